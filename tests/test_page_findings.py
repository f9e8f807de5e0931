"""What the page tells of findings: titles, labels, a way to each field, the file's words last."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from charter.problems import InputError, Place, Problem, error
from charter.web.app import app_of
from charter.web.desk import standing
from charter.web.screens import home
from charter.web.told import Teller, without_files
from page_driver import Page

COMPANY = """\
company:
  name: Harbor Metrics
  country: US
  business_model: saas
structure: separate
positions:
  ceo: {status: filled}
  cpo:
    status: vacant
    places: [{city: Denver, region: CO, country: US}]
    pay: {min: 200000, max: 250000, currency: USD, per: year}
    apply: {until: 2026-11-01}
  cto:
    status: vacant
  vp-data:
    title: VP Data
    status: filled
    holder: Ana Lima
    reports_to: cto
    review_by: 2026-01-01
disputed:
  product.roadmap: [cpo, cto]
"""
SCREENS = (
    *("/", "/owners", "/owners/product.roadmap", "/papers", "/papers?group=interview"),
    *("/papers/cpo-charter", "/papers/cpo-posting", "/papers/cto-posting", "/boards"),
    *("/positions/cto", "/positions/cpo", "/positions/vp-data", "/people?away=cto", "/signed"),
    "/positions/cto/out",
)
_CLOSED = re.compile(r'<details class="small quiet infile">.*?</details>', re.DOTALL)
_OF_THE_FILE = re.compile(
    r"'[a-z_.-]+:?'|'[a-z_]+: |\.yaml|, line \d|'charter |\bassign\b|_by\b"
    r"|“(?:ceo|cpo|cto|vp-data|[a-z]+[._][a-z._-]+)”"
)


@pytest.fixture
def page(tmp_path: Path) -> Page:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    return Page(tmp_path)


def _main(page: Page, path: str) -> str:
    body = page.get(path).body.decode()
    return body.partition("<main")[2].partition("</main>")[0]


def _said(html: str) -> str:
    """Return what is read with all details of the file closed, without papers and fields."""
    html = re.sub(r"<article.*?</article>|<form.*?</form>", "", _CLOSED.sub("", html), flags=re.S)
    html = re.sub(r"<[^>]+>", "", html.partition('<p class="where')[0])
    return re.sub(r"\s+", " ", unescape(html))


@pytest.mark.parametrize("path", SCREENS)
def test_no_screen_tells_a_finding_in_words_of_the_file(page: Page, path: str) -> None:
    assert _OF_THE_FILE.findall(_said(_main(page, path))) == []


def test_what_to_do_names_the_fields_of_the_page_and_leads_to_each(page: Page) -> None:
    home = _main(page, "/")
    said = _said(home)
    for told in (
        "Chief Technology Officer is vacant and nobody acts for it. Add “Who acts for it” and",
        "Write “How many customers do you have?” under “Company” and “Teams that report to it”,",
        "both claim Product roadmap, and nobody owns it;",
        "Settle it: “Product roadmap”: Chief Product Officer under “Who owns what”",
        "The charter of VP Data was to be looked at again by 2026-01-01.",
        "Add “Signs for, up to”: 50000.",
        "Write a later day in “Until”, or change “Status”.",
    ):
        assert told in said
    for link in (
        "/company#f-company-customer_count",
        "/positions/cto#f-positions-cto-teams",
        "/positions/cpo#f-positions-cpo-apply-until",
        "/positions/cpo#f-positions-cpo-status",
        "/owners/product.roadmap",
    ):
        assert f'<a href="{link}"' in home
    assert "write 'customer_count' under 'company' and 'teams'" in unescape(home)


@pytest.mark.parametrize("path", SCREENS)
def test_each_link_to_a_field_finds_it(page: Page, path: str) -> None:
    screens: dict[str, str] = {}
    links = set(re.findall(r'href="(/(?:company|positions/[\w-]+))#([\w-]+)"', _main(page, path)))
    assert links or path in (
        "/positions/vp-data",
        "/signed",
        "/positions/cto/out",
        "/people?away=cto",
    )
    for screen, mark in links:
        if screen not in screens:
            screens[screen] = page.get(screen).body.decode()
        assert f'id="{mark}"' in screens[screen]


def test_hints_of_fields_name_other_fields_by_their_labels(page: Page) -> None:
    company = unescape(re.sub(r"<[^>]+>", "", _main(page, "/company")))
    assert "Somebody pays for the product. Follows from “What do you sell, or build for" in company
    position = unescape(re.sub(r"<[^>]+>", "", _main(page, "/positions/cpo")))
    assert "last reviewed; “Day to look at the charter again” is the next." in position
    assert "'charter check'" not in position


def test_the_next_step_is_told_once(page: Page) -> None:
    said = _said(_main(page, "/"))
    first = "Chief Product Officer is vacant and nobody acts for it"
    assert said.partition("Next step")[2].strip().startswith(first)
    assert first not in said.partition("Then, problems first")[2]
    assert said.count("The posting of Chief Product Officer is a draft: it does not say how") == 0


def test_home_is_there_before_all_papers_are_looked_through(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece that is sent, and what was looked through by then."""
    looked: list[str] = []
    checked = home.checked

    def slowly(*given: Any) -> Any:
        looked.append("all")
        return checked(*given)

    monkeypatch.setattr(home, "checked", slowly)
    scope = {"type": "http", "path": "/", "headers": [], "app": app_of(page.desk)}
    scope["query_string"] = b""

    async def pieces() -> list[tuple[str, list[str]]]:
        sent: Any = home.home(Request(scope))
        return [(piece, [*looked]) async for piece in sent.body_iterator]

    (first, before), (rest, after) = asyncio.run(pieces())
    assert "<h1>Harbor Metrics" in first
    assert 'href="/papers"' in first
    assert (before, after) == ([], ["all"])
    assert "Next step" in rest


