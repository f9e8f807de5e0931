"""What docs/developer.md promises: nothing of "What stays stable" goes or changes unannounced."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import record_stable  # noqa: E402

RECORDED = record_stable.recorded()


@pytest.fixture(scope="module")
def now() -> dict[str, record_stable.Names]:
    return record_stable.found()


def test_nothing_that_is_recorded_is_gone_or_of_another_kind(
    now: dict[str, record_stable.Names],
) -> None:
    assert record_stable.lost(RECORDED, now) == []


def test_everything_new_is_recorded(now: dict[str, record_stable.Names]) -> None:
    new = record_stable.lost(now, RECORDED)
    assert new == [], "run tools/record_stable.py"


def test_the_record_has_what_the_readme_names() -> None:
    assert {"codes", "company", "hire", "posting_json", "catalogue", "template_fields"} < set(
        RECORDED
    )
    assert len([group for group in RECORDED if group.startswith("json of ")]) > 10
    assert {"yaml-syntax", "no-owner", "two-owners", "unknown-key"} <= set(RECORDED["codes"])
    assert "responsibilities product.roadmap" in RECORDED["catalogue"]
    assert RECORDED["company"]["positions.*.status"] == "filled planned vacant"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ({"a": ""}, {}, "gone"),
        ({"a": "string"}, {"a": "number"}, "now number"),
        ({"a": "planned vacant"}, {"a": "vacant"}, "now vacant"),
        ({"a": "string"}, {"a": "null string"}, ""),
        ({"a": ""}, {"a": "", "b": ""}, ""),
    ],
)
def test_what_counts_as_lost(before: dict[str, str], now: dict[str, str], said: str) -> None:
    lost = record_stable.lost({"x": before}, {"x": now})
    assert said in "".join(lost)
    assert bool(lost) == bool(said)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, ["check", "tests/briefs/northwind"]),
        (1, ["check", "tests/bad/alias"]),
        (2, ["check", "--no-such-option"]),
    ],
)
def test_exit_codes(charter: Callable[..., Ran], code: int, words: list[str]) -> None:
    assert charter(*(str(ROOT / w) if w.startswith("tests/") else w for w in words)).code == code
