"""What `charter check` and `charter build` say about the law of the places of postings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from charter.cli.data import remark_data
from charter.cli.output import style

if TYPE_CHECKING:
    from charter.check.papers.own_postings import PostingLaw
    from charter.check.remark import Remark
    from charter.read.catalog import Catalog


def law_lines(
    catalog: Catalog, postings: tuple[PostingLaw, ...], boards: tuple[Remark, ...], quiet: bool
) -> Iterator[str]:
    """Yield errors, advice, what boards want, duties beside postings, and what was looked at.

    `quiet` leaves only what keeps a posting from being published.
    """
    from charter.check.law.words import CHECKLIST

    groups = {
        "To put right before a posting is published": [r for p in postings for r in p.errors],
        "Advice on postings": [r for p in postings for r in p.advice if not quiet],
    }
    for heading, found in groups.items():
        # Two postings may print the same words of the company.
        remarks = list(dict.fromkeys(found))
        if remarks:
            if not quiet:
                yield ""
            yield style(f"{heading} ({len(remarks)})", bold=True)
            for remark in remarks:
                yield from remark_lines(remark)
    if boards and not quiet:
        yield ""
        heading = f"For job boards ({len(boards)}), as 'charter feed' needs it"
        yield style(heading, bold=True)
        for remark in boards:
            yield f"  {remark.place}: {remark.message} - {remark.instead} [{remark.code}]"
    if quiet or not postings:
        return
    seen = [p for p in postings if p.laws]
    if seen or any(groups.values()):
        yield ""
        yield CHECKLIST
    for posting in seen:
        names = dict.fromkeys(catalog.laws[name].name for name in posting.laws)
        yield f"  Looked at for {posting.position_id}: {', '.join(names)}"
        for duty in posting.also:
            yield style(f"    Beside the posting, for {duty}", dim=True)
    extra = [(p.position_id, note) for p in postings for note in p.notes]
    extra += [(p.position_id, f"gender-coded words: {p.gender}") for p in postings if p.gender]
    if extra and not (seen or any(groups.values())):
        yield ""
    for name, note in extra:
        yield f"  Posting for {name}: {note}"


def remark_lines(remark: Remark) -> Iterator[str]:
    """Yield one remark as a person reads it."""
    quote = f'"{remark.quote}" ' if remark.quote else ""
    yield f"  {remark.place}: {quote}{remark.message} [{remark.code}]"
    yield f"    Instead: {remark.instead}"
    yield style(f"    Why: {remark.why}", dim=True)
    yield style(f"    Source: {remark.source}", dim=True)


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
        }
        for posting in postings
    ]


def boards_data(boards: tuple[Remark, ...]) -> list[dict[str, Any]]:
    """Return what --json prints of what job boards want."""
    return [remark_data(remark) for remark in boards]
