"""The disclosure firewall: what company.yaml keeps internal is in no file of a posting.

The schema of company.yaml marks every field "internal" or "public" (x-disclosure). A company with a
mark of its own in every internal field is built in every format, and the marks are looked for in
every file, in every part of the Word files, and in the data within the pages.
"""

from __future__ import annotations

import base64
import html
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest

from charter.compose.paper_kinds import usual_kinds
from charter.feeds.boards import BOARDS
from charter.file_formats import formats_of
from charter.read.schema import schema
from charter.write.texts import TEXTS

SAYS_NOTHING = {"structure", "positions", "$defs/position/limits", "$defs/position/internal"}
"""Fields that only hold others."""

INTERNAL = {
    "structure": ("separate-with-vps",),
    "reasons": ("save-a-salary",),
    "$defs/company/headcount_by_place": ("37123", "37,123"),
    "tokens": ("ZZ_TOKEN",),
    "locked": ("blocks/pay.md",),
    "assign": ("strategy.product-vision",),
    "deputies": ("decision.incident",),
    "ties": ("decision.roadmap",),
    "agents": ("zz-agent",),
    "$defs/agent/name": ("Zz Agent",),
    "$defs/agent/answers_to": ("zz-acting",),
    "$defs/agent/does": ("operations-and-security.incidents",),
    "$defs/position/also_reports_to": ("zz-accountable",),
    "$defs/position/deputy": ("zz-acting",),
    "$defs/position/deputy/position": ("zz-acting",),
    "$defs/position/deputy/reserved": ("decision.build-or-buy",),
    "$defs/position/limits/reason": ("Zz reason of limits",),
    "$defs/lock/name": ("blocks/pay.md",),
    "$defs/company/headcount": ("48211", "48,211"),
    "$defs/company/product_and_technology_headcount": ("37119", "37,119"),
    "$defs/company/markets": ("233",),
    "$defs/company/product_people": ("17317", "17,317"),
    "$defs/company/designers": ("17319", "17,319"),
    "$defs/company/data_people": ("17321", "17,321"),
    "$defs/company/valid_from": ("2018-05-11", "11 May 2018", "May 11, 2018"),
    "$defs/position/acting": ("zz-acting",),
    "$defs/position/acting_until": ("2029-08-13", "13 August 2029", "August 13, 2029"),
    "$defs/position/ends": ("2029-09-14", "14 September 2029", "September 14, 2029"),
    "$defs/position/follows": ("zz-following",),
    "$defs/position/promised": ("Zz promise",),
    "$defs/position/holder": ("Zz Holder", "Zz Chief"),
    "$defs/position/holders": ("Zz Sharer",),
    "$defs/holder/name": ("Zz Sharer",),
    "$defs/holder/share": ("37.21", "3721"),
    "$defs/holder/until": ("2029-10-15", "15 October 2029", "October 15, 2029"),
    "$defs/position/review_by": ("2029-11-16", "16 November 2029", "November 16, 2029"),
    "$defs/position/department": ("Zz department",),
    "$defs/position/grade": ("Zz grade",),
    "$defs/position/headcount": ("51337", "51,337"),
    "$defs/position/budget": ("661234", "661,234"),
    "$defs/position/time": ("evangelism: 97", "97 per cent"),
    "$defs/position/travel": ("Zz travel",),
    "$defs/position/on_call": ("Zz on call",),
    "$defs/position/reviewed": ("2018-06-12", "12 June 2018", "June 12, 2018"),
    "$defs/position/takes": ("evangelism.standards",),
    "$defs/position/start": ("2018-04-09", "9 April 2018", "April 9, 2018"),
    "$defs/position/signed": ("2019-03-07", "7 March 2019", "March 7, 2019"),
    "$defs/signed/date": ("2019-03-07", "7 March 2019", "March 7, 2019"),
    "$defs/signed/hash": ("5e5e5e5e5e5e",),
    "$defs/signed/not_compared": ("zz not compared",),
    "$defs/signed/says": ("1-abcdef-fedcba",),
    "$defs/signed/charter_date": ("2019-02-06", "6 February 2019", "February 6, 2019"),
    "$defs/position/limits/spend": ("771234", "771,234"),
    "$defs/position/limits/currency": ("CHF",),
    "$defs/position/limits/hire": ("zz hire",),
    "$defs/position/limits/other": ("Zz limit",),
    "$defs/position/internal/reason": ("Zz reason",),
    "$defs/position/internal/notes": ("Zz notes",),
    "$defs/assignment/accountable": ("zz-accountable",),
    "$defs/assignment/responsible": ("zz-acting",),
    "$defs/assignment/consulted": ("zz-acting",),
    "$defs/assignment/informed": ("zz-acting",),
    "$defs/assignment/veto": ("zz-acting",),
}
NOT_TRIED = {
    "disputed": "a dispute makes drafts of all papers, and no feed takes those",
    "$defs/lock/hash": "a wrong hash stops the build",
    "$defs/company/language/charters": "the shipped letterhead names a language too",
}

