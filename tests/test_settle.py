"""A round of questions: three leaders answer alone, in three formats, and it is settled."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

import charter as api
from asked import fill
from charter.compose.questions import Questions
from conftest import Ran

pytestmark = pytest.mark.usefixtures("in_2030")
COMPANY = """\
company: {name: Acme, currency: USD}
structure: separate
positions:
  ceo: {holder: Bo Ek}
  cto: {holder: Dr Ann Khan}
  cpo: {holder: Lee Rowe}
assign:
  # who has it since 2024
  decision.build-or-buy: {accountable: cto, consulted: [cpo]}   # with finance
"""
Round = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By position and entry: today, should and a remark."""
ROADMAP, LAUNCH, SPLIT = "decision.roadmap", "decision.launch", "decision.effort-split"
RELEASE, BUY, GOALS = "decision.release", "decision.build-or-buy", "decision.yearly-product-goals"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a workspace, in a folder in which commands run."""
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws/company.yaml").write_text(COMPANY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "ws"


def papers(home: Path) -> dict[str, Questions]:
    made = api.make_questions(
        api.read_workspace(home), date(2026, 12, 1), ["ceo", "cto", "cpo"], ()
    )
    return {p.position_id: p for p in made.papers if isinstance(p, Questions)}


def marks(home: Path, position: str) -> dict[str, str]:
    return {row.entry: row.mark for area in papers(home)[position].areas for row in area.rows}


def answer(home: Path, given: Round, endings: tuple[str, ...] = ("docx", "xlsx", "csv")) -> None:
    """Write the lists into `back`, each filled in, in one of the formats in turn."""
    ran = api.make_questions(
        api.read_workspace(home), date(2026, 12, 1), ["ceo", "cto", "cpo"], ("docx", "xlsx", "csv")
    )
    back = Path("back")
    back.mkdir(exist_ok=True)
    for number, (position, rows) in enumerate(given.items()):
        name = f"{position}-questions.{endings[number % len(endings)]}"
        (back / name).write_bytes(ran.files[name])
        by_mark = marks(home, position)
        fill(back / name, {by_mark[entry]: [*said, "", ""][:3] for entry, said in rows.items()})


THREE: Round = {
    "ceo": {
        ROADMAP: ("CPO", ""),
        LAUNCH: ("nobody", "Lee Rowe"),
        SPLIT: ("do not know", "cto"),
        BUY: ("", "the CTO"),
    },
    "cto": {
        ROADMAP: ("CPO", "me", "It is built by us."),
        LAUNCH: ("don't know", "CPO"),
        SPLIT: ("I do", "I do"),
        RELEASE: ("me", "the board"),
        BUY: ("me", "CPO"),
    },
    "cpo": {
        ROADMAP: ("me", "Chief Product Officer"),
        LAUNCH: ("nobody", "me"),
        SPLIT: ("CTO", "both CTO and CPO"),
        RELEASE: ("Ann Khan", "CTO"),
        BUY: ("", "CEO"),
    },
}


def differences(home: Path) -> dict[str, str]:
    found = api.settle_answers(api.read_workspace(home), [Path("back")])
    return {each.entry.id: each.kind for each in found.entries if each.kind}


def test_a_whole_round_in_three_formats(charter: Callable[..., Ran], home: Path) -> None:
    answer(home, THREE)
    assert differences(home) == {
        ROADMAP: "claimed-twice",
        BUY: "each-another",
        SPLIT: "claimed-twice",
        RELEASE: "differs",
        LAUNCH: "changes",
    }

    said = charter("settle", "back", "--workspace", "ws")

    assert said.code == 1
    assert "Acme: CEO, CTO and CPO answered; 30 questions, 1 agreed." in said.out
    order = ["Two claim it", "Each names another", "They differ", "Agreed, and a change"]
    assert [said.out.index(f"{title}: ") for title in order] == sorted(
        said.out.index(f"{title}: ") for title in order
    )
    assert "CTO on What enters and leaves the roadmap: It is built by us." in said.out
    assert "'the board' has no position here" in said.err
    assert "back/cto-questions.xlsx!Questions:F" in said.err
    assert "would be written under assign: decision.launch: cpo" in said.out
    assert (home / "company.yaml").read_text("utf-8") == COMPANY
    agenda = (home / "out/settle/agenda.md").read_text("utf-8")
    assert "CEO, the CTO and the CPO answered, each alone: 5 of 30 questions" in agenda
    assert "1 answer could not be read; it stands" in agenda
    assert "It is built by us" not in agenda
    assert "CTO (CTO); CPO (CPO)" in agenda
    assert "In brackets stands who says so.\n\n## " in agenda
    assert "'the board' (CTO)" in agenda


@pytest.mark.parametrize("turn", range(3))
def test_whoever_answers_in_which_format_it_comes_to_the_same(turn: int, home: Path) -> None:
    endings = ("docx", "xlsx", "csv")
    answer(home, THREE, endings[turn:] + endings[:turn])
    assert [*differences(home).values()] == [
        *("claimed-twice", "claimed-twice", "each-another", "differs", "changes")
    ]
    found = api.settle_answers(api.read_workspace(home), [Path("back")])
    assert found.of("differs")[0].entry.id == RELEASE
    assert found.of("changes")[0].owner == "cpo"


WRITTEN = """\
assign:
  # who has it since 2024
  decision.build-or-buy: {consulted: [cpo]}   # with finance
  decision.launch: cpo
