"""Entries as plain data to a `Catalog` of typed entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from charter.problems import Place
from charter.read import advice_entries as rules
from charter.read.advice_entries import conditions as _conditions
from charter.read.catalog import (
    Area,
    Catalog,
    Claim,
    Entry,
    Interface,
    JointOutcome,
    Measure,
    Phrase,
    Role,
    Statement,
    Structure,
)
from charter.read.law_entries import job_law, law
from charter.read.yaml_source import Path_, Source

if TYPE_CHECKING:
    from charter.read.moved import Forward


class RawEntry:
    """An entry while files are laid over each other: its keys, each with the file it came from.

    A catalogue that was compiled has no files for its keys; `own_keys` are the workspace's anyhow.
    """

    __slots__ = ("data", "keys", "own", "own_keys", "place")

    def __init__(
        self, data: dict[str, Any], place: Place, own: bool, keys: dict[str, tuple[Source, Path_]]
    ) -> None:
        self.data = data
        self.place = place
        self.own = own
        self.keys = keys
        self.own_keys = set(keys) if own else set()

    def place_of(self, *at: str | int) -> Place:
        """Return where the value at `at` stands, in whichever file gave it.

        Of an entry that the workspace changed this is the workspace's file, as where the catalogue
        was compiled: what it says may be reworded there.
        """
        if at and at[0] in (self.own_keys if self.own else self.keys):
            source, base = self.keys[str(at[0])]
            return source.place((*base, *at))
        return self.place


Entries = dict[str, dict[str, RawEntry]]
"""Entries by kind and id, while files are laid over each other."""


def build_catalog(version: str, raw: Entries) -> Catalog:
    """Return the entries, all files laid over each other, as a `Catalog`."""
    return Catalog(
        version=version,
        areas={
            name: Area(name, e.data["title"], e.data.get("description", ""), e.place, e.own)
            for name, e in raw["areas"].items()
        },
        responsibilities=_entries("responsibility", raw["responsibilities"], list(raw["areas"])),
        decisions=_entries("decision", raw["decisions"], list(raw["areas"])),
        roles={n: _role(e) for n, e in raw["roles"].items()},
        own_roles={n: _role(e) for n, e in raw["own_roles"].items()},
        structures={n: _structure(e) for n, e in raw["structures"].items()},
        interfaces={n: _interface(e) for n, e in raw["interfaces"].items()},
        joint_outcomes={n: _joint_outcome(e) for n, e in raw["joint_outcomes"].items()},
        measures={n: _measure(e) for n, e in raw["measures"].items()},
        claims={
            claim: Claim(
                claim, text, e.data["author"], e.data["title"], e.data.get("date", "undated")
            )
            for e in raw["sources"].values()
            for claim, text in (e.data.get("claims") or {}).items()
        },
        advice={n: rules.advice(e) for n, e in raw["advice"].items()},
        starving={n: rules.starving(e) for n, e in raw["starving"].items()},
        hires={n: rules.hire(e) for n, e in raw["hires"].items()},
        line_questions={n: rules.line_question(e) for n, e in raw["line_questions"].items()},
        lines={n: rules.advice(e) for n, e in raw["lines"].items()},
        poor_reasons={n: rules.poor_reason(e) for n, e in raw["poor_reasons"].items()},
        disagreements={n: rules.disagreement(e) for n, e in raw["disagreements"].items()},
        pay_evidence={n: rules.pay_evidence(e) for n, e in raw["pay_evidence"].items()},
        laws={n: law(e) for n, e in raw["laws"].items()},
        job_laws={n: job_law(e) for n, e in raw["job_laws"].items()},
        forwarding={n: forward(e) for n, e in raw["forwarding"].items()},
    )


def _entries(kind: str, raw: dict[str, RawEntry], areas: list[str]) -> dict[str, Entry]:
    """Return entries in the order of the areas, and within an area in the order of the files."""

    def order(item: tuple[str, RawEntry]) -> int:
        area = item[1].data.get("area")
        return areas.index(area) if area in areas else len(areas)

    return {name: _entry(kind, entry) for name, entry in sorted(raw.items(), key=order)}


def _entry(kind: str, raw: RawEntry) -> Entry:
    get = raw.data.get
    return Entry(
        kind=cast(Any, kind),
        id=get("id", ""),
        title=get("title", ""),
        area=get("area", ""),
        job=get("job", "both"),
        weight=get("weight", 1),
        phrase=get("phrase", ""),
        charter=_texts(raw, "charter"),
        posting=_texts(raw, "posting"),
        accountable=tuple(get("decides" if kind == "decision" else "accountable") or ()),
        responsible=_alternatives(get("responsible")),
        consulted=_alternatives(get("consulted")),
        informed=_alternatives(get("informed")),
        veto=_alternatives(get("veto")),
        dispute=tuple(get("dispute") or ()),
        limit=get("limit", ""),
        authority=get("authority", ""),
        rhythm=get("rhythm", ""),
        measures=tuple(get("measures") or ()),
        goes_with=tuple(get("goes_with") or ()),
        touches=tuple(get("touches") or ()),
        when=_conditions(get("when")),
        evidence=tuple(get("evidence") or ()),
        said_as=tuple(get("said_as") or ()),
        place=raw.place,
        own=raw.own,
    )


def _texts(raw: RawEntry, key: str) -> tuple[Phrase, ...]:
    """Return a text, wordings of it, or a list of texts, each with or without conditions."""
    given = raw.data.get(key) or ()
    found = []
    for number, one in enumerate([given] if isinstance(given, str) else given):
        data: dict[str, Any] = {"say": one} if isinstance(one, str) else one
        claims = data.get("claims")
        at = (key,) if isinstance(given, str) else (key, number)
        # Of what is shipped, only entries have a place: a wheel's catalogue has no other.
        place = raw.place_of(*at) if raw.own else None
        claimed = None if claims is None else tuple(claims)
        found.append(Phrase(data.get("say", ""), _conditions(data.get("when")), claimed, place))
    return tuple(found)


def _alternatives(items: list[str | list[str]] | None) -> tuple[tuple[str, ...], ...]:
    return tuple((item,) if isinstance(item, str) else tuple(item) for item in items or ())


def _statements(raw: RawEntry, key: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=data.get("id", ""),
            charter=data.get("charter", ""),
            posting=data.get("posting", ""),
            risk=data.get("risk", ""),
            watch=data.get("watch", ""),
            by=data.get("by", 0),
            when=_conditions(data.get("when")),
            claims=None if data.get("claims") is None else tuple(data["claims"]),
            place=raw.place_of(key, number),
            needed_by=tuple(data.get("needed_by") or ()),
        )
        for number, data in enumerate(raw.data.get(key) or ())
    )


def _role(raw: RawEntry) -> Role:
    get = raw.data.get
    return Role(
        id=get("id", ""),
        title=get("title", ""),
        abbreviation=get("abbreviation", ""),
        aliases=tuple(get("aliases") or ()),
        level=get("level", ""),
        reports_to=tuple(get("reports_to") or ()),
        job=get("job", "both"),
        core_question=get("core_question", ""),
        focus=get("focus", ""),
        closest_to=get("closest_to", ""),
        background=get("background", ""),
        main_risk=get("main_risk", ""),
        skills=tuple(get("skills") or ()),
        mission=_statements(raw, "mission"),
        pitch=_statements(raw, "pitch"),
        outcomes=_statements(raw, "outcomes"),
        risks=_statements(raw, "risks"),
        first_days=_statements(raw, "first_days"),
        musts=_statements(raw, "musts"),
        nice_to_have=_statements(raw, "nice_to_have"),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
        since=get("since", ""),
    )


def _structure(raw: RawEntry) -> Structure:
    get = raw.data.get
    assign = get("assign") or {}
    return Structure(
        id=get("id", ""),
        title=get("title", ""),
        summary=get("summary", ""),
        positions=dict(get("positions") or {}),
        assign=assign,
        assign_places={name: raw.place_of("assign", name) for name in assign},
        suits=tuple(get("suits") or ()),
        does_not_suit=tuple(get("does_not_suit") or ()),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def _interface(raw: RawEntry) -> Interface:
    get = raw.data.get
    first, second = raw.data["between"]
    return Interface(
        id=get("id", ""),
        between=(first, second),
        first_gives=_texts(raw, "first_gives"),
        second_gives=_texts(raw, "second_gives"),
        rhythm=get("rhythm", ""),
        dispute=_texts(raw, "dispute"),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
        in_line=get("in_line", False),
        own_dispute="dispute" in raw.own_keys,
    )


def _joint_outcome(raw: RawEntry) -> JointOutcome:
    get = raw.data.get
    return JointOutcome(
        id=get("id", ""),
        first=tuple(get("first") or ()),
        second=tuple(get("second") or ()),
        say=_texts(raw, "say"),
        place=raw.place,
        own=raw.own,
    )


def _measure(raw: RawEntry) -> Measure:
    get = raw.data.get
    return Measure(
        id=get("id", ""),
        title=get("title", ""),
        definition=get("definition", ""),
        unit=get("unit", ""),
        direction=get("direction", ""),
        rhythm=get("rhythm", ""),
        owner=tuple(get("owner") or ()),
        each=get("each", False),
        source=get("source", ""),
        when=_conditions(get("when")),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def forward(raw: RawEntry) -> Forward:
    """Return a forwarding line as typed data."""
    from charter.read.moved import Forward

    get = raw.data.get
    return Forward(
        id=get("id", ""),
        of=get("of", ""),
        kind=get("kind", "renamed"),
        to=tuple(get("to") or ()),
        since=get("since", ""),
        why=get("why", ""),
        place=raw.place,
        own=raw.own,
    )
