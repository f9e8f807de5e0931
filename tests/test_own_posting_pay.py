"""Pay stands once in a posting, also where a company's own template has it further down."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from charter.load.company_file import read_workspace
from charter.make import Wanted, make_papers

NORTHWIND = Path(__file__).resolve().parent / "briefs" / "northwind"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("blocks/pay.md.j2", "## What we pay\n\n{{ posting.pay }}\n"),
        (
            "posting.md.j2",
            '{% extends "default:posting.md.j2" %}\n'
            "{% block pay %}\n## What we pay\n\n{{ posting.pay }}\n{% endblock %}\n",
        ),
        (
            "cpto-posting.md.j2",
            '{% extends "default:posting.md.j2" %}\n'
            "{% block pay %}\n## What we pay\n\n{{ posting.pay }}\n{% endblock %}\n",
        ),
    ],
)
def test_an_own_block_that_has_the_pay_is_the_only_place_where_it_stands(
    tmp_path: Path, name: str, text: str
) -> None:
    folder = Path(shutil.copytree(NORTHWIND, tmp_path / "n"))
    path = folder / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    wanted = Wanted(date(2026, 12, 1), ("posting",), formats=("md",))
    made = make_papers(read_workspace(folder), wanted).texts[0].text
    assert made.count("$220,000") == 1
    assert "## What we pay" in made
