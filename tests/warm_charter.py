"""Imported by the process that runs are forked from: it has done everything once."""

from __future__ import annotations

import contextlib
import os
import tempfile
from io import StringIO
from pathlib import Path

from charter import compiled
from charter.cli.main import cli

_COMPANY = """\
company: {name: Warm, country: GB, currency: GBP}
structure: combined-lean
"""

os.fsync = lambda _number: None  # as in conftest.py
compiled.FOLDER = Path(os.environ["CHARTER_COMPILED"])
with tempfile.TemporaryDirectory() as _folder, contextlib.redirect_stderr(StringIO()):
    (Path(_folder) / "company.yaml").write_text(_COMPANY, "utf-8")
    for _words in (
        ("build", _folder, "--date", "2026-12-01", "--quiet"),
        ("sign", _folder, "--position", "cpto", "--date", "2026-12-02", "--draft", "--quiet"),
        ("diff", f"{_folder}/out/cpto-charter.docx", "--adopt", "--quiet"),
        ("feed", _folder, "--date", "2026-12-01", "--quiet"),
        ("templates", "update", _folder),
    ):
        with contextlib.suppress(SystemExit, Exception), contextlib.redirect_stdout(StringIO()):
            cli(_words)
