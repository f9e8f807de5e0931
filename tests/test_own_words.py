"""What a person wrote into company.yaml stands in every paper as they meant it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.document.outside.from_file import reading_of
from charter.make import Wanted, make_papers

DAY = date(2026, 12, 1)
COMPANY = """\
company:
  name: Havn
  country: {country}
  currency: EUR
  language: {{postings: {language}, charters: en-GB}}
{company}
structure: separate
positions:
  ceo: {{}}
  cto:
    status: vacant
    acting: ceo
    limits: {{spend: 9000, hire: leads}}
{position}
"""
ADDRESSES = ("https://havn.example/jobs", "jobs+cto@havn.example")
APPLY = "    apply: {url: 'https://havn.example/jobs', email: jobs+cto@havn.example"


def company(
    position: str = "", general: str = "", language: str = "en-GB", country: str = "GB"
) -> str:
    return COMPANY.format(country=country, language=language, company=general, position=position)


Posting = Callable[..., str]


@pytest.fixture
def posting(workspace: Callable[..., Any], tmp_path: Path) -> Posting:
    """Make the posting of the CTO in a format, and read it as others would, a line a block."""

    def make(ending: str, *text: str, **more: str) -> str:
        wanted = Wanted(DAY, ["posting"], ["cto"], [ending])
        files = make_papers(workspace(company(*text, **more)), wanted).files
        path = tmp_path / f"cto-posting.{ending}"
        path.write_bytes(files[path.name])
        return reading_of(path).text

    return make


class TestHowToApply:
    @pytest.mark.parametrize(
        ("language", "by", "said"),
        [
            ("en-GB", ", by 31 March 2027", "Apply at {}, or write to {}{by}."),
            (
                "de",
                " bis zum 31. März 2027",
                "Bewerben Sie sich{by} unter {} oder per E-Mail an {}.",
            ),
            (
                "da",
                " senest den 31. marts 2027",
                "Søg stillingen{by} på {} eller pr. e-mail til {}.",
            ),
        ],
    )
    @pytest.mark.parametrize("until", ["", ", until: 2027-03-31"])
    @pytest.mark.parametrize("ending", ["txt", "docx", "html"])
    def test_web_and_e_mail_address_both_stand_there(
        self, language: str, by: str, said: str, until: str, ending: str, posting: Posting
    ) -> None:
        text = posting(ending, f"{APPLY}{until}}}", language=language)
        assert said.format(*ADDRESSES, by=by if until else "") in text
