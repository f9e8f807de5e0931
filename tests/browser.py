"""A page in a real browser: what axe-core finds in it, and its pages when printed."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

AXE = Path(__file__).resolve().parent / "axe"
_CSP = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FOUND = re.compile(r'<pre id="axe-found">(.*?)</pre>', re.DOTALL)


class Audit(NamedTuple):
    """What axe-core said of one page: rules that are broken, and how many held."""

    broken: dict[str, list[str]]
    passed: int


def program() -> str | None:
    """Return the browser for tests: Chromium without a window, or with one, which is slower."""
    asked = os.environ.get("CHARTER_BROWSER")
    return asked or shutil.which("chromium-headless-shell") or shutil.which("chromium")


def run_in(page: bytes, folder: Path, body: str) -> Any:
    """Return what the body of a function returns that runs in a page, after the page's own."""
    browser, _ = _tools()
    text = _CSP.sub("", page.decode())
    script = (
        f"const said = (() => {{{body}}})();"
        'const pre = document.createElement("pre"); pre.id = "axe-found";'
        "pre.textContent = JSON.stringify(said); document.body.append(pre);"
    )
    copy = folder / "page.html"
    copy.write_text(text.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    return _dumped(browser, copy, folder, dark=False)


def audit(page: bytes, folder: Path, *, dark: bool) -> Audit:
    """Return what axe-core finds in a page; in a browser without a network."""
    [found] = audits([page], folder, dark=dark)
    return found


def audits(pages: Sequence[bytes], folder: Path, *, dark: bool) -> list[Audit]:
    """Return what axe-core finds in each page; one browser opens one after the other."""
    browser, axe = _tools()
    runner = axe.read_text("utf-8"), (AXE / "run.js").read_text("utf-8")
    for number, page in enumerate(pages, 1):
        text = _CSP.sub("", page.decode())  # our own policy forbids scripts, axe too
        assert "</body>" in text
        after = f"page-{number + 1}.html" if number < len(pages) else ""
        script = f'const AFTER = "{after}";'.join(runner)
        copy = folder / f"page-{number}.html"
        copy.write_text(text.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    results = _dumped(browser, folder / "page-1.html", folder, dark=dark)
    assert len(results) == len(pages)
    return [Audit({r["rule"]: r["nodes"] for r in one["found"]}, one["passed"]) for one in results]


def _dumped(browser: str, copy: Path, folder: Path, *, dark: bool) -> Any:
    """Return what a script wrote into the page, read as JSON."""
    done = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            *("--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}"),
            f"--blink-settings=preferredColorScheme={0 if dark else 1}",
            *("--window-size=500,900", "--virtual-time-budget=20000", "--dump-dom"),
            copy.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    said = _FOUND.search(done.stdout)
    assert said, done.stderr[-2000:]
    return json.loads(html.unescape(said[1]))


def _tools() -> tuple[str, Path]:
    """Return the browser and axe-core; skips the test without them."""
    browser = program()
    axe = Path(os.environ.get("CHARTER_AXE") or AXE / "node_modules/axe-core/axe.min.js")
    missing = [
        name
        for name, there in (("chromium (or $CHARTER_BROWSER)", browser), (str(axe), axe.is_file()))
        if not there
    ]
    if missing:
        reason = f"not there: {' and '.join(missing)}; 'npm install --prefix tests/axe' gets axe"
        pytest.skip(reason)
    assert browser
    return browser, axe
