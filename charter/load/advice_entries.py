"""Entries of advice.yaml to typed data."""

from __future__ import annotations

from typing import Any, Protocol

from charter.facts.advice_types import Disagreement, LineQuestion, PayEvidence, PoorReason
from charter.facts.catalog import AdviceRule, HireRule, StarvingRule
from charter.facts.said import Condition
from charter.problems import Place


class Laid(Protocol):
    """An entry after all files were laid over each other."""

    data: dict[str, Any]
    place: Place
    own: bool


def conditions(when: dict[str, Any] | None) -> tuple[Condition, ...]:
    """Return the conditions under `when`."""
    return tuple(
        Condition(fact, least=wanted.get("min"), most=wanted.get("max"))
        if isinstance(wanted, dict)
        else Condition(fact, tuple(wanted))
        for fact, wanted in (when or {}).items()
    )


def advice(raw: Laid) -> AdviceRule:
    """Return a rule that speaks for or against structures, or bosses."""
    get = raw.data.get
    return AdviceRule(
        id=get("id", ""),
        when=conditions(get("when")),
        speaks_for=tuple(get("for") or ()),
        speaks_against=tuple(get("against") or ()),
        weight=get("weight", 1),
        reason=get("reason", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
        about=get("about", ""),
    )


def starving(raw: Laid) -> StarvingRule:
    """Return a rule that says which job starves."""
    get = raw.data.get
    return StarvingRule(
        id=get("id", ""),
        when=conditions(get("when")),
        job=get("job", "both"),
        weight=get("weight", 1),
        reason=get("reason", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def hire(raw: Laid) -> HireRule:
    """Return a rule that says which hire comes first."""
    get = raw.data.get
    return HireRule(
        id=get("id", ""),
        when=conditions(get("when")),
        side=get("side", "both"),
        level=get("level", ""),
        reason=get("reason", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def line_question(raw: Laid) -> LineQuestion:
    """Return a question about who reports to whom."""
    get, of = raw.data.get, raw.data.get("of") or {}
    return LineQuestion(
        id=get("id", ""),
        question=get("question", ""),
        stays=get("stays", ""),
        roles=tuple(of.get("roles") or ()),
        owns=tuple(of.get("owns") or ()),
        owns_none=tuple(of.get("owns_none") or ()),
        together=tuple(of.get("together") or ()),
        unless_boss=tuple(get("unless_boss") or ()),
        place=raw.place,
        own=raw.own,
    )


def poor_reason(raw: Laid) -> PoorReason:
    """Return a reason that is poor."""
    get = raw.data.get
    return PoorReason(
        id=get("id", ""),
        title=get("title", ""),
        why=get("why", ""),
        instead=get("instead", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )


def disagreement(raw: Laid) -> Disagreement:
    """Return a disagreement between sources."""
    get = raw.data.get
    return Disagreement(
        id=get("id", ""),
        title=get("title", ""),
        sides=tuple((s["says"], tuple(s["evidence"])) for s in get("sides") or () if s),
        counted=get("counted", ""),
        place=raw.place,
        own=raw.own,
    )


def pay_evidence(raw: Laid) -> PayEvidence:
    """Return what a source says about pay."""
    get = raw.data.get
    return PayEvidence(
        id=get("id", ""),
        role=get("role", ""),
        what=get("what", ""),
        least=get("min", 0),
        most=get("max"),
        open=get("open", False),
        currency=get("currency", ""),
        country=get("place", ""),
        year=get("year"),
        note=get("note", ""),
        evidence=tuple(get("evidence") or ()),
        place=raw.place,
        own=raw.own,
    )
