"""Breaks charter at random, one change at a time, and tells which changes no test notices.

    python tools/mutate.py --count 150            # drawn by the commit; --seed draws others
    python tools/mutate.py --only 'charter/read/*' --count 20
    python tools/mutate.py --again                # once more those that nobody noticed

Works on copies under --work, never here. Which functions a test calls is recorded once (and again
when that test changes); a change is tried with those tests only. A test that hangs has noticed it.
Results are kept, so a run that was stopped goes on.

mutmut 3 writes every change of the whole package beside each other and takes no sample;
cosmic-ray changes no string, statement or argument, but annotations; hence our own.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from mutants import Mutant, change, defined, mutants, users
from mutate_tests import ROOT, Calls, Tree, copy_tree, record, run_tests

_EARLY = 6.0
"""Seconds of tests that are tried before all others: most mutants need no more."""
_KINDS = 50
"""Rows of one table that are unlike each other; all others are alike."""
_OF_ALL = ("test_stable.py",)
"""Tests that read the source, and so call nothing of what they hold."""


def choose(
    mutant: Mutant, recorded: list[Calls], budget: float, using: frozenset[str] = frozenset()
) -> list[tuple[float, str]]:
    """Return the tests that may notice, with their seconds: those that call it, then their files.

    For what stands in no function these are the tests that call one of `using`. Of rows of a table
    that call the same, one comes first, and what calls little else before what calls much. Others
    of a file follow, since what a fixture or cache made once is called only once.
    """
    name = mutant.path.rpartition("/")[2]
    for wanted in (
        lambda called: called in using,
        lambda called: called == f"{mutant.path}:{mutant.function}",
        lambda called: called.endswith(f"/{name}:{mutant.function}"),  # it was moved since
        lambda called: called.startswith(f"{mutant.path}:"),  # code of a module, or not called
        lambda called: f"/{name}:" in called,
    ):
        callers = {
            (calls.file, test): len(called)
            for calls in recorded
            for test, called in calls.functions.items()
            if any(map(wanted, called))
        }
        if callers:
            break
    files = {*_OF_ALL, *(file for file, _ in callers)}
    ranked: list[tuple[tuple[object, ...], float, str]] = []
    for calls in recorded:
        kinds: dict[tuple[str, bool], list[list[frozenset[str]]]] = defaultdict(list)
        for test, called in calls.functions.items() if calls.file in files else ():
            others = (calls.file, test) not in callers
            alike = _alike(kinds[test.partition("[")[0], others], called)
            rank = (others, alike > 2, alike, len(called))
            ranked.append((rank, calls.seconds[test], test))
    chosen, total = [], 0.0
    for _, seconds, test in sorted(ranked):
        if total + seconds <= budget or not chosen:
            chosen.append((seconds, test))
            total += seconds
    return chosen


def _alike(kinds: list[list[frozenset[str]]], called: frozenset[str]) -> int:
    """Count a row of a table among those that call the same, nearly; those before are `kinds`."""
    for kind in kinds:
        if len(kinds) > _KINDS or len(kind[0] & called) * 10 > len(kind[0] | called) * 9:
            kind.append(called)
            return len(kind)
    kinds.append([called])
    return 1


def try_out(tree: Tree, mutant: Mutant, recorded: list[Calls], budget: float) -> dict[str, str]:
    """Return what became of a mutant: "killed" or "survived", and by which test."""
    chosen = choose(mutant, recorded, budget, frozenset(_using(tree.root, mutant)))
    if not chosen:
        return {"state": "survived", "by": "no test calls it"}
    file = tree.root / mutant.path
    before = file.read_text("utf-8")
    file.write_text(change(before, mutant), "utf-8")
    early, total = 0, 0.0
    while early < len(chosen) and total < _EARLY:
        total += chosen[early][0]
        early += 1
    try:
        for part in filter(None, (chosen[:early], chosen[early:])):
            # The tests of a file side by side: they share what is dear to make.
            tests = sorted((test for _, test in part), key=lambda test: test.partition("::")[0])
            passed, said = run_tests(tree, tests, 30 + 3 * sum(s for s, _ in part))
            if not passed:
                break
    finally:
        file.write_text(before, "utf-8")
    if "no match in any of" in said:
        return {"state": "unknown", "by": "the tests changed since they were recorded"}
    if "INTERNALERROR>" in said:
        return {"state": "unknown", "by": "pytest itself failed"}
    if passed:
        return {"state": "survived", "by": f"{len(chosen)} tests"}
    failed = [s for s in said.splitlines() if s.startswith(("FAILED", "ERROR"))]
    return {"state": "killed", "by": (failed or [*said.strip().splitlines(), "?"])[0][:200]}


def _using(root: Path, mutant: Mutant) -> Iterator[str]:
    """Yield the functions that name what a mutant defines: of its file, and of those that import it."""
    names = defined((root / mutant.path).read_text("utf-8"), mutant)
    shared = frozenset(name for name in names if not name.startswith("_"))
    for file in sorted((root / "charter").rglob("*.py")) if names else ():
        path, text = file.relative_to(root).as_posix(), file.read_text("utf-8")
        wanted = names if path == mutant.path else shared
        if any(name in text for name in wanted):
            yield from users(path, text, wanted)


def show(root: Path, mutant: Mutant, result: dict[str, str]) -> str:
    """Return the lines for a person: place, state, and the change of a file in `root`."""
    before = ast.unparse(ast.parse((root / mutant.path).read_text("utf-8")))
    after = change(before, mutant)
    lines = [*difflib.unified_diff(before.splitlines(), after.splitlines(), n=2, lineterm="")]
    said = "\n".join(f"    {line}" for line in lines[3:])
    return f"{mutant.path}:{mutant.line} {mutant.kind}: {result['state']} ({result['by']})\n{said}"


def draw(patterns: list[str], count: int, seed: str) -> list[Mutant]:
    """Draw lines of code, all alike, and for each one of its changes."""
    lines: dict[tuple[str, int], list[Mutant]] = defaultdict(list)
    for file in sorted((ROOT / "charter").rglob("*.py")):
        path = file.relative_to(ROOT).as_posix()
        if any(fnmatch(path, pattern) for pattern in patterns):
            for mutant in mutants(path, file.read_text("utf-8")):
                lines[path, mutant.line].append(mutant)
    chance = random.Random(seed)
    chosen = chance.sample(sorted(lines), min(count, len(lines)))
    return [chance.choice(lines[place]) for place in chosen]


def results_of(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what earlier runs found, the last word on a mutant last."""
    if file.exists():
        for line in file.read_text("utf-8").splitlines():
            kept = json.loads(line)
            yield kept.pop("key"), kept


