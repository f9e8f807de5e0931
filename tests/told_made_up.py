"""Company files by chance, for what is told of them (told_companies.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import charter
from charter.load.catalog_files import read_catalog
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
    "short": ("HOT", "chief"),
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

_MORE: dict[str, tuple[Any, ...]] = {
    "review_by": ("2027-06-01", "2026-01-01"),
    "promised": (["All engineering (offer letter of 2021)."], ["One day a week at home."]),
    "internal": ({"reason": "The board asked for it.", "notes": "Not before May."},),
    "employment": (
        {"hours": "either"},
        {"hours": "part-time", "term": "permanent"},
        {"term": "fixed", "months": 12},
        {"term": "fixed", "until": "2027-12-31", "hours": "full-time"},
        {"term": "interim", "months": 6},
        {"term": "interim", "until": "2027-06-30", "hours": "part-time"},
    ),
    "holders": (
        [{"name": "Dr A. Khan", "share": 60}, {"name": "Dr B. Rowe", "share": 40}],
        [{"name": "Dr A. Khan", "share": 50}, {"name": "B. Rowe", "until": "2027-08-31"}],
        [{"name": "Dr A. Khan", "until": "2026-06-30"}],
    ),
}
_MORE_OF_COMPANY: dict[str, tuple[Any, ...]] = {
    "kind": ("business", "public", "charity"),
    "users_called": ("patients", "citizens", "members", "clients"),
    "functions": (["finance", "legal"], ["marketing", "sales", "support"], []),
}


def _chance(*key: object) -> int:
    return int(sha256(repr(key).encode()).hexdigest()[:12], 16)


def with_people(number: int) -> dict[str, Any]:
    """Return a company by chance in which people share posts, stand in, claim, sign and promise."""
    data, catalog = made_up(number), shipped()
    usual = list(catalog.structures[data["structure"]].positions)

    def one(options: Sequence[Any], *key: str) -> Any:
        return options[_chance(number, *key) % len(options)]

    def other(name: str, *key: str) -> str:
        return one([each for each in usual if each != name] or usual, name, *key)

    def often(*key: str) -> bool:
        return _chance(number, "often", *key) % 100 < 35

    positions = data["positions"] = {name: {} for name in usual} | data["positions"]
    for name, given in positions.items():
        given |= {key: one(_MORE[key], name, key) for key in _MORE if often(name, key)}
        if given.get("status") in ("vacant", "planned"):
            given.pop("holders", None)
            given.pop("holder", None)
        if "holders" in given:
            given.pop("holder", None)
        if "acting" in given and often(name, "until"):
            given["acting_until"] = one(("2027-04-01", "2026-11-01"), name, "until")
        if often(name, "deputy"):
            reserved = [one([*catalog.decisions], name, "reserved")]
            deputy = {"position": other(name, "deputy"), "reserved": reserved}
            given["deputy"] = one((deputy, deputy["position"]), name, "kind")
        if often(name, "dotted") and name != usual[0]:
            given["also_reports_to"] = other(name, "dotted")
        if often(name, "signed") and given.get("status", "filled") == "filled":
            given["signed"] = "2026-03-01"
    if often("ciso"):
        takes = ["operations-and-security.security-posture"]
        positions["ciso"] = {"title": "CISO", "level": "executive", "takes": takes}
        positions["ciso"]["reports_to"] = usual[0]
    company = data["company"]
    company |= {k: one(v, "company", k) for k, v in _MORE_OF_COMPANY.items() if often(k)}
    decisions = [one([*catalog.decisions], "decision", str(n)) for n in range(3)]
    works = [one([*catalog.responsibilities], "work", str(n)) for n in range(3)]
    free = [each for each in works if each not in data["assign"]]
    data["deputies"] = {decisions[0]: one(usual, "deputies")}
    data["ties"] = {decisions[1]: one(usual, "ties")}
    if len(usual) > 2:
        data["disputed"] = dict.fromkeys(free[:1], usual[-2:])
    data["agents"] = {"triage-bot": {"answers_to": one(usual, "bot"), "does": free[1:]}}
    return data


def made_up(number: int) -> dict[str, Any]:
    """Return a company file by chance.

    What is chosen for one key depends on no other: a new entry or fact changes few companies.
    """
    catalog, rules = shipped(), schema("company")["$defs"]["company"]["properties"]

    def chance(*key: str) -> int:
        return int(sha256(repr((number, *key)).encode()).hexdigest()[:12], 16)

    def one(options: Sequence[Any], *key: str) -> Any:
        return options[chance("one", *key) % len(options)]

    def some(options: Iterable[str], share: float, *key: str) -> list[str]:
        return [each for each in options if chance(*key, each) % 1000 < 1000 * share]

    structure = one(list(catalog.structures), "structure")
    usual = list(catalog.structures[structure].positions)
    roles = {"cto-eu": "cto", "cto-us": "cto", "chief": one(("cpo", "cfo", "vp-product"), "role")}
    names = [*usual, *(name for name in some(_EXTRA, 0.15) if name not in usual)]
    complete = chance("complete") % 2  # all that boards want
    positions: dict[str, Any] = {}
    for name in some(names, one((0.5, 1), "stated")):
        given: dict[str, Any] = {"role": roles[name]} if name in roles else {}
        status = one(("filled", "vacant", "vacant", "planned", ""), name, "status")
        if status:
            given["status"] = status
        if status not in ("", "filled") and chance(name, "acts") % 10:
            given["acting"] = one([each for each in usual if each != name] or names, name, "acting")
        if name not in usual or not chance(name, "reports") % 10:
            given["reports_to"] = one(usual, name, "reports_to")
        share = one((0.15, 0.4, 0.8), name, "share")
        given |= {key: one(_POSITION[key], name, key) for key in some(_POSITION, share, name)}
        if complete:
            given["apply"] = {"url": f"https://n.example/{name}"}
            given["places"] = [_PLACES[0], _PLACES[4 + chance(name, "place") % 3]]
            given["reference"] = f"N-{name}"
            given.pop("title", None)
        positions[name] = given
    company: dict[str, Any] = {"name": "Nimbus"}
    share = one((0.3, 0.6, 0.9), "share")
    company |= {key: one(_COMPANY[key], key) for key in some(_COMPANY, share, "company")}
    for fact in some(fact_names(), one((0, 0.2, 0.5), "facts"), "fact"):
        rule = rules[fact]
        whole = rule.get("type") == "integer"
        sizes = (1, 3, 4, 14, 15, 24, 25, 50, 120)
        if whole or "enum" in rule or rule.get("type") == "boolean":
            options = sizes if whole else rule.get("enum") or (True, False)
            company[fact] = one(options, "fact", fact)
    assign: dict[str, Any] = {}
    entries = [*catalog.responsibilities, *catalog.decisions]
    for entry in some(entries, one((0, 0, 0.03, 0.1), "assigns"), "assign"):
        key = one(("accountable", "responsible", "consulted", "informed", "veto"), entry)
        others = some(usual, 0.5, entry) or usual[:1]
        assign[entry] = others[0] if key == "accountable" else {key: others}
    return {"company": company, "structure": structure, "positions": positions, "assign": assign}


@cache
def shipped() -> charter.Catalog:
    """Return the shipped catalogue, read once."""
    return read_catalog()
