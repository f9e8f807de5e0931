"""`--report github` and `--report sarif`: every finding, at its line, as those programs read it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import jsonschema_rs
import pytest

from charter.assign.organisation import Finding
from charter.cli.report import Reported, github, of_finding, sarif
from charter.problems import Place, Problem
from conftest import Ran

TESTS = Path(__file__).resolve().parent
TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}


def closed(required: str, optional: str = "", **properties: Any) -> dict[str, Any]:
    known = {name: properties.get(name, {}) for name in (required + " " + optional).split()}
    shape = {"type": "object", "additionalProperties": False, "properties": known}
    return {**shape, "required": required.split()}


RULE = closed(
    "id shortDescription fullDescription help defaultConfiguration",
    id={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    defaultConfiguration=closed("level", level=LEVEL),
)
NUMBER = {"type": "integer", "minimum": 1}
PLACE = closed(
    "artifactLocation",
    "region",
    artifactLocation=closed("uri", "uriBaseId", uri={"type": "string", "format": "uri-reference"}),
    region=closed("startLine", "startColumn", startLine=NUMBER, startColumn=NUMBER),
)
RESULT = closed(
    "ruleId ruleIndex level message",
    "locations",
    level=LEVEL,
    message=TEXT,
    locations={"type": "array", "items": closed("physicalLocation", physicalLocation=PLACE)},
)
DRIVER = closed("name version rules", rules={"type": "array", "items": RULE})
RUN = closed(
    "tool columnKind originalUriBaseIds results",
    tool=closed("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={
        "additionalProperties": closed("uri", uri={"type": "string", "pattern": "^file:///.*/$"})
    },
    results={"type": "array", "items": RESULT},
)
LOG = closed("$schema version runs", version={"const": "2.1.0"}, runs={"items": RUN})
"""What we write of SARIF 2.1.0, each part as the schema of OASIS has it and no key besides."""
POSTING = "# Chairman\n\nWe want a recent college graduate, 100% theirs: red, or blue.\n"
COMPANY = "company: {name: Acme}\nstructure: separate\npositions: {cto: {status: vacant}}\n"


def read_commands(text: str) -> list[dict[str, str]]:
    """Return the workflow commands in a log, as GitHub's runner reads them."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        given = {name: unescaped(value) for name, value in pairs}
        found.append({"level": match[1], "message": unescaped(match[3]), **given})
    return found


def unescaped(text: str) -> str:
    for mark, sign in {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(mark, sign)
    return text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    for name, text in {"a, b:c 5%.md": POSTING, "fine.md": "", "ø/company.yaml": COMPANY}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("text", ["a%b", "100%25", "two\nlines", "a\r\nb", "x,y:z::error::", "%0A"])
def test_what_github_reads_is_what_was_said(text: str) -> None:
    told = github([Reported("warning", Place(text, 3, 5), "some-code", text, "do it")])
    (read,) = read_commands(told)
    assert read["message"] == f"{text}\ndo it"
    assert read["file"].endswith(text)
    assert (read["level"], read["line"], read["col"]) == ("warning", "3", "5")


@pytest.mark.parametrize(
    ("severity", "said"), [("gap", "::error"), ("advice", "::warning"), ("note", "::notice")]
)
def test_a_note_on_who_owns_what_is_no_warning(
    severity: Literal["gap", "advice", "note"], said: str
) -> None:
    finding = Finding(severity, Problem(Place("company.yaml", 3, 1), "reworded", "other words"))
    assert github([of_finding(finding)]).startswith(f"{said} file=")


def test_a_place_that_is_not_known_is_left_out() -> None:
    whole, nowhere = (Reported("error", Place(path), "code", "bad") for path in ("a.md", ""))
    assert github([whole, nowhere]) == (
        "::error file=a.md,title=code::bad\n::error title=code::bad\n"
    )
    one, other = sarif([whole, nowhere])["runs"][0]["results"]
    assert "region" not in one["locations"][0]["physicalLocation"]
    assert "locations" not in other


def test_files_are_named_from_the_top_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Reported("error", Place("company.yaml", 1), "code", "bad")]
    monkeypatch.chdir(folder / "ø")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder))
    assert "file=ø/company.yaml,line=1," in github(found)


CASES = {
    "lint": ["lint", "a, b:c 5%.md", "--language", "en"],
    "a file that is not there": ["lint", "a, b:c 5%.md", "nope.md", "--language", "en"],
    "a gap": ["check", "ø", "--date", "2026-12-01"],
    "postings, boards": ["check", str(TESTS / "briefs/tallyho"), "--date", "2026-12-01"],
    "bad input": ["check", str(TESTS / "bad/unknown-ids")],
}


@pytest.mark.parametrize("words", CASES.values(), ids=CASES)
def test_every_finding_of_the_json_is_reported_and_the_exit_code_is_the_same(
    words: list[str], folder: Path, charter: Callable[..., Ran]
) -> None:
    ran = {form: charter(*words, *form.split()) for form in FORMS}
    assert len({one.code for one in ran.values()}) == 1
    wanted = findings(json.loads(ran["--json"].out))
    assert len(wanted) > 0

    commands = read_commands(ran["--report github"].out)
    told = {(c["title"], int(c.get("line", 0)), int(c.get("col", 0))) for c in commands}
    notes = {each for each in told if each[0] == "not-checked"}  # in JSON these have no place
    assert bool(notes) == any(p["notes"] for p in json.loads(ran["--json"].out).get("postings", ()))
    assert told - notes == wanted
    log = json.loads(ran["--report sarif"].out)
    assert [str(flaw) for flaw in jsonschema_rs.validator_for(LOG).iter_errors(log)] == []
    (run,) = log["runs"]
    assert {placed(result) for result in run["results"]} == told
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        if result["ruleId"] != "no-file":
            assert file_of(result, run).is_file()


FORMS = ("", "--json", "--report github", "--report sarif")


def findings(data: dict[str, Any]) -> set[tuple[str, int, int]]:
    """Return code, line and column of each finding in what --json printed."""
    postings = [*data.get("files", ()), *data.get("postings", ())]
    found = [one for posting in postings for one in (*posting["errors"], *posting["advice"])]
    for key in ("findings", "boards", "problems"):
        found += data.get(key, ())
    return {(one["code"], one["line"], one["column"]) for one in found}


def placed(result: dict[str, Any]) -> tuple[str, int, int]:
    region = result["locations"][0]["physicalLocation"].get("region", {})
    return result["ruleId"], region.get("startLine", 0), region.get("startColumn", 0)


def file_of(result: dict[str, Any], run: dict[str, Any]) -> Path:
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    base = (
        run["originalUriBaseIds"][artifact["uriBaseId"]]["uri"] if "uriBaseId" in artifact else ""
    )
    return Path(unquote(urlsplit(base + artifact["uri"]).path))


def test_what_was_not_checked_is_a_note(folder: Path, charter: Callable[..., Ran]) -> None:
    said = charter("lint", "a, b:c 5%.md", "--language", "it", "--report", "github")
    told = [one for one in read_commands(said.out) if one["level"] == "notice"]
    assert [one["title"] for one in told] == ["not-checked"]
    assert "no lists for Italian" in told[0]["message"]


def test_nothing_found_is_an_empty_log(folder: Path, charter: Callable[..., Ran]) -> None:
    assert github([]) == ""
    assert sarif([])["runs"][0]["results"] == []


def test_two_forms_of_one_output_are_wrong_usage(folder: Path, charter: Callable[..., Ran]) -> None:
    said = charter("lint", "fine.md", "--json", "--report", "sarif")
    assert (said.code, said.out) == (2, "")
    assert "give one" in said.err
