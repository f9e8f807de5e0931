"""Each folder in tests/bad is wrong; its expected.txt is all that `charter check` says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDERS = sorted(path for path in (Path(__file__).parent / "bad").iterdir() if path.is_dir())
FRAME = re.compile(
    r"\d+ problems"  # the sum, when there are several
    r"|(To settle before papers go out|Advice) \(\d+\)"  # the headings of findings
    r"|    .+ \[[a-z]+-\d+\]"  # the claims that stand behind a finding
)


def problems(printed: str) -> list[str]:
    """Return all printed lines but the frame, sorted."""
    return sorted(line.strip() for line in printed.splitlines() if not FRAME.fullmatch(line))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_check_names_exactly_the_expected_problems(folder, monkeypatch, charter):
    monkeypatch.chdir(folder)

    ran = charter("check", ".", "--quiet")

    assert problems(ran.out + ran.err) == (folder / "expected.txt").read_text().splitlines()
    assert ran.code == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_expected_problem_has_a_place_and_a_code(folder):
    for line in (folder / "expected.txt").read_text().splitlines():
        assert re.fullmatch(
            r"(\.|(company|catalog/[a-z-]+)\.yaml(:\d+:\d+)?): .+ \[[a-z-]+\]", line
        )


def test_there_is_an_example_of_every_kind_of_problem():
    said = "".join((folder / "expected.txt").read_text() for folder in FOLDERS)

    assert set(re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE)) >= {
        *("alias", "control-character", "documents", "duplicate-key", "empty", "encoding", "key"),
        *("tab", "tag", "too-deep", "yaml-syntax", "no-company", "not-a-file"),
        *("duplicate-id", "headcount", "missing-key", "no-such-date", "out-of-range"),
        *("reversed-pay", "unknown-key", "unknown-value", "wrong-form", "wrong-type"),
        *("unknown-entry", "unknown-id", "unknown-position", "unknown-role", "unknown-structure"),
        *("no-decider", "no-owner", "too-many-vetoes", "two-owners"),
        *("nobody-acting", "reporting-loop", "two-heads"),
    }
