"""Papers as PDF: tagged (PDF/UA-1), in the letterhead's look, the same bytes each time."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import charter as package
from charter.compose.matrix import compose_matrix
from charter.document.blocks import Heading, List, Paragraph, Run, Table
from charter.document.document import Document, document_of
from charter.problems import OutputError, TemplateError
from charter.render.papers import Markdown
from making import composed, rendered, written

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")

from charter.write.pdf.look import clean, fonts_for  # noqa: E402
from charter.write.pdf.writer import PdfWriter  # noqa: E402

BRIEF = Path(__file__).parent / "briefs" / "tallyho"
LETTERS = sorted((Path(__file__).parent / "data" / "letters").glob("*.docx"))
DAY = date(2026, 12, 1)
HOSTILE = (
    '#import "@preview/x:1.0.0": *; #read("/etc/passwd") $x^2$ *b* _i_ @ref <label> \\ `raw`'
    " // c /* d */ [x] {y} ~ -- ]) #panic()"
)


@pytest.fixture(scope="module")
def organisation() -> Any:
    return package.organise(package.read_workspace(BRIEF))


@pytest.fixture(scope="module")
def texts(organisation: Any) -> list[Markdown]:
    return rendered(composed(organisation, DAY), None)


@pytest.fixture(scope="module")
def charter_text(texts: list[Markdown]) -> Markdown:
    return next(text for text in texts if text.name == "vp-product-charter")


def _pdf(text: Markdown, templates: Path | None = None) -> bytes:
    return PdfWriter(templates).write(document_of(text))


def _read(content: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(content))


def _words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in _read(content).pages).split())


def _roles(element: Any, found: list[str]) -> list[str]:
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            _roles(child, found)
    elif isinstance(element, dict):
        if "/S" in element:
            found.append(element["/S"])
        if "/K" in element:
            _roles(element["/K"], found)
    return found


def test_a_paper_says_what_it_is_and_in_which_language(charter_text: Markdown) -> None:
    reader = _read(_pdf(charter_text))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == charter_text.paper.language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == charter_text.paper.heading
    assert reader.metadata.author == charter_text.paper.company
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", xmp)


def test_its_headings_tables_lists_and_drawing_are_tagged(charter_text: Markdown) -> None:
    reader = _read(_pdf(charter_text))
    roles = _roles(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], [])
    assert roles.count("/H1") == 1
    assert {"/H2", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(roles)
    assert [item.title for item in reader.outline if not isinstance(item, list)] == [
        charter_text.paper.heading
    ]


def test_the_text_is_there_in_the_order_of_the_paper(charter_text: Markdown) -> None:
    words = _words(_pdf(charter_text))
    headings = re.findall(r"^## (.+)$", charter_text.text, re.MULTILINE)
    places = [words.index(heading) for heading in headings]
    assert places == sorted(places)
    assert charter_text.content_hash in words
    assert re.search(r"Page 1 of \d", words)


def test_the_same_paper_gives_the_same_bytes(charter_text: Markdown) -> None:
    first = _pdf(charter_text)
    assert _pdf(charter_text) == first
    assert b"20261201000000" in first


def test_the_lines_to_sign_stand_under_their_heading_and_not_alone(texts: list[Markdown]) -> None:
    charters = [text for text in texts if text.paper.kind == "charter"]
    for text in charters:
        last = _read(_pdf(text)).pages[-1].extract_text()
        assert "Review and sign-off" in last
        before, _ = last.split("Review and sign-off")
        assert len(before) > 200, text.name


def test_a_posting_shows_no_hash(texts: list[Markdown]) -> None:
    posting = next(text for text in texts if text.paper.kind == "posting")
    assert posting.content_hash not in _words(_pdf(posting))


def test_a_matrix_lies_on_its_side_and_repeats_its_header(organisation: Any) -> None:
    [text] = rendered([compose_matrix(organisation, DAY, (), ())], None)
    pages = _read(_pdf(text)).pages
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert len(pages) > 1
    assert "Responsibility" in pages[1].extract_text()


def test_the_page_has_the_size_of_the_country(charter_text: Markdown) -> None:
    for country, width in (("US", 612.0), ("DE", 595.3)):
        text = charter_text._replace(paper=charter_text.paper._replace(country=country))
        assert abs(float(_read(_pdf(text)).pages[0].mediabox.width) - width) < 0.1


def test_hostile_text_is_text_everywhere(charter_text: Markdown) -> None:
    told = Run(HOSTILE)
    blocks = (
        Heading(1, (told,)),
        Heading(2, ()),
        Heading(4, (told,)),
        Paragraph((told, Run("\n"), Run("link", link="javascript:alert(1)"))),
        Paragraph((Run("good", link="https://example.org/#(a)"),)),
        Table(((told,),), (((told,),),)),
        List(None, ((Paragraph((told,)),),)),
    )
    paper = charter_text.paper._replace(company=HOSTILE + "\x00\x07")
    content = PdfWriter().write(Document(paper, blocks, charter_text.content_hash))
    # In the page's header, two headings, a paragraph, a table (twice) and a list.
    assert _words(content).count("#panic()") >= 7
    assert _read(content).metadata.author == HOSTILE
    assert b"javascript" not in content
    assert b"https://example.org/#\\(a\\)" in content or b"https://example.org/#(a)" in content


def test_a_character_that_no_font_has_is_a_problem_that_names_it(charter_text: Markdown) -> None:
    blocks = (Paragraph((Run("a \U00031340 b"),)),)
    with pytest.raises(TemplateError) as bad:
        PdfWriter().write(Document(charter_text.paper, blocks, charter_text.content_hash))
    [problem] = bad.value.problems
    assert problem.code == "no-glyph"
    assert problem.place.path == "vp-product-charter.pdf"


def test_control_characters_are_left_out() -> None:
    assert clean("a\x00b\x07c\td") == "abcd"


def test_fonts_that_are_not_there_have_stand_ins() -> None:
    known = ["Carlito", "Libertinus Serif", "DejaVu Sans Mono", "Liberation Serif"]
    assert fonts_for("Calibri", known)[0] == "Carlito"
    assert fonts_for("Times New Roman", known)[0] == "Liberation Serif"
    assert fonts_for("Nowhere Sans", ["Libertinus Serif"]) == ["Libertinus Serif"]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.stem)
def test_every_letterhead_gives_a_pdf(letter: Path, charter_text: Markdown, tmp_path: Path) -> None:
    shutil.copyfile(letter, tmp_path / "letterhead.docx")
    content = _pdf(charter_text, tmp_path)
    assert charter_text.paper.heading in _words(content)


def test_a_draft_says_so_on_each_page_whatever_the_letterhead(
    charter_text: Markdown, tmp_path: Path
) -> None:
    draft = charter_text._replace(paper=charter_text.paper._replace(draft=True))
    for letter in LETTERS:
        shutil.copyfile(letter, tmp_path / "letterhead.docx")
        first, *others = (page.extract_text() for page in _read(_pdf(draft, tmp_path)).pages)
        assert first.split().count("Draft") == 2, letter  # the header, and the title
        assert {page.split().count("Draft") for page in others} == {1}, letter


def test_a_letterhead_lends_its_picture_and_its_text(
    charter_text: Markdown, tmp_path: Path
) -> None:
    letter = next(path for path in LETTERS if path.stem == "letter")
    shutil.copyfile(letter, tmp_path / "letterhead.docx")
    reader = _read(_pdf(charter_text, tmp_path))
    assert all("Example, Incorporated" in page.extract_text() for page in reader.pages)
    assert b"/Subtype/Image" in _pdf(charter_text, tmp_path).replace(b" ", b"")


def test_build_writes_pdf_beside_the_others(charter: Callable[..., Any], tmp_path: Path) -> None:
    told = ("build", BRIEF, "--date", "2026-12-01", "--out", tmp_path)
    ran = charter(*map(str, told), "--format", "md,pdf", "--paper", "charter")
    assert "[no-pdf]" not in ran.err
    assert list(tmp_path.glob("*.md"))
    for path in tmp_path.glob("*.md"):
        assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF-1.7")


def test_without_the_extra_the_other_formats_are_written_and_the_message_names_it(
    charter: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter.write.pdf.extra.can_write_pdf", lambda: False)
    told = ("build", BRIEF, "--date", "2026-12-01", "--paper", "charter")
    ran = charter(*map(str, told), "--out", str(tmp_path / "a"), "--format", "md,pdf")
    assert ran.code == 1
    assert 'pip install ".[pdf]"' in ran.err
    assert "the other files are written" in ran.err
    assert {path.suffix for path in (tmp_path / "a").glob("*-charter.*")} == {".md"}
    alone = charter(*map(str, told), "--out", str(tmp_path / "b"), "--format", "pdf")
    assert alone.code == 1
    assert 'pip install ".[pdf]"' in alone.err
    assert not (tmp_path / "b").exists()


def test_in_python_without_the_extra_nothing_is_half_made(
    texts: list[Markdown], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr("charter.write.pdf.writer.can_write_pdf", lambda: False)
    with pytest.raises(OutputError, match="typst"):
        dict(written(texts, ("pdf",), None))
