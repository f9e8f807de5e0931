"""What a pack was made of, for anyone who wants to check it: names, versions and hashes only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from charter.facts.company import Workspace
from charter.load.fingerprint import fingerprints_of
from charter.named_tuples import NamedTuple
from charter.read.files import sha256
from charter.render.papers import Markdown
from charter.resources import templates_folder

VERSION = 1


class PackPart(NamedTuple):
    """One file of a pack; `what` is its role: pack, letter, charter, certificate."""

    name: str
    what: str
    content: bytes


def manifest(
    workspace: Workspace,
    text: Markdown,
    letter: Path,
    parts: Sequence[PackPart],
    day: date,
    position: str,
) -> bytes:
    """Return manifest.json. It names no person: the letter is named by its role."""
    inputs: list[dict[str, str]] = [
        {"what": print_.what, "sha256": print_.sha256} for print_ in fingerprints_of(workspace)
    ]
    inputs += list(_templates(workspace.folder / "templates"))
    inputs.append({"what": "letter, before it was filled in", "sha256": _file(letter)})
    made: dict[str, Any] = {
        "version": VERSION,
        "date": day.isoformat(),
        "company": workspace.company.name,
        "charter": {
            "position": position,
            "content_hash": text.content_hash,
            "sha256": sha256(text.text.encode()),
            "part_of_contract": workspace.company.charter_in_contract,
        },
        "made_by": {
            "program": f"charter {version('charter')}",
            "catalogue": str(workspace.catalog.version),
            "templates": _shipped_templates(),
        },
        "inputs": inputs,
        "parts": [
            {"name": part.name, "what": part.what, "sha256": sha256(part.content)} for part in parts
        ],
    }
    return (json.dumps(made, indent=2, ensure_ascii=False) + "\n").encode()


def _templates(folder: Path) -> Iterable[dict[str, str]]:
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix in (".j2", ".docx", ".md", ".yaml"):
            name = f"templates/{path.relative_to(folder).as_posix()}"
            yield {"what": name, "sha256": _file(path)}


def _shipped_templates() -> str:
    """Return the SHA-256 over the shipped template of the charter and its blocks."""
    folder = templates_folder()
    listing = "".join(
        f"{_file(path)}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*.j2"))
    )
    return sha256(listing.encode())


def _file(path: Path) -> str:
    return sha256(path.read_bytes())
