"""manifest.json of an offer pack: all that it says, and that it names no person."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from charter.load.company_file import read_workspace
from charter.offer.pack.manifest import PackPart, manifest

COMPANY = "company: {name: Northwind, charter_in_contract: %s}\nstructure: combined\n"


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("part", [True, False])
def test_it_says_what_the_pack_was_made_from_and_of_what(part: bool, tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY % str(part).lower())
    files = ("b.md.j2", "blocks/a.md.j2", "c.docx", "d.md", "e.yaml", "f.txt", ".g.md", ".h/i.md")
    for name in files:
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "Offer to Ada Okafor.docx").write_text("Dear Ada")
    text: Any = SimpleNamespace(content_hash="0123456789ab", text="# Charter")
    parts = [PackPart("offer.docx", "the offer", b"1"), PackPart("charter.md", "the charter", b"2")]
    workspace = read_workspace(tmp_path)
    made = manifest(
        workspace, text, tmp_path / "Offer to Ada Okafor.docx", parts,
        date(2026, 12, 1), "cpto",
    )  # fmt: skip
    assert "Ada" not in made.decode()
    assert made.endswith(b"\n}\n")
    said = json.loads(made)
    catalogue = said["made_by"].pop("catalogue")
    templates = said["made_by"].pop("templates")
    assert catalogue == workspace.catalog.version
    assert len(templates) == 64
    shipped = said["inputs"].pop(1)
    assert (shipped["what"], len(shipped["sha256"])) == (f"shipped catalogue {catalogue}", 64)
    assert said == {
        "version": 1,
        "date": "2026-12-01",
        "company": "Northwind",
        "charter": {
            "position": "cpto",
            "content_hash": "0123456789ab",
            "sha256": digest("# Charter"),
            "part_of_contract": part,
        },
        "made_by": {"program": f"charter {version('charter')}"},
        "inputs": [
            {"what": "company.yaml", "sha256": digest(COMPANY % str(part).lower())},
            *(
                {"what": f"templates/{name}", "sha256": digest(name)}
                for name in ("b.md.j2", "blocks/a.md.j2", "c.docx", "d.md", "e.yaml")
            ),
            {"what": "letter, before it was filled in", "sha256": digest("Dear Ada")},
        ],
        "parts": [
            {"name": "offer.docx", "what": "the offer", "sha256": digest("1")},
            {"name": "charter.md", "what": "the charter", "sha256": digest("2")},
        ],
    }


def test_a_workspace_without_templates_has_none_among_its_inputs(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY % "true")
    (tmp_path / "letter.docx").write_text("x")
    text: Any = SimpleNamespace(content_hash="", text="")
    workspace = read_workspace(tmp_path)
    made = manifest(workspace, text, tmp_path / "letter.docx", [], date(2026, 12, 1), "cpto")
    assert [each["what"] for each in json.loads(made)["inputs"]] == [
        "company.yaml",
        f"shipped catalogue {workspace.catalog.version}",
        "letter, before it was filled in",
    ]
