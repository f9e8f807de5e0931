"""`charter batch --cluster` asks a dask scheduler for its workers, and says how that failed.

The scheduler is a stand-in; tests/test_batch_runs.py starts a real one.
"""

from __future__ import annotations

import sys
from concurrent.futures import CancelledError, Executor, Future
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest

from charter.batch import pools
from charter.batch.pools import CHUNK, on_cluster
from charter.batch.tasks import Task
from charter.extras import how_to_get
from charter.problems import CharterError, InputError, OutputError, Place

WORKERS = {"tcp://a": 3, "tcp://b": 2}
TASKS = [Task(f"row-{number}", Place("t.csv", number)) for number in range(30 * CHUNK)]
AGAIN = "run the same command again: it goes on where it was"
START = "start 'dask scheduler' and 'dask worker', and name the scheduler's address"


class AtOnce(Executor):
    """Does what it is given when the result is asked for, and counts what waits."""

    waiting = most = 0

    def submit(self, fn: Any, /, *given: Any, **_: Any) -> Future[Any]:
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future = mock.Mock()
        future.result.side_effect = lambda: self.done(fn, given)
        return future

    def done(self, fn: Any, given: tuple[Any, ...]) -> Any:
        self.waiting -= 1
        return fn(*given)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> mock.MagicMock:
    """Give the client that `distributed` makes; what it shares and runs is seen by the test."""
    made = mock.MagicMock()
    made.__enter__.return_value = made
    made.nthreads.return_value = WORKERS
    made.scatter.side_effect = lambda setup, **_: f"shared {setup}"
    made.get_executor.return_value = AtOnce()
    made.connect = mock.Mock(return_value=made)
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=made.connect))
    monkeypatch.setattr(pools, "make_rows", lambda setup, tasks: [(setup, t.name) for t in tasks])
    return made


def run(wait: float = 60) -> list[Any]:
    return list(on_cluster("setup", iter(TASKS), "tcp://s:1", wait))  # type: ignore[arg-type]


def told(kind: type[CharterError], wait: float = 60) -> str:
    with pytest.raises(kind) as ended:
        run(wait)
    return str(ended.value)


def test_rows_come_back_in_their_order_and_what_they_share_went_once(
    client: mock.MagicMock,
) -> None:
    assert run() == [("shared setup", task.name) for task in TASKS]
    client.scatter.assert_called_once_with("setup", broadcast=True)


def test_the_scheduler_is_asked_as_little_as_can_be_and_each_core_has_work_waiting(
    client: mock.MagicMock,
) -> None:
    run(wait=7)
    client.connect.assert_called_once_with("tcp://s:1", timeout=10.0, set_as_default=False)
    client.wait_for_workers.assert_called_once_with(1, timeout=7)
    # A row that is the same as one before is made all the same; a worker may die twice.
    client.get_executor.assert_called_once_with(pure=False, retries=2)
    assert client.get_executor.return_value.most == 4 * sum(WORKERS.values())


def test_workers_that_do_not_say_how_many_cores_they_have_have_one(client: mock.MagicMock) -> None:
    client.nthreads.return_value = {}
    run()
    assert client.get_executor.return_value.most == 4


@pytest.mark.parametrize("bad", [OSError, ValueError, TypeError])
def test_no_scheduler(client: mock.MagicMock, bad: type[Exception]) -> None:
    client.connect.side_effect = bad
    assert told(InputError) == (
        f"tcp://s:1: there is no scheduler: {bad.__name__} - {START} [no-cluster]"
    )


def test_a_scheduler_without_a_worker(client: mock.MagicMock) -> None:
    client.wait_for_workers.side_effect = TimeoutError
    assert told(InputError, 1.5) == (
        f"tcp://s:1: the scheduler has no worker after 1.5 seconds - {START} [no-cluster]"
    )


@pytest.mark.parametrize("bad", [OSError, CancelledError])
def test_a_cluster_that_goes_away(client: mock.MagicMock, bad: type[Exception]) -> None:
    client.scatter.side_effect = bad
    assert told(OutputError) == (
        f"tcp://s:1: the cluster went away ({bad.__name__}); what was made is kept - {AGAIN}"
        " [no-cluster]"
    )


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    needed = "dask.distributed is not installed, which --cluster needs"
    assert told(InputError) == f"{needed} - {how_to_get('cluster')} [no-library]"
