"""Everything that the catalogue knows about one id, as labelled paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charter.check.words.meant import called
from charter.cli.options import today
from charter.cli.show.fields import Field
from charter.cli.show.law import law_fields
from charter.cli.show.owners import Owners, entry_owners, position_text
from charter.cli.show.words import (
    JOBS,
    alternatives_text,
    evidence_items,
    origin_text,
    role_name,
    roles_text,
    source_text,
    statement_items,
    text_items,
    when_text,
)
from charter.compose.wording import as_in_catalogue
from charter.facts.catalog import (
    Area,
    Catalog,
    Claim,
    Entry,
    Interface,
    JointOutcome,
    Measure,
    Role,
    Structure,
)
from charter.facts.law import Law
from charter.problems import listing

_WAY = {"up": "more is better", "down": "less is better"}


def describe(catalog: Catalog, found: Any, owners: Owners | None) -> list[Field]:
    """Return the fields of an entry of any kind, without empty ones and without its place."""
    match found:
        case Entry():
            made = _entry(catalog, found, owners)
        case Role():
            made = _role(catalog, found, owners)
        case Structure():
            made = _structure(catalog, found)
        case Measure():
            made = _measure(catalog, found)
        case Interface():
            made = _interface(catalog, found)
        case JointOutcome():
            made = _joint_outcome(catalog, found)
        case Area():
            made = _area(catalog, found)
        case Claim():
            made = _claim(catalog, found)
        case Law():
            made = law_fields(found, today())
        case _:
            made = []
    return [field for field in made if any(field.items)]


def place_field(found: Any, kind: str, shipped: Catalog) -> Field:
    """Return where an entry stands and whether it is shipped, changed or the workspace's own."""
    return Field("Place", (origin_text(found, getattr(shipped, kind)),))


def _entry(catalog: Catalog, entry: Entry, owners: Owners | None) -> list[Field]:
    deciding = entry.kind == "decision"
    dispute = roles_text(catalog, entry.dispute) or "to the position above the owner"
    known = {**catalog.responsibilities, **catalog.decisions}
    made = [
        Field("Decision" if deciding else "Charter", text_items(catalog, entry.charter)),
        Field("Posting", text_items(catalog, entry.posting)),
        Field("Interview", (entry.interview.ask if entry.interview else "",)),
        Field("Area", (_titled(catalog.areas, [entry.area]))),
        Field("Job", (JOBS[entry.job],)),
        Field("Weight", (str(entry.weight),)),
        Field("Applies", (when_text(catalog, entry.when),)),
        Field("Rhythm", (entry.rhythm,)),
        Field("Measures", _titled(catalog.measures, entry.measures)),
        Field("Goes with", _titled(known, entry.goes_with)),
        Field("Touches", _titled(known, entry.touches)),
    ]
    if owners:
        made += entry_owners(owners, entry)
        made.append(Field("Order", (roles_text(catalog, entry.accountable),)))
    else:
        made += [
            Field(
                "Decides" if deciding else "Accountable", (roles_text(catalog, entry.accountable),)
            ),
            Field("Responsible", (alternatives_text(catalog, entry.responsible),)),
            Field("Consulted", (alternatives_text(catalog, entry.consulted),)),
            Field("Informed", (alternatives_text(catalog, entry.informed),)),
            Field("Veto", (alternatives_text(catalog, entry.veto),)),
            Field("Disputes", (dispute,)),
        ]
    made.append(Field("Also called", ("; ".join(called(entry)),)))
    return [*made, Field("Evidence", evidence_items(catalog, entry.evidence))]


def _role(catalog: Catalog, role: Role, owners: Owners | None) -> list[Field]:
    made = [
        Field("Also called", (", ".join([role.abbreviation, *role.aliases]),)),
        Field("Level", (role.level,)),
        Field("Reports to", (roles_text(catalog, role.reports_to),)),
        Field("Job", (JOBS[role.job] if role.core_question else "",)),
        Field("Question", (role.core_question,)),
        Field("Focus", (role.focus,)),
        Field("Closest to", (role.closest_to,)),
        Field("Background", (role.background,)),
        Field("Main risk", (role.main_risk,)),
        Field("Skills", (", ".join(role.skills),)),
        Field("Mission", statement_items(catalog, role.mission)),
        Field("Pitch", statement_items(catalog, role.pitch)),
        Field("Outcomes", statement_items(catalog, role.outcomes)),
        Field("Risks", statement_items(catalog, role.risks)),
        Field("First days", statement_items(catalog, role.first_days)),
        Field("Musts", statement_items(catalog, role.musts)),
        Field("Nice to have", statement_items(catalog, role.nice_to_have)),
        Field(
            "Structures",
            (", ".join(s.id for s in catalog.structures.values() if role.id in s.positions),),
        ),
    ]
    if owners:
        made += _held(owners, role)
    else:
        for label, entries in (
            ("First choice for", catalog.responsibilities),
            ("First to decide", catalog.decisions),
        ):
            first = [e.id for e in entries.values() if e.accountable[:1] == (role.id,)]
            made.append(Field(label, _titled(entries, first)))
    return [*made, Field("Evidence", evidence_items(catalog, role.evidence))]


