"""The hand that writes a posting: which parts, in which order, and how each of them is told."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence

from charter.assign.viewpoint import Viewpoint, holds_here
from charter.compose.choice import Worded, one_for, one_of, telling
from charter.compose.emphasis import emphases_of
from charter.compose.headings import PostingForms
from charter.compose.papers import Group
from charter.compose.voice import (
    HAD,
    in_one_sentence,
    known_voice,
    lead_of,
    lead_of_musts,
    listed_in,
    voice_of,
)
from charter.compose.wording import Wording
from charter.facts.catalog import Area, Entry
from charter.facts.posting_rules import PostingShape

LITTLE = 40
"""Words of what the company wrote of itself and the post, below which the work has more room."""
DUTIES_LEFT = 4
"""Duties of a list that can spare its first."""
_SEVERAL = 2
"""Areas of which each has its name; the only one needs none."""
_MOST_WORDS = 30
"""What is said in one sentence; of more, lint says that readers lose its start."""
FIRST = 2
"""How much the company must have spoken of a piece of work for it to be among what comes first."""


def shape_of(view: Viewpoint) -> PostingShape:
    """Return the shape of a position's posting: by the facts, then drawn by lot.

    The lot is the same for one position of one company.
    """
    there = [
        shape
        for shape in view.organisation.catalog.posting_shapes.values()
        if holds_here(shape, view) and all(_given(view, key) for key in shape.given)
    ]
    name = one_for(view, "shape", [shape.id for shape in there])
    return next((shape for shape in there if shape.id == name), PostingShape(""))


def _given(view: Viewpoint, key: str) -> bool:
    """Return whether the company wrote something, of the post or of itself."""
    company, given = view.organisation.company, view.position.given
    return bool(getattr(given, key, None) or getattr(company, key, None))


def room_of(view: Viewpoint) -> int:
    """Return how many more items a list may have because the company wrote little itself."""
    given, about = view.position.given, view.organisation.company.about
    written = len(f"{about} {given.opening} {given.hard}".split())
    return int(written < LITTLE) + int(not written)


def takes_up(view: Viewpoint, duties: Sequence[tuple[Entry, str]], pitched: Container[str]) -> str:
    """Return the duty that answers what the company says of the post, to be told below it.

    Some companies have it there, others first in the list; a short list keeps it. The work that is
    `pitched` is told there anyway.
    """
    if not view.position.given.opening or shape_of(view).owns.form == "first":
        return ""
    gain = emphases_of(view)
    spoken = [
        text
        for entry, text in duties
        if gain.of_said(entry.id) >= FIRST and entry.id not in pitched
    ]
    here = one_for(view, "taken up", ("above", "above", "in the list")) == "above"
    return spoken[0] if spoken and here and len(duties) >= DUTIES_LEFT else ""


def forms_of(shape: PostingShape, apply: str) -> PostingForms:
    """Return how the parts of a posting of this shape are told, as its template reads it.

    `apply` is the message that says where one applies.
    """
    parts = (shape.owns.form, shape.success.form, shape.musts.form, shape.helps.form)
    return PostingForms(*parts, enough_at(shape, apply), shape.limits, shape.facts, apply)


def enough_at(shape: PostingShape, apply: str) -> str:
    """Return where a posting says how many musts are enough: where one applies, if one can."""
    if shape.enough in ("open", "lead"):
        return "after"
    return shape.enough if apply or shape.enough != "apply" else "after"


def in_length(view: Viewpoint, told: Iterable[Worded], facts: Collection[str] = ()) -> list[Worded]:
    """Return sentences with the half of their wordings that the hand likes: the brief or the full.

    Of two companies with different hands, one says a sentence as the other never does. What tells
    one of the `facts` of a company is kept at any length.
    """
    length = shape_of(view).length
    return [one._replace(wordings=_of_length(one.wordings, length, facts)) for one in told]


def _of_length(wordings: Sequence[str], length: str, facts: Collection[str]) -> tuple[str, ...]:
    if length == "any":
        return tuple(wordings)
    kept = [text for text in wordings if telling(text, facts)]
    others = [text for text in wordings if text not in kept]
    ranked = sorted(others, key=len, reverse=length == "full")
    return (*ranked[: (len(ranked) + 1) // 2], *kept)


def voice_of_musts(view: Viewpoint, words: Wording) -> str:
    """Return the voice in which the hand says what is asked."""
    return known_voice(words, shape_of(view).musts.voice)


def voice_of_results(view: Viewpoint, words: Wording) -> str:
    """Return the voice in which the hand says what a year brings."""
    return known_voice(words, shape_of(view).success.voice)


def work_in_groups(
    view: Viewpoint,
    words: Wording,
    duties: Sequence[tuple[Entry, str]],
    labels: tuple[str, str],
) -> tuple[Group, ...]:
    """Return the work of a posting in the groups of its shape, each with a label or none.

    `labels` stand above what comes first and above the rest.
    """
    form = shape_of(view).owns.form
    voice = voice_of(words, shape_of(view).owns.voice, [entry for entry, _ in duties])
    if listed := listed_in(words, voice, [text for _, text in duties]):
        duties = [(entry, text) for (entry, _), text in zip(duties, listed, strict=True)]
    if form in ("areas", "text"):
        groups = _by_area(view, words, duties)
        alone = form == "text" or len(groups) < _SEVERAL
        return tuple(one._replace(label="") for one in groups) if alone else groups
    if form == "titled" and all(words.has(entry.title, entry.own) for entry, _ in duties):
        return tuple(Group(words.title(entry), (text,)) for entry, text in duties)
    gain = emphases_of(view)
    first = tuple(text for entry, text in duties if gain.of_said(entry.id) >= FIRST)
    rest = tuple(text for entry, text in duties if gain.of_said(entry.id) < FIRST)
    if form == "first" and first and rest:
        return Group(labels[0], first), Group(labels[1], rest)
    lead = lead_of(view, words, voice) if listed else ""
    return (Group("", (*first, *rest), lead),) if duties else ()


def musts_listed(view: Viewpoint, words: Wording, musts: Sequence[str]) -> Group:
    """Return the musts as they stand in their list; the company's own as it wrote them.

    Where they are told in a text, `lead` is the sentence that has all of them, if one can.
    """
    shape, voice = shape_of(view), voice_of_musts(view, words)
    if view.position.given.musts:
        return Group("", tuple(musts))
    listed = listed_in(words, voice, musts)
    if shape.musts.form == "text":
        together = in_one_sentence(words, listed) if listed and voice == HAD else ""
        short = 0 < len(together.split()) <= _MOST_WORDS
        return Group("", listed, together) if short else Group("", tuple(musts))
    lead = lead_of_musts(view, words, voice, shape.enough, len(musts)) if listed else ""
    return Group("", listed or tuple(musts), lead)


def results_listed(view: Viewpoint, words: Wording, outcomes: Sequence[str]) -> Group:
    """Return what a year brings as it stands in its list; the company's own as it wrote it."""
    voice = voice_of_results(view, words)
    ours = {each.id for each in view.position.role.outcomes}
    own = not ours.issuperset(view.position.given.outcomes)
    listed = () if own else listed_in(words, voice, outcomes)
    lead = lead_of(view, words, voice, later=True) if listed else ""
    return Group("", listed or tuple(outcomes), lead)


def _by_area(
    view: Viewpoint, words: Wording, duties: Sequence[tuple[Entry, str]]
) -> tuple[Group, ...]:
    """Return the work by area, the area with the weightiest first."""
    areas = view.organisation.catalog.areas
    found: dict[str, list[str]] = {}
    for entry, text in duties:
        found.setdefault(entry.area, []).append(text)
    return tuple(Group(_label(view, words, areas[name]), tuple(found[name])) for name in found)


def _label(view: Viewpoint, words: Wording, area: Area) -> str:
    names = [words.sentence(said, area.place, area.own) for said in area.posting or (area.title,)]
    return one_of(words, view.position, f"area {area.id}", names)
