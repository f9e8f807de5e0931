"""Open postings as an Atom feed: what RFC 4287 asks of it, and that ids stay."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

import charter as package

NS = {"a": "http://www.w3.org/2005/Atom"}
DAY = date(2026, 12, 1)
COMPANY = """\
company:
  name: %s
  country: US
  currency: USD
  website: https://rd.example
  apply: {url: "https://rd.example/jobs/1?a=1&b=2", until: 2027-01-15}
structure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    reference: rd-1
    posted: 2026-11-20
    pay: {min: 220000, max: 280000}
    other_pay: none
    benefits: [Health cover.]
    places: [{city: Denver, region: CO}, {city: Boulder, region: CO}]
"""


def feed_of(folder: Path, text: str, day: date = DAY) -> etree._Element:
    (folder / "company.yaml").write_text(text, "utf-8")
    files = package.make_feeds([folder], day, ("atom",)).files
    return etree.fromstring(files["atom.xml"])


def texts(root: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in root.iterfind(path, NS)]


@pytest.fixture
def made(tmp_path: Path) -> etree._Element:
    return feed_of(tmp_path, COMPANY % '"R&D ]]> <b>"')


def test_a_feed_and_its_entries_have_what_the_standard_asks_for(made: etree._Element) -> None:
    for root in (made, *made.iterfind("a:entry", NS)):
        for name in ("id", "title", "updated"):
            (one,) = root.findall(f"a:{name}", NS)
            assert one.text, name
        (updated,) = texts(root, "a:updated")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", updated)
        assert texts(root, "a:id")[0].startswith("urn:uuid:")
    (entry,) = made.findall("a:entry", NS)
    assert texts(entry, "a:author/a:name") == ["R&D ]]> <b>"]
    (content,) = entry.findall("a:content", NS)
    assert content.get("type") == "html"
    assert "<p><strong>Pay:</strong> $" in content.text
    assert entry.find("a:link", NS).get("href") == "https://rd.example/jobs/1?a=1&b=2"
    assert made.find("a:link", NS).get("href") == "https://rd.example"


def test_a_posting_is_one_entry_whatever_its_places(made: etree._Element) -> None:
    (summary,) = texts(made, "a:entry/a:summary")
    assert summary == "Denver, CO; or Boulder, CO \u00b7 $220,000\u2013$280,000 a year"


def test_ids_stay_through_new_words_and_days(tmp_path: Path) -> None:
    text = COMPANY % "Rada"
    first = feed_of(tmp_path, text)
    other = feed_of(
        tmp_path, text.replace("220000", "230000").replace("Denver", "Aspen"), date(2026, 12, 9)
    )
    assert texts(first, ".//a:id") == texts(other, ".//a:id")
    assert len(set(texts(first, ".//a:id"))) == 2
    assert texts(other, "a:updated") == ["2026-12-09T00:00:00Z"]


def test_without_an_open_posting_it_is_a_feed_all_the_same(tmp_path: Path) -> None:
    root = feed_of(tmp_path, COMPANY % "Rada", date(2027, 2, 1))
    assert texts(root, "a:title") == ["Open positions"]
    assert texts(root, "a:id")
    assert not root.findall("a:entry", NS)


def test_several_companies_stand_in_one_feed(tmp_path: Path) -> None:
    folders = []
    for name in ("Rada", "Sila"):
        (tmp_path / name).mkdir()
        text = (COMPANY % name).replace("rd-1", name.lower())
        (tmp_path / name / "company.yaml").write_text(text, "utf-8")
        folders.append(tmp_path / name)
    root = etree.fromstring(package.make_feeds(folders, DAY, ("atom",)).files["atom.xml"])
    assert texts(root, ".//a:author/a:name") == ["Rada", "Sila"]
    assert texts(root, "a:title") == ["Open positions"]
