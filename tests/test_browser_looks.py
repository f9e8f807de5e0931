"""How the screens look: to who sees well, to who does not, on a phone, in the dark, enlarged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser import AXE
from opened import Opened, window
from test_browser_keyboard import SCREENS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
MADE = (
    "/owners/product.roadmap?to=vp-product",
    "/owners?find=nothing-is-called-so",
    "/reorganise?to=separate&on=2027-03-01",
    "/people?away=cpto",
    "/papers/vp-engineering-charter",
    "/owners/product.roadmap/omit",
    "/owners/product.roadmap/dispute?who=cpto&who=vp-product",
    "/positions/vp-product/above?to=ceo",
    "/positions-new?role=vp-data&status=vacant&acting=cpto",
    "/no-such-screen",
)
"""Screens after something was asked of them."""
ALL = "{rules: {'target-size': {enabled: true}}}"
"""What axe looks at; target size (WCAG 2.2, 2.5.8) is off in it unless asked for."""
COLOURS = "{runOnly: ['color-contrast', 'link-in-text-block']}"
"""All of its rules that look at colours, without those that are off unless asked for."""
_RUN = """() => axe.run(document, %s).then((results) => ({
  broken: results.violations.flatMap((rule) => rule.nodes.map((n) => `${rule.id}: ${n.html}`)),
  passed: results.passes.length,
}))"""
_SIDEWAYS = """() => {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most + 1) return [];
  const wide = [...document.querySelectorAll('main *, header *')].filter(
    (one) => one.getBoundingClientRect().right > most + 1);
  const few = wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
  return [document.documentElement.scrollWidth, ...few];
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    path = AXE / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip(f"not there: {path}; 'npm install --prefix tests/axe' gets it")
    return path.read_text("utf-8")


def test_axe_finds_nothing(browser: Browser, opened: Opened, axe: str) -> None:
    """No screen does anything as it is opened, so it is opened once; the dark has other colours."""
    broken = []
    opened.plan()
    with window(browser, opened, viewport=PHONE) as screen:
        for path in (*SCREENS, *MADE):
            screen.goto(opened.origin + path)
            screen.evaluate(axe)
            for size in (PHONE, DESK):
                screen.set_viewport_size(size)  # type: ignore[arg-type]
                for scheme, what, least in (("light", ALL, 16), ("dark", COLOURS, 1)):
                    screen.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                    found = screen.evaluate(_RUN % what)
                    broken += [(path, size["width"], scheme, each) for each in found["broken"]]
                    assert found["passed"] >= least, (path, size, scheme)
    assert broken == []


def test_axe_finds_nothing_where_something_was_said(
    browser: Browser, opened: Opened, axe: str
) -> None:
    """What is saved, refused, or in a clash, and a file with a mistake in it."""
    with window(browser, opened, viewport=PHONE, color_scheme="dark") as screen:
        screen.goto(f"{opened.origin}/company")
        _type(screen, "3")
        assert audited(screen, axe)["broken"] == []
        _type(screen, "many")
        assert audited(screen, axe)["broken"] == []
        screen.goto(f"{opened.origin}/company")
        opened.change("  markets: 3", "  markets: 4")
        _type(screen, "5")
        assert "Somebody changed this meanwhile" in screen.inner_text("main")
        assert audited(screen, axe)["broken"] == []
        opened.change("structure:", "structur:")
        screen.goto(opened.origin)
        assert "Something in a file is wrong" in screen.inner_text("main")
        assert audited(screen, axe)["broken"] == []


def _type(screen: Page, words: str) -> None:
    with screen.expect_event("load"):
        screen.locator("[name='company.markets']").fill(words)
        screen.keyboard.press("Enter")


def audited(screen: Page, axe: str) -> Any:
    """Return what axe-core finds in a screen under the page's own policy."""
    screen.evaluate(axe)
    return screen.evaluate(_RUN % ALL)


def test_nothing_scrolls_sideways_and_text_alone_twice_as_large_is_not_cut_off(
    browser: Browser, opened: Opened
) -> None:
    """As it is, enlarged to twice its size, on a phone, enlarged to four times its size.

    Enlarged to twice its size, a window has half as many of the page's own pixels.
    """
    wide = []
    opened.plan()
    with window(browser, opened, viewport=DESK) as screen:
        sizes = screen.context.new_cdp_session(screen)
        for path in (*SCREENS, *MADE):
            screen.goto(opened.origin + path)
            for width, zoom in ((720, 2), (390, 1), (320, 4), (1440, 1)):
                size = {"width": width, "height": 700, "deviceScaleFactor": zoom, "mobile": False}
                sizes.send("Emulation.setDeviceMetricsOverride", size)
                assert screen.evaluate("() => [innerWidth, devicePixelRatio]") == [width, zoom]
                wide += [(path, width, each) for each in screen.evaluate(_SIDEWAYS)]
            if path in SCREENS:
                screen.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
                wide += [(path, "text", each) for each in screen.evaluate(_SIDEWAYS)]
    assert wide == []


