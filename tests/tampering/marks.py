"""Each child that the schema lets stand in a run or a paragraph, put where words are."""

from __future__ import annotations

import random

from tampering import schema
from tampering.draws import Done, means
from tampering.faces import some_words
from tampering.package import UnfitError, Word, one, parse, q, text_of

# What each puts on the page by itself; those not named here put nothing there.
_SHOW = {
    "w:noBreakHyphen": "a hyphen",
    "w:sym": "a sign",
    "w:pgNum": "a page number",
    "w:dayShort": "a day",
    "w:monthShort": "a month",
    "w:yearShort": "a year",
    "w:dayLong": "a day",
    "w:monthLong": "a month",
    "w:yearLong": "a year",
    "w:t": "a word",
    "w:separator": "a line",
    "w:continuationSeparator": "a line",
}
# What has means of its own elsewhere, or cannot stand alone.
ELSEWHERE = {
    "w:rPr",
    "w:object",
    "w:pict",
    "w:ruby",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:drawing",
    "w:commentReference",
    "w:fldChar",
    "w:delText",
    "w:ptab",
}
_ATTRIBUTES = {"w:sym": 'w:font="Courier New" w:char="00A7"', "w:br": 'w:type="page"'}
RUN_CHILDREN = tuple(n for n in schema.order("r") if n not in ELSEWHERE)


@means("marks in a run", *RUN_CHILDREN)
def _mark(word: Word, rng: random.Random, name: str) -> Done:
    r = some_words(rng.choice(word.texts()), rng)
    inside = "not" if name in ("w:t", "w:instrText", "w:delInstrText") else ""
    r.append(one(f"<{name} {_ATTRIBUTES.get(name, '')}>{inside}</{name}>"))
    return Done(f"{name} after {text_of(r)[:30]!r}", name in _SHOW)


_IDS = 'w:id="88" w:name="x" w:author="A. Reader" w:date="2027-01-20T10:00:00Z"'
PARAGRAPH_MARKS = tuple(
    n for n in schema.order("p") if n.endswith(("Start", "End", "proofErr")) and n.startswith("w:")
)


@means("marks in a paragraph", *PARAGRAPH_MARKS)
def _paragraph_mark(word: Word, rng: random.Random, name: str) -> Done:
    r = some_words(rng.choice(word.texts()), rng)
    attributes = 'w:type="spellStart"' if name == "w:proofErr" else _IDS
    r.addprevious(one(f"<{name} {attributes}/>"))
    return Done(f"{name} before {text_of(r)[:30]!r}", False)


@means(
    "marks in a run",
    "w:br in a word",
    "w:cr between words",
    "w:tab in a number",
    "w:softHyphen in a word",
    "w:noBreakHyphen for a space",
)
def _inside(word: Word, rng: random.Random, name: str) -> Done:
    element, _, where = name.partition(" ")
    for t in rng.sample(texts := word.texts(), len(texts)):
        text = t.text or ""
        at = next(
            (
                i
                for i in range(2, len(text) - 2)
                if (
                    text[i] == " "
                    if "space" in where or "between" in where
                    else text[i - 1 : i + 1].isdigit()
                    if "number" in where
                    else text[i - 2 : i + 2].isalpha()
                )
            ),
            0,
        )
        if not at:
            continue
        after = text[at + 1 :] if "space" in where else text[at:]
        t.text = text[:at]
        for piece in reversed(parse(f'<{element}/><w:t xml:space="preserve"/>')):
            t.addnext(piece)
        t.getnext().getnext().text = after
        t.set(q("xml:space"), "preserve")
        return Done(
            f"{name}: {text[max(0, at - 9) : at + 9]!r}",
            "number" in where or "for a space" in where,
        )
    raise UnfitError("nothing like it")
