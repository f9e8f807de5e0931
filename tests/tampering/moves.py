"""Text that is taken away, moved, or covered by the arithmetic of tables."""

from __future__ import annotations

import copy
import random

from tampering.draws import Done, means
from tampering.package import Element, UnfitError, Word, one, put, q, tag, text_of, under

_CHANGE = 'w:id="902" w:author="A. Reader" w:date="2027-01-20T10:00:00Z"'


def _paragraph(word: Word, rng: random.Random) -> Element:
    return next(rng.choice(word.texts()).iterancestors(q("w:p")))


def _rows(word: Word, rng: random.Random, least: int = 3) -> list[Element]:
    """Return the rows of one table that has enough of them."""
    tables = [list(t.findall(q("w:tr"))) for t in word.body.iter(q("w:tbl"))]
    fit = [rows for rows in tables if len(rows) >= least]
    if not fit:
        raise UnfitError("no table with enough rows")
    return rng.choice(fit)


@means("text moved")
def _paragraphs_swapped(word: Word, rng: random.Random) -> Done:
    blocks = word.blocks()
    at = rng.randrange(len(blocks) - 1)
    one_, two = blocks[at], blocks[at + 1]
    if text_of(one_) == text_of(two):
        raise UnfitError("equal")
    spare = copy.deepcopy(one_)
    one_.getparent().replace(one_, copy.deepcopy(two))
    two.getparent().replace(two, spare)
    return Done(f"swapped: {text_of(spare)[:40]!r} and {text_of(two)[:40]!r}")


@means("text moved")
def _a_row_to_another_table(word: Word, rng: random.Random) -> Done:
    rows, others = _rows(word, rng), _rows(word, rng)
    if rows is others or rows[0].getparent() is others[0].getparent():
        raise UnfitError("one table")
    row = rng.choice(rows[1:])
    others[-1].addnext(row)
    return Done(f"row {text_of(row)[:40]!r} moved to another table")


@means("text moved")
def _rows_swapped(word: Word, rng: random.Random) -> Done:
    rows = _rows(word, rng)
    rows[1].addprevious(rows[2])
    return Done(f"rows swapped: {text_of(rows[1])[:30]!r}, {text_of(rows[2])[:30]!r}")


@means("text moved")
def _cells_swapped(word: Word, rng: random.Random) -> Done:
    row = rng.choice(_rows(word, rng)[1:])
    cells = row.findall(q("w:tc"))
    if len(cells) < 2 or text_of(cells[0]) == text_of(cells[-1]):
        raise UnfitError("nothing to swap")
    cells[0].addprevious(cells[-1])
    return Done(f"cells swapped in {text_of(row)[:40]!r}")


@means("text moved")
def _a_cell_s_text_into_the_next_row(word: Word, rng: random.Random) -> Done:
    rows = _rows(word, rng)
    at = rng.randrange(1, len(rows) - 1)
    here, there = rows[at].findall(q("w:tc")), rows[at + 1].findall(q("w:tc"))
    if not text_of(here[-1]).strip() or not text_of(there[-1]).strip():
        raise UnfitError("an empty cell")
    p = [p for p in here[-1].findall(q("w:p")) if text_of(p)][-1]
    there[-1].append(p)
    here[-1].append(one("<w:p/>"))
    return Done(f"{text_of(p)[:40]!r} moved one row down")


@means("text moved")
def _a_list_item_moved_out_of_its_list(word: Word, rng: random.Random) -> Done:
    items = [p for p in word.blocks() if "List" in (_style(p) or "")]
    if not items:
        raise UnfitError("no list")
    item = rng.choice(items)
    word.blocks()[0].addnext(item)
    return Done(f"{text_of(item)[:40]!r} moved to the top")


def _style(p: Element) -> str | None:
    found = p.find(f"{q('w:pPr')}/{q('w:pStyle')}")
    return None if found is None else found.get(q("w:val"))


@means("text taken away")
def _a_paragraph(word: Word, rng: random.Random) -> Done:
    p = rng.choice(word.blocks())
    p.getparent().remove(p)
    return Done(f"{text_of(p)[:40]!r} taken away")


@means("text taken away")
def _a_row(word: Word, rng: random.Random) -> Done:
    row = rng.choice(_rows(word, rng)[1:])
    row.getparent().remove(row)
    return Done(f"row {text_of(row)[:40]!r} taken away")


@means("text taken away", "w:del", "w:moveFrom", "w14:conflictDel")
def _tracked(word: Word, rng: random.Random, name: str) -> Done:
    t = rng.choice(word.texts())
    r = t.getparent()
    parent = r.getparent()
    wrap = one(f"<{name} {_CHANGE}/>")
    parent.replace(r, wrap)
    wrap.append(r)
    if name != "w:moveFrom":
        t.tag = q("w:delText")
    return Done(f"{(t.text or '')[:40]!r} struck by {name}")


