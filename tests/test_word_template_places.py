"""Every place of a Word file where a field can stand: it is filled in there, or told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from charter.docx_templates.check import notes_on
from charter.docx_templates.filler import WordFiller
from charter.docx_templates.written import found_tags, halves, pattern_of
from test_word_template_tags import holding
from test_word_templates import CHARTER, mistakes, with_part

FIELD = "A {{ company.name }} Z"
NAME = "Northwind Robotics"
SAID = f"A {NAME} Z"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def run(text: str = FIELD) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*texts: str) -> str:
    return "".join(f"<w:p>{run(text)}</w:p>" for text in texts or (FIELD,))


def cell(inner: str) -> str:
    return f"<w:tc><w:tcPr/>{inner}</w:tc>"


def table(*rows: str) -> str:
    inside = "".join(f"<w:tr>{row}</w:tr>" if "<w:tr>" not in row else row for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{inside}</w:tbl>"


def control(inner: str, properties: str = "<w:text/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def shape(inner: str) -> str:
    return (
        '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="Box"/><a:graphic>'
        f'<a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent>'
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def old_shape(inner: str = "", of: str = "") -> str:
    box = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>" if inner else ""
    return f'<w:pict><v:shape id="s" style="width:9pt" {of}>{box}</v:shape></w:pict>'


def twin(inner: str) -> str:
    """Return a text box as Word writes it: anew, and once more for old programs."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{shape(inner)}</mc:Choice>'
        f"<mc:Fallback>{old_shape(inner)}</mc:Fallback></mc:AlternateContent>"
    )


def in_line(inner: str) -> str:
    return f"<w:p {SPACES}><w:r>{inner}</w:r></w:p>"


def parts_of(path: Path) -> dict[str, str]:
    made = WordFiller(path).fill(WordFiller(path).text(CHARTER.paper))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


LOOP = (
    "{% for each in charter.limits[:2] %}",
    "{{ loop.index }}: {{ company.name }}.",
    "{% endfor %}",
)
CAPTION = f'<w:tblCaption w:val="{FIELD}"/>'
CHOICE = f'<w:dropDownList><w:listItem w:displayText="{FIELD}"/></w:dropDownList>'
INNER = f"<w:p><w:r>{old_shape(line('inner {{ company.name }}!'))}</w:r></w:p>"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (in_line(shape(line())), [SAID]),
        (in_line(old_shape(line())), [SAID]),
        (in_line(twin(line())), [SAID, SAID]),
        (in_line(twin(line(FIELD, "{{ company.name }}!", "x {{ company.name }} y"))),
         [SAID, f"{NAME}!", f"x {NAME} y"] * 2),
        (f"<w:p {SPACES}>{run('x {{ company.name }}')}<w:r>{twin(line())}</w:r>{run()}</w:p>",
         [f"x {NAME}", SAID, SAID, SAID]),
        (in_line(twin(line("outer {{ company.name }}.") + INNER)),
         [f"outer {NAME}.", f"inner {NAME}!"] * 2),
        (in_line(twin(line(*LOOP))), [f"1: {NAME}.", f"2: {NAME}."] * 2),
        (in_line(twin(table(*(cell(line(each)) for each in LOOP)) + "<w:p/>")),
         [f"1: {NAME}.", f"2: {NAME}."] * 2),
        (control(line()), [SAID]),
        (control(line(), "<w:showingPlcHdr/><w:dataBinding w:xpath='/a'/>"), [SAID]),
        (f"<w:p>{control(run())}</w:p>", [SAID]),
        (f"<w:p>{run('A {{ comp')}{control(run('any.name }} Z'))}</w:p>", [f"A {NAME}", " Z"]),
        (table(control(cell(line()))), [SAID]),
        (table(cell(table(cell(line())) + "<w:p/>")), [SAID]),
        (f"<w:customXml w:element='e'>{line()}</w:customXml>", [SAID]),
        (f"<w:p><w:fldSimple w:instr=' DOCPROPERTY X '>{run()}</w:fldSimple></w:p>", [SAID]),
    ],
)  # fmt: skip
def test_a_field_in_a_text_is_filled_in(tmp_path: Path, xml: str, said: list[str]) -> None:
    path = holding(tmp_path, xml)
    assert mistakes(path) == []
    text = docx.Document(io.BytesIO(WordFiller(path).fill(CHARTER))).element.body
    shown = [t.text for t in text.iter("{*}t") if t.text]
    assert shown == [*said, CHARTER.paper.title]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "xml",
    [
        in_line(old_shape(of=f'alt="{FIELD}"')),
        in_line(old_shape(of=f'title="{FIELD}"')),
        in_line(f'<w:pict><v:shape><v:textpath string="{FIELD}"/></v:shape></w:pict>'),
        f'<w:p><w:hyperlink w:anchor="x" w:tooltip="{FIELD}">{run("x")}</w:hyperlink></w:p>',
        table(cell("<w:p/>")).replace("<w:tblPr/>", f"<w:tblPr>{CAPTION}</w:tblPr>"),
    ],
)  # fmt: skip
def test_a_field_in_what_is_read_beside_the_text_is_filled_in(tmp_path: Path, xml: str) -> None:
    path = holding(tmp_path, xml)
    assert mistakes(path) == []
    assert f'"{SAID}"' in parts_of(path)["word/document.xml"]


