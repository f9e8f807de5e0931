"""Letters, templates and letterheads from outside: what is taken out, told, or refused."""

from __future__ import annotations

import re
import shutil
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from charter.document.docx.word_file import WordFile, read_word_file, word_file_of
from charter.docx_templates import story
from charter.docx_templates.annotate import annotate
from charter.docx_templates.check import check_word_template, notes_on
from charter.docx_templates.outside import MAIN as DOCUMENT
from charter.docx_templates.outside import sendable
from charter.docx_templates.template import read_word_template
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.load.hire import read_hire
from charter.offer.pack.make import Pack, make_pack
from charter.problems import InputError
from charter.resources import examples_folder
from charter.write.letterhead.read import own_letterhead
from word_packages import (
    MAIN,
    NORMAL,
    PAGE,
    PNG,
    TYPES,
    element,
    letter,
    links,
    paragraph,
    picture,
    save,
)

HIRE = Path(__file__).parent / "data" / "hires" / "okafor.yaml"
ELSEWHERE = "http://elsewhere.example/a"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Parts = dict[str, bytes | str]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("company") / "company"
    shutil.copytree(examples_folder() / "tarnquern", folder)
    file = folder / "company.yaml"
    text = file.read_text("utf-8")
    stated = "company:\n  charter_in_contract: false\n"
    file.write_text(text.replace("company:\n", stated, 1), "utf-8")
    return read_workspace(folder)


@pytest.fixture
def pack(workspace: Workspace) -> Callable[..., Pack]:
    def make(path: Path, hire: Path | None = None, as_is: bool = False) -> Pack:
        person = read_hire(hire) if hire else None
        day, formats = date(2027, 1, 15), ("docx", "zip")
        return make_pack(workspace, "cpto", path, person, day, formats=formats, as_is=as_is)

    return make


def own(made: Pack) -> list[str]:
    """Return the notes on a letter; that this pay is outside the posting's range is none of it."""
    return [note for note in made.notes if "pay range" not in note]


def whole(body: str, related: str = "", settings: str = "", **more: bytes | str) -> Parts:
    """Return a letter whose parts are all declared; `related` are its document's relationships."""
    types = (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
            for name, kind in (
                ("document", "document.main"),
                ("styles", "styles"),
                ("settings", "settings"),
            )
        )
        + "</Types>"
    )
    parts = letter(body=body, settings=settings) | {"[Content_Types].xml": types}
    if related:
        parts["word/_rels/document.xml.rels"] = related
    return parts | {name.replace("__", "/"): content for name, content in more.items()}


def rels(kind: str, target: str = ELSEWHERE, outside: bool = True) -> str:
    usual = [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml")]
    return links(*usual, ("rIdA", kind, target), outside=("rIdA",) if outside else ())


def parts_of(content: bytes, name: str = "made.docx") -> WordFile:
    return word_file_of(Path(name), content)


def well_declared(content: bytes) -> None:
    """Assert that each part is declared once, is there, and that Word's own reader takes it."""
    word = parts_of(content)
    root = etree.fromstring(word.parts["[Content_Types].xml"])
    names = [each.get("PartName", each.get("Extension", "")).lower() for each in root]
    assert len(names) == len(set(names))
    assert {n for n in names if n.startswith("/")} <= {f"/{n}".lower() for n in word.parts}
    assert word.content_type(word.document) == DOCUMENT
    assert docx.Document(BytesIO(content)).paragraphs


def nothing_outside(content: bytes) -> None:
    word = parts_of(content)
    outside = [link for each in word.links.values() for link in each if link.external]
    assert {link.kind for link in outside} <= {"hyperlink"}
    assert ELSEWHERE.encode() not in b"".join(word.parts.values())


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        (
            whole(
                "",
                settings='<w:attachedTemplate r:id="rId1"/>',
                **{
                    "word___rels__settings.xml.rels": links(
                        ("rId1", "attachedTemplate", ELSEWHERE), outside=("rId1",)
                    )
                },
            ),
            f"the link to the template '{ELSEWHERE}' was taken out",
        ),
        (
            whole(
                "",
                settings='<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>',
                **{
                    "word___rels__settings.xml.rels": links(
                        ("rId1", "mailMergeSource", ELSEWHERE), outside=("rId1",)
                    )
                },
            ),
            "the mail merge was taken out",
        ),
        (
            whole(
                picture('r:embed="rIdP" r:link="rIdA"'),
                links(
                    ("rId1", "styles", "styles.xml"),
                    ("rIdP", "image", "a.png"),
                    ("rIdA", "image", ELSEWHERE),
                    outside=("rIdA",),
                ),
                **{"word__a.png": PNG},
            ),
            f"the link to the picture '{ELSEWHERE}' was taken out",
        ),
        (
            whole(
                f'<w:p><w:r><w:object><o:OLEObject {VML} Type="Link" r:id="rIdA"/></w:object>'
                "</w:r></w:p>",
                rels("oleObject"),
            ),
            f"the link to the object '{ELSEWHERE}' was taken out",
        ),
        (
            whole(
                f'<w:p><w:r><w:pict><v:rect {VML}><v:imagedata src="{ELSEWHERE}"/></v:rect>'
                "</w:pict></w:r></w:p>",
            ),
            f"the link to the picture '{ELSEWHERE}' was taken out",
        ),
    ],
)
def test_what_word_would_fetch_is_taken_out_and_told(
    tmp_path: Path, pack: Callable[..., Pack], parts: Parts, what: str
) -> None:
    path = save(tmp_path / "offer.docx", parts)
    made = pack(path)
    assert what in " ".join(made.notes)
    nothing_outside(made.files["cpto-offer.docx"])
    well_declared(made.files["cpto-offer.docx"])
    assert what in " ".join(problem.message for problem in notes_on(path))


