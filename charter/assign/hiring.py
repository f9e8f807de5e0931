"""What a vacant position still needs before its posting is worth publishing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.assign.organisation import Finding, Position
from charter.facts.company import Company
from charter.facts.languages import posting_language, translations
from charter.problems import Problem, listing

_NOT_TECHNICAL = ("product", "neither")
_EQUITY = "Equity:"
"""What stands before it in a posting."""


def check_hiring(company: Company, positions: Mapping[str, Position]) -> Iterator[Finding]:
    """Yield advice on each vacant position whose posting lacks what a candidate needs.

    What a filled one has for a posting that nobody writes is a note.
    """
    for position in positions.values():
        yield from _filled(position)
        if position.status != "vacant" or not position.writes_papers:
            continue
        yield from _without_craft(company, positions, position)
        if is_only_its_label(company, position.given.equity):
            message = f"'equity' of '{position.id}' says only '{position.given.equity}'"
            hint = "say what it is, such as 'share options'; the posting names it without more"
            yield _advice(position, "says-only-its-label", message, hint)
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


def _without_craft(
    company: Company, positions: Mapping[str, Position], position: Position
) -> Iterator[Finding]:
    """Yield advice where a head who is known for another craft acts for technical work."""
    above = positions.get(position.acting)
    if (
        above
        and not above.reports_to
        and position.role.job == "thing-right"
        and company.facts.get("founder_strength") in _NOT_TECHNICAL
    ):
        message = f"'{above.id}' acts for '{position.id}', and nobody at the head is technical"
        hint = (
            "let somebody act who can judge this work until somebody starts, such as a position of "
            "your own for your first engineer"
        )
        yield _advice(position, "acts-without-the-craft", message, hint)


def is_only_its_label(company: Company, equity: str) -> bool:
    """Return whether what a company says of equity is no more than what the posting calls it."""
    label = translations(posting_language(company)).get(_EQUITY, _EQUITY)
    return bool(equity) and _bare(equity) in (_bare(label), _bare(_EQUITY))


def _bare(text: str) -> str:
    return text.strip().rstrip(".:").casefold()


def is_posted(position: Position) -> bool:
    """Return whether a position gets a posting."""
    return position.status == "vacant" and position.writes_papers and position.can_be_posted


def _advice(position: Position, code: str, message: str, hint: str) -> Finding:
    return Finding("advice", Problem(position.given.place, code, message, hint), (position.id,))
