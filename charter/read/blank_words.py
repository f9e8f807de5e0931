"""The words by which blanks are found, of every language, and the patterns with them.

The words of each language are in `catalog/words/xx/blanks.yaml`, those of all others in
`catalog/words/blanks.yaml`; all count in every text, for hints to a writer may be in another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from charter.compiled import compiled_blanks
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

CODES, SIGN = "EUR|GBP|USD|CHF|DKK|SEK|NOK|CAD|AUD", "[$£€¥]"
_HTML = "br|hr|div|span|strong|code|pre|html|head|body|img|small|sup|sub|table|tbody|thead|script"
_BRACKETS = (
    r"\(\([^\W\d_][^()\n]{1,60}\)\)"
    r"|\[(?:[^\W\d_][^\[\]{}<>]{2,60}|\d[^\[\]{}<>]{3,60}|[$£€¥][^\[\]{}<>]{0,60})\]"
    r"|\[(?=[^\[\]]*(?:[?_\u25cf\u2022\u2026*]|\.\.|[Xx]{2}))[\s?_.,*%#$£€Xx\u25cf\u2022\u2026]{1,20}\]"
)
_LINK = r"(?!\(|:\s?https?:)"
_ANGLES = (
    rf"(?<![\w<])<(?!(?:{_HTML})\b)[^\W\d_][\w .'/&?-]{{2,60}}>(?!>)"
    r"|\u2039[^\W\d_][\w .'-]{2,60}\u203a"
)
_CAPS = r"[A-Z\u00c0-\u00de]{2,}"
_PATTERNS = {
    "nothing": r"@nothing@|[?\-_.\u2026]*|x{3,20}|\[[\s.?_x\u2026\u25cf\u2022]*\]"
    r"|lorem ipsum(?s:.*)",
    "marks": rf"(?-i:(?<![a-z\u00df-\u00ff])(?:{_BRACKETS}){_LINK}|{_ANGLES})"
    # Swiss letters put names and titles into these, so one of several words is to ask.
    r"|\u00ab(?=[^\u00ab\u00bb]{0,40}\b@fields@\b)[\w.-]{1,30}(?: [\w.-]{1,30}){1,4}\u00bb",
    "opens": r"(?<![\w-])@open@(?!\w)"
    r"|\(@insert@\b[^()\n]{0,60}\)|\([^()\n]{0,60}\b@insert@\)"
    rf"|(?-i:\b@capitals@(?: {_CAPS}){{1,5}}|\b(?:{_CAPS} ){{1,3}}@capitals@\b)",
    "counts": r"(?<![\w.,+\u2013-])(?<!\d )(?<!^- )(?<!^\* )"
    r"(?:x{1,3}|nn|\?{1,3}|_{1,2}|\[\s?[xn#]{1,3}\s?\]|\[\s*\]|\(\s+\))[ -]?@units@(?!\w)",
    "dots": r"(?:^|(?<=[\s(]))(?:\.{2,4}|\u2026)[ -]?@units@(?!\w)(?! (?:later|ago|before))",
    "greets": r"^\s*@greetings@ (?:@titles@\.? )?(?:@names@|N\.? ?N\.?|X{1,3}|\.{3,}|_{2,}"
    r"|\([^()\n]{3,30}\))(?=\s*(?:[,:!]|$))|^\s*@greetings@\s{1,3}(?=,)",
    "alternatives": r"(?<![\w-])@alternatives@(?!\w)",
    "amount": r"(?:[:,;(]|(?<!\w)@before_amount@)\s{0,3}(?P<said>"
    rf"(?:{SIGN}|\b(?-i:{CODES}))\s{{1,3}}@after_amount@(?!\w)|{SIGN}(?=\s*(?:[.,;)]|$)))",
    "years": r"(?<!\w)@before_day@\s(?P<said>(?:\.{2,}|\u2026+|_+|-{2,}|\[\s*\])\s?20\d\d)\b",
    "of_day": r"(?<!\w)@before_day@\s$",
    "in_letters": r"(?<![\w-])@in_letters@(?!\w)",
    "rounds": r"(?<!\w)\((?:the |your )?@in_round@\)",
    "watermark": r"\W*@watermarks@(?:\W*|\W+\d.*|\s?[-\u2013\u2014:(|].*"
    r"|\s(?:for|f\u00fcr|til|pour|para)\s.*)",
    "asks": r"(?:@asks@|@fields@)(?!\w)",
    "kept": "@kept@",
    "counted": rf"[\s-]?@units@(?!\w)|\s?%|\s?(?:{SIGN}|(?-i:{CODES}))",
    "unless": r"(?<!\w)@unless@(?!\w)",
    "after": r"\s?@numerals_after@(?!\w)",
    "before": r"(?<!\w)@numerals_before@\.?\s?$",
    "greeting": r"\s*@greetings@(?!\w)",
    "title": r"@titles@\.?",
    "code": "@codes@",
    "money": "@money@",
    "currency": r"(?<!\w)@currencies@(?!\w)",
    "goes_on": r"@goes_on@(?![\w-])",
    "dittos": r"@dittos@\.?",
    "offers": r"(?<!\w)@offers@(?!\w)",
    "either": r"(?<![\w/])@either@(?![\w/])",
}
"""Patterns with the words of all languages in them, each made when a text first needs it."""


def words_of_blanks() -> Any:
    """Return the words of each shipped language, those of all others first, as their files say."""
    folder = catalog_folder() / "words"
    files = [folder / "blanks.yaml", *sorted(folder.glob("*/blanks.yaml"))]
    return [read_yaml(file, f"catalog/{file.relative_to(folder.parent)}").data for file in files]


@cache
def every() -> Sequence[Mapping[str, Sequence[str]]]:
    """Return the words of each language, as they were compiled or as their files say."""
    read: Sequence[Mapping[str, Sequence[str]]] = compiled_blanks() or words_of_blanks()
    return read


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern with the words of all languages in it."""
    source = re.sub(r"@(\w+)@", lambda found: _either(found[1]), _PATTERNS[name])
    return re.compile(source, re.IGNORECASE | re.MULTILINE)


def _either(key: str) -> str:
    """Return a pattern of the words of all languages under a key, the longest first."""
    found = dict.fromkeys(str(word) for words in every() for word in words.get(key) or ())
    return f"(?:{'|'.join(sorted(found, key=len, reverse=True)) or '(?!)'})".replace(" ", r"\s")
