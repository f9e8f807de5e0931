"""Entries of catalog/law to typed data."""

from __future__ import annotations

from datetime import date
from typing import Any

from charter.facts.law import Earlier, JobLaw, Law, LawReach, LawSource, StatedWords
from charter.load.advice_entries import Laid
from charter.problems import Place


def law(raw: Laid) -> Law:
    """Return what one place asks of a posting."""
    get = raw.data.get
    place: Place = raw.place
    earlier, reach = get("earlier"), get("reach") or {}
    return Law(
        id=get("id", ""),
        title=get("title", ""),
        name=get("name", ""),
        places=tuple(get("places") or ()),
        cities=tuple(get("cities") or ()),
        finding=get("finding", "duty"),
        starts=_day(get("from")),
        enforced=_day(get("enforced_from")),
        earlier=Earlier(date.fromisoformat(earlier["from"]), earlier["stage"]) if earlier else None,
        planned=get("planned", ""),
        stage=get("stage", "advert"),
        employees=get("employees"),
        counted=get("counted", "unknown"),
        somebody_there=get("somebody_there"),
        who=get("who", ""),
        reach=LawReach(*(_said(reach.get(key)) for key in ("remote", "reports_into", "based"))),
        shows=tuple(get("shows") or ()),
        always=tuple(get("always") or ()),
        only_if=get("only_if", ""),
        not_for=tuple(get("not_for") or ()),
        statute=get("statute", ""),
        form=get("form", ""),
        forms=tuple((get("forms") or {}).items()),
        closed=get("closed", False),
        link=get("link", False),
        widest=get("widest"),
        widest_share=get("widest_share"),
        proposed=get("proposed", False),
        no_pay_above=get("no_pay_above"),
        currency=get("currency", ""),
        exceptions=tuple(get("exceptions") or ()),
        also=tuple(get("also") or ()),
        keep=get("keep", ""),
        note=get("note", ""),
        statement=get("statement", ""),
        said=tuple(StatedWords(*pair) for pair in (get("said") or {}).items()),
        sources=_sources(raw),
        searched=get("searched", ""),
        looked=_day(get("looked")),
        law_read=get("law_read", False),
        confidence=get("confidence", "one"),
        open=tuple(get("open") or ()),
        place=place,
        own=raw.own,
    )


def job_law(raw: Laid) -> JobLaw:
    """Return what the law of one place asks of a job description."""
    get = raw.data.get
    return JobLaw(
        id=get("id", ""),
        places=tuple(get("places") or ()),
        name=get("name", ""),
        title=get("title", ""),
        say=get("say", ""),
        functions=get("functions", ""),
        before_advert=get("before_advert", False),
        settles=get("settles", ""),
        sources=_sources(raw),
        law_read=get("law_read", False),
        open=tuple(get("open") or ()),
        place=raw.place,
        own=raw.own,
    )


def _sources(raw: Laid) -> tuple[LawSource, ...]:
    return tuple(
        LawSource(one["page"], one["speaks_for"], one.get("read", ""))
        for one in raw.data.get("sources") or ()
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _said(value: Any) -> str:
    """Return how far a law reaches in words: true and false are yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value or "unknown"
