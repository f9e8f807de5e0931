"""The styles of an annex in a letter's Word file: each looks as before, and so do the letter's."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from charter.document.docx.xml import W
from charter.named_tuples import NamedTuple
from charter.offer.pack.defaults import bake

_VAL, _ID = W + "val", W + "styleId"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_NO_LOOK = [W + n for n in ("lang", "next", "link", "rsid", "uiPriority", "qFormat", "semiHidden")]
_NO_LOOK += [W + n for n in ("locked", "unhideWhenUsed", "autoRedefine", "aliases")]

_BEGINNING = etree.XPath(
    "descendant-or-self::*[@w:*[starts-with(local-name(), $start)]]",
    namespaces={"w": W.strip("{}")},
)


class Renamed(NamedTuple):
    """What the styles of an annex are called in the letter; `usual` are those that go unsaid.

    `usual` gives, by kind of style, the one that an element of the annex without a style has;
    `added` are the styles that the letter lacked.
    """

    ids: dict[str, str]
    usual: dict[str, str]
    added: tuple[Any, ...] = ()

    def apply(self, root: Any) -> None:
        """Call the styles in a part of the annex by their new names."""
        for element in root.iter(W + "pStyle", W + "rStyle", W + "tblStyle"):
            name = element.get(_VAL, "")
            element.set(_VAL, self.ids.get(name, name))
        if name := self.usual.get("paragraph"):
            for paragraph in root.iter(W + "p"):
                _say(paragraph, "pPr", "pStyle", name)
        if name := self.usual.get("table"):
            for table in root.iter(W + "tbl"):
                _say(table, "tblPr", "tblStyle", name)


def _say(element: Any, holder: str, tag: str, name: str) -> None:
    properties = element.find(W + holder)
    if properties is None:
        properties = etree.Element(W + holder)
        element.insert(0, properties)
    if properties.find(W + tag) is None:
        said = etree.Element(W + tag)
        said.set(_VAL, name)
        properties.insert(0, said)


def merge_styles(base: Any, annex: Any, theme: Any, same_theme: bool) -> Renamed:
    """Add the styles of an annex to those of a letter and return what they are called there.

    A style that the letter has too, with the same look, is shared. `theme` is the annex's, whose
    fonts are written out unless the letter has the same.
    """
    annex = deepcopy(annex)
    if not same_theme:
        _write_out_theme(annex, theme)
    same_defaults = _canonical(base.find(W + "docDefaults")) == _canonical(
        annex.find(W + "docDefaults")
    )
    there = {style.get(_ID): style for style in base.iter(W + "style") if style.get(_ID)}
    names = {_name(style).lower() for style in base.iter(W + "style")}
    taken = {name.lower() for name in there}
    theirs = _by_id(annex)
    ids: dict[str, str] = {}
    added = []
    for old in _bases_first(theirs):
        style = theirs[old]
        under = style.find(W + "basedOn")
        if under is not None:
            under.set(_VAL, ids.get(under.get(_VAL), under.get(_VAL)))
        elif not same_defaults and style.get(W + "type") == "paragraph":
            bake(style, base.find(W + "docDefaults"), annex.find(W + "docDefaults"))
        if same := _same_look(old, style, there):
            ids[old] = same
            continue
        name, new = _name(style), old
        if name.lower() in names:
            name = _free(f"Annex {name}", names)
            style.find(W + "name").set(_VAL, name)
            style.set(W + "customStyle", "1")
            for alias in style.findall(W + "aliases"):
                style.remove(alias)
        if new.lower() in taken:
            new = _free(f"Annex{old}", taken)
        names.add(name.lower())
        taken.add(new.lower())
        ids[old] = new
        added.append(style)
    usual = {}
    for old, style in theirs.items():
        ours = there.get(ids[old])
        if _is_default(style) and (ours is None or not _is_default(ours)):
            usual[style.get(W + "type", "")] = ids[old]
    for style in added:
        style.attrib.pop(W + "default", None)
        style.set(_ID, ids[style.get(_ID)])
        for element in style.iterchildren(W + "next", W + "link"):
            element.set(_VAL, ids.get(element.get(_VAL), element.get(_VAL)))
        base.append(style)
    return Renamed(ids, usual, tuple(added))


def _bases_first(styles: dict[str, Any]) -> list[str]:
    """Return the ids of styles, each after the one that it is based on; rings are cut."""
    order: dict[str, None] = {}
    for each in styles:
        name, chain = each, dict[str, None]()
        while name in styles and name not in order and name not in chain:
            chain[name] = None
            under = styles[name].find(W + "basedOn")
            name = under.get(_VAL, "") if under is not None else ""
        order |= dict.fromkeys(reversed(chain))
    return list(order)


def _is_default(style: Any) -> bool:
    return style.get(W + "default") in ("1", "true", "on")


def _by_id(styles: Any) -> dict[str, Any]:
    """Return styles by id; one without, which its kind may have as its usual one, is given one."""
    found: dict[str, Any] = {}
    for number, style in enumerate(styles.iter(W + "style"), 1):
        if not style.get(_ID):
            style.set(_ID, f"Style{number}")
        found[style.get(_ID)] = style
    return found


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that is not among `taken`, which are in lower case."""
    number, name = 1, wanted
    while name.lower() in taken:
        number += 1
        name = f"{wanted} {number}" if " " in wanted else f"{wanted}{number}"
    return name


