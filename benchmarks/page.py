"""The page of `charter open`: how long a person waits for it, by a client of HTTP and in a browser.

With `--other PYTHON` another installed release is measured by turns with this one. What a person
waits for is measured of a wheel; of a checkout, which parses its catalogue anew, the table says so.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

from rounds import machine, ratio, table

ROOT = Path(__file__).resolve().parent.parent
NORTHWIND = ROOT / "tests" / "briefs" / "northwind" / "company.yaml"
POSITIONS = 200
HEADING = b"<h1>"
BROWSER = 0.5
"""Seconds that a browser takes at least to start and to ask for the page."""
FIRST = "from the command to the first page, asked for at once"
PROCESSOR = "processor time of that"
WHOLE = "from the command to all that the first page says"
SHOWN = f"first page, asked for {BROWSER} s after the address"
ALL = "all that it says"
AGAIN = "home again"
EDIT = "an edit is written, and its paper is there"
FOLLOWS = "what would follow if an owner moved"
MATRIX = f"the matrix of {POSITIONS} positions"
DRAWN = f"the matrix of {POSITIONS} positions, drawn in Chromium"
GOALS = {FIRST: 300, SHOWN: 300, EDIT: 200, DRAWN: 1000}


class Opened:
    """A running page, and a client that it lets in."""

    def __init__(self, python: str, folder: Path) -> None:
        command = [python, "-m", "charter", "open", str(folder), "--no-browser"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd="/", env=environment()
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        self._where = urlsplit(self.address)
        self._cookie = ""

    def first_page(self) -> Iterator[str]:
        """Come in, and yield what there is of the first page: that it is there, and all of it."""
        self.enter()
        got, asking = self._answer("GET", "/")
        said = b""
        while HEADING not in said:
            said += got.read1()
        yield "there"
        got.read()
        asking.close()
        yield "whole"

    def processor(self) -> float:
        """Return the processor time that the process took so far, where the system tells it."""
        path = Path(f"/proc/{self.process.pid}/stat")
        if not path.is_file():
            return float("nan")
        ticks = path.read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def enter(self) -> None:
        got, _ = self._ask("GET", f"/?{self._where.query}")
        self._cookie = re.split(";", got.getheader("set-cookie", ""))[0]

    def get(self, path: str) -> bytes:
        got, body = self._ask("GET", path)
        assert got.status == 200, (path, got.status)
        return body

    def post(self, path: str, form: dict[str, str]) -> None:
        got, body = self._ask("POST", path, urlencode(form).encode())
        assert got.status == 303, body

    def _ask(
        self, method: str, path: str, body: bytes | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        got, asking = self._answer(method, path, body)
        said = got.read()
        asking.close()
        return got, said

    def _answer(
        self, method: str, path: str, body: bytes | None = None
    ) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
        asking = http.client.HTTPConnection(self._where.netloc, timeout=300)
        headers = {"Cookie": self._cookie, "Origin": f"http://{self._where.netloc}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        asking.request(method, path, body, headers)
        return asking.getresponse(), asking


def environment() -> dict[str, str]:
    """Return the environment with compiled modules kept, as Python does where nobody forbids it.

    Else each start would compile each module anew, which takes longer than all else.
    """
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def opened(python: str, folder: Path) -> Iterator[Opened]:
    running = Opened(python, folder)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.communicate()


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def once(python: str, small: Path, large: Path, numbers: Iterator[int]) -> dict[str, float]:
    """Return what one start of each page takes."""
    taken: dict[str, float] = {}
    start = time.perf_counter()
    with opened(python, small) as page:
        for got in page.first_page():
            taken[FIRST if got == "there" else WHOLE] = time.perf_counter() - start
            taken.setdefault(PROCESSOR, page.processor())
    with opened(python, small) as page:
        time.sleep(BROWSER)
        start = time.perf_counter()
        for got in page.first_page():
            taken[SHOWN if got == "there" else ALL] = time.perf_counter() - start
        taken[AGAIN] = seconds(lambda: page.get("/"))
        page.get("/papers/cpto-charter")
        was, now = _headcount(small), str(100 + next(numbers))
        form = {"company.headcount": now, "was.company.headcount": was}

        def edit() -> None:
            page.post("/company", form)
            page.get("/papers/cpto-charter")

        taken[EDIT] = seconds(edit)
        assert _headcount(small) == now
        path = "/owners/product.roadmap?to=vp-product"
        page.get(path)
        taken[FOLLOWS] = seconds(lambda: page.get(path))
    with opened(python, large) as page:
        page.enter()
        page.get("/company")
        taken[MATRIX] = seconds(lambda: page.get("/owners"))
        if not _without_browser() and (chromium := shutil.which("chromium")):
            taken[DRAWN] = _drawn(chromium, page.address)
    return taken


def _without_browser() -> str:
    """Return why nothing is drawn; "" where it is."""
    if not shutil.which("chromium"):
        return "no chromium was found on the PATH ('apt-get install chromium')"
    if not find_spec("playwright"):
        return "playwright is not installed ('pip install playwright')"
    return ""


def _reads_files(python: str) -> bool:
    """Return whether a release reads its catalogue from files, as a checkout does."""
    asked = "from charter import compiled; print(compiled.FOLDER.is_dir())"
    said = subprocess.run(
        [python, "-c", asked], check=False, capture_output=True, text=True, cwd="/"
    )
    return said.stdout.strip() != "True"


def _drawn(chromium: str, address: str) -> float:
    """Return how long Chromium takes from a click on the address until all is drawn."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        screen = browser.new_page(viewport={"width": 1440, "height": 900})
        owners = address.replace("/?", "/company?")
        screen.goto(owners, timeout=300_000)
        last = ".mx tbody:last-of-type tr:last-child td:last-child"
        frame = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"

        def draw() -> None:
            screen.locator("#nav a[href='/owners']").click(timeout=300_000)
            screen.wait_for_selector(last, timeout=300_000)
            screen.evaluate(frame)

        took = seconds(draw)
        browser.close()
    return took


