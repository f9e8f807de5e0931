"""Word files: real styles, lists, headers and links; valid; and text that survives whole."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter
from charter.document.document import document_of
from charter.document.parse import parse_markdown
from charter.problems import TemplateError
from charter.render.papers import Markdown
from charter.write.docx.writer import DocxWriter
from charter.write.letterhead.read import own_letterhead
from making import WORKSPACES, composed, organised, rendered

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
STRUCTURES = ("separate", "combined-lean", "cto-led", "cpo-led", "founder-led", "separate-full")
VALIDATED, MANY = ("northwind", "havn"), 25
LONGEST = 16
TOOLS = Path(sys.executable).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts(workspace: Path, role: str = "") -> list[Markdown]:
    return rendered(composed(organised(workspace), DAY, position=role), None)


PAPER, POSTING = texts(ROOT / "tests/briefs/northwind", "cpto")


def word(markdown: str, text: Markdown = PAPER) -> Any:
    """Return the Word file that shows `markdown`, opened by python-docx."""
    return docx.Document(io.BytesIO(DocxWriter().write(document_of(text._replace(text=markdown)))))


def shown(text: Markdown) -> Any:
    return word(text.text, text)


def styles(document: Any) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def test_markdown_becomes_named_styles() -> None:
    document = word(
        "# A\n\n*sub*\n\n## B\n\n### C\n\n#### D\n\ntext\n\n**lead**\n\n"
        "- one\n  - two\n\n1. n\n\n> q\n"
    )
    assert styles(document) == [
        ("Title", "A"),
        ("Subtitle", "sub"),
        ("Heading 1", "B"),
        ("Heading 2", "C"),
        ("Heading 3", "D"),
        ("Normal", "text"),
        ("Lead", "lead"),
        ("List Bullet", "one"),
        ("List Bullet 2", "two"),
        ("List Number", "n"),
        ("Quote", "q"),
    ]


def test_each_numbered_list_starts_at_one() -> None:
    document = word("1. a\n1. b\n\ntext\n\n1. c\n1. d\n")
    numbers = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    part = document.part.numbering_part.element
    for number in set(numbers):
        (num,) = (n for n in part.findall(f"{W}num") if n.get(f"{W}numId") == str(number))
        assert num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_a_table_repeats_its_header_row_and_says_that_it_is_one() -> None:
    (table,) = word("## Measures\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n").tables
    assert table.style.name == "Charter Table"
    headers = [row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows]
    assert headers == [True, False, False]
    look = table._tbl.tblPr.find(f"{W}tblLook")
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "0")
    assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == "Measures"


def test_a_table_without_header_is_one_of_facts() -> None:
    (table,) = word("|  |  |\n| --- | --- |\n| **Held by** | Jo |\n").tables
    assert table.style.name == "Charter Facts"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Held by", "Jo"]]


def test_links_work() -> None:
    document = word("Apply at [our page](<https://x.example/?a=1&b=2>).\n")
    (link,) = document.paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("our page", "https://x.example/?a=1&b=2")


@given(
    st.text(
        alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40
    ).filter(str.strip)
)
def test_any_text_survives(text: str) -> None:
    from charter.render.markdown import escape

    document = word(f"# T\n\nx {escape(text)}\n\n| a |\n| --- |\n| x {escape(text)} |\n")
    wanted = " ".join(f"x {text}".split())
    kept = re.sub("[\ufffe\uffff]", "", wanted)
    assert document.paragraphs[1].text == kept
    assert document.tables[0].rows[1].cells[0].text == kept


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا"])
def test_right_to_left_text_is_marked(text: str) -> None:
    paragraph = word(f"{text}\n").paragraphs[0]
    assert paragraph._p.pPr.find(f"{W}bidi") is not None
    assert paragraph.runs[0].font.rtl


def test_a_line_break_stays_in_its_paragraph() -> None:
    assert word("a  \nb\n").paragraphs[0].text == "a\nb"


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("<b>x</b>", "HTML (<b>)"),
        ("<div>\nx\n</div>", "HTML"),
        ("![a](b.png)", "an image"),
        ("    x = 1", "a code block"),
        ("> " * 30 + "x", "more than 8 levels"),
    ],
)
def test_markdown_that_word_cannot_show_is_an_error(markdown: str, what: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(what)):
        parse_markdown(markdown, "t")


def test_the_page_is_the_countrys() -> None:
    sizes = {
        country: shown(PAPER._replace(paper=PAPER.paper._replace(country=country))).sections[0]
        for country in ("US", "DK", "")
    }
    widths = {country: round(section.page_width.mm) for country, section in sizes.items()}
    assert widths == {"US": 216, "DK": 210, "": 210}


def test_properties_name_the_company_and_no_library() -> None:
    with zipfile.ZipFile(io.BytesIO(DocxWriter().write(document_of(PAPER)))) as package:
        core = ElementTree.fromstring(package.read("docProps/core.xml"))
        everything = b"".join(package.read(name) for name in package.namelist())
    said = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert said["title"] == "Charter: Chief Product and Technology Officer"
    assert said["creator"] == said["lastModifiedBy"] == "Northwind Robotics"
    assert said["language"] == "en-US"
    assert said["created"] == f"{DAY}T00:00:00Z"
    for library in (b"python", b"docx4j", b"LibreOffice", b"charter-"):
        assert library not in everything


def test_header_and_footer_are_filled_in() -> None:
    (section,) = shown(PAPER).sections
    assert section.header.paragraphs[0].text == (
        "Northwind Robotics\tCharter: Chief Product and Technology Officer"
    )
    assert section.footer.paragraphs[0].text == f"{PAPER.content_hash}\tPage 1 of 1"
    fields = [e.text.strip() for e in section.footer._element.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_posting_shows_no_hash() -> None:
    (section,) = shown(POSTING).sections
    assert section.footer.paragraphs[0].text == "\tPage 1 of 1"


def test_headings_come_in_order() -> None:
    for text in (PAPER, POSTING):
        levels = [
            0 if n == "Title" else int(n[-1])
            for n, _ in styles(shown(text))
            if n[:5] in ("Title", "Headi")
        ]
        assert levels[0] == 0
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_an_own_letterhead_gives_its_page_and_styles(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    letterhead = docx.Document(str(ROOT / "templates/letterhead.docx"))
    letterhead.styles["Title"].font.name = "Georgia"
    letterhead.sections[0].page_width = docx.shared.Mm(200)
    letterhead.sections[0].header.paragraphs[0].text = "Our own header of {company}"
    letterhead.save(str(tmp_path / "templates/letterhead.docx"))
    writer = DocxWriter(tmp_path / "templates")
    made = docx.Document(io.BytesIO(writer.write(document_of(PAPER))))
    assert made.styles["Title"].font.name == "Georgia"
    assert round(made.sections[0].page_width.mm) == 200
    assert made.sections[0].header.paragraphs[0].text == "Our own header of Northwind Robotics"
    assert made.paragraphs[0].text.startswith("Charter:")


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 broken"])
def test_a_letterhead_that_is_no_word_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letterhead.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"no Word file|this file is empty"):
        own_letterhead(path)


def test_a_letterhead_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letterhead.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 40_000_000)
    with pytest.raises(TemplateError, match="B unpacked"):
        own_letterhead(path)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the Word papers of all briefs, examples and structures.

    In `tried` are those that are validated: of each structure, and of a few whose law and language
    differ. .ci/run validates those of all briefs and examples.
    """
    folder = tmp_path_factory.mktemp("papers")
    (folder / "tried").mkdir()
    for workspace in WORKSPACES:
        into = folder / "tried" if workspace.name in VALIDATED else folder
        charter.build(workspace, into / workspace.name, day=DAY, formats=("docx",))
    for structure in STRUCTURES:
        source = folder / "tried" / f"of-{structure}"
        source.mkdir()
        (source / "company.yaml").write_text(
            "company: {name: Tout & <Rien>, country: FR, currency: EUR, business_model: saas,\n"
            "  customers: technical, investors: true, regulated: true, personal_data: true,\n"
            "  ai_in_product: true, devices: true, standards: true, speaks_publicly: true,\n"
            f"  markets: 3, outsourced_development: true}}\nstructure: {structure}\n",
            "utf-8",
        )
        charter.build(source, day=DAY, formats=("docx",))
    return folder


