"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.utils import format_datetime


def rfc_date(day: date, at: time = time()) -> str:
    """Return a day in the form of both boards' examples: "Tue, 01 Dec 2026 00:00:00 GMT"."""
    return format_datetime(datetime.combine(day, at, UTC), usegmt=True)
