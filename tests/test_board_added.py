"""A board is its file of fields and one line of the registry: every command then has it."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from charter import resources
from charter.cli import feed as feed_command
from charter.feeds import board, boards, feed, lacks
from charter.problems import CharterError
from conftest import Ran

COMPANY = """company:
  name: Northwind
  country: US
  currency: USD
structure: combined
positions:
  ceo: {status: filled}
  cpto:
    status: vacant
    acting: ceo
    reference: n-1
    posted: 2026-11-01
    pay: {min: 220000, max: 280000}
    places: [{city: Provo, region: UT}]
    office_days: 5
    apply: {url: "https://northwind.example/jobs/1", email: jobs@northwind.example}
    limits: {spend: 1000, hire: all}
"""
BOARD = """board: stellen
title: Stellen
file: stellen.xml
source: stellen.example/feed
checked: 2026-11-22
italic: em
employment: {full-time: FULL}
periods: {year: YR, month: MO, week: WK, day: DY, hour: HR}
signs: {USD: $}
workplaces: {office: On site}
fields:
  - {field: id, need: required, from: reference, says: number}
  - {field: name, need: required, from: title, says: title, most: 60}
  - {field: body, need: required, from: opening, says: description}
  - {field: link, need: required, from: apply, says: url}
  - {field: land, need: required, from: places, says: country name}
  - {field: wage, need: optional, from: pay, says: salary}
  - {field: place, need: optional, from: office_days, says: workplace}
  - field: last
    need: required
    from: apply
    says: until
    code: no-closing-date
    lacks: has no last day, which Stellen asks for
    add: "add 'until:' under 'apply'"
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the file of a made-up board, which is in the registry."""
    catalog, shipped = tmp_path / "shipped", resources._shipped
    catalog.mkdir()
    for each in shipped("catalog").iterdir():
        if each.name != "boards":
            (catalog / each.name).symlink_to(each)
    (catalog / "boards").mkdir()
    for each in (shipped("catalog") / "boards").iterdir():
        (catalog / "boards" / each.name).symlink_to(each)
    file = catalog / "boards" / "stellen.yaml"
    file.write_text(BOARD, "utf-8")
    monkeypatch.setattr(
        resources, "_shipped", lambda name: catalog if name == "catalog" else shipped(name)
    )
    monkeypatch.setitem(boards._MODULES, "stellen", "charter.feeds.plain")
    for module in (boards, lacks, feed):
        monkeypatch.setattr(module, "BOARDS", tuple(boards._MODULES))
    monkeypatch.setattr(feed_command.command.params[1].type, "known", tuple(boards._MODULES))
    board.board.cache_clear()
    yield file
    board.board.cache_clear()


@pytest.mark.parametrize("name", boards.BOARDS)
def test_the_file_of_each_board_is_as_its_schema_says(name: str) -> None:
    assert board.board(name).id == name
    assert boards.writer_of(name).feed.__module__ == boards._MODULES[name]


def test_check_and_feed_know_the_board(
    added: Path, tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    ran = charter("check", str(tmp_path), "--date", "2026-12-01")
    told = " ".join(ran.out.split())
    assert "Stellen: 'cpto' has no last day, which Stellen asks for - add 'until:'" in told
    ran = charter("feed", str(tmp_path), "--board", "stellen", "--date", "2026-12-01")
    assert ran.code == 1
    assert "which Stellen asks for" in ran.err
    text = COMPANY.replace('jobs/1"', 'jobs/1", until: 2027-01-15')
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    ran = charter("feed", str(tmp_path), "--board", "stellen,indeed", "--date", "2026-12-01")
    assert ran.code == 0, ran
    assert sorted(path.name for path in (tmp_path / "out").glob("*.xml")) == [
        "indeed.xml",
        "stellen.xml",
    ]
    (job,) = ET.parse(tmp_path / "out" / "stellen.xml").getroot().iter("job")
    said = {one.tag: one.text for one in job}
    assert list(said) == ["id", "name", "body", "link", "land", "wage", "place", "last"]
    assert said["land"] == "United States"
    assert said["wage"] == "$220000 - $280000 per YR"
    assert said["place"] == "On site"
    assert said["last"] == "2027-01-15"


def test_a_file_of_a_board_that_is_wrong_is_named_with_its_lines(added: Path) -> None:
    added.write_text(
        BOARD.replace("italic: em\n", "").replace("says: until", "says: untill"), "utf-8"
    )
    with pytest.raises(CharterError) as bad:
        board.board("stellen")
    assert [str(problem).partition(" - ")[0] for problem in bad.value.problems] == [
        "catalog/boards/stellen.yaml:1:1: 'italic' is missing",
        "catalog/boards/stellen.yaml:21:11: 'says' cannot be 'untill'",
    ]
