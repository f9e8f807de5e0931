"""What all tests share: the shipped catalogue, a company from text, the command line in-process."""

from __future__ import annotations

import compileall
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from charter import compiled
from charter.building import build
from charter.cli import batch
from charter.cli.main import run
from charter.compile_shipped import compile_shipped
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.problems import CharterError, Problem
from edited_papers import COMPANY
from opened import NORTHWIND, Opened, chromium, served, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# The same examples in every run, and no time limit: a slow machine is not a broken program.
settings.register_profile(
    "charter",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("charter")
# Python keeps what it compiled beside each file, for workers and the processes that tests start:
# where the environment forbids that, each of them compiles charter, and most of the tests, anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Hypothesis also draws the constants of every module that is loaded by then, so that its examples
# would hang on which tests ran before in the same process.
setattr(providers, "_get_local_constants", providers.Constants)  # noqa: B010


def pytest_configure(config: pytest.Config) -> None:
    """Load what is shipped as a wheel does, compiled, which takes a tenth of the time.

    No test gets an error of ours whose problems have no code or say nothing.

    `from_files` reads it as a checkout does; tests/test_wheel.py holds both against each other.

    Nothing waits for the disk: no test can take the power away, and these waits were half of the
    time of many. tests/test_files.py holds what is synced, and when.
    """
    gc.disable()
    os.fsync = no_wait
    compiled.FOLDER = _compiled_once(config)
    told = CharterError.__init__

    def told_whole(self: CharterError, problems: Iterable[Problem]) -> None:
        told(self, problems)
        assert all(each.code and each.message for each in self.problems), self.problems

    CharterError.__init__ = told_whole  # type: ignore[method-assign]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give each worker of xdist what was compiled for all."""
    node.workerinput["compiled"] = str(compiled.FOLDER)


def _compiled_once(config: pytest.Config) -> Path:
    """Compile what is shipped, once for all workers of a run; give its folder."""
    if shared := getattr(config, "workerinput", {}).get("compiled"):
        return Path(shared)
    folder = tempfile.TemporaryDirectory(prefix="charter-compiled-")
    config.add_cleanup(folder.cleanup)
    made = Path(folder.name)
    compile_shipped(made)
    # As who installs a wheel does; else each set of templates is parsed anew.
    compileall.compile_dir(made, quiet=1)
    return made


def no_wait(_number: int) -> None:
    """Do what os.fsync does for tests: nothing."""


MUCH_GARBAGE = 100_000
"""Objects made and not freed since garbage was last collected."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems() -> None:
    """Let garbage wait until a test is over, as commands do.

    Where it is collected within a test, what lists all modules, as Hypothesis does, meets those
    of dead templates; it lists them after the collection of tests too, so this comes before it.
    Nothing is frozen: on Python 3.14, Hypothesis asks who holds what it made.
    """
    gc.collect()
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect the garbage of tests where there is much; `charter batch` turns that on.

    All of it is young. What was there before the tests, a million objects, is not looked through.
    """
    gc.disable()
    if gc.get_count()[0] > MUCH_GARBAGE:
        gc.collect(1)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where CI wants every test run, let one that was skipped fail the run.

    pytest looks five times more for garbage that fails as it goes: only for what is new by then.
    """
    gc.collect()
    gc.freeze()
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CHARTER_ALL_TESTS") == "1" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


class Ran(NamedTuple):
    """What one command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog()


@pytest.fixture
def from_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read what is shipped from its files."""
    monkeypatch.setattr(compiled, "FOLDER", Path("/nowhere"))


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[..., Workspace]:
    """Write company.yaml and catalogue files, and read them: `workspace(text, own="...")`."""

    def make(company: str, **own: str) -> Workspace:
        (tmp_path / "company.yaml").write_text(company, "utf-8")
        for name, text in own.items():
            (tmp_path / "catalog").mkdir(exist_ok=True)
            (tmp_path / "catalog" / f"{name}.yaml").write_text(text, "utf-8")
        return read_workspace(tmp_path)

    return make


@pytest.fixture(scope="session")
def begun_language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a shipped catalogue with a made-up language in it, for postings only."""
    from made_up_language import begin

    return begin(tmp_path_factory.mktemp("shipped") / "catalog")


@pytest.fixture
def folder(begun_language: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let a catalogue with a made-up language be the shipped one; give its folder of languages."""
    from charter import resources
    from made_up_language import forget

    made, shipped = tmp_path / "shipped", resources._shipped
    shutil.copytree(begun_language, made)
    monkeypatch.setattr(
        resources, "_shipped", lambda name: made if name == "catalog" else shipped(name)
    )
    forget()
    yield made / "languages"
    forget()


@pytest.fixture
def charter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run the command line as a person does, but in this process: `charter("check", ".")`.

    So does `charter batch`, unless a test asks for `--jobs`: a process takes longer than its rows.
    """
    monkeypatch.setattr(batch, "_cores", lambda: 1)

    def command(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["charter", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run()
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return command


@pytest.fixture
def in_2030(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let today be in 2030, so that no day of signing is to come."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace with its papers, for all tests to copy."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    assert not build(folder, day=date(2026, 12, 1)).drafts
    return folder


@pytest.fixture
def out(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a workspace that was built."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "out"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give one browser for the tests of a file; skips them where there is none."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def one_server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Give one process of `charter open` for the tests of a file."""
    folder = tmp_path_factory.mktemp("page") / "northwind"
    shutil.copytree(NORTHWIND, folder)
    with served(folder) as running:
        yield running


@pytest.fixture
def opened(one_server: Opened) -> Opened:
    """Give the brief Northwind as it comes, opened as a page."""
    one_server.lay()
    return one_server


@pytest.fixture
def screen(browser: Browser, opened: Opened) -> Iterator[Page]:
    """Give a window of 1440 pixels with the page in it; nothing may go wrong in it."""
    with window(browser, opened, viewport={"width": 1440, "height": 900}) as shown:
        yield shown
