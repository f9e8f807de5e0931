"""`charter lint FILE...`: any format, both outputs, exit codes, hostile input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document as Word

from charter.check.law.seen import shows
from charter.document.outside.from_file import reading_of

ROOT = Path(__file__).resolve().parent.parent
POSTINGS = sorted(
    path for path in (ROOT / "tests/data/postings").glob("*.md") if path.name != "README.md"
)
SHIPPED = sorted((ROOT / "out").glob("*-posting.md"))
BAD = "# Chairman\n\nWe want a recent college graduate who will hit the ground running.\n"


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.stem)
def test_a_real_posting_gets_the_remarks_of_a_careful_reviewer(path, charter, monkeypatch):
    monkeypatch.chdir(path.parent)
    said = charter("lint", path.name)
    assert said.out == path.with_suffix(".expected.txt").read_text("utf-8")
    assert said.code == 0


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_our_own_posting_has_no_errors_and_one_piece_of_advice_at_most(path, charter):
    (data,) = json.loads(charter("lint", str(path), "--json").out)["files"]
    assert data["errors"] == []
    assert {each["code"] for each in data["advice"]} <= {"bullets"}


def test_errors_end_with_1_and_each_says_where_why_and_what_instead(tmp_path, charter):
    path = tmp_path / "bad.md"
    path.write_text(BAD, "utf-8")
    said = charter("lint", str(path), "--json")
    whole = json.loads(said.out)
    (data,) = whole["files"]
    assert said.code == 1
    assert (whole["version"], whole["problems"]) == (1, [])
    assert [(e["line"], e["column"], e["quote"]) for e in data["errors"]] == [
        (1, 3, "Chairman"),
        (3, 11, "recent college graduate"),
    ]
    for remark in data["errors"] + data["advice"]:
        assert remark["why"]
        assert remark["source"]
        assert remark["instead"]


def test_every_format_gives_the_same_words(tmp_path):
    (tmp_path / "a.md").write_text("# Head of X\n\nOne *two*.\n\n- three\n", "utf-8")
    (tmp_path / "a.txt").write_text("Head of X\n\nOne two.\n\n- three\n", "utf-8")
    (tmp_path / "a.html").write_text(
        "<html lang=en><head><style>p{}</style></head><body><nav>Menu</nav><h1>Head of X</h1>"
        "<p>One <b>two</b>.</p><ul><li>three</li></ul><script>four</script></body></html>",
        "utf-8",
    )
    word = Word()
    word.add_heading("Head of X", 1)
    word.add_paragraph("One two.")
    word.add_paragraph("three", style="List Bullet")
    word.save(str(tmp_path / "a.docx"))
    for ending in ("md", "txt", "html", "docx"):
        reading = reading_of(tmp_path / f"a.{ending}")
        assert [(piece.kind, piece.text) for piece in reading.pieces] == [
            ("heading", "Head of X"),
            ("paragraph", "One two."),
            ("bullet", "three"),
        ], ending
        assert reading.title == "Head of X"


def test_front_matter_comments_and_tags_are_not_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Head of X\n# ninja\nplace: Oslo\n---\n{% comment %}\nguru\n{% endcomment %}\n"
        "Work in {{ page.place }}. <!-- wizard -->\n\nLast {% include x.html %}line.\n",
        "utf-8",
    )
    reading = reading_of(path)
    assert reading.title == "Head of X"
    assert [piece.text for piece in reading.pieces] == ["Work in Oslo.", "Last line."]
    assert [reading.place(piece).line for piece in reading.pieces] == [9, 11]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"%PDF", "'.pdf' is no format that can be checked"),
        ("a.doc", b"\xd0\xcf", "open it in Word and save it as .docx"),
        ("a", b"x", "it has no ending"),
        ("a.md", b"\n", "there are no words in it"),
        ("a.txt", b"a " * 30_000, "more than 20,000 words"),
        ("a.html", b"<" * 400_001, "larger than 400 kB"),
        ("a.html", b"<a " * 10_001, "more than 10,000 tags"),
        ("a.md", b"\xff\xfe", "UTF-16"),
        ("a.docx", b"no zip", "this is no Word file"),
    ],
)
def test_what_cannot_be_checked_is_refused_with_a_reason(name, content, message, tmp_path, charter):
    (tmp_path / name).write_bytes(content)
    said = charter("lint", str(tmp_path / name))
    assert said.code == 1
    assert message in said.err
    assert "Traceback" not in said.err


def test_a_folder_is_told_from_a_file_and_a_place_is_known_in_small_letters(tmp_path, charter):
    (tmp_path / "posting.md").write_text("# Head of X\n\nWork in Denver.\n", "utf-8")
    said = charter("lint", str(tmp_path))
    assert (said.code, "this is a folder, not a file" in said.err) == (1, True)
    lint = ["lint", str(tmp_path / "posting.md"), "--json", "--place"]
    assert charter(*lint, "us-co").out == charter(*lint, "US-CO").out


@pytest.mark.parametrize("content", ["{{" * 190_000, "{% comment %}" * 30_000, "<!--" * 90_000])
def test_tags_that_never_end_do_no_harm(content, tmp_path, charter):
    (tmp_path / "a.md").write_text(content + " word", "utf-8")
    assert charter("lint", str(tmp_path / "a.md")).code in (0, 1)


def test_a_day_without_a_place_is_wrong_usage(charter):
    said = charter("lint", "a.md", "--date", "2026-12-01")
    assert said.code == 2
    assert "add --place CODE" in said.err


def test_several_files_are_told_one_after_another_also_where_one_cannot_be_read(tmp_path, charter):
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(BAD, "utf-8")
    files = [str(tmp_path / name) for name in ("a.md", "nowhere.md", "b.md", "a.md")]
    said = charter("lint", *files)
    assert said.code == 1
    assert said.out.count("Errors (2)") == 2
    assert "nowhere.md: there is no such file" in said.err
    data = json.loads(charter("lint", *files, "--json").out)
    assert [Path(one["path"]).name for one in data["files"]] == ["a.md", "b.md"]
    assert [problem["code"] for problem in data["problems"]] == ["no-file"]


def test_strict_ends_with_3_where_nothing_was_found_but_not_all_was_checked(tmp_path, charter):
    fine = tmp_path / "fine.md"
    fine.write_text("# Chef de produit\n\nVous choisissez.\n", "utf-8")
    french = ("lint", str(fine), "--language", "it")
    assert charter(*french).code == 0
    assert charter(*french, "--strict").code == 3
    assert charter(*french, "--strict", "--json").code == 3
    (tmp_path / "bad.md").write_text(BAD, "utf-8")
    assert charter("lint", str(tmp_path / "bad.md"), "--language", "en", "--strict").code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "xx"], "--language: 'xx' is no known language - known: da, de, en"),
        (["--place", "XX"], "--place: 'XX' is no country or region - "),
        (["--place", "US-ZZ"], "--place: 'US-ZZ' is no country or region - "),
    ],
)
def test_a_language_or_place_that_is_unknown_is_wrong_usage(arguments, message, tmp_path, charter):
    (tmp_path / "a.md").write_text(BAD, "utf-8")
    said = charter("lint", str(tmp_path / "a.md"), *arguments)
    assert said.code == 2
    assert message in " ".join(said.err.split())


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["--language", "it"], "Words were not checked: there are no lists for Italian."),
        (
            ["--language", "it", "--place", "US-CO"],
            "The law of the place was not checked: there are no words for this language.",
        ),
    ],
)
def test_what_was_not_checked_is_the_last_line(arguments, last, tmp_path, charter):
    (tmp_path / "a.md").write_text(BAD, "utf-8")
    said = " ".join(charter("lint", str(tmp_path / "a.md"), *arguments).out.split())
    assert said.endswith(last)
    assert "Nothing to change" not in said


def test_what_init_offers_is_an_equal_opportunity_statement():
    offered = "We choose by what a person can do in the work described here."
    assert shows(offered, "equal-opportunity", "en")
    assert not shows("We choose what we build.", "equal-opportunity", "en")
