"""Whether the charters of one company, as they are written, say the same of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from charter.assign.organisation import Finding, Organisation
from charter.assign.places import place_of_position
from charter.assign.viewpoint import viewpoint
from charter.compose.charter import compose_charter
from charter.compose.charter_facts import ALSO_REPORT_HERE, ALSO_REPORTS_TO
from charter.compose.papers import Charter
from charter.compose.texts import Home, first
from charter.compose.wording import Wording
from charter.facts.company import Languages
from charter.named_tuples import NamedTuple
from charter.problems import Problem


class Attribution(NamedTuple):
    """One statement that the charter of `by` makes about another position, `of`.

    `how` names the statement by what the two charters must agree on.
    """

    by: str
    of: str
    how: str
    what: str


class Mirror(NamedTuple):
    """How many statements about another position stand in both charters, and those that do not."""

    agreed: int
    findings: tuple[Finding, ...]


def mirror_of(organisation: Organisation, day: date) -> Mirror:
    """Return how the charters of all positions mirror each other.

    They are read in English, whose frames the reader knows; what stands in two charters is the
    same in every language.
    """
    organisation = _in_english(organisation)
    charters = {
        name: compose_charter(organisation, name, day)
        for name, position in organisation.positions.items()
        if position.writes_papers
    }
    return compare_charters(organisation, charters)


def _in_english(organisation: Organisation) -> Organisation:
    company = organisation.company
    if company.language.charters in ("", "en"):
        return organisation
    english = Languages(company.language.postings, "en", company.language.place)
    return organisation._replace(company=company._replace(language=english))


def compare_charters(organisation: Organisation, charters: Mapping[str, Charter]) -> Mirror:
    """Return how these charters mirror each other, read from their text alone."""
    reader = _Reader(organisation, charters)
    said = {s for charter in charters.values() for s in reader.said(charter)}
    owned = {name: _owned(charter) for name, charter in charters.items()}
    agreed, findings = 0, []
    for statement in sorted(said):
        by, of, how, what = statement
        if of not in charters:
            continue
        if how == "owns":
            answered = what in owned[of]
        else:
            answered = Attribution(of, by, _OTHER_SIDE[how], what) in said
        if answered:
            agreed += 1
            continue
        message = f"the charter of '{by}' {_WORDS[how].format(of=of, what=what)}; that one does not"
        place = place_of_position(organisation, organisation.positions[by])
        hint = "give positions and work names of their own; else report this"
        findings.append(
            Finding("gap", Problem(place, "one-sided", f"{message} say so", hint), (by, of))
        )
    return Mirror(agreed, tuple(findings))


_OTHER_SIDE = {
    "hears": "is heard",
    "is heard": "hears",
    "is stopped": "stops",
    "stops": "is stopped",
    "reports": "leads",
    "leads": "reports",
    "also reports": "also leads",
    "also leads": "also reports",
    "works": "works",
}
_WORDS = {
    "owns": "says that '{of}' answers for '{what}'",
    "hears": "says that '{of}' is heard on '{what}'",
    "is heard": "says that it is heard when '{of}' decides '{what}'",
    "is stopped": "says that '{of}' can stop '{what}'",
    "stops": "says that it can stop what '{of}' decides in '{what}'",
    "reports": "says that it reports to '{of}'",
    "leads": "says that '{of}' reports to it",
    "also reports": "says that it also reports to '{of}'",
    "also leads": "says that '{of}' also reports to it",
    "works": "says how it works with '{of}' ({what})",
}


def _owned(charter: Charter) -> set[str]:
    return {
        *(work.title for work in charter.core),
        *(title for group in charter.further for title in group.items),
    }


class _Reader:
    """Reads who says what of whom out of charters."""

    def __init__(self, organisation: Organisation, charters: Mapping[str, Charter]) -> None:
        self.organisation = organisation
        words = Wording(organisation)
        self.names = {words.the(name).casefold(): name for name in organisation.positions}
        longest = sorted(self.names, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
        self.titles = {}
        for name in charters:
            view = viewpoint(organisation, organisation.positions[name], charters[name].date)
            for entry in (a.entry for a in organisation.decisions.values()):
                said = first(words, entry.charter, Home(entry.place, entry.own), view)
                self.titles[name, said] = entry.title

    def said(self, charter: Charter) -> Iterator[Attribution]:
        """Yield what `charter` says of other positions."""
        me = charter.position_id
        for group in (*charter.exclusions, *charter.supporting, *charter.advises):
            for of in self._named(group.label):
                yield from (Attribution(me, of, "owns", title) for title in group.items)
        for group in charter.decides:
            heard, stopped = self._label(group.label)
            for sentence in group.items:
                what = self.titles.get((me, sentence), sentence)
                yield from (Attribution(me, of, "hears", what) for of in heard)
                yield from (Attribution(me, of, "is stopped", what) for of in stopped)
        for how, groups in (("is heard", charter.heard_on), ("stops", charter.stops)):
            for group in groups:
                for of in self._named(group.label):
                    for what in group.items:
                        yield Attribution(me, of, how, what)
        facts = dict(charter.facts)
        lines = (
            ("reports", "Reports to"),
            ("leads", "Direct reports"),
            ("also reports", ALSO_REPORTS_TO),
            ("also leads", ALSO_REPORT_HERE),
        )
        for how, label in lines:
            yield from (Attribution(me, of, how, "") for of in self._named(facts.get(label, "")))
        for group in charter.further_neighbours:
            yield from (Attribution(me, of, "works", "") for of in self._named(group.label))
        for near in charter.neighbours:
            for of in self._named(near.name):
                sides = sorted(((me, near.gives), (of, near.gets)))
                yield Attribution(me, of, "works", f"{near.rhythm}: {sides}; {near.dispute}")

    def _label(self, label: str) -> tuple[list[str], list[str]]:
        """Return who is heard and who can stop, from "After hearing ...; ... can stop it".

        Names are taken out first, for a name may hold a semicolon too.
        """
        names = self._named(label)
        frame = self.pattern.sub("\0", label.casefold())
        cut = frame.find("; ") if frame.startswith("after") else 0
        before = frame[:cut].count("\0") if "can stop it" in frame else len(names)
        return names[:before], names[before:]

    def _named(self, text: str) -> list[str]:
        return [self.names[found] for found in self.pattern.findall(text.casefold())]
