"""Any Word file as letterhead: its page and its look, none of its text, and only valid papers."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

import charter as library
from charter.document.document import document_of
from charter.render.papers import Markdown
from charter.write.docx.writer import DocxWriter
from charter.write.letterhead.check import check_letterhead
from charter.write.letterhead.letterhead import Letterhead
from charter.write.letterhead.read import own_letterhead
from charter.write.letterhead.styles import local_names
from conftest import Ran
from making import composed, rendered
from word_packages import NORMAL, PAGE, PNG, W, element, letter, links, paragraph, picture, save

ROOT = Path(__file__).resolve().parent.parent
LETTERS = sorted((ROOT / "tests/data/letters").glob("*.docx"))
TOOLS = Path(sys.executable).parent
w = f"{{{W}}}"
EVERYTHING = (
    "# Charter: Head\n\n*Northwind*\n\n## First\n\n### Second\n\n#### Third\n\nplain **bold** *it*"
    " `code` [link](https://x.example)\n\n**Lead**\n\n- one\n  - two\n\n1. n\n   1. m\n\n"
    "> quoted\n\n"
    "|  |  |\n| --- | --- |\n| **Held by** | Jo |\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"
)


def papers() -> list[Markdown]:
    workspace = library.read_workspace(ROOT / "tests/briefs/northwind")
    made = composed(library.organise(workspace), date(2026, 12, 1), position="cpto")
    return rendered(made, None)


PAPER, POSTING = papers()


def written(folder: Path, markdown: str = EVERYTHING, text: Markdown = PAPER) -> bytes:
    """Return the paper on the letterhead in `folder`."""
    return DocxWriter(folder).write(document_of(text._replace(text=markdown)))


def opened(folder: Path, markdown: str = EVERYTHING) -> Any:
    return docx.Document(io.BytesIO(written(folder, markdown)))


def parts_of(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def on(tmp_path: Path, **odd: Any) -> tuple[Path, Letterhead]:
    """Return a folder with a letterhead that is odd in one way, and what was read from it."""
    path = save(tmp_path / "templates" / "letterhead.docx", letter(**odd))
    return path.parent, own_letterhead(path)


def valid(folder: Path) -> None:
    made = [str(path) for path in sorted(folder.rglob("*.docx"))]
    for command in (
        [TOOLS / "openxml-audit", "--recursive", str(folder)],
        [TOOLS / "ooxml-integrity", "check", "--quiet", "--fail-on", "info", *made],
    ):
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout


# Real letters of other companies.


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a charter, a posting and a landscape paper on each letter."""
    folder = tmp_path_factory.mktemp("made")
    for path in LETTERS:
        templates = tmp_path_factory.mktemp(path.stem)
        (templates / "letterhead.docx").write_bytes(path.read_bytes())
        for text in (PAPER, POSTING):
            (folder / f"{path.stem}-{text.name}.docx").write_bytes(
                written(templates, text.text, text)
            )
        (folder / f"{path.stem}-all.docx").write_bytes(written(templates))
        stationery = DocxWriter(templates)
        wide = PAPER._replace(paper=_Landscape(PAPER.paper))
        (folder / f"{path.stem}-wide.docx").write_bytes(
            stationery.write(document_of(wide._replace(text=EVERYTHING)))
        )
    return folder


class _Landscape:
    landscape = True

    def __init__(self, paper: Any) -> None:
        self._paper = paper

    def __getattr__(self, name: str) -> Any:
        return getattr(self._paper, name)


def test_papers_on_real_letters_are_valid(made: Path) -> None:
    assert len(list(made.iterdir())) == 4 * len(LETTERS) >= 40
    valid(made)


# A draft says so on each page, whatever the letterhead prints.

DRAFT = PAPER._replace(paper=PAPER.paper._replace(draft=True))


def headers_of(made: bytes) -> list[str]:
    """Return what stands in the header of each kind of page that there is."""
    document = docx.Document(io.BytesIO(made))
    found = []
    for section in document.sections:
        kinds = [section.header]
        kinds += [section.first_page_header] * section.different_first_page_header_footer
        kinds += [section.even_page_header] * document.settings.odd_and_even_pages_header_footer
        for header in kinds:
            assert not header.is_linked_to_previous
            found.append("\n".join(t.text or "" for t in header._element.iter(f"{w}t")))
    return found


