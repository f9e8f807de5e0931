"""Headers, footers, theme and fonts of a person's letterhead, with the pictures that they show.

Only what is named here is carried into papers; all else of the file stays behind.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from lxml import etree

from charter.document.docx.word_file import Relationship, WordFile, relationships
from charter.document.docx.xml import MC, OFFICE, WORD, Element, R, W, parse
from charter.named_tuples import NamedTuple
from charter.write.letterhead.fields import (
    join_tokens,
    still_fields,
    tokens_in_addresses,
    unknown_tokens,
)
from charter.write.letterhead.tidy import tidy, tidy_namespaces
from charter.write.letterhead.xml import drop, each, put_in_order, serialise, transitional, unwrap
from charter.write.xml import HEAD, xml_text

PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_IMAGES = {
    # Extension, content type, and how such a file starts.
    "png": ("image/png", (b"\x89PNG",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "gif": ("image/gif", (b"GIF8",)),
    "bmp": ("image/bmp", (b"BM",)),
    "tiff": ("image/tiff", (b"II*\0", b"MM\0*")),
    "emf": ("image/x-emf", (b"\x01\0\0\0",)),
    "wmf": ("image/x-wmf", (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0")),
}
_WORD_ONLY = ("emf", "wmf", "tiff")
_ADDRESS = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
_V = "{urn:schemas-microsoft-com:vml}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FIRST_DRAWING = 20001
"""Above the numbers of the drawings in a paper's own text."""


class Carried(NamedTuple):
    """A part of papers: its name, content type, content, and the relationships that it has."""

    name: str
    type: str
    content: bytes
    links: str = ""


