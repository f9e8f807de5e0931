"""Word files from outside: what is refused before any library opens them, and in which words."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest

from charter.document.docx import zip_parts
from charter.document.docx.word_file import read_word_file, relationships
from charter.problems import InputError, TemplateError, file_size
from charter.read import zip_members
from word_packages import MAIN, TYPES, declared, element, letter, links, paragraph, picture, save

ROOT = Path(__file__).resolve().parent.parent
SAVE = " - open it in Word and save it as .docx [no-word-file]"
LARGE = " - take large pictures and long text out of it [too-large]"


def refused(path: Path) -> str:
    """Return what is said about the file, without its path."""
    with pytest.raises(TemplateError) as told:
        read_word_file(path)
    (problem,) = told.value.problems
    assert problem.place.path == str(path)
    return str(problem).removeprefix(f"{path}: ")


def test_a_word_file_is_read_whole(tmp_path: Path) -> None:
    read = read_word_file(save(tmp_path / "a.docx", letter()))
    assert read.document == "word/document.xml"
    assert b"Dear reader," in read.parts[read.document]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests/data/letters").glob("*.docx")), ids=lambda path: path.stem
)
def test_real_letters_are_read(path: Path) -> None:
    assert read_word_file(path).document == "word/document.xml"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"",
            "this file is empty - ask for it again, or save it again [no-word-file]",
        ),
        (b"Dear reader", "this is no Word file (.docx), or it is damaged" + SAVE),
        (b"PK\x03\x04 broken", "this is no Word file (.docx), or it is damaged" + SAVE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "this is protected by a password, or in the old .doc format - open it in Word, take the"
            " password off, and save it as .docx [no-word-file]",
        ),
        (b"%PDF-1.7", "this is a PDF, not a Word file (.docx)" + SAVE),
        (b"{\\rtf1", "this is an RTF file, not a Word file (.docx)" + SAVE),
        (b"<html>", "this is a web page or other text, not a Word file (.docx)" + SAVE),
    ],
)
def test_what_is_no_word_file_says_what_it_is(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    assert refused(tmp_path / "a.docx") == message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.docx").startswith("there is no such file - ")
    assert refused(tmp_path).startswith("this is a folder, not a file")


def test_the_kind_of_error_is_the_callers(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_word_file(tmp_path / "a.docx", InputError)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_truncated_file(tmp_path: Path, share: float) -> None:
    path = save(tmp_path / "a.docx", letter())
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    assert refused(path) == "this is no Word file (.docx), or it is damaged" + SAVE


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"},
            "this is an OpenDocument file (.odt), not a Word file (.docx)" + SAVE,
        ),
        ({"photo.jpg": "x"}, "this is a zip file, but no Word file (.docx)" + SAVE),
        (
            {"[Content_Types].xml": f'<Types xmlns="{TYPES}"/>'},
            "this Word file lacks its text" + SAVE,
        ),
        (
            letter(more={"_rels/.rels": links(("rId1", "officeDocument", "word/gone.xml"))}),
            "this Word file lacks its text" + SAVE,
        ),
        (
            letter(more={"word/document.xml": "<workbook/>"}),
            "this is an Excel workbook - give the Word file that is meant [no-word-file]",
        ),
        (
            letter(more={"word/document.xml": element("document", "")}),
            "this Word file lacks its text" + SAVE,
        ),
        (
            letter(
                more={"word/_rels/styles.xml.rels": links(("a", "font", "x"), ("a", "font", "y"))}
            ),
            "two relationships of 'word/styles.xml' have the same id" + SAVE,
        ),
        (
            letter(
                more={
                    "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/'
                    'wordprocessingml/main"/>'
                }
            ),
            "this is a Strict Open XML document - save it in Word as 'Word Document (.docx)', not"
            " as 'Strict Open XML Document' [strict-ooxml]",
        ),
        (
            letter(more={"word/document.xml": "not XML"}),
            "its part 'word/document.xml' is damaged: syntax error, line 1" + SAVE,
        ),
        (
            letter(more={"word/styles.xml": "<a>\n<b></a>"}),
            "its part 'word/styles.xml' is damaged: mismatched tag, line 2" + SAVE,
        ),
        (
            letter(more={"word/styles.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>'}),
            "its part 'word/styles.xml' is damaged: unknown encoding, line 1" + SAVE,
        ),
        (
            letter(more={"word/styles.xml": b'<?xml version="1.0" encoding="shift_jis"?><a/>'}),
            "its part 'word/styles.xml' is damaged: unknown encoding, line 1" + SAVE,
        ),
        (
            letter(
                more={
                    "word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
                    "<a>&b;</a>"
                }
            ),
            "its part 'word/document.xml' has a document type in it - open it in Word and save it"
            " as .docx [document-type]",
        ),
        (
            letter(more={"word/styles.xml": "<a>" * 201 + "</a>" * 201}),
            "its part 'word/styles.xml' is nested more than 200 deep" + SAVE,
        ),
        (
            letter(more={"../../etc/cron.d/x": "x"}),
            "its part '../../etc/cron.d/x' stands twice or has an impossible name" + SAVE,
        ),
        (
            letter(more={"WORD/Document.xml": "<a/>"}),
            "its part 'WORD/Document.xml' stands twice or has an impossible name" + SAVE,
        ),
        (
            letter(more={"word/media/big.bin": b"\0" * 30_000_000}),
            "its part 'word/media/big.bin' is 30 MB unpacked" + LARGE,
        ),
        (
            letter(more={f"word/media/{n}.bin": b"" for n in range(1000)}),
            "1,006 parts are too many for a Word file" + LARGE,
        ),
        (
            letter(more={"word/document.xml": element("p", "<w:p/>" * 50_000)}),
            "more than 50,000 paragraphs" + LARGE,
        ),
    ],
)
def test_what_is_refused_and_why(
    tmp_path: Path, parts: dict[str, bytes | str], message: str
) -> None:
    assert refused(save(tmp_path / "a.docx", parts)) == message


MS = "application/vnd.ms-"


@pytest.mark.parametrize(
    "parts",
    [
        {"word/vbaProject.bin": b"\0"},
        declared("/word/document.xml", f"{MS}word.document.macroEnabled.main+xml"),
        declared("/word/document.xml", f"{MS}word.template.macroEnabledTemplate.main+xml"),
        declared("/word/harmless.dat", f"{MS}office.vbaProject", {"word/harmless.dat": b"\0"}),
        declared("/word/a.xml", f"{MS}word.vbaData+xml", {"word/a.xml": "<a/>"}),
        declared("/word/a.dat", f"{MS}office.activeX", {"word/a.dat": b"\0"}),
        {"word/_rels/document.xml.rels": links(("m", "vbaProject", "a.dat")), "word/a.dat": b"\0"},
        {"word/_rels/a.dat.rels": links(("m", "wordVbaData", "b.xml")), "word/a.dat": b"\0"},
        {"word/_rels/a.xml.rels": links(("m", "activeXControlBinary", "b")), "word/a.xml": "<a/>"},
    ],
)
def test_macros_are_found_by_what_a_part_is_not_by_its_name(
    tmp_path: Path, parts: dict[str, bytes | str]
) -> None:
    assert refused(save(tmp_path / "a.docx", letter(more=parts))) == (
        "this Word file has macros - save it as .docx, which takes the macros out [macros]"
    )


BOMB = '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
BAD_TYPE = "has a document type in it - open it in Word and save it as .docx [document-type]"


@pytest.mark.parametrize(
    "parts",
    [
        declared("/word/h.bin", f"{MAIN}.header+xml", {"word/h.bin": BOMB}),
        declared("/WORD/H.BIN", f"{MAIN}.header+xml", {"word/h.bin": BOMB}),
        declared("/word/h.bin", "text/xml; charset=utf-8", {"word/h.bin": BOMB}),
        {"word/_rels/document.xml.rels": links(("h", "header", "h.bin")), "word/h.bin": BOMB},
        {"word/_rels/document.xml.rels": links(("h", "chart", "H.bin")), "word/h.bin": BOMB},
        {
            "word/_rels/document.xml.rels": links(
                ("h", "header", "h.bin"), ("a", "aFChunk", "h.bin")
            ),
            "word/h.bin": BOMB,
        },
        {"word/_RELS/document.xml.RELS": links(("h", "header", "h.bin")), "word/h.bin": BOMB},
        {"word/_rels/document.xml.rels": links(("h", "header", "h%2Ebin")), "word/h.bin": BOMB},
    ],
)
def test_what_a_type_or_a_relationship_calls_xml_is_xml(
    tmp_path: Path, parts: dict[str, bytes | str]
) -> None:
    whole = letter()
    if "word/_RELS/document.xml.RELS" in parts:
        del whole["word/_rels/document.xml.rels"]
    assert refused(save(tmp_path / "a.docx", whole | parts)) == (
        f"its part 'word/h.bin' {BAD_TYPE}"
    )


def test_what_a_file_says_of_its_parts(tmp_path: Path) -> None:
    whole = letter(header=picture()) | declared(
        "/Word/Header1.xml",
        f"{MAIN}.header+xml",
        {
            "word/_rels/header1.xml.rels": links(("rId1", "image", "media/a.PNG")),
            "word/media/a.png": b"",
            "word/lost.bin": b"",
            "word/_rels/lost.bin.rels": links(("rId1", "image", "media/lost.png")),
            "word/media/lost.png": b"",
        },
    )
    read = read_word_file(save(tmp_path / "a.docx", whole))
    assert read.content_type("word/header1.xml") == f"{MAIN}.header+xml"
    assert read.content_type("word/media/a.png") == ""
    assert [link.kind for link in read.links_of("word/document.xml")] == [
        *("styles", "settings", "header")
    ]
    assert read.links_of("word/header1.xml")[0].target == "word/media/a.png"
    assert read.links_of("word/media/a.png") == ()
    assert read.unreferenced() == ("word/lost.bin", "word/media/lost.png")
    assert read.is_xml("word/header1.xml")
    assert not read.is_xml("word/media/a.png")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read(tmp_path: Path, encoding: str) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + element(
        "document", f"<w:body>{paragraph('Größe')}</w:body>"
    )
    more: dict[str, bytes | str] = {"word/document.xml": text.encode(encoding)}
    read = read_word_file(save(tmp_path / "a.docx", letter(more=more)))
    assert "Größe".encode() in read.parts[read.document]
    assert b"UTF-16" not in read.parts[read.document]


def test_a_long_comment_may_stand_before_the_text(tmp_path: Path) -> None:
    text = f"<!--{'x' * 9000}-->{letter()['word/document.xml']!s}"
    read = read_word_file(save(tmp_path / "a.docx", letter(more={"word/document.xml": text})))
    assert read.document == "word/document.xml"


@pytest.mark.parametrize("kind", ["template.main+xml", "document.glossary+xml", "x.sheet.main+xml"])
def test_a_template_or_a_wrong_type_of_the_text_is_read(tmp_path: Path, kind: str) -> None:
    whole = letter() | declared("/word/document.xml", f"{MAIN}.{kind}")
    assert read_word_file(save(tmp_path / "a.dotx", whole)).document == "word/document.xml"


def test_a_blank_picture_may_be_packed_tightly(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", letter(more={"word/media/a.emf": b"\0" * 10_000_000}))
    assert path.stat().st_size < 20_000
    assert len(read_word_file(path).parts["word/media/a.emf"]) == 10_000_000


@pytest.mark.parametrize("name", ["MAX_XML_BYTES", "MAX_NODES"])
def test_too_much_xml_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    many = "<b c='d'/>" * 999
    path = save(tmp_path / "a.docx", letter(more={"word/b.xml": f"<a>{many}</a>"}))
    whole = read_word_file(path)
    count = sum(root.nodes for root in whole.roots.values())
    size = sum(len(whole.parts[part]) for part in whole.roots)
    monkeypatch.setattr(zip_parts, name, {"MAX_NODES": count, "MAX_XML_BYTES": size}[name])
    read_word_file(path)
    monkeypatch.setattr(zip_parts, name, {"MAX_NODES": count, "MAX_XML_BYTES": size}[name] - 1)
    assert refused(path).endswith(LARGE)


def test_a_way_of_packing_that_python_unpacks_without_bound(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", letter())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as package:
        package.writestr("word/media/a.png", b"\0" * 1000)
    assert refused(path) == (
        "its part 'word/media/a.png' is packed in a way that Word does not know" + SAVE
    )


def test_a_pipe_and_a_device_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert refused(tmp_path / "a.docx").startswith("this is a pipe, not a file")
    assert refused(Path("/dev/zero")).startswith("this is a device, not a file")


def test_a_part_that_stands_twice(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", letter())
    with zipfile.ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", element("document", paragraph("another")))
    assert refused(path) == (
        "its part 'word/document.xml' stands twice or has an impossible name" + SAVE
    )


def test_a_part_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    reader = zipfile.ZipExtFile.read

    def read(packed: zipfile.ZipExtFile, n: int = -1) -> bytes:
        steps.append(n)
        return reader(packed, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    path = save(tmp_path / "a.docx", letter(more={"word/big.bin": b"\0" * 900_000}))
    raw = bytearray(path.read_bytes())
    size = struct.pack("<L", 900_000)
    while size in raw:
        at = raw.index(size)
        raw[at : at + 4] = struct.pack("<L", 10)
    path.write_bytes(bytes(raw))
    assert refused(path) == "this is no Word file (.docx), or it is damaged" + SAVE
    assert set(steps) == {zip_members.STEP}


def test_a_part_with_a_password(tmp_path: Path) -> None:
    path = save(tmp_path / "a.docx", letter())
    raw = bytearray(path.read_bytes())
    for start, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = raw.index(start)
        raw[at + offset] |= 1
    path.write_bytes(bytes(raw))
    assert refused(path) == "this is no Word file (.docx), or it is damaged" + SAVE


def test_too_much_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "a.docx", letter(more={"word/a.bin": bytes(range(256)) * 8000}))
    monkeypatch.setattr(zip_parts, "MAX_BYTES", 2_000_000)
    assert refused(path) == "more than 2 MB unpacked" + LARGE
    monkeypatch.setattr(zip_parts, "MAX_BYTES", 1_000)
    assert refused(path) == f"{file_size(path.stat().st_size)} are too much for a Word file" + LARGE


def test_relationships_are_resolved() -> None:
    parts = {
        "word/_rels/document.xml.rels": links(
            ("a", "image", "media/x.png"),
            ("b", "image", "/word/media/x.png"),
            ("c", "image", "../word/./media/x.png"),
            ("d", "image", "https://x.example"),
            outside=("d",),
        ).encode()
    }
    assert [
        (each.id, each.target, each.external) for each in relationships(parts, "word/document.xml")
    ] == [
        ("a", "word/media/x.png", False),
        ("b", "word/media/x.png", False),
        ("c", "word/media/x.png", False),
        ("d", "https://x.example", True),
    ]
    assert list(relationships(parts, "")) == []
