"""Findings for programs that show them beside the lines: GitHub's workflow commands, and SARIF."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

if TYPE_CHECKING:
    from charter.assign.organisation import Finding
    from charter.check.remark import Remark

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ReportLevel = Literal["error", "warning", "note"]
_OF_FINDINGS: dict[str, ReportLevel] = {"gap": "error", "advice": "warning", "note": "note"}
_ON_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


class Reported(NamedTuple):
    """One finding. `help` is what to do; `about` says of all findings with this code why."""

    level: ReportLevel
    place: Place
    code: str
    message: str
    help: str = ""
    about: str = ""


def of_problem(problem: Problem, level: ReportLevel = "error") -> Reported:
    """Return a problem as it is reported."""
    return Reported(level, problem.place, problem.code, problem.message, problem.hint)


def of_finding(finding: Finding) -> Reported:
    """Return a finding on who owns what as it is reported."""
    return of_problem(finding.problem, _OF_FINDINGS[finding.severity])


def of_remark(remark: Remark, level: ReportLevel | None = None) -> Reported:
    """Return a remark on a posting as it is reported."""
    said = f'"{remark.quote}" {remark.message}' if remark.quote else remark.message
    usual: ReportLevel = "error" if remark.severity == "error" else "warning"
    about = f"{remark.why} Source: {remark.source}"
    instead = f"Instead: {remark.instead}"
    return Reported(level or usual, remark.place, remark.code, said, instead, about)


def not_checked(place: Place, note: str) -> Reported:
    """Return a note that a part of a text was not checked."""
    return Reported("note", place, "not-checked", note)


def github(found: Iterable[Reported]) -> str:
    """Return a line for each finding that GitHub Actions shows beside the line of its file."""
    return "".join(f"{_command(one)}\n" for one in dict.fromkeys(found))


def _command(one: Reported) -> str:
    place = one.place
    given = {
        "file": _from_root(place.path, os.environ.get("GITHUB_WORKSPACE") or os.getcwd()),
        "line": str(place.line or ""),
        "col": str(place.column or ""),
        "title": one.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in given.items() if value)
    text = "\n".join(filter(None, (one.message, one.help)))
    return f"::{_ON_GITHUB[one.level]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    """Return a text as the runner reads it: its own marks and the ends of lines written out."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(found: Iterable[Reported]) -> dict[str, Any]:
    """Return the findings as one SARIF 2.1.0 log, with a rule for each code."""
    from importlib.metadata import version

    results = list(dict.fromkeys(found))
    rules = list(dict.fromkeys(one.code for one in results))
    root = os.getcwd()
    driver = {
        "name": "charter",
        "version": version("charter"),
        "rules": [_rule(code, [one for one in results if one.code == code]) for code in rules],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"ROOT": {"uri": f"{Path(root).as_uri().rstrip('/')}/"}},
                "results": [_result(one, rules.index(one.code), root) for one in results],
            }
        ],
    }


def _rule(code: str, found: Sequence[Reported]) -> dict[str, Any]:
    first = found[0]
    name = code.replace("-", " ").capitalize()
    return {
        "id": code,
        "shortDescription": {"text": name},
        "fullDescription": {"text": first.about or first.message},
        "help": {"text": "\n".join(filter(None, (first.help, first.about))) or first.message},
        "defaultConfiguration": {"level": first.level},
    }


def _result(one: Reported, rule: int, root: str) -> dict[str, Any]:
    text = f"{one.message} - {one.help}" if one.help else one.message
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.level,
        "message": {"text": text},
    }
    place = one.place
    if not place.path:
        return result
    where: dict[str, Any] = {"artifactLocation": _artifact(place.path, root)}
    if place.line:
        region = {"startLine": place.line, "startColumn": place.column}
        where["region"] = {name: number for name, number in region.items() if number}
    return result | {"locations": [{"physicalLocation": where}]}


def _artifact(path: str, root: str) -> dict[str, str]:
    inside = _from_root(path, root)
    if PurePath(inside).is_absolute():
        return {"uri": Path(inside).as_uri()}
    return {"uri": quote(os.fsencode(inside)), "uriBaseId": "ROOT"}


def _from_root(path: str, root: str) -> str:
    """Return a path as it is from `root` on; what lies elsewhere, as it is from the top."""
    if not path:
        return ""
    whole = Path(os.path.abspath(path))
    try:
        return whole.relative_to(os.path.abspath(root)).as_posix()
    except ValueError:
        return whole.as_posix()


REPORTS: dict[str, Callable[[Iterable[Reported]], str | dict[str, Any]]] = {
    "github": github,
    "sarif": sarif,
}
