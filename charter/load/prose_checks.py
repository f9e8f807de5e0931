"""Texts that no paper could print as they are meant: lists that get lost, words for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.facts.languages import languages
from charter.facts.locales import locale, written_in
from charter.facts.prose import pieces_of
from charter.facts.slots import (
    OF_ABROAD,
    OF_AGENTS,
    OF_COMPANY,
    OF_ENTRIES,
    OF_ROLES,
    Registry,
    misfits,
)
from charter.load.own_wordings import posting_code
from charter.problems import Problem, listing
from charter.read.blanks import denied, going_on, says_nothing
from charter.read.list_hints import counted_items, quoted_item
from charter.read.unseen import ends_in_mark, garbled_in, lost_in_name, unseen_in
from charter.read.yaml_source import Path_, Source

_POSTED = ("about", "opening", "benefits", "ai_in_hiring")
_PROSE = frozenset((*_POSTED, "equal_opportunity", "accommodation", "say", "send", "steps"))
"""Keys of a company file whose texts can have paragraphs and lists."""
_NOT_PRINTED = frozenset(("notes", "internal"))
_TRUTHS = frozenset(("true", "false", "wahr", "falsch", "falsk", "vrai", "faux"))
"""What a spreadsheet has in a cell that was ticked, in its language."""
_YES_NO = _TRUTHS | {"yes", "no", "ja", "nein", "nej"}
_NONE = _YES_NO | {
    "none",
    "nothing",
    "nil",
    "na",
    "oui",
    "non",
    "keine",
    "keiner",
    "nichts",
    "ingen",
}
_NONE |= {
    "intet",
    "ingenting",
    "not applicable",
    "entfällt",
    "aucun",
    "aucune",
    "ninguno",
    "ninguna",
}
_SAID: dict[str, frozenset[str]] = {
    **dict.fromkeys((*_PROSE, "hard", "why_leaders", "musts", "nice_to_have"), _NONE),
    **dict.fromkeys(("outcomes", "other", "equity", "department", "grade"), _NONE),
    **dict.fromkeys(("other_pay", "title", "short"), _YES_NO),
    "travel": _TRUTHS | {"yes", "ja", "oui"},
    "on_call": _TRUTHS,
    **dict.fromkeys(("city", "legal_name", "region", "name"), frozenset()),
    **dict.fromkeys(("remote", "hire", "note"), _TRUTHS),
    "holder": frozenset(("none", "vacant", "n.n", "open")),
}
"""Keys whose texts papers print, and the words that say nothing there."""
_OF_GROUPS = ("name", "legal_name")
"""Keys of names of companies, teams and agents, which may end in a question mark."""
_OF_SHARES = ("equity", "other_pay")
_NUMBER = re.compile(r"\d[\d.,' ]*(?:/\d+)?\Z", re.ASCII)
_SHARE = re.compile(r"0?[.,]\d+\Z", re.ASCII)
_IN_LINE = re.compile(r"(?:^|[:.;!?] )([-*\u2022]) \S[^\n]*? \1 \S")
_COUNTED = re.compile(
    r"(?:^|[:.;!?] )1([.)]) \S[^\n]*? 2\1 \S|(?<!\S)1([.)]) \S[^\n]*? 2\2 \S[^\n]*? 3\2 \S"
    r"|[:.;!?] 2([.)]) \S[^\n]*? 3\3 \S"
)
"""A list with numbers whose lines were run together; a day such as '1. januar' is none."""
_SHORT = 60
"""Characters of a text that a hint can say whole."""
_POINTS = re.compile(r"[^\w\s]|(?<=\b\w) (?=\w\b)")
"""What is left out of a text before it is a word that says nothing: the points of N. A."""
_BLANK_LINE = re.compile(r"\n\s*\n")


def check_texts(source: Source) -> list[Problem]:
    """Return a problem for each text of a company file that papers cannot print as it is meant."""
    registry = OF_COMPANY if posting_code(source.data) == "en" else OF_ABROAD
    problems = [*_check(source, source.data, (), _PROSE)]
    for at, name, text in _texts(source.data, ()):
        nothing = _says_nothing(source, at, name, text)
        problems += nothing or misfits(source, at, name, text, _of(at, registry))
        problems += _unseen(source, at, name, text, _can_ask(at, name))
    return problems


def cuts_of(source: Source) -> tuple[Problem, ...]:
    """Return where texts of a file may be cut, so that nobody would see it."""
    going = going_on().match if source.rests else None
    asked = (problem for rest, problem in source.rests if going and any(map(going, rest)))
    return (*source.cut, *asked, *_asking(source))


def _asking(source: Source) -> Iterator[Problem]:
    """Yield each name, none of a person or place, that ends in a question mark, as few names do."""
    for at, name, said in _texts(source.data, ()):
        if _can_ask(at, name) and ends_in_mark(said):
            message = f"'{name}' is '{said}', and papers print the question mark"
            hint = "where it stands for a letter that got lost, type the name anew"
            yield Problem(source.place(at), "lost-letters", message, hint)


def _can_ask(at: Path_, name: str) -> bool:
    return name in _OF_GROUPS and "holders" not in at


def _of(at: Path_, registry: Registry) -> Registry:
    return OF_AGENTS if at[0] == "agents" else registry


def check_sentences(source: Source) -> list[Problem]:
    """Return the same for a file of the catalogue, whose texts stand within lists and tables."""
    problems = [*_check(source, source.data, (), frozenset())]
    for at, name, text in _texts(source.data, ()):
        registry = OF_ROLES if at[0] == "roles" and len(at) == 3 else OF_ENTRIES
        problems += misfits(source, at, name, text, registry)
        problems += _unseen(source, at, name, text, can_ask=True)
    return problems


def _texts(value: Any, at: Path_) -> Iterator[tuple[Path_, str, str]]:
    """Yield each text that a paper may print: where it stands, the name it has, and itself."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in _NOT_PRINTED:
                yield from _texts(item, (*at, key))
    elif isinstance(value, str):
        yield at, next((str(key) for key in reversed(at) if isinstance(key, str)), ""), value


