"""The reader of Word files: from small documents to what it says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from charter.document.docx.labels import label_of
from charter.document.docx.reader import text_of
from charter.document.docx.text import DocxParagraph, DocxText, Look
from charter.document.docx.word_file import word_file_with
from tampering.package import NS
from word_packages import NORMAL, PAGE, PNG, element, letter, links, paragraph, picture

WORD_SHAPE = NS["wps"]
BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
_RELATED = ("styles", "settings", "numbering", "footnotes", "endnotes", "theme")


def read(body: str = "", **given: Any) -> DocxText:
    """Return what the reader says of a document with `body`, without the letter's own last line."""
    more: dict[str, bytes | str] = given.pop("more", {})
    related = [(f"rId{n}", kind, f"{kind}.xml") for n, kind in enumerate(_RELATED, 1)]
    related = [each for each in related if each[1] in ("styles", "settings", *given, *_kinds(more))]
    related += given.pop("related", ())
    styles = NORMAL + given.pop("styles", "")
    more = {"word/_rels/document.xml.rels": links(*related), **more}
    parts = letter(styles=styles, body=body, more=more, **given)
    made = {n: c if isinstance(c, bytes) else c.encode() for n, c in parts.items()}
    found = text_of(word_file_with(Path("small.docx"), made))
    return found._replace(paragraphs=found.paragraphs[:-1])


def _kinds(more: dict[str, bytes | str]) -> list[str]:
    return [Path(name).stem for name in more]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def style(name: str, inner: str, kind: str = "paragraph", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/>{on}{inner}</w:style>'
    )


def texts(found: DocxText) -> list[str]:
    return [p.text for p in found.paragraphs]


def look(found: DocxText) -> Look:
    """Return how the first words look."""
    return found.paragraphs[0].spans[0].look


def named(found: DocxText) -> str:
    return "; ".join(unread.what for unread in found.unread)


# Lists.


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "", nums: str = "") -> str:
    num = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    return (
        f'<w:abstractNum w:abstractNumId="0">{more}{"".join(levels)}</w:abstractNum>'
        f"{num.format(1, '')}{num.format(2, nums)}"
    )


def items(*places: str) -> str:
    """Return one paragraph for each place such as "1.0": the list and the level."""
    made = ""
    for place in places:
        number, at = place.split(".")
        made += para(
            run("x"), f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
        )
    return made


THREE = (
    level(0, "decimal", "%1."),
    level(1, "lowerLetter", "%2)"),
    level(2, "lowerRoman", "%1.%2.%3"),
)


