"""What people and signature services write where one signs: names, dates, places, marks."""

from __future__ import annotations

import re

from charter.offer.pack.words import SIGNATURES
from charter.offer.verify.words import plain

_MOST_WORDS = 25
_MONEY = re.compile(r"[$\u20ac\u00a3%]|\d{1,3}([.,']\d{3})+|\d{4,}[.,]\d\d\b")
_AMOUNT = re.compile(r"\b\d{4,}\b|\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b")
_ASKS = re.compile(
    r"\b(signature|signed|sign here|name|date|place|accepted|agreed|witness|unterschrift|datum|ort"
    r"|einverstanden|navn|dato|sted|underskrift|firma|lugar|fecha|nom|lieu|luogo|data|plaats)\b",
    re.IGNORECASE,
)
_FEW = 6
_MONTH = r"[^\W\d_]{2,12}\.?"
_OF = r"(?:de|del|of|d'|di)"
_DATES = re.compile(
    rf"\d{{1,4}}\s?[./\-\u5e74]\s?\d{{1,2}}\s?[./\-\u6708]\s?\d{{1,4}}\u65e5?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.|\u00ba)?\s+(?:{_OF}\s+)?{_MONTH},?\s+(?:{_OF}\s+)?\d{{4}}"
    rf"|\b\d{{4}}\.?\s+{_MONTH}\s+\d{{1,2}}\.?"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?|[+-]\d\d'?:?\d\d'?",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?<!\w)(?:docusigned by|signed by|digitally signed by|electronically signed by|e-signed by"
    r"|lu et approuv\u00e9|bon pour accord|gelesen und einverstanden|read and agreed"
    r"|agreed and accepted"
    r"|read and approved|accepted|\(?electronically signed\)?|l\u00e6st og godkendt"
    r"|signed on|signed|gezeichnet|gez\.|underskrevet|on behalf of|for and on behalf of"
    r"|i\. ?v\.|p\. ?p\.|i\. ?a\.|ppa\."
    r"|signature|name|date|place|title|unterschrift|datum|ort|navn|dato|sted|underskrift"
    r"|firma|lugar|fecha|fait \u00e0|le)(?!\w):?|/s/|\S+@\S+|\b[0-9a-f]{8}[0-9a-f-]*\b",
    re.IGNORECASE,
)


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARTICLES = _all(
    "von van vom der den de del della di da du das do dos la las le les los el al bin binti "
    "ibn ben y e i zu zum zur ter ten af av 't d o und og et and in at am on by ved r l s t n c "
    "en a lì li dne v ve på г"
)
_TITLES = _all(
    "dr prof med h c mult jur phil rer nat habil ing mag dipl mr mrs ms mx hr fr hc st jr sr"
)
_NEVER = _all(
    "not no never nor none void null except unless until only without but if provided subject "
    "to under protest agreed refused rejected declined draft cancelled withdrawn invalid "
    "pending nicht kein keine keinen nie nur ohne außer vorbehalt ungültig abgelehnt entwurf "
    "ikke ingen intet aldrig kun uden undtagen forbehold ugyldig afvist udkast pas sans sauf "
    "nul aucun rien jamais sous réserve sin salvo nulo nunca ningún"
)
"""Words that no name, date or place has."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_MARKS = tuple(
    _NO_LETTER.sub("", mark.format(signer).lower())
    for service in SIGNATURES.values()
    for mark in service
    for signer in (1, 2)
)


def is_mark(text: str) -> bool:
    """Return whether a text is only what a signature service puts its fields in the place of.

    A PDF may break such a mark into pieces and drop its lines, so letters and digits decide.
    """
    left = _NO_LETTER.sub("", text.lower())
    for mark in _MARKS:
        left = left.replace(mark, "")
    return not left and bool(text.strip())


def is_fill(text: str) -> bool:
    """Return whether a text is what one fills in to sign: names, a date, a place, a number.

    A sentence is none: it has a word in small letters that no name has, or an amount.
    """
    if is_mark(text):
        return True
    text = plain(text)
    if len(text.split()) > _MOST_WORDS:
        return False
    left = _SAID.sub(" ", _DATES.sub(" ", text))
    if _MONEY.search(left) or _AMOUNT.search(left):
        return False
    left = left.replace("\u00aa", "").replace("\u00ba", "")
    for token in re.findall(r"[^\W\d_]+(?:['.-][^\W\d_]+)*", left):
        parts = [part for part in re.split(r"['.-]", token) if part]
        if not {token.casefold(), *(part.casefold() for part in parts)}.isdisjoint(_NEVER):
            return False
        if any(part[0].islower() and part not in _PARTICLES | _TITLES for part in parts):
            return False
    return True


def is_clause(text: str) -> bool:
    """Return whether a text says more than a name, a date and a signature do."""
    return not is_fill(text)


def asks_to_sign(text: str) -> bool:
    """Return whether a line of a letter says what one fills in beside it."""
    return len(text.split()) <= _FEW and _ASKS.search(text) is not None
