"""What a check says about a posting: the words, why they matter, and what to write instead."""

from __future__ import annotations

from typing import Literal

from charter.named_tuples import NamedTuple
from charter.problems import Place

Severity = Literal["error", "advice"]
OWN_JUDGEMENT = "our own judgement"


class Remark(NamedTuple):
    """One thing to change or to think about. `code` is stable; `quote` is the words themselves.

    `source` is where the reason comes from, with an address, or "our own judgement".
    """

    severity: Severity
    code: str
    place: Place
    quote: str
    message: str
    why: str
    source: str
    instead: str


def in_reading_order(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Return remarks with errors first, each kind by place; those on the whole text come last."""
    return tuple(
        sorted(remarks, key=lambda r: (r.severity != "error", not r.place.line, r.place, r.code))
    )
