"""The page by keyboard alone: everything is reached, one sees where one is, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opened import PLANNED, Opened, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCREENS = (
    *("/", "/company", "/structure", "/owners/product.roadmap?to=vp-product", "/positions/cpto"),
    *("/papers", "/papers/cpto-posting", "/existing", "/ask", "/look", "/offers", "/reorganise"),
    *(
        "/publish",
        "/people",
        "/copies",
        "/history",
        "/positions-new",
        "/positions/vp-product/above",
        "/owners/product.roadmap/dispute",
    ),
    *PLANNED,
)
_HERE = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const all = [...document.querySelectorAll('*')];
  const box = one.getBoundingClientRect(), look = getComputedStyle(one);
  const drawn = one.type === 'radio' ? getComputedStyle(one.closest('label')) : look;
  const top = document.querySelector('.top').getBoundingClientRect().bottom;
  const inside = one.closest('.top, .skip');
  return {
    place: all.indexOf(one),
    name: (one.labels?.[0] ?? one).textContent.trim() || one.ariaLabel || one.name,
    ring: [look, drawn].some((l) => l.outlineStyle !== 'none' && parseFloat(l.outlineWidth) >= 2),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    covered: !inside && box.bottom <= top,
  };
}"""
_FOCUSABLE = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')].filter(
  (one) => !one.disabled && one.checkVisibility({visibilityProperty: true})).length"""
_MOST = 400


def focused(screen: Page) -> str:
    return str(screen.evaluate("() => document.activeElement.textContent.trim()"))


def test_the_first_stop_of_every_screen_skips_to_its_content(screen: Page, opened: Opened) -> None:
    for path in SCREENS[:3]:
        screen.goto(opened.origin + path)
        screen.keyboard.press("Tab")
        assert focused(screen) == "Skip to the content"
        box = screen.locator(".skip").bounding_box()
        assert box
        assert box["y"] >= 0
        screen.keyboard.press("Enter")
        assert screen.evaluate("() => document.activeElement.id") == "main"
        screen.keyboard.press("Tab")
        assert screen.evaluate("() => !!document.activeElement.closest('main')")


def test_tab_reaches_everything_in_reading_order_and_one_sees_where(
    screen: Page, opened: Opened
) -> None:
    opened.plan()
    for path in SCREENS:
        screen.goto(opened.origin + path)
        stops = []
        for _ in range(_MOST):
            screen.keyboard.press("Tab")
            stop = screen.evaluate(_HERE)
            if stop is None or (stops and stop["place"] == stops[0]["place"]):
                break
            stops.append(stop)
        places = [stop["place"] for stop in stops]
        assert places == sorted(places), path
        assert [s["name"] for s in stops if not s["ring"]] == [], path
        assert [s["name"] for s in stops if not s["seen"] or s["covered"]] == [], path
        # Of radio buttons one is a stop, the others are reached by arrows.
        groups = "() => new Set([...document.querySelectorAll('[type=radio]')].map(r => r.name))"
        radios = screen.evaluate("() => document.querySelectorAll('[type=radio]').length")
        choices = screen.evaluate(f"({groups})().size")
        assert len(stops) == screen.evaluate(_FOCUSABLE) - radios + choices, path


def test_a_fact_is_answered_and_undone_by_keys_alone(screen: Page, opened: Opened) -> None:
    before = opened.company
    screen.goto(f"{opened.origin}/company")
    markets = screen.locator("[name='company.markets']")
    markets.focus()
    screen.keyboard.type("3")
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/company?saved=*")
    assert "\n  markets: 3\n" in opened.company
    screen.get_by_role("status").get_by_role("button", name="Undo").focus()
    screen.keyboard.press("Space")
    screen.wait_for_url("**/company?saved=2")
    assert opened.company == before


def test_work_is_handed_over_by_keys_alone(screen: Page, opened: Opened) -> None:
    screen.goto(f"{opened.origin}/owners")
    screen.keyboard.press("/")
    screen.keyboard.type("product roadmap")
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/owners?find=*")
    screen.get_by_role("link", name="Product roadmap", exact=True).focus()
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/owners/product.roadmap?find=*")
    screen.locator("[name=to]:checked").focus()
    while screen.locator("[name=to]:checked").get_attribute("value") != "vp-product":
        screen.keyboard.press("ArrowDown")
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/owners/product.roadmap?to=vp-product")
    screen.get_by_role("button", name="Move to the VP Product").focus()
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/owners/product.roadmap?saved=*")
    assert "product.roadmap: vp-product" in opened.company


def test_arrows_go_through_the_rows_and_escape_closes_the_panel(
    screen: Page, opened: Opened
) -> None:
    screen.goto(f"{opened.origin}/owners")
    links = screen.locator(".mx tbody th a")
    links.first.focus()
    for key, number in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", -1)):
        screen.keyboard.press(key)
        assert focused(screen) == links.nth(number).inner_text()
    screen.keyboard.press("Home")
    screen.keyboard.press("Enter")
    panel = screen.get_by_role("complementary")
    panel.wait_for()
    row = screen.locator("tr.on").get_attribute("id")
    screen.locator("[name=to]:checked").focus()
    screen.keyboard.press("Escape")
    screen.wait_for_url(f"**/owners#{row}")
    assert panel.count() == 0


def test_a_slash_that_is_typed_into_a_field_is_a_slash(screen: Page, opened: Opened) -> None:
    screen.goto(f"{opened.origin}/owners")
    screen.keyboard.press("/")
    screen.keyboard.type("a/b")
    assert screen.get_by_role("searchbox").input_value() == "a/b"


def test_on_a_phone_escape_closes_the_screens(browser: Browser, opened: Opened) -> None:
    with window(browser, opened, viewport={"width": 390, "height": 844}) as screen:
        button = screen.get_by_role("button", name="Screens")
        button.focus()
        screen.keyboard.press("Enter")
        nav = screen.locator("#nav")
        assert nav.is_visible()
        screen.keyboard.press("Escape")
        assert not nav.is_visible()
        assert button.evaluate("button => button === document.activeElement")
