"""The certificate: what was checked in one company, against which files, and with what result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version

from charter.assign.organisation import Finding, Load, Organisation
from charter.assign.positions import holder_of
from charter.assign.vetoes import vetoes_of
from charter.compose.mirror import Mirror, mirror_of
from charter.compose.one_page import fitting, lines_of
from charter.compose.people import holders_said, with_last_day
from charter.compose.wording import Wording, capital
from charter.facts.languages import message, require_english, say_in
from charter.load.fingerprint import Fingerprint
from charter.named_tuples import NamedTuple
from charter.problems import InputError

POSITIONS = 10
"""Lines of the table of positions; of more, the last is all the rest, so that it adds up."""
VACANCIES = 3
"""Vacancies named beside their check; more are counted there, and named in the table."""
ROOM = 15
"""Lines that positions, advice and open facts share, so that the certificate stays one page."""
HOLDS = message("holds")
_ACTS_FOR = {
    "vacant": message("{acting} acts for {position} (vacant)"),
    "planned": message("{acting} acts for {position} (planned)"),
}
_HELD = {
    "vacant": message("vacant; {acting} acts"),
    "planned": message("planned; {acting} acts"),
}

_NO_CHARTER = message("{held}; no charter")

_ID = re.compile(r"'([a-z0-9-]+)'")

_VETOES = {"all-vetoes", "veto-upwards", "void-veto"}
_MIRROR = {"no-charter"}
_TITLES = {"title-above-work", "title-above-role", "owns-nothing"}
_LOAD = {"heavy-load", "one-leader", "bottleneck", "weak-side"}
_OF_POSTINGS = {"candidates-ask", "no-posting-text", "no-way-to-apply", "says-only-its-label"}
"""Not for who reads this beside an offer: it is of no owner, and the posting has done its work."""


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
        return say_in(self.language, message("Certificate: {company}"), company=self.company)


def compose_certificate(
    organisation: Organisation, files: Sequence[Fingerprint], day: date
) -> Certificate:
    """Return what the certificate of a company says on `day`.

    Raises InputError with what is to be settled where the company is not proved.
    """
    # Its advice is what `charter check` prints, in English.
    require_english(organisation.company, "the certificate")
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
        told = [f for f in organisation.findings if f.severity != "note"]
        advice = [self._sentence(f) for f in told if f.problem.code not in _OF_POSTINGS]
        room = ROOM - len(positions) - sum(map(lines_of, limits[2:])) - len(files[2:])
        shown = fitting(advice, room)
        return Certificate(
            company=company.name,
            legal_name=company.legal_name,
            language=words.language,
            country=company.country,
            date=self.day,
            date_text=words.day(self.day),
            structure=words.structure(),
            summary=words.say(
                "On {day} every one of {work} responsibilities and {calls} decisions that apply "
                "to {company} had exactly one owner.",
                day=words.day(self.day),
                work=str(work),
                calls=str(calls),
                company=company.name,
            ),
            checks=tuple(self._checks()),
            positions=positions,
            advice=tuple(advice[:shown]),
            more_advice=len(advice) - shown,
            limits=limits,
            files=files,
            program=f"charter {version('charter')}",
        )

    def _checks(self) -> Iterator[Check]:
        organisation, words = self.organisation, self.words
        work, calls = len(organisation.responsibilities), len(organisation.decisions)
        say, holds = words.say, words.say(HOLDS)
        found = say("{count}, and one position answers for each", count=str(work))
        yield Check(say("Responsibilities"), found, holds)
        found = say("{count}, and one position makes each", count=str(calls))
        yield Check(say("Decisions"), found, holds)
        positions = organisation.positions
        head = next(name for name, p in positions.items() if not p.reports_to)
        lines = say(
            "All lead to {position}; each stands on both sides; none runs in a loop",
            position=words.the(head),
        )
        yield Check(say("Reporting lines"), lines, holds)
        yield Check(say("Vacancies"), self._vacancies(), holds)
        yield self._check(say("Vetoes"), self._vetoes(), _VETOES)
        yield self._check(say("Mirror"), self._mirrored(), _MIRROR)
        titled = sum(p.writes_papers for p in positions.values())
        found = words.say(
            "{count} titles compared with the work that the catalogue gives them first",
            count=str(titled),
        )
        yield self._check(say("Titles"), found, _TITLES)
        most = max(positions, key=lambda name: organisation.load[name].weight)
        share = organisation.load[most].weight / self.total
        found = say(
            "Most with {position}: {share} by weight",
            position=words.the(most),
            share=f"{share:.0%}",
        )
        yield self._check(say("Load"), found, _LOAD)

    def _check(self, what: str, found: str, codes: set[str]) -> Check:
        count = sum(f.problem.code in codes for f in self.organisation.findings)
        said = self.words.say("advice ({count})", count=str(count))
        return Check(what, found, said if count else self.words.say(HOLDS))

    def _vacancies(self) -> str:
        positions, words = self.organisation.positions, self.words
        held = []
        for name, position in positions.items():
            holder = holder_of(positions, name)
            if holder and holder != name:
                said = _ACTS_FOR[position.status]
                said = words.say(said, acting=words.the(holder), position=words.the(name))
                held.append(with_last_day(said, position, words))
        if len(held) > VACANCIES:
            said = message("{count} positions, and one who is there acts for each")
            return words.say(said, count=str(len(held)))
        return capital("; ".join(held)) if held else words.say("None: every position is filled")

    def _vetoes(self) -> str:
        vetoes = vetoes_of(self.organisation)
        if not vetoes:
            return self.words.say("None: nobody can stop what another decides")
        who = self.words.listing([f"{self.words.the(n)} ({count})" for n, count in vetoes.items()])
        return self.words.say("Held by {positions}; at most two on one decision", positions=who)

    def _mirrored(self) -> str:
        words = self.words
        found = words.say(
            "{count} statements of one charter about another position; each stands in both",
            count=str(self.mirror.agreed),
        )
        silent = [n for n, p in self.organisation.positions.items() if not p.writes_papers]
        those = capital(words.those(silent))
        if len(silent) == 1:
            found += ". " + words.say("{position} gets no charter", position=those)
        elif silent:
            found += ". " + words.say("{positions} get no charter", positions=those)
        return found

    def _positions(self) -> Iterator[Held]:
        """Yield whoever gets a charter or carries work without one; the last line is the rest."""
        positions, carried = self.organisation.positions, self.organisation.load
        named = [
            name
            for name, position in positions.items()
            if position.writes_papers or carried[name].responsibilities or carried[name].decisions
        ]
        shown = POSITIONS - 1 if len(named) > POSITIONS else POSITIONS
        for name in named[:shown]:
            position, load = positions[name], carried[name]
            holder = holder_of(positions, name) or ""
            held = holders_said(position, self.words) or self.words.say("filled")
            if holder != name:
                held = self.words.say(_HELD[position.status], acting=self.words.the(holder))
                held = with_last_day(held, position, self.words)
            if not position.writes_papers:
                held = self.words.say(_NO_CHARTER, held=held)
            yield self._held(position.title, held, [load])
        if rest := [carried[name] for name in named[shown:]]:
            yield self._held(self.words.say("{count} more", count=str(len(rest))), "–", rest)

    def _held(self, title: str, held: str, loads: Sequence[Load]) -> Held:
        share = sum(load.weight for load in loads) / self.total
        work = sum(load.responsibilities for load in loads)
        return Held(title, held, work, sum(load.decisions for load in loads), f"{share:.0%}")

    def _limits(self) -> Iterator[str]:
        say = self.words.say
        yield say("It gives no legal advice, and does not say that a contract or a law is kept.")
        yield say(
            "It does not say that the sentences are good, or that anybody has agreed to them."
        )
        unanswered = self.organisation.unanswered
        if unanswered:
            entries = len({entry for waiting in unanswered.values() for entry in waiting})
            facts = ", ".join(fact.replace("_", " ").replace("ai ", "AI ") for fact in unanswered)
            left_out = message(
                "{count} entries were left out, for the company file does not state these facts: "
                "{facts}."
            )
            if entries == 1:
                left_out = message(
                    "1 entry was left out, for the company file does not state these facts: "
                    "{facts}."
                )
            yield say(left_out, count=str(entries), facts=facts)

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
