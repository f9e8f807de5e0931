"""Templates from outside end within a second or two, whatever is in them."""

from __future__ import annotations

import html
import itertools
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import charter
from charter.document.blocks import Run
from charter.document.parse import parse_markdown
from charter.problems import TemplateError
from charter.render.papers import Markdown
from making import composed, organised, rendered

TESTS = Path(__file__).resolve().parent
DATA = TESTS / "data"
DAY = date(2026, 12, 1)
WORKSPACE = charter.read_workspace(TESTS / "briefs/northwind")
PAPERS = composed(organised(WORKSPACE.folder), DAY, position="cpto")
BOMBS = yaml.safe_load((DATA / "template-bombs.yaml").read_text("utf-8"))


def with_template(folder: Path, text: str) -> list[Markdown]:
    (folder / "charter.md.j2").write_text(text, "utf-8")
    return rendered(PAPERS[:1], folder)


@pytest.mark.parametrize("bomb", BOMBS, ids=[bomb["name"] for bomb in BOMBS])
def test_a_template_that_grows_ends_with_a_message(tmp_path: Path, bomb: dict[str, Any]) -> None:
    if "lines" in bomb:
        first, line, times, last = bomb["lines"]
        text = "\n".join([first, *itertools.repeat(line, times), last])
    else:
        text = bomb["template"]
    with pytest.raises(TemplateError) as raised:
        with_template(tmp_path, text)
    (problem,) = raised.value.problems
    where = f"{tmp_path / 'charter.md.j2'}:"
    assert str(problem).startswith(where)
    assert str(problem).removeprefix(where).startswith(bomb["message"])


INJECTIONS = yaml.safe_load((DATA / "template-injections.yaml").read_text("utf-8"))
_LEAKS = (
    "<class",
    "subclasses",
    "root:",
    "uid=",
    "<function",
    "<built-in",
    "object at",
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_template_cannot_break_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "company.yaml").write_text("secret of the company", "utf-8")
    (tmp_path / "templates").mkdir()
    made = outcome(tmp_path / "templates", text)
    assert made
    assert not any(leak in made for leak in (*_LEAKS, "secret"))


def outcome(folder: Path, text: str) -> str:
    """Return what a template prints, or what is said about it."""
    try:
        ((_, made, _),) = with_template(folder, text)
    except TemplateError as bad:
        return "\n".join(problem.message for problem in bad.problems)
    return made


@pytest.mark.parametrize("text", INJECTIONS)
def test_company_text_stands_in_the_papers_letter_by_letter(tmp_path: Path, text: str) -> None:
    company = {
        "company": {"name": text, "legal_name": text, "country": "GB", "about": text},
        "structure": "separate",
        "positions": {"cto": {"holder": text if not re.search("[/|]", text) else "Ada"}},
    }
    (tmp_path / "company.yaml").write_text(yaml.safe_dump(company), "utf-8")
    charter.build(tmp_path, day=DAY)
    shown = " ".join(text.split())
    blocks = parse_markdown((tmp_path / "out/cto-charter.md").read_text("utf-8"), "t")
    assert shown in plain(blocks)
    assert not [run for run in runs(blocks) if run.link or run.code]
    with zipfile.ZipFile(tmp_path / "out/cto-charter.docx") as package:
        document = package.read("word/document.xml").decode()
    assert shown in html.unescape(re.sub("<[^>]*>", "", document))


def runs(blocks: Any) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Run):
            yield block
        elif isinstance(block, tuple):
            yield from runs(block)


def plain(blocks: Any) -> str:
    return "".join(run.text for run in runs(blocks))


def test_no_file_outside_the_folder_is_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.md.j2").write_text("the secret", "utf-8")
    own = tmp_path / "templates"
    (own / "blocks").mkdir(parents=True)
    (own / "blocks/facts.md.j2").symlink_to(tmp_path / "secret.md.j2")
    with pytest.raises(TemplateError) as raised:
        rendered(PAPERS[:1], own)
    assert str(raised.value) == (
        f"{own}/blocks/facts.md.j2: this leads out of the folder of templates, and is not read - "
        "copy the file into the folder [outside]"
    )


def test_a_link_to_a_folder_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/facts.md.j2").write_text("the secret", "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/blocks").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(TemplateError, match="this leads out of the folder of templates"):
        rendered(PAPERS[:1], tmp_path / "templates")


def test_each_paper_counts_from_nothing(tmp_path: Path) -> None:
    (tmp_path / "charter.md.j2").write_text("{% for a in 'x' * 150000 %}{% endfor %}# x", "utf-8")
    texts = rendered([PAPERS[0]] * 3, tmp_path)
    assert [text.text for text in texts] == ["# x\n"] * 3


def test_shipped_templates_are_not_counted(tmp_path: Path) -> None:
    (tmp_path / "posting.md.j2").write_text("# x", "utf-8")
    assert rendered(PAPERS[:1], tmp_path) == rendered(PAPERS[:1], None)
