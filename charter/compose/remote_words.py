"""The words for where and how often one works in an office, or from elsewhere."""

from __future__ import annotations

from charter.facts.languages import message

ANYWHERE = message("remote from anywhere in the world")
REMOTE = message("remote within {region}")
OFFICE_DAYS = (
    "",
    message("hybrid, one day a week in the office"),
    message("hybrid, two days a week in the office"),
    message("hybrid, three days a week in the office"),
    message("hybrid, four days a week in the office"),
    message("five days a week in the office"),
    message("six days a week in the office"),
    message("seven days a week in the office"),
)
