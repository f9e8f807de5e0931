"""The parts of a zip file that is to be a Word file: unpacked and scanned within limits."""

from __future__ import annotations

import posixpath
import re
import xml.parsers.expat
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

from charter.named_tuples import NamedTuple
from charter.problems import file_size
from charter.read.zip_members import ODD, TOO_LARGE, UnpackError, opened, unpack

MAX_PARTS = 1000
MAX_PART_BYTES = 50_000_000
MAX_XML_BYTES = 40_000_000
MAX_BYTES = 100_000_000
MAX_RATIO, MAX_TIGHT_BYTES = 200, 20_000_000
"""Parts that are this many times larger than packed, which blank pictures can be, and their sum."""
MAX_DEPTH = 200
"""Elements within each other; what walks a part by recursion needs no guard of its own."""
MAX_PARAGRAPHS = 50_000
MAX_NODES = 1_500_000
"""Elements and attributes of all parts; trees of them take about 150 bytes for each."""
_SMALL = 1_000_000
"""Bytes of a part that is kept for others like it; an offer has forty parts, most in each copy."""

_OLE = b"\xd0\xcf\x11\xe0"
_KINDS = ((b"%PDF", "a PDF"), (b"{\\rtf", "an RTF file"), (b"<", "a web page or other text"))
_NO_WORD_FILE = "this is no Word file (.docx), or it is damaged"
SAVE = "open it in Word and save it as .docx"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DECLARED = re.compile(r"^<\?xml\b[^>]*\?>")


class RefusedError(Exception):
    """Why a file from outside is not read, and what to do about it."""

    def __init__(self, message: str, hint: str = SAVE, code: str = "no-word-file") -> None:
        self.message, self.hint, self.code = message, hint, code


def too_large(message: str) -> RefusedError:
    """Return the refusal of a file that is larger than a paper can be."""
    return RefusedError(message, "take large pictures and long text out of it", "too-large")


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Return the members of a zip file by name without a leading slash. Raises RefusedError.

    What the zip file says of sizes is not believed: what comes out is counted.
    """
    if raw.startswith(_OLE):
        raise RefusedError(
            "this is protected by a password, or in the old .doc format",
            "open it in Word, take the password off, and save it as .docx",
        )
    if not raw:
        raise RefusedError("this file is empty", "ask for it again, or save it again")
    for start, what in _KINDS:
        if raw.startswith(start):
            raise RefusedError(f"this is {what}, not a Word file (.docx)")
    try:
        with opened(raw) as package:
            return _members(package)
    except UnpackError:
        raise RefusedError(_NO_WORD_FILE) from None


def _members(package: zipfile.ZipFile) -> dict[str, bytes]:
    infos = [info for info in package.infolist() if not info.is_dir()]
    if any(info.filename.endswith(".iwa") for info in infos):
        hint = "open it in Pages, and save it by File, Export To, Word"
        raise RefusedError("this is a file of Apple's iWork, not a Word file (.docx)", hint)
    if len(infos) > MAX_PARTS:
        raise too_large(f"{len(infos):,} parts are too many for a Word file")
    names: set[str] = set()
    for info in infos:
        name = info.filename.lstrip("/")
        if name.lower() in names or ".." in name.split("/") or "\\" in name or "\0" in name:
            raise RefusedError(f"its part '{name[:80]}' stands twice or has an impossible name")
        names.add(name.lower())
    parts: dict[str, bytes] = {}
    total = tight = 0
    for info in infos:
        name = info.filename.lstrip("/")
        content = _member(package, info, name, MAX_BYTES - total)
        total += len(content)
        if len(content) > MAX_RATIO * max(info.compress_size, 1):
            tight += len(content)
        if tight > MAX_TIGHT_BYTES:
            raise too_large(f"its part '{name[:80]}' is {file_size(len(content))} unpacked")
        parts[name] = content
    return parts


def _member(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> bytes:
    try:
        return unpack(package, info, min(MAX_PART_BYTES, left))
    except UnpackError as bad:
        part = f"its part '{name[:80]}' is"
        if bad.why == TOO_LARGE and left < MAX_PART_BYTES:
            raise too_large(f"more than {file_size(MAX_BYTES)} unpacked") from None
        if bad.why == TOO_LARGE:
            raise too_large(f"{part} over {file_size(MAX_PART_BYTES)} unpacked") from None
        if bad.why == ODD:
            raise RefusedError(f"{part} packed in a way that Word does not know") from None
        raise RefusedError(_NO_WORD_FILE) from None


class ContentTypes(NamedTuple):
    """What [Content_Types].xml declares: by ending and by part, both in lower case.

    Where it declares one twice, the first counts; `all` are all that it names.
    """

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    all: frozenset[str]

    def of(self, part: str) -> str:
        """Return the content type of a part, or nothing where none is declared."""
        name = unquote(part).lower()
        ending = posixpath.basename(name).rpartition(".")[2]
        return self.overrides.get(name) or self.defaults.get(ending, "")


def content_types(content: bytes) -> ContentTypes:
    """Return what a well-formed [Content_Types].xml declares."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    kinds = set()
    for name, given in elements(content, "Default", "Override"):
        kind = given.get("ContentType", "").partition(";")[0].strip()
        kinds.add(kind)
        if name == "Default":
            defaults.setdefault(given.get("Extension", "").lower(), kind)
        else:
            part = unquote(given.get("PartName", "")).lstrip("/").lower()
            overrides.setdefault(part, kind)
    return ContentTypes(defaults, overrides, frozenset(kinds))


