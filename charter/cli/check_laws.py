"""What `charter check` and `charter build` say about the law of the places of postings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from charter.cli.data import remark_data
from charter.cli.law_data import place_data
from charter.cli.output import style
from charter.cli.printer import Text
from charter.cli.remarks import remark_list, short_list

if TYPE_CHECKING:
    from charter.check.law.listed import AskedItem
    from charter.check.papers.own_postings import PostingLaw
    from charter.check.remark import Remark
    from charter.facts.catalog import Catalog


def law_lines(
    catalog: Catalog, postings: tuple[PostingLaw, ...], boards: tuple[Remark, ...], quiet: bool
) -> Iterator[Text]:
    """Yield errors, advice, what boards want, duties beside postings, and what was looked at.

    `quiet` leaves only what keeps a posting from being published.
    """
    from charter.check.law.known import found_none, to_come
    from charter.check.law.words import CHECKLIST

    groups = {
        "To put right before a posting is published": [r for p in postings for r in p.errors],
        "Advice on postings": [r for p in postings for r in p.advice if not quiet],
    }
    for heading, remarks in groups.items():
        if remarks and not quiet:
            yield ""
        yield from remark_list(heading, remarks)
    if boards and not quiet:
        yield ""
        yield from short_list(f"For job boards ({len(boards)}), as 'charter feed' needs it", boards)
    if quiet or not postings:
        return
    seen = [p for p in postings if p.laws or found_none(p.places) or p.coming]
    if seen or any(groups.values()):
        yield ""
        yield CHECKLIST
    for posting in postings:
        names = dict.fromkeys(catalog.laws[name].name for name in posting.laws)
        if names:
            yield f"  Looked at for {posting.position_id}: {', '.join(names)}"
        for line in found_none(posting.places, posting.coming):
            yield style(f"    State of the law, for {posting.position_id}: {line}", dim=True)
        for one in to_come(posting.places, posting.coming):
            yield style(f"    To come, for {posting.position_id}: {one.said}", dim=True)
        for duty in posting.also:
            yield style(f"    Beside the posting, for {duty}", dim=True)
    extra = [(p.position_id, note) for p in postings for note in p.notes]
    extra += [(p.position_id, f"gender-coded words: {p.gender}") for p in postings if p.gender]
    if extra and not (seen or any(groups.values())):
        yield ""
    for name, note in extra:
        yield f"  Posting for {name}: {note}"


def law_data(postings: tuple[PostingLaw, ...]) -> list[dict[str, Any]]:
    """Return what --json prints of each posting."""
    return [
        {
            "position": posting.position_id,
            "laws": posting.laws,
            "beside_the_posting": posting.also,
            "errors": [remark_data(remark) for remark in posting.errors],
            "advice": [remark_data(remark) for remark in posting.advice],
            "notes": posting.notes,
            "gender": posting.gender,
            "places": [place_data(place) for place in posting.places],
            "coming": [one._asdict() for one in posting.coming],
            "asked": [_asked_data(one) for one in posting.asked],
        }
        for posting in postings
    ]


def _asked_data(one: AskedItem) -> dict[str, Any]:
    place = one.place
    where = {"path": place.path, "line": place.line, "column": place.column}
    kept = {key: value for key, value in one._asdict().items() if key != "place"}
    return {**kept, **where}


def boards_data(boards: tuple[Remark, ...]) -> list[dict[str, Any]]:
    """Return what --json prints of what job boards want."""
    return [remark_data(remark) for remark in boards]
