"""Locked text: `check` and `build` refuse what changes it, wherever it is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document

from charter.check.own.finished import _template
from charter.load.own_entries import entry_hash, text_hash
from charter.resources import templates_folder
from conftest import Ran

Command = Callable[..., Ran]
COMPANY = """\
company:
  name: Acme
  equal_opportunity: R&D at Acme hires *anyone* who can do the work.
structure: separate
positions: {cpo: {limits: {spend: 9000, currency: EUR, hire: leads}},
  cto: {status: vacant, acting: ceo, apply: {email: jobs@acme.example}, \
limits: {spend: 9000, currency: EUR, hire: leads}}}
"""
STATEMENT = "R&D at Acme hires *anyone* who can do the work."
STATEMENT_LOCK = f"{{name: equal_opportunity, hash: '{text_hash(STATEMENT)}'}}"
STATEMENTS = "blocks/statements.md.j2"


class Home:
    """A workspace that a test fills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lock(self, *names: str) -> None:
        lines = "".join(f"  - {name}\n" for name in names)
        (self.folder / "company.yaml").write_text(f"{COMPANY}locked:\n{lines}")

    def template(self, name: str, text: str) -> None:
        path = self.folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def catalog(self, text: str) -> None:
        (self.folder / "catalog").mkdir(exist_ok=True)
        (self.folder / "catalog" / "ours.yaml").write_text(text)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.chdir(tmp_path)
    return Home(tmp_path)


def refused(charter: Command) -> list[str]:
    """The problems that `build` names; `check` must name each of them too."""
    built = charter("build", "--date", "2026-12-01")
    assert built.code == 1
    assert not Path("out").exists()
    problems = [line for line in built.err.splitlines() if "[" in line]
    checked = charter("check")
    assert checked.code == 1
    lines = [line[2:] for line in checked.out.splitlines()]
    assert [line for line in lines if line in problems] == problems, "in the same order"
    return problems


def fine(charter: Command) -> None:
    assert charter("check", "--quiet").code == 0
    assert charter("build", "--date", "2026-12-01", "--out", "made").code == 0


def shipped(name: str) -> str:
    return (templates_folder() / name).read_text("utf-8")


def test_locked_text_that_nobody_touched_is_fine(home: Home, charter: Command) -> None:
    home.lock(STATEMENTS, "charter.md.j2", "product.roadmap", STATEMENT_LOCK, "cto")
    home.template(STATEMENTS, shipped(STATEMENTS))
    fine(charter)


def test_a_lock_that_names_nothing(home: Home, charter: Command) -> None:
    home.lock("blocks/statement.md.j2", "product.roadmop")
    assert refused(charter) == [
        "company.yaml:8:5: 'blocks/statement.md.j2' is locked, but there is no such text - "
        "did you mean 'blocks/statements.md.j2'? [unknown-lock]",
        "company.yaml:9:5: 'product.roadmop' is locked, but there is no such text - "
        "did you mean 'product.roadmap'? [unknown-lock]",
    ]


def test_a_locked_block_was_changed(home: Home, charter: Command) -> None:
    home.lock(STATEMENTS)
    text = shipped(STATEMENTS).replace("{% endif %}", "Or not.\n{% endif %}", 1)
    home.template(STATEMENTS, text)
    digest, line = text_hash(text), text[: text.index("Or not.")].count("\n") + 1
    assert refused(charter) == [
        f"templates/blocks/statements.md.j2:{line}: 'blocks/statements.md.j2' is locked in "
        "company.yaml:8:5, and this is not the approved wording - 'charter templates eject "
        "blocks/statements.md.j2 --force' goes back to it; once this wording is approved, lock it "
        f"as {{name: blocks/statements.md.j2, hash: '{digest}'}} [locked]"
    ]
    home.lock(f"{{name: {STATEMENTS}, hash: '{digest}'}}")
    fine(charter)
    home.template(STATEMENTS, text.replace("Or not", "Or maybe"))
    assert "go back to that, or once" in refused(charter)[0]


def test_the_approved_block_is_gone(home: Home, charter: Command) -> None:
    home.lock(f"{{name: {STATEMENTS}, hash: 0123456789ab}}")
    assert refused(charter)[0].startswith(
        "company.yaml:8:5: the approved wording of 'blocks/statements.md.j2' is not there: the "
        "shipped one is used - put it back as templates/blocks/statements.md.j2, or once"
    )


