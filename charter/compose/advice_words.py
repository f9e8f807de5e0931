"""Advice in sentences, for the memo and for the terminal alike."""

from __future__ import annotations

from collections.abc import Iterable

from charter.assign.advice import RIGHT_THING, Advice, Cost, Ground
from charter.assign.advice_changes import FactChange
from charter.assign.organisation import Position
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital, lower_first
from charter.facts.advice_types import PayEvidence, PoorReason
from charter.facts.catalog import Catalog, Claim
from charter.facts.terms import Pay
from charter.read.schema import schema

NO_LAW = (
    "This memo weighs published opinion against the facts that you state. It is no legal advice."
)
JOBS = {
    "right-thing": "building the right thing",
    "thing-right": "building the thing right",
}
_SIDES = {"cto": "technology", "cpo": "product"}
_WORDS = {"true": "yes", "false": "no", "needs-work": "they do", "sound": "they do not"}


def cite(catalog: Catalog, text: str, evidence: Iterable[str]) -> str:
    """Return a text with the authors of its evidence in brackets before its last full stop."""
    return f"{text.removesuffix('.')} {by(catalog, evidence)}."


def by(catalog: Catalog, evidence: Iterable[str]) -> str:
    """Return the authors of claims in brackets, or that there is none (spelt alike everywhere)."""
    authors = dict.fromkeys(catalog.claims[name].author for name in evidence)
    return f"({'; '.join(authors) or 'our own view'})"


def starving_of(advice: Advice) -> list[tuple[str, tuple[Ground, ...]]]:
    """Return the jobs that starve with the grounds for each, the hungrier first."""
    starving = advice.starving
    both = [("right-thing", starving.right_thing), ("thing-right", starving.thing_right)]
    if starving.job != RIGHT_THING:
        both.reverse()
    return [(job, grounds) for job, grounds in both if grounds]


def starving_words(advice: Advice) -> str:
    """Return which job starves, in a line."""
    named = [job for job, _ in starving_of(advice)]
    if not named:
        return "Cannot be said from the facts given"
    if advice.starving.job == "both":
        return f"Both alike: {JOBS[named[0]]} and {JOBS[named[1]]}"
    less = f"; to a lesser degree {JOBS[named[1]]}" if named[1:] else ""
    return f"{capital(JOBS[named[0]])}{less}"


def recommendation(advice: Advice, wording: Wording) -> tuple[str, ...]:
    """Return the advice in sentences: the structure, how firmly, and who is hired first."""
    catalog, company = advice.catalog, advice.company.name
    best = catalog.structures[advice.advised]
    titles = [catalog.structures[name].title for name in advice.first]
    own = catalog.structures[advice.own]
    said = []
    if len(titles) > 1:
        said.append(f"The facts given do not choose between these: {_quoted(titles)}. They tie.")
        said.append(f"We plan here with '{best.title}'. {best.summary}")
    else:
        said.append(f"We advise: {best.title}. {best.summary}")
    if advice.own not in advice.first:
        fit = advice.fit(advice.own)
        place = f"number {fit.rank} of {len(advice.fits)} ({fit.words})"
        said.append(f"What {company} has or plans now, '{own.title}', is {place}.")
    else:
        said.append(f"It is what {company} has or plans now.")
    return (*said, *hiring_words(advice, wording))


def poor_words(reason: PoorReason, brief: bool = False) -> str:
    """Return why a reason that the company gives is poor, and what to ask instead."""
    said = f"Poor reason given: {lower_first(reason.title)}. {reason.why}"
    return said if brief or not reason.instead else f"{said} {reason.instead}"


def _quoted(titles: list[str]) -> str:
    *most, last = [f"'{title}'" for title in titles]
    return f"{', '.join(most)} and {last}"


def role_names(catalog: Catalog, wording: Wording) -> dict[str, str]:
    """Return what the company calls each role: by its position, or as usual where it has none."""
    named = {role.id: role.abbreviation for role in catalog.roles.values()}
    positions = wording.organisation.positions.values()
    roles = [position.role.id for position in positions]
    return named | {p.role.id: p.short for p in positions if roles.count(p.role.id) == 1}


def hiring_words(advice: Advice, wording: Wording) -> tuple[str, ...]:
    """Return which hire comes first and why, and who changes seats."""
    catalog, hiring = advice.catalog, advice.hiring
    short = role_names(catalog, wording)
    said = [
        f"The present {short[old]} comes from {_SIDES[new]} and can become {short[new]}."
        for old, new in hiring.moves
    ]
    beside = open_beside(advice, wording)
    if not hiring.roles:
        none = "It asks for no hire" if beside else "Nobody needs to be hired for it"
        return (*said, f"{none}{f'; {lower_first(beside)}' if beside else ''}.")
    if beside:
        said.append(f"{beside}.")
    first, *others = hiring.roles
    if others and not hiring.rule:
        names = wording.listing([short[role] for role in hiring.roles])
        return (*said, f"Hire the {names}. No fact given says which of them comes first.")
    then = f", then the {wording.listing([short[role] for role in others])}" if others else ""
    side = hiring.rule.side if hiring.rule else ""
    strong = ""
    if side and catalog.roles[first].job == "both":
        strong = ", strong in " + ("product" if side == RIGHT_THING else "technology")
    said.append(f"Hire the {short[first]} first{strong}{then}.")
    if others and all_open(advice, wording):
        said.append(f"All are open already; where one must wait, it is not the {short[first]}.")
    if hiring.rule:
        said.append(cite(catalog, hiring.rule.reason, hiring.rule.evidence))
    return tuple(said)


