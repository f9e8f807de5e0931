"""Finding work on the page by words that people use of it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from charter.write.journal import read_journal
from page_driver import Page, company, northwind, text


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(northwind(tmp_path))


def found(page: Page, words: str) -> set[str]:
    shown = page.get(f"/owners?find={words}").body.decode()
    return set(re.findall(r'href="/owners/([\w.-]+)[?"]', shown))


def test_work_is_found_by_the_words_of_its_name_in_any_order(page: Page) -> None:
    assert "product.roadmap" in found(page, "roadmap+product")
    assert found(page, "roadmap+product") == found(page, "Product,+ROADMAP")


def test_a_word_is_not_found_inside_another(page: Page) -> None:
    organisation = organise(read_workspace(page.desk.folder))
    every = (*organisation.responsibilities.values(), *organisation.decisions.values())
    assert 0 < len(found(page, "pro")) < len(every)
    for each in found(page, "pro"):
        entry = next(one.entry for one in every if one.entry.id == each)
        named = f"{entry.title} {' '.join(entry.said_as)}"
        assert re.search(r"\bpro", named, re.IGNORECASE), named


def test_where_nothing_has_all_words_what_has_one_of_them_is_shown(page: Page) -> None:
    near = found(page, "roadmap+zebra")
    assert near == found(page, "roadmap")
    assert "No work is called" in text(page.get("/owners?find=zebra"))


def test_the_search_stays_where_a_piece_of_work_is_chosen(page: Page) -> None:
    shown = page.get("/owners?find=product+roadmap").body.decode()
    assert 'href="/owners/product.roadmap?find=product%20roadmap"' in shown
    chosen = page.get("/owners/product.roadmap?find=product%20roadmap").body.decode()
    assert 'value="product roadmap"' in chosen


def test_a_list_for_one_leader_does_not_say_that_the_same_leader_gets_it(page: Page) -> None:
    with zipfile.ZipFile(io.BytesIO(page.get("/ask/cpto.xlsx").body)) as book:
        said = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xml"))
    assert "questions, about" in said
    assert "CPTO get the same" not in said


def test_a_dispute_that_somebody_knows_of_is_entered_and_settled(page: Page) -> None:
    here = "/owners/product.roadmap"
    before = company(page.desk.folder)
    assert f'href="{here}/dispute"' in page.get(here).body.decode()
    assert "two sides at least" in text(page.get(f"{here}/dispute?who=cpto"))
    shown = page.get(f"{here}/dispute?who=cpto&who=vp-product")
    assert "Until it is settled" in text(shown)
    was = dict(re.findall(r'name="(was\.\w+)" value="([^"]*)"', shown.body.decode()))
    sides = [("who", "cpto"), ("who", "vp-product")]
    changed = [("was.disputed", '["cpto", "ceo"]'), ("was.assign", "null")]
    assert page.post_pairs(f"{here}/dispute", [*sides, *changed]).status == 409
    assert page.post_pairs(f"{here}/dispute", [*sides, *was.items()]).status == 303
    assert "product.roadmap: [cpto, vp-product]" in company(page.desk.folder)
    assert "claimed by CPTO, VP Product" in text(page.get(here))
    page.post(here, {"to": "vp-product", "was": "null"})
    assert "product.roadmap: vp-product" in company(page.desk.folder)
    for each in reversed(read_journal(page.desk.folder)):
        page.post("/history", {"change": str(each.number)})
    assert company(page.desk.folder) == before


def test_who_owned_it_by_a_line_owns_it_no_more_while_it_is_in_dispute(page: Page) -> None:
    folder, entry = page.desk.folder, "evangelism.developer-community"
    line = f"  {entry}: vp-engineering\n"
    (folder / "company.yaml").write_text(f"{company(folder)}assign:\n{line}", "utf-8")
    form = [("who", "cpto"), ("who", "vp-engineering"), ("was.disputed", "null")]
    form.append(("was.assign", '"vp-engineering"'))
    assert page.post_pairs(f"/owners/{entry}/dispute", form).status == 303
    assert line not in company(folder)
    assert f"{entry}: [cpto, vp-engineering]" in company(folder)