def _says_nothing(source: Source, at: Path_, name: str, text: str) -> list[Problem]:
    """Return that a text of the company stands for one that is still to be written."""
    said = text.strip().rstrip(".").casefold()
    if not text.strip() or at[0] == "agents":
        return []
    word = _POINTS.sub("", " ".join(said.split())).strip()
    if name in _SAID and ({said, word} & _SAID[name] or says_nothing(text)):
        message = f"'{name}' is '{text}', which papers would print"
        hint = "write what it is, or leave it out"
        if name == "other_pay" and (said in denied() or says_nothing(text)):
            hint = "write 'other_pay: none' where there is none, else what it is"
        if name == "ai_in_hiring" and said in denied():
            hint = "write: ai_in_hiring: false"
        return [Problem(source.place(at), "says-nothing", message, hint)]
    if (name in _SAID and _SHARE.match(said)) or (
        name in _OF_SHARES and _NUMBER.match(said) and said != "0"
    ):
        message = f"'{name}' is '{text}', a number that does not say of what"
        hint = "write what it is, such as '2 per cent', or leave it out"
        if _SHARE.match(said):
            number = said.replace(",", ".").removesuffix(".")
            share = f"{float(number) * 100:.10g}"
            hint = f"write '0{number.removeprefix('0')} per cent' or '{share} per cent', whichever "
            hint += "is meant, or what it is"
        return [Problem(source.place(at), "says-nothing", message, hint)]
    return []


def _unseen(source: Source, at: Path_, name: str, text: str, can_ask: bool) -> Iterator[Problem]:
    mark, called, kept = unseen_in(text)
    if mark:
        word = next(word for word in text.split(" ") if unseen_in(word)[0])
        message = f"'{name}' has {called} (U+{ord(mark):04X}) in it, which nobody sees"
        near = " ".join(unseen_in(word)[2].split())
        hint = f"type '{near}' anew" if len(text) > _SHORT else f"write '{kept.strip()}'"
        yield Problem(source.place(at), "unseen-character", message, hint)
    word, meant = garbled_in(text)
    if word := word or lost_in_name(text, name, can_ask):
        message = f"'{name}' has '{word}', whose letters were lost on the way from another program"
        hint = f"write '{meant}'" if meant else "type the word anew"
        yield Problem(source.place(at), "lost-letters", message, hint)


def _is_day(text: str) -> bool:
    """Return whether the numbers of a text are those of days or of persons, as in German."""
    after = text.partition(". ")[2][:3].casefold()
    months = (m for code in languages() for land in written_in(code) for m in locale(land).months)
    return any(month[:3].casefold() == after for month in months)


def _check(source: Source, value: Any, at: Path_, prose: frozenset[str]) -> Iterator[Problem]:
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in _NOT_PRINTED:
                yield from _check(source, item, (*at, key), prose)
    elif isinstance(value, str) and len(value) > 1:
        name = next((str(key) for key in reversed(at) if isinstance(key, str)), "")
        counted = _COUNTED.search(value)
        if counted and _is_day(counted[0]):
            counted = None
        if found := _IN_LINE.search(value) or counted:
            message = f"the items of the list in '{name}' are all on one line"
            hint = "write '|' alone after the colon, and each item on a line of its own that begins"
            items = counted_items(value) if found is counted and isinstance(at[-1], int) else []
            if items:
                hint = f"write each as an item: {listing([quoted_item(item) for item in items])}"
            elif prose.isdisjoint(map(str, at)):
                hint = "write it as a sentence"
            else:
                mark = f"1{found[1] or found[2] or found[3]}" if found is counted else found[1]
                hint += f" with '{mark} '"
            yield Problem(source.place(at), "list-in-a-line", message, hint)
        elif "\n" in value and prose.isdisjoint(map(str, at)):
            listed = any(piece.number is not None for piece in pieces_of(value))
            if listed or _BLANK_LINE.search(value.strip()):
                message = f"'{name}' is one paragraph in papers, and this has several, or a list"
                hint = "write it as one"
                yield Problem(source.place(at), "several-paragraphs", message, hint)
