"""Copies of the project in which tests run, and which functions each test calls there."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Calls(NamedTuple):
    """What the tests of one file call: functions by test, and how long each test takes."""

    file: str
    functions: dict[str, frozenset[str]]
    seconds: dict[str, float]


class Tree(NamedTuple):
    """A copy of the project in which one run of tests at a time sees one change."""

    root: Path
    temp: Path


def copy_tree(work: Path, name: str) -> Tree:
    """Copy what git knows; charter's files as `ast` writes them, as mutants are written too."""
    tree = Tree(work / name, work / f"{name}-temp")
    for folder in tree:
        folder.mkdir(parents=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    for file in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / file).is_file():
            (tree.root / file).parent.mkdir(parents=True, exist_ok=True)
            data = (ROOT / file).read_bytes()
            if file.startswith("charter/") and file.endswith(".py"):
                data = ast.unparse(ast.parse(data)).encode()
            (tree.root / file).write_bytes(data)
            (tree.root / file).chmod((ROOT / file).stat().st_mode)
    # Compiled files are held against the source itself: two changes in one second differ.
    compiling = ["-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "charter"]
    subprocess.run([sys.executable, *compiling], cwd=tree.root, check=True)
    return tree


def run_tests(
    tree: Tree, tests: list[str], seconds: float, *options: str, **env: str
) -> tuple[bool, str]:
    """Run tests in a tree; whether all passed in time, and what pytest said."""
    variables = os.environ | {"PYTHONPATH": str(tree.root), "TMPDIR": str(tree.temp)} | env
    # Processor time, which does not depend on what else the machine does.
    command = ["sh", "-c", f'ulimit -t {int(seconds)}; ulimit -d {6 << 20}; exec "$@"', "sh"]
    command += [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "--no-header", "--tb=line"]
    command += ["-p", "no:cacheprovider", "-r", "fE", *options, *tests]

    with subprocess.Popen(
        command, cwd=tree.root, env=variables, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            said, _ = process.communicate(timeout=60 + 8 * seconds)
        except subprocess.TimeoutExpired:
            said = "no end in time"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, 9)
    return process.returncode == 0, said


def record(tree: Tree, work: Path, file: Path, again: bool = True) -> Calls:
    """Return what the tests of a file call: as recorded, of new and changed tests by running them."""
    kept = work / "calls" / f"{file.stem}.json"
    digest = hashlib.sha256(b"".join(f.read_bytes() for f in with_imported(file))).hexdigest()
    data = json.loads(kept.read_text()) if kept.exists() else {}
    if not data or (again and data["digest"] != digest):
        kept.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=work) as out:
            (Path(out) / "sitecustomize.py").write_text(
                "import os\nif os.environ.get('MUTATE_TEST'):\n    import mutate_calls"
                "\n    mutate_calls.follow_this_process()\n"
            )
            (Path(out) / "known.json").write_text(json.dumps(data.get("sources", {})))
            path = os.pathsep.join([str(tree.root), str(ROOT / "tools"), out])
            said = run_tests(
                tree, [f"tests/{file.name}"], 3600, "-p", "mutate_calls", "--maxfail=1000000",
                PYTHONPATH=path, MUTATE_OUT=out,
            )[1]  # fmt: skip
            found = Path(out) / "calls.json"
            new = json.loads(found.read_text()) if found.exists() else {"sources": {}}
        data = _joined(data, new) | {"digest": digest}
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(data))
        part.replace(kept)
        failed = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
        told = f"{len(new.get('calls', ()))} of {len(new['sources'])} tests"
        print(f"{file.name}: {told}", *failed, sep="\n  ", flush=True)
    names = data["names"]
    functions = {
        test: frozenset(names[n] for n in called) for test, called in data["calls"].items()
    }
    return Calls(file.name, functions, data["seconds"])


def with_imported(file: Path) -> list[Path]:
    """Return a file of tests and those beside it that it imports, which may hold its tables."""
    found = [file]
    for each in found:
        for name in re.findall(r"^(?:from|import) (\w+)", each.read_text("utf-8"), re.MULTILINE):
            path = file.parent / f"{name}.py"
            if path.is_file() and path not in found:
                found.append(path)
    return found


def _joined(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return two records as one, tests that are gone left out and every name written once."""
    calls: dict[str, list[str]] = {
        test: [old["names"][n] for n in called]
        for test, called in old.get("calls", {}).items()
        if old.get("sources", {}).get(test) == new["sources"].get(test, "gone")
    }
    calls |= new.get("calls", {})
    seconds = old.get("seconds", {}) | new.get("seconds", {})
    names = sorted({name for called in calls.values() for name in called})
    at = {name: n for n, name in enumerate(names)}
    return {
        "names": names,
        "calls": {test: [at[name] for name in called] for test, called in calls.items()},
        "seconds": {test: seconds[test] for test in calls},
        "sources": {test: new["sources"][test] for test in calls},
    }