def test_a_draft_on_a_real_letter_says_so_in_each_header(tmp_path: Path) -> None:
    for path in LETTERS:
        templates = tmp_path / path.stem
        templates.mkdir()
        shutil.copy(path, templates / "letterhead.docx")
        made = written(templates, text=DRAFT)
        assert all("Draft \N{EN DASH} Charter: " in said for said in headers_of(made)), path
        assert "Draft \N{EN DASH} " not in "".join(parts_of(written(templates)).values()), path
        (templates / "letterhead.docx").write_bytes(made)
    valid(tmp_path)


def test_a_header_that_prints_the_title_says_it_once(tmp_path: Path) -> None:
    shutil.copy(ROOT / "templates/letterhead.docx", tmp_path / "letterhead.docx")
    assert headers_of(written(tmp_path, text=DRAFT))[0].count("Draft \N{EN DASH} ") == 1


def test_a_draft_says_so_on_first_and_even_pages_without_a_header(tmp_path: Path) -> None:
    bare = docx.Document()
    bare.sections[0].different_first_page_header_footer = True
    bare.settings.odd_and_even_pages_header_footer = True
    bare.save(str(tmp_path / "letterhead.docx"))
    assert [
        said.startswith("Draft \N{EN DASH} ") for said in headers_of(written(tmp_path, text=DRAFT))
    ] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(("country", "width"), [("US", 216), ("DK", 210)])
def test_a_copy_with_the_shipped_page_takes_the_paper_of_the_country(
    tmp_path: Path, country: str, width: int
) -> None:
    copy = ROOT / "tests/data/letters/saved-by-libreoffice.docx"
    shutil.copy(copy, tmp_path / "letterhead.docx")
    paper = PAPER._replace(paper=PAPER.paper._replace(country=country))
    made = docx.Document(
        io.BytesIO(DocxWriter(tmp_path).write(document_of(paper._replace(text=""))))
    )
    assert round(made.sections[0].page_width.mm) == width


def test_a_page_with_other_margins_keeps_its_size(tmp_path: Path) -> None:
    letterhead = docx.Document(str(ROOT / "tests/data/letters/saved-by-libreoffice.docx"))
    letterhead.sections[0].left_margin += 10_000
    letterhead.save(str(tmp_path / "letterhead.docx"))
    american = PAPER._replace(paper=PAPER.paper._replace(country="US"))
    made = docx.Document(
        io.BytesIO(DocxWriter(tmp_path).write(document_of(american._replace(text=""))))
    )
    assert round(made.sections[0].page_width.mm) == 210


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_paper_on_a_real_letter_has_its_page_and_none_of_its_text(path: Path, made: Path) -> None:
    source = docx.Document(str(path))
    paper = docx.Document(str(made / f"{path.stem}-all.docx"))
    theirs, ours = source.sections[0], paper.sections[0]
    if path.stem != "saved-by-libreoffice":
        assert (ours.page_width, ours.left_margin) == (theirs.page_width, theirs.left_margin)
    said = {p.text.strip() for p in source.paragraphs if len(p.text.strip()) > 20}
    assert not said & {p.text.strip() for p in paper.paragraphs}
    assert ours.header.is_linked_to_previous == (not _has_header(source))
    everything = "".join(parts_of((made / f"{path.stem}-all.docx").read_bytes()))
    assert not re.search(r"thumbnail|custom|footnotes|comments|vbaProject|customXml", everything)


def _has_header(source: Any) -> bool:
    return any(not section.header.is_linked_to_previous for section in source.sections)


def test_german_styles_are_found_and_the_rest_is_named(tmp_path: Path) -> None:
    report = check_letterhead(ROOT / "tests/data/letters/styles_de.docx")
    assert report.problems == ()
    assert [note.message for note in report.notes] == [
        "papers add styles that it lacks, in its look: Title, Subtitle, heading 3, Lead and 12 more"
    ]
    found = own_letterhead(ROOT / "tests/data/letters/styles_de.docx").styles
    assert (found["heading 1"], found["quote"], found["strong"]) == ("berschrift1", "Zitat", "Fett")


