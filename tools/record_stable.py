"""Records in tests/data/stable.yaml what programs and people may rely on, and tests hold.

`python tools/record_stable.py` adds what is new. It takes nothing away: what the file has and the
program has no longer is named, and is a decision for a release that says so in CHANGELOG.md.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from charter.cli.main import cli
from charter.load.catalog_files import read_catalog
from charter.read.schema import schema
from charter.starters.fields import descriptions

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "data" / "stable.yaml"
WORKSPACE = ROOT / "tests" / "briefs" / "northwind"
POSTING = ROOT / "tests" / "data" / "postings" / "18f_executive_director.md"
JSON = (
    ("check", WORKSPACE),
    ("advise", WORKSPACE),
    ("compare", "combined", "separate", "--workspace", WORKSPACE),
    ("matrix", WORKSPACE),
    ("build", WORKSPACE),
    ("update", WORKSPACE, "--dry-run"),
    ("lint", POSTING),
    ("transition", WORKSPACE, "separate", "--workspace", WORKSPACE, "--on", "2027-03-01"),
    ("show", "roles"),
    ("show", "responsibilities"),
    ("show", "structures"),
    ("show", "laws"),
    ("show", "product.roadmap"),
    ("templates", "fields", "charter"),
    ("templates", "list", WORKSPACE),
)
_CODE = re.compile(r"[a-z]{2,}(-[a-z0-9]+)*")
Names = dict[str, str]
"""What there is, by its name, with its kind where it has one: the type of a value."""


def found() -> dict[str, Names]:
    """Return all that is stable, as the program has it now."""
    return {
        "codes": dict.fromkeys(sorted(_codes()), ""),
        "company": dict(_keys(schema("company"), schema("company"), "")),
        "hire": dict(_keys(schema("hire"), schema("hire"), "")),
        "posting_json": dict(_keys(schema("posting"), schema("posting"), "")),
        "catalogue": {f"{kind} {name}": "" for kind, name in _ids()},
        "template_fields": {
            f"{group}.{name}": ""
            for group, one in descriptions().items()
            for name in one.get("fields", ())
        },
        **{f"json of {' '.join(_named(one))}": _printed(one) for one in JSON},
    }


def lost(recorded: dict[str, Names], now: dict[str, Names]) -> list[str]:
    """Return what is recorded and is no longer there, or is of another kind."""
    return [
        f"{group}: {name}: {kind or 'there'} before, now {now.get(group, {}).get(name, 'gone')}"
        for group, names in recorded.items()
        for name, kind in names.items()
        if not _still(kind, now.get(group, {}).get(name))
    ]


def _still(before: str, now: str | None) -> bool:
    """Return whether all that a value could be before, it can be now."""
    return now is not None and set(before.split()) <= set(now.split())


def _ids() -> Iterator[tuple[str, str]]:
    catalog = read_catalog()
    for kind in ("responsibilities", "decisions", "roles", "structures", "areas", "measures"):
        for name in getattr(catalog, kind):
            yield kind, name
    for went in catalog.forwarding.values():
        yield went.of, went.id  # a workspace may go on naming it


def _codes() -> Iterator[str]:
    """Yield each code of a problem: what is given as `code` to anything that takes one."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "charter").rglob("*.py")]
    takes: dict[str, set[int]] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.ClassDef):
            fields = [one.target for one in node.body if isinstance(one, ast.AnnAssign)]
            names = [one.id for one in fields if isinstance(one, ast.Name)]
        elif isinstance(node, ast.FunctionDef):
            names = [one.arg for one in node.args.args if one.arg not in ("self", "cls")]
        else:
            continue
        if "code" in names:
            takes.setdefault(node.name, set()).add(names.index("code"))
    for call in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(call, ast.Assign) and getattr(call.targets[0], "id", "") == "code":
            yield from _literals(call.value)
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        given = [one.value for one in call.keywords if one.arg == "code"]
        given += [one for at in takes.get(name, ()) for one in call.args[at : at + 1]]
        for one in given:
            yield from _literals(one)


def _literals(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and _CODE.fullmatch(str(part.value)):
            yield str(part.value)


def _keys(rule: Any, whole: Any, at: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the path of each key that a schema knows, with the types or the words it takes."""
    if depth > 8:
        return
    while "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rpartition("/")[2]]
    for name, inner in rule.get("properties", {}).items():
        yield f"{at}{name}", " ".join(sorted(_kinds(inner, whole)))
        yield from _keys(inner, whole, f"{at}{name}.", depth + 1)
    if isinstance(items := rule.get("items"), dict):
        yield from _keys(items, whole, f"{at}[].", depth + 1)
    if isinstance(more := rule.get("additionalProperties"), dict):
        yield from _keys(more, whole, f"{at}*.", depth + 1)
    for key in ("oneOf", "anyOf"):
        for choice in rule.get(key, ()):
            yield from _keys(choice, whole, at, depth + 1)


def _kinds(rule: Any, whole: Any) -> set[str]:
    while "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rpartition("/")[2]]
    kinds = {str(word) for word in rule.get("enum", ())}
    if not kinds and "type" in rule:
        kinds = {rule["type"]} if isinstance(rule["type"], str) else set(rule["type"])
    for key in ("oneOf", "anyOf"):
        for choice in rule.get(key, ()):
            kinds |= _kinds(choice, whole)
    return kinds


def _named(command: tuple[Any, ...]) -> list[str]:
    return [str(word) for word in command if not isinstance(word, Path) and word != "--workspace"]


def _printed(command: tuple[Any, ...]) -> Names:
    """Return the keys that a command prints with --json, with the types of their values."""
    more: tuple[str, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        if command[0] in ("build", "transition"):
            more = ("--out", folder)
        ran = CliRunner().invoke(cli, [*map(str, command), *more, "--json"])
    shape: dict[str, set[str]] = {}
    _shape(json.loads(ran.stdout), "", shape)
    return {name: " ".join(sorted(kinds)) for name, kinds in sorted(shape.items())}


def _shape(value: Any, at: str, shape: dict[str, set[str]]) -> None:
    if at:
        kind = {dict: "object", list: "array", str: "string", bool: "boolean"}.get(type(value))
        shape.setdefault(at, set()).add(kind or ("null" if value is None else "number"))
    if isinstance(value, dict):
        for name, inner in value.items():
            _shape(inner, f"{at}.{name}" if at else name, shape)
    elif isinstance(value, list):
        for inner in value:
            _shape(inner, f"{at}[]", shape)


def recorded() -> dict[str, Names]:
    """Return what the file has."""
    data: dict[str, Names] = yaml.safe_load(FILE.read_text("utf-8")) if FILE.is_file() else {}
    return data


def main() -> None:
    """Add what is new; end with 1 where something is gone."""
    before, now = recorded(), found()
    gone = lost(before, now)
    for line in gone:
        print(line)
    for group, names in now.items():
        kept = before.setdefault(group, {})
        for name, kind in names.items():
            kept[name] = " ".join(sorted({*kept.get(name, "").split(), *kind.split()}))
    text = yaml.safe_dump(before, allow_unicode=True, width=1000, sort_keys=True)
    FILE.write_text(f"# What stays stable; added to by tools/record_stable.py.\n{text}", "utf-8")
    sys.exit(1 if gone else 0)


if __name__ == "__main__":
    main()
