"""The certificate: what was checked in one company, against which files, and with what result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from typing import NamedTuple

from charter.assign.organisation import Finding, Organisation
from charter.assign.positions import holder_of
from charter.assign.vetoes import vetoes_of
from charter.compose.mirror import Mirror, mirror_of
from charter.compose.wording import Wording, capital
from charter.problems import InputError
from charter.read.fingerprint import Fingerprint

POSITIONS = 9
"""Positions printed in the table; the rest are counted."""
VACANCIES = 3
"""Vacancies named beside their check; more are counted there, and named in the table."""
ROOM = 15
"""Lines that positions, advice and open facts share, so that the certificate stays one page."""
LETTERS = 90
"""Letters on a line, guessed low."""
HOLDS = "holds"

_ID = re.compile(r"'([a-z0-9-]+)'")

_VETOES = {"all-vetoes", "veto-upwards", "void-veto"}
_MIRROR = {"no-charter"}
_TITLES = {"title-above-work", "title-above-role", "owns-nothing"}
_LOAD = {"heavy-load", "one-leader", "bottleneck", "weak-side"}


class Check(NamedTuple):
    """One check, what it found, and whether it holds or has advice."""

    what: str
    found: str
    result: str


class Held(NamedTuple):
    """A position: who does its work today, and what it carries."""

    name: str
    held: str
    answers_for: int
    decides: int
    share: str


class Certificate(NamedTuple):
    """One page that can go along with a pack."""

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    structure: str
    summary: str
    checks: tuple[Check, ...]
    positions: tuple[Held, ...]
    more_positions: int
    advice: tuple[str, ...]
    more_advice: int
    limits: tuple[str, ...]
    files: tuple[Fingerprint, ...]
    program: str
    kind: str = "certificate"

    @property
    def name(self) -> str:
        """Return the file name."""
        return "certificate"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"Certificate: {self.company}"


def compose_certificate(
    organisation: Organisation, files: Sequence[Fingerprint], day: date
) -> Certificate:
    """Return what the certificate of a company says on `day`.

    Raises InputError with what is to be settled where the company is not proved.
    """
    mirror = mirror_of(organisation, day)
    unsettled = organisation.gaps or mirror.findings
    if unsettled:
        raise InputError(finding.problem for finding in unsettled)
    return _Composer(organisation, mirror, day).certificate(tuple(files))


class _Composer:
    def __init__(self, organisation: Organisation, mirror: Mirror, day: date) -> None:
        self.organisation = organisation
        self.mirror = mirror
        self.day = day
        self.words = Wording(organisation)
        self.total = sum(load.weight for load in organisation.load.values()) or 1

    def certificate(self, files: tuple[Fingerprint, ...]) -> Certificate:
        organisation, words = self.organisation, self.words
        company = organisation.company
        work, calls = len(organisation.responsibilities), len(organisation.decisions)
        positions, limits = tuple(self._positions()), tuple(self._limits())
        advice = [self._sentence(finding) for finding in organisation.findings]
        room = ROOM - min(POSITIONS, len(positions)) - sum(map(_lines, limits[2:])) - len(files[2:])
        shown = _fitting(advice, room)
        structure = organisation.catalog.structures[company.structure]
        return Certificate(
            company=company.name,
            legal_name=company.legal_name,
            language=words.language,
            country=company.country,
            date=self.day,
            date_text=words.day(self.day),
            structure=structure.title,
            summary=(
                f"On {words.day(self.day)} every one of {work} responsibilities and {calls} "
                f"decisions that apply to {company.name} had exactly one owner."
            ),
            checks=tuple(self._checks()),
            positions=positions[:POSITIONS],
            more_positions=max(0, len(positions) - POSITIONS),
            advice=tuple(advice[:shown]),
            more_advice=len(advice) - shown,
            limits=limits,
            files=files,
            program=f"charter {version('charter')}",
        )

    def _checks(self) -> Iterator[Check]:
        organisation, words = self.organisation, self.words
        work, calls = len(organisation.responsibilities), len(organisation.decisions)
        yield Check("Responsibilities", f"{work}, and one position answers for each", HOLDS)
        yield Check("Decisions", f"{calls}, and one position makes each", HOLDS)
        positions = organisation.positions
        head = next(name for name, p in positions.items() if not p.reports_to)
        lines = f"All lead to {words.the(head)}; each stands on both sides; none runs in a loop"
        yield Check("Reporting lines", lines, HOLDS)
        yield Check("Vacancies", self._vacancies(), HOLDS)
        yield self._check("Vetoes", self._vetoes(), _VETOES)
        yield self._check("Mirror", self._mirrored(), _MIRROR)
        titled = sum(p.writes_papers for p in positions.values())
        found = words.say(
            "{count} titles compared with the work that the catalogue gives them first",
            count=str(titled),
        )
        yield self._check("Titles", found, _TITLES)
        most = max(positions, key=lambda name: organisation.load[name].weight)
        share = organisation.load[most].weight / self.total
        yield self._check("Load", f"Most with {words.the(most)}: {share:.0%} by weight", _LOAD)

    def _check(self, what: str, found: str, codes: set[str]) -> Check:
        count = sum(f.problem.code in codes for f in self.organisation.findings)
        return Check(what, found, f"advice ({count})" if count else HOLDS)

    def _vacancies(self) -> str:
        positions = self.organisation.positions
        held = []
        for name, position in positions.items():
            holder = holder_of(positions, name)
            if holder and holder != name:
                held.append(f"{self.words.the(holder)} acts for {position.the} ({position.status})")
        if len(held) > VACANCIES:
            return f"{len(held)} positions, and one who is there acts for each"
        return capital("; ".join(held)) if held else "None: every position is filled"

    def _vetoes(self) -> str:
        vetoes = vetoes_of(self.organisation)
        if not vetoes:
            return "None: nobody can stop what another decides"
        who = self.words.listing([f"{self.words.the(n)} ({count})" for n, count in vetoes.items()])
        return f"Held by {who}; at most two on one decision"

    def _mirrored(self) -> str:
        found = (
            f"{self.mirror.agreed} statements of one charter about another position; "
            "each stands in both"
        )
        silent = [n for n, p in self.organisation.positions.items() if not p.writes_papers]
        if silent:
            verb = "gets" if len(silent) == 1 else "get"
            found += f". {capital(self.words.those(silent))} {verb} no charter"
        return found

    def _positions(self) -> Iterator[Held]:
        positions = self.organisation.positions
        for name, position in positions.items():
            if not position.writes_papers:
                continue
            load = self.organisation.load[name]
            holder = holder_of(positions, name) or ""
            held = position.given.holder or "filled"
            if holder != name:
                held = f"{position.status}; {self.words.the(holder)} acts"
            share = f"{load.weight / self.total:.0%}"
            yield Held(position.title, held, load.responsibilities, load.decisions, share)

    def _limits(self) -> Iterator[str]:
        yield "It gives no legal advice, and does not say that a contract or a law is kept."
        yield "It does not say that the sentences are good, or that anybody has agreed to them."
        unanswered = self.organisation.unanswered
        if unanswered:
            entries = len({entry for waiting in unanswered.values() for entry in waiting})
            facts = ", ".join(fact.replace("_", " ").replace("ai ", "AI ") for fact in unanswered)
            were = "1 entry was" if entries == 1 else f"{entries} entries were"
            yield f"{were} left out, for the company file does not state these facts: {facts}."

    def _sentence(self, finding: Finding) -> str:
        """Return a finding as one line of a paper, with names for ids, and who says so."""
        problem = finding.problem
        claims = self.organisation.catalog.claims
        authors = self.words.listing(
            list(dict.fromkeys(claims[n].author for n in finding.evidence))
        )
        said = [capital(_ID.sub(self._name, problem.message))]
        if problem.hint:
            said.append(f"To do: {_ID.sub(self._name, problem.hint)}")
        if authors:
            said.append(f"Evidence: {authors}")
        return ". ".join(said) + "."

    def _name(self, found: re.Match[str]) -> str:
        name = found[1]
        if name in self.organisation.positions:
            return self.words.the(name)
        role = self.organisation.catalog.roles.get(name)
        return role.abbreviation if role else found[0]


def _lines(text: str) -> int:
    return -(-len(text) // LETTERS)


def _fitting(texts: list[str], room: int) -> int:
    """Return how many texts fit into so many lines, at least one."""
    for number, text in enumerate(texts):
        room -= _lines(text)
        if room < 0 and number:
            return number
    return len(texts)
