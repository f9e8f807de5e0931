"""Every screen's main path in a browser, by clicking as a person does."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from asked import agreed_round
from charter.write.journal import read_journal
from opened import HERE, Opened, served, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LETTERS = HERE / "data" / "letters"

SAVE = "Save what you changed"


def go(screen: Page, name: str) -> None:
    """Click a screen's name in the navigation."""
    figure = re.compile(rf"^{name}( ?\d[\d of]*)?$")  # how much there is of it
    screen.locator("#nav").get_by_role("link", name=figure).click()


def h1(screen: Page) -> str:
    return screen.locator("h1").first.inner_text()  # a paper that is shown has its own


def test_every_screen_is_a_click_away_and_says_where_one_is(screen: Page) -> None:
    links = screen.locator("#nav a")
    assert links.count() > 10
    for number in range(links.count()):
        link = links.nth(number)
        name = link.evaluate("link => link.firstChild.textContent")
        link.click()
        assert screen.locator("#nav [aria-current=page]").inner_text().startswith(name)
        assert screen.locator("h1").count() == 1
        assert screen.title().endswith(" - Northwind Robotics")


def test_home_leads_to_the_next_step(screen: Page) -> None:
    assert h1(screen) == "Northwind Robotics"
    button = screen.locator(".next .btn.main")
    where = button.get_attribute("href")
    button.click()
    assert where
    assert screen.url.endswith(where)


def test_a_fact_is_answered_and_undone(screen: Page, opened: Opened) -> None:
    before = opened.company
    go(screen, "Company")
    asked = screen.locator(".q", has_text="Does the company take part")
    asked = asked if asked.count() else screen.locator(".q", has_text="Yes").first
    name = asked.locator("input[value=true]").get_attribute("name")
    asked.get_by_text("Yes", exact=True).click()
    screen.get_by_role("button", name=SAVE).click()
    assert name
    assert f"\n  {name.removeprefix('company.')}: true\n" in opened.company
    saved = screen.get_by_role("status")
    assert saved.inner_text().startswith("Saved:")
    saved.get_by_role("button", name="Undo").click()
    assert opened.company == before
    assert screen.url.startswith(f"{opened.origin}/company")


def test_the_companys_own_words_are_saved(screen: Page, opened: Opened) -> None:
    go(screen, "Company")
    screen.get_by_label("Name", exact=True).fill("Northwind & Söhne <i>")
    screen.get_by_role("button", name=SAVE).click()
    assert screen.locator(".co").inner_text() == "Northwind & Söhne <i>"
    assert "Northwind & Söhne <i>" in opened.company


def test_another_structure_is_chosen(screen: Page, opened: Opened) -> None:
    opened.lay(HERE / "briefs" / "havn")
    screen.reload()
    go(screen, "Structure")
    was = re.findall(r"(?m)^structure: (\S+)", opened.company)
    others = screen.locator(".charts > li", has=screen.get_by_role("button"))
    said = others.count()
    for number in range(said):
        with screen.expect_event("load"):
            others.nth(number).get_by_role("button", name=re.compile("^Choose")).click()
        if h1(screen) == "Structure":
            break
        assert h1(screen) == "Nothing was changed"
        screen.get_by_role("link", name="Back", exact=True).click()
    assert re.findall(r"(?m)^structure: (\S+)", opened.company) != was
    assert screen.locator(".chosen .tag").inner_text() == "yours"


def test_work_is_found_and_handed_over_after_one_saw_what_follows(
    screen: Page, opened: Opened
) -> None:
    before = opened.company
    go(screen, "Who owns what")
    screen.get_by_role("searchbox").fill("roadmap")
    screen.get_by_role("button", name="Find").click()
    screen.get_by_role("link", name="Product roadmap", exact=True).click()
    panel = screen.get_by_role("complementary")
    panel.get_by_text("VP Product", exact=True).click()
    panel.get_by_role("button", name="What would follow?").click()
    assert "Charter: VP Product: changes" in panel.inner_text()
    assert opened.company == before
    panel.get_by_role("button", name="Move to the VP Product").click()
    assert "product.roadmap: vp-product" in opened.company
    row = screen.locator("tr.on")
    assert "your choice" in row.inner_text()
    assert "Product roadmap: to the VP Product" in screen.get_by_role("status").inner_text()


