"""The words themselves: other words, other numbers, signs that look alike or that nobody sees."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tampering.draws import Done, means
from tampering.package import UnfitError, Word, text_of

# Letters of other scripts that look like Latin ones.
_ALIKE = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ", strict=True))
_DIGITS = {
    "Arabic-Indic digits": "٠١٢٣٤٥٦٧٨٩",
    "fullwidth digits": "０１２３４５６７８９",
    "superscript digits": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript digits": "₀₁₂₃₄₅₆₇₈₉",
}
_UNSEEN = {
    "soft hyphen": "\u00ad",
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "word joiner": "\u2060",
    "left-to-right mark": "\u200e",
    "byte order mark": "\ufeff",
    "variation selector": "\ufe0f",
    "tag letter": "\U000e0041",
}
_REVERSED = {
    "right-to-left override": ("\u202e", "\u202c"),
    "right-to-left isolate": ("\u2067", "\u2069"),
    "right-to-left embedding": ("\u202b", "\u202c"),
}


def _change(word: Word, rng: random.Random, edit: Callable[[str], str | None]) -> str:
    """Change one text that can be; return what is told."""
    for t in rng.sample(texts := word.texts(), len(texts)):
        new = edit(t.text)
        if new is not None and new != t.text:
            old, t.text = t.text, new
            at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
            return f"{old[max(0, at - 20) : at + 25]!r} becomes {new[max(0, at - 20) : at + 25]!r}"
    raise UnfitError("no such words")


def _swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str], str | None]:
    return lambda text: re.sub(pattern, new, text, count=1)


def _bigger(match: re.Match[str]) -> str:
    return match[0] + "0" if "," not in match[0] else match[0] + ",000"


def _add_one(match: re.Match[str]) -> str:
    return str(int(match[0]) + 1)


EDITS: dict[str, Callable[[str], str | None]] = {
    "not after a verb": _swap(r"\b(is|are|may|decides|signs|has)\b", r"\1 not"),
    "never before a verb": _swap(r"\b(Decides|Signs|Keeps|Has|Sets|Tells)\b", r"Never \1"),
    "may for must": _swap(r"\b(must|shall|answers|decides)\b", "may"),
    "all for some": _swap(r"\b(each|every|all|alone|only)\b", "some"),
    "negation by prefix": _swap(r"\b(approved|known|agreed|paid|changed|fair)\b", r"un\1"),
    "an amount with one more zero": _swap(r"\d{1,3}(,\d{3})+", _bigger),
    "a comma moved in an amount": _swap(r"(\d),(\d{3})\b", r"\1.\2"),
    "an amount in another currency": _swap(r"\$(?=\d)", "€"),
    "a minus sign": _swap(r"(?<![\w-])(\d)", r"-\1"),
    "a Unicode minus": _swap(r"(?<![\w-])(\d)", "\u2212\\1"),
    "a number one higher": _swap(r"\b\d{1,4}\b", _add_one),
    "a digit doubled": _swap(r"(\d)\b", r"\1\1"),
    "a digit for a letter": _swap(r"(?<=\w)[lo](?=\w)", "0"),
    "a percent sign": _swap(r"\b(\d+)\b(?!%)", r"\1%"),
    "a word less": _swap(r"\b(\w{4,}) ", ""),
    "a word twice": _swap(r"\b(\w{4,}) (\w{4,})", r"\1 \1 \2"),
    "two words swapped": _swap(r"\b(\w{3,}) (and|or) (\w{3,})", r"\3 \2 \1"),
    "or for and": _swap(r"\band\b", "or"),
    "before for after": _swap(r"\b(before|after|until|without)\b", "despite"),
    "and/or": _swap(r"\band\b", "and/or"),
    "a name for another": _swap(r"\b(CEO|CPTO|CTO|CPO)\b", "CFO"),
    "a year": _swap(r"\b20\d\d\b", "2037"),
    "a full stop taken": _swap(r"\.$", ""),
    "a question mark": _swap(r"\.$", "?"),
    "a comma moved": _swap(r", (\w+)", r" \1,"),
    "in quotation marks": _swap(r"\b(\w{5,})\b", "\u201c\\1\u201d"),
    "in brackets": _swap(r"\b(\w{5,} \w{4,})\b", r"(\1)"),
    "an asterisk": _swap(r"\b(\w{5,})\b", r"\1*"),
    "capital letters": lambda text: text.upper(),
    "a letter more": _swap(r"\b(team|leader|report)\b", r"\1s"),
    "a space in a word": _swap(r"\b(no)(\w{3,})", r"\1 \2"),
    "words run together": _swap(r"\b(\w{3,}) (\w{3,})\b", r"\1\2"),
    "letters swapped": _swap(r"\b(\w)(\w)(\w)(\w{3,})", r"\1\3\2\4"),
    "a sentence cut short": lambda text: text[: len(text) // 2] if len(text) > 30 else None,
    "an ellipsis": _swap(r"\b(\w{4,}) (\w{4,})\b", r"\1 …"),
    "an accent added": _swap(r"(\w)o(\w)", "\\1o\u0338\\2"),
    "a stroke through each letter": lambda text: "".join(c + "\u0336" for c in text),
    "a combining overlay on a number": _swap(r"(\d+)", "\\1\u0338"),
    "an enclosing circle": _swap(r"(\d)", "\\1\u20e0"),
    "a fraction": _swap(r"\b(\d+)\b", "\\1½"),
    "roman numerals": _swap(r"\b(\d)\b", "Ⅸ"),
    "spaces to push apart": _swap(r"(\w{4,}) (\w{4,})", "\\1\u3000\u3000\u3000\\2"),
    "fullwidth letters": _swap(
        r"\b(\w{5,})", lambda m: "".join(chr(ord(c) + 0xFEE0) for c in m[1])
    ),
}


@means("words changed", *EDITS)
def _words(word: Word, rng: random.Random, name: str) -> Done:
    return Done(f"{name}: {_change(word, rng, EDITS[name])}")


@means("look-alike letters", "Cyrillic letters", *_DIGITS)
def _look_alike(word: Word, rng: random.Random, name: str) -> Done:
    if name in _DIGITS:
        said = _change(word, rng, _swap(r"\d", lambda m: _DIGITS[name][int(m[0])]))
        return Done(f"{name}: {said}")
    letter = "[" + "".join(_ALIKE) + "]"
    said = _change(word, rng, _swap(rf"(?<=\w){letter}(?=\w)", lambda m: _ALIKE[m[0]]))
    return Done(f"{name}: {said}", False)  # nobody sees it; search and comparison do


@means("signs nobody sees", *_UNSEEN)
def _unseen(word: Word, rng: random.Random, name: str) -> Done:
    said = _change(word, rng, _swap(r"\b(\w{2})(\w{3,})", rf"\g<1>{_UNSEEN[name]}\g<2>"))
    return Done(f"{name}: {said}", False)


@means("order of signs", *_REVERSED)
def _reversed(word: Word, rng: random.Random, name: str) -> Done:
    begin, end = _REVERSED[name]
    said = _change(word, rng, _swap(r"(\d[\d,. ]*\d)|\b(\w{5,} \w{4,})\b", rf"{begin}\g<0>{end}"))
    return Done(f"{name}: {said}", name.endswith("override"))


@means("words changed")
def _letters_after_an_override(word: Word, rng: random.Random) -> Done:
    """The letters turned round, and an override that turns them back: the page is the same."""
    said = _change(word, rng, _swap(r"\b(\w{5,})\b", lambda m: f"\u202e{m[1][::-1]}\u202c"))
    return Done(f"turned twice: {said}", False)


@means("words in the lines to sign", "condition", "amount", "clause", "second name", "title only")
def _smuggled(word: Word, rng: random.Random, name: str) -> Done:
    """What people could write in a line to sign that is more than a signature."""
    from tampering.signing import lines_to_sign, write

    text = {
        "condition": "Anna Berg, subject to approval by the board",
        "amount": "Anna Berg, for spending up to $500,000",
        "clause": "I sign sections 1 to 3 only; section 4 does not apply",
        "second name": "Anna Berg. This charter is void until the board agrees.",
        "title only": "NOT AGREED",
    }[name]
    lines = lines_to_sign(word)
    if not lines:
        raise UnfitError("no lines to sign")
    line = rng.choice(lines)
    column = rng.randrange(1, len(line))
    if text_of(line[column]).strip():
        raise UnfitError("the cell is not empty")
    write(line[column], text)
    return Done(f"{text!r} in a line to sign", True, text)
