"""What a job description says, with all references followed: plain text, ready for a template."""

from __future__ import annotations

from datetime import date

from charter.compose.papers import Group
from charter.compose.unfinished import draft_title
from charter.facts.languages import message, say_in
from charter.named_tuples import NamedTuple


class JobFunction(NamedTuple):
    """One essential function; `share` is the time that it takes, where the file says so."""

    title: str
    sentence: str
    share: str


class Duty(NamedTuple):
    """The essential functions of one area: the closest in full, the rest by title."""

    area: str
    share: str
    functions: tuple[JobFunction, ...]
    further: tuple[str, ...]


class Requirement(NamedTuple):
    """What the work demands, and which duty needs it."""

    say: str
    why: str


class JobDescription(NamedTuple):
    """The paper of one position that HR files. A `draft` must not be filed yet, and says so.

    `facts`, `people` and `conditions` pair labels with values. `essential` is what the position
    owns, `marginal` what it helps with. `laws` say what was found on the law of its places, and
    `enough` how many requirements are enough.
    """

    position_id: str
    title: str
    short: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    facts: tuple[tuple[str, str], ...]
    purpose: str
    essential_note: str
    essential: tuple[Duty, ...]
    marginal: tuple[Group, ...]
    people: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    decides: tuple[Group, ...]
    requirements: tuple[Requirement, ...]
    conditions: tuple[tuple[str, str], ...]
    laws: tuple[Group, ...]
    unchecked: str
    equal_opportunity: str
    accommodation: str
    acknowledgement: str
    signers: tuple[str, ...]
    manager: str
    manager_name: str
    unowned: tuple[str, ...]
    claimed: tuple[Group, ...] = ()
    enough: str = ""
    draft: bool = False
    kind: str = "job-description"

    @property
    def name(self) -> str:
        """Return the file name, such as cpto-job-description."""
        return f"{self.position_id}-job-description"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        title = say_in(self.language, message("Job description: {title}"), title=self.title)
        return draft_title(self.language, title) if self.draft else title
