"""Hints that say what to write or to run: followed to the letter, they do what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from charter.compose.headings import wordings_of
from charter.edit.yaml_edit import set_value
from charter.problems import typed
from charter.read.yaml_source import parse_yaml
from edited_papers import COMPANY, edit

HINT = re.compile(
    r"company fact (?P<path>[\w.-]+), company\.yaml:\d+; "
    r"(?P<verb>add the line|write|add) '(?P<line>.*?)'(?: and '(?P<also>[^']+)')?"
    r"(?: under '(?P<under>[\w-]+)'| to the list(?:, behind the last with a comma)?"
    r"|, because .*)?$"
)
OWN = """\
    opening: We build anvils.
    benefits: [Health insurance.]
    equity: 1 per cent
    musts: [You lift anvils., You forge.]
    nice_to_have: [You sing.]
"""
HELPS = rf"(?:{'|'.join(map(re.escape, wordings_of('helps')))})"


def follow(text: str, hint: re.Match[str]) -> str:
    """Return a company file with what a hint says put where it says."""
    path = tuple(hint["path"].split("."))
    said = parse_yaml(hint["line"], "hint").data
    if hint["verb"] == "add":
        there = parse_yaml(text, "company").data
        for key in path:
            there = there[key]
        return set_value(text, (*path, len(there)), said[0] if isinstance(said, list) else said)
    if hint["also"]:
        said |= parse_yaml(hint["also"], "hint").data
    at = path[: path.index(hint["under"]) + 1] if hint["under"] else path[:-1]
    for key, value in said.items():
        text = set_value(text, (*at, key), value)
    return text


MUSTS, IN_A_YEAR, ROLE = (
    rf"(## (?:{'|'.join(map(re.escape, wordings_of(part)))})\n\n)"
    for part in ("musts", "success", "role")
)
LEAD, BELOW = r"(?:[^-#\n].*\n\n)?", r"(?:\n[^#\n].*\n)?"
"""How many musts are enough is said above them or below; not of a company's own."""
WRITTEN = {
    "a must is cut": ("cpto-posting", "", rf"{MUSTS}{LEAD}- .*\n((?:- .*\n)+){BELOW}", r"\1\2"),
    "a must is added": (
        "cpto-posting", "", rf"{MUSTS}{LEAD}((?:- .*\n)+){BELOW}", r"\1- You speak Danish.\n\2"
    ),
    "an outcome is cut": (
        "cpto-posting", "", rf"{IN_A_YEAR}((?:.*:\n\n)?)- .*\n", r"\1\2"
    ),
    "an own must is added": ("cpto-posting", OWN, r"(- You forge\.\n)", r"\1- You speak Danish.\n"),
    "a benefit is added": ("cpto-posting", OWN, r"(- Health insurance\.\n)", r"\1- A gym.\n"),
    "an opening is added": ("cpto-posting", "", ROLE, r"\1This is new.\n\n"),
    "an own outcome is added": (
        "cpto-charter", "    outcomes: [We sell anvils.]\n", r"(1\. We sell anvils\.\n)",
        r"\g<1>1. Nobody calls.\n",
    ),
    "spending is changed": ("cpto-charter", "", r"up to \$100", "up to $900"),
    "another currency": ("cpto-charter", "", r"up to \$100", "up to €900"),
    "a start is added": (
        "cpto-charter", "", r"(\| \*\*Date)", r"| **Planned start** | 1 May 2027 |\n\1"
    ),
    "a holder is added": ("ceo-charter", "", r"(\| \*\*Also acts)", r"| **Held by** | Jo |\n\1"),
    "a limit is added": ("cpto-charter", "", r"(- Signs for hiring.*\n)", r"\1- Signs nothing.\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_what_diff_says_to_write_makes_the_paper_that_was_edited(
    name, charter, tmp_path, monkeypatch
):
    paper, own, old, new = WRITTEN[name]
    monkeypatch.chdir(tmp_path)
    company, edited = Path("company.yaml"), Path("out") / f"{paper}.md"
    company.write_text(COMPANY + own, "utf-8")
    assert charter("build", "--format", "md", "--date", "2026-12-01").code == 0
    text, count = re.subn(old, new, edited.read_text("utf-8"), count=1)
    assert count == 1
    edited.write_text(text, "utf-8")

    said = charter("diff", str(edited)).out

    hints = [found for line in said.splitlines() if (found := HINT.search(line))]
    assert hints, said
    for hint in hints:
        company.write_text(follow(company.read_text("utf-8"), hint), "utf-8")
    assert charter("build", "--format", "md", "--date", "2026-12-01", "--force").code == 0
    assert charter("diff", str(edited)).code == 0
    # Who holds a position is named at the line to sign too.
    ours = edited.read_text("utf-8").replace("Officer | Jo |", "Officer |  |")
    ours, text = (re.sub(r"[0-9a-f]{12}", "", each) for each in (ours, text))
    if name == "an opening is added":  # a posting with one is built in another shape
        assert "This is new." in ours
        return
    assert ours == text


def test_no_hint_drops_what_was_left_alone(charter, tmp_path, monkeypatch):
    """Cutting one thing that helps once had a hint that removed all must-haves."""
    monkeypatch.chdir(tmp_path)
    company, edited = Path("company.yaml"), Path("out/cpto-posting.md")
    for name in ("Corvid", "Acme", "Bolt", "Finch", "Gorse", "Heron", "Ibis", "Jay", "Kite"):
        company.write_text(COMPANY.replace("Acme", name), "utf-8")
        charter("build", "--format", "md", "--date", "2026-12-01", "--force")
        text, cut = re.subn(rf"\n{HELPS} .*\n", "", edited.read_text("utf-8"))
        if cut:  # not every hand says what helps
            break
    assert cut == 1
    edited.write_text(text, "utf-8")
    said = charter("diff", str(edited)).out
    assert "nice to have" in said
    assert "musts" not in said


def test_a_posting_prints_every_must_that_the_company_wrote(charter, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    musts = [f"You lift anvil {n}." for n in range(9)]
    helps = [f"You sing song {n}." for n in range(5)]
    own = f"    musts: {musts}\n    nice_to_have: {helps}\n"
    Path("company.yaml").write_text(COMPANY + own, "utf-8")
    charter("build", "--format", "md", "--date", "2026-12-01")
    text = Path("out/cpto-posting.md").read_text("utf-8")
    assert [line for line in (*musts, *helps) if line not in text] == []


COMMAND = re.compile(r"'(charter (?:[^'\"]|\"[^\"]*\")*)'")
"""A command in a hint: a path with a space in it stands in quotes of its own."""


def commands(said: str) -> list[list[str]]:
    """Return each command that an output says to run, without those that need a word put in."""
    found = [shlex.split(each)[1:] for each in COMMAND.findall(" ".join(said.split()))]
    return [words for words in found if not any(word.isupper() for word in words[1:])]


@pytest.fixture
def firm(charter, tmp_path, monkeypatch):
    """Build a workspace whose name has a space, and stand beside it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "our firm"
    folder.mkdir()
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    assert charter("build", "our firm", "--format", "md", "--date", "2026-12-01").code == 0
    return folder


def test_the_template_that_diff_names_is_copied_into_that_workspace(charter, firm):
    paper = firm / "out/cpto-charter.md"
    edit(paper, "## Limits\n", "## Limits of power\n\nRead this well.\n")
    edit(paper, "| For | Name", "Read it again.\n\n| For | Name")
    found = commands(charter("diff", str(paper.relative_to(Path.cwd()))).out)
    assert found[0][:2] == ["templates", "eject"]
    assert charter(*found[0]).code == 0
    assert (firm / "templates/charter.md.j2").is_file()
    assert (firm / "templates/blocks/sign-off.md.j2").is_file()


def test_a_folder_with_a_space_is_named_so_that_the_command_works(charter, firm, tmp_path):
    (tmp_path / "new firm").mkdir()
    for words in (("check", "new firm"), ("templates", "list", "new firm"), ("check", "no firm")):
        (command,) = commands(charter(*words).err)
        assert command == ["init", words[-1]]
    assert charter(*command, "--structure", "combined").code == 0
    assert (tmp_path / "no firm/company.yaml").is_file()


def test_a_paper_without_its_workspace_is_compared_by_the_command_that_is_said(
    charter, firm, tmp_path
):
    paper = tmp_path / "came back.md"
    text = (firm / "out/cpto-charter.md").read_text("utf-8")
    paper.write_text(text.replace("engineers", "designers"), "utf-8")
    (command,) = commands(charter("diff", "came back.md").err)
    ran = charter(*command)
    assert ran.code == 1
    assert "designers" in ran.out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("northwind/out", "northwind/out"),
        ("our firm", '"our firm"'),
        ("caf\u00e9", "caf\u00e9"),
        ("it's", '"it\'s"'),
        ('a "b" $c', "'a \"b\" $c'"),
        ("", '""'),
    ],
)
def test_a_path_is_said_as_it_is_typed(path, said):
    assert typed(path) == said
    assert shlex.split(said) == [path]


def test_a_folder_is_no_paper_and_one_of_its_papers_is_named(charter, firm):
    said = " ".join(charter("diff", "our firm/out").err.split())
    found = re.search(r"this is a folder.* - give one of its files, such as (.*) \[", said)
    assert found, said
    (paper,) = shlex.split(found[1])
    assert charter("diff", paper).code == 0


def test_a_markdown_copy_is_compared_by_the_command_that_verify_says(charter, firm):
    paper = firm / "out/cpto-charter.md"
    edit(paper, "engineers", "designers")
    (command,) = commands(charter("verify", "our firm/out/cpto-charter.md").err)
    assert command == ["diff", "our firm/out/cpto-charter.md"]
    assert "designers" in charter(*command).out
