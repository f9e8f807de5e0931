"""`charter templates check`: each folder of tests/templates_bad gives exactly what is expected."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from charter.load.company_file import read_workspace
from charter.on_trial.papers import names_on_trial, trials, words_for
from charter.problems import Problem
from charter.render.mistakes import check_templates
from charter.resources import examples_folder, templates_folder

TESTS = Path(__file__).resolve().parent
FOLDERS = sorted(path for path in (TESTS / "templates_bad").iterdir() if path.is_dir())
Command = Callable[..., Any]
PAPERS = ("cpto-charter", "cpto-posting")


def shown(folder: Path, problems: list[Problem]) -> list[str]:
    return [str(p).replace(f"{folder}/", "") for p in problems]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_mistake_is_found_in_one_pass_with_its_place(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text("utf-8").splitlines()
    assert shown(folder, check_templates(folder, PAPERS)) == expected


def test_the_shipped_templates_have_no_mistakes() -> None:
    assert check_templates(templates_folder(), PAPERS) == []


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a folder for templates, in which the test stands."""
    shutil.copytree(TESTS / "briefs/northwind", tmp_path, dirs_exist_ok=True)
    (tmp_path / "templates").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "templates"


def test_without_own_templates_it_says_how_to_make_one(company: Path, charter: Command) -> None:
    assert charter("templates", "check") == (
        0,
        "This workspace has no templates of its own; the shipped ones are used.\n"
        "'charter templates eject NAME' copies one, to make it your own.\n",
        "",
    )


def test_sound_templates_are_counted(company: Path, charter: Command) -> None:
    shutil.copytree(templates_folder() / "blocks", company / "blocks")
    shutil.copy(templates_folder() / "matrix.md.j2", company)
    (company / "cpto-charter.md.j2").write_text("# {{ charter.title }}\n", "utf-8")
    assert charter("templates", "check") == (0, "15 templates, no mistakes\n", "")
    assert charter("templates", "check", "--quiet") == (0, "", "")


def test_a_branch_that_only_another_structure_takes_is_tried(
    company: Path, charter: Command
) -> None:
    (company / "charter.md.j2").write_text(
        '{% if charter.short == "VP Product" %}{{ charter.outcomes[99] }}{% endif %}\n'
        '{% if charter.short == "CTO" %}{{ 1 // (charter.short | length - 3) }}{% endif %}\n',
        "utf-8",
    )
    ran = charter("templates", "check")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "templates/charter.md.j2:1: there is no item 99; the first is 0 [unknown-name]"
        " (in the charter of the VP Product under 'combined')",
        "templates/charter.md.j2:2: this cannot be computed: division by zero"
        " [template-value] (in the charter of the CTO under 'cto-led')",
        "1 template, 2 mistakes",
    ]


@pytest.mark.parametrize("kind", ["charter", "posting", "matrix", "comparison", "audit"])
def test_papers_of_the_kinds_asked_for_are_tried_and_no_others(company: Path, kind: str) -> None:
    workspace = read_workspace(company.parent)
    found = list(trials(workspace, {kind}))
    assert {trial.paper.kind for trial in found} == {kind}
    first = sorted(examples_folder().iterdir())[0].name
    structures = [f"under '{name}'" for name in workspace.catalog.structures]
    wanted = {
        "comparison": {"of all structures"},
        "audit": {"of made-up papers"},
        # A vacancy is needed for a posting, and each structure has its own.
    }.get(kind, {*structures, f"of the example '{first}'"})
    places = [trial.where for trial in found]
    assert set(places) <= wanted
    assert places[0] == (
        next(iter(wanted)) if len(wanted) == 1 else f"under '{workspace.company.structure}'"
    )
    if kind != "posting":
        assert set(places) == wanted
    if kind in ("matrix", "comparison"):
        assert len(places) == len(wanted)
    if kind in ("charter", "posting"):
        assert {trial.paper.name for trial in found} <= names_on_trial(workspace)
    said = words_for(found[0])
    of = f" of the {found[0].paper.short}" if kind in ("charter", "posting") else ""
    assert said == f"in the {kind}{of} {places[0]}"


