"""Word files of somebody else become PDFs by LibreOffice, or a message says why not."""

from __future__ import annotations

import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from charter.problems import OutputError
from charter.write.docx import office

LETTERS = Path(__file__).parent / "data" / "letters"
LETTER = (LETTERS / "letter.docx").read_bytes()
DAY = date(2026, 12, 1)
needs_office = pytest.mark.skipif(not office.find_office(), reason="LibreOffice is not installed")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@needs_office
def test_a_letter_becomes_the_same_pdf_each_time_also_side_by_side() -> None:
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda _: office.to_pdf(LETTER, "offer.docx", DAY), range(2))
    assert one.startswith(b"%PDF-")
    assert one == other
    assert b"/CreationDate(D:20261201000000" in one
    assert b"/StructTreeRoot" in one


@needs_office
def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(OutputError) as bad:
        office.to_pdf(b"just text", "offer.docx")
    [problem] = bad.value.problems
    assert (problem.place.path, problem.code) == ("offer.docx", "office-failed")
    assert "/tmp" not in problem.message


def test_without_libreoffice_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    with pytest.raises(OutputError) as bad:
        office.to_pdf(LETTER, "offer.docx")
    [problem] = bad.value.problems
    assert problem.code == "no-office"
    assert "install it" in problem.hint


def test_it_is_found_where_it_usually_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.touch()
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_USUAL_PLACES", ("/nowhere/soffice", str(program)))
    assert office.find_office() == str(program)


@needs_posix
def test_one_that_takes_too_long_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child"
    _stand_in(
        monkeypatch, tmp_path, f"sleep 6000 & echo $! > {child}.tmp; mv {child}.tmp {child}; wait"
    )
    for seconds in (1, 10, 100, 1000):
        with pytest.raises(OutputError) as bad:
            office.to_pdf(LETTER, "offer.docx", seconds=seconds)
        assert bad.value.problems[0].code == "office-slow"
        if child.exists():  # else the machine is so busy that it did not start what it starts
            break
    process = int(child.read_text())
    while not _has_ended(process):  # a signal takes its time
        time.sleep(0.01)


@needs_posix
def test_it_sees_no_name_has_a_profile_of_its_own_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    script = f'echo "$@" >> {seen}; echo "$PWD" >> {seen}; stat -c %a "$PWD" >> {seen}'
    script += f"; cat profile/user/registrymodifications.xcu >> {seen}; exit 3"
    _stand_in(monkeypatch, tmp_path, script)
    with pytest.raises(OutputError):
        office.to_pdf(LETTER, "offer-to-jane-doe.docx", DAY)
    arguments, folder, mode, *profile = seen.read_text().splitlines()
    assert "jane" not in arguments
    assert "-env:UserInstallation=file://" in arguments
    assert mode == "700"
    assert not Path(folder).exists()
    assert "DisableMacrosExecution" in "".join(profile)


@needs_posix
def test_a_program_that_does_not_start_is_a_message(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "soffice").write_text("no program")
    monkeypatch.setattr(office, "find_office", lambda: str(tmp_path / "soffice"))
    with pytest.raises(OutputError) as bad:
        office.to_pdf(LETTER, "offer.docx")
    assert bad.value.problems[0].code == "office-failed"


def _stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(program))


def _has_ended(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    try:
        # Ended, and nobody has asked yet how.
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_the_profile_runs_no_macros_and_fetches_nothing(tmp_path: Path) -> None:
    made = office._profile(tmp_path / "profile") / "user" / "registrymodifications.xcu"
    items = re.findall(r'path="([^"]+)"><prop oor:name="(\w+)".*?<value>(\w+)<', made.read_text())
    common = "/org.openoffice.Office.Common"
    assert items == [
        (f"{common}/Security/Scripting", "DisableMacrosExecution", "true"),
        (f"{common}/Security/Scripting", "MacroSecurityLevel", "3"),
        (f"{common}/Security/Scripting", "DisableActiveContent", "true"),
        (f"{common}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
        (f"{common}/Misc", "FirstRun", "false"),
    ]
    etree.parse(made)
