"""What a vacant position still needs before its posting is worth publishing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.assign.organisation import Finding, Position
from charter.problems import Problem, listing
from charter.read.company import Company


def check_hiring(company: Company, positions: Mapping[str, Position]) -> Iterator[Finding]:
    """Yield advice on each vacant position whose posting lacks what a candidate needs.

    What a filled one has for a posting that nobody writes is a note.
    """
    for position in positions.values():
        yield from _filled(position)
        if position.status != "vacant" or not position.writes_papers:
            continue
        if not position.can_be_posted:
            message = f"no posting is written for '{position.id}': its role has no text for one"
            hint = "add 'opening' and 'musts' to the position"
            yield _advice(position, "no-posting-text", message, hint)
        elif not any(w.url or w.email or w.send for w in (position.given.apply, company.apply)):
            message = f"the posting for '{position.id}' does not say how to apply"
            hint = "add 'apply:' with a 'url' or an 'email' to the position or the company"
            yield _advice(position, "no-way-to-apply", message, hint)


def _filled(position: Position) -> Iterator[Finding]:
    given = position.given
    said = {"opening": given.opening, "apply": any(given.apply), "pay": given.ranges}
    has = [f"'{key}'" for key, value in said.items() if value]
    # Who was hired by a posting keeps what it said.
    came = given.holders or given.start or given.signed or given.reference or given.posted
    if position.status == "filled" and has not in ([], ["'pay'"]) and not came:
        message = f"no posting is written for '{position.id}', for it is filled"
        hint = f"only a posting prints {listing(has)}; if you are hiring, write 'status: vacant'"
        problem = Problem(given.place, "filled-no-posting", message, hint)
        yield Finding("note", problem, (position.id,))


def is_posted(position: Position) -> bool:
    """Return whether a position gets a posting."""
    return position.status == "vacant" and position.writes_papers and position.can_be_posted


def _advice(position: Position, code: str, message: str, hint: str) -> Finding:
    return Finding("advice", Problem(position.given.place, code, message, hint), (position.id,))
