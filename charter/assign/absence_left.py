"""What an absence leaves undone, as problems with their places and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.absence import Absence, Undecided
from charter.assign.organisation import Organisation, Position
from charter.assign.places import place_of_entry, place_of_position
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, listing


class LeftUndone(NamedTuple):
    """One thing that nobody does meanwhile, and the entries that it is about, id and title."""

    problem: Problem
    items: tuple[tuple[str, str], ...] = ()


def left_undone(organisation: Organisation, absence: Absence) -> Iterator[LeftUndone]:
    """Yield what nobody decides, carries, stops, leads or signs while some are away."""
    yield from _undecided(organisation, absence)
    yield from _too_much(organisation, absence)
    yield from _vetoes(organisation, absence)
    yield from _leaderless(organisation, absence)
    yield from _limits(organisation, absence)


def _undecided(organisation: Organisation, absence: Absence) -> Iterator[LeftUndone]:
    groups: dict[tuple[str, str, str], list[Undecided]] = {}
    for each in absence.undecided:
        if each.reason != "reserved":
            groups.setdefault((each.owner, each.reason, each.asked), []).append(each)
    for (owner, reason, asked), found in groups.items():
        position = organisation.positions[owner]
        count = "1 decision" if len(found) == 1 else f"{len(found)} decisions"
        message = f"nobody decides {count} of '{owner}': it names no deputy"
        hint = f"add 'deputy: POSITION' to '{owner}', with what can wait as 'reserved'"
        if reason == "deputy-away":
            message = f"nobody decides {count} of '{owner}': its deputy '{asked}' is not there"
            message += " either, and has none who is"
            hint = "let the deputy have a deputy who is there at such a time"
        problem = Problem(_deputy(organisation, position), "undecided-in-absence", message, hint)
        yield LeftUndone(problem, tuple((each.entry, each.title) for each in found))


def _too_much(organisation: Organisation, absence: Absence) -> Iterator[LeftUndone]:
    for each in absence.stand_ins:
        if each.breaks:
            message = (
                f"'{each.position}' carries {each.share:.0%} of all work, by weight, "
                f"and {each.before:.0%} while nobody is away"
            )
            hint = "give single decisions to others under 'deputies', or name another deputy"
            place = _place(organisation, each.position)
            yield LeftUndone(Problem(place, "load-in-absence", message, hint))


def _vetoes(organisation: Organisation, absence: Absence) -> Iterator[LeftUndone]:
    for each in absence.vetoes:
        assigned = organisation.assigned(each.what)
        assert assigned is not None, "it has a veto because it applies"
        message = f"nobody can stop '{each.what}' for '{each.position}'"
        hint = f"name a deputy of '{each.position}' who does not decide it, or another veto"
        place = place_of_entry(organisation, assigned)
        items = ((each.what, each.title),)
        yield LeftUndone(Problem(place, "veto-in-absence", message, hint), items)


def _leaderless(organisation: Organisation, absence: Absence) -> Iterator[LeftUndone]:
    bosses: dict[str, list[str]] = {}
    for name in absence.reports:
        bosses.setdefault(organisation.positions[name].reports_to, []).append(name)
    for boss, names in bosses.items():
        verb = "has" if len(names) == 1 else "have"
        reports = listing(f"'{name}'" for name in names)
        message = f"{reports} {verb} no boss while '{boss}' is away"
        hint = f"add 'deputy: POSITION' to '{boss}'"
        place = _deputy(organisation, organisation.positions[boss])
        yield LeftUndone(Problem(place, "no-boss-in-absence", message, hint))


def _limits(organisation: Organisation, absence: Absence) -> Iterator[LeftUndone]:
    for each in absence.limits:
        what = f"spending up to {each.title}" if each.what == "spend" else f"hiring: {each.title}"
        message = f"nobody can sign {what}, as '{each.position}' may"
        hint = "raise the limit of its deputy, or of one above"
        place = organisation.positions[each.position].given.place_of("limits")
        yield LeftUndone(Problem(place, "limit-in-absence", message, hint))


def _deputy(organisation: Organisation, position: Position) -> Place:
    if position.given.deputy:
        return position.given.place_of("deputy")
    return place_of_position(organisation, position)


def _place(organisation: Organisation, name: str) -> Place:
    return place_of_position(organisation, organisation.positions[name])