def test_markdown_that_only_appears_in_a_paper_is_found(company: Path, charter: Command) -> None:
    (company / "posting.md.j2").write_text(
        "{% if posting.owns %}{% set x %}```{% endset %}{{ x }}\nx\n{{ x }}{% endif %}",
        "utf-8",
    )
    ran = charter("templates", "check")
    assert ran.code == 1
    assert "it has a code block" in ran.out
    assert "(in the posting of the " in ran.out


def test_json_has_every_mistake_with_its_place(company: Path, charter: Command) -> None:
    (company / "charter.md.j2").write_text("# {{ charter.titel }}\n", "utf-8")
    ran = charter("templates", "check", "--json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "version": 1,
        "templates": ["charter.md.j2"],
        "mistakes": [
            {
                "path": "templates/charter.md.j2",
                "line": 1,
                "column": 14,
                "code": "unknown-name",
                "message": "unknown field 'titel' of 'charter'",
                "hint": "did you mean 'title'?",
                "found": None,
            }
        ],
        "notes": [],
        "annotated": [],
        "removed": [],
    }


UNSIGNED = (
    "templates/charter.docx: papers made from this template have no lines to sign: add a table with"
    " a row for each name of 'charter.signers', and one for the company"
)


def word_template(path: Path, *lines: str) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(path)


def test_mistakes_in_word_are_shown_as_comments(company: Path, charter: Command) -> None:
    word_template(company / "charter.docx", "{{ position.titel }}")
    ran = charter("templates", "check", "--annotate", "seen.docx")
    assert ran.code == 1
    mistake, *rest = ran.out.splitlines()
    assert mistake.startswith('templates/charter.docx: paragraph 1, "{{ position.titel }}": ')
    assert mistake.endswith(" - did you mean 'title'? [unknown-name]")
    assert rest == [
        UNSIGNED,
        "seen.docx: the template with its mistakes as comments",
        "1 template, 1 mistake",
    ]
    Document("seen.docx").save("seen.docx")  # as somebody saves what they wrote into it
    before = Path("seen.docx").read_bytes()
    again = charter("templates", "check", "--annotate", "seen.docx")
    assert again.code == 1
    assert "seen.docx: there is such a file already - name another file" in again.err
    assert Path("seen.docx").read_bytes() == before
    assert charter("templates", "check", "--annotate", "seen.docx", "--force").code == 1


def test_a_copy_with_comments_goes_when_the_mistakes_are_mended(
    company: Path, charter: Command
) -> None:
    word_template(company / "charter.docx", "{{ position.titel }}", "{{ position.shrt }}")
    charter("templates", "check", "--annotate", "seen.docx")
    word_template(company / "charter.docx", "{{ position.titel }}")
    assert charter("templates", "check", "--annotate", "seen.docx").code == 1
    assert len(list(Document("seen.docx").comments)) == 1, "written anew: nobody changed it"
    shutil.copy("seen.docx", "seen-charter.docx")
    word_template(company / "charter.docx", "{{ position.title }}")
    ran = charter("templates", "check", "--annotate", "seen.docx")
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            UNSIGNED,
            "seen-charter.docx: taken away: the mistakes that it showed are mended",
            "seen.docx: taken away: the mistakes that it showed are mended",
            "1 template, no mistakes",
        ],
    )
    assert list(Path().glob("seen*")) == []


def test_a_file_that_somebody_saved_is_never_taken_away(company: Path, charter: Command) -> None:
    word_template(company / "charter.docx", "{{ position.titel }}")
    charter("templates", "check", "--annotate", "seen.docx")
    Document("seen.docx").save("seen.docx")
    before = Path("seen.docx").read_bytes()
    word_template(company / "charter.docx", "{{ position.title }}")
    ran = charter("templates", "check", "--annotate", "seen.docx", "--json")
    assert (ran.code, json.loads(ran.out)["removed"]) == (0, [])
    assert Path("seen.docx").read_bytes() == before


