"""Writing papers: whole or not at all, never over a person's work, and sound after a crash."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from charter.problems import OutputError
from charter.write.files import Written, adopt_file, write_files
from charter.write.record import RECORD, is_ours
from charter.write.swap import Stage

OLD = {"ceo-charter.md": b"old ceo", "cto-charter.md": b"old cto", "cto-posting.md": b"old posting"}
NEW = {"ceo-charter.md": b"new ceo", "cto-charter.md": b"new cto", "cto-posting.md": b"new posting"}


def papers(folder: Path) -> dict[str, bytes]:
    """Return all papers in `folder`."""
    return {path.name: path.read_bytes() for path in folder.glob("[!.]*")}


def hidden(folder: Path) -> list[str]:
    """Return the names of all files in `folder` that are no papers."""
    return sorted(path.name for path in folder.glob(".*"))


def refused(folder: Path, files: dict[str, bytes], **options: bool) -> list[str]:
    """Return the problems for which `files` cannot be written, without the folder."""
    with pytest.raises(OutputError) as raised:
        write_files(folder, files, **options)
    return [str(problem).removeprefix(f"{folder}/") for problem in raised.value.problems]


# What is written


def test_all_files_are_written_into_a_folder_that_is_made(tmp_path):
    done = write_files(tmp_path / "a" / "out", OLD)

    assert papers(tmp_path / "a" / "out") == OLD
    assert done == Written(tmp_path / "a" / "out", tuple(OLD), (), ())
    assert hidden(tmp_path / "a" / "out") == [RECORD]


def test_a_second_run_replaces_the_papers_of_the_first(tmp_path):
    write_files(tmp_path, OLD)

    done = write_files(tmp_path, NEW)

    assert papers(tmp_path) == NEW
    assert done.written == tuple(NEW)


def test_an_identical_paper_is_left_alone_and_counts_as_unchanged(tmp_path):
    write_files(tmp_path, OLD)
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}

    done = write_files(tmp_path, OLD)

    assert (done.written, done.unchanged) == ((), tuple(OLD))
    assert {path.name: path.stat().st_ino for path in tmp_path.iterdir()} == before


def test_only_what_changed_is_written(tmp_path):
    write_files(tmp_path, OLD)

    done = write_files(tmp_path, {**OLD, "cto-charter.md": b"new"})

    assert done.written == ("cto-charter.md",)
    assert done.unchanged == ("ceo-charter.md", "cto-posting.md")


def test_a_paper_that_a_person_deleted_is_written_again(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / "cto-charter.md").unlink()

    assert write_files(tmp_path, OLD).written == ("cto-charter.md",)


def test_a_run_for_some_papers_leaves_the_others_and_remembers_them(tmp_path):
    write_files(tmp_path, OLD)
    write_files(tmp_path, {"ceo-charter.md": b"new ceo"})

    write_files(tmp_path, NEW)

    assert papers(tmp_path) == NEW


def test_papers_that_no_position_needs_now_are_named_and_kept(tmp_path):
    write_files(tmp_path, OLD)

    done = write_files(tmp_path, {"ceo-charter.md": b"old ceo"}, whole=True)

    assert done.left_over == ("cto-charter.md", "cto-posting.md")
    assert papers(tmp_path) == OLD


def test_nothing_is_called_left_over_when_only_some_papers_were_asked_for(tmp_path):
    write_files(tmp_path, OLD)

    assert write_files(tmp_path, {"ceo-charter.md": b"new"}).left_over == ()


def test_the_same_papers_leave_the_same_record(tmp_path):
    write_files(tmp_path / "a", OLD)
    write_files(tmp_path / "b", dict(reversed(OLD.items())))

    assert (tmp_path / "a" / RECORD).read_bytes() == (tmp_path / "b" / RECORD).read_bytes()


# A person's work


def test_nothing_is_changed_when_a_paper_was_edited(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / "cto-charter.md").write_bytes(b"mine")
    record = (tmp_path / RECORD).read_bytes()

    assert refused(tmp_path, NEW) == [
        "cto-charter.md: was edited since it was made, and would be overwritten; nothing was "
        "changed - keep it under another name, or overwrite it with --force [edited]"
    ]
    assert papers(tmp_path) == {**OLD, "cto-charter.md": b"mine"}
    assert (tmp_path / RECORD).read_bytes() == record


def test_every_edited_paper_is_named(tmp_path):
    write_files(tmp_path, OLD)
    for name in OLD:
        (tmp_path / name).write_bytes(b"mine")

    assert [line.partition(":")[0] for line in refused(tmp_path, NEW)] == sorted(OLD)


def test_a_file_that_was_there_before_the_first_run_is_a_persons(tmp_path):
    (tmp_path / "cto-charter.md").write_bytes(b"mine")

    assert len(refused(tmp_path, NEW)) == 1
    assert papers(tmp_path) == {"cto-charter.md": b"mine"}


def test_an_edited_paper_stays_a_persons_after_a_run_that_was_refused(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / "cto-charter.md").write_bytes(b"mine")
    refused(tmp_path, NEW)

    assert len(refused(tmp_path, NEW)) == 1


def test_force_overwrites_what_a_person_edited(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / "cto-charter.md").write_bytes(b"mine")

    done = write_files(tmp_path, NEW, force=True)

    assert papers(tmp_path) == NEW
    assert done.written == tuple(NEW)


def test_an_edit_that_comes_to_the_same_text_is_no_edit(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / "cto-charter.md").write_bytes(NEW["cto-charter.md"])

    assert write_files(tmp_path, NEW).unchanged == ("cto-charter.md",)


# A person's work, left alone with the new paper beside it


def keep(folder: Path, files: dict[str, bytes], **options: bool) -> Written:
    """Write `files` and leave alone what was edited."""
    return write_files(folder, files, keep=True, **options)


def edit(folder: Path, name: str = "cto-charter.md", text: bytes = b"mine") -> None:
    """Change a file as a person does."""
    (folder / name).write_bytes(text)


def test_an_edited_paper_stays_and_the_new_one_is_written_beside_it(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)

    done = keep(tmp_path, NEW)

    assert papers(tmp_path) == {**NEW, "cto-charter.md": b"mine", "cto-charter.new.md": b"new cto"}
    assert done.written == ("ceo-charter.md", "cto-posting.md", "cto-charter.new.md")
    assert done.kept == (("cto-charter.md", "cto-charter.new.md"),)


def test_the_paper_beside_is_ours_and_follows_the_workspace(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)
    keep(tmp_path, NEW)

    assert keep(tmp_path, NEW).written == ()
    assert keep(tmp_path, OLD).written == ("ceo-charter.md", "cto-posting.md", "cto-charter.new.md")
    assert papers(tmp_path)["cto-charter.new.md"] == b"old cto"


def test_the_paper_beside_goes_when_the_edited_one_is_overwritten(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)
    keep(tmp_path, NEW)

    done = write_files(tmp_path, NEW, force=True)

    assert papers(tmp_path) == NEW
    assert done.cleared == ("cto-charter.new.md",)


def test_the_paper_beside_goes_when_no_position_needs_it(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)
    keep(tmp_path, NEW)

    done = keep(tmp_path, {"ceo-charter.md": b"new ceo"}, whole=True)

    assert done.cleared == ("cto-charter.new.md",)
    assert papers(tmp_path)["cto-charter.md"] == b"mine"


def test_a_run_for_other_papers_leaves_the_paper_beside(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)
    keep(tmp_path, NEW)

    keep(tmp_path, {"ceo-charter.md": b"newer"})

    assert papers(tmp_path)["cto-charter.new.md"] == b"new cto"


def test_a_paper_beside_that_was_edited_too_is_never_removed_or_overwritten(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)
    keep(tmp_path, NEW)
    edit(tmp_path, "cto-charter.new.md", b"mine too")

    done = keep(tmp_path, NEW)
    assert done.kept == (("cto-charter.md", "cto-charter.new2.md"),)
    write_files(tmp_path, NEW, force=True)

    assert papers(tmp_path) == {**NEW, "cto-charter.new.md": b"mine too"}


def test_what_a_person_put_into_the_workspace_can_be_counted_as_ours(tmp_path):
    write_files(tmp_path, OLD)
    edit(tmp_path)
    assert not is_ours(tmp_path / "cto-charter.md")

    adopt_file(tmp_path / "cto-charter.md")

    assert is_ours(tmp_path / "cto-charter.md")
    write_files(tmp_path, NEW)
    assert papers(tmp_path) == NEW


def test_a_paper_that_is_open_elsewhere_is_named(tmp_path, monkeypatch):
    write_files(tmp_path, OLD)
    really_replace = os.replace

    def replace(source, target):
        if Path(target).name == "cto-charter.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", replace)

    assert refused(tmp_path, NEW) == [
        "cto-charter.md: cannot be written: Permission denied; 1 papers are new, the rest as "
        "before - close it where it is open, then run it again [cannot-write]"
    ]


# Names


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../a.md",
        "/etc/a.md",
        "a/b.md",
        "a\\b.md",
        ".hidden",
        RECORD,
        "A.md",
        "c:a.md",
        "a b.md",
        "a\nb.md",
        "a\x00b.md",
        "é.md",
        "~a.md",
    ],
)
def test_a_name_that_is_not_safe_is_refused_before_anything_is_written(tmp_path, name):
    with pytest.raises(OutputError, match="this name cannot be given to a file"):
        write_files(tmp_path / "out", {"a.md": b"a", name: b"b"})

    assert list(tmp_path.iterdir()) == []


# What can go wrong with the folder


def test_an_output_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")

    with pytest.raises(OutputError) as raised:
        write_files(tmp_path / "out", OLD)

    assert str(raised.value) == (
        f"{tmp_path}/out: this is a file, not a folder, or lies within one - name another folder "
        "[not-a-folder]"
    )
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_folder_beneath_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")

    with pytest.raises(OutputError, match="not-a-folder"):
        write_files(tmp_path / "file" / "out", OLD)


def test_a_folder_that_may_not_be_made_says_so(tmp_path, monkeypatch):
    def deny(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", deny)

    with pytest.raises(OutputError) as raised:
        write_files(tmp_path / "out", OLD)

    assert str(raised.value) == (
        f"{tmp_path}/out: cannot be written: Permission denied; nothing was changed - "
        "name another folder [cannot-write]"
    )


def test_a_folder_that_may_not_be_written_into_says_so(tmp_path, monkeypatch):
    write_files(tmp_path, OLD)

    def deny(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Stage, "open", deny)

    with pytest.raises(OutputError, match=r"Permission denied; nothing was changed - name another"):
        write_files(tmp_path, NEW)
    assert papers(tmp_path) == OLD


def test_a_folder_in_the_place_of_a_paper_is_a_problem(tmp_path):
    (tmp_path / "cto-charter.md").mkdir()

    (said,) = refused(tmp_path, OLD)
    assert said.startswith("cto-charter.md: this is a folder, not a file - ")
    assert [path.name for path in tmp_path.iterdir()] == ["cto-charter.md"]


@pytest.mark.parametrize("fits", [0, 1, 2])
def test_nothing_is_changed_when_the_disk_is_full(tmp_path, monkeypatch, fits):
    write_files(tmp_path, OLD)
    record = (tmp_path / RECORD).read_bytes()
    really_add, written = Stage.add, []

    def add(self, path, content):
        if len(written) == fits:
            really_add(self, path, content[:3])
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        really_add(self, path, content)

    monkeypatch.setattr(Stage, "add", add)

    with pytest.raises(OutputError) as raised:
        write_files(tmp_path, NEW)

    assert str(raised.value) == (
        f"{tmp_path}: cannot be written: No space left on device; nothing was changed - "
        "make room on the disk, then run it again [cannot-write]"
    )
    assert papers(tmp_path) == OLD
    assert hidden(tmp_path) == [RECORD]
    assert (tmp_path / RECORD).read_bytes() == record


# A run that ends between two renames


@pytest.fixture(params=[1, 2, 3, 4, 5], ids=lambda nth: f"at rename {nth}")
def nth(request) -> int:
    """Return the rename at which a run ends: the record, the three papers, the record again."""
    return request.param


def end_at(monkeypatch: pytest.MonkeyPatch, nth: int, error: BaseException) -> None:
    """Let the `nth` rename, and every later one, fail."""
    really_replace, renames = os.replace, []

    def replace(source, target):
        renames.append(target)
        if len(renames) >= nth:
            raise error
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.EIO, "Input/output error")])
def test_a_run_that_ends_early_leaves_whole_files_only(tmp_path, monkeypatch, nth, error):
    write_files(tmp_path, OLD)

    with monkeypatch.context() as patch:
        end_at(patch, nth, error)
        with pytest.raises((KeyboardInterrupt, OutputError)):
            write_files(tmp_path, NEW)

    assert papers(tmp_path).keys() == OLD.keys()
    assert all(content in (OLD[name], NEW[name]) for name, content in papers(tmp_path).items())
    assert hidden(tmp_path) == [RECORD]
    json.loads((tmp_path / RECORD).read_bytes())


@pytest.mark.parametrize(
    "then", [OLD, NEW, dict.fromkeys(OLD, b"newer")], ids=["old", "new", "newer"]
)
def test_a_run_after_one_that_ended_early_finishes_the_work(tmp_path, monkeypatch, nth, then):
    write_files(tmp_path, OLD)
    with monkeypatch.context() as patch:
        end_at(patch, nth, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_files(tmp_path, NEW)

    write_files(tmp_path, then)

    assert papers(tmp_path) == then


def test_a_first_run_that_ended_early_is_finished_by_the_next(tmp_path, monkeypatch, nth):
    with monkeypatch.context() as patch:
        end_at(patch, nth, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_files(tmp_path, OLD)

    write_files(tmp_path, NEW)

    assert papers(tmp_path) == NEW


def test_an_edit_after_a_run_that_ended_early_is_still_a_persons(tmp_path, monkeypatch, nth):
    write_files(tmp_path, OLD)
    with monkeypatch.context() as patch:
        end_at(patch, nth, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            write_files(tmp_path, NEW)
    (tmp_path / "cto-charter.md").write_bytes(b"mine")

    assert len(refused(tmp_path, NEW)) == 1


def test_nothing_was_changed_is_only_said_when_it_is_true(tmp_path, monkeypatch, nth):
    write_files(tmp_path, OLD)

    with monkeypatch.context() as patch:
        end_at(patch, nth, OSError(errno.EIO, "Input/output error"))
        (said,) = refused(tmp_path, NEW)

    assert ("nothing was changed" in said) == (papers(tmp_path) == OLD)


def test_what_a_killed_run_left_half_written_is_swept(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / ".cto-charter.md.charter-tmp").write_bytes(b"ha")
    (tmp_path / f"{RECORD}.charter-tmp").write_bytes(b"{")
    (tmp_path / ".keep").write_bytes(b"mine")

    write_files(tmp_path, OLD)

    assert hidden(tmp_path) == [RECORD, ".keep"]


# A record that is damaged


@pytest.mark.parametrize(
    "damage",
    [
        *(b"", b"{", b"\xff", b"[]", b"null", b"7", b'{"version": 1}'),
        *(
            b'{"files": []}',
            b'{"files": {"cto-charter.md": 7}}',
            b'{"files": {"cto-charter.md": null}}',
        ),
        b"[" * 200_000,
    ],
    ids=lambda damage: str(damage[:40]),
)
def test_with_a_damaged_record_every_paper_that_differs_is_a_persons(tmp_path, damage):
    write_files(tmp_path, OLD)
    (tmp_path / RECORD).write_bytes(damage)

    assert len(refused(tmp_path, NEW)) == 3
    assert papers(tmp_path) == OLD


def test_a_damaged_record_is_mended_by_a_run_that_changes_nothing(tmp_path):
    write_files(tmp_path, OLD)
    (tmp_path / RECORD).write_bytes(b"{")

    write_files(tmp_path, OLD)

    assert write_files(tmp_path, NEW).written == tuple(NEW)


def test_a_record_that_is_a_folder_stops_the_run_and_changes_nothing(tmp_path):
    (tmp_path / RECORD).mkdir()

    assert len(refused(tmp_path, OLD)) == 1
    assert papers(tmp_path) == {}


@pytest.mark.parametrize("name", ["../secret.md", "/etc/passwd", "x" * 300, "a\0b"])
def test_a_record_cannot_name_files_outside_its_folder(tmp_path, name):
    (tmp_path / "secret.md").write_bytes(b"secret")
    write_files(tmp_path / "out", OLD)
    (tmp_path / "out" / RECORD).write_text(json.dumps({"version": 1, "files": {name: []}}))

    assert write_files(tmp_path / "out", OLD, whole=True).left_over == ()
