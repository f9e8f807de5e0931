"""Paragraphs and tables, laid out for the width there is: all text of all commands is made here.

On a terminal lines break between words. In a file or for another program no line is broken, so that
grep and cut find each thing whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from charter.cli.output import carried, echo, indented, style, terminal_columns, unstyle, visible
from charter.named_tuples import NamedTuple
from charter.problems import Problem

GAP = 2
"""Columns between two cells, and how far what hangs stands further in."""
NARROWEST = 20
"""No narrower is anything laid out; a terminal that is breaks the lines itself."""
LONGEST = 100
"""Running text is hard to read in longer lines, however wide the terminal is."""
_OWN_ROOM = 45
"""Per cent of a table that names which are never broken may take from the other cells."""
_WORD = (
    r"(?:[^ ']*'charter [^']*'[^ ]*|[(\[]*'[^' ][^']{0,38}'(?![^ ,.;:)\]])[^ ]*|[^ ]+)"
    r"(?: +[-–|](?= |$))?"
)
"""What stands in quotes to be copied, a command or a line of YAML, counts as one word, and no line
begins with the dash of a sentence."""


class Prose(NamedTuple):
    """Running text; `mark`, such as a dash or a place in a file, stands before it, never broken.

    Its first line stands `indent` columns in, the others `hang` further: where that is None, below
    the first word after the mark.
    """

    text: str
    indent: int = 0
    mark: str = ""
    hang: int | None = None


class TextColumn(NamedTuple):
    """How a column of a table shrinks: to its longest word; one of texts not below `least`.

    In one that is `whole` nothing is broken, because people copy it: what is too wide stands on a
    line of its own. Only the first column can be. `align` is <, > or ^.
    """

    head: str = ""
    align: str = "<"
    least: int = 12
    most: int = LONGEST
    whole: bool = False


TextCell = str | Prose


class TextTable(NamedTuple):
    """Rows of cells; a row that is a text is a heading over all columns.

    Where the columns do not fit, the cells of each row stand below each other; with `parts`, the
    columns are dealt out to several tables, each beginning with the first column.
    """

    columns: Sequence[TextColumn]
    rows: Sequence[Sequence[TextCell] | str]
    indent: int = GAP
    parts: bool = False
    head_is: str = "dim"


Text = str | Prose | TextTable
"""A text that is a `str` is a paragraph indented as it begins; one that is indented hangs too."""


def say(texts: Iterable[Text], *, err: bool = False) -> None:
    """Print texts as wide as the output is."""
    width = width_of(err=err)
    for text in texts:
        for line in lines_of(text, width):
            echo(line, err=err)


def width_of(*, err: bool = False) -> int | None:
    """Return how wide the lines of an output may be, or None where they are not to be broken."""
    columns = terminal_columns(err=err)
    return columns and max(NARROWEST, columns)


def placed(place: object, text: str, indent: int = 0) -> Prose:
    """Return what is said of a place, such as a file, which is never broken."""
    return Prose(text, indent, f"{place}: ", GAP)


def of_problem(problem: Problem, indent: int = 0) -> Prose:
    """Return what is said of a problem."""
    if not problem.place.path:
        return Prose(str(problem), indent, hang=GAP)
    return placed(problem.place, str(problem).removeprefix(f"{problem.place}: "), indent)


def amount(count: int, one: str, many: str = "") -> str:
    """Return a number and what it counts, such as "1 file" and "1,200 files"."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def lines_of(text: Text, width: int | None) -> Iterator[str]:
    """Yield the lines of a text. None is wider than `width` but for a word that is by itself."""
    if isinstance(text, TextTable):
        yield from _table(text, width)
        return
    if isinstance(text, str):
        indent, bare = indented(text)
        text = Prose(bare, indent, hang=GAP if indent else 0)
    yield from _paragraph(text, width and min(width, LONGEST))


