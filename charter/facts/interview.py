"""What an interviewer asks about an entry, and what nobody may be asked, as typed data."""

from __future__ import annotations

from functools import cache
from typing import Any

from charter.named_tuples import NamedTuple
from charter.resources import catalog_folder


class InterviewQuestion(NamedTuple):
    """One question on something done, what a strong answer shows, and what warns."""

    ask: str
    strong: tuple[str, ...]
    warning: str


class KnownSource(NamedTuple):
    """A page or law that forbids a question, and the ISO 3166 codes of the places it is for."""

    places: tuple[str, ...]
    page: str


class NotAsked(NamedTuple):
    """What no candidate is asked, in which words it comes up, and what is asked instead.

    Laws of places are found by the `items` that they ask of postings, where they ask for some.
    """

    id: str
    title: str
    such_as: str
    instead: str
    items: tuple[str, ...]
    sources: tuple[KnownSource, ...]


def interview_question(data: dict[str, Any]) -> InterviewQuestion | None:
    """Return the question of an entry or of a must, or None where it has none."""
    given = data.get("interview")
    if not given:
        return None
    return InterviewQuestion(given["ask"], tuple(given["strong"]), given["warning"])


@cache
def not_asked() -> tuple[NotAsked, ...]:
    """Return what no candidate is asked, in the order of the guide."""
    from charter.read.yaml_source import read_yaml

    read = read_yaml(catalog_folder() / "words" / "not-asked.yaml").data
    return tuple(
        NotAsked(
            one["id"],
            one["title"],
            one["such_as"],
            one["instead"],
            tuple(one.get("items") or ()),
            tuple(KnownSource(tuple(s["places"]), s["page"]) for s in one.get("sources") or ()),
        )
        for one in read["not_asked"]
    )
