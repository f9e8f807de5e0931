"""One way to make papers: terminal and Python tell the same; a new kind or format is one entry."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest
import yaml
from docx.shared import Cm

import charter as api
from charter.cli.written import notes_of
from charter.compose.paper_kinds import KINDS, composed_kinds, paper_type
from charter.document.parse import parse_markdown
from charter.document.sections import Sections, pieces_of
from charter.facts.company import Workspace
from charter.file_formats import FORMATS, formats_of
from charter.problems import CharterError, Place, Problem
from charter.read import files as read_files
from charter.render.base import PaperEnvironment
from charter.resources import templates_folder
from charter.write.files import Written
from conftest import Ran
from edited_papers import edit

TESTS = Path(__file__).parent
DAY = date(2026, 12, 1)
FINE = """\
company: {name: Acme, about: Acme makes anvils., apply: {email: jobs@acme.example}}
structure: combined-lean
positions:
  cpto: {status: vacant, acting: ceo, limits: {spend: 100, currency: USD, hire: engineers}}
"""
NO_LIMITS = FINE.replace(", limits: {spend: 100, currency: USD, hire: engineers}", "")
NO_OWNER = FINE.replace("acting: ceo, ", "")
UNLAWFUL = FINE.replace("acting:", "places: [{city: Denver, region: CO, country: US}], acting:")
NO_WAY_TO_APPLY = FINE.replace(", apply: {email: jobs@acme.example}", "")


def build_both(
    text: str,
    folder: Path,
    charter: Callable[..., Ran],
    before: Callable[[Path], object] | None = None,
    formats: Sequence[str] = ("md", "docx"),
    clip: int = 0,
    keep: bool = False,
) -> tuple[Ran, Written]:
    """Build the same workspace by the command and by the call, each in a folder of its own."""
    folders = []
    for name in ("told", "called"):
        made = folder / name
        made.mkdir()
        (made / "company.yaml").write_text(text, "utf-8")
        if (folder / "templates").is_dir():
            shutil.copytree(folder / "templates", made / "templates")
        if before:
            before(made)
        folders.append(made)
    options = ["--date", DAY.isoformat(), "--format", ",".join(formats)]
    options += ["--clip", str(clip)] * bool(clip) + ["--keep"] * keep
    ran = charter("build", str(folders[0]), *options)
    done = api.build(folders[1], day=DAY, formats=formats, clip=clip, keep=keep)
    return ran, done


def edited_once(folder: Path) -> None:
    api.build(folder, day=DAY)
    edit(folder / "out/cpto-charter.md", "Acme", "Acme Ltd")


def written_for_another(folder: Path) -> None:
    """Build for a leader that the company has no longer."""
    text = (folder / "company.yaml").read_text("utf-8")
    more = text + "  vp-engineering: {status: filled}\n"
    (folder / "company.yaml").write_text(more, "utf-8")
    api.build(folder, day=DAY)
    (folder / "company.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("text", "more", "codes", "notes"),
    [
        (FINE, {}, set(), 0),
        (NO_LIMITS, {}, {"limit-to-be-set"}, 0),
        (NO_OWNER, {}, {"nobody-acting"}, 0),
        (UNLAWFUL, {}, {"law-until", "law-benefits"}, 0),
        (NO_WAY_TO_APPLY, {}, {"no-way-to-apply"}, 0),
        (FINE, {"formats": ("md", "txt"), "clip": 1500}, set(), 1),
        (FINE, {"before": edited_once, "keep": True}, set(), 1),
        (FINE, {"before": written_for_another}, set(), 2),
    ],
    ids=[
        "fine",
        "no-limits",
        "no-owner",
        "unlawful",
        "no-way-to-apply",
        "clipped",
        "edited",
        "left-over",
    ],
)
def test_build_tells_in_python_what_it_tells_in_a_terminal(
    tmp_path: Path,
    charter: Callable[..., Ran],
    text: str,
    more: dict[str, object],
    codes: set[str],
    notes: int,
) -> None:
    ran, done = build_both(text, tmp_path, charter, **more)  # type: ignore[arg-type]
    told = ran.err.replace(str(tmp_path / "told"), str(tmp_path / "called")).splitlines()
    noted = [f"{note.mark}{note.text}" for note in notes_of(done)]
    said = [*noted, *map(str, done.drafts)]
    assert told[: len(said)] == said
    assert len(told) == len(said) + bool(done.drafts)
    assert ran.code == bool(done.drafts)
    assert {problem.code for problem in done.drafts} >= codes
    assert bool(done.drafts) == bool(codes)
    assert len(noted) == notes
    assert files(tmp_path / "told/out") == files(tmp_path / "called/out")


def test_what_a_letterhead_lacks_is_told_in_both(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    (tmp_path / "templates").mkdir()
    letterhead = docx.Document()
    letterhead.sections[0].left_margin = letterhead.sections[0].right_margin = Cm(9)
    letterhead.save(str(tmp_path / "templates/letterhead.docx"))
    ran, done = build_both(FINE, tmp_path, charter)
    assert done.notes
    for note in done.notes:
        assert note.replace("/called/", "/told/") in ran.err


def test_a_paper_that_word_only_saved_again_is_ours_in_both(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    def saved_again(folder: Path) -> None:
        api.build(folder, day=DAY)
        paper = str(folder / "out/cpto-charter.docx")
        docx.Document(paper).save(paper)

    ran, done = build_both(FINE, tmp_path, charter, saved_again)
    assert ran.code == 0, ran.err
    assert "cpto-charter.docx" in done.written


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


def test_all_that_is_wrong_with_a_wish_is_said_at_once(workspace: Callable[..., Workspace]) -> None:
    read = workspace(FINE)
    for wanted, codes in (
        (
            api.Wanted(DAY, ("charte", "posting"), formats=("dox",)),
            ["unknown-format", "unknown-paper"],
        ),
        (api.Wanted(DAY, ("charter",), formats=("json", "csv")), ["not-in-format"] * 2),
        (api.Wanted(DAY, positions=("cto", "cfo")), ["unknown-position"] * 2),
    ):
        with pytest.raises(api.CharterError) as raised:
            api.make_papers(read, wanted)
        assert sorted(problem.code for problem in raised.value.problems) == codes


def test_papers_alone_need_no_template(workspace: Callable[..., Workspace]) -> None:
    read = workspace(FINE)
    (read.folder / "templates").mkdir()
    for kind in composed_kinds():
        (read.folder / f"templates/{kind}.md.j2").write_text("{{", "utf-8")
    made = api.make_papers(read, api.Wanted(DAY, composed_kinds(), formats=()))
    assert [paper.name for paper in made.papers] == [
        *("ceo-charter", "ceo-job-description", "cpto-charter", "cpto-posting"),
        *("cpto-interview", "cpto-job-description", "certificate", "authority", "matrix"),
    ]
    assert not made.texts
    assert not made.files
    sheet = api.make_papers(read, api.Wanted(DAY, ("matrix",), formats=("csv",)))
    assert list(sheet.files) == ["matrix.csv"]
    with pytest.raises(CharterError):
        api.make_papers(read, api.Wanted(DAY))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_type_and_a_template(kind: str) -> None:
    assert KINDS[kind].id == kind
    assert paper_type(KINDS[kind])._field_defaults["kind"] == kind  # type: ignore[attr-defined]
    assert (templates_folder() / f"{kind}.md.j2").is_file()


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != "pdf"])
def test_each_format_writes_the_papers_that_have_it(
    ending: str, workspace: Callable[..., Workspace]
) -> None:
    kinds = [kind for kind in composed_kinds() if FORMATS[ending].is_for(kind)]
    assert kinds
    made = api.make_papers(workspace(FINE), api.Wanted(DAY, kinds, formats=(ending,)))
    assert len({name for name in made.files if name != "careers.html"}) == len(made.papers)
    assert {name.rpartition(".")[2] for name in made.files} == {ending}
    assert ending in formats_of(kinds)


def made_up(*arguments: str, folder: Path, **more: str) -> str:
    """Run the command line with one kind and one format more; return what it printed."""
    ran = subprocess.run(
        [sys.executable, str(TESTS / "made_up.py"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(TESTS.parent), "COLUMNS": "200", **more},
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_new_kind_and_a_new_format_are_one_entry_each(tmp_path: Path) -> None:
    (tmp_path / "ws/templates").mkdir(parents=True)
    (tmp_path / "ws/company.yaml").write_text(FINE, "utf-8")
    template = "# {{ visit.heading }}\n\n{% for ask in visit.asks %}- {{ ask }}\n{% endfor %}"
    (tmp_path / "ws/templates/visit.md.j2").write_text(template, "utf-8")
    (tmp_path / "rows.csv").write_text("name\nBeta\n", "utf-8")
    help_ = " ".join(made_up("build", "--help", folder=tmp_path).split())
    assert "interview, job- description, certificate, joint, authority, matrix, visit." in help_
    assert "cards (visit guides)" in help_
    for option, word in (("--paper", "vis"), ("--format", "car")):
        complete = {"COMP_WORDS": f"charter build {option} {word}", "COMP_CWORD": "3"}
        whole = made_up("build", folder=tmp_path, _CHARTER_COMPLETE="bash_complete", **complete)
        assert word in whole
    options = ("--paper", "visit", "--format", "md,docx,cards", "--date", "2026-12-01")
    made_up("build", "ws", *options, folder=tmp_path)
    names = [
        f"{who}-visit.{ending}" for who in ("ceo", "cpto") for ending in ("cards", "docx", "md")
    ]
    assert sorted(files(tmp_path / "ws/out")) == names
    text = (tmp_path / "ws/out/cpto-visit.md").read_text("utf-8")
    assert text.startswith("# Visit: Chief Product")
    cards = (tmp_path / "ws/out/cpto-visit.cards").read_text("utf-8")
    assert cards.split("\n")[:2] == ["Heading", "List"]
    asked = ("--base", "ws", "--out", "all", "--jobs", "1", "--format", "md,cards", *options[:2])
    summary = json.loads(made_up("batch", "rows.csv", *asked, "--json", folder=tmp_path))
    assert (summary["made"], summary["files"]) == (1, 4)
    checked = made_up("templates", "check", "ws", "--json", folder=tmp_path)
    assert json.loads(checked)["templates"] == ["visit.md.j2"]
    told = json.loads(made_up("templates", "fields", "visit", "--json", folder=tmp_path))
    assert "visit.asks" in {row["name"] for row in told["fields"]}


def whose(kind: str) -> tuple[str, ...]:
    """Return the positions to name for a kind of paper."""
    return ("ceo", "cpto") if KINDS[kind].of_pair else ()


@pytest.mark.parametrize("kind", [name for name, each in KINDS.items() if each.lacks])
def test_the_entry_of_a_kind_says_what_makes_a_draft_of_it(
    kind: str, workspace: Callable[..., Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, wanted = workspace(FINE), api.Wanted(DAY, (kind,), whose(kind), formats=("md",))
    assert api.make_papers(read, wanted).drafts == ()
    lacking = Problem(Place("company.yaml"), "no-seal", "it has no seal")
    monkeypatch.setitem(KINDS, kind, KINDS[kind]._replace(lacks=lambda *_: (lacking,)))
    made = api.make_papers(read, wanted)
    assert made.drafts == (lacking,)
    assert all(text.text.startswith("# Draft \N{EN DASH} ") for text in made.texts)


@pytest.mark.parametrize("kind", [name for name, each in KINDS.items() if each.lacks])
def test_work_without_an_owner_makes_a_draft_of_each_paper_that_says_so(
    kind: str, workspace: Callable[..., Workspace]
) -> None:
    wanted = api.Wanted(DAY, (kind,), whose(kind), formats=("md",))
    made = api.make_papers(workspace(NO_OWNER), wanted)
    assert all(text.text.startswith("# Draft \N{EN DASH} ") for text in made.texts)
    assert made.drafts == tuple(finding.problem for finding in made.organisation.gaps) != ()


# What a maker keeps from one company to the next.

NAMES = ("Acme", "Bolt & Co", "*Star*", "# Heading", "1. First", "Łódź Soft", "```", "<b>", "a\\|b")
STRUCTURES = ("separate", "combined-lean", "cto-led", "founder-led")


def companies(seed: int) -> Iterator[str]:
    """Yield company files that differ in whatever papers are made from."""
    draw = random.Random(seed)
    for number in range(40):
        structure = draw.choice(STRUCTURES)
        company: dict[str, Any] = {"name": f"{draw.choice(NAMES)} {number % 3}"}
        if draw.random() < 0.5:
            company |= {"headcount": draw.choice([12, 48, 400]), "business_model": "saas"}
        if draw.random() < 0.4:
            company["language"] = draw.choice(["en-US", "en-GB"])
        if draw.random() < 0.4:
            company["country"] = draw.choice(["US", "DK", "DE"])
        leader = "cpto" if structure == "combined-lean" else "cto"
        given: dict[str, Any] = {"status": draw.choice(["filled", "vacant"]), "acting": "ceo"}
        if given["status"] == "filled":
            given = {"status": "filled", "holder": draw.choice(["Ada B.", "Bo C."])}
        if draw.random() < 0.5:
            given["limits"] = {
                "spend": draw.choice([1, 100]),
                "currency": "EUR",
                "hire": "engineers",
            }
        if draw.random() < 0.3:
            given["title"] = draw.choice(["Head of *It*", "Chief | Engineer"])
        whole: dict[str, Any] = {"company": company, "structure": structure}
        whole["positions"] = {leader: given}
        if draw.random() < 0.3:
            whole["assign"] = {"product.roadmap": draw.choice(["ceo", leader])}
        yield yaml.safe_dump(whole, allow_unicode=True)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_maker_that_made_others_makes_the_same_to_the_byte(seed: int, tmp_path: Path) -> None:
    maker, seen = api.Maker(), 0
    for number, text in enumerate(companies(seed)):
        file = tmp_path / "company.yaml"
        file.write_text(text, "utf-8")
        if number == 20:
            (tmp_path / "templates").mkdir()
        if number > 20:  # an own template that changes while the maker goes on
            own = f'{{% extends "default:charter.md.j2" %}}{{% block limits %}}No {number}\n\n'
            (tmp_path / "templates/charter.md.j2").write_text(own + "{% endblock %}", "utf-8")
        read = api.read_workspace(tmp_path)
        wanted = api.Wanted(DAY, ("charter", "posting", "matrix"), formats=("md", "docx", "html"))
        warm = api.make_papers(read, wanted, maker)
        fresh = api.make_papers(read, wanted)
        assert warm.files == fresh.files, text
        assert warm.drafts == fresh.drafts
        assert warm.organisation == fresh.organisation
        seen += len(warm.files)
    assert seen > 300


OWN = '{% extends "default:charter.md.j2" %}{% block limits %}THIS{% endblock %}'


def written_over(templates: Path, word: str) -> None:
    """Save a template with the time and the size that the one before had."""
    file = templates / "charter.md.j2"
    file.write_text(OWN.replace("THIS", f"{word}\n\n"), "utf-8")
    os.utime(file, (1, 1))


def linked_anew(templates: Path, word: str) -> None:
    """Let a folder of templates be another one than before."""
    (templates / "charter.md.j2").write_text(OWN.replace("THIS", '{% include "now/a" %}\n\n'))
    os.utime(templates / "charter.md.j2", (1, 1))
    (templates / word).mkdir()
    (templates / word / "a").write_text(word)
    (templates / "now").unlink(missing_ok=True)
    (templates / "now").symlink_to(word)


def at_once(templates: Path, word: str) -> None:
    """Save a template within one tick of the clock of its file system."""
    (templates / "charter.md.j2").write_text(OWN.replace("THIS", f"{word}\n\n"), "utf-8")


@pytest.mark.parametrize("change", [written_over, linked_anew, at_once])
def test_a_maker_reads_a_template_again_that_looks_as_it_was(
    change: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "company.yaml").write_text(FINE, "utf-8")
    (tmp_path / "templates").mkdir()
    maker, workspace, now = api.Maker(), api.read_workspace(tmp_path), time.time_ns()
    wanted = api.Wanted(DAY, ("charter",), formats=("md",))
    if change is at_once:
        monkeypatch.setattr(read_files, "os", _Clock({"st_mtime_ns": now, "st_ctime_ns": now}))
    for word in ("One", "Two"):
        change(tmp_path / "templates", word)
        made = api.make_papers(workspace, wanted, maker).files["cpto-charter.md"]
        assert word in made.decode()
        assert maker.tools(workspace) is maker.tools(workspace)


class _Clock:
    """The system, with a file system that gives every file these times."""

    def __init__(self, times: dict[str, int]) -> None:
        self._times = times

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def stat(self, path: str) -> Any:
        found = os.stat(path)
        names = ("st_mode", "st_dev", "st_ino", "st_size")
        return SimpleNamespace(**{n: getattr(found, n) for n in names}, **self._times)


def test_threads_that_share_a_maker_write_each_in_its_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspaces, wanted = [], api.Wanted(DAY, ("posting",), formats=("md",))
    for language in ("de-DE", "da-DK"):
        folder = tmp_path / language
        folder.mkdir()
        text = FINE.replace("name:", f"language: {{postings: {language}}}, name:")
        (folder / "company.yaml").write_text(text, "utf-8")
        workspaces.append(api.read_workspace(folder))
    alone = [api.make_papers(workspace, wanted).files for workspace in workspaces]
    both, speak = threading.Barrier(2, timeout=60), PaperEnvironment.speak

    def speaks(environment: PaperEnvironment, language: str) -> None:
        speak(environment, language)
        if not language.startswith("en"):
            both.wait()  # until the other one speaks too

    monkeypatch.setattr(PaperEnvironment, "speak", speaks)
    maker = api.Maker()
    with ThreadPoolExecutor(2) as pool:
        made = pool.map(lambda one: api.make_papers(one, wanted, maker).files, workspaces)
        assert list(made) == alone


SECTIONS = {
    "lists": "# A\n\n- a\n\n- b\n\n  c\n\n## B\n\n1. x\n\n## C\n\n1. y\n",
    "subtitle": "# A\n\n*sub*\n\n## B\n\n*no*\n",
    "tables": "# A\n\n| a | b |\n| --- | --- |\n| c | d |\n\n## B\n\n|  |\n| --- |\n| e |\n",
    "chart": '# A\n\n```mermaid\nflowchart TD\n  a["A"]\n  b["B"]\n  a --> b\n```\n\n## B\n\n- x\n',
    "links": "# A\n\n[a](https://a.example)\n\n## B\n\n[b](https://b.example)\n",
    "quote": "> # A\n\n## B\n\n> q\n\n# C\n",
}


@pytest.mark.parametrize("text", SECTIONS.values(), ids=SECTIONS)
def test_sections_are_the_blocks_of_the_whole_text(text: str) -> None:
    assert len(pieces_of(text)) > 1
    assert tuple(chain(*Sections().of(text, "t"))) == parse_markdown(text, "t")


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n```\n\n# no heading\n\n```\n\n## B\n",
        "# A\n\n````mermaid\n\n# x\n\n```\n\n# B\n",
        "# A\n\n- ```\n\n# B\n\n  ```\n",
        "# A\n\n[b]\n\n# B\n\n[b]: https://b.example\n",
        "# A\n\n<!--\n\n# no heading\n\n-->\n",
        "# A\n\n~~~\n\n# no heading\n\n~~~\n",
    ],
)
def test_a_text_is_not_cut_where_a_section_reaches_beyond_its_heading(text: str) -> None:
    assert pieces_of(text) == [text]
