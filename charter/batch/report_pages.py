"""What came of a run for people: report.xlsx and report.html, beside the papers.

The first table has a line for each client, the second what is left to do and in which cell, the
third each paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from pathlib import PurePath
from urllib.parse import quote

from charter.batch.row_lines import RowLine, draft_files
from charter.batch.tables import letters
from charter.batch.work import FAILED, MADE, SKIPPED, UNCHANGED
from charter.named_tuples import NamedTuple
from charter.write.spreadsheet import Sheet, write_xlsx
from charter.write.web.html import page, style

MOST = 20_000
"""Rows that the pages have room for; where there are more, they say where the rest is."""
NAMES = ("report.xlsx", "report.html")
_DRAFT = "draft"
_WORDS = {
    FAILED: "not made",
    _DRAFT: "made, with drafts",
    SKIPPED: "left alone",
    MADE: "made",
    UNCHANGED: "as before",
}
"""How a row stands, what needs somebody first."""
_CELL = re.compile(r"(?:!(?P<sheet>[^!]*):|:)(?P<at>[A-Z]{0,3}\d+)(?::(?P<column>\d+))?\Z")
_CLIENTS = ("Client", "Position", "State", "Papers", "Drafts", "To do", "Folder", "Row")
_TO_DO = ("Client", "Position", "State", "Cell", "What is wrong", "What to do")
_PAPERS = ("Client", "Position", "Paper", "State", "Folder")


class Report(NamedTuple):
    """All that is told of a run: its table, its one line, its rows, and what was left out."""

    source: str
    day: date
    said: str
    lines: Sequence[RowLine]
    notes: Sequence[str] = ()
    stopped: str = ""
    left_out: int = 0


def report_files(report: Report) -> dict[str, bytes]:
    """Return the files by name; the same run gives the same bytes."""
    workbook, web = NAMES
    return {workbook: _workbook(report), web: _web(report)}


def state_of(line: RowLine) -> str:
    """Return how a row stands: its status, or `draft` where a paper must not go out yet."""
    return _DRAFT if line.status in (MADE, UNCHANGED) and line.problems else line.status


def cell_of(place: str) -> str:
    """Return a place as a spreadsheet has it: `Sheet1 C4`, `H7` of a CSV file, or `row 4`."""
    found = _CELL.search(place)
    if not found:
        return PurePath(place).name
    at = found["at"]
    if found["column"]:
        at = f"{letters(int(found['column']))}{at}"
    at = f"row {at}" if at.isdigit() else at
    return f"{found['sheet']} {at}" if found["sheet"] else at


def _sorted(lines: Sequence[RowLine]) -> list[RowLine]:
    """Return the rows of clients that need somebody first, each client's together."""
    order = list(_WORDS)
    worst: dict[str, int] = {}
    for line in lines:
        at = order.index(state_of(line))
        worst[line.folder] = min(at, worst.get(line.folder, at))
    first = {folder: n for n, folder in enumerate(worst)}
    return sorted(lines, key=lambda line: (worst[line.folder], first[line.folder]))


def _client(line: RowLine) -> str:
    return (line.client or line.folder).encode("utf-8", "replace").decode()


def _short(text: str, source: str) -> str:
    """Return a text that names the table without its folders."""
    return re.sub(rf"(?<!\S)\S*/(?={re.escape(source)})", "", text)


def _to_do(report: Report, lines: Sequence[RowLine]) -> Iterator[tuple[RowLine, tuple[str, ...]]]:
    for line in _sorted(lines):
        for problem in line.problems:
            said = (_upper(_short(t, report.source)) for t in (problem.message, problem.hint))
            cell = cell_of(str(problem.place))
            yield line, (_client(line), line.position, _WORDS[state_of(line)], cell, *said)


def _upper(text: str) -> str:
    # JSON can have half a character, which no page can.
    text = text.encode("utf-8", "replace").decode()
    # The name of a file stays as it is.
    first = text.partition(" ")[0]
    return text if re.search(r"[./!]\w", first) else text[:1].upper() + text[1:]


