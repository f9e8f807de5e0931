"""No message speaks of how a file is read: no mapping, scalar, node or byte, no schema to parse.

Lines to write may be YAML, and what only a programmer meets (the calls of Python, the command that
prints a JSON Schema) may be named as programmers do.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = r"(mappings?|sequences?|scalars?|nodes?|anchors?|bytes?|pars(e|es|ed|er|ing)|schemas?)"
WORD = re.compile(rf"(?<![\w./$-]){NOT_OURS}(?![\w.=-])", re.IGNORECASE)
FOR_PROGRAMS = {
    "given.py": "mapping",  # what a call of Python was given, and what it takes
    "main.py": "Schema",  # 'charter schema' prints one
    # YAML's own words, to be put into ours.
    "yaml_causes.py": "mapping values|node content|block sequence",
}


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each text of a file of Python that is no docstring, with its line."""
    tree = ast.parse(path.read_text("utf-8"))
    alone = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    parts = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            said = node.value
            # One word by itself is a name of something; XML and addresses are no sentences.
            if (" " in said.strip() or (id(node) in parts and " " in said)) and not re.search(
                '[<>]|https?:|="|\\$', said
            ):
                yield node.lineno, said


def test_no_text_of_the_program_has_words_of_a_reader():
    found = []
    for path in sorted((ROOT / "charter").rglob("*.py")):
        if not WORD.search(path.read_text("utf-8")):
            continue  # nor do the texts in it
        allowed = FOR_PROGRAMS.get(path.name)
        for line, said in texts(path):
            if WORD.search(re.sub(allowed, "", said) if allowed else said):
                found.append(f"{path.relative_to(ROOT)}:{line}: {said}")
    assert found == []


@pytest.mark.parametrize("name", ["company", "catalog", "hire", "posting"])
def test_no_message_of_a_json_schema_has_them(name):
    whole = (ROOT / f"charter/read/schemas/{name}.schema.json").read_text("utf-8")
    told: list[str] = []

    def keep(pairs: list[tuple[str, object]]) -> dict[str, object]:
        told.extend(str(v) for k, v in pairs if k.endswith("ErrorMessage") or k == "description")
        return dict(pairs)

    json.loads(whole, object_pairs_hook=keep)
    assert [said for said in told if WORD.search(said)] == []


def test_nothing_that_commands_were_seen_to_say_has_them():
    found = []
    for path in sorted((ROOT / "tests/golden/told").rglob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if re.search(r" \[[a-z-]+\]$", line) and WORD.search(re.sub(r"'[^']*'", "", line)):
                found.append(f"{path.relative_to(ROOT)}: {line}")
    assert found == []
