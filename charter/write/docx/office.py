"""A Word file of somebody else to PDF, by LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from charter.problems import CharterError, OutputError, error
from charter.read.files import sha256

SECONDS = 120
"""A letter takes five; the first of a day, on a slow disk, may take a minute."""
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
)
_HOW_TO_GET = {
    "darwin": "install it with 'brew install --cask libreoffice' or from libreoffice.org",
    "win32": "install it with 'winget install TheDocumentFoundation.LibreOffice'",
}
_ELSEWHERE = "install it, on Debian with 'apt-get install libreoffice-writer-nogui'"
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportFormFields":{"type":"boolean","value":"false"}}'
)
_COMMON = "/org.openoffice.Office.Common/"
_SETTINGS = (
    # What runs code, and what would fetch something from elsewhere while the file is opened.
    (f"{_COMMON}Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}Security/Scripting", "DisableActiveContent", "true"),
    (f"{_COMMON}Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (f"{_COMMON}Misc", "FirstRun", "false"),
)


def find_office() -> str:
    """Return the path of LibreOffice's program, or nothing where it is not installed."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    return next((place for place in _USUAL_PLACES if Path(place).is_file()), "")


def missing_office(name: str) -> CharterError:
    """Return the error that says how to get LibreOffice; `name` is the file that waits for it."""
    hint = _HOW_TO_GET.get(sys.platform, _ELSEWHERE)
    message = "a Word file of your own becomes a PDF by LibreOffice, which is not installed"
    return error(OutputError, name, "no-office", message, hint)


def to_pdf(docx: bytes, name: str, day: date | None = None, seconds: float = SECONDS) -> bytes:
    """Return the PDF of a Word file that was read and found harmless before.

    `name` stands for the file in messages, `day` is the date that the PDF bears. Each call has a
    profile and a folder of its own, which only the owner can read, so that calls can run side by
    side; both are gone afterwards. Raises OutputError where LibreOffice is missing, fails, or takes
    longer than `seconds`; then it is ended with all that it started.
    """
    program = find_office()
    if not program:
        raise missing_office(name)
    with tempfile.TemporaryDirectory(prefix="charter-", ignore_cleanup_errors=True) as made:
        folder = Path(made).resolve()
        # A neutral name: what others see of a running program must not name a person.
        source, result = folder / "letter.docx", folder / "out" / "letter.pdf"
        source.write_bytes(docx)
        profile = _profile(folder / "profile")
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            # Only as a Word file; left to itself, it opens anything as what it seems to be.
            "--infilter=MS Word 2007 XML",
            *("--convert-to", _FILTER, "--outdir", str(result.parent), str(source)),
        ]
        said = _run(command, folder, name, day, seconds)
        content = result.read_bytes() if result.is_file() else b""
    if not content.startswith(b"%PDF-"):
        last = said.strip().splitlines()[-1][:200] if said.strip() else "it gave no reason"
        message = f"LibreOffice could not make a PDF of this file ({_unplaced(last, made)})"
        hint = "open it in Word or LibreOffice, save it as .docx again, and try once more"
        raise error(OutputError, name, "office-failed", message, hint)
    return _settled(content, docx, day) if day else content


def _settled(pdf: bytes, docx: bytes, day: date) -> bytes:
    """Return a PDF with a date and an identity that follow from what it was made of.

    LibreOffice takes both from the clock. The new values are as long as the old, so that every
    offset in the file stays true.
    """
    mark = sha256(docx + day.isoformat().encode())[:32].upper().encode()
    head, trailer, tail = pdf.rpartition(b"\ntrailer")
    tail = re.sub(rb"(?<=[</])[0-9A-F]{32}\b", mark, tail)
    moment = f"/CreationDate(D:{day:%Y%m%d}000000".encode()
    return re.sub(rb"/CreationDate\(D:\d{14}", moment, head) + trailer + tail


def _run(command: list[str], folder: Path, name: str, day: date | None, seconds: float) -> str:
    """Run a program to its end and return what it said. Raises OutputError when it takes long."""
    try:
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(folder, day),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # A group of its own, so that ending it ends what the starting script started.
            start_new_session=True,
        )
    except OSError as bad:
        message = f"LibreOffice could not be started: {bad.strerror}"
        hint = f"see whether '{command[0]} --version' runs"
        raise error(OutputError, name, "office-failed", message, hint) from None
    try:
        said, _ = running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        message = f"LibreOffice was ended: it took longer than {seconds:g} seconds for this file"
        hint = "open it in LibreOffice to see what it waits for, or leave the PDF out"
        raise error(OutputError, name, "office-slow", message, hint) from None
    finally:
        _end(running)
    return said.decode("utf-8", "replace")


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started; also what outlived a starting script."""
    if sys.platform == "win32":
        if running.poll() is None:
            tree = ["taskkill", "/T", "/F", "/PID", str(running.pid)]
            subprocess.run(tree, capture_output=True, check=False)
    else:
        # The group is there while one of its members is; its number is not used again before.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
    if running.poll() is None:
        running.kill()
    if running.stdout:
        running.stdout.close()
    running.wait()


def _environment(folder: Path, day: date | None) -> dict[str, str]:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    ours = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "SAL_USE_VCLPLUGIN": "svp",
        # Nothing that somebody set for Python or for the office's own debugging.
        "PYTHONPATH": "",
    }
    if moment:
        ours["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    return {**os.environ, **ours}


def _profile(folder: Path) -> Path:
    """Return a fresh profile in which macros, active content and outside links are off."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{key}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, key, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor='
        '"http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        "utf-8",
    )
    return folder


def _unplaced(text: str, folder: str) -> str:
    return text.replace(str(Path(folder).resolve()), "").replace(folder, "")
