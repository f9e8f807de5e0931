"""All kinds of papers on the page: listed, shown, written, and what was edited is kept."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from charter.compose.paper_kinds import KINDS
from charter.web.paper_lists import GROUPS
from page_driver import Page, northwind, text

NAMES = (
    *("cpto-charter", "cpto-posting", "cpto-interview", "vp-engineering-interview"),
    *("ceo-job-description", "cpto-vp-engineering-joint", "certificate", "authority", "matrix"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


def test_every_kind_that_one_workspace_is_enough_for_is_in_a_group() -> None:
    listed = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(listed) == sorted(kind.id for kind in KINDS.values() if kind.compose)


@pytest.mark.parametrize("group", [group.id for group in GROUPS])
def test_each_paper_of_a_group_is_shown_and_leads_back(page: Page, group: str) -> None:
    listed = page.get(f"/papers?group={group}")
    names = {
        part.partition('"')[0]
        for part in listed.body.decode().split("<tbody>")[1].split('href="/papers/')[1:]
        if "/" not in part.partition('"')[0]
    }
    assert names
    for name in sorted(names):
        shown = page.get(f"/papers/{name}")
        assert shown.status == 200, name
        assert f'href="/papers?group={group}"' in shown.body.decode()


@pytest.mark.parametrize("name", NAMES)
def test_each_paper_is_downloaded_in_each_format_that_is_offered(page: Page, name: str) -> None:
    shown = page.get(f"/papers/{name}")
    assert shown.status == 200
    links = [
        part.partition('"')[0]
        for part in shown.body.decode().split('href="')
        if part.startswith(f"/papers/{name}/")
    ]
    assert len(links) >= 3
    for link in links:
        if not link.endswith(".pdf"):
            assert page.get(link).status == 200, link


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ({"group": "interview"}, ["cpto-interview.md"]),
        ({"group": "job-description"}, ["ceo-job-description.md", "cpto-job-description.docx"]),
        ({"group": "joint", "name": "cpto-vp-engineering-joint"}, ["cpto-vp-engineering-joint.md"]),
        ({"group": "company"}, ["certificate.md", "authority.md", "matrix.md"]),
    ],
)
def test_papers_of_a_group_are_written(
    page: Page, folder: Path, form: dict[str, str], files: list[str]
) -> None:
    done = page.post("/papers", form)
    assert done.status == 200
    for file in files:
        assert (folder / "out" / file).is_file()
    assert not (folder / "out/cpto-charter.md").exists()
    assert "as written" in text(done)


def test_while_something_is_to_be_settled_there_is_no_certificate(page: Page, folder: Path) -> None:
    path = folder / "company.yaml"
    path.write_text(path.read_text("utf-8") + "disputed: {product.roadmap: [cpto, ceo]}\n", "utf-8")
    listed = page.get("/papers?group=company")
    assert "/papers/authority" in listed.body.decode()
    assert "/papers/certificate" not in listed.body.decode()
    assert "Product roadmap" in text(listed) or "product.roadmap" in text(listed)
    assert page.get("/papers/certificate").status == 422
    assert page.post("/papers", {"group": "company"}).status == 200
    assert not (folder / "out/certificate.md").exists()


def test_a_paper_that_somebody_edited_is_kept_until_it_is_said_what_to_do(
    page: Page, folder: Path
) -> None:
    page.post("/papers", {})
    paper = folder / "out/cpto-charter.md"
    edited = paper.read_text("utf-8").replace("Accountabilities", "Duties")
    paper.write_text(edited, "utf-8")
    page.post("/owners/product.roadmap", {"to": "vp-engineering", "was": "null"})
    told = page.post("/papers", {})
    assert told.status == 200
    assert "cpto-charter.md" in text(told)
    assert "Nothing was written" in text(told)
    assert paper.read_text("utf-8") == edited
    kept = page.post("/papers", {"edited": "keep"})
    assert "cpto-charter.md stays as it was edited" in text(kept)
    assert paper.read_text("utf-8") == edited
    page.post("/papers", {"edited": "over"})
    assert "Duties" not in paper.read_text("utf-8")


def test_an_unknown_group_is_the_usual_one_and_an_unknown_paper_is_told(page: Page) -> None:
    assert "Charter: Chief Executive Officer" in text(page.get("/papers?group=nonsense"))
    for name in ("ceo-vp-nobody-joint", "joint", "charter", "handover", "x-interview"):
        assert page.get(f"/papers/{name}").status == 422, name


def test_with_hidden_pay_a_job_description_is_not_shown(folder: Path) -> None:
    page = Page(folder, hide_pay=True)
    for name in ("cpto-job-description", "cpto-interview", "cpto-posting"):
        assert page.get(f"/papers/{name}").status == 422
    for name in ("cpto-charter", "cpto-vp-engineering-joint", "authority", "matrix", "certificate"):
        shown = text(page.get(f"/papers/{name}"))
        assert "220,000" not in shown
        assert "280,000" not in shown


def whole_charter(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text_ in paragraphs:
        document.add_paragraph(text_)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize("name", ["charter.docx", "posting.docx", "letterhead.docx"])
def test_one_begins_from_ours_and_what_comes_is_taken(page: Page, folder: Path, name: str) -> None:
    got = page.get(f"/look/{name}")
    assert got.headers["content-disposition"] == f'attachment; filename="{name}"'
    done = page.upload("/look", "Our own.docx", got.body, what=name.removesuffix(".docx"))
    assert done.status == 303, text(done)
    assert (folder / "templates" / name).read_bytes() == got.body
    shown = text(page.get("/look"))
    assert f"{name} " in shown.partition("Yours")[2].partition("Begin from ours")[0]
    assert page.get("/papers/cpto-charter/cpto-charter.docx").status == 200


def test_a_template_with_a_mistake_is_not_taken_and_comes_back_with_comments(
    page: Page, folder: Path
) -> None:
    wrong = whole_charter("{{ position.titel }}", "{% if charter.limits %} open")
    told = page.upload("/look", "charter.docx", wrong, what="charter")
    assert "It was not taken" in text(told)
    assert "titel" in text(told)
    assert b'value="charter" checked' in told.body  # so that it is not taken as a letterhead next
    assert "/tmp" not in text(told)
    assert not (folder / "templates").exists()
    (mark,) = re.findall(r'href="(/look/[^".]+)"', told.body.decode())
    marked = page.get(mark)
    with zipfile.ZipFile(io.BytesIO(marked.body)) as package:
        assert b"titel" in package.read("word/comments.xml")
    assert page.get("/look/other").status == 422


def test_standard_again_keeps_ones_own_beside(page: Page, folder: Path) -> None:
    ours = page.get("/look/charter.docx").body
    page.upload("/look", "charter.docx", ours, what="charter")
    page.post("/look", {"away": "charter.docx"})
    assert not (folder / "templates/charter.docx").exists()
    (kept,) = (folder / "templates/.kept").iterdir()
    assert kept.read_bytes() == ours
    for name in ("charter.docx", "../company.yaml", "none.docx"):
        assert page.post("/look", {"away": name}).status == 422
    assert (folder / "company.yaml").is_file()


def test_another_kind_of_file_or_template_is_told(page: Page, folder: Path) -> None:
    ours = page.get("/look/charter.docx").body
    for name, content, what in (
        ("a.pdf", b"%PDF-1.7", "charter"),
        ("a.docx", b"no zip", "charter"),
        ("a.docx", ours, "../company"),
        ("a.docx", ours, "matrix"),
    ):
        assert page.upload("/look", name, content, what=what).status == 422, (name, what)
    assert not (folder / "templates").exists()
