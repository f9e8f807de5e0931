"""A plugin of pytest for tools/mutate.py: which functions of charter each test calls."""

from __future__ import annotations

import atexit
import os
from _lsprof import Profiler  # cProfile without its Python, which a test of imports would count


def _called(profiler: Profiler) -> set[str]:
    found = set()
    for entry in profiler.getstats():
        name = getattr(entry.code, "co_filename", "")
        _, inside, path = name.rpartition("/charter/")
        if inside and "/tests/" not in name:
            found.add(f"charter/{path}:{entry.code.co_qualname}")
    return found


def follow_this_process() -> None:
    """In a process that a test started: leave what was called beside the test's own calls."""
    profiler = Profiler(builtins=False)
    profiler.enable()

    def leave() -> None:
        profiler.disable()
        with open(f"{os.environ['MUTATE_OUT']}/{os.getpid()}.calls", "w") as out:
            out.write("\n".join(_called(profiler)))

    atexit.register(leave)


def _source(item) -> str:  # type: ignore[no-untyped-def]
    """Return a digest of a test as it is written, its decorators too."""
    import hashlib
    import inspect

    return hashlib.sha256(inspect.getsource(item.function).strip().encode()).hexdigest()[:16]


class Recorder:
    """Keeps what every test calls, its fixtures too, and how long it takes."""

    def __init__(self, out: str) -> None:
        self.out = out
        self.calls: dict[str, set[str]] = {}
        self.seconds: dict[str, float] = {}
        self.sources: dict[str, str] = {}

    def pytest_collection_modifyitems(self, config, items) -> None:  # type: ignore[no-untyped-def]
        """Leave out the tests that were recorded as they are written now."""
        import json

        with open(f"{self.out}/known.json") as file:
            known = json.load(file)
        self.sources = {item.nodeid: _source(item) for item in items}
        same = [item for item in items if known.get(item.nodeid) == self.sources[item.nodeid]]
        items[:] = [item for item in items if item not in same]
        config.hook.pytest_deselected(items=same)

    def pytest_runtest_protocol(self, item, nextitem):  # type: ignore[no-untyped-def]
        """Follow one test from its first fixture to its last."""
        from _pytest.runner import runtestprotocol

        os.environ["MUTATE_TEST"] = item.nodeid
        profiler = Profiler(builtins=False)
        profiler.enable()
        try:
            item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
            reports = runtestprotocol(item, nextitem=nextitem)
        finally:
            profiler.disable()
        called = _called(profiler)
        for name in os.listdir(self.out):
            if name.endswith(".calls"):
                with open(f"{self.out}/{name}") as lines:
                    called.update(lines.read().splitlines())
                os.unlink(f"{self.out}/{name}")
        if all(report.passed for report in reports):
            self.calls[item.nodeid] = called
            self.seconds[item.nodeid] = round(sum(report.duration for report in reports), 3)
        return True

    def pytest_sessionfinish(self) -> None:
        """Write all of it."""
        import json

        calls = {test: sorted(called) for test, called in self.calls.items()}
        with open(f"{self.out}/calls.json", "w") as out:
            json.dump({"calls": calls, "seconds": self.seconds, "sources": self.sources}, out)


def pytest_configure(config) -> None:  # type: ignore[no-untyped-def]
    """Start, where mutate.py asks for it."""
    if os.environ.get("MUTATE_OUT"):
        config.pluginmanager.register(Recorder(os.environ["MUTATE_OUT"]), "charter-calls")