def all_open(advice: Advice, wording: Wording) -> bool:
    """Return whether the company looks for all hires at once, as its postings then say."""
    positions = wording.organisation.positions.values()
    return set(advice.hiring.roles) <= {p.role.id for p in positions if p.status == "vacant"}


def posts_beside(advice: Advice, wording: Wording, status: str) -> list[Position]:
    """Return the posts of the company with a status that are no hires of the structure advised."""
    positions = wording.organisation.positions.values()
    return [p for p in positions if p.status == status and p.role.id not in advice.hiring.roles]


def open_beside(advice: Advice, wording: Wording) -> str:
    """Return which posts are open, or planned, beside what the structure advised asks for."""
    names = {
        state: wording.listing([p.short for p in posts_beside(advice, wording, status)])
        for state, status in (("Open already", "vacant"), ("planned", "planned"))
    }
    return capital("; ".join(f"{state}: {who}" for state, who in names.items() if who))


def total_of(advice: Advice, wording: Wording) -> str:
    """Return the sum of the company's own pay for the hires, where it gives all in one currency."""
    hires = [cost.own for cost in advice.costs if cost.role in advice.hiring.roles]
    if not hires or None in hires or len({(p.currency, p.per) for p in hires if p}) > 1:
        return ""
    own = [pay for pay in hires if pay]
    least, most = (_sum(ends) for ends in zip(*((pay.least, pay.most) for pay in own), strict=True))
    if least is None and most is None:
        return ""
    note = own[0].note if len(own) == 1 else "together"
    return wording.pay(Pay(least, most, own[0].currency, own[0].per, note))


def _sum(ends: Iterable[float | None]) -> float | None:
    """Return a sum, or None where a part of it is not known."""
    known = list(ends)
    return None if None in known else sum(end for end in known if end is not None)


def cost_of(advice: Advice, cost: Cost, wording: Wording) -> tuple[str, ...]:
    """Return what one position costs: the company's own figure, or what sources say."""
    if cost.own:
        return (f"{wording.pay(cost.own)} (your own figure)",)
    if cost.filled:
        return ("filled; no new cost stated",)
    if moved := [old for old, new in advice.hiring.moves if new == cost.role]:
        who = role_names(advice.catalog, wording)[moved[0]]
        return (f"the present {who}; no new cost stated",)
    if not cost.evidence:
        return ("no figure, neither of your own nor in the sources",)
    return tuple(pay_words(advice.catalog, pay) for pay in cost.evidence)


def pay_words(catalog: Catalog, pay: PayEvidence) -> str:
    """Return what one source says about pay, with its year; nothing is converted."""
    amount = f"{pay.currency} {pay.least:,.0f}"
    if pay.most is not None:
        amount += f" to {pay.most:,.0f}"
    more = " or more" if pay.open else ""
    note = f", {pay.note}" if pay.note else ""
    year = pay.year or "undated"
    place = pay.country or "place not stated"
    authors = by(catalog, pay.evidence)[1:-1]
    return f"{pay.what}: {amount}{more}{note} ({authors}; {place}, {year})"


def question_of(fact: str) -> str:
    """Return the question that asks for a fact."""
    rule = schema("company")["$defs"]["company"]["properties"][fact]
    return str(rule.get("question") or rule.get("description", fact))


def changes_words(advice: Advice) -> tuple[str, ...]:
    """Return what would change the advice, a paragraph for each fact."""
    changes: dict[str, list[FactChange]] = {}
    for change in advice.changes:
        changes.setdefault(change.fact, []).append(change)
    return tuple(_change_words(advice.catalog, fact, found) for fact, found in changes.items())


def _change_words(catalog: Catalog, fact: str, changes: list[FactChange]) -> str:
    now = changes[0].now
    today = "Not stated." if now is None else f"Now {_answer(str(now).lower())}."
    said = [question_of(fact), today]
    for change in changes:
        titles = [catalog.structures[name].title for name in change.first]
        words = change.value
        if not words.endswith("or more"):
            words = " or ".join(map(_answer, words.split(" or ")))
        first = f"{_quoted(titles)} tie" if titles[1:] else f"'{titles[0]}' comes first"
        said.append(f"If {words}, {first}.")
    return " ".join(said)


def _answer(word: str) -> str:
    return _WORDS.get(word, word)


def sources(catalog: Catalog, cited: Iterable[str]) -> tuple[Group, ...]:
    """Return the author and then title and date of the sources of claims, each once."""
    claims: list[Claim] = [catalog.claims[name] for name in dict.fromkeys(cited)]
    return tuple(dict.fromkeys(Group(c.author, (f"{c.title}, {c.date}.",)) for c in claims))
