"""How a posting says where one applies, and by when: in one of several wordings."""

from __future__ import annotations

from charter.assign.viewpoint import Viewpoint
from charter.compose.choice import one_for
from charter.facts.company import Apply
from charter.facts.languages import message

_WORDINGS = {
    ("url", "email", "until"): (
        message("Apply at {address}, or write to {email}, by {day}."),
        message("Please apply by {day}, at {address} or by email to {email}."),
        message("You can apply at {address} or write to {email} until {day}."),
    ),
    ("url", "email"): (
        message("Apply at {address}, or write to {email}."),
        message("You can apply at {address} or by email to {email}."),
    ),
    ("url", "until"): (
        message("Apply at {address} by {day}."),
        message("You can apply at {address} until {day}."),
        message("We take applications at {address} until {day}."),
        message("Please use the form at {address} to apply by {day}."),
        message("Until {day}, you can apply at {address}."),
    ),
    ("url",): (
        message("Apply at {address}."),
        message("You can apply at {address}."),
        message("We take applications at {address}."),
        message("Please use the form at {address} to apply."),
    ),
    ("email", "until"): (
        message("Write to {address} by {day}."),
        message("Please send your application to {address} by {day}."),
        message("We take applications at {address} until {day}."),
        message("Email your application to {address} by {day}."),
        message("Please apply by {day}, with an email to {address}."),
        message("You can apply until {day}; the address is {address}."),
        message("Applications go to {address}. The closing date is {day}."),
    ),
    ("email",): (
        message("Write to {address}."),
        message("Please send your application to {address}."),
        message("Questions and applications go to {address}."),
        message("Email your application to {address}."),
        message("We look forward to your application at {address}."),
        message("You can apply by email to {address}."),
        message("Do you have a question, or want to apply? Write to {address}."),
    ),
    ("until",): (
        message("Applications close on {day}."),
        message("Please apply by {day}."),
        message("The closing date is {day}."),
    ),
}
"""By what the company gave: its wordings."""


def apply_wording(view: Viewpoint, apply: Apply) -> str:
    """Return the message that says where one applies; always the same for the same company."""
    given = tuple(key for key in ("url", "email", "until") if getattr(apply, key))
    return one_for(view, "apply", _WORDINGS.get(given, ()))
