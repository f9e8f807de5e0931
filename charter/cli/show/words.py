"""Catalogue data in words: conditions, roles in order, evidence, where an entry comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from charter.facts.catalog import Alternatives, Catalog
from charter.facts.said import Condition, Phrase, Statement
from charter.problems import Place, listing

JOBS = {
    "right-thing": "building the right thing",
    "thing-right": "building the thing right",
    "both": "building the right thing, and building it right",
}


def roles_text(catalog: Catalog, roles: Iterable[str], between: str = ", else ") -> str:
    """Return roles by their abbreviations: "CPO, else CPTO, else CEO"."""
    return between.join(role_name(catalog, role) for role in roles)


def role_name(catalog: Catalog, role: str) -> str:
    """Return a role's abbreviation, or the id itself where no such role exists."""
    return catalog.roles[role].abbreviation if role in catalog.roles else role


def alternatives_text(catalog: Catalog, wanted: tuple[Alternatives, ...]) -> str:
    """Return roles that each may be the first of several: "CEO; CTO, else VP Engineering"."""
    return "; ".join(roles_text(catalog, alternatives) for alternatives in wanted)


def when_text(catalog: Catalog, when: tuple[Condition, ...]) -> str:
    """Return conditions in words: "when business_model is saas or consumer-app"; or "always"."""
    if not when:
        return "always"
    return f"when {', and '.join(condition_text(catalog, one) for one in when)}"


def condition_text(catalog: Catalog, condition: Condition) -> str:
    """Return one condition in words: "markets is at least 2"."""
    values = [value_text(value) for value in condition.values]
    names = [role_name(catalog, value) for value in values]
    match condition.fact:
        case "roles":
            return f"the company has a {listing(names, 'or')}"
        case "all_roles":
            return f"the company has a {listing(names)}"
        case "without_roles":
            return f"the company has no {listing(names, 'and no')}"
        case "structures":
            return f"the structure is {listing(values, 'or')}"
    if condition.fact in _OF_POSITION:
        known = (
            names if condition.fact in ("boss", "report_roles", "filled", "expected") else values
        )
        return _OF_POSITION[condition.fact].format(listing(known or _bounds(condition)))
    limits = _bounds(condition)
    return f"{condition.fact} is {listing(limits) if limits else listing(values, 'or')}"


_OF_POSITION = {
    "owns": "it owns {}",
    "others_own": "others own {}",
    "boss_owns": "the position above owns {}",
    "reports_own": "positions below own {}",
    "other_owns": "the other of the two owns {}",
    "applies": "there is {}",
    "lacks": "there is no {}",
    "held_apart": "others, each somebody else, do the work of {} today",
    "hears": "two or more leaders are heard before {} is decided",
    "boss": "the position above is {}",
    "boss_leans": "the position above leans to {}",
    "reports": "it has {} direct reports",
    "leads": "it leads {} people",
    "report_roles": "one of its direct reports is {}",
    "filled": "{} is there today",
    "expected": "{} is vacant or planned",
    "hire": "the holder is {}",
    "limit": "its limit is set to {}",
    "leaning": "its leader comes from {}",
    "says": "the company says {}",
}


def _bounds(condition: Condition) -> list[str]:
    limits = []
    if condition.least is not None:
        limits.append(f"at least {condition.least:,}")
    if condition.most is not None:
        limits.append(f"at most {condition.most:,}")
    return limits


def value_text(value: Any) -> str:
    """Return a fact's value as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def evidence_items(catalog: Catalog, ids: Iterable[str]) -> tuple[str, ...]:
    """Return each claim's text and, on a line below, its source and id."""
    return tuple(
        f"{catalog.claims[name].text}\n{source_text(catalog, name)} [{name}]"
        for name in ids
        if name in catalog.claims
    )


def source_text(catalog: Catalog, claim: str) -> str:
    """Return a claim's author, title and date."""
    said = catalog.claims[claim]
    return f'{said.author}, "{said.title}", {said.date}'


def text_items(catalog: Catalog, texts: Iterable[Phrase]) -> tuple[str, ...]:
    """Return each wording, with its condition and what it claims where it says so."""
    items = []
    for one in texts:
        notes = [when_text(catalog, one.when)] if one.when else []
        notes += _claims(one.claims)
        said = _or(one.wordings)
        items.append("\n".join([*said, f"({'; '.join(notes)})"] if notes else said))
    return tuple(items)


def _or(wordings: tuple[str, ...]) -> list[str]:
    """Return the wordings of one sentence, of which a paper prints one."""
    return [*wordings[:1], *(f"Or: {text}" for text in wordings[1:])]


def _claims(claims: tuple[str, ...] | None) -> list[str]:
    return [f"for the owner of {listing(list(claims))}"] if claims else []


def statement_items(catalog: Catalog, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return each statement's text, with its id, day and condition where it has them."""
    items = []
    for one in statements:
        # A must is known by what postings say; its other wording is for job descriptions.
        posting = "" if one.charter and not one.needed_by else one.posting
        texts = _or(one.wordings) if posting else [one.charter or one.risk]
        if one.risk and one.watch:
            texts.append(f"Watched: {one.watch}")
        notes = [f"by day {one.by}"] if one.by else []
        notes += [one.id] if one.id else []
        notes += [when_text(catalog, one.when)] if one.when else []
        notes += _claims(one.claims)
        notes += [f"needed by {listing(list(one.needed_by))}"] if one.needed_by else []
        items.append("\n".join([*texts, f"({'; '.join(notes)})"] if notes else texts))
    return tuple(items)


def origin_text(entry: Any, shipped: Mapping[str, Any]) -> str:
    """Return whether an entry is shipped, changed by the workspace, or its own; and its place."""
    known = shipped.get(entry.id)
    origin = (
        "the workspace's own"
        if known is None
        else "shipped"
        if known == entry
        else "shipped, and changed by the workspace"
    )
    place: Place | None = getattr(entry, "place", None)
    return f"{place.path}:{place.line} ({origin})" if place else origin
