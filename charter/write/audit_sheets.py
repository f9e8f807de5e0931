"""An audit as flat tables, for spreadsheets: each finding a row, with its words."""

from __future__ import annotations

from charter.compose.audit_paper import AuditPaper, ClashText, QuoteLine
from charter.compose.papers import Paper
from charter.write.spreadsheet import Sheet, write_csv, write_xlsx

_CLAIMED = ("No", "Work", "What is claimed", "Who", "Says", "Where", "Usually")
_DIFFER = ("No", "What", "Who", "Says", "Where")
_WORK = ("Work", "Area", "Usually with")
_ONCE = ("Work", "With", "The paper says", "Where")
_LOOK = ("Paper", "Says", "Where", "May mean", "Or", "Why it matters")
_PAPERS = (
    *("File", "Post", "Reports to", "Direct reports", "Pay", "Date"),
    *("Duties and results", "Requirements"),
    *("About us, benefits, law", "Filler", "Facts", "Note"),
)
_PROMISED = ("Post", "What", "Work", "Now with", "The paper says", "Where")


_NO_QUOTE = QuoteLine("", "", "")


def audit_csv(paper: Paper) -> bytes:
    """Return what is claimed twice or against each other, a row for each quote."""
    assert isinstance(paper, AuditPaper)
    return write_csv(_CLAIMED, _claimed(paper.clashes))


def audit_xlsx(paper: Paper) -> bytes:
    """Return a workbook with a sheet for each part of the report; none of them is cut short."""
    assert isinstance(paper, AuditPaper)
    summary = tuple((line.label, " ".join(line.items)) for line in paper.summary)
    unplaced = tuple((q.who, q.quote, q.place) for q in paper.unplaced)
    facts = tuple((group.label.rstrip(":"), " ".join(group.items)) for group in paper.depends)
    sheets = [
        _sheet("In short", ("What", "Found"), summary, (20, 110)),
        _sheet("Promised", _PROMISED, tuple(_promised(paper)), (22, 20, 40, 22, 60, 26)),
        _sheet("Twice", _CLAIMED, _claimed(paper.clashes), (6, 36, 44, 24, 64, 26, 28)),
        _sheet("Papers differ", _DIFFER, _quoted(paper.disagreements), (6, 50, 32, 60, 30)),
        _sheet("Nobody", _WORK, tuple(tuple(row) for row in paper.nobody), (52, 30, 24)),
        _sheet("Facts missing", ("Fact", "Decides on"), facts, (32, 100)),
        _sheet("Look at", _LOOK, tuple(_looked(paper)), (22, 64, 26, 36, 44, 40)),
        _sheet("Side by side", _DIFFER, _quoted(paper.near), (6, 40, 24, 64, 30)),
        _sheet("Not placed", ("Paper", "Says", "Where"), unplaced, (24, 80, 30)),
        _sheet("Once", _ONCE, tuple(tuple(row) for row in paper.once), (44, 24, 64, 26)),
        _sheet(
            *("Papers", _PAPERS, tuple(tuple(row) for row in paper.papers)),
            (34, 32, 28, 36, 24, 24, 12, 14, 16, 10, 10, 30),
        ),
    ]
    made = [sheet for sheet in sheets if sheet.rows]
    return write_xlsx(made, paper.heading, paper.company, paper.date, paper.country)


def _sheet(
    name: str,
    header: tuple[str, ...],
    rows: tuple[tuple[str | float, ...], ...],
    widths: tuple[float, ...],
) -> Sheet:
    return Sheet(name, header, rows, widths, letters=len(header), frozen=1)


def _claimed(clashes: tuple[ClashText, ...]) -> tuple[tuple[str | float, ...], ...]:
    return tuple(
        (number, clash.title, clash.says, quote.who, quote.quote, quote.place, clash.usual)
        for number, clash in enumerate(clashes, 1)
        for quote in clash.quotes
    )


def _quoted(clashes: tuple[ClashText, ...]) -> tuple[tuple[str | float, ...], ...]:
    return tuple(
        (number, clash.title, quote.who, quote.quote, quote.place)
        for number, clash in enumerate(clashes, 1)
        for quote in (clash.quotes or (_NO_QUOTE,))
    )


def _looked(paper: AuditPaper) -> list[tuple[str, ...]]:
    return [(r.who, r.quote, r.place, r.first, r.other, r.why) for r in paper.look]


def _promised(paper: AuditPaper) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for one in paper.promises:
        for what, found in (("not given", one.taken), ("perhaps not given", one.perhaps)):
            rows += [(one.heading, what, r.title, r.who, r.quote, r.place) for r in found]
        rows += [(one.heading, "added", title, "", "", "") for title in one.added]
        rows += [(one.heading, "differs", line, "", "", "") for line in one.lines]
    return rows
