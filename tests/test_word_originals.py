"""A whole template in Word makes a charter: then its Word file is the original of every format."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

import charter as api
from charter.document.blocks import List, Table
from charter.document.docx.text import DocxParagraph, DocxText, Span
from charter.document.parse import parse_markdown
from charter.docx_templates.check import check_word_template, notes_on
from charter.docx_templates.filler import WordFiller
from charter.docx_templates.read_back import markdown_of
from charter.offer.sent import sent_charters
from charter.problems import TemplateError
from charter.render.papers import BLANK_HASH, Markdown
from charter.resources import templates_folder
from edited_papers import signed_copy
from making import composed, rendered

pytestmark = pytest.mark.usefixtures("in_2030")

BRIEFS = Path(__file__).resolve().parent / "briefs"
DAY = date(2027, 1, 15)
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Run = Callable[..., Any]


def papers_of(brief: str) -> list[Any]:
    workspace = api.read_workspace(BRIEFS / brief)
    return composed(api.organise(workspace), DAY, papers=("charter",))


@pytest.mark.parametrize("brief", ["havn", "northwind", "tallyho"])
def test_the_starter_says_to_the_byte_what_the_markdown_template_says(brief: str) -> None:
    starter = WordFiller(templates_folder() / "starters/charter.docx")
    for paper, shipped in zip(papers_of(brief), rendered(papers_of(brief), None), strict=True):
        assert starter.text(paper).text == shipped.text


def said(tmp_path: Path, change: Callable[[Any], None]) -> str:
    """Return what a template says that `change` has made of an empty document."""
    made = docx.Document()
    change(made)
    made.add_paragraph("{{ position.short }}")
    made.save(str(tmp_path / "charter.docx"))
    text = WordFiller(tmp_path / "charter.docx").text(papers_of("northwind")[0]).text
    return text.removesuffix("\n\nCEO\n") + "\n"


def element(xml: str) -> Any:
    return parse_xml(xml.replace(">", f" {NS}>", 1))


def runs(*texts: tuple[str, bool | None, bool | None]) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        for text, bold, italic in texts:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold, italic

    return change


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda d: d.add_heading("The title", 0), "# The title\n"),
        (lambda d: d.add_heading("Without a title above", 1), "# Without a title above\n"),
        (
            lambda d: d.add_paragraph("1. is no list, # no heading"),
            "1\\. is no list, # no heading\n",
        ),
        (lambda d: d.add_paragraph("# nor *this* <b>"), "\\# nor \\*this\\* \\<b\\>\n"),
        (lambda d: d.add_paragraph("One line\nand another"), "One line\\\nand another\n"),
        (lambda d: d.add_paragraph("Quoted", "Intense Quote"), "> Quoted\n"),
        (runs(("Bold. ", True, None), ("Plain", None, None)), "**Bold.** Plain\n"),
        (runs(("in", None, None), ("(ner)", True, None), ("most", None, None)), "in(ner)most\n"),
        (runs(("Both", True, True), (" ", None, None), ("one", None, True)), "***Both*** *one*\n"),
    ],
)
def test_how_paragraphs_are_read_back(
    tmp_path: Path, change: Callable[[Any], None], text: str
) -> None:
    assert said(tmp_path, change) == text


def test_lists_are_read_back(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for text, style in (
            ("first", "List Number"),
            ("second", "List Number"),
            ("a point", "List Bullet"),
        ):
            document.add_paragraph(text, style)

    numbered, bullets = parse_markdown(said(tmp_path, change), "")
    assert isinstance(numbered, List)
    assert isinstance(bullets, List)
    assert (numbered.start, len(numbered.items)) == (1, 2)
    assert (bullets.start, len(bullets.items)) == (None, 1)


LEVELS = """
    <w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>
    <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>
    </w:abstractNum>
