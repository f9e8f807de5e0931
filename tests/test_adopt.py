"""Sentences that a person changed in a paper, written into the workspace: nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from edited_papers import COMPANY, edit, edit_word

BACKLOG = "Ranks the new work and the defects in each team's backlog"


@pytest.fixture
def build(
    tmp_path: Path, charter: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Build a workspace with files of its own catalogue, and stand in it: `build(ours="...")`."""

    def make(**own: str) -> Path:
        (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
        (tmp_path / "catalog").mkdir()
        for name, text in own.items():
            (tmp_path / "catalog" / f"{name}.yaml").write_text(text, "utf-8", newline="")
        monkeypatch.chdir(tmp_path)
        said = charter("build", "--date", "2026-12-01")
        assert said.code == 0, said.err
        return tmp_path

    return make


ORDERED = """\
responsibilities:
  - id: product.backlog
    reworded:
      - was: >-
          Ranks the new work and the defects in each team's backlog, and keeps three weeks of that
          work ready to start. Each item at the top names its source: the roadmap, a figure, a
          defect or whoever asked for it.
        say: >-
          Orders the new work and the defects in each team's backlog, and keeps three weeks of that
          work ready to start. Each item at the top names its source: the roadmap, a figure, a
          defect or whoever asked for it.
"""
"""The sentence that was edited; the wording of companies with one team stays ours."""


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_a_sentence_of_an_entry_goes_into_the_workspaces_catalogue(charter, build, ending):
    folder = build()
    paper = folder / "out" / f"cpto-charter.{ending}"
    (edit if ending == "md" else edit_word)(paper, "Ranks the new work", "Orders the new work")

    said = charter("diff", f"out/cpto-charter.{ending}", "--adopt")

    assert said == (
        0,
        "adopted: responsibility product.backlog, in catalog/ours.yaml\n"
        f"out/cpto-charter.{ending}: no difference left\n",
        "",
    )
    assert (folder / "catalog/ours.yaml").read_text("utf-8") == ORDERED


def test_the_edited_paper_counts_as_ours_then_and_the_others_follow(charter, build):
    folder = build()
    edit(folder / "out/cpto-charter.md", "Ranks the new work", "Orders the new work")
    charter("diff", "out/cpto-charter.md", "--adopt")

    said = charter("build", "--date", "2026-12-01")

    assert said.code == 0, said.err
    for name in ("cpto-charter.md",):
        assert "Orders the new work" in (folder / "out" / name).read_text("utf-8")
    assert charter("diff", "out/cpto-charter.docx").code == 0


OURS = """\
# What we say otherwise.
responsibilities:
  # The words of our CEO.
  - id: product.backlog   # agreed in May
    charter: 'Ranks it all.'   # short

decisions: []
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_entry_of_ours_is_changed_where_it_stands(charter, build, end):
    folder = build(texts=OURS.replace("\n", end))
    edit(folder / "out/cpto-charter.md", "Ranks it all.", "Orders it all, and that's it.")

    said = charter("diff", "out/cpto-charter.md", "--adopt")

    assert said.code == 0
    after = (folder / "catalog/texts.yaml").read_bytes().decode()
    wanted = OURS.replace("'Ranks it all.'", "'Orders it all, and that''s it.'")
    assert after == wanted.replace("\n", end)
    assert not (folder / "catalog/ours.yaml").exists()


RISK = "The half this person comes from gets the hours, and the other half gets too few."
WATCH = "Keeps count of hours for each half"


def test_one_of_a_list_is_adopted_and_the_others_stay_ours(charter, build):
    folder = build()
    edit(folder / "out/cpto-charter.md", RISK, "One half gets too few hours.")

    assert charter("diff", "out/cpto-charter.md", "--adopt").code == 0

    ours = folder / "catalog/ours.yaml"
    assert ours.read_text("utf-8") == (
        f"roles:\n  - id: cpto\n    reworded:\n      - was: {RISK}\n"
        "        say: One half gets too few hours.\n"
    )
    assert charter("build", "--date", "2026-12-01").code == 0
    edit(folder / "out/cpto-charter.md", "One half gets too few hours.", "One half starves.")
    edit(folder / "out/cpto-charter.md", WATCH, "Counts the hours for each half")
    assert charter("diff", "out/cpto-charter.md", "--adopt").code == 0
    after = " ".join(ours.read_text("utf-8").split())
    assert f"- was: {RISK} say: One half starves." in after
    assert f"- was: {WATCH}, and shows {{manager}} the split every month. say: Counts" in after
    assert after.count("- was:") == 2


def test_a_sentence_that_we_no_longer_say_is_told_by_check_and_build(charter, build):
    build(
        ours="roles:\n  - id: cpto\n    reworded:\n      - {was: Nobody says this., say: We do.}\n"
    )
    said = (
        "catalog/ours.yaml:4:15: 'cpto' has no such sentence, so 'say' is printed nowhere - "
        "'charter show cpto' shows its sentences; write one of them, word for word, or delete this "
        "[reworded-nothing]"
    )
    assert said in charter("check").out
    assert said in charter("build", "--date", "2026-12-01").err


def test_a_text_of_the_company_goes_into_its_file_with_comments_kept(charter, build):
    folder = build()
    edit(
        folder / "out/cpto-charter.md",
        "Signs for hiring without a second signature: engineers",
        "Signs for hiring without a second signature: designers",
    )

    assert charter("diff", "out/cpto-charter.md", "--adopt").code == 0
    assert (folder / "company.yaml").read_text("utf-8") == COMPANY.replace(
        "hire: engineers  # ours", "hire: designers  # ours"
    )


def test_placeholders_stand_again_where_their_words_were_left_alone(charter, build):
    folder = build()
    edit(folder / "out/cpto-charter.md", "One person at Acme answers", "One person at Acme speaks")

    assert charter("diff", "out/cpto-charter.md", "--adopt").code == 0
    ours = (folder / "catalog/ours.yaml").read_text("utf-8")
    assert "One person at {company} speaks" in ours
    assert "Acme" not in ours


def test_what_cannot_be_adopted_is_named_and_the_paper_stays_a_persons(charter, build):
    folder = build()
    edit(folder / "out/cpto-charter.md", "Ranks the new work", "Orders the new work")
    edit(
        folder / "out/cpto-charter.md",
        "up to $100 without a second signature",
        "up to €900 without a second signature",
    )

    said = charter("diff", "out/cpto-charter.md", "--adopt")

    assert said.code == 1
    assert "out/cpto-charter.md: 1 change left" in said.out
    assert (
        "company fact positions.cpto.limits.spend, company.yaml:10; write 'spend: 900' and "
        "'currency: EUR', because it is in EUR, not in USD; not adopted: it is in EUR, not in USD"
    ) in said.out
    assert charter("build", "--date", "2026-12-01").code == 1
    assert "€900" in (folder / "out/cpto-charter.md").read_text("utf-8")


def test_locked_text_is_not_adopted(charter, build):
    folder = build()
    edit(folder / "company.yaml", "structure:", "locked: [product.backlog]\nstructure:")
    edit(folder / "out/cpto-charter.md", "Ranks the new work", "Orders the new work")

    said = charter("diff", "out/cpto-charter.md", "--adopt")

    assert said.code == 1
    assert "not adopted: it is locked in company.yaml" in said.out
    assert not (folder / "catalog/ours.yaml").exists()


def test_nothing_is_written_where_the_workspace_would_not_be_valid(charter, build):
    folder = build()
    edit(folder / "out/cpto-posting.md", "Acme makes anvils.", "Acme " + "x" * 9000)

    said = charter("diff", "out/cpto-posting.md", "--adopt")

    assert said.code == 1
    assert "nothing was adopted, because then " in said.err
    assert (folder / "company.yaml").read_text("utf-8") == COMPANY


@pytest.mark.parametrize(
    ("paper", "old", "new", "line"),
    [
        ("ceo-charter", "| **Direct reports**", "| **Held by** | Anna Berg |\n| **Direct reports**",
         "holder: Anna Berg"),
        ("cpto-charter", "| **Date of this charter**",
         "| **Planned start** | 1 February 2027 |\n| **Date of this charter**",
         "start: 2027-02-01"),
        ("cpto-posting", "# Chief Product and Technology Officer", "# Chief Anvil Officer",
         "title: Chief Anvil Officer"),
    ],
)  # fmt: skip
def test_a_plain_value_goes_into_the_company_file(charter, build, paper, old, new, line):
    folder = build()
    edit(folder / f"out/{paper}.md", old, new)

    said = charter("diff", f"out/{paper}.md", "--adopt")

    assert said.code == 0, said.out
    after = (folder / "company.yaml").read_text("utf-8")
    assert f"    {line}\n" in after
    assert [x for x in after.splitlines() if x not in COMPANY] in (
        [f"    {line}"], ["  ceo:", f"    {line}"]
    )  # fmt: skip


# charter build --keep


def test_build_keeps_an_edited_paper_and_says_where_the_new_one_is(charter, build):
    folder = build()
    edit(folder / "out/cpto-charter.md", "Ranks the new work", "Orders the new work")

    said = charter("build", "--date", "2026-12-02", "--keep")

    assert said.code == 0
    assert said.err == (
        "out/cpto-charter.md: was edited and is left as it is; the new paper is "
        "out/cpto-charter.new.md\n"
    )
    assert "Orders the new work" in (folder / "out/cpto-charter.md").read_text("utf-8")
    assert "2 December 2026" in (folder / "out/cpto-charter.new.md").read_text("utf-8")


def test_an_edited_posting_is_kept_too(charter, build):
    folder = build()
    edit(folder / "out/cpto-posting.md", "Acme makes anvils.", "Acme makes rockets.")

    assert charter("build", "--date", "2026-12-02", "--keep").code == 0


def test_force_and_keep_exclude_each_other(charter, build):
    build()

    said = charter("build", "--force", "--keep")

    assert said.code == 2
    assert "--force and --keep exclude each other" in said.err


# Several changes in one list


@pytest.mark.parametrize("added", ["", "- Keeps the plants watered.\n"])
def test_a_rewritten_item_is_known_by_its_title_beside_one_added_and_one_deleted(
    charter, build, added
):
    folder = build()
    paper = folder / "out/cpto-charter.md"
    lines = paper.read_text("utf-8").splitlines(keepends=True)
    items = [i for i, line in enumerate(lines) if line.startswith("- **")][:3]
    title = lines[items[1]].split("**")[1]
    lines[items[0]] = ""
    lines[items[1]] = f"- **{title}** Entirely new words stand here now.\n"
    lines[items[2]] += added
    paper.write_text("".join(lines), "utf-8")

    said = charter("diff", "out/cpto-charter.md", "--adopt")

    assert said.out.startswith("adopted: responsibility ")
    assert "Entirely new words stand here now." in (folder / "catalog/ours.yaml").read_text("utf-8")
    assert said.out.count("it was taken out of this paper only") == 1
    assert "+ Entirely" not in said.out
