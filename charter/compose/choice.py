"""Which of several wordings of a sentence a paper prints: always the same for the same input.

The company, the position and the sentence say which wording comes first; the list that it stands in
may prefer another, for its rhythm. No order of rows and no day has a part in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from charter.assign.organisation import Position
from charter.assign.viewpoint import Viewpoint
from charter.compose.told import aims_told_by, told_above, told_by
from charter.compose.wording import Wording
from charter.named_tuples import NamedTuple

ALIKE = 3
"""Neighbours in a list that must not open with the same word."""
_OPENING, _JOINT = 100, 30
"""What three openings, or one joint sentence too many, weigh against a less preferred wording."""
_TELLS, _TOO_OFTEN = -12, 60
_AIM, _OTHER = -12, -4
"""What a sentence weighs that tells something of the company, or tells it too often, and what each
thing that a list tells for the first time weighs beside that. A sentence that tells two names is
worth little more than one that tells one, or all companies that say both would take it.
"""
_LATE = 8
"""What a wording weighs at most for coming late, so that many of them outweigh no fact."""


class Worded(NamedTuple):
    """A sentence of a list by its id, and its wordings as the paper prints them."""

    id: str
    wordings: tuple[str, ...]


_State = tuple[str, str, int, tuple[str, ...]]
"""How the last two sentences open, how many are joint, and what of the company they say."""


class _Way(NamedTuple):
    """A choice for the first sentences of a list: what it weighs, and what it says so far."""

    weight: int
    said: tuple[str, ...]


def one_of(words: Wording, position: Position, name: str, wordings: Iterable[str]) -> str:
    """Return one of the wordings of a sentence called `name`, for this position of this company."""
    return _preferred(words, position, Worded(name, tuple(wordings)))[0]


def one_for(view: Viewpoint, name: str, choices: Iterable[str]) -> str:
    """Return one of several choices called `name`, for one position of one company; "" of none."""
    drawn = _drawn(view.organisation.company.name, view.position.id, Worded(name, tuple(choices)))
    return drawn[0] if drawn else ""


def in_order_of(company: str, names: Iterable[str]) -> list[str]:
    """Return names in the order in which a lot draws them for one company.

    Of any part of them the first is the same wherever it is among them.
    """
    return sorted(names, key=lambda name: _lot(f"{company}\n{name}"))


def one_of_company(words: Wording, name: str, wordings: Iterable[str]) -> str:
    """Return one of the wordings of what all papers of one company say alike."""
    return _drawn(words.organisation.company.name, "", Worded(name, tuple(wordings)))[0]


def in_rhythm(
    words: Wording, position: Position, sentences: Sequence[Worded], above: str = ""
) -> tuple[str, ...]:
    """Return a wording of each sentence, so that the list reads well.

    No three neighbours open with the same word and under a quarter join two statements by an
    "and", where the wordings allow it; what the company said in its own words is told, though not
    all of it again that stands `above`; beside that each is the one that comes first here.
    """
    joint = f", {words.listing(['', '']).strip()} "
    facts = told_by(words)
    aims, alone = aims_told_by(words), len(sentences) == 1
    ways: dict[_State, _Way] = {("", "", 0, told_above(words, above)): _Way(0, ())}
    for sentence in sentences:
        further: dict[_State, _Way] = {}
        choices = [
            (rank, text, opening(text), int(joins(text, joint)), telling(text, facts))
            for rank, text in enumerate(_preferred(words, position, sentence))
        ]
        for (before, last, joined, told), way in ways.items():
            for rank, text, start, is_joint, tells in choices:
                weight = way.weight + min(rank, _LATE) + _OPENING * (before == last == start)
                weight += max((_heft(told.count(fact), facts[fact]) for fact in tells), default=0)
                if not alone:
                    firsts = set(tells).difference(told)
                    weight += sum(_AIM if fact in aims else _OTHER for fact in firsts)
                state = (last, start, joined + is_joint, tuple(sorted((*told, *tells))))
                if state not in further or weight < further[state].weight:
                    further[state] = _Way(weight, (*way.said, text))
        ways = further
    most = max(1, len(sentences) / 4)  # one alone makes no rhythm

    def heft(state: _State) -> float:
        return ways[state].weight + _JOINT * max(0, state[2] - most)

    return ways[min(ways, key=heft)].said


def _heft(said: int, often: int) -> int:
    return _TELLS if said < often else _TOO_OFTEN


def telling(text: str, facts: Iterable[str]) -> tuple[str, ...]:
    """Return what a sentence says of the company in its own words."""
    low = text.casefold()
    return tuple(fact for fact in facts if fact.casefold() in low)


def opening(text: str) -> str:
    """Return the word that a sentence opens with, as it is compared with that of another."""
    return text.split(maxsplit=1)[0].strip(".,:;'\"").casefold() if text.strip() else ""


def joins(text: str, joint: str) -> bool:
    """Return whether a sentence is two statements with `joint`, such as ", and ", between them.

    Behind a comma nearby, or one behind a colon, it ends a list.
    """
    before, found, _ = text.partition(joint)
    near = before.split()[-_NEAR:]
    in_list = "," in before.rpartition(":")[2] if ":" in before else False
    return bool(found) and not in_list and not any(word.endswith(",") for word in near)


_NEAR = 4


def _preferred(words: Wording, position: Position, sentence: Worded) -> list[str]:
    """Return the wordings of a sentence in this position's order of them."""
    return _drawn(words.organisation.company.name, position.id, sentence)


def _drawn(company: str, position: str, sentence: Worded) -> list[str]:
    if len(sentence.wordings) < 2:
        return list(sentence.wordings)
    seed = f"{company}\n{position}\n{sentence.id}\n"
    order = [(_lot(f"{seed}{number}"), text) for number, text in enumerate(sentence.wordings)]
    return [text for _, text in sorted(order)]


def _lot(seed: str) -> bytes:
    return blake2b(seed.encode(), digest_size=8).digest()
