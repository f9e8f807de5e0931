"""Which structure fits a company, on what grounds: rules of the catalogue x the company's facts."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.advice_changes import FactChange, changes_of
from charter.assign.advice_hiring import Hiring, hiring_of
from charter.assign.advice_lines import LineAdvice, line_advice
from charter.assign.conditions import Setting, applies, setting_for, unanswered
from charter.assign.fitting import structure_in_effect
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.facts.advice_types import PayEvidence, PoorReason
from charter.facts.catalog import Catalog, CatalogRule
from charter.facts.company import Company, Workspace
from charter.facts.said import Condition
from charter.facts.terms import Pay
from charter.named_tuples import NamedTuple
from charter.read.schema import fact_names, schema

RIGHT_THING, THING_RIGHT = "right-thing", "thing-right"
_STRENGTHS = (
    (4, "strong fit", "strongly against"),
    (2, "some fit", "against"),
    (1, "weak fit", "weakly against"),
)
"""From which score on a fit is called so, and the same where the grounds speak against it."""


class Ground(NamedTuple):
    """A rule that holds for this company. No evidence means that it is our own judgement."""

    rule: str
    weight: int
    reason: str
    evidence: tuple[str, ...]


class Fit(NamedTuple):
    """How well one structure fits. `rank` counts from 1; equal scores share a rank."""

    structure: str
    score: int
    rank: int
    speaks_for: tuple[Ground, ...]
    speaks_against: tuple[Ground, ...]

    @property
    def words(self) -> str:
        """Return the score in words, such as "strong fit" or "weakly against"."""
        return fit_words(self.score, bool(self.speaks_for))


class Starving(NamedTuple):
    """What says that each of the two jobs starves. `job` is the hungrier one, both, or nothing."""

    job: str
    right_thing: tuple[Ground, ...]
    thing_right: tuple[Ground, ...]


class Question(NamedTuple):
    """A fact that company.yaml leaves out, and the rules that wait for it."""

    fact: str
    question: str
    answers: tuple[str, ...]
    rules: tuple[str, ...]


class Cost(NamedTuple):
    """What one position of the advised structure costs: the company's own pay, else evidence."""

    role: str
    filled: bool
    own: Pay | None
    evidence: tuple[PayEvidence, ...]


class Advice(NamedTuple):
    """Everything that can be said. `first` holds the structures in first place: more in a tie.

    `own` is the structure that the company has in effect, which can be larger than what it names.
    """

    company: Company
    catalog: Catalog
    own: str
    fits: tuple[Fit, ...]
    first: tuple[str, ...]
    starving: Starving
    hiring: Hiring
    costs: tuple[Cost, ...]
    poor: tuple[PoorReason, ...]
    lines: tuple[LineAdvice, ...]
    changes: tuple[FactChange, ...]
    questions: tuple[Question, ...]
    asked: int
    """How many facts the rules know of, stated or not."""

    @property
    def grounded(self) -> bool:
        """Return whether any rule holds: without one, nothing can be said."""
        starving = self.starving.right_thing or self.starving.thing_right
        return bool(starving) or any(f.speaks_for or f.speaks_against for f in self.fits)

    @property
    def says(self) -> bool:
        """Return whether anything can be said: of structures, lines or the reasons given."""
        return self.grounded or bool(self.lines or self.poor)

    @property
    def advised(self) -> str:
        """Return the structure to plan with: the first, and in a tie the company's own."""
        return self.own if self.own in self.first else self.first[0]

    def fit(self, structure: str) -> Fit:
        """Return the fit of one structure."""
        return next(fit for fit in self.fits if fit.structure == structure)


def advise(workspace: Workspace, organisation: Organisation | None = None) -> Advice:
    """Return what the rules say about a company. Facts that are missing count for nothing.

    `organisation` is who owns what in it, where that is known already.
    """
    company, catalog = workspace.company, workspace.catalog
    organisation = organisation or organise(workspace)
    own = structure_in_effect(organisation)
    given = company.positions
    stated = frozenset(p.role for p in given.values() if p.status == "filled")
    # A role that the structure brings and the file does not mention is filled, as in all papers;
    # but no rule for a structure counts what nobody has stated.
    brought = catalog.structures[company.structure].positions
    held = stated | (frozenset(brought) - {p.role for p in given.values()})
    setting = setting_for(company, stated)
    fits = _fits(catalog, setting)
    first = firsts(catalog, setting)
    advised = own if own in first else first[0]
    lines = line_advice(organisation, setting)
    rules = _rules(catalog)
    facts = _facts_of(tuple(condition for rule in rules for condition in rule.when))
    asked = {line.question.id for line in lines}
    about = (c for r in catalog.lines.values() if r.about in asked for c in r.when)
    return Advice(
        company=company,
        catalog=catalog,
        own=own,
        fits=fits,
        first=first,
        starving=_starving(catalog, setting._replace(roles=held)),
        hiring=hiring_of(catalog, company, setting, held, advised),
        costs=_costs(catalog, company, held, advised),
        poor=tuple(catalog.poor_reasons[name] for name in company.reasons),
        lines=lines,
        changes=changes_of(setting, facts, lambda other: firsts(catalog, other)),
        questions=_questions(catalog, setting, lines),
        asked=len({*facts, *_facts_of(tuple(about))}),
    )


