"""The page that every Word paper stands on: styles, header, footer, margins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from charter.compiled import compiled_letterhead
from charter.named_tuples import NamedTuple
from charter.resources import templates_folder
from charter.write.package import Part, compress
from charter.write.paper_sizes import PAPER_SIZES, paper_size

DOCUMENT = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
NUMBERING = "word/numbering.xml"
STYLES = "word/styles.xml"
CORE = "docProps/core.xml"
PER_PAPER = (DOCUMENT, RELATIONSHIPS, NUMBERING, CORE)
TOKEN = re.compile(r"\{(company|title|date|hash)\}")
_ROOT = r"(?s)^.*?(<w:document\b[^>]*>)"
_SECTION = r"(?s)<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>"
_STYLE = r"(?s)<w:style\b([^>]*)>(.*?)</w:style>"
_PAGE = re.compile(r"<w:pg(?:Sz|Mar)\b[^>]*>")
_SIZES = re.compile(r'w:(w|h|left|right)="(\d+)"')
_PAGE_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
_OUR_STYLES = frozenset(["lead", "table text", "charter table", "charter facts"])


class Fields(NamedTuple):
    """What the tokens in header and footer stand for."""

    company: str
    title: str
    date: str
    hash: str


class Letterhead(NamedTuple):
    """A Word file read for its styles and its page; its own text is not used.

    `of_country` says that the page takes the country's paper size: that of the shipped letterhead
    does, and that of a copy whose size and margins nobody changed. `styles` gives ids by names in
    lower case, `numbers` is the definition that numbered lists start from, `added` are the names of
    the styles that papers need and it lacks, and `notes` say what papers do without. Its header
    reaches down to about `reach`, in twips.
    """

    parts: tuple[Part, ...]
    texts: dict[str, str]
    root: str
    section: str
    styles: dict[str, str]
    numbers: str
    of_country: bool
    notes: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    reach: int = 0

    def style(self, name: str) -> str:
        """Return the id of the style called `name`, or nothing where the letterhead lacks it."""
        return self.styles.get(name.lower(), "")

    def page(self, country: str, landscape: bool = False) -> str:
        """Return the section's properties, in the country's paper size where `of_country`."""
        page = self._upright(country)
        return _PAGE_SIZE.sub(_turned, page, count=1) if landscape else page

    def _upright(self, country: str) -> str:
        return of_country(self.section, country) if self.of_country else self.section


def of_country(section: str, country: str) -> str:
    """Return a section with the paper size of a country, and side margins that fit it."""
    width, height, margin = paper_size(country)
    page = _PAGE_SIZE.sub(f'<w:pgSz w:w="{width}" w:h="{height}"/>', section)
    return re.sub(r'w:(left|right)="\d+"', rf'w:\1="{margin}"', page)


def began_as_ours(styles: Iterable[str]) -> bool:
    """Return whether a file began as one of ours, by the names of its styles in lower case.

    LibreOffice leaves out table styles that nothing uses.
    """
    return len(_OUR_STYLES.intersection(styles)) > 1


def has_shipped_page(section: str) -> bool:
    """Return whether a section has the size and the side margins of a shipped page.

    LibreOffice's own usual page has too: only a file that is ours may be cut anew.
    """
    found = sorted(_SIZES.findall("".join(_PAGE.findall(section))))
    return found in [
        sorted([("w", str(w)), ("h", str(h)), ("left", str(m)), ("right", str(m))])
        for w, h, m in PAPER_SIZES.values()
    ]


def shipped_letterhead() -> Letterhead:
    """Return the letterhead that ships."""
    fields = compiled_letterhead()
    if fields is None:
        return read_shipped(templates_folder() / "letterhead.docx")
    parts, *rest = fields
    return Letterhead(tuple(Part(*part) for part in parts), *rest)


def read_shipped(path: Path) -> Letterhead:
    """Return the letterhead in the shipped file, which is known to be well made."""
    import zipfile

    texts, parts = {}, []
    with zipfile.ZipFile(path) as package:
        first = "[Content_Types].xml"
        for name in sorted(package.namelist(), key=lambda name: (name != first, name)):
            content = package.read(name)
            text = content.decode() if name.endswith((".xml", ".rels")) else ""
            if name in PER_PAPER or name == STYLES or TOKEN.search(text):
                texts[name] = text
            else:
                parts.append(compress(name, content, 9))
    document = texts[DOCUMENT]
    root, sections = re.match(_ROOT, document), re.findall(_SECTION, document)
    assert root
    assert sections
    styles = {}
    numbers = "1"
    for attributes, content_of in re.findall(_STYLE, texts[STYLES]):
        style_id = re.search(r'w:styleId="([^"]+)"', attributes)
        name_of = re.search(r'<w:name w:val="([^"]+)"', content_of)
        if style_id and name_of:
            styles[name_of[1].lower()] = style_id[1]
            if name_of[1].lower() == "list number":
                number = re.search(r'<w:numId w:val="(\d+)"', content_of)
                numbers = number[1] if number else numbers
    abstract = _abstract(texts, numbers)
    return Letterhead(tuple(parts), texts, root[1], sections[-1], styles, abstract, True)


def _abstract(texts: dict[str, str], number: str) -> str:
    """Return the id of the abstract numbering behind the style List Number."""
    pattern = rf'<w:num w:numId="{number}"[^>]*>\s*<w:abstractNumId w:val="(\d+)"'
    found = re.search(pattern, texts.get(NUMBERING, ""))
    return found[1] if found else ""


def _turned(found: re.Match[str]) -> str:
    """Return a page's size lying on its side, whichever way it stood."""
    sides = [re.search(rf'w:{side}="(\d+)"', found[0]) for side in ("w", "h")]
    short, long = sorted(int(side[1]) if side else 0 for side in sides)
    return f'<w:pgSz w:w="{long}" w:h="{short}" w:orient="landscape"/>' if short else found[0]
