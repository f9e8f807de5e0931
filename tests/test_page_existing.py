"""Papers that a company has: what they say for certain is taken over into its file."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from charter.write.journal import read_journal
from conftest import Ran
from page_driver import Page, company, text

Command = Callable[..., Ran]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """A company whose two leaders' papers claim one thing twice, and one of the other's each."""
    page = Page(tmp_path)
    page.post("/first", {"name": "Acme", "structure": "separate"})
    (tmp_path / "papers").mkdir()
    said = {
        "Technology": "Reports to: CPO\n\n## Duties\n\n- Runs discovery and user research.\n",
        "Product": "## Duties\n\n- Owns incident response.\n",
    }
    for name, duties in said.items():
        whole = f"# Chief {name} Officer\n\n{duties}- Owns the product roadmap.\n"
        (tmp_path / "papers" / f"{name}.md").write_text(whole, "utf-8")
    return page


def form_of(page: Page) -> list[tuple[str, str]]:
    """Return what a browser sends when all stays ticked."""
    shown = page.get("/existing").body.decode()
    fields = re.findall(r'name="(take|is\.[^"]+|was\.[^"]+)" value="([^"]*)"', shown)
    return [("take-over", "1"), *((name, unescape(value)) for name, value in fields)]


def test_what_papers_say_for_certain_is_taken_over_by_one_press(page: Page, tmp_path: Path) -> None:
    before = company(tmp_path)
    said = text(page.get("/existing"))
    assert "Discovery: to the CTO (now: CPO) “Runs discovery and user research.”" in said
    assert "Product roadmap: in dispute between" in said
    done = page.post_pairs("/existing", form_of(page))
    assert done.status == 303
    after = company(tmp_path)
    assert re.search(r"discovery.*: cto\n", after)
    assert "product.roadmap: [" in after
    assert re.search(r"  cto:\n(    .*\n)*    reports_to: cpo\n", after)
    entry = read_journal(tmp_path)[-1]
    assert entry.what.startswith("taken over from papers: Discovery: to the CTO; ")
    # What was saved is told there, with the way back: a browser sends nothing behind a '#'.
    assert done.headers["location"] == f"/existing?saved={entry.number}#take"
    assert 'name="take"' not in page.get("/existing").body.decode()
    page.post("/history", {"change": str(entry.number)})
    assert company(tmp_path) == before


def test_what_is_settled_stays_and_what_is_not_ticked_too(page: Page, tmp_path: Path) -> None:
    line = "\nassign:\n  product.roadmap: cto\n"
    (tmp_path / "company.yaml").write_text(company(tmp_path) + line, "utf-8")
    said = text(page.get("/existing"))
    assert "1 more you have settled otherwise; it stays Product roadmap" in said
    form = [each for each in form_of(page) if each[0] != "take" or "reports_to" in each[1]]
    assert page.post_pairs("/existing", form).status == 303
    assert company(tmp_path).endswith(line)
    assert "reports_to: cpo" in company(tmp_path)


def test_what_was_settled_meanwhile_is_a_conflict(page: Page, tmp_path: Path) -> None:
    form = form_of(page)
    changed = company(tmp_path) + "\nassign:\n  product.roadmap: ceo\n"
    (tmp_path / "company.yaml").write_text(changed, "utf-8")
    assert page.post_pairs("/existing", form).status == 409
    assert company(tmp_path) == changed
    assert page.post_pairs("/existing", [("take-over", "1")]).status == 422


def test_the_command_takes_over_into_the_workspace_that_it_reads(
    page: Page, tmp_path: Path, charter: Command
) -> None:
    before = company(tmp_path)
    here = str(tmp_path)
    words = ("audit", f"{here}/papers", "--workspace", here, "--write", here)
    said = charter(*words).out
    assert "Discovery: to the CTO" in said
    assert "product.roadmap: [" in company(tmp_path)
    assert "Nothing was taken over" in charter(*words).out
    charter("undo", str(tmp_path))
    assert company(tmp_path) == before
