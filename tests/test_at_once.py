"""Runs at once on one workspace, and runs that are killed: nothing lost, mixed or left over.

All processes are real. Where an order is needed, a run is stopped at a file event and let go.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from at_once import Process, at_once, left_overs, states, tree
from charter.load.company_file import read_workspace
from charter.starters.eject import eject
from charter.undoing import undo
from charter.write import lock
from charter.write.files import write_files, write_folder, write_new
from charter.write.in_place import edit_file
from charter.write.journal import read_journal
from conftest import Ran
from edited_papers import edit
from page_driver import Page, answered, northwind

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
Command = Callable[..., Ran]
POSITIONS = ("ceo", "cto", "cpo", "cio", "vp-engineering", "vp-data", "vp-product", "vp-design")
LIMITS = "limits: {spend: 50000, hire: team leads and below}"
COMPANY = f"""\
# Of the board
company: {{name: Tarn, country: GB, currency: GBP, about: Tarn makes anvils.,
  charter_in_contract: true}}   # a name
structure: separate-full
positions:
{"".join(f"  {name}: {{{LIMITS}}}   # {name}, as agreed{chr(10)}" for name in POSITIONS)}
# the end
"""
VACANT = """\
    status: vacant
    acting: ceo
    pay: {min: 90000, max: 110000, per: year}
    places: [{city: Leeds, country: GB}]
    benefits: [A pension.]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tarn"
    made.mkdir()
    (made / "company.yaml").write_text(COMPANY, "utf-8")
    return made


def text(folder: Path) -> str:
    return (folder / "company.yaml").read_text("utf-8")


def fine(ran: Ran) -> bool:
    """Return whether a run ended right; if not, it says that another one is at work."""
    assert ran.code == 0 or "[in-use]" in ran.err, ran
    return ran.code == 0


@pytest.mark.parametrize("number", [2, 4, 8])
def test_builds_at_once_leave_the_whole_set_of_one(
    folder: Path, tmp_path: Path, charter: Command, number: int
) -> None:
    days = [f"2024-12-0{day}" for day in range(1, number + 1)]
    positions = ("--position", "cto,cpo")
    done = at_once(*(("build", str(folder), "--date", day, *positions) for day in days))
    assert sum(fine(ran) for ran in done)
    papers = tree(folder / "out")
    texts = [content.decode() for name, content in papers.items() if name.endswith("-charter.md")]
    (day,) = {day for day in days for text in texts if f"{int(day[-2:])} December 2024" in text}
    (tmp_path / "alone").mkdir()
    shutil.copy(folder / "company.yaml", tmp_path / "alone")
    assert charter("build", str(tmp_path / "alone"), "--date", day, *positions).code == 0
    alone = tree(tmp_path / "alone" / "out")
    assert {n: it for n, it in papers.items() if n[0] != "."} == {
        n: it for n, it in alone.items() if n[0] != "."
    }
    assert charter("build", str(folder), "--date", "2025-01-01", *positions).code == 0


@pytest.mark.parametrize("number", [2, 4, 8])
def test_signs_at_once_are_all_recorded(folder: Path, number: int) -> None:
    done = at_once(
        *(
            ("sign", str(folder), "--position", name, "--date", f"2025-01-0{day}")
            for day, name in enumerate(POSITIONS[:number], start=1)
        )
    )
    signed = {fine(ran) and name for ran, name in zip(done, POSITIONS, strict=False)} - {False}
    given = read_workspace(folder).company.positions
    assert signed == {name for name in POSITIONS if given[name].signed_hash}
    assert signed
    assert "# Of the board" in text(folder)
    assert all(f"# {name}, as agreed" in text(folder) for name in POSITIONS)
    assert json.loads((folder / "out/.charter-texts.json").read_bytes())["texts"].keys() >= {
        f"{name}-charter.sent" for name in signed
    }


def test_of_signs_of_one_charter_at_once_one_is_recorded_and_the_others_say_so(
    folder: Path,
) -> None:
    days = [f"2025-01-0{day}" for day in range(1, 5)]
    done = at_once(*(("sign", str(folder), "--position", "cto", "--date", day) for day in days))
    first = [day for ran, day in zip(done, days, strict=True) if ran.code == 0]
    assert [str(read_workspace(folder).company.positions["cto"].signed)] == first
    others = [ran.err for ran in done if ran.code]
    assert len(others) == 3
    assert all("[already-signed]" in said or "[in-use]" in said for said in others)


