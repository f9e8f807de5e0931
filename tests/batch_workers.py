"""Stand-ins for the work on rows, importable by the processes that a test starts."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from charter.batch.setup import Setup
from charter.batch.tasks import Task
from charter.batch.work import Outcome, make_rows


def dies(setup: Setup, tasks: Sequence[Task]) -> list[Outcome]:
    """Make rows, but die of the one that is named so."""
    made = []
    for task in tasks:
        if task.name == "deadly":
            os._exit(9)
        made += make_rows(setup, [task])
    return made


def holds(setup: Setup, tasks: Sequence[Task]) -> list[Outcome]:
    """Make rows, but none from the twentieth on until the process that asked for them is gone."""
    parent = os.getppid()
    for task in tasks:
        while int(task.name.rpartition("-")[2]) >= 20 and os.getppid() == parent:
            time.sleep(0.05)
    return make_rows(setup, tasks)
