"""What the articles say, of what and of whom: claims that were once said more widely than meant."""

from __future__ import annotations

import re

import pytest

from charter.load.catalog_files import read_catalog

CATALOG = read_catalog()
SAYS = {
    "ctoacademy-2": ("for example in SaaS", "above all"),
    "ctoacademy-3": ("single goal", "One goal"),
    "ctoacademy-7": ("leaves room to bend", "settled alike each time"),
    "ctoacademy-8": ("above all a culture", "accountability align"),
    "ctoacademy-9": ("over a dozen CPTO jobs on one job board", "Mean salary"),
    "ctoacademy-20": ("start-ups and smaller companies", "resource-constrained"),
    "ctoacademy-21": ("at DataCamp", "cross both sides"),
    "ctoacademy-22": ("CTO Academy's own CTO", "A CTO may"),
    "exclaimer-23": ("a capable CPTO can", "dispute"),
    "exclaimer-25": ("others gain simplicity", "Separate leaders give"),
    "fullscale-9": ("most CTOs", "their usual weak spot"),
    "fullscale-11": ("wants to chase at once", "most requests"),
    "fullscale-12": ("At VinSolutions", "day to day, so that"),
    "fullscale-13": ("at Stackify", "becomes the bottleneck"),
    "fullscale-14": ("good at both, or", "it works when the weak half is staffed beneath"),
    "fullscale-15": ("At Basys", "the organisation thinks"),
    "fullscale-16": ("before equity", "pay averages"),
    "fullscale-22": ("deeply understands the customer usually", "founder's weak side"),
    "fullscale-26": (
        "enough strong engineers, or not enough senior leadership",
        "VP of Engineering",
    ),
    "cpc-5": ("much easier where", "with continuous definition"),
    "cpc-6": ("should join discovery", "risk analysis"),
    "cpc-11": ("outcomes for customers and the business", "helps both"),
    "cpc-22": ("can make sense in an early-stage company", "For: fewer than 15-20 people"),
    "cpc-24": ("and especially those with 20 or more", "sharp threshold"),
    "schmidt-16": ("Most CPTOs come by one of two", "Paths into the role"),
    "schmidt-17": ("with no source, country or year named", "in the author's experience"),
}
"""What a claim must say, and what it said that the article does not."""


@pytest.mark.parametrize("name", SAYS)
def test_a_claim_says_what_its_article_says(name: str) -> None:
    says, never = SAYS[name]
    text = " ".join(CATALOG.claims[name].text.split())
    assert says in text
    assert never not in text


def test_no_source_has_a_date_that_its_page_does_not_give() -> None:
    dated = {claim.date for claim in CATALOG.claims.values() if re.match(r"\d", claim.date)}
    assert dated == {"2025-12-13"}


def test_pay_of_a_source_has_no_year_that_the_source_does_not_give() -> None:
    for one in CATALOG.pay_evidence.values():
        claim = CATALOG.claims[one.evidence[0]]
        assert one.year is None or str(one.year) in claim.date


def test_pay_in_a_bare_dollar_sign_says_that_it_was_taken_for_usd() -> None:
    bare = [
        one
        for one in CATALOG.pay_evidence.values()
        if "taken here for USD" in CATALOG.claims[one.evidence[0]].text
    ]
    assert len(bare) == 3
    assert [one.id for one in bare if "taken here for USD" not in one.note] == []