def test_build_does_not_speak_of_styles_that_are_added(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    company = (ROOT / "tests/briefs/northwind/company.yaml").read_text("utf-8")
    (tmp_path / "company.yaml").write_text(company, "utf-8")
    save(tmp_path / "templates" / "letterhead.docx", letter())
    told = charter("build", str(tmp_path), "--date", "2026-12-01", "--quiet")
    assert (told.code, told.err) == (0, "")


def test_build_names_a_font_that_no_pdf_can_be_set_in(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    company = (ROOT / "tests/briefs/northwind/company.yaml").read_text("utf-8")
    (tmp_path / "company.yaml").write_text(company, "utf-8")
    letterhead = docx.Document()
    letterhead.styles["Normal"].font.name = "Foobar Sans"
    (tmp_path / "templates").mkdir()
    path = tmp_path / "templates" / "letterhead.docx"
    letterhead.save(str(path))
    ask = ("build", str(tmp_path), "--date", "2026-12-01", "--quiet", "--position", "ceo")

    assert charter(*ask, "--format", "docx").err == ""
    told = charter(*ask, "--format", "pdf").err.splitlines()
    said = f"{path}: its font 'Foobar Sans' is not on this machine; PDFs are set in"
    assert [line for line in told if "Foobar" in line and line.startswith(said)], told


# Styles.

HEADING = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:color w:val="AA0000"/>'
    '<w:sz w:val="36"/></w:rPr></w:style>'
)


@pytest.mark.parametrize("name", ["heading 1", "HEADING 1", *local_names()["heading 1"]])
def test_a_style_is_found_under_its_name_in_any_language(tmp_path: Path, name: str) -> None:
    _, read = on(tmp_path, styles=NORMAL + HEADING.format(name=name))
    assert read.styles["heading 1"] == "H1"
    assert "heading 1" not in read.added


def test_a_style_is_found_under_an_alias(tmp_path: Path) -> None:
    style = HEADING.replace('"{name}"/>', '"Big"/><w:aliases w:val="Top,Heading 1"/>')
    assert on(tmp_path, styles=NORMAL + style)[1].styles["heading 1"] == "H1"


def test_added_styles_have_the_letterheads_font_size_and_colour(tmp_path: Path) -> None:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>'
        '<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    folder, _ = on(tmp_path, styles=defaults + NORMAL + HEADING.format(name="heading 1"))
    styles = opened(folder).styles
    assert styles["Heading 2"].font.name == styles["Title"].font.name == "Georgia"
    assert str(styles["Heading 2"].font.color.rgb) == "AA0000"
    sizes = [styles[n].font.size.pt for n in ("Title", "Heading 1", "Heading 2", "Heading 3")]
    assert sizes == [25, 18, 13, 12]
    assert styles["Table Text"].font.size.pt == 10
    assert styles["List Bullet"].font.name is None, "the text's own"
    assert "Calibri" not in parts_of(written(folder))["word/styles.xml"]


def test_headings_stay_with_their_text_and_apart_from_what_is_above(tmp_path: Path) -> None:
    folder, _ = on(tmp_path, styles=NORMAL + HEADING.format(name="heading 1"))
    heading = opened(folder).styles["Heading 1"].paragraph_format
    assert (heading.keep_with_next, heading.space_before.pt) == (True, 9.5)
    near = HEADING.format(name="heading 1").replace(
        "<w:rPr>", '<w:pPr><w:spacing w:before="60"/></w:pPr><w:rPr>'
    )
    folder, _ = on(tmp_path, styles=NORMAL + near)
    assert opened(folder).styles["Heading 1"].paragraph_format.space_before.pt == 3, "its own"


def test_text_set_close_has_space_between_paragraphs_in_papers(tmp_path: Path) -> None:
    folder, _ = on(tmp_path)
    (plain,) = [p for p in opened(folder, "plain").paragraphs if p.text]
    assert plain.style.name == "Charter Text"
    spaced = NORMAL.replace("</w:style>", '<w:pPr><w:spacing w:after="120"/></w:pPr></w:style>')
    folder, _ = on(tmp_path, styles=spaced)
    assert opened(folder, "plain").paragraphs[0].style.name == "Normal"


def test_an_id_that_is_taken_is_not_used_again(tmp_path: Path) -> None:
    other = '<w:style w:type="paragraph" w:styleId="Lead"><w:name w:val="Our own"/></w:style>'
    _, read = on(tmp_path, styles=NORMAL + other)
    assert read.styles["lead"] == "LeadCharter"


def test_styles_that_refer_to_each_other_in_a_circle_are_cut_open(tmp_path: Path) -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/>'
        "</w:style>"
        for a, b in ("AB", "BA")
    )
    folder, _ = on(tmp_path, styles=NORMAL + circle)
    assert written(folder)


