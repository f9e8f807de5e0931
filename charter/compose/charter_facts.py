"""The table at the head of a charter: who holds the position, reports to whom, and where."""

from __future__ import annotations

from collections.abc import Iterable

from charter.assign.organisation import Position
from charter.assign.positions import holder_of
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.colleagues import team_said
from charter.compose.lines import fields_led
from charter.compose.people import holders_said
from charter.compose.terms import employment_said
from charter.compose.wording import Wording, capital
from charter.facts.languages import message

_REPORTS = {
    "vacant": message("{position} (vacant)"),
    "planned": message("{position} (planned)"),
}
_HELD_FOR = {
    "vacant": message(
        "Nobody yet: the position is open; {position} answers for this work until somebody starts"
    ),
    "planned": message(
        "Nobody yet: the position is planned and not yet open; {position} answers for this work "
        "until somebody starts"
    ),
}
_AT_THE_LATEST = message("{held}, at the latest on {day}")
_HELD_BY_NOBODY = {
    "vacant": message("Nobody yet: the position is open, and nobody acts for it"),
    "planned": message(
        "Nobody yet: the position is planned and not yet open, and nobody acts for it"
    ),
}


_AND_FOR_IT = message("{held}, and {holder} until {position} starts")
"""Where whoever acts is not there yet either."""

ALSO_REPORTS_TO = message("Also reports to (dotted line)")
ALSO_REPORT_HERE = message("Also report to this position (dotted line)")
HELD_BY, _ACTS_AS = message("Held by"), message("Also acts as")
_LEADS_MEANWHILE = message("Also leads meanwhile")
"""Not among direct reports: theirs is another line, in their charters and the org chart."""
STARTS = message("Start"), message("Planned start")
"""What the day is called on which a holder starts or did, and that of a post nobody holds yet."""
_VALID_FROM, _HOLDS_FROM = message("Valid from"), message("It holds from {day}.")


_UNTIL_DAY = message("{positions}, until {until} at the latest")
_UNTIL_SOMEBODY = message("{positions}, until somebody starts")
_UNTIL_START = message("{positions}, until {until} starts")


def holding_labels(words: Wording) -> frozenset[str]:
    """Return the labels of what says who holds a position, and from when its charter holds."""
    return frozenset(map(words.say, (HELD_BY, _ACTS_AS, _LEADS_MEANWHILE, *STARTS, _VALID_FROM)))


def holds_from(words: Wording, day: str) -> str:
    """Return the sentence that says from which day a charter holds."""
    return words.say(_HOLDS_FROM, day=day)


def status_marks(words: Wording) -> tuple[str, ...]:
    """Return what follows the name of a position that nobody holds."""
    return tuple(f" {words.say(said, position='').strip()}" for said in _REPORTS.values())


def facts_of(view: Viewpoint, words: Wording) -> tuple[tuple[str, str], ...]:
    """Return the labels and values of a position's charter; no value, no line."""
    position = view.position
    valid_from, terms = words.organisation.company.valid_from, position.given.employment
    facts = [
        (HELD_BY, _holding(position, words)),
        (_ACTS_AS, _acts_as(position, words)),
        (message("Reports to"), capital(words.above(position) or "")),
        (ALSO_REPORTS_TO, _others(words, position.given.also_reports_to)),
        (message("Direct reports"), capital(reports_said(view, words))),
        (message("Teams"), "; ".join(team_said(words, team) for team in position.given.teams)),
        (_LEADS_MEANWHILE, capital(_led_meanwhile(view, words))),
        (ALSO_REPORT_HERE, _others(words, _dotted(view))),
        (message("Place of work"), words.places(position)),
        (message("Employment"), employment_said(terms, words) if terms.in_full else ""),
        (
            STARTS[position.status != "filled"],
            words.day(position.given.start) if position.given.start else "",
        ),
        (message("Date of this charter"), words.day(view.day)),
        (_VALID_FROM, words.day(valid_from) if valid_from else ""),
    ]
    return tuple((words.say(label), value) for label, value in facts if value)