PUBLIC = {
    "$defs/company/name": "Zzpub Name",
    "$defs/company/about": "Zzpub about.",
    "$defs/company/benefits": "Zzpub common benefit.",
    "$defs/company/ai_in_hiring": "Zzpub hiring machine.",
    "$defs/company/equal_opportunity": "Zzpub equal.",
    "$defs/company/accommodation": "Zzpub accommodation.",
    "$defs/apply/email": "zzpub@apply.example",
    "$defs/apply/send": "Zzpub send.",
    "$defs/apply/steps": "Zzpub step.",
    "$defs/pay/min": "221,001",
    "$defs/pay/max": "281,003",
    "$defs/pay/note": "zzpub pay note",
    "$defs/place/city": "Zzpub City",
    "$defs/place/region": "Zzpub Region",
    "$defs/position/title": "Zzpub Title",
    "$defs/position/equity": "zzpub equity",
    "$defs/position/benefits": "Zzpub own benefit.",
    "$defs/position/remote": "zzpub remote",
    "$defs/position/other_pay": "zzpub other pay",
    "$defs/position/opening": "Zzpub opening.",
    "$defs/position/hard": "Zzpub hard.",
    "$defs/position/why_leaders": "Zzpub leaders.",
    "$defs/team/name": "Zzpub Team",
    "$defs/team/people": "7,213 people",
    "$defs/company/customer_count": "60,017",
    "$defs/position/outcomes": "Zzpub outcome.",
    "$defs/position/musts": "Zzpub must.",
    "$defs/position/nice_to_have": "Zzpub nice.",
    "$defs/position/reports_to": "the CEO.",
}
COMPANY = """\
company:
  name: Zzpub Name
  legal_name: Zzpub Legal
  website: https://zzpub.example
  about: Zzpub about.
  country: US
  currency: GBP
  headcount: 48211
  customer_count: 60017
  headcount_by_place: {DE: 37123}
  product_and_technology_headcount: 37119
  markets: 233
  product_people: 17317
  designers: 17319
  data_people: 17321
  language: {postings: en-US, charters: en-GB}
  benefits: [Zzpub common benefit.]
  ai_in_hiring: Zzpub hiring machine.
  equal_opportunity: Zzpub equal.
  accommodation: Zzpub accommodation.
  charter_in_contract: false
  valid_from: 2018-05-11
  apply: {email: zzpub@apply.example, until: 2027-01-15, send: Zzpub send., steps: [Zzpub step.]}
structure: separate-with-vps
reasons: [save-a-salary]
tokens: [ZZ_TOKEN]
locked: [blocks/pay.md.j2]
assign:
  strategy.product-vision: {accountable: zz-accountable, consulted: [zz-acting], informed: [ceo]}
deputies: {decision.incident: zz-accountable}
ties: {decision.roadmap: ceo}
agents:
  zz-agent: {name: Zz Agent, answers_to: zz-acting, does: [operations-and-security.incidents]}
positions:
  ceo:
    holder: Zz Chief
    signed:
      date: 2019-03-07
      hash: 5e5e5e5e5e5e
      charter_date: 2019-02-06
      not_compared: zz not compared
      says: 1-abcdef-fedcba
    start: 2018-04-09
  zz-accountable: {role: cpo, short: CPO}
  zz-acting:
    role: vp-engineering
    holders: [{name: Zz Sharer, share: 37.21, until: 2029-10-15}]
    takes: [evangelism.standards]
  cto:
    status: vacant
    acting: zz-acting
    acting_until: 2029-08-13
    ends: 2029-09-14
    review_by: 2029-11-16
    department: Zz department
    grade: Zz grade
    flsa: exempt-executive
    headcount: 51337
    budget: 661234
    time: {evangelism: 97}
    travel: Zz travel
    on_call: Zz on call
    reviewed: 2018-06-12
    follows: zz-following
    promised: [Zz promise.]
    title: Zzpub Title
    short: Zzpub Short
    holder: Zz Holder
    leaning: technology
    start: 2018-04-09
    signed: 2019-03-07
    reference: ZZPUB-7
    posted: 2026-11-20
    vacancy: existing
    pay: {min: 221001, max: 281003, note: zzpub pay note}
    equity: zzpub equity
    other_pay: zzpub other pay
    benefits: [Zzpub own benefit.]
    places: [{city: Zzpub City, region: Zzpub Region, country: GB}]
    remote: zzpub remote
    remote_from: [GB]
    office_days: 2
    limits:
      {spend: 771234, currency: CHF, hire: zz hire, other: [Zz limit.], reason: Zz reason of limits}
    also_reports_to: zz-accountable
    deputy: {position: zz-acting, reserved: [decision.build-or-buy]}
    opening: Zzpub opening.
    hard: Zzpub hard.
    why_leaders: Zzpub leaders.
    teams: [{name: Zzpub Team, people: 7213}]
    outcomes: [Zzpub outcome.]
    musts: [Zzpub must.]
    nice_to_have: [Zzpub nice.]
    internal: {reason: Zz reason., notes: Zz notes.}
"""


