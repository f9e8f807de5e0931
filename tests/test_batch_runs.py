"""Runs that are stopped, workers that die, disks that fill: nothing lost, nothing twice."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import charter.batch.pools
from batch_workers import dies
from charter.batch.pools import CHUNK, _in_order, _Pool
from charter.batch.report import Summary
from charter.batch.setup import Setup
from charter.batch.store import FolderStore, RowMark
from charter.batch.tasks import Task
from charter.cli.progress import progress_line
from charter.problems import Place
from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
FILES = {"ceo-charter.md", "cpo-charter.md", "cto-charter.md"}
Command = Callable[..., Ran]


def table(folder: Path, rows: int, name: str = "Company") -> Path:
    path = folder / "t.csv"
    limits = [
        f"{position} limits {kind}" for position in ("cto", "cpo") for kind in ("spend", "hire")
    ]
    head = ",".join(["name", "structure", "country", "currency", *limits])
    lines = [f"{name} {number},separate,DK,DKK,9000,leads,9000,leads" for number in range(rows)]
    path.write_text("\n".join([head, *lines, ""]), "utf-8")
    return path


def arguments(path: Path, out: str | Path, *more: str) -> list[str]:
    usual = ["--format", "md", "--date", "2026-12-01"]
    return ["batch", str(path), "--out", str(out), *usual, *more]


HELD = """\
import batch_workers
from charter.batch import pools
from charter.cli.main import run
pools.make_rows = batch_workers.holds
run()
"""
"""The command line, with work that stops at a row, for a test that ends it there."""


def started(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


PATIENCE = 600
"""Seconds after which something is given up, however busy the machine."""


def until(is_so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


def papers(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*.md"))
        if not path.relative_to(out).parts[0].startswith(".")
    }


def statuses(out: Path) -> list[tuple[str, str]]:
    lines = (out / "report.jsonl").read_text("utf-8").splitlines()
    return [(row["folder"], row["status"]) for row in map(json.loads, lines)]


def test_two_processes_make_what_one_makes_in_the_same_order(
    charter: Command, tmp_path: Path
) -> None:
    path = table(tmp_path, 13)
    assert charter(*arguments(path, tmp_path / "a", "--jobs", "1")).code == 0
    assert charter(*arguments(path, tmp_path / "b", "--jobs", "2")).code == 0
    assert len(papers(tmp_path / "a")) == 39
    assert papers(tmp_path / "a") == papers(tmp_path / "b")
    assert statuses(tmp_path / "a") == statuses(tmp_path / "b")
    assert (tmp_path / "a/report.jsonl").read_bytes() == (tmp_path / "b/report.jsonl").read_bytes()


def test_a_run_that_is_killed_goes_on_where_it_was(charter: Command, tmp_path: Path) -> None:
    path, out = table(tmp_path, 30), tmp_path / "out"
    run = started("-c", HELD, *arguments(path, out, "--jobs", "2"))
    until(lambda: len(list(out.glob("company-*"))) >= 5, "the first rows")
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    until(lambda: not is_alive(run.pid), "the end of its processes")
    rows = list(out.glob("company-*"))
    assert 5 <= len(rows) < 30
    assert all({p.name for p in row.glob("[a-z]*")} == FILES for row in rows)
    assert not (out / "report.jsonl").exists()
    again = charter(*arguments(path, out, "--jobs", "1"))
    assert again.out == f"30 rows: {30 - len(rows)} made, {len(rows)} unchanged\n"
    assert not list(out.glob(".*.charter-tmp"))
    charter(*arguments(path, tmp_path / "whole", "--jobs", "1"))
    assert papers(out) == papers(tmp_path / "whole")


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_row_that_kills_its_process_fails_alone(
    charter: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charter_pools, "make_rows", dies)
    path = table(tmp_path, 12)
    path.write_text(path.read_text("utf-8").replace("Company 5,", "Deadly,"), "utf-8")
    ran = charter(*arguments(path, tmp_path / "out", "--jobs", "2"))
    assert "t.csv:7: the process that made this row died, twice" in ran.err
    found = statuses(tmp_path / "out")
    assert [name for name, status in found if status == "failed"] == ["deadly"]
    assert len(found) == 12
    assert len(papers(tmp_path / "out")) == 33


charter_pools = charter.batch.pools


def test_a_full_disk_stops_the_run_and_says_so(
    charter: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, count = FolderStore.put, iter(range(100))

    def full(
        self: FolderStore, name: str, files: Mapping[str, bytes], mark: RowMark, f: bool
    ) -> None:
        if next(count) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        put(self, name, files, mark, f)

    monkeypatch.setattr(FolderStore, "put", full)
    out = tmp_path / "out"
    ran = charter(*arguments(table(tmp_path, 9), out, "--jobs", "1"))
    assert ran.code == 1
    assert "No space left on device - make room on the disk, then run it again" in ran.err
    assert ran.err.count("\n") == 1
    assert [status for _, status in statuses(out)] == ["made", "made", "made", "failed"]
    assert "No space left" in json.loads((out / "summary.json").read_bytes())["stopped"]


def test_a_row_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "rename", fails)
    with pytest.raises(OSError, match="broken"):
        FolderStore(tmp_path, private=False).put("a", {"x.md": b"x"}, RowMark("f", {}), False)
    assert list(tmp_path.iterdir()) == []


def test_files_of_a_person_are_their_owners_alone(tmp_path: Path) -> None:
    FolderStore(tmp_path, private=True).put("a", {"x.md": b"x"}, RowMark("f", {}), False)
    modes = {
        p.name: p.stat().st_mode & 0o777 for p in [tmp_path / "a", *(tmp_path / "a").iterdir()]
    }
    assert modes == {"a": 0o700, "x.md": 0o600, ".charter.json": 0o600, ".charter-row.json": 0o600}


def test_a_link_is_not_written_through(charter: Command, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "out/company-0").symlink_to(tmp_path / "else")
    ran = charter(*arguments(table(tmp_path, 1), tmp_path / "out", "--jobs", "1"))
    assert "this is a link" in ran.err
    assert list((tmp_path / "else").iterdir()) == []


def test_two_runs_do_not_write_into_one_folder(charter: Command, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    out = tmp_path / "out"
    out.mkdir()
    held = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        ran = charter(*arguments(table(tmp_path, 1), out))
    finally:
        os.close(held)
    assert (ran.code, papers(out)) == (1, {})
    assert "another run is writing here" in ran.err


def test_no_more_rows_are_read_than_are_under_way() -> None:
    read = 0

    def tasks() -> Iterator[Task]:
        nonlocal read
        for number in range(100_000):
            read += 1
            yield Task(f"a-{number}", Place(""))

    from concurrent.futures import ThreadPoolExecutor

    pool = _Pool(ThreadPoolExecutor, 2)
    setup = None
    with pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr(charter_pools, "make_rows", lambda _, given: list(given))
        made = _in_order(pool, setup, tasks(), window=4)
        names = [outcome.name for outcome in islice(made, 10)]  # type: ignore[attr-defined]
        assert names == [f"a-{number}" for number in range(10)]
    assert read <= 10 + 5 * CHUNK


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (ProcessPoolExecutor, mock.call(wait=True, cancel_futures=True)),
        (Executor, mock.call(wait=False)),  # dask cancels what is under way
    ],
)
def test_whoever_was_started_is_let_go_however_a_run_ends(
    kind: type[Executor], wanted: Any
) -> None:
    started: list[mock.Mock] = []

    def start(jobs: int) -> Any:
        started.append(mock.Mock(spec=kind, jobs=jobs))
        died = len(started) == 1
        started[-1].submit.return_value.result.side_effect = BrokenExecutor if died else EOFError
        return started[-1]

    with pytest.raises(EOFError), _Pool(start, 3) as pool:
        # Its process died, so the row is made again alone; that one is not waited for either.
        pool.result(None, [Task("a", Place(""))], pool.submit(None, []))
    assert [one.jobs for one in started] == [3, 1]
    assert [one.shutdown.mock_calls for one in started] == [[wanted], [wanted]]


def test_a_worker_of_another_version_makes_nothing(tmp_path: Path) -> None:
    setup = Setup(str(tmp_path), "", ("charter",), ("md",), date(2026, 12, 1), False, False, ".")
    [outcome] = charter_pools.make_rows(setup._replace(program="old"), [Task("a", Place("t", 1))])
    assert (outcome.status, outcome.files, outcome.stop) == ("failed", (), True)
    assert [str(problem) for problem in outcome.problems] == [
        "this worker has another version of charter, its catalogue or its templates - install the"
        " same version on all machines [other-version]"
    ]


def test_nobody_who_was_not_started_is_let_go() -> None:
    with _Pool(mock.Mock(side_effect=AssertionError), 1):
        pass


def test_an_executor_that_broke_is_replaced_by_one_with_as_many_jobs() -> None:
    broken, whole = mock.Mock(spec=Executor), mock.Mock(spec=Executor)
    broken.submit.side_effect = BrokenExecutor
    start = mock.Mock(side_effect=[broken, whole])
    with _Pool(start, 3) as pool:
        assert pool.submit(None, []) is whole.submit.return_value
        assert broken.shutdown.mock_calls == [mock.call(wait=False)]
    assert start.mock_calls == [mock.call(3), mock.call(3)]


class KilledWorker(Exception):  # noqa: N818 (dask calls it so)
    pass


@pytest.mark.parametrize("death", [BrokenExecutor, KilledWorker])
def test_a_row_that_kills_its_process_twice_is_told_and_the_next_one_gets_another(
    death: type[Exception],
) -> None:
    single = [mock.Mock(spec=Executor) for _ in range(2)]
    single[0].submit.return_value.result.side_effect = death
    single[0].shutdown.side_effect = OSError  # it is gone
    single[1].submit.return_value.result.return_value = ["made"]
    start = mock.Mock(side_effect=single)
    rows = [Task(name, Place("t.csv", number), letter="x.docx") for number, name in enumerate("ab")]
    future = mock.Mock(**{"result.side_effect": death})
    with _Pool(start, 3) as pool:
        first, second = pool.result("setup", rows, future)
    assert (second, start.mock_calls) == ("made", [mock.call(1), mock.call(1)])
    assert (first.task, first.status) == (Task("a", Place("t.csv", 0)), "failed")
    assert [str(problem) for problem in first.problems] == [
        "t.csv: the process that made this row died, twice - it may have run out of memory; look"
        " at this row by itself [worker-died]"
    ]
    assert single[1].submit.call_args == mock.call(charter_pools.make_rows, "setup", [rows[1]])


def test_a_mistake_in_the_work_itself_is_no_death() -> None:
    with pytest.raises(ZeroDivisionError), _Pool(mock.Mock(), 1) as pool:
        pool.result(None, [], mock.Mock(**{"result.side_effect": ZeroDivisionError}))


def test_progress_says_rate_and_time_left() -> None:
    summary = Summary(1200, 1190, 0, 0, 10, 0, 0, 0, "")
    assert progress_line(summary, 0.25, 60) == (
        "1,200 rows, 10 failed, 20 a second, about 3 min left"
    )


def test_results_can_go_to_an_address(charter: Command, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    path = table(tmp_path, 3)
    files = fsspec.filesystem("memory")
    try:
        first = charter(*arguments(path, "memory://batch", "--jobs", "1"))
        assert first.out == "3 rows: 3 made\n"
        assert "Company 1" in files.cat_file("/batch/company-1/cto-charter.md").decode()
        assert json.loads(files.cat_file("/batch/summary.json"))["made"] == 3
        again = charter(*arguments(path, "memory://batch", "--jobs", "1"))
        assert again.out == "3 rows: 0 made, 3 unchanged\n"
        files.pipe_file("/batch/company-1/cto-charter.md", b"mine")
        edited = charter(*arguments(table(tmp_path, 3), "memory://batch", "--jobs", "1"))
        assert edited.out == "3 rows: 0 made, 2 unchanged, 1 skipped\n"
    finally:
        files.rm("/batch", recursive=True)


def test_an_address_of_no_kind_that_is_known(charter: Command, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    ran = charter(*arguments(table(tmp_path, 1), "nonsense://x", "--jobs", "1"))
    assert ran.code == 1
    assert "[no-address]" in ran.err


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers on the loopback address; yield address and workers."""
    pytest.importorskip("distributed")
    found = tmp_path / "scheduler.json"
    loopback = ("--host", "127.0.0.1")
    to_file = ("--scheduler-file", str(found))
    dask = ("-m", "dask")
    port = ("--port", "0", "--no-dashboard")
    scheduler = started(*dask, "scheduler", *loopback, *port, *to_file)
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory")
    workers: list[subprocess.Popen[bytes]] = []
    try:
        until(lambda: found.is_file() and found.read_bytes().strip().endswith(b"}"), "scheduler")
        for number in (1, 2):
            scratch = str(tmp_path / f"worker-{number}")
            workers.append(started(*dask, "worker", *to_file, *loopback, *options, scratch))
        yield json.loads(found.read_bytes())["address"], workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_loses_no_row(
    charter: Command,
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    tmp_path: Path,
) -> None:
    address, workers = cluster
    base = tmp_path / "base"
    base.mkdir()
    (base / "company.yaml").write_text("company: {name: B, currency: DKK}\nstructure: separate\n")
    path, out = table(tmp_path, 80), tmp_path / "out"
    until(lambda: both_are_there(address), "two workers")
    run = started("-m", "charter", *arguments(path, out, "--cluster", address, "--base", str(base)))
    until(lambda: len(list(out.glob("company-*"))) >= 5, "the first rows")
    workers[0].kill()
    assert run.wait(PATIENCE) == 0
    names = [name for name, _ in statuses(out)]
    assert names == [f"company-{number}" for number in range(80)]
    summary = json.loads((out / "summary.json").read_bytes())
    assert (summary["rows"], summary["failed"], summary["files"]) == (80, 0, 240)
    charter(*arguments(path, tmp_path / "alone", "--jobs", "1", "--base", str(base)))
    assert papers(out) == papers(tmp_path / "alone")


def both_are_there(address: str) -> bool:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return len(client.nthreads()) == 2


def test_a_cluster_that_is_not_there(
    charter: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(charter_pools, "CONNECT_SECONDS", 0.5)
    ran = charter(*arguments(table(tmp_path, 1), tmp_path / "o", "--cluster", "tcp://127.0.0.1:1"))
    assert ran.code == 1
    assert "there is no scheduler" in ran.err