@pytest.mark.parametrize(
    ("places", "levels", "nums", "labels"),
    [
        ("1.0 1.0", THREE, "", "1. 2."),
        ("1.0 1.1 1.1 1.0 1.1", THREE, "", "1. a) b) 2. a)"),
        ("1.0 1.1 1.2 1.2", THREE, "", "1. a) 1.a.i 1.a.ii"),
        ("1.0 2.0", THREE, "", "1. 2."),
        (
            "1.0 2.0 2.0",
            THREE,
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
            "1. 7. 8.",
        ),
        (
            "1.0 2.0",
            THREE,
            f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1:")}</w:lvlOverride>',
            "1. II:",
        ),
        (
            "1.0 1.1 1.0 1.1",
            (THREE[0], level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')),
            "",
            "1. 1) 2. 2)",
        ),
        (
            "1.0 1.1",
            (level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
            "",
            "I 1.1",
        ),
        ("1.0", (level(0, "decimal", "Article %1"),), "", "Article 1"),
        ("1.0", (level(0, "decimalZero", "%1"),), "", "01"),
        ("1.0", (level(0, "chicago", "%1"),), "", "chicago:1"),
        ("1.0", (level(0, "bullet", "\u00b7", ""),), "", "\u2022"),
        ("1.0 1.0", (level(0, "none", ""),), "", " "),
        ("1.5", THREE, "", ""),
    ],
)
def test_numbers_of_lists(places: str, levels: tuple[str, ...], nums: str, labels: str) -> None:
    found = read(items(*places.split()), numbering=numbering(*levels, nums=nums))
    assert " ".join(label_of(p.label) for p in found.paragraphs) == labels
    assert {p.kind for p in found.paragraphs} == {"item"}


def test_a_style_can_name_the_list_and_the_list_the_style() -> None:
    numbered = style("Clause", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    levels = (THREE[0], level(1, "decimal", "%1.%2", '<w:pStyle w:val="Clause"/>'))
    body = para(run("a"), '<w:pStyle w:val="Clause"/>')
    found = read(body * 2, styles=numbered, numbering=numbering(*levels))
    assert [label_of(p.label) for p in found.paragraphs] == ["1.1", "1.2"]
    assert [p.level for p in found.paragraphs] == [2, 2]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    numbered = style("Clause", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    out = '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    found = read(para(run("a"), out), styles=numbered, numbering=numbering(*THREE))
    assert (found.paragraphs[0].label, found.paragraphs[0].kind) == (None, "paragraph")


# Styles and looks.


@pytest.mark.parametrize(
    ("name", "based", "outline", "kind", "number"),
    [
        ("Title", "", "", "heading", 1),
        ("heading 3", "", "", "heading", 3),
        ("Clause", "heading2", "", "heading", 2),
        ("Clause", "", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>', "heading", 4),
        ("Clause", "", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "paragraph", 0),
        ("Clause", "", '<w:pPr><w:outlineLvl w:val="\u00b2"/></w:pPr>', "paragraph", 0),
        ("heading \u00b2", "", "", "paragraph", 0),
        ("List Bullet", "", "", "item", 1),
    ],
)
def test_kinds_of_paragraphs(name: str, based: str, outline: str, kind: str, number: int) -> None:
    styles = style("heading 2", "") + style(name, outline, based=based)
    body = para(run("x"), f'<w:pStyle w:val="{name.replace(" ", "")}"/>')
    [found] = read(body, styles=styles).paragraphs
    assert (found.kind, found.level, found.style) == (kind, number, name.lower())
    assert found.based_on == (("heading 2",) if based else ())


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("in_paragraph", "in_letters", "own", "bold"),
    [
        ("", "", "<w:b/>", True),
        (BOLD, "", "", True),
        ("", BOLD, "", True),
        (BOLD, BOLD, "", False),  # both turn it on: off again (17.7.3)
        (BOLD, BOLD, "<w:b/>", True),
        (BOLD, "", '<w:b w:val="0"/>', False),
        (BOLD, "", '<w:b w:val="off"/>', False),
    ],
)
def test_properties_that_toggle(in_paragraph: str, in_letters: str, own: str, bold: bool) -> None:
    styles = style("P", in_paragraph) + style("C", in_letters, "character")
    body = para(run("x", f'<w:rStyle w:val="C"/>{own}'), '<w:pStyle w:val="P"/>')
    found = read(body, styles=styles)
    assert look(found).bold is bold
    assert found.paragraphs[0].look.bold is bool(in_paragraph)


def test_a_style_has_what_the_one_it_is_based_on_has() -> None:
    styles = (
        style("A", '<w:rPr><w:sz w:val="30"/><w:color w:val="112233"/></w:rPr>', based="C")
        + style("B", '<w:rPr><w:sz w:val="40"/></w:rPr>', based="A")
        + style("C", "<w:rPr><w:i/></w:rPr>", based="B")
    )
    seen = look(read(para(run("x"), '<w:pStyle w:val="B"/>'), styles=styles))
    assert (seen.size, seen.color, seen.italic) == (40, "112233", True)


THEME = (
    f'<a:theme xmlns:a="{NS["a"]}"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText"'
    ' lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr'
    ' val="336699"/></a:accent1></a:clrScheme><a:fontScheme><a:majorFont><a:latin'
    ' typeface="Wingdings"/></a:majorFont></a:fontScheme></a:themeElements></a:theme>'
)


@pytest.mark.parametrize(
    ("properties", "settings", "color"),
    [
        ('<w:color w:val="AABBCC"/>', "", "AABBCC"),
        ('<w:color w:val="auto"/>', "", ""),
        ('<w:color w:val="AABBCC" w:themeColor="accent1"/>', "", "336699"),
        ('<w:color w:themeColor="accent1" w:themeShade="80"/>', "", "1A334D"),
        ('<w:color w:themeColor="accent1" w:themeTint="80"/>', "", "99B2CC"),
        ('<w:color w:themeColor="text1"/>', "", "000000"),
        ('<w:color w:themeColor="text1"/>', '<w:clrSchemeMapping w:t1="light1"/>', "FFFFFF"),
    ],
)
def test_colours_of_the_theme(properties: str, settings: str, color: str) -> None:
    found = read(para(run("x", properties)), settings=settings, more={"word/theme.xml": THEME})
    assert look(found).color == color


def test_a_font_of_the_theme_can_be_one_of_signs() -> None:
    fonts = '<w:rFonts w:asciiTheme="majorAscii"/>'
    found = read(para(run("x", fonts)), more={"word/theme.xml": THEME})
    assert look(found).symbols == "Wingdings"


@pytest.mark.parametrize(
    ("letters", "around", "settings", "hidden"),
    [
        ("<w:vanish/>", "", "", "hidden text"),
        ("<w:specVanish/>", "", "", "hidden text"),
        ('<w:vanish w:val="false"/>', "", "", ""),
        ('<w:sz w:val="7"/>', "", "", "text too small to be read"),
        ('<w:sz w:val="8"/>', "", "", ""),
        ('<w:color w:val="FFFFFF"/>', "", "", "text in the colour of its background"),
        ('<w:color w:val="D0D0D0"/>', "", "", ""),
        ('<w:color w:val="D8D8D8"/>', "", "", "text in the colour of its background"),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', "", "", ""),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', "", "", ""),
        (
            '<w:color w:val="FF0000"/><w:highlight w:val="red"/>',
            "",
            "",
            "text in the colour of its background",
        ),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:fill="000000"/>', "", ""),
        ('<w:w w:val="20"/>', "", "", "letters squeezed or spread until they cannot be read"),
        ("", '<w:spacing w:line="40" w:lineRule="exact"/>', "", "lines cut off"),
        ("", '<w:ind w:left="20000"/>', "", "text off the page"),
    ],
)
def test_text_that_nobody_sees(letters: str, around: str, settings: str, hidden: str) -> None:
    assert look(read(para(run("x", letters), around), settings=settings)).hidden == hidden


@pytest.mark.parametrize(
    ("properties", "field", "value"),
    [
        ("<w:strike/>", "struck", True),
        ("<w:dstrike/>", "struck", True),
        ('<w:vertAlign w:val="subscript"/>', "raised", "sub"),
        ('<w:position w:val="12"/>', "raised", "raised"),
        ('<w:position w:val="-12"/>', "raised", "lowered"),
        ("<w:smallCaps/>", "caps", True),
        ("<w:rtl/>", "turned", True),
        ("<w:emboss/>", "effects", ("emboss",)),
        ('<w:rFonts w:hAnsi="Symbol"/>', "symbols", "Symbol"),
        ('<w:cs/><w:sz w:val="20"/><w:szCs w:val="44"/>', "size", 44),
        ('<w:u w:val="none"/>', "underlined", False),
    ],
)
def test_looks(properties: str, field: str, value: object) -> None:
    assert getattr(look(read(para(run("x", properties)))), field) == value


def test_a_character_that_turns_its_line_is_a_look() -> None:
    assert look(read(paragraph("x\u202etxet"))).turned


# Tables.


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(inner: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or paragraph('x')}</w:tc>"


CONDITIONS = style(
    "Grid",
    "".join(
        f'<w:tblStylePr w:type="{part}"><w:rPr>{looks}</w:rPr></w:tblStylePr>'
        for part, looks in (
            ("firstRow", "<w:b/>"),
            ("lastRow", "<w:i/>"),
            ("firstCol", "<w:caps/>"),
            ("band2Horz", "<w:strike/>"),
            ("nwCell", '<w:u w:val="single"/>'),
        )
    ),
    "table",
)


def test_the_parts_of_a_tables_style() -> None:
    used = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="04E0"/>'  # first and last row, first column
    rows = row(cell(), cell()) * 4
    found = read(table(rows, properties=used), styles=CONDITIONS)

    def seen(p: DocxParagraph) -> str:
        own = p.spans[0].look
        on = (own.bold, own.italic, own.caps, own.struck, own.underlined)
        return "".join(sign for sign, is_on in zip("bicsu", on, strict=True) if is_on)

    assert [seen(p) for p in found.paragraphs] == ["bcu", "b", "c", "", "cs", "s", "ic", "i"]
    assert [p.head for p in found.paragraphs] == [True] * 2 + [False] * 6
    used = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0400"/>'  # bands of rows alone
    found = read(table(rows, properties=used), styles=CONDITIONS)
    assert [seen(p) for p in found.paragraphs] == ["", "", "s", "s", "", "", "s", "s"]


@pytest.mark.parametrize(
    ("properties", "of_row", "head"),
    [
        ("", "", False),
        ("", "<w:tblHeader/>", True),
        ("", '<w:tblHeader w:val="0"/>', False),
        ('<w:tblLook w:firstRow="1"/>', "", True),
        ('<w:tblLook w:val="0020" w:firstRow="0"/>', "", False),
    ],
)
def test_the_head_of_a_table(properties: str, of_row: str, head: bool) -> None:
    found = read(table(row(cell(), properties=of_row), row(cell()), properties=properties))
    assert [p.head for p in found.paragraphs] == [head, False]


def test_tables_within_tables_and_cells_that_are_joined() -> None:
    inner = table(row(cell()))
    found = read(
        table(
            row(cell(properties='<w:gridSpan w:val="2"/>')),
            row(
                cell(properties='<w:vMerge w:val="restart"/>'),
                cell(inner + paragraph("after"), "<w:vMerge/>"),
            ),
            row(cell(), properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert [(p.cell, p.merged) for p in found.paragraphs] == [
        ((1, 0, 0), "over 2 columns"),
        ((1, 1, 0), "vMerge begins"),
        ((1, 1, 1, 2, 0, 0), ""),
        ((1, 1, 1), "vMerge goes on"),
        ((1, 2, 0), "after 1 columns"),
    ]
    assert found.paragraphs[3].spans[0].look.hidden == "text in a cell that is joined to another"
    assert found.paragraphs[2].spans[0].look.hidden == "text in a cell that is joined to another"


@pytest.mark.parametrize(
    ("of_row", "of_cell", "hidden"),
    [
        ("<w:hidden/>", "", "hidden text"),
        ('<w:trHeight w:val="20" w:hRule="exact"/>', "", "a row too low to be read"),
        ('<w:trHeight w:val="20"/>', "", ""),
        ("", '<w:tcW w:w="30" w:type="dxa"/>', "a column too narrow to be read"),
        ("", '<w:tcW w:w="30" w:type="pct"/>', ""),
    ],
)
def test_rows_and_cells_that_show_nothing(of_row: str, of_cell: str, hidden: str) -> None:
    found = read(table(row(cell(properties=of_cell), properties=of_row)))
    assert look(found).hidden == hidden


def test_what_is_behind_a_cell_is_behind_its_text() -> None:
    white = para(run("x", '<w:color w:val="FFFFFF"/>'))
    dark = '<w:shd w:val="clear" w:fill="000000"/>'
    found = read(table(row(cell(white, dark), cell(white))))
    assert [bool(p.spans[0].look.hidden) for p in found.paragraphs] == [False, True]


# Fields, signs, links.


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{mark.format('separate')}{run(result)}{mark.format('end')}"
    )


@pytest.mark.parametrize(
    ("inner", "text", "what"),
    [
        (field("PAGE", "7"), "#", ""),
        (field(" date \\@ dd", "1 May"), "#", "a field whose text Word puts in (date"),
        (field("PAGE \\# \"'Draft'0\"", "1"), "#", "a field whose text Word puts in (PAGE"),
        (field("PAGE", "100,000 euros"), "#100,000 euros", ""),
        (field("REF pay", "100"), "100", "a field whose text Word can put in anew (REF pay)"),
        (field(f"IF {field('PAGE', '1')} = 1", "yes"), "yes", "a field whose text"),
        ('<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>', "#", ""),
        ('<w:fldSimple w:instr="QUOTE x"><w:r><w:t>x</w:t></w:r></w:fldSimple>', "x", "QUOTE x"),
        ("<w:r><w:pgNum/></w:r>", "#", ""),
        ("<w:r><w:instrText>zebra</w:instrText></w:r>", "", "an instruction of a field outside"),
        ("<w:r><w:delText>zebra</w:delText></w:r>", "", "not known here (delText)"),
    ],
)
def test_fields(inner: str, text: str, what: str) -> None:
    found = read(para(inner))
    assert texts(found) == [text]
    assert what in named(found)
    assert bool(what) is bool(found.unread)
    counted = [span.counted for span in found.paragraphs[0].spans if span.counted]
    assert bool(counted) is text.startswith("#")


@pytest.mark.parametrize(
    ("inner", "text", "font"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "\u00fe", "Wingdings"),
        ('<w:sym w:font="Arial" w:char="00A7"/>', "\u00a7", ""),
        ("<w:noBreakHyphen/>", "-", ""),
        ("<w:tab/>", "\t", ""),
        ("<w:br/>", "\n", ""),
        ('<w:br w:type="page"/>', " ", ""),
    ],
)
def test_signs(inner: str, text: str, font: str) -> None:
    found = read(f"<w:p><w:r>{inner}</w:r></w:p>")
    assert (texts(found), look(found).symbols) == ([text], font)


def test_a_link_keeps_where_it_leads() -> None:
    body = '<w:p><w:hyperlink w:anchor="pay"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p>'
    [span] = read(body).paragraphs[0].spans
    assert (span.text, span.link) == ("there", "#pay")


# Notes, boxes, pictures.


def test_notes_stand_after_the_paragraph_that_they_hang_in() -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>note {n}</w:t></w:r></w:p></w:footnote>'
        for n in (1, 2)
    )
    hangs = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = para(run("a") + hangs.format(2) + run("b") + hangs.format(1)) + paragraph("next")
    found = read(body, more={"word/footnotes.xml": element("footnotes", notes)})
    told = [(p.text, p.story, p.note) for p in found.paragraphs]
    assert told == [
        ("ab", "", 0),
        ("note 2", "footnote", 1),
        ("note 1", "footnote", 2),
        ("next", "", 0),
    ]
    assert [span.note for span in found.paragraphs[0].spans] == [0, 1, 0, 2]


DRAWN = (
    f'<w:drawing><wp:anchor xmlns:wp="{NS["wp"]}"><wp:extent cx="720000" cy="360000"/>'
    f'<a:graphic xmlns:a="{NS["a"]}"><a:graphicData uri="{WORD_SHAPE}"><wps:wsp'
    f' xmlns:wps="{WORD_SHAPE}"><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing>"
)
VML = (
    f'<w:pict><v:shape xmlns:v="{NS["v"]}" style="position:absolute;width:72pt;height:36pt">'
    f"<v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
)


@pytest.mark.parametrize(("drawn", "size"), [(DRAWN, (20, 10)), (VML, (25, 13))])
def test_text_boxes_of_either_kind(drawn: str, size: tuple[int, int]) -> None:
    found = read(f"<w:p>{run('Words')}<w:r>{drawn}</w:r></w:p>")
    assert {(p.text, p.story) for p in found.paragraphs} == {
        ("Words", ""),
        ("In a box", "text box"),
    }
    [figure] = found.figures
    assert (figure.kind, figure.width, figure.height, figure.floats) == ("shape", *size, True)


def filled(color: str) -> str:
    """Return the box of DrawingML in a shape of a colour."""
    fill = f"<wps:spPr><a:solidFill>{color}</a:solidFill></wps:spPr>"
    return DRAWN.replace("<wps:txbx>", f"{fill}<wps:txbx>")


@pytest.mark.parametrize(
    ("drawn", "is_seen"),
    [
        (DRAWN, False),
        (VML, False),
        (filled('<a:srgbClr val="336699"/>'), True),
        (filled('<a:schemeClr val="accent1"/>'), True),
        (filled('<a:schemeClr val="bg1"/>'), False),
        (VML.replace("style=", 'fillcolor="#369 [3204]" style='), True),
        (VML.replace("style=", 'fillcolor="black" style='), True),
        (VML.replace("style=", 'fillcolor="black" filled="f" style='), False),
    ],
)
def test_white_text_is_seen_in_a_dark_box(drawn: str, is_seen: bool) -> None:
    white = drawn.replace("<w:t>", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>')
    found = read(f"<w:p><w:r>{white}</w:r></w:p>", more={"word/theme.xml": THEME})
    [box] = [p for p in found.paragraphs if p.text]
    assert (not box.spans[0].look.hidden) is is_seen


def test_a_box_in_a_box_is_read_once() -> None:
    inner = f"<w:p><w:r>{VML}</w:r></w:p>"
    outer = DRAWN.replace(BOX, f"<w:txbxContent>{inner}</w:txbxContent>")
    found = read(f"<w:p><w:r>{outer}</w:r></w:p>")
    assert sorted(texts(found)) == ["", "", "In a box"]


def choice(requires: str, shown: str, other: str) -> str:
    return (
        f'<mc:AlternateContent xmlns:mc="{NS["mc"]}" xmlns:wps="{WORD_SHAPE}" xmlns:x="urn:x">'
        f'<mc:Choice Requires="{requires}">{shown}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("requires", "shown", "other", "text", "is_named"),
    [
        ("wps", "one", "one", "one", False),
        ("wps", "one", "two", "one", True),
        ("x", "one", "two", "two", True),
        ("wps x", "one", "two", "two", True),
        ("", "one", "two", "two", True),
    ],
)
def test_of_alternatives_the_one_that_word_shows_is_read(
    requires: str, shown: str, other: str, text: str, is_named: bool
) -> None:
    found = read(f"<w:p>{choice(requires, run(shown), run(other))}</w:p>")
    assert texts(found) == [text]
    assert ("some programs show in the place" in named(found)) is is_named


def test_a_picture_is_told_by_what_it_shows() -> None:
    def digest(content: bytes, attribute: str = 'r:embed="rId9"') -> list[str]:
        more: dict[str, bytes | str] = {"word/p.png": content}
        found = read(picture(attribute), related=[("rId9", "image", "p.png")], more=more)
        return [figure.digest for figure in found.figures]

    assert digest(PNG) == digest(PNG) != digest(PNG + b"x")
    assert digest(PNG, "") == ["missing"]


# Tracked changes.


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        f"<w:p>{run('a')}<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r>"
        f"</w:del><w:moveFrom>{run('moved')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo></w:p>"
    )
    found = read(body)
    assert texts(found) == ["anewhere"]
    assert (found.deleted, found.tracked) == (("old", "moved"), 4)


def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next() -> None:
    body = para(run("one "), "<w:rPr><w:del/></w:rPr>") + paragraph("two")
    assert texts(read(body)) == ["one two"]


def test_a_row_that_is_deleted_is_gone() -> None:
    body = table(row(cell(paragraph("old")), properties="<w:del/>"), row(cell()))
    found = read(body)
    assert (texts(found), found.deleted) == (["x"], ("old",))


# Headers and footers.


@pytest.mark.parametrize(
    ("section", "settings", "shown"),
    [
        ("", "", ["default"]),
        ("<w:titlePg/>", "", ["default", "first"]),
        ("", "<w:evenAndOddHeaders/>", ["default", "even"]),
        ('<w:titlePg w:val="0"/>', '<w:evenAndOddHeaders w:val="0"/>', ["default"]),
    ],
)
def test_the_headers_that_pages_show(section: str, settings: str, shown: list[str]) -> None:
    which = ("default", "first", "even")
    more: dict[str, bytes | str] = {
        f"word/{each}.xml": element("hdr", paragraph(each)) for each in which
    }
    related = [(each, "header", f"{each}.xml") for each in which]
    stated = "".join(f'<w:headerReference w:type="{n}" r:id="{n}"/>' for n in which)
    found = read(section=stated + PAGE + section, settings=settings, more=more, related=related)
    assert [edge.text for edge in found.edges[0]] == shown


def test_a_section_has_the_headers_of_the_one_before() -> None:
    more: dict[str, bytes | str] = {"word/h.xml": element("hdr", paragraph("Head"))}
    first = f'<w:sectPr><w:headerReference w:type="default" r:id="h"/>{PAGE}</w:sectPr>'
    found = read(para(run("a"), first), more=more, related=[("h", "header", "h.xml")])
    assert [[edge.text for edge in section] for section in found.edges] == [["Head"], ["Head"]]


# What is not read.


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<w:altChunk r:id="rId9"/>', "something that is not known here (altChunk)"),
        (f'<w:p><m:oMath xmlns:m="{NS["m"]}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>', "a formula"),
        (
            "<w:p><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt></w:p>",
            "text that comes from elsewhere in the file",
        ),
        (
            f'<w:p><w:sdt><w:sdtPr><w15:dataBinding xmlns:w15="{NS["w15"]}"/></w:sdtPr>'
            "<w:sdtContent/></w:sdt></w:p>",
            "text that comes from elsewhere in the file",
        ),
        (para("", "<w:framePr/>"), "a property that is not known here (framePr)"),
        (table(row(cell()), properties="<w:tblpPr/>"), "not known here (tblpPr)"),
        (
            para("", '<w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>'),
            "lines that run up or down the page",
        ),
    ],
)
def test_what_is_not_read_has_a_name(body: str, what: str) -> None:
    assert what in named(read(body))


def test_a_part_that_nothing_refers_to_is_named() -> None:
    assert (
        named(read(more={"word/lone.xml": element("hdr", "")})) == "a part that nothing refers to"
    )
