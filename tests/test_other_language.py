"""Short texts of a posting in another language than the posting are told, as one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.check.own.other_language import in_another_language
from charter.read.company_file import read_workspace
from charter.read.yaml_source import Source
from charter.resources import examples_folder

COMPANY = read_workspace(examples_folder() / "tarnquern").company
GERMAN = COMPANY._replace(language=COMPANY.language._replace(postings="de-DE"))


def told(company: object, *texts: str) -> list[str]:
    """Return the texts that are told of one position."""
    listed = [(("positions", "cpto", "musts", n), text) for n, text in enumerate(texts)]
    places = {at: (n + 1, 1) for n, (at, _) in enumerate(listed)}
    source = Source("company.yaml", {}, places, {})
    found = in_another_language(company, source, listed)  # type: ignore[arg-type]
    return [texts[(problem.place.line or 0) - 1] for problem in found]


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (("You have led forty engineers.", "Sie sprechen Deutsch.", "You speak German."), (0, 2)),
        (("Paid by the company.", "25 days of leave a year.", "Shares of the company."), (0, 1, 2)),
        (
            ("Arbejde med mange.", "Erfahrung mit SAP", "Vi s\u00f8ger dig som er klar til det"),
            (0, 2),
        ),
    ],
)
def test_short_texts_are_told(texts: tuple[str, ...], wrong: tuple[int, ...]) -> None:
    assert sorted(told(GERMAN, *texts)) == sorted(texts[n] for n in wrong)


@pytest.mark.parametrize(
    "texts",
    [
        ("Erfahrung als Head of Product", "VP of Engineering gewesen", "Proof of Concept"),
        ("State of the Art Technik", "Head of the Lab"),
        ("SAP", "Jira, Confluence", "Go-to-market in Europa"),
        ("Send a CV as PDF.",),
    ],
)
def test_names_and_idioms_are_not(texts: tuple[str, ...]) -> None:
    assert told(GERMAN, *texts) == []


@pytest.mark.parametrize("path", sorted(examples_folder().parent.parent.glob("tests/briefs/*")))
def test_no_brief_is_told(path: Path) -> None:
    from charter.check.own.own_text import unused_text

    codes = [problem.code for problem in unused_text(read_workspace(path))]
    assert "other-language" not in codes
