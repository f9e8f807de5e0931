"""What to do next, as a memo ends: which facts to state, what to settle, whom to hire."""

from __future__ import annotations

from charter.assign.advice import Advice
from charter.assign.advice_lines import LineAdvice
from charter.assign.positions import holder_of
from charter.compose.advice_words import JOBS, question_of, role_names, starving_of
from charter.compose.wording import Wording

_ANSWERS_FOR = {
    "right-thing": ("strategy.product-strategy", "what_is_owned_by"),
    "thing-right": ("strategy.technology-strategy", "how_is_owned_by"),
}


def chief_lines(advice: Advice) -> tuple[LineAdvice, ...]:
    """Return the questions about lines that a memo has room for.

    Where several lines are asked about at once, none of them is asked about again.
    """
    together = {name for line in advice.lines if line.question.together for name in line.lines}
    told = (
        line for line in advice.lines if line.question.together or not together & set(line.lines)
    )
    return tuple(told)


def _has_leader(advice: Advice, job: str, wording: Wording) -> bool:
    """Return whether a leader who is there answers for a job, and nobody says otherwise."""
    organisation = wording.organisation
    entry, fact = _ANSWERS_FOR[job]
    owner = organisation.positions.get(organisation.owner(entry))
    stated = advice.company.facts.get(fact, "leader")
    return (
        owner is not None
        and owner.status == "filled"
        and bool(owner.reports_to)
        and (stated == "leader")
    )


def _meanwhile(advice: Advice, wording: Wording) -> tuple[str, ...]:
    """Return who answers for the starving jobs until the hires start: named already, or to be."""
    positions, owner = wording.organisation.positions, wording.organisation.owner
    jobs: dict[tuple[str, str], list[str]] = {}
    for job, _ in starving_of(advice):
        if not _has_leader(advice, job, wording):
            name = owner(_ANSWERS_FOR[job][0])
            stands_in = name in positions and positions[name].status != "filled"
            who = (holder_of(positions, name) or "") if stands_in else ""
            until = _until(advice, _ANSWERS_FOR[job][0], name, wording)
            jobs.setdefault((who, until), []).append(JOBS[job])
    said = []
    for (who, until), (first, *others) in jobs.items():
        if who:
            both = wording.listing([first, *others])
            said.append(f"Tell everybody that {wording.the(who)} answers for {both} {until}.")
        else:
            alike = f", and one for {others[0]}," if others else ""
            said.append(f"Name one person who answers for {first}{alike} {until}.")
    return tuple(said)


def _until(advice: Advice, entry: str, name: str, wording: Wording) -> str:
    """Return until when somebody stands in for a position: whose start ends it, where it is hired.

    That is whoever answers for the work in the structure advised, where this is another than today.
    Else it is the first of those who act for each other whose stand-in is there already.
    """
    positions, roles = wording.organisation.positions, advice.hiring.roles
    holder = holder_of(positions, name)
    answers = _answers_when_advised(advice, entry) if holder else ""
    if answers in roles and answers != positions[name].role.id:
        return f"until the {role_names(advice.catalog, wording)[answers]} starts"
    while holder and name != holder:
        if positions[name].acting == holder and positions[name].role.id in roles:
            return f"until {wording.the(name)} starts"
        name = positions[name].acting
    return "until the hires have started" if roles[1:] else "until the hire starts"


def _answers_when_advised(advice: Advice, entry: str) -> str:
    """Return the role that answers for a responsibility in the structure advised."""
    structure = advice.catalog.structures[advice.advised]
    usual = advice.catalog.responsibilities[entry].accountable
    order = (structure.assign.get(entry, ""), *usual)
    return next((role for role in order if role in structure.positions), "")


def steps(advice: Advice, wording: Wording) -> tuple[str, ...]:
    """Return what to do next, in order."""
    catalog, hiring = advice.catalog, advice.hiring
    short = role_names(catalog, wording)
    title = catalog.structures[advice.advised].title
    said = []
    decisive = dict.fromkeys(change.fact for change in advice.changes if change.now is None)
    if decisive:
        said.append(f"Answer first: {' '.join(map(question_of, list(decisive)[:3]))}")
    said.append(f"Decide on the structure: '{title}'.")
    if hiring.roles:
        said += _meanwhile(advice, wording)
    moves = [
        wording.the(name)
        for line in chief_lines(advice)
        if line.today not in line.best
        for name, boss in line.lines.items()
        if boss not in line.best
    ]
    if moves:
        settled = wording.listing(list(dict.fromkeys(moves)))
        known = wording.organisation.positions.values()
        vacant = {wording.the(p.id) for p in known if p.status == "vacant"}
        first = ", before a posting goes out" if vacant & set(moves) else ""
        said.append(f"Settle to whom {settled} will report{first}.")
    said += [f"Settle with the {short[a]} the move to {short[b]}." for a, b in hiring.moves]
    if hiring.roles:
        first, *others = hiring.roles
        names = wording.listing([short[role] for role in others])
        if others and not hiring.rule:
            everyone = wording.listing([short[role] for role in hiring.roles])
            said.append(
                f"Choose whom to hire first of {everyone}, agree the charter and advertise."
            )
        else:
            said.append(f"Agree the charter of the {short[first]} and advertise the position.")
            said += [f"Then do the same for the {names}."] if others else []
    grown = next((c for c in advice.changes if c.now is not None and "headcount" in c.fact), None)
    when = "when a fact behind it changes"
    if grown:
        when = "when the number of people in product and technology changes much"
        if grown.fact == "headcount":
            when = "when the number of people in all changes much"
    said.append(f"Look at this advice again in a year, or {when}.")
    return tuple(said)
