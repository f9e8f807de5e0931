"""The words of a paper on the page: traced, said otherwise, and taken in from an edited paper."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pytest

from charter.load.company_file import read_workspace
from charter.make import Wanted, make_papers
from charter.problems import CharterError
from charter.resources import examples_folder
from charter.review.lines import lines_of_markdown
from charter.review.rewording import reword
from charter.review.sources import sentence_sources
from edited_papers import edit
from page_driver import DAY, HERE, Page, company, hidden, northwind, text

WORKSPACES = [HERE / "briefs" / "northwind", *sorted(examples_folder().iterdir())[:1]]
LETTERS = re.compile(r"[^\W\d_]+")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


@pytest.mark.parametrize("folder_", WORKSPACES, ids=lambda path: path.name)
def test_the_pieces_are_all_of_a_paper_and_each_says_where_it_is_written(folder_: Path) -> None:
    workspace = read_workspace(folder_)
    made = make_papers(workspace, Wanted(DAY, formats=("md",)))
    for one in made.texts:
        pieces = sentence_sources(workspace, made.organisation, one)
        whole = " ".join(line.text for line in lines_of_markdown(one.text, one.name, tidied=False))
        said = " ".join(piece.text for piece in pieces)
        assert LETTERS.findall(said) == LETTERS.findall(whole), one.name
        for piece in pieces:
            assert piece.origin is None or piece.origin.place.line > 0
        sentences = [p for p in pieces if not p.heading and len(p.text) > 60]
        traced = [p for p in sentences if p.origin]
        assert len(traced) > len(sentences) * 0.6, one.name


def test_other_papers_are_told_not_to_be_traced(page: Page) -> None:
    told = page.get("/papers/authority/words")
    assert told.status == 422
    assert "are not traced" in text(told)
    assert b"/words" not in page.get("/papers/authority").body


def piece(page: Page, name: str, words: str) -> str:
    """Return the address at which a piece with these words is said otherwise."""
    shown = page.get(f"/papers/{name}/words").body.decode()
    rows = re.findall(r'<tr id="p(\d+)".*?</tr>', shown, re.DOTALL)
    for number in rows:
        row = shown.partition(f'<tr id="p{number}"')[2].partition("</tr>")[0]
        if words in row:
            return f"/papers/{name}/words?at={number}"
    raise AssertionError(words)


def sent(page: Page, address: str, say: str) -> dict[str, str]:
    shown = page.get(address)
    return {"at": hidden(shown, "at"), "was": hidden(shown, "was"), "say": say}


def test_a_sentence_says_where_it_comes_from_and_is_said_otherwise(
    page: Page, folder: Path
) -> None:
    shown = page.get("/papers/cpto-posting/words").body.decode()
    assert 'href="/positions/cpto">your words: opening' in shown
    assert "company.yaml, line" in shown
    address = piece(page, "cpto-posting", "your words: opening")
    before = company(folder)
    done = page.post("/papers/cpto-posting/words", sent(page, address, "This post is new."))
    assert done.status == 303, text(done)
    assert done.headers["location"] == "/papers/cpto-posting/words?saved=1"
    assert "opening: >-\n      This post is new.\n" in company(folder)
    assert "This post is new." in text(page.get("/papers/cpto-posting"))
    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_usual_words_said_otherwise_stand_in_ones_own_catalogue(page: Page, folder: Path) -> None:
    shown = page.get("/papers/vp-engineering-charter/words").body.decode()
    usual = re.findall(r'<tr id="p(\d+)"[^>]*><td[^>]*>([^<]{60,})</td>.*?/owners/', shown)
    number, _ = usual[0]
    address = f"/papers/vp-engineering-charter/words?at={number}"
    form = sent(page, address, hidden(page.get(address), "was").rstrip(".") + ", twice a year.")
    assert page.post("/papers/vp-engineering-charter/words", form).status == 303
    ours = (folder / "catalog/ours.yaml").read_text("utf-8")
    assert "twice a year." in " ".join(ours.split())
    assert "twice a year." in text(page.get("/papers/vp-engineering-charter"))
    again = page.get(f"/papers/vp-engineering-charter/words?at={number}")
    assert "yours" in text(again)
    page.post("/history", {"change": "1"})
    assert "twice a year." not in text(page.get("/papers/vp-engineering-charter"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"say": " "}, "no words are left"),
        ({"was": "Something else."}, "something else there by now"),
        ({"at": "9999"}, "something else there by now"),
        ({"at": "x"}, "something else there by now"),
    ],
)
def test_what_cannot_be_said_is_told(
    page: Page, folder: Path, change: dict[str, str], told: str
) -> None:
    address = piece(page, "cpto-posting", "your words: opening")
    before = company(folder)
    form = {**sent(page, address, "This post is new."), **change}
    answer = page.post("/papers/cpto-posting/words", form)
    assert answer.status == 422
    assert told in text(answer).lower()
    assert company(folder) == before
    assert not (folder / "catalog").exists()


def test_every_traced_sentence_is_reworded_exactly_or_refused(folder: Path, tmp_path: Path) -> None:
    """Whatever is taken in, the paper prints what was typed; else nothing has changed."""
    wanted = Wanted(DAY, ("charter", "posting"), ("cpto",), formats=("md",))
    workspace = read_workspace(folder)
    made = make_papers(workspace, wanted)
    done = 0
    for one in made.texts:
        seen: set[str] = set()
        for source in sentence_sources(workspace, made.organisation, one):
            origin = source.origin
            key = f"{origin.kind}{origin.path[0]}" if origin else ""
            if origin is None or source.heading or key in seen:
                continue
            seen.add(key)
            copied = Path(shutil.copytree(folder, tmp_path / f"{one.name}-{len(seen)}"))
            ours = read_workspace(copied)
            said = f"{source.text.rstrip('.')} in the north."
            if len(seen) % 2:
                said = "We do it otherwise now."
            try:
                reword(ours, one, source, said, DAY)
            except CharterError:
                assert company(copied) == company(folder)
                assert not (copied / "catalog").exists()
                continue
            done += 1
            after = make_papers(read_workspace(copied), wanted).texts
            assert said in next(_plain(t.text, t.name) for t in after if t.name == one.name), key
    assert done > 8


def _plain(markdown: str, name: str) -> str:
    return "\n".join(line.text for line in lines_of_markdown(markdown, name))


def test_what_was_edited_in_the_folder_is_shown_and_taken_in(page: Page, folder: Path) -> None:
    page.post("/papers", {})
    paper = folder / "out/cpto-charter.md"
    edit(paper, "up to $50,000", "up to $60,000")
    refused = page.post("/papers", {})
    assert b'href="/edited?file=cpto-charter.md"' in refused.body
    shown = page.get("/edited?file=cpto-charter.md")
    assert "up to $60,000" in text(shown)
    assert "spend: 50000" in company(folder)
    done = page.post("/edited", {"there": "cpto-charter.md", "apply": "yes"})
    assert "Taken in:" in text(done)
    assert "spend: 60000" in company(folder)
    assert page.post("/papers", {}).status == 200
    assert "up to $60,000" in paper.read_text("utf-8")


def test_a_word_file_that_came_by_mail_is_shown_and_kept_nowhere(page: Page, folder: Path) -> None:
    page.post("/papers", {})
    document = docx.Document(str(folder / "out/cpto-posting.docx"))
    first = next(p for p in document.paragraphs if p.text.startswith("This is a new position."))
    first.runs[0].text = first.text.replace("This is a new position.", "This post is new.")
    for run in first.runs[1:]:
        run.text = ""
    content = io.BytesIO()
    document.save(content)
    before = sorted(folder.rglob("*"))
    shown = page.upload("/edited", "cpto-posting.docx", content.getvalue())
    assert "This post is new." in text(shown)
    assert "opening" in text(shown)
    assert sorted(folder.rglob("*")) == before
    done = page.upload("/edited", "cpto-posting.docx", content.getvalue(), apply="yes")
    assert "Taken in:" in text(done)
    assert "This post is new." in company(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.docx", b"PK"), ("a.exe", b"MZ"), ("notes.md", b"# Notes\n\nNothing.\n")],
)
def test_a_file_that_is_no_paper_of_ours_is_told(page: Page, name: str, content: bytes) -> None:
    answer = page.upload("/edited", name, content)
    assert answer.status == 422
    assert "/tmp/tmp" not in text(answer)


@pytest.mark.parametrize("file", ["../company.yaml", "..%2Fcompany.yaml", "/etc/passwd", "no.md"])
def test_nothing_outside_the_folder_of_papers_is_read(page: Page, file: str) -> None:
    page.post("/papers", {})
    shown = page.get(f"/edited?file={file}")
    assert shown.status == 200
    assert "No difference" not in text(shown)
    assert page.post("/edited", {"there": file, "apply": "yes"}).status == 422


def test_with_hidden_pay_no_posting_is_compared(folder: Path) -> None:
    Page(folder).post("/papers", {})
    page = Page(folder, hide_pay=True)
    assert page.get("/edited?file=cpto-posting.md").status == 422
    assert page.get("/edited?file=cpto-charter.md").status == 200
    assert page.get("/papers/cpto-posting/words").status == 422


def test_figures_that_nobody_here_has_said_are_listed_until_they_are_said(page: Page) -> None:
    shown = page.get("/papers/vp-engineering-charter/words").body.decode()
    listed = shown.partition('id="ours"')[2].partition("</section>")[0]
    assert "within two hours of discovery" in listed or "five working days" in listed
    assert "nobody here has said" in listed
    at = re.search(r'href="\?at=(\d+)#say"', listed)
    assert at is not None
    asked = page.get(f"/papers/vp-engineering-charter/words?at={at[1]}")
    form = {"at": at[1], "was": hidden(asked, "was"), "say": "Our own words without any."}
    assert page.post("/papers/vp-engineering-charter/words", form).status == 303
    left = page.get("/papers/vp-engineering-charter/words").body.decode()
    assert left.partition('id="ours"')[2].count("?at=") < shown.partition('id="ours"')[2].count(
        "?at="
    )
    assert "#ours" in page.get("/papers/vp-engineering-charter").body.decode()
