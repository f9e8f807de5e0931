"""The names that a template can use; the same in Markdown templates and in Word templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from charter.compose.papers import Charter, Paper, Posting

KINDS = ("charter", "posting")
"""Papers of one position: those that a whole template in Word can be of."""


class PositionFields(NamedTuple):
    """The position that a charter or posting is about."""

    id: str
    title: str
    short: str


class CompanyFields(NamedTuple):
    """The company that a charter or posting is about."""

    name: str
    legal_name: str
    country: str


def context_of(paper: Paper, content_hash: str) -> Mapping[str, Any]:
    """Return what the template of `paper` can print: the paper under its kind, and short names."""
    names: dict[str, Any] = {paper.kind: paper, "content_hash": content_hash}
    if isinstance(paper, Charter | Posting):
        names["position"] = PositionFields(paper.position_id, paper.title, paper.short)
        names["company"] = CompanyFields(paper.company, paper.legal_name, paper.country)
    return names