def _held(owners: Owners, role: Role) -> Iterable[Field]:
    organisation = owners.organisation
    held = [p.id for p in organisation.positions.values() if p.role.id == role.id]
    yield Field(
        "Here",
        tuple(position_text(owners, name) for name in held) or ("no position has this role",),
    )
    for label, made in (
        ("Accountable for", organisation.responsibilities),
        ("Decides", organisation.decisions),
    ):
        yield Field(
            label,
            tuple(f"{n}: {a.entry.title}" for n, a in made.items() if a.accountable in held),
        )


def _structure(catalog: Catalog, structure: Structure) -> list[Field]:
    return [
        Field("Summary", (structure.summary,)),
        Field(
            "Positions",
            tuple(
                f"{role_name(catalog, role)} ({role})"
                + (f", reports to the {role_name(catalog, above)}" if above else ", the head")
                for role, above in structure.positions.items()
            ),
        ),
        Field(
            "Differs",
            tuple(f"{entry}: {role_name(catalog, r)}" for entry, r in structure.assign.items()),
        ),
        Field("Suits", structure.suits),
        Field("Does not suit", structure.does_not_suit),
        Field("Evidence", evidence_items(catalog, structure.evidence)),
    ]


def _measure(catalog: Catalog, measure: Measure) -> list[Field]:
    entries = {**catalog.responsibilities, **catalog.decisions}
    users = [e.id for e in entries.values() if measure.id in e.measures]
    return [
        Field("Definition", (measure.definition,)),
        Field("Unit", (measure.unit,)),
        Field("Direction", (_WAY.get(measure.direction, measure.direction),)),
        Field("Rhythm", (measure.rhythm,)),
        Field("Owner", (roles_text(catalog, measure.owner),)),
        Field("Read from", (measure.source,)),
        Field("Printed", (when_text(catalog, measure.when) if measure.when else "",)),
        Field("Used by", _titled(entries, users)),
        Field("Evidence", evidence_items(catalog, measure.evidence)),
    ]


def _interface(catalog: Catalog, interface: Interface) -> list[Field]:
    first, second = (role_name(catalog, role) for role in interface.between)
    return [
        Field(f"{first} gives", text_items(catalog, interface.first_gives)),
        Field(f"{second} gives", text_items(catalog, interface.second_gives)),
        Field("Rhythm", (interface.rhythm,)),
        Field("Disputes", text_items(catalog, interface.dispute)),
        Field("Evidence", evidence_items(catalog, interface.evidence)),
    ]


def _joint_outcome(catalog: Catalog, outcome: JointOutcome) -> list[Field]:
    entries = {**catalog.responsibilities, **catalog.decisions}
    return [
        Field("Sentence", text_items(catalog, outcome.say)),
        Field("One answers for", _titled(entries, outcome.first)),
        Field("The other for", _titled(entries, outcome.second)),
    ]


def _area(catalog: Catalog, area: Area) -> list[Field]:
    def inside(entries: dict[str, Entry]) -> tuple[str, ...]:
        return _titled(entries, [e.id for e in entries.values() if e.area == area.id])

    return [
        Field("Description", (area.description,)),
        Field("Responsibilities", inside(dict(catalog.responsibilities))),
        Field("Decisions", inside(dict(catalog.decisions))),
    ]


def _claim(catalog: Catalog, claim: Claim) -> list[Field]:
    return [
        Field("Claim", (claim.text,)),
        Field("Source", (source_text(catalog, claim.id),)),
        Field("Cited by", cited_by(catalog, claim.id) or ("nothing",)),
    ]


def cited_by(catalog: Catalog, claim: str) -> tuple[str, ...]:
    """Return the ids and titles of all that cite a claim."""
    return tuple(
        f"{name}: {title_of(catalog, entry)}"
        for entries in (
            catalog.responsibilities,
            catalog.decisions,
            catalog.roles,
            catalog.structures,
            catalog.interfaces,
            catalog.measures,
        )
        for name, entry in entries.items()
        if claim in entry.evidence
    )


def title_of(catalog: Catalog, found: Any) -> str:
    """Return the title of an entry of any kind; for a claim its source."""
    match found:
        case Interface():
            return listing(role_name(catalog, role) for role in found.between)
        case Claim():
            return f"{found.author}, {found.title}"
        case JointOutcome():
            return as_in_catalogue(found.say[-1].say, catalog)
    return str(found.title)


def _titled(entries: Any, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{name}: {entries[name].title}" if name in entries else name for name in names)
