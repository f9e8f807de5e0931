"""Styles of a person's letterhead: found under their names in any language, added where missing."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

from lxml import etree

from charter.document.docx.xml import Element, W
from charter.named_tuples import NamedTuple
from charter.write.letterhead.look import (
    Chain,
    LetterheadLook,
    adapt,
    keep_with_text,
    look_of,
    recolour_numbering,
)
from charter.write.letterhead.numbering import NumberingPart, complete, merge_numbering
from charter.write.letterhead.xml import VAL, child, drop, put_in_order, value

_HEADINGS = ("title", "heading 1", "heading 2", "heading 3")
_LISTS = ("list bullet", "list bullet 2", "list number", "list number 2")
_OFF = ("0", "false", "off")
BODY = "charter text"
"""The style of plain paragraphs where the letterhead's own stand without space between them."""


class PaperStyles(NamedTuple):
    """The styles of papers: `names` gives the id of each in use, `added` those the person lacks.

    `own` are the names that the person's file has, in lower case; `right_to_left` the ids of its
    styles that read so, with "" for that of plain paragraphs.
    """

    root: Element
    names: dict[str, str]
    numbering: NumberingPart
    numbers: str
    added: tuple[str, ...]
    own: frozenset[str]
    right_to_left: frozenset[str]


@cache
def local_names() -> dict[str, tuple[str, ...]]:
    """Return what each built-in style is called in other languages; all names in lower case."""
    import yaml

    text = Path(__file__).with_name("style_names.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CSafeLoader)
    return {name.lower(): tuple(map(str.lower, others)) for name, others in data.items()}


def complete_styles(
    own: Element, numbering: Element | None, shipped: tuple[Element, Element], theme: bytes
) -> PaperStyles:
    """Return `own` styles with those of the shipped letterhead added that it lacks.

    `shipped` are the shipped styles and numbering. Added styles take the look of `own`.
    """
    root, shipped_styles = own, shipped[0]
    _clean(root)
    own_names = frozenset(value(s, "name").lower() for s in root.iterchildren(f"{W}style"))
    right_to_left = _without_direction(root)
    found = {
        name: style
        for each in shipped_styles.iterchildren(f"{W}style")
        if (style := _find(root, name := value(each, "name").lower(), each)) is not None
    }
    _one_default(root, found.get("normal"))
    normal = root.find(f"{W}style[@{W}type='paragraph'][@{W}default='1']")
    if normal is not None:
        found["normal"] = normal
    if normal is not None:
        _let_lines_grow(normal, Chain(root))
    look = look_of(root, normal, {n: found[n] for n in _HEADINGS if n in found}, theme)
    chain = Chain(root)
    for each in shipped_styles.iterchildren(f"{W}style"):
        if (name := value(each, "name").lower()) in found and name in _HEADINGS:
            keep_with_text(found[name], each, chain)
    ids = {style.get(f"{W}styleId") for style in root.iterchildren(f"{W}style")}
    merged = merge_numbering(numbering, _coloured(shipped[1], look), ids)
    _renumber(root, merged.numbers)
    names = {name: str(style.get(f"{W}styleId")) for name, style in found.items()}
    missing = {
        name: each
        for each in shipped_styles.iterchildren(f"{W}style")
        if (name := value(each, "name").lower()) not in found
    }
    taken = {str(each).lower() for each in ids}
    by_shipped_id = {}
    for each in shipped_styles.iterchildren(f"{W}style"):
        name, old = value(each, "name").lower(), str(each.get(f"{W}styleId"))
        by_shipped_id[old] = names[name] if name in names else _free(old, taken)
    for name, each in missing.items():
        made = adapt(each, name, look)
        _link(made, by_shipped_id, merged.shipped)
        root.append(made)
        names[name] = str(made.get(f"{W}styleId"))
    if not look.spaced:
        names[BODY] = _add_body(root, names["normal"], look, taken)
    numbers = _number_lists(root, names, merged)
    put_in_order(root)
    added = tuple(value(each, "name") for each in missing.values() if _is_of_note(each))
    return PaperStyles(root, names, merged, numbers, added, own_names, right_to_left)


def _without_direction(root: Element) -> frozenset[str]:
    """Take the direction of text out of all styles; a paper's own text says what it needs.

    Returns the ids of the styles that read from right to left, "" for that of plain paragraphs.
    """
    marks = list(root.iter(*(f"{W}{name}" for name in ("bidi", "rtl", "bidiVisual"))))
    if not marks:
        return frozenset()
    chain = Chain(root)
    found = set()
    for style in root.iterchildren(f"{W}style"):
        said = (each.find(f"{W}pPr/{W}bidi") for each in chain.up(style))
        mark = next((each for each in said if each is not None), None)
        if mark is None:
            mark = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi")
        if mark is not None and mark.get(VAL, "1") not in _OFF:
            found.add(str(style.get(f"{W}styleId")))
            found |= {""} if style is chain.style("") else set()
    for mark in marks:
        drop(mark)
    return frozenset(found)


def _let_lines_grow(normal: Element, chain: Chain) -> None:
    """Let a line of plain text be taller than its letters' where a chart stands in it."""
    if chain.find(normal, "pPr/spacing", "lineRule") == "exact":
        line = chain.find(normal, "pPr/spacing", "line")
        spacing = child(child(normal, "pPr"), "spacing")
        spacing.set(f"{W}line", line)
        spacing.set(f"{W}lineRule", "atLeast")


def _is_of_note(style: Element) -> bool:
    return bool(style.get(f"{W}default") != "1")


def _clean(root: Element) -> None:
    """Take out styles without id, second ones, and links to styles that are not there."""
    ids: set[str] = set()
    for style in list(root.iterchildren(f"{W}style")):
        style_id = style.get(f"{W}styleId", "")
        if not style_id or style_id in ids or not value(style, "name"):
            drop(style)
        ids.add(style_id)
    chain = Chain(root)
    for style in root.iterchildren(f"{W}style"):
        for name in ("basedOn", "next", "link"):
            for link in list(style.iterchildren(f"{W}{name}")):
                if link.get(VAL) not in ids:
                    drop(link)
        *_, last = chain.up(style)
        for link in list(last.iterchildren(f"{W}basedOn")):
            # A circle of styles, which Word breaks up too.
            drop(link)
        for name in ("lang", "rsid"):
            for mark in list(style.iter(f"{W}{name}")):
                drop(mark)
    defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
    if root.index(root.find(f"{W}docDefaults")) != 0:
        root.insert(0, root.find(f"{W}docDefaults"))
    language = child(defaults, "lang")
    rest = {key: text for key, text in language.attrib.items() if key != VAL}
    language.attrib.clear()
    language.set(VAL, "en-GB")
    language.attrib.update(rest)


def _find(root: Element, name: str, like: Element) -> Element | None:
    """Return the style called `name` in any language, of the same type as `like`."""
    kind = like.get(f"{W}type")
    styles = [s for s in root.iterchildren(f"{W}style") if s.get(f"{W}type", "paragraph") == kind]
    if like.get(f"{W}default") == "1":
        for style in styles:
            if style.get(f"{W}default") in ("1", "true", "on"):
                return style
    titles = [value(style, "name").strip().lower() for style in styles]
    aliases = [[a.strip().lower() for a in value(s, "aliases").split(",")] for s in styles]
    if name in titles:
        return styles[titles.index(name)]
    for wanted in (name, *local_names().get(name, ())):
        for style, title, others in zip(styles, titles, aliases, strict=True):
            if wanted == title or wanted in others:
                return style
    if like.get(f"{W}customStyle"):
        return None
    for style in styles:
        same_id = str(style.get(f"{W}styleId")).lower() == name.replace(" ", "")
        if same_id and value(style, "name").lower() not in _known():
            return style
    return None


@cache
def _known() -> frozenset[str]:
    return frozenset(local for others in local_names().values() for local in others)


def _one_default(root: Element, normal: Element | None) -> None:
    """Mark the style of plain paragraphs where no style is marked, as LibreOffice leaves it."""
    for kind in ("paragraph", "character", "table", "numbering"):
        marked = [
            style
            for style in root.iterchildren(f"{W}style")
            if style.get(f"{W}type") == kind and style.get(f"{W}default") in ("1", "true", "on")
        ]
        for style in marked[1:]:
            del style.attrib[f"{W}default"]
        for style in marked[:1]:
            style.set(f"{W}default", "1")
        if kind == "paragraph" and not marked and normal is not None:
            normal.set(f"{W}default", "1")


def _coloured(numbering: Element, look: LetterheadLook) -> Element:
    fresh = copy.deepcopy(numbering)
    recolour_numbering(fresh, look)
    return fresh


def _renumber(root: Element, numbers: dict[str, str]) -> None:
    for link in list(root.iter(f"{W}numId")):
        new = numbers.get(link.get(VAL, ""))
        if new:
            link.set(VAL, new)
        elif link.get(VAL) != "0":
            drop(link.getparent())


def _free(style_id: str, taken: set[str]) -> str:
    wanted, count = style_id, 1
    while wanted.lower() in taken:
        count += 1
        wanted = f"{style_id}Charter{count if count > 2 else ''}"
    taken.add(wanted.lower())
    return wanted


def _link(style: Element, ids: dict[str, str], numbers: dict[str, str]) -> None:
    style.set(f"{W}styleId", ids[style.get(f"{W}styleId")])
    for name in ("basedOn", "next"):
        for link in style.iterchildren(f"{W}{name}"):
            link.set(VAL, ids[link.get(VAL)])
    for link in style.iter(f"{W}numId"):
        link.set(VAL, numbers[link.get(VAL)])


def _add_body(root: Element, normal: str, look: LetterheadLook, taken: set[str]) -> str:
    style = etree.SubElement(root, f"{W}style")
    style_id = _free("CharterText", taken)
    style.set(f"{W}type", "paragraph")
    style.set(f"{W}customStyle", "1")
    style.set(f"{W}styleId", style_id)
    child(style, "name").set(VAL, "Charter Text")
    child(style, "basedOn").set(VAL, normal)
    child(style, "qFormat")
    # As much as the shipped letterhead has, in step with the size of the text.
    child(child(style, "pPr"), "spacing").set(f"{W}after", str(round(look.size * 4.5)))
    return style_id


def _number_lists(root: Element, names: dict[str, str], numbering: NumberingPart) -> str:
    """Give list styles without bullets or numbers the shipped ones.

    Returns the id of the definition that numbered lists start anew from.
    """
    chain = Chain(root)
    by_id = {style.get(f"{W}styleId"): style for style in root.iterchildren(f"{W}style")}
    shipped = list(numbering.shipped.values())
    for name in _LISTS:
        style = by_id[names[name]]
        number = chain.find(style, "pPr/numPr/numId")
        if numbering.definition(number) is None:
            properties = child(child(style, "pPr"), "numPr")
            properties[:] = []
            level = etree.SubElement(properties, f"{W}ilvl")
            level.set(VAL, "1" if name.endswith("2") else "0")
            number = shipped["number" in name]
            etree.SubElement(properties, f"{W}numId").set(VAL, number)
        if name == "list number":
            spare: Element = numbering.definition(shipped[1])
            found = numbering.definition(number)
            definition: Element = spare if found is None or found.find(f"{W}lvl") is None else found
            complete(definition, spare)
            chosen: str = definition.get(f"{W}abstractNumId")
    return chosen
