"""What a person changed in a paper: told by section, by entry, and apart from our own changes."""

from __future__ import annotations

import json
import shutil

import pytest

from edited_papers import edit, edit_word

HIRING = "Signs for hiring without a second signature"


@pytest.mark.parametrize(
    "name", [f"{p}.{e}" for p in ("ceo-charter", "cpto-charter", "cpto-posting")
             for e in ("md", "docx")]
)  # fmt: skip
def test_a_paper_that_nobody_edited_has_no_difference(charter, out, name):
    assert charter("diff", f"out/{name}") == (0, f"out/{name}: no difference\n", "")


def test_a_changed_sentence_is_named_with_its_section_entry_and_line(charter, out):
    edit(out / "cpto-charter.md", "Ranks the new work", "Orders the new work")

    said = charter("diff", "out/cpto-charter.md")

    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[:3] == ["out/cpto-charter.md: 1 change", "", "Accountabilities"]
    assert lines[3].startswith("  - Ranks the new work")
    assert lines[4].startswith("  + Orders the new work")
    assert lines[5].startswith("    responsibility product.backlog, catalog/responsibilities/prod")
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("paper", "old", "new", "where"),
    [
        ("cpto-posting", "Acme makes anvils.", "Acme makes rockets.",
         "company fact company.about, company.yaml:3"),
        ("cpto-charter", f"{HIRING}: engineers", f"{HIRING}: designers",
         "company fact positions.cpto.limits.hire, company.yaml:12"),
        ("cpto-charter", "up to $100 without", "up to $900 without",
         "company fact positions.cpto.limits.spend, company.yaml:10; write 'spend: 900'"),
        ("cpto-charter", "One person at Acme", "One woman at Acme", "role cpto, mission, "),
        ("cpto-charter", "the CEO took back none", "the CEO took back few",
         "role cpto, outcomes, "),
        ("cpto-charter", "Go or no-go for each release", "Go for each release", "decision "),
        ("cpto-charter", "Released roadmap items that moved", "Roadmap items that moved",
         "measure roadmap-outcome-rate, "),
    ],
)  # fmt: skip
def test_each_kind_of_text_is_traced_to_where_it_is_written(charter, out, paper, old, new, where):
    edit(out / f"{paper}.md", old, new)

    said = charter("diff", f"out/{paper}.md")

    assert said.code == 1
    assert where in said.out


def test_added_and_removed_lines_are_shown(charter, out):
    edit(out / "cpto-charter.md", f"- {HIRING}: engineers.\n", "")
    edit(out / "cpto-charter.md", "## Limits\n\n", "## Limits\n\n- Signs no lease.\n")

    said = charter("diff", "out/cpto-charter.md").out

    assert (
        "  + Signs no lease.\n    company fact positions.cpto.limits.other, company.yaml:9; "
        "add the line 'other: [Signs no lease.]' under 'limits'\n"
    ) in said
    assert f"  - {HIRING}: engineers.\n" in said


def test_a_line_that_was_copied_or_moved_to_another_place_is_shown(charter, out):
    spend, hire = (
        "- Signs for spending up to $100 without a second signature.\n",
        f"- {HIRING}: engineers.\n",
    )
    edit(out / "cpto-charter.md", "## Mission", f"## Other limits\n\n{hire}\n## Mission")
    edit(out / "cpto-charter.md", spend, "")
    edit(out / "cpto-charter.md", "## Decisions", f"{spend}\n## Decisions")

    said = charter("diff", "out/cpto-charter.md").out

    assert "cpto-charter.md: 4 changes" in said
    assert "Other limits\n  + Other limits\n" in said
    assert f"  + {HIRING}: engineers.\n" in said
    assert "  - Signs for spending up to $100 without a second signature.\n" in said
    assert "  + Signs for spending up to $100 without a second signature.\n" in said


def test_a_changed_look_is_called_that(charter, out):
    edit(
        out / "cpto-charter.md",
        f"- {HIRING}: engineers.",
        f"- {HIRING}: **engineers**.",
    )

    said = charter("diff", "out/cpto-charter.md")

    assert said.out.splitlines()[1:] == [
        "", "Limits", f"  only its look was changed: {HIRING}: engineers."
    ]  # fmt: skip


