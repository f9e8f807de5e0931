"""Which decisions a position makes, by whom they need: alone, after hearing others, stoppable."""

from __future__ import annotations

from charter.assign.organisation import Organisation
from charter.assign.positions import acts_for
from charter.compose.wording import Wording
from charter.named_tuples import NamedTuple
from charter.read.catalog import Entry
from charter.read.languages import message


class Deciding(NamedTuple):
    """Decisions that a position makes in one way; `label` says whom they need."""

    label: str
    entries: tuple[Entry, ...]


def decided_by(organisation: Organisation, name: str, words: Wording) -> tuple[Deciding, ...]:
    """Return the decisions of a position, those that need the fewest others first."""
    groups: dict[str, list[Entry]] = {}
    needs: dict[str, tuple[int, int]] = {}
    for a in organisation.decisions.values():
        if a.accountable == name:
            # Entries name the same others in orders of their own; the label has one order.
            label = _label(words, name, a.consulted, a.veto)
            needs[label] = len(a.veto), len(a.consulted)
            groups.setdefault(label, []).append(a.entry)
    return tuple(
        Deciding(label, tuple(groups[label])) for label in sorted(groups, key=needs.__getitem__)
    )


def once_another(words: Wording, me: str, other: str) -> str:
    """Return how the charter of `me` names a position to ask; who acts for it has nobody to ask."""
    said = words.the(other)
    if not acts_for(words.organisation.positions, me, other):
        return said
    return words.say("{position} (once somebody else starts)", position=said)


def _label(words: Wording, me: str, consulted: tuple[str, ...], veto: tuple[str, ...]) -> str:
    positions = words.organisation.positions
    order = list(positions).index
    asked = sorted(consulted, key=lambda other: (acts_for(positions, me, other), order(other)))
    heard = words.listing([once_another(words, me, other) for other in asked])
    stop = words.those(sorted(veto, key=order))
    if not veto:
        return words.say("After hearing {heard}", heard=heard) if heard else words.say("Alone")
    if not heard:
        return words.say("Alone, but {others} can stop it", others=stop)
    said = message("After hearing {heard}; {others} can stop it")
    return words.say(said, heard=heard, others=stop)
