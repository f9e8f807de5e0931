"""A Word file from outside, checked before any library opens it."""

from __future__ import annotations

import posixpath
import xml.parsers.expat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from charter.problems import CharterError, TemplateError, error

MAX_PARTS = 1000
MAX_PART_BYTES = 50_000_000
MAX_BYTES = 100_000_000
MAX_RATIO = 200
"""Times that a part of over a megabyte may be larger than its packed form; Word stays under 50."""
MAX_DEPTH = 200
MAX_PARAGRAPHS = 50_000

CONTENT_TYPES = "[Content_Types].xml"
_OFFICE_DOCUMENT = "/relationships/officeDocument"
_OLE = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/"
_KINDS = ((b"%PDF", "a PDF"), (b"{\\rtf", "an RTF file"), (b"<", "a web page or other text"))
_SAVE = "open it in Word and save it as .docx"


class WordFile(NamedTuple):
    """A .docx whose size, nesting and kind are within limits; every XML part is well-formed.

    `parts` are the members of the zip file in its order, by name without a leading slash;
    `document` is the name of the main part, word/document.xml as a rule.
    """

    path: Path
    parts: dict[str, bytes]
    document: str


def read_word_file(path: Path, kind: type[CharterError] = TemplateError) -> WordFile:
    """Return the Word file at `path`. Raises `kind` with what is wrong and what to do about it.

    Refused: what is no .docx, protected by a password, with macros, in strict OOXML, with a
    document type or entities, or larger, deeper or longer than a paper can be.
    """
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as reason:
        raise error(kind, path, "unreadable", f"cannot be read: {reason.strerror}") from None
    if size > MAX_BYTES:
        bad = _too_large(f"{size:,} bytes are too many for a Word file")
        raise error(kind, path, bad.code, bad.message, bad.hint)
    return word_file_of(path, raw, kind)


def word_file_of(path: Path, raw: bytes, kind: type[CharterError] = TemplateError) -> WordFile:
    """Return the Word file with this content; messages name `path`. Raises `kind`."""
    try:
        parts = _parts(raw)
        return WordFile(path, parts, _check(parts))
    except _RefusedError as bad:
        raise error(kind, path, bad.code, bad.message, bad.hint) from None


class _RefusedError(Exception):
    def __init__(self, message: str, hint: str = _SAVE, code: str = "no-word-file") -> None:
        self.message, self.hint, self.code = message, hint, code


def _too_large(message: str) -> _RefusedError:
    return _RefusedError(message, "take large pictures and long text out of it", "too-large")


def _parts(raw: bytes) -> dict[str, bytes]:
    if raw.startswith(_OLE):
        raise _RefusedError(
            "this is protected by a password, or in the old .doc format",
            "open it in Word, take the password off, and save it as .docx",
        )
    for start, what in _KINDS:
        if raw.startswith(start):
            raise _RefusedError(f"this is {what}, not a Word file (.docx)")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            infos = [info for info in package.infolist() if not info.is_dir()]
            _check_sizes(infos)
            return {info.filename.lstrip("/"): package.read(info) for info in infos}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise _RefusedError("this is no Word file (.docx), or it is damaged") from None
    except zlib.error:
        raise _RefusedError("this Word file is damaged") from None


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_PARTS:
        raise _too_large(f"{len(infos):,} parts are too many for a Word file")
    if sum(info.file_size for info in infos) > MAX_BYTES:
        raise _too_large(f"more than {MAX_BYTES // 1_000_000} MB unpacked")
    names = set()
    for info in infos:
        name = info.filename.lstrip("/")
        if name.lower() in names or ".." in name.split("/") or "\\" in name or "\0" in name:
            raise _RefusedError(f"its part '{name[:80]}' stands twice or has an impossible name")
        names.add(name.lower())
        packed = max(info.compress_size, 1)
        bomb = info.file_size > 1_000_000 and info.file_size > MAX_RATIO * packed
        if info.file_size > MAX_PART_BYTES or bomb:
            raise _too_large(f"its part '{name[:80]}' is {info.file_size:,} bytes unpacked")


def _check(parts: dict[str, bytes]) -> str:
    """Return the name of the main part of a package that can be used."""
    if CONTENT_TYPES not in parts:
        if "mimetype" in parts:
            raise _RefusedError("this is an OpenDocument file (.odt), not a Word file (.docx)")
        raise _RefusedError("this is a zip file, but no Word file (.docx)")
    if b"macroEnabled" in parts[CONTENT_TYPES] or any(
        name.lower().endswith("vbaproject.bin") for name in parts
    ):
        hint = "save it as .docx, which takes the macros out"
        raise _RefusedError("this Word file has macros", hint, "macros")
    for name, content in parts.items():
        if is_xml(name):
            _scan(name, content)
    document = _main_part(parts)
    if _STRICT in parts[document][:4000]:
        hint = "save it in Word as 'Word Document (.docx)', not as 'Strict Open XML Document'"
        raise _RefusedError("this is a Strict Open XML document", hint, "strict-ooxml")
    if b"wordprocessingml" not in parts[document][:4000]:
        raise _RefusedError("this is an Office file, but not one of Word")
    return document


def is_xml(name: str) -> bool:
    """Return whether a part holds XML, by its name."""
    return name.lower().endswith((".xml", ".rels"))


def _main_part(parts: dict[str, bytes]) -> str:
    for relation in relationships(parts, ""):
        if relation.type.endswith(_OFFICE_DOCUMENT) and relation.target in parts:
            return relation.target
    raise _RefusedError("this Word file lacks its text")


class Relationship(NamedTuple):
    """A link from one part to another; `target` is the other's name, or an address outside."""

    id: str
    type: str
    target: str
    external: bool


def relationships(parts: dict[str, bytes], part: str) -> Iterator[Relationship]:
    """Yield the relationships of `part`; "" stands for the whole package (ECMA-376 part 2, 6.5)."""
    folder, name = posixpath.split(part)
    content = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if content is None:
        return
    found: list[dict[str, str]] = []
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" Relationship"):
            found.append(attributes)

    parser.StartElementHandler = start
    parser.Parse(content, True)
    for each in found:
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            joined = target if target.startswith("/") else posixpath.join("/", folder, target)
            target = posixpath.normpath(joined).lstrip("/")
        yield Relationship(each.get("Id", ""), each.get("Type", ""), target, external)


def _scan(name: str, content: bytes) -> None:
    """Refuse a part that is not well-formed, declares a document type, is too deep or too long."""
    depth = paragraphs = 0
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, *_: object) -> None:
        nonlocal depth, paragraphs
        depth += 1
        paragraphs += tag.endswith(" p")
        if depth > MAX_DEPTH:
            raise _RefusedError(f"its part '{name}' is nested more than {MAX_DEPTH} deep")
        if paragraphs > MAX_PARAGRAPHS:
            raise _too_large(f"more than {MAX_PARAGRAPHS:,} paragraphs")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise _RefusedError(f"its part '{name}' has a document type in it", _SAVE, "document-type")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except xml.parsers.expat.ExpatError as bad:
        reason = xml.parsers.expat.errors.messages[bad.code]
        raise _RefusedError(f"its part '{name}' is damaged: {reason}, line {bad.lineno}") from None
    except (LookupError, ValueError):
        raise _RefusedError(f"its part '{name}' is damaged: unknown encoding, line 1") from None
