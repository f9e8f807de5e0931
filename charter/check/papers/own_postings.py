"""The law of the places of all postings of one company, and their words and shape."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.assign.hiring import is_posted
from charter.assign.law import laws_reaching
from charter.assign.organisation import Organisation
from charter.check.law.law import law_remarks, laws_in_sight
from charter.check.law.words import listing
from charter.check.remark import Remark, in_reading_order
from charter.compose.posting import compose_posting
from charter.problems import TemplateError
from charter.render.papers import Markdown, Renderer


class PostingLaw(NamedTuple):
    """One posting: the laws that were looked at, by id, what to do beside it, and remarks.

    `notes` say what was not checked; `gender` is a score that leans to one side, or "".
    """

    position_id: str
    laws: tuple[str, ...]
    also: tuple[str, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...] = ()
    gender: str = ""

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
    """Return what the law asks of each posting.

    With the folder `templates`, also of what they print, and what its words and shape ask for.
    """
    made = []
    renderer = Renderer(templates) if templates else None
    for name, position in organisation.positions.items():
        if not is_posted(position):
            continue
        reaches = laws_in_sight(organisation, position, day)
        paper = _printed(renderer, organisation, name, day) if renderer else None
        text = paper.text if paper and reaches else ""
        beside: dict[str, list[str]] = {}
        for law in (r.law for r in reaches if r.law.starts and r.law.starts <= day):
            for duty in law.also:
                beside.setdefault(duty, []).append(law.name)
        also = tuple(f"{listing(names)}: {duty}" for duty, names in beside.items())
        remarks = law_remarks(organisation, name, day, text)
        laws = tuple(reach.law.id for reach in reaches)
        posting = PostingLaw(name, laws, also, remarks)
        made.append(_with_words(posting, organisation, paper, templates))
    return tuple(made)


def unlawful(organisation: Organisation, day: date, names: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return what keeps the postings of these positions from being published, by their data."""
    reached = (n for n in names if laws_reaching(organisation, organisation.positions[n]))
    found = (remark for n in reached for remark in law_remarks(organisation, n, day))
    return tuple(remark for remark in found if remark.severity == "error")


def _with_words(
    posting: PostingLaw, organisation: Organisation, paper: Markdown | None, templates: Path | None
) -> PostingLaw:
    if paper is None or templates is None:
        return posting
    # Not at the top: a build looks at the law, and not at words.
    from charter.check.workspace_posting import check_words

    checked = check_words(organisation, paper, templates, posting.remarks)
    remarks = in_reading_order([*posting.remarks, *checked.remarks])
    return posting._replace(remarks=remarks, notes=checked.notes, gender=checked.gender)


def _printed(
    renderer: Renderer, organisation: Organisation, name: str, day: date
) -> Markdown | None:
    try:
        return renderer.render(compose_posting(organisation, name, day))
    except TemplateError:
        # A template that cannot be used stops the build, which says where and why.
        return None