def _name(style: Any) -> str:
    name = style.find(W + "name")
    return name.get(_VAL, "") if name is not None else ""


def _same_look(old: str, style: Any, there: dict[str, Any]) -> str:
    """Return the id of the letter's own, or an earlier annex's, style of the same look, or ""."""
    if next(style.iter(W + "numId"), None) is not None:
        return ""
    for candidate in (old, f"Annex{old}"):
        other = there.get(candidate)
        if other is None or _name(other).lower().removeprefix("annex ") != _name(style).lower():
            continue
        if _canonical(style) == _canonical(other):
            return candidate
    return ""


def _canonical(element: Any) -> bytes:
    """Return how an element looks: without its own name, language and revision marks."""
    if element is None:
        return b""
    copy = deepcopy(element)
    for each in list(copy.iter(*_NO_LOOK)):
        each.getparent().remove(each)
    for each in list(copy.iter(W + "rPr", W + "pPr")):
        if len(each) == 0:
            each.getparent().remove(each)
    for each in copy.iter():
        each.text = each.tail = None
    for each, name in _attributes(copy, "rsid"):
        del each.attrib[name]
    for key in ("customStyle", "default", "styleId"):
        copy.attrib.pop(W + key, None)
    for name in copy.findall(W + "name"):
        copy.remove(name)
    made: bytes = etree.tostring(copy, method="c14n", exclusive=True)
    return made


def _write_out_theme(styles: Any, theme: Any) -> None:
    """Name the fonts of the annex's theme, and keep its colours as they are written beside it."""
    fonts = {}
    if theme is not None:
        for size in ("major", "minor"):
            for kind, tag in (("latin", "Ascii"), ("ea", "EastAsia"), ("cs", "Bidi")):
                found = next(theme.iter(f"{_A}{size}Font"), None)
                font = found.find(f"{_A}{kind}") if found is not None else None
                fonts[f"{size}{tag}"] = font.get("typeface", "") if font is not None else ""
            fonts[f"{size}HAnsi"] = fonts[f"{size}Ascii"]
    for element in styles.iter(W + "rFonts"):
        for key in _THEMED:
            themed = element.attrib.pop(W + key, None)
            plain = {"cstheme": "cs"}.get(key, key.removesuffix("Theme"))
            if themed and fonts.get(themed):
                element.set(W + plain, fonts[themed])
    for element, name in _attributes(styles, "theme"):
        if name.startswith((W + "themeColor", W + "themeTint", W + "themeShade", W + "themeFill")):
            del element.attrib[name]


def _attributes(root: Any, start: str) -> list[tuple[Any, str]]:
    """Return the attributes in a tree whose names begin so, with their elements."""
    found = _BEGINNING(root, start=start)
    return [(each, n) for each in found for n in each.attrib if n.startswith(W + start)]
