"""Values that can be, and hardly are as they stand: said twice, of another currency, years off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote

from charter.facts.company import Company, PositionInput
from charter.load.headcounts import PART, WITHIN
from charter.problems import Problem, listing
from charter.read.schema_hints import value_at
from charter.read.yaml_source import Path_, Source
from charter.values.days import day_of
from charter.values.numbers import ReadingError

SLIPS = frozenset(
    ("said-twice", "limit-currency", "odd-limit", "far-off", "headcount", "mail-filter-link")
)
"""Their codes: each may be meant as it stands."""
_LISTS = ("benefits", "outcomes", "musts", "nice_to_have")
_FILTERED = re.compile(
    r"https?://(?:[\w-]+\.safelinks\.protection\.outlook\.com/|urldefense\.(?:com|proofpoint\.com)/"
    r"|(?:www\.)?google\.com/url)[^?]*(?:\?(?:[^#]*&)?(?:url|q)=([^&]+))?",
    re.IGNORECASE,
)
"""Where mail programs send a click first, and behind it the address that is meant."""
_LITTLE = 100
"""Below this no leader signs for spending, in any currency: thousands are meant."""
_YEARS_TO_APPLY, _YEARS = 2, 20
"""Further off than these no posting closes, and no other day is named."""
_NEXT = frozenset(("until", "start", "ends", "acting_until", "review_by", "valid_from", "posted"))


def likely_slips(source: Source, stated: Company) -> Iterator[Problem]:
    """Yield what a company file says twice in one list, and limits that are hardly meant so."""
    company = source.data.get("company") or {}
    yield from _together(source, stated)
    yield from _through_filters(source)
    of_all = _items(("company", "benefits"), company)
    yield from _twice(source, of_all)
    for name, data in (source.data.get("positions") or {}).items():
        at: Path_ = ("positions", name)
        given = data or {}
        for key in _LISTS:
            items = _items((*at, key), given)
            yield from _twice(source, items, of_all if key == "benefits" else ())
        for under, key in (("apply", "steps"), ("limits", "other")):
            yield from _twice(source, _items((*at, under, key), given.get(under) or {}))
        if name in stated.positions:
            yield from _limit(source, stated.positions[name], stated.currency)


def _through_filters(source: Source) -> Iterator[Problem]:
    """Yield each web address that was copied from an e-mail, and leads through its filter."""
    posts = source.data.get("positions") or {}
    of_posts = (("positions", name, "apply", "url") for name in posts)
    for at in (("company", "website"), ("company", "apply", "url"), *of_posts):
        said = source.data
        for key in at:
            said = said.get(key) if isinstance(said, dict) else None
        if isinstance(said, str) and (found := _FILTERED.match(said)):
            message = f"'{at[-1]}' leads through the filter of a mail program, and shows it"
            meant = unquote(found[1] or "")
            write = f"write {meant}" if meant.startswith("http") else "write the page's own address"
            yield Problem(source.place(at), "mail-filter-link", message, write)


def _together(source: Source, stated: Company) -> Iterator[Problem]:
    """Yield where people of several kinds are more together than all of them."""
    counts = {key: int(stated.facts.get(key) or 0) for key in WITHIN}
    whole, total = int(stated.facts.get(PART) or 0), sum(counts.values())
    if total > whole > 0 and max(counts.values()) <= whole:
        kinds = listing(f"'{key}'" for key, count in counts.items() if count)
        message = f"{kinds} are {total} together, more than '{PART}' ({whole})"
        hint = "one of the numbers is wrong, or somebody is counted twice"
        yield Problem(source.place(("company", PART)), "headcount", message, hint)


_Items = tuple[tuple[Path_, str], ...]


def _items(at: Path_, given: Mapping[str, Any]) -> _Items:
    listed = given.get(str(at[-1]))
    texts = enumerate(listed) if isinstance(listed, list) else ()
    return tuple(((*at, number), text) for number, text in texts if isinstance(text, str))


def _twice(source: Source, items: _Items, above: _Items = ()) -> Iterator[Problem]:
    said = {_plain(text): at for at, text in above}
    for at, text in items:
        if (before := said.setdefault(_plain(text), at)) != at:
            message = f"'{at[-2]}' says '{text}' twice, and papers print both"
            hint = f"the first is in line {source.place(before).line}; take one out"
            yield Problem(source.place(at), "said-twice", message, hint)


def _plain(text: str) -> str:
    return " ".join(text.casefold().rstrip(" .").split())


def _limit(source: Source, given: PositionInput, usual: str) -> Iterator[Problem]:
    at: Path_ = ("positions", given.id, "limits")
    spend, currency = given.limits.spend, given.limits.currency
    if not spend:
        return
    place = source.place((*at, "spend"))
    if usual and currency != usual and (*at, "currency") not in source.keys:
        message = f"the spending limit of '{given.id}' is read in {currency}, as its pay is"
        hint = f"write 'currency: {currency}' or 'currency: {usual}' beside it, whichever is meant"
        yield Problem(place, "limit-currency", message, hint)
    if 1 <= spend < _LITTLE:
        message = f"the spending limit of '{given.id}' is {spend:g}, which is little"
        hint = f"write {spend * 1000:g} if thousands are meant; if it is {spend:g}, leave it"
        yield Problem(place, "odd-limit", message, hint)


def days_far_off(source: Source, today: date) -> Iterator[Problem]:
    """Yield each day that is so far off that its year must be a slip."""
    for at in source.keys:
        if at[-1] not in _NEXT or "internal" in at:
            continue
        try:
            day = day_of(str(value_at(source, at)), part=True)
        except ReadingError:
            continue
        years = int(day[:4]) - today.year if day else 0
        if years > (_YEARS_TO_APPLY if "apply" in at else _YEARS):
            message = f"'{at[-1]}' is {day}, {years} years from now"
            yield Problem(source.place(at), "far-off", message, "write the year that is meant")
