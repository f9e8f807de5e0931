"""Whether a text holds where one position says it: of what it owns, its lines, and its company."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from charter.assign.conditions import Setting, holds
from charter.assign.disciplines import people_of
from charter.assign.organisation import Organisation, Position
from charter.assign.ownership import setting_of
from charter.assign.positions import holder_of
from charter.facts.said import Condition, Fact
from charter.named_tuples import NamedTuple
from charter.read.kept import kept_for_last

_NEW = timedelta(days=180)
"""How long after the start a holder counts as new: as long as a charter waits for its review."""


class Presupposing(Protocol):
    """What a text, a statement and a measure have in common."""

    @property
    def when(self) -> tuple[Condition, ...]:
        """Return the conditions of the text."""


class Viewpoint(NamedTuple):
    """Where a text stands: in the paper of one position, on a day.

    `other` is the position that a sentence of an interface is said to, else nothing.
    """

    organisation: Organisation
    position: Position
    day: date
    setting: Setting
    other: str = ""

    def owns(self, entry: str) -> bool:
        """Return whether the position answers for an entry."""
        return self.organisation.owner(entry) == self.position.id

    def applies(self, entry: str) -> bool:
        """Return whether an entry is there in this company."""
        known = self.organisation
        return entry in known.responsibilities or entry in known.decisions

    def hire(self) -> str:
        """Return for whom the paper is: new, inside (new and promoted) or present."""
        given = self.position.given
        recent = given.start is not None and given.start + _NEW >= self.day
        if self.position.status == "filled" and not recent:
            return "present"
        return "inside" if given.promoted else "new"

    def begins(self) -> bool:
        """Return whether first days lie ahead; who has been there for long has had them."""
        return self.hire() != "present"


def viewpoint(organisation: Organisation, position: Position, day: date) -> Viewpoint:
    """Return where the texts of a position's papers of `day` stand."""
    return Viewpoint(organisation, position, day, _setting(organisation))


@kept_for_last
def _setting(organisation: Organisation) -> Setting:
    return setting_of(organisation.company, organisation.positions)


def holds_here(text: Presupposing, view: Viewpoint) -> bool:
    """Return whether all that a text presupposes holds, and the position owns what it claims."""
    claims: tuple[str, ...] | None = getattr(text, "claims", None)
    return all(map(view.owns, claims or ())) and all(
        _true(condition, view) for condition in text.when
    )


def of_company(when: tuple[Condition, ...]) -> bool:
    """Return whether conditions ask what a company is like, and not only who owns what there."""
    return any(condition.fact not in _RULES for condition in when)


def _true(condition: Condition, view: Viewpoint) -> bool:
    rule = _RULES.get(condition.fact)
    return bool(rule(view, condition) if rule else holds(condition, view.setting))


def _entries(test: Callable[[Viewpoint, str], bool]) -> Callable[[Viewpoint, Condition], bool]:
    return lambda view, condition: all(test(view, str(value)) for value in condition.values)


def _boss_owns(view: Viewpoint, entry: str) -> bool:
    return view.organisation.owner(entry) == view.position.reports_to != ""


def _others_own(view: Viewpoint, entry: str) -> bool:
    return view.organisation.owner(entry) not in ("", view.position.id)


def _other_owns(view: Viewpoint, entry: str) -> bool:
    return view.organisation.owner(entry) == view.other != ""


def _reports_own(view: Viewpoint, entry: str) -> bool:
    owner = view.organisation.owner(entry)
    there = owner in view.organisation.below(view.position.id)
    return there and view.organisation.positions[owner].status != "planned"


def _hears(view: Viewpoint, entry: str) -> bool:
    """Return whether several leaders are heard on an entry, so that it matters who on what."""
    a, known = view.organisation.assigned(entry), view.organisation.positions
    heard = [known[name] for name in a.consulted] if a else []
    return sum(one.writes_papers or bool(one.reports) for one in heard) > 1


def _held_apart(view: Viewpoint, condition: Condition) -> bool:
    """Return whether as many people do the work of the entries, none of them the holder."""
    positions = view.organisation.positions
    owners = [view.organisation.owner(str(entry)) for entry in condition.values]
    holders = {holder_of(positions, owner) or owner for owner in owners}
    return len(holders) == len(owners) and holders.isdisjoint(("", view.position.id))


def _boss(view: Viewpoint, condition: Condition) -> bool:
    above = view.organisation.positions.get(view.position.reports_to)
    words = {above.role.id} | ({"head"} if not above.reports_to else set()) if above else {"none"}
    return not words.isdisjoint(map(str, condition.values))


def _boss_leans(view: Viewpoint, condition: Condition) -> bool:
    above = view.organisation.positions.get(view.position.reports_to)
    return bool(above and (above.given.leaning or "none") in condition.values)


def _reports(view: Viewpoint, condition: Condition) -> bool:
    return _within(len(view.position.reports), condition)


def _leads(view: Viewpoint, condition: Condition) -> bool:
    return _within(people_of(view.organisation, view.setting, view.position.id), condition)


def _report_roles(view: Viewpoint, condition: Condition) -> bool:
    known = view.organisation.positions
    roles: set[Fact] = {known[name].role.id for name in view.position.reports}
    return not roles.isdisjoint(condition.values)


def _with_status(*wanted: str) -> Callable[[Viewpoint, Condition], bool]:
    def test(view: Viewpoint, condition: Condition) -> bool:
        everybody = view.organisation.positions.values()
        return all(
            any(p.role.id == role and p.status in wanted for p in everybody)
            for role in condition.values
        )

    return test


def _limit(view: Viewpoint, condition: Condition) -> bool:
    limits = view.position.given.limits
    there = {"spend": limits.spend is not None, "hire": bool(limits.hire)}
    return all(there[str(value)] for value in condition.values)


def _within(count: int, condition: Condition) -> bool:
    least, most = condition.least, condition.most
    return (least is None or count >= least) and (most is None or count <= most)


_RULES: dict[str, Callable[[Viewpoint, Condition], bool]] = {
    "owns": _entries(lambda view, entry: view.owns(entry)),
    "others_own": _entries(_others_own),
    "boss_owns": _entries(_boss_owns),
    "reports_own": _entries(_reports_own),
    "other_owns": _entries(_other_owns),
    "applies": _entries(lambda view, entry: view.applies(entry)),
    "lacks": _entries(lambda view, entry: not view.applies(entry)),
    "held_apart": _held_apart,
    "hears": _entries(_hears),
    "boss": _boss,
    "boss_leans": _boss_leans,
    "reports": _reports,
    "leads": _leads,
    "report_roles": _report_roles,
    "filled": _with_status("filled"),
    "expected": _with_status("vacant", "planned"),
    "hire": lambda view, condition: view.hire() in condition.values,
    "limit": _limit,
    "level": lambda view, condition: view.position.role.level in condition.values,
    "says": lambda view, condition: all(
        value in view.organisation.company.told for value in condition.values
    ),
    "leaning": lambda view, condition: (view.position.given.leaning or "none") in condition.values,
}
"""One for each of `ABOUT_POSITION`."""