disputed:
  decision.roadmap: [cto, cpo]
  decision.effort-split: [cto, cpo]
  decision.build-or-buy: [ceo, cto, cpo]
"""


def test_apply_writes_what_is_agreed_and_what_is_not_and_nothing_else(
    charter: Callable[..., Ran], home: Path
) -> None:
    answer(home, THREE)

    said = charter("settle", "back", "--workspace", "ws", "--apply")

    text = (home / "company.yaml").read_text("utf-8")
    assert text == COMPANY[: COMPANY.index("assign:")] + WRITTEN
    assert "ws/company.yaml:10:3: written under assign: decision.launch: cpo" in said.out
    checked = charter("check", "ws")
    assert "decision.roadmap" in checked.out + checked.err
    again = charter("settle", "back", "--workspace", "ws", "--apply")
    assert "company.yaml says so already: nothing to write." in again.out
    assert (home / "company.yaml").read_text("utf-8") == text


def test_what_is_taken_from_a_signed_charter_is_told_before_it_is_written(
    charter: Callable[..., Ran], home: Path
) -> None:
    answer(home, {leader: {LAUNCH: ("", "CTO")} for leader in THREE}, ("csv",))
    told = "once this is written, the charter of 'cpo' that was signed on 2026-12-01"
    day = ("--date", "2026-12-01")
    assert told not in charter("settle", "back", "--workspace", "ws", *day).err
    assert charter("sign", "ws", "--position", "cpo", "--draft", *day).code == 0
    assert told in charter("settle", "back", "--workspace", "ws", *day).err
    assert told in charter("settle", "back", "--workspace", "ws", "--apply", *day).err
    assert told not in charter("settle", "back", "--workspace", "ws", "--apply", *day).err


def test_what_was_disputed_and_is_agreed_now_stands_under_assign_only(
    charter: Callable[..., Ran], home: Path
) -> None:
    answer(home, THREE)
    charter("settle", "back", "--workspace", "ws", "--apply")
    agree = {p: {ROADMAP: ("", "CPO"), BUY: ("", "CTO"), SPLIT: ("", "CTO")} for p in THREE}
    answer(home, agree)
    os.utime("back/cto-questions.xlsx")

    said = charter("settle", "back", "--workspace", "ws", "--write", "--json")

    text = (home / "company.yaml").read_text("utf-8")
    assert "  decision.roadmap: cpo\n" in text
    assert "decision.build-or-buy: {consulted: [cpo], accountable: cto}   # with finance" in text
    assert json.loads(said.out)["lines"][0]["written"] is True
    company = api.read_workspace(home).company
    assert company.disputed == ()
    assert company.assign[BUY].consulted == ("cpo",)


def test_a_dry_run_writes_nothing_at_all(charter: Callable[..., Ran], home: Path) -> None:
    answer(home, THREE)
    before = sorted(path for path in home.rglob("*"))
    said = charter("settle", "back", "--workspace", "ws", "--apply", "--dry-run")
    assert "would be written under disputed: decision.roadmap: [cto, cpo]" in said.out
    assert sorted(path for path in home.rglob("*")) == before
    assert (home / "company.yaml").read_text("utf-8") == COMPANY


def test_a_round_in_which_all_agree_ends_with_nothing_to_settle(
    charter: Callable[..., Ran], home: Path
) -> None:
    same = dict.fromkeys(marks(home, "ceo"), ("CPO", "CPO"))
    answer(home, dict.fromkeys(THREE, same), ("csv",))
    said = charter("settle", "back", "--workspace", "ws", "--quiet")
    assert said == (0, "", "")


def test_whose_a_file_is_stands_in_it_whatever_it_is_called(home: Path) -> None:
    answer(home, THREE)
    right = differences(home)
    names = sorted(Path("back").iterdir())
    for number, path in enumerate(names):
        path.rename(path.with_name(f"vp-engineering-{number}{path.suffix}"))
    assert differences(home) == right


def test_files_are_for_their_owner_only_and_not_for_git(
    charter: Callable[..., Ran], home: Path
) -> None:
    charter("ask", "ws", "--position", "ceo,cto,cpo")
    answer(home, THREE)
    charter("settle", "back", "--workspace", "ws")
    for folder, count in (("questions", 6), ("settle", 2)):
        files = [p for p in (home / "out" / folder).iterdir() if p.name[0] != "."]
        assert len(files) == count
        assert {stat.S_IMODE(p.stat().st_mode) for p in files} == {0o600}
        ignored = (home / "out" / folder / ".gitignore").read_text("utf-8")
        assert ignored.splitlines()[1:] == ["*"]
    (home / ".gitignore").write_text("out/\n", "utf-8")
    said = charter("ask", "ws", "--out", "ws")
    assert "ws/.gitignore: '*-questions.*' is added" in said.err
    assert (home / ".gitignore").read_text("utf-8").startswith("out/\n")


def test_no_list_has_an_answer_or_an_owner_in_it(home: Path) -> None:
    for paper in papers(home).values():
        said = " ".join(row.sentence for area in paper.areas for row in area.rows)
        for title in ("the CEO", "the CTO", "the CPO", "Bo Ek", "Ann Khan", "Lee Rowe"):
            assert title not in said
        assert "what somebody" not in said


def test_all_are_asked_the_same_twenty_to_forty(home: Path) -> None:
    asked = {p: [r.entry for a in q.areas for r in a.rows] for p, q in papers(home).items()}
    assert asked["ceo"] == asked["cto"] == asked["cpo"]
    assert 20 <= len(asked["ceo"]) <= 40
    assert len(set(asked["ceo"])) == len(asked["ceo"])
    assert not set(marks(home, "ceo").values()) & set(marks(home, "cto").values())


def test_what_is_disputed_is_always_asked(home: Path) -> None:
    text = f"{COMPANY}disputed: {{delivery.quality: [cto, cpo]}}\n"
    assert "delivery.quality" not in marks(home, "ceo")
    (home / "company.yaml").write_text(text, "utf-8")
    assert "delivery.quality" in marks(home, "ceo")


def test_who_has_not_answered_is_named(charter: Callable[..., Ran], home: Path) -> None:
    answer(home, {p: rows for p, rows in THREE.items() if p != "cpo"})
    said = charter("settle", "back", "--workspace", "ws")
    assert "No answers yet from CPO." in said.out
    assert json.loads(charter("settle", "back", "--workspace", "ws", "--json").out)["missing"] == [
        "cpo"
    ]


def test_a_blank_list_beside_a_filled_one_never_counts(home: Path) -> None:
    answer(home, THREE)
    right = differences(home)
    blank = api.make_questions(
        api.read_workspace(home), date(2026, 12, 1), ["ceo", "cto", "cpo"], ("docx", "xlsx")
    )
    for name, content in blank.files.items():
        if not Path("back", name).exists():
            Path("back", name).write_bytes(content)
    assert differences(home) == right


@pytest.mark.parametrize("earlier", ["a.xlsx", "z.xlsx"])
def test_of_two_from_one_leader_the_later_counts(
    earlier: str, charter: Callable[..., Ran], home: Path
) -> None:
    answer(home, THREE)
    shutil.move("back/cto-questions.xlsx", f"back/{earlier}")
    os.utime(f"back/{earlier}", (1_700_000_000, 1_700_000_000))
    answer(home, {"cto": {ROADMAP: ("CPO", "CPO")}}, ("docx",))
    assert differences(home)[ROADMAP] == "agreed"
    said = charter("settle", "back", "--workspace", "ws")
    assert f"back/{earlier}: the CTO answered twice" in said.err
    assert "does not; it says otherwise of '" in " ".join(said.err.split())
    shutil.copy("back/cto-questions.docx", "back/copy.docx")
    assert "the same file as" in charter("settle", "back", "--workspace", "ws").err


def test_what_does_not_apply_any_more_is_told_and_not_written(
    charter: Callable[..., Ran], home: Path
) -> None:
    larger = COMPANY.replace("currency: USD", "currency: USD, product_and_technology_headcount: 40")
    strategy = "data.strategy"
    (home / "company.yaml").write_text(f"{larger}disputed: {{{strategy}: [cto, cpo]}}\n", "utf-8")
    answer(home, {p: {strategy: ("", "CTO"), ROADMAP: ("", "CPO")} for p in THREE}, ("csv",))
    smaller = larger.replace("40", "8")
    (home / "company.yaml").write_text(smaller, "utf-8")

    said = charter("settle", "back", "--workspace", "ws", "--apply")

    assert "Data strategy: does not apply to this company any more, and is not written" in said.err
    written = api.read_workspace(home).company.assign
    assert ROADMAP in written
    assert strategy not in written


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"cpo": "✓"}, "unread"),
        ({"cpo": "see above", "cto": "yes"}, "unread"),
        ({"cpo": "✓", "cto": "CPO"}, "differs"),
        ({"cpo": "✓", "cto": "nobody"}, "differs"),
        ({"cpo": "CPO"}, "one-answer"),
    ],
)
def test_what_nobody_can_read_is_no_difference(
    charter: Callable[..., Ran], home: Path, said: dict[str, str], kind: str
) -> None:
    answer(home, {position: {RELEASE: ("CTO", words)} for position, words in said.items()})
    assert differences(home) == {RELEASE: kind}
    told = charter("settle", "back", "--workspace", "ws")
    agenda = (home / "out/settle/agenda.md").read_text("utf-8")
    assert ("Not to be read: " in told.out) is (kind == "unread")
    assert ("## Not to be read" in agenda) is (kind == "unread")


@pytest.mark.parametrize(("status", "told"), [("vacant", " (vacant)"), ("filled", "")])
def test_a_post_that_nobody_holds_is_named(
    charter: Callable[..., Ran], home: Path, status: str, told: str
) -> None:
    vacant = COMPANY.replace(
        "cto: {holder: Dr Ann Khan}", f"cto: {{status: {status}, acting: ceo}}"
    )
    vacant = vacant if status == "vacant" else COMPANY
    (home / "company.yaml").write_text(vacant, "utf-8")
    asked = " ".join(charter("ask", "ws").out.split())
    assert ("Nobody holds CTO (vacant): give cto-questions to whoever" in asked) is bool(told)
    answer(home, {"ceo": {ROADMAP: ("CPO", "CPO")}, "cpo": {ROADMAP: ("CPO", "CPO")}})
    out = charter("settle", "back", "--workspace", "ws").out
    assert f"No answers yet from CTO{told}." in out
