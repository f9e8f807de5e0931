"""What is read of papers that a company has already: their lines, the roles they are for, claims.

The types of this folder, in the order in which they are made: a `PaperFile` is a file, a
`RolePaper` what it says of one role, a `ClaimedDuty` one duty of it, a `Placed` the claim with what
it means in the catalogue.
"""

from __future__ import annotations

from typing import Literal

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

LineKind = Literal["heading", "item", "text", "cell"]
PartKind = Literal["duty", "result", "requirement", "fact", "boilerplate", "filler"]
Strength = Literal["owns", "decides", "stops", "supports", "none"]
"""What a duty says of its subject: answers for the work, makes the decision, may stop it, helps
others with it; or nothing, as a wish about behaviour does."""

OF_ALL = "before the roles"
"""Where a line stands that speaks of all roles of a file, and counts for none."""


class PaperLine(NamedTuple):
    """A paragraph, item or cell of a paper, as one line of text without marks.

    `place` has the file and the line of a text, or the file alone; `where` says the rest in words:
    "page 2", "table 1, row 3", "text box". A heading's `level` counts from 1, an item's from 0.
    `cell` is the number of its table, and its row and column there, from 0.
    """

    text: str
    kind: LineKind
    level: int
    place: Place
    where: str = ""
    cell: tuple[int, int, int] | tuple[()] = ()


class PaperFile(NamedTuple):
    """A file as it was given. Within an archive its name is "old.zip/cto.docx".

    `language` is an ISO 639 code, or "" where there is too little to tell. `problems` are what a
    person is told of it: text that was not read, and why. `saved` is the day of its properties, or
    else that of the file, as YYYY-MM-DD.
    """

    name: str
    lines: tuple[PaperLine, ...]
    language: str
    problems: tuple[Problem, ...] = ()
    saved: str = ""


class Quoted(NamedTuple):
    """Words of a paper, and where they stand."""

    text: str
    place: Place
    where: str = ""


class PaperPart(NamedTuple):
    """A line of a paper, and what it is for its reader."""

    line: PaperLine
    kind: PartKind
    section: str = ""


class RolePaper(NamedTuple):
    """What a source says of one role.

    `id` is short and once in an audit, such as "cto" or "cto-2". `role` is the catalogue's, or ""
    where it has none like it. `older` names the paper of the same post that counts instead.
    """

    id: str
    source: str
    language: str
    title: Quoted
    role: str
    reports_to: Quoted | None
    reports: tuple[Quoted, ...]
    pay: Quoted | None
    date: Quoted | None
    parts: tuple[PaperPart, ...]
    older: str = ""


class SetAside(NamedTuple):
    """What is no leader's paper, and why, in words."""

    source: str
    title: str
    reason: str


class ClaimedDuty(NamedTuple):
    """One duty of one paper. `quote` is its own words, `whole` the line that it was split from.

    `subject` is whom the sentence speaks of where that is not the paper's role: a role of the
    catalogue, such as "cto" in "the CTO has the final say", or the words that name others, such as
    "board".
    """

    id: str
    paper: str
    quote: str
    whole: str
    place: Place
    where: str
    kind: Literal["duty", "result"]
    strength: Strength
    subject: str = ""


class Match(NamedTuple):
    """An entry that a claim may mean: how likely (0 to 1), and the phrase or title that led there.

    `probability` is calibrated: of a hundred matches at 0.9 about ninety are right.
    """

    entry: str
    probability: float
    phrase: str


class Placed(NamedTuple):
    """A claim with the entries that it may mean, likeliest first, at most three.

    `confirmed` says that a person chose the first, `nothing` that a person said that none fits.
    `group` is the likeliest group of entries near in their work, and how likely the claim means
    one of them; `out` the nearest kind of what belongs to no entry, and how likely it is none.
    """

    claim: ClaimedDuty
    matches: tuple[Match, ...]
    confirmed: bool = False
    nothing: bool = False
    group: Match | None = None
    out: Match | None = None


class PapersRead(NamedTuple):
    """All that was read: papers by the order of their files, and what was set aside."""

    sources: tuple[PaperFile, ...]
    papers: tuple[RolePaper, ...]
    set_aside: tuple[SetAside, ...]
    claims: tuple[ClaimedDuty, ...]
