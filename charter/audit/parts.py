"""Tells the lines of a paper apart: duty, result, requirement, fact, boilerplate, filler."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from charter.audit.facts import is_fact, label_of
from charter.audit.headings import SectionKind, is_known, strength_under, under
from charter.audit.kinds import begins_duty, kind_of, sentences
from charter.audit.papers import OF_ALL, PaperLine, PaperPart, PartKind
from charter.audit.titles import is_same_post, is_title

_LEAD_WORDS = 25
_NAME_WORDS = 4
_LETTERS = re.compile(r"[A-Za-z]{3}")
PSEUDO_LEVEL = 7
"""The level of a heading that is none by its marks."""
_EDGES = ("header", "footer", "footnote", "endnote", "front matter", "title of the page")


class _Above:
    """The headings and lead-ins above the line at hand, as they come by."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.headings: list[tuple[int, str, SectionKind]] = []
        self.leads: list[tuple[int, str, SectionKind]] = []
        self.row: tuple[tuple[int, ...], str, SectionKind] | None = None
        self.columns: dict[tuple[int, int], tuple[str, SectionKind]] = {}
        self.rows: dict[tuple[int, ...], dict[int, int]] = {}
        """Of each row of each table how many words its cells have, by column."""

    def heading(self, line: PaperLine) -> None:
        """Take a heading: what it stands over, or what the one above it does."""
        self.leads, self.row = [], None
        kind = under(line.text, self.title)
        level = line.level
        if level >= 7 and self.headings and self.headings[-1][0] < 7 and not kind:
            kind = self.headings[-1][2]  # a bold line within a part, which it does not end
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        lead = line.text.rstrip(":") if line.text.endswith(":") else ""
        if not kind and (strength_under(line.text) or _is_holder(lead, self.title)):
            kind = "duty"
        if not kind and self.headings:
            around = self.headings[-1][2]
            kind = around if around not in ("neutral", "mixed") else ""
        self.headings.append((level, line.text, kind))

    @property
    def kind(self) -> SectionKind:
        """Return what stands here."""
        if self.row and self.row[2]:
            return self.row[2]
        for _, _, kind in reversed(self.leads):
            if kind:
                return kind
        return self.headings[-1][2] if self.headings else ""

    @property
    def section(self) -> str:
        """Return the heading, and the lead-in or label under it."""
        said = [self.headings[-1][1]] if self.headings else []
        if self.row:
            said.append(self.row[1])
        else:
            said += [text for _, text, _ in self.leads]
        return " > ".join(said)


def parts_of(lines: Sequence[PaperLine], title: str) -> tuple[PaperPart, ...]:
    """Return a paper's lines with what each is for its reader; headings are none of them."""
    above = _Above(title)
    for line in lines:
        if line.cell:
            cells = above.rows.setdefault(line.cell[:2], {})
            cells[line.cell[2]] = cells.get(line.cell[2], 0) + len(line.text.split())
    found: list[PaperPart] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if line.where in _EDGES:
            found.append(PaperPart(line, "fact", line.where))
        elif line.where == OF_ALL:
            found.append(PaperPart(line, "filler", line.where))
        elif line.kind == "heading":
            above.heading(line)
        else:
            found += _parts(line, after, above)
    return tuple(found)


def _parts(line: PaperLine, after: PaperLine | None, above: _Above) -> Iterator[PaperPart]:
    if line.cell and _labels(line, after, above):
        return
    if not line.cell:
        above.row = None
    if line.kind != "item":
        above.leads.clear()
    while above.leads and above.leads[-1][0] > line.level:
        above.leads.pop()
    if is_fact(line):
        yield PaperPart(line, "fact", above.section)
        return
    if line.text.endswith(":") and is_known(line.text):
        above.heading(line._replace(level=PSEUDO_LEVEL))
        return
    if _is_heading(line, after):
        above.heading(line._replace(level=PSEUDO_LEVEL))
        return
    if _leads(line, after):
        kind = _of_lead(line.text, above)
        level = line.level + 1 if line.kind == "item" else 0
        said = above.section
        above.leads.append((level, line.text, kind))
        if (kind and not begins_duty(line.text.rstrip(":"))) or _is_name(line):
            return
        if kind or line.text.endswith(":"):
            yield PaperPart(line, "filler", said)
            return
    column = above.columns.get(line.cell[0::2], ("", "")) if line.cell else ("", "")
    kind_here: SectionKind = column[1] or above.kind
    section = column[0] or above.section
    if not column[1] and _only_names(line, above):
        yield PaperPart(line, "filler", section)
        return
    is_item = line.kind == "item" or bool(line.cell and kind_here in ("duty", "result"))
    yield from _by_sentence(line, kind_here, is_item, section)


