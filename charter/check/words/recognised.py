"""What is recognised in a text, by kind: the one registry of recognisers that all checks use.

A recogniser takes a text, its language and where it stands, and returns each thing that it finds.
`tools/sentences.py` measures them on a table of sentences.
"""

from __future__ import annotations

from charter.check.words.found import Found, Recogniser, Value, Where
from charter.check.words.statements import statements

__all__ = ["RECOGNISERS", "Found", "Recogniser", "Value", "Where"]

RECOGNISERS: dict[str, Recogniser] = {
    "accommodation": statements("accommodation"),
    "ai": statements("ai"),
    "all-genders": statements("all-genders"),
    "apply": statements("apply"),
    "closing-date": statements("closing-date"),
    "equal-opportunity": statements("equal-opportunity"),
    "vacancy": statements("vacancy"),
}
"""A recogniser for each kind, in the order of the alphabet."""