def test_a_position_is_filled_in(screen: Page, opened: Opened) -> None:
    go(screen, "Positions")
    screen.get_by_role("main").get_by_role("link", name="Chief Product and Technology").click()
    pay = screen.locator("form", has=screen.get_by_role("heading", name="Pay"))
    most = pay.get_by_label("Most").first  # that of a second range is empty
    most.fill("290k")
    pay.get_by_role("button", name=SAVE).click()
    assert "max: 290000" in opened.company
    assert most.input_value() == "290000"


def test_papers_are_read_downloaded_and_written(
    screen: Page, opened: Opened, tmp_path: Path
) -> None:
    go(screen, "Papers")
    screen.get_by_role("link", name="Charter: Chief Product and Technology Officer").click()
    headings = screen.get_by_role("article").get_by_role("heading")
    headings.first.wait_for()
    assert headings.count() > 3
    for name, start in (("Word", b"PK"), ("HTML", b"<!"), ("Markdown", b"# ")):
        with screen.expect_download() as got:
            screen.get_by_role("link", name=name, exact=True).click()
        got.value.save_as(tmp_path / got.value.suggested_filename)
        assert (tmp_path / got.value.suggested_filename).read_bytes().startswith(start)
    screen.get_by_role("link", name="All papers").click()
    screen.get_by_role("button", name="Write them to the folder").click()
    assert "files were written" in screen.get_by_role("status").inner_text()
    assert (opened.folder / "out" / "cpto-charter.docx").is_file()


def test_a_posting_is_pasted_and_looked_at(screen: Page) -> None:
    go(screen, "Look at a posting")
    said = "# Engineer\n\nWe look for a digital native who works with us in our office every day.\n"
    screen.get_by_role("textbox", name="Its words").fill(said)
    screen.get_by_role("button", name="Look").click()
    assert "“digital native”" in screen.get_by_role("main").inner_text()
    assert "digital native" in screen.get_by_role("textbox", name="Its words").input_value()


def test_the_drill_says_what_is_left_undone(screen: Page) -> None:
    go(screen, "People")
    screen.get_by_label("CPTO").check()
    screen.get_by_role("button", name="Try it").click()
    assert "While away: CPTO" in screen.get_by_role("main").inner_text()


def test_a_letterhead_is_put_in(screen: Page, opened: Opened) -> None:
    go(screen, "Look and templates")
    screen.locator("#file").set_input_files(LETTERS / "header_with_image.docx")
    screen.get_by_role("button", name="Use it").click()
    assert "Papers stand on your letterhead" in screen.get_by_role("main").inner_text()
    letterhead = (opened.folder / "templates" / "letterhead.docx").read_bytes()
    assert letterhead == (LETTERS / "header_with_image.docx").read_bytes()


def test_an_offer_is_packed_and_the_copy_that_comes_back_is_compared(
    screen: Page, tmp_path: Path
) -> None:
    go(screen, "Offers")
    letter = Document()
    letter.add_paragraph("Dear {{ hire.name }}, we offer you the post of {{ position.title }}.")
    letter.add_paragraph("{{ hire.start }}, {{ hire.pay }}, {{ hire.notice_period }}.")
    letter.save(str(tmp_path / "letter.docx"))
    screen.locator("#file").set_input_files(tmp_path / "letter.docx")
    screen.get_by_label("Name", exact=True).fill("Robin Okafor")
    screen.get_by_label("First day").fill("1 March 2027")
    screen.get_by_label("Pay", exact=True).fill("240,000")
    screen.get_by_label("What else is true of the person").fill("Notice period: three months")
    whether = screen.get_by_role("group", name="Is the charter part of the employment contract?")
    whether.get_by_text("No", exact=True).click()
    screen.get_by_role("button", name="Make the pack").click()
    made = screen.get_by_role("status").filter(has_text="The pack is made")
    with screen.expect_download() as got:
        made.get_by_role("link").click()
    pack = tmp_path / got.value.suggested_filename
    got.value.save_as(pack)
    assert zipfile.is_zipfile(pack)
    go(screen, "A copy that came back")
    screen.locator("#file").set_input_files(pack)
    screen.get_by_role("button", name="Compare", exact=True).click()
    assert "unchanged" in screen.get_by_role("alert").first.inner_text()


