"""The same sentence in papers of two posts is found, however short it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.auditing import audit_papers

TITLES = ("Chief Technology Officer", "Chief Product Officer")


@pytest.mark.parametrize(
    ("duty", "entry"),
    [
        ("Owns the product roadmap.", "product.roadmap"),
        ("Own pricing and packaging.", "product.pricing-and-packaging"),
    ],
)
def test_the_same_few_words_in_two_papers_clash(tmp_path: Path, duty: str, entry: str) -> None:
    for title in TITLES:
        paper = f"# {title}\n\n## Duties\n\n- {duty}\n"
        (tmp_path / f"{title.split()[1]}.md").write_text(paper, "utf-8")
    (clash,) = audit_papers([tmp_path]).audit.clashes
    assert {side.post for side in clash.sides} == {"cto", "cpo"}
    assert entry in [each.id for each in clash.entries]


def test_other_words_are_not_the_same(tmp_path: Path) -> None:
    duties = ("Own the hiring of engineers.", "Own the price list.")
    for title, duty in zip(TITLES, duties, strict=True):
        paper = f"# {title}\n\n## Duties\n\n- {duty}\n"
        (tmp_path / f"{title.split()[1]}.md").write_text(paper, "utf-8")
    assert audit_papers([tmp_path]).audit.clashes == ()
