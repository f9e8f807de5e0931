"""The claims of papers: each duty and result, split where it is two, with whom it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from charter.audit.compounds import is_noun, works_in
from charter.audit.headings import strength_under
from charter.audit.kinds import begins_duty, post_in, sentences, without_line, work_hired_for
from charter.audit.others import Other, leading_subject, named, others_in
from charter.audit.papers import ClaimedDuty, PaperPart, RolePaper, Strength
from charter.audit.strength import said_by, strength_of
from charter.audit.titles import is_same_post, title_in
from charter.audit.words import begins, found_by, listed, whole, within
from charter.named_tuples import NamedTuple
from charter.titles.reading import reading_of

_EDGES = " ,;:–—-"
_ENDS = " ,;:–—-."
_CUT_OFF = re.compile(r"[;,]\s*\w+(?: \w+)?\Z")
_LEAST_WORDS = 2
_PASSIVE: tuple[tuple[str, Strength], ...] = (
    ("passive_decides", "decides"),
    ("passive_supports", "supports"),
    ("passive_stops", "stops"),
)


class _Said(NamedTuple):
    """Words that claim something, whose it is, and how strongly."""

    quote: str
    strength: Strength
    subject: str = ""


def claims_of(papers: Iterable[RolePaper]) -> tuple[ClaimedDuty, ...]:
    """Return the claims of papers, in the order in which they stand there."""
    return tuple(claim for paper in papers for claim in _claims(paper))


def _claims(paper: RolePaper) -> Iterator[ClaimedDuty]:
    own = {paper.role, paper.title.text.lower(), named(paper.title.text)} - {""}
    number = 0
    seen: set[tuple[str, str]] = set()
    for part in paper.parts:
        if part.kind not in ("duty", "result"):
            continue
        kind: Literal["duty", "result"] = "result" if part.kind == "result" else "duty"
        for said in _said(part, own, paper.title.text):
            if (said.quote.casefold(), said.subject) in seen:
                continue
            seen.add((said.quote.casefold(), said.subject))
            number += 1
            line = part.line
            yield ClaimedDuty(
                f"{paper.id}.{number}",
                paper.id,
                said.quote,
                line.text,
                line.place,
                line.where,
                kind,
                said.strength,
                said.subject,
            )


def _said(part: PaperPart, own: set[str], title: str) -> Iterator[_Said]:
    above = _above(part)
    for number, given in enumerate(sentences(part.line.text)):
        sentence = without_line(work_hired_for(given))
        if number and not begins_duty(sentence) and not others_in(sentence):
            continue
        rest = sentence
        for other in others_in(sentence):
            if other.subject in own:
                continue
            strength = _of_other(sentence, other)
            if strength is None:
                continue
            yield _Said(_quote(sentence, other), strength, other.subject)
            rest = _without(rest, sentence, other)
        if not rest or (len(rest.split()) < _LEAST_WORDS and rest != part.line.text):
            continue
        subject = _other_post(rest, title)
        for work in works_in(rest):
            yield _Said(work, _strength(work, rest, above), subject)


def _other_post(sentence: str, title: str) -> str:
    """Return the post of which a sentence speaks, where it is another than the paper's."""
    post = post_in(sentence) or leading_subject(sentence) or ""
    found = title_in(post) if post else None
    own = reading_of(title)
    if found is None or not found.reading.rank or is_same_post(post, title):
        return ""
    # A specialty of the same level is the paper's own: "Manager, Delivery" of "Manager, Platform".
    roles = {found.reading.role, own.role} - {""}
    return named(found.text) if found.reading.rank != own.rank or len(roles) > 1 else ""


def _quote(sentence: str, other: Other) -> str:
    """Return the words on another; what "which" stands for is among them."""
    before = sentence[: other.start].rstrip()
    word = before.rpartition(" ")[2]
    if whole("claims", "others", "relative").match(word):
        return sentence.strip(_EDGES)
    return sentence[other.start : other.end].strip(_EDGES)


def _above(part: PaperPart) -> Strength | None:
    return next(
        (found for said in part.section.split(" > ")[::-1] if (found := strength_under(said))), None
    )


def _strength(work: str, sentence: str, above: Strength | None) -> Strength:
    """Return the strength of a work; a noun takes that of the sentence that it was split from."""
    if work != sentence and said_by(work) is None and is_noun(work, sentence):
        return strength_of(sentence, above)
    return strength_of(work, above)


def _of_other(sentence: str, other: Other) -> Strength | None:
    """Return what a sentence says of another than its paper's role, or None for nothing sure."""
    clause = sentence[other.start : other.end]
    strength = said_by(sentence[other.verb : other.end] if other.verb >= 0 else clause)
    if found_by("claims", "others", "passive").search(clause):
        for name, said in _PASSIVE:
            if within("claims", "others", name).search(clause):
                return said
        return None if begins_duty(sentence) else "owns"
    if other.verb < 0 and (other.start, other.end) == (0, len(sentence)):
        return "decides"
    if found_by("claims", "others", "rests").search(clause) and strength in (None, "owns"):
        deciding = within("claims", "others", "held_decides").search(clause)
        return "decides" if deciding else "owns"
    if strength == "owns" and not _is_plain(clause):
        return None
    return strength if strength != "none" else None


def _is_plain(clause: str) -> bool:
    return bool(within("claims", "strength", "owning").search(clause))


def _without(rest: str, sentence: str, other: Other) -> str:
    """Return what a sentence says of its own subject, beside what it says of another."""
    if other.own >= 0:
        return sentence[: other.own]
    if other.verb < 0 and other.start == 0:
        return rest if begins_duty(sentence) else ""
    left = f"{sentence[: other.start].strip(_EDGES)} {sentence[other.end :].strip(_ENDS)}".strip()
    for word in listed("claims", "others", "joins"):
        if left.lower().endswith(f" {word}"):
            left = left[: -len(word) - 1].strip(_EDGES)
        if left.lower().startswith(f"{word} "):
            left = left[len(word) + 1 :].strip(_EDGES)
    left = _CUT_OFF.sub("", left)
    if not begins_duty(left) and not begins("claims", "duty_starts").match(left):
        return ""
    return left if left in rest else rest
