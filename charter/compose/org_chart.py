"""Who reports to whom, as boxes and lines: of a whole company, or around one position."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from charter.assign.organisation import Organisation, Position
from charter.assign.positions import holder_of
from charter.compose.people import with_last_day
from charter.compose.wording import Wording, capital
from charter.facts.languages import message
from charter.named_tuples import NamedTuple

PEERS_AND_REPORTS = 6
"""Where peers and direct reports are more, a small chart leaves the peers out."""
_MOST_REPORTS = 9

_PLACE = message("Place of {position} in the {organisation}")
_UNSAFE = re.compile(r"[^\w ,.()/'’–-]")
_CLASSES = {
    "vacant": "stroke-dasharray:6 4",
    "planned": "stroke-dasharray:2 3",
    "own": "stroke-width:3px",
}


class ChartBox(NamedTuple):
    """One position. `lines` are what its box says, `classes` how its border is drawn.

    `dotted` are the boxes that it reports to beside the one above.
    """

    id: str
    above: str
    lines: tuple[str, ...]
    classes: tuple[str, ...]
    dotted: tuple[str, ...] = ()


class OrgChart(NamedTuple):
    """Boxes, each named before those that report to it. `description` says it all in words."""

    title: str
    description: str
    boxes: tuple[ChartBox, ...]

    @property
    def mermaid(self) -> Markup:
        """Return the lines of a Mermaid flowchart; what a person wrote cannot end a label."""
        names = {box.id: f"p{number}" for number, box in enumerate(self.boxes, 1)}
        lines = [f"accTitle: {_label(self.title)}", f"accDescr: {_label(self.description)}"]
        lines += [
            f'{names[box.id]}["{"<br/>".join(map(_label, box.lines))}"]' for box in self.boxes
        ]
        lines += [
            f"{names[box.above]} --> {names[box.id]}" for box in self.boxes if box.above in names
        ]
        lines += [
            f"{names[other]} -.-> {names[box.id]}"
            for box in self.boxes
            for other in box.dotted
            if other in names
        ]
        for name, style in _CLASSES.items():
            members = ",".join(names[box.id] for box in self.boxes if name in box.classes)
            if members:
                lines += [f"classDef {name} {style}", f"class {members} {name}"]
        # Markup, because Mermaid has its own escapes and those of Markdown would show.
        return Markup("\n".join(lines))


def _label(text: str) -> str:
    """Return `text` as a Mermaid label shows it: all but harmless characters as numbers."""
    return _UNSAFE.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split()))


_STATES = {
    "vacant": message("vacant"),
    "planned": message("planned"),
}
_ACTED_FOR = {
    "vacant": message("vacant, {acting} acts"),
    "planned": message("planned, {acting} acts"),
}
_TOLD = {
    "vacant": message("{position} is vacant, and {acting} acts."),
    "planned": message("{position} is planned, and {acting} acts."),
}
_TOLD_UNTIL = {
    "vacant": message("{position} is vacant, and {acting} acts until {day}."),
    "planned": message("{position} is planned, and {acting} acts until {day}."),
}
_TOLD_OF_NOBODY = {
    "vacant": message("{position} is vacant, and nobody acts for it."),
    "planned": message("{position} is planned, and nobody acts for it."),
}


_ALSO = message("{position} also reports to {managers}, by a dotted line.")


def org_chart(organisation: Organisation) -> OrgChart:
    """Return the chart of a whole company, with titles, holders, and who acts for whom."""
    words = Wording(organisation)
    title = words.say("Org chart of {company}", company=organisation.company.name)
    return _chart(words, organisation.positions, title)


def chart_around(organisation: Organisation, name: str) -> OrgChart:
    """Return a small chart: a position, the one above it, its peers and its direct reports."""
    words, positions = Wording(organisation), organisation.positions
    position = positions[name]
    peers = [p.id for p in positions.values() if p.reports_to == position.reports_to != ""]
    near = {name, *position.reports[:_MOST_REPORTS], *position.given.also_reports_to}
    near |= {p.id for p in positions.values() if name in p.given.also_reports_to}
    if len(near | set(peers)) <= PEERS_AND_REPORTS + 1:
        near |= set(peers)
    shown = [n for n in positions if n in near or n == position.reports_to]
    title = words.say(_PLACE, position=words.the(name), organisation=words.kind())
    return _chart(words, shown, title, own=name)


def _chart(words: Wording, names: Iterable[str], title: str, own: str = "") -> OrgChart:
    organisation = words.organisation
    shown = {name: organisation.positions[name] for name in names}
    boxes = tuple(
        ChartBox(
            id=name,
            above=p.reports_to if p.reports_to in shown else "",
            lines=_lines(words, p, small=bool(own)),
            classes=tuple(c for c, on in ((p.status, True), ("own", name == own)) if on),
            dotted=tuple(other for other in p.given.also_reports_to if other in shown),
        )
        for name, p in shown.items()
    )
    told = _in_words(words, boxes, dates=not own)
    words.complete()
    return OrgChart(title, told, boxes)


def _lines(words: Wording, position: Position, small: bool) -> tuple[str, ...]:
    positions = words.organisation.positions
    state = state_of(words, position)
    if small:
        if not state:
            return (position.short,)
        return (f"{position.short}, {words.say(_STATES[position.status])}",)
    acts_for = [
        p.short
        for p in positions.values()
        if p.status != "filled" and holder_of(positions, p.id) == position.id
    ]
    lines = [
        position.short,
        position.title if position.title != position.short else "",
        *([one.name for one in position.given.holders] if position.status == "filled" else [state]),
        words.say("acts for {positions}", positions=", ".join(acts_for)) if acts_for else "",
    ]
    return tuple(line for line in lines if line)


def state_of(words: Wording, position: Position) -> str:
    """Return "vacant, CEO acts" or the like, with its last day, or nothing where it is filled."""
    if position.status == "filled":
        return ""
    positions = words.organisation.positions
    holder = holder_of(positions, position.id)
    acting = positions[holder].short if holder else words.say("nobody")
    said = words.say(_ACTED_FOR[position.status], acting=acting)
    return with_last_day(said, position, words) if holder else said


def _in_words(words: Wording, boxes: tuple[ChartBox, ...], dates: bool) -> str:
    """Return the reporting lines and the states as sentences, for whoever cannot see the chart.

    A chart with `dates` says until when somebody acts.
    """
    positions = words.organisation.positions
    below: dict[str, list[str]] = {}
    for box in boxes:
        below.setdefault(box.above, []).append(box.id)
    tops = below.pop("", [])
    told = []
    above_all = [name for name in tops if not positions[name].reports_to]
    if above_all:
        one = message("{position} stands at the top.")
        many = message("{positions} stand at the top.")
        told.append(_of_any(words, one, many, above_all))
    for name in tops:
        if above := positions[name].reports_to:
            one = message("The chart begins with {position}, who reports to {manager}.")
            the, manager = words.the(name), words.the(above)
            told.append(words.say(one, position=the, manager=manager))
    for above, names in below.items():
        one = message("{position} reports to {manager}.")
        many = message("{positions} report to {manager}.")
        told.append(_of_any(words, one, many, names, manager=words.the(above)))
    told += [
        words.say(_ALSO, position=words.the(box.id), managers=words.those(box.dotted))
        for box in boxes
        if box.dotted
    ]
    for box in boxes:
        status = positions[box.id].status
        if status == "filled":
            continue
        name, holder = words.the(box.id), holder_of(positions, box.id)
        last = positions[box.id].given.acting_until if dates else None
        if holder:
            said, day = (_TOLD_UNTIL, words.day(last)) if last else (_TOLD, "")
            acting = words.the(holder)
            told.append(words.say(said[status], position=name, acting=acting, day=day))
        else:
            told.append(words.say(_TOLD_OF_NOBODY[status], position=name))
    return " ".join(map(capital, told))


def _of_any(words: Wording, one: str, many: str, names: list[str], **more: str) -> str:
    """Return a message about one position, or the one about several."""
    those = words.those(names)
    if len(names) == 1:
        return words.say(one, position=those, **more)
    return words.say(many, positions=those, **more)