def test_old_papers_are_put_in_and_a_duty_is_placed(screen: Page, opened: Opened) -> None:
    go(screen, "Papers you have")
    said = (
        b"# Chief Technology Officer\n\n## Duties\n\n- Own the product roadmap.\n"
        b"- Run the roadmap of the platform with the teams.\n- Lead the engineers.\n"
    )
    file = {"name": "cto.md", "mimeType": "text/markdown", "buffer": said}
    screen.locator("#file").set_input_files(file)
    screen.get_by_role("button", name="Put them in").click()
    assert (opened.folder / "papers" / "cto.md").read_bytes() == said
    duties = screen.locator(".claim")
    duties.first.wait_for()
    before, duty = duties.count(), duties.first
    duty.get_by_label("None of these").check()
    duty.get_by_role("button", name=re.compile("^That is it")).click()
    back = screen.get_by_role("button", name=re.compile("^Take back"))
    back.wait_for()
    assert "What you said" in screen.get_by_role("main").inner_text()
    assert duties.count() == before - 1
    back.click()
    duty.wait_for()
    assert duties.count() == before > 0


def test_leaders_are_asked_and_what_they_agree_on_is_written(
    screen: Page, opened: Opened, tmp_path: Path
) -> None:
    go(screen, "Ask your leaders")
    with screen.expect_download() as got:
        screen.get_by_role("link", name="Word").first.click()
    assert got.value.suggested_filename.endswith("-questions.docx")
    answers = agreed_round(opened.folder, ("ceo", "cpto", "vp-product"), "VP Product").encode()
    file = {"name": "answers.csv", "mimeType": "text/csv", "buffer": answers}
    screen.locator("#file").set_input_files(file)
    screen.get_by_role("button", name="Show it, and write what is agreed").click()
    assert "written" in screen.get_by_role("status").inner_text()
    assert read_journal(opened.folder)[-1].what.endswith(": agreed, to VP Product")


def test_a_reorganisation_is_shown_and_writes_nothing(screen: Page, opened: Opened) -> None:
    before = opened.company
    go(screen, "Reorganise")
    choices = screen.get_by_label("To which structure?")
    choices.select_option("separate")
    screen.get_by_label("On which day?").fill("2027-03-01")
    screen.get_by_role("button", name="Show what moves").click()
    assert choices.input_value() == "separate"
    main = screen.get_by_role("main")
    assert main.get_by_role("article").or_(main.get_by_role("alert")).count() > 0
    assert opened.company == before


def test_a_line_of_reporting_is_planned_for_a_later_day_and_made(
    screen: Page, opened: Opened
) -> None:
    before = opened.company
    screen.goto(f"{opened.origin}/positions/vp-product")
    screen.get_by_role("link", name="Change whom it reports to").click()
    screen.get_by_label("CEO", exact=True).check()
    screen.get_by_role("button", name="What would follow?").click()
    screen.get_by_label("The day").fill("1 February 2027")
    screen.get_by_role("button", name="Plan it for that day").click()
    assert opened.company == before
    screen.get_by_role("link", name="VP Product: reports to the CEO").click()
    assert h1(screen) == "VP Product: reports to the CEO"
    screen.get_by_role("button", name="Make it so now").click()
    screen.wait_for_url("**/?saved=*")
    assert "reports_to: ceo" in opened.company


def test_what_the_company_does_not_do_is_left_out_and_taken_back_in(
    screen: Page, opened: Opened
) -> None:
    screen.goto(f"{opened.origin}/owners/product.roadmap")
    screen.get_by_role("link", name="We do not do this").click()
    assert "is not done here?" in h1(screen)
    screen.get_by_role("button", name="Leave it out").click()
    assert "omit: true" in (opened.folder / "catalog/ours.yaml").read_text("utf-8")
    screen.get_by_role("button", name="Take it back in").click()
    screen.wait_for_url("**/owners/product.roadmap?saved=*")
    assert "omit" not in (opened.folder / "catalog/ours.yaml").read_text("utf-8")


