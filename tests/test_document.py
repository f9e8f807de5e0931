"""What each block of a paper is for, decided once; and each paper parsed once for all formats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import charter as package
from charter.compose.paper_kinds import usual_kinds
from charter.document import document as documents
from charter.document.blocks import Heading, List, Paragraph, Quote, Table, runs_of, words_of
from charter.document.document import Document, Documents, document_of
from charter.document.parse import parse_markdown
from charter.file_formats import formats_of
from charter.load.company_file import read_workspace
from charter.offer.pack.make import make_pack
from charter.problems import TemplateError
from making import composed, rendered, written

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "catalog" / "examples" / "tarnquern"
LETTER = ROOT / "tests" / "data" / "letters" / "header_with_image.docx"
DAY = date(2026, 12, 1)


def roles(markdown: str) -> list[tuple[str, str, bool]]:
    """Return the words, the role, and whether it stays with what follows, of each paragraph."""
    return [
        (words_of(block.inline), block.role, block.keep)
        for block in parse_markdown(markdown, "t")
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        # The line under the title.
        ("# CTO\n\n*Havn ApS, 1 May*\n", [("Havn ApS, 1 May", "subtitle", False)]),
        ("# CTO\n\n*Havn* ApS\n", [("Havn ApS", "", False)]),
        ("# CTO\n\nOther.\n\n*Late.*\n", [("Other.", "", False), ("Late.", "", False)]),
        ("## Scope\n\n*Quiet.*\n", [("Quiet.", "", False)]),
        ("*Alone.*\n", [("Alone.", "", False)]),
        ("# CTO\n\n***Both***\n\n- a\n", [("Both", "subtitle", True)]),
        # What leads, and what goes on, in what follows.
        ("**Engineering**\n\nText.\n", [("Engineering", "lead", True), ("Text.", "", False)]),
        ("**Bold** and not\n", [("Bold and not", "", False)]),
        ("It has these:\n\nText.\n", [("It has these:", "intro", True), ("Text.", "", False)]),
        ("**Note:**\n", [("Note:", "lead", True)]),
        # What stands before a list or a table.
        ("Text.\n\n- a\n", [("Text.", "", True)]),
        ("Text.\n\n1. a\n", [("Text.", "", True)]),
        ("Text.\n\n| a | b |\n| --- | --- |\n| c | d |\n", [("Text.", "", True)]),
        ("Text.\n\n> Said.\n", [("Text.", "", False)]),
        ("Text.\n\n## Next\n", [("Text.", "", False)]),
        # A paragraph of no words at all.
        ("# CTO\n\n[](<https://x.example>)\n\n- a\n", [("", "", False)]),
    ],
)
def test_paragraphs_have_a_role_and_know_what_they_stay_with(
    markdown: str, paragraphs: list[tuple[str, str, bool]]
) -> None:
    assert roles(markdown) == paragraphs


def test_the_role_of_the_subtitle_stands_for_its_italics() -> None:
    _, subtitle = parse_markdown("# CTO\n\n*Havn **ApS***\n", "t")
    assert [(run.text, run.italic) for run in runs_of(subtitle)] == [
        ("Havn ", False),
        ("ApS", False),
    ]


def test_paragraphs_in_lists_and_quotes_have_no_role() -> None:
    of_list, quote = parse_markdown("- # CTO\n\n  *a*\n\n  **b**\n\n  c:\n\n> **d**\n", "t")
    assert isinstance(of_list, List)
    assert isinstance(quote, Quote)
    title, *inside = (*of_list.items[0], *quote.blocks)
    assert isinstance(title, Heading)
    assert [(words_of(p.inline), p.role, p.keep) for p in inside] == [
        (letter, "", False) for letter in ("a", "b", "c:", "d")
    ]


@pytest.mark.parametrize(
    ("header", "rows", "kind", "groups"),
    [
        ("| Work | CEO |", "| x | A |\n| y |  |", "matrix", set()),
        ("| Work | CEO |", "| **Data** |  |\n| x | A |\n| **y** | C |", "matrix", {0}),
        ("| Work | CEO |", "| x | A |\n| y | Ab |", "", set()),
        ("| Work | CEO |", "| x | a |", "", set()),
        ("| Work | CEO |", "| x | 1 |", "", set()),
        ("| For | Name |", "| **CEO** |  |", "", set()),
        ("|  |  |", "| **Pay** | A |", "facts", set()),
    ],
)
def test_tables_are_matrices_facts_or_neither(
    header: str, rows: str, kind: str, groups: set[int]
) -> None:
    (table,) = parse_markdown(f"{header}\n| --- | --- |\n{rows}\n", "t")
    assert isinstance(table, Table)
    assert (table.kind, table.groups) == (kind, groups)
    assert bool(table.header) == (kind != "facts")


def test_a_table_is_called_as_the_heading_before_it_wherever_that_stands() -> None:
    table = "| a | b |\n| --- | --- |\n| c | d |\n"
    made = parse_markdown(f"{table}\n## One *and* two\n\n{table}\n> ### Said\n\n{table}", "t")
    tables = [block for block in made if isinstance(block, Table)]
    assert [table.caption for table in tables] == ["", "One and two", "Said"]


def test_a_table_of_nothing_is_left_out() -> None:
    nothing = "|  |  |\n| --- | --- |\n"
    heading, text = parse_markdown(f"{nothing}\n## Facts\n\n{nothing}\nText.\n", "t")
    assert isinstance(heading, Heading)
    assert isinstance(text, Paragraph)


@pytest.fixture(scope="module")
def example() -> Any:
    return read_workspace(EXAMPLE)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects the name of each paper that is parsed."""
    names: list[str] = []

    def noting(paper: Any, *rest: Any) -> Document:
        names.append(f"{paper.name}.md")
        return Document(paper, *rest)

    monkeypatch.setattr(documents, "Document", noting)
    return names


