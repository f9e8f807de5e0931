"""Lists within lists in texts of a company, as they are typed and as each format shows them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from charter.building import build
from charter.facts.prose import pieces_of
from charter.render.markdown import as_markdown, laid_out


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("- a\n  - b\n  - c\n- d", [0, 1, 1, 0]),
        ("- a\n    - b\n- c", [0, 1, 0]),
        ("- a\n\t- b\n- c", [0, 1, 0]),
        ("- a\n  - b\n    - c\n- d", [0, 1, 2, 0]),
        ("- a\n  - b\n\nText.\n\n- c", [0, 1, 0, 0]),
        ("  - a\n  - b\n- c", [0, 0, 0]),
        ("- a\n - b", [0, 0]),
        ("\n".join(f"{'  ' * n}- x" for n in range(6)), [0, 1, 2, 3, 3, 3]),
    ],
)
def test_an_item_stands_within_the_one_it_is_typed_under(text: str, depths: list[int]) -> None:
    assert [piece.depth for piece in pieces_of(text)] == depths


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We sell:\n- a\n  - b\n- c\n\nEnd.", "We sell:\n- a\n  - b\n- c\n\nEnd.\n"),
        ("1. a\n   - b\n2. c", "1. a\n   - b\n2. c\n"),
        ("1. a\n   1. b\n   2. c\n2. d", "1. a\n   1. b\n   2. c\n2. d\n"),
        ("9. a\n   - b\n10. c\n   - d", "9. a\n   - b\n10. c\n    - d\n"),
        # A list that begins with another number needs a line between.
        ("- a\n  3. b\n  4. c", "- a\n\n  3. b\n  4. c\n"),
        ("1. a\n   1. b\n   3. c\n2. d", "1\\. a\n\n1\\. b\n\n3\\. c\n\n2\\. d\n"),
        ("- a\n  which goes on\n  - b", "- a which goes on\n  - b\n"),
    ],
)
def test_markdown_shows_it_as_typed(text: str, shown: str) -> None:
    assert laid_out(as_markdown(text)) == shown


def test_within_a_line_it_is_one_line() -> None:
    assert laid_out(f"| {as_markdown('- a' + chr(10) + '  - b')} |") == "| - a - b |"


def test_every_format_shows_a_list_within_a_list(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("""\
company:
  name: Acme
  benefits:
    - |
      Health:
      - dental
        1. children
           - babies
        2. partners
      - eyes
structure: combined
positions: {cpto: {status: vacant, acting: ceo, apply: {email: jobs@acme.example}}}
""")
    build(tmp_path, day=date(2026, 12, 1), papers=("posting",), formats=("md", "html", "docx"))
    made = tmp_path / "out"
    lines = "- Health:\n  - dental\n    1. children\n       - babies\n    2. partners\n  - eyes\n"
    assert lines in (made / "cpto-posting.md").read_text()
    assert "<ul><li>babies</li></ul></li><li>partners</li></ol></li><li>eyes</li></ul>" in (
        (made / "cpto-posting.html").read_text().replace("\n", "")
    )
    placed = {p.text: p for p in docx.Document(str(made / "cpto-posting.docx")).paragraphs}
    styles = [placed[each].style for each in ("Health:", "dental", "children", "babies", "eyes")]
    assert [str(style and style.name) for style in styles] == [
        "List Bullet", "List Bullet 2", "List Number 2", "List Bullet 2", "List Bullet 2",
    ]  # fmt: skip
    # Word has styles for two levels: what stands deeper says so itself.
    assert 'w:ilvl w:val="2"' in placed["children"]._p.xml
    assert placed["babies"].paragraph_format.left_indent.twips == 4 * 312
    assert placed["eyes"].paragraph_format.left_indent is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Seit dem\n3. Oktober 1990 sind wir da.\nEnde.",
            ["Seit dem 3. Oktober 1990 sind wir da."],
        ),
        ("Vi flyttede d.\n1. april 2020 til Odense.", ["1. april 2020 til Odense."]),
        ("1. Mai 1990: Beginn\n2. Mai 1991: Umzug", ["1. Mai 1990: Beginn", "2. Mai 1991: Umzug"]),
    ],
)
def test_a_day_that_begins_a_line_is_no_item(text: str, pieces: list[str]) -> None:
    found = pieces_of(text)
    assert all(piece.number is None for piece in found)
    assert {*pieces} <= {piece.text for piece in found}


def test_items_that_begin_with_a_word_like_a_month_are_items() -> None:
    found = pieces_of("We ask:\n1. May we call?\n2. March in, and see.\n")
    assert [piece.number for piece in found] == [None, 1, 2]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "We make maps for cities\n- and for people.",
            ["We make maps for cities - and for people."],
        ),
        ("Vi laver kort\n\u2013 og mere til", ["Vi laver kort \u2013 og mere til"]),
        ("We make maps.\n- and more\n- and less", ["We make maps.", "and more", "and less"]),
        ("We offer:\n- and more", ["We offer:", "and more"]),
        ("We make:\n- maps\n- and more", ["We make:", "maps", "and more"]),
        ("Tarn makes\n- Android maps", ["Tarn makes", "Android maps"]),
    ],
)
def test_a_line_alone_that_goes_on_after_a_dash_is_no_item(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in pieces_of(text)] == pieces
