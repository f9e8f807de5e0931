"""What is read from small Word files with one odd thing in each: an area of told.py.

tests/data/odd-word.txt lists them. `color FF0000|auto; shd pct50 fill=000000` are two files: a bar
stands between values, a semicolon between elements; what has no name is `val`, what begins with =
the text, what stands in brackets is inside. `~` is a space, `^` a semicolon, `!` a comment.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from lxml import etree

from charter.document.docx.reader import text_of
from charter.document.docx.word_file import word_file_with
from charter.problems import CharterError
from tampering.package import NS
from told_tables import DATA, long, short, told
from word_packages import MAIN, NORMAL, PAGE, PNG, TYPES, letter, links

Odd = TypeVar("Odd")
_SPACES = {**NS, "dcterms": "http://purl.org/dc/terms/"}
_DECLARED = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items() if name != "xml")
_RELATED = (
    *((kind, f"{kind}.xml") for kind in ("styles", "settings", "numbering", "theme", "footnotes")),
    *(("header", f"{name}.xml") for name in ("h1", "h2", "h3")),
    ("image", "p.png"),
    ("fontTable", "fonts.xml"),
    ("footer", "f1.xml"),
)


class Small(NamedTuple):
    """Where the XML of an odd thing goes; each stands in a part of its own."""

    body: str = ""
    styles: str = ""
    settings: str = ""
    numbering: str = ""
    theme: str = ""
    footnotes: str = ""
    section: str | None = PAGE
    parts: str = ""
    header: str = ""
    footer: str = ""
    fonts: str = ""


def xml(text: str, prefix: str = "w") -> str:
    """Return the XML of elements in our short form."""
    return "".join(_element(each.strip(), prefix) for each in _parts(text, ";"))


def _parts(text: str, mark: str) -> Iterator[str]:
    """Yield what stands between marks outside brackets."""
    depth = start = 0
    for at, letter_ in enumerate(text):
        depth += (letter_ == "(") - (letter_ == ")")
        if letter_ == mark and not depth:
            yield text[start:at]
            start = at + 1
    if text[start:].strip():
        yield text[start:]


def _element(text: str, prefix: str) -> str:
    if text == "!":
        return "<!-- a comment -->"
    name, *tokens = (each for each in _parts(text, " ") if each)
    of, _, local = name.rpartition(":")
    of = of or prefix
    stated, inner = "", ""
    for token in tokens:
        key, equals, value = token.partition("=")
        if token.startswith("("):
            inner += xml(token[1:-1], of)
        elif token.startswith("="):
            inner += token[1:].replace("~", " ").replace("^", ";")
        else:
            key, value = (key, value) if equals else ("val", key)
            own = f"{of}:" if of in ("w", "w14") and ":" not in key else ""
            stated += f' {own}{key}="{value.replace("~", " ").replace("^", ";")}"'
    return f"<{of}:{local}{stated}>{inner}</{of}:{local}>"


def spread(line: str) -> Iterator[str]:
    """Yield a line once for each choice of the values that have a bar between them."""
    pieces = re.split(r"([^\s=;()]*(?:\|[^\s;()]*)+)", line)
    yield from map("".join, itertools.product(*(piece.split("|") for piece in pieces)))


def _run(properties: str = "", inner: str = "<w:t>x</w:t>") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def _para(inner: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner or _run()}</w:p>"


def _table(of_table: str = "", of_row: str = "", of_cell: str = "", rows: int = 1) -> str:
    cell = f"<w:tc><w:tcPr>{{}}</w:tcPr>{_para()}</w:tc>"
    row = f"<w:tr><w:trPr>{of_row}</w:trPr>{cell.format(of_cell)}{cell.format('') * 2}</w:tr>"
    return f"<w:tbl><w:tblPr>{of_table}</w:tblPr>{row * rows}</w:tbl>"


def _styled(inner: str, look: str) -> Small:
    whole = f'<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>{inner}</w:style>'
    return Small(_table(f'<w:tblStyle w:val="T"/>{look}', rows=4), whole)


def _listed(inner: str) -> Small:
    places = ((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0), (1, 0), (2, 2), (9, 0))
    form = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(_para(_run(), form.format(at, number)) for number, at in places)
    return Small(body, numbering=inner)


def _colours(inner: str) -> Small:
    names = "dark1 light1 background1 text1 background2 text2 hyperlink followedHyperlink accent1"
    body = "".join(_para(_run(f'<w:color w:themeColor="{n}"/>')) for n in f"{names} none".split())
    fonts = "".join(
        _para(_run(f'<w:rFonts w:asciiTheme="{prefix}{name}"/>'))
        for prefix in ("major", "minor")
        for name in ("Ascii", "HAnsi", "EastAsia", "Bidi")
    )
    return Small(body + fonts, theme=f"<a:themeElements>{inner}</a:themeElements>")


_PLACES: dict[str, Callable[[str], Small]] = {
    "run": lambda inner: Small(_para(_run(inner))),
    "paragraph": lambda inner: Small(_para(properties=inner)),
    "inline": lambda inner: Small(_para(inner) + _para()),
    "body": Small,
    "table": lambda inner: Small(_table(inner, rows=2)),
    "row": lambda inner: Small(_table("", inner)),
    "cell": lambda inner: Small(_table("", "", inner)),
    "table style": lambda inner: _styled(inner, ""),
    "table style in use": lambda inner: _styled(inner, '<w:tblLook w:val="01E0"/>'),
    "table look": lambda inner: _styled(xml(_CONDITIONS), inner),
    "styles": lambda inner: Small(
        _para(_run('<w:rStyle w:val="C"/>'), '<w:pStyle w:val="S"/>') + _para(), inner
    ),
    "settings": lambda inner: Small(_para(_run('<w:color w:themeColor="text1"/>')), "", inner),
    "section": lambda inner: Small(_para(), section=inner),
    "numbering": _listed,
    "theme": _colours,
    "drawing": lambda inner: Small(_para(_run("", f"<w:drawing>{inner}</w:drawing>"))),
    "picture": lambda inner: Small(_para(_run("", f"<w:pict>{inner}</w:pict>"))),
    "notes": lambda inner: Small(
        _para("".join(_run("", f'<w:footnoteReference w:id="{n}"/>') for n in (1, 2, 1))),
        footnotes=inner,
    ),
    "parts": lambda inner: Small(_para(), parts=inner),
    "linked": lambda inner: Small(
        _para(_run("", xml("object (o:OLEObject r:id=rId20; o:OLEObject r:x=rId99)"))),
        parts=inner or xml("image target=gone missing=1"),
    ),
    "no section": lambda inner: Small(inner, section=None),
}
_CONDITIONS = "; ".join(
    f"tblStylePr type={part} (rPr ({look}))"
    for part, look in (
        ("wholeTable", "sz 30"), ("firstRow", "b"), ("lastRow", "i"), ("firstCol", "caps"),
        ("lastCol", "strike"), ("band1Horz", "sz 31"), ("band2Horz", "sz 32"),
        ("band1Vert", "u single"), ("band2Vert", "emboss"), ("nwCell", "color 0000AA"),
        ("neCell", "color 0000BB"), ("swCell", "color 0000CC"), ("seCell", "color 0000DD"),
    )
)  # fmt: skip


def package_of(small: Small) -> dict[str, bytes]:
    """Return the parts of a small file."""
    section = "" if small.section is None else f"<w:sectPr>{small.section}</w:sectPr>"
    related = [(f"rId{n}", kind, target) for n, (kind, target) in enumerate(_RELATED, 1)]

    def root(prefix: str, name: str, inner: str) -> str:
        return f"<{prefix}:{name} {_DECLARED}>{inner}</{prefix}:{name}>"

    more: dict[str, bytes | str] = {
        "word/document.xml": root("w", "document", f"<w:body>{small.body}{section}</w:body>"),
        "word/styles.xml": root("w", "styles", NORMAL + small.styles),
        "word/settings.xml": root("w", "settings", small.settings),
        "word/numbering.xml": root("w", "numbering", small.numbering),
        "word/footnotes.xml": root("w", "footnotes", small.footnotes),
        "word/theme.xml": root("a", "theme", small.theme or xml(_THEME)),
        **{f"word/{n}.xml": root("w", "hdr", _para(f"<w:r><w:t>{n}</w:t></w:r>")) for n in _EDGES},
        "word/f1.xml": root("w", "ftr", small.footer or _para()),
        "word/fonts.xml": root("w", "fonts", small.fonts),
        "word/p.png": PNG,
        "[Content_Types].xml": _types(),
    }
    if small.header:
        more["word/h1.xml"] = root("w", "hdr", small.header)
    more |= _parts_of(small.parts, related)
    return {n: c if isinstance(c, bytes) else c.encode() for n, c in letter(more=more).items()}


_USUAL = ", style='normal', layout=(0, 0, 0, 100)"


def _types() -> str:
    kinds = {name: f"{MAIN}.{kind}+xml" for kind, name in _RELATED if name.endswith(".xml")}
    kinds |= {"document.xml": f"{MAIN}.document.main+xml", "theme.xml": _THEME_TYPE}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png"'
        f' ContentType="image/png"/>{overrides}</Types>'
    )


_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def _parts_of(
    inner: str, related: Sequence[tuple[str, str, str]]
) -> Iterator[tuple[str, bytes | str]]:
    """Yield parts as their relationships give them: `chart target=c.xml from=document.xml`.

    What stands in its brackets is in the part. `external` leads outside, `from` is the owner.
    """
    links_of = {name: [*related] for name in ("document.xml", "h1.xml", "f1.xml")}
    outside = []
    for n, each in enumerate(etree.fromstring(f"<x {_DECLARED}>{inner}</x>"), 20):
        stated = {etree.QName(key).localname: value for key, value in each.attrib.items()}
        kind, owner = etree.QName(each).localname, stated.get("from", "document.xml")
        target = stated["target"]
        if "external" in stated:
            outside.append(f"rId{n}")
        elif "missing" not in stated:
            target = f"/{posixpath.normpath(f'word/{target}')}"
            yield target[1:], etree.tostring(each)
        links_of.setdefault(owner, []).append((f"rId{n}", kind, target))
    whole = [("rId1", "officeDocument", "word/document.xml"), *links_of.pop("file", [])]
    yield "_rels/.rels", links(*whole, outside=tuple(outside))
    for owner, made in links_of.items():
        yield f"word/_rels/{owner}.rels", links(*made, outside=tuple(outside))


_EDGES = ("h1", "h2", "h3")
_THEME = (
    "a:themeElements (clrScheme (dk1 (sysClr windowText lastClr=000000); lt1 (srgbClr FFFFFF);"
    " dk2 (srgbClr 112233); lt2 (srgbClr EEEEDD); accent1 (srgbClr 336699))"
    "; fontScheme (majorFont (latin typeface=Wingdings); minorFont (latin typeface=Arial)))"
).replace("sysClr windowText", "sysClr val=windowText")


def _lines(small: Small) -> Iterator[str]:
    """Yield what is read, a line for each thing."""
    found = text_of(word_file_with(Path("small.docx"), package_of(small)))
    for section in found.edges:
        for edge in section:
            yield f"  {edge.kind} {edge.which}: {edge.text}"
    for each in found.paragraphs:
        line = short(each._replace(number=0)).removeprefix("DocxParagraph(number=0, kind=")
        yield f"  {line.replace(_USUAL, '')}"
    yield from (f"  {short(each)}" for each in (*found.figures, *found.unread, *found.pages))
    empty = found._replace(path="", paragraphs=(), edges=(), figures=(), unread=(), pages=())
    yield f"  {short(empty)}"


def each_odd(
    file: str, places: Mapping[str, Callable[[str], Odd]], read: Callable[[Odd], Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Yield what is read of the small files of a list, other than without the odd thing."""
    place, usual = "", set()
    lines: dict[str, list[str]] = {}
    for line in (DATA / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            place = line.strip("[]")
            usual = set(read(places[place]("")))
            lines[place] = []
        elif line and not line.startswith("#"):
            for each in spread(line):
                try:
                    said = list(read(places[place](xml(each))))
                except CharterError as refused:
                    said = list(told(refused.problems))
                lines[place] += [each, *(long(f) for f in dict.fromkeys(said) if f not in usual)]
    for place, found in lines.items():
        yield place.replace(" ", "-"), "\n".join(found)


def word() -> Iterator[tuple[str, str]]:
    """Yield what is read of each small file."""
    return each_odd("odd-word.txt", _PLACES, _lines)


WORD = {"word": word}
