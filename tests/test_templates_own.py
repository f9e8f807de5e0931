"""Own templates: list, eject, diff, update; the three-way merge; nothing is ever lost."""

from __future__ import annotations

import json
import shutil
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st

from charter import resources
from charter.own_templates import store
from charter.own_templates.merge import Merged, merge
from charter.own_templates.states import states_of
from charter.render.conflicts import conflict_lines
from conftest import Ran

COMPANY = """\
company: {name: Acme}
structure: separate
positions: {cto: {status: vacant, acting: ceo}}
"""
PAY = "{# Pay. #}\n## Pay\n\nfirst\nsecond\nthird\nfourth\nfifth\n"
LABELS = ("yours", "shipped")


class Shipped:
    """Shipped templates that a test can upgrade."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self.version("2026.11")

    def version(self, version: str) -> None:
        self._monkeypatch.setattr(store, "shipped_version", lambda: version)
        for module in ("starters.eject", "own_templates.update", "own_templates.diff"):
            name = f"charter.{module}.shipped_version"
            self._monkeypatch.setattr(name, lambda: version)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shipped:
    folder = tmp_path / "shipped"
    shutil.copytree(resources.templates_folder(), folder)
    monkeypatch.setattr(resources, "templates_folder", lambda: folder)
    made = Shipped(folder, monkeypatch)
    made.write("blocks/pay.md.j2", PAY)
    return made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "company.yaml").write_text(COMPANY)
    monkeypatch.chdir(folder)
    return folder


Command = Callable[..., Ran]


def listed(charter: Command, name: str) -> dict[str, object]:
    data = json.loads(charter("templates", "list", "--json").out)
    found: dict[str, object] = next(t for t in data["templates"] if t["name"] == name)
    return found


def words(charter: Command, name: str) -> str:
    """What the list says on the line of a template, without its name."""
    lines = charter("templates", "list").out.splitlines()
    return next(" ".join(line.split()[1:]) for line in lines if line.split()[:1] == [name])


# The merge.

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_a_change_of_one_side_is_taken(base: str, changed: str) -> None:
    assert merge(base, changed, base, LABELS) == Merged(changed, ())
    assert merge(base, base, changed, LABELS) == Merged(changed, ())


@given(LINES, LINES)
def test_the_same_change_on_both_sides_is_no_conflict(base: str, changed: str) -> None:
    assert merge(base, changed, changed, LABELS) == Merged(changed, ())


@given(LINES, LINES, LINES)
def test_each_side_can_be_had_from_what_was_merged(base: str, yours: str, theirs: str) -> None:
    """No line is lost: taking one side of each conflict gives that side, but for clean changes."""
    text, conflicts = merge(base, yours, theirs, LABELS)
    assert conflict_lines(text) == conflicts
    added = [line for line in set(yours.splitlines()) - set(base.splitlines()) if line]
    added += [line for line in set(theirs.splitlines()) - set(base.splitlines()) if line]
    assert set(added) <= set(text.splitlines())


@given(LINES, LINES, LINES)
def test_sides_may_be_exchanged(base: str, yours: str, theirs: str) -> None:
    one, other = (merge(base, *sides, LABELS) for sides in ((yours, theirs), (theirs, yours)))
    assert len(one.conflicts) == len(other.conflicts)
    if not one.conflicts:
        assert one.text == other.text


def test_a_conflict_shows_both_versions() -> None:
    text, conflicts = merge("1\nold\n3", "1\nmine\n3", "1\nnew\n3", LABELS)
    assert conflicts == (2,)
    assert text == ("1\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> shipped\n3")


def test_a_last_line_without_an_end_does_not_swallow_a_marker() -> None:
    assert merge("", "mine", "new", LABELS).text.splitlines() == [
        "<<<<<<< yours",
        "mine",
        "=======",
        "new",
        ">>>>>>> shipped",
    ]


# eject


def test_eject_copies_and_remembers(shipped: Shipped, home: Path, charter: Command) -> None:
    assert charter("templates", "eject", "pay") == (0, "templates/blocks/pay.md.j2\n", "")
    assert (home / "templates/blocks/pay.md.j2").read_text() == PAY
    assert (home / "templates/.shipped/blocks/pay.md.j2.base").read_text() == PAY
    record = json.loads((home / "templates/.shipped/record.json").read_text())
    assert record == {"version": 1, "shipped": {"blocks/pay.md.j2": "2026.11"}}
    assert words(charter, "blocks/pay.md.j2") == "own, unchanged copy Pay."


@pytest.mark.parametrize("word", ["pay", "blocks/pay", "blocks/pay.md.j2", "templates/blocks/pay"])
def test_a_block_has_short_names(word: str, shipped: Shipped, home: Path, charter: Command) -> None:
    assert charter("templates", "eject", word).out == "templates/blocks/pay.md.j2\n"


def test_a_name_of_two_templates_is_refused(shipped: Shipped, home: Path, charter: Command) -> None:
    (shipped.folder / "starters").mkdir(exist_ok=True)
    Document().save(str(shipped.folder / "starters/charter.docx"))
    ran = charter("templates", "eject", "charter", "payy")
    assert ran.code == 1
    assert ran.err == (
        "'charter' can be charter.md.j2 or charter.docx - write the whole name [ambiguous]\n"
        "there is no shipped template 'payy' - did you mean 'pay'? [no-template]\n"
        "2 problems\n"
    )
    assert not (home / "templates").exists()
    assert charter("templates", "eject", "charter.docx").out == "templates/charter.docx\n"


def test_an_own_file_is_not_overwritten(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    (home / "templates/blocks/pay.md.j2").write_text("mine")
    ran = charter("templates", "eject", "posting.md.j2", "pay")
    assert ran.code == 1
    assert ran.err == (
        "templates/blocks/pay.md.j2: this is there already - change it, or start again with "
        "--force, which keeps it beside the new copy [own-template]\n"
    )
    assert not (home / "templates/posting.md.j2").exists()
    assert (home / "templates/blocks/pay.md.j2").read_text() == "mine"


def test_force_keeps_the_file_from_before(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    path = home / "templates/blocks/pay.md.j2"
    for mine in ("mine", "mine again"):
        path.write_text(mine)
        assert charter("templates", "eject", "pay", "--force").code == 0
    assert path.read_text() == PAY
    assert path.with_name("pay.md.j2.before-eject").read_text() == "mine"
    assert path.with_name("pay.md.j2.before-eject-2").read_text() == "mine again"
    kept = json.loads(charter("templates", "list", "--json").out)["kept"]
    assert kept == ["blocks/pay.md.j2.before-eject", "blocks/pay.md.j2.before-eject-2"]


def test_eject_outside_a_workspace_says_how_to_make_one(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    (home / "company.yaml").unlink()
    ran = charter("templates", "eject", "pay")
    assert (
        ran.err == ".: no company.yaml in this folder - 'charter init .' makes one [no-company]\n"
    )


# diff


def test_diff_says_what_is_yours(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    assert charter("templates", "diff") == (0, "", "")
    (home / "templates/blocks/pay.md.j2").write_text(PAY.replace("third", "my third"))
    assert charter("templates", "diff", "pay") == (
        1,
        "--- blocks/pay.md.j2 (shipped 2026.11)\n"
        "+++ templates/blocks/pay.md.j2\n"
        "@@ -3,6 +3,6 @@\n \n first\n second\n-third\n+my third\n fourth\n fifth\n",
        "",
    )


def test_diff_of_a_letterhead_is_in_words(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "letterhead.docx")
    path = home / "templates/letterhead.docx"
    document = Document(str(path))
    document.styles["Heading 1"].font.size = Pt(20)
    document.sections[0].header.paragraphs[0].add_run(" of Acme")
    document.save(str(path))
    ran = charter("templates", "diff", "letterhead")
    assert ran.code == 1
    assert ran.out == (
        "--- letterhead.docx (shipped 2026.11)\n"
        "+++ templates/letterhead.docx\n"
        "@@ header @@\n"
        "-{company} {title}\n"
        "+{company} {title} of Acme\n"
        "@@ style 'heading 1' @@\n"
        "-size: 13 pt\n"
        "+size: 20 pt\n"
    )


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda run: setattr(run.font, "strike", True), "struck through"),
        (lambda run: setattr(run.font, "hidden", True), "hidden (hidden text)"),
        (lambda run: setattr(run.font, "superscript", True), "raised super"),
    ],
)
def test_diff_of_a_letterhead_tells_words_that_are_struck_hidden_or_raised(
    home: Path, charter: Command, change: Callable[[Any], None], shown: str
) -> None:
    charter("templates", "eject", "letterhead.docx")
    path = home / "templates/letterhead.docx"
    document = Document(str(path))
    change(document.sections[0].header.paragraphs[0].runs[0])
    document.save(str(path))
    assert charter("templates", "diff", "letterhead").out.splitlines()[2:] == [
        "@@ look of the header @@",
        f"+'{{company}}': {shown}",
    ]


def test_a_word_file_saved_anew_says_so(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "letterhead.docx")
    path = home / "templates/letterhead.docx"
    Document(str(path)).save(str(path))
    assert charter("templates", "diff").out.splitlines()[2] == (
        "@@ saved anew; text, styles, page and pictures are the same @@"
    )


PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
LIBREOFFICE = Path(__file__).parent / "data/letters/saved-by-libreoffice.docx"


def test_a_letterhead_saved_by_another_program_shows_only_what_a_person_changed(
    home: Path, charter: Command
) -> None:
    charter("templates", "eject", "letterhead.docx")
    path = home / "templates/letterhead.docx"
    path.write_bytes(LIBREOFFICE.read_bytes())
    assert charter("templates", "diff").out.splitlines()[2:] == [
        "@@ saved anew; text, styles, page and pictures are the same @@"
    ]
    document = Document(str(path))
    styles = {style.name.lower(): style for style in document.styles}
    styles["normal"].font.name = "Georgia"
    styles["heading 1"].font.bold = False
    styles["heading 2"].font.color.rgb = RGBColor(0xAA, 0, 0)
    section = document.sections[0]
    section.left_margin = Mm(30)
    run = section.header.paragraphs[0].add_run(" Confidential")
    run.font.size = Pt(14)
    run.font.italic = True
    document.styles.add_style("Unused", WD_STYLE_TYPE.PARAGRAPH)
    fancy = document.styles.add_style("Fancy", WD_STYLE_TYPE.PARAGRAPH)
    fancy.base_style, fancy.font.size = styles["normal"], Pt(30)
    section.footer.paragraphs[0].style = document.styles["Fancy"]
    section.footer.paragraphs[0].add_run().add_picture(BytesIO(PNG))
    document.save(str(path))
    shown = charter("templates", "diff", "letterhead").out.splitlines()[2:]
    assert [line for line in shown if "none" not in line] == [
        "@@ header @@",
        "-{company} {title}",
        "+{company} {title} Confidential",
        "@@ page @@",
        "-margins: top 18 mm, right 20 mm, bottom 17 mm, left 20 mm",
        "+margins: top 18 mm, right 20 mm, bottom 17 mm, left 30 mm",
        "@@ look of the header @@",
        "+'Confidential': size 14 pt, italic",
        "@@ pictures @@",
        "+1 kB, 431ced",
        "@@ style 'normal' @@",
        "-font: Calibri",
        "+font: Georgia",
        "@@ style 'fancy' (only in yours) @@",
        "+size: 30 pt",
        "@@ style 'heading 1' @@",
        "-bold: yes",
        "@@ style 'heading 2' @@",
        "-colour: 1F4E5F",
        "+colour: AA0000",
    ]


def test_the_number_of_a_page_is_nobodys_change(home: Path, charter: Command) -> None:
    charter("templates", "eject", "charter.docx")
    path = home / "templates/charter.docx"
    document = Document(str(path))
    footer = document.sections[0].footer
    (page, *_) = (t for t in footer._element.iter(qn("w:t")) if (t.text or "").strip() == "1")
    page.text = "3"
    document.save(str(path))
    assert "saved anew" in charter("templates", "diff").out


def test_after_an_upgrade_diff_shows_your_changes_only(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    charter("templates", "eject", "pay")
    path = home / "templates/blocks/pay.md.j2"
    path.write_text(PAY.replace("first", "my first"))
    shipped.write("blocks/pay.md.j2", PAY.replace("fifth", "new fifth"))
    since = (
        "templates/blocks/pay.md.j2: the shipped one has changed since; "
        "'charter templates update' carries that over\n"
    )
    ran = charter("templates", "diff")
    assert ran.out.splitlines()[0] == "--- blocks/pay.md.j2 (shipped before, which you copied)"
    assert [line for line in ran.out.splitlines()[2:] if line[0] in "+-"] == ["-first", "+my first"]
    assert ran.err == since
    shipped.version("2027.03")
    assert charter("templates", "diff").out.startswith(
        "--- blocks/pay.md.j2 (shipped 2026.11, which you copied)\n"
    )
    path.write_text(PAY)
    assert charter("templates", "diff") == (0, "", since)


def test_a_word_file_still_stands_on_its_copy_when_the_new_one_lies_beside_it(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    charter("templates", "eject", "letterhead.docx")
    path = home / "templates/letterhead.docx"
    for where, text in ((path, "mine"), (shipped.folder / "letterhead.docx", "new")):
        document = Document(str(where))
        document.sections[0].header.paragraphs[0].add_run(f" {text}")
        document.save(str(where))
    mine = ["@@ header @@", "-{company} {title}", "+{company} {title} mine"]
    assert charter("templates", "diff").out.splitlines()[2:] == mine
    assert charter("templates", "update").code == 1
    ran = charter("templates", "diff")
    assert ran.out.splitlines()[2:] == mine
    assert ran.err == (
        "templates/letterhead.docx: the shipped one has changed since: "
        "letterhead.shipped.docx beside it is the new one\n"
    )
    assert charter("templates", "update").code == 0
    assert charter("templates", "diff").out.splitlines()[2:] == mine
    charter("templates", "update", "letterhead", "--accept")
    assert "-{company} {title} new" in charter("templates", "diff").out


def test_a_broken_memory_of_a_word_file_is_none(home: Path, charter: Command) -> None:
    charter("templates", "eject", "letterhead.docx")
    (home / "templates/.shipped/letterhead.docx.base").write_bytes(b"no zip")
    assert charter("templates", "diff") == (0, "", "")


# update


def upgrade(shipped: Shipped, text: str) -> None:
    shipped.write("blocks/pay.md.j2", text)
    shipped.version("2027.03")


def test_an_unchanged_copy_is_replaced(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    upgrade(shipped, PAY.replace("third", "new third"))
    assert words(charter, "blocks/pay.md.j2") == (
        "own, unchanged copy, the shipped one has changed since Pay."
    )
    assert charter("templates", "update") == (
        0,
        "templates/blocks/pay.md.j2: replaced by the new shipped one; you had not changed it\n"
        "1 updated, 0 as they were\n",
        "",
    )
    assert (home / "templates/blocks/pay.md.j2").read_text() == PAY.replace("third", "new third")
    assert words(charter, "blocks/pay.md.j2") == "own, unchanged copy Pay."


def test_changes_on_both_sides_are_put_together(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    charter("templates", "eject", "pay")
    path = home / "templates/blocks/pay.md.j2"
    path.write_text(PAY.replace("first", "my first"))
    upgrade(shipped, PAY.replace("fifth", "new fifth"))
    ran = charter("templates", "update", "pay")
    assert ran == (
        0,
        "templates/blocks/pay.md.j2: updated; your changes are kept; "
        "yours from before is pay.md.j2.before-update\n1 updated, 0 as they were\n",
        "",
    )
    assert path.read_text() == PAY.replace("first", "my first").replace("fifth", "new fifth")
    kept = path.with_name("pay.md.j2.before-update")
    assert kept.read_text() == PAY.replace("first", "my first")
    assert charter("templates", "update").out == "0 updated, 1 as they were\n"


def test_a_dry_run_writes_nothing(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    upgrade(shipped, PAY.replace("fifth", "new fifth"))
    before = {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}
    assert charter("templates", "update", "--dry-run").out == (
        "templates/blocks/pay.md.j2: would be replaced by the new shipped one; "
        "you had not changed it\n1 would be updated, 0 as they were\n"
    )
    assert {p: p.read_bytes() for p in home.rglob("*") if p.is_file()} == before


def test_a_conflict_is_named_marked_and_stops_the_next_update(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    charter("templates", "eject", "pay")
    path = home / "templates/blocks/pay.md.j2"
    path.write_text(PAY.replace("third", "my third"))
    upgrade(shipped, PAY.replace("third", "new third"))
    ran = charter("templates", "update")
    assert ran.code == 1
    assert ran.err == (
        "templates/blocks/pay.md.j2:6: you and the shipped template changed the same lines - "
        "keep one of the versions and delete the lines <<<<<<<, ======= and >>>>>>>\n"
        "templates/blocks/pay.md.j2: updated in all other lines; "
        "yours from before is pay.md.j2.before-update\n"
    )
    assert path.read_text().splitlines()[5:10] == [
        "<<<<<<< yours",
        "my third",
        "=======",
        "new third",
        ">>>>>>> shipped 2027.03",
    ]
    assert words(charter, "blocks/pay.md.j2") == "own, unsettled conflict at line 6 Pay."
    marked = path.read_text()
    ran = charter("templates", "update")
    assert ran.code == 1
    assert ran.err == (
        "templates/blocks/pay.md.j2:6: a conflict from an earlier update - "
        "keep one of the versions and delete the lines <<<<<<<, ======= and >>>>>>>, "
        "then update again\n"
    )
    assert path.read_text() == marked


@pytest.mark.parametrize("command", ["build", "check", "matrix", "templates check"])
def test_no_paper_is_made_from_a_template_with_a_conflict(
    command: str, home: Path, charter: Command
) -> None:
    (home / "templates/blocks").mkdir(parents=True)
    text = "a\n<<<<<<< yours\nb\n=======\nc\n>>>>>>> shipped 2027.03\n"
    name = "matrix.md.j2" if command == "matrix" else "blocks/pay.md.j2"
    (home / "templates" / name).write_text(text)
    ran = charter(*command.split(), *(["--format", "md"] if command == "matrix" else []))
    assert ran.code == 1
    assert (
        f"templates/{name}:2: two versions stand here, from 'charter templates update' - "
        "keep one of the versions and delete the lines <<<<<<<, ======= and >>>>>>> [conflict]\n"
    ) in ran.out + ran.err
    assert not (home / "out").exists()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n||||||| shipped\nb\n=======\nc\n", [(2, "|||||||"), (4, "=======")]),
        ("a\r\n=======\r\nc\r\n", [(2, "=======")]),
        ("<<<<<<< yours\na\n", [(1, "<<<<<<<")]),
        ("a\n>>>>>>>\n", [(2, ">>>>>>>")]),
    ],
)
def test_no_paper_is_made_from_a_conflict_half_settled(
    text: str, left: list[tuple[int, str]], home: Path, charter: Command
) -> None:
    (home / "templates/blocks").mkdir(parents=True)
    (home / "templates/blocks/pay.md.j2").write_bytes(text.encode())
    wanted = "".join(
        f"templates/blocks/pay.md.j2:{line}: the mark '{mark}' is left over from a conflict - "
        "delete this line, and what stands there twice [conflict]\n"
        for line, mark in left
    )
    for command in (["build"], ["templates", "check", "--quiet"]):
        ran = charter(*command)
        assert ran.code == 1
        assert wanted in ran.out + ran.err
    assert not (home / "out").exists()


def test_a_conflict_of_git_with_three_versions_is_one() -> None:
    text = "<<<<<<< a\n1\n||||||| b\n2\n=======\n3\n>>>>>>> c\n======== text\n||| a |||\n"
    assert conflict_lines(text) == (1,)


def test_windows_line_ends_stay(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    path = home / "templates/blocks/pay.md.j2"
    path.write_bytes(PAY.replace("\n", "\r\n").encode())
    assert words(charter, "blocks/pay.md.j2") == "own, unchanged copy Pay."
    path.write_bytes(PAY.replace("first", "my first").replace("\n", "\r\n").encode())
    upgrade(shipped, PAY.replace("fifth", "new fifth"))
    assert charter("templates", "update").code == 0
    wanted = PAY.replace("first", "my first").replace("fifth", "new fifth")
    assert path.read_bytes() == wanted.replace("\n", "\r\n").encode()


def test_without_the_memory_nothing_is_touched(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    charter("templates", "eject", "pay")
    path = home / "templates/blocks/pay.md.j2"
    path.write_text(PAY.replace("first", "my first"))
    shutil.rmtree(home / "templates/.shipped")
    upgrade(shipped, PAY.replace("fifth", "new fifth"))
    assert words(charter, "blocks/pay.md.j2").startswith(
        "own, updates of the shipped one are not followed"
    )
    ran = charter("templates", "update")
    assert ran == (
        0,
        "0 updated, 1 as they were\n",
        "templates/blocks/pay.md.j2: what this was copied from is not known, so it is left as it "
        "is - 'charter templates diff blocks/pay.md.j2' compares them; 'charter templates update "
        "blocks/pay.md.j2 --accept' counts later changes from today\n",
    )
    assert charter("templates", "update", "pay", "--accept").code == 0
    shipped.write("blocks/pay.md.j2", PAY.replace("fifth", "newest fifth"))
    assert charter("templates", "update").code == 1  # both have another first and fifth line now
    assert "my first" in path.read_text()


def test_a_broken_memory_is_none(shipped: Shipped, home: Path, charter: Command) -> None:
    charter("templates", "eject", "pay")
    (home / "templates/.shipped/record.json").write_text("[{")
    (home / "templates/.shipped/blocks/pay.md.j2.base").write_bytes(b"\xff\xfe")
    upgrade(shipped, PAY.replace("fifth", "new fifth"))
    assert charter("templates", "update").code == 1
    assert PAY in (home / "templates/blocks/pay.md.j2.before-update").read_text()


def test_a_changed_word_file_gets_the_new_one_beside_it(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    charter("templates", "eject", "letterhead.docx")
    path = home / "templates/letterhead.docx"
    for where, text in ((path, "mine"), (shipped.folder / "letterhead.docx", "new")):
        document = Document(str(where))
        document.add_paragraph(text)
        document.save(str(where))
    mine = path.read_bytes()
    ran = charter("templates", "update")
    assert ran.code == 1
    assert ran.err == (
        "templates/letterhead.docx: both you and we changed this Word file; the new shipped one is "
        "beside it: templates/letterhead.shipped.docx - compare the two in Word (Review, Compare) "
        "and carry over what you want\n"
    )
    assert path.read_bytes() == mine
    beside = path.with_name("letterhead.shipped.docx")
    assert beside.read_bytes() == (shipped.folder / "letterhead.docx").read_bytes()
    assert charter("templates", "update").code == 0
    assert json.loads(charter("templates", "list", "--json").out)["kept"] == [
        "letterhead.shipped.docx"
    ]


LETTER = Path(__file__).parent / "data/letters/styles_de.docx"


def test_a_copy_made_on_the_companys_letterhead_is_unchanged_until_somebody_changes_it(
    shipped: Shipped, home: Path, charter: Command
) -> None:
    (home / "templates").mkdir()
    shutil.copy(LETTER, home / "templates/letterhead.docx")
    charter("templates", "eject", "charter.docx")
    path = home / "templates/charter.docx"
    assert path.read_bytes() != (shipped.folder / "starters/charter.docx").read_bytes()
    assert words(charter, "charter.docx").startswith("own, unchanged copy")
    assert charter("templates", "diff", "charter.docx").err == (
        "templates/charter.docx: made on your letterhead, and not changed since\n"
    )
    assert charter("templates", "update").code == 0
    newer = shipped.folder / "starters/charter.docx"
    document = Document(str(newer))
    document.add_paragraph("new")
    document.save(str(newer))
    assert "the shipped one has changed since" in words(charter, "charter.docx")
    ran = charter("templates", "update")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        1,
        "templates/charter.docx: you had not changed it, and the shipped one has changed - "
        "'charter templates eject charter.docx --force' makes it anew on your letterhead",
    )
    charter("templates", "eject", "charter.docx", "--force")
    assert charter("templates", "update").code == 0
    document = Document(str(path))
    document.add_paragraph("mine")
    document.save(str(path))
    assert words(charter, "charter.docx").startswith("own, changed")


@pytest.mark.parametrize("encoding", ["iso8859-1", "utf-16"])
def test_a_copy_in_another_encoding_stops_the_update_and_is_named(
    shipped: Shipped, home: Path, charter: Command, encoding: str
) -> None:
    charter("templates", "eject", "pay")
    charter("templates", "eject", "apply")
    for name in ("pay", "apply"):
        path = home / f"templates/blocks/{name}.md.j2"
        path.write_bytes(f"{path.read_text()}Zürich\n".encode(encoding))
    shipped.write("blocks/pay.md.j2", PAY.replace("first", "ours"))
    shipped.version("2027.01")
    ran = charter("templates", "update")
    assert ran.code == 1
    *told, total = ran.err.splitlines()
    assert [line.split(":")[0] for line in told] == [
        "templates/blocks/apply.md.j2",
        "templates/blocks/pay.md.j2",
    ]
    assert all("save it as UTF-8" in line for line in told), ran.err
    assert total == "2 problems"


# list


def test_the_list_knows_every_shipped_template_and_what_it_is_for(charter: Command) -> None:
    data = json.loads(charter("templates", "list", "--json").out)
    assert {t["source"] for t in data["templates"]} == {"shipped"}
    assert [t["name"] for t in data["templates"] if not t["purpose"]] == []


def test_the_list_tells_files_that_nothing_uses(home: Path, charter: Command) -> None:
    folder = home / "templates"
    (folder / "blocks").mkdir(parents=True)
    for name in ("ctpo-charter.md.j2", "cto-charter.md.j2", "blocks/ours.md.j2", "chart.md.j2"):
        (folder / name).write_text("{# Text. #}\n")
    (folder / "posting.md.j2").write_text('{% extends "default:posting.md.j2" %}\n')
    assert words(charter, "ctpo-charter.md.j2") == "own, nothing uses it Only for ctpo. Text."
    assert listed(charter, "cto-charter.md.j2")["used"] is True
    assert words(charter, "blocks/ours.md.j2") == "own, nothing uses it Text."
    assert words(charter, "chart.md.j2") == "own, nothing uses it Text."
    assert words(charter, "posting.md.j2").startswith("own, extends the shipped one")
    (folder / "cto-charter.md.j2").write_text('{% include "blocks/ours.md.j2" %}\n')
    assert listed(charter, "blocks/ours.md.j2")["used"] is True


def test_the_list_survives_a_file_that_is_no_text(home: Path, charter: Command) -> None:
    (home / "templates").mkdir()
    (home / "templates/memo.md.j2").write_bytes(b"\xff\xfe\x00")
    assert words(charter, "memo.md.j2").startswith("own, cannot be read: 'charter templates check'")


def test_a_link_out_of_the_folder_is_not_read(home: Path, charter: Command) -> None:
    (home / "templates").mkdir()
    (home / "secret").write_text("secret")
    (home / "templates/memo.md.j2").symlink_to(home / "secret")
    assert "secret" not in charter("templates", "diff").out
    assert words(charter, "memo.md.j2").startswith("shipped")


def test_diff_writes_out_what_could_steer_a_terminal(home: Path, charter: Command) -> None:
    (home / "templates").mkdir()
    (home / "templates/memo.md.j2").write_text("\x1b[2J\n")
    assert "+\\x1b[2J\n" in charter("templates", "diff").out


def test_names_complete_in_the_shell(shipped: Shipped, home: Path, charter: Command) -> None:
    from click.shell_completion import BashComplete

    from charter.cli.main import cli

    def complete(*words: str) -> list[str]:
        found = BashComplete(cli, {}, "charter", "_CHARTER_COMPLETE")
        return [item.value for item in found.get_completions(list(words[:-1]), words[-1])]

    assert complete("templates", "eject", "blocks/p") == [
        "blocks/pay-lines.md.j2",
        "blocks/pay.md.j2",
    ]
    assert complete("templates", "diff", "") == []
    charter("templates", "eject", "pay")
    assert complete("templates", "update", "bl") == ["blocks/pay.md.j2"]


@pytest.mark.parametrize(
    ("more", "known", "changed", "words"),
    [
        ("", True, False, "own, unchanged copy"),
        (
            "More.",
            False,
            True,
            "own, updates of the shipped one are not followed",
        ),
    ],
)
def test_a_copy_that_eject_did_not_make_is_known_while_it_is_the_shipped_one(
    more: str, known: bool, changed: bool, words: str, tmp_path: Path
) -> None:
    name = "charter.md.j2"
    shipped = (resources.templates_folder() / name).read_text("utf-8")
    (tmp_path / name).write_text(shipped + more, "utf-8")
    [state] = [each for each in states_of(tmp_path) if each.name == name]
    assert (state.known, state.changed, state.update) == (known, changed, False)
    assert state.words == words


@pytest.mark.parametrize("said", ["Von Vorteil, aber keine Bedingung:"])
def test_a_copy_of_the_template_of_before_is_still_in_the_language_of_the_posting(
    charter: Any, tmp_path: Path, said: str
) -> None:
    shipped = (resources.templates_folder() / "posting.md.j2").read_text("utf-8")
    now, before = "{{ posting.headings.helps }}", '{{ _("Good to have, but not required:") }}'
    assert now in shipped
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "posting.md.j2").write_text(shipped.replace(now, before), "utf-8")
    (tmp_path / "company.yaml").write_text(
        "company: {name: Acme, currency: EUR, language: {postings: de}, "
        "apply: {email: jobs@acme.example}}\n"
        "structure: combined\n"
        "positions: {cpto: {status: vacant, acting: ceo, limits: {spend: 9, hire: leads}, "
        "nice_to_have: [Sie singen.]}}\n"
    )
    ran = charter("build", str(tmp_path), "--format", "md")
    assert ran.code == 0, ran.err
    assert f"\n{said}" in (tmp_path / "out" / "cpto-posting.md").read_text("utf-8")
