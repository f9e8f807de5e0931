"""What the advice knows beside its rules: poor reasons, disagreements, pay, questions of lines."""

from __future__ import annotations

from charter.named_tuples import NamedTuple
from charter.problems import Place

BOSSES = ("head", "neighbour", "as-is")
"""What a rule may speak for beside a role and an entry, which stands for whoever answers for it.

The head of the company; the boss of today where that one leads neither product nor technology; the
line of today, whoever that is.
"""


class PoorReason(NamedTuple):
    """A reason for a structure that is none, why, and what to ask instead."""

    id: str
    title: str
    why: str
    instead: str
    evidence: tuple[str, ...]
    place: Place
    own: bool


class Disagreement(NamedTuple):
    """Where sources contradict each other: what each says, with its claims, and what counts."""

    id: str
    title: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    counted: str
    place: Place
    own: bool


class PayEvidence(NamedTuple):
    """What a source says a role earns. `most` is None for one figure; `open` means or more."""

    id: str
    role: str
    what: str
    least: float
    most: float | None
    open: bool
    currency: str
    country: str
    year: int | None
    note: str
    evidence: tuple[str, ...]
    place: Place
    own: bool


class LineQuestion(NamedTuple):
    """A question about the line of one position, or of several that one boss might lead.

    It is asked of each position that has one of `roles`, or that answers for all of `owns` and for
    none of `owns_none`; unless its boss is one of `unless_boss`. Where `together` names entries, it
    is asked once of those who answer for them, where they have different bosses. `stays` says what
    to do where the line stays as it is. In both texts {position}, {boss} and {head} are filled in.
    """

    id: str
    question: str
    stays: str
    roles: tuple[str, ...]
    owns: tuple[str, ...]
    owns_none: tuple[str, ...]
    together: tuple[str, ...]
    unless_boss: tuple[str, ...]
    place: Place
    own: bool
