"""Companies made up by chance, and what is found in each and written for it: parts of told.py."""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import charter
from charter.assign.law import laws_reaching
from charter.checking import check_workspace
from charter.maker import Maker
from charter.problems import CharterError
from charter.read.schema import fact_names, schema
from charter.review.substance import changed_parts, charters_say, fingerprint, substance

ROOT = Path(__file__).resolve().parent.parent
_COUNT = 36
_DAYS = (date(2026, 12, 1), date(2027, 2, 1), date(2028, 6, 1))
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
    "language": ("en-US", "en-GB", "de", "da"),
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
    catalog, rules = _catalog(), schema("company")["$defs"]["company"]["properties"]
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
def _catalog() -> charter.Catalog:
    from charter.read.catalog_files import read_catalog

    return read_catalog()


def companies() -> Iterator[tuple[str, str]]:
    """Yield what is found in companies made up by chance, and digests of their papers."""
    chance = random.Random("companies")
    lines: list[str] = []
    with (
        tempfile.TemporaryDirectory() as home,
        # Read once: none has a catalogue of its own.
        patch("charter.read.company_file.read_catalog", lambda _: _catalog()),
    ):
        maker = Maker()
        for number in range(_COUNT):
            folder = Path(home) / str(number)
            folder.mkdir()
            # JSON is YAML; with a line for each value each has its own place.
            text = json.dumps(made_up(chance), indent=0)
            (folder / "company.yaml").write_text(text, "utf-8")
            found = _company(folder, _DAYS[number % 3], maker)
            lines += [f"{number}:", *(f"  {line}" for line in found)]
    yield "companies", "\n".join(lines).replace(home, "")


_OWN = ("data/odd/own", "good/own-catalogue", "good/own-lists", "briefs/tallyho", "briefs/havn")


def charters() -> Iterator[tuple[str, str]]:
    """Yield what the charters of a few workspaces say as data, and in which parts two differ."""
    for name in _OWN:
        workspace = charter.read_workspace(ROOT / "tests" / name)
        organisation = charter.organise(workspace)
        lines: list[str] = []
        says = {p: fingerprint(workspace, p) for p in organisation.positions}
        for position in organisation.positions.values():
            for part, data in substance(workspace, organisation, position).items():
                lines.append(_shortened(f"{position.id}, {part}: {json.dumps(data, default=str)}"))
            for other, before in says.items():
                parts = changed_parts(workspace, position.id, before)
                lines.append(f"{position.id} is not {other}: {parts}")
            for wrong in ("", "0-", "1-abc", f"2{before[1:]}"):
                assert changed_parts(workspace, position.id, wrong) is None
        yield name.replace("/", "-"), "\n".join(lines)


def all_companies() -> Iterator[tuple[str, str]]:
    """Yield all of it."""
    yield from companies()
    yield from charters()


def _company(folder: Path, day: date, maker: Maker) -> Iterator[str]:
    try:
        workspace = charter.read_workspace(folder)
        checked = check_workspace(workspace, day)
    except CharterError as refused:
        yield from _told(refused.problems, "refused")
        return
    made = checked.organisation
    seen: Counter[str] = Counter()
    for finding in made.findings:
        seen[finding.problem.code] += 1
        if seen[finding.problem.code] < 4:
            yield from _told([finding.problem], f"{finding.severity} {' '.join(finding.about)}")
    yield f"found: {dict(seen)}"
    for load in made.load.values():
        yield str(load)
    yield f"waiting: {_digest(made.unanswered)} {[(f, len(e)) for f, e in made.unanswered.items()]}"
    yield f"owners: {_digest([_owned(a) for a in made.responsibilities.values()])}"
    yield f"deciders: {_digest([_owned(a) for a in made.decisions.values()])}"
    for name, position in made.positions.items():
        yield f"{name}: {position._replace(role=position.role.id, given='')}"  # type: ignore[arg-type]
        for reach in laws_reaching(made, position):
            yield f"  {reach.law.id} {reach[1:]}"
    for posting in checked.postings:
        yield f"posting {posting.position_id} {posting.laws} {posting.notes} {posting.gender}"
        yield from (f"  also {each}" for each in posting.also)
        yield from map(_remark, posting.remarks)
    yield from map(_remark, checked.boards)
    for name, says in charters_say(workspace, made).items():
        yield f"{name} says {says}"
    for kinds in (("charter",), ("posting",), ("matrix",)):
        wanted = charter.Wanted(day, kinds, formats=("md",))
        try:
            papers = charter.make_papers(workspace, wanted, maker)
        except CharterError as refused:
            yield from _told(refused.problems, f"no {kinds[0]}")
            continue
        yield from _told(papers.drafts[:4], f"draft {kinds[0]}")
        for text in papers.texts:
            yield f"{text.name} {len(text.text.split())} {_digest(text.text)}"


def _owned(assigned: Any) -> tuple[Any, ...]:
    return (assigned.entry.id, assigned.because.kind, assigned.dispute, *assigned[1:6])


def _remark(remark: charter.Remark) -> str:
    place = remark.place
    said = (remark.quote, remark.message, remark.why, remark.source, remark.instead)
    return f"  {remark.severity} {remark.code} {place.line}:{place.column} {_shortened(repr(said))}"


def _told(problems: Any, mark: str) -> Iterator[str]:
    return (f"{mark}: {_shortened(str(problem))}" for problem in problems)


def _shortened(text: str) -> str:
    return text if len(text) < 400 else f"{text[:400]}... {_digest(text)}"


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()[:12]
