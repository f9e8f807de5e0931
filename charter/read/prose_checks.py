"""Texts that no paper could print as they are meant: lists that get lost, words for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.problems import Problem
from charter.read.blanks import says_nothing
from charter.read.prose import pieces_of
from charter.read.yaml_source import Path_, Source

_POSTED = ("about", "opening", "benefits", "ai_in_hiring")
_PROSE = frozenset((*_POSTED, "equal_opportunity", "accommodation", "say", "send", "steps"))
"""Keys of a company file whose texts can have paragraphs and lists."""
_NOT_PRINTED = frozenset(("notes", "internal"))
_TRUTHS = frozenset(("true", "false", "wahr", "falsch", "falsk", "vrai", "faux"))
"""What a spreadsheet has in a cell that was ticked, in its language."""
_YES_NO = _TRUTHS | {"yes", "no", "ja", "nein", "nej"}
_SAID: dict[str, frozenset[str]] = {
    **dict.fromkeys((*_PROSE, "musts", "nice_to_have", "outcomes"), _YES_NO | {"none"}),
    **dict.fromkeys(("equity", "other_pay", "title", "short"), _YES_NO),
    **dict.fromkeys(("city", "legal_name", "region"), frozenset()),
    **dict.fromkeys(("remote", "hire", "note"), _TRUTHS),
    "holder": frozenset(("none", "vacant", "n.n", "open")),
}
"""Keys whose texts papers print, and the words that say nothing there."""
_OF_SHARES = ("equity", "other_pay")
_NUMBER = re.compile(r"\d[\d.,' ]*(?:/\d+)?\Z", re.ASCII)
_SHARE = re.compile(r"0?[.,]\d+\Z", re.ASCII)
_NO_CITIES = frozenset(("remote", "anywhere", "worldwide", "hybrid", "home office", "homeoffice"))
_IN_LINE = re.compile(r"(?:^|[:.;!?] )([-*\u2022]) \S[^\n]*? \1 \S")
_BLANK_LINE = re.compile(r"\n\s*\n")


def check_texts(source: Source, prose: frozenset[str] = _PROSE) -> list[Problem]:
    """Return a problem for each text in which paragraphs or a list would be lost.

    `prose` are the keys whose texts can have both.
    """
    return [*_check(source, source.data, (), prose), *_saying_nothing(source, source.data, ())]


def check_sentences(source: Source) -> list[Problem]:
    """Return the same for a file of the catalogue, whose texts stand within lists and tables."""
    return check_texts(source, frozenset())


def _saying_nothing(source: Source, value: Any, at: Path_) -> Iterator[Problem]:
    """Yield where a text of the company stands for one that is still to be written."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in _NOT_PRINTED:
                yield from _saying_nothing(source, item, (*at, key))
    elif isinstance(value, str) and value.strip() and at[:1] != ("agents",):
        name = next((str(key) for key in reversed(at) if isinstance(key, str)), "")
        said = value.strip().rstrip(".").casefold()
        if name == "city" and said in _NO_CITIES:
            message = f"'{value}' is no city"
            hint = "write where one may work from as 'remote:', and its codes as 'remote_from:'"
            yield Problem(source.place(at), "no-city", message, hint)
        elif name in _SAID and (said in _SAID[name] or says_nothing(value)):
            message = f"'{name}' is '{value}', which papers would print"
            hint = "write what it is, or leave it out"
            yield Problem(source.place(at), "says-nothing", message, hint)
        elif (name in _SAID and _SHARE.match(said)) or (name in _OF_SHARES and _NUMBER.match(said)):
            message = f"'{name}' is '{value}', a number that does not say of what"
            hint = "write what it is, such as '2 per cent', or leave it out"
            if _SHARE.match(said):
                share = f"{float(said.replace(',', '.')) * 100:.10g}"
                hint = f"write '{share} per cent' if that is meant, else what it is"
            yield Problem(source.place(at), "says-nothing", message, hint)


def _check(source: Source, value: Any, at: Path_, prose: frozenset[str]) -> Iterator[Problem]:
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in _NOT_PRINTED:
                yield from _check(source, item, (*at, key), prose)
    elif isinstance(value, str) and len(value) > 1:
        name = next((str(key) for key in reversed(at) if isinstance(key, str)), "")
        if found := _IN_LINE.search(value):
            message = f"the items of the list in '{name}' are all on one line"
            hint = "write '|' alone after the colon, and each item on a line of its own that begins"
            if prose.isdisjoint(map(str, at)):
                hint = "write it as a sentence"
            else:
                hint += f" with '{found[1]} '"
            yield Problem(source.place(at), "list-in-a-line", message, hint)
        elif "\n" in value and prose.isdisjoint(map(str, at)):
            listed = any(piece.number is not None for piece in pieces_of(value))
            if listed or _BLANK_LINE.search(value.strip()):
                message = f"'{name}' is one paragraph in papers, and this has several, or a list"
                hint = "write it as one"
                yield Problem(source.place(at), "several-paragraphs", message, hint)