def vacant(folder: Path, *names: str) -> None:
    """Let positions be open, with all that boards want to know but a reference."""
    made = text(folder).replace(
        "about: Tarn",
        "apply: {url: 'https://tarn.example/jobs', email: jobs@tarn.example, until: 2027-01-31}, "
        "about: Tarn",
    )
    for name in names:
        made = re.sub(rf"^  {name}: .*$", f"  {name}:\n{VACANT}    {LIMITS}", made, flags=re.M)
    (folder / "company.yaml").write_text(made, "utf-8")


@pytest.mark.parametrize("number", [2, 8])
def test_feeds_at_once_give_each_posting_one_reference(folder: Path, number: int) -> None:
    vacant(folder, "cto", "cpo", "cio")
    words = ("feed", str(folder), "--date", "2024-12-01", "--assign-references")
    done = at_once(*[words] * number)
    assert sum(fine(ran) for ran in done)
    given = read_workspace(folder).company.positions
    references = [given[name].reference for name in ("cto", "cpo", "cio")]
    assert len({*references} - {""}) == 3
    assert sum(ran.out.count(" is now ") for ran in done) == 3
    assert all(text(folder).count(reference) == 1 for reference in references)
    feed = (folder / "out/indeed.xml").read_text("utf-8")
    assert all(reference in feed for reference in references)


def test_adopted_sentences_of_two_papers_at_once_are_both_there(
    folder: Path, charter: Command
) -> None:
    assert charter("build", str(folder), "--date", "2024-12-01", "--format", "md").code == 0
    changed = {}
    for name in ("cto", "cpo", "vp-data", "vp-design"):
        paper = folder / "out" / f"{name}-charter.md"
        duty = re.search(r"^- \*\*.*?\*\* (\w+ [^.]*\.)", paper.read_text("utf-8"), re.M)
        assert duty
        changed[paper] = f"Entirely new words of {name}."
        edit(paper, duty[1], changed[paper])
    done = at_once(*(("diff", str(paper), "--adopt") for paper in changed))
    for ran, new in zip(done, changed.values(), strict=True):
        assert "adopted: " in ran.out or "[in-use]" in ran.err, ran
        assert ("adopted: " in ran.out) == (
            new in (folder / "catalog/ours.yaml").read_text("utf-8").replace("\n      ", " ")
        )
    assert any("adopted: " in ran.out for ran in done)
    read_workspace(folder)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("We offer you the post of {{ position.title }}.")
    document.save(str(tmp_path / "letter.docx"))
    return tmp_path / "letter.docx"


def test_runs_of_every_kind_at_once_leave_each_what_it_came_for(
    folder: Path, letter: Path, charter: Command
) -> None:
    vacant(folder, "cto")
    assert charter("build", str(folder), "--date", "2024-12-01", "--format", "md").code == 0
    paper = folder / "out" / "cto-posting.md"
    edit(paper, "Tarn makes anvils", "Tarn makes good anvils")
    where, day = str(folder), ("--date", "2024-12-01")
    runs = {
        "build": ("build", where, *day, "--keep", "--position", "cpo"),
        "other build": ("build", where, "--date", "2024-12-02", "--keep", "--position", "cpo"),
        "sign": ("sign", where, "--position", "ceo", "--date", "2025-01-02"),
        "other sign": ("sign", where, "--position", "cio", "--date", "2025-01-03"),
        "feed": ("feed", where, *day, "--assign-references"),
        "adopt": ("diff", str(paper), "--adopt"),
        "pack": ("pack", where, "--position", "vp-design", "--letter", str(letter), *day),
        "eject": ("templates", "eject", "charter.md.j2", "--workspace", where),
    }
    done = dict(zip(runs, at_once(*runs.values()), strict=True))
    positions = read_workspace(folder).company.positions
    for name, ran in done.items():
        if name.endswith("sign") and "[not-this-charter]" in ran.err:
            continue  # a sentence was adopted before it came
        assert ran.code in (0, 1), ran
        assert "Traceback" not in ran.err, ran
        if name in ("build", "other build", "feed", "pack", "eject"):
            fine(ran)
    for name, position in (("sign", "ceo"), ("other sign", "cio")):
        assert (done[name].code == 0) == bool(positions[position].signed_hash)
    assert positions["cto"].reference or "[in-use]" in done["feed"].err
    assert ("adopted: " in done["adopt"].out) == ("good anvils" in text(folder))
    assert left_overs(folder) == []
    again = charter("build", where, *day, "--keep", "--format", "md")
    assert "edited" not in again.err.replace(str(paper), "")


