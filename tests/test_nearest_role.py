"""Which role's words a paper speaks, where its title is no role of the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.audit.nearest_role import nearest_role
from charter.audit.run import Auditor
from charter.audit.titles import title_in
from charter.load.catalog_files import read_catalog

CATALOG = read_catalog()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Director, Security", "ciso"),
        ("Senior Manager, Security", "ciso"),
        ("Manager, Engineering", "vp-engineering"),
        ("Group Product Manager", "vp-product"),
        # The longest name, and what is a part of the other.
        ("Director, Infrastructure Technical Program Management", "head-of-programmes"),
        ("Senior Engineering Manager, Infrastructure", "vp-platform"),
        ("Director, Quality Engineering", "vp-quality"),
        # Of two of one length the first is meant.
        ("Director, Data Governance and Quality", "vp-data"),
        ("General Manager, Lanterns", ""),
        ("Director of Documentation", ""),
    ],
)
def test_a_title_names_work_of_some_role(title: str, role: str) -> None:
    assert nearest_role(CATALOG, title_in(title)) == role


def test_no_title_names_none() -> None:
    assert nearest_role(CATALOG, None) == ""


def test_words_of_a_director_are_read_as_those_of_the_work_named(tmp_path: Path) -> None:
    duty = "Set the vision and strategy of the department"
    text = f"# Director, Data Governance and Quality\n\n## Responsibilities\n\n- {duty}\n"
    (tmp_path / "director.md").write_text(text)
    found = Auditor(CATALOG).place([tmp_path]).placed[0].matches[0]
    assert found.entry == "data.strategy"
