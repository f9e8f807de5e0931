"""The lock has every dependency, for every system; ranges are open; licences are listed."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import list_licences  # noqa: E402

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
BUILD = [Requirement(text) for text in PYPROJECT["build-system"]["requires"]]
DIRECT = [
    Requirement(text)
    for texts in (PYPROJECT["project"]["dependencies"], *EXTRAS.values())
    for text in texts
]
LOCK = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SYSTEMS = {
    f"{system}-{python}": {
        **default_environment(),
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "os_name": "nt" if system == "win32" else "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for system in ("linux", "darwin", "win32")
    for python in ("3.11", "3.12", "3.13", "3.14")
}
"""What markers are asked with, on each system that a person may have."""


def reached(system: dict[str, str]) -> Iterator[Requirement]:
    """Yield every requirement on a system, those of dependencies too."""
    wanted, seen = list(DIRECT), set()
    while wanted:
        one = wanted.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras), str(one.specifier))
        if key in seen:
            continue
        seen.add(key)
        yield one
        try:
            texts = requires(one.name) or []
        except PackageNotFoundError:  # for another system, or only for benchmarks
            continue
        for needed in map(Requirement, texts):
            asked = [{**system, "extra": extra} for extra in (*one.extras, "")]
            if needed.marker is None or any(needed.marker.evaluate(env) for env in asked):
                wanted.append(needed)


@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
def test_the_lock_has_one_version_of_every_dependency_and_it_is_in_range(
    system: dict[str, str],
) -> None:
    pins: dict[str, str] = {}
    for pin in LOCK:
        (only,) = pin.specifier
        assert only.operator == "=="
        if pin.marker is None or pin.marker.evaluate(system):
            assert canonicalize_name(pin.name) not in pins
            pins[canonicalize_name(pin.name)] = only.version
    found = list(reached(system))
    assert len({one.name for one in found}) > 50
    assert [one.name for one in found if canonicalize_name(one.name) not in pins] == []
    assert [
        str(one) for one in found if not one.specifier.contains(pins[canonicalize_name(one.name)])
    ] == []


def test_the_lock_is_read_by_pip_as_constraints() -> None:
    for pin in LOCK:
        assert not pin.extras
        assert pin.url is None


def test_the_build_is_locked_as_the_lock_has_it() -> None:
    assert {"hatchling", "jinja2", "pyyaml"} <= {one.name for one in BUILD}
    assert {str(one) for one in BUILD} <= {str(pin) for pin in LOCK}


def test_a_range_is_open_above_where_nothing_is_known_to_break() -> None:
    known: dict[str, str] = {}
    """A dependency with an upper bound, and what breaks above it."""
    closed = {one.name for one in DIRECT if {s.operator for s in one.specifier} != {">="}}
    assert closed == set(known)


def test_licences_of_all_that_is_locked_are_listed() -> None:
    text = list_licences.LIST.read_text("utf-8")
    rows = dict(
        re.findall(r"^\| ([\w.-]+) \| (\d[\w.]*) \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)
    )
    assert rows == list_licences.locked(), "run tools/list_licences.py"
    assert "| not said |" not in text
    assert "docxtpl | 0.20.2 | LGPL-2.1-only | charter" in text


def test_a_source_archive_has_all_that_a_copy_has() -> None:
    """The README's lines must work from an unpacked archive too."""
    included = set(PYPROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    assert {"/constraints.txt", "/tools", "/docs", "/CHANGELOG.md", "/SECURITY.md"} <= included
    assert [path for path in included if not (ROOT / path[1:]).exists()] == []
    files = {f"/{path.name}" for path in ROOT.iterdir() if path.suffix in (".md", ".txt", ".py")}
    assert files <= included
