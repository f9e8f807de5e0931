"""The kinds of paper: one entry each. Imports no more than it has to, for help reads it too.

A new kind has its own module that composes it, a template `<id>.md.j2`, and an entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation, Position
    from charter.compose.papers import Paper
    from charter.facts.company import Workspace
    from charter.problems import Problem


class Subject(NamedTuple):
    """What one paper is composed of.

    `position` is whose paper it is, or empty for a paper of the whole company; such a paper may be
    narrowed to the work of `areas` and of those in which `positions` have a part.
    """

    workspace: Workspace
    organisation: Organisation
    day: date
    position: str = ""
    areas: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()


class WrittenFor(NamedTuple):
    """Which positions get a paper. `said` ends the sentence "no position is ...".

    With `by_name` each other one for which it is possible gets one too where it is named.
    """

    holds: Callable[[Position], bool]
    possible: Callable[[Position], bool]
    said: str
    hint: str
    by_name: bool = False

    def takes(self, position: Position, named: bool) -> bool:
        """Return whether a position gets a paper."""
        return self.holds(position) or (named and self.by_name and self.possible(position))


class PaperKind(NamedTuple):
    """One kind of paper. Its template is `id`.md.j2, in which the paper is `called` as its id.

    `paper` is its type, as module:name; `many` names several of it in help. `compose` is None for
    papers about more than one organisation, which their commands compose. A paper `of_position` can
    have a whole template in Word; where people sign it, that is the original, and every other
    format says what it says. A public paper never shows what is internal, and carries no content
    hash. `usual` papers are made where none is named. One that `proves` says what `charter check`
    looked at, and there is none while that has found something to settle.

    `lacks` gives what a paper still lacks of its own, which makes a draft of it, as does work that
    has no owner; a kind without has no drafts, and one with has a field `draft`. A paper that
    `advertises` a position is a draft too while it lacks what the law of its place asks for.

    A paper that `follows` another kind is a draft where that paper of its position is one.

    Edits of a paper that `returns` can be taken back from a copy of it.

    A paper `of_pair` is of the two positions that `positions` name. What the template of a paper of
    one position can print is listed for whoever writes one; so is that of a `listed` one.
    """

    id: str
    paper: str
    many: str
    compose: Callable[[Subject], Paper] | None = None
    of_position: bool = False
    condition: WrittenFor | None = None
    public: bool = False
    signed: bool = False
    usual: bool = False
    proves: bool = False
    lacks: Callable[[Organisation, Any], Iterable[Problem]] | None = None
    advertises: bool = False
    of_pair: bool = False
    listed: bool = False
    follows: str = ""
    returns: bool = False

    @property
    def called(self) -> str:
        """Return what templates call the paper: a name has no hyphens."""
        return self.id.replace("-", "_")


def paper_type(kind: PaperKind) -> type:
    """Return the type of the papers of a kind."""
    module, _, name = kind.paper.partition(":")
    made: type = getattr(import_module(module), name)
    return made


def _of_position(composer: str) -> Callable[[Subject], Paper]:
    """Return what composes the paper of a position; `composer` is module:name, imported late."""

    def compose(subject: Subject) -> Paper:
        module, _, name = composer.partition(":")
        made: Paper = getattr(import_module(f"charter.compose.{module}"), name)(
            subject.organisation, subject.position, subject.day
        )
        return made

    return compose


def _lacking(name: str) -> Callable[[Organisation, Any], Iterable[Problem]]:
    """Return what says why a paper is a draft, by its name in charter/compose/lacks.py."""

    def lacks(organisation: Organisation, paper: Any) -> Iterable[Problem]:
        from charter.compose import lacks

        found: Iterable[Problem] = getattr(lacks, name)(organisation, paper)
        return found

    return lacks


def _matrix(subject: Subject) -> Paper:
    from charter.compose.matrix import compose_matrix

    return compose_matrix(subject.organisation, subject.day, subject.areas, subject.positions)


def _authority(subject: Subject) -> Paper:
    from charter.compose.authority import compose_authority

    return compose_authority(subject.organisation, subject.day, subject.areas, subject.positions)


def _joint(subject: Subject) -> Paper:
    from charter.compose.joint import compose_joint

    return compose_joint(subject.organisation, subject.positions, subject.day)


def _nothing_more(_organisation: Organisation, _paper: Paper) -> Iterable[Problem]:
    return ()


def _certificate(subject: Subject) -> Paper:
    from charter.compose.certificate import compose_certificate
    from charter.load.fingerprint import fingerprints_of

    files = fingerprints_of(subject.workspace)
    return compose_certificate(subject.organisation, files, subject.day)


def _is_posted(position: Position) -> bool:
    from charter.assign.hiring import is_posted

    return is_posted(position)


_VACANT = WrittenFor(
    _is_posted,
    lambda position: position.can_be_posted,
    "vacant with text for a posting",
    "add 'status: vacant' to the position that you are hiring for",
)
_ALL = (
    PaperKind(
        "charter",
        "charter.compose.papers:Charter",
        "charters",
        _of_position("charter:compose_charter"),
        of_position=True,
        signed=True,
        usual=True,
        lacks=_lacking("charter_lacks"),
        returns=True,
    ),
    PaperKind(
        "posting",
        "charter.compose.papers:Posting",
        "postings",
        _of_position("posting:compose_posting"),
        of_position=True,
        condition=_VACANT,
        public=True,
        usual=True,
        lacks=_lacking("posting_lacks"),
        advertises=True,
        returns=True,
    ),
    PaperKind(
        "interview",
        "charter.compose.interview:Interview",
        "interview guides",
        _of_position("interview:compose_interview"),
        of_position=True,
        condition=_VACANT._replace(by_name=True),
        lacks=_nothing_more,
        follows="posting",
    ),
    PaperKind(
        "job-description",
        "charter.compose.job_paper:JobDescription",
        "job descriptions",
        _of_position("job_description:compose_job_description"),
        of_position=True,
        lacks=_lacking("job_description_lacks"),
    ),
    PaperKind(
        "certificate",
        "charter.compose.certificate:Certificate",
        "the certificate",
        _certificate,
        proves=True,
    ),
    PaperKind(
        "joint",
        "charter.compose.joint:Joint",
        "joint papers",
        _joint,
        lacks=_lacking("joint_lacks"),
        of_pair=True,
        listed=True,
    ),
    PaperKind(
        "authority",
        "charter.compose.authority:Authority",
        "the authority table",
        _authority,
        lacks=_lacking("authority_lacks"),
        listed=True,
    ),
    PaperKind(
        "matrix", "charter.compose.matrix:Matrix", "the matrix", _matrix, lacks=_nothing_more
    ),
    PaperKind("questions", "charter.compose.questions:Questions", "lists of questions"),
    PaperKind("agenda", "charter.compose.agenda:Agenda", "agendas"),
    PaperKind("comparison", "charter.compose.comparison:ComparisonPaper", "comparisons"),
    PaperKind("handover", "charter.compose.handover:Handover", "handover pages"),
    PaperKind("ledger", "charter.compose.ledger:LedgerPaper", "ledgers"),
    PaperKind("memo", "charter.compose.memo:Memo", "memos"),
    PaperKind("audit", "charter.compose.audit_paper:AuditPaper", "audits"),
)
KINDS: dict[str, PaperKind] = {kind.id: kind for kind in _ALL}


def usual_kinds() -> tuple[str, ...]:
    """Return the ids of the kinds that are made where none is named."""
    return tuple(kind.id for kind in KINDS.values() if kind.usual)


def composed_kinds() -> tuple[str, ...]:
    """Return the ids of the kinds that one workspace is enough for."""
    return tuple(kind.id for kind in KINDS.values() if kind.compose and not kind.of_pair)


def named_kinds() -> tuple[str, ...]:
    """Return the ids of the kinds that can be asked for: also those that need a pair named."""
    return tuple(kind.id for kind in KINDS.values() if kind.compose)


def position_kinds() -> tuple[str, ...]:
    """Return the ids of the kinds that each position has one of."""
    return tuple(kind.id for kind in KINDS.values() if kind.of_position)


def returning_kinds() -> tuple[str, ...]:
    """Return the ids of the kinds whose edits can be taken back."""
    return tuple(kind.id for kind in KINDS.values() if kind.returns)


def listed_kinds() -> tuple[str, ...]:
    """Return the ids of the kinds whose fields `charter templates fields` lists."""
    return tuple(kind.id for kind in KINDS.values() if kind.of_position or kind.listed)


def proving(papers: Iterable[str]) -> list[str]:
    """Return which of these papers say what `charter check` looked at."""
    return [paper for paper in papers if paper in KINDS and KINDS[paper].proves]
