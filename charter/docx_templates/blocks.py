"""Which paragraphs, rows and cells of a Word file are loops and conditions, not text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from charter.document.docx.xml import W
from charter.docx_templates.story import text_of
from charter.docx_templates.tags import CLOSE, DRAWING, OPEN, Flaw, WordTag
from charter.docx_templates.turns import TURN

_OPENERS = ("for", "if", "macro", "call", "filter", "with", "block", "autoescape")
MAX_BLOCKS = 15
"""Loops and conditions within each other; Python, which Jinja writes, stops at 20 loops."""
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_HINTS = {
    "tr": "put it in a row of a table, or write it without 'tr'",
    "tc": "put it in a cell of a table, or write it without 'tc'",
}
_SHOWN = [W + name for name in ("drawing", "pict", "object", "br", "footnoteReference")]

HeldParagraphs = list[tuple[Any, int]]


def groups(
    held: HeldParagraphs, tags: list[WordTag], flaws: list[Flaw]
) -> Iterator[HeldParagraphs]:
    """Yield the tags that belong together: if, elif, else and endif; a lone tag by itself.

    A block that is never closed, or closed twice, is added to `flaws`.
    """
    open_: list[HeldParagraphs] = []
    for paragraph, number in held:
        tag = tags[number]
        word = tag.word
        if word in _OPENERS or (word == "set" and "=" not in tag.code):
            open_.append([(paragraph, number)])
            if len(open_) == MAX_BLOCKS + 1:
                message = f"'{tag.quoted}' stands in {MAX_BLOCKS} others, which is too deep"
                hint = "close some of them before"
                flaws.append(Flaw(tag.where, "template-syntax", message, hint))
        elif word in _MIDDLES and open_ and _word(open_[-1], tags) in _MIDDLES[word]:
            open_[-1].append((paragraph, number))
        elif word.startswith("end") or word in _MIDDLES:
            if open_ and word == f"end{_word(open_[-1], tags)}":
                yield [*open_.pop(), (paragraph, number)]
            else:
                flaws.append(_astray(tag, open_, tags))
                if any(word == f"end{_word(each, tags)}" for each in open_):
                    while word != f"end{_word(open_[-1], tags)}":
                        open_.pop()
                    open_.pop()
        else:
            yield [(paragraph, number)]
    for each in open_:
        tag = tags[each[0][1]]
        message = f"'{tag.quoted}' is never closed"
        hint = f"write {{% end{tag.word} %}} after what belongs to it"
        flaws.append(Flaw(tag.where, "unclosed-block", message, hint))


def _word(group: HeldParagraphs, tags: list[WordTag]) -> str:
    return tags[group[0][1]].word


def _astray(tag: WordTag, open_: list[HeldParagraphs], tags: list[WordTag]) -> Flaw:
    if not open_:
        return Flaw(tag.where, "astray-block", f"'{tag.quoted}' belongs to no block", "take it out")
    last = tags[open_[-1][0][1]]
    message = f"'{tag.quoted}' stands inside '{last.quoted}' of {last.where.words}"
    hint = f"close that first with {{% end{last.word} %}}"
    return Flaw(tag.where, "astray-block", message, hint)


def lift(held: HeldParagraphs, tags: list[WordTag], flaws: list[Flaw]) -> None:
    """Put a tag in the place of the paragraph, row or cell that it stands for.

    That is what {%p, {%tr and {%tc say. A loop or condition whose tags each have a paragraph, or a
    row, of their own needs no such letter.
    """
    for group in groups(held, tags, flaws):
        given = {tags[number].level for _, number in group} - {""}
        common = _level_of_print(group, tags) if tags[group[0][1]].kind == "print" else ""
        if not given and tags[group[0][1]].kind != "print":
            common = _common_level(group)
        for paragraph, number in group:
            tag = tags[number]
            level = tag.level or common
            if not tag.level and len(given) == 1 and _stands_for(paragraph, number, *given):
                level = given.copy().pop()
            if tag.level in ("p", "tr", "tc"):
                _check_alone(paragraph, tag, number, flaws)
            _replace(paragraph, number, level, tags)
        if not given and not common:
            _check_drawing(group, tags, flaws)
            _check_together(group, tags, flaws)


def loops(held: HeldParagraphs, tags: list[WordTag]) -> Iterator[tuple[Any, Any]]:
    """Yield the paragraphs in which each loop begins and ends."""
    for group in groups(held, tags, []):
        if _word(group, tags) == "for" and len(group) > 1:
            yield group[0][0], group[-1][0]


def _stands_for(paragraph: Any, number: int, level: str) -> bool:
    element = _holder(paragraph, level) if level in ("p", "tr", "tc") else None
    return element is not None and _only(element, number)


def _level_of_print(group: HeldParagraphs, tags: list[WordTag]) -> str:
    """Return "p" for a drawing that has its paragraph for itself; text stays in its paragraph."""
    [(paragraph, number)] = group
    return "p" if tags[number].code == DRAWING and _only(paragraph, number) else ""


def _check_drawing(group: HeldParagraphs, tags: list[WordTag], flaws: list[Flaw]) -> None:
    for _, number in group:
        tag = tags[number]
        if tag.kind == "print" and tag.code == DRAWING:
            message = f"'{tag.quoted}' is a drawing, and shares its paragraph with something else"
            flaws.append(Flaw(tag.where, "text-beside-tag", message, "give it one of its own"))


def _check_together(group: HeldParagraphs, tags: list[WordTag], flaws: list[Flaw]) -> None:
    """Refuse a block that begins in one cell or text box and ends in another."""
    first, number = group[0]
    for paragraph, other in group[1:]:
        if paragraph.getparent() is not first.getparent():
            start, end = tags[number], tags[other]
            message = f"'{start.quoted}' starts here and '{end.quoted}' stands in {end.where.words}"
            hint = "for rows, give each tag a row of its own: {%tr for ... %} and {%tr endfor %}"
            flaws.append(Flaw(start.where, "block-across-cells", message, hint))
            return


def _common_level(group: HeldParagraphs) -> str:
    """Return the level at which every tag of a group stands alone beside the others, if any."""
    if not all(_only(paragraph, number) for paragraph, number in group):
        return ""
    rows = [_holder(paragraph, "tr") for paragraph, _ in group]
    alone = all(
        r is not None and _only(r, number) for r, (_, number) in zip(rows, group, strict=True)
    )
    if alone and len({id(row) for row in rows}) == len(group) and len(group) > 1:
        return "tr"
    parents = {id(paragraph.getparent()) for paragraph, _ in group}
    return "p" if len(parents) == 1 else ""


def _holder(paragraph: Any, level: str) -> Any:
    if level == "p":
        return paragraph
    for element in paragraph.iterancestors():
        if element.tag == W + "txbxContent":
            return None
        if element.tag == W + level:
            return element
    return None


def _only(element: Any, number: int) -> bool:
    """Return whether an element shows nothing but one tag."""
    found = [element] if element.tag == W + "p" else element.iter(W + "p")
    text = ""
    for paragraph in found:
        text = f"{text}{text_of(paragraph)}".lstrip()
        # A long row is not read to its end to see that there is something else in it.
        if text.count(OPEN) > 1 or text[:1] not in "{":
            return False
    text = text.rstrip()
    if f"{OPEN}{number}{CLOSE}" not in text or text[-1] != "}":
        return False
    return next(element.iter(*_SHOWN), None) is None


def _check_alone(paragraph: Any, tag: WordTag, number: int, flaws: list[Flaw]) -> None:
    element = _holder(paragraph, tag.level)
    what = {"p": "paragraph", "tr": "row", "tc": "cell"}[tag.level]
    if element is None or element.getparent() is None:
        message = f"'{tag.quoted}' is in no {what} of a table"
        if element is not None:
            message = f"'{tag.quoted}' shares its {what} with another such tag"
        hint = _HINTS.get(tag.level, "") if element is None else f"give each a {what} of its own"
        flaws.append(Flaw(tag.where, "tag-in-wrong-place", message, hint))
    elif not _only(element, number):
        message = f"what stands beside '{tag.quoted}' in its {what} would be lost"
        hint = f"give the tag a {what} of its own"
        flaws.append(Flaw(tag.where, "text-beside-tag", message, hint))


def _replace(paragraph: Any, number: int, level: str, tags: list[WordTag]) -> None:
    """Put the mark of a tag in the place of its paragraph, row or cell."""
    element = _holder(paragraph, level) if level in ("p", "tr", "tc") else None
    if element is None or element.getparent() is None:
        return
    parent = element.getparent()
    braces = ("{{", "}}") if tags[number].kind == "print" else ("{%", "%}")
    mark = f"{braces[0]} {OPEN}{number}{CLOSE} {braces[1]}"
    if turn := paragraph.get(TURN):
        begins = etree.Element(TURN)
        begins.set(W + "val", turn)
        element.addprevious(begins)
        begins.tail, element.tail = element.tail, None
        before = begins.getprevious()
    else:
        mark += element.tail or ""
        before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + mark
    else:
        before.tail = (before.tail or "") + mark
    if element.find(f"{W}pPr/{W}sectPr") is None:
        parent.remove(element)
        return
    # The paragraph ends a section, whose page must stay.
    element.tail = None
    for child in list(element)[1:]:
        element.remove(child)
