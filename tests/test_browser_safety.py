"""Two who write at once, a process that dies, and those who should not get in, in a browser."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from charter.write.journal import read_journal
from opened import NORTHWIND, Opened, window
from test_page_hostile import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PATIENCE = 60


def answer(screen: Page, words: str, fact: str = "headcount") -> None:
    """Type an answer to a question, and save it."""
    with screen.expect_event("load"):
        screen.locator(f"[name='company.{fact}']").fill(words)
        screen.keyboard.press("Enter")


def test_what_an_editor_changed_meanwhile_is_shown_and_never_overwritten(
    screen: Page, opened: Opened
) -> None:
    screen.goto(f"{opened.origin}/company")
    edited = opened.change("headcount: 48\n", "headcount: 50\n")
    answer(screen, "49")
    assert screen.locator("h1").inner_text() == "Somebody changed this meanwhile"
    both = screen.locator(".diff").inner_text().split()
    assert both == ["in", "the", "file", "50", "typed", "here", "49"]
    assert opened.company == edited
    screen.get_by_role("link", name="Keep what is in the file").click()
    assert screen.locator("[name='company.headcount']").input_value() == "50"
    assert opened.company == edited
    opened.change("headcount: 50\n", "headcount: 51\n")
    answer(screen, "49")
    screen.get_by_role("button", name="Write what I typed").click()
    assert "headcount: 49\n" in opened.company


def test_a_change_elsewhere_in_the_file_stays_beside_ones_own(screen: Page, opened: Opened) -> None:
    screen.goto(f"{opened.origin}/company")
    edited = opened.change("# the founder\n", "# the founder, Kim\n")
    answer(screen, "49")
    assert opened.company == edited.replace("headcount: 48\n", "headcount: 49\n")


def test_two_windows_at_one_place(browser: Browser, screen: Page, opened: Opened) -> None:
    with window(browser, opened) as other:
        for one in (screen, other):
            one.goto(f"{opened.origin}/company")
        answer(screen, "49")
        answer(other, "50")
        assert "Somebody changed this meanwhile" in other.inner_text("main")
        assert "headcount: 49\n" in opened.company
        for one in (screen, other):
            one.goto(f"{opened.origin}/owners/product.roadmap?to=vp-product")
        screen.get_by_role("button", name="Move to the VP Product").click()
        other.get_by_role("button", name="Move to the VP Product").click()
        assert opened.company.count("product.roadmap: vp-product") == 1
        assert len(read_journal(opened.folder)) == 2


def test_a_change_that_was_undone_in_another_window_is_undone_once(
    browser: Browser, screen: Page, opened: Opened
) -> None:
    before = opened.company
    screen.goto(f"{opened.origin}/company")
    answer(screen, "49")
    with window(browser, opened) as other:
        for one in (screen, other):
            one.goto(f"{opened.origin}/history")
        screen.get_by_role("button", name=re.compile("^Undo")).click()
        assert opened.company == before
        other.get_by_role("button", name=re.compile("^Undo")).click()
        assert opened.company == before
        assert other.locator("h1").inner_text() == "Nothing was changed"


def test_a_process_that_dies_while_it_writes_is_started_anew_and_saves(
    browser: Browser, tmp_path: Path
) -> None:
    """Killed within a write; tests/test_at_once.py looks at what each moment of one leaves."""
    folder = Path(shutil.copytree(NORTHWIND, tmp_path / "northwind"))
    base = (folder / "company.yaml").read_text("utf-8")
    opened = Opened(folder, dies_at=4)
    with browser.new_context() as context:
        screen = context.new_page()
        for typed in ("101", "102"):
            screen.goto(opened.address)
            screen.goto(f"{opened.origin}/company")
            screen.locator("[name='company.headcount']").fill(typed)
            screen.keyboard.press("Enter")
            if typed == "101":
                opened.process.wait(_PATIENCE)
                assert opened.company == base
                opened.kill()
                opened.start()
        screen.wait_for_url("**saved=*", timeout=_PATIENCE * 1000)
    assert opened.kill() == ""
    assert opened.company == base.replace("headcount: 48\n", "headcount: 102\n")


def test_without_the_token_nothing_is_shown(browser: Browser, opened: Opened) -> None:
    with browser.new_context() as context:
        screen = context.new_page()
        for path in ("/", "/owners", "/?key=guessed", "/static/style.css"):
            got = screen.goto(opened.origin + path)
            assert got
            assert got.status == 403
            assert "charter open" in screen.inner_text("body")


def test_under_a_name_of_another_nothing_is_shown(browser: Browser, opened: Opened) -> None:
    """DNS rebinding: the name leads here, and the token is known, and it is still refused."""
    with browser.new_context() as context:
        screen = context.new_page()
        there = opened.address.replace("127.0.0.1", "evil.example")
        got = screen.goto(there)
        assert got
        assert (got.status, screen.inner_text("body").strip()) == (
            421,
            "This page answers to its own address only.",
        )


_ATTACK = """
<form method="post" action="{origin}/company"><input name="company.markets" value="7">
<input name="was.company.markets" value="null"><button>Win</button></form>
<img src="{origin}/owners"><iframe src="{origin}/owners"></iframe>
"""


@pytest.mark.parametrize("where", ["http://evil.example:9", "http://127.0.0.1:9"])
def test_a_page_of_another_neither_reads_nor_writes(
    browser: Browser, opened: Opened, where: str
) -> None:
    """Of another site, and of another program on this machine, whose cookies are the same."""
    before = opened.company
    with browser.new_context() as context:
        own = context.new_page()
        own.goto(opened.address)
        attack = _ATTACK.format(origin=opened.origin)
        context.route(
            f"{where}/**", lambda route: route.fulfill(body=attack, content_type="text/html")
        )
        screen = context.new_page()
        screen.goto(f"{where}/")
        frames = [frame.content() for frame in screen.frames if frame != screen.main_frame]
        assert not any("Northwind" in text for text in frames)
        for how in ("{credentials: 'include'}", "{mode: 'no-cors', credentials: 'include'}"):
            read = f"fetch('{opened.origin}/owners', {how}).then(r => r.text()).catch(() => '')"
            assert "Northwind" not in screen.evaluate(f"() => {read}")
        screen.get_by_role("button", name="Win").click()
        assert "not answered" in screen.inner_text("body")
        assert opened.company == before


@pytest.mark.parametrize(("path", "button"), [("/publish", "Look"), ("/existing", "Put them in")])
def test_a_file_that_a_browser_could_run_does_nothing(
    screen: Page, opened: Opened, path: str, button: str
) -> None:
    """Nothing goes wrong in the window either; tests/test_page_hostile.py sends all others."""
    for name in ("script.html", "script.md", "nul.txt", "<b>name</b>.md"):
        screen.goto(opened.origin + path)
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": hostile()[name]}
        screen.locator("#file").set_input_files(file)
        with screen.expect_response(lambda got: got.request.method == "POST") as got:
            screen.get_by_role("button", name=button, exact=True).click()
        screen.wait_for_load_state()
        assert got.value.status in (200, 303, 422), name
        assert screen.evaluate("() => !document.querySelector('main script, main img')"), name
        assert "Traceback" not in screen.inner_text("main"), name
        (opened.folder / "papers" / name).unlink(missing_ok=True)


def test_a_file_that_is_too_large_is_told(screen: Page, opened: Opened, tmp_path: Path) -> None:
    screen.goto(f"{opened.origin}/copies")
    large = tmp_path / "a.pdf"
    large.write_bytes(bytes(41_000_000))
    screen.locator("#file").set_input_files(large)
    screen.get_by_role("button", name="Compare", exact=True).click()
    screen.get_by_text("That is too large: 40 MB at most.").wait_for()