@pytest.mark.parametrize(
    ("body", "related", "code"),
    [
        (picture('r:link="rIdA"'), rels("image"), "remote-picture"),
        (picture('r:link="rIdA"'), rels("hyperlink"), "remote-content"),
        ('<w:altChunk r:id="rIdA"/>', rels("aFChunk"), "remote-content"),
        ('<w:subDoc r:id="rIdA"/>', rels("subDocument"), "remote-content"),
        (
            f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE {ELSEWHERE} "/></w:p>',
            "",
            "remote-content",
        ),
        (picture('r:embed="rIdZ"'), "", "missing-image"),
        (picture('r:embed="rIdA"'), rels("image", "gone.png", False), "missing-image"),
    ],
)
def test_what_a_reader_would_miss_is_for_the_letters_owner_to_put_right(
    tmp_path: Path, pack: Callable[..., Pack], body: str, related: str, code: str
) -> None:
    with pytest.raises(InputError) as told:
        pack(save(tmp_path / "offer.docx", whole(body, related)))
    assert [problem.code for problem in told.value.problems] == [code]


@pytest.mark.parametrize("kind", ["template.main", "document.glossary"])
def test_a_template_is_sent_as_a_document(
    tmp_path: Path, pack: Callable[..., Pack], kind: str
) -> None:
    parts = whole(paragraph("Dear {{ hire.name }}"))
    types = str(parts["[Content_Types].xml"]).replace("document.main", kind)
    made = pack(save(tmp_path / "offer.dotx", parts | {"[Content_Types].xml": types}), HIRE)
    well_declared(made.files["cpto-offer.docx"])


@pytest.mark.parametrize("name", ["core", "custom", "styles2", "numbering", "styles"])
def test_what_is_declared_and_not_there_is_not_declared_twice(
    tmp_path: Path, pack: Callable[..., Pack], name: str
) -> None:
    parts = whole("")
    folder = "docProps" if name in ("core", "custom") else "word"
    stale = f'<Override PartName="/{folder}/{name}.xml" ContentType="application/xml"/>'
    types = str(parts["[Content_Types].xml"]).replace("</Types>", f"{stale}{stale}</Types>")
    path = save(tmp_path / "offer.docx", parts | {"[Content_Types].xml": types})
    well_declared(pack(path).files["cpto-offer.docx"])


def test_what_needs_no_change_keeps_its_bytes(tmp_path: Path) -> None:
    read = read_word_file(save(tmp_path / "offer.docx", whole(paragraph("As it is"))))
    assert sendable(read).word is read


def test_a_letter_tells_of_fields_that_nothing_fills_in(
    tmp_path: Path, pack: Callable[..., Pack]
) -> None:
    text = "Dear [Candidate name], {party_1_name} of «Company» pays &lt;&lt;amount&gt;&gt;; see [1]"
    field = '<w:p><w:fldSimple w:instr=" MERGEFIELD Last_Name "/></w:p>'
    path = save(tmp_path / "offer.docx", whole(paragraph(text) + field))
    with pytest.raises(InputError) as caught:
        pack(path, HIRE)
    none, unused = (p for p in caught.value.problems if "pay range" not in p.message)
    assert (none.code, none.message) == (
        "unfilled",
        "nothing fills in '[Candidate name]' (paragraph 1), '{party_1_name}' (paragraph 1),"
        " '«Company»' (paragraph 1), '<<amount>>' (paragraph 1) and 'MERGEFIELD Last_Name'"
        " (paragraph 2) of the letter",
    )
    assert none.hint.startswith("write {{ hire.name }} and the like for what --hire gives")
    assert (unused.code, unused.message) == ("unused-hire", f"the letter prints nothing of {HIRE}")
    assert own(pack(path, HIRE, as_is=True)) == [none.message, unused.message]