def test_thousands_of_styles_are_refused(tmp_path: Path) -> None:
    many = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/></w:style>'
        for n in range(5001)
    )
    path = save(tmp_path / "letterhead.docx", letter(styles=many))
    (problem,) = check_letterhead(path).problems
    assert problem.message == "5,001 styles are too many"
    assert problem.hint == "delete those that it does not use"


def test_a_file_that_is_no_letterhead_is_a_problem_and_not_an_exception(tmp_path: Path) -> None:
    (tmp_path / "letterhead.docx").write_bytes(b"%PDF-1.7")
    (problem,) = check_letterhead(tmp_path / "letterhead.docx").problems
    assert problem.message == "this is a PDF, not a Word file (.docx)"


# Lists.


def test_numbering_is_merged_without_a_clash(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="9000"><w:abstractNumId'
        ' w:val="0"/></w:num>'
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="Nummer"><w:name w:val="Listennummer"/><w:pPr>'
        '<w:numPr><w:numId w:val="9000"/></w:numPr></w:pPr></w:style>'
    )
    folder, _ = on(tmp_path, styles=NORMAL + style, numbering=numbering)
    document = opened(folder, "1. one\n   1. in\n\ntext\n\n1. new\n")
    root = document.part.numbering_part.element
    ids = [num.get(f"{w}numId") for num in root.findall(f"{w}num")]
    assert len(ids) == len(set(ids))
    first = document.paragraphs[0]._p.pPr.numPr.numId.val
    (num,) = (n for n in root.findall(f"{w}num") if n.get(f"{w}numId") == str(first))
    wanted = num.find(f"{w}abstractNumId").get(f"{w}val")
    (abstract,) = (
        a for a in root.findall(f"{w}abstractNum") if a.get(f"{w}abstractNumId") == wanted
    )
    levels = abstract.findall(f"{w}lvl")
    assert levels[0].find(f"{w}lvlText").get(f"{w}val") == "%1)"
    assert len(levels) == 9, "a list in a list is numbered too"


def test_a_list_style_without_bullets_gets_them(tmp_path: Path) -> None:
    bare = '<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/></w:style>'
    folder, _ = on(tmp_path, styles=NORMAL + bare)
    assert opened(folder).styles["List Bullet"].element.pPr.numPr is not None


# Headers and footers.


def test_tokens_split_by_word_are_filled_in(tmp_path: Path) -> None:
    runs = "".join(
        f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("of {", "Comp", "any }, {da", "te}")
    )
    folder, _ = on(tmp_path, header=f"<w:p>{runs}</w:p>")
    assert opened(folder).sections[0].header.paragraphs[0].text == (
        "of Northwind Robotics, December 1, 2026"
    )


KNOWN = "known: {company}, {title}, {date}, {hash}"


