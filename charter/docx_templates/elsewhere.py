"""Tags outside of paragraphs: what readers see or follow is filled in, the rest is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

from lxml import etree

from charter.document.docx.word_file import WordFile, rels_of
from charter.document.docx.xml import W
from charter.named_tuples import NamedTuple

_READ = {
    "descr": "picture",
    "title": "picture",
    "alt": "picture",
    "string": "picture",
    "tooltip": "link",
}
"""Attributes that readers see, or hear, and of what they are."""
_READ_VALUES = {"tblCaption": "table", "tblDescription": "table"}
_NEVER_SHOWN = frozenset(["name", "id", "spid", "tag", "alias", "xpath", "prefixMappings", "instr"])
"""Names that only programs read; field codes are looked at with their paragraph."""
_UNREACHED = {
    "default": "the text that a form field begins with",
    "listItem": "a choice of a list",
    "hyperlink": "a link into the text",
    "oMath": "a formula",
}
_IN_TEXT = {W + name for name in ("t", "delText", "instrText")}
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")
_ENCODED = re.compile(r"(?:\{|%7B){2}.*?(?:\}|%7D){2}", re.IGNORECASE)
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~{}"
_LONGEST_ADDRESS = 20_000


class BesideText(NamedTuple):
    """A text beside the paragraphs: an attribute of an element, or its own text where it is "".

    `place` is where it is, for people; it is filled in or told of, or neither where nobody sees it.
    """

    element: Any
    attribute: str
    place: str
    filled: bool

    @property
    def text(self) -> str:
        """Return what stands there."""
        return str(self.element.get(self.attribute) if self.attribute else self.element.text or "")

    def put(self, text: str) -> None:
        """Let another text stand there."""
        if self.attribute:
            self.element.set(self.attribute, text)
        else:
            self.element.text = text


def spots(root: Any, plain: str = "") -> Iterator[BesideText]:
    """Yield each text outside of paragraphs that holds a brace.

    `plain` names a part that is no text of Word: all that stands in it is filled in.
    """
    for element in root.iter(etree.Element):
        if element.tag not in _IN_TEXT and "{" in (element.text or ""):
            yield BesideText(element, "", plain or _unreached(element), bool(plain))
        for name, value in element.attrib.items():
            if "{" in value:
                yield BesideText(element, name, plain, True) if plain else _attribute(element, name)


def _attribute(element: Any, name: str) -> BesideText:
    local, kind = etree.QName(name).localname, etree.QName(element).localname
    read = _READ.get(local) or (_READ_VALUES.get(kind, "") if local == "val" else "")
    if read:
        return BesideText(element, name, read, True)
    never = local in _NEVER_SHOWN or kind in _NEVER_SHOWN
    return BesideText(element, name, "" if never else _unreached(element), False)


def _unreached(element: Any) -> str:
    around = [element, *element.iterancestors()]
    kinds = (etree.QName(each).localname for each in around)
    return next((_UNREACHED[kind] for kind in kinds if kind in _UNREACHED), "a drawing or setting")


def plain_parts(word: WordFile, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each part without paragraphs that tags can stand in, and its name in messages.

    That is the addresses of the links of `texts`, and the properties of the file.
    """
    for name in texts:
        if any(link.kind == "hyperlink" and link.external for link in word.links_of(name)):
            yield rels_of(name), "the address of a link"
    for link in word.links_of(""):
        if link.kind in _PROPERTIES and link.target in word.parts:
            yield link.target, "the properties of the file"


def decode_addresses(root: Any) -> None:
    """Let the tags of addresses stand as they were typed: Word encodes their braces."""
    for link in root if root.tag == _RELATIONS else ():
        address = link.get("Target", "")[:_LONGEST_ADDRESS]
        if "{" in address or "%7b" in address.lower():
            link.set("Target", _ENCODED.sub(lambda found: unquote(found[0]), address))


def encode_addresses(root: Any) -> None:
    """Let addresses that were filled in stand as programs read them, without spaces."""
    for link in root if root.tag == _RELATIONS else ():
        if link.get("TargetMode") == "External":
            link.set("Target", quote(link.get("Target", ""), safe=_OF_ADDRESSES))
