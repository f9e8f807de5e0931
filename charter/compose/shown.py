"""Which work, outcomes and musts a posting shows, and in which order: by what the company said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

from charter.assign.organisation import Organisation
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import Viewpoint, holds_here, of_company, viewpoint
from charter.compose.choice import Worded, in_rhythm
from charter.compose.core import distance, usual_roles
from charter.compose.emphasis import Emphases, emphases_of, told_first
from charter.compose.shapes import (
    FIRST,
    in_length,
    room_of,
    shape_of,
    voice_of_musts,
    voice_of_results,
)
from charter.compose.texts import Home, all_printed, fill_own, in_each_wording
from charter.compose.voice import in_voice, voice_of
from charter.compose.wording import Wording
from charter.facts.catalog import Entry
from charter.facts.prose import as_sentence
from charter.facts.said import Statement

DUTIES = (5, 7)
"""The least and the most pieces of work; between them, as many as weigh HEAVY or more.

The shape of a posting may have room for fewer, but for what the company speaks of; so it may for
outcomes, musts and what helps."""
HEAVY = 4
OUTCOMES = (3, 5)
"""The least and the most outcomes; between them, one more for each that gains RAISED or more."""
RAISED = 2
IN_CHARTER = 6
"""Outcomes that a charter prints; a posting promises none but those."""
MUSTS = 5
NICE_TO_HAVE = (2, 3)


def duties_shown(
    organisation: Organisation, view: Viewpoint, words: Wording
) -> tuple[tuple[Entry, str], ...]:
    """Return the weightiest work, as a posting says it.

    What a planned position will own is not promised to the reader of this one.
    """
    _, shown = _work(organisation, view)
    said = ((e, in_each_wording(words, e.posting, Home(e.place, e.own), view)) for e in shown)
    duties = [(entry, Worded(entry.id, wordings)) for entry, wordings in said if wordings]
    voice = voice_of(words, shape_of(view).owns.voice, shown)
    worded = in_length(view, words, in_voice(words, voice, [wordings for _, wordings in duties]))
    texts = in_rhythm(words, view.position, worded, _said_above(view, words))
    return tuple((entry, text) for (entry, _), text in zip(duties, texts, strict=True))


def work_not_named(organisation: Organisation, position_id: str, day: date) -> tuple[Entry, ...]:
    """Return the work with a sentence for postings that the posting of a position has no room for.

    It names the weightiest.
    """
    seen = seen_from_outside(organisation, position_id, day)
    mine, shown = _work(seen, viewpoint(seen, seen.positions[position_id], day))
    return tuple(entry for entry in mine if entry not in shown)


def _work(organisation: Organisation, view: Viewpoint) -> tuple[list[Entry], list[Entry]]:
    """Return the work of a position that postings can name, and what they name, first things first.

    That is the weightiest here: a little less weighs what is first of all another role's, and what
    doubles up in an area. What weighs the same is drawn by lot, always alike for one position of
    one company.
    """
    position = view.position
    mine = [
        a.entry
        for a in organisation.responsibilities.values()
        if a.accountable == position.id and any(holds_here(text, view) for text in a.entry.posting)
    ]
    role, usual = position.role.id, usual_roles(organisation.catalog)
    gain = emphases_of(view)
    there = usual & {one.role.id for one in organisation.positions.values()}
    weight = {e.id: e.weight + gain.of(e.id) - distance(e, role, there) for e in mine}
    far = {e.id: distance(e, role, usual) for e in mine}
    lot = {e.id: (far[e.id], _lot(position.id, e.id, organisation)) for e in mine}
    seen: dict[str, int] = {}
    turns = {}
    for entry in sorted(mine, key=lambda e: (-weight[e.id], lot[e.id])):
        turns[entry.id] = far[entry.id] / 2 + seen.get(entry.area, 0) / 4 - weight[entry.id]
        seen[entry.area] = seen.get(entry.area, 0) + 1
    fits = [entry for entry in mine if gain.of(entry.id) >= 0]
    room, (least, most) = room_of(view), DUTIES
    many = min(max(sum(weight[entry.id] >= HEAVY for entry in fits), least + room), most)
    spoken = sum(gain.of_said(entry.id) >= FIRST for entry in fits)
    many = min(many, max(shape_of(view).owns.most + room, spoken))
    ranked = sorted(mine, key=lambda e: (gain.of(e.id) < 0, turns[e.id], lot[e.id]))
    shown = ranked[: min(many, max(len(fits), least))]
    first = sorted((e for e in mine if e in shown), key=lambda e: -weight[e.id])
    return mine, told_first(first, lambda e: gain.of_said(e.id))


def _lot(position: str, name: str, organisation: Organisation) -> bytes:
    seed = f"{organisation.company.name}\n{position}\n{name}"
    return blake2b(seed.encode(), digest_size=8).digest()


def outcomes_in_order(view: Viewpoint) -> list[Statement]:
    """Return the outcomes of the role, with those first that matter more by the company's facts.

    A charter prints the first of them: who signs it is promised no more by another opening.
    """
    gain = emphases_of(view, facts_alone=True)
    return told_first(view.position.role.outcomes, lambda one: _of_outcome(gain, one))


def outcomes_shown(view: Viewpoint, words: Wording, duties: str = "") -> tuple[str, ...]:
    """Return the outcomes that the company chose or wrote itself, else those that matter here.

    `duties` is what is said above them of the work.
    """
    least, most = OUTCOMES
    if chosen := _chosen(view, words):
        return chosen[:most]
    gain = emphases_of(view)
    in_charter = printable(words, outcomes_in_order(view), view)[:IN_CHARTER]
    drawn = (*in_charter[:1], *_by_lot(view, in_charter[1:]))
    there = told_first(drawn, lambda pair: _of_outcome(gain, pair[0]))
    above = set(pitched(view, words))
    # What the pitch said comes later, unless the company itself made it matter.
    there = told_first(
        there,
        lambda pair: (
            -len(above.intersection(pair[0].claims or ()))
            if _of_outcome(gain, pair[0]) <= RAISED
            else 0
        ),
    )
    there = told_first(there, lambda pair: gain.of_said(pair[0].id))
    fits = [pair for pair in there if _of_outcome(gain, pair[0]) >= 0]
    raised = sum(_of_outcome(gain, one) >= RAISED for one, _ in fits)
    room = room_of(view)
    many = min(least + raised + room, most, shape_of(view).success.most + room)
    shown = [*_each_once(fits, many), *(pair for pair in there if pair not in fits)][:many]
    first = told_first(shown, lambda pair: gain.of_said("", pair[0].claims or ()))
    first = told_first(first, lambda pair: gain.of_said(pair[0].id))
    before = f"{_said_above(view, words)} {duties}"
    return tuple(said for _, said in _in_rhythm(view, words, _later(view, words, first), before))


def _later(
    view: Viewpoint, words: Wording, outcomes: Sequence[tuple[Statement, Worded]]
) -> list[tuple[Statement, Worded]]:
    """Return outcomes with the wordings that the voice of their list can say."""
    voice = voice_of_results(view, words)
    worded = in_voice(words, voice, [each for _, each in outcomes])
    return [(one, said) for (one, _), said in zip(outcomes, worded, strict=True)]


def _each_once(
    pairs: Sequence[tuple[Statement, Worded]], most: int
) -> list[tuple[Statement, Worded]]:
    """Return outcomes of which no two are about the same work, as far as there are enough."""
    apart: list[tuple[Statement, Worded]] = []
    told: set[str] = set()
    for pair in pairs:
        claims = set(pair[0].claims or ())
        if told.isdisjoint(claims):
            apart.append(pair)
        told |= claims
    least = min(most, OUTCOMES[0])
    more = [pair for pair in pairs if pair not in apart]
    return [*apart, *more[: max(0, least - len(apart))]]


def _by_lot(
    view: Viewpoint, pairs: Iterable[tuple[Statement, Worded]]
) -> list[tuple[Statement, Worded]]:
    organisation, me = view.organisation, view.position.id
    return sorted(pairs, key=lambda pair: _lot(me, pair[1].id, organisation))


def _of_outcome(gain: Emphases, outcome: Statement) -> int:
    return gain.of_statement(outcome, outcome.claims or ())


def _chosen(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    given, outcomes = view.position.given.outcomes, view.position.role.outcomes
    if not given:
        return ()
    there = {pair[0].id: pair for pair in printable(words, outcomes, view)}
    listed = [there[name] for name in given if name in there]
    written = [text for text in given if text not in {s.id for s in outcomes}]
    told = listed if written else _later(view, words, listed)
    holding = {one.id: said for one, said in _in_rhythm(view, words, told)}
    own = {text: as_sentence(fill_own(words, text, view.position) or text) for text in written}
    said = holding | own
    return tuple(said[text] for text in given if text in said)


def musts_shown(view: Viewpoint, words: Wording) -> tuple[tuple[Statement | None, str], ...]:
    """Return the musts that a posting shows, each with its statement; the company's own have none.

    What the company wrote itself is all that is shown.
    """
    if own := view.position.given.musts:
        return tuple((None, said) for said in own)
    there = printable(words, musts_in_order(view), view)[: most_musts(view)]
    worded = in_voice(words, voice_of_musts(view, words), [each for _, each in there])
    return _in_rhythm(view, words, [(one, w) for (one, _), w in zip(there, worded, strict=True)])


def _name(must: Statement) -> str:
    """Return what a must is drawn by, which stays when its sentence for postings is reworded."""
    return must.charter or must.posting


def most_musts(view: Viewpoint) -> int:
    """Return how many musts of its role a position shows at most, in every paper."""
    return min(MUSTS, shape_of(view).musts.most)


def musts_in_order(view: Viewpoint) -> list[Statement]:
    """Return the musts of the role that hold here, those first whose work matters more here.

    Then come those that only such companies ask; what is equal is drawn by lot. What no work of the
    position needs is no must of it, unless there is no other.
    """
    gain = emphases_of(view)

    def needing(must: Statement) -> list[int]:
        return [gain.of(entry) for entry in must.needed_by if view.owns(entry)]

    there = [must for must in view.position.role.musts if holds_here(must, view)]
    organisation, me = view.organisation, view.position.id
    there.sort(key=lambda one: (not of_company(one.when), _lot(me, _name(one), organisation)))
    needed = [must for must in there if not must.needed_by or needing(must)]
    ranked = told_first(needed or there, lambda must: max(needing(must), default=0))
    return told_first(ranked, lambda must: gain.of_said("", filter(view.owns, must.needed_by)))


def nice_to_have_shown(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return what helps: what the company wrote itself, else first what only such companies ask."""
    if own := view.position.given.nice_to_have:
        return own
    there = printable(words, view.position.role.nice_to_have, view)
    ranked = sorted(_by_lot(view, there), key=lambda pair: not of_company(pair[0].when))
    least, most = NICE_TO_HAVE
    many = min(max(least, 1 + sum(bool(one.when) for one, _ in there)), most)
    many = min(many, max(shape_of(view).helps.most, room_of(view) - 1))
    return tuple(said for _, said in _in_rhythm(view, words, ranked[:many]))


