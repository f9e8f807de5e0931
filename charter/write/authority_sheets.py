"""The authority table as flat tables, for spreadsheets: amounts are numbers there."""

from __future__ import annotations

from charter.compose.authority import Authority
from charter.compose.papers import Paper
from charter.write.spreadsheet import Sheet, write_csv, write_xlsx

_DECISIONS = ("On", "Decision", "Decides", "Alone up to", "Above that", "Heard", "Can stop it")
_LIMITS = (
    *("Position", "Spends alone", "Amount", "Currency", "Spending above that"),
    *("Hires alone", "Hiring beyond that", "Further limits"),
)


def authority_csv(paper: Paper) -> bytes:
    """Return the limits of all positions, one a row; the decisions stand in the workbook."""
    assert isinstance(paper, Authority)
    return write_csv(_LIMITS, _limits(paper))


def authority_xlsx(paper: Paper) -> bytes:
    """Return a workbook of two sheets: the limits of positions, and who makes the decisions."""
    assert isinstance(paper, Authority)
    rulings = tuple(
        (r.subject, r.decision, r.decides, r.alone, r.above, r.heard, r.stops)
        for r in paper.rulings
    )
    sheets = [
        Sheet(
            *("Limits", _LIMITS, _limits(paper), (30, 16, 14, 10, 20, 30, 20, 40)),
            letters=len(_LIMITS),
            frozen=1,
        ),
        Sheet(
            *("Decisions", _DECISIONS, rulings, (22, 46, 18, 24, 16, 30, 22)),
            letters=len(_DECISIONS),
            frozen=2,
        ),
    ]
    return write_xlsx(sheets, paper.heading, paper.company, paper.date, paper.country)


def _limits(paper: Authority) -> tuple[tuple[str | float, ...], ...]:
    return tuple(
        (
            line.position,
            line.spend,
            "" if line.amount is None else line.amount,
            *(line.currency, line.spend_above, line.hire, line.hire_above, line.other),
        )
        for line in paper.positions
    )
