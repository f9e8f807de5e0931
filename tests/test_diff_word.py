"""What a reader of the page sees in a Word copy is told, beside its words."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from charter.cli.main import run
from charter.review.word import read_word_paper
from edited_papers import COMPANY

HIRING = "Signs for hiring without a second signature: "
CLAUSE = f"{HIRING}engineers."
NOTE = "This charter is void until the board agrees."
_T = f'<w:t xml:space="preserve">{CLAUSE}</w:t>'
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATED = (
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{}" Target="{}"/></Relationships>'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("acme")
    (made / "company.yaml").write_text(COMPANY, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["charter", "build", str(made), "--date", "2026-12-01"])
        with pytest.raises(SystemExit):
            run()
    return made


class Copy:
    """A copy of the charter that somebody changes, and what diff says of it."""

    def __init__(self, folder, path, charter):
        self.folder, self.path, self.charter = folder, path, charter
        with zipfile.ZipFile(folder / "out/cpto-charter.docx") as package:
            self.parts = {name: package.read(name).decode() for name in package.namelist()}

    def replace(self, name, old, new, count=1):
        assert old in self.parts[name]
        self.parts[name] = self.parts[name].replace(old, new, count)

    def relate(self, kind, target, content, content_type):
        self.replace(
            "word/_rels/document.xml.rels", "</Relationships>", _RELATED.format(kind, target)
        )
        override = f'<Override PartName="/word/{target}" ContentType="{content_type}"/></Types>'
        self.replace("[Content_Types].xml", "</Types>", override)
        self.parts[f"word/{target}"] = content

    def said(self, *options):
        with zipfile.ZipFile(self.path, "w") as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return self.charter("diff", str(self.path), "--workspace", str(self.folder), *options)


@pytest.fixture
def copy(folder, tmp_path, charter):
    return Copy(folder, tmp_path / "cpto-charter.docx", charter)


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ("<w:strike/>", "struck through"),
        ("<w:dstrike/>", "struck through"),
        ("<w:vanish/>", "not to be seen ("),
        ('<w:sz w:val="2"/>', "not to be seen ("),
        ('<w:color w:val="FEFEFE"/>', "not to be seen ("),
        ('<w:vertAlign w:val="superscript"/>', "small and raised"),
        ('<w:position w:val="12"/>', "raised"),
        ("<w:caps/>", "in capitals"),
        ('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', "in the signs of"),
    ],
)
def test_words_that_are_left_but_mean_something_else_are_told(copy, properties, told):
    copy.replace("word/document.xml", f"<w:r>{_T}", f"<w:r><w:rPr>{properties}</w:rPr>{_T}")

    said = copy.said()

    assert said.code == 1
    assert said.out.splitlines()[1:3] == ["", "Limits"]
    assert said.out.splitlines()[3].startswith(f"  {told}")
    assert said.out.splitlines()[3].endswith(f": {CLAUSE}")
    assert len(said.out.splitlines()) == 4


def test_a_struck_word_is_told_with_its_whole_sentence(copy):
    struck = "</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>engineers</w:t></w:r>"
    struck = f'<w:t xml:space="preserve">{HIRING}{struck}<w:r><w:t>.</w:t>'
    copy.replace("word/document.xml", _T, struck)

    assert f"  struck through: engineers (in: {CLAUSE})\n" in copy.said().out


def test_a_style_that_hides_is_told(copy):
    gone = '<w:name w:val="gone"/><w:basedOn w:val="ListBullet"/><w:rPr><w:vanish/></w:rPr>'
    style = f'<w:style w:type="paragraph" w:styleId="Gone">{gone}</w:style></w:styles>'
    copy.replace("word/styles.xml", "</w:styles>", style)
    copy.replace("word/document.xml", 'w:val="ListBullet"', 'w:val="Gone"', 99)

    assert f"  not to be seen (hidden text): {CLAUSE}\n" in copy.said().out


def test_each_cell_is_seen_on_its_own_background(copy):
    white = '<w:name w:val="white"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>'
    style = '<w:style w:type="paragraph" w:styleId="White">'
    copy.replace("word/styles.xml", "</w:styles>", style + white)
    cells = [
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="White"/></w:pPr><w:r><w:t>{fill}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        for fill in ("000000", "000000", "FFFFFF") * 20
    ]
    copy.replace("word/document.xml", "<w:body>", f"<w:body>{''.join(cells)}")
    copy.said()

    lines = read_word_paper(copy.path).lines[: len(cells)]

    assert [line.text for line in lines if line.marks] == ["FFFFFF"] * 20


def test_words_before_clauses_are_told(copy):
    copy.replace("word/numbering.xml", 'w:lvlText w:val="', 'w:lvlText w:val="Not: ', 99)

    assert f"  before it stands 'Not: •', not '•': {CLAUSE}\n" in copy.said().out


def test_numbers_count_on_after_a_new_clause_but_a_list_without_one_is_told(copy):
    style = '<w:pPr><w:pStyle w:val="ListNumber"/>'
    new = f"<w:p>{style}</w:pPr><w:r><w:t>One more.</w:t></w:r></w:p><w:p>{style}"
    copy.replace("word/document.xml", f"<w:p>{style}", new)

    assert copy.said().out.splitlines()[3] == "  + One more."
    assert "1 change\n" in copy.said().out

    copy.replace("word/document.xml", new, f"<w:p>{style}")
    copy.replace(
        "word/numbering.xml", '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="lowerRoman"/>', 99
    )

    assert "  before it stands 'i.', not '1.': " in copy.said().out


@pytest.mark.parametrize("edge", ["header", "footer"])
def test_headers_and_footers_are_compared(copy, edge):
    text = f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:{'hdr' if edge == 'header' else 'ftr'}>"
    copy.replace(f"word/{edge}1.xml", text.rpartition("</w:p>")[2], text)

    said = copy.said()

    assert said.code == 1
    assert said.out.splitlines()[2:] == [edge.capitalize(), f"  + {NOTE}"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_told_with_the_section_they_stand_in(copy, kind):
    note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:{kind}>'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    content = f"<w:{kind}s {_NS}>{note}</w:{kind}s>"
    copy.relate(f"{kind}s", f"{kind}s.xml", content, f"{main}.{kind}s+xml")
    copy.replace("word/document.xml", _T, f'{_T}<w:{kind}Reference w:id="2"/>')

    assert copy.said().out.splitlines()[2:] == ["Limits", f"  + {kind}: {NOTE}"]


def test_text_boxes_are_compared(copy):
    box = (
        '<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:30pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:rect></w:pict>"
    )
    copy.replace("word/document.xml", _T, _T + box)

    assert f"Limits\n  + text box: {NOTE}\n" in copy.said().out


def test_what_could_not_be_read_is_named_with_its_section_and_is_no_difference_by_itself(copy):
    copy.replace(
        "word/document.xml", _T, f'{_T}<x:said xmlns:x="urn:example">May spend all.</x:said>'
    )

    said = copy.said()

    assert said.code == 0
    assert "cpto-charter.docx: no difference in what could be read\n" in said.out
    assert (
        "Not read, so not compared: something that is not known here (said), under 'Limits'\n"
        in (said.out)
    )
    assert copy.said("--strict").code == 3
    (unread,) = json.loads(copy.said("--json").out)["unread"]
    assert unread["section"] == "Limits"


def test_json_says_what_was_done_to_words_and_where(copy):
    copy.replace("word/document.xml", f"<w:r>{_T}", f"<w:r><w:rPr><w:strike/></w:rPr>{_T}")

    (change,) = json.loads(copy.said("--json").out)["changes"]

    assert change["look_only"]
    assert (change["kind"], change["section"]) == ("paragraph", "Limits")
    assert change["looks"] == [f"struck through: {CLAUSE}"]


def by_python_docx(papers, folder):
    for paper in papers:
        docx.Document(str(paper)).save(str(folder / paper.name))


def by_libreoffice(papers, folder):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    to = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder)
    command = ["soffice", profile, "--headless", *to, *papers]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


@pytest.mark.parametrize("save", [by_python_docx, by_libreoffice])
def test_copies_saved_again_by_another_program_have_no_difference(folder, tmp_path, charter, save):
    papers = sorted((folder / "out").glob("*.docx"))
    save(papers, tmp_path)

    for paper in papers:
        said = charter("diff", str(tmp_path / paper.name), "--workspace", str(folder))
        assert said == (0, f"{tmp_path / paper.name}: no difference\n", "")