LEFT_OUT = {
    "no include": ("posting.md.j2", "# {{ posting.title }}\n"),
    "include that is never reached": (
        "posting.md.j2",
        '# {{ posting.title }}\n{% if false %}{% include "blocks/statements.md.j2" %}{% endif %}',
    ),
    "block around it replaced": (
        "posting.md.j2",
        '{% extends "default:posting.md.j2" %}{% block statements %}{% endblock %}',
    ),
    "template for one position": ("cto-posting.md.j2", "# {{ posting.title }}\n"),
}


@pytest.mark.parametrize(("name", "text"), LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_a_paper_leaves_out_a_locked_block(
    name: str, text: str, home: Home, charter: Command
) -> None:
    home.lock(STATEMENTS)
    home.template(name, text)
    assert refused(charter) == [
        f"templates/{name}: this leaves out 'blocks/statements.md.j2', which is locked in "
        'company.yaml:8:5 - put {% include "blocks/statements.md.j2" %} back [locked]'
    ]


APPLY = "\nWrite to {{ posting.apply_email }}.\n"
KEPT = {
    "include": '# {{ posting.title }}\n{% include "blocks/statements.md.j2" %}' + APPLY,
    "shipped include": '# {{ posting.title }}\n{% include "default:blocks/statements.md.j2" %}'
    + APPLY,
    "another block replaced": (
        '{% extends "default:posting.md.j2" %}{% block pay %}Much.{% endblock %}'
    ),
    "block with super": (
        '{% extends "default:posting.md.j2" %}{% block statements %}{{ super() }}{% endblock %}'
    ),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_a_paper_keeps_a_locked_block(text: str, home: Home, charter: Command) -> None:
    home.lock(STATEMENTS)
    home.template("posting.md.j2", text)
    fine(charter)


def test_a_locked_paper_has_no_stand_in(home: Home, charter: Command) -> None:
    home.lock("posting.md.j2")
    home.template("cto-posting.md.j2", text := shipped("posting.md.j2"))
    assert refused(charter) == [
        "templates/cto-posting.md.j2: this stands in for 'posting.md.j2', which is locked in "
        "company.yaml:8:5 - remove it, or once it is approved, lock it as "
        f"{{name: cto-posting.md.j2, hash: '{text_hash(text)}'}} [locked]"
    ]
    home.lock("posting.md.j2", f"{{name: cto-posting.md.j2, hash: '{text_hash(text)}'}}")
    fine(charter)


def test_a_word_template_is_locked_by_its_hash(home: Home, charter: Command) -> None:
    path = home.folder / "templates" / "charter.docx"
    path.parent.mkdir()
    document = Document()
    document.add_paragraph("{{ charter.title }}")
    document.save(str(path))
    home.lock("charter.docx")
    assert f"{{name: charter.docx, hash: '{text_hash(path.read_bytes())}'}}" in refused(charter)[0]
    home.lock(f"{{name: charter.docx, hash: '{text_hash(path.read_bytes())}'}}")
    fine(charter)


def test_a_word_template_of_a_paper_with_a_locked_block(home: Home, charter: Command) -> None:
    path = home.folder / "templates" / "cto-posting.docx"
    path.parent.mkdir()
    document = Document()
    document.add_paragraph("{{ posting.title }}")
    document.add_paragraph("Write to {{ posting.apply_email }}.")
    document.save(str(path))
    home.lock(STATEMENTS)
    approved = f"{{name: cto-posting.docx, hash: '{text_hash(path.read_bytes())}'}}"
    assert refused(charter) == [
        "templates/cto-posting.docx: while 'blocks/statements.md.j2' is locked in "
        "company.yaml:8:5, the posting can have no Word template: a locked block cannot be kept "
        "safe in one - remove this file or the lock; or have the wording of this file approved, "
        f"and add it to 'locked' as {approved} [locked]"
    ]
    home.lock(STATEMENTS, approved)
    fine(charter)


# The catalogue.


def test_a_locked_entry_is_changed(home: Home, charter: Command) -> None:
    home.lock("product.roadmap")
    home.catalog(
        "responsibilities:\n"
        "  - id: product.roadmap\n"
        "    charter: Does what comes up.\n"
        "    posting: You do what comes up.\n"
    )
    problems = refused(charter)
    assert len(problems) == 1
    start, _, digest = problems[0].partition("hash: '")
    assert start == (
        "catalog/ours.yaml:3:14: 'product.roadmap' is locked in company.yaml:8:5, and this changes "
        "it in 'charter', 'posting' - take this out, or once this wording is approved, lock it as "
        "{name: product.roadmap, "
    )
    home.lock(f"{{name: product.roadmap, hash: '{digest[:12]}'}}")
    fine(charter)


def test_an_override_that_repeats_the_shipped_words_is_fine(
    home: Home, charter: Command, catalog: object
) -> None:
    home.lock("product.roadmap")
    home.catalog("responsibilities: [{id: product.roadmap, weight: 3}]\n")
    weight = catalog.responsibilities["product.roadmap"].weight  # type: ignore[attr-defined]
    home.catalog(f"responsibilities: [{{id: product.roadmap, weight: {weight}}}]\n")
    fine(charter)


def test_a_locked_entry_is_left_out(home: Home, charter: Command) -> None:
    home.lock("product.roadmap")
    home.catalog("responsibilities:\n  - {id: product.roadmap, omit: true}\n")
    assert refused(charter) == [
        "catalog/ours.yaml:2:5: 'product.roadmap' is locked in company.yaml:8:5, and is left out "
        "here - take 'omit' away, or the lock [locked]"
    ]


# Statements of the company.


def test_a_locked_statement_that_the_company_does_not_have(home: Home, charter: Command) -> None:
    home.lock("accommodation")
    assert refused(charter) == [
        "company.yaml:8:5: 'accommodation' is locked, but the company has no such text yet - "
        "write it as 'accommodation:' under 'company', or take it off the list [locked]"
    ]


def test_a_locked_statement_that_still_stands_as_a_comment(home: Home, charter: Command) -> None:
    home.lock("accommodation")
    path = home.folder / "company.yaml"
    path.write_text(path.read_text().replace("structure:", "  # accommodation: Ask.\nstructure:"))
    assert refused(charter) == [
        "company.yaml:9:5: 'accommodation' is locked, but the company has no such text yet - "
        "take the '#' away in line 4 and write your text there, or take it off the list [locked]"
    ]


def test_problems_of_locks_stand_in_the_order_of_their_places(home: Home, charter: Command) -> None:
    home.lock(STATEMENTS, "accommodation")
    home.template("posting.md.j2", "# {{ posting.title }}\n")
    assert [problem.partition(":")[0] for problem in refused(charter)] == [
        "company.yaml",
        "templates/posting.md.j2",
    ]


def test_the_way_back_names_the_workspace(home: Home, charter: Command) -> None:
    home.lock(STATEMENTS)
    home.template(STATEMENTS, "changed")
    problem = charter("build", str(home.folder)).err
    back = f"'charter templates eject {STATEMENTS} --force --workspace {home.folder}' goes back"
    assert back in problem


def test_a_locked_statement_of_another_wording(home: Home, charter: Command) -> None:
    home.lock("{name: equal_opportunity, hash: 0123456789ab}")
    digest = text_hash(STATEMENT)
    assert refused(charter) == [
        "company.yaml:8:5: 'equal_opportunity' is not the approved wording - go back to that, or "
        f"once this wording is approved, lock it as {{name: equal_opportunity, hash: '{digest}'}} "
        "[locked]"
    ]
    home.lock(f"{{name: equal_opportunity, hash: '{digest}'}}")
    fine(charter)


def test_a_statement_is_locked_with_the_hash_of_its_wording(home: Home, charter: Command) -> None:
    home.lock("equal_opportunity")
    (said,) = refused(charter)
    assert said == (
        "company.yaml:8:5: 'equal_opportunity' is the company's own: a lock needs the hash of its "
        f"wording - once this wording is approved, lock it as {STATEMENT_LOCK} [locked]"
    )
    home.lock(STATEMENT_LOCK)
    fine(charter)
    company = home.folder / "company.yaml"
    company.write_text(company.read_text().replace("anyone", "any man"))
    assert "'equal_opportunity' is not the approved wording" in refused(charter)[0]


@pytest.mark.parametrize(
    "text",
    [
        "# {{ posting.title }}\n",
        "# {{ posting.title }}\n{{ posting.equal_opportunity | upper }}\n",
        "# {{ posting.title }}\n{# {{ posting.equal_opportunity }} #}\n",
    ],
)
def test_a_posting_without_the_locked_statement_is_not_written(
    text: str, home: Home, charter: Command
) -> None:
    home.lock(STATEMENT_LOCK)
    home.template("posting.md.j2", text)
    ran = charter("build", "--date", "2026-12-01")
    assert ran.code == 1
    assert ran.err == (
        "templates/posting.md.j2: the posting cto-posting does not carry 'equal_opportunity', "
        "locked in company.yaml:8:5 - print {{ posting.equal_opportunity }} in this template, "
        "as it is [locked]\n"
    )
    assert not Path("out").exists()


def test_a_word_posting_without_the_locked_statement_is_not_written(
    home: Home, charter: Command
) -> None:
    home.lock(STATEMENT_LOCK)
    path = home.folder / "templates" / "posting.docx"
    path.parent.mkdir()
    document = Document()
    document.add_paragraph("{{ posting.title }}")
    document.add_paragraph("Write to {{ posting.apply_email }}.")
    document.save(str(path))
    ran = charter("build", "--date", "2026-12-01")
    assert ran.err == (
        "templates/posting.docx: the posting cto-posting does not carry 'equal_opportunity', "
        "locked in company.yaml:8:5, in Word - print {{ posting.equal_opportunity }} in this "
        "template, as it is [locked]\n"
    )
    (said,) = document.add_paragraph("{{ posting.equal_opportunity }}").runs
    said.font.hidden = True
    document.save(str(path))
    assert charter("build", "--date", "2026-12-01").err == ran.err
    said.font.hidden = False
    document.save(str(path))
    fine(charter)


@pytest.mark.parametrize(
    ("own", "markdown", "word"),
    [
        ((), "templates", ""),
        (("charter.md.j2", "blocks/pay.md.j2", "charter.docx"), "templates", ""),
        (("posting.md.j2", "posting.docx"), "own/posting.md.j2", "own/posting.docx"),
        (("posting.md.j2", "cto-posting.md.j2"), "own/cto-posting.md.j2", ""),
    ],
)
def test_the_template_to_mend_is_the_nearest_one_or_a_block_of_the_workspace(
    own: tuple[str, ...], markdown: str, word: str
) -> None:
    text = SimpleNamespace(name="cto-posting", paper=SimpleNamespace(kind="posting"))
    files = {name: Path("own") / name for name in own}
    found = [_template(text, files, ending) for ending in (".md.j2", ".docx")]  # type: ignore[arg-type]
    assert found == [markdown, word]


# One paper's sentence changed, and the other's not.


@pytest.mark.parametrize(("changed", "other"), [("charter", "posting"), ("posting", "charter")])
def test_a_sentence_changed_in_one_paper_only(
    changed: str, other: str, home: Home, charter: Command
) -> None:
    (home.folder / "company.yaml").write_text(COMPANY)
    home.catalog(f"responsibilities:\n  - id: product.roadmap\n    {changed}: Does what comes.\n")
    ran = charter("check")
    assert ran.code == 0
    indent = 6 + len(changed) + 1
    assert (
        f"  catalog/ours.yaml:3:{indent}: 'product.roadmap' has its own '{changed}' here, but "
        f"'{other}' is still the shipped one - the two papers may say different things: add "
        f"'{other}:' too, even if it stays [half-changed]\n"
    ) in ran.out


def test_a_sentence_kept_on_purpose_is_no_finding(
    home: Home, charter: Command, catalog: object
) -> None:
    (home.folder / "company.yaml").write_text(COMPANY)
    posting = catalog.responsibilities["product.roadmap"].posting[0].say  # type: ignore[attr-defined]
    home.catalog(
        "responsibilities:\n"
        "  - id: product.roadmap\n"
        "    charter: Does what comes.\n"
        f"    posting: {posting!r}\n"
    )
    assert "half-changed" not in charter("check").out


def test_the_hash_of_an_entry_is_of_its_wording_only(catalog: object) -> None:
    entry = catalog.responsibilities["product.roadmap"]  # type: ignore[attr-defined]
    assert entry_hash(entry) == entry_hash(entry._replace(own=True))
    assert entry_hash(entry) != entry_hash(entry._replace(charter="Another."))
