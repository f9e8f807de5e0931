"""Who owns what, as one page for everybody in the company: searchable, and served by nobody."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from charter.assign.organisation import Assignment, Organisation
from charter.assign.positions import holder_of
from charter.check.words.meant import called
from charter.compose.authority import SignsAlone, compose_authority
from charter.compose.wording import Wording
from charter.write.web.html import style

FILE = "who-owns-what.html"
_SCRIPT = Path(__file__).resolve().parent / "write" / "web" / "styles" / "share.js"
_HEARD = (
    ("responsible", "Does the work"),
    ("consulted", "Heard before"),
    ("informed", "Told afterwards"),
    ("veto", "Can stop it"),
)


def share_page(organisation: Organisation, day: date, *, names: bool = False) -> bytes:
    """Return a page of HTML that needs nothing else: who owns what, by person and by area.

    >>> organisation = charter.organise(charter.read_workspace(Path("northwind")))
    >>> b"Product roadmap" in charter.share_page(organisation, date(2026, 12, 1))
    True

    It has titles of work, owners, who is heard and up to what each signs; no pay, and no fact of
    the company file. With `names` it says who holds each position. A search in it finds work by
    what companies call it, and who signs for an amount. Raises no errors of its own.
    """
    script = _SCRIPT.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    company = organisation.company.name
    words = Wording(organisation)
    body = "".join(_body(organisation, day, words, names))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>Who owns what - {escape(company)}</title>\n"
        f"<style>\n{style('page', 'share')}</style>\n</head>\n<body>\n{body}"
        f"<script>{script}</script>\n</body>\n</html>\n"
    ).encode()


def _body(organisation: Organisation, day: date, words: Wording, names: bool) -> Iterator[str]:
    company = escape(organisation.company.name)
    work, calls = len(organisation.responsibilities), len(organisation.decisions)
    yield f"<main>\n<h1>Who owns what at {company}</h1>\n"
    yield f'<p class="sub">{escape(words.day(day))}. {work} responsibilities and {calls} decisions.'
    unowned = len(organisation.gaps)
    if unowned:
        yield f" {unowned} of them to be settled.</p>\n"
    else:
        yield " Each has exactly one owner.</p>\n"
    yield (
        '<form role="search" id="search" hidden><label for="find">Find</label> <input id="find" '
        'type="search" placeholder="price list, hiring, who signs 60000" autocomplete="off">'
        '<p id="found" role="status"></p></form>\n'
    )
    signs = {row.id: row for row in compose_authority(organisation, day).positions}
    yield "<h2>By person</h2>\n"
    for name, position in organisation.positions.items():
        mine = [a for a in _all(organisation) if a.accountable == name]
        if not mine and name not in signs:
            continue
        yield f'<details data-person="{escape(name)}"{_limit(signs.get(name))}>'
        yield f"<summary><b>{escape(position.title)}</b>{_who(organisation, name, names)}"
        yield f" <small>{len(mine)}</small></summary>\n"
        if row := signs.get(name):
            yield f'<p class="signs">{escape(row.spend)}</p>\n'
        yield f"<ul>{''.join(f'<li>{escape(a.entry.title)}</li>' for a in mine)}</ul></details>\n"
    yield "<h2>By area</h2>\n"
    for area in organisation.catalog.areas.values():
        rows = [a for a in _all(organisation) if a.entry.area == area.id]
        if rows:
            yield f"<section><h3>{escape(area.title)}</h3>\n<dl>\n"
            yield "".join(_row(organisation, each) for each in rows)
            yield "</dl></section>\n"
    yield "</main>\n"


def _all(organisation: Organisation) -> Iterator[Assignment]:
    yield from organisation.responsibilities.values()
    yield from organisation.decisions.values()


def _row(organisation: Organisation, assignment: Assignment) -> str:
    """Return one piece of work; what companies call it is there for the search alone."""
    entry = assignment.entry
    owner = _called(organisation, assignment.accountable) or "nobody yet"
    does = "decides" if entry.kind == "decision" else "answers for it"
    more = "".join(
        f"<br><small>{words}: {escape(', '.join(_called(organisation, n) for n in names))}</small>"
        for role, words in _HEARD
        if (names := getattr(assignment, role))
    )
    return (
        f'<div data-said="{escape("; ".join(called(entry)))}"><dt>{escape(entry.title)}</dt>'
        f"<dd><b>{escape(owner)}</b> {does}{more}</dd></div>\n"
    )


def _called(organisation: Organisation, name: str) -> str:
    position = organisation.positions.get(name)
    return position.short if position else ""


def _who(organisation: Organisation, name: str, names: bool) -> str:
    position = organisation.positions[name]
    said = position.given.holder if names else ""
    if position.status != "filled":
        acting = holder_of(organisation.positions, name)
        said = position.status
        if acting and acting != name:
            said += f", {organisation.positions[acting].short} acts"
    return f" <span>{escape(said)}</span>" if said else ""


def _limit(row: SignsAlone | None) -> str:
    if row is None or row.amount is None:
        return ""
    return f' data-limit="{row.amount:g}" data-currency="{escape(row.currency)}"'
