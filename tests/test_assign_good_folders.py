"""Each folder in tests/good, each brief and each shipped example: all work has one owner."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from charter.load.own_entries import wording
from charter.resources import examples_folder

TESTS = Path(__file__).parent
GOOD = sorted(path for path in (TESTS / "good").iterdir() if path.is_dir())
DISPUTED = TESTS / "briefs" / "kestrel-before"
"""A company as it is today, where two claim one piece of work."""
COMPANIES = (p.parent for f in (TESTS / "briefs", examples_folder()) for p in f.glob("*/*.yaml"))
OTHERS = sorted(folder for folder in COMPANIES if folder != DISPUTED)
named = {"ids": lambda folder: folder.name}


def owner(organisation: Organisation, entry: str) -> str:
    """Return who owns an entry and why, in the words of expected.txt."""
    assigned = {**organisation.responsibilities, **organisation.decisions}.get(entry)
    if assigned is None:
        return f"{entry}: does not apply"
    return f"{entry}: {assigned.accountable} ({assigned.because.kind})"


@pytest.mark.parametrize("folder", GOOD, **named)
def test_the_expected_positions_own_the_entries(folder):
    organisation = organise(read_workspace(folder))
    expected = (folder / "expected.txt").read_text().splitlines()

    assert [owner(organisation, line.partition(":")[0]) for line in expected] == expected


@pytest.mark.parametrize("folder", [*GOOD, *OTHERS], **named)
def test_everything_has_exactly_one_owner(folder):
    organisation = organise(read_workspace(folder))

    assert organisation.gaps == ()
    assert organisation.proved
    assigned = [*organisation.responsibilities.values(), *organisation.decisions.values()]
    assert {a.accountable for a in assigned} <= set(organisation.positions)


@pytest.mark.parametrize("folder", [*GOOD, *OTHERS], **named)
def test_check_says_so(folder, charter):
    ran = charter("check", str(folder), "--date", "2026-12-01")

    assert (ran.code, ran.err) == (0, "")
    assert "Each has exactly one owner." in ran.out


def test_what_two_claim_today_is_all_that_is_unsettled_in_a_company_before_its_change(charter):
    ran = charter("check", str(DISPUTED), "--date", "2026-12-01")

    assert ran.code == 1
    assert "1 of them lacks one clear owner." in ran.out
    [gap] = organise(read_workspace(DISPUTED)).gaps
    assert gap.problem.code == "disputed"
    assert gap.about == ("data.ai-in-product", "cto", "cpo")


def test_the_briefs_and_the_examples_were_found():
    assert {folder.name for folder in OTHERS} == {
        *("northwind", "havn", "havn-before", "tallyho", "kestrel", "saltmarsh"),
        *(folder.name for folder in examples_folder().iterdir()),
    }
    assert len(list(examples_folder().iterdir())) >= 3


def test_a_changed_sentence_keeps_all_else_of_the_entry(catalog):
    own = read_workspace(TESTS / "good" / "own-catalogue").catalog.responsibilities
    name = "technology-roadmap.architecture"

    [said] = own[name].charter
    assert said.say == "Sets the architecture that our robots will need in three years."
    assert own[name].own
    assert wording(own[name]._replace(charter=())) == (
        wording(catalog.responsibilities[name]._replace(charter=()))
    )


def test_an_added_responsibility_stands_with_its_area():
    own = read_workspace(TESTS / "good" / "own-catalogue").catalog.responsibilities
    names = [name for name, entry in own.items() if entry.area == "operations-and-security"]
    all_names = list(own)

    assert names[-1] == "operations-and-security.robot-safety"
    first = all_names.index(names[0])
    assert all_names[first : first + len(names)] == names


def test_an_omitted_responsibility_is_gone_and_nothing_else(catalog):
    own = read_workspace(TESTS / "good" / "own-catalogue").catalog.responsibilities

    assert set(catalog.responsibilities) - set(own) == {"evangelism.developer-community"}
    assert set(own) - set(catalog.responsibilities) == {"operations-and-security.robot-safety"}
