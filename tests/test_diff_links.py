"""A link that leads elsewhere, was added or is gone is a change, in Markdown and in Word."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from edited_papers import edit

COMPANY = """\
company:
  name: Acme
  about: We make anvils, see [our site](https://acme.example/a).
  country: GB
  apply: {email: jobs@acme.example}
  benefits: [Health insurance from day one.]
structure: combined-lean
positions:
  cpto: {status: vacant, acting: ceo}
"""
PAPER = Path("out/cpto-posting.md")
WORD = Path("out/cpto-posting.docx")
SITE, MAIL = "<https://acme.example/a>", "<mailto:jobs@acme.example>"

CHANGED = {
    "an address": (SITE, "<https://other.example>",
                   "'our site' leads to https://other.example, not to https://acme.example/a",
                   "company fact company.about, company.yaml:3; write "
                   "'[our site](https://other.example)' there"),
    "a link that is gone": (f"[our site]({SITE})", "our site",
                            "'our site' no longer leads to https://acme.example/a",
                            "company fact company.about, company.yaml:3; write 'our site' there"),
    "a link that was added": ("Health insurance", "[Health insurance](https://h.example)",
                              "'Health insurance' leads to https://h.example",
                              "company fact company.benefits, company.yaml:6; write "
                              "'[Health insurance](https://h.example)' there"),
    "mail to somebody else": (MAIL, "<mailto:x@other.example>",
                              "'jobs@acme.example' leads to mailto:x@other.example", ""),
    "a link in a sentence of ours": ("what it may cost", "[what it may cost](https://p.example)",
                                     "'what it may cost' leads to https://p.example",
                                     "role cpto, "),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _built(charter: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("company.yaml").write_text(COMPANY, "utf-8")
    charter("build", "--format", "md,docx", "--date", "2026-12-01")


@pytest.mark.parametrize("what", CHANGED)
def test_a_link_that_changed_is_told_with_where_it_is_written(charter, what):
    old, new, link, where = CHANGED[what]
    edit(PAPER, old, new)

    said = charter("diff", str(PAPER))

    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[0] == f"{PAPER}: 1 change"
    assert f"  {link}" in lines
    assert where in said.out


@pytest.mark.parametrize("what", CHANGED)
def test_a_link_is_not_adopted_as_bare_words(charter, what):
    edit(PAPER, *CHANGED[what][:2])

    assert charter("diff", str(PAPER), "--adopt").code == 1
    assert Path("company.yaml").read_text("utf-8") == COMPANY


def test_words_with_a_new_link_are_not_adopted_without_it(charter):
    edit(PAPER, "from day one.", "from day one, see [plan](https://p.example).")

    said = charter("diff", str(PAPER), "--adopt")

    assert "'plan' leads to https://p.example" in said.out
    assert (
        "not adopted: the link would be lost; write '[plan](https://p.example)' there" in said.out
    )
    assert Path("company.yaml").read_text("utf-8") == COMPANY


SAME = [
    (f"[jobs@acme.example]({MAIL})", "jobs@acme.example"),
    (f"[jobs@acme.example]({MAIL})", "[jobs@acme.example](<mailto:Jobs@acme.example>)"),
    (SITE, "https://acme.example/a/"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_a_link_that_programs_write_otherwise_is_the_same(charter, old, new):
    edit(PAPER, old, new)

    assert charter("diff", str(PAPER)) == (0, f"{PAPER}: no difference\n", "")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("https://acme.example/a", "https://other.example", "'our site' leads to https://other"),
        ("mailto:jobs@acme.example", "mailto:x@y.example", "'jobs@acme.example' leads to mailto:x"),
        ("https://acme.example/a", "https://acme.example/a/", ""),
    ],
)
def test_where_a_link_of_a_word_file_leads_is_compared(charter, old, new, said):
    _edit_target(WORD, old, new)

    told = charter("diff", str(WORD))

    assert told.code == bool(said)
    assert said in told.out


def _edit_target(paper: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "word/_rels/document.xml.rels"
    assert old in parts[name].decode()
    parts[name] = parts[name].decode().replace(f'"{old}"', f'"{new}"').encode()
    with zipfile.ZipFile(paper, "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
