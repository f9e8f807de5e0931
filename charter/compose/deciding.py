"""Which decisions a position makes, by whom they need: alone, after hearing others, stoppable."""

from __future__ import annotations

from charter.assign.organisation import Organisation
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
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Entry]] = {}
    for a in organisation.decisions.values():
        if a.accountable == name:
            groups.setdefault((a.consulted, a.veto), []).append(a.entry)
    ordered = sorted(groups, key=lambda key: (len(key[1]), len(key[0])))
    return tuple(Deciding(_label(words, *key), tuple(groups[key])) for key in ordered)


def _label(words: Wording, consulted: tuple[str, ...], veto: tuple[str, ...]) -> str:
    heard, stop = words.those(consulted), words.those(veto)
    if not veto:
        return words.say("After hearing {heard}", heard=heard) if heard else words.say("Alone")
    if not heard:
        return words.say("Alone, but {others} can stop it", others=stop)
    said = message("After hearing {heard}; {others} can stop it")
    return words.say(said, heard=heard, others=stop)
