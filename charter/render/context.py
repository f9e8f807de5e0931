"""The names that a template can use; the same in Markdown templates and in Word templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from charter.compose.paper_kinds import KINDS
from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.compose.papers import Paper, PositionPaper


class PositionFields(NamedTuple):
    """The position that a paper is about."""

    id: str
    title: str
    short: str


class CompanyFields(NamedTuple):
    """The company of the position that a paper is about."""

    name: str
    legal_name: str
    country: str


def context_of(paper: Paper, content_hash: str) -> Mapping[str, Any]:
    """Return what the template of `paper` can print: the paper under its kind, and short names."""
    names: dict[str, Any] = {KINDS[paper.kind].called: paper, "content_hash": content_hash}
    if KINDS[paper.kind].of_position:
        of = cast("PositionPaper", paper)
        names["position"] = PositionFields(of.position_id, of.title, of.short)
        names["company"] = CompanyFields(of.company, of.legal_name, of.country)
    return names
