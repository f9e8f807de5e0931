"""What each block of a paper is for. Decided here and nowhere else: every format follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from charter.document.blocks import Block, Heading, Inline, List, Paragraph, Table, words_of


def with_roles(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a paper with the roles of its paragraphs.

    A line all in italics under the title is the subtitle, and loses the italics, since its role
    says as much. One all in bold is a lead, one that ends in a colon an intro. These two, and what
    stands before a list or a table, stay with what follows. Within lists and quotes no paragraph
    has a role.
    """
    made: list[Block] = []
    under_title = False
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph):
            made.append(_paragraph(block.inline, under_title, following))
        else:
            made.append(block)
        under_title = isinstance(block, Heading) and block.level == 1
    return tuple(made)


def _paragraph(inline: Inline, under_title: bool, following: Block | None) -> Paragraph:
    if not inline:
        return Paragraph(inline)
    goes_on = inline[-1].text.rstrip().endswith(":")
    keep = goes_on or isinstance(following, List | Table)
    if under_title and all(run.italic for run in inline):
        return Paragraph(tuple(run._replace(italic=False) for run in inline), "subtitle", keep)
    if inline[0].bold and all(run.bold for run in inline):
        return Paragraph(inline, "lead", keep=True)
    return Paragraph(inline, "intro" if goes_on else "", keep)


def table_of(rows: Sequence[tuple[Inline, ...]], heading: Inline) -> Table:
    """Return the table of these rows, the first its header, under a heading.

    Without a word in the header it is a table of facts. In a matrix all cells beyond the first
    column are empty or one capital letter; bold words in its first column with nothing beside them
    are a heading of the rows beneath. In a table of answers each row ends in code, which is its
    mark.
    """
    header, *body = rows
    caption = words_of(heading)
    if not any(header):
        return Table((), tuple(body), "facts", caption=caption)
    if body and all(row[-1] and all(run.code for run in row[-1]) for row in body):
        return Table(header, tuple(body), "answers", caption=caption)
    if not _is_matrix(body):
        return Table(header, tuple(body), caption=caption)
    groups = frozenset(number for number, row in enumerate(body) if _is_group(row))
    return Table(header, tuple(body), "matrix", groups, caption)


def _is_matrix(rows: Sequence[tuple[Inline, ...]]) -> bool:
    letters = 0
    for row in rows:
        for cell in row[1:]:
            if not cell:
                continue
            if len(cell) > 1 or len(cell[0].text) != 1 or not cell[0].text.isupper():
                return False
            letters += 1
    return letters > 0


def _is_group(row: tuple[Inline, ...]) -> bool:
    return bool(row[0]) and all(run.bold for run in row[0]) and not any(row[1:])
