"""Who does the work: this process, processes of this machine, or a cluster of machines."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from importlib import import_module
from itertools import islice
from typing import Any

from charter.batch.setup import Setup
from charter.batch.tasks import Task
from charter.batch.work import FAILED, Outcome, make_rows
from charter.extras import how_to_get
from charter.problems import InputError, OutputError, Problem, error

Outcomes = Iterator[Outcome]
Start = Callable[[int], Executor]
CHUNK = 4
"""Rows that go to a worker at once."""
CONNECT_SECONDS = 10.0
"""How long a scheduler may take to answer."""


def in_this_process(setup: Setup, tasks: Iterator[Task]) -> Outcomes:
    """Yield what came of each task, made one after another."""
    for task in tasks:
        yield from make_rows(setup, [task])


def in_processes(setup: Setup, tasks: Iterator[Task], jobs: int) -> Outcomes:
    """Yield what came of each task, in their order, made by `jobs` processes.

    Where a process dies, the rows that were under way are made again, each alone, so that the one
    that it died of is known; the run goes on with new processes.
    """
    with _Pool(_processes, jobs) as pool:
        yield from _in_order(pool, setup, tasks, window=jobs * 4)


def on_cluster(setup: Setup, tasks: Iterator[Task], address: str, wait: float = 60) -> Outcomes:
    """Yield what came of each task, in their order, made by the workers of a dask scheduler.

    Raises InputError where there is no scheduler or worker, OutputError where they go away.
    """
    try:
        connect = import_module("distributed").Client
    except ImportError:
        message = "dask.distributed is not installed, which --cluster needs"
        raise error(InputError, "", "no-library", message, how_to_get("cluster")) from None
    hint = "start 'dask scheduler' and 'dask worker', and name the scheduler's address"
    try:
        client = connect(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as bad:
        message = f"there is no scheduler: {type(bad).__name__}"
        raise error(InputError, address, "no-cluster", message, hint) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=wait)
        except TimeoutError:
            message = f"the scheduler has no worker after {wait:g} seconds"
            raise error(InputError, address, "no-cluster", message, hint) from None
        cores = max(1, sum(client.nthreads().values()))
        try:
            # Shared parts go to all workers once; each task carries only its rows.
            shared = client.scatter(setup, broadcast=True)
            with _Pool(lambda _: client.get_executor(pure=False, retries=2), cores) as pool:
                yield from _in_order(pool, shared, tasks, window=cores * 4)
        except (CancelledError, OSError) as bad:
            message = f"the cluster went away ({type(bad).__name__}); what was made is kept"
            hint = "run the same command again: it goes on where it was"
            raise error(OutputError, address, "no-cluster", message, hint) from None


def _processes(jobs: int) -> Executor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


class _Pool:
    """An executor, another one when it broke, and one for rows that are made again alone."""

    def __init__(self, start: Start, jobs: int) -> None:
        self._start, self._jobs = start, jobs
        self._main: Executor | None = None
        self._single: Executor | None = None

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for executor in (self._main, self._single):
            if isinstance(executor, ProcessPoolExecutor):
                executor.shutdown(wait=True, cancel_futures=True)
            elif executor is not None:
                executor.shutdown(wait=False)  # dask cancels what is under way

    def submit(self, setup: Any, tasks: Sequence[Task]) -> Future[list[Outcome]]:
        """Return the future of what comes of some tasks."""
        self._main = self._main or self._start(self._jobs)
        try:
            return self._main.submit(make_rows, setup, tasks)
        except BrokenExecutor:
            self._main.shutdown(wait=False)
            self._main = self._start(self._jobs)
            return self._main.submit(make_rows, setup, tasks)

    def result(
        self, setup: Any, tasks: Sequence[Task], future: Future[list[Outcome]]
    ) -> list[Outcome]:
        """Return what came of some tasks; of each alone where their process died."""
        try:
            return future.result()
        except Exception as bad:
            if not _is_death(bad):
                raise
        return [self._alone(setup, task) for task in tasks]

    def _alone(self, setup: Any, task: Task) -> Outcome:
        self._single = self._single or self._start(1)
        try:
            (outcome,) = self._single.submit(make_rows, setup, [task]).result()
            return outcome
        except Exception as bad:
            if not _is_death(bad):
                raise
            with contextlib.suppress(Exception):
                self._single.shutdown(wait=False)
            self._single = None
            message = "the process that made this row died, twice"
            hint = "it may have run out of memory; look at this row by itself"
            problem = Problem(task.place, "worker-died", message, hint)
            return Outcome(task.lean(), FAILED, problems=(problem,))


def _is_death(bad: Exception) -> bool:
    return isinstance(bad, BrokenExecutor) or type(bad).__name__ == "KilledWorker"


def _in_order(pool: _Pool, setup: Any, tasks: Iterator[Task], window: int) -> Outcomes:
    """Yield outcomes in the order of the tasks, with no more than `window` chunks under way."""
    waiting: deque[tuple[list[Task], Future[list[Outcome]]]] = deque()
    while chunk := list(islice(tasks, CHUNK)):
        waiting.append((chunk, pool.submit(setup, chunk)))
        if len(waiting) >= window:
            yield from pool.result(setup, *waiting.popleft())
    while waiting:
        yield from pool.result(setup, *waiting.popleft())