# Runs that are stopped in the middle


@pytest.mark.parametrize("at", [3, 9, 20])
def test_a_build_in_the_middle_of_another_says_that_one_is_at_work(folder: Path, at: int) -> None:
    words, day = ("build", str(folder), "--position", "cto,cpo", "--format", "md"), "--date"
    first = Process(None, *words, day, "2024-12-01", folder=folder / "out", at=at, then="wait")
    assert first.hears() == "waits"
    before = tree(folder)
    second = Process(None, *words, day, "2024-12-02", wait=0.05).end()
    assert second.code == 1
    assert second.err == (
        f"{folder}/out: another run is writing here, and did not end within 0.05 seconds; nothing "
        "was changed - run it again when that one has ended, or name another folder [in-use]\n"
    )
    assert tree(folder) == before
    first.go()
    assert fine(first.end())
    papers = [path.read_text("utf-8") for path in (folder / "out").glob("*-charter.md")]
    assert ["1 December 2024" in text for text in papers] == [True, True]
    third = Process(None, *words, day, "2024-12-03").end()
    assert (fine(third), left_overs(folder)) == (True, [])


def test_the_next_run_waits_no_longer_than_the_first_one_lives(folder: Path) -> None:
    words = ("build", str(folder), "--position", "cto,cpo", "--format", "md", "--date")
    first = Process(None, *words, "2024-12-01", folder=folder / "out", at=9, then="wait")
    assert first.hears() == "waits"
    assert left_overs(folder) != []
    first.kill()
    second = Process(None, *words, "2024-12-02", wait=0).end()
    assert (fine(second), left_overs(folder)) == (True, [])


def test_a_build_sweeps_what_a_killed_signing_left(folder: Path, charter: Command) -> None:
    words = ("sign", str(folder), "--position", "cto", "--date", "2025-01-02")
    for at in range(1, 40):
        run = Process(None, *words, folder=folder, at=at, then="wait")
        assert run.hears() == "waits"
        run.kill()
        if any(folder.glob(".*.charter-tmp")):
            break
        shutil.rmtree(folder / "out", ignore_errors=True)
    assert charter("build", str(folder), "--date", "2024-12-01", "--format", "md").code == 0
    assert left_overs(folder) == []
    assert text(folder) == COMPANY


# A kill at each file event


def papers(folder: Path) -> None:
    old = {"a.md": b"old a", "b.md": b"old b"}
    write_files(folder, old if not (folder / "a.md").exists() else {"a.md": b"new", "b.md": b"b"})


def private(folder: Path) -> None:
    write_files(folder / "offers", {"a.docx": b"of a person", "b.zip": b"too"}, private=True)


def company(folder: Path) -> None:
    edit_file(folder / "mine.yaml", lambda text: text.replace("old", "new"))


def new(folder: Path) -> None:
    write_new(folder, {"company.yaml": b"of a new company", ".gitignore": b"out/"})


def row(folder: Path) -> None:
    write_folder(folder / "row", {"a.md": b"a paper"}, {".mark": b"what is remembered"})


KINDS = [papers, private, company, new, row]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kill_at_any_file_event_leaves_whole_files_and_the_next_run_the_rest(
    kind: Callable[[Path], None], tmp_path: Path
) -> None:
    start = tmp_path / "start"
    start.mkdir()
    (start / "mine.yaml").write_bytes(b"old words")
    if kind is papers:
        papers(start)
    shutil.copytree(start, tmp_path / "whole")
    kind(tmp_path / "whole")
    before, after = tree(start), tree(tmp_path / "whole")
    for at in range(1, 100):
        folder = tmp_path / str(at)
        shutil.copytree(start, folder)
        died = Process(kind, folder, folder=folder, at=at, then="die", ends="ended").end() is None
        for name, content in tree(folder).items():
            if not Path(name).name.startswith(".") and "charter-tmp" not in name:
                assert content in (before.get(name), after.get(name))
        with lock.locked(folder, wait=0):  # the killed one does not hold it
            pass
        kind(folder)
        assert tree(folder) == after
        assert left_overs(folder) == []
        if not died:
            break
    assert 5 < at < 99


