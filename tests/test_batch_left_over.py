"""Papers of earlier runs that belong to no row any more: told, and never taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, row

CTO, FINE = row(name="Fine"), row(name="Fine", position="vp-engineering", status="vacant")
OTHER = row(name="Other")
FOLDER = "the folder 'other' is of an earlier run, and no row makes it now - take away"
FILES = "the folder 'fine': 'cto-charter.md' and 'cto-posting.md' are of an earlier run, and no row"


def told(batch: Batch, *rows: str, options: tuple[str, ...] = ()) -> str:
    return " ".join(batch("\n".join([HEAD, *rows, ""]), *options).err.split())


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ([CTO, OTHER], ""),
        ([OTHER, CTO], ""),
        ([CTO], FOLDER),
        ([CTO, row(name="Another")], FOLDER),
        ([FINE, OTHER], FILES),
    ],
)
def test_what_no_row_makes_any_more_is_told(
    batch: Batch, tmp_path: Path, later: list[str], said: str
) -> None:
    assert "earlier run" not in told(batch, CTO, OTHER)
    # It is told each time until somebody takes it away, in the report too.
    for _ in range(2):
        assert said in (err := told(batch, *later))
        assert ("earlier run" in err) is bool(said)
    page = (tmp_path / "out/report.html").read_text("utf-8").replace("&#x27;", "'")
    if said:
        assert f"<p>{said[:1].upper()}{said[1:]}" in page
    assert ("earlier run" in page) is bool(said)
    for name in ("fine/cto-posting.md", "fine/cto-charter.md", "other/cto-posting.md"):
        assert (tmp_path / "out" / name).is_file()


def test_what_was_taken_away_is_told_no_more(batch: Batch, tmp_path: Path) -> None:
    told(batch, CTO)
    (tmp_path / "out/fine/cto-posting.md").unlink()
    assert "'fine': 'cto-charter.md' is of an earlier run" in told(batch, FINE)
    (tmp_path / "out/fine/cto-charter.md").unlink()
    assert "earlier run" not in told(batch, FINE)


def test_another_kind_and_format_of_a_post_in_the_table_is_no_left_over(batch: Batch) -> None:
    told(batch, CTO)
    assert "earlier run" not in told(batch, CTO, options=("--paper", "posting"))
    assert "earlier run" not in told(batch, CTO, options=("--format", "txt"))


def test_a_row_that_is_not_right_loses_no_papers(batch: Batch) -> None:
    told(batch, CTO, OTHER)
    assert "earlier run" not in told(batch, CTO, row(name="Other", country="Utopia"))