def test_a_letter_with_its_fields_has_nothing_to_tell(
    tmp_path: Path, pack: Callable[..., Pack]
) -> None:
    names = [name for name in read_hire(HIRE).values if name != "email"]
    text = " ".join(f"{{{{ hire.{name} }}}}" for name in names)
    path = save(tmp_path / "offer.docx", whole(paragraph(text)))
    assert own(pack(path, HIRE)) == []


def test_what_of_the_hire_a_letter_does_not_print_is_named(
    tmp_path: Path, pack: Callable[..., Pack]
) -> None:
    text = "Dear {{ hire.name }} {{ hire.address }}, {{ hire.pay_text }} {{ hire['start'] }}"
    path = save(tmp_path / "offer.docx", whole(paragraph(text)))
    [note] = own(pack(path, HIRE))
    assert note == (
        "the letter prints nothing of salutation, per, manager, answer_by and notice_period,"
        " which the hire file gives"
    )
    text = "{% for each in hire %}{{ each }}, {% endfor %} {{ hire.name }}"
    path = save(tmp_path / "offer.docx", whole(paragraph(text)))
    assert own(pack(path, HIRE)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Your pay is ____ a year.", "'____' (paragraph 1)"),
        ("Salary: ________", "'________' (paragraph 1)"),
        ("Start date: .........", "'.........' (paragraph 1)"),
        ("Signature: ________   Date: ________", ""),
        ("Ort, Datum ____________  Unterschrift ____________", ""),
        ("Signed for Tarnquern Software Inc. by ____________", ""),
        ("____________", ""),
        ("We start on XX.XX.2027 and pay TBD", "'XX.XX' (paragraph 1) and 'TBD' (paragraph 1)"),
    ],
)
def test_a_blank_in_a_sentence_is_told_and_a_line_to_sign_is_none(
    tmp_path: Path, pack: Callable[..., Pack], text: str, told: str
) -> None:
    path = save(tmp_path / "offer.docx", whole(paragraph(text)))
    notes = (f"nothing fills in {told} of the letter",) if told else ()
    assert pack(path, as_is=True).notes == notes
    if told:
        with pytest.raises(InputError):
            pack(path)
    else:
        assert pack(path).notes == ()


DEEP = [
    "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    "{{ " + "+".join(["1"] * 3000) + " }}",
    "{{ charter" + ".a" * 3000 + " }}",
    "{{ " + "not " * 3000 + "1 }}",
    "{{ charter.title" + "|lower" * 2000 + " }}",
    "{% if 1 %}" * 300 + "{{ charter.title }}" + "{% endif %}" * 300,
    "{% for a in [1] %}" * 25 + "{{ charter.title }}" + "{% endfor %}" * 25,
    "{% if 0 %}" + "{% elif 0 %}" * 1000 + "{{ charter.title }}{% endif %}",
]


@pytest.mark.parametrize("text", DEEP, ids=lambda text: text[:12])
def test_deep_nesting_is_a_mistake_and_no_stack_trace(
    tmp_path: Path, pack: Callable[..., Pack], text: str
) -> None:
    path = save(tmp_path / "charter.docx", whole(paragraph(text.replace("<", "&lt;"))))
    found = check_word_template(path, [], ())
    assert {mistake.problem.code for mistake in found} == {"template-syntax"}
    assert all(len(str(mistake.problem)) < 500 + len(str(path)) for mistake in found)
    with pytest.raises(InputError) as told:
        pack(path)
    assert "template-syntax" in {problem.code for problem in told.value.problems}


def test_blocks_within_each_other_have_a_limit_that_real_ones_do_not_meet(tmp_path: Path) -> None:
    text = "{% for a in [1] %}" * 15 + "{{ charter.title }}" + "{% endfor %}" * 15
    path = save(tmp_path / "charter.docx", whole(paragraph(text)))
    assert check_word_template(path, [], ()) == []


@pytest.mark.parametrize("inner", [b"PK\x03\x04", b"<!DOCTYPE html><html/>"])
def test_a_whole_file_within_is_not_read_as_a_part_and_stays(tmp_path: Path, inner: bytes) -> None:
    parts = whole(
        '<w:altChunk r:id="rIdA"/>' + paragraph("{{ nope }}"), rels("aFChunk", "b", False)
    )
    kind = f'<Override PartName="/word/b" ContentType="{DOCUMENT}"/></Types>'
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace("</Types>", kind)
    path = save(tmp_path / "charter.docx", parts | {"word/b": inner})
    annotate(path, check_word_template(path, [], ()), tmp_path / "out.docx")
    made = read_word_file(tmp_path / "out.docx")
    assert made.parts["word/b"] == inner
    assert made.content_type("word/b") == DOCUMENT