def test_no_column_of_a_paper_is_crushed_on_a_phone(browser: Browser, opened: Opened) -> None:
    """A column of one letter a line is read by nobody."""
    widths = "() => [...document.querySelectorAll('.page td')].map((one) => one.clientWidth)"
    with window(browser, opened, viewport=PHONE) as screen:
        screen.goto(f"{opened.origin}/reorganise?to=separate&on=2027-03-01")
        assert min(screen.evaluate(widths)) >= 40


def test_no_motion_where_none_is_wanted_and_shapes_stay_without_colours(
    browser: Browser, opened: Opened
) -> None:
    how = {"viewport": DESK, "reduced_motion": "reduce", "forced_colors": "active"}
    with window(browser, opened, **how) as screen:
        screen.goto(f"{opened.origin}/owners")
        moving = "() => document.getAnimations().length"
        assert screen.evaluate(moving) == 0
        letters = screen.locator(".key .g").all_inner_texts()
        assert letters == ["A", "D", "R", "C", "I"]


def test_what_is_printed_has_no_frame(browser: Browser, opened: Opened, tmp_path: Path) -> None:
    with window(browser, opened, viewport=DESK) as screen:
        for path in ("/owners", "/papers/cpto-charter"):
            screen.goto(opened.origin + path)
            screen.emulate_media(media="print")
            for part in ("#nav", ".top", ".btn"):
                assert not any(one.is_visible() for one in screen.locator(part).all()), part
            assert screen.get_by_role("main").is_visible()


def test_a_matrix_of_many_positions_scrolls_in_itself(
    browser: Browser, opened: Opened, axe: str
) -> None:
    """Each position is reached; whose row it is, and whose column, stays in sight."""
    with_many_positions(opened)
    with window(browser, opened, viewport=DESK) as screen:
        screen.goto(f"{opened.origin}/owners")
        last = screen.get_by_role("columnheader", name="Head of Team 19")
        last.scroll_into_view_if_needed()
        assert seen_in(screen, last)
        row = screen.locator(".mx tbody tr:last-child > :last-child").last
        row.scroll_into_view_if_needed()
        for place in (row, last, row.locator("xpath=../th")):
            assert seen_in(screen, place)
        assert screen.evaluate(_SIDEWAYS) == []
        assert audited(screen, axe)["broken"] == []


def test_on_a_phone_a_matrix_of_many_positions_is_a_list(
    browser: Browser, opened: Opened, axe: str
) -> None:
    """Below each piece of work stands each position that has a part in it, by its name."""
    with_many_positions(opened)
    with window(browser, opened, viewport=PHONE) as screen:
        screen.goto(f"{opened.origin}/owners")
        parts = screen.locator(".mx td[data-who]")
        named = parts.evaluate_all(
            "all => all.map((one) => getComputedStyle(one, '::after').content)"
        )
        assert len(named) > 100
        assert "none" not in named
        for row in (screen.locator(".mx tr[id]").first, screen.locator(".mx tr[id]").last):
            row.scroll_into_view_if_needed()
            for place in (row.locator("th"), *row.locator("td[data-who]").all()):
                assert seen_in(screen, place)
        assert not any(one.is_visible() for one in screen.locator(".mx td.no").all())
        assert screen.evaluate(_SIDEWAYS) == []
        assert audited(screen, axe)["broken"] == []


def with_many_positions(opened: Opened) -> None:
    """Make the workspace that of a company with more positions than a window has room for."""
    heads = "".join(f"  h{n}: {{title: Head of Team {n}, level: head}}\n" for n in range(20))
    (opened.folder / "company.yaml").write_text(
        f"company: {{name: Acme}}\nstructure: separate\npositions:\n{heads}", "utf-8"
    )


def seen_in(screen: Page, place: Locator) -> bool:
    """Return whether something lies within what the matrix shows of itself, or nearly."""
    there, frame = place.bounding_box(), screen.locator(".mx").bounding_box()
    assert there
    assert frame
    return all(
        frame[start] - 2 <= there[start]
        and there[start] + there[size] <= frame[start] + frame[size] + 2
        for start, size in (("x", "width"), ("y", "height"))
    )
