"""The command line: help, exit codes, streams, and what a person sees when something is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
COMPANY = """\
company: {name: Northwind, currency: USD}
structure: separate
positions:
  cto: {limits: {spend: 9000, hire: leads}}
  cpo: {limits: {spend: 9000, hire: leads}}
"""


def command(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "charter", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_names_every_command(charter: Callable[..., Ran], arguments: list[str]) -> None:
    said = charter(*arguments)
    assert all(
        f"\n  {name} " in said.out + said.err
        for name in ("init", "check", "build", "show", "schema")
    )


@pytest.mark.parametrize("name", ["init", "check", "build", "show", "schema"])
def test_each_command_explains_itself(charter: Callable[..., Ran], name: str) -> None:
    said = charter(name, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: charter {name}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["buld"], "No such command 'buld' - did you mean 'build'?"),
        (["foo"], "No such command 'foo' - known: init, open, ask"),
        (["templates", "foo"], "No such command 'foo' - known: list, eject"),
        (["build", "--format", "odt"], "no 'odt' among the formats; known: md, docx, pdf"),
        (["build", "--date", "2026-02-30"], "'2026-02-30' is not a date; write year-month-day"),
        (["build", "--date", "tomorrow"], "'tomorrow' is not a date; write year-month-day"),
        (
            ["build", "--paper", "letter"],
            "no 'letter' among the kinds of paper; known: charter, posting, interview",
        ),
        (["check", "--jsn"], "No such option"),
        (["build", "--format", "docx md"], "among the formats; write docx,md, with commas"),
        (["build", "--format", "pdf,xls"], "no 'xls' among the formats; did you mean 'xlsx'?"),
        (
            ["lint", "a.md", "--place", "Utopia"],
            "'Utopia' is no code of a country or region - write",
        ),
    ],
)
def test_wrong_usage_is_exit_code_2(
    charter: Callable[..., Ran], arguments: list[str], message: str
) -> None:
    said = charter(*arguments)
    assert said.code == 2
    assert message in said.err


def test_results_go_to_stdout_and_problems_to_stderr(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    fine = charter("build", str(tmp_path), "--date", "2026-12-01")
    assert (fine.code, fine.err) == (0, "")
    assert fine.out.endswith("6 written\n")
    again = charter("build", str(tmp_path), "--date", "2026-12-01")
    assert again.out == "0 written, 6 unchanged\n"
    (tmp_path / "company.yaml").write_text("company: {}\n", "utf-8")
    bad = charter("build", str(tmp_path))
    assert (bad.code, bad.out) == (1, "")
    assert "'name' is missing" in bad.err
    assert bad.err.endswith("2 problems\n")


def test_a_company_file_may_be_named_itself(charter: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_text(COMPANY, "utf-8")
    assert charter("check", str(tmp_path / "acme.yaml")).code == 0


def test_one_position_one_paper_one_format(charter: Callable[..., Ran], tmp_path: Path) -> None:
    out = tmp_path / "elsewhere"
    done = charter(
        "build",
        str(ROOT / "tests/briefs/northwind"),
        *("--position", "ctpo", "--paper", "posting", "--format", "docx"),
        *("--out", str(out), "--date", "2026-12-01"),
    )
    assert done.code == 0
    assert [p.name for p in out.iterdir() if p.name[0] != "."] == ["cpto-posting.docx"]


def test_a_posting_for_a_filled_position_says_what_to_do(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    said = charter("build", str(tmp_path), "--position", "cto", "--paper", "posting")
    assert said.code == 1
    assert "add 'status: vacant'" in said.err


def test_a_position_the_company_has_not(charter: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    said = charter("build", str(tmp_path), "--position", "vp-design")
    assert said.code == 1
    assert "this company has no position 'vp-design'" in said.err


def test_a_paper_that_somebody_edited_is_kept(charter: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    charter("build", str(tmp_path), "--date", "2026-12-01")
    paper = tmp_path / "out/cto-charter.md"
    paper.write_text("mine", "utf-8")
    said = charter("build", str(tmp_path), "--date", "2026-12-02")
    assert said.code == 1
    assert str(paper) in said.err
    assert "--force" in said.err
    assert paper.read_text("utf-8") == "mine"
    assert "2 December" not in (tmp_path / "out/cpo-charter.md").read_text("utf-8")
    assert charter("build", str(tmp_path), "--date", "2026-12-02", "--force").code == 0
    assert "2 December 2026" in paper.read_text("utf-8")


def test_a_paper_nobody_needs_any_more_is_named(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    charter("build", str(tmp_path))
    (tmp_path / "company.yaml").write_text(
        COMPANY.replace("separate", "cto-led").partition("  cpo:")[0], "utf-8"
    )
    said = charter("build", str(tmp_path))
    assert "cpo-charter.md: left from an earlier run" in said.err


def test_check_as_json_is_what_the_help_says(charter: Callable[..., Ran], tmp_path: Path) -> None:
    said = charter("check", str(ROOT / "tests/briefs/havn"), "--json")
    data = json.loads(said.out)
    described = charter("check", "--help").out
    assert data["version"] == 1
    assert data["proved"] is True
    assert all(f" {key}" in described for key in data)
    owners = {a["id"]: a["accountable"] for a in data["assignments"]}
    assert owners["evangelism.conferences"] == "cto"
    assert owners["product.roadmap"] == "cpo"
    assert owners["organisation.design-organisation"] == "vp-design"


def test_the_date_comes_from_source_date_epoch(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    done = command("build", "--format", "md", cwd=tmp_path, SOURCE_DATE_EPOCH="1796083200")
    assert done.returncode == 0, done.stderr
    assert "1 December 2026" in (tmp_path / "out/cto-charter.md").read_text("utf-8")


def test_help_starts_at_once() -> None:
    """No time is measured; what would take it is not imported."""
    code = (
        "import sys\n"
        "from charter.cli.main import cli\n"
        "try:\n    cli(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'jinja2', 'yaml', 'docx', 'lxml', 'babel', 'jsonschema_rs', 'pyromark'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_build_needs_no_library_that_is_slow_to_import(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    code = (
        "import sys\n"
        "from charter.cli.main import cli\n"
        f"cli(['build', {str(tmp_path)!r}], standalone_mode=False)\n"
        "heavy = {'docx', 'lxml', 'babel', 'snowballstemmer'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_killed_at_any_moment_it_leaves_whole_papers_only(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    for number in range(12):
        running = subprocess.Popen(
            [sys.executable, "-m", "charter", "build", "--date", f"2026-12-{number + 1:02}"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        time.sleep(0.03 * number)
        running.send_signal(signal.SIGKILL)
        assert b"edited" not in running.communicate()[1]
    done = command("build", "--date", "2026-12-31", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not list((tmp_path / "out").glob("*charter-tmp*"))


@pytest.mark.skipif(os.name == "nt", reason="pipes")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    shell = f"{sys.executable} -m charter show responsibilities | head -1"
    done = subprocess.run(
        shell, shell=True, capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert "Traceback" not in done.stderr


NOWHERE = {
    "check": ("check", "nope"),
    "lint": ("lint", "nope.md"),
    "build": ("build", "nope"),
    "feed": ("feed", "nope"),
    "matrix": ("matrix", "nope"),
    "advise": ("advise", "nope"),
    "compare": ("compare", "combined", "separate", "--workspace", "nope"),
    "transition from": ("transition", "nope.yaml", "combined"),
    "transition to": ("transition", "{here}", "nope/company.yaml"),
    "templates list": ("templates", "list", "nope"),
    "templates check": ("templates", "check", "nope.docx"),
    "templates eject": ("templates", "eject", "pay", "--workspace", "nope"),
    "diff": ("diff", "nope.docx"),
    "diff Markdown": ("diff", "nope.md", "--workspace", "{here}"),
    "pack": ("pack", "nope", "--position", "cto", "--letter", "{letter}"),
    "pack's letter": ("pack", "{here}", "--position", "cto", "--letter", "nope.docx"),
    "pack's hire": (
        "pack",
        "{here}",
        "--position",
        "cto",
        "--letter",
        "{letter}",
        "--hire",
        "nope",
    ),
    "verify": ("verify", "nope.docx"),
    "verify's ground": ("verify", "{letter}", "--against", "nope"),
    "sign": ("sign", "nope", "--position", "cto", "--date", "2026-12-01"),
    "sign's file": (
        *("sign", "{here}", "--position", "cto", "--date", "2026-12-01"),
        *("--file", "nope.docx"),
    ),
    "batch": ("batch", "nope.csv", "--out", "made"),
    "batch's base": ("batch", "{table}", "--out", "made", "--base", "nope"),
    "show": ("show", "roles", "--workspace", "nope"),
}


@pytest.mark.parametrize("command", NOWHERE)
def test_a_file_that_is_not_there_is_named_and_said_to_be_not_there(
    command: str, charter: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here, table = tmp_path / "here", tmp_path / "rows.csv"
    here.mkdir()
    contract = COMPANY.replace("name:", "charter_in_contract: false, name:")
    (here / "company.yaml").write_text(contract)
    table.write_text("id,name\na,Acme\n")
    letter = Path(__file__).parent / "data" / "letters" / "letter.docx"
    words = [word.format(here=here, table=table, letter=letter) for word in NOWHERE[command]]
    ran = charter(*words)
    assert ran.code == 1
    (said,) = [line for line in ran.err.splitlines() if "nope" in line]
    assert said.startswith("nope")
    assert "there is no such f" in said
