"""Edited papers in other languages, and in American spelling."""

from __future__ import annotations

import pytest

from edited_papers import COMPANY, edit

KRANICH = """\
company:
  name: Kranich
  about: Kranich baut Anlagen.
  country: DE
  currency: EUR
  language: {language}
structure: combined-lean
positions:
  cpto:
    status: vacant
    acting: ceo
    apply: {{email: jobs@kranich.example, until: 2027-01-15}}
"""


@pytest.mark.parametrize("language", ["de", "da", "{postings: de, charters: en-GB}"])
def test_a_sentence_of_a_posting_in_another_language_is_traced_and_adopted(
    charter, tmp_path, monkeypatch, language
):
    (tmp_path / "company.yaml").write_text(KRANICH.format(language=language), "utf-8")
    monkeypatch.chdir(tmp_path)
    said = charter("build", "--paper", "posting", "--date", "2026-12-01")
    assert said.code == 0, said.err
    paper = tmp_path / "out/cpto-posting.md"
    assert charter("diff", "out/cpto-posting.md").code == 0
    lines = paper.read_text("utf-8").splitlines()
    item = next(line for line in lines if line.startswith("- "))
    edit(paper, item, f"{item[:-1]} (neu).")

    assert "responsibility " in charter("diff", "out/cpto-posting.md").out
    said = charter("diff", "out/cpto-posting.md", "--adopt")

    assert said.code == 0, said.out + said.err
    ours = " ".join((tmp_path / "catalog/ours.yaml").read_text("utf-8").split())
    assert f"{item[2:-1]} (neu)." in ours
    assert charter("build", "--paper", "posting", "--date", "2026-12-01").code == 0
    assert f"{item[:-1]} (neu)." in paper.read_text("utf-8")


def test_the_last_day_to_apply_is_read_in_german(charter, tmp_path, monkeypatch):
    (tmp_path / "company.yaml").write_text(KRANICH.format(language="de"), "utf-8")
    monkeypatch.chdir(tmp_path)
    charter("build", "--paper", "posting", "--date", "2026-12-01")
    edit(tmp_path / "out/cpto-posting.md", "15. Januar 2027", "1. März 2027")

    assert charter("diff", "out/cpto-posting.md", "--adopt").code == 0
    assert "until: 2027-03-01" in (tmp_path / "company.yaml").read_text("utf-8")


def test_american_spelling_is_no_change_and_is_written_only_where_words_changed(
    charter, tmp_path, monkeypatch
):
    american = COMPANY.replace("  about:", "  country: US\n  about:")
    (tmp_path / "company.yaml").write_text(american, "utf-8")
    monkeypatch.chdir(tmp_path)
    charter("build", "--date", "2026-12-01")
    for name in ("ceo-charter", "cpto-charter", "cpto-posting"):
        assert charter("diff", f"out/{name}.md").code == 0
        assert charter("diff", f"out/{name}.docx").code == 0
    before = (tmp_path / "out/cpto-charter.md").read_text("utf-8")
    edit(tmp_path / "out/cpto-charter.md", "the CEO took back none", "the CEO took back few")

    assert charter("diff", "out/cpto-charter.md", "--adopt").code == 0
    charter("build", "--date", "2026-12-01")
    after = (tmp_path / "out/cpto-charter.md").read_text("utf-8")
    changed = [a for a, b in zip(after.splitlines(), before.splitlines(), strict=True) if a != b]
    assert [line for line in changed if "hash" not in line] == [
        line for line in after.splitlines() if "took back few" in line
    ]
