"""A question mark at the end of a name: a letter that got lost, or one that belongs there."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.load.company_file import workspace_of
from charter.load.hire import read_hire
from charter.problems import InputError

FILE = """\
company: {{name: {name}}}
structure: separate
positions:
  cto: {{holder: {holder}, title: {title}, teams: [{{name: {team}}}]}}
  cpo: {{holders: [{{name: {shared}}}, {{name: Bo Rask}}]}}
"""
PLAIN = {"name": "Tarn", "holder": "Ada Rowe", "title": "CTO", "team": "Web", "shared": "Jo"}


@pytest.mark.parametrize(
    ("field", "said", "word"),
    [
        ("holder", "Ren?", "Ren?"),
        ("holder", "Ada Ros?", "Ros?"),
        ("shared", "Jo Andr?", "Andr?"),
        ("title", "Directeur g?n?ral", "g?n?ral"),
        ("title", "Chief Technology Officer?", "Officer?"),
        ("name", "Soci?t? Maps", "Soci?t?"),
    ],
)
def test_names_of_persons_and_places_ask_nothing(field: str, said: str, word: str) -> None:
    with pytest.raises(InputError) as refused:
        workspace_of(FILE.format(**PLAIN | {field: said}))
    [problem] = refused.value.problems
    assert f"has '{word}', whose letters were lost" in str(problem)


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("name", "Citro?", "'name' is 'Citro?', and papers print the question mark"),
        ("team", "What Next?", "'name' is 'What Next?', and papers print the question mark"),
        ("name", "Yahoo!", ""),
    ],
)
def test_a_company_or_team_may_ask_and_it_is_said(field: str, said: str, told: str) -> None:
    notes = workspace_of(FILE.format(**PLAIN | {field: said})).cut
    assert [note.message for note in notes] == [told] * bool(told)


@pytest.mark.parametrize("name", ["name", "manager", "place"])
def test_names_in_a_hire_file_ask_nothing(tmp_path: Path, name: str) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text("\n".join(f"{key}: {v}" for key, v in {"name": "Jo", name: "Ren?"}.items()))
    with pytest.raises(InputError) as refused:
        read_hire(file)
    [problem] = refused.value.problems
    assert problem.code == "lost-letters"
    assert "Ren?" not in str(problem)


def test_what_asks_in_a_hire_file_may_ask(tmp_path: Path) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text("name: Jo\nnote: Can we start in May?\n")
    assert read_hire(file).notes == ()