class Field(NamedTuple):
    """A field of company.yaml as its schema has it."""

    path: str
    mark: str
    said: dict[str, Any]


def fields(node: Any = None, path: str = "") -> Iterator[Field]:
    node = schema("company") if node is None else node
    for name, said in node.get("properties", {}).items():
        at = f"{path}/{name}".lstrip("/")
        yield Field(at, said.get("x-disclosure", ""), said)
        yield from fields(said, at)
    for inner in node.get("anyOf", ()):
        yield from fields(inner, path)
    for name, inner in node.get("$defs", {}).items():
        yield from fields(inner, f"$defs/{name}")


def has_words(field: Field) -> bool:
    return field.said.get("type") != "boolean" and "enum" not in field.said


FIELDS = list(fields())


@pytest.fixture
def posted(
    charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
) -> dict[str, str]:
    """Return the text of every file that a posting is made into."""
    workspace(COMPANY)
    formats = ",".join(formats_of(usual_kinds()))
    out = tmp_path / "posted"
    said = charter(
        *("build", str(tmp_path), "--paper", "posting", "--format", formats, "--out", str(out)),
        *("--date", "2026-12-01"),
    )
    files = {
        path.name: html.unescape(text_of(path))
        for path in sorted(out.iterdir())
        if path.name != ".charter.json"
    }
    assert {name.rpartition(".")[2] for name in files} == set(formats_of(usual_kinds())), said
    return files