@pytest.mark.parametrize(
    ("written_as", "hint"),
    [
        ("{titel}", "did you mean {title}?"),
        ("{{ charter.company }}", "did you mean {company}?"),
        ("{{ title }}", "did you mean {title}?"),
        ("{street}", KNOWN),
        ("{% for x in y %}", KNOWN),
    ],
)
def test_a_token_that_nothing_fills_in_is_a_mistake(
    tmp_path: Path, written_as: str, hint: str
) -> None:
    cut = len(written_as) // 2
    runs = "".join(f"<w:r><w:t>{half}</w:t></w:r>" for half in (written_as[:cut], written_as[cut:]))
    folder, read = on(tmp_path, header=f"<w:p>{runs}</w:p>")
    message = f"has '{written_as}' in its header, which nothing fills in"
    report = check_letterhead(folder / "letterhead.docx")
    assert [problem[1:] for problem in report.problems] == [("unknown-token", message, hint)]
    assert read.notes[-1] == f"{message} - {hint}", "build notes it"
    assert len(report.notes) == 1


@pytest.mark.parametrize(
    "text", ["{ Company }", "{{CANDIDATE_NAME}}", "{{Sig_es_:signer1:signature}}", "50 % {"]
)
def test_tokens_of_papers_and_of_other_systems_are_no_mistakes(tmp_path: Path, text: str) -> None:
    folder, _ = on(tmp_path, header=paragraph(text))
    assert check_letterhead(folder / "letterhead.docx").problems == ()


def test_a_logo_comes_along(tmp_path: Path) -> None:
    folder, read = on(
        tmp_path,
        header=picture(),
        header_links=links(("rId1", "image", "media/logo.png")),
        more={"word/media/logo.png": PNG},
    )
    made = parts_of(written(folder))
    assert "word/media/image1.png" in made
    assert 'Target="/word/media/image1.png"' in made["word/_rels/header1.xml.rels"]
    assert read.notes == ()


@pytest.mark.parametrize(
    ("attribute", "relations", "more", "note"),
    [
        (
            'r:link="rId1"',
            links(("rId1", "image", "https://evil.example/x.png"), outside=("rId1",)),
            {},
            "fetches 'https://evil.example/x.png' from elsewhere; papers do without it",
        ),
        (
            'r:embed="rId1"',
            links(("rId1", "image", "media/gone.png")),
            {},
            "its picture 'gone.png' is missing from the file",
        ),
        (
            'r:embed="rId1"',
            links(("rId1", "image", "media/logo.heic")),
            {"word/media/logo.heic": b"\0\0\0\x18ftypheic"},
            "its picture 'logo.heic' is of a kind that Word does not show; save it as PNG or JPEG"
            " and put it in again",
        ),
        (
            'r:embed="rId1"',
            links(("rId1", "image", "media/logo.emf")),
            {"word/media/logo.emf": b"\x01\0\0\0"},
            "its picture 'logo.emf' is EMF, which some programs do not show; PNG or JPEG shows"
            " everywhere",
        ),
        ('r:embed="rId9"', links(), {}, "has something in it that is missing from the file"),
    ],
)
def test_a_picture_that_will_not_show_is_named(
    tmp_path: Path, attribute: str, relations: str, more: dict[str, bytes], note: str
) -> None:
    folder, read = on(tmp_path, header=picture(attribute), header_links=relations, more=dict(more))
    assert read.notes == (note,)
    assert "evil.example" not in "".join(parts_of(written(folder)).values())


def test_a_logo_wider_than_the_page_is_named(tmp_path: Path) -> None:
    _, read = on(
        tmp_path,
        header=picture(width=9_000_000),
        header_links=links(("rId1", "image", "media/logo.png")),
        more={"word/media/logo.png": PNG},
    )
    assert read.notes == ("has a picture in a header that is wider than the page",)


def test_links_to_web_pages_stay_and_others_go(tmp_path: Path) -> None:
    header = "<w:p>" + "".join(
        f'<w:hyperlink r:id="{n}"><w:r><w:t>{n}</w:t></w:r></w:hyperlink>' for n in ("rA", "rB")
    )
    relations = links(
        ("rA", "hyperlink", "https://ok.example"),
        ("rB", "hyperlink", "file:///etc/passwd"),
        outside=("rA", "rB"),
    )
    folder, _ = on(tmp_path, header=header + "</w:p>", header_links=relations)
    (paragraph_,) = opened(folder).sections[0].header.paragraphs
    assert (paragraph_.text, len(paragraph_.hyperlinks)) == ("rArB", 1)