def elements(content: bytes, *names: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements with these names of a well-formed part, and their attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name in names:
            found.append((name, attributes))

    parser.StartElementHandler = start
    parser.Parse(content, True)
    return found


class Root(NamedTuple):
    """The outermost element of a part: its namespace and name, and the names of its children.

    `nodes` counts the elements and attributes of the part.
    """

    namespace: str
    name: str
    children: frozenset[str]
    nodes: int


def in_utf8(content: bytes) -> bytes:
    """Return XML in UTF-8, which all that reads it later takes for granted.

    OPC knows UTF-16 too (ECMA-376 part 2, 8.2.4).
    """
    if not content.startswith(_UTF16):
        return content
    big = content.startswith((b"\xfe\xff", b"\0<"))
    try:
        text = content.decode("utf-16-be" if big else "utf-16-le").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return content  # the scan says what is wrong
    return _DECLARED.sub('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', text).encode()


def scan(name: str, content: bytes, left: int = MAX_NODES) -> Root:
    """Return the root of a part that is XML. Raises RefusedError.

    Refused is what is not well-formed, declares a document type, is too deep or too long; `left`
    is how many elements and attributes it may have.
    """
    if len(content) <= _SMALL <= left:
        return _scanned_before(name, content)
    return _scanned(name, content, left)


@lru_cache(maxsize=64)
def _scanned_before(name: str, content: bytes) -> Root:
    """Scan a part that has fewer elements than it may: files of one origin share many."""
    return _scanned(name, content, MAX_NODES)


def _scanned(name: str, content: bytes, left: int) -> Root:
    depth = paragraphs = nodes = 0
    root = ""
    children: set[str] = set()
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.ordered_attributes = True

    def start(tag: str, attributes: list[str]) -> None:
        nonlocal depth, paragraphs, nodes, root
        depth += 1
        if depth == 1:
            root = tag
        elif depth == 2 and len(children) < MAX_PARTS:
            children.add(tag.rpartition(" ")[2])
        nodes += 1 + len(attributes) // 2
        paragraphs += tag.endswith(" p")
        if depth > MAX_DEPTH:
            raise RefusedError(f"its part '{name}' is nested more than {MAX_DEPTH} deep")
        if paragraphs > MAX_PARAGRAPHS:
            raise too_large(f"more than {MAX_PARAGRAPHS:,} paragraphs")
        if nodes > left:
            raise too_large(f"more than {MAX_NODES:,} elements and attributes")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise RefusedError(f"its part '{name}' has a document type in it", SAVE, "document-type")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except xml.parsers.expat.ExpatError as bad:
        reason = xml.parsers.expat.errors.messages[bad.code]
        raise RefusedError(f"its part '{name}' is damaged: {reason}, line {bad.lineno}") from None
    except (LookupError, ValueError):
        raise RefusedError(f"its part '{name}' is damaged: unknown encoding, line 1") from None
    namespace, _, tag = root.rpartition(" ")
    return Root(namespace, tag, frozenset(children), nodes)
