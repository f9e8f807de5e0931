"""What a program calls: each call of the API, its example, and the types that it gives back."""

from __future__ import annotations

import doctest
import inspect
import re
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

import charter
from charter import make_papers, workspace_of
from charter.problems import CharterError

DAY = date(2026, 12, 1)
CALLS = sorted(
    name
    for name in charter.__all__
    if inspect.isfunction(getattr(charter, name)) or name[0].islower()
)
HIRE = "name: Ada Example\n"
CLIENTS = "id,name,structure\none,Acme,combined\ntwo,Bolt,separate\n"
COMPANY = """company:
  name: Northwind
  charter_in_contract: true
  apply: {url: https://northwind.example/jobs, email: jobs@northwind.example}
  currency: NOK
  customer_count: 140
structure: combined
positions:
  ceo: {limits: {spend: 500000, hire: leaders}}
  cpto:
    status: vacant
    acting: ceo
    limits: {spend: 50000, hire: team leads and below}
    reference: northwind-cpto
    places: [{city: Oslo, country: NO}]
    pay: {min: 1800000, max: 2100000}
    benefits: [Health insurance.]
    why_open: new
    hard: Two products run on one database.
    teams: [{name: Design, people: 4}]
  vp-engineering: {limits: {spend: 20000, hire: engineers}}
  vp-product: {limits: {spend: 20000, hire: product managers}}
"""


@pytest.fixture(scope="module")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with all the files that the examples name."""
    folder = tmp_path_factory.mktemp("northwind")
    workspace = folder / "northwind"
    workspace.mkdir()
    (workspace / "company.yaml").write_text(COMPANY, "utf-8")
    made = make_papers(charter.read_workspace(workspace), charter.Wanted(DAY, positions=["cpto"]))
    (folder / "posting.md").write_bytes(made.files["cpto-posting.md"])
    (folder / "signed.docx").write_bytes(made.files["cpto-charter.docx"])
    letter = docx.Document()
    letter.add_paragraph("Dear {{ hire.name }}, we offer you the post of {{ position.title }}.")
    letter.save(str(folder / "letter.docx"))
    (folder / "hire.yaml").write_text(HIRE, "utf-8")
    (folder / "clients.csv").write_text(CLIENTS, "utf-8")
    return folder


@pytest.fixture
def here(northwind: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a fresh copy of that folder."""
    import shutil

    shutil.copytree(northwind, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", CALLS)
def test_each_call_has_an_example_that_does_what_it_says(name: str, here: Path) -> None:
    names = {"charter": charter, "Path": Path, "date": date}
    (test,) = doctest.DocTestFinder(recurse=False).find(getattr(charter, name), name, globs=names)
    said: list[str] = []

    assert test.examples, f"{name} has no example"
    doctest.DocTestRunner().run(test, out=said.append)
    assert said == []


@pytest.mark.parametrize("name", CALLS)
def test_each_call_says_what_it_returns_and_which_errors_it_raises(name: str) -> None:
    said = inspect.getdoc(getattr(charter, name)) or ""

    assert "eturn" in said.split("\n\n")[0], f"{name} does not say what it returns"
    assert "Raises" in said or "raises" in said, f"{name} does not say what it raises"


def types_in(given: object) -> Iterator[type]:
    """Yield the classes of ours that a type is made of."""
    if isinstance(given, type) and given.__module__.startswith("charter."):
        yield given
    for part in typing.get_args(given):
        yield from types_in(part)


@pytest.mark.parametrize("name", CALLS)
def test_every_type_that_a_call_takes_or_gives_back_is_there(name: str) -> None:
    call: Callable[..., object] = getattr(charter, name)
    hints = typing.get_type_hints(call, localns={n: getattr(charter, n) for n in charter.__all__})
    for given in (found for hint in hints.values() for found in types_in(hint)):
        assert getattr(charter, given.__name__, None) is given, f"{name}: {given.__name__}"


def test_every_name_is_there_and_nothing_is_imported_for_the_others() -> None:
    import subprocess
    import sys

    for name in charter.__all__:
        assert getattr(charter, name).__name__ == name
    code = "import sys, charter; print([n for n in sys.modules if n.startswith('charter.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_company_in_hand_needs_a_folder_to_be_written_to(tmp_path: Path) -> None:
    workspace = workspace_of({"company": {"name": "Acme"}, "structure": "combined"})

    with pytest.raises(CharterError) as raised:
        charter.build(workspace, day=DAY)
    assert [problem.code for problem in raised.value.problems] == ["no-folder"]
    assert charter.build(workspace, tmp_path / "out", day=DAY).written
    with pytest.raises(CharterError) as raised:
        charter.sign(workspace, "cpto", DAY)
    assert [problem.code for problem in raised.value.problems] == ["no-folder"]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"language": "xx", "places": ["US-XX"]}, ["unknown-language", "unknown-place"]),
        ({"places": ["USA"]}, ["unknown-place"]),
    ],
)
def test_lint_names_each_language_and_place_that_there_is_not(
    given: dict[str, object], codes: list[str], here: Path
) -> None:
    with pytest.raises(CharterError) as raised:
        charter.lint(Path("posting.md"), DAY, **given)  # type: ignore[arg-type]
    assert [problem.code for problem in raised.value.problems] == codes


