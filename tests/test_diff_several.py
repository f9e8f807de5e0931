"""Several copies of one charter: one table by sentence, conflicts first, comments included."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import docx
import pytest

from edited_papers import edit, edit_word

RANKS, HIRING = "Ranks the new work", "Signs for hiring without a second signature"


@pytest.fixture
def three(out: Path) -> list[str]:
    """Return three copies of a charter in Word, none of them changed yet."""
    names = ["ceo.docx", "cpto.docx", "board.docx"]
    for name in names:
        shutil.copy(out / "cpto-charter.docx", name)
    return names


def table(charter, names):
    said = charter("diff", *names, "--workspace", ".", "--json")
    papers = json.loads(said.out)["papers"]
    return said.code, [row for paper in papers for row in paper["rows"]]


def test_copies_that_nobody_changed_have_no_difference(charter, three):
    said = charter("diff", *three, "--workspace", ".")
    assert said.code == 0
    assert "cpto charter: 1 copy, no difference" in said.out
    assert said.err.count("the same file as ceo.docx, and counted once") == 2


def test_what_two_want_otherwise_comes_first_and_names_who(charter, three):
    edit_word(Path("ceo.docx"), RANKS, "Orders the new work")
    edit_word(Path("cpto.docx"), RANKS, "Sorts the new work")
    edit_word(Path("board.docx"), HIRING, "Signs for hiring")
    edit_word(Path("ceo.docx"), HIRING, "Signs for hiring")

    code, rows = table(charter, three)

    assert code == 1
    assert [row["kind"] for row in rows] == ["conflict", "wanted"]
    assert rows[0]["old"].startswith(RANKS)
    assert [(w["copies"], w["new"][:5]) for w in rows[0]["wants"]] == [
        (["ceo.docx"], "Order"),
        (["cpto.docx"], "Sorts"),
    ]
    assert rows[1]["wants"][0]["copies"] == ["ceo.docx", "board.docx"]
    said = charter("diff", *three, "--workspace", ".").out
    assert said.startswith("cpto charter: 3 copies, 2 sentences to change, 1 conflict\n")
    assert (
        said.index("Two or more want it otherwise")
        < said.index("Orders the new")
        < said.index("Wanted")
    )


def test_two_sentences_of_one_paragraph_are_no_conflict(charter, out):
    text = (out / "cpto-charter.md").read_text("utf-8")
    cells = [row.split("|")[2].strip() for row in text.splitlines() if row.startswith("| **")]
    first, second = next(cell for cell in cells if ". " in cell).rstrip(".").split(". ")[:2]
    for name, old in (("a.md", first), ("b.md", second)):
        shutil.copy(out / "cpto-charter.md", name)
        edit(Path(name), old, f"{old} at all times")

    _, rows = table(charter, ["a.md", "b.md"])

    assert [(row["kind"], row["wants"][0]["copies"]) for row in rows] == [
        ("wanted", ["a.md"]),
        ("wanted", ["b.md"]),
    ]


def test_a_sentence_that_one_takes_out_and_another_changes_is_a_conflict(charter, out):
    for name in ("a.md", "b.md"):
        shutil.copy(out / "cpto-charter.md", name)
    edit(Path("a.md"), f"- {HIRING}: engineers.\n", "")
    edit(Path("b.md"), HIRING, "Signs for hiring")

    _, rows = table(charter, ["a.md", "b.md"])

    assert rows[0]["kind"] == "conflict"
    assert [want["new"] for want in rows[0]["wants"]] == [None, "Signs for hiring: engineers."]


def test_comments_stand_with_their_sentence(charter, three):
    edit_word(Path("ceo.docx"), RANKS, "Orders the new work")
    for name, words, text in (
        ("ceo.docx", "Orders the new work", "We said so in May."),
        ("cpto.docx", RANKS, "Leave it as it is."),
        ("board.docx", HIRING, "How many?"),
    ):
        paper = docx.Document(name)
        cells = [p for t in paper.tables for row in t.rows for c in row.cells for p in c.paragraphs]
        found = next(p for p in [*paper.paragraphs, *cells] if words in p.text)
        paper.add_comment(found.runs, text=text, author=name[:3])
        paper.save(name)

    _, rows = table(charter, three)

    assert [row["kind"] for row in rows] == ["wanted", "comment"]
    assert [(c["author"], c["text"]) for c in rows[0]["comments"]] == [
        ("ceo", "We said so in May."),
        ("cpt", "Leave it as it is."),
    ]
    assert HIRING in rows[1]["old"]
    assert rows[1]["comments"][0]["text"] == "How many?"


def test_copies_of_different_charters_have_tables_of_their_own(charter, out):
    shutil.copy(out / "ceo-charter.docx", "one.docx")
    shutil.copy(out / "cpto-charter.docx", "two.docx")
    edit_word(Path("two.docx"), RANKS, "Orders the new work")

    said = charter("diff", "one.docx", "two.docx", "--workspace", ".")

    assert "ceo charter: 1 copy, no difference" in said.out
    assert "cpto charter: 1 copy, 1 sentence to change, 0 conflicts" in said.out


def test_all_copies_that_cannot_be_read_are_told_at_once(charter, three):
    Path("ceo.docx").write_bytes(b"no Word file")
    Path("cpto.docx").write_bytes(b"PK\x03\x04")
    said = charter("diff", *three, "nowhere.docx", "--workspace", ".")
    assert said.code == 1
    assert {line.partition(":")[0] for line in said.err.splitlines()} >= {
        "ceo.docx",
        "cpto.docx",
        "nowhere.docx",
    }
    assert "Traceback" not in said.err


def test_several_are_not_adopted(charter, three):
    said = charter("diff", *three, "--adopt")
    assert said.code == 2
    assert "--adopt takes over one paper" in said.err


@pytest.mark.parametrize("seed", range(4))
def test_whatever_copies_change_each_wish_stands_once_under_its_copy(charter, out, seed):
    by_chance = random.Random(seed)
    lines = (out / "cpto-charter.md").read_text("utf-8").splitlines()
    able = [n for n, line in enumerate(lines) if line.startswith("- ") and line.endswith(".")]
    wishes = {}
    for name in ("a.md", "b.md", "c.md"):
        mine = [*lines]
        for number in sorted(by_chance.sample(able, 6), reverse=True):
            kind = by_chance.choice(["change", "change", "add"])
            mark = f"wish{name[0]}{number}"
            if kind == "change":
                mine[number] = f"{mine[number][:-1]} {mark}."
            else:
                mine.insert(number + 1, f"- Does what nobody thought of, {mark}.")
            wishes[mark] = (name, lines[number][2:] if kind == "change" else None)
        (out.parent / name).write_text("\n".join(mine) + "\n", "utf-8")

    _, rows = table(charter, ["a.md", "b.md", "c.md"])

    for mark, (name, old) in wishes.items():
        (found,) = [(row, w) for row in rows for w in row["wants"] if mark in (w["new"] or "")]
        assert found[1]["copies"] == [name]
        assert (found[0]["old"] is None) == (old is None)
    for row in rows:
        changed = [w for w in row["wants"] if row["old"]]
        assert (row["kind"] == "conflict") == (len(changed) > 1)
    kinds = [row["kind"] for row in rows]
    assert kinds == sorted(kinds)  # conflict, wanted
