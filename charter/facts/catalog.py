"""The catalogue as typed data: what a company may have to assign, and what papers may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from charter.facts.advice_types import Disagreement, LineQuestion, PayEvidence, PoorReason
from charter.facts.interview import InterviewQuestion
from charter.facts.law import JobLaw, Law
from charter.facts.posting_rules import Emphasis, PostingBorder, PostingShape
from charter.facts.said import Condition, Phrase, Statement
from charter.named_tuples import NamedTuple
from charter.problems import Place

if TYPE_CHECKING:
    from charter.facts.moved import Forward, Moved
    from charter.problems import Problem

JobKind = Literal["right-thing", "thing-right", "both"]
Alternatives = tuple[str, ...]
"""Roles of which the first that is there counts."""


class Area(NamedTuple):
    """A field of work that responsibilities belong to; postings call it one of `posting`."""

    id: str
    title: str
    description: str
    place: Place
    own: bool
    posting: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A responsibility or a decision: one piece of work or one repeated choice with one owner.

    `accountable` lists roles in order, for a decision those that decide. Of the wordings `charter`
    and `posting` the first that holds is printed. `goes_with` are entries of the same work, with
    one owner; whose work it `touches` is heard. `phrase` is what it is within a sentence, `said_as`
    what a workspace calls it; `limit` bounds it, `authority` is its part of that table.
    """

    kind: Literal["responsibility", "decision"]
    id: str
    title: str
    area: str
    job: JobKind
    weight: int
    phrase: str
    charter: tuple[Phrase, ...]
    posting: tuple[Phrase, ...]
    accountable: tuple[str, ...]
    responsible: tuple[Alternatives, ...]
    consulted: tuple[Alternatives, ...]
    informed: tuple[Alternatives, ...]
    veto: tuple[Alternatives, ...]
    dispute: tuple[str, ...]
    limit: str
    authority: str
    rhythm: str
    measures: tuple[str, ...]
    goes_with: tuple[str, ...]
    touches: tuple[str, ...]
    when: tuple[Condition, ...]
    evidence: tuple[str, ...]
    said_as: tuple[str, ...]
    place: Place
    own: bool
    interview: InterviewQuestion | None = None


class Role(NamedTuple):
    """A kind of job. `level` is executive, vice-president, head or neighbour (which has no papers).

    One that is `made_up` stands in a company file, with the texts of one that is new `since` then.
    """

    id: str
    title: str
    abbreviation: str
    aliases: tuple[str, ...]
    level: str
    reports_to: tuple[str, ...]
    job: JobKind
    core_question: str
    focus: str
    closest_to: str
    background: str
    main_risk: str
    skills: tuple[str, ...]
    mission: tuple[Statement, ...]
    pitch: tuple[Statement, ...]
    outcomes: tuple[Statement, ...]
    risks: tuple[Statement, ...]
    first_days: tuple[Statement, ...]
    musts: tuple[Statement, ...]
    nice_to_have: tuple[Statement, ...]
    evidence: tuple[str, ...]
    place: Place
    own: bool
    made_up: bool = False
    since: str = ""


class Structure(NamedTuple):
    """Which roles a company has; `positions` maps each role to the one it reports to."""

    id: str
    title: str
    summary: str
    positions: Mapping[str, str | None]
    assign: Mapping[str, str]
    assign_places: Mapping[str, Place]
    suits: tuple[str, ...]
    does_not_suit: tuple[str, ...]
    evidence: tuple[str, ...]
    place: Place
    own: bool


class Interface(NamedTuple):
    """What two neighbouring roles give each other; printed alike in both charters.

    What one gives claims entries of the giver. `in_line`: only where one reports to the other."""

    id: str
    between: tuple[str, str]
    first_gives: tuple[Phrase, ...]
    second_gives: tuple[Phrase, ...]
    rhythm: str
    dispute: tuple[Phrase, ...]
    evidence: tuple[str, ...]
    place: Place
    own: bool
    in_line: bool = False
    own_dispute: bool = False  # the workspace wrote `dispute`, of which all that hold are printed


class JointOutcome(NamedTuple):
    """What two positions reach together: one answers for all of `first`, the other for `second`."""

    id: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    say: tuple[Phrase, ...]
    place: Place
    own: bool


class Measure(NamedTuple):
    """A figure by which an outcome is judged, so that two people compute the same.

    It stands in the charter of the first `owner` that has its work, or of `each` with its own."""

    id: str
    title: str
    definition: str
    unit: str
    direction: str
    rhythm: str
    owner: tuple[str, ...]
    each: bool
    source: str
    when: tuple[Condition, ...]
    evidence: tuple[str, ...]
    place: Place
    own: bool


class Claim(NamedTuple):
    """One statement of a named source, in our words."""

    id: str
    text: str
    author: str
    title: str
    date: str


class AdviceRule(NamedTuple):
    """What speaks for some structures and against others when all of `when` holds.

    A rule `about` a question of lines speaks for and against bosses instead."""

    id: str
    when: tuple[Condition, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    weight: int
    reason: str
    evidence: tuple[str, ...]
    place: Place
    own: bool
    about: str = ""


class StarvingRule(NamedTuple):
    """What says that one of the two jobs starves, or both."""

    id: str
    when: tuple[Condition, ...]
    job: JobKind
    weight: int
    reason: str
    evidence: tuple[str, ...]
    place: Place
    own: bool


class HireRule(NamedTuple):
    """Which side is hired for first. `level` narrows it to executives or VPs, or is empty."""

    id: str
    when: tuple[Condition, ...]
    side: JobKind
    level: str
    reason: str
    evidence: tuple[str, ...]
    place: Place
    own: bool


CatalogRule = AdviceRule | StarvingRule | HireRule


class Catalog(NamedTuple):
    """Everything that ships, with a workspace's own entries laid over it. Mappings are by id.

    `own_roles` has the texts of roles that a company made up, whatever their work is. `moved` is
    what the workspace's entries call by ids of before, `cut` where their texts end at a comment.
    """

    version: str
    areas: Mapping[str, Area]
    responsibilities: Mapping[str, Entry]
    decisions: Mapping[str, Entry]
    roles: Mapping[str, Role]
    own_roles: Mapping[str, Role]
    structures: Mapping[str, Structure]
    interfaces: Mapping[str, Interface]
    joint_outcomes: Mapping[str, JointOutcome]
    measures: Mapping[str, Measure]
    emphases: Mapping[str, Emphasis]
    posting_borders: Mapping[str, PostingBorder]
    posting_shapes: Mapping[str, PostingShape]
    claims: Mapping[str, Claim]
    advice: Mapping[str, AdviceRule]
    starving: Mapping[str, StarvingRule]
    hires: Mapping[str, HireRule]
    line_questions: Mapping[str, LineQuestion]
    lines: Mapping[str, AdviceRule]
    poor_reasons: Mapping[str, PoorReason]
    disagreements: Mapping[str, Disagreement]
    pay_evidence: Mapping[str, PayEvidence]
    laws: Mapping[str, Law]
    job_laws: Mapping[str, JobLaw]
    forwarding: Mapping[str, Forward]
    moved: tuple[Moved, ...] = ()
    cut: tuple[Problem, ...] = ()

    def role_id(self, word: str) -> str | None:
        """Return the id of the role that `word` names, by its id now or before or by an alias."""
        if word in self.roles:
            return word
        went = self.forwarding.get(word)
        if went and went.of == "roles" and went.to:
            return went.to[0]
        return next((role.id for role in self.roles.values() if word in role.aliases), None)
