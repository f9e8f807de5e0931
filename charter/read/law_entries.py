"""Entries of catalog/law to typed data."""

from __future__ import annotations

from datetime import date

from charter.problems import Place
from charter.read.advice_entries import Laid
from charter.read.law import Law, StatedWords


def law(raw: Laid) -> Law:
    """Return what one place asks of a posting."""
    get = raw.data.get
    starts = get("from")
    place: Place = raw.place
    return Law(
        id=get("id", ""),
        title=get("title", ""),
        name=get("name", ""),
        places=tuple(get("places") or ()),
        cities=tuple(get("cities") or ()),
        starts=date.fromisoformat(starts) if starts else None,
        employees=get("employees"),
        counted=get("counted", "unknown"),
        stage=get("stage", "advert"),
        status=get("status", "in-force"),
        shows=tuple(get("shows") or ()),
        form=get("form", ""),
        widest=get("widest"),
        no_pay_above=get("no_pay_above"),
        currency=get("currency", ""),
        remote=get("remote", True),
        reports_into=get("reports_into", False),
        statement=get("statement", ""),
        said=tuple(StatedWords(*pair) for pair in (get("said") or {}).items()),
        also=tuple(get("also") or ()),
        source=get("source", ""),
        checked=date.fromisoformat(get("checked", "0001-01-01")),
        place=place,
        own=raw.own,
    )
