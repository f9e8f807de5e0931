"""Edited papers in other languages, and in American spelling."""

from __future__ import annotations

import re

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
LONG = 80
"""Letters of a sentence that tells its language."""


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
    item = next(line for line in lines if line.startswith("- ") and len(line) > LONG)
    edit(paper, item, f"{item[:-1]} (neu).")

    told = charter("diff", "out/cpto-posting.md").out
    assert re.search("responsibility |role cpto, (musts|outcomes), ", told)
    said = charter("diff", "out/cpto-posting.md", "--adopt")

    assert said.code == 0, said.out + said.err
    ours = " ".join((tmp_path / "catalog/ours.yaml").read_text("utf-8").split())
    assert f"{item[2:-1]} (neu)." in ours
    assert charter("build", "--paper", "posting", "--date", "2026-12-01").code == 0
    assert f"{item[:-1]} (neu)." in paper.read_text("utf-8")
    # What was adopted is of that language: a posting in English is all English.
    edit(tmp_path / "company.yaml", f"language: {language}", "language: en-GB")
    assert charter("build", "--paper", "posting", "--date", "2026-12-01").code == 0
    assert "(neu)" not in paper.read_text("utf-8")


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


ENGLISH = "You order all of the work that is in the backlog, and say why it stands there."
GERMAN = "Sie ordnen alles, was zu tun ist, und sagen den Leuten, warum es so ist."


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", ENGLISH, "this sentence is English, and postings here are German"),
        ("da", GERMAN, "this sentence is German, and postings here are Danish"),
        ("en-GB", GERMAN, "this sentence is German, and postings here are English"),
    ],
)
@pytest.mark.parametrize("form", ["posting: {}", "posting: [{{say: {}, when: {{sells: [true]}}}}]"])
def test_a_sentence_of_our_own_in_another_language_stops_check_and_build(
    charter, tmp_path, monkeypatch, language, text, said, form
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(KRANICH.format(language=language), "utf-8")
    (tmp_path / "catalog").mkdir()
    posting = form.format(f'"{text}"')
    ours = f"responsibilities:\n  - id: product.backlog\n    {posting}\n"
    (tmp_path / "catalog/ours.yaml").write_text(ours, "utf-8")
    ran = charter("build", "--paper", "posting")
    assert ran.code == 1
    assert f"{said} - write it in " in ran.err
    assert f"{said} - write it in " in charter("check").out


def test_a_sentence_has_a_place_for_each_language(charter, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "catalog").mkdir()
    ours = f"""\
responsibilities:
  - id: product.certification
    title: Certification
    area: product
    charter: CHARTER
    accountable: [cpto]
    weight: 3
    posting: {{en: "{ENGLISH}", de: "{GERMAN}"}}
"""
    said = {
        "de": ("Hält jeden Roboter zertifiziert.", GERMAN),
        "en-GB": ("Keeps every robot certified.", ENGLISH),
        "da": ("Holder hver robot certificeret.", ""),
    }

    def write(language: str) -> None:
        text = ours.replace("CHARTER", said[language][0])
        (tmp_path / "catalog/ours.yaml").write_text(text, "utf-8")
        (tmp_path / "company.yaml").write_text(KRANICH.format(language=language), "utf-8")

    for language in ("de", "en-GB"):
        write(language)
        assert charter("build", "--paper", "posting", "--format", "md").code == 0
        assert said[language][1] in (tmp_path / "out/cpto-posting.md").read_text("utf-8")
    write("da")
    assert charter("build", "--paper", "posting").err == (
        "catalog/ours.yaml:8:5: 'posting' is given in en, de, and postings here are in da - add "
        "'da: ...' to it [no-translation]\n"
    )
