"""Hours and term of a post: both at once, in each paper's words and each format's types."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter as api
from charter.building import build
from charter.compose.charter import compose_charter
from charter.compose.posting import compose_posting
from charter.read.schema import schema
from making import DAY

GOOGLE = json.loads(
    (Path(__file__).parent / "data/boards/google-job-posting.schema.json").read_text("utf-8")
)
COMPANY = """\
company:
  name: Saltmarsh Health Trust
  country: GB
  currency: GBP
  language: {{postings: {language}}}
  apply: {{url: "https://salt.example/jobs", email: jobs@salt.example, until: 2027-01-31}}
structure: separate
positions:
  cto:
    status: vacant
    acting: ceo
    reference: SM-1
    places: [{{city: Leeds}}]
    pay: {{min: 118000, max: 136000}}
    employment: {employment}
"""
SAID = {
    "full-time": "Full-time",
    "part-time": "Part-time",
    "fixed-term": "Fixed-term",
    "interim": "Interim",
    "{hours: either}": "Full-time or part-time",
    "{hours: full-time, term: permanent}": "Full-time, permanent",
    "{term: fixed, months: 24}": "Fixed-term for 2 years",
    "{term: fixed, months: 1}": "Fixed-term for one month",
    "{hours: part-time, term: fixed, months: 18}": "Part-time, fixed-term for 18 months",
    "{hours: part-time, term: fixed, until: 2028-12-31}": (
        "Part-time, fixed-term until 31 December 2028"
    ),
    "{hours: either, term: interim, months: 12}": ("Full-time or part-time, interim for one year"),
}
TYPES = {
    "full-time": "FULL_TIME",
    "fixed-term": "TEMPORARY",
    "{hours: either}": ["FULL_TIME", "PART_TIME"],
    "{hours: part-time, term: fixed, months: 18}": ["PART_TIME", "TEMPORARY"],
    "{hours: part-time, term: permanent}": "PART_TIME",
}


def company(employment: str, language: str = "en-GB") -> str:
    return COMPANY.format(employment=employment, language=language)


def posting_of(employment: str, language: str = "en-GB"):
    organisation = api.organise(api.workspace_of(company(employment, language)))
    return compose_posting(organisation, "cto", DAY)


@pytest.mark.parametrize(("employment", "said"), SAID.items())
def test_a_posting_says_hours_and_term(employment, said):
    assert posting_of(employment).employment == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Teilzeit, befristet bis zum 31. Dezember 2028"),
        ("da", "Deltid, tidsbegrænset til og med 31. december 2028"),
    ],
)
def test_it_says_so_in_other_languages(language, said):
    both = "{hours: part-time, term: fixed, until: 2028-12-31}"
    assert posting_of(both, language).employment == said


@given(
    hours=st.sampled_from(["", "full-time", "part-time", "either"]),
    term=st.sampled_from(["permanent", "fixed", "interim"]),
    months=st.integers(0, 60),
    language=st.sampled_from(["en-GB", "de", "da"]),
)
def test_all_that_is_stated_is_said(hours, term, months, language):
    stated = {"hours": hours, "term": term, "months": 0 if term == "permanent" else months}
    said = posting_of(json.dumps({k: v for k, v in stated.items() if v}), language).employment
    alone = posting_of(f"{{hours: {hours}}}", language).employment if hours else ""
    assert said.startswith(alone)
    assert said != alone
    if term != "permanent" and months > 12 and months % 12:
        assert str(months) in said


@pytest.mark.parametrize(("employment", "types"), TYPES.items())
def test_search_engines_get_every_type(employment, types, tmp_path):
    (tmp_path / "company.yaml").write_text(company(employment), "utf-8")
    build(tmp_path, day=DAY, papers=("posting",), formats=("html", "json"))
    page = (tmp_path / "out/cto-posting.html").read_text("utf-8")
    data = re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)
    job = json.loads(data[1])
    assert job["employmentType"] == types
    jsonschema_rs.validator_for(GOOGLE).validate(job)
    made = json.loads((tmp_path / "out/cto-posting.json").read_text("utf-8"))
    jsonschema_rs.validator_for(schema("posting")).validate(made)
    assert ("terms" in made) == employment.startswith("{")


def test_a_board_with_room_for_one_word_says_how_the_post_ends(tmp_path):
    (tmp_path / "company.yaml").write_text(
        company("{hours: part-time, term: fixed, months: 24}"), "utf-8"
    )
    feeds = api.make_feeds([tmp_path], DAY).files
    found = {name: ET.fromstring(feed).findtext("job/jobtype") for name, feed in feeds.items()}
    assert (found["indeed.xml"], found["linkedin.xml"]) == ("contract", "CONTRACT")
    assert "part-time, fixed-term for 2 years" not in found
    for feed in feeds.values():
        assert "Leeds" in feed.decode()


def test_the_charter_says_the_same_at_its_head(workspace):
    both = company("{hours: part-time, term: fixed, months: 24}")
    facts = dict(compose_charter(api.organise(workspace(both)), "cto", DAY).facts)
    assert facts["Employment"] == "Part-time, fixed-term for 2 years"


def test_one_word_stays_out_of_the_charter(workspace):
    facts = dict(compose_charter(api.organise(workspace(company("part-time"))), "cto", DAY).facts)
    assert "Employment" not in facts


def test_the_list_of_open_positions_says_it(tmp_path):
    (tmp_path / "company.yaml").write_text(company("{hours: either, term: fixed, months: 24}"))
    build(tmp_path, day=DAY, papers=("posting",), formats=("html",))
    careers = (tmp_path / "out/careers.html").read_text("utf-8")
    assert "full-time or part-time, fixed-term for 2 years" in careers
