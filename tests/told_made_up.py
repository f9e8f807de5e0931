"""Company files by chance, for what is told of them (told_companies.py)."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import charter
from charter.read.catalog_files import read_catalog
from charter.read.schema import fact_names, schema

_EXTRA = ("cto-eu", "cto-us", "vp-data", "vp-design", "cio", "general-counsel", "chief")
_PLACES = (
    {"city": "Denver", "region": "CO", "country": "US"},
    {"city": "New York", "region": "New York", "country": "US"},
    {"city": "Albany", "region": "NY"},
    {"city": "Boulder"},
    {"city": "Toronto", "region": "Ontario", "country": "CA"},
    {"city": "Aarhus", "country": "DK"},
    {"city": "Berlin", "region": "DE-BE", "country": "DE"},
    {"city": "Nowhere"},
)
_POSITION: dict[str, tuple[Any, ...]] = {
    "title": ("Head of it all", "Chief of Things", "Ingenieur (m/w/d)"),
    "short": ("the head", "chief"),
    "holder": ("Ada Okafor",),
    "leaning": ("technology", "product"),
    "start": ("2027-03-01",),
    "pay": (
        {"min": 180000, "max": 190000, "currency": "USD"},
        {"min": 100000, "max": 150000, "currency": "USD"},
        {"min": 100000, "max": 150001, "currency": "USD"},
        {"min": 200000, "max": 260000, "currency": "CAD"},
        {"min": 120000, "max": 170000, "currency": "CAD"},
        {"min": 120000, "max": 170001, "currency": "CAD"},
        {"min": 4000, "max": 4999, "currency": "EUR"},
        {"min": 4000, "max": 5000, "currency": "EUR"},
        {"min": 60, "max": 5000, "currency": "EUR", "per": "hour"},
        {"min": 60, "max": 5001, "currency": "EUR", "per": "hour"},
        {"min": 900, "max": 50001, "currency": "USD", "per": "day"},
        {"min": 9000, "max": 12000, "currency": "CAD", "per": "month", "note": "plus pension"},
        {"min": 0.5, "max": 0.75, "currency": "EUR", "per": "hour"},
    ),
    "equity": ("0.5 to 1 percent",),
    "other_pay": ("none", "Bonus of up to 10 percent."),
    "benefits": (["Own cover.", "Leave: 40 days"],),
    "places": (*([place] for place in _PLACES), list(_PLACES[:2]), [_PLACES[5], _PLACES[6]]),
    "remote": ("the EU", "anywhere in the US"),
    "remote_from": (["US"], ["US-CO", "CA-ON", "DE"], ["DE", "FR", "DK", "PL"], ["US-CA"]),
    "office_days": (0, 1, 2, 5),
    "employment": ("full-time", "part-time", "fixed-term", "interim"),
    "limits": (
        {"spend": 50000, "currency": "USD"},
        {"spend": 0, "currency": "EUR", "hire": "nobody"},
        {"hire": "team leads and below", "other": ["Signs leases.", "Buys 3 robots a year."]},
    ),
    "reference": ("A-1", "A-1", "a-1"),
    "posted": ("2026-11-20", "2026-06-01"),
    "vacancy": ("existing", "future"),
    "opening": ("We need somebody now. There is a team of nine.",),
    "outcomes": (["One thing works.", "Another is sold."],),
    "musts": (["Has led a team."], [f"Has done thing {n}." for n in range(8)]),
    "nice_to_have": (["Speaks Danish."],),
    "apply": (
        {"email": "jobs@n.example"},
        {"url": "https://n.example/a", "until": "2027-01-31"},
        {"until": "2026-11-30", "send": "Write to us."},
        {"send": "We take applications at any time."},
        {"until": "2026-12-01", "email": "jobs@n.example", "steps": ["A talk.", "A task."]},
    ),
}
_COMPANY: dict[str, tuple[Any, ...]] = {
    "legal_name": ("Nimbus, Inc.",),
    "website": ("https://n.example",),
    "about": ("Nimbus makes clouds.",),
    "country": ("US", "DE", "CA", "GB"),
    "language": (
        "en-US",
        "en-GB",
        "da",
        *({"postings": code, "charters": "en-GB"} for code in ("de", "da")),
    ),
    "currency": ("USD", "EUR"),
    "benefits": (["Health cover."],),
    "ai_in_hiring": (True, False, "A program sorts applications."),
    "equal_opportunity": ("All may apply.", "Wir suchen Menschen (m/w/d)."),
    "accommodation": ("Write to help@n.example.",),
    "apply": _POSITION["apply"],
    "charter_in_contract": (True, False),
}


def made_up(chance: random.Random) -> dict[str, Any]:
    """Return a company file by chance."""
    catalog, rules = shipped(), schema("company")["$defs"]["company"]["properties"]
    structure = chance.choice(list(catalog.structures))
    usual = list(catalog.structures[structure].positions)
    names = list(dict.fromkeys((*usual, *chance.sample(_EXTRA, chance.randrange(3)))))
    roles = {"cto-eu": "cto", "cto-us": "cto", "chief": chance.choice(["cpo", "cfo", "vp-product"])}
    positions: dict[str, Any] = {}
    for name in chance.sample(names, chance.randrange(1, len(names) + 1)):
        given: dict[str, Any] = {"role": roles[name]} if name in roles else {}
        status = chance.choice(("filled", "vacant", "vacant", "planned"))
        if chance.random() < 0.8:
            given["status"] = status
        if status != "filled" and chance.random() < 0.9:
            given["acting"] = chance.choice([each for each in usual if each != name] or names)
        if chance.random() < (0.8 if name not in usual else 0.1):
            given["reports_to"] = chance.choice(usual)
        for key in chance.sample(list(_POSITION), chance.choice((3, 8, 16))):
            given[key] = chance.choice(_POSITION[key])
        positions[name] = given
    if chance.random() < 0.5:  # all that boards want
        for name, given in positions.items():
            given["apply"] = {"url": f"https://n.example/{name}"}
            given["places"] = chance.sample(_PLACES[:2] + _PLACES[4:7], chance.choice((1, 2)))
            given["reference"] = f"N-{name}"
            given.pop("title", None)
    company: dict[str, Any] = {"name": "Nimbus"}
    for key in chance.sample(list(_COMPANY), chance.choice((4, 8, 12))):
        company[key] = chance.choice(_COMPANY[key])
    for fact in chance.sample(fact_names(), chance.choice((0, 5, 12))):
        rule = rules[fact]
        company[fact] = chance.choice(rule.get("enum") or (True, False))
        if rule.get("type") == "integer":
            company[fact] = chance.choice((1, 3, 4, 14, 15, 24, 25, 50, 120))
    entries = [*catalog.responsibilities, *catalog.decisions]
    assign: dict[str, Any] = {}
    for entry in chance.sample(entries, chance.choice((0, 0, 3, 12))):
        others = chance.sample(usual, chance.randrange(1, len(usual) + 1))
        key = chance.choice(("accountable", "responsible", "consulted", "informed", "veto"))
        assign[entry] = others[0] if key == "accountable" else {key: others}
    return {"company": company, "structure": structure, "positions": positions, "assign": assign}


@cache
def shipped() -> charter.Catalog:
    """Return the shipped catalogue, read once."""
    return read_catalog()
