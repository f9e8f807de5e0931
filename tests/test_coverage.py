"""tools/coverage.py: how much of a table of duties is covered, and what is wrong in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from charter.facts.moved import Forward
from charter.load.catalog_files import read_catalog

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import coverage  # noqa: E402

HEAD = "id\trole\tduty\tentry\tmatch\tkind\n"
# Invented duties of an invented ferry company.
DUTIES = """\
F1	CTO	Timetable software scales to ten ports	technology-roadmap.scalability	full
F2	CTO	Skippers get a booking device	technology-roadmap.devices	partial
F3	CTO	Friendly on the quay		none	behaviour
F4	CTO	Dry docks are planned		none	docks
F5	CPO	Decides on the fare table	product.pricing-and-packaging	full
F6	CPO	Works with the harbour masters	external-duties.partners	partial	collaboration
"""
Printed = pytest.CaptureFixture[str]


def run(folder: Path, text: str, *more: str, name: str = "duties.tsv") -> int:
    (folder / name).write_text(text, "utf-8")
    return coverage.main([str(folder / name), *more])


def test_each_role_has_its_shares_and_outcomes_a_table_of_their_own(
    tmp_path: Path, capsys: Printed
) -> None:
    assert run(tmp_path, HEAD + DUTIES) == 0
    assert capsys.readouterr().out == (
        "All duties, in per cent  duties  full  partial  none  full or partial\n"
        "CTO                           4    25       25    50               50\n"
        "CPO                           2    50       50     0              100\n"
        "all                           6    33       33    33               67\n"
        "\n"
        "Outcomes alone  duties  full  partial  none  full or partial\n"
        "CTO                  3    33       33    33               67\n"
        "CPO                  1   100        0     0              100\n"
        "all                  4    50       25    25               75\n"
    )


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_csv_file_says_the_same(tmp_path: Path, capsys: Printed, mark: str) -> None:
    run(tmp_path, HEAD + DUTIES)
    from_tabs = capsys.readouterr().out
    text = "\ufeff" + (HEAD + DUTIES).replace("\t", mark)
    assert run(tmp_path, text, name="duties.csv") == 0
    assert capsys.readouterr().out == from_tabs


def test_other_headings_are_named_and_other_columns_stay_unread(
    tmp_path: Path, capsys: Printed
) -> None:
    head = "id\trole\tline\tbest\tmatch\tkind\tnote\n"
    assert run(tmp_path, head + DUTIES) == 1
    assert capsys.readouterr().err.endswith(
        "line 1: no column is called 'duty' or 'entry'; the first line has 'id', 'role', 'line', "
        "'best', 'match', 'kind' and 'note'\n"
    )
    assert run(tmp_path, head + DUTIES, "--columns", "duty=line, entry=best") == 0
    assert run(tmp_path, head + DUTIES, "--columns", "dutty=line") == 1
    assert "no column of ours is called dutty" in capsys.readouterr().err


WRONG = {
    "F7\tCTO\tPaints\tproduct.raodmap\tfull": (
        "'product.raodmap' is no entry - did you mean 'product.roadmap'?"
    ),
    "F7\tCTO\tPaints\tproduct.roadmap\tfully": "'match' is 'fully' - did you mean 'full'?",
    "F7\tCTO\tPaints\tproduct.roadmap\t": "'match' is '' - known: full, partial, none",
    "F7\tCTO\tPaints\t\tpartial": "'match' is partial, and 'entry' is empty",
    "F7\tCTO\tPaints\tproduct.roadmap\tnone": (
        "'match' is none, and 'entry' is 'product.roadmap' - one of the two"
    ),
    "F7\t\tPaints\t\tnone": "'role' is empty",
    "F1\tCTO\tPaints\t\tnone": "the id 'F1' stands in line 2 too",
    "F7\tCTO\tPaints\t\tnone\tbehavior": "'kind' is 'behavior' - did you mean 'behaviour'?",
}


@pytest.mark.parametrize("row", WRONG)
def test_a_wrong_cell_is_told_with_its_line_and_nothing_is_counted(
    tmp_path: Path, capsys: Printed, row: str
) -> None:
    assert run(tmp_path, f"{HEAD}{DUTIES}\n{row}\n") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"{tmp_path / 'duties.tsv'}: line 9: {WRONG[row]}\n"


def test_all_wrong_cells_are_told_at_once(tmp_path: Path, capsys: Printed) -> None:
    rows = [row for row in WRONG if row.startswith("F7")]
    text = HEAD + DUTIES + "".join(f"{row.replace('F7', f'G{n}')}\n" for n, row in enumerate(rows))
    assert run(tmp_path, text) == 1
    assert len(capsys.readouterr().err.splitlines()) == len(rows)


def test_a_duty_of_several_lines_is_told_where_it_begins(tmp_path: Path, capsys: Printed) -> None:
    rows = 'F1\tCTO\t"Paints\nand oils"\t\tnone\nF2\tCTO\tSails\t\tnever\n'
    assert run(tmp_path, HEAD + rows) == 1
    assert "line 4: 'match' is 'never'" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", HEAD, HEAD + "\n\t\n"])
def test_a_table_without_rows_is_told(tmp_path: Path, capsys: Printed, text: str) -> None:
    assert run(tmp_path, text) == 1
    assert capsys.readouterr().err


def test_what_is_no_text_is_told(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "duties.tsv").write_bytes(b"\xff\xfe\x00")
    assert coverage.main([str(tmp_path / "duties.tsv")]) == 1
    assert coverage.main([str(tmp_path / "nowhere.tsv")]) == 1
    err = capsys.readouterr().err
    assert "it is no UTF-8 text" in err
    assert "No such file" in err


def test_the_outcome_of_a_role_can_be_what_fits(tmp_path: Path) -> None:
    row = "F1\tVP Data\tCrews know the tides\tvp-data.data-people\tfull\n"
    assert run(tmp_path, HEAD + row) == 0


def test_ids_that_went_are_followed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Printed
) -> None:
    def went(name: str, *to: str) -> Forward:
        place = read_catalog().responsibilities["product.roadmap"].place
        return Forward(name, "responsibilities", "split", to, "2026-12", "ask", place, own=False)

    moved = (went("product.way", "product.roadmap", "product.backlog"), went("product.gone"))
    forwarding = {each.id: each for each in moved}
    catalog = read_catalog()._replace(forwarding=forwarding)
    monkeypatch.setattr(coverage, "read_catalog", lambda: catalog)
    row = "F1\tCPO\tPlans the routes\t{}\tfull\n"
    assert run(tmp_path, HEAD + row.format("product.way")) == 0
    assert run(tmp_path, HEAD + row.format("product.gone")) == 1
    assert "line 2: 'product.gone' is no more - ask" in capsys.readouterr().err