def _dotted(view: Viewpoint) -> list[str]:
    positions, me = view.organisation.positions, view.position.id
    return [name for name, p in positions.items() if me in p.given.also_reports_to]


def _others(words: Wording, names: Iterable[str]) -> str:
    return capital(words.those(names))


def reports_said(view: Viewpoint, words: Wording) -> str:
    """Return who reports to a position, in running text: positions, and people of its fields.

    The people of a planned post report to the one above it until it starts, as postings say, unless
    somebody else acts for it.
    """
    described, until_then = [], []
    for name in view.position.reports:
        below, the = view.organisation.positions[name], words.the(name)
        said = _REPORTS.get(below.status)
        described.append(words.say(said, position=the) if said else the)
        if theirs := _kept_for(view, below, words):
            people = words.listing(theirs)
            until_then.append(words.say(_UNTIL_IT_STARTS, fields=people, position=the))
    if fields := fields_led(view, words):
        said = message("the people in {fields}")
        described.append(words.say(said, fields=words.listing(fields)))
    described += until_then
    return words.listing(described) if described else words.say("nobody")


_UNTIL_IT_STARTS = message("the people in {fields} until {position} starts")


def _kept_for(view: Viewpoint, post: Position, words: Wording) -> list[str]:
    """Return the fields whose people the position above leads for a planned post."""
    if post.status != "planned" or post.acting not in ("", post.reports_to):
        return []
    return fields_led(viewpoint(view.organisation, post, view.day), words)


def _led_meanwhile(view: Viewpoint, words: Wording) -> str:
    """Return who reports to the posts that this one acts for, until those start.

    A post that nobody holds is led by nobody.
    The people of a planned post are led by the one above it, where that one acts for it.
    """
    positions, me = view.organisation.positions, view.position.id
    said = []
    for name, post in positions.items():
        if post.status == "filled" or holder_of(positions, name) != me:
            continue
        there = (below for below in post.reports if positions[below].status == "filled")
        led = [words.the(below) for below in there if below != me]
        fields = []
        if not _kept_for(view, post, words):
            fields += fields_led(viewpoint(view.organisation, post, view.day), words)
        for below in post.reports:
            fields += _kept_for(view, positions[below], words)
        if fields:
            led.append(words.say(message("the people in {fields}"), fields=words.listing(fields)))
        if led:
            who, the = words.listing(led), words.the(name)
            said.append(words.say(_UNTIL_START, positions=who, until=the))
    return "; ".join(said)


def _holding(position: Position, words: Wording) -> str:
    if position.status == "filled":
        return holders_said(position, words)
    holder = holder_of(words.organisation.positions, position.id)
    if holder is None:
        return words.say(_HELD_BY_NOBODY[position.status])
    acting = words.the(position.acting)
    held = words.say(_HELD_FOR[position.status], position=acting)
    if last := position.given.acting_until:
        held = words.say(_AT_THE_LATEST, held=held, day=words.day(last))
    if holder != position.acting:
        held = words.say(_AND_FOR_IT, held=held, holder=words.the(holder), position=acting)
    return held


def _acts_as(position: Position, words: Wording) -> str:
    """Return the other positions whose work this one does, and until when."""
    positions = words.organisation.positions
    until: dict[tuple[str, str], list[str]] = {}
    for other in positions.values():
        first, last = other.acting, other.given.acting_until
        if position.id not in (first, holder_of(positions, other.id)) or other.status == "filled":
            continue
        if first != position.id:
            how = (_UNTIL_START, words.the(first))
        else:
            how = (_UNTIL_DAY, words.day(last)) if last else (_UNTIL_SOMEBODY, "")
        until.setdefault(how, []).append(other.id)
    said = (
        words.say(how, positions=words.those(names), until=end)
        for (how, end), names in until.items()
    )
    return capital("; ".join(said))
