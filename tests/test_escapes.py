r"""A path in double quotes, whose \n and \t would be printed as a line end and a tab, is told."""

from __future__ import annotations

import pytest

from charter.problems import InputError
from charter.read.yaml_source import parse_yaml


@pytest.mark.parametrize(
    ("text", "write"),
    [
        (r'"C:\new\table"', r"write 'C:\new\table', in"),
        (r'"On D:\table, \"old\"."', r"""write 'On D:\table, "old".', in"""),
        (r'"É, ö: it is on C:\bad."', r"write 'É, ö: it is on C:\bad.', in"),
    ],
)
def test_a_path_in_double_quotes_is_told(text: str, write: str) -> None:
    with pytest.raises(InputError) as bad:
        parse_yaml(f"first: ä\nhard: {text}\n", "company.yaml")
    (problem,) = bad.value.problems
    assert problem.hint.startswith(write)
    said = parse_yaml(f"hard: {problem.hint[6:].rpartition(', in')[0]}", "company.yaml").data
    assert "\\" in said["hard"]


@pytest.mark.parametrize(
    "text",
    [r"'C:\new'", r"C:\new", r'"C:\\new"', r'"One line.\nAnother."', r'"First.\n\nb:\tSecond."'],
)
def test_what_is_right_is_read(text: str) -> None:
    assert parse_yaml(f"hard: {text}\n", "company.yaml").data["hard"]
