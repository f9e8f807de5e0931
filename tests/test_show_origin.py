"""charter show --workspace: shipped text beside the workspace's own, field by field."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Command = Callable[..., Ran]
OURS = """\
responsibilities:
  - id: product.roadmap
    title: Our roadmap
    charter: Does what comes.
    measures: []
  - {id: product.discovery, omit: true}
  - id: own.x
    title: X
    area: product
    charter: Does x.
    accountable: [cpo]
decisions:
  - id: product.roadmap-order
    decides: [cto]
"""


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: object) -> None:
    first = next(iter(catalog.decisions))  # type: ignore[attr-defined]
    (tmp_path / "catalog").mkdir()
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: separate\n")
    (tmp_path / "catalog/ours.yaml").write_text(OURS.replace("product.roadmap-order", first))
    monkeypatch.chdir(tmp_path)


def shown(charter: Command, name: str) -> str:
    """What is shown, each field on one line."""
    ran = charter("show", name, "--workspace", ".")
    assert ran.code == 0, ran.err
    return " ".join(ran.out.split())


def test_a_changed_field_shows_both_wordings(charter: Command) -> None:
    text = shown(charter, "product.roadmap")
    assert text.startswith(
        "Our roadmap product.roadmap: responsibility, Acme Title Our roadmap - shipped Product "
        "roadmap Charter Does what comes. - shipped - Answers for what the roadmap brings"
    )
    assert "- Decides what is on the roadmap and in what order" in text
    assert "Measures nothing - shipped roadmap-outcome-rate" in text
    assert "Changed title (catalog/ours.yaml:3), charter (catalog/ours.yaml:4), measures" in text
    assert "- You settle what goes on the roadmap" in text
    assert text.count("- shipped") == 3


def test_what_the_workspace_left_alone_says_only_that_it_is_shipped(charter: Command) -> None:
    text = shown(charter, "product.backlog")
    assert "- shipped" not in text
    assert text.endswith("(shipped)")


def test_an_entry_of_ones_own_has_nothing_shipped_beside_it(charter: Command) -> None:
    text = shown(charter, "own.x")
    assert "- shipped" not in text
    assert text.endswith("catalog/ours.yaml:7 (the workspace's own)")


def test_an_omitted_entry_says_where_it_is_left_out(charter: Command) -> None:
    assert (
        "Omitted by catalog/ours.yaml:6; what follows is shipped, and not used here Charter Runs "
    ) in shown(charter, "product.discovery")


def test_who_decides_is_changed_under_the_key_of_the_file(
    charter: Command, catalog: object
) -> None:
    first = next(iter(catalog.decisions))  # type: ignore[attr-defined]
    assert "Changed accountable (catalog/ours.yaml:14)" in shown(charter, first)


@pytest.mark.parametrize(
    ("name", "origin", "changed"),
    [
        ("product.roadmap", "changed", ["title", "charter", "measures"]),
        ("product.backlog", "shipped", []),
        ("product.discovery", "omitted", []),
        ("own.x", "own", []),
    ],
)
def test_the_same_for_machines(
    name: str, origin: str, changed: list[str], charter: Command
) -> None:
    data = json.loads(charter("show", name, "--workspace", ".", "--json").out)["entries"][0]
    assert (data["origin"], data["changed"]) == (origin, changed)
    assert (data["shipped"] is None) == (origin != "changed")
