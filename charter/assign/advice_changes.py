"""What would change the advice: every other value of each fact, tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from charter.assign.conditions import Setting
from charter.facts.said import Condition, Fact
from charter.named_tuples import NamedTuple
from charter.read.schema import schema

_HEADCOUNT, _PART = "headcount", "product_and_technology_headcount"


class FactChange(NamedTuple):
    """Another value of one fact that puts other structures first. `now` is None if unknown."""

    fact: str
    now: Fact | None
    value: str
    first: tuple[str, ...]


def changes_of(
    setting: Setting,
    facts: Mapping[str, tuple[Condition, ...]],
    firsts: Callable[[Setting], tuple[str, ...]],
) -> tuple[FactChange, ...]:
    """Return each change, those by facts that nobody has stated before the others."""
    today = firsts(setting)
    found = []
    for fact, conditions in facts.items():
        now = setting.facts.get(fact)
        results: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for value, words in _values(fact, now, conditions):
            tried = {**setting.facts, fact: value}
            if _impossible(tried):
                continue
            first = firsts(setting._replace(facts=tried))
            if first != today:
                results.setdefault(first, []).append(words)
        found += [FactChange(fact, now, _joined(words), first) for first, words in results.items()]
    return tuple(sorted(found, key=lambda change: change.now is not None))


def _impossible(facts: Mapping[str, Fact]) -> bool:
    return int(facts.get(_PART, 0)) > int(facts.get(_HEADCOUNT, 10**9))


def _values(
    fact: str, now: Fact | None, conditions: tuple[Condition, ...]
) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """Yield each other value with its words; of a number, one of each range between thresholds."""
    rule = schema("company")["$defs"]["company"]["properties"][fact]
    if rule.get("type") != "integer":
        for value in rule.get("enum") or (True, False):
            if value != now:
                yield value, (str(value).lower(),)
        return
    starts = {c.least for c in conditions if c.least is not None}
    starts |= {c.most + 1 for c in conditions if c.most is not None}
    cuts = [1, *sorted(start for start in starts if start > 1)]
    for start, after in zip(cuts, [*cuts[1:], None], strict=True):
        if now is None or not (start <= int(now) and (after is None or int(now) < after)):
            yield start, (str(start), str(after or ""))


def _joined(values: list[tuple[str, ...]]) -> str:
    """Return values in words; ranges of numbers that touch are one."""
    ranges: list[tuple[str, ...]] = []
    for value in values:
        if ranges and len(value) == 2 and ranges[-1][1] == value[0]:
            ranges[-1] = (ranges[-1][0], value[1])
        else:
            ranges.append(value)
    return " or ".join(map(_words, ranges))


def _words(value: tuple[str, ...]) -> str:
    if len(value) == 1:
        return value[0]
    start, after = value
    if start == "1":
        return f"fewer than {after}"
    return f"{start} to {int(after) - 1}" if after else f"{start} or more"
