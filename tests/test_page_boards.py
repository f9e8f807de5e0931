"""Job boards on the page: what each one misses, the feeds, and the page for one's own people."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from charter.feeds.board import board
from charter.feeds.boards import BOARDS
from conftest import Ran
from page_driver import DAY, Page, company, northwind, text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


@pytest.fixture
def ready(page: Page) -> Page:
    """Return the page of a company whose posting lacks nothing."""
    form = {"url": "https://jobs.example/cpto", "email": "jobs@northwind.example"}
    sent = {f"positions.cpto.apply.{key}": value for key, value in form.items()}
    assert page.post("/positions/cpto", sent).status == 303
    assert page.post("/boards", {"numbers": "yes"}).status == 303
    return page


def test_what_is_missing_is_said_for_each_board_and_for_all(page: Page) -> None:
    shown = text(page.get("/boards"))
    of_all = shown.partition("Missing for every board")[2].partition("Boards")[0]
    assert of_all.count("Chief Product and Technology Officer has no reference") == 1
    assert "Indeed: Chief Product and Technology Officer has no web page" in shown
    assert "LinkedIn: Chief Product and Technology Officer has no e-mail address" in shown
    assert "who posts" not in text(page.get("/boards?poster=a@b.example")).partition("Boards")[2]


def test_each_posting_gets_its_number_and_that_is_undone(page: Page, folder: Path) -> None:
    before = company(folder)
    done = page.post("/boards", {"numbers": "yes"})
    assert done.headers["location"] == "/boards?saved=1"
    assert "reference: northwind-cpto-2026-12" in company(folder)
    assert "has no reference" not in text(page.get("/boards"))
    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_feeds_are_those_of_the_command(
    ready: Page, folder: Path, charter: Callable[..., Ran], tmp_path: Path
) -> None:
    shown = ready.get("/boards")
    assert text(shown).count("1 job ") == len(BOARDS)
    ran = charter("feed", str(folder), "--out", str(tmp_path / "o"), "--date", str(DAY))
    assert ran.code == 0, ran.err
    for name in BOARDS:
        file = board(name).file
        got = ready.get(f"/boards/{file}")
        assert got.headers["content-disposition"] == f'attachment; filename="{file}"'
        assert got.body == (tmp_path / "o" / file).read_bytes()
    done = ready.post("/boards", {"board": "indeed"})
    assert "1 file was written" in text(done)
    assert (folder / "out/indeed.xml").read_bytes() == (tmp_path / "o/indeed.xml").read_bytes()
    assert not (folder / "out/talent.xml").exists()


def test_a_board_that_is_not_ready_and_a_file_that_there_is_not_are_told(
    page: Page, folder: Path
) -> None:
    assert page.post("/boards", {"board": "indeed"}).status == 422
    assert not (folder / "out").exists()
    assert page.get("/boards/indeed.xml").status == 422
    assert page.get("/boards/other.xml").status == 422


def test_the_page_for_ones_own_people_is_that_of_the_command(
    page: Page, folder: Path, charter: Callable[..., Ran], tmp_path: Path
) -> None:
    page.post("/positions/vp-engineering", {"positions.vp-engineering.holder": "Lena Brandt"})
    for query, more in (("", ()), ("?names=yes", ("--names",))):
        charter("share", str(folder), "--out", str(tmp_path / "o"), "--date", str(DAY), *more)
        made = (tmp_path / "o/who-owns-what.html").read_bytes()
        assert page.get(f"/boards/who-owns-what.html{query}").body == made
        assert (b"Lena Brandt" in made) == bool(query)


def test_with_hidden_pay_no_feed_is_handed_out(ready: Page, folder: Path) -> None:
    page = Page(folder, hide_pay=True)
    shown = page.get("/boards").body.decode()
    assert not re.search(r"href=\"/boards/\w+\.xml", shown)
    assert page.get("/boards/indeed.xml").status == 422
    assert page.get("/boards/who-owns-what.html").status == 200