def _headcount(folder: Path) -> str:
    (found,) = re.findall(r"(?m)^  headcount: (\d+)", (folder / "company.yaml").read_text("utf-8"))
    return str(found)


def _company_of(positions: int) -> str:
    """Return a company file with so many positions."""
    heads = (
        f"  head-{n}: {{title: Head of Team {n}, level: head, reports_to: cto, status: filled}}\n"
        for n in range(positions - 3)
    )
    return (
        "company:\n  name: Northwind Robotics\n  country: US\n  currency: USD\n"
        "structure: separate\npositions:\n  ceo: {status: filled}\n  cto: {status: filled}\n"
        f"  cpo: {{status: filled}}\n{''.join(heads)}"
    )


def main() -> None:
    """Open the page of each release by turns, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--other", metavar="PYTHON", help="the Python that has another release")
    asked = parser.parse_args()
    releases = {"this": sys.executable} | ({"other": asked.other} if asked.other else {})
    taken: dict[str, list[float]] = {}
    numbers = count()
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name) / "small", Path(name) / "large"
        for folder in (small, large):
            folder.mkdir()
        shutil.copy(NORTHWIND, small)
        (large / "company.yaml").write_text(_company_of(POSITIONS), "utf-8")
        for python in releases.values():  # once uncounted, so that modules are compiled
            with opened(python, small) as page:
                page.enter()
                page.get("/")
        for number in range(asked.rounds):
            for release in list(releases)[:: -1 if number % 2 else 1]:
                for what, took in once(releases[release], small, large, numbers).items():
                    taken.setdefault(f"{release} {what}", []).append(took)
    print(machine(asked.rounds), f"load {os.getloadavg()[0]:.1f}", sep=", ", end="\n\n")
    print(_report(taken))
    if why := _without_browser():
        print(f"\n{DRAWN}: not measured, {why}.")
    for release, python in releases.items():
        if _reads_files(python):
            print(f"\n{release}: a checkout, which reads its catalogue and templates from files.")


def _report(taken: dict[str, list[float]]) -> str:
    rows = []
    for name, each in taken.items():
        release, _, what = name.partition(" ")
        if release == "this":
            other = f"other {what}"
            before = f"{median(taken[other]) * 1000:.0f}" if other in taken else ""
            times = f"{ratio(taken, name, other):.2f}" if other in taken else ""
            now = f"{median(each) * 1000:.0f}"
            rows.append((what, str(GOALS.get(what, "")), before, now, times))
    return table(("What a person waits for", "goal, ms", "other, ms", "this, ms", "ratio"), rows)


if __name__ == "__main__":
    main()
