"""Advice about reporting lines in sentences, for the memo and for the terminal alike."""

from __future__ import annotations

from charter.assign.advice import fit_words
from charter.assign.advice_lines import LineAdvice, LineOption
from charter.compose.advice_words import cite
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital, lower_first
from charter.facts.languages import put_in
from charter.named_tuples import NamedTuple


class LineWords(NamedTuple):
    """A question about lines, the lines of today, what the grounds say, and what to do if not."""

    question: str
    today: str
    verdict: str
    stays: str


def line_words(answer: LineAdvice, wording: Wording) -> LineWords:
    """Return what is asked and answered; `stays` is empty where the line stays as it is."""
    moves = answer.today not in answer.best
    return LineWords(
        question=_filled(answer.question.question, answer, wording),
        today=_today(answer, wording),
        verdict=_verdict(answer, wording),
        stays=_filled(answer.question.stays, answer, wording) if moves else "",
    )


def option_words(answer: LineAdvice, option: LineOption, wording: Wording) -> str:
    """Return a boss and how well that fits: "The CEO, as today: some fit"."""
    fit = fit_words(option.score, bool(option.speaks_for))
    if not option.boss:
        return f"The lines as they are: {fit}"
    today = ", as today" if option.boss == answer.today else ""
    return f"{wording.The(option.boss)}{today}: {fit}"


def line_group(answer: LineAdvice, wording: Wording, brief: bool, grounds: bool = True) -> Group:
    """Return a question as a memo puts it: the answer, and the chief ground for it.

    With `grounds` the lines of today too, and the chief ground against them.
    """
    said = line_words(answer, wording)
    catalog = wording.organisation.catalog
    items = [said.today, said.verdict] if grounds else [said.verdict]
    best = next(option for option in answer.options if option.boss == answer.best[0])
    kept = next((option for option in answer.options if option.boss == answer.today), best)
    told = [("For", best.speaks_for[:1] if not answer.best[1:] else ())]
    told += [("Against today's", kept.speaks_against[:1] if said.stays and grounds else ())]
    for side, rules in told:
        items += [cite(catalog, f"{side}: {lower_first(r.reason)}", r.evidence) for r in rules]
    if not brief:
        items.append(said.stays)
    return Group(said.question, tuple(filter(None, items)))


def _today(answer: LineAdvice, wording: Wording) -> str:
    positions = wording.organisation.positions
    if not answer.question.together:
        ((name, boss),) = answer.lines.items()
        reports = "reports" if positions[name].status == "filled" else "is to report"
        return f"{wording.The(name)} {reports} to {wording.the(boss)}."
    said = [f"above {wording.the(a)} {wording.the(b)}" for a, b in answer.lines.items()]
    (first, boss), *_ = answer.lines.items()
    said[0] = f"above {wording.the(first)} is {wording.the(boss)}"
    meets = f"What they cannot settle meets at {wording.the(answer.above)}."
    return f"{capital(wording.listing(said))}. {meets}"


def _verdict(answer: LineAdvice, wording: Wording) -> str:
    best = [wording.the(boss) if boss else "the lines as they are" for boss in answer.best]
    if best[1:] and len(best) == len(answer.options):
        return f"The facts given do not choose between {wording.listing(best)}."
    if best[1:]:
        return f"The grounds speak alike for {wording.listing(best)}."
    (boss,) = answer.best
    if boss == answer.today:
        kept = "lines as they are" if not boss else f"line as it is, to {wording.the(boss)}"
        return f"The grounds speak for the {kept}."
    of = " of all" if answer.question.together else ""
    return f"The grounds speak for {best[0]} as the boss{of}."


def _filled(text: str, answer: LineAdvice, wording: Wording) -> str:
    first, boss = next(iter(answer.lines.items()))
    names = {"position": first, "boss": boss, "head": answer.head or boss}
    return capital(put_in(text, {word: wording.the(name) for word, name in names.items()}))
