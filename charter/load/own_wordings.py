"""Wordings of a workspace's own catalogue: one for each language, or in place of one of ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from charter.facts.languages import languages
from charter.facts.prose import as_sentence
from charter.problems import Problem
from charter.read.yaml_source import Path_, Source

if TYPE_CHECKING:
    from charter.load.raw_entry import RawEntry

REWORDED = "reworded"
"""The key of an entry that lists single sentences of ours with what stands in their place."""
BY_LANGUAGE = ("posting", "say")


def posting_code(company: Any) -> str:
    """Return the language of the postings, such as de, by what a company file says as data."""
    said = company.get("company") if isinstance(company, dict) else None
    said = said.get("language") if isinstance(said, dict) else None
    said = said.get("postings") if isinstance(said, dict) else said
    return said.partition("-")[0] if isinstance(said, str) and said else "en"


def in_language(
    source: Source, code: str, shipped: Mapping[str, Collection[str]]
) -> tuple[Source, list[Problem]]:
    """Return a file in which texts that are given for each language are those of `code`.

    An entry of ours whose sentence is not given in it keeps ours; where nothing of ours could stand
    there, that is a problem. `shipped` are the ids of our entries by kind.
    """
    problems: list[Problem] = []
    moved: dict[Path_, Path_] = {}

    def chosen(value: Any, at: Path_, new: Path_) -> Any:
        moved[new] = at
        if isinstance(value, list):
            items = [chosen(item, (*at, n), (*new, n)) for n, item in enumerate(value)]
            return [item for item in items if item is not _GONE]
        if not isinstance(value, dict):
            return value
        made: dict[str, Any] = {}
        for key, item in value.items():
            if key not in BY_LANGUAGE or not _is_by_language(item):
                made[key] = chosen(item, (*at, key), (*new, key))
                continue
            problems.extend(_of_no_language(source, (*at, key), item))
            if code in item:
                made[key] = chosen(item[code], (*at, key, code), (*new, key))
            elif REWORDED in at:
                return _GONE
            elif len(at) != 2 or value.get("id") not in shipped.get(str(at[0]), ()):
                message = f"'{key}' is given in {', '.join(item)}, and postings here are in {code}"
                hint = f"add '{code}: ...' to it"
                place = source.key_place((*at, key))
                problems.append(Problem(place, "no-translation", message, hint))
        return made

    data = chosen(source.data, (), ())
    if all(new == old for new, old in moved.items()) and data == source.data:
        return source, problems
    return source.rearranged(data, list(moved.items())), problems


def _of_no_language(source: Source, at: Path_, texts: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each text that is given for a language in which no posting can be."""
    there = languages()
    for code in texts:
        if code not in there:
            meant = _MEANT.get(code, "")
            hint = f"write '{meant}:'" if meant in there else f"there are: {', '.join(there)}"
            message = f"'{at[-1]}' has a text for '{code}', and no posting can be in it"
            yield Problem(source.key_place((*at, code)), "unknown-language", message, hint)


_MEANT = {"dk": "da", "at": "de", "ge": "de", "gb": "en", "uk": "en", "us": "en"}
"""Codes of countries that people write for their language."""
_GONE = object()


def _is_by_language(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(len(str(key)) == 2 for key in value)


def reword(entries: Iterable[RawEntry]) -> None:
    """Put the sentences of a workspace into its entries, in the place of ours."""
    for entry in entries:
        if given := entry.data.pop(REWORDED, None):
            said = {each["was"]: each["say"] for each in given if each}
            entry.data = {key: _reworded(value, said) for key, value in entry.data.items()}


def _reworded(value: Any, said: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return said.get(value, value)
    if isinstance(value, list):
        return [_reworded(item, said) for item in value]
    if isinstance(value, dict):
        return {key: _of_sentence(key, item, said) for key, item in value.items()}
    return value


def _of_sentence(key: str, value: Any, said: Mapping[str, str]) -> Any:
    """Return what a key of a sentence says: of several wordings only the workspace's, if any.

    Else a paper might print one of ours, and what the workspace wrote stood nowhere.
    """
    if key in BY_LANGUAGE and isinstance(value, list):
        own = [said[each] for each in value if isinstance(each, str) and each in said]
        return own[0] if own else value
    return _reworded(value, said)


_SENTENCES = frozenset(
    ("charter", "posting", "say", "risk", "watch", "definition", "first_gives", "second_gives")
)
"""Keys of the catalogue whose texts stand as sentences, one after the other."""


def as_sentences(value: Any, key: str = "") -> Any:
    """Return the entries of a workspace with each of their sentences begun and ended as one.

    What stands in the place of words of ours is a sentence where they are one.
    """
    if isinstance(value, dict):
        if "was" in value and not str(value["was"]).endswith("."):
            return value
        return {name: as_sentences(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [as_sentences(item, key) for item in value]
    if not isinstance(value, str) or not (key in _SENTENCES or (key == "dispute" and " " in value)):
        return value
    return as_sentence(value)


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in plain data, however deep it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)
