"""Files from people: which are read, which are refused, and what the refusal says."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import docx
import pytest

from charter.problems import InputError, OutputError
from charter.read import files
from charter.read.files import MAX_BYTES, read_text


def refused(path: Path) -> str:
    """Return the one problem for which `path` is refused, without the path."""
    with pytest.raises(InputError) as raised:
        read_text(path)
    (problem,) = raised.value.problems
    return str(problem).removeprefix(str(path))


def test_a_byte_order_mark_is_dropped(tmp_path):
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfname: Acme\n")

    assert read_text(tmp_path / "a") == "name: Acme\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read_alike(tmp_path, end):
    (tmp_path / "a").write_bytes(f"one{end}two{end}".encode())

    assert read_text(tmp_path / "a") == "one\ntwo\n"


def test_a_missing_file_is_named(tmp_path):
    assert refused(tmp_path / "a") == (
        ": there is no such file - is its name spelt right, and is this the right folder? [no-file]"
    )


def test_a_file_beside_it_may_be_meant(tmp_path):
    (tmp_path / "company.yaml").write_text("")
    assert refused(tmp_path / "company.yml") == (
        ": there is no such file - did you mean 'company.yaml'? [no-file]"
    )


def test_a_folder_is_no_file(tmp_path):
    assert refused(tmp_path) == (
        ": this is a folder, not a file - name a file, or give this folder another name where "
        "a file is to be [not-a-file]"
    )


def test_a_file_beneath_a_file_cannot_be_read(tmp_path):
    (tmp_path / "a").write_bytes(b"")

    assert refused(tmp_path / "a" / "b") == ": cannot be read: Not a directory [unreadable]"


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    def deny(*_, **__):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_bytes(b"")
    monkeypatch.setattr(os, "open", deny)

    assert refused(tmp_path / "a") == ": cannot be read: Permission denied [unreadable]"


def test_a_file_of_50_mb_is_refused(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        file.truncate(50_000_000)

    assert refused(tmp_path / "a") == ": larger than 2 MB - is this the right file? [too-large]"


def test_no_more_is_read_of_a_large_file_than_shows_that_it_is_too_large(tmp_path, monkeypatch):
    asked = []

    class Counting(io.BytesIO):
        def read(self, size=-1):
            asked.append(size)
            return super().read(size)

    monkeypatch.setattr(files, "open_file", lambda *_: Counting(b"x" * (MAX_BYTES + 9)))

    refused(tmp_path / "a")

    assert asked == [MAX_BYTES + 1]


def test_the_largest_file_that_is_allowed_is_read(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * MAX_BYTES)

    assert len(read_text(tmp_path / "a")) == MAX_BYTES


def made(path: Path, kind: str) -> Path:
    """Return a path at which stands something of a kind that is no regular file."""
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    elif kind == "a folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    return path


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices have other names there")
@pytest.mark.parametrize("kind", ["a pipe", "a socket", "a device", "a folder"])
def test_what_is_no_regular_file_is_refused_before_a_byte_is_read(tmp_path, monkeypatch, kind):
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    path = made(Path("a"), kind)

    assert refused(path).startswith(f": this is {kind}, not a file")


def test_a_file_with_nul_bytes_is_no_text_and_says_where(tmp_path):
    (tmp_path / "a").write_bytes(b"one\ntw\0o\n")

    assert refused(tmp_path / "a").startswith(":2:3: this is not a text file - ")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_by_its_mark(tmp_path, encoding):
    (tmp_path / "a").write_bytes("\ufeffname".encode(encoding))

    assert refused(tmp_path / "a") == (
        ": this file is saved as UTF-16 - save it again, with the encoding UTF-8 [encoding]"
    )


def test_the_first_byte_that_is_not_utf_8_has_a_place(tmp_path):
    (tmp_path / "a").write_bytes(b"one\ntwo \xfc\n")

    assert refused(tmp_path / "a") == (
        ":2:5: a letter here cannot be read, for the file is not saved as UTF-8 - "
        "save it again, with the encoding UTF-8 [encoding]"
    )


def test_the_caller_chooses_the_kind_of_error(tmp_path):
    with pytest.raises(OutputError):
        read_text(tmp_path / "a", OutputError)


def test_check_names_a_company_file_that_is_not_there(tmp_path, monkeypatch, charter):
    monkeypatch.chdir(tmp_path)

    ran = charter("check", "northwind.yaml")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "northwind.yaml: there is no such file"
        " - is its name spelt right, and is this the right folder? [no-file]\n"
    )


def test_check_names_a_folder_that_is_not_there(tmp_path, monkeypatch, charter):
    monkeypatch.chdir(tmp_path)

    assert charter("check", "north/wind").err == (
        "north/wind: there is no such folder or file"
        " - 'charter init north/wind' makes a workspace [no-file]\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        "check {}",
        "build {}",
        "build . --out {}",
        "matrix {}",
        "advise {}",
        "lint {}.md",
        "compare combined --workspace {}",
        "transition . {} --on 2027-03-01",
        "update {}",
        "diff {}.md",
        "diff {}/cto-charter.md",
        "batch {} --out many",
        "batch {}.csv --out many",
        "batch rows.csv --base {} --out many",
        "batch rows.csv --out {}",
        "feed {}",
        "pack . --position cto --letter {}",
        "verify {}.docx --against .",
        "verify {}.zip",
        "verify copy.docx --against {}",
        "sign . --position cto --date 2026-12-01 --file {}.docx",
        "show roles --workspace {}",
        "templates list {}",
        "templates check {}",
        "templates eject pay --workspace {}",
        "init {} --structure combined",
    ],
)
def test_a_path_too_long_for_the_system_is_a_problem_and_no_crash(
    command, tmp_path, monkeypatch, charter
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: separate\n")
    (tmp_path / "rows.csv").write_text("name,structure\nAcme,separate\n")
    docx.Document().save("copy.docx")

    ran = charter(*(word.replace("{}", "x" * 300) for word in command.split()))

    assert ran.code == 1
    assert ran.err.splitlines()[0].endswith("]")


def test_a_company_file_is_found_in_its_folder_and_by_its_own_name(tmp_path, charter):
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: separate\n")

    assert charter("check", str(tmp_path)).code == 0
    assert charter("check", os.fspath(tmp_path / "company.yaml")).code == 0
