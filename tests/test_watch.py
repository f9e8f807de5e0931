"""Building while somebody edits: with a real process, real files, and real saves."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from charter.cli.watch import matters

COMPANY = """\
company:
  name: Acme
  about: Acme makes anvils.
structure: combined-lean
positions:
  cpto:
    status: vacant
    acting: ceo
    limits: {spend: 100, currency: USD, hire: engineers}
"""
PATIENCE = 600
"""Seconds after which a line is given up, however busy the machine; an idle one needs a tenth of
one. A process that has ended is not waited for."""

_START = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from charter.cli.main import run
run()
"""
"""As a person starts it. Tests that run in the background of a shell are deaf to Ctrl-C, and what
they start is too."""


class Watched:
    """`charter build --watch` on a folder, and the lines that it prints."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", _START, "build", ".", "--watch", *options],
            cwd=folder,
            env={**os.environ, "COLUMNS": "300"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def until(self, words: str) -> list[str]:
        """Return the lines up to the first that has `words` in it, without times."""
        seen = []
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                line = None
            if line is None:
                raise AssertionError(f"no line with {words!r} came after {seen}")
            seen.append(re.sub(r"^\d\d:\d\d:\d\d ", "", line))
            if words in line:
                return seen

    def save(self, name: str, text: str) -> None:
        """Save a file in place."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """Watch a workspace, from after the first build on."""
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    started = Watched(tmp_path, "--date", "2026-12-01")
    started.until("watching")
    yield started
    started.end()


def about(text: str) -> str:
    """Return the company with another sentence about itself."""
    return COMPANY.replace("Acme makes anvils.", text)


def posting(folder: Path) -> str:
    """Return the posting as it is now."""
    return (folder / "out" / "cpto-posting.md").read_text("utf-8")


def test_a_save_of_the_company_file_is_built(watched, tmp_path):
    watched.save("company.yaml", about("We make rockets."))

    assert watched.until("written") == ["company.yaml changed: 2 written, 4 unchanged"]
    assert "We make rockets." in posting(tmp_path)


def test_a_folder_that_is_made_while_watching_is_watched_too(watched, tmp_path):
    watched.save("templates/posting.md.j2", "# {{ posting.title }}\n")

    watched.until("2 written, 4 unchanged")
    assert posting(tmp_path) == "# Draft \N{EN DASH} Chief Product and Technology Officer\n"


def test_a_mistake_is_shown_and_leaves_the_papers_and_the_next_good_save_recovers(
    watched, tmp_path
):
    before = posting(tmp_path)

    watched.save("company.yaml", COMPANY.replace("hire:", "hires:"))

    first, second = watched.until("write 'hire:'")
    assert first == "company.yaml changed: a mistake; the papers are as they were"
    assert second.startswith("  company.yaml:9:")
    assert posting(tmp_path) == before
    watched.save("company.yaml", about("We make rockets."))
    assert watched.until("written")[-1] == "company.yaml changed: 2 written, 4 unchanged"


def test_an_editor_that_saves_by_rename_is_followed(watched, tmp_path):
    """As vim does it: a probe, a backup by rename, a new file, and the backup goes."""
    for number in range(3):
        (tmp_path / "4913").write_text("")
        (tmp_path / "4913").unlink()
        os.replace(tmp_path / "company.yaml", tmp_path / "company.yaml~")
        watched.save("company.yaml", about(f"Rockets, {number}."))
        (tmp_path / "company.yaml~").unlink()

        watched.until("2 written")
        assert f"Rockets, {number}." in posting(tmp_path)


def test_an_editor_that_renames_a_new_file_over_the_old_is_followed(watched, tmp_path):
    (tmp_path / "company.yaml.tmp").write_text(about("We make rockets."), "utf-8")
    os.replace(tmp_path / "company.yaml.tmp", tmp_path / "company.yaml")

    watched.until("company.yaml changed: 2 written")


def test_a_file_that_vanishes_is_a_mistake_until_it_is_back(watched, tmp_path):
    (tmp_path / "company.yaml").unlink()
    watched.until("no company.yaml in this folder")

    watched.save("company.yaml", COMPANY)

    watched.until("0 written, 6 unchanged")


def test_lock_files_of_word_and_what_is_written_to_out_build_nothing(watched, tmp_path):
    (tmp_path / "templates").mkdir()
    watched.until("templates changed: 0 written, 6 unchanged")
    (tmp_path / "templates" / "~$letterhead.docx").write_bytes(b"lock")
    (tmp_path / "templates" / ".~lock.letterhead.docx#").write_bytes(b"lock")
    (tmp_path / "out" / "notes.txt").write_text("mine")

    watched.save("company.yaml", about("We make rockets."))

    (line,) = watched.until("written")
    assert line == "company.yaml changed: 2 written, 4 unchanged"


def test_a_paper_edited_meanwhile_is_left_and_named_once_and_the_rest_is_written(watched, tmp_path):
    (tmp_path / "out" / "cpto-posting.md").write_text("mine", "utf-8")

    watched.save("company.yaml", about("We make rockets."))

    assert watched.until("new paper") == [
        "company.yaml changed: 2 written, 4 unchanged",
        "out/cpto-posting.md: was edited and is left as it is; the new paper is "
        "out/cpto-posting.new.md",
    ]
    assert posting(tmp_path) == "mine"
    watched.save("company.yaml", about("We make ships."))
    watched.until("company.yaml changed: 2 written")
    watched.save("company.yaml", "structure: [")
    assert "new paper" not in " ".join(watched.until("[yaml-syntax]"))


def test_each_mistake_names_only_the_files_that_changed_since_the_one_before(watched):
    watched.save("catalog/ours.yaml", "nonsense: 1\n")
    watched.until("[unknown-key]")

    watched.save("company.yaml", "structure: [")

    lines = watched.until("[yaml-syntax]")
    assert lines[0].startswith("company.yaml changed: ")


def test_what_keeps_a_posting_from_being_published_is_shown_once_and_stops_nothing(tmp_path):
    place = "    places: [{city: Denver, region: CO, country: US}]\n"
    company = COMPANY.replace("  about:", "  country: US\n  headcount: 50\n  about:") + place
    (tmp_path / "company.yaml").write_text(company, "utf-8")
    drafts = Watched(tmp_path, "--date", "2026-12-01")
    try:
        assert "[law-" in " ".join(drafts.until("put this right before you publish"))
        drafts.until("watching")
        drafts.save("company.yaml", company.replace("anvils", "rockets"))
        assert drafts.until("written") == ["company.yaml changed: 2 written, 4 unchanged"]
        drafts.save("company.yaml", "structure: [")
        assert "[law-" not in " ".join(drafts.until("[yaml-syntax]"))
    finally:
        drafts.end()


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to send to one process")
def test_ctrl_c_ends_it_with_one_line_and_success(watched):
    watched.process.send_signal(signal.SIGINT)

    assert watched.until("stopped") == ["stopped watching"]
    assert watched.process.wait(PATIENCE) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to send to one process")
def test_ctrl_c_while_papers_are_written_ends_it_when_all_are_there(watched, tmp_path):
    watched.save("company.yaml", about("We make rockets."))
    deadline = time.monotonic() + PATIENCE
    while "rockets" not in posting(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.001)
    watched.process.send_signal(signal.SIGINT)

    written, stopped = watched.until("stopped")
    assert (written, stopped) == (
        "company.yaml changed: 2 written, 4 unchanged",
        "stopped watching",
    )
    assert watched.process.wait(PATIENCE) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to send to one process")
def test_a_second_ctrl_c_ends_a_build_that_does_not_end():
    code = (
        "import os, signal, time\n"
        "from charter.cli.watch import _stop_at_interrupt\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "stop = _stop_at_interrupt()\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "assert stop.is_set()\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "time.sleep(5)\n"
    )
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "KeyboardInterrupt" in ended.stderr


def test_a_workspace_that_is_broken_at_the_start_is_watched_until_it_is_whole(tmp_path):
    (tmp_path / "company.yaml").write_text("structure: [", "utf-8")
    broken = Watched(tmp_path, "--date", "2026-12-01")
    try:
        broken.until("[yaml-syntax]")
        broken.until("watching")
        broken.save("company.yaml", COMPANY)
        broken.until("6 written")
    finally:
        broken.end()


def test_files_without_an_ending_do_not_matter_but_folders_do(tmp_path):
    (tmp_path / "templates" / "blocks").mkdir(parents=True)
    (tmp_path / "templates" / "Xk3vQ").write_text("half")

    company, out = tmp_path / "company.yaml", tmp_path / "out"
    assert matters(tmp_path / "templates" / "blocks", company, out)
    assert not matters(tmp_path / "templates" / "Xk3vQ", company, out)


# What is watched


@pytest.mark.parametrize(
    "name",
    [
        "company.yaml",
        "catalog/ours.yaml",
        "catalog/deep/down/ours.yml",
        "templates/charter.md.j2",
        "templates/blocks/pay.md.j2",
        "templates/letterhead.docx",
        "templates/1-charter.docx",
    ],
)
def test_what_papers_are_made_of_matters(tmp_path, name):
    assert matters(tmp_path / name, tmp_path / "company.yaml", tmp_path / "out")


@pytest.mark.parametrize(
    "name",
    [
        "out/cto-charter.md",
        "out/.charter.json",
        "templates/out/cto-charter.md",
        "notes.txt",
        "other.yaml",
        ".git/index",
        "company.yaml~",
        "catalog/.ours.yaml.swp",
        "catalog/4913",
        "catalog/ours.yaml~",
        "catalog/#ours.yaml#",
        "catalog/ours.yaml.tmp",
        "templates/~$letterhead.docx",
        "templates/.~lock.letterhead.docx#",
        "templates/~WRL0001.tmp",
        "templates/sedfexaJV",
        "catalog/ours.yaml.tmp.4711.1a2b",
        "catalog/ours.yaml___jb_tmp___",
        "catalog/ours.yaml.sb-4f5e-AbCd",
        "templates/.git/charter.md.j2",
    ],
)
def test_what_no_paper_is_made_of_does_not_matter(tmp_path, name):
    out = tmp_path / ("templates/out" if name.startswith("templates/out") else "out")

    assert not matters(tmp_path / name, tmp_path / "company.yaml", out)
