"""Who else has a part in a piece of work: changed on the page, with what would follow first."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from page_driver import Page, company, hidden, northwind, text

ENTRY = "product.roadmap"
ROLES = ("responsible", "consulted", "informed", "veto")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


def parts(folder: Path) -> dict[str, str]:
    organisation = organise(read_workspace(folder))
    found = organisation.assigned(ENTRY)
    assert found is not None
    return {
        f"part.{name}": next((role for role in ROLES if name in getattr(found, role)), "")
        for name in organisation.positions
        if name != found.accountable
    }


def give(page: Page, folder: Path, **changed: str) -> None:
    wanted = {**parts(folder), **{f"part.{key}": value for key, value in changed.items()}}
    shown = page.get(f"/owners/{ENTRY}/parts?{urlencode(wanted)}")
    done = page.post(f"/owners/{ENTRY}/parts", {**wanted, "was": hidden(shown, "was")})
    assert done.status == 303, text(done)
    assert parts(folder) == wanted


def line(folder: Path) -> object:
    return (yaml.safe_load(company(folder)).get("assign") or {}).get(ENTRY)


def test_a_part_is_changed_after_a_look_and_only_what_differs_is_written(
    page: Page, folder: Path
) -> None:
    before, usual = company(folder), parts(folder)
    assert usual["part.ceo"] == "informed"
    query = urlencode({**usual, "part.ceo": "consulted"})
    shown = page.get(f"/owners/{ENTRY}/parts?{query}")
    assert "Charter: Chief Executive Officer: changes" in text(shown)
    assert company(folder) == before
    give(page, folder, ceo="consulted")
    assert set(line(folder)) == {"consulted", "informed"}  # type: ignore[call-overload]
    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_back_to_what_is_usual_leaves_no_line(page: Page, folder: Path) -> None:
    before, usual = yaml.safe_load(company(folder)), parts(folder)
    give(page, folder, ceo="veto")
    assert line(folder) is not None
    give(page, folder, **{key.removeprefix("part."): value for key, value in usual.items()})
    assert line(folder) is None
    assert {k: v for k, v in yaml.safe_load(company(folder)).items() if v} == before


def test_owner_and_parts_are_kept_beside_each_other(page: Page, folder: Path) -> None:
    page.post(f"/owners/{ENTRY}", {"to": "vp-product", "was": "null"})
    assert line(folder) == "vp-product"
    give(page, folder, ceo="consulted")
    found = line(folder)
    assert isinstance(found, dict)
    assert found["accountable"] == "vp-product"
    back = page.get(f"/owners/{ENTRY}")
    page.post(f"/owners/{ENTRY}", {"to": "", "was": hidden(back, "was")})
    left = line(folder)
    assert isinstance(left, dict)
    assert "accountable" not in left
    assert parts(folder)["part.ceo"] == "consulted"


def test_nobody_in_a_part_is_said_too(page: Page, folder: Path) -> None:
    give(page, folder, **{"vp-product": ""})
    found = line(folder)
    assert isinstance(found, dict)
    assert found["responsible"] == []


def test_what_is_not_asked_stays_as_it_is(page: Page, folder: Path) -> None:
    before = parts(folder)
    shown = page.get(f"/owners/{ENTRY}/parts?part.ceo=consulted")
    form = {"part.ceo": "consulted", "was": hidden(shown, "was")}
    assert page.post(f"/owners/{ENTRY}/parts", form).status == 303
    assert parts(folder) == {**before, "part.ceo": "consulted"}


def test_an_unknown_piece_of_work_is_told(page: Page) -> None:
    assert page.get("/owners/no.such/parts").status == 422
    assert page.post("/owners/no.such/parts", {}).status == 422