@means("text taken away")
def _a_tracked_row(word: Word, rng: random.Random) -> Done:
    row = rng.choice(_rows(word, rng)[1:])
    put(first_trpr(row), f"<w:del {_CHANGE}/>")
    return Done(f"row {text_of(row)[:40]!r} as deleted")


def first_trpr(row: Element) -> Element:
    found = row.find(q("w:trPr"))
    if found is None:
        found = one("<w:trPr/>")
        row.insert(1 if row.find(q("w:tblPrEx")) is not None else 0, found)
    return found


@means("text taken away", "w:vMerge", "w:hMerge", "w:gridSpan", "w:cellMerge", "w:cellDel")
def _merged(word: Word, rng: random.Random, name: str) -> Done:
    rows = _rows(word, rng)
    at = rng.randrange(1, len(rows) - 1)
    here, there = rows[at].findall(q("w:tc")), rows[at + 1].findall(q("w:tc"))
    column = rng.randrange(min(len(here), len(there)))
    gone = there[column]
    if not text_of(gone).strip():
        raise UnfitError("an empty cell")
    if name == "w:vMerge":
        put(tcpr(here[column]), '<w:vMerge w:val="restart"/>')
        put(tcpr(gone), "<w:vMerge/>")
    elif name == "w:hMerge":
        if not column:
            raise UnfitError("the first column")
        put(tcpr(there[column - 1]), '<w:hMerge w:val="restart"/>')
        put(tcpr(gone), "<w:hMerge/>")
    elif name == "w:gridSpan":
        if len(there) < 2:
            raise UnfitError("one column")
        put(tcpr(there[0]), f'<w:gridSpan w:val="{len(there)}"/>')
        for cell in there[1:]:
            gone = cell
            cell.getparent().remove(cell)
    elif name == "w:cellMerge":
        put(tcpr(gone), f'<w:cellMerge {_CHANGE} w:vMerge="cont"/>')
    else:
        put(tcpr(gone), f"<w:cellDel {_CHANGE}/>")
    return Done(f"cell {text_of(gone)[:40]!r} gone by {name}", name != "w:cellMerge")


def tcpr(cell: Element) -> Element:
    found = cell.find(q("w:tcPr"))
    if found is None:
        found = one("<w:tcPr/>")
        cell.insert(0, found)
    return found


@means(
    "text taken away",
    "comment",
    "w:instrText",
    "w:delText",
    "hidden by a field's instruction",
    "attribute",
    "unknown element",
    "unknown choice",
    "permission only",
)
def _kept_in_the_file(word: Word, rng: random.Random, name: str) -> Done:
    """The text stays in the file and is no longer shown."""
    t = rng.choice(word.texts())
    r = t.getparent()
    text = t.text or ""
    if name == "comment":
        from lxml import etree

        r.replace(t, etree.Comment(text.replace("--", "- -")))
    elif name in ("w:instrText", "w:delText"):
        t.tag = q(name)
    elif name == "hidden by a field's instruction":
        r.addprevious(one('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'))
        r.addnext(one('<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
        t.tag = q("w:instrText")
    elif name == "attribute":
        t.text = ""
        t.set(q("w:rsidR"), text)
    elif name == "unknown element":
        box = one('<zz:box xmlns:zz="urn:nobody:knows" mc:Ignorable="zz"/>')
        r.replace(t, box)
        box.append(t)
    elif name == "unknown choice":
        box = one(
            '<mc:AlternateContent xmlns:zz="urn:nobody:knows"><mc:Choice Requires="zz"/>'
            "<mc:Fallback/></mc:AlternateContent>"
        )
        r.replace(t, box)
        box[0].append(t)
    else:
        r.addprevious(one('<w:permStart w:id="5" w:edGrp="everyone"/>'))
        r.addnext(one('<w:permEnd w:id="5"/>'))
        return Done("a permission to edit around a text", False)
    # What a lone w:delText shows is not the same in all programs.
    return Done(f"{text[:40]!r} only as {name}", name != "w:delText")


@means("text taken away")
def _a_table_turned_right_to_left(word: Word, rng: random.Random) -> Done:
    table = rng.choice(_rows(word, rng)).getparent()
    if tag(table) != "w:tbl":
        raise UnfitError("wrapped")
    put(under(table, "w:tblPr"), "<w:bidiVisual/>")
    return Done("columns in the other order, by w:bidiVisual", False)
