"""Openings that speak to whom another position is for: As CPO you will own the roadmap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.facts.catalog import Catalog
from charter.facts.company import Company
from charter.facts.title_marks import without_mark
from charter.problems import Problem
from charter.read.blanks import offering
from charter.read.yaml_source import Source
from charter.titles.reading import reading_of

_END = re.compile(r"[.,;:!?()\[\]\n\u2013\u2014]|\{[{%]|\byou\b")
_TITLE_WORDS = 6


def titles_of_others(text: str, role: str, own: tuple[str, ...]) -> Iterator[str]:
    """Yield each title under which a text offers a post, and that is none of its `own`.

    `role` is that of the post, whose other titles are its own too.
    """
    ours = tuple(_plain(name) for name in own if name)
    for found in offering().finditer(text):
        rest = _END.split(without_mark(text[found.end() :].strip(" :\u201c\u201e\"'")))[0]
        said = " ".join(rest.split()[:_TITLE_WORDS])
        if said and not _plain(said).startswith(ours):
            reading = reading_of(said)
            is_founder = reading.top and not reading.role
            if reading.leads and not is_founder and not (reading.role and reading.role == role):
                yield said


def openings_for_others(source: Source, company: Company, catalog: Catalog) -> Iterator[Problem]:
    """Yield each opening of a position that speaks to the holder of another one."""
    for name, given in company.positions.items():
        role = catalog.roles.get(given.role)
        title = given.title or (role.title if role else name)
        own = (title, given.short, given.id, role.title if role else "")
        for said in dict.fromkeys(titles_of_others(given.opening, given.role, own)):
            message = f"'opening' speaks to '{said}', and this post is '{title}'"
            hint = "write its own title, or 'you' alone"
            yield Problem(
                source.place(("positions", name, "opening")), "other-title", message, hint
            )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
