"""Entries as plain data to a `Catalog` of typed entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

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
from charter.facts.interview import interview_question
from charter.facts.said import Phrase, Statement
from charter.load import advice_entries as rules
from charter.load.advice_entries import conditions as _conditions
from charter.load.law_entries import job_law, law
from charter.load.posting_rule_entries import emphasis, posting_border, posting_shape
from charter.load.raw_entry import Entries, RawEntry

if TYPE_CHECKING:
    from charter.facts.moved import Forward


_T = TypeVar("_T")


def build_catalog(version: str, raw: Entries, shipped: Catalog | None = None) -> Catalog:
    """Return the entries, all files laid over each other, as a `Catalog`.

    What no own file changed is taken from `shipped`, the catalogue of the same entries without.
    """

    def made(kind: str, build: Callable[[RawEntry], _T]) -> dict[str, _T]:
        known: Mapping[str, _T] = getattr(shipped, kind) if shipped else {}
        return {
            name: known[name] if name in known and not entry.own else build(entry)
            for name, entry in raw[kind].items()
        }

    areas = made("areas", _area)
    responsibilities = made("responsibilities", partial(_entry, "responsibility"))
    return Catalog(
        version=version,
        areas=areas,
        responsibilities=_in_order(responsibilities, list(areas)),
        decisions=_in_order(made("decisions", partial(_entry, "decision")), list(areas)),
        roles=made("roles", _role),
        own_roles=made("own_roles", _role),
        structures=made("structures", _structure),
        interfaces=made("interfaces", _interface),
        joint_outcomes=made("joint_outcomes", _joint_outcome),
        measures=made("measures", _measure),
        emphases=made("emphases", emphasis),
        posting_borders=made("posting_borders", posting_border),
        posting_shapes=made("posting_shapes", posting_shape),
        claims={
            claim: Claim(
                claim, text, e.data["author"], e.data["title"], e.data.get("date", "undated")
            )
            for e in raw["sources"].values()
            for claim, text in (e.data.get("claims") or {}).items()
        },
        advice=made("advice", rules.advice),
        starving=made("starving", rules.starving),
        hires=made("hires", rules.hire),
        line_questions=made("line_questions", rules.line_question),
        lines=made("lines", rules.advice),
        poor_reasons=made("poor_reasons", rules.poor_reason),
        disagreements=made("disagreements", rules.disagreement),
        pay_evidence=made("pay_evidence", rules.pay_evidence),
        laws=made("laws", law),
        job_laws=made("job_laws", job_law),
        forwarding=made("forwarding", _forward),
    )


def _in_order(entries: dict[str, Entry], areas: list[str]) -> dict[str, Entry]:
    """Return entries in the order of the areas, and within an area in the order of the files."""
    number = {area: at for at, area in enumerate(areas)}
    return dict(sorted(entries.items(), key=lambda each: number.get(each[1].area, len(areas))))


def _area(raw: RawEntry) -> Area:
    get = raw.data.get
    said = (raw.data["id"], raw.data["title"], get("description", ""))
    names = get("posting", ())
    return Area(*said, raw.place, raw.own, (names,) if isinstance(names, str) else tuple(names))


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
        interview=interview_question(raw.data),
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
        say, *also = _wordings(data.get("say", ""))
        found.append(Phrase(say, _conditions(data.get("when")), claimed, place, tuple(also)))
    return tuple(found)


def _wordings(said: str | list[str]) -> list[str]:
    """Return the wordings of one sentence, which may be one."""
    return [said] if isinstance(said, str) else said


def _alternatives(items: list[str | list[str]] | None) -> tuple[tuple[str, ...], ...]:
    return tuple((item,) if isinstance(item, str) else tuple(item) for item in items or ())


def _statements(raw: RawEntry, key: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            id=data.get("id", ""),
            charter=data.get("charter", ""),
            posting=_wordings(data.get("posting", ""))[0],
            risk=data.get("risk", ""),
            watch=data.get("watch", ""),
            by=data.get("by", 0),
            when=_conditions(data.get("when")),
            claims=None if data.get("claims") is None else tuple(data["claims"]),
            place=raw.place_of(key, number),
            interview=interview_question(data),
            needed_by=tuple(data.get("needed_by") or ()),
            also=tuple(_wordings(data.get("posting", ""))[1:]),
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


def _forward(raw: RawEntry) -> Forward:
    from charter.facts.moved import forward

    return forward(raw.data, raw.place, raw.own)