def text_of(path: Path) -> str:
    """Return the text of a file; of a Word file all parts, with the names of the parts.

    Of the file that remembers what papers said, it is what they said.
    """
    content = path.read_bytes()
    if path.name == TEXTS:
        kept = json.loads(content)["texts"].values()
        packed = [base64.b64decode(version) for versions in kept for version in versions]
        return "\n".join([path.name, *(zlib.decompress(text).decode() for text in packed)])
    if path.suffix == ".pdf":
        reader = pypdf.PdfReader(BytesIO(content))
        pages = " ".join(page.extract_text() for page in reader.pages)
        links = [link for page in reader.pages for link in page.get("/Annots", ())]
        marks = [str(link.get_object()) for link in links]
        return " ".join([path.name, *pages.split(), str(reader.metadata), *marks])
    if path.suffix != ".docx":
        return f"{path.name}\n{content.decode()}"
    with zipfile.ZipFile(BytesIO(content)) as parts:
        names = parts.namelist()
        return "\n".join(
            f"{n}\n{parts.read(n).decode()}" for n in names if n.endswith((".xml", ".rels"))
        )


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_every_field_is_marked(field: Field) -> None:
    """A new field without a mark fails here: say in the schema whether a posting may print it."""
    assert field.mark in ("internal", "public")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_every_internal_field_of_words_or_numbers_is_tried(field: Field) -> None:
    """A choice from a list, and yes or no, has no words of its own that could be seen."""
    if field.mark == "internal" and has_words(field) and field.path not in SAYS_NOTHING:
        assert field.path in {**INTERNAL, **NOT_TRIED}


def test_what_is_tried_is_internal_and_in_the_company_file() -> None:
    marks = {field.path: field.mark for field in FIELDS}
    assert {marks[path] for path in INTERNAL} == {"internal"}
    assert {marks[path] for path in PUBLIC} == {"public"}
    for words in INTERNAL.values():
        assert any(word in COMPANY for word in words)


def test_nothing_internal_is_in_any_file_of_a_posting(posted: dict[str, str]) -> None:
    leaks = [
        f"{name}: {path}: {word}"
        for name, text in posted.items()
        for path, words in INTERNAL.items()
        for word in words
        if word.lower() in text.lower()
    ]
    assert leaks == []


def test_nothing_internal_is_said_of_a_company_that_says_nothing_of_itself(
    charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
) -> None:
    bare = re.sub(r"^ +(about|opening|hard|customer_count|why_open):.*\n", "", COMPANY, flags=re.M)
    workspace(bare)
    out = tmp_path / "bare"
    charter("build", str(tmp_path), "--paper", "posting", "--format", "md", "--out", str(out))
    text = (out / "cto-posting.md").read_text("utf-8").lower()
    assert "zzpub must." in text
    assert [w for words in INTERNAL.values() for w in words if w.lower() in text] == []


def test_nothing_internal_is_in_a_feed(
    charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
) -> None:
    workspace(COMPANY.replace("apply: {", 'apply: {url: "https://zzpub.example/jobs", '))
    out = tmp_path / "feeds"
    said = charter("feed", str(tmp_path), "--date", "2026-12-01", "--out", str(out))
    feeds = {path.name: text_of(path).lower() for path in out.glob("*.xml")}
    assert set(feeds) == {f"{name}.xml" for name in BOARDS}, said
    for text in feeds.values():
        assert "zzpub must." in text
        leaks = [w for words in INTERNAL.values() for w in words if w.lower() in text]
        assert leaks == []


def test_everything_public_is_in_every_format(posted: dict[str, str]) -> None:
    missing = [
        f"{name}: {path}: {word}"
        for name, text in posted.items()
        if name not in ("careers.html", TEXTS)
        for path, word in PUBLIC.items()
        if word not in text
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("careers.html", ("Zzpub Title", "Zzpub City", "221,001", "January 15, 2027")),
        ("cto-posting.html", ('"legalName": "Zzpub Legal"', "https://zzpub.example", "ZZPUB-7")),
        ("cto-posting.html", ('"datePosted": "2026-11-20"', '"validThrough": "2027-01-15')),
        ("cto-posting.json", ('"legal_name": "Zzpub Legal"', '"reference": "ZZPUB-7"')),
        ("cto-posting.json", ('"vacancy": "existing"', '"office_days": 2', "Zzpub Short")),
    ],
)
def test_what_only_data_and_lists_show(
    posted: dict[str, str], name: str, words: tuple[str, ...]
) -> None:
    assert [word for word in words if word not in posted[name]] == []