class Carrier:
    """Takes parts out of one Word file; `parts` are those so far, `notes` what could not come.

    `mistakes` are messages and hints about tokens in headers and footers that nothing fills in. Its
    headers reach down to about `reach`, in twips.
    """

    def __init__(self, source: WordFile, notes: list[str]) -> None:
        self._source = source
        self._notes = notes
        self._media: dict[str, str] = {}
        self._drawings = _FIRST_DRAWING
        self.parts: list[Carried] = []
        self.mistakes: list[tuple[str, str]] = []
        self.reach = 0

    def has(self, name: str) -> bool:
        """Return whether the file has a part called `name`."""
        return name in self._source.parts

    def page_part(
        self,
        name: str,
        target: str,
        kind: str,
        numbers: dict[str, str],
        styles: set[str],
        finish: Callable[[Element], None],
    ) -> None:
        """Carry the header or footer at `name`; `kind` is "header" or "footer".

        `finish` may change what will be carried.
        """
        root = parse(self._source.parts[name], bare=True)
        wanted = "hdr" if kind == "header" else "ftr"
        if root.tag != f"{W}{wanted}":
            root = etree.Element(f"{W}{wanted}", nsmap={"w": WORD})
        tidy(root)
        for link in each(root, "numId"):
            if link.getparent().tag == f"{W}numPr" and link.get(f"{W}val") != "0":
                if link.get(f"{W}val") in numbers:
                    link.set(f"{W}val", numbers[link.get(f"{W}val")])
                else:
                    drop(link.getparent())
        for mark in each(root, "pStyle", "rStyle", "tblStyle"):
            if mark.get(f"{W}val") not in styles:
                drop(mark)
        still_fields(root)
        links = self._links(root, name)
        outside = [link.target for link in relationships(self._source.parts, name) if link.external]
        wrong = (*unknown_tokens(root, kind), *tokens_in_addresses(outside, kind))
        self.mistakes += [each for each in wrong if each not in self.mistakes]
        join_tokens(root)
        for shape in root.iter(f"{_WP}docPr"):
            shape.set("id", str(self._drawings))
            self._drawings += 1
        finish(root)
        put_in_order(root)
        if not any(True for _ in root.iterchildren(f"{W}p", f"{W}tbl")):
            etree.SubElement(root, f"{W}p")
        if root[-1].tag == f"{W}tbl":
            etree.SubElement(root, f"{W}p")
        tidy_namespaces(root)
        content = serialise(root).encode()
        kind_of = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        self.parts.append(Carried(target, kind_of, content, links))

    def plain_part(self, name: str, target: str, kind: str) -> None:
        """Carry a theme or a table of fonts; `kind` is its content type."""
        root = parse(self._source.parts[name], bare=True)
        transitional(root)
        links = self._links(root, name)
        self.parts.append(Carried(target, kind, serialise(root).encode(), links))

    def _links(self, root: Element, name: str) -> str:
        """Return the relationships that `root` needs; what cannot come is taken out of it."""
        known = {link.id: link for link in relationships(self._source.parts, name)}
        made: dict[str, str] = {}
        for element in list(root.iter()):
            for key in [key for key in element.attrib if str(key).startswith(R)]:
                link = known.get(element.attrib[key])
                wanted = self._wanted(element, key, link)
                if wanted is None:
                    self._take_out(element, key, link)
                    continue
                # The same picture, named twice, needs one relationship.
                identity = made.setdefault(wanted, f"rId{len(made) + 1}")
                element.set(key, identity)
        if not made:
            return ""
        inner = "".join(f'<Relationship Id="{each}" {text}/>' for text, each in made.items())
        return f'{HEAD}<Relationships xmlns="{PACKAGE_LINKS}">{inner}</Relationships>'

    def _wanted(self, element: Element, key: str, link: Relationship | None) -> str | None:
        """Return a relationship without its id, or None for one that papers do not carry."""
        if link is None:
            return None
        kind = link.type.rsplit("/", 1)[-1]
        if link.external:
            if kind != "hyperlink" or not _ADDRESS.match(link.target) or key != f"{R}id":
                return None
            address = xml_text(link.target.strip())
            return f'Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"'
        content = self._source.parts.get(link.target)
        if content is None:
            return None
        if kind == "image" and key in (f"{R}embed", f"{R}id", f"{R}pict"):
            target = self._image(link.target, content)
            return f'Type="{OFFICE}/image" Target="/{target}"' if target else None
        if kind == "font" and element.tag.startswith(f"{W}embed"):
            return f'Type="{OFFICE}/font" Target="/{self._font(link.target, content)}"'
        return None

    def _image(self, name: str, content: bytes) -> str:
        """Return the name of a picture in papers, or nothing for one that Word cannot show."""
        if name in self._media:
            return self._media[name]
        for extension, (_, starts) in _IMAGES.items():
            if content.startswith(starts):
                target = f"word/media/image{len(self._media) + 1}.{extension}"
                kind = _IMAGES[extension][0]
                if extension in _WORD_ONLY:
                    self.note(
                        f"its picture '{posixpath.basename(name)}' is {extension.upper()}, which"
                        " some programs do not show; PNG or JPEG shows everywhere"
                    )
                break
        else:
            self._media[name] = ""
            return ""
        self._media[name] = target
        self.parts.append(Carried(target, kind, content))
        return target

    def _font(self, name: str, content: bytes) -> str:
        if name not in self._media:
            target = self._media[name] = f"word/fonts/font{len(self._media) + 1}.odttf"
            kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
            self.parts.append(Carried(target, kind, content))
        return self._media[name]

    def _take_out(self, element: Element, key: str, link: Relationship | None) -> None:
        del element.attrib[key]
        if element.tag == f"{W}hyperlink":
            if not element.get(f"{W}anchor") or link is not None:
                unwrap(element)
            return
        if key == f"{R}link" and element.get(f"{R}embed"):
            return
        extended = next(element.iterancestors(f"{_A}ext"), None)
        if extended is not None:
            # A second form of a picture, such as SVG; the first one shows everywhere.
            drop(extended)
            return
        if element.tag in (f"{_A}hlinkClick", f"{_A}hlinkHover") or element.tag.startswith(
            f"{W}embed"
        ):
            drop(element)
            return
        if link is None:
            what = "has something in it that is missing from the file"
        elif link.external:
            what = f"fetches '{link.target[:80]}' from elsewhere; papers do without it"
        elif link.target not in self._source.parts:
            what = f"its picture '{posixpath.basename(link.target)}' is missing from the file"
        elif link.type.endswith("/image"):
            what = (
                f"its picture '{posixpath.basename(link.target)}' is of a kind that Word does not"
                " show; save it as PNG or JPEG and put it in again"
            )
        else:
            what = f"has an object of another program in it ({link.type.rsplit('/', 1)[-1][:40]})"
        self.note(what)
        holders = {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}
        found = element if element.tag in holders else None
        for ancestor in element.iterancestors():
            if ancestor.tag in holders:
                found = ancestor
        drop(element if found is None else found)

    def note(self, note: str) -> None:
        """Note what papers do without, once."""
        if note not in self._notes:
            self._notes.append(note)
