"""Where pages break: what belongs together stays together, and no page is left half empty."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.document.document import document_of
from charter.document.parse import parse_markdown
from charter.write.columns import column_widths, row_lines, rows_kept
from charter.write.docx.writer import DocxWriter
from charter.write.letterhead.letterhead import Letterhead, shipped_letterhead
from making import papers_of, rendered

ROOT = Path(__file__).resolve().parent.parent
LETTERS = ROOT / "tests/data/letters"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHORT = "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n"
LONG = "| a | b |\n| --- | --- |\n" + "".join(
    f"| {n} {'word ' * 60}| {n} {'word ' * 40}|\n" for n in range(3)
)


def papers(brief: str) -> list[Any]:
    return rendered(papers_of(ROOT / "tests/briefs" / brief))


PAPERS = {f"{b}-{t.name}": t for b in ("northwind", "havn") for t in papers(b)}
PAPER = PAPERS["northwind-cpto-charter"]


def word(markdown: str, letterhead: Letterhead | None = None) -> Any:
    """Return the Word file that shows `markdown`, opened by python-docx."""
    document = document_of(PAPER._replace(text=markdown))
    return docx.Document(io.BytesIO(DocxWriter(letterhead=letterhead).write(document)))


def kept(markdown: str) -> list[str]:
    """Return the paragraphs that stay on the page of what follows them."""
    return [p.text for p in word(markdown).paragraphs if p.paragraph_format.keep_with_next]


def kept_rows(markdown: str) -> list[bool]:
    (table,) = word(markdown).tables
    return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("## Review\n\nSigned for the text.\n\n" + SHORT, ["Review", "Signed for the text."]),
        ("## Work\n\nAll of it.\n\n- one\n- two\n", ["Work", "All of it.", "one"]),
        ("Text.\n\nMore text.\n", []),
        ("Also:\n\nthis.\n", ["Also:"]),
        ("**Lead**\n\nthis.\n", ["Lead"]),
        ("- one\n- two\n- three\n", ["two"]),
        ("1. one\n1. two\n1. three\n1. four\n", ["three"]),
        ("- one\n", []),
    ],
)
def test_what_leads_stays_with_what_follows(markdown: str, wanted: list[str]) -> None:
    assert kept(markdown) == wanted


def test_a_heading_stays_with_its_text_on_a_letterhead_that_does_not_ask_for_it() -> None:
    heading = word("## Mission\n\nText.\n").paragraphs[0]
    assert heading._p.pPr.find(f"{W}keepNext") is not None


def test_a_short_table_stays_on_one_page() -> None:
    assert kept_rows(SHORT) == [True, True, False]


def test_a_long_table_breaks_between_its_rows_but_not_under_its_header() -> None:
    assert kept_rows(LONG) == [True, False, False, False]


def test_a_table_does_not_leave_one_short_row_for_the_next_page() -> None:
    assert rows_kept([1, 4, 4, 2, 2]) == {0, 3}
    assert rows_kept([1, 4, 4, 2, 9]) == {0}


def test_a_table_of_short_rows_has_two_of_them_under_its_header_at_the_end_of_a_page() -> None:
    assert rows_kept([1, 1, 2, 9, 9]) == {0, 1}
    assert rows_kept([1, 1, 9, 9, 9]) == {0}


SIGNED = "## Review\n\nSigned.\n\n" + SHORT
ITEMS = "## Not this\n\n- one\n- two\n- {three}\n\n"


def test_lines_to_sign_take_the_end_of_the_section_before_along() -> None:
    assert kept("## Mission\n\nText.\n\n" + SIGNED) == ["Mission", "Text.", "Review", "Signed."]
    assert kept(ITEMS.format(three="three") + SIGNED)[1:4] == ["one", "two", "three"]
    assert kept(ITEMS.format(three="three " * 120) + SIGNED)[1] == ("three " * 120).strip()
    assert kept("## Sources\n\n- one\n- two\n- three\n\nNo advice.\n\n".replace("##", "# A\n\n##"))[
        2:
    ] == [
        "one",
        "two",
        "three",
    ]
    long = "\n\n".join(["word " * 130] * 2)
    assert kept(f"## Mission\n\nText.\n\n## Review\n\n{long}\n") == ["Mission", "Review"]


def test_a_short_table_before_the_lines_to_sign_goes_over_whole_and_a_long_one_in_part() -> None:
    assert rows_kept([1, 2, 2, 2, 2], holds=True) == {0, 1, 2, 3, 4}
    assert rows_kept([1, 9, 9, 2, 2], holds=True) == {0, 3, 4}


def test_only_a_row_that_is_very_tall_breaks_within() -> None:
    (table,) = word(f"| a | b |\n| --- | --- |\n| x | y |\n| {'word ' * 900}| y |\n").tables
    whole = [
        row._tr.trPr is not None and bool(row._tr.trPr.xpath("w:cantSplit")) for row in table.rows
    ]
    assert whole == [True, True, False]


@pytest.mark.parametrize(("low", "reach"), [(True, 0), (False, 7000)])
def test_on_a_low_page_or_below_a_tall_header_lower_rows_break_too(low: bool, reach: int) -> None:
    """LibreOffice would cut off what does not fit."""
    usual = shipped_letterhead()
    section = re.sub(r'w:h="\d+"', 'w:h="8400"', usual.section) if low else usual.section
    own = usual._replace(section=section, reach=reach, of_country=False)
    text = f"| a | b |\n| --- | --- |\n| x | y |\n| {'word ' * 180}| {'word ' * 180}|\n"

    def whole(letterhead: Letterhead) -> bool:
        (table,) = word(text, letterhead).tables
        return bool(table.rows[2]._tr.xpath("w:trPr/w:cantSplit"))

    assert (whole(usual), whole(own)) == (True, False)


def test_a_short_section_stays_on_one_page() -> None:
    assert kept("## Apply\n\nOne.\n\nTwo.\n\nThree.\n") == ["Apply", "One.", "Two."]
    long = "word " * 130
    assert kept(f"## Apply\n\nOne.\n\n{long}\n\nThree.\n") == ["Apply"]
    assert kept("## Apply\n\nOne.\n\n- two\n") == ["Apply", "One."]


def test_short_cells_and_names_stay_on_one_line() -> None:
    text = "| By | Done |\n| --- | --- |\n| Day 30 | " + "word " * 40 + "|\n"
    (table,) = parse_markdown(text, "t")
    rows = [table.header, *table.rows]  # type: ignore[union-attr]
    assert column_widths(rows, 9000, False)[0] >= 7 * 105 + 180
    name = "Alexandra Konstantinopoulos"
    text = f"| For | Name | Signature |\n| --- | --- | --- |\n| CTO | {name} |  |\n| Acme |  |  |\n"
    (table,) = parse_markdown(text, "t")
    rows = [table.header, *table.rows]  # type: ignore[union-attr]
    assert column_widths(rows, 9000, False)[1] >= 28 * 105 + 180
    narrow = column_widths(rows, 4200, False)
    assert sum(narrow) == 4200
    assert min(narrow) > 0


def test_lines_of_a_row_are_those_of_its_fullest_cell() -> None:
    (table,) = parse_markdown(f"| a | b |\n| --- | --- |\n| x | {'word ' * 20}|\n", "t")
    assert row_lines(table.rows[0], [2000, 2000]) == 6  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[float, str]]]:
    """Return how far down each page is written on, in hundredths, and its text, by file name."""
    folder = tmp_path_factory.mktemp("pages")
    letters = ("shipped", "letter", "header_with_image", "styles_de")
    for letter in letters:
        own = folder / letter
        own.mkdir()
        if letter != "shipped":
            shutil.copy(LETTERS / f"{letter}.docx", own / "letterhead.docx")
        writer = DocxWriter(own)
        for name, text in PAPERS.items():
            document = document_of(text)
            for country in ("DK", "US") if letter == "shipped" else ("DK",):
                paper = text.paper._replace(country=country)
                made = writer.write(document._replace(paper=paper))
                (folder / f"{letter}-{country}-{name}.docx").write_bytes(made)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        capture_output=True,
        check=True,
    )
    return {path.stem: list(_pages(path)) for path in sorted(folder.glob("*.pdf"))}


def _pages(path: Path) -> Iterator[tuple[float, str]]:
    told = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    for page in told.split("<page ")[1:]:
        height = float(re.search(r'height="([\d.]+)"', page)[1])  # type: ignore[index]
        words = [
            (float(bottom), text)
            for bottom, text in re.findall(r'yMax="([\d.]+)">([^<]+)</word>', page)
            if float(bottom) < height - 58  # above the footer
        ]
        yield 100 * max(bottom for bottom, _ in words) / height, " ".join(text for _, text in words)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
class TestPages:
    def test_no_page_but_the_last_is_left_a_quarter_empty(self, pages: Any) -> None:
        written = {n: [round(far) for far, _ in shown[:-1]] for n, shown in pages.items()}
        assert len(written) == 5 * len(PAPERS)
        # What goes over to the last page with a short section leaves its room on the page before.
        least = {n: [*fars[:-1], *(far + 12 for far in fars[-1:])] for n, fars in written.items()}
        assert {n: written[n] for n, fars in least.items() if min(fars, default=100) < 67} == {}

    def test_no_page_has_the_lines_to_sign_alone(self, pages: Any) -> None:
        alone = re.compile(r"^.{0,90}Review and sign-off")
        signed = {n: shown[-1][1] for n, shown in pages.items() if n.endswith("charter")}
        assert signed
        assert [name for name, text in signed.items() if alone.search(text)] == []

    def test_the_lines_to_sign_stand_under_their_heading(self, pages: Any) -> None:
        for name, shown in pages.items():
            if name.endswith("charter"):
                (page,) = (text for _, text in shown if "Signature" in text)
                assert "Review and sign-off" in page, name

    def test_charters_begin_their_work_with_others_where_there_is_room(self, pages: Any) -> None:
        shown = pages["header_with_image-DK-havn-cto-charter"]
        (page,) = (text for _, text in shown if "Working with others" in text)
        assert "Limits" in page
