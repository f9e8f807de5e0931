"""A planned position never shows in public: no posting, page, feed or data says that it will be."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest

import charter as api
from charter.building import build
from charter.compose.paper_kinds import KINDS
from charter.file_formats import formats_of
from making import DAY

PUBLIC = tuple(kind.id for kind in KINDS.values() if kind.public)
COMPANY = """\
company:
  name: Kestrel Ledger
  country: US
  currency: USD
  language: {{postings: {language}}}
  apply: {{url: "https://kestrel.example/jobs", email: jobs@kestrel.example}}
structure: separate-full
positions:
  cto: {{status: {cto}, acting: ceo, reports_to: cio{terms}}}
  vp-data: {{status: vacant, acting: ceo, reports_to: vp-design{terms}}}
  vp-product: {{status: vacant, acting: ceo{terms}}}
  vp-design:
    status: planned
    acting: ceo
    title: Zzplanned of Design
    short: ZZPLANNED
    holder: Zzplanned Holder
    pay: {{min: 987001, max: 987002}}
    employment: {{hours: part-time, term: fixed, months: 77}}
    places: [{{city: Zzplannedtown, country: FR}}]
    opening: Zzplanned opening.
  cio: {{status: planned, acting: ceo, title: Zzplanned of Systems}}
"""
TERMS = (
    ", reference: R-{n}, pay: {{min: 200000, max: 240000}}, places: [{{city: Denver, region: CO}}]"
)
LEAKS = ("zzplanned", "987001", "987,001", "987.001", "vp-design", "VP Design", "77 ", "CIO")
"""What only the planned positions have."""


def text_of(name: str, content: bytes) -> str:
    """Return all that a file says, its hidden parts too."""
    if name.endswith((".docx", ".zip")):
        with ZipFile(BytesIO(content)) as parts:
            return "\n".join(
                parts.read(n).decode() for n in parts.namelist() if n.endswith((".xml", ".rels"))
            )
    if name.endswith(".pdf"):
        read = pypdf.PdfReader(BytesIO(content))
        return "\n".join([*(page.extract_text() for page in read.pages), str(read.metadata)])
    return content.decode()


def company(cto: str, language: str) -> str:
    text = COMPANY.format(cto=cto, language=language, terms="{terms}")
    for number in range(3):
        text = text.replace("{terms}", TERMS.format(n=number), 1)
    return text


@pytest.fixture
def kestrel(workspace: Callable[..., Any], tmp_path: Path) -> Callable[..., Path]:
    def make(cto: str = "filled", language: str = "en-US") -> Path:
        workspace(company(cto, language))
        return tmp_path

    return make


@pytest.mark.parametrize("cto", ["filled", "vacant", "planned"])
@pytest.mark.parametrize("language", ["en-US", "de", "da"])
def test_it_is_in_no_file_of_a_posting(kestrel, cto, language):
    folder = kestrel(cto, language)
    build(folder, day=DAY, papers=PUBLIC, formats=formats_of(PUBLIC))

    files = {p.name: p.read_bytes() for p in (folder / "out").iterdir() if p.is_file()}
    papers = {n: text_of(n, c) for n, c in files.items() if not n.startswith(".")}

    assert {"careers.html", "vp-product-posting.pdf", "vp-product-posting.docx"} <= papers.keys()
    assert not [name for name in papers if "vp-design" in name or "cio" in name]
    for name, text in papers.items():
        leaks = [words for words in LEAKS if words.lower() in text.lower()]
        assert leaks == [], name


def test_it_is_in_no_feed(kestrel):
    feeds = api.make_feeds([kestrel("vacant")], DAY, draft=True)
    assert feeds.postings == 3
    for name, feed in feeds.files.items():
        leaks = [words for words in LEAKS if words.lower() in feed.decode().lower()]
        assert leaks == [], name
