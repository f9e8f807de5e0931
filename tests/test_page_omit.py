"""What a company does not do, on the page: left out with what follows, and taken back in."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from charter.web import left_out
from page_driver import Page, northwind, text

WORK = "/owners/product.discovery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


def test_work_is_left_out_said_and_taken_back_in(page: Page, folder: Path) -> None:
    organisation = organise(read_workspace(folder))
    entry = next(iter(organisation.responsibilities.values())).entry
    at = f"/owners/{entry.id}"
    assert f'href="{at}/omit">We do not do this' in page.get(at).body.decode()
    shown = text(page.get(f"{at}/omit"))
    assert "If you leave it out" in shown
    assert entry.title in shown
    assert not (folder / "catalog").exists()
    done = page.post(f"{at}/omit", {})
    assert done.headers["location"] == "/owners?saved=1"
    assert organise(read_workspace(folder)).assigned(entry.id) is None
    listed = text(page.get("/owners"))
    assert f"What you do not do {entry.title} Take it back in" in listed
    assert page.get(f"{at}/omit").status == 303
    back = page.post(f"{at}/omit", {"back": "1"})
    assert back.headers["location"] == f"{at}?saved=2"
    assert organise(read_workspace(folder)).assigned(entry.id)
    assert "What you do not do" not in text(page.get("/owners"))
    assert page.post(f"{at}/omit", {"back": "1"}).status == 422
    assert page.post(f"{at}/omit", {}).headers["location"] == "/owners?saved=3"


def test_it_is_undone_and_own_words_of_it_stay(page: Page, folder: Path) -> None:
    organisation = organise(read_workspace(folder))
    entry = next(iter(organisation.decisions.values())).entry
    own = folder / "catalog" / "words.yaml"
    own.parent.mkdir()
    before = f"decisions:\n  - id: {entry.id}\n    title: Our own call # a note\n"
    own.write_text(before, "utf-8")
    page.post(f"/owners/{entry.id}/omit", {})
    assert "omit: true" in own.read_text("utf-8")
    assert "# a note" in own.read_text("utf-8")
    assert sorted(path.name for path in own.parent.iterdir()) == ["words.yaml"]
    page.post("/history", {"change": "1"})
    assert own.read_text("utf-8") == before


def test_what_is_written_meanwhile_is_not_lost(
    page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = folder / "catalog" / "ours.yaml"
    own.parent.mkdir()
    own.write_text("responsibilities:\n  - id: product.roadmap\n    title: Our own call\n", "utf-8")
    real, calls = left_out.append_entry, count(1)

    def beside(*given: Any) -> str:
        if next(calls) == 2:  # the first looks what would follow
            own.write_text(own.read_text("utf-8") + "# a note of somebody else\n", "utf-8")
        return real(*given)

    monkeypatch.setattr(left_out, "append_entry", beside)
    assert page.post(f"{WORK}/omit", {}).status == 303
    assert "omit: true" in own.read_text("utf-8")
    assert "# a note of somebody else" in own.read_text("utf-8")


def test_who_only_looks_leaves_nothing_out(folder: Path) -> None:
    looking = Page(folder, read_only=True)
    assert "We do not do this" not in text(looking.get("/owners/product.roadmap"))
    assert looking.post("/owners/product.roadmap/omit", {}).status == 403
    assert looking.get("/owners/product.roadmap/omit").status == 200