class TestEachPaperIsParsedOnce:
    def test_in_all_formats(self, parsed: list[str], example: Any, tmp_path: Path) -> None:
        formats = [name for name in formats_of(usual_kinds()) if name != "pdf"]
        done = package.build(example, tmp_path, day=DAY, formats=formats, clip=2500)
        papers = [name for name in done.written if name.endswith(".md")]
        assert done.notes  # a posting was cut, which is told from the same document
        assert sorted(parsed) == sorted(papers)

    def test_in_pdf_too(self, parsed: list[str], example: Any) -> None:
        pytest.importorskip("typst")
        (text, *_) = texts_of(example)
        made = dict(written([text], formats_of(("charter",))))
        assert {name.rpartition(".")[2] for name in made} == {"md", "docx", "pdf", "html", "txt"}
        assert parsed == [f"{text.name}.md"]

    def test_not_at_all_for_markdown_alone(self, parsed: list[str], example: Any) -> None:
        assert dict(written(texts_of(example), ("md",), None))
        assert not parsed

    def test_in_a_pack_alone_and_as_an_annex(self, parsed: list[str], example: Any) -> None:
        company = example.company._replace(charter_in_contract=False)
        workspace = example._replace(company=company)
        make_pack(workspace, "cpto", LETTER, None, DAY, formats=("docx",))
        assert parsed == ["cpto-charter.md"]

    def test_for_a_matrix_and_its_chart(
        self, parsed: list[str], charter: Callable[..., Any], tmp_path: Path
    ) -> None:
        done = charter("matrix", str(EXAMPLE), "--format", "docx,html,svg", "--out", str(tmp_path))
        assert done.code == 0, done.err
        assert parsed == ["matrix.md"]


def texts_of(workspace: Any) -> list[Any]:
    papers = composed(package.organise(workspace), DAY)
    return rendered(papers, None)


def test_what_no_paper_can_hold_is_said_once_whatever_the_formats(
    example: Any,
) -> None:
    (first, second, *_) = texts_of(example)
    bad = [text._replace(text="<b>Bold</b>\n") for text in (first, second)]
    with pytest.raises(TemplateError) as raised:
        dict(written(bad, ("docx", "html", "txt"), None))
    places = [problem.place.path for problem in raised.value.problems]
    assert places == [f"{first.name}.md", f"{second.name}.md"]


def test_a_document_is_whose_it_is_and_what_it_says(example: Any) -> None:
    for text in texts_of(example):
        document = document_of(text)
        assert (document.paper, document.name) == (text.paper, text.name)
        assert document.blocks == parse_markdown(text.text, "t")
        # People sign by the hash, and nobody signs a posting.
        assert document.shown_hash == ("" if text.paper.kind == "posting" else text.content_hash)
        assert Documents().of(text) == document
