"""What commands say of options that are typed in another form: the line to type instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from charter.load.hire import read_hire
from charter.problems import InputError
from test_batch import Batch


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1,200", "'1,200' is no whole number - write 1200"),
        ("1.200", "'1.200' is no whole number - write 1200"),
        ("1 200", "'1 200' is no whole number - write 1200"),
        ("50-100", "'50-100' is no whole number - write 50 or 100"),
        ("1.5", "'1.5' is no whole number - write digits alone, such as 1200"),
        ("lots", "'lots' is no whole number - write digits alone, such as 1200"),
        ("1200", ""),
    ],
)
def test_a_number_of_people(charter: Batch, tmp_path: Path, said: str, told: str) -> None:
    (tmp_path / "p.md").write_text("# CTO\n\nYou own the architecture of the company.\n", "utf-8")
    ran = charter("lint", str(tmp_path / "p.md"), "--place", "GB", "--headcount", said)
    assert told in " ".join(ran.err.split())
    assert bool(ran.out) is not bool(told)


def test_a_letter_where_the_person_is_wanted(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "letter.docx"))
    with pytest.raises(InputError, match=r"a Word file.* - name the file with what is known"):
        read_hire(tmp_path / "letter.docx")