def test_a_line_that_only_moved_within_its_list_is_called_that(charter, out):
    text = (out / "cpto-charter.md").read_text("utf-8")
    first, second, third = [line for line in text.splitlines(True) if line.startswith("- **")][:3]
    edit(out / "cpto-charter.md", first + second + third, second + third + first)

    said = charter("diff", "out/cpto-charter.md")

    assert "cpto-charter.md: 1 change" in said.out
    assert "  moved: " + first.strip("- *\n").replace("**", "")[:40] in said.out
    assert "look" not in said.out


def test_the_papers_own_date_is_used(charter, out):
    charter("build", "--date", "2027-01-15")

    assert charter("diff", "out/cpto-charter.md").code == 0


# Word


def test_a_sentence_changed_in_word_is_traced_too(charter, out):
    edit_word(out / "cpto-charter.docx", "Ranks the new work", "Orders the new work")

    assert "responsibility product.backlog" in charter("diff", "out/cpto-charter.docx").out


def test_tracked_changes_count_as_accepted_and_are_named(charter, out):
    edit_word(
        out / "cpto-charter.docx",
        f"{HIRING}: engineers.</w:t></w:r>",
        f"{HIRING}: </w:t></w:r><w:del w:id='901' w:author='A'><w:r>"
        "<w:delText>engineers</w:delText></w:r></w:del>"
        "<w:ins w:id='902' w:author='A'><w:r><w:t>designers</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'>.</w:t></w:r>",
    )

    said = charter("diff", "out/cpto-charter.docx").out

    assert "It has 2 tracked changes; they are taken as accepted." in said
    assert (
        f"  - {HIRING}: engineers.\n  + {HIRING}: designers.\n"
        "    company fact positions.cpto.limits.hire"
    ) in said


def test_a_word_file_that_is_none_is_refused(charter, out):
    (out / "cpto-charter.docx").write_bytes(b"%PDF-1.7")

    said = charter("diff", "out/cpto-charter.docx")

    assert said.code == 1
    assert "this is a PDF, not a Word file (.docx)" in said.err


# Copies that come back, and a workspace that has moved on


def test_a_copy_from_elsewhere_is_known_by_its_name(charter, out, tmp_path):
    (tmp_path / "mail").mkdir()
    copy = tmp_path / "mail" / "cpto-charter (1) final.md"
    shutil.copy(out / "cpto-charter.md", copy)
    edit(copy, "Ranks the new work", "Orders the new work")

    assert "product.backlog" in charter("diff", str(copy), "--workspace", ".").out


@pytest.mark.parametrize("name", ["cpto-charter.md", "cpto-posting.docx"])
def test_a_copy_under_another_name_is_known_by_its_title(charter, out, tmp_path, name):
    copy = tmp_path / f"back.{name.rpartition('.')[2]}"
    shutil.copy(out / name, copy)

    assert charter("diff", copy.name).code == 0


def test_a_copy_without_a_name_or_title_is_told_by_options(charter, out, tmp_path):
    text = (out / "cpto-charter.md").read_text("utf-8")
    (tmp_path / "mine.md").write_text(text.partition("\n")[2], "utf-8")

    said = charter("diff", "mine.md", "--workspace", ".")
    assert said.err == (
        "mine.md: neither this file's name nor its title says whose paper it is - say it with "
        "--position and --paper; the positions are ceo, cpto [unknown-paper]\n"
    )
    assert charter("diff", "mine.md", "--workspace", ".", "--position", "cpto").code == 1


