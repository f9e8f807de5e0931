"""Postings made by templates of one's own: the law looks at what these print."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.check.law.seen import left_out
from charter.resources import templates_folder
from conftest import Ran

EVERY = ["law-apply", "law-benefits", "law-pay", "law-until"]
BRIEFS = Path(__file__).parent / "briefs"
DATED = ("--date", "2026-12-01")
Template = Callable[[Path], None]
WHOLE = (
    "{{ posting.title }}",
    "{{ posting.about }}",
    "Pay: {{ posting.pay }}",
    "{{ posting.benefits | join(' ') }}",
    "{{ posting.facts.other_pay }}",
    "{{ posting.apply_send }}",
    "Applications close on {{ posting.apply_until }}.",
    "We are an equal opportunity employer.",
)


@pytest.fixture
def northwind(tmp_path: Path) -> Callable[[Template], Path]:
    """Return Northwind, whose posting is for Denver, with a template of its own."""

    def made(template: Template) -> Path:
        folder = tmp_path / "northwind"
        shutil.copytree(BRIEFS / "northwind", folder, ignore=shutil.ignore_patterns("out"))
        (folder / "templates").mkdir(exist_ok=True)
        template(folder / "templates")
        return folder

    return made


def word(*lines: str, footer: str = "") -> Template:
    def write(folder: Path) -> None:
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        if footer:
            made.sections[0].footer.paragraphs[0].text = footer
        made.save(str(folder / "posting.docx"))

    return write


def without(*words: str) -> tuple[str, ...]:
    return tuple(line for line in WHOLE if not any(each in line for each in words))


def markdown(text: str) -> Template:
    def write(folder: Path) -> None:
        (folder / "posting.md.j2").write_text(text, "utf-8")

    return write


def shipped(folder: Path) -> None:
    shutil.copyfile(templates_folder() / "starters/posting.docx", folder / "posting.docx")


def block(name: str) -> Template:
    return markdown(
        f'{{% extends "default:posting.md.j2" %}}\n{{% block {name} %}}{{% endblock %}}'
    )


@pytest.mark.parametrize(
    ("template", "codes"),
    [
        (word("{{ posting.title }}"), EVERY),
        (word(*without("posting.pay")), ["law-pay"]),
        (word(*without("posting.benefits")), ["law-benefits"]),
        (word(*without("apply_until")), ["law-until"]),
        (markdown("# {{ posting.title }}\n"), EVERY),
        (block("pay"), ["law-benefits"]),
        (block("key_facts"), ["law-pay"]),
        (word(*without("apply_send")), ["law-apply"]),
        (block("apply"), ["law-apply", "law-until"]),
        # What stays silent.
        (word(*WHOLE), []),
        (word(*without("apply_until"), footer="Closes on {{ posting.apply_until }}"), []),
        (shipped, []),
        (block("nice_to_have"), []),
    ],
)
def test_what_a_template_leaves_out_makes_a_draft(
    northwind: Callable[[Template], Path],
    charter: Callable[..., Ran],
    template: Template,
    codes: list[str],
) -> None:
    folder = northwind(template)
    built = charter("build", str(folder), "--json", *DATED)
    drafts = json.loads(built.out)["drafts"]
    assert sorted(draft["code"] for draft in drafts) == codes
    assert built.code == bool(codes)
    said = (folder / "out/cpto-posting.md").read_text("utf-8").partition("\n")[0]
    assert ("Draft \N{EN DASH} " in said) == bool(codes)
    checked = charter("check", str(folder), "--json", *DATED)
    (posting,) = json.loads(checked.out)["postings"]
    assert sorted(error["code"] for error in posting["errors"]) == codes
    assert checked.code == bool(codes)


@pytest.mark.parametrize(
    ("template", "codes"),
    [
        (word("{{ posting.title }}"), ["no-way-to-apply"]),
        (block("apply"), ["no-way-to-apply"]),
        (word("{{ posting.title }}", "{{ posting.apply_send }}"), []),
        (word("{{ posting.title }}", "Please send us your CV: jobs@northwind.example"), []),
    ],
)
def test_where_no_law_asks_for_it_a_way_to_apply_is_needed_too(
    northwind: Callable[[Template], Path],
    charter: Callable[..., Ran],
    template: Template,
    codes: list[str],
) -> None:
    folder = northwind(template)
    company = folder / "company.yaml"
    text = company.read_text("utf-8")
    place = re.search(r"places: .*", text)
    assert place
    text = text.replace(place[0], "places: [{city: Houston, region: TX, country: US}]")
    company.write_text(text, "utf-8")
    built = charter("build", str(folder), "--json", *DATED)
    assert [draft["code"] for draft in json.loads(built.out)["drafts"]] == codes


def test_a_word_template_is_told_where_and_which_field(
    northwind: Callable[[Template], Path], charter: Callable[..., Ran]
) -> None:
    folder = northwind(word(*without("posting.pay")))
    done = charter("build", str(folder), *DATED)
    assert f"{folder}/templates/posting.docx: the posting for 'cpto' does not show the pay" in (
        said := " ".join(done.err.split())
    )
    assert "write {{ posting.pay }} in it" in said
    first = docx.Document(str(folder / "out/cpto-posting.docx")).paragraphs[0].text
    assert re.match("Draft", first)


@pytest.mark.parametrize(
    ("text", "name", "shown", "missing"),
    [
        ("Pay: $220,000 to $280,000", "pay", "$220,000–$280,000 a year", ""),
        ("Pay: 220k-280k", "pay", "$220,000–$280,000 a year", ""),
        ("Pay: see our pages, since 2020", "pay", "$220,000–$280,000 a year", "$220,000"),
        ("Pay: from $220,000", "pay", "$220,000–$280,000 a year", "$220,000"),
        ("By 2027-01-15.", "until", "January 15, 2027", ""),
        ("By 15.01.2027.", "until", "January 15, 2027", ""),
        ("In 2027.", "until", "January 15, 2027", "January 15, 2027"),
        ("HEALTH INSURANCE", "benefits", "Health insurance.", ""),
        ("Benefits", "benefits", "Health insurance.", "Health insurance."),
        ("Apply at https://northwind.example", "apply", "jobs@northwind.example", ""),
        ("An equal opportunity employer.", "equal-opportunity", "We choose by work.", ""),
        ("An employer.", "equal-opportunity", "We choose by work.", "We choose by work."),
    ],
)
def test_a_template_may_say_it_in_its_own_way(
    text: str, name: str, shown: str, missing: str
) -> None:
    found: Any = left_out(text, name, [shown], "en")
    assert found.startswith(missing) if missing else found == ""
