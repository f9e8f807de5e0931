"""Who should report to whom: rules of the catalogue x the lines that a company has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.assign.conditions import Setting, applies, unanswered
from charter.assign.organisation import Organisation, Position, upwards
from charter.facts.advice_types import LineQuestion
from charter.facts.catalog import AdviceRule
from charter.named_tuples import NamedTuple


class LineOption(NamedTuple):
    """A boss by the id of the position, or "" for several lines left as they are."""

    boss: str
    score: int
    speaks_for: tuple[AdviceRule, ...]
    speaks_against: tuple[AdviceRule, ...]


class LineAdvice(NamedTuple):
    """A question about lines, of whom it is asked, and what speaks for each boss, best first.

    `lines` maps each position to its boss of today, and `above` is the nearest position above all.
    `waiting` maps facts that nobody has stated to the rules that wait for them.
    """

    question: LineQuestion
    lines: Mapping[str, str]
    above: str
    head: str
    options: tuple[LineOption, ...]
    waiting: Mapping[str, tuple[str, ...]]

    @property
    def today(self) -> str:
        """Return the option that stands for the line or lines of today."""
        return "" if self.question.together else next(iter(self.lines.values()))

    @property
    def best(self) -> tuple[str, ...]:
        """Return the bosses that the grounds speak for most: several in a tie."""
        most = self.options[0].score
        return tuple(option.boss for option in self.options if option.score == most)

    @property
    def rules(self) -> tuple[AdviceRule, ...]:
        """Return every rule that counts in it, each once."""
        rules = (r for o in self.options for r in (*o.speaks_for, *o.speaks_against))
        return tuple({rule.id: rule for rule in rules}.values())


def line_advice(organisation: Organisation, setting: Setting) -> tuple[LineAdvice, ...]:
    """Return an answer to each question that this company's own lines raise."""
    return tuple(
        answer
        for question in organisation.catalog.line_questions.values()
        for lines in _asked(organisation, question)
        if (answer := _answer(organisation, setting, question, lines))
    )


def _asked(organisation: Organisation, question: LineQuestion) -> Iterator[dict[str, str]]:
    """Yield the positions that a question is asked of, with their bosses: each time it is asked."""
    positions = organisation.positions
    if question.together:
        owners = dict.fromkeys(organisation.owner(name) for name in question.together)
        lines = {name: positions[name].reports_to for name in owners if name}
        lines = {name: boss for name, boss in lines.items() if boss and boss not in lines}
        if len(set(lines.values())) > 1 and _above(positions, lines):
            yield lines
        return
    for name, position in positions.items():
        # A line to oneself is told as wrong elsewhere, and no question.
        if position.reports_to in ("", name) or not position.writes_papers:
            continue
        if not _is_of(organisation, position, question):
            continue
        spared = {
            boss
            for word in question.unless_boss
            for boss in _bosses(organisation, word, {name: position.reports_to})
        }
        if position.reports_to not in spared:
            yield {name: position.reports_to}


def _is_of(organisation: Organisation, position: Position, question: LineQuestion) -> bool:
    def owns(name: str) -> bool:
        return organisation.owner(name) == position.id

    if position.role.id in question.roles:
        return True
    owned = bool(question.owns) and all(map(owns, question.owns))
    return owned and not any(map(owns, question.owns_none))


def _answer(
    organisation: Organisation, setting: Setting, question: LineQuestion, lines: dict[str, str]
) -> LineAdvice | None:
    rules = [r for r in organisation.catalog.lines.values() if r.about == question.id]
    today = "" if question.together else next(iter(lines.values()))
    speaks_for: dict[str, list[AdviceRule]] = {}
    speaks_against: dict[str, list[AdviceRule]] = {}
    waiting: dict[str, list[str]] = {}
    for rule in sorted(rules, key=lambda rule: -rule.weight):
        good = {b for word in rule.speaks_for for b in _bosses(organisation, word, lines)}
        bad = {b for word in rule.speaks_against for b in _bosses(organisation, word, lines)}
        # Where one position is both, such as a leader of product and technology, it says nothing.
        if not good ^ bad:
            continue
        for fact in unanswered(rule.when, setting):
            waiting.setdefault(fact, []).append(rule.id)
        if not applies(rule.when, setting):
            continue
        for boss in sorted(good - bad):
            speaks_for.setdefault(boss, []).append(rule)
        for boss in sorted(bad - good):
            speaks_against.setdefault(boss, []).append(rule)
    options = [
        LineOption(
            boss,
            sum(rule.weight for rule in speaks_for.get(boss, ()))
            - sum(rule.weight for rule in speaks_against.get(boss, ())),
            tuple(speaks_for.get(boss, ())),
            tuple(speaks_against.get(boss, ())),
        )
        for boss in {**speaks_for, today: []}  # one that nothing speaks for is no choice
    ]
    if len(options) == 1 and options[0].score <= 0:
        return None
    order = list(organisation.positions)
    options.sort(key=lambda o: (-o.score, order.index(o.boss) if o.boss else -1))
    return LineAdvice(
        question=question,
        lines=lines,
        above=_above(organisation.positions, lines),
        head=_head(organisation.positions, next(iter(lines))),
        options=tuple(options),
        waiting={fact: tuple(names) for fact, names in waiting.items()},
    )


def _bosses(organisation: Organisation, word: str, lines: Mapping[str, str]) -> set[str]:
    """Return the positions that a word of a rule means and that could be the boss; "" is as-is."""
    positions = organisation.positions
    several = len(lines) > 1
    first, today = next(iter(lines.items()))
    if word == "as-is":
        return {"" if several else today}
    if word == "neighbour":
        return set() if several or positions[today].writes_papers else {today}
    if word == "head":
        return {_above(positions, lines) if several else _head(positions, first)} - {""}
    if word in organisation.catalog.roles:
        found = {name for name, position in positions.items() if position.role.id == word}
    else:
        found = {organisation.owner(word)} - {""}
    return {name for name in found if not set(upwards(positions, name)) & set(lines)}


def _head(positions: Mapping[str, Position], name: str) -> str:
    """Return the head above a position, or nothing where the lines above it run in a loop."""
    last = upwards(positions, name)[-1]
    return "" if positions[last].reports_to else last


def _above(positions: Mapping[str, Position], lines: Mapping[str, str]) -> str:
    """Return the nearest position above all, or nothing."""
    chains = [upwards(positions, boss) for boss in lines.values()]
    return next((n for n in chains[0] if all(n in chain for chain in chains)), "")
