"""Own sentences that nobody sees: in place of none of ours, or in another language than theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from charter.check.own.other_language import plainly_other, sentence_other
from charter.check.words.word_lists import function_words, language_name
from charter.facts.company import Workspace
from charter.facts.languages import charter_language, posting_language
from charter.facts.locales import code_of
from charter.load.catalog_files import own_files
from charter.load.own_wordings import BY_LANGUAGE, REWORDED, in_language, texts_in
from charter.load.shipped_catalog import shipped_entries
from charter.problems import Place, Problem
from charter.read.yaml_source import Path_

_POSTING = "posting"
_PRINTED = frozenset((_POSTING, "charter", "say", "risk", "watch", "definition", "title"))
_NOT_PRINTED = frozenset(("when", "claims", "was", "structures"))


def reworded_nothing(workspace: Workspace) -> Iterator[Problem]:
    """Yield where a sentence is to stand in the place of one that an entry does not have."""
    for source, _ in own_files(workspace.folder / "catalog", workspace.catalog.forwarding).files:
        for kind, entries in source.data.items():
            listed = [each or {} for each in entries] if isinstance(entries, list) else []
            shipped = shipped_entries(kind) if any(map(_reworded, listed)) else {}
            for number, entry in enumerate(listed):
                given = _reworded(entry)
                said = _texts_of(entry, shipped.get(entry["id"], {})) if given else ()
                for at, each in enumerate(given):
                    if each["was"] not in said:
                        name = entry["id"]
                        message = f"'{name}' has no such sentence, so 'say' is printed nowhere"
                        hint = f"'charter show {name}' shows its sentences; write one of them, "
                        hint += "word for word, or delete this"
                        place = source.place((kind, number, REWORDED, at, "was"))
                        yield Problem(place, "reworded-nothing", message, hint)


def _reworded(entry: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return entry.get(REWORDED) or ()


def _texts_of(entry: Mapping[str, Any], shipped: Mapping[str, Any]) -> set[str]:
    """Return every text of an entry as it is shipped, and as the workspace writes it."""
    own = {key: value for key, value in entry.items() if key != REWORDED}
    return {*texts_in(dict(shipped)), *texts_in(own)}


def in_another_language(workspace: Workspace) -> Iterator[Problem]:
    """Yield own sentences in another language than their papers, or than the one they are for."""
    company = workspace.company
    posted, internal = code_of(posting_language(company)), code_of(charter_language(company))
    for source, _ in own_files(workspace.folder / "catalog", workspace.catalog.forwarding).files:
        told = set()
        for at, text in _named(source.data, ()):
            found = plainly_other(text, str(at[-1]))
            if found:
                told.add(source.place(at))
                ours, theirs = language_name(str(at[-1])), language_name(found)
                message = f"this sentence stands for {ours}, and is {theirs}"
                hint = f"write it in {ours}, or exchange it with the one for {theirs}"
                yield Problem(source.place(at), "other-language", message, hint)
        here, _ = in_language(source, posted, {})
        for at, text in _sentences(here.data, ()):
            if here.place(at) in told:
                continue
            other = plainly_other if "title" in at else sentence_other
            if _POSTING in at:
                if found := other(text, posted):
                    yield _in_papers(here.place(at), posted, found, "postings")
            # What is reworded may stand in either kind of papers.
            elif (found := other(text, internal)) and (REWORDED not in at or other(text, posted)):
                yield _in_papers(here.place(at), internal, found, "charters")


def _in_papers(place: Place, ours: str, found: str, papers: str) -> Problem:
    mine, theirs = language_name(ours), language_name(found)
    message = f"this sentence is {theirs}, and {papers} here are {mine}"
    hint = f"write it in {mine}"
    if papers == "postings":
        hint += f", or in each: '{_POSTING}: {{{ours}: ..., {found}: ...}}'"
    return Problem(place, "other-language", message, hint)


def _named(value: Any, at: Path_) -> Iterator[tuple[Path_, str]]:
    """Yield the texts that are given for a language by its code, with their ways."""
    if isinstance(value, str):
        if len(at) > 1 and at[-2] in BY_LANGUAGE and at[-1] in function_words():
            yield at, value
    elif isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _named(item, (*at, key))


def _sentences(value: Any, at: Path_) -> Iterator[tuple[Path_, str]]:
    """Yield the texts that papers print, however deep they stand, with their ways."""
    if isinstance(value, str):
        if not _PRINTED.isdisjoint(map(str, at)) and _NOT_PRINTED.isdisjoint(map(str, at)):
            yield at, value
    elif isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _sentences(item, (*at, key))
