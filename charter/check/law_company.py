"""The law of the places of all postings of one company."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.assign.hiring import is_posted
from charter.assign.law import laws_reaching
from charter.assign.organisation import Organisation
from charter.check.law import law_remarks, laws_in_sight
from charter.check.law_words import listing
from charter.check.remark import Remark
from charter.compose.posting import compose_posting
from charter.problems import TemplateError
from charter.render.papers import Renderer


class PostingLaw(NamedTuple):
    """One posting: the laws that were looked at, by id, what to do beside it, and remarks."""

    position_id: str
    laws: tuple[str, ...]
    also: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def errors(self) -> tuple[Remark, ...]:
        """Return what must be put right before the posting is published."""
        return tuple(remark for remark in self.remarks if remark.severity == "error")

    @property
    def advice(self) -> tuple[Remark, ...]:
        """Return what should be thought about."""
        return tuple(remark for remark in self.remarks if remark.severity == "advice")


def posting_laws(
    organisation: Organisation, day: date, templates: Path | None = None
) -> tuple[PostingLaw, ...]:
    """Return what the law asks of each posting; with `templates` also of what they print."""
    made = []
    renderer = Renderer(templates) if templates else None
    for name, position in organisation.positions.items():
        if not is_posted(position):
            continue
        reaches = laws_in_sight(organisation, position, day)
        text = _printed(renderer, organisation, name, day) if renderer and reaches else ""
        beside: dict[str, list[str]] = {}
        for law in (r.law for r in reaches if r.law.starts and r.law.starts <= day):
            for duty in law.also:
                beside.setdefault(duty, []).append(law.name)
        also = tuple(f"{listing(names)}: {duty}" for duty, names in beside.items())
        remarks = law_remarks(organisation, name, day, text)
        laws = tuple(reach.law.id for reach in reaches)
        made.append(PostingLaw(name, laws, also, remarks))
    return tuple(made)


def unlawful(organisation: Organisation, day: date, names: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return what keeps the postings of these positions from being published, by their data."""
    reached = (n for n in names if laws_reaching(organisation, organisation.positions[n]))
    found = (remark for n in reached for remark in law_remarks(organisation, n, day))
    return tuple(remark for remark in found if remark.severity == "error")


def _printed(renderer: Renderer, organisation: Organisation, name: str, day: date) -> str:
    try:
        return renderer.render(compose_posting(organisation, name, day)).text
    except TemplateError:
        # A template that cannot be used stops the build, which says where and why.
        return ""