@pytest.mark.parametrize(
    ("instruction", "stays"),
    [
        (" PAGE ", True),
        (" INCLUDEPICTURE https://evil.example/x.png ", False),
        (" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe ", False),
        (" DOCPROPERTY Client ", False),
        (" ", False),
        ("page", True),
        (" = 1 + 1", True),
        ("=PAGE-1", True),
    ],
)
def test_fields_that_fetch_become_text(tmp_path: Path, instruction: str, stays: bool) -> None:
    header = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="{instruction}"><w:r>'
        "<w:t>too</w:t></w:r></w:fldSimple></w:p>"
    )
    folder, _ = on(tmp_path, header=header)
    header_part = parts_of(written(folder))["word/header1.xml"]
    assert "shown" in header_part
    assert "too" in header_part
    assert (f">{instruction}</" in header_part) is stays
    assert ("fldSimple" in header_part) is stays


def test_reviews_and_traces_of_editing_stay_behind(tmp_path: Path) -> None:
    header = (
        '<w:p w:rsidR="00AA"><w:bookmarkStart w:id="1" w:name="x"/><w:ins w:id="2" w:author="Ann">'
        '<w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="3" w:author="Ann"><w:r><w:delText>old'
        "</w:delText></w:r></w:del><w:sdt><w:sdtPr><w:dataBinding w:xpath='/a' w:storeItemID='b'/>"
        "</w:sdtPr><w:sdtContent><w:r><w:t> bound</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    folder, _ = on(tmp_path, header=header)
    part = parts_of(written(folder))["word/header1.xml"]
    assert opened(folder).sections[0].header.paragraphs[0].text == "new bound"
    assert not re.search("Ann|old|rsid|bookmark|dataBinding", part)


def test_settings_that_lock_or_merge_stay_behind(tmp_path: Path) -> None:
    settings = (
        "<w:writeProtection/><w:evenAndOddHeaders/><w:mailMerge/><w:documentProtection"
        ' w:edit="readOnly"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
    )
    folder, _ = on(tmp_path, settings=settings)
    part = parts_of(written(folder))["word/settings.xml"]
    assert re.findall(r"<w:(\w+)", part) == [
        "settings",
        "evenAndOddHeaders",
        "compat",
        "compatSetting",
    ]


# The page.


@pytest.mark.parametrize(
    ("section", "note"),
    [
        (PAGE + '<w:cols w:num="2"/>', "has columns; papers are written in one"),
        (
            PAGE + "<w:bidi/>",
            "is set from right to left; papers follow the direction of their own text",
        ),
        (PAGE + '<w:lnNumType w:countBy="1"/>', "numbers its lines; papers do not"),
        (
            '<w:pgSz w:w="5" w:h="99999999999"/>',
            "has a page of an impossible size; papers are A4",
        ),
        (
            PAGE.replace('left="1417"', 'left="9000"'),
            "leaves less than 5 cm for text; papers take margins of 2.5 cm",
        ),
    ],
)
def test_a_page_that_papers_cannot_follow_is_named(tmp_path: Path, section: str, note: str) -> None:
    folder, read = on(tmp_path, section=section)
    assert note in read.notes
    assert not re.search("w:num=|lnNumType|bidi", parts_of(written(folder))["word/document.xml"])


def test_tables_fit_between_large_margins(tmp_path: Path) -> None:
    section = (
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="2880" w:right="2880" w:gutter="360"/>'
    )
    folder, _ = on(tmp_path, section=section)
    for table in opened(folder).tables:
        assert sum(column.width.twips for column in table.columns) == 12240 - 2 * 2880 - 360


LOGO: dict[str, Any] = {
    "header_links": links(("rId1", "image", "media/logo.png")),
    "more": {"word/media/logo.png": PNG},
}
EMPTY = "<w:p/>"
BELOW = "<w:r><w:br/><w:t>Street</w:t></w:r>"


def floating(down: int) -> str:
    """Return a picture of 300,000 EMU that floats `down` EMU from the top of the page."""
    place = f'<wp:positionV relativeFrom="page"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
    return (
        picture()
        .replace("<wp:inline ", '<wp:anchor behindDoc="0" ')
        .replace("wp:inline>", "wp:anchor>")
        .replace("<wp:extent", f"{place}<wp:extent")
    )


@pytest.mark.parametrize(
    ("header", "section", "top", "space"),
    [
        # A picture of 472 twips from 708 down reaches 1180; the text starts at 1417.
        (picture(), PAGE, 1417, [240]),
        (picture(), PAGE.replace('top="1417"', 'top="1420"'), 1420, []),
        (picture() + EMPTY, PAGE, 1417, []),
        (paragraph("One line"), PAGE, 1417, []),
        (paragraph("One").replace("</w:r>", "</w:r>" + 3 * BELOW), PAGE, 1417, [240]),
        # A margin that is fixed, and a picture that floats: neither moves the text.
        (picture(), PAGE.replace('top="1417"', 'top="-1000"'), -1420, []),
        (floating(900_000), PAGE, 1417 + 712, []),
        (floating(5_000_000), PAGE, 1417, []),
    ],
)
def test_text_starts_a_line_below_a_tall_header(
    tmp_path: Path, header: str, section: str, top: int, space: list[int]
) -> None:
    folder, _ = on(tmp_path, section=section, header=header, **LOGO)
    made = parts_of(written(folder))
    assert re.findall(r'w:top="(-?\d+)"', made["word/document.xml"])[-1] == str(top)
    lines = re.findall(r'w:line="(\d+)" w:lineRule="exact"', made["word/header1.xml"])
    assert [int(line) for line in lines] == space


def sections(*texts: str) -> tuple[str, dict[str, bytes | str]]:
    """Return a body and parts with one section for each text, which is that of its header.

    A section without a text has no header; the last one ends the document.
    """
    body, parts, related = "", {}, [("rId1", "styles", "styles.xml")]
    for number, text in enumerate(texts):
        reference = f'<w:headerReference w:type="default" r:id="rH{number}"/>' if text else ""
        related.append((f"rH{number}", "header", f"h{number}.xml"))
        parts[f"word/h{number}.xml"] = element("hdr", paragraph(text.strip()))
        margin = PAGE.replace('left="1417"', f'left="{1000 + number}"')
        body += f"<w:p><w:pPr><w:sectPr>{reference}{margin}</w:sectPr></w:pPr></w:p>"
    parts["word/_rels/document.xml.rels"] = links(*related)
    return body, dict(parts)


@pytest.mark.parametrize(
    ("texts", "shown", "noted"),
    [
        (("First", "Second"), "First", True),
        (("", "Second", "Third"), "Second", True),
        ((" ", "Second"), "Second", False),
        (("First", " "), "First", False),
    ],
)
def test_papers_take_the_page_and_header_of_the_first_section(
    tmp_path: Path, texts: tuple[str, ...], shown: str, noted: bool
) -> None:
    body, more = sections(*texts)
    folder, read = on(tmp_path, body=body, more=more)
    section = opened(folder).sections[0]
    assert (section.header.paragraphs[0].text, section.left_margin.twips) == (shown, 1000)
    note = "has several headers, one for each part of it; papers take the first"
    assert (note in read.notes) is noted


def test_a_real_letter_of_three_sections_shows_its_first_header(made: Path) -> None:
    name = "docproperties_header_footer_3_sections-all.docx"
    section = docx.Document(str(made / name)).sections[0]
    assert section.header.paragraphs[0].text == "Text: Foo Bar"
    assert section.footer.paragraphs[0].text == "Number: 123"


# Files of other programs.


def test_other_prefixes_and_another_name_of_the_main_part(tmp_path: Path) -> None:
    parts = letter(styles=NORMAL + HEADING.format(name="heading 1"), header=paragraph("Ours"))
    parts = {
        name.replace("/document.xml", "/document2.xml"): re.sub(
            r"(</?|\s)w:", r"\g<1>ns0:", text.replace("xmlns:w=", "xmlns:ns0=")
        ).replace("word/document.xml", "word/document2.xml")
        for name, text in parts.items()
        if isinstance(text, str)
    }
    save(tmp_path / "letterhead.docx", dict(parts))
    document = opened(tmp_path)
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.sections[0].header.paragraphs[0].text == "Ours"


def test_a_letter_without_styles_takes_the_shipped_ones(tmp_path: Path) -> None:
    parts = letter()
    del parts["word/styles.xml"]
    save(tmp_path / "letterhead.docx", parts)
    assert {"Title", "Heading 1", "List Bullet", "Normal"} <= {
        s.name for s in opened(tmp_path).styles
    }


@pytest.mark.parametrize("part", ["styles", "settings", "numbering"])
def test_a_part_that_is_not_what_it_is_called_is_as_good_as_none(part: str, tmp_path: Path) -> None:
    inner = {
        "styles": '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Lead"/></w:style>',
        "settings": "<w:evenAndOddHeaders/>",
        "numbering": '<w:abstractNum w:abstractNumId="77"/>',
    }[part]
    made = {}
    for root in (part, "comments"):
        more = {f"word/{part}.xml": element(root, inner)}
        _, made[root] = on(tmp_path / root, numbering=" ", more=more)
    _, none = on(tmp_path / "none", numbering=" ", more={f"word/{part}.xml": element(part, "")})
    assert made["comments"] == none
    assert made[part] != none


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('w:fmt="lowerRoman"', '<w:pgNumType w:fmt="lowerRoman"/>'),
        ('w:fmt="lowerRoman" w:start="5"', '<w:pgNumType w:fmt="lowerRoman"/>'),
        ('w:start="5"', ""),
        ("", ""),
    ],
)
def test_pages_are_numbered_in_the_letterheads_figures_but_from_one(
    given: str, kept: str, tmp_path: Path
) -> None:
    _, read = on(tmp_path, section=f"{PAGE}<w:pgNumType {given}/>")
    assert "".join(re.findall("<w:pgNumType.*?/>", read.section)) == kept


