"""The hooks for pre-commit: what they look at, and what they say of it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
HOOKS: dict[str, Any] = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
FINE = "company: {name: Acme}\nstructure: separate\n"
GAP = FINE + "positions: {cto: {status: vacant}}\n"
OWN = """\
responsibilities:
  - id: product.certification
    title: Certification of the robots
    area: product
    charter: Keeps every robot model certified for each country it is sold in.
    accountable: [cpo, ceo]
    weight: 1
"""
FILES = {
    "fine/company.yaml": FINE,
    "fine/catalog/ours.yaml": OWN,
    "gap/company.yaml": GAP,
    "gap/catalog/ours.yaml": OWN,
    "broken/company.yaml": "company: {}\n",
    "jobs/cto-posting.md": "# Chairman\n\nYou will lead the team, and work with the board.\n",
    "jobs/notes.md": "# Chairman\n",
    "src/catalog.py": "",
    "templates/page.html": "",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def looked_at(hook: str) -> list[str]:
    return [name for name in FILES if re.search(HOOKS[hook]["files"], name)]


def test_they_look_at_companies_with_their_catalogue_and_at_postings() -> None:
    assert looked_at("charter-check") == [
        *("fine/company.yaml", "fine/catalog/ours.yaml"),
        *("gap/company.yaml", "gap/catalog/ours.yaml", "broken/company.yaml"),
    ]
    assert looked_at("charter-lint") == ["jobs/cto-posting.md"]


@pytest.mark.parametrize("hook", HOOKS)
def test_they_run_a_command_with_the_files_and_say_what_to_settle(
    hook: str, charter: Callable[..., Ran], repository: Path
) -> None:
    program, *words = shlex.split(HOOKS[hook]["entry"])
    said = charter(*words, *looked_at(hook))
    assert (program, said.code) == ("charter", 1)
    wanted = {"charter-check": ["nobody-acting", "missing-key"], "charter-lint": ["masculine-word"]}
    assert all(f"[{code}]" in said.out + said.err for code in wanted[hook])


def test_what_is_fine_passes_in_silence(charter: Callable[..., Ran], repository: Path) -> None:
    said = charter("check", "--quiet", "fine/company.yaml", "fine/catalog/ours.yaml")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_a_file_of_a_workspace_stands_for_it_and_each_is_checked_once(
    charter: Callable[..., Ran], repository: Path
) -> None:
    data = json.loads(charter("check", *looked_at("charter-check"), "--json").out)
    assert [one["proved"] for one in data["workspaces"]] == [True, False]
    assert {problem["path"] for problem in data["problems"]} == {"broken/company.yaml"}
    one = json.loads(charter("check", "fine/catalog/ours.yaml", "--json").out)
    assert one == data["workspaces"][0]


def test_a_company_in_a_folder_of_that_name_is_itself(
    charter: Callable[..., Ran], repository: Path
) -> None:
    inner = repository / "fine/catalog/inner"
    inner.mkdir()
    (inner / "company.yaml").write_text(GAP, "utf-8")
    assert charter("check", "fine/catalog/inner", "--quiet").code == 1
    assert charter("check", "fine/catalog/inner/company.yaml", "--quiet").code == 1
