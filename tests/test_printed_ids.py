"""Ids of the catalogue that a text misspells are told, and not printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Command = Callable[..., Ran]
COMPANY = """\
company: {name: Tarn, about: Tarn makes maps., country: GB, currency: GBP}
structure: separate
positions:
  ceo: {status: filled}
  cto: {status: vacant, acting: ceo, %s}
  cpo: {status: filled}
"""


def built(charter: Command, folder: Path, said: str) -> Ran:
    (folder / "company.yaml").write_text(COMPANY % said, "utf-8")
    return charter("build", str(folder), "--date", "2026-12-01", "--format", "md")


@pytest.mark.parametrize(
    ("said", "told", "hint"),
    [
        ("outcomes: [cto.relaibility]", "cto.relaibility", "did you mean 'cto.reliability'?"),
        ("outcomes: [cto.nothing-such]", "cto.nothing-such", "cto.weekly-releases"),
        ("outcomes: [cpo.reliability]", "cpo.reliability", "did you mean 'cto.reliability'?"),
        ("outcomes: [cto_reliability.x]", "cto_reliability.x", "cto.reliability"),
        ("nice_to_have: [cto.degree]", "cto.degree", "write the words themselves"),
        ("benefits: [technology-roadmap.architecture]", "technology-roadmap.architecture", "write"),
        ("opening: delivery.releases", "delivery.releases", "write the words themselves"),
        ("limits: {other: [decision.data-breach]}", "decision.data-breach", "write the words"),
    ],
)
def test_an_id_that_would_be_printed_is_told(
    charter: Command, tmp_path: Path, said: str, told: str, hint: str
) -> None:
    ran = built(charter, tmp_path, said)
    assert ran.code == 1
    assert f"is '{told}', written as an id, and papers would print it" in ran.err
    assert hint in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "said",
    [
        "outcomes: [cto.reliability, cto.weekly-releases]",
        "outcomes: ['Our site maps.example is back.', Node.js runs no more.]",
        "benefits: [maps.example, e-bike]",
        "apply: {url: https://cto.example, email: cto.jobs@tarn.example}",
        "takes: [delivery.releases]",
        "time: {delivery.releases: 30}",
        "deputy: {position: ceo, reserved: [decision.new-supplier]}",
    ],
)
def test_an_id_of_the_role_and_other_words_stand(
    charter: Command, tmp_path: Path, said: str
) -> None:
    assert "unknown-id" not in built(charter, tmp_path, said).err
