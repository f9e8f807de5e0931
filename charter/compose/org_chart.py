"""Who reports to whom, as boxes and lines: of a whole company, or around one position."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from charter.assign.organisation import Organisation, Position
from charter.assign.positions import holder_of
from charter.compose.wording import Wording, capital

PEERS_AND_REPORTS = 6
"""Where peers and direct reports are more, a small chart leaves the peers out."""
_MOST_REPORTS = 9

_UNSAFE = re.compile(r"[^\w ,.()/'’–-]")
_CLASSES = {
    "vacant": "stroke-dasharray:6 4",
    "planned": "stroke-dasharray:2 3",
    "own": "stroke-width:3px",
}


class Box(NamedTuple):
    """One position. `lines` are what its box says, `classes` how its border is drawn."""

    id: str
    above: str
    lines: tuple[str, ...]
    classes: tuple[str, ...]


class OrgChart(NamedTuple):
    """Boxes, each named before those that report to it. `description` says it all in words."""

    title: str
    description: str
    boxes: tuple[Box, ...]

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
        for name, style in _CLASSES.items():
            members = ",".join(names[box.id] for box in self.boxes if name in box.classes)
            if members:
                lines += [f"classDef {name} {style}", f"class {members} {name}"]
        # Markup, because Mermaid has its own escapes and those of Markdown would show.
        return Markup("\n".join(lines))


def _label(text: str) -> str:
    """Return `text` as a Mermaid label shows it: all but harmless characters as numbers."""
    return _UNSAFE.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split()))


def org_chart(organisation: Organisation) -> OrgChart:
    """Return the chart of a whole company, with titles, holders, and who acts for whom."""
    return _chart(organisation, organisation.positions, f"Org chart of {organisation.company.name}")


def chart_around(organisation: Organisation, name: str) -> OrgChart:
    """Return a small chart: a position, the one above it, its peers and its direct reports."""
    positions = organisation.positions
    position = positions[name]
    peers = [p.id for p in positions.values() if p.reports_to == position.reports_to != ""]
    near = {name, *position.reports[:_MOST_REPORTS]}
    if len(near | set(peers)) <= PEERS_AND_REPORTS + 1:
        near |= set(peers)
    shown = [n for n in positions if n in near or n == position.reports_to]
    return _chart(organisation, shown, f"Place of {position.the} in the company", own=name)


def _chart(organisation: Organisation, names: Iterable[str], title: str, own: str = "") -> OrgChart:
    shown = {name: organisation.positions[name] for name in names}
    boxes = tuple(
        Box(
            id=name,
            above=p.reports_to if p.reports_to in shown else "",
            lines=_lines(organisation, p, small=bool(own)),
            classes=tuple(c for c, on in ((p.status, True), ("own", name == own)) if on),
        )
        for name, p in shown.items()
    )
    return OrgChart(title, _in_words(organisation, boxes), boxes)


def _lines(organisation: Organisation, position: Position, small: bool) -> tuple[str, ...]:
    state = state_of(organisation, position)
    if small:
        return (f"{position.short}, {position.status}" if state else position.short,)
    acts_for = [
        p.short
        for p in organisation.positions.values()
        if p.status != "filled" and holder_of(organisation.positions, p.id) == position.id
    ]
    lines = [
        position.short,
        position.title if position.title != position.short else "",
        position.given.holder if position.status == "filled" else state,
        f"acts for {', '.join(acts_for)}" if acts_for else "",
    ]
    return tuple(line for line in lines if line)


def state_of(organisation: Organisation, position: Position) -> str:
    """Return "vacant, CEO acts" or the like, or nothing for a filled position."""
    if position.status == "filled":
        return ""
    holder = holder_of(organisation.positions, position.id)
    acting = organisation.positions[holder].short if holder else "nobody"
    return f"{position.status}, {acting} acts"


def _in_words(organisation: Organisation, boxes: tuple[Box, ...]) -> str:
    """Return the reporting lines and the states as sentences, for whoever cannot see the chart."""
    words = Wording(organisation)
    below: dict[str, list[str]] = {}
    for box in boxes:
        below.setdefault(box.above, []).append(box.id)
    tops = below.pop("", [])
    told = []
    if tops:
        told.append(f"{words.those(tops)} {'stands' if len(tops) == 1 else 'stand'} at the top")
    for above, names in below.items():
        verb = "reports" if len(names) == 1 else "report"
        told.append(f"{words.those(names)} {verb} to {words.the(above)}")
    for box in boxes:
        position = organisation.positions[box.id]
        if position.status != "filled":
            holder = holder_of(organisation.positions, box.id)
            acting = f"{words.the(holder)} acts" if holder else "nobody acts for it"
            told.append(f"{position.the} is {position.status}, and {acting}")
    return " ".join(f"{capital(sentence)}." for sentence in told)
