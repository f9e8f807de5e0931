"""What job boards get of postings, and what they lack: an area of told.py.

The same company with one thing otherwise each time; the elements of its jobs that differ, every
lack of every board, and each field of a board just within its limits and just beyond.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any
from unittest import mock

import charter
from charter.document.blocks import Block
from charter.document.parse import parse_markdown
from charter.feeds import lacks
from charter.feeds.board import FeedField, board
from charter.feeds.boards import BOARDS, FeedWriter, writer_of
from charter.feeds.description import description, plain_length
from charter.feeds.jobs import Job, Opening, is_open, jobs_of, openings
from charter.feeds.lacks import Lack, board_remarks, job_lacks, opening_lacks, same_references
from charter.feeds.plain import VALUES
from charter.feeds.plain import feed as plain_feed
from charter.feeds.references import suggested
from charter.feeds.xml import FeedElement
from charter.write.web.board_html import board_html
from charter.write.web.html_blocks import html_of, inline_html
from charter.write.web.plain_text import plain_text
from making import composed
from told_made_up import shipped

_DAY = date(2026, 12, 1)
_COMPANY: dict[str, Any] = {
    "name": "Northwind", "legal_name": "Northwind Robotics, Inc.", "country": "US",
    "currency": "USD",
    "apply": {"url": "https://n.example/jobs/7?a=1&b=2", "email": "jobs@n.example",
              "until": "2027-01-15"},
}  # fmt: skip
_POSITION: dict[str, Any] = {
    "status": "vacant", "acting": "ceo", "reference": "NW-7", "posted": "2026-11-20",
    "pay": {"min": 220000, "max": 280000}, "other_pay": "none", "benefits": ["Health cover."],
    "places": [{"city": "Denver", "region": "CO"}], "office_days": 3,
}  # fmt: skip
_GONE = object()
_PLACE = {"city": "Denver", "region": "CO"}
_OF_COMPANY: tuple[dict[str, Any], ...] = (
    {"country": _GONE}, {"country": "DK", "currency": "DKK"}, {"legal_name": _GONE},
    {"name": "A < B & C &amp; D", "legal_name": "<b>x</b>"}, {"name": "Denver Robots"},
    {"apply": _GONE}, {"apply": {"email": "jobs@n.example"}}, {"apply": {"url": "https://n.example"}},
    {"apply": {"url": "http://n.example", "email": "a@b.example", "until": "2026-12-01"}},
    {"apply": {"url": "https://n.example", "until": "2026-11-30"}},
)  # fmt: skip
_OF_POSITION: tuple[dict[str, Any], ...] = (
    {}, *({key: _GONE} for key in ("reference", "posted", "pay", "places", "office_days")),
    *({"reference": "x" * count} for count in (33, 34)),
    *({"office_days": days} for days in (1, 4, 5)),
    {"office_days": 0, "remote": "the US"},
    *({"employment": kind} for kind in ("full-time", "part-time", "fixed-term", "interim")),
    *({"pay": {"min": 60, "max": 90, "per": per}} for per in ("hour", "day", "week", "month")),
    {"pay": {"min": 60.5, "max": 90, "per": "hour"}}, {"pay": {"min": 9, "max": 9}},
    {"pay": {"min": 2, "max": 3, "currency": "EUR"}},
    {"pay": {"min": 2, "max": 3, "currency": "SEK"}},
    {"remote": "the US"}, {"remote": "the US", "places": _GONE}, {"remote_from": ["US"]},
    {"remote_from": ["US-CO", "DE"], "places": _GONE}, {"remote_from": ["US", "US"]},
    {"remote_from": ["US"], "office_days": 2},
    {"places": [_PLACE, {"city": "DENVER ", "region": "NC"}]}, {"places": [{"city": "Denver"}]},
    {"places": [{"city": "Aarhus", "country": "DK"}, _PLACE]}, {"places": [{"city": "Ely"}]},
    {"places": [{"city": "Ayr", "region": "On", "country": "GB"}]},
    {"title": "CTO Ely ON", "places": [{"city": "Ely", "region": "ON", "country": "CA"}]},
    *({"title": title} for title in (
        "CTO in Denver", "CTO, CO", "CTO (full-time)", "Vollzeit CTO", "CTO $5", "CTO 200k",
        "CTO 100,000", "CTO 123456", "CTO 1234", "CTO EUR 5", "CTO 500 kr", "Ely CTO",
        "CTO United States", "CTO <b>", "Denver, full-time, $5 CTO",
    )),
)  # fmt: skip
_BLOCKS = """\
# Title

