"""What a posting says of the company where the company wrote nothing of itself: what it sells.

How many people it has, and where it sells, is not said: such facts are internal.
"""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.viewpoint import Viewpoint
from charter.compose.choice import one_of
from charter.compose.wording import Wording
from charter.facts.languages import message

_KINDS = {
    "public": (message("{company} is a public body."), message("We are a public body.")),
    "charity": (message("{company} is a charity."), message("We are a charity.")),
}
_KINDS_FOR = {
    "public": (
        message("{company} is a public body that works for {users}."),
        message("We are a public body and work for {users}."),
    ),
    "charity": (
        message("{company} is a charity that works for {users}."),
        message("We are a charity and work for {users}."),
    ),
}
"""What it is, where it says itself how it calls those it works for."""
_MODELS = {
    "saas": (
        message("We sell software by subscription to {whom}."),
        message("Our software is sold to {whom} by subscription."),
    ),
    "consumer-app": (
        message("We make an app for {whom}."),
        message("Our product is an app for {whom}."),
    ),
    "marketplace": (
        message("We run a marketplace for {whom}."),
        message("Our product is a marketplace for {whom}."),
    ),
    "hardware": (
        message("We make hardware for {whom}."),
        message("Our products are hardware for {whom}."),
    ),
    "services": (
        message("We provide services to {whom}."),
        message("Our business is services for {whom}."),
    ),
    "open-source": (
        message("We make open-source software for {whom}."),
        message("Our product is open-source software for {whom}."),
    ),
}
_ALONE = {
    "saas": (
        message("We sell software by subscription."),
        message("Our product is software, sold by subscription."),
    ),
    "consumer-app": (message("Our product is an app."), message("We make an app.")),
    "marketplace": (message("We run a marketplace."), message("Our product is a marketplace.")),
    "hardware": (message("We make hardware."), message("Hardware is our business.")),
    "services": (message("Services are our business."), message("We sell services.")),
    "open-source": (
        message("We make open-source software."),
        message("Our product is open-source software."),
    ),
}
"""What is sold, where nobody said to whom."""
_WHOM = {
    "technical": message("engineers"),
    "business": message("businesses"),
    "consumer": message("private people"),
}


def introduced(view: Viewpoint, words: Wording) -> str:
    """Return the company in its own words; where it has none, what its facts say of it."""
    about = view.organisation.company.about
    return about or " ".join(_said(view, words))


def joined_with(about: str, reached: str) -> str:
    """Return what the company is with how many it reaches, in a paragraph of its own after some."""
    between = "\n\n" if "\n" in about.strip() else " "
    return between.join(filter(None, (about, reached)))


def _said(view: Viewpoint, words: Wording) -> Iterator[str]:
    company = view.organisation.company
    facts = company.facts

    def one(wordings: tuple[str, ...], **values: str) -> str:
        said = [words.say(text, **values) for text in wordings]
        return one_of(words, view.position, wordings[0], said)

    kinds = _KINDS_FOR if "users_called" in facts else _KINDS
    if kind := kinds.get(str(facts.get("kind"))):
        yield one(kind, company=company.name, users=words.users("users") or "")
    model, whom = str(facts.get("business_model")), _WHOM.get(str(facts.get("customers")))
    if model in _MODELS and view.setting.facts.get("sells"):
        yield one(_MODELS[model], whom=words.say(whom)) if whom else one(_ALONE[model])
