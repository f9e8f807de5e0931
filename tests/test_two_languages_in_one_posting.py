"""A posting of others that is in two languages: the part that nobody reads is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from charter import lint

GERMAN = "Wir suchen eine Person für die Technik und die Leitung der Entwicklung bei uns in Berlin."
ENGLISH = "You own the architecture and lead all engineers of the company with care."
DANISH = "Du har fastsat eller ændret prisen på et produkt, og du har selv solgt et produkt."
PLACE = "Havn, København, Danmark; hybrid, to dage om ugen på kontoret, eller inden for EU"


@pytest.mark.parametrize(
    ("texts", "language", "said"),
    [
        ((GERMAN, ENGLISH), "", "Words in English were not checked: line 5, in a text in German"),
        ((GERMAN, GERMAN, ENGLISH), "de", "Words in English were not checked: line 7, in a text"),
        ((*[ENGLISH] * 4, GERMAN, GERMAN), "", "German were not checked: line 11 and"),
        ((GERMAN, GERMAN), "", ""),
        ((GERMAN, "Senior Product Engineer (m/w/d)"), "", ""),
        ((GERMAN, "The Company of the Year"), "", ""),
        ((DANISH, PLACE, DANISH), "", ""),
    ],
)
def test_the_part_that_nobody_reads(
    tmp_path: Path, texts: tuple[str, ...], language: str, said: str
) -> None:
    (tmp_path / "p.md").write_text("\n\n".join(("# CTO", *texts)), "utf-8")
    notes = lint(tmp_path / "p.md", date(2026, 12, 1), language=language).notes
    told = [note for note in notes if "Words in" in note]
    assert len(told) == bool(said)
    assert said in "".join(told)
