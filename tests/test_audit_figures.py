"""tools/audit_figures.py: how well duties are matched, by a table that a person labelled."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from charter.audit.findings import TOGETHER
from charter.audit.likeness import ENTRY_FIGURES, NONE_FIGURES, Likeness
from charter.audit.matching import ASSERT, shipped_weights
from charter.load.catalog_files import read_catalog
from charter.read.yaml_source import read_yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import audit_figures  # noqa: E402
import coverage  # noqa: E402
import fit_matching  # noqa: E402

HEAD = "id\tpaper\trole\tduty\tentry\tmatch\tstrength\n"
# Invented duties of two invented ferry companies.
DUTIES = """\
1	a	cto	Keeps the AWS bill of the timetable low	operations-and-security.cloud-cost	full	owns
2	a	cto	Hires engineers for the ferries	organisation.engineering-hiring	full	owns
3	a	cto	Is kind to seagulls		none	none
4	a	cto	Pays down technical debt of the booking	technology-roadmap.technical-debt	partial	owns
5	b	cpo	Owns the product roadmap of the ferries	product.roadmap	full	owns
6	b	cpo	Reduces churn of commuters	product.retention	full	owns
7	b	cpo	Recruits engineers with the CTO	organisation.engineering-hiring	partial	supports
8	b	cpo	Wears a cap at sea		none	none
"""
Printed = pytest.CaptureFixture[str]


def run(folder: Path, text: str, *more: str) -> int:
    (folder / "duties.tsv").write_text(text, "utf-8")
    return audit_figures.main([str(folder / "duties.tsv"), *more])


def test_all_figures_are_printed(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path, HEAD + DUTIES, "--shipped") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "8 duties of 2 papers",
        "with an entry: 6, right first 100 %, among three 100 %, right group 100 %",
        "fully covered: 4, right first 100 %, among three 100 %, right group 100 %",
    ]
    assert re.fullmatch(r"with none: 2; \d likelier none, right \d+ %", lines[3])
    assert "twice from 0.4 together: 1 said, right 100 %, found 100 % of 1" in lines
    [nothing] = [line for line in lines if line.startswith("nothing below 0.01, 10 placed")]
    assert nothing.endswith("right 100 %, wrong for 0 % of 5")


def test_a_paper_is_matched_by_weights_of_the_others(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path, HEAD + DUTIES) == 0
    apart = capsys.readouterr().out
    assert run(tmp_path, HEAD + DUTIES.replace("\tb\t", "\ta\t")) == 1
    assert "one paper" in capsys.readouterr().err
    run(tmp_path, HEAD + DUTIES, "--shipped")
    assert capsys.readouterr().out != apart


def test_misses_are_told_with_what_they_were_taken_for(tmp_path: Path, capsys: Printed) -> None:
    wrong = DUTIES.replace("product.roadmap", "product.localisation")
    assert run(tmp_path, HEAD + wrong, "--shipped", "--misses") == 0
    told = capsys.readouterr().out
    assert "line 6, cpo, full: Owns the product roadmap of the ferries" in told
    assert "is product.localisation - product.roadmap:" in told


def test_what_is_wrong_in_the_table_is_told(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path, HEAD + DUTIES.replace("product.roadmap", "product.raodmap")) == 1
    assert "line 6: 'product.raodmap' is no entry" in capsys.readouterr().err
    assert run(tmp_path, HEAD + DUTIES.replace("\tsupports", "\thelps")) == 1
    assert "line 8: 'strength' is 'helps'" in capsys.readouterr().err


def test_a_role_is_placed_by_its_title(tmp_path: Path, capsys: Printed) -> None:
    run(tmp_path, HEAD + DUTIES, "--shipped")
    by_id = capsys.readouterr()
    titles = DUTIES.replace("\tcto", "\tChief Technology Officer").replace("\tcpo", "\tCPO")
    run(tmp_path, HEAD + titles, "--shipped")
    assert capsys.readouterr() == by_id
    assert by_id.err == ""


def test_a_role_that_is_none_is_told_and_counts_as_none(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path, HEAD + DUTIES.replace("\tcpo", "\tlamp keeper"), "--shipped") == 0
    told = capsys.readouterr().err
    assert "duties.tsv: line 6: no role is called 'lamp keeper' - its 4 duties are placed" in told
    assert "line 2" not in told


def test_a_strength_that_is_not_given_is_read_from_the_words() -> None:
    likeness = Likeness(read_catalog())

    def figures(strength: str) -> object:
        duty = coverage.Duty(2, "1", "cto", "Approves all releases", "", "none", strength=strength)
        return audit_figures._candidates(duty, likeness)

    assert figures("") == figures("decides") != figures("owns")


def test_weights_are_printed_as_the_list_has_them(tmp_path: Path, capsys: Printed) -> None:
    assert run(tmp_path, HEAD + DUTIES, "--fit") == 0
    (tmp_path / "fit.yaml").write_text(capsys.readouterr().out)
    found = read_yaml(tmp_path / "fit.yaml").data
    assert tuple(found["entry"]) == ENTRY_FIGURES
    assert tuple(found["none"]) == NONE_FIGURES
    assert [*map(len, shipped_weights())] == [len(ENTRY_FIGURES), len(NONE_FIGURES)]


def test_shipped_weights_place_invented_duties(capsys: Printed) -> None:
    """Duties in words of their own, which no phrase and no weight was made from."""
    assert audit_figures.main([str(ROOT / "tests/data/matching/duties.tsv"), "--shipped"]) == 0
    told = capsys.readouterr().out
    [figures] = re.findall(r"with an entry: 77, right first (\d+) %, among three (\d+) %", told)
    assert int(figures[0]) >= 75
    assert int(figures[1]) >= 90
    [asserted] = re.findall(rf"asserted from {ASSERT}: (\d+) %, right (\d+) %", told)
    assert int(asserted[0]) >= 25
    assert int(asserted[1]) >= 90
    [twice] = re.findall(
        rf"twice from {TOGETHER} together: \d+ said, right \d+ %, found (\d+) %", told
    )
    assert int(twice) >= 40


def test_a_fit_finds_the_weights_that_made_its_examples() -> None:
    # Two figures, one of which says which is right three times in four.
    told, other = ((1.0, 0.0), (0.0, 0.0)), ((0.0, 1.0), (0.0, 0.0))
    examples = [
        fit_matching.Example(figures, right)
        for figures, right in ((told, 0), (told, 0), (told, 0), (told, 1), (other, 0), (other, 1))
    ] * 400
    first, second = fit_matching.fit(examples)
    assert fit_matching.shares(told, (first, second))[0] == pytest.approx(0.75, abs=0.002)
    assert second == pytest.approx(0, abs=0.002)