def pitch_of(view: Viewpoint, words: Wording) -> str:
    """Return what the position is, in the first text of the role that holds here."""
    there = printable(words, view.position.role.pitch, view)[:1]
    return next((said for _, said in _in_rhythm(view, words, there)), "")


def _said_above(view: Viewpoint, words: Wording) -> str:
    """Return what stands above the lists of a posting and is not said in them once more."""
    return f"{view.organisation.company.about} {pitch_of(view, words)}"


def pitched(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return the work that the pitch of a position tells of."""
    there = printable(words, view.position.role.pitch, view)[:1]
    return tuple(name for one, _ in there for name in one.claims or ())


def printable(
    words: Wording, statements: Iterable[Statement], view: Viewpoint
) -> Sequence[tuple[Statement, Worded]]:
    """Return the statements of the role that are true here, each with its wordings in postings."""
    found = []
    for statement in statements:
        if statement.posting and holds_here(statement, view):
            at = Home(statement.place, view.position.role.own)
            if said := all_printed(words, statement.wordings, at, view.position):
                found.append((statement, Worded(statement.id or statement.posting, said)))
    return found


def _in_rhythm(
    view: Viewpoint, words: Wording, pairs: Sequence[tuple[Statement, Worded]], above: str = ""
) -> tuple[tuple[Statement, str], ...]:
    """Return statements with the wording of each that reads well after the one before."""
    worded = in_length(view, words, [worded for _, worded in pairs])
    chosen = in_rhythm(words, view.position, worded, above)
    return tuple((one, said) for (one, _), said in zip(pairs, chosen, strict=True))
