"""Words in a chain of elements that the schema allows, drawn step by step from a paragraph down."""

from __future__ import annotations

import random
from functools import cache

from tampering import schema
from tampering.carriers import sentence
from tampering.draws import Done, means
from tampering.package import Element, Word, one, q, tag

_ENDS = ("w:CT_Text/w:t", "m:CT_Text/m:t")
_LONGEST = 7
# Elements that take words off the page, or need a part: they have means of their own.
_NOT = {
    "w:del",
    "w:moveFrom",
    "w14:conflictDel",
    "w:pPr",
    "w:rPr",
    "w:pict",
    "w:object",
    "w:drawing",
    "w:instrText",
    "w:sectPr",
    "m:phant",
    "w:altChunk",
    "w:subDoc",
    "w:contentPart",
    "m:ctrlPr",
}
_ATTRIBUTES = {
    "w:ins": 'w:id="9" w:author="A. Reader"',
    "w:moveTo": 'w:id="9" w:author="A. Reader"',
    "w14:conflictIns": 'w:id="9" w:author="A. Reader"',
    "w:bdo": 'w:val="ltr"',
    "w:dir": 'w:val="ltr"',
    "w:hyperlink": 'w:anchor="x"',
    "w:fldSimple": 'w:instr=" QUOTE x "',
    "w:customXml": 'w:uri="urn:x" w:element="y"',
}
_BESIDE = {
    "w:ruby": '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="20"/><w:lid w:val="en-US"/></w:rubyPr>',
    "w:tbl": '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid>',
}


@cache
def _steps() -> dict[str, int]:
    """Return for each type how many steps lead from it to words."""
    far = dict.fromkeys(_ENDS, 0)
    while True:
        found = {
            name: 1 + min(far[c] for c in schema.children(name) if c in far)
            for name in schema.types()
            if name not in far
            and name.split("/")[1] not in _NOT
            and any(c in far for c in schema.children(name))
        }
        if not found:
            return far
        far |= found


def chain(start: str, rng: random.Random) -> list[str]:
    """Return the types from `start` to one that holds words."""
    far, path = _steps(), [start]
    while path[-1] not in _ENDS:
        left = _LONGEST - len(path)
        fit = [
            c
            for c in schema.children(path[-1])
            if c in far and c.split("/")[1] not in _NOT and far[c] <= max(left, far[path[-1]] - 1)
        ]
        path.append(rng.choice(fit))
    return path


def build(path: list[str], text: str) -> Element:
    """Return the elements of a chain, one in another, with the text in the last."""
    names = [t.split("/")[1] for t in path]
    root = here = one(
        f"<{names[0]} {_ATTRIBUTES.get(names[0], '')}>{_BESIDE.get(names[0], '')}</{names[0]}>"
    )
    for name in names[1:]:
        child = one(f"<{name} {_ATTRIBUTES.get(name, '')}>{_BESIDE.get(name, '')}</{name}>")
        here.append(child)
        if name == "w:rt":
            here.append(one("<w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase>"))
        elif name == "w:tbl" and tag(here) == "w:tc":
            here.append(one("<w:p/>"))
        here = child
    here.text = text
    return root


@means("a chain of the schema", *(f"in a paragraph {n}" for n in range(6)))
def _in_a_paragraph(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    path = chain("w:CT_P/w:p", rng)
    p = next(rng.choice(word.texts()).iterancestors(q("w:p")))
    p.append(build(path[1:], text))
    return Done(f"{text!r} by {' > '.join(t.split('/')[1] for t in path[1:])}", True, text)


@means("a chain of the schema", *(f"in the body {n}" for n in range(6)))
def _in_the_body(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    path = chain("w:CT_Body/w:body", rng)
    rng.choice(word.blocks()).addnext(build(path[1:], text))
    return Done(f"{text!r} by {' > '.join(t.split('/')[1] for t in path[1:])}", True, text)


@means(
    "a chain of the schema",
    *(f"in a {where} {n}" for where in ("row", "table", "cell") for n in range(3)),
)
def _in_a_table(word: Word, rng: random.Random, name: str) -> Done:
    text = sentence(rng)
    where = name.split()[2]
    start = {"row": "w:CT_Row/w:tr", "table": "w:CT_Tbl/w:tbl", "cell": "w:CT_Tc/w:tc"}[where]
    path = chain(start, rng)
    cell = rng.choice(word.cells())
    place = (
        cell
        if where == "cell"
        else next(cell.iterancestors(q("w:tr" if where == "row" else "w:tbl")))
    )
    place.append(build(path[1:], text))
    return Done(
        f"{text!r} in a {where} by {' > '.join(t.split('/')[1] for t in path[1:])}", True, text
    )
