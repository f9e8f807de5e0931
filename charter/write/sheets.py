"""Papers that are tables as spreadsheets: by their kind, as CSV and as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from charter.compose.papers import Paper
from charter.write.audit_sheets import audit_csv, audit_xlsx
from charter.write.authority_sheets import authority_csv, authority_xlsx
from charter.write.matrix_sheets import matrix_csv, matrix_xlsx
from charter.write.question_sheets import questions_csv, questions_xlsx

_WRITERS: Mapping[str, tuple[Callable[[Paper], bytes], Callable[[Paper], bytes]]] = {
    "matrix": (matrix_csv, matrix_xlsx),
    "authority": (authority_csv, authority_xlsx),
    "questions": (questions_csv, questions_xlsx),
    "audit": (audit_csv, audit_xlsx),
}


def csv_of(paper: Paper) -> bytes:
    """Return a paper's table for any program that reads CSV."""
    return _WRITERS[paper.kind][0](paper)


def xlsx_of(paper: Paper) -> bytes:
    """Return a paper's tables as a workbook."""
    return _WRITERS[paper.kind][1](paper)
