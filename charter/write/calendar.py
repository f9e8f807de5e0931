"""Days as a calendar file (RFC 5545) that Outlook, Google and Apple read.

A day has the same UID whenever it is, so that reading a newer file moves it and adds no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from charter.compose.days import NamedDay
from charter.read.files import sha256

_OCTETS = 75
"""Of one line, without its end (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_of(companies: Mapping[str, Sequence[NamedDay]], today: date) -> bytes:
    """Return the days of companies, by what tells each company from the others.

    The same days on the same day give the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//charter//charter//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for company, days in companies.items():
        for one in days:
            lines += _event(company, one, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(company: str, one: NamedDay, today: date) -> Iterable[str]:
    name = sha256("\n".join((company, one.kind, one.position)).encode())[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@charter"
    yield f"DTSTAMP:{_written(today)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_written(one.day)}"
    if one.day < date.max:  # a day without an end lasts that day
        yield f"DTEND;VALUE=DATE:{_written(one.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(one.what)}"
    yield f"DESCRIPTION:{_text(one.more)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _written(day: date) -> str:
    return day.isoformat().replace("-", "")  # four digits of the year, whatever the system


def _text(text: str) -> str:
    """Return text as a value: one line, without characters that no calendar may hold."""
    kept = "".join(c for c in text if c == "\n" or (c >= " " and c != "\x7f"))
    return kept.translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of as many octets as one may have; no letter is cut."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
