"""References between catalogue entries: every id that an entry names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from charter.facts.advice_types import BOSSES, PayEvidence, PoorReason
from charter.facts.catalog import (
    AdviceRule,
    Catalog,
    CatalogRule,
    Entry,
    Role,
)
from charter.facts.presuppositions import (
    check_entry_texts,
    check_interface_texts,
    check_outcome_texts,
    check_statements,
    check_when,
    unknown,
)
from charter.problems import Problem

if TYPE_CHECKING:
    from charter.facts.moved import Forward


def check_catalog_links(catalog: Catalog, everything: bool = False) -> list[Problem]:
    """Return a problem for each reference to nothing, in own entries or in all of them.

    The shipped entries are checked by the tests, so a start checks only those of the workspace.
    """
    problems: list[Problem] = []
    entries = (*catalog.responsibilities.values(), *catalog.decisions.values())
    for entry in entries:
        if everything or entry.own:
            problems += _entry(catalog, entry)
    problems += _said_twice(entries)
    for role in (*catalog.roles.values(), *catalog.own_roles.values()):
        if everything or role.own:
            problems += _role(catalog, role)
    known = {**catalog.responsibilities, **catalog.decisions}
    for structure in catalog.structures.values():
        if everything or structure.own:
            problems += unknown(structure.positions, catalog.roles, "role", structure.place)
            above = (role for role in structure.positions.values() if role)
            problems += unknown(
                above, structure.positions, "role of this structure", structure.place
            )
            problems += unknown(structure.assign, known, "entry", structure.place)
            problems += unknown(
                structure.assign.values(),
                structure.positions,
                "role of this structure",
                structure.place,
            )
            problems += unknown(structure.evidence, catalog.claims, "claim", structure.place)
    for interface in catalog.interfaces.values():
        if everything or interface.own:
            problems += unknown(interface.between, catalog.roles, "role", interface.place)
            problems += unknown(interface.evidence, catalog.claims, "claim", interface.place)
            problems += check_interface_texts(catalog, interface)
    for outcome in catalog.joint_outcomes.values():
        if everything or outcome.own:
            named = (*outcome.first, *outcome.second)
            problems += unknown(named, known, "entry", outcome.place)
            problems += check_outcome_texts(catalog, outcome)
    for measure in catalog.measures.values():
        if everything or measure.own:
            problems += unknown(measure.owner, catalog.roles, "role", measure.place)
            problems += unknown(measure.evidence, catalog.claims, "claim", measure.place)
            problems += check_when(catalog, measure.when, measure.place, of_text=True)
    problems += _advice(catalog, everything)
    problems += _posting_rules(catalog, everything)
    for went in catalog.forwarding.values():
        if everything or went.own:
            problems += _forwarding(catalog, went)
    return problems


def _posting_rules(catalog: Catalog, everything: bool) -> Iterator[Problem]:
    entries = (*catalog.responsibilities, *catalog.decisions)
    outcomes = [one.id for role in catalog.roles.values() for one in role.outcomes]
    for rule in catalog.emphases.values():
        if everything or rule.own:
            yield from check_when(catalog, rule.when, rule.place, of_text=True)
            yield from unknown(rule.reasons, catalog.poor_reasons, "reason", rule.place)
            named = (*rule.more, *rule.less)
            yield from unknown(named, (*entries, *outcomes), "entry or outcome", rule.place)
    for border in catalog.posting_borders.values():
        if everything or border.own:
            named = (*border.theirs, *border.mine, *border.heard, *border.hears)
            yield from unknown(named, entries, "entry", border.place)
    for shape in catalog.posting_shapes.values():
        if everything or shape.own:
            yield from check_when(catalog, shape.when, shape.place, of_text=True)


def _said_twice(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield a problem for each phrase by which a workspace calls two entries."""
    called: dict[str, Entry] = {}
    for entry in entries:
        for phrase in entry.said_as:
            other = called.setdefault(" ".join(phrase.casefold().split()), entry)
            if other is not entry:
                message = f"'{phrase}' stands under 'said_as' of '{entry.id}' and of '{other.id}'"
                hint = f"keep it at one of the two; the other stands in {other.place}"
                yield Problem(entry.place, "said-twice", message, hint)


_SINGLE = frozenset(("roles", "structures", "keys"))
"""Kinds of which one counts at a place: nobody can tell which part of a split one is meant."""