def length(path: Path) -> int:
    """Return how many letters the text of a Word file has."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return sum(len(each.text or "") for each in root.iter(f"{W}t"))


def test_every_word_file_is_valid_open_xml(papers: Path) -> None:
    made = [str(path) for path in sorted((papers / "tried").rglob("*.docx"))]
    assert len(made) > MANY
    audit = subprocess.run(
        [TOOLS / "openxml-audit", "--recursive", str(papers / "tried")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert audit.returncode == 0, audit.stdout
    integrity = subprocess.run(
        [TOOLS / "ooxml-integrity", "check", "--quiet", "--fail-on", "info", *made],
        capture_output=True,
        text=True,
        check=False,
    )
    assert integrity.returncode == 0, integrity.stdout


def test_the_validators_do_find_fault(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "default.docx"))
    audit = subprocess.run(
        [TOOLS / "openxml-audit", str(tmp_path / "default.docx")], capture_output=True, check=False
    )
    assert audit.returncode == 1, "python-docx's own default template is known to be faulty"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_charters_fit_four_pages_and_postings_two(papers: Path, tmp_path: Path) -> None:
    """All postings, and the longest charters: a shorter one has room."""
    charters = sorted(papers.rglob("*-charter.docx"), key=length)[-LONGEST:]
    made = [*charters, *sorted(papers.rglob("*-posting.docx"))]
    assert len(made) > LONGEST + 5
    for number, path in enumerate(made):
        shutil.copy(path, tmp_path / f"{number:03}-{path.parent.name}-{path.name}")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        capture_output=True,
        check=True,
    )
    pages = {}
    for path in sorted(tmp_path.glob("*.pdf")):
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        pages[path.stem] = int(re.search(r"Pages:\s+(\d+)", told)[1])  # type: ignore[index]
    assert len(pages) == len(made)
    long = {n: p for n, p in pages.items() if p > (2 if n.endswith("posting") else 4)}
    assert long == {}
