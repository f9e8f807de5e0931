"""A page that is saved as it was shown changes nothing, whatever the company wrote."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import html

from page_driver import Page, company, northwind

HERE = Path(__file__).resolve().parent
EXAMPLES = sorted((HERE.parent / "catalog/examples").iterdir())
ODD = [HERE / "data/odd/own", *sorted((HERE / "data/old_workspaces").iterdir())]


def shown(page: Page, path: str) -> dict[str, str]:
    """Return what a browser sends of the form of a page, untouched."""
    [form] = [
        each
        for each in html.document_fromstring(page.get(path).body).forms
        if each.method == "POST" and urlsplit(each.action).path == path
    ]
    given = {}
    for each in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        if each.get("disabled") is None and (
            each.get("type") not in ("radio", "checkbox") or each.get("checked") is not None
        ):
            given[each.get("name")] = str(each.get("value") or _chosen(each))
    return given


def _chosen(field: html.HtmlElement) -> str:
    """Return what a list or a box of text says; nothing for an empty field of one line."""
    if field.tag == "select":
        return next((o.get("value", "") for o in field if o.get("selected") is not None), "")
    return (field.text or "").removeprefix("\n") if field.tag == "textarea" else ""


def saved(folder: Path) -> list[str]:
    """Save the company's page and that of each position as shown; return the paths."""
    page = Page(folder)
    hrefs = html.document_fromstring(page.get("/positions").body).xpath("//table//th/a/@href")
    paths = ["/company", *hrefs]
    for path in paths:
        answer = page.post(path, shown(page, path))
        assert answer.status == 303, path
    return paths


@pytest.mark.parametrize("source", [*EXAMPLES, *ODD], ids=lambda path: path.name)
def test_what_is_saved_untouched_stays_as_it_is(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / source.name
    shutil.copytree(source, folder)
    before = company(folder)
    assert len(saved(folder)) > 2
    assert company(folder) == before


def test_all_that_was_typed_is_kept_whichever_button_is_pressed(tmp_path: Path) -> None:
    page = Page(folder := northwind(tmp_path))
    form = shown(page, "/positions/cpto")
    form |= {"positions.cpto.hard": "One.", "positions.cpto.opening": "Two."}
    assert page.post("/positions/cpto", form).status == 303
    cpto = yaml.safe_load(company(folder))["positions"]["cpto"]
    assert (cpto["hard"], cpto["opening"].strip()) == ("One.", "Two.")
    form = shown(page, "/company") | {"company.headcount": "61"}
    form |= {"company.about": "We make robots."}
    assert page.post("/company", form).status == 303
    said = yaml.safe_load(company(folder))["company"]
    assert (said["headcount"], said["about"].strip()) == (61, "We make robots.")


def test_who_acts_goes_when_a_post_is_filled(tmp_path: Path) -> None:
    page = Page(folder := northwind(tmp_path))
    form = shown(page, "/positions/cpto")
    assert form["positions.cpto.acting"] == "ceo"
    assert page.post("/positions/cpto", form | {"positions.cpto.status": "filled"}).status == 303
    cpto = yaml.safe_load(company(folder))["positions"]["cpto"]
    assert cpto["status"] == "filled"
    assert "acting" not in cpto
