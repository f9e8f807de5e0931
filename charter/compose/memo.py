"""The memo that a CEO can put before a board: what is advised, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.advice import Advice, Fit, Ground
from charter.compose.advice_words import (
    JOBS,
    NO_LAW,
    changes_words,
    cite,
    cost_of,
    open_beside,
    poor_words,
    posts_beside,
    recommendation,
    role_names,
    sources,
    starving_of,
    starving_words,
    total_of,
)
from charter.compose.line_words import line_group
from charter.compose.memo_steps import chief_lines, steps
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital, lower_first
from charter.facts.catalog import Catalog
from charter.facts.languages import message, require_english, say_in
from charter.named_tuples import NamedTuple

MOST_CHANGES = 3
MOST_GROUNDS = 5
MOST_LINES = 3
"""Two pages hold no more; the terminal shows all."""
TIGHT = 12
"""From more grounds, poor reasons and lines than this on, other parts are cut shorter."""


class StructureRow(NamedTuple):
    """One structure in the table of all: its fit in words and its chief grounds."""

    rank: str
    title: str
    fit: str
    grounds: str


class Memo(NamedTuple):
    """The memo as text; lists are in the order in which they are printed."""

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    facts: tuple[tuple[str, str], ...]
    recommendation: tuple[str, ...]
    poor: tuple[str, ...]
    starving: tuple[Group, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    rows: tuple[StructureRow, ...]
    lines: tuple[Group, ...]
    disagreements: tuple[Group, ...]
    costs: tuple[Group, ...]
    changes: tuple[str, ...]
    unknown: str
    steps: tuple[str, ...]
    sources: tuple[Group, ...]
    no_law: str = NO_LAW
    kind: str = "memo"

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return "memo"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        said = message("Who leads product and technology at {company}")
        return say_in(self.language, said, company=self.company)


def compose_memo(advice: Advice, wording: Wording, day: date) -> Memo:
    """Return the memo of an advice that has grounds."""
    company, catalog = advice.company, advice.catalog
    require_english(company, "the memo")
    best, tight = advice.fit(advice.advised), _tight(advice)
    shown = (*advice.fits, *(fit for fit in advice.fits if fit is best))
    cited = [claim for fit in shown for g in _chief(fit) for claim in g.evidence]
    cited += [c for g in (*best.speaks_for, *best.speaks_against) for c in g.evidence]
    cited += [c for _, grounds in starving_of(advice) for g in grounds for c in g.evidence]
    told = chief_lines(advice)
    cited += [c for line in told for rule in line.rules for c in rule.evidence]
    cited += [c for d in catalog.disagreements.values() for _, e in d.sides for c in e]
    cited += [c for reason in advice.poor for c in reason.evidence]
    cited += [c for cost in advice.costs if not cost.own for p in cost.evidence for c in p.evidence]
    cited += advice.hiring.rule.evidence if advice.hiring.rule and advice.hiring.roles else ()
    return Memo(
        company=company.name,
        legal_name=company.legal_name,
        language=wording.language,
        country=company.country,
        date=day,
        date_text=wording.day(day),
        facts=_facts(advice, wording),
        recommendation=recommendation(advice, wording),
        poor=tuple(
            cite(catalog, poor_words(reason, brief=tight), reason.evidence)
            for reason in advice.poor
        ),
        starving=tuple(
            Group(
                capital(JOBS[job]),
                _most(tuple(_ground(catalog, g) for g in grounds), 2 if tight else 3),
            )
            for job, grounds in starving_of(advice)
        ),
        speaks_for=_most(
            tuple(_ground(catalog, g) for g in best.speaks_for), 3 if tight else MOST_GROUNDS
        ),
        speaks_against=_most(
            tuple(_ground(catalog, g) for g in best.speaks_against), 2 if tight else 4
        ),
        rows=tuple(_row(advice, fit, tight) for fit in advice.fits),
        lines=tuple(
            line_group(line, wording, tight, number < (1 if tight else MOST_LINES))
            for number, line in enumerate(told)
        ),
        disagreements=tuple(
            Group(
                d.title,
                (*(cite(catalog, says, e) for says, e in d.sides), d.counted),
            )
            for d in catalog.disagreements.values()
        ),
        costs=tuple(_costs(advice, wording)),
        changes=_most_changes(changes_words(advice), tight),
        unknown=_unknown(advice),
        steps=steps(advice, wording),
        sources=sources(catalog, cited),
    )


def _costs(advice: Advice, wording: Wording) -> Iterator[Group]:
    """Yield what each position costs, those together of which the same is said."""
    names = role_names(advice.catalog, wording)
    alike: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for cost in advice.costs:
        figure = bool(cost.own or (cost.evidence and not cost.filled))
        alike.setdefault((cost_of(advice, cost, wording), figure), []).append(names[cost.role])
    for (said, figure), roles in alike.items():
        each = ", each" if figure and roles[1:] else ""
        yield Group(f"{wording.listing(roles)}{each}", said)
    for post in posts_beside(advice, wording, "vacant"):
        ranges = [wording.pay(pay) for pay in post.given.ranges]
        own = f"{'; '.join(ranges)} (your own figure)" if ranges else "no figure of your own"
        yield Group(post.short, (own,))


def _facts(advice: Advice, wording: Wording) -> tuple[tuple[str, str], ...]:
    catalog, best = advice.catalog, advice.fit(advice.advised)
    names = role_names(catalog, wording)
    short = [names[role] for role in advice.hiring.roles]
    tie = "; in a tie" if len(advice.first) > 1 else ""
    in_order = advice.hiring.rule or not short[1:]
    hires = ", then ".join(short) or "none" if in_order else f"not settled: {', '.join(short)}"
    rows = [
        ("Advice", f"{catalog.structures[best.structure].title} ({best.words}{tie})"),
        ("Job that starves", starving_words(advice)),
        ("First hire", hires),
    ]
    if beside := open_beside(advice, wording):
        rows.append(("Beside it", beside))
    if total := total_of(advice, wording):
        rows.append(("Cost of the hires", total))
    return tuple(rows)


def _chief(fit: Fit) -> tuple[Ground, ...]:
    return (*fit.speaks_for[:1], *fit.speaks_against[:1])


def _tight(advice: Advice) -> bool:
    """Return whether so much else is said that two pages have no room for a full table."""
    best, starving = advice.fit(advice.advised), advice.starving
    grounds = (*best.speaks_for, *best.speaks_against, *starving.right_thing, *starving.thing_right)
    return len(grounds) + 2 * len(advice.poor) + 2 * len(chief_lines(advice)) > TIGHT


def _chief_words(advice: Advice, fit: Fit, tight: bool) -> str:
    if fit.structure == advice.advised:
        return "As above."
    told = [("For", ground) for ground in fit.speaks_for[:1]]
    told += [("Against", ground) for ground in fit.speaks_against[:1]]
    if tight and told[1:]:
        told = told[:1] if fit.score > 0 else told[1:]
    said = [f"{side}: {lower_first(ground.reason)}" for side, ground in told]
    return " ".join(said) or "Nothing known either way."


def _most_changes(lines: tuple[str, ...], tight: bool) -> tuple[str, ...]:
    most = 1 if tight else MOST_CHANGES
    more = len(lines) - most
    facts = "fact" if more == 1 else "facts"
    return (*lines[:most], *([f"{more} more {facts} could change it too."] if more > 0 else ()))


def _most(lines: tuple[str, ...], most: int = MOST_GROUNDS) -> tuple[str, ...]:
    """Return at most so many lines, and a last one that says how many weigh less."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"{len(lines) - most + 1} more that weigh no more than these.")


