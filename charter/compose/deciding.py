"""Which decisions a position makes, by whom they need: alone, after hearing others, stoppable."""

from __future__ import annotations

from charter.assign.organisation import Assignment, Organisation
from charter.assign.positions import acts_for
from charter.compose.wording import Wording
from charter.facts.catalog import Entry
from charter.facts.languages import message
from charter.named_tuples import NamedTuple


class Deciding(NamedTuple):
    """Decisions that a position makes in one way; `label` says whom they need."""

    label: str
    entries: tuple[Entry, ...]


def decided_by(organisation: Organisation, name: str, words: Wording) -> tuple[Deciding, ...]:
    """Return the decisions of a position, those that need the fewest others first."""
    groups: dict[tuple[frozenset[str], frozenset[str]], list[Assignment]] = {}
    for a in organisation.decisions.values():
        if a.accountable == name:  # entries name the same others in orders of their own
            groups.setdefault((frozenset(a.consulted), frozenset(a.veto)), []).append(a)
    ordered = sorted(groups, key=lambda key: (len(key[1]), len(key[0])))
    return tuple(
        Deciding(
            _label(words, name, groups[key][0].consulted, groups[key][0].veto),
            tuple(a.entry for a in groups[key]),
        )
        for key in ordered
    )


def once_another(words: Wording, me: str, other: str) -> str:
    """Return how the charter of `me` names a position to ask; who acts for it has nobody to ask."""
    said = words.the(other)
    if not acts_for(words.organisation.positions, me, other):
        return said
    return words.say("{position} (once somebody else starts)", position=said)


def _label(words: Wording, me: str, consulted: tuple[str, ...], veto: tuple[str, ...]) -> str:
    positions = words.organisation.positions
    asked = sorted(consulted, key=lambda other: acts_for(positions, me, other))
    heard = words.listing([once_another(words, me, other) for other in asked])
    stop = words.those(veto)
    if not veto:
        return words.say("After hearing {heard}", heard=heard) if heard else words.say("Alone")
    if not heard:
        return words.say("Alone, but {others} can stop it", others=stop)
    said = message("After hearing {heard}; {others} can stop it")
    return words.say(said, heard=heard, others=stop)
