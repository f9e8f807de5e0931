"""What a hire file says otherwise than the company file, whose words the annexes of a letter print.

Nothing of the hire is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.organisation import Position
from charter.compose.numbers import Numbers
from charter.facts.title_marks import without_mark
from charter.load.hire import Hire
from charter.problems import listing

_TITLES = ("job_title", "position_title", "position")
"""Fields of one's own that name the position; 'title' may be that of a person."""


def against_company(hire: Hire, position: Position, language: str) -> Iterator[str]:
    """Yield where a letter and the papers behind it or before it differ on start, title or pay."""
    given, numbers = position.given, Numbers(language)
    where = given.place
    start = hire.values.get("start")
    # Of a start that is only a month, any day of it is one.
    if start and given.start and not str(start).startswith(str(given.start)):
        said = f"'start' of the hire file is another day than {numbers.day(given.start)}, the start"
        yield f"{said} of '{position.id}' in {where}, which the annex prints: change one of them"
    held = {each.name for each in given.holders} or {given.holder} - {""}
    name = str(hire.values.get("name") or "")
    if given.status == "filled" and held and name.casefold() not in map(str.casefold, held):
        said = (
            f"'{position.id}' is filled in {where}, and held by {listing(sorted(held))}, whom the"
        )
        yield f"{said} annex names: pack the post that is offered, or write 'status: vacant'"
    names = [position.title, position.short, position.id, position.role.title]
    known = {name.casefold() for name in names}
    for name in _TITLES:
        said = without_mark(str(hire.values.get(name, position.title)).strip())
        if said.casefold() not in known:
            said = f"'{name}' of the hire file is another title than '{position.title}' in {where}"
            yield f"{said}, which the annex prints: change one of them"
    pay, ranges = hire.values.get("pay"), given.ranges
    if isinstance(pay, int | float) and ranges and not _fits(pay, hire, position):
        said = f"'pay' of the hire file is outside the pay range of '{position.id}' in {where}"
        yield f"{said}, which postings print: look which is meant"
    currency, known = hire.values.get("currency"), {each.currency for each in ranges}
    if currency and ranges and currency not in known:
        said = f"'currency' of the hire file is another than {listing(sorted(known))}, that of the "
        yield f"{said}pay range of '{position.id}' in {where}: look which is meant"


def _fits(pay: float, hire: Hire, position: Position) -> bool:
    """Return whether pay lies in a range of the position, or is of another kind than all."""
    per, currency = hire.values.get("per", "year"), hire.values.get("currency")
    alike = [r for r in position.given.ranges if (r.per, r.currency) == (per, currency)]
    return not alike or any(
        (r.least is None or r.least <= pay) and (r.most is None or pay <= r.most) for r in alike
    )
