"""The page as a person has it: `charter open` as a process, and Chromium in front of it."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from browser import program
from charter import compiled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).resolve().parent
NORTHWIND = HERE / "briefs" / "northwind"
DAY = "2026-12-01"
# What is shipped is read compiled, as in a wheel and as tests/conftest.py has it.
# With a number, the process is killed before it takes that step of writing in its folder.
_RUN = """
import os, signal, sys
from pathlib import Path
from charter import compiled
from charter.cli.main import run
compiled.FOLDER = Path(sys.argv.pop(1))
left = int(sys.argv.pop(1))
folder = sys.argv[2]
writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def step(event, about):
    global left
    if event == "open" and not about[2] & writes:
        return
    if event in ("open", "os.rename", "os.link", "os.remove", "os.mkdir"):
        if str(about[0]).startswith(folder) and left:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
if left:
    sys.addaudithook(step)
run()
"""
# Plans as the page keeps them: one that can be made, one whose line says something else by now, one
# of a structure, and one that cannot be.
_PLANS = """
plans:
  - {title: 'VP Product: reports to the CEO', day: 2027-02-01,
     changes: [{at: [positions, vp-product, reports_to], was: null, then: ceo}]}
  - {title: 'VP Product: reports to the CEO', day: 2026-12-01,
     changes: [{at: [positions, vp-product, status], was: vacant, then: filled}]}
  - {title: CTO and CPO, changes: [{at: [structure], was: combined, then: separate}]}
  - {title: 'VP Product: reports to nobody', day: 2027-03-01,
     changes: [{at: [positions, vp-product, reports_to], was: null, then: nobody-there}]}
"""
PLANNED = tuple(f"/reorganise/{number}" for number in range(4))
# A name that another, as it can who has one on the network, lets lead to this machine.
_ELSEWHERE = "--host-resolver-rules=MAP evil.example 127.0.0.1"
# A click that waits for longer than this waits for something that is not there, however busy the
# machine.
PATIENCE = 60_000


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Yield Debian's Chromium, which no test downloads; skips the test without it."""
    if not (found := program()):
        pytest.skip("not there: chromium (or $CHARTER_BROWSER)")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="not there: playwright; 'pip install playwright' gets it"
    )
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", _ELSEWHERE])
        try:
            yield browser
        finally:
            browser.close()


class Opened:
    """A folder that `charter open` shows, for as long as its process runs."""

    def __init__(self, folder: Path, *words: str, dies_at: int = 0) -> None:
        self.folder, self._words = folder, words
        self.start(dies_at)

    def start(self, dies_at: int = 0) -> None:
        """Start the process, and read the address that it prints."""
        words = ["open", str(self.folder), "--no-browser", "--date", DAY, *self._words]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(compiled.FOLDER), str(dies_at), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.communicate()[1]
        where = urlsplit(self.address).netloc
        self.origin = f"http://{where}"
        if not dies_at:  # the address is there before the page is, which loads behind it
            asking = http.client.HTTPConnection(where, timeout=300)
            asking.request("GET", "/")
            asking.getresponse().read()
            asking.close()

    def kill(self) -> str:
        """End the process at once, wherever it is; return what it said as an error."""
        self.process.kill()
        return self.process.communicate()[1]

    def lay(self, source: Path = NORTHWIND) -> None:
        """Put the folder back to how a brief has it."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        shutil.copytree(source, self.folder, dirs_exist_ok=True)

    def plan(self) -> None:
        """Lay plans into the folder, which the screens of PLANNED show."""
        (self.folder / "plans.yaml").write_text(_PLANS, "utf-8")

    @property
    def company(self) -> str:
        return (self.folder / "company.yaml").read_text("utf-8")

    def change(self, old: str, new: str) -> str:
        """Change company.yaml as an editor does beside the page, and return it."""
        assert old in self.company
        text = self.company.replace(old, new, 1)
        (self.folder / "company.yaml").write_text(text, "utf-8")
        return text


class Watched:
    """A window's page, and all that went wrong in it.

    Nothing may: no script's error, nothing against the page's own policy, no address elsewhere, no
    answer of a broken program.
    """

    def __init__(self, context: BrowserContext, opened: Opened) -> None:
        self.wrong: list[str] = []
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self._said(said.type, said.text))
        self.page.on("request", lambda asked: self._asked(asked.url, opened.origin))
        self.page.on("response", lambda got: self._got(got.status, got.url))
        self.page.goto(opened.address)

    def _said(self, kind: str, text: str) -> None:
        told = "the server responded with a status of 4"  # a page that says no, in words
        if kind in ("error", "warning") and told not in text:
            self.wrong.append(text)

    def _asked(self, url: str, origin: str) -> None:
        if not url.startswith((f"{origin}/", "data:")):
            self.wrong.append(f"asked for {url}")

    def _got(self, status: int, url: str) -> None:
        if status >= 500:
            self.wrong.append(f"{status} for {url}")


@contextlib.contextmanager
def served(folder: Path, *words: str) -> Iterator[Opened]:
    """Yield a folder that is opened; nothing may have gone wrong in the process by its end."""
    opened = Opened(folder, *words)
    try:
        yield opened
    finally:
        said = opened.kill()
    assert said == ""


@contextlib.contextmanager
def window(browser: Browser, opened: Opened, **how: object) -> Iterator[Page]:
    """Yield a window of its own, as another person's browser, in which nothing goes wrong."""
    context = browser.new_context(**how)
    watched = Watched(context, opened)
    try:
        yield watched.page
    finally:
        context.close()
    assert watched.wrong == []
