"""A feed as XML: every value in CDATA, as boards ask, whatever is in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape

from charter.named_tuples import NamedTuple

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


class FeedElement(NamedTuple):
    """One element: a text, or other elements; job boards have no attributes, Atom has."""

    name: str
    text: str = ""
    children: tuple[FeedElement, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


def document(root: FeedElement) -> bytes:
    """Return a whole file."""
    return (HEAD + "".join(_lines(root, 0))).encode()


def filled(elements: Iterable[FeedElement]) -> tuple[FeedElement, ...]:
    """Return the elements that say something."""
    return tuple(one for one in elements if one.text or one.children or one.attributes)


def rfc_date(day: date, at: time = time()) -> str:
    """Return a day in the form of both boards' examples: "Tue, 01 Dec 2026 00:00:00 GMT"."""
    return format_datetime(datetime.combine(day, at, UTC), usegmt=True)


def iso_time(day: date) -> str:
    """Return the beginning of a day as RFC 3339 has it: "2026-12-01T00:00:00Z"."""
    return f"{day.isoformat()}T00:00:00Z"


def _lines(element: FeedElement, depth: int) -> Iterator[str]:
    lead = "  " * depth
    opened = element.name + "".join(f' {name}="{_value(v)}"' for name, v in element.attributes)
    if element.children:
        yield f"{lead}<{opened}>\n"
        for child in element.children:
            yield from _lines(child, depth + 1)
        yield f"{lead}</{element.name}>\n"
    elif depth == 0 or (element.attributes and not element.text):
        yield f"{lead}<{opened}/>\n"
    else:
        yield f"{lead}<{opened}>{_cdata(element.text)}</{element.name}>\n"


def _value(text: str) -> str:
    return escape("".join(map(_character, text)))


def _cdata(text: str) -> str:
    clean = "".join(map(_character, text))
    # "]]>" would end the section; it is split over two.
    return f"<![CDATA[{clean.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _character(sign: str) -> str:
    if sign in "\n\t" or sign.isprintable():
        return sign
    if unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Co"):
        return ""
    return " " if unicodedata.category(sign) in ("Zl", "Zp") else sign