def _ground(catalog: Catalog, ground: Ground) -> str:
    return cite(catalog, ground.reason, ground.evidence)


def _row(advice: Advice, fit: Fit, tight: bool) -> StructureRow:
    tied = sum(other.rank == fit.rank for other in advice.fits) > 1
    return StructureRow(
        rank=f"{fit.rank}{'=' if tied else ''}",
        title=advice.catalog.structures[fit.structure].title,
        fit=capital(fit.words),
        grounds=_chief_words(advice, fit, tight),
    )


def _unknown(advice: Advice) -> str:
    missing, asked = len(advice.questions), advice.asked
    if not missing:
        return f"All {asked} facts that the rules ask for are stated."
    stated = f"{missing} of the {asked} facts that the rules ask for are not stated"
    if not advice.changes:
        return f"{stated}. No single fact, stated or not, would put another structure first."
    open_, known = (
        len({change.fact for change in advice.changes if (change.now is None) is missing_})
        for missing_ in (True, False)
    )
    could = f"{open_} of them could" if open_ else "none of them alone could"
    said = f"{stated}; {could} change the advice"
    if not known:
        return f"{said}."
    those = f"{known} that {'is' if known == 1 else 'are'} stated, should {{}} change"
    those = those.format("it" if known == 1 else "they")
    return (
        f"{said}, and so could {those}."
        if open_
        else f"{said}, but {those.replace(', should', ' could, should')}."
    )
