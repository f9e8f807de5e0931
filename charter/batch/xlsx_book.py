"""What stands around the sheets of an XLSX file: their names, shared texts, formats of dates.

A zip file says of itself how large it is; here only what was really unpacked counts.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from charter.batch.rich_text import PartsReader, TextParts
from charter.batch.xlsx_formats import NO_FORMATS, CellFormats, formats_in
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, error, file_size
from charter.read.zip_members import ODD, UnpackError, blocks, opened

MAX_SHEET = 2_000_000_000
"""Bytes of a sheet, which is streamed."""
MAX_OTHER = 10_000_000
MAX_TEXTS = 100_000_000
"""Bytes of the shared texts, which are held in memory; fewer in a small file."""
RATIO = 50
"""Times that the shared texts of a large file may be larger than their packed form."""
MAX_LIST = 1_000_000
"""Bytes of a zip file's list of its parts: about ten thousand of them."""
MAX_CELL = 100_000
"""Characters of a cell; Excel writes 32,767."""
MAX_MARK = 1_000_000
"""Bytes of one tag with its attributes."""
SAVE = "open it in a spreadsheet program and save it as .xlsx"
_DOCUMENT, _SHEET = "/officeDocument", "/worksheet"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class BookSheet(NamedTuple):
    """One sheet that has cells: its name, its part in the zip file, and whether it is shown."""

    name: str
    part: str
    visible: bool


class Book(NamedTuple):
    """A workbook as far as its cells need it.

    `texts` are those that cells share, `formats` how cells look; `since_1904` says which day counts
    as the first.
    """

    package: zipfile.ZipFile
    path: Path
    sheets: tuple[BookSheet, ...]
    texts: list[str | TextParts]
    formats: CellFormats
    since_1904: bool


class BrokenError(Exception):
    """A part that no spreadsheet program writes."""


def read_book(file: BinaryIO, path: Path) -> Book:
    """Return the workbook in an opened file. Raises InputError."""
    start = file.read(8)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        message = "this is protected by a password, or in the old .xls format"
        raise error(InputError, path, "no-xlsx", message, SAVE)
    package = open_book(file, path)
    main = next((to for _, kind, to in links_of(package, path, "") if kind.endswith(_DOCUMENT)), "")
    links = {name: (kind, to) for name, kind, to in links_of(package, path, main)}
    sheets, since_1904 = [], False
    for tag, given in elements(package, path, main):
        if tag == "workbookPr":
            since_1904 = given.get("date1904", "") in ("1", "true")
        elif tag == "sheet":
            kind, part = links.get(given.get("id", ""), ("", ""))
            if kind.endswith(_SHEET):  # others hold only a chart
                shown = given.get("state", "visible") == "visible"
                sheets.append(BookSheet(given.get("name", ""), part, shown))
    parts = {kind.rpartition("/")[2]: to for kind, to in links.values()}
    texts, formats = _Texts(path), NO_FORMATS
    if shared := parts.get("sharedStrings"):
        stream(package, path, shared, _limit_of_texts(package, shared), texts.parser)
    if "styles" in parts:
        formats = formats_in(elements(package, path, parts["styles"]))
    return Book(package, path, tuple(sheets), texts.all, formats, since_1904)


def open_book(file: BinaryIO, path: Path) -> zipfile.ZipFile:
    """Return the zip file that a workbook is. Raises InputError."""
    if _size_of_list(file) > MAX_LIST:
        raise too_large(path, "it has more parts than a spreadsheet has")
    try:
        return opened(file)
    except UnpackError:
        message = f"this is no {path.suffix.lower()} file"
        raise error(InputError, path, "no-xlsx", message, SAVE) from None


def stream(
    package: zipfile.ZipFile, path: Path, part: str, limit: int, parser: expat.XMLParserType
) -> None:
    """Feed a part to `parser`. Raises InputError."""
    for _ in steps(package, path, part, limit, parser):
        pass


