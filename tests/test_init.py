"""charter init: a workspace that works at once, and nothing overwritten."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from charter.assign.ownership import organise
from charter.building import build
from charter.cli.build import command as build_papers
from charter.cli.init.command import command
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.new_workspace.text import company_name
from charter.problems import OutputError
from charter.read.schema import fact_names, schema_path
from charter.resources import examples_folder
from charter.write.files import write_files
from charter.write.schemas import schema_line

STRUCTURES = list(read_catalog().structures)
EXAMPLES = [folder.name for folder in sorted(examples_folder().iterdir()) if folder.is_dir()]


def init(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def code_of(result: Result) -> list[str]:
    return [problem.code for problem in result.exception.problems]  # type: ignore[union-attr]


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_new_workspace_builds_charters_and_one_posting(tmp_path: Path, structure: str) -> None:
    folder = tmp_path / "north-wind"
    assert init(folder, "--structure", structure).exit_code == 0
    assert sorted(os.listdir(folder)) == [".charter", ".gitignore", "company.yaml"]
    organisation = organise(read_workspace(folder))
    assert organisation.company.name == "North Wind"
    # A structure can itself be heavy for one position.
    assert {f.problem.code for f in organisation.findings} <= {"heavy-load"}
    assert organisation.proved
    vacant = [p for p in organisation.positions.values() if p.status != "filled"]
    head = next(p for p in organisation.positions.values() if not p.reports_to)
    assert [(p.reports_to, p.acting) for p in vacant] == [(head.id, head.id)]
    done = build(folder, day=date(2027, 1, 4), formats=["md"])
    assert done.drafts == ()
    written = done.written
    assert [name for name in written if "posting" in name] == [f"{vacant[0].id}-posting.md"]
    assert len(written) == len(read_catalog().structures[structure].positions) + 1


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_example_line_counts_once_its_mark_is_gone(tmp_path: Path, structure: str) -> None:
    init(tmp_path, "--structure", structure, "--name", "Acme")
    file = tmp_path / "company.yaml"
    text = file.read_text()
    assert max(map(len, text.splitlines()[1:])) <= 100
    file.write_text(re.sub(r"(?m)^( *)#(?! )", r"\1", text))
    company = read_workspace(tmp_path).company
    assert list(company.facts) == fact_names()
    assert company.legal_name == "Example Limited"
    lead = next(p for p in company.positions.values() if p.status == "vacant")
    assert lead.pay
    assert lead.places
    assert lead.limits.hire
    assert lead.opening
    assert lead.benefits
    assert lead.apply.email
    assert lead.apply.until
    organisation = organise(read_workspace(tmp_path))
    ((entry, override),) = company.assign.items()
    assert organisation.responsibilities[entry].accountable == override.accountable
    assert organisation.responsibilities[entry].because.kind == "company"


def test_output_names_the_files_and_what_to_run_next(tmp_path: Path) -> None:
    folder = tmp_path / "two words"
    assert init(folder, "--structure", "separate").output == (
        f"{folder}/company.yaml\n"
        f"{folder}/.gitignore\n"
        "In company.yaml, how to apply and the limits are examples: put in your own.\n"
        "Open company.yaml in an editor, then run:\n"
        f"  charter check '{folder}'\n"
        f"  charter build '{folder}'\n"
    )
    assert (folder / ".gitignore").read_text() == "out/\n.charter*.lock\n.*.charter-tmp\n"


def test_the_folder_is_the_current_one_when_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = init("--structure", "cto-led")
    assert result.output.startswith("company.yaml\n.gitignore\n")
    assert result.output.endswith("  charter check\n  charter build\n")
    assert read_workspace(Path()).company.name == "Acme"


def test_the_first_lines_tell_the_editor_and_the_person(tmp_path: Path) -> None:
    init(tmp_path, "--structure", "combined", "--name", "Acme")
    text = (tmp_path / "company.yaml").read_text()
    pointed = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert pointed
    assert pointed[1] == ".charter/company.schema.json"
    assert (tmp_path / pointed[1]).read_bytes() == schema_path("company").read_bytes()
    assert (
        "structure: combined                       # CPTO with VPs for engineering and product\n"
        in text
    )
    assert "\ncompany:\n  name: Acme\n" in text
    assert "  #markets: 3                             # Number of countries you sell in.\n" in text


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("north-wind", "North Wind"),
        ("acme_ltd.2", "Acme Ltd 2"),
        ("IBM", "IBM"),
        ("--", "Our Company"),
        ("", "Our Company"),
    ],
)
def test_a_folder_name_makes_a_company_name(folder: str, name: str) -> None:
    assert company_name(folder) == name


@pytest.mark.parametrize(
    "name",
    [
        'Say "Hi"',
        "O'Neill & Söhne",
        "Acme: the company",
        "# one",
        "C # Ltd",
        "{company}, [x]",
        "true",
        "12",
        "1.5",
        "~",
        "null",
        "- dash",
        "*star",
        "&and",
        "!tag",
        "%percent",
        "@at",
        "`tick`",
        "back\\slash\\n",
        "Rocket 🚀 Labs",
        "👩‍💻",
        "株式会社",
        "x" * 300,
    ],
)
def test_any_printable_name_survives(tmp_path: Path, name: str) -> None:
    result = init(tmp_path, "--structure", "separate", "--name", name)
    assert result.exit_code == 0, result.output
    assert read_workspace(tmp_path).company.name == name


@pytest.mark.parametrize(
    "name", ["", "  ", "a\nb", "a\rb", "a\tb", "\x07", "a\u2028b", "a\x85b", "\udc80", "x" * 301]
)
def test_a_name_that_is_no_line_of_text_is_wrong_usage(tmp_path: Path, name: str) -> None:
    result = init(tmp_path / "new", "--structure", "separate", "--name", name)
    assert result.exit_code == 2
    assert "--name: a company's name is one line" in result.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_copied_with_the_schema_on_top(tmp_path: Path, example: str) -> None:
    assert init(tmp_path, "--example", example).exit_code == 0
    shipped = (examples_folder() / example / "company.yaml").read_text("utf-8")
    assert (tmp_path / "company.yaml").read_text("utf-8") == schema_line("company") + shipped
    assert organise(read_workspace(tmp_path)).proved


@pytest.mark.parametrize("arguments", [[], ["--structure", "separate", "--example", "ulmarey"]])
def test_one_start_is_needed_and_the_error_lists_them(tmp_path: Path, arguments: list[str]) -> None:
    result = init(tmp_path, *arguments)
    assert result.exit_code == 2
    assert "  combined           CPTO with VPs for engineering and product\n" in result.output
    for name in (*STRUCTURES, *EXAMPLES):
        assert f"\n  {name} " in result.output
    assert not os.listdir(tmp_path)


def test_an_example_keeps_its_name(tmp_path: Path) -> None:
    assert init(tmp_path, "--example", "ulmarey", "--name", "Mine").exit_code == 2


@pytest.mark.parametrize(
    ("option", "word", "line"),
    [
        ("--structure", "combinde", "unknown structure 'combinde' - did you mean 'combined'?"),
        ("--example", "ulmary", "unknown example 'ulmary' - did you mean 'ulmarey'?"),
        ("--example", "../x", "unknown example '../x' - known: tarnquern, trekalima, ulmarey"),
    ],
)
def test_an_unknown_start_is_named(tmp_path: Path, option: str, word: str, line: str) -> None:
    result = init(tmp_path / "new", option, word)
    assert line in str(result.exception)
    assert not (tmp_path / "new").exists()


def test_an_existing_company_file_stays(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("mine")
    result = init(tmp_path, "--structure", "separate")
    assert isinstance(result.exception, OutputError)
    assert code_of(result) == ["exists"]
    assert (tmp_path / "company.yaml").read_text() == "mine"
    assert os.listdir(tmp_path) == ["company.yaml"]


def test_a_link_to_nowhere_stays(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").symlink_to(tmp_path / "elsewhere")
    assert code_of(init(tmp_path, "--structure", "separate")) == ["exists"]
    assert not (tmp_path / "elsewhere").exists()


def test_an_existing_gitignore_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.tmp\n")
    result = init(tmp_path, "--structure", "separate")
    assert ".gitignore" not in result.output
    assert (tmp_path / ".gitignore").read_text() == "*.tmp\n"


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_folder_that_is_a_file_is_named(tmp_path: Path, below: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    assert code_of(init(file / below, "--structure", "separate")) == ["not-a-folder"]
    assert file.read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(os, "link", refuse)
    result = init(tmp_path, "--structure", "separate")
    assert str(result.exception) == (
        f"{tmp_path}/.charter: cannot be written: Permission denied; nothing was changed - name "
        "another folder [cannot-write]"
    )
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_no_file_of_a_new_workspace_names_this_machine(tmp_path: Path) -> None:
    """A workspace is copied, mailed and shared: what it says must hold elsewhere."""
    init(tmp_path / "acme", "--structure", "combined")
    files = [path for path in (tmp_path / "acme").rglob("*") if path.is_file()]
    assert len(files) == 6
    here = (str(tmp_path), str(schema_path("company").parent), "file:")
    assert [path for path in files if any(one in path.read_text("utf-8") for one in here)] == []


def build_command(folder: Path) -> Result:
    return CliRunner().invoke(build_papers, [str(folder), "--format", "md", "--quiet"])


def test_schemas_of_another_release_are_renewed_by_build(tmp_path: Path) -> None:
    init(tmp_path, "--structure", "combined")
    schema, line = tmp_path / ".charter/company.schema.json", schema_line("catalog", "../")
    write_files(schema.parent, {schema.name: b"{}"}, force=True)  # as an older release left it
    assert build_command(tmp_path).exit_code == 0
    assert schema.read_bytes() == schema_path("company").read_bytes()
    ours = tmp_path / "catalog" / line.strip().partition("=")[2]
    assert ours.resolve().read_bytes() == schema_path("catalog").read_bytes()


def test_a_schema_that_a_person_edited_stays_and_is_named(tmp_path: Path) -> None:
    init(tmp_path, "--structure", "combined")
    (tmp_path / ".charter/hire.schema.json").write_text("{}")
    done = build_command(tmp_path)
    assert done.exit_code == 0
    assert "hire.schema.json: was edited" in done.stderr
    assert (tmp_path / ".charter/hire.schema.json").read_text() == "{}"
    assert (tmp_path / "out/cpto-charter.md").is_file()


def test_a_workspace_without_schemas_gets_none_from_build(tmp_path: Path) -> None:
    init(tmp_path, "--structure", "combined")
    shutil.rmtree(tmp_path / ".charter")
    assert build_command(tmp_path).exit_code == 0
    assert not (tmp_path / ".charter").exists()
