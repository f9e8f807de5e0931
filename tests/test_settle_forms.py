"""Lists of questions however they come back, and that no answer is lost or taken for another's."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import charter as api
from asked import W, edit_word, fill, put, words
from charter.ask.answers import read_answers
from charter.ask.given import Answers
from charter.ask.naming import PositionNames
from charter.compose.questions import Questions
from charter.compose.row_marks import codes_of
from charter.facts.moved import Forward
from conftest import Ran

TOOLS = Path(sys.executable).parent
DAY = date(2026, 12, 1)
COMPANY = """\
company: {name: Acme, currency: USD}
structure: separate
positions:
  ceo: {holder: Bo Ek}
  cto: {holder: Dr Ann Khan}
  cpo: {holder: Will Rowe}
  vp-engineering: {reports_to: cto, title: Head of Engineering}
"""
COMPANY_WITHOUT = COMPANY.replace("  cpo: {holder: Will Rowe}\n", "").replace("separate", "cto-led")
LEADERS = ("ceo", "cto", "cpo")
ROADMAP, LAUNCH, SPLIT = "decision.roadmap", "decision.launch", "decision.effort-split"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("ws").mkdir()
    Path("ws/company.yaml").write_text(COMPANY, "utf-8")
    Path("back").mkdir()
    return tmp_path


class Lists:
    """The lists of one company, made once."""

    def __init__(self, company: str = COMPANY) -> None:
        self.workspace = api.workspace_of(company)
        self.organisation = api.organise(self.workspace)
        made = api.make_questions(self.workspace, DAY, LEADERS, ("docx", "xlsx", "csv"))
        self.files = made.files
        papers = [paper for paper in made.papers if isinstance(paper, Questions)]
        self.marks = {
            p.position_id: {r.entry: r.mark for a in p.areas for r in a.rows} for p in papers
        }
        self.entries = [*self.marks["cto"]]

    def write(self, path: Path, position: str, rows: Mapping[str, tuple[str, ...]]) -> Path:
        path.write_bytes(self.files[f"{position}-questions{path.suffix}"])
        marks = self.marks[position]
        fill(path, {marks[entry]: [*said, "", ""][:3] for entry, said in rows.items()})
        return path

    def read(self, *paths: Path) -> Answers:
        return read_answers(self.organisation, paths)


LISTS = Lists()
ANSWERS = {ROADMAP: ("CPO", "me", "Ours."), LAUNCH: ("nobody", "Will Rowe"), SPLIT: ("", "CTO")}


def said(answers: Answers, position: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = answers.leaders[position].rows
    return {
        entry: (row.today.positions, row.should.positions)
        for entry, row in rows.items()
        if row.today.kind or row.should.kind
    }


RIGHT = {ROADMAP: (("cpo",), ("cto",)), LAUNCH: ((), ("cpo",)), SPLIT: ((), ("cto",))}


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_each_format_says_the_same(ending: str, home: Path) -> None:
    path = LISTS.write(Path(f"back/any name.{ending}"), "cto", ANSWERS)
    answers = LISTS.read(path)
    assert said(answers, "cto") == RIGHT
    assert answers.leaders["cto"].rows[ROADMAP].remark == "Ours."
    assert answers.asked == LEADERS
    assert answers.missing == ("ceo", "cpo")
    assert (answers.problems, answers.failed, answers.notes) == ((), (), ())


def by_libreoffice(path: Path, home: Path, *endings: str) -> Path:
    """Return a file as LibreOffice saves it, in one format after the other."""
    for number, ending in enumerate(endings):
        out = home / f"saved-{number}"
        profile = f"-env:UserInstallation=file://{home}/profile"
        to = ["--convert-to", ending, "--outdir", str(out)]
        command = ["soffice", profile, "--headless", *to, str(path)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        path = out / f"{path.stem}.{ending}"
        assert path.is_file(), done.stderr
    return path


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("endings", [("docx",), ("odt", "docx")])
def test_what_libreoffice_saved_says_the_same(endings: tuple[str, ...], home: Path) -> None:
    path = LISTS.write(Path("back/x.docx"), "cto", ANSWERS)
    saved = by_libreoffice(path, home, *endings)
    answers = LISTS.read(saved)
    assert said(answers, "cto") == RIGHT
    assert answers.asked == LEADERS
    assert (answers.problems, answers.failed) == ((), ())


def test_word_files_and_sheets_are_valid(
    home: Path, assert_valid_docx: Callable[[Path], None], assert_valid_xlsx: Callable[[Path], None]
) -> None:
    for ending, valid in (("docx", assert_valid_docx), ("xlsx", assert_valid_xlsx)):
        path = Path(f"back/cto.{ending}")
        path.write_bytes(LISTS.files[f"cto-questions.{ending}"])
        valid(path)
    for command in (["openxml-audit"], ["ooxml-integrity", "check", "--fail-on", "info"]):
        done = subprocess.run(
            [TOOLS / command[0], *command[1:], "back/cto.docx"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def rows_of(root: Any) -> list[Any]:
    return [row for row in root.iter(f"{W}tr") if LISTS_MARKS & {words(row.findall(f"{W}tc")[-1])}]


LISTS_MARKS = {mark for marks in LISTS.marks.values() for mark in marks.values()}


def test_rows_may_move_and_go_and_heads_may_be_gone(home: Path) -> None:
    path = LISTS.write(Path("back/x.docx"), "cto", ANSWERS)
    gone = LISTS.marks["cto"][SPLIT]

    def edit(root: Any) -> None:
        tables = [*root.iter(f"{W}tbl")]
        rows = rows_of(root)
        random.Random(1).shuffle(rows)
        for row in rows:
            row.getparent().remove(row)
        for row in rows:
            if words(row.findall(f"{W}tc")[-1]) != gone:
                tables[-1].append(row)
        for table in tables[:-1]:
            table.getparent().remove(table)
        tables[-1].remove(tables[-1].find(f"{W}tr"))

    edit_word(path, edit)
    answers = LISTS.read(path)
    assert said(answers, "cto") == {n: v for n, v in RIGHT.items() if n != SPLIT}
    assert (answers.problems, answers.failed) == ((), ())


def test_marks_with_blanks_and_capitals_are_told(home: Path) -> None:
    path = LISTS.write(Path("back/x.xlsx"), "cto", ANSWERS)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        row[7].value = f"  {str(row[7].value).upper()} "
        row[5].value = f" {row[5].value}\n" if row[5].value else None
    book.save(path)
    assert said(LISTS.read(path), "cto") == RIGHT


def test_columns_in_another_order_and_a_title_above_them(home: Path) -> None:
    path = LISTS.write(Path("back/x.csv"), "cto", ANSWERS)
    rows = [*csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")]
    turned = [row[::-1] for row in rows]
    out = io.StringIO()
    csv.writer(out).writerows([["Answers of our CTO"], [], *turned])
    path.write_text(out.getvalue(), "utf-8")
    assert said(LISTS.read(path), "cto") == RIGHT


def test_a_row_without_its_mark_is_told_by_its_title(home: Path) -> None:
    path = LISTS.write(Path("back/x.xlsx"), "cto", ANSWERS)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[5].value:
            row[7].value = None
    book.save(path)
    answers = LISTS.read(path)
    assert said(answers, "cto") == RIGHT
    assert answers.problems == ()


def test_an_answer_in_a_row_that_nothing_tells_is_a_problem(home: Path) -> None:
    path = LISTS.write(Path("back/x.csv"), "cto", ANSWERS)
    more = "99;;Something else;;CTO;CPO;;\n98;;;;;;;\n"
    path.write_text(path.read_text("utf-8-sig") + more, "utf-8-sig")
    answers = LISTS.read(path)
    assert [problem.code for problem in answers.problems] == ["no-mark"]
    assert "Something else" in answers.problems[0].message


def test_one_file_may_have_the_rows_of_several(home: Path) -> None:
    lines: list[str] = []
    for position in LEADERS:
        path = LISTS.write(Path("back/x.csv"), position, {ROADMAP: ("", "me")})
        lines += path.read_text("utf-8-sig").splitlines()[bool(lines) :]
        path.unlink()
    Path("back/all.csv").write_text("\n".join(lines), "utf-8")
    answers = LISTS.read(Path("back"))
    assert {p: answers.leaders[p].rows[ROADMAP].should.positions for p in LEADERS} == {
        p: (p,) for p in LEADERS
    }


def test_a_row_that_stands_there_twice_with_other_answers_is_not_guessed(home: Path) -> None:
    path = LISTS.write(Path("back/x.docx"), "cto", ANSWERS)
    mark = LISTS.marks["cto"][ROADMAP]

    def edit(root: Any) -> None:
        row = next(r for r in rows_of(root) if words(r.findall(f"{W}tc")[-1]) == mark)
        twin = copy.deepcopy(row)
        put(twin.findall(f"{W}tc")[3], "CEO")
        row.addnext(twin)

    edit_word(path, edit)
    answers = LISTS.read(path)
    row = answers.leaders["cto"].rows[ROADMAP]
    assert (row.should.kind, row.today.positions) == ("unread", ("cpo",))
    assert [p.code for p in answers.problems] == ["unread-answer"]
    assert "me / CEO" in answers.problems[0].message


def test_tracked_words_count_as_accepted_and_struck_ones_do_not(home: Path) -> None:
    path = LISTS.write(Path("back/x.docx"), "cto", {ROADMAP: ("", "CEO")})
    mark = LISTS.marks["cto"][ROADMAP]

    def edit(root: Any) -> None:
        row = next(r for r in rows_of(root) if words(r.findall(f"{W}tc")[-1]) == mark)
        run = row.findall(f"{W}tc")[3].find(f".//{W}r")
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}strike")
        run.insert(0, look)
        more = etree.Element(f"{W}ins", {f"{W}author": "Ann", f"{W}id": "7"})
        etree.SubElement(etree.SubElement(more, f"{W}r"), f"{W}t").text = " CPO"
        run.addnext(more)

    edit_word(path, edit)
    answers = LISTS.read(path)
    assert answers.leaders["cto"].rows[ROADMAP].should.positions == ("cpo",)
    assert [p.code for p in answers.problems] == ["struck-out"]
    assert any("tracked" in note for note in answers.notes)


def test_what_is_written_beside_the_table_or_in_comments_is_told(home: Path) -> None:
    path = LISTS.write(Path("back/x.docx"), "cto", ANSWERS)
    paper = docx.Document(str(path))
    paper.add_paragraph("The CPO should have none of it.")
    paper.add_comment(paper.paragraphs[0].runs, text="Call me first.", author="Ann")
    paper.save(str(path))
    notes = LISTS.read(path).notes
    assert any("'The CPO should have none of it.' stands beside the table" in n for n in notes)
    assert any("comment by Ann: Call me first." in n for n in notes)


def test_a_list_of_before_an_upgrade_is_read_by_the_ids_of_today(home: Path) -> None:
    path = LISTS.write(Path("back/x.csv"), "cto", ANSWERS)
    old = codes_of("Acme", ["product.old-name"])["product.old-name"]
    text = path.read_text("utf-8-sig").replace(LISTS.marks["cto"][ROADMAP], f"cto-{old}")
    path.write_text(text, "utf-8-sig")
    assert [problem.code for problem in LISTS.read(path).problems] == ["unknown-mark"]
    organisation = LISTS.organisation
    old_name, kind = "product.old-name", "responsibilities"
    went = Forward(old_name, kind, "renamed", (ROADMAP,), "2026-12", "", api.Place(""), own=False)
    catalog = organisation.catalog._replace(forwarding={went.id: went})
    answers = read_answers(organisation._replace(catalog=catalog), [path])
    assert said(answers, "cto") == RIGHT


def test_what_is_written_beside_a_field_counts_without_its_placeholder(home: Path) -> None:
    path = LISTS.write(Path("back/x.docx"), "cto", {ROADMAP: ("", "CEO")})
    mark = LISTS.marks["cto"][LAUNCH]

    def edit(root: Any) -> None:
        row = next(r for r in rows_of(root) if words(r.findall(f"{W}tc")[-1]) == mark)
        for number, text in ((2, "CPO"), (3, "me")):
            paragraph = row.findall(f"{W}tc")[number].find(f"{W}p")
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = text
            paragraph.insert(1 if number == 2 else len(paragraph), run)

    edit_word(path, edit)
    assert said(LISTS.read(path), "cto") == {
        ROADMAP: ((), ("ceo",)),
        LAUNCH: (("cpo",), ("cto",)),
    }


def test_an_agenda_with_notes_of_a_meeting_is_not_overwritten(
    charter: Callable[..., Ran], home: Path
) -> None:
    for position in LEADERS:
        LISTS.write(Path(f"back/{position}.csv"), position, {ROADMAP: ("", "me")})
    charter("settle", "back", "--workspace", "ws")
    agenda = Path("ws/out/settle/agenda.md")
    noted = agenda.read_text("utf-8") + "\nWe said CPO.\n"
    agenda.write_text(noted, "utf-8")
    LISTS.write(Path("back/ceo.csv"), "ceo", {ROADMAP: ("CPO", "CPO")})
    said = charter("settle", "back", "--workspace", "ws", "--apply")
    assert agenda.read_text("utf-8") == noted
    assert "the new paper is ws/out/settle/agenda.new.md" in said.err
    assert api.read_workspace(Path("ws")).company.disputed


def test_another_company_and_a_position_that_is_gone_are_told(home: Path) -> None:
    other = Lists(COMPANY.replace("Acme", "Bolt"))
    path = other.write(Path("back/x.csv"), "cto", ANSWERS)
    with pytest.raises(api.CharterError) as raised:
        LISTS.read(path)
    assert [p.code for p in raised.value.problems] == ["unknown-mark"]
    LISTS.write(Path("back/y.csv"), "cto", ANSWERS)
    answers = LISTS.read(Path("back"))
    assert said(answers, "cto") == RIGHT
    assert [(p.code, p.place.path) for p in answers.failed] == [("unknown-mark", "back/x.csv")]
    assert "of no question for Acme" in answers.failed[0].message
    path = LISTS.write(Path("back/z.csv"), "cpo", {ROADMAP: ("", "me")})
    fewer = api.organise(api.workspace_of(COMPANY_WITHOUT))
    answers = read_answers(fewer, [path, Path("back/y.csv")])
    assert {p.code for p in answers.failed} == {"unknown-position"}
    assert {p.code for p in answers.problems} == {"unread-answer"}


BAD_FILES: dict[str, tuple[str, bytes]] = {
    "an empty file": ("x.docx", b""),
    "no Word file": ("x.docx", b"PK\x03\x04 nothing"),
    "a protected file": ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "a PDF": ("x.pdf", b"%PDF-1.7"),
    "an old Word file": ("x.doc", b"\xd0\xcf\x11\xe0"),
    "a picture": ("x.png", b"\x89PNG"),
    "an empty table": ("x.csv", b""),
    "another table": ("x.csv", b"name,title\nAda,CTO\n"),
    "no spreadsheet": ("x.xlsx", b"PK\x03\x04"),
    "a Word file without a table": ("x.docx", b""),
    "bytes": ("x.csv", bytes(range(256))),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_told_and_keeps_all_from_being_written(
    name: str, charter: Callable[..., Ran], home: Path
) -> None:
    file, content = BAD_FILES[name]
    for position in ("ceo", "cpo"):
        LISTS.write(Path(f"back/{position}.csv"), position, {ROADMAP: ("", "CPO")})
    Path("back", file).write_bytes(content)
    if "without a table" in name:
        docx.Document().save(f"back/{file}")
    said = charter("settle", "back", "--workspace", "ws")
    assert said.code == 1
    assert f"back/{file}" in said.err
    assert "would be written under assign: decision.roadmap: cpo" in said.out
    said = charter("settle", "back", "--workspace", "ws", "--apply")
    assert said.code == 1
    assert "nothing was written" in said.err
    assert Path("ws/company.yaml").read_text("utf-8") == COMPANY


def test_no_file_an_empty_folder_and_a_zip_bomb(charter: Callable[..., Ran], home: Path) -> None:
    assert "there is no file with answers" in charter("settle", "back", "--workspace", "ws").err
    assert charter("settle", "nowhere.docx", "--workspace", "ws").code == 1
    with zipfile.ZipFile("back/x.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", bytes(300_000_000))
    said = charter("settle", "back", "--workspace", "ws")
    assert said.code == 1
    assert "Traceback" not in said.err


def test_an_agenda_in_the_folder_is_not_taken_for_answers(
    charter: Callable[..., Ran], home: Path
) -> None:
    for position in LEADERS:
        LISTS.write(Path(f"back/{position}.csv"), position, {ROADMAP: ("", "CPO")})
    first = charter("settle", "back", "--workspace", "ws", "--out", "back", "--json")
    again = charter("settle", "back", "--workspace", "ws", "--out", "back", "--json")
    assert json.loads(first.out)["problems"] == json.loads(again.out)["problems"] == []
    assert first.code == again.code == 0


ODD = (
    *("=HYPERLINK(1)", "{{ company }}", "${x}", "| a | b |", "<b>CTO</b>", "\x1b[31mCTO"),
    *("[CTO](http://x)", "**CTO** if", "A" * 5000, "\u0661\u0662", "not me", "CTO until May"),
    *("a: b", "# x", "maybe", "CTO\nthen CPO"),
)


def test_odd_answers_are_told_and_stand_in_no_file_as_anything_else(
    charter: Callable[..., Ran], home: Path
) -> None:
    entries = LISTS.entries[: len(ODD)]
    LISTS.write(
        Path("back/cto.csv"), "cto", {n: ("", t, t) for n, t in zip(entries, ODD, strict=True)}
    )
    LISTS.write(Path("back/cpo.csv"), "cpo", dict.fromkeys(entries, ("", "CPO")))
    said = charter("settle", "back", "--workspace", "ws", "--apply")
    assert "Traceback" not in said.err
    assert "\x1b" not in said.out + said.err
    api.read_workspace(Path("ws"))
    agenda = Path("ws/out/settle/agenda.md").read_text("utf-8")
    assert "<b>" not in agenda.replace("\\<b>", "")
    assert api.read_workspace(Path("ws")).company.assign == {}


NAMED = {
    "CTO": ("cto",),
    "the  cto.": ("cto",),
    "Chief Technology Officer": ("cto",),
    "me": ("cto",),
    "I do": ("cto",),
    "I will": ("cto",),
    "Dr. Khan": ("cto",),
    "Ann": ("cto",),
    "both CTO and CPO": ("cto", "cpo"),
    "cpo & me": ("cto", "cpo"),
    "CEO; CTO, CPO": ("ceo", "cto", "cpo"),
    "cto / CTO": ("cto",),
    "Head of Engineering": ("vp-engineering",),
    "VP Engineering": ("vp-engineering",),
    "the VP Eng": ("vp-engineering",),
    "me (CTO)": ("cto",),
    "CTO - Ann Khan": ("cto",),
    "Chief Technology Officer (CTO)": ("cto",),
    "CTO, Ann": ("cto",),
    "CTO (for now)": ("cto",),
    "It should be the CPO.": ("cpo",),
}


@pytest.mark.parametrize("text", NAMED)
def test_an_answer_names_positions_as_people_do(text: str) -> None:
    answer = PositionNames(LISTS.organisation).read(text, "cto")
    assert (answer.kind, answer.positions) == ("names", NAMED[text])


@pytest.mark.parametrize(
    "text",
    ["not the CTO", "CTO or CPO", "the board", "COO", "-", "n/a", "CTO?", "CTO (with CPO)", "Will",
     "yes", "all of us", "CTO until June", "whoever", "cpo / ceo", "CEO; CTO/CPO",
     "CTO but CPO signs", "Rowe Khan Ltd"],
)  # fmt: skip
def test_an_answer_that_is_not_sure_is_not_guessed(text: str) -> None:
    answer = PositionNames(LISTS.organisation).read(text, "cto")
    assert (answer.kind, answer.positions) == ("unread", ())
    assert answer.why
    assert answer.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("the board", "write the position that brings it there, and the rest as a remark"),
        ("All of us.", "write the one position, or several with 'and'"),
        ("Chief Tecnology Officer", "did you mean CTO?"),
        ("COO", "write one of CEO, CTO, Head of Engineering, CPO, nobody or do not know"),
        ("n/a", "write 'nobody', 'do not know', or leave it empty"),
        ("cpo / ceo", "write CPO or CEO, or 'CPO and CEO' where they share it"),
        ("CTO until May", "write the name alone, and the rest as a remark"),
    ],
)
def test_what_to_write_instead_is_said(text: str, hint: str) -> None:
    assert PositionNames(LISTS.organisation).read(text, "cto").hint == hint


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x", "'x' does not say who"),
        ("Yes", "'Yes' does not say who"),
        ("same as today", "'same as today' does not say who"),
        ("both", "'both' is nobody in particular"),
    ],
)
def test_a_tick_or_the_same_again_names_nobody_and_is_told(text: str, why: str) -> None:
    answer = PositionNames(LISTS.organisation).read(text, "cto")
    assert (answer.kind, answer.why) == ("unread", why)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("nobody", "nobody"), ("No one.", "nobody"), ("don\u2019t know", "unknown"), ("?", "unknown"),
     ("TBD", "unknown"), ("", ""), ("Choose or write", ""), (" Choose an item. ", "")],
)  # fmt: skip
def test_nobody_and_not_known_are_two_things(text: str, kind: str) -> None:
    assert PositionNames(LISTS.organisation).read(text, "cto").kind == kind


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=40))
def test_whatever_is_written_is_an_answer_or_told(text: str) -> None:
    answer = PositionNames(LISTS.organisation).read(text, "cto")
    seen = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Zl", "Zp")).split()
    assert bool(answer.kind) == bool(seen) or not seen
    assert bool(answer.why) == (answer.kind == "unread")


WORDS = {
    "CEO": ("names", ("ceo",)),
    "Khan": ("names", ("cto",)),
    "both CTO and CPO": ("names", ("cto", "cpo")),
    "nobody": ("nobody", ()),
    "do not know": ("unknown", ()),
    "the board": ("unread", ()),
    "": ("", ()),
}
CELL = st.sampled_from([*WORDS])
ROUND = st.dictionaries(
    st.sampled_from(LEADERS),
    st.dictionaries(
        st.sampled_from(LISTS.entries), st.tuples(CELL, CELL, st.sampled_from(["", "R"]))
    ),
    min_size=1,
)


@settings(max_examples=25, deadline=None)
@given(given_round=ROUND, by_chance=st.randoms(use_true_random=False))
def test_no_answer_is_lost_or_taken_for_another(
    given_round: dict[str, dict[str, tuple[str, str, str]]],
    by_chance: random.Random,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("round")
    for position, rows in given_round.items():
        ending = by_chance.choice([".docx", ".xlsx", ".csv"])
        LISTS.write(folder / f"{by_chance.random()}{ending}", position, rows)

    answers = LISTS.read(folder)

    filled = {p: rows for p, rows in given_round.items() if any(map(any, rows.values()))}
    assert set(answers.leaders) == set(filled)
    for position, rows in filled.items():
        read = answers.leaders[position].rows
        assert set(read) == set(LISTS.entries)
        for entry, row in read.items():
            today, should, remark = rows.get(entry, ("", "", ""))
            assert (row.today.kind, row.today.positions) == WORDS[today]
            assert (row.should.kind, row.should.positions) == WORDS[should]
            assert row.remark == remark
    settlement = api.settle_answers(LISTS.workspace, [folder])
    for each in settlement.entries:
        votes = [WORDS[rows.get(each.entry.id, ("", "", ""))[1]] for rows in filled.values()]
        votes = [vote for vote in votes if vote[0] not in ("", "unknown")]
        agreed = len(votes) > 1 and len(set(votes)) == 1 and len(votes[0][1]) == 1
        assert (each in settlement.agreed) == agreed
        assert each.owner == (votes[0][1][0] if agreed else "")
        if each in settlement.disputed:
            assert set(each.claimants) == {name for vote in votes for name in vote[1]}
