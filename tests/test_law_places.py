"""Each file of catalog/law has made-up postings beside its rows, and these get what they expect."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.check.law.items import ITEMS
from charter.check.law.known import known_of, not_looked_at
from charter.check.law.text import law_remarks_for_text
from charter.check.law.words import source_of
from charter.check.papers.law_of_text import asking_of
from charter.check.words.word_lists import has_law_words
from charter.document.outside.from_markdown import reading_of_markdown
from charter.load.catalog_files import read_catalog
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

FILES = sorted((catalog_folder() / "law").glob("*.yaml"))
DATA: dict[str, Any] = {path.stem: read_yaml(path).data for path in FILES}
POSTINGS = [
    pytest.param(place, one, id=f"{place}-{one['id']}")
    for place, data in DATA.items()
    for one in data.get("postings") or ()
]
DAY = "2026-12-01"
CODES = {"width": {"law-pay-range"}, "pay": {"law-pay", "law-pay-range"}}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_fits_its_schema_and_names_its_place(path: Path) -> None:
    assert check_schema(read_yaml(path), "catalog")[0] == []
    rows = DATA[path.stem]["laws"]
    named = {place for row in rows for place in row["places"]}
    if path.stem not in ("eu", "world", "us", "ca"):
        assert {place.lower() for place in named} <= {path.stem, f"{path.stem}-nir"}
    assert all(row.get("confidence") for row in rows)


@pytest.mark.parametrize("place", [p for p in DATA if p != "eu"])
def test_a_duty_has_a_posting_that_passes_and_one_that_fails(place: str) -> None:
    verdicts = {one["expect"]["verdict"] for one in DATA[place]["postings"]}
    today = date.fromisoformat(DAY)
    laws = [read_catalog().laws[row["id"]] for row in DATA[place]["laws"]]
    asking = [law for law in laws if law.state(today) == "in-force" and law.stage == "advert"]
    # What nobody can tell from a posting can be missing in none.
    told = [law for law in asking if not all(ITEMS[name].untold for name in law.shows)]
    if any(law.starts and not law.only_if for law in told):
        assert {"pass", "error"} <= verdicts
    else:
        assert verdicts


@pytest.mark.parametrize(("place", "posting"), POSTINGS)
def test_a_posting_gets_what_it_expects(place: str, posting: dict[str, Any]) -> None:
    expected, language = posting["expect"], posting.get("language", "en")
    if not has_law_words(language):
        pytest.skip(f"no words of laws in {language}")
    told, notes = looked_at(posting, language)
    ours = {source_of(read_catalog().laws[row["id"]]) for row in DATA[place]["laws"]}
    of_place = [one for one in told if any(source in one.source for source in ours)]
    errors = {one.code for one in told if one.severity == "error"}
    advice = {one.code for one in of_place if one.severity == "advice"}
    item = expected.get("item", "")
    wanted = CODES.get(item, {f"law-{item}"})
    match expected["verdict"]:
        case "pass":
            assert (errors, advice) == (set(), set())
        case "unchecked":
            assert errors == set()
            assert any("not checked" in note for note in notes)
        case "error":
            assert errors
            assert errors <= wanted
        case "advice":
            assert errors == set()
            assert advice & wanted
    if expected.get("law"):
        source = source_of(read_catalog().laws[expected["law"]])
        assert any(source in one.source for one in of_place if one.code in wanted)


def looked_at(posting: dict[str, Any], language: str) -> tuple[list[Any], list[str]]:
    """Return the remarks of the law on a posting of the data, and what was not checked."""
    text = f"# {posting['title']}\n\n{posting['text']}\n"
    reading = reading_of_markdown(text, "posting.md", language)
    manager = [posting["manager_in"]] if "manager_in" in posting else []
    counts = (posting.get("headcount"), posting.get("headcount_there"))
    asking = asking_of([posting["place"]], manager, *counts, posting.get("has", ()))
    day = date.fromisoformat(str(posting.get("day", DAY)))
    catalog = read_catalog()
    told, notes = law_remarks_for_text(reading, catalog, asking, day, language)
    return told, [*notes, *not_looked_at(known_of(catalog, asking.spots, day))]
