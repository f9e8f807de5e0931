"""Looks set directly: on words, paragraphs, cells, rows, tables and sections."""

from __future__ import annotations

import copy
import random

from tampering.draws import Done, means
from tampering.looks import PARAGRAPH, RUN, Look
from tampering.looks_of_tables import CELL, ROW, SECTION, TABLE
from tampering.moves import first_trpr, tcpr
from tampering.package import Element, UnfitError, Word, first_under, parse, put, q, text_of, under


def names(table: dict[str, list[Look]]) -> list[str]:
    return [f"{prop} {look.name}" for prop, looks in table.items() for look in looks]


def find(table: dict[str, list[Look]], name: str) -> Look:
    prop, _, value = name.partition(" ")
    return next(look for look in table[prop] if look.name == value)


def some_words(t: Element, rng: random.Random) -> Element:
    """Return the run of a text, or one of a few of its words, split off from the others."""
    r = t.getparent()
    words = (t.text or "").split(" ")
    if len(words) < 4 or rng.random() < 0.4 or len(r.findall(q("w:t"))) > 1:
        return r
    at = rng.randrange(1, len(words) - 2)
    long = rng.randrange(1, 3)
    pieces = (
        " ".join(words[:at]) + " ",
        " ".join(words[at : at + long]),
        " " + " ".join(words[at + long :]),
    )
    runs = [r, copy.deepcopy(r), copy.deepcopy(r)]
    r.addnext(runs[1])
    runs[1].addnext(runs[2])
    for each, piece in zip(runs, pieces, strict=True):
        text = each.find(q("w:t"))
        text.text = piece
        text.set(q("xml:space"), "preserve")
    return runs[1]


def put_all(parent: Element, xml: str) -> None:
    for element in parse(xml):
        put(parent, element)


@means("look of words", *names(RUN))
def _run(word: Word, rng: random.Random, name: str) -> Done:
    look = find(RUN, name)
    r = some_words(rng.choice(word.texts()), rng)
    put_all(first_under(r, "w:rPr"), look.xml)
    return Done(f"{text_of(r)[:40]!r} with {name}", look.visible)


@means("look of a paragraph", *names(PARAGRAPH))
def _paragraph(word: Word, rng: random.Random, name: str) -> Done:
    look = find(PARAGRAPH, name)
    p = rng.choice(word.blocks())
    put_all(first_under(p, "w:pPr"), look.xml)
    return Done(f"{text_of(p)[:40]!r} with {name}", look.visible)


@means("look of a table", *names(CELL))
def _cell(word: Word, rng: random.Random, name: str) -> Done:
    look = find(CELL, name)
    cell = rng.choice(word.cells())
    put_all(tcpr(cell), look.xml)
    return Done(f"cell {text_of(cell)[:40]!r} with {name}", look.visible)


@means("look of a table", *(f"row {name}" for name in names(ROW)))
def _row(word: Word, rng: random.Random, name: str) -> Done:
    look = find(ROW, name.removeprefix("row "))
    row = next(rng.choice(word.cells()).iterancestors(q("w:tr")))
    put_all(first_trpr(row), look.xml)
    return Done(f"row {text_of(row)[:40]!r} with {name}", look.visible)


@means("look of a table", *(f"table {name}" for name in names(TABLE)))
def _table(word: Word, rng: random.Random, name: str) -> Done:
    look = find(TABLE, name.removeprefix("table "))
    table = next(rng.choice(word.cells()).iterancestors(q("w:tbl")))
    put_all(under(table, "w:tblPr"), look.xml)
    return Done(f"table {text_of(table)[:40]!r} with {name}", look.visible)


@means("look of a page", *names(SECTION))
def _section(word: Word, rng: random.Random, name: str) -> Done:
    look = find(SECTION, name)
    if not (sections := word.sections()):
        raise UnfitError("no section")
    put_all(rng.choice(sections), look.xml)
    return Done(f"section with {name}", look.visible)