def test_home_says_why_papers_cannot_be_looked_through(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error(InputError, "charter.md.j2", "odd", "this template is wrong", "mend it")

    monkeypatch.setattr(home, "checked", fails)
    said = _said(_main(page, "/"))
    assert "This template is wrong. Mend it." in said.partition("Next step")[2]


def test_a_posting_is_called_one_in_the_list_of_papers(page: Page) -> None:
    said = re.findall(r'<a href="/papers/cpo-[a-z]+">([^<]*)</a>', _main(page, "/papers"))
    assert said[-1] == "Posting: Chief Product Officer"
    assert "Chief Product Officer" not in said[:-1]


def test_a_posting_without_a_place_is_not_told_that_no_law_asks_for_anything(page: Page) -> None:
    said = _said(_main(page, "/positions/cto"))
    assert "no place is given, so no law was looked at. Add “Where the work is done”" in said
    assert "No law that was looked at" not in said


def test_a_wrong_day_in_the_file_is_told_with_whose_it_is(page: Page) -> None:
    path = page.desk.company
    path.write_text(COMPANY.replace("2026-11-01", "2026-13-01"), "utf-8")
    body = page.get("/").body.decode()
    said = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", body)))
    assert "“Until” is not a date: “2026-13-01”." in said
    assert "Chief Product Officer, Until." in said
    assert 'infile" open>' in body  # it is put right in the file alone
    assert "#f-" not in body


def test_what_is_refused_is_told_with_the_label_of_its_field(page: Page) -> None:
    form = {"positions.cpo.review_by": "soon", "was.positions.cpo.review_by": ""}
    refused = page.post("/positions/cpo", form)
    assert refused.status == 422
    told = "“soon” is no day. Write it as 2027-01-15. Day to look at the charter again"
    assert told in _said(refused.body.decode())
    link = '<a href="#f-positions-cpo-review_by">Day to look at the charter again</a>'
    assert link in refused.body.decode()
    assert _OF_THE_FILE.findall(_said(refused.body.decode())) == []


def test_ids_keys_and_markup_of_a_message_are_told_as_what_they_are(page: Page) -> None:
    tell = Teller(page.desk, standing(page.desk))
    place = Place(str(page.desk.company), 12, 13)
    told = tell(Problem(place, "x", "the day of '<b>' is odd", "add 'limits: {hire: cto}'"))
    assert told.what == "the day of “&lt;b&gt;” is odd"
    link = '<a href="/positions/cpo#f-positions-cpo-limits-hire">Hires without asking</a>'
    assert told.hint == f"add “{link}”: Chief Technology Officer"
    assert told.goto.startswith("Chief Product Officer")
    plain = tell(Problem(Place(""), "x", "no letter was chosen", "choose it"))
    assert (plain.said, plain.link, plain.goto) == ("", "", "")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("add 'reference: x', or run 'charter feed --assign'", "add 'reference: x'"),
        ("settle it, or ask, and take this line away", "settle it, or ask"),
        ("add one line for each; read the charter again", None),
        ("Printed there; 'charter check' tells when it has passed.", "Printed there."),
    ],
)
def test_what_only_the_file_can_follow_is_left_to_its_details(said: str, kept: str | None) -> None:
    assert without_files(said) == (kept or said)
