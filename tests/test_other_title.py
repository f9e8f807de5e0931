"""An opening that speaks to the holder of another position is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.check.own.marks import printed_marks
from charter.load.company_file import read_workspace

COMPANY = """\
company: {name: Acme, country: GB, currency: GBP}
structure: separate
positions:
  ceo: {status: filled}
  cto: {status: vacant, acting: ceo, opening: "OPENING"}
  cpo: {status: filled}
"""


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("As CPO you will own the roadmap of our product.", "CPO"),
        ("We grow. As our next Chief Product Officer, you lead nine people.", "Chief Product"),
        ("You join us as VP Engineering.", "VP Engineering"),
        ("Als CPO verantworten Sie die Roadmap.", "CPO"),
        ("Som CPO ejer du planen.", "CPO"),
        ("As CTO you will own the systems.", ""),
        ("As our Chief Technology Officer, you report to the CEO.", ""),
        ("As engineering leader you will build teams.", ""),
        ("As a founder you will have sold to the CEO of a port.", ""),
        ("As CEO of a port you have seen ours.", ""),
        ("You work with the CPO, who owns the roadmap.", ""),
        ("As the CEO told you, we grow.", ""),
    ],
)
def test_an_opening_for_another_post_is_told(tmp_path: Path, opening: str, title: str) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.replace("OPENING", opening), "utf-8")
    found = printed_marks(read_workspace(tmp_path))
    said = [str(each) for each in found if each.code == "other-title"]
    assert len(said) == bool(title)
    assert f"'opening' speaks to '{title}" in "".join(said) or not title
    assert not title or "this post is 'Chief Technology Officer'" in said[0]
