"""What commands write into a person's files is listed, and can be taken back without loss."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from charter.edit.yaml_edit import set_value
from charter.problems import InputError
from charter.undoing import undo
from charter.write.in_place import edit_file
from charter.write.journal import FILE, FOLDER, InJournal, read_journal
from conftest import Ran

COMPANY = """\
company: {name: Acme, currency: USD, charter_in_contract: false}   # ours
structure: separate
positions:
  cto:
    # what it signs for
    limits: {spend: 9000, hire: leads}
  cpo:
    status: vacant
    acting: ceo
    limits: {spend: 9000, hire: leads}
    apply: {email: jobs@acme.example, url: https://acme.example/jobs}
    places: [{city: Lisbon, country: PT}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    return tmp_path


def change(folder: Path, spend: int, position: str = "cto") -> None:
    """Write a limit as a command does."""
    told = InJournal(folder, lambda: f"spend of {position} is {spend}")
    path = ("positions", position, "limits", "spend")
    edit_file(folder / "company.yaml", lambda text: set_value(text, path, spend), [told])


def text(folder: Path) -> str:
    return (folder / "company.yaml").read_text("utf-8")


def test_each_change_is_listed_and_goes_back_in_turn(
    charter: Callable[..., Ran], folder: Path
) -> None:
    change(folder, 10000)
    change(folder, 20000)
    listed = charter("history", str(folder))
    assert [line.split()[0] for line in listed.out.splitlines()] == ["1", "2"]
    assert "spend of cto is 20000" in listed.out
    assert charter("undo", str(folder)).out.startswith("undone: spend of cto is 20000\n")
    assert text(folder) == COMPANY.replace("9000", "10000", 1)
    assert charter("undo", str(folder)).code == 0
    assert text(folder) == COMPANY
    done = charter("undo", str(folder))
    assert (done.code, text(folder)) == (1, COMPANY)
    assert "no change of it is listed that could be undone" in done.err


def test_what_was_undone_is_made_once_more(charter: Callable[..., Ran], folder: Path) -> None:
    change(folder, 10000)
    charter("undo", str(folder))
    charter("undo", str(folder), "--change", "2")
    assert "spend: 10000" in text(folder)
    data = json.loads(charter("history", str(folder), "--json").out)["changes"]
    assert [(c["number"], c["undoes"], c["stands"]) for c in data] == [
        (1, 0, True),
        (2, 1, False),
        (3, 2, True),
    ]
    assert charter("undo", str(folder)).code == 0
    assert text(folder) == COMPANY


def test_an_earlier_change_goes_and_what_came_since_stays(folder: Path) -> None:
    change(folder, 10000)
    change(folder, 20000, "cpo")
    edited = text(folder).replace("# ours", "# ours, and mine")
    (folder / "company.yaml").write_text(edited, "utf-8")
    undo(folder, 1)
    assert text(folder) == edited.replace("spend: 10000", "spend: 9000")


def test_the_same_line_changed_again_is_told_and_nothing_is_written(folder: Path) -> None:
    change(folder, 10000)
    edited = text(folder).replace("10000", "12000")
    (folder / "company.yaml").write_text(edited, "utf-8")
    with pytest.raises(InputError, match="changed again since, at line 6"):
        undo(folder)
    assert text(folder) == edited
    assert len(read_journal(folder)) == 1


@pytest.mark.parametrize("number", [7, 1])
def test_what_is_not_there_or_undone_already_is_told(folder: Path, number: int) -> None:
    change(folder, 10000)
    undo(folder)
    with pytest.raises(InputError, match=r"there is no change 7|change 1 is undone already"):
        undo(folder, number)
    assert text(folder) == COMPANY


def test_a_list_that_somebody_garbled_leaves_what_can_be_read(folder: Path) -> None:
    change(folder, 10000)
    path = folder / FOLDER / FILE
    path.write_bytes(b"\xff\n[1\n{}\n" + path.read_bytes() + b'{"number": 9, "time": 1}\n')
    change(folder, 20000)
    assert [entry.number for entry in read_journal(folder)] == [1, 2]
    undo(folder)
    assert "spend: 10000" in text(folder)


def test_a_list_that_leads_elsewhere_is_not_followed(folder: Path, tmp_path: Path) -> None:
    change(folder, 10000)
    path = folder / FOLDER / FILE
    path.write_text(path.read_text("utf-8").replace('"company.yaml"', '"../other.yaml"'), "utf-8")
    with pytest.raises(InputError, match="outside of the workspace"):
        undo(folder)


def test_nobody_else_can_read_the_list_and_git_leaves_it_out(folder: Path) -> None:
    change(folder, 10000)
    if os.name == "posix":
        assert stat.S_IMODE((folder / FOLDER / FILE).stat().st_mode) == 0o600
    assert FILE in (folder / FOLDER / ".gitignore").read_text("utf-8").splitlines()


def test_a_workspace_without_schemas_gets_none_because_of_the_list(
    charter: Callable[..., Ran], folder: Path
) -> None:
    change(folder, 10000)
    charter("build", str(folder), "--date", "2026-12-01")
    assert sorted(path.name for path in (folder / FOLDER).iterdir()) == [".gitignore", FILE]


def test_a_file_that_a_command_made_goes_again(charter: Callable[..., Ran], folder: Path) -> None:
    before = text(folder)
    charter("build", str(folder), "--date", "2026-12-01")
    paper = folder / "out" / "cto-charter.md"
    paper.write_text(paper.read_text("utf-8").replace("Sets the", "Always sets the", 1), "utf-8")
    charter("diff", str(paper), "--workspace", str(folder), "--adopt", "--date", "2026-12-01")
    ours = folder / "catalog" / "ours.yaml"
    assert ours.exists()
    assert "took in" in read_journal(folder)[-1].what
    undo(folder)
    assert not ours.exists()
    assert text(folder) == before


def test_commands_that_write_are_listed(charter: Callable[..., Ran], folder: Path) -> None:
    day = ("--date", "2026-12-01")
    charter("feed", str(folder), "--assign-references", *day)
    charter("build", str(folder), *day)
    charter("sign", str(folder), "--position", "cto", *day)
    told = [entry.what for entry in read_journal(folder)]
    assert [what.split(":")[0] for what in told] == [
        "gave references for job boards",
        "recorded that 'cto' was signed on 2026-12-01",
    ]
    charter("undo", str(folder))
    charter("undo", str(folder))
    assert text(folder) == COMPANY
