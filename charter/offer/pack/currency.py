"""Amounts of a hire file that a letter prints with no currency, or with another than is said.

Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from charter.assign.organisation import Position
from charter.docx_templates.story import paragraphs, parse_part
from charter.load.hire import Hire, is_code, known_fields
from charter.offer.pack.letter import Letter, fields_of
from charter.read.blanks import currency_word, money
from charter.values.countries import CURRENCIES as CODES
from charter.values.numbers import CURRENCIES, currencies_of

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NEXT_TO = re.compile(
    r"(?:(?P<before>[^\W\d_]{0,3}[$€£₹₪¥]|\b[A-Z]{3}|\b(?:[Kk]r|Rs)\.?)\s?)?(?P<tag>\{\{.*?\}\})"
    r"(?:\s?(?P<after>[^\W\d_]{0,3}[$€£₹₪¥]|[A-Z]{3}\b|[Kk]r\b\.?))?",
    re.DOTALL,
)
_COUNTED = re.compile(
    r"\s?(?:%|per ?cent|procent|prozent|pct|(?:months?|monat|måned|weeks?|woche|uge)\w*)", re.I
)
_CODE = 3
"""Letters of a currency's code."""
_SIGN = re.compile(r"[$€£₹₪¥]|\b[A-Z]{3}\b|\b(?:[Kk]r|Rs)\b")
_AT_AN_AMOUNT = re.compile(
    r"(?P<before>[$€£₹₪¥]|\b[A-Z]{3})\s?\d|\d\s?(?P<after>[$€£₹₪¥]|[A-Z]{3}\b)"
)
_TABLE = re.compile(r"^(.*\btable \d+),")


def odd_currencies(letter: Letter, hire: Hire, position: Position) -> Iterator[str]:
    """Yield where an amount of the hire has no currency beside it in a letter, or another.

    That is another than the hire file says, or, where it says none, postings of the position.
    """
    around = _around(letter)
    told: set[str] = set()
    for tag in letter.template.tags:
        if tag.kind != "print":
            continue
        # A table can have the currency in another cell than the amount.
        text = around.get(_stretch(tag.where.words), tag.where.text)
        said = {field for each in _TAG.findall(text) for field in fields_of(each)}
        plain = _TAG.sub(" ", text)
        bare = not ("currency" in said or _has_sign(plain) or currency_word().search(plain))
        for name in fields_of(tag.code):
            again = name == "pay" and "pay_text" in said
            bare_here = bare and not again and not _counts(name, text)
            if name not in told and bare_here and _is_money(name, hire):
                told.add(name)
                yield _bare(name, hire, tag.where.words)
    yield from _others(letter, hire, position)
    yield from _own_amounts(hire)


def _bare(name: str, hire: Hire, where: str) -> str:
    said = f"the letter prints '{name}' with no currency ({where})"
    if name != "pay":
        code = hire.values.get("currency", "EUR")
        return f"{said}: write there which it is, such as {{{{ hire.{name} }}}} {code}"
    add = "" if "currency" in hire.values else f"add 'currency:' to {hire.source}, and "
    return f"{said}: {add}write {{{{ hire.pay_text }}}} there"


def _has_sign(text: str) -> bool:
    """Return whether a text has a sign or a code of a currency; CTC, OTE and CTO are none."""
    found = (each[0] for each in _SIGN.finditer(text))
    return any(len(sign) < _CODE or sign in CODES for sign in found)


def _counts(name: str, text: str) -> bool:
    """Return whether a text says of a field what it counts, and that is no money: per cent."""
    tags = (tag for tag in _TAG.finditer(text) if name in fields_of(tag[0]))
    return any(_COUNTED.match(text, tag.end()) for tag in tags)


def _is_money(name: str, hire: Hire) -> bool:
    """Return whether a field is a number that is an amount of money, by its name."""
    value = hire.values.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value:
        return False
    own = name not in known_fields() and not is_code(name)
    return name == "pay" or (own and any(money().fullmatch(part) for part in name.split("_")))


def _others(letter: Letter, hire: Hire, position: Position) -> Iterator[str]:
    """Yield where a letter has another currency beside the pay than the hire file, or postings."""
    said = str(hire.values.get("currency", ""))
    ours = {said} if said else {each.currency for each in position.given.ranges}
    theirs = hire.source if said else f"the pay range of '{position.id}' in {position.given.place}"
    for where in dict.fromkeys(tag.where for tag in letter.template.tags if ours):
        for found in _NEXT_TO.finditer(where.text):
            beside = filter(None, (found["before"], found["after"]))
            if "pay" in fields_of(found["tag"]) and any(_is_other(each, ours) for each in beside):
                told = f"the letter has another currency beside 'pay' ({where.words}) than {theirs}"
                yield f"{told}: look which is meant; {{{{ hire.pay_text }}}} prints the hire's own"


def _own_amounts(hire: Hire) -> Iterator[str]:
    """Yield which texts of one's own have an amount in another currency than the pay."""
    ours = str(hire.values.get("currency", ""))
    for name, said in hire.values.items():
        if ours and isinstance(said, str) and name not in known_fields() and not is_code(name):
            signs = (found[1] or found[2] for found in _AT_AN_AMOUNT.finditer(said))
            if any(_is_other(sign, {ours}) for sign in signs):
                told = f"'{name}' of {hire.source} has another currency than 'currency' says"
                yield f"{told}: look which is meant"


def _is_other(sign: str, ours: Collection[str]) -> bool:
    """Return whether a sign or a code is that of a currency which is none of `ours`."""
    known = currencies_of(sign) or ([sign] if sign in CURRENCIES else [])
    return bool(known) and not set(ours) & set(known)


def _stretch(words: str) -> str:
    found = _TABLE.match(words)
    return found[1] if found else words


def _around(letter: Letter) -> dict[str, str]:
    """Return what each table of the letter says, all its cells together."""
    said: dict[str, str] = {}
    for name, words in letter.template.names.items():
        if name.endswith(".rels") or not name.startswith("word/"):
            continue
        for _, where in paragraphs(parse_part(letter.word.parts[name]), words):
            if (table := _stretch(where.words)) != where.words:
                said[table] = f"{said.get(table, '')}\n{where.text}"
    return said