def test_each_word_template_with_mistakes_gets_its_copy(company: Path, charter: Command) -> None:
    word_template(company / "charter.docx", "{{ position.titel }}")
    word_template(company / "posting.docx", "{{ position.titel }}")
    charter("templates", "check", "--annotate", "seen.docx")
    assert sorted(path.name for path in Path().glob("seen*")) == [
        "seen-charter.docx",
        "seen-posting.docx",
    ]


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (
            "templates/charter.docx",
            "templates/charter.docx: a copy here would count as a template - "
            "name a file in another folder [among-templates]\n",
        ),
        (
            "templates/blocks/seen.docx",
            "templates/blocks/seen.docx: a copy here would count as a template - "
            "name a file in another folder [among-templates]\n",
        ),
        (
            "gone/seen.docx",
            "gone/seen.docx: there is no folder 'gone' - make it, or name another [no-folder]\n",
        ),
    ],
)
def test_an_annotated_copy_needs_a_place_of_its_own(
    out: str, said: str, company: Path, charter: Command
) -> None:
    word_template(company / "charter.docx", "{{ position.titel }}")
    word_template(company / "posting.docx", "{{ position.titel }}")
    before = sorted(company.rglob("*"))
    assert charter("templates", "check", "--annotate", out, "--force") == (1, "", said)
    assert sorted(company.rglob("*")) == before


def test_a_letterhead_that_is_no_word_file_is_a_mistake(company: Path, charter: Command) -> None:
    (company / "letterhead.docx").write_bytes(b"no zip")
    ran = charter("templates", "check")
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "1 template, 1 mistake"
    assert ran.out.startswith("templates/letterhead.docx: ")


def test_a_company_file_with_mistakes_is_told(company: Path, charter: Command) -> None:
    Path("company.yaml").write_text("company: [", "utf-8")
    ran = charter("templates", "check")
    assert ran.code == 1
    assert "company.yaml:1" in ran.err


def test_a_template_that_is_not_read_is_a_mistake(company: Path, charter: Command) -> None:
    (company / "posting.md").write_text("text\n", "utf-8")
    ran = charter("templates", "check")
    assert ran.code == 1
    assert ran.out.endswith("[not-read]\n0 templates, 1 mistake\n")


def test_what_word_templates_print_by_mistake_is_told_by_build_too(
    company: Path, charter: Command
) -> None:
    made = Document()
    made.add_paragraph("{{ posting.title }} of [Name of the firm]")
    made.add_paragraph().add_run("band up to 300k").font.hidden = True
    made.save(str(company / "posting.docx"))
    head = Document()
    head.sections[0].footer.paragraphs[0].text = "{company}, [Address], \u00abCity\u00bb"
    head.add_paragraph("[Text that no paper takes]")
    head.save(str(company / "letterhead.docx"))
    said = (
        "posting.docx: '[Name of the firm]' (paragraph 1) is printed as it stands\n",
        "posting.docx: text that does not show goes into papers, where a reader can find it: "
        "'band up to 300k' (hidden text)\n",
        "letterhead.docx: '[Address]' (footer) is printed as it stands\n",
        "letterhead.docx: '\u00abCity\u00bb' (footer) is printed as it stands\n",
    )
    checked = charter("templates", "check")
    assert checked.code == 0
    built = charter("build", "--position", "cpto", "--paper", "posting", "--format", "docx")
    assert all(each in checked.out and each in built.err for each in said)
    assert "no paper takes" not in checked.out + built.err


def test_build_tells_every_unknown_name_of_a_template_in_one_pass(
    company: Path, charter: Command
) -> None:
    (company / "charter.md.j2").write_text(
        "# {{ charter.titel }}\n{% for work in charter.corre %}{{ wrok.title }}{% endfor %}\n"
        "{{ company.nmae }}\n",
        "utf-8",
    )
    ran = charter("build", "--paper", "charter", "--format", "md")
    assert ran.code == 1
    assert [line.partition(" - ")[0] for line in ran.err.splitlines()[:4]] == [
        "templates/charter.md.j2:1:14: unknown field 'titel' of 'charter'",
        "templates/charter.md.j2:2:24: unknown field 'corre' of 'charter'",
        "templates/charter.md.j2:2:35: unknown name 'wrok' in a charter",
        "templates/charter.md.j2:3:12: unknown field 'nmae' of 'company'",
    ]
