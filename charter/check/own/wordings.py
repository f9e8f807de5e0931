"""Own sentences that nobody sees: in place of none of ours, or in another language than theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.check.words.language import guess
from charter.problems import Problem
from charter.read.catalog_files import own_files, plain_catalog
from charter.read.company import Workspace
from charter.read.languages import language_name, languages, posting_language
from charter.read.locales import code_of
from charter.read.own_wordings import REWORDED, in_language, texts_in
from charter.read.yaml_source import Path_

_POSTING = "posting"


def reworded_nothing(workspace: Workspace) -> Iterator[Problem]:
    """Yield where a sentence is to stand in the place of one that an entry does not have."""
    for source, _ in own_files(workspace.folder / "catalog", workspace.catalog.forwarding).files:
        for kind, entries in source.data.items():
            for number, entry in enumerate(entries if isinstance(entries, list) else ()):
                given = (entry or {}).get(REWORDED) or ()
                said = _texts_of(kind, entry) if given else ()
                for at, each in enumerate(given):
                    if each["was"] not in said:
                        name = entry["id"]
                        message = f"'{name}' has no such sentence, so 'say' is printed nowhere"
                        hint = f"'charter show {name}' shows its sentences; write one of them, "
                        hint += "word for word, or delete this"
                        place = source.place((kind, number, REWORDED, at, "was"))
                        yield Problem(place, "reworded-nothing", message, hint)


def _texts_of(kind: str, entry: Mapping[str, Any]) -> set[str]:
    """Return every text of an entry as it is shipped, and as the workspace writes it."""
    ours = (data for *_, data in plain_catalog()["entries"].get(kind, ()))
    shipped: Mapping[str, Any] = next((data for data in ours if data["id"] == entry["id"]), {})
    own = {key: value for key, value in entry.items() if key != REWORDED}
    return {*texts_in(dict(shipped)), *texts_in(own)}


def in_another_language(workspace: Workspace) -> Iterator[Problem]:
    """Yield own sentences of postings that are in another language than the postings."""
    code = code_of(posting_language(workspace.company))
    for source, _ in own_files(workspace.folder / "catalog", workspace.catalog.forwarding).files:
        here, _ = in_language(source, code, {})
        for at, text in _of_postings(here.data, ()):
            found = guess(text)
            if found in languages() and found != code:
                ours, theirs = language_name(code), language_name(found)
                message = f"this sentence is {theirs}, and postings here are {ours}"
                hint = (
                    f"write it in {ours}, or in each: '{_POSTING}: {{{code}: ..., {found}: ...}}'"
                )
                yield Problem(here.place(at), "other-language", message, hint)


def _of_postings(value: Any, at: Path_) -> Iterator[tuple[Path_, str]]:
    """Yield the texts under each key 'posting', however deep it stands, with their ways."""
    if isinstance(value, str) and _POSTING in at and at[-1] not in ("when", "claims"):
        yield at, value
    elif isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _of_postings(item, (*at, key))
