"""What is kept from one reading to the next is never what stands there no more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter import resources
from charter.assign.ownership import organise
from charter.compose.measuring import shared_measures
from charter.compose.room import in_full
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.read.kept import kept_for_last
from charter.resources import catalog_folder


def test_shipped_files_are_read_again_where_one_of_them_changed(
    from_files: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path(shutil.copytree(catalog_folder(), tmp_path / "catalog"))
    monkeypatch.setattr(resources, "_shipped", lambda _: made)
    before = read_catalog()
    assert read_catalog() is before
    (file,) = [
        path for path in made.rglob("*.yaml") if "title: Product roadmap\n" in path.read_text()
    ]
    file.write_text(
        file.read_text().replace("title: Product roadmap\n", "title: Product roadmaP\n")
    )
    assert read_catalog().responsibilities["product.roadmap"].title == "Product roadmaP"
    assert before.responsibilities["product.roadmap"].title == "Product roadmap"


def test_each_organisation_is_asked_for_itself(workspace: Callable[..., Workspace]) -> None:
    """Two that are equal are two; the last is remembered with what else was asked."""
    said = "company: {name: Acme}\nstructure: separate\n"
    one, other = (organise(workspace(said)) for _ in range(2))
    asked: list[object] = []

    @kept_for_last
    def count(of: object, day: date) -> int:
        asked.append(of)
        return len(asked)

    first, second = date(2026, 12, 1), date(2026, 12, 2)
    assert [count(one, first), count(one, first), count(one, second)] == [1, 1, 2]
    assert [count(other, second), count(one, second)] == [3, 4]


def test_another_company_has_its_own_rows_and_measures(
    workspace: Callable[..., Workspace],
) -> None:
    day = date(2026, 12, 1)
    said = "company: {name: Acme}\nstructure: separate\n"
    small = organise(workspace(said))
    large = organise(workspace(f"{said}positions:\n  vp-engineering: {{status: filled}}\n"))
    for _ in range(2):
        assert not any("vp-engineering" in pair for pair in in_full(small))
        assert any("vp-engineering" in pair for pair in in_full(large))
        assert "vp-engineering" not in shared_measures(small, day)
        assert "vp-engineering" in shared_measures(large, day)