"""
NUM = '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'


@pytest.mark.parametrize(
    ("form", "label", "places", "text"),
    [
        ("decimal", "%2)", (0, 1, 1, 0), "1. x\n   1. x\n   1. x\n1. x\n"),
        ("bullet", "-", (0, 1, 0), "1. x\n   - x\n1. x\n"),
        ("decimal", "%1.%2", (0, 1, 0), "1. x\n\n1.1 x\n\n2. x\n"),
        ("lowerLetter", "(%2)", (0, 1, 1), "1. x\n\n(a) x\n\n(b) x\n"),
        ("decimal", "Article %2", (1, 1), "Article 1 x\n\nArticle 2 x\n"),
        ("decimal", "%2.", (0, None, 0), "1. x\n\nx\n\n2. x\n"),
    ],
)
def test_numbers_are_those_that_the_page_shows(
    tmp_path: Path, form: str, label: str, places: tuple[int | None, ...], text: str
) -> None:
    def change(document: Any) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, element(LEVELS.format(form, label).strip()))
        numbering.append(element(NUM))
        for place in places:
            listed = document.add_paragraph("x")._p.get_or_add_pPr()
            if place is not None:
                number = listed.get_or_add_numPr()
                number.get_or_add_ilvl().val, number.get_or_add_numId().val = place, 90

    assert said(tmp_path, change) == text


def test_a_number_before_a_heading_is_in_it(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, element(LEVELS.format("decimal", "%1.%2").strip()))
        numbering.append(element(NUM))
        number = document.add_heading("Pay", 1)._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val, number.get_or_add_numId().val = 0, 90

    assert said(tmp_path, change) == "# 1. Pay\n"


def test_a_style_based_on_one_of_words_own_is_read_as_that(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for name in ("Title", "Heading 2", "Quote"):
            own = document.styles.add_style(f"House {name}", WD_STYLE_TYPE.PARAGRAPH)
            own.base_style = document.styles[name]
            document.add_paragraph(name, own)

    assert said(tmp_path, change) == "# Title\n\n### Heading 2\n\n> Quote\n"


def test_tables_are_read_back_with_their_merged_cells(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        table = document.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
        table.cell(1, 2).text = "a | bar"

    [table] = parse_markdown(said(tmp_path, change), "")
    assert isinstance(table, Table)
    shown = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    head = ["".join(run.text for run in cell) for cell in table.header]
    assert [head, *shown][-2:] == [["wide", "", ""], ["", "", "a | bar"]]


BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
    "<w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:r><w:sym w:font='Arial' w:char='00A7'/></w:r>", "Words\u00a7"),
        ("<w:smartTag><w:r><w:t> tagged</w:t></w:r></w:smartTag>", "Words tagged"),
        ("<w:fldSimple w:instr='REF a'><w:r><w:t> there</w:t></w:r></w:fldSimple>", "Words there"),
        (BOX, "Words\n\nIn a box."),
    ],
)
def test_text_in_odd_places_is_read_back(tmp_path: Path, xml: str, text: str) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("Words")._p.append(element(xml))

    assert said(tmp_path, change) == f"{text}\n"


@pytest.mark.parametrize(
    ("xml", "problem"),
    [
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>nothing</w:t></w:r>", "struck out: nothing"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>", "hidden text\\): unseen"),
        ("<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>tiny</w:t></w:r>", "too small .*: tiny"),
        (
            "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>white</w:t></w:r>",
            "colour of its background.*: white",
        ),
        (
            "<w:fldSimple w:instr='DATE'><w:r><w:t>now</w:t></w:r></w:fldSimple>",
            "anew each time .DATE.: We pay #",
        ),
    ],
)
def test_text_that_readers_of_word_would_see_otherwise_is_refused(
    tmp_path: Path, xml: str, problem: str
) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("We pay ")._p.append(element(xml))

    with pytest.raises(TemplateError, match=problem):
        said(tmp_path, change)


def test_notes_stand_at_the_end_and_are_numbered_as_they_hang() -> None:
    def paragraph(number: int, *spans: Span, note: int = 0) -> DocxParagraph:
        story = "footnote" if note else ""
        return DocxParagraph(number, "paragraph", 0, spans, story=story, note=note)

    read = DocxText(
        Path("charter.docx"),
        (
            paragraph(1, Span("Pay"), Span("", note=1), Span(", fees"), Span("", note=2)),
            paragraph(2, Span(" each year"), note=1),
            paragraph(3, Span("none"), note=2),
            paragraph(4, Span("Then")),
        ),
    )
    notes = "\\[1\\] each year\n\n\\[2\\] none\n"
    assert markdown_of(read) == f"Pay \\[1\\], fees \\[2\\]\n\nThen\n\n{notes}"


def test_check_tells_what_other_formats_cannot_show(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{ position.short }}").add_run("nothing").font.strike = True
    box = element("<w:fldSimple w:instr='REF pay'><w:r><w:t>there</w:t></w:r></w:fldSimple>")
    made.add_paragraph("See ")._p.append(box)
    made.add_paragraph().add_run("o").font.name = "Wingdings"
    path = tmp_path / "charter.docx"
    made.save(str(path))
    [mistake] = check_word_template(path, papers_of("northwind")[:1], ())
    assert mistake.problem.code == "struck-text"
    told = [(note.code, note.message) for note in notes_on(path)]
    assert told == [
        ("blank", "'nothing' is printed struck out"),
        (
            "only-in-word",
            "a field whose text Word can put in anew (REF pay), in paragraph 2:"
            " look at it in the other formats of the paper",
        ),
        ("only-in-word", "'o' in Wingdings: other formats show these letters, no signs"),
    ]


def test_a_draft_says_so_in_its_first_line_and_its_header(tmp_path: Path) -> None:
    paper = papers_of("northwind")[0]._replace(draft=True)
    starter = WordFiller(templates_folder() / "starters/charter.docx")
    text = starter.text(paper)
    assert text.text.startswith(f"# Draft \N{EN DASH} Charter: {paper.title}\n")
    made = docx.Document(io.BytesIO(starter.fill(text)))
    assert made.paragraphs[0].text == f"Draft \N{EN DASH} Charter: {paper.title}"
    (header,) = made.sections[0].header.paragraphs
    assert header.text.count("Draft \N{EN DASH} ") == 1


def test_a_draft_says_so_whatever_stands_first_in_a_template(tmp_path: Path) -> None:
    box = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>Northwind</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    plain = "<w:p><w:r><w:t>Northwind</w:t></w:r></w:p>"
    titled = "<w:p><w:r><w:t>{{ charter.heading }}</w:t></w:r></w:p>"
    paper = papers_of("northwind")[0]._replace(draft=True)
    first = {}
    for name, xml in (("box", box), ("plain", plain), ("titled", titled)):
        template = docx.Document()
        template.element.body.insert(0, element(xml))
        template.add_paragraph("{{ position.short }}")
        template.save(str(tmp_path / "charter.docx"))
        filler = WordFiller(tmp_path / "charter.docx")
        # A charter with hidden text is refused; a posting has its text from Markdown.
        text = Markdown(paper, "", BLANK_HASH) if name == "hidden" else filler.text(paper)
        made = docx.Document(io.BytesIO(filler.fill(text)))
        assert made.sections[0].header.paragraphs[0].text == paper.heading
        first[name] = made.paragraphs[0].text
        assert text.text.partition("\n")[0] in ("", first[name])
    assert first == {
        "box": paper.heading,
        "plain": "Draft \N{EN DASH} Northwind",
        "titled": paper.heading,
    }


class TestTheChain:
    """What the company prints is what is packed, hashed, signed and verified."""

    CLAUSE = "The charter ends when the employment ends."

    @pytest.fixture
    def folder(self, tmp_path: Path, charter: Run) -> Path:
        """Return a workspace with a clause of its own in its template in Word."""
        folder = tmp_path / "ws"
        folder.mkdir()
        company = (BRIEFS / "northwind/company.yaml").read_text("utf-8")
        part = "company:\n  charter_in_contract: true\n"
        (folder / "company.yaml").write_text(company.replace("company:\n", part, 1), "utf-8")
        assert charter("templates", "eject", "--workspace", str(folder), "charter.docx").code == 0
        path = folder / "templates/charter.docx"
        template = docx.Document(str(path))
        heading = next(p for p in template.paragraphs if "Review and sign-off" in p.text)
        heading.insert_paragraph_before(self.CLAUSE)
        template.save(str(path))
        return folder

    def test_check_names_the_markdown_templates_that_it_stands_before(
        self, folder: Path, charter: Run
    ) -> None:
        assert "replaced-by-word" not in charter("check", str(folder)).out
        blocks = folder / "templates/blocks"
        blocks.mkdir()
        (blocks / "sign-off.md.j2").write_text("Our own.\n", "utf-8")
        (blocks / "pay.md.j2").write_text("Not in charters.\n", "utf-8")
        eject = ("templates", "eject", "--workspace", str(folder), "charter.docx", "--force")
        assert "in blocks/sign-off.md.j2" in charter(*eject).err
        said = charter("check", str(folder)).out
        assert "they say nothing of what stands in blocks/sign-off.md.j2 - " in said
        assert "[replaced-by-word]" in said

    def test_every_format_says_the_same_and_bears_one_hash(
        self, folder: Path, charter: Run, tmp_path: Path
    ) -> None:
        letter = docx.Document()
        letter.add_paragraph("An offer.")
        letter.save(str(tmp_path / "letter.docx"))
        day = ("--date", "2027-01-15")
        assert charter("build", str(folder), *day).code in (0, 1)
        told = charter(
            "pack",
            str(folder),
            "--position",
            "cpto",
            "--letter",
            str(tmp_path / "letter.docx"),
            *day,
        )
        assert (told.code, told.err) == (0, "")

        workspace = api.read_workspace(folder)
        [sent] = sent_charters(workspace, [DAY], "cpto", earlier=False)
        out = folder / "out"
        assert sent.text == (out / "cpto-charter.md").read_text("utf-8")
        assert self.CLAUSE in sent.text
        assert sent.docx() == (out / "cpto-charter.docx").read_bytes()
        assert sent.hash in told.out
        offer = docx.Document(io.BytesIO((out / "offers/cpto-offer.docx").read_bytes()))
        assert self.CLAUSE in [p.text for p in offer.paragraphs]
        for copy in ("cpto-charter.docx", "offers/cpto-offer.docx", "offers/cpto-offer.zip"):
            verdict = charter("verify", str(out / copy), "--against", str(folder))
            assert verdict.code == 0, verdict.out
        signing = ("sign", str(folder), "--position", "cpto", *day)
        copy = signed_copy(out / "cpto-charter.docx", folder / "signed.docx")
        signed = charter(*signing, "--file", str(copy))
        assert (signed.code, sent.hash in signed.out) == (0, True)
        assert "signed-otherwise" not in charter("check", str(folder), *day).out
