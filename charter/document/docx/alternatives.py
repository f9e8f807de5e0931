"""Which of several contents Word shows in one place (ECMA-376 part 3, 7.6)."""

from __future__ import annotations

from typing import Any

from charter.document.docx.vocabulary import UNDERSTOOD, WP, A, M
from charter.document.docx.xml import MC, W
from charter.named_tuples import NamedTuple


class AlternateContent(NamedTuple):
    """What Word shows, and what only other programs show that says something else."""

    shown: Any
    others: tuple[Any, ...]


def choice_of(element: Any) -> AlternateContent:
    """Return what is shown of an AlternateContent."""
    shown = None
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == f"{MC}Choice" and shown is None:
            wanted = (child.get("Requires") or "").split()
            if wanted and all(child.nsmap.get(prefix) in UNDERSTOOD for prefix in wanted):
                shown = child
        elif child.tag == f"{MC}Fallback" and shown is None:
            shown = child
    letters = _letters(shown) if shown is not None else ""
    told = {letters, *(_joined(alt) for alt in _alternative_texts(shown))}
    others = (c for c in element if c is not shown and isinstance(c.tag, str))
    return AlternateContent(
        shown if shown is not None else (), tuple(c for c in others if _letters(c) not in told)
    )


def _letters(element: Any) -> str:
    return _joined("".join(t.text or "" for t in element.iter(f"{W}t", f"{M}t", f"{A}t")))


def _alternative_texts(element: Any) -> list[str]:
    """Return the words that stand for pictures where they cannot be shown."""
    pictures = element.iter(f"{WP}docPr") if element is not None else ()
    return [picture.get("descr", "") for picture in pictures]


def _joined(text: str) -> str:
    return "".join(text.split())