def steps(
    package: zipfile.ZipFile, path: Path, part: str, limit: int, parser: expat.XMLParserType
) -> Iterator[None]:
    """Feed a part to `parser`, some at a time. Raises InputError where it cannot be used."""
    parser.StartDoctypeDeclHandler = _refuse_document_type
    fed = 0
    try:
        for block in blocks(package, package.getinfo(part)):
            fed += len(block)
            if fed > limit:
                raise too_large(path, f"'{part[:80]}' in it is larger than {file_size(limit)}")
            parser.Parse(block)
            if fed - parser.CurrentByteIndex > MAX_MARK:
                raise too_large(path, f"a mark in '{part[:80]}' is larger than a spreadsheet's")
            yield
        parser.Parse(b"", True)
    except KeyError:
        message = f"its part '{part[:80]}' is missing"
        raise error(InputError, path, "no-xlsx", message, SAVE) from None
    except expat.ExpatError as bad:
        message = f"its part '{part[:80]}' is not well-formed: {expat.ErrorString(bad.code)}"
        raise error(InputError, path, "no-xlsx", message, SAVE) from None
    except BrokenError as bad:
        raise error(InputError, path, "no-xlsx", str(bad), SAVE) from None
    except UnpackError as bad:
        why = "packed in a way that no spreadsheet is" if bad.why == ODD else "damaged"
        message = f"its part '{part[:80]}' is {why}"
        raise error(InputError, path, "no-xlsx", message, SAVE) from None


def too_large(path: object, message: str) -> InputError:
    """Return the error of what is too large at a place."""
    place = path if isinstance(path, Place) else Place(str(path))
    hint = "take out what is no table, or save it as .csv"
    made = error(InputError, place, "too-large", message, hint)
    assert isinstance(made, InputError)
    return made


def new_parser(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """Return a parser that calls these with names without their namespaces."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False  # a text is counted while it comes, and never held whole
    local = _LocalNames()
    parser.StartElementHandler = lambda tag, given: start(local[tag], given)
    if end is not None:
        parser.EndElementHandler = lambda tag: end(local[tag])
    parser.CharacterDataHandler = text
    return parser


class _LocalNames(dict[str, str]):
    def __missing__(self, name: str) -> str:
        short = name[name.rfind(" ") + 1 :]
        if len(self) < 1000:
            self[name] = short
        return short


def unescaped(text: str) -> str:
    """Return a text in which _x000D_ and the like stand for a character, as Excel has it."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


class _Texts:
    """Collects shared texts; how they are read aloud (rPh) is no part of them."""

    def __init__(self, path: Path) -> None:
        self.all: list[str | TextParts] = []
        self.parser = new_parser(self._start, self._end, self._text)
        self._path, self._runs = path, PartsReader()
        self._in, self._aloud = False, False

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "si":
            self._runs.begin()
        elif tag == "rPh":
            self._aloud = True
        else:
            self._runs.start(tag, given)
        self._in = tag == "t" and not self._aloud

    def _end(self, tag: str) -> None:
        self._in = False
        if tag == "rPh":
            self._aloud = False
        elif tag == "si":
            runs = tuple(run._replace(text=unescaped(run.text)) for run in self._runs.runs())
            plain = len(runs) < 2 and not any(run.struck is not None for run in runs)
            self.all.append("".join(run.text for run in runs) if plain else runs)

    def _text(self, text: str) -> None:
        if self._in:
            self._runs.add(text)
            if self._runs.length > MAX_CELL:
                message = f"a cell's text is longer than {MAX_CELL:,} characters"
                raise too_large(self._path, f"{message}: number {len(self.all) + 1} in its list")


def _limit_of_texts(package: zipfile.ZipFile, part: str) -> int:
    packed = package.NameToInfo[part].compress_size if part in package.NameToInfo else 0
    return min(MAX_TEXTS, max(MAX_OTHER, RATIO * packed))


def links_of(package: zipfile.ZipFile, path: Path, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and target of each link from `part`, or from the package itself."""
    folder, name = posixpath.split(part)
    for tag, given in elements(package, path, posixpath.join(folder, "_rels", f"{name}.rels")):
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
            yield given.get("Id", ""), given.get("Type", ""), target.lstrip("/")


def elements(
    package: zipfile.ZipFile, path: Path, part: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the elements of a small part: tags and attributes, without their namespaces."""
    found: list[tuple[str, dict[str, Any]]] = []

    def start(tag: str, given: dict[str, str]) -> None:
        found.append((tag, {key[key.rfind(" ") + 1 :]: value for key, value in given.items()}))

    for _ in steps(package, path, part, MAX_OTHER, new_parser(start)):
        yield from found
        found.clear()
    yield from found


def _refuse_document_type(*_: object) -> None:
    raise BrokenError("this has a document type, which no spreadsheet needs")


def _size_of_list(file: BinaryIO) -> int:
    """Return how many bytes the list of parts has, by the end of the zip file (APPNOTE 4.3.16)."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    end = file.read()
    file.seek(0)
    at = end.rfind(b"PK\5\6")
    return int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