def prepared(folder: Path, name: str) -> None:
    """Leave what a command works on."""
    if name == "feed":
        vacant(folder, "cto")
    if name == "adopt":
        Process(None, "build", str(folder), "--position", "cto", "--date", "2024-12-01").end()
        paper = folder / "out/cto-charter.md"
        edit(paper, "Sets the", "Always sets the")
    if name == "update":
        eject(folder / "templates", ["charter.md.j2"], force=False)
        for path in ("charter.md.j2", ".shipped/charter.md.j2.base"):
            file = folder / "templates" / path
            file.write_bytes(b"{# As it was. #}\n" + file.read_bytes())


COMMANDS = {
    "build": "build {} --position cto --date 2024-12-01",
    "sign": "sign {} --position cto --date 2025-01-02 --force",
    "feed": "feed {} --date 2024-12-01 --assign-references",
    "adopt": "diff {}/out/cto-charter.md --adopt",
    "pack": "pack {} --position cto --letter {}/letter.docx --date 2024-12-01 --format docx,zip",
    "eject": "templates eject charter.md.j2 --workspace {}",
    "update": "templates update --workspace {}",
    "init": "init {}/made --structure separate",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_was_killed_is_finished_by_the_next_one(
    name: str, folder: Path, letter: Path, tmp_path: Path, charter: Command
) -> None:
    """A snapshot at each file event is what a kill there leaves."""
    shutil.copy(letter, folder)
    prepared(folder, name)
    before = tree(folder)
    (tmp_path / "snapshots").mkdir()
    whole = Process(
        None,
        *COMMANDS[name].format(folder, folder).split(),
        folder=folder,
        snapshots=tmp_path / "snapshots",
    ).end()
    assert whole.code == 0, whole
    after = tree(folder)
    found = 0
    for killed in states(tmp_path / "snapshots"):
        found += 1
        if name == "pack" and found % 5:
            continue  # it takes its time
        for file, content in tree(killed).items():
            if not Path(file).name.startswith(".") and "charter-tmp" not in file:
                assert content in (before.get(file), after.get(file)), file
        ran = charter(*COMMANDS[name].format(killed, killed).split())
        assert ran.code == 0 or (name == "init" and "[exists]" in ran.err), ran
        assert left_overs(killed) == []
        assert tree(killed) == after
    assert found > 4


def test_a_page_that_is_killed_while_it_saves_loses_nothing_and_starts_clean(
    tmp_path: Path,
) -> None:
    """A snapshot at each file event is what a kill there leaves."""
    folder, snapshots = northwind(tmp_path), tmp_path / "snapshots"
    snapshots.mkdir()
    base, saved = text(folder), {"company.headcount": "49", "was.company.headcount": "48"}
    with_it = Process(answered, folder, "/company", saved, folder=folder, snapshots=snapshots)
    assert with_it.end() == 303
    after = text(folder)
    assert after == base.replace("headcount: 48\n", "headcount: 49\n")
    found = sorted(snapshots.iterdir())
    assert len(found) > 5
    for killed in found:
        was = text(killed)
        assert was in (base, after)
        page = Page(killed)
        assert page.get("/company").status == page.get("/history").status == 200
        again = {"company.headcount": "50", "was.company.headcount": "49" if was == after else "48"}
        assert page.post("/company", again).status == 303
        assert text(killed) == base.replace("headcount: 48\n", "headcount: 50\n")
        undo(killed, read_journal(killed)[-1].number)
        assert text(killed) == was
        left = {path.name for path in killed.iterdir()} - {"company.yaml", ".charter", ".gitignore"}
        assert left == set()
        assert left_overs(killed) == []
    assert Page(killed).get("/").status == 200