## A **head** of it

Plain **bold** *it* ***both*** `code` [a link](https://x.example) <https://y.example>
[m](mailto:a@b.example)
and a\\
break, 1 < 2 > 0 & &amp; so.

**Lead**

- one
- two
  - inner
- three

  more of it

3. three
4. four

> quoted **so**
>
> - listed

---

|  |  |
| --- | --- |
| **Held by** | Jo |
| x | **y** |

| a | b |
| --- | --- |
| 1 | 2 |

```mermaid
flowchart TD
  a["One"]
  b["Two"]
  a --> b
```

The end.
"""


def _with(given: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    made = copy.deepcopy(given) | changes
    return {key: value for key, value in made.items() if value is not _GONE}


def _organisation(company: dict[str, Any], position: dict[str, Any]) -> charter.Organisation:
    data = {
        "company": _with(_COMPANY, company),
        "structure": "combined",
        "positions": {"cpto": _with(_POSITION, position)},
    }
    with mock.patch("charter.load.company_file.read_catalog", return_value=shipped()):
        return charter.organise(charter.workspace_of(data))


def _openings(organisation: charter.Organisation) -> list[Opening]:
    return openings(organisation, composed(organisation, _DAY, papers=("posting",)))


def _blocks() -> tuple[Block, ...]:
    return tuple(parse_markdown(_BLOCKS, "x"))


def _told(lack: Lack) -> str:
    return f"  {lack.severity} {lack.board or 'all'}: {lack.problem}"


def _elements(job: Job, name: str, poster: str = "") -> list[str]:
    made = writer_of(name).elements(job, board(name), poster)
    return [_element(one) for one in made if one.name != "description"]


def _element(one: FeedElement) -> str:
    inside = "".join(map(_element, one.children))
    return f"<{one.name}>{one.text}{inside}</>"


def _variants() -> Iterator[str]:
    usual: dict[tuple[str, int], list[str]] = {}
    cases = [({}, position) for position in _OF_POSITION]
    cases += [(company, {}) for company in _OF_COMPANY]
    for company, position in cases:
        said = {k: v if v is not _GONE else "-" for k, v in {**company, **position}.items()}
        yield f"{said}:"
        organisation = _organisation(company, position)
        for opening in _openings(organisation):
            jobs = jobs_of(opening, _blocks())
            yield f"  open {is_open(opening, _DAY)}, {suggested(opening)}"
            yield from map(_told, opening_lacks(opening))
            for name in BOARDS:
                yield from map(_told, job_lacks(jobs, name))
                for number, job in enumerate(jobs):
                    found = _elements(job, name)
                    before = usual.setdefault((name, 0), found)
                    if usual[name, 0] is found:
                        before = []
                    yield f"  {name} {number}: {' '.join(e for e in found if e not in before)}"
                    gone = [e for e in before if e not in found]
                    if gone and len(found) != len(before):
                        yield f"    not {' '.join(gone)}"
        for remark in board_remarks(organisation, _DAY):
            yield f"  {' | '.join(map(str, remark))}"


def _at_limits() -> Iterator[str]:
    """Yield what is said of each field of a board, by how many characters are in it."""
    [opening] = _openings(_organisation({}, {}))
    [away] = _openings(_organisation({}, {"remote_from": ["US"], "places": _GONE}))
    [both] = _openings(_organisation({}, {"remote_from": ["US"]}))
    jobs = [jobs_of(each, _blocks())[-1] for each in (opening, away, both)]
    for name in BOARDS:
        for field in board(name).fields.values():
            counts = {0, field.least - 1, field.least, field.most, field.most + 1}
            texts = ["x" * count for count in sorted(counts) if count >= 0]
            if field.starts:
                texts += [f"{field.starts}x", f"x{field.starts}"]
            for text in texts:
                for job in jobs if not text else jobs[:1]:
                    yield from _of_field(job, name, field, FeedElement(field.name, text))
            full = FeedElement(field.name, children=(FeedElement("a", "b"),))
            yield from _of_field(jobs[0], name, field, full)
            if field.name == "description":
                bare = jobs[0]._replace(description=())
                yield from _of_field(bare, name, field, FeedElement(field.name, ""))
                for count in sorted(counts - {0, -1}):
                    long = f"<p>{'x' * (count - 7)}</p>"
                    yield from _of_field(jobs[0], name, field, FeedElement(field.name, long))


def _of_field(job: Job, name: str, field: FeedField, made: FeedElement) -> Iterator[str]:
    writer = FeedWriter(lambda *_: (made,), lambda *_: b"")
    with mock.patch.object(lacks, "writer_of", return_value=writer):
        found = list(lacks._field_lacks(job, field, board(name), ""))
    where = "remote" if job.spot.remote else "there"
    children = f" and {len(made.children)} inside" if made.children else ""
    told = "; ".join(map(_told, found)).strip() or "fine"
    yield f"{name} {field.name}, {where}, {len(made.text)} characters{children}: {told}"


def _together() -> Iterator[str]:
    """Yield both feeds of two jobs, and what is said of references that stand twice."""
    first, second = (
        _openings(_organisation({"name": name}, {"reference": reference}))[0]
        for name, reference in (("One", "A-1"), ("Two", "a-1"))
    )
    yield from map(_told, same_references([first]))
    yield from map(_told, same_references([first, second, first]))
    jobs = [*jobs_of(first, _blocks()), *jobs_of(second, _blocks())]
    for name in BOARDS:
        for poster in ("", "p@x.example"):
            made = writer_of(name).feed(jobs if poster else jobs[:1], board(name), _DAY, poster)
            yield f"{name}, {poster or 'nobody'}:"
            yield made.decode()
    known = board("indeed")
    names = {says: FeedField(says, "optional", "", 0, 0, "", "", "", "", says) for says in VALUES}
    yield "a board with each value, and one without:"
    listed = known._replace(fields={**names, "none": known.fields["title"]})
    yield plain_feed(jobs, listed, _DAY, "p@x.example").decode()
    for taken in (["one-cpto-2026-11"], ["ONE-CPTO-2026-11", "one-cpto-2026-11-2"]):
        yield f"beside {taken}: {suggested(first, taken)}"
    for name in (
        "Übergroße Ängste & Söhne Maschinenbau",
        "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "日本",
    ):
        [opening] = _openings(_organisation({"name": name}, {}))
        yield f"{name}: {suggested(opening)}"


def _marked_up() -> Iterator[str]:
    """Yield blocks of each kind as each writer of text and HTML has them."""
    blocks = _blocks()
    made = description(blocks, "i")
    yield f"for a board, {plain_length(made)} that are read:\n{made}\n"
    yield f"for search engines:\n{board_html(blocks, inline_html)}\n"
    yield f"as a page:\n{html_of(blocks)}\nas text:\n{plain_text(blocks)}"


def feeds() -> Iterator[tuple[str, str]]:
    """Yield all of it."""
    yield "variants", "\n".join(_variants())
    yield "limits", "\n".join(_at_limits())
    yield "together", "\n".join(_together())
    yield "blocks", "\n".join(_marked_up())


FEEDS = {"feeds": feeds}
