"""What the words of a duty are known by, in whatever file and with whatever signs they stand."""

from __future__ import annotations

import re


def words_key(text: str) -> str:
    """Return what two writings of one duty have in common: words, without signs and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def cut(text: str, most: int = 80) -> str:
    """Return a sentence as a heading: without its full stop, and no longer than fits."""
    said = " ".join(text.split()).rstrip(".;, ")
    return said if len(said) <= most else f"{said[: most - 1].rsplit(' ', 1)[0]} …"


def one_line(text: str) -> str:
    """Return words as one line of what can be printed, whatever a paper has in between."""
    return " ".join("".join(c if c.isprintable() else " " for c in " ".join(text.split())).split())
