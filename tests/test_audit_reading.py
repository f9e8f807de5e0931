"""Papers that a company has already: what each is for, its parts, and what it claims."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from charter.audit.papers import PapersRead
from charter.audit.read_papers import read_papers
from charter.load.catalog_files import read_catalog

CATALOG = read_catalog()
DATA = Path(__file__).resolve().parent / "data/audit"


def read(*paths: Path) -> PapersRead:
    return read_papers(CATALOG, paths)


def said(found: PapersRead) -> list[tuple[str, str]]:
    return [(claim.strength, claim.quote) for claim in found.claims]


CTO = [
    ("owns", "Own the technology strategy"),
    ("owns", "hire the engineering leaders"),
    ("owns", "Design and build the platform for our carriers"),
    ("decides", "Has the final say on architecture"),
    ("supports", "Support the Chief Product Officer with the product roadmap"),
    ("owns", "Four releases a week by the end of the year"),
]


def test_a_paper_in_markdown_is_read_to_its_claims() -> None:
    found = read(DATA / "cto.md")
    (paper,) = found.papers
    assert (paper.id, paper.role, paper.title.text) == ("cto", "cto", "Chief Technology Officer")
    assert paper.reports_to is not None
    assert paper.reports_to.text == "Chief Executive Officer"
    assert paper.date is not None
    assert paper.date.text == "2025-03-14"
    assert [(s, q.rstrip(".")) for s, q in said(found)] == CTO
    assert [claim.kind for claim in found.claims] == ["duty"] * 5 + ["result"]
    kinds = {part.line.text: part.kind for part in paper.parts}
    assert kinds["Lead large teams with calm"] == "requirement"
    assert kinds["28 days of holiday"] == "boilerplate"
    assert kinds["Perform other duties as assigned."] == "filler"


def test_a_paper_says_the_same_as_a_word_file(tmp_path: Path) -> None:
    made = docx.Document()
    for line in (DATA / "cto.md").read_text("utf-8").split("---\n")[-1].splitlines():
        if line.startswith("#"):
            mark, _, text = line.partition(" ")
            made.add_heading(text, len(mark))
        elif line.startswith("- "):
            made.add_paragraph(line[2:], "List Bullet")
        elif line:
            made.add_paragraph(line)
    made.save(str(tmp_path / "old cto.docx"))
    found = read(tmp_path / "old cto.docx")
    assert [(s, q.rstrip(".")) for s, q in said(found)] == CTO
    assert found.papers[0].reports_to is not None


def test_the_same_papers_are_read_the_same_twice() -> None:
    assert read(DATA) == read(DATA)


@pytest.mark.parametrize("name", ["nothing.md", "no-such-folder/"])
def test_what_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    found = read(tmp_path / name, DATA / "cto.md")
    assert [p.code for source in found.sources for p in source.problems] == ["no-file"]
    assert len(found.papers) == 1