def test_odd_letters_give_valid_papers(tmp_path: Path) -> None:
    borders = (
        '<w:pgBorders w:offsetFrom="page">'
        '<w:top w:val="single" w:sz="4" w:space="24" w:color="auto"/></w:pgBorders>'
    )
    odd: dict[str, dict[str, Any]] = {
        "plain": {},
        "right-to-left": {"section": f"{PAGE}<w:bidi/>"},
        "columns": {"section": f'{PAGE}<w:cols w:num="3" w:space="100"/>'},
        "borders": {"section": PAGE + borders},
        "no-size": {"section": ""},
        "wrong-order": {
            "styles": NORMAL.replace(
                "</w:style>",
                '<w:rPr><w:sz w:val="20"/><w:b/><w:b/></w:rPr><w:pPr><w:jc w:val="both"/>'
                '<w:spacing w:line="480"/><w:ind w:firstLine="720"/></w:pPr></w:style>',
            )
        },
        "empty-header": {"header": "<w:bookmarkStart w:id='1' w:name='x'/>"},
        "logo": {
            "header": picture(),
            "header_links": links(("rId1", "image", "media/logo.png")),
            "more": {"word/media/logo.png": PNG},
        },
    }
    for name, given in odd.items():
        folder, _ = on(tmp_path / name, **given)
        (tmp_path / "made").mkdir(exist_ok=True)
        (tmp_path / "made" / f"{name}.docx").write_bytes(written(folder))
    valid(tmp_path / "made")


def test_the_same_letterhead_gives_the_same_bytes(tmp_path: Path) -> None:
    path = ROOT / "tests/data/letters/letter.docx"
    (tmp_path / "letterhead.docx").write_bytes(path.read_bytes())
    assert written(tmp_path) == written(tmp_path)


def test_the_shipped_letterhead_needs_no_parser_of_documents() -> None:
    code = (
        "import sys, charter.write.docx.writer as d; d.DocxWriter();"
        "print([m for m in ('lxml', 'docx', 'yaml') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