def test_a_missing_picture_is_annotated(tmp_path: Path) -> None:
    path = save(
        tmp_path / "charter.docx", whole(picture('r:embed="rIdA"'), rels("image", "a.png", False))
    )
    annotate(path, check_word_template(path, [], ()), tmp_path / "out.docx")
    assert "missing-image" in str(read_word_file(tmp_path / "out.docx").parts["word/comments.xml"])


@pytest.mark.parametrize("default", ["", ' w:default="1"'])
def test_styles_without_an_id(tmp_path: Path, pack: Callable[..., Pack], default: str) -> None:
    style = f'<w:style w:type="paragraph"{default}><w:name w:val="Body"/></w:style>'
    path = save(tmp_path / "offer.docx", whole("") | {"word/styles.xml": element("styles", style)})
    well_declared(pack(path).files["cpto-offer.docx"])


def test_many_styles_on_each_other_are_merged_in_one_pass(
    tmp_path: Path, pack: Callable[..., Pack], monkeypatch: pytest.MonkeyPatch
) -> None:
    from charter.offer.pack import styles

    asked: list[int] = []
    free = styles._free
    monkeypatch.setattr(
        styles, "_free", lambda name, taken: asked.append(id(taken)) or free(name, taken)
    )
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(300)
    )
    parts = whole("") | {"word/styles.xml": element("styles", NORMAL + chain)}
    pack(save(tmp_path / "offer.docx", parts))
    assert len(asked) > 300
    assert len(set(asked)) <= 2  # no set is made anew for each style


def test_places_in_a_long_table_are_found_in_one_walk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = 0
    walk = etree.iterwalk

    def counted(*given: Any) -> Any:
        nonlocal steps
        for each in walk(*given):
            steps += 1
            yield each

    monkeypatch.setattr(story.etree, "iterwalk", counted)
    cell = f"<w:tc>{paragraph('x')}</w:tc>"
    table = f"<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * 200}</w:tbl>"
    root = etree.fromstring(element("document", f"<w:body>{table}{paragraph('y')}</w:body>"))
    places = [where.words for _, where in story.paragraphs(root)]
    assert places[-2:] == ["table 1, row 200, column 20", "paragraph 1"]
    assert steps < 3 * (200 * 20 * 2 + 200 + 5)


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", "table 1, row 1, column 1"),
        ("<w:p><w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>", "text box"),
        (
            "<w:tbl><w:tr><w:tc/><w:tc><w:tbl><w:tr/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:tc>"
            "</w:tr></w:tbl>",
            "table 1, row 1, column 2",
        ),
        ('<w:footnote w:id="3">{}</w:footnote>', "footnote 3"),
    ],
)
def test_where_a_paragraph_stands(inner: str, words: str) -> None:
    root = etree.fromstring(element("body", inner.format(paragraph("here"))))
    assert [w.words for _, w in story.paragraphs(root) if w.text == "here"] == [words]


@pytest.mark.parametrize("text", ["{{ " * 20_000, "{% " * 20_000 + "}}", "{{" + "_es_" * 20_000])
def test_tags_that_never_end_are_looked_at_once(tmp_path: Path, text: str) -> None:
    path = save(tmp_path / "charter.docx", whole(paragraph(text)))
    assert {flaw.code for flaw in read_word_template(path).flaws} == {"split-tag"}


RTL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>'
    '<w:bidi/><w:spacing w:line="400" w:lineRule="exact"/></w:pPr><w:rPr><w:rtl/></w:rPr></w:style>'
)


def test_a_letterhead_from_right_to_left_turns_no_paper_round(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", letter(styles=RTL, header=paragraph("الأمم")))
    made = own_letterhead(path)
    assert not re.search("<w:(bidi|rtl)", made.texts["word/styles.xml"])
    assert 'w:line="400" w:lineRule="atLeast"' in made.texts["word/styles.xml"]
    header = next(part for part in made.parts if part.name == "word/header1.xml")
    assert b"<w:pPr><w:bidi/></w:pPr>" in zlib.decompress(header.data, -15)


def test_only_our_own_page_takes_the_paper_of_a_country(tmp_path: Path) -> None:
    page = PAGE.replace("1417", "1134")
    path = save(tmp_path / "a.docx", letter(section=page))
    assert not own_letterhead(path).of_country
    ours = "".join(
        f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="{n}"/></w:style>'
        for n in ("Lead", "Table Text")
    )
    assert own_letterhead(
        save(tmp_path / "b.docx", letter(section=page, styles=NORMAL + ours))
    ).of_country