def main() -> int:
    """Draw, try, tell; the exit code is 1 where more than one of ten survived."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", help="the commit, unless given")
    parser.add_argument("--only", nargs="*", default=["charter/*"], metavar="PATTERN")
    parser.add_argument("--tests", nargs="*", default=["test_*.py"], metavar="PATTERN")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--budget", type=float, default=150, help="seconds of tests for a mutant")
    parser.add_argument("--as-recorded", action="store_true", help="although tests changed since")
    parser.add_argument("--again", action="store_true", help="try those that survived once more")
    usual = Path(tempfile.gettempdir()) / "charter-mutants"
    parser.add_argument("--work", type=Path, default=usual)
    asked = parser.parse_args()
    seed = asked.seed or subprocess.getoutput(f"git -C {ROOT} rev-parse HEAD")
    asked.work.mkdir(parents=True, exist_ok=True)
    trees = [copy_tree(asked.work, f"tree-{os.getpid()}-{n}") for n in range(asked.jobs)]
    pristine = asked.work / f"pristine-{os.getpid()}"
    shutil.copytree(trees[0].root / "charter", pristine / "charter")
    files = [f for p in asked.tests for f in sorted((ROOT / "tests").glob(p))]
    with ThreadPoolExecutor(asked.jobs) as pool:
        free, lock = list(trees), threading.Lock()

        def with_tree(work, *arguments):  # type: ignore[no-untyped-def]
            tree = free.pop()
            try:
                return work(tree, *arguments)
            finally:
                free.append(tree)

        recorded = list(
            pool.map(lambda f: with_tree(record, asked.work, f, not asked.as_recorded), files)
        )
        log = asked.work / "results.jsonl"
        known = dict(results_of(log))

        retried = ("unknown", "survived") if asked.again else ("unknown",)

        def one(mutant: Mutant) -> str:
            result = known.get(mutant.key)
            if not result or result["state"] in retried:
                result = with_tree(try_out, mutant, recorded, asked.budget)
                with lock, log.open("a", encoding="utf-8") as out:
                    out.write(json.dumps({"key": mutant.key, **result}) + "\n")
            with lock:
                print(".", end="", flush=True)
                if result["state"] != "killed":
                    print(f"\n{show(pristine, mutant, result)}", flush=True)
            return result["state"]

        done = list(pool.map(one, draw(asked.only, asked.count, seed)))
    for folder in (pristine, *(folder for tree in trees for folder in tree)):
        shutil.rmtree(folder, ignore_errors=True)
    killed = done.count("killed")
    print(f"\n{killed} of {len(done)} killed (seed {seed})")
    return int(killed * 10 < len(done) * 9)


if __name__ == "__main__":
    raise SystemExit(main())
