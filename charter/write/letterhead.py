"""The page that every Word paper stands on: styles, header, footer, margins."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from charter.compiled import compiled_letterhead
from charter.problems import CharterError, TemplateError, error
from charter.resources import templates_folder
from charter.write.package import Package, Part, compress, pack
from charter.write.xml import xml_text

MAX_PARTS = 500
MAX_BYTES = 30_000_000
MAX_PART_BYTES = 20_000_000

DOCUMENT = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
_PER_PAPER = (DOCUMENT, RELATIONSHIPS, NUMBERING, CORE)
_TOKEN = re.compile(r"\{(company|title|date|hash)\}")
_ROOT = re.compile(r"^.*?(<w:document\b[^>]*>)", re.DOTALL)
_SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>", re.DOTALL)
_STYLE = re.compile(r"<w:style\b([^>]*)>(.*?)</w:style>", re.DOTALL)
LETTER_COUNTRIES = frozenset(
    ["US", "CA", "MX", "CL", "CO", "CR", "GT", "PA", "PH", "PR", "SV", "VE"]
)
_PAGE_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
PAPER_SIZES = {"letter": (12240, 15840, 1301), "a4": (11906, 16838, 1134)}
"""Width, height and side margin in twentieths of a point; the text is equally wide on both."""


class Fields(NamedTuple):
    """What the tokens in header and footer stand for."""

    company: str
    title: str
    date: str
    hash: str


class Letterhead(NamedTuple):
    """A Word file read for its styles and its page; its own text is not used."""

    parts: tuple[Part, ...]
    texts: dict[str, str]
    root: str
    section: str
    styles: dict[str, str]
    numbers: str
    shipped: bool

    def style(self, name: str) -> str:
        """Return the id of the style called `name`, or nothing where the letterhead lacks it."""
        return self.styles.get(name.lower(), "")

    def page(self, country: str, landscape: bool = False) -> str:
        """Return the section's properties; the shipped page takes the country's paper size."""
        page = self._upright(country)
        return _PAGE_SIZE.sub(_turned, page, count=1) if landscape else page

    def _upright(self, country: str) -> str:
        if not self.shipped:
            return self.section
        width, height, margin = PAPER_SIZES["letter" if country in LETTER_COUNTRIES else "a4"]
        page = re.sub(r"<w:pgSz\b[^>]*/>", f'<w:pgSz w:w="{width}" w:h="{height}"/>', self.section)
        return re.sub(r'w:(left|right)="\d+"', rf'w:\1="{margin}"', page)


def shipped_letterhead() -> Letterhead:
    """Return the letterhead that ships."""
    fields = compiled_letterhead()
    if fields is None:
        return read_letterhead(templates_folder() / "letterhead.docx")
    parts, *rest = fields
    return Letterhead(tuple(Part(*part) for part in parts), *rest)


def read_letterhead(path: Path, shipped: bool = True) -> Letterhead:
    """Return the letterhead in a .docx file. Raises TemplateError for a file that is none."""
    try:
        raw = path.read_bytes()
    except OSError as reason:
        raise error(
            TemplateError, path, "unreadable", f"cannot be read: {reason.strerror}"
        ) from None
    texts, parts = {}, []
    for name, content in _unzip(raw, path):
        text = content.decode("utf-8", "replace") if name.endswith((".xml", ".rels")) else ""
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise error(TemplateError, path, "no-word-file", f"'{name}' has a document type in it")
        if name in _PER_PAPER or name == STYLES or _TOKEN.search(text):
            texts[name] = text
        else:
            parts.append(compress(name, content, 9))
    return _letterhead(path, texts, tuple(parts), shipped)


NEEDED_STYLES = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Lead",
    "List Bullet",
    "List Number",
    "Quote",
    "Table Text",
    "Charter Table",
    "Charter Facts",
)


def missing_styles(path: Path) -> tuple[str, ...]:
    """Return the styles that papers use and the letterhead at `path` lacks.

    Text in such a style looks like the letterhead's normal text. Raises TemplateError where Word
    could not open the file either.
    """
    import docx

    read_letterhead(path, shipped=False)
    try:
        there = {style.name for style in docx.Document(str(path)).styles}
    except Exception as reason:  # python-docx raises whatever a broken part led it to
        message = f"this Word file is broken: {reason}"
        hint = "open it in Word and save it again"
        raise error(TemplateError, path, "no-word-file", message, hint) from None
    return tuple(name for name in NEEDED_STYLES if name not in there)


def _unzip(raw: bytes, path: Path) -> list[tuple[str, bytes]]:
    """Return the parts of a zip file, [Content_Types].xml first; limits are checked first."""
    import zipfile

    try:
        package = zipfile.ZipFile(BytesIO(raw))
        infos = package.infolist()
        total = sum(info.file_size for info in infos)
        largest = max((info.file_size for info in infos), default=0)
        if len(infos) > MAX_PARTS or total > MAX_BYTES or largest > MAX_PART_BYTES:
            message = f"{len(infos)} parts and {total:,} bytes are too large for a letterhead"
            raise error(TemplateError, path, "too-large", message)
        first = "[Content_Types].xml"
        ordered = sorted(infos, key=lambda info: (info.filename != first, info.filename))
        return [(info.filename, package.read(info)) for info in ordered if not info.is_dir()]
    except CharterError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        message = "this is no Word file (.docx)"
        hint = "open it in Word and save it as .docx, without a password"
        raise error(TemplateError, path, "no-word-file", message, hint) from None


def _letterhead(
    path: Path, texts: dict[str, str], parts: tuple[Part, ...], shipped: bool
) -> Letterhead:
    document = texts.get(DOCUMENT, "")
    root, sections = _ROOT.match(document), _SECTION.findall(document)
    if not root or not sections or STYLES not in texts:
        message = "this Word file lacks its text, its page or its styles"
        raise error(
            TemplateError, path, "no-word-file", message, "open it in Word and save it again"
        )
    texts.setdefault(RELATIONSHIPS, "")
    styles = {}
    numbers = "1"
    for attributes, content in _STYLE.findall(texts[STYLES]):
        style_id = re.search(r'w:styleId="([^"]+)"', attributes)
        name = re.search(r'<w:name w:val="([^"]+)"', content)
        if style_id and name:
            styles[name[1].lower()] = style_id[1]
            if name[1].lower() == "list number":
                number = re.search(r'<w:numId w:val="(\d+)"', content)
                numbers = number[1] if number else numbers
    return Letterhead(
        parts, texts, root[1], sections[-1], styles, _abstract(texts, numbers), shipped
    )


def _abstract(texts: dict[str, str], number: str) -> str:
    """Return the id of the abstract numbering behind the style List Number."""
    pattern = rf'<w:num w:numId="{number}"[^>]*>\s*<w:abstractNumId w:val="(\d+)"'
    found = re.search(pattern, texts.get(NUMBERING, ""))
    return found[1] if found else ""


class Stationery:
    """A letterhead made ready for one language and country: what never changes is laid out once."""

    def __init__(
        self, letterhead: Letterhead, language: str, country: str, landscape: bool = False
    ) -> None:
        texts = letterhead.texts
        self.page = letterhead.page(country, landscape)
        self.width = _text_width(self.page)
        self._with_tokens = {
            # Text and the names of tokens by turns.
            name: _TOKEN.split(text)
            for name, text in texts.items()
            if name not in (*_PER_PAPER, STYLES)
        }
        self._unchanged = {
            name: compress(name, texts[name].encode(), 9)
            for name in (NUMBERING, RELATIONSHIPS)
            if texts.get(name)
        }
        styles = re.sub(
            r'(<w:lang\b[^>]*?w:val=")[^"]*', rf"\g<1>{language}", texts[STYLES], count=1
        )
        if landscape:
            # What stood at the right margin of an upright page does so again.
            upright = _text_width(letterhead.page(country))
            styles = re.sub(
                rf'(<w:tab w:val="right" w:pos="){upright}"', rf'\g<1>{self.width}"', styles
            )
        self._package = Package([*letterhead.parts, compress(STYLES, styles.encode(), 9)])

    def document(self, parts: dict[str, str], fields: Fields) -> bytes:
        """Return a whole Word file; `parts` are the texts that differ from paper to paper."""
        values = {name: xml_text(value) for name, value in fields._asdict().items()}
        filled = {
            name: "".join([values[p] if n % 2 else p for n, p in enumerate(pieces)])
            for name, pieces in self._with_tokens.items()
        }
        own = [pack(name, text.encode()) for name, text in (parts | filled).items()]
        return self._package.with_parts(
            own + [part for name, part in self._unchanged.items() if name not in parts]
        )


def _turned(found: re.Match[str]) -> str:
    """Return a page's size lying on its side, whichever way it stood."""
    sides = [re.search(rf'w:{side}="(\d+)"', found[0]) for side in ("w", "h")]
    short, long = sorted(int(side[1]) if side else 0 for side in sides)
    return f'<w:pgSz w:w="{long}" w:h="{short}" w:orient="landscape"/>' if short else found[0]


def _text_width(section: str) -> int:
    """Return the width between the margins, in twentieths of a point."""

    def number(pattern: str, usual: int) -> int:
        found = re.search(pattern, section)
        return int(found[1]) if found else usual

    width = number(r'<w:pgSz\b[^>]*?w:w="(\d+)"', 11906)
    margins = (number(rf'<w:pgMar\b[^>]*?w:{side}="(\d+)"', 1134) for side in ("left", "right"))
    return max(width - sum(margins), 2000)
