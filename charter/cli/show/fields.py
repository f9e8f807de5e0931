"""What is known of one entry: labels, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable

from charter.cli.output import style
from charter.cli.printer import Prose, TextColumn, TextTable
from charter.named_tuples import NamedTuple


class Field(NamedTuple):
    """A label and what stands beside it. Items after a line break within one hang under it."""

    label: str
    items: tuple[str, ...]


def labelled(found: Iterable[Field]) -> TextTable:
    """Return fields as a table; several items under a label get a dash each."""
    rows = []
    for label, items in found:
        mark = "- " if len(items) > 1 else ""
        for number, item in enumerate(items):
            first, *others = item.split("\n")
            named = style(label, dim=True) if number == 0 else ""
            rows.append((named, Prose(first, mark=mark)))
            rows += [("", Prose(more, len(mark))) for more in others]
    return TextTable((TextColumn(), TextColumn()), rows)