def test_outside_any_workspace_one_message_names_all_options(
    charter, out, tmp_path, monkeypatch, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("mail")
    shutil.copytree(tmp_path, folder / "acme")
    shutil.copy(out / "cpto-charter.docx", folder / "back.docx")
    monkeypatch.chdir(folder)

    said = charter("diff", "back.docx")

    assert said.err == (
        "back.docx: which workspace this paper is of is not known: no company.yaml in this folder "
        "- run 'charter diff back.docx --workspace acme --position cpto --paper charter' "
        "[no-company]\n"
    )
    assert (
        charter(
            "diff", "back.docx", "--workspace", "acme", "--position", "cpto", "--paper", "charter"
        ).code
        == 0
    )


def test_a_title_with_marks_behind_it_still_tells_whose_paper_it_is(charter, out, tmp_path):
    text = (out / "cpto-charter.md").read_text("utf-8").partition("\n")[2]
    (tmp_path / "back.md").write_text(
        f"# Chief Product and Technology Officer NAME\n{text}", "utf-8"
    )

    assert "back.md: 1 change" in charter("diff", "back.md").out


def test_an_item_is_known_by_its_title_under_another_heading_too(charter, out):
    edit(out / "cpto-charter.md", "## Accountabilities\n", "")
    edit(out / "cpto-charter.md", "Ranks the new work", "Orders the new work")

    assert "  + Orders the new work" in charter("diff", "out/cpto-charter.md").out


def test_a_sentence_of_the_catalogue_that_was_copied_is_known(charter, out):
    text = (out / "cpto-charter.md").read_text("utf-8")
    item = next(line for line in text.splitlines() if line.startswith("- **"))
    edit(out / "cpto-charter.md", "## Limits\n\n", f"## Limits\n\n- {item.split('** ')[1]}\n")

    said = charter("diff", "out/cpto-charter.md").out

    assert "    responsibility " in said
    assert "no entry or fact" not in said


def test_what_the_workspace_changed_since_is_told_from_what_the_person_changed(
    charter, out, tmp_path
):
    shutil.copy(out / "cpto-posting.md", tmp_path / "cpto-posting.md")
    edit(tmp_path / "company.yaml", "Acme makes anvils.", "Acme makes rockets.")
    edit(tmp_path / "cpto-posting.md", "You report to the CEO.", "You report only to the CEO.")
    charter("build", "--date", "2026-12-02")

    said = charter("diff", "cpto-posting.md", "--workspace", ".").out

    assert "The workspace has changed 1 line since this paper was made; not shown here." in said
    assert "anvils" not in said
    assert "report only to the CEO." in said


def test_a_sentence_that_leaves_a_planned_position_out_is_traced_as_it_was_printed(
    charter, out, tmp_path
):
    company = tmp_path / "company.yaml"
    more = "    reports_to: cpo\n    outcomes: [cpto.calls-taken-over]\n"
    edit(company, "    acting: ceo\n", f"    acting: ceo\n{more}")
    planned = "  cpo: {status: planned, acting: ceo}\n"
    company.write_text(company.read_text("utf-8") + planned, "utf-8")
    charter("build", "--date", "2026-12-01")
    edit(out / "cpto-posting.md", "waits for the CEO.", "waits for anybody.")

    assert "role cpto, outcomes, " in charter("diff", "out/cpto-posting.md").out


def test_a_line_that_both_changed_shows_both(charter, out, tmp_path):
    shutil.copy(out / "cpto-posting.md", tmp_path / "cpto-posting.md")
    edit(tmp_path / "company.yaml", "Acme makes anvils.", "Acme makes rockets.")
    edit(tmp_path / "cpto-posting.md", "Acme makes anvils.", "Acme makes fine anvils.")
    charter("build", "--date", "2026-12-02")

    said = charter("diff", "cpto-posting.md", "--workspace", ".").out

    assert "the workspace has changed this too, and says now: Acme makes rockets." in said


def test_without_a_record_it_is_said_that_it_cannot_be_told(charter, out):
    (out / ".charter-texts.json").unlink()
    edit(out / "cpto-posting.md", "Acme makes anvils.", "Acme makes rockets.")

    assert (
        "What this paper first said is not on record" in charter("diff", "out/cpto-posting.md").out
    )


def test_a_record_that_is_damaged_is_as_none(charter, out):
    (out / ".charter-texts.json").write_text('{"texts": {"cpto-posting": ["AAAA", "!"]}}')

    assert charter("diff", "out/cpto-posting.md").code == 0


# For machines


def test_json_says_the_same(charter, out):
    edit(out / "cpto-posting.md", "Acme makes anvils.", "Acme makes rockets.")

    said = json.loads(charter("diff", "out/cpto-posting.md", "--json").out)

    assert said == {
        "version": 1,
        "paper": "out/cpto-posting.md",
        "tracked": 0,
        "comments": [],
        "moved": 0,
        "known": True,
        "strange": False,
        "signed": [],
        "reset": 0,
        "adopted": [],
        "elsewhere": [],
        "unread": [],
        "changes": [
            {
                "section": "Chief Product and Technology Officer",
                "kind": "paragraph",
                "old": "Acme makes anvils.",
                "new": "Acme makes rockets.",
                "look_only": False,
                "looks": [],
                "also": None,
                "template": None,
                "entries": [
                    {
                        "label": "company fact company.about",
                        "id": "",
                        "path": "company.about",
                        "file": "company.yaml",
                        "line": 3,
                        "new": "Acme makes rockets.",
                        "hint": "",
                        "why": "",
                    }
                ],
            }
        ],
    }