@lru_cache(4096)
def columns_of(text: str) -> int:
    """Return how many columns of a terminal a text takes as it is shown there.

    Wide letters of East Asia and pictures take two, marks that are put on a letter none.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    shown = visible(unstyle(text))
    if shown.isascii():
        return len(shown)
    from unicodedata import category, east_asian_width

    widths = [0]
    for sign in shown:
        if sign == "\ufe0f":  # the sign before it is drawn as a picture
            widths[-1] = widths[-1] and 2
        elif category(sign) not in ("Mn", "Me") and not "\u1160" <= sign <= "\u11ff":
            widths.append(2 if east_asian_width(sign) in "WF" else 1)
    return sum(widths)


def _paragraph(text: Prose, width: int | None) -> list[str]:
    begun = " " * text.indent + text.mark
    if width is None or columns_of(text.text) + text.indent + columns_of(text.mark) <= width:
        return [f"{begun}{text.text}"]
    mark = columns_of(text.mark)
    further = text.hang
    if further is None:
        further = mark if mark <= width // 2 else GAP
    hang = " " * (text.indent + further)
    lines: list[list[str]] = [[]]
    room = left = width - len(hang)
    left -= text.indent + mark - len(hang)
    for word in _words(text.text, max(1, room)):
        size = columns_of(word)
        # What stands alone after a long mark moves to a line that has more room for it.
        if size > left and (lines[-1] or left < room):
            lines.append([])
            left = room
        lines[-1].append(word)
        left -= size + 1
    above, last = lines[-2:] if lines[1:] else ([], lines[0])
    if len(last) == 1 and len(above) > 2 and columns_of(f"{above[-1]} {last[0]}") <= room:
        last.insert(0, above.pop())  # no word is left alone
    first, *others = carried(" ".join(line) for line in lines)
    return [f"{begun}{first}".rstrip(), *(f"{hang}{line}" for line in others)]


def _words(text: str, room: int) -> Iterator[str]:
    for word in re.findall(_WORD, text):
        if " " in word and columns_of(word) > room:
            yield from filter(None, word.split(" "))
        else:
            yield word


def _table(table: TextTable, width: int | None) -> Iterator[str]:
    """Yield the lines of a table: whole, in parts, or with the cells of a row below each other."""
    for pieces in range(1, max(2, len(table.columns) if table.parts else 0)):
        parts = _dealt(table, pieces)
        fitted = [_fit(part, width) for part in parts]
        if all(fitted):
            break
    else:
        yield from _stacked(table, width)
        return
    for part, widths in zip(parts, fitted, strict=True):
        if part is not parts[0]:
            yield ""
        heads = [column.head for column in part.columns]
        if any(heads):
            for line in _row(part, heads, widths):
                yield style(line, bold=part.head_is == "bold", dim=part.head_is == "dim")
        for row in part.rows:
            indent = " " * part.indent
            yield from [f"{indent}{row}"] if isinstance(row, str) else _row(part, row, widths)


def _dealt(table: TextTable, pieces: int) -> list[TextTable]:
    """Return parts of a table, all with its first column, and each with as many as the others."""
    count = len(table.columns) - 1
    if pieces == 1:
        return [table]
    most = -(-count // pieces)
    parts: list[TextTable] = []
    for start in range(1, count + 1, most):
        some = [0, *range(start, min(count + 1, start + most))]
        columns = [table.columns[n] for n in some]
        if columns[0].head:
            named = f"{columns[0].head.rstrip()} ({len(parts) + 1} of {-(-count // most)})"
            columns[0] = columns[0]._replace(head=named)
        rows = [row if isinstance(row, str) else [row[n] for n in some] for row in table.rows]
        parts.append(table._replace(columns=columns, rows=rows))
    return parts


def _fit(table: TextTable, width: int | None) -> list[int]:
    """Return widths of columns that use what there is; none where not even the least fits.

    The least is met first; what is left goes to those that want little, so that the long share.
    """
    sizes = [_size(table, n, width) for n in range(len(table.columns))]
    if width is None:
        return [natural for natural, _ in sizes]
    widths = [least for _, least in sizes]
    left = width - table.indent - sum(widths) - GAP * (len(sizes) - 1)
    if left < 0:
        return []
    wants = sorted((natural - least, n) for n, (natural, least) in enumerate(sizes))
    for done, (want, n) in enumerate(wants):
        more = min(want, left // (len(wants) - done))
        widths[n] += more
        left -= more
    return widths


def _size(table: TextTable, n: int, width: int | None) -> tuple[int, int]:
    """Return how wide a column wants to be, and how far it can shrink."""
    column = table.columns[n]
    cells = [column.head, *(row[n] for row in table.rows if not isinstance(row, str))]
    natural = max(map(_columns_of_cell, cells))
    if width is None:
        return natural, natural
    natural = min(natural, column.most)
    if column.whole:
        most = min(natural, (width - table.indent) * _OWN_ROOM // 100)
        return most, most
    words = (each._replace(text=w) for each in map(_cell, cells) for w in each.text.split(" "))
    longest = max(map(_columns_of_cell, words))
    least = column.least if column.align == "<" else 0
    return max(natural, longest), max(longest, min(natural, least))


def _columns_of_cell(cell: TextCell) -> int:
    if isinstance(cell, str):
        return columns_of(cell)
    return cell.indent + columns_of(cell.mark) + columns_of(cell.text)


def _cell(cell: TextCell) -> Prose:
    return Prose(cell) if isinstance(cell, str) else cell


def _row(table: TextTable, cells: Sequence[TextCell], widths: Sequence[int]) -> Iterator[str]:
    stand = [
        _paragraph(_cell(cell), None if column.whole else width)
        for column, cell, width in zip(table.columns, cells, widths, strict=True)
    ]
    if columns_of(stand[0][0]) > widths[0]:
        yield f"{' ' * table.indent}{stand[0][0]}"
        stand[0] = [""]
    for n in range(max(map(len, stand))):
        line, reached, at = "", 0, table.indent
        for column, lines, width in zip(table.columns, stand, widths, strict=True):
            if n < len(lines) and (said := lines[n]):
                free = max(0, width - columns_of(said))
                start = max(reached, at + {"<": 0, "^": free // 2, ">": free}[column.align])
                line += f"{' ' * (start - reached)}{said}"
                reached = start + columns_of(said)
            at += width + GAP
        yield line


def _stacked(table: TextTable, width: int | None) -> Iterator[str]:
    """Yield each row as lines below each other; numbers and what comes third say what they are."""
    for row in table.rows:
        if isinstance(row, str):
            yield f"{' ' * table.indent}{row}"
            continue
        for n, (column, given) in enumerate(zip(table.columns, row, strict=True)):
            cell = _cell(given)
            named = n and column.head and (n > 1 or column.align != "<" or table.parts)
            text = f"{column.head}: {cell.text}" if named else cell.text
            if cell.text or cell.mark:
                indent = table.indent + cell.indent + (_cell(row[0]).indent + GAP if n else 0)
                shown = cell._replace(text=text, indent=indent)
                yield from _paragraph(shown, None if column.whole else width)
