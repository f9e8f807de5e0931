"""A list of questions as a table to fill in, for spreadsheets."""

from __future__ import annotations

from charter.compose.papers import Paper
from charter.compose.questions import Questions
from charter.write.spreadsheet import Sheet, write_csv, write_xlsx

_HEADER = ("No.", "Area", "What", "What it is")
_HOW = (
    "Say of each row who decides or answers for it today, and who should.",
    "Choose from the list, or write a position, a person's name, 'me', 'nobody' or 'do not know'.",
    "One name is best. A row may stay empty. There is no right answer.",
    "Nobody sees this file but whoever sent it to you. Where answers differ, a page for your "
    "meeting says who named whom; your remarks stay out of it.",
    "Save it and send it back to whoever sent it to you. Leave the pale column as it is.",
)


def questions_csv(paper: Paper) -> bytes:
    """Return a list of questions as a table for any program that reads CSV."""
    assert isinstance(paper, Questions)
    return write_csv((*_HEADER, *paper.columns), _rows(paper))


def questions_xlsx(paper: Paper) -> bytes:
    """Return a list of questions as a workbook: the rows to fill in, and how that is done."""
    assert isinstance(paper, Questions)
    widths = (6.0, 20.0, 30.0, 52.0, 24.0, 24.0, 34.0, 18.0)
    answers = (len(_HEADER), len(_HEADER) + 1)
    mark = len(widths) - 1
    first, last = 2, len(paper.choices) + 1
    rows = Sheet(
        "Questions",
        (*_HEADER, *paper.columns),
        _rows(paper),
        widths,
        letters=len(widths),
        frozen=3,
        choose=answers,
        choices=f"='How to answer'!$A${first}:$A${last}",
        small=(mark,),
    )
    minutes = f"{paper.how_many} questions, about {paper.minutes} minutes."
    if len(paper.asked_ids) > 1:
        minutes += f" {paper.asked} get the same."
    told = (minutes, *_HOW)
    names = (*paper.choices, *[""] * (len(told) - len(paper.choices)))
    lines = (*told, *[""] * (len(names) - len(told)))
    how = Sheet(
        "How to answer",
        ("Names to choose from", "How to answer"),
        tuple(zip(names, lines, strict=True)),
        (34.0, 110.0),
        letters=2,
        plain=True,
    )
    return write_xlsx([rows, how], paper.heading, paper.company, paper.date, paper.country)


def _rows(paper: Questions) -> tuple[tuple[str | float, ...], ...]:
    return tuple(
        (str(row.number), area.title, row.title, row.sentence, "", "", "", row.mark)
        for area in paper.areas
        for row in area.rows
    )
