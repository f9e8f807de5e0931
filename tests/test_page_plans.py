"""Changes planned for a later day on the page: kept, shown, made when a person says, forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charter.load.company_file import read_workspace
from page_driver import Page, company, hidden, northwind, text

ABOVE = "/positions/vp-product/above"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


def planned(page: Page, day: str) -> None:
    asked = page.get(f"{ABOVE}?to=ceo")
    assert "From a later day on?" in text(asked)
    form = {"to": "ceo", "was": hidden(asked, "was"), "later": day}
    assert page.post(ABOVE, form).headers["location"].startswith("/positions/vp-product?saved=")


def test_a_line_that_moves_on_a_later_day_is_planned_said_and_made(
    page: Page, folder: Path
) -> None:
    before = company(folder)
    planned(page, "1 February 2027")
    assert company(folder) == before
    told = "From February 1, 2027, as planned: VP Product: reports to the CEO"
    assert told in text(page.get("/positions/vp-product"))
    assert "Planned VP Product: reports to the CEO for February 1, 2027" in text(
        page.get("/reorganise")
    )
    assert "Planned for February 1, 2027: VP Product: reports to the CEO" in text(page.get("/"))
    shown = page.get("/reorganise/0")
    assert "When it is made" in text(shown)
    made = page.post("/reorganise/0", {"title": hidden(shown, "title"), "do": "make"})
    assert made.headers["location"].startswith("/?saved=")
    assert read_workspace(folder).company.positions["vp-product"].reports_to == "ceo"
    assert "as planned" not in text(page.get("/positions/vp-product"))
    assert page.get("/reorganise/0").status == 422
    page.post("/history", {"change": "2"})
    assert company(folder) == before
    assert page.get("/reorganise/0").status == 200, "what was made and undone is planned again"


def test_a_plan_that_was_kept_or_forgotten_by_mistake_is_undone(page: Page, folder: Path) -> None:
    planned(page, "2027-02-01")
    said = "Saved: planned for February 1, 2027: VP Product: reports to the CEO"
    assert said in text(page.get("/positions/vp-product?saved=1"))
    form = {"title": hidden(page.get("/reorganise/0"), "title"), "do": "forget"}
    assert page.post("/reorganise/0", form).headers["location"] == "/reorganise?saved=2"
    assert page.get("/reorganise/0").status == 422
    page.post("/history", {"change": "2"})
    assert page.get("/reorganise/0").status == 200
    page.post("/history", {"change": "1"})
    assert page.get("/reorganise/0").status == 422
    assert not (folder / "plans.yaml").exists()


def test_a_plan_whose_day_has_come_waits_at_home(page: Page) -> None:
    planned(page, "2026-12-01")
    shown = text(page.get("/"))
    assert "Planned for December 1, 2026: VP Product: reports to the CEO. Its day has come" in shown


def test_a_plan_for_a_day_to_come_is_shown_at_home_with_its_day(page: Page) -> None:
    planned(page, "2027-02-01")
    home = page.get("/").body.decode()
    own = home.partition('id="planned"')[2].partition("</section>")[0]
    assert "Planned for February 1, 2027: VP Product: reports to the CEO" in own
    assert 'href="/reorganise/0"' in own
    assert home.count("Planned for February 1, 2027") == own.count("Planned for February 1, 2027")


def test_a_structure_is_kept_as_a_plan_and_forgotten(page: Page, folder: Path) -> None:
    before = company(folder)
    shown = page.get("/reorganise?to=separate&on=2027-03-01")
    assert "Keep it as a plan" in text(shown)
    page.post("/reorganise", {"to": "separate", "on": "2027-03-01"})
    page.post("/reorganise", {"to": "cto-led", "on": ""})
    assert "March 1, 2027" in text(page.get("/reorganise"))
    plan = page.get("/reorganise/0")
    assert plan.status == 200, text(plan)
    assert "pieces of work move" in text(plan)
    page.post(
        "/reorganise/1", {"title": hidden(page.get("/reorganise/1"), "title"), "do": "forget"}
    )
    assert page.get("/reorganise/1").status == 422
    assert page.post("/reorganise/0", {"title": "another", "do": "make"}).status == 422
    assert company(folder) == before
    page.post("/reorganise/0", {"title": hidden(plan, "title"), "do": "make"})
    assert read_workspace(folder).company.structure == "separate"


def test_what_does_not_fit_another_structure_is_told_by_titles(page: Page) -> None:
    shown = text(page.get("/reorganise?to=separate&on=2027-03-01"))
    assert "The CPO is new: nobody holds it yet, and the CEO acts" in shown
    assert "'cpo'" not in shown


def test_what_was_changed_since_is_told_and_not_overwritten(page: Page, folder: Path) -> None:
    planned(page, "2027-02-01")
    page.post(ABOVE, {"to": "cpto", "was": "null"})
    by_now = company(folder).replace("reports_to: cpto", "reports_to: vp-engineering")
    (folder / "company.yaml").write_text(by_now, "utf-8")
    shown = page.get("/reorganise/0")
    assert "was changed since this was planned" in text(shown)
    assert "Make it so now" not in text(shown)
    asked = page.post("/reorganise/0", {"title": hidden(shown, "title"), "do": "make"})
    assert asked.status == 422
    assert company(folder) == by_now


@pytest.mark.parametrize(
    "said",
    [
        "plans: 3\n",
        "plans: [{title: A}]\n",
        "nothing: []\n",
        "plans: [{title: A, day: x, changes: []}]\n",
    ],
)
def test_a_file_of_plans_that_cannot_be_read_is_told(page: Page, folder: Path, said: str) -> None:
    (folder / "plans.yaml").write_text(said, "utf-8")
    answer = page.get("/reorganise")
    assert answer.status == 422
    assert "planned change" in text(answer)
    assert page.get("/company").status == 200


def test_what_a_person_wrote_into_the_plans_stays(page: Page, folder: Path) -> None:
    planned(page, "2027-02-01")
    file = folder / "plans.yaml"
    file.write_text(file.read_text("utf-8") + "# talk to her first\n", "utf-8")
    page.post("/reorganise", {"to": "separate", "on": "2027-03-01"})
    shown = page.get("/reorganise/0")
    page.post("/reorganise/0", {"title": hidden(shown, "title"), "do": "forget"})
    assert "# talk to her first" in file.read_text("utf-8")
    assert "VP Product: reports to the CEO" not in text(page.get("/reorganise"))
    assert page.get("/reorganise/0").status == 200


@pytest.mark.parametrize("left", ["plans: []\n", "plans:\n", "# none\n", ""])
def test_where_all_plans_were_forgotten_one_is_kept_again(
    page: Page, folder: Path, left: str
) -> None:
    (folder / "plans.yaml").write_text(left, "utf-8")
    assert page.get("/reorganise").status == 200
    planned(page, "2027-02-01")
    assert "reports to the CEO" in text(page.get("/reorganise/0"))


def test_a_day_that_is_none_is_told(page: Page, folder: Path) -> None:
    form = {"to": "ceo", "was": "null", "later": "some day"}
    assert "is no day" in text(page.post(ABOVE, form))
    assert not (folder / "plans.yaml").exists()


def test_who_only_looks_keeps_no_plan(folder: Path) -> None:
    looking = Page(folder, read_only=True)
    assert "From a later day on?" not in text(looking.get(f"{ABOVE}?to=ceo"))
    assert looking.post("/reorganise", {"to": "separate"}).status == 403


def test_one_piece_of_work_is_moved_on_a_later_day_with_its_memo(page: Page) -> None:
    before = company(page.desk.folder)
    reorganise = text(page.get("/reorganise"))
    assert "One position, under another" in reorganise
    assert "VP Product reports to the CPTO" in reorganise
    form = {"to": "vp-product", "was": "null", "later": "2027-02-01"}
    assert page.post("/owners/product.roadmap", form).status == 303
    assert company(page.desk.folder) == before
    shown = page.get("/owners/product.roadmap").body.decode()
    number = re.search(r"/reorganise/(\d+)", shown)
    assert number is not None
    plan = page.get(number[0])
    assert "Product roadmap" in text(plan)
    assert "CPTO" in text(plan).partition("Take it in Word")[2]
    assert page.get(f"/reorganise-memo?plan={number[1]}").body.startswith(b"PK")
    form = {"title": "Product roadmap: to the VP Product", "do": "make"}
    assert page.post(number[0], form).status == 303
    assert "product.roadmap: vp-product" in company(page.desk.folder)