def _notes(report: Report) -> list[str]:
    """Return what both files say of a run as a whole, in the same words."""
    stopped = report.stopped and f"The run was stopped: {report.stopped}"
    notes = (stopped, *report.notes, _rest(report))
    return [_upper(_short(note, report.source)) for note in notes if note]


def _rest(report: Report) -> str:
    if not report.left_out:
        return ""
    return f"{report.left_out:,} rows more are in report.jsonl, which has all."


def _workbook(report: Report) -> bytes:
    clients = tuple(
        (
            _client(line),
            line.position,
            _WORDS[state_of(line)],
            float(len(line.files)),
            float(len(draft_files(line))),
            float(len(line.problems)),
            line.folder if line.files else "",
            cell_of(line.row),
        )
        for line in _sorted(report.lines)
    )
    papers = tuple(
        (_client(line), line.position, file, _DRAFT if file in drafts else "final", line.folder)
        for line in report.lines
        if line.status in (MADE, UNCHANGED)
        for drafts in [draft_files(line)]
        for file in line.files
    )
    said = (f"{report.said}. {report.day:%Y-%m-%d}", *_notes(report))
    note = "\n".join(said)
    to_do = tuple(row for _, row in _to_do(report, report.lines))
    sheets = [
        Sheet("Clients", _CLIENTS, clients, (30, 18, 18, 9, 9, 9, 30, 14), 99, 1, note),
        Sheet("To do", _TO_DO, to_do, (26, 16, 18, 14, 62, 62), 99, 1, _rest(report)),
        Sheet("Papers", _PAPERS, papers, (30, 18, 34, 10, 34), 99, 1, _rest(report)),
    ]
    return write_xlsx(sheets, f"Papers from {report.source}", "", report.day)


def _web(report: Report) -> bytes:
    title = f"Papers from {report.source}"
    said = f"{report.said}. {report.day:%Y-%m-%d}"
    body = [f'<main>\n<h1>{escape(title)}</h1>\n<p class="sub">{escape(said)}</p>\n']
    body += [f"<p>{escape(note)}</p>\n" for note in _notes(report)]
    body.append(_clients(report))
    for state in (FAILED, _DRAFT, SKIPPED):
        body += _section(report, state, [line for line in report.lines if state_of(line) == state])
    body.append("</main>\n")
    return page(title, "en", "".join(body), kind="wide-page", style=style("page"))


def _clients(report: Report) -> str:
    rows = []
    for line in _sorted(report.lines):
        state, drafts = state_of(line), draft_files(line)
        papers = "<br>".join(
            f'<a href="{quote(f"{line.folder}/{file}")}">{escape(file)}</a>'
            f"{' (draft)' if file in drafts else ''}"
            for file in (line.files if line.status != FAILED else ())
        )
        shown = escape(_WORDS[state])
        if line.problems:
            shown = f'<a href="#{escape(_anchor(line))}">{shown}</a>'
        cells = (escape(_client(line)), escape(line.position), shown, papers)
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n")
    return _table(("Client", "Position", "State", "Papers"), rows)


def _section(report: Report, state: str, lines: Sequence[RowLine]) -> Iterator[str]:
    if not lines:
        return
    heads = {FAILED: "Not made, and why", _DRAFT: "Drafts, and why", SKIPPED: "Left alone, and why"}
    yield f"<h2>{heads[state]}</h2>\n"
    rows, last = [], None
    for line, (client, position, _, *said) in _to_do(report, lines):
        first = line is not last
        cells = [client, position, *said] if first else ["", "", *said]
        mark = f' id="{escape(_anchor(line))}"' if first else ""
        rows.append(f"<tr{mark}>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>\n")
        last = line
    yield _table((*_TO_DO[:2], *_TO_DO[3:]), rows)


def _anchor(line: RowLine) -> str:
    return "row-" + re.sub(r"\W+", "-", cell_of(line.row))


def _table(head: Sequence[str], rows: Sequence[str]) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return (
        f'<div class="wide">\n<table>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody>\n</table>\n</div>\n"
    )