def _forwarding(catalog: Catalog, went: Forward) -> Iterator[Problem]:
    """Yield what keeps a forwarding line from leading somewhere, and to one end."""
    from charter.load.forwarding import ids_of

    known = ids_of(catalog, went.of)
    if went.id in known:
        message = f"'{went.id}' is forwarded, and is still there"
        yield Problem(went.place, "forwarding", message, "take the line or the entry away")
    for name in went.to:
        if name in catalog.forwarding:
            message = f"'{went.id}' leads to '{name}', which is forwarded itself"
            yield Problem(went.place, "forwarding", message, "lead to where that leads")
        elif name not in known:
            yield from unknown([name], known, f"id among the {went.of}", went.place)
    least, most = {"split": (2, 99), "retired": (0, 0)}.get(went.kind, (1, 1))
    if not least <= len(went.to) <= most:
        message = f"'{went.id}' is {went.kind}, and leads to {len(went.to)} ids"
        hint = "one where it was renamed or merged, several where it was split, else none"
        yield Problem(went.place, "forwarding", message, hint)
    if went.kind in ("split", "merged") and went.of in _SINGLE:
        what = f"one of the {went.of} cannot be {went.kind}"
        yield Problem(went.place, "forwarding", what, "'renamed' or 'retired'")
    if went.of == "keys" and any(
        n.rpartition(".")[0] != went.id.rpartition(".")[0] for n in went.to
    ):
        message = f"'{went.id}' leads to a key elsewhere in the file"
        yield Problem(went.place, "forwarding", message, "a key can only be called otherwise")


def _advice(catalog: Catalog, everything: bool) -> Iterator[Problem]:
    for rule in catalog.advice.values():
        if everything or rule.own:
            yield from _directions(catalog, rule)
    for pay in catalog.pay_evidence.values():
        if everything or pay.own:
            yield from unknown([pay.role], catalog.roles, "role", pay.place)
    yield from _lines(catalog, everything)
    judged: list[CatalogRule] = [*catalog.advice.values(), *catalog.starving.values()]
    judged += (*catalog.hires.values(), *catalog.lines.values())
    for conditional in judged:
        if everything or conditional.own:
            yield from check_when(catalog, conditional.when, conditional.place)
    cites: list[CatalogRule | PoorReason | PayEvidence] = [*judged, *catalog.poor_reasons.values()]
    for cited in (*cites, *catalog.pay_evidence.values()):
        if everything or cited.own:
            yield from unknown(cited.evidence, catalog.claims, "claim", cited.place)
    for disagreement in catalog.disagreements.values():
        if everything or disagreement.own:
            for _, evidence in disagreement.sides:
                yield from unknown(evidence, catalog.claims, "claim", disagreement.place)


def _directions(catalog: Catalog, rule: AdviceRule) -> Iterator[Problem]:
    named = (*rule.speaks_for, *rule.speaks_against)
    known, what = (_bosses(catalog), "boss") if rule.about else (catalog.structures, "structure")
    yield from unknown(named, known, what, rule.place)
    if not named:
        message = f"'{rule.id}' speaks neither for nor against a {what}"
        yield Problem(rule.place, "missing-key", message, "add 'for' or 'against'")
    for both in sorted({*rule.speaks_for} & {*rule.speaks_against}):
        message = f"'{rule.id}' speaks for and against '{both}'"
        yield Problem(rule.place, "both-ways", message, "keep one")


def _lines(catalog: Catalog, everything: bool) -> Iterator[Problem]:
    entries = (*catalog.responsibilities, *catalog.decisions)
    for asked in catalog.line_questions.values():
        if everything or asked.own:
            yield from unknown(asked.roles, catalog.roles, "role", asked.place)
            named = (*asked.owns, *asked.owns_none, *asked.together)
            yield from unknown(named, entries, "entry", asked.place)
            yield from unknown(asked.unless_boss, _bosses(catalog), "boss", asked.place)
    for rule in catalog.lines.values():
        if everything or rule.own:
            yield from unknown([rule.about], catalog.line_questions, "question", rule.place)
            yield from _directions(catalog, rule)


def _bosses(catalog: Catalog) -> list[str]:
    return [*BOSSES, *catalog.roles, *catalog.responsibilities, *catalog.decisions]


def _entry(catalog: Catalog, entry: Entry) -> Iterator[Problem]:
    place = entry.place
    if entry.area not in catalog.areas:
        yield from unknown([entry.area], catalog.areas, "area", place)
    lists = (entry.responsible, entry.consulted, entry.informed, entry.veto)
    named = {
        *entry.accountable,
        *entry.dispute,
        *(r for items in lists for item in items for r in item),
    }
    yield from unknown(sorted(named), catalog.roles, "role", place)
    yield from unknown(entry.measures, catalog.measures, "measure", place)
    entries = (*catalog.responsibilities, *catalog.decisions)
    yield from unknown(entry.goes_with, entries, "entry", place)
    yield from unknown(entry.touches, catalog.responsibilities, "responsibility", place)
    yield from unknown(entry.evidence, catalog.claims, "claim", place)
    yield from check_when(catalog, entry.when, place)
    yield from check_entry_texts(catalog, entry)


def _role(catalog: Catalog, role: Role) -> Iterator[Problem]:
    yield from unknown(role.reports_to, catalog.roles, "role", role.place)
    yield from unknown(role.evidence, catalog.claims, "claim", role.place)
    yield from check_statements(catalog, role)
