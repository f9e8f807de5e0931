"""Imported by the process that runs are forked from: it has done everything once."""

from __future__ import annotations

import contextlib
import os
import tempfile
from io import StringIO
from pathlib import Path

import docx

from charter import compiled
from charter.cli.main import cli

_COMPANY = """\
company: {name: Warm, country: US, currency: USD, charter_in_contract: false}
structure: combined-lean
positions:
  cpto: {limits: {spend: 50000, hire: team leads}}
  vp-engineering: {status: vacant, acting: cpto, apply: {email: jobs@warm.example},
    pay: {min: 90000, max: 120000}}
"""

os.fsync = lambda _number: None  # as in conftest.py
compiled.FOLDER = Path(os.environ["CHARTER_COMPILED"])
with tempfile.TemporaryDirectory() as _folder, contextlib.redirect_stderr(StringIO()):
    (Path(_folder) / "company.yaml").write_text(_COMPANY, "utf-8")
    _letter = docx.Document()
    _letter.add_paragraph("We offer you the post of {{ position.title }}.")
    _letter.save(f"{_folder}/letter.docx")
    for _words in (
        ("build", _folder, "--date", "2026-12-01", "--quiet"),
        ("check", _folder),
        ("pack", _folder, "--position", "cpto", "--letter", f"{_folder}/letter.docx", "--draft"),
        ("verify", f"{_folder}/out/cpto-charter.docx", "--against", _folder),
        ("sign", _folder, "--position", "cpto", "--date", "2026-12-02", "--draft", "--quiet"),
        ("diff", f"{_folder}/out/cpto-charter.docx", "--adopt", "--quiet"),
        ("feed", _folder, "--date", "2026-12-01", "--quiet"),
        ("templates", "update", _folder),
    ):
        with contextlib.suppress(SystemExit, Exception), contextlib.redirect_stdout(StringIO()):
            cli(_words)