def _only_names(line: PaperLine, above: _Above) -> bool:
    """Return whether a cell names its row or column, or is a number, beside cells that say more."""
    cells = above.rows.get(line.cell[:2], {})
    if line.kind != "cell" or len(cells) < 2 or begins_duty(line.text):
        return False
    if not _LETTERS.search(line.text):
        return True
    words = len(line.text.split())
    heads = line.cell[1:2] == (0,) and max(cells.values()) <= _NAME_WORDS
    return words <= _NAME_WORDS and (heads or max(cells.values()) > words)


def _by_sentence(
    line: PaperLine, above: SectionKind, is_item: bool, section: str
) -> Iterator[PaperPart]:
    """Yield the sentences of a line; those of one kind that follow each other are one part."""
    said = [(kind_of(s, above, is_item), s) for s in sentences(line.text)]
    if is_item and any(kind == "duty" for kind, _ in said):
        # What explains a duty behind it is no filler of its own.
        said = [("duty" if kind == "filler" and above == "duty" else kind, s) for kind, s in said]
    grouped = [(kind, [s for _, s in each]) for kind, each in groupby(said, key=lambda one: one[0])]
    if len(grouped) == 1:
        yield PaperPart(line, grouped[0][0], section)
        return
    for kind, texts in grouped:
        yield PaperPart(line._replace(text=" ".join(texts)), kind, section)


def _labels(line: PaperLine, after: PaperLine | None, above: _Above) -> bool:
    """Return whether a cell is the head of its row or column, and take it as such."""
    text = line.text.rstrip(":").strip()
    kind = under(text, above.title)
    if not line.cell:
        return False
    table, row, column = line.cell
    held = above.row[0] if above.row else (table, row)
    if held[:2] != (table, row) and (column == 0 or held[0] != table):
        above.row = None
    if len(text.split()) > 8 or not (kind or label_of(text) or strength_under(text)):
        return False
    beside = after is not None and after.cell[:2] == (table, row) and after.cell != line.cell
    if row == 0 and (beside or column) and kind in ("duty", "result", "requirement", "fact"):
        others = after is not None and after.cell[:2] == (table, row)
        next_is_head = others and after is not None and len(after.text.split()) <= 5
        if column or (next_is_head and under(after.text if after else "")):
            above.columns[table, column] = (text, kind)
            return True
    if label_of(text):
        above.row = ((table, row, column), text, "fact")
        return False
    above.row = ((table, row, column), text, kind)
    return True


def _is_heading(line: PaperLine, after: PaperLine | None) -> bool:
    """Return whether a line of text is a heading by its words, though it is not marked as one."""
    if line.kind != "text" or after is None or len(line.text.split()) > 8:
        return False
    if line.text[-1] in ".!;," or not line.text[0].isupper():
        return False
    return is_known(line.text.rstrip("?")) or strength_under(line.text) is not None


def _is_name(line: PaperLine) -> bool:
    """Return whether an item only names what its own items say: "Discovery"."""
    return line.kind == "item" and len(line.text.split()) <= _NAME_WORDS


def _leads(line: PaperLine, after: PaperLine | None) -> bool:
    """Return whether a line leads to the items behind it."""
    if after is None or line.kind == "cell":
        return False
    if line.text.endswith(":"):
        return len(line.text.split()) <= _LEAD_WORDS
    if line.kind == "item":
        deeper = after.kind == "item" and after.level > line.level
        return deeper and _is_name(line)
    return after.kind == "item" and len(line.text.split()) <= 10 and line.text[-1] not in ".!?;,"


def _of_lead(text: str, above: _Above) -> SectionKind:
    """Return what a lead-in leads to: "You will:" to duties, "You have:" to what is asked."""
    said = text.rpartition(". ")[2].rstrip(":").strip()
    kind = under(said, above.title)
    if kind in ("neutral", "mixed"):
        return ""
    if not kind and (strength_under(said) or _is_holder(said, above.title)):
        return "duty"
    if not kind and len(said.split()) > _NAME_WORDS - 2:
        told = kind_of(f"{said} x", "", False)
        kind = told if told in ("duty", "requirement") else ""
    if (
        kind == "duty"
        and above.headings
        and above.headings[-1][2] in ("requirement", "boilerplate")
    ):
        return above.headings[-1][2]
    return kind


def _is_holder(said: str, title: str) -> bool:
    """Return whether a lead-in is the post alone: "The CISO:"."""
    plain = re.sub(r"^the\s+", "", said, flags=re.IGNORECASE)
    return is_title(plain) and bool(title) and is_same_post(plain, title)


def with_boilerplate(
    parts: Sequence[PaperPart], shared: frozenset[tuple[str, str]]
) -> tuple[PaperPart, ...]:
    """Return the parts of a paper; what stands in most papers alike is boilerplate."""
    return tuple(
        part._replace(kind=_BOILERPLATE) if (part.line.text, part.kind) in shared else part
        for part in parts
    )


_BOILERPLATE: PartKind = "boilerplate"