@pytest.mark.parametrize(
    ("xml", "place"),
    [
        (f"<w:p {SPACES}><m:oMath><m:r><m:t>{FIELD}</m:t></m:r></m:oMath></w:p>", "a formula"),
        (in_line(old_shape(of=f'href="{FIELD}"')), "a drawing or setting"),
        (f'<w:p><w:hyperlink w:anchor="{FIELD}">{run("x")}</w:hyperlink></w:p>',
         "a link into the text"),
        (f"<w:p>{control(run('x'), CHOICE)}</w:p>",
         "a choice of a list"),
        (f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default '
         f'w:val="{FIELD}"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>',
         "the text that a form field begins with"),
    ],
)  # fmt: skip
def test_a_field_where_none_is_filled_in_is_told(tmp_path: Path, xml: str, place: str) -> None:
    assert mistakes(holding(tmp_path, xml)) == [
        f"the text: a tag in {place} is not filled in: {FIELD} - put it into the text "
        "[tag-not-reached]"
    ]


@pytest.fixture
def linked(tmp_path: Path) -> Callable[[str], Path]:
    """Write a template with a link to an address."""

    def make(address: str) -> Path:
        made = docx.Document()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        made.part.relate_to(address, kind, is_external=True)
        made.add_paragraph("{{ charter.title }}")
        made.save(str(tmp_path / "charter.docx"))
        return tmp_path / "charter.docx"

    return make


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://x.example/{{ company.name }}?a=1&b=2",
         "https://x.example/Northwind%20Robotics?a=1&amp;b=2"),
        ("https://x.example/%7B%7B%20company.name%20%7D%7d%20z",
         "https://x.example/Northwind%20Robotics%20z"),
        ("{{ 'mailto:jo@x.example' }}", "mailto:jo@x.example"),
        ("https://x.example/%7Bcompany%7D", "https://x.example/%7Bcompany%7D"),
    ],
)  # fmt: skip
def test_a_field_in_the_address_of_a_link_is_filled_in(
    linked: Callable[[str], Path], address: str, leads_to: str
) -> None:
    path = linked(address)
    assert mistakes(path) == []
    assert f'Target="{leads_to}"' in parts_of(path)["word/_rels/document.xml.rels"]


def test_an_unknown_field_in_an_address_is_told(linked: Callable[[str], Path]) -> None:
    [said] = mistakes(linked("https://x.example/{{ nope }}"))
    assert said.startswith(
        "the address of a link, \"https://x.example/{{ nope }}\": unknown name 'nope'"
    )


CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property fmtid="{{D5}}" pid="2" name="For"><v>{}</v></property></Properties>'
)


