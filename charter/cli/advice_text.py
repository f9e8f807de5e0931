"""What 'charter advise' prints: texts for people, and data for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.assign.advice import Advice, Fit, Ground
from charter.cli.line_text import line_conclusions, line_data, line_texts
from charter.cli.output import style
from charter.cli.printer import Prose, Text
from charter.compose.advice_words import (
    JOBS,
    NO_LAW,
    changes_words,
    cost_of,
    hiring_words,
    poor_words,
    recommendation,
    role_names,
    sources,
    starving_of,
    starving_words,
    total_of,
)
from charter.compose.wording import Wording, capital

JSON_VERSION = 1
NO_FACT = "company.yaml states no fact that a rule asks for"


def lines_of(advice: Advice, wording: Wording, quiet: bool) -> Iterator[Text]:
    """Yield the advice: conclusions first, then their grounds, then what is still asked."""
    yield from _conclusion(advice, wording)
    if quiet:
        return
    if advice.grounded:
        yield from _grounds(advice)
    if advice.lines:
        yield from _heading("Who reports to whom (+++ strong ground, + hint)", space=True)
        yield from line_texts(advice, wording)
    if advice.grounded:
        yield from _disagreements(advice)
        yield from _cost(advice, wording)
    yield from _open(advice)
    yield from _sources(advice)
    yield NO_LAW


def _conclusion(advice: Advice, wording: Wording) -> Iterator[Text]:
    yield from _heading(f"{advice.company.name}: advice")
    if not advice.grounded:
        yield "Of structures nothing can be said yet: no fact stated speaks for or against one."
        yield from line_conclusions(advice, wording)
        yield from _poor(advice)
        return
    hiring = hiring_words(advice, wording)
    for said in recommendation(advice, wording)[: -len(hiring)]:
        yield said
    yield f"Starving: {starving_words(advice)}."
    for said in hiring:
        yield said
    yield from line_conclusions(advice, wording)
    yield from _poor(advice)


def _poor(advice: Advice) -> Iterator[Text]:
    for poor in advice.poor:
        yield f"{poor_words(poor)} [{', '.join(poor.evidence) or 'our own judgement'}]"


def _grounds(advice: Advice) -> Iterator[Text]:
    if starving_of(advice):
        yield from _heading("Which job starves", space=True)
        for job, grounds in starving_of(advice):
            yield f"  {capital(JOBS[job])}"
            for ground in grounds:
                yield _ground("-", ground)
    yield from _heading("Structures in order of fit (+++ strong ground, + hint)", space=True)
    for fit in advice.fits:
        yield from _fit(advice, fit)


def _disagreements(advice: Advice) -> Iterator[Text]:
    yield from _heading("Where the sources disagree", space=True)
    for disagreement in advice.catalog.disagreements.values():
        yield f"  {disagreement.title}"
        for says, evidence in disagreement.sides:
            yield Prose(f"{says} [{', '.join(evidence)}]", 4, "- ")
        yield Prose(disagreement.counted, 4)


def _cost(advice: Advice, wording: Wording) -> Iterator[Text]:
    yield from _heading("Cost", space=True)
    for cost in advice.costs:
        name = role_names(advice.catalog, wording)[cost.role]
        for said in cost_of(advice, cost, wording):
            yield f"  {name}: {said}"
    if total := total_of(advice, wording):
        yield f"  The hires: {total}"


def _open(advice: Advice) -> Iterator[Text]:
    yield from _heading("What would change the advice", space=True)
    for said in changes_words(advice):
        yield Prose(said, 2, "- ")
    if advice.grounded and not advice.changes:
        yield "  No other value of a single fact would put another structure first."
    if advice.questions:
        of = f"{len(advice.questions)} of {advice.asked}"
        yield from _heading(f"Not stated in company.yaml ({of}); never guessed", space=True)
        yield from question_lines(advice)


def _sources(advice: Advice) -> Iterator[Text]:
    yield from _heading("Sources", space=True)
    grounds = [g for f in advice.fits for g in (*f.speaks_for, *f.speaks_against)]
    claims = [claim for ground in grounds for claim in ground.evidence]
    claims += [c for line in advice.lines for rule in line.rules for c in rule.evidence]
    claims += [c for reason in advice.poor for c in reason.evidence]
    if not advice.grounded:
        for line in sources(advice.catalog, claims):
            yield f"  {line.label}: {' '.join(line.items)}"
        return
    claims += [c for d in advice.catalog.disagreements.values() for _, e in d.sides for c in e]
    claims += [c for _, found in starving_of(advice) for g in found for c in g.evidence]
    claims += [c for cost in advice.costs for pay in cost.evidence for c in pay.evidence]
    claims += advice.hiring.rule.evidence if advice.hiring.rule else ()
    for line in sources(advice.catalog, claims):
        yield f"  {line.label}: {' '.join(line.items)}"


def question_lines(advice: Advice) -> Iterator[Text]:
    """Yield each fact that is asked for, with its question, answers and the rules that wait."""
    decisive = {change.fact for change in advice.changes}
    ordered = sorted(advice.questions, key=lambda question: question.fact not in decisive)
    for question in ordered:
        mark = " (could change the advice)" if question.fact in decisive else ""
        yield style(f"  {question.fact}: {' | '.join(question.answers)}", bold=True) + mark
        yield Prose(question.question, 4)
        yield Prose(style(f"for {', '.join(question.rules)}", dim=True), 4)


def _fit(advice: Advice, fit: Fit) -> Iterator[Text]:
    title = advice.catalog.structures[fit.structure].title
    tied = [f for f in advice.fits if f.rank == fit.rank and f is not fit]
    tie = ", in a tie" if tied else ""
    own = ", yours" if fit.structure == advice.own else ""
    rank = style(f"{fit.rank}. ", bold=True)
    yield Prose(style(f"{title}: {fit.words}{tie}{own}", bold=True), 2, rank)
    for ground in fit.speaks_for:
        yield _ground("+" * ground.weight, ground)
    for ground in fit.speaks_against:
        yield _ground("-" * ground.weight, ground)


def _ground(mark: str, ground: Ground) -> Prose:
    source = ", ".join(ground.evidence) or "our own judgement"
    return Prose(f"{ground.reason} [{source}]", 4, f"{mark:3} ")


def _heading(text: str, space: bool = False) -> Iterator[Text]:
    if space:
        yield ""
    yield style(text, bold=True)


def data_of(advice: Advice, wording: Wording) -> dict[str, Any]:
    """Return the advice as data; the command's help describes it."""
    catalog, hiring = advice.catalog, advice.hiring
    cited: dict[str, None] = {}

    def evidence(names: tuple[str, ...]) -> tuple[str, ...]:
        cited.update(dict.fromkeys(names))
        return names

    def grounds(found: tuple[Ground, ...]) -> list[dict[str, Any]]:
        return [{**g._asdict(), "evidence": evidence(g.evidence)} for g in found]

    data: dict[str, Any] = {
        "version": JSON_VERSION,
        "company": advice.company.name,
        "structure": advice.company.structure,
        "in_effect": advice.own,
        "catalog": catalog.version,
        "grounded": advice.grounded,
        "first": advice.first if advice.grounded else [],
        "advised": advice.advised if advice.grounded else None,
        "starving": {
            "job": advice.starving.job or None,
            "right-thing": grounds(advice.starving.right_thing),
            "thing-right": grounds(advice.starving.thing_right),
        },
        "structures": [
            {
                "id": fit.structure,
                "rank": fit.rank,
                "score": fit.score,
                "fit": fit.words,
                "for": grounds(fit.speaks_for),
                "against": grounds(fit.speaks_against),
            }
            for fit in advice.fits
        ],
        "hires": {
            "roles": hiring.roles if advice.grounded else [],
            "rule": hiring.rule.id if hiring.rule else None,
            "reason": hiring.rule.reason if hiring.rule else None,
            "evidence": evidence(hiring.rule.evidence) if hiring.rule else [],
            "moves": [{"from": old, "to": new} for old, new in hiring.moves],
        },
        "lines": line_data(advice, wording, evidence),
        "poor_reasons": [
            {
                "id": reason.id,
                "title": reason.title,
                "why": reason.why,
                "instead": reason.instead,
                "evidence": evidence(reason.evidence),
            }
            for reason in advice.poor
        ],
        "disagreements": [
            {
                "id": d.id,
                "title": d.title,
                "sides": [{"says": says, "evidence": evidence(e)} for says, e in d.sides],
                "counted": d.counted,
            }
            for d in catalog.disagreements.values()
        ],
        "costs": [
            {
                "role": cost.role,
                "filled": cost.filled,
                "own": cost.own and _pay(cost.own._asdict()),
                "evidence": [
                    {
                        **_pay({"least": p.least, "most": p.most}),
                        "open": p.open,
                        "what": p.what,
                        "currency": p.currency,
                        "place": p.country or None,
                        "year": p.year,
                        "evidence": evidence(p.evidence),
                    }
                    for p in cost.evidence
                ],
            }
            for cost in (advice.costs if advice.grounded else ())
        ],
        "changes": [change._asdict() for change in advice.changes],
        "questions": [question._asdict() for question in advice.questions],
    }
    data["sources"] = {name: catalog.claims[name]._asdict() for name in cited}
    return data


def _pay(data: dict[str, Any]) -> dict[str, Any]:
    return {{"least": "min", "most": "max"}.get(key, key): value for key, value in data.items()}