@pytest.mark.parametrize("name", CALLS)
def test_what_has_a_wrong_type_is_named_with_all_that_has(name: str) -> None:
    call = getattr(charter, name)
    takes = inspect.signature(call).parameters
    read_as_data = {"given"}
    with pytest.raises(TypeError) as wrong:
        call(**{argument: object() for argument in takes})
    said = [argument for argument in takes if f"'{argument}' should be " in str(wrong.value)]
    assert said == [argument for argument in takes if argument not in read_as_data]
    assert str(wrong.value).startswith(f"{name}(): ")


W = charter.workspace_of({"company": {"name": "Northwind"}, "structure": "combined"})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: charter.read_workspace("northwind"), "'path' should be a Path, not 'northwind'"),  # type: ignore[arg-type]
        (
            lambda: charter.check_workspace(W, datetime(2026, 12, 1)),
            "'day' should be a date, not a datetime: give its .date()",
        ),
        (
            lambda: make_papers(W, charter.Wanted(DAY, positions="cpto")),
            "'wanted.positions' should be a list of str, not 'cpto' (str)",
        ),
        (
            lambda: make_papers(W, charter.Wanted(DAY, papers=[None])),  # type: ignore[list-item]
            "'wanted.papers' should be a list of str or Paper or Markdown, not [None] (list)",
        ),
        (
            lambda: charter.write_files(Path("papers"), {"a.md": "text"}),  # type: ignore[dict-item]
            "'files' should be a mapping of str to bytes, not a dict",
        ),
        (
            lambda: charter.run_batch(Path("clients.csv"), "papers", day=DAY, jobs="2"),  # type: ignore[arg-type]
            "'jobs' should be an int, not '2' (str)",
        ),
    ],
)
def test_a_wrong_type_is_said_with_what_it_should_be(call: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        call()


CLIENT = Path("clients.csv")
UNKNOWN = {
    "a folder": (lambda: charter.workspace_of("", folder=Path("nowhere")), {"no-file"}),
    "no workspace": (lambda: charter.make_feeds([], DAY), {"no-workspace"}),
    "kinds, formats and positions": (
        lambda: make_papers(W, charter.Wanted(DAY, ["note"], ["ctoo"], ["odt"], clip=-1)),
        {"unknown-paper", "unknown-format", "unknown-position", "clip-too-short"},
    ),
    "no kind": (lambda: make_papers(W, charter.Wanted(DAY, [])), {"unknown-paper"}),
    "rows": (
        lambda: charter.run_batch(CLIENT, "papers", day=DAY, papers=["note"], formats=["zip"]),
        {"unknown-paper", "unknown-format"},
    ),
    "boards": (
        lambda: charter.make_feeds([Path("northwind")], DAY, ["../laws/us"], poster="me"),
        {"unknown-board", "wrong-form"},
    ),
    "packs": (
        lambda: charter.make_pack(W, "cpto", Path("letter.docx"), None, DAY, formats=["odt"]),
        {"unknown-format"},
    ),
    "a pack of a company that stands in no file": (
        lambda: charter.make_pack(W, "cpto", Path("letter.docx"), None, DAY),
        {"no-folder"},
    ),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_there_is_not_is_said_at_once_before_anything_is_made(what: str, here: Path) -> None:
    call, codes = UNKNOWN[what]
    with pytest.raises(CharterError) as wrong:
        call()
    assert {problem.code for problem in wrong.value.problems} == codes
    assert not (here / "papers").exists()