def scores(catalog: Catalog, setting: Setting) -> dict[str, int]:
    """Return the sum of the weights for and against each structure."""
    sums = dict.fromkeys(catalog.structures, 0)
    for rule in catalog.advice.values():
        if applies(rule.when, setting):
            for name in rule.speaks_for:
                sums[name] += rule.weight
            for name in rule.speaks_against:
                sums[name] -= rule.weight
    return sums


def firsts(catalog: Catalog, setting: Setting) -> tuple[str, ...]:
    """Return the structures with the highest score, in the catalogue's order."""
    sums = scores(catalog, setting)
    return tuple(name for name, score in sums.items() if score == max(sums.values()))


def _fits(catalog: Catalog, setting: Setting) -> tuple[Fit, ...]:
    sums = scores(catalog, setting)
    holding = [rule for rule in catalog.advice.values() if applies(rule.when, setting)]
    holding.sort(key=lambda rule: -rule.weight)
    grounds = {
        rule.id: Ground(rule.id, rule.weight, rule.reason, rule.evidence) for rule in holding
    }
    return tuple(
        Fit(
            structure=name,
            score=score,
            rank=1 + sum(other > score for other in sums.values()),
            speaks_for=tuple(grounds[r.id] for r in holding if name in r.speaks_for),
            speaks_against=tuple(grounds[r.id] for r in holding if name in r.speaks_against),
        )
        for name, score in sorted(sums.items(), key=lambda item: -item[1])
    )


def _starving(catalog: Catalog, setting: Setting) -> Starving:
    holding = [rule for rule in catalog.starving.values() if applies(rule.when, setting)]
    holding.sort(key=lambda rule: -rule.weight)
    right, well = (
        tuple(
            Ground(r.id, r.weight, r.reason, r.evidence) for r in holding if r.job in (job, "both")
        )
        for job in (RIGHT_THING, THING_RIGHT)
    )
    what, how = (sum(ground.weight for ground in grounds) for grounds in (right, well))
    job = RIGHT_THING if what > how else THING_RIGHT if how > what else "both" if what else ""
    return Starving(job, right, well)


def _costs(
    catalog: Catalog, company: Company, held: frozenset[str], advised: str
) -> tuple[Cost, ...]:
    own = {position.role: position.pay for position in company.positions.values() if position.pay}
    said = catalog.pay_evidence.values()
    return tuple(
        Cost(role, role in held, own.get(role), tuple(p for p in said if p.role == role))
        for role, above in catalog.structures[advised].positions.items()
        if above
    )


def _rules(catalog: Catalog) -> list[CatalogRule]:
    return [*catalog.advice.values(), *catalog.starving.values(), *catalog.hires.values()]


def _facts_of(conditions: tuple[Condition, ...]) -> dict[str, tuple[Condition, ...]]:
    """Return the facts that rules ask about, in the schema's order, with their conditions."""
    return {
        fact: named
        for fact in fact_names()
        if (named := tuple(c for c in conditions if c.fact == fact))
    }


def fit_words(score: int, speaks_for: bool) -> str:
    """Return a score in words, such as "strong fit" or "weakly against"."""
    if not score:
        return "even" if speaks_for else "nothing known"
    fit, against = next(words for least, *words in _STRENGTHS if abs(score) >= least)
    return fit if score > 0 else against


def _questions(
    catalog: Catalog, setting: Setting, lines: tuple[LineAdvice, ...]
) -> tuple[Question, ...]:
    waiting: dict[str, list[str]] = {}
    for rule in _rules(catalog):
        for fact in unanswered(rule.when, setting):
            waiting.setdefault(fact, []).append(rule.id)
    for line in lines:
        for fact, rules in line.waiting.items():
            waiting.setdefault(fact, []).extend(rules)
    known = schema("company")["$defs"]["company"]["properties"]
    return tuple(
        Question(
            fact,
            known[fact].get("question") or known[fact].get("description", ""),
            answers_of(known[fact]),
            tuple(dict.fromkeys(waiting[fact])),
        )
        for fact in fact_names()
        if fact in waiting
    )


def answers_of(rule: Mapping[str, object]) -> tuple[str, ...]:
    """Return what may be answered, as one writes it in company.yaml."""
    options = rule.get("enum")
    if isinstance(options, list):
        return tuple(map(str, options))
    return ("true", "false") if rule.get("type") == "boolean" else ("a number",)
