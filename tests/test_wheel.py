"""The wheel carries all it needs, and its compiled catalogue and templates say the same."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import jinja2
import pytest

import charter
from charter import compiled
from charter.compile_shipped import compile_shipped
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from making import composed, rendered, written

ROOT = Path(__file__).resolve().parent.parent
NORTHWIND = ROOT / "tests/briefs/northwind"
DAY = date(2026, 12, 1)
LOCKED = ("-c", ROOT / "constraints.txt")


def run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_", "VIRTUAL"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_carries_catalogue_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"charter/_{folder}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder in ("catalog", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert shipped <= names
    assert {"charter/_compiled/catalog.json", "charter/_compiled/letterhead.marshal"} <= names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "hatch_build"))]


@pytest.mark.usefixtures("from_files")
def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "-q", *LOCKED, wheel, cwd=tmp_path)
    command = programs / "charter"
    run(command, "init", "northwind", "--structure", "combined", cwd=tmp_path)
    run(command, "check", "northwind", cwd=tmp_path)
    run(command, "build", "northwind", cwd=tmp_path)
    assert len(list((tmp_path / "northwind/out").glob("*.docx"))) == 5
    run(command, "build", NORTHWIND, "--out", "brief", "--date", "2026-12-01", cwd=tmp_path)
    expected = files(charter.read_workspace(NORTHWIND))
    made = {p.name: p.read_bytes() for p in (tmp_path / "brief").iterdir() if p.name[0] != "."}
    assert made == expected, "a wheel and a checkout write different papers"


def files(workspace: Workspace) -> dict[str, bytes]:
    papers = composed(charter.organise(workspace), DAY)
    return dict(written(rendered(papers, None), ("md", "docx"), None))


@pytest.mark.usefixtures("from_files")
def test_the_compiled_form_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read_catalog()
    papers = files(charter.read_workspace(NORTHWIND))
    compile_shipped(tmp_path)
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    again = read_catalog()
    assert again.responsibilities == plain.responsibilities
    assert again.decisions == plain.decisions
    assert again.measures == plain.measures
    assert again.version == plain.version
    assert files(charter.read_workspace(NORTHWIND)) == papers


@pytest.mark.usefixtures("from_files")
def test_templates_compiled_by_another_jinja_are_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_shipped(tmp_path)
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    assert compiled.compiled_templates()
    monkeypatch.delattr(jinja2, "__version__")
    assert compiled.compiled_templates()
    monkeypatch.setattr(jinja2, "__version__", "99.1", raising=False)
    assert compiled.compiled_templates() is None


def test_a_compiled_catalogue_that_changes_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_catalog()
    text = (compiled.FOLDER / compiled.CATALOG).read_text("utf-8")
    other = text.replace(f'"version":"{before.version}"', '"version":"1999-01"', 1)
    (tmp_path / compiled.CATALOG).write_text(other, "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(compiled, "FOLDER", tmp_path)
        assert read_catalog().version == "1999-01"
    assert read_catalog() == before


def test_what_a_workspace_lays_over_the_catalogue_stays_in_the_workspace(tmp_path: Path) -> None:
    before = repr(read_catalog())
    own = "roles: [{id: cto, title: Head of Machines}]\n"
    own += "responsibilities: [{id: data.quality, omit: true}]\n"
    (tmp_path / "own.yaml").write_text(own, "utf-8")
    laid = read_catalog(tmp_path)
    assert laid.roles["cto"].title == "Head of Machines"
    assert "data.quality" not in laid.responsibilities
    assert repr(read_catalog()) == before
    (tmp_path / "own.yaml").write_text("{}", "utf-8")
    assert repr(read_catalog(tmp_path)) == before
