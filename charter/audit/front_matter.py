"""The front matter of a Markdown file line by line: its values, and its lists of duties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.audit.headings import under
from charter.audit.papers import PaperLine
from charter.document.outside.reading import Reading
from charter.problems import Place

WHERE = "front matter"
_FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"([A-Za-z][\w -]{0,60}?)[ \t]*:[ \t]*([>|]?[-+]?)[ \t]*(?:#.*)?$")
_ANY_KEY = re.compile(r"[A-Za-z][\w -]{0,60}?[ \t]*:")
_ITEM = re.compile(r"([ \t]*)-[ \t]+(\S.*)")
_READ = ("duty", "result", "requirement")


def front_matter_lines(reading: Reading, source: str) -> Iterator[PaperLine]:
    """Yield each value of the front matter as "title: CTO", and the items of lists of duties."""
    for key, value in reading.facts.items():
        at = re.search(rf"^{re.escape(key)}[ \t]*:", source, re.MULTILINE)
        number = source.count("\n", 0, at.start()) + 1 if at else 0
        place = Place(reading.path, number, 1 if number else 0)
        yield PaperLine(f"{key}: {value}", "text", 0, place, WHERE)
    if front := _FRONT.match(source):
        yield from _lists(front[1], reading.path)


def _lists(front: str, name: str) -> Iterator[PaperLine]:
    """Yield what stands under keys such as "responsibilities", one item a line."""
    open_ = False
    held: PaperLine | None = None
    for number, line in enumerate(front.split("\n"), 2):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if _ANY_KEY.match(line) or line[:1] not in " \t-":
            if held:
                yield held
            held = None
            key = _KEY.match(line)
            open_ = key is not None and under(key[1].replace("_", " ")) in _READ
            if key is not None and open_:
                place = Place(name, number, 1)
                yield PaperLine(key[1].replace("_", " "), "heading", 2, place)
            continue
        if not open_:
            continue
        item = _ITEM.match(line)
        if item or held is None:
            if held:
                yield held
            said = (item[2] if item else text).strip(" '\"")
            level = len(item[1].expandtabs(2)) // 2 if item else 0
            held = PaperLine(said, "item", level, Place(name, number, line.index(text[0]) + 1))
        else:
            more = text.strip(" '\"")
            held = held._replace(text=f"{held.text} {more}")
    if held:
        yield held
