"""What people and signature services write where one signs: names, dates, places, marks."""

from __future__ import annotations

import re

from charter.offer.verify.words import plain
from charter.offer.words import SIGNATURES

_MOST_WORDS = 25
_MONEY = re.compile(r"[$\u20ac\u00a3%]|\d{1,3}([.,']\d{3})+|\d{4,}[.,]\d\d\b")
_AMOUNT = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d{4,}\b|\b\d{1,3} \d{3}\b|\d[.,]\d|\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b"
)
_ASKS = re.compile(
    r"\b(signature|signed|sign here|name|date|place|accepted|agreed|witness|unterschrift|datum|ort"
    r"|einverstanden|navn|dato|sted|underskrift|firma|lugar|fecha|nom|lieu|luogo|data|plaats)\b",
    re.IGNORECASE,
)
_FEW = 6
_MOST_DOUBTS = 2
"""Words in a text that speak against a name, before it is plainly none."""
_LONG, _LONG_NAME = 20, 10
"""Letters of a long name, and of one in a script without capitals."""
_MONTH = (
    r"(?:jan|feb|mar|m\u00e4r|mrz|apr|abr|avr|ma[ijy]|mag|giu|jun|juin|jul|juil|lug|aug|ago|ao\u00fb"
    r"|sep|set|okt|oct|ott|out|nov|dec|dez|d\u00e9c|dic|gen|ene|f\u00e9v|fev|helmi|maalis|huhti|touko"
    r"|kes\u00e4|hein\u00e4|elo|syys|loka|marras|joulu|tammi|stycz|lut|kwie|czerw|lip|sierp|wrze|pa\u017a"
    r"|list|grud|led|\u00fano|b\u0159e|dub|kv\u011b|\u010der|srp|z\u00e1\u0159|\u0159\u00edj|pros|\u00e1pr|m\u00e1r|m\u00e1j|j\u00fan|j\u00fal|szept"
    r"|\u044f\u043d\u0432|\u0444\u0435\u0432|\u043c\u0430\u0440|\u0430\u043f\u0440|\u043c\u0430[\u0439\u044f]|\u0438\u044e\u043d|\u0438\u044e\u043b|\u0430\u0432\u0433|\u0441\u0435\u043d|\u043e\u043a\u0442|\u043d\u043e\u044f|\u0434\u0435\u043a)[^\W\d_]*\.?"
)
"""How months begin in the languages of Europe."""
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
    r"|firma|lugar|fecha|fait \u00e0|le)(?!\w):?|/s/|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|\b[0-9a-f]{8}[0-9a-f-]*\b",
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
    "conditional upon approval board agreement offer salary bonus equity stock severance deleted "
    "waived waiver expired terminated disagree disputed amended duress counter clause section "
    "valid days months probation received copy tbd objection reservation reserved rights "
    "vorbehaltlich zustimmung ausstehend widerrufen gek\u00fcndigt gremium genehmigung "
    "con reservas riserva condizione condici\u00f3n refus\u00e9 annul\u00e9 "
    "accept\u00e9 rechazado rifiutato "
    "voorbehoud onder ej godk\u00e4nd forbeholdt afventer "
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
    """Return whether a text is plainly what one fills in to sign: a name, a date, a place.

    A sentence is none: it has a word in small letters that no name has, or an amount.
    """
    return is_mark(text) or not _doubts(text)


def is_clause(text: str) -> bool:
    """Return whether a text plainly says more than a name, a date and a place do.

    What is neither, such as a name that is also a word, a person has to read.
    """
    return not is_mark(text) and _doubts(text) > _MOST_DOUBTS


def _doubts(text: str) -> int:
    """Return how much speaks against a text being names, dates and places; 0 for nothing."""
    text = plain(text)
    left = _SAID.sub(" ", _DATES.sub(" ", text))
    if _MONEY.search(left) or _AMOUNT.search(left) or len(text.split()) > _MOST_WORDS:
        return _MOST_DOUBTS + 1
    left = left.replace("\u00aa", "").replace("\u00ba", "")
    tokens = re.findall(r"[^\W\d_]+(?:['.-][^\W\d_]+)*", left)
    doubts = sum(len(token) > _LONG for token in tokens)
    for token in tokens:
        parts = [part for part in re.split(r"['.-]", token) if part]
        words = {token.casefold(), *(part.casefold() for part in parts)}
        small = any(part[0].islower() and part not in _PARTICLES | _TITLES for part in parts)
        doubts += not words.isdisjoint(_NEVER) or small
    without_case = [c for c in left if c.isalpha() and c.upper() == c.lower()]
    return doubts + (len(without_case) > _LONG_NAME)


def asks_to_sign(text: str) -> bool:
    """Return whether a line of a letter says what one fills in beside it."""
    return len(text.split()) <= _FEW and _ASKS.search(text) is not None
