"""What the articles say, of what and of whom: claims that were once said more widely than meant."""

from __future__ import annotations

import re

import pytest

from charter.read.catalog_files import read_catalog

CATALOG = read_catalog()
SAYS = {
    "ctoacademy-2": ("for example in SaaS", "above all"),
    "ctoacademy-3": ("single goal", "One goal"),
    "ctoacademy-9": ("adverts on one job board", "Average CPTO"),
    "fullscale-9": ("most CTOs", "their usual weak spot"),
    "fullscale-14": ("good at both, or", "it works when the weak half is staffed beneath"),
    "fullscale-22": ("deeply understands the customer usually", "founder's weak side"),
    "fullscale-26": (
        "enough strong engineers, or not enough senior leadership",
        "VP of Engineering",
    ),
    "cpc-22": ("10-15 people or fewer", "For: fewer than 15-20 people"),
    "cpc-24": ("no sharp threshold", "With 20 or more people"),
    "schmidt-17": ("can exceed", "larger companies USD 500k"),
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
