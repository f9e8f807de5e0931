"""The title of a posting whose first heading is none: a pack, or headings of level 2 alone."""

from pathlib import Path

import docx
import pytest

from charter.check.papers.posting import check_posting
from charter.document.outside.from_docx import read_word
from charter.document.outside.from_markdown import reading_of_markdown


def title(text: str) -> str:
    """Return the title that a check reads in Markdown."""
    return check_posting(reading_of_markdown(text, "a.md", "en")).reading.title


def test_a_pack_in_word_has_its_title_in_a_line_before_its_headings(tmp_path: Path) -> None:
    pack = docx.Document()
    before = ["Northmere Borough", "Candidate information pack", "Welcome", "Thank you for asking."]
    before += ["Northmere has 90,000 people.", "We look after parks and roads.", "2027", "Contents"]
    for line in (*before, "Head of Digital Services", "Grade 14"):
        pack.add_paragraph(line)
    pack.add_heading("Equal Opportunities", 1)
    pack.add_paragraph("We treat everybody alike.")
    pack.save(str(tmp_path / "pack.docx"))
    report = check_posting(read_word(tmp_path / "pack.docx"), "en")
    assert report.reading.title == "Head of Digital Services"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## Head of Product\n\nYou lead.\n\n## What you do\n\nThis.\n", "Head of Product"),
        ("## Growth Hero\n\nYou lead.\n\n## Benefits\n\nThis.\n", "Growth Hero"),
        ("# About us\n\nWe sail.\n\n# Data Engineer\n\nYou build.\n", "Data Engineer"),
        ("# About us\n\nJob title: Chief Sailor\n", "Chief Sailor"),
        ("# Requirements Engineer\n\n## Requirements\n\n- one\n", "Requirements Engineer"),
        ("# Our Director of Sales leaves\n\n## Head of Sales\n", "Our Director of Sales leaves"),
        ("## About us\n\nWe sail. You lead us.\n\n## Benefits\n\nPay.\n", ""),
        ("## About us\n\nReports to the Head of Product\n", ""),
    ],
)
def test_the_title_is_no_heading_of_a_part(text: str, wanted: str) -> None:
    assert title(text) == wanted


def test_the_name_of_the_employer_is_not_held_against_it() -> None:
    text = "# Lead\n\nAbout Ninja Van: we drive. At Ninja Van, you plan. Ninja Van pays.\n"
    codes = [r.code for r in check_posting(reading_of_markdown(text, "a.md", "en")).remarks]
    assert "jargon" not in codes
    text = "# Lead\n\nSynergy Ltd sells pumps. Synergy is from Hull. You find synergy in plans.\n"
    report = check_posting(reading_of_markdown(text, "a.md", "en"))
    assert [r.quote for r in report.remarks if r.code == "jargon"] == ["Synergy"]
    text = text.replace("You find synergy in plans.", "You plan.")
    codes = [r.code for r in check_posting(reading_of_markdown(text, "a.md", "en")).remarks]
    assert "jargon" not in codes