def test_a_change_of_a_signed_charter_asks_before_it_saves(screen: Page, opened: Opened) -> None:
    screen.goto(f"{opened.origin}/papers")
    screen.get_by_role("button", name="Write them to the folder").click()
    screen.goto(f"{opened.origin}/signed?position=vp-engineering")
    screen.get_by_label("Signed on which day?").fill("1 December 2026")
    screen.get_by_role("button", name="Record it").click()
    assert "2026-12-01" in opened.company
    signed = opened.company
    screen.goto(f"{opened.origin}/positions/vp-engineering")
    screen.get_by_label("Signs for, up to").fill("77,000")
    screen.get_by_role("button", name=SAVE).click()
    assert h1(screen) == "A signed charter would differ"
    assert opened.company == signed
    screen.get_by_role("button", name="Save anyway").click()
    screen.wait_for_url("**/positions/vp-engineering?saved=*")
    assert "77000" in opened.company


def test_a_paper_without_a_title_gets_one(screen: Page, opened: Opened, tmp_path: Path) -> None:
    scan = tmp_path / "scan001.md"
    scan.write_text(
        "# Job description\n\n## Duties\n\n- Owns the product roadmap.\n- Sets pricing.\n", "utf-8"
    )
    go(screen, "Papers you have")
    screen.get_by_label("Word, PDF").set_input_files(scan)
    screen.get_by_role("button", name="Put them in").click()
    screen.get_by_label("scan001.md").select_option("cpto")
    screen.get_by_role("button", name="It is this one").click()
    assert "Whose paper is this?" not in screen.get_by_role("main").inner_text()


def test_a_change_is_listed_and_undone_from_the_list(screen: Page, opened: Opened) -> None:
    before = opened.company
    go(screen, "Company")
    screen.get_by_label("Website").fill("https://northwind.example")
    screen.get_by_role("button", name=SAVE).click()
    assert opened.company != before
    screen.locator(".tools").get_by_role("link", name="Changes").click()
    assert h1(screen) == "What was changed"
    screen.get_by_role("button", name=re.compile("^Undo ?: Website")).click()
    assert opened.company == before
    assert "undone" in screen.get_by_role("main").inner_text()


def test_words_that_were_typed_stay_after_no(screen: Page, opened: Opened) -> None:
    before = opened.company
    go(screen, "Company")
    markets = screen.locator("[name='company.markets']")
    markets.fill("many")
    screen.get_by_role("button", name=SAVE).click()
    assert "Nothing was changed." in screen.get_by_role("alert").inner_text()
    assert markets.input_value() == "many"
    assert opened.company == before


def test_an_empty_folder_is_begun(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    with served(folder) as opened, window(browser, opened) as screen:
        assert screen.locator("#nav").count() == 0
        screen.get_by_label("What is the company called?").fill("Acme")
        screen.get_by_role("radio").first.check()
        screen.get_by_role("button", name="Begin").click()
        assert h1(screen) == "Company"
        assert "name: Acme" in opened.company


def test_a_page_that_changes_nothing_has_no_button_for_it(browser: Browser, tmp_path: Path) -> None:
    folder = shutil.copytree(HERE / "briefs" / "northwind", tmp_path / "northwind")
    with served(folder, "--read-only") as opened, window(browser, opened) as screen:
        assert screen.locator(".tools .tag").inner_text() == "read only"
        for name in ("Company", "Structure", "Papers"):
            go(screen, name)
            words = re.compile("^(Save|Choose|Write|Put|Use|Undo)")
            assert screen.get_by_role("button", name=words).count() == 0


@pytest.mark.parametrize("width", [390])
def test_on_a_phone_the_screens_open_from_their_button(
    browser: Browser, opened: Opened, width: int
) -> None:
    with window(browser, opened, viewport={"width": width, "height": 844}) as screen:
        assert not screen.locator("#nav").is_visible()
        screen.get_by_role("button", name="Screens").click()
        go(screen, "Who owns what")
        assert h1(screen) == "Who owns what"
