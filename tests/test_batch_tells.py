"""What `charter build` tells beside its papers, `charter batch` tells of its rows as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

COMPANY = """\
company:
  name: Nordlicht
  legal_name: Nordlicht GmbH
  country: DE
  currency: EUR
  language: {postings: de}
structure: separate
positions:
  ceo: {status: filled, holder: Ada Quist}
  cto:
    status: vacant
    acting: ceo
    opening: Die Stelle ist neu.
    places: [{city: Hamburg}]
    pay: {min: 120000, max: 150000}
    apply: {email: jobs@nordlicht.example, until: 2027-03-31}
"""
ENGLISH = "opening: This is a new position. You will lead all of our engineers here."
CASES = {
    "other-language": (COMPANY.replace("opening: Die Stelle ist neu.", ENGLISH), {}),
    "closed": (COMPANY.replace("2027-03-31", "2026-11-30"), {}),
    "printed-mark": (COMPANY.replace("Die Stelle ist neu.", "Die <b>Stelle</b> ist neu."), {}),
    "blank": (COMPANY.replace("Die Stelle ist neu.", "Die Stelle ist neu. TBD"), {}),
    "unused-template": (COMPANY, {"templates/CTO-charter-final.docx": "x"}),
    "not-read": (COMPANY, {"templates/letterhead.dotx": "x"}),
    "comment": (COMPANY.replace("Die Stelle ist neu.", "Die Stelle #1 ist neu."), {}),
    "reworded": (
        COMPANY,
        {
            "catalog/own.yaml": "responsibilities:\n  - id: technology.architecture\n"
            "    was: These are no words of it.\n    charter: Decides how systems fit together.\n"
        },
    ),
}
_PROBLEM = re.compile(r"[^:\s]+:\d+:\d+: |\S+: ")


def _folder(at: Path, case: str) -> Path:
    text, files = CASES[case]
    for name, content in {"company.yaml": text, **files}.items():
        (at / name).parent.mkdir(parents=True, exist_ok=True)
        (at / name).write_text(content, "utf-8")
    return at


def _told(ran: Ran) -> set[str]:
    """Return the problems with a code that are told, without their places."""
    said = " ".join(ran.err.split())
    return set(re.findall(r"- [^\[]*\[([a-z-]+)\]", said)) | set(re.findall(r"\[([a-z-]+)\]", said))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("of_table", [True, False])
def test_a_batch_tells_what_a_build_tells(
    charter: Callable[..., Ran], tmp_path: Path, case: str, of_table: bool
) -> None:
    folder = _folder(tmp_path / "all" / "one", case)
    built = charter("build", str(folder), "--out", str(tmp_path / "b"), "--date", "2026-12-01")
    (tmp_path / "t.csv").write_text("company,position\nNordlicht,cto\n", "utf-8")
    source = (str(tmp_path / "t.csv"), "--base", str(folder)) if of_table else (str(folder.parent),)
    made = charter(
        *("batch", *source, "--out", str(tmp_path / "out"), "--jobs", "1"),
        *("--date", "2026-12-01"),
    )
    drafts = {"limit-to-be-set"}
    assert _told(built) - drafts
    assert _told(built) - drafts <= _told(made), made.err
    if case in ("other-language", "closed", "printed-mark", "blank", "unused-template", "not-read"):
        assert case in _told(made)


def test_a_cell_in_another_language_is_told_with_its_place(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = _folder(tmp_path / "base", "closed")
    row = "Nordlicht,cto,Thirty days of holiday each year for everybody."
    (tmp_path / "t.csv").write_text(f"company,position,benefits\n{row}\n", "utf-8")
    made = charter(
        *("batch", str(tmp_path / "t.csv"), "--base", str(folder), "--jobs", "1"),
        *("--out", str(tmp_path / "out"), "--date", "2026-12-01"),
    )
    assert "t.csv:2:3: 'benefits' is English, and postings here are German" in " ".join(
        made.err.split()
    )


def test_a_note_on_a_cell_names_its_place_once(charter: Callable[..., Ran], tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text(
        "company,structure,country,language postings,position,opening\n"
        "Nordlicht,separate,DE,de,CTO,"
        "This is a new position. You will lead all of our engineers.\n",
        "utf-8",
    )
    ran = charter("batch", str(table), "--out", str(tmp_path / "o"), "--jobs", "1")
    (line,) = [each for each in ran.err.replace("\n  ", " ").splitlines() if "opening" in each]
    assert line.count("rows.csv") == 1, line
    assert re.search(r"rows\.csv:2:\d+: 'opening' is English", line)
