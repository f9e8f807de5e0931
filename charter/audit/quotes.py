"""What the words of a duty are known by, in whatever file and with whatever signs they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from charter.problems import listing


def words_key(text: str) -> str:
    """Return what two writings of one duty have in common: words, without signs and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def cut(text: str, most: int = 80) -> str:
    """Return a sentence as a heading: without its full stop, and no longer than fits."""
    said = " ".join(text.split()).rstrip(".;, ")
    return said if len(said) <= most else f"{said[: most - 1].rsplit(' ', 1)[0]} …"


def among(items: Iterable[str], word: str = "and") -> str:
    """Return a list of titles; with semicolons where a title has a comma or an "and" itself."""
    each = [*dict.fromkeys(items)]
    if len(each) < 2 or not any(", " in item or " and " in item for item in each):
        return listing(each, word)
    return f"{'; '.join(each[:-1])}; {word} {each[-1]}"


def one_line(text: str) -> str:
    """Return words as one line of what can be printed, whatever a paper has in between."""
    return " ".join("".join(c if c.isprintable() else " " for c in " ".join(text.split())).split())
