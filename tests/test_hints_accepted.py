"""Every line that a hint says to write in place of a wrong value is taken when it is written."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
import yaml

from charter.batch.columns import _definition, _leaves
from charter.read.schema import check_schema, schema
from charter.read.yaml_source import Path_, Source, parse_yaml

COMPANY: dict[str, Any] = {
    "company": {"name": "Tarn", "country": "GB", "currency": "GBP"},
    "structure": "separate",
    "positions": {"cpo": {"status": "vacant", "acting": "ceo"}},
}
OWN: dict[str, Any] = {
    "responsibilities": [
        {
            "id": "strategy.maps",
            "area": "strategy",
            "title": "Maps",
            "charter": "Decides.",
            "accountable": ["cpo"],
        }
    ]
}
WRITTEN = (
    "CTO", "the CTO", "CTO and CPO", "Jane Roe", "yes", "none", "high", "the EU", "Colorado",
    "German", "120k", "80%", "about 12 people", "Vollzeit", "31 March 2027 17:00", "Q2 2027",
    "Write to jobs@acme.com", "expansion", "finance and legal", True, 12, 1.5, ["a", "b"], ["CTO"],
)  # fmt: skip
_QUOTED = re.compile(r"'((?:[^']|'(?=\w))+)'")


def leaves(kind: str) -> Iterator[Path_]:
    if kind == "catalog":
        at: Path_ = ("responsibilities", 0)
        rule = schema("catalog")["$defs"]["responsibility"]
        yield from ((*at, key) for key in rule["properties"] if key != "id")
        return
    for name, at in (("company", ("company",)), ("position", ("positions", "cpo"))):
        values = [path for path, _ in _leaves(_definition(name), at)]
        if kind == "values":
            yield from values
        else:
            yield from ((*at, k) for k in _definition(name)["properties"] if (*at, k) not in values)


def put(data: Any, path: Path_, value: Any) -> None:
    for step, then in pairwise(path):
        inner: Any = [] if isinstance(then, int) else {}
        if isinstance(data, list):
            data.extend([{}] * (int(step) + 1 - len(data)))
        elif not isinstance(data.get(step), type(inner)):
            data[step] = inner
        data = data[step]
    if isinstance(data, list):
        data.extend([None] * (int(path[-1]) + 1 - len(data)))
    data[path[-1]] = value


def checked(data: Any, kind: str) -> tuple[Source, dict[Path_, Any]]:
    """Return a file of data, and the problem at each path."""
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    source = parse_yaml(text, "file.yaml")
    paths = {place: path for path, place in source.values.items()}
    problems, _ = check_schema(source, "catalog" if kind == "catalog" else "company")
    return source, {paths[p.place.line, p.place.column]: p for p in problems}


def said_in(hint: str, path: Path_) -> Iterator[tuple[Path_, Any]]:
    """Yield each line that a hint has to write: where, and what."""
    hint = hint.partition("; ")[0]
    named = _QUOTED.findall(hint)
    if hint.startswith("did you mean "):
        yield path, named[0]
    elif found := re.match(r"write on a line of its own: - (.+)", hint):
        yield path, [found[1]]
    elif found := re.match(r"write each on a line of its own: ", hint):
        yield path, [item.removeprefix("- ") for item in named]
    elif (found := re.match(r"write: (\[.*\])\Z", hint)) or (
        (found := re.match(r"write:? (?:\w+: )?([^\s'.]\S*)\Z", hint)) and "..." not in hint
    ):
        yield path, yaml.safe_load(found[1])
    for line in named if " ... " not in hint and hint.startswith(("write", "who")) else ():
        if (pair := re.match(r"(\w+): (.+)\Z", line)) and "..." not in line:
            key = pair[1]
            yield (path if key == path[-1] else (*path[:-1], key)), yaml.safe_load(pair[2])


@pytest.mark.parametrize("kind", ["values", "lines", "catalog"])
def test_what_a_hint_says_to_write_is_taken(kind: str) -> None:
    begun = OWN if kind == "catalog" else COMPANY
    followed, refused = 0, list[str]()
    for word in WRITTEN:
        data = copy.deepcopy(begun)
        for path in leaves(kind):
            put(data, path, copy.deepcopy(word))
        hints = {path: problem.hint for path, problem in checked(data, kind)[1].items()}
        right = copy.deepcopy(data)
        lines = {at: (path, value) for path in hints for at, value in said_in(hints[path], path)}
        for at, (path, _) in lines.items():
            if at != path:
                put(right, path, None)
        for at, (_, value) in lines.items():
            put(right, at, value)
        left = checked(right, kind)[1] if lines else {}
        followed += len(lines)
        refused += [
            f"{'.'.join(map(str, path))}: {word!r}: {hints[path]} -> {problem.message}"
            for at, (path, _) in lines.items()
            for below, problem in left.items()
            if below[: len(at)] == at
        ]
    assert refused == []
    assert followed >= len(data)