def test_a_field_in_the_properties_of_the_file_is_filled_in(tmp_path: Path) -> None:
    path = holding(tmp_path, "")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("docProps/custom.xml", CUSTOM.format(FIELD))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    link = f'<Relationship Id="rIdX" Type="{kind}" Target="docProps/custom.xml"/></Relationships>'
    with_part(path, "_rels/.rels", lambda text: text.replace("</Relationships>", link))
    assert mistakes(path) == []
    made = parts_of(path)
    assert f"<v>{SAID}</v>" in made["docProps/custom.xml"]
    assert "{{" not in made["docProps/core.xml"]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("A {{ a.b } Z", "'{{ a.b }' lacks a brace at its end", "write {{ a.b }}"),
        ("A { a.b }} Z", "'{ a.b }}' lacks a brace at its start", "write {{ a.b }}"),
        ("{% if a }x", "'{% if a }' lacks the % before the brace at its end", "write {% if a %}"),
        ("{ if a %}x", "'{ if a %}' lacks the % after the brace at its start", "write {% if a %}"),
        ("{% if a % }x", "'{% if a % }' has a space in its end", "write {% if a %}"),
        ("{{ a %}", "'{{ a %}' starts with {{ and ends with %}", "write {{ a }}"),
        ("{% a }}", "'{% a }}' starts with {% and ends with }}", "write {% a %}"),
        ("{ { a } } z", "'{ { a } }' has a space between its braces", "write {{ a }}"),
        ("{ % if a % } z", "'{ % if a % }' has a space between its braces", "write {% if a %}"),
        ("x {{ a", "the tag that starts with '{{ a' does not end here",
         "write }} at its end; a tag stands in one paragraph"),
        ("b }} y", "the tag that ends with 'b }}' does not start here",
         "write {{ at its start; a tag stands in one paragraph"),
        ("{# b", "the tag that starts with '{# b' does not end here",
         "write #} at its end; a tag stands in one paragraph"),
    ],
)  # fmt: skip
def test_a_tag_written_by_half_is_told_with_the_brace_that_it_lacks(
    text: str, message: str, hint: str
) -> None:
    assert list(halves(text)) == [(message, hint)]


@pytest.mark.parametrize("text", ["", "{a}", "100 % {", "f(x) = {1, {2}}", "{50 %}", "a } b"])
def test_braces_that_are_no_tag_are_not_told(text: str) -> None:
    assert list(halves(text)) == []


def test_a_whole_tag_ends_before_another_begins() -> None:
    text = "{% if a }x{% endif %} {{ '{{' }} {# {{ old }} #} {{ b"
    found = [match[0] for match in found_tags(pattern_of(()), text)]
    assert found == ["{% endif %}", "{{ '{{' }}", "{# {{ old }} #}"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{firma}", "'charter templates fields' lists what to write in {{ }}"),
        ("{company}", "write {{ company.name }}"),
        ("{Title}", "write {{ position.title }}"),
        ("{date}", "write {{ charter.date_text }}"),
        ("{hash}", "write {{ content_hash }}"),
        ("{charter.holder}", "write {{ charter.holder }}"),
        ("{ position.short }", "write {{ position.short }}"),
        ("«Firma»", "'charter templates fields'"),
        ("${firm_name}", "'charter templates fields'"),
    ],
)
def test_a_token_that_nothing_fills_in_is_a_mistake(tmp_path: Path, text: str, hint: str) -> None:
    made = docx.Document()
    made.add_paragraph("{{ charter.title }}")
    made.sections[0].footer.paragraphs[0].text = f"By {text}!"
    made.save(str(tmp_path / "charter.docx"))
    told = mistakes(tmp_path / "charter.docx")
    [said] = told
    assert said.startswith(f"footer, \"By {text}!\": nothing fills in '{text}' - {hint}")
    assert said.endswith(" [unknown-token]")
    assert mistakes(tmp_path / "charter.docx", text.strip("{}$«» ")) == []


def test_blanks_are_noted_and_lines_to_sign_are_none(tmp_path: Path) -> None:
    made = docx.Document()
    for text in ("{{ charter.title }}", "For [Name of the firm], TBD", "Signature ______"):
        made.add_paragraph(text)
    made.paragraphs[1].add_run("soon").font.highlight_color = 7
    made.save(str(tmp_path / "charter.docx"))
    path = tmp_path / "charter.docx"
    assert mistakes(path) == []
    assert [note.message for note in notes_on(path, ["TBD"])] == [
        "'[Name of the firm]' (paragraph 2) is printed as it stands",
        "'soon' (highlighted, paragraph 2) is printed as it stands",
    ]
