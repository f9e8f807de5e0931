"""Options of charter lint on the law of places, and what it counts."""

from __future__ import annotations

import click

from charter.cli.options import Option, flat
from charter.cli.values import PlaceCodes, Words
from charter.cli.whole_number import WholeNumber

places: Option = click.option(
    "--place",
    "places",
    multiple=True,
    callback=flat,
    type=PlaceCodes(),
    help="Place whose law counts: US-CO, IT, 'US-OH Cleveland' ..., with commas between them.",
)
reports_to: Option = click.option(
    "--reports-to",
    multiple=True,
    callback=flat,
    type=PlaceCodes(),
    help="Where the manager works, as --place: some laws reach work that reports into the place.",
)
headcount: Option = click.option(
    "--headcount",
    type=WholeNumber(0, 10_000_000),
    help="People the employer has: laws begin at some size.",
)
headcount_there: Option = click.option(
    "--headcount-there",
    type=WholeNumber(0, 10_000_000),
    help="How many of them in the place: some laws count only these.",
)
has: Option = click.option(
    "--has",
    multiple=True,
    callback=flat,
    type=Words("things", ("other-pay", "overpay", "ai", "french-version")),
    help="What there is, so that the posting must say it: other-pay, overpay (more may be paid than"
    " the least), ai (in hiring); or french-version, which stands beside it.",
)
