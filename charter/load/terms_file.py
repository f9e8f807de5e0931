"""The keys `holder`, `holders`, `employment` and `pay` of a position, as typed data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from charter.facts.terms import WORDS, Employment, Holder, Pay, PlacedText
from charter.read.yaml_source import Path_, Source


def holders_of(source: Source, at: Path_, data: Mapping[str, Any]) -> tuple[Holder, ...]:
    """Return who holds the position at `at`: nobody named, one, or several."""
    if name := data.get("holder", ""):
        return (Holder(name, place=source.place((*at, "holder"))),)
    return tuple(
        Holder(
            given["name"],
            given.get("share"),
            _day(given.get("until")),
            source.place((*at, "holders", number)),
        )
        for number, given in enumerate(data.get("holders") or ())
    )


def employment_of(given: Any) -> Employment:
    """Return the terms of a post: of a word, or of all that is said of them."""
    if isinstance(given, str):
        return WORDS[given]
    return Employment(
        given.get("hours", ""),
        given.get("term", ""),
        _day(given.get("until")),
        given.get("months", 0),
        in_full=True,
    )


def pay_of(given: Any, currency: str) -> tuple[Pay, ...]:
    """Return the ranges of a position, one or one for each place, in `currency` if none is said."""
    return tuple(
        Pay(
            pay.get("min"),
            pay.get("max"),
            pay.get("currency", currency),
            pay.get("per", "year"),
            pay.get("note", ""),
            pay.get("place", ""),
        )
        for pay in ranges_in(given)
    )


def statements_of(given: Any) -> tuple[PlacedText, ...]:
    """Return a statement of the company: one for all places, or one for each."""
    if isinstance(given, str):
        return (PlacedText(given),)
    return tuple(PlacedText(one["say"], one.get("place", "")) for one in given or ())


def ranges_in(given: Any) -> list[dict[str, Any]]:
    """Return the mappings under `pay`, of which there is one or a list."""
    if isinstance(given, dict):
        return [given]
    return [pay for pay in given or () if isinstance(pay, dict)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
