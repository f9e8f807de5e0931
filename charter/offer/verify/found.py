"""What was found in a copy beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charter.document.docx.text import Look
from charter.named_tuples import NamedTuple
from charter.offer.verify.compare import Changed
from charter.offer.verify.copy import Oddity

_NAMES = (
    "struck out",
    "",
    "raised or lowered",
    "in capitals",
    "in a font of signs",
    "turned round",
)
MOST = 20
"""Findings of one kind that are told one by one."""


class Seen(NamedTuple):
    """What was found beside the words, and what could not be compared."""

    oddities: list[Oddity]
    changes: list[Changed]
    uncompared: list[str]


def otherwise(old: Look, new: Look) -> Iterator[str]:
    """Yield how a look differs from another in what a reader understands."""
    for name, before, after in zip(_NAMES, old[:6], new[:6], strict=True):
        if before == after:
            continue
        if not name:
            yield str(after) if after else "no longer hidden"
        else:
            yield name if after else f"no longer {name}"
    for start, effects in (
        ("", {*new.effects} - {*old.effects}),
        ("no longer ", {*old.effects} - {*new.effects}),
    ):
        if effects:
            yield f"{start}marked by an effect of letters ({', '.join(sorted(effects))})"


def a_story(story: str) -> str:
    """Return what a paragraph beside the main text is in, such as a footnote or an endnote."""
    return f"an {story}" if story[0] in "aeiou" else f"a {story}"


def summed(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without those that stand twice, the first of many."""
    all_names = tuple(dict.fromkeys(names))
    more = len(all_names) - MOST
    return all_names if more <= 0 else (*all_names[:MOST], f"and {more} more")
