"""Writes docs/licences.md: what charter depends on, and under which licence, as the lock has it.

Gets every package of constraints.txt, those for other systems too, into a folder of its own, and
reads there what each says of itself. Run it after tools/renew_lock.py.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK, LIST = ROOT / "constraints.txt", ROOT / "docs" / "licences.md"
HEAD = """\
# Licences of what charter depends on

Made by `tools/list_licences.py` from what each package says of itself, in the versions of [constraints.txt](../constraints.txt). None of them is part of charter: pip installs each beside it.

docxtpl is under the LGPL 2.1. charter only calls it, as an unchanged library that you can replace by another version, so you may use charter and what it writes, in a business and without publishing anything; whoever passes docxtpl on, changed or not, passes it on under the LGPL, with its source. Your papers are yours: no licence here reaches what the program writes.

| package | version | licence | comes with |
| --- | --- | --- | --- |
"""
_SHORT = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def locked() -> dict[str, str]:
    """Return the version of each package in the lock."""
    lines = (line.partition(" ;")[0] for line in LOCK.read_text("utf-8").splitlines())
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def comes_with(found: dict[str, Distribution]) -> dict[str, str]:
    """Return for each package what installs it: charter, one of its extras, or its build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    roots = {"charter": project["project"]["dependencies"]}
    roots |= {f"extra {name}": wanted for name, wanted in sorted(extras.items(), key=_dev_last)}
    roots["its build"] = project["build-system"]["requires"]
    by: dict[str, str] = {}
    for label, wanted in roots.items():
        for name in _reached([Requirement(text) for text in wanted], found):
            by.setdefault(name, label)
    return by


def _dev_last(item: tuple[str, list[str]]) -> tuple[bool, str]:
    return item[0] in ("dev", "bench"), item[0]


def _reached(wanted: list[Requirement], found: dict[str, Distribution]) -> Iterator[str]:
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        one = wanted.pop()
        name, extras = canonicalize_name(one.name), frozenset(one.extras)
        if (name, extras) in seen or name not in found:
            continue
        seen.add((name, extras))
        yield name
        for text in found[name].requires or []:
            needed = Requirement(text)
            given = needed.marker is None or "extra" not in str(needed.marker)
            if given or any(f'extra == "{extra}"' in str(needed.marker) for extra in extras):
                wanted.append(needed)


def licence(found: Distribution) -> str:
    """Return a package's licence: its SPDX expression, its classifiers, or its own words."""
    said = found.metadata
    if expression := said.get("License-Expression"):
        return expression
    classes = [
        line.rpartition(" :: ")[2]
        for line in said.get_all("Classifier") or []
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    own = (said.get("License") or "").strip()
    if own and "\n" not in own and len(own) < 60:
        return own
    if classes:
        return ", ".join(_SHORT.get(name, name) for name in classes)
    texts = (found.read_text(f"licenses/{name}") for name in said.get_all("License-File") or [])
    whole = own or next(filter(None, texts), "")
    heading = next(filter(None, map(str.strip, whole.splitlines())), "not said")
    return _SHORT.get(re.sub(r"^(The )?", "", heading), heading)


def main() -> None:
    """Write the list."""
    with tempfile.TemporaryDirectory() as folder:
        pins = [f"{name}=={version}" for name, version in locked().items()]
        install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder]
        subprocess.run([*install, *pins], check=True)
        found = {canonicalize_name(one.name): one for one in distributions(path=[folder])}
        by = comes_with(found)
        rows = [
            f"| {name} | {version} | {licence(found[name])} | {by[name]} |"
            for name, version in locked().items()
        ]
    LIST.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
