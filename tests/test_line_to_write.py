"""What a message says to write is right: written so, the file has no problem left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from charter.facts.company import Workspace
from charter.problems import CharterError, nearest
from charter.read.schema import check_schema
from charter.read.yaml_source import parse_yaml

FILE = "company: {name: Acme}\nstructure: separate\n"


def told(workspace: Callable[..., Workspace], text: str) -> list[str]:
    try:
        workspace(text)
    except CharterError as bad:
        return [str(each).partition(": ")[2] for each in bad.problems]
    return []


# What stands in the file, what it should be, and how the message says so; {} is the rest of a file.
MENDED = [
    ("company: {name: A, regulated: yes}\n{}", "regulated: true", "write: regulated: true"),
    ("company: {name: A, investors: 'No'}\n{}", "investors: false", "write: investors: false"),
    ("company: {name: A, headcount: about 40}\n{}", "headcount: 40", "write: headcount: 40"),
    ("company: {name: A, website: www.a.example}\n{}", "website: https://www.a.example",
     "write https://www.a.example"),
    ("company: {name: A, country: us}\n{}", "country: US", "write US"),
    ("company: {name: A, business_model: SaaS}\n{}", "business_model: saas",
     "did you mean 'saas'?"),
    ("positions:\n  cto: filled\n{}", "cto: {status: filled}", "write it as '{status: filled}'"),
    ("positions:\n  cto: yes\n{}", "cto: {status: filled}", "write it as '{status: filled}'"),
    ("positions:\n  - cto\n{}", "  cto:", "write each without '- ', as 'cto:'"),
    ("positions:\n  CTO: {status: filled}\n{}", "  cto:", "write cto"),
    ("positions:\n  cto: {places: Berlin}\n{}", "places: [{city: Berlin}]",
     "write 'places: [{city: Berlin}]'"),
    ("positions:\n  cto: {places: [Berlin]}\n{}", "[{city: Berlin}]",
     "write it as '{city: Berlin}'"),
    ("positions:\n  cto: {holder: [Ann]}\n{}", "holder: Ann", "write: holder: Ann"),
    ("positions:\n  cto: {employment: full time}\n{}", "employment: full-time",
     "did you mean 'full-time'?"),
    ("positions:\n  cto: {salary: {min: 1000, max: 2000, currency: USD}}\n{}", "{pay:",
     "write 'pay:'"),
    ("positions:\n  cto: {manager: ceo}\n{}", "reports_to:", "write 'reports_to:'"),
    ("assign:\n  product.roadmap: [cto]\n{}", "roadmap: cto", "write: product.roadmap: cto"),
    ("assign:\n  product.roadmap: CTO\n{}", "roadmap: cto", "write cto"),
    ("assign:\n  roadmap: cto\n{}", "product.roadmap:", "did you mean 'product.roadmap'?"),
    ("assign:\n  - product.roadmap: cto\n{}", "  product", "take away the '- ' before each line"),
    ("company:\n  name: A\n  structure: separate\n", "\nstructure:",
     "start this line without spaces in front"),
    ("structure: separate\nname: A\n", "company:\n  name:",
     "write it under 'company:', with two spaces in front"),
    ("positions:\ncto: {status: filled}\n{}", "\n  cto",
     "start this line with two spaces, as all that belongs under 'positions:'"),
    ("positions:\n  cto: status: filled\n{}", "cto: {status: filled}",
     "write: cto: {status: filled}"),
    ("positions:\n  cto: {status: filled; title: Head}\n{}", "filled, title",
     "write: cto: {status: filled, title: Head}"),
    ("positions:\n  cto: {status: filled title: Head}\n{}", "filled, title",
     "write: cto: {status: filled, title: Head}"),
    ("positions:\n  cto: {status filled}\n{}", "status: filled",
     "write 'status: filled', with a colon and a space"),
    ("Company: {name: A}\nstructure: separate\n", "company:", "did you mean 'company'?"),
]  # fmt: skip
MENDED_FROM = [
    "regulated: yes", "investors: 'No'", "headcount: about 40", "website: www.a.example",
    "country: us", "business_model: SaaS", "cto: filled", "cto: yes", "  - cto", "  CTO:",
    "places: Berlin", "[Berlin]", "holder: [Ann]", "employment: full time", "{salary:",
    "manager:", "roadmap: [cto]", "roadmap: CTO", "roadmap:", "  - product", "\n  structure:",
    "name:", "\ncto", "cto: status: filled", "filled; title", "filled title", "status filled",
    "Company:",
]  # fmt: skip


def whole(text: str) -> str:
    """Return the file: what it lacks stands in for {}."""
    rest = "" if "company:" in text else "company: {name: Acme}\n"
    return text.replace("{}", rest + "structure: separate\n")


@pytest.mark.parametrize(
    ("wrong", "old", "new", "hint"),
    [(one[0], old, *one[1:]) for one, old in zip(MENDED, MENDED_FROM, strict=True)],
)
def test_one_cause_is_told_once_and_mended_by_what_is_told(
    workspace: Callable[..., Workspace], wrong: str, old: str, new: str, hint: str
) -> None:
    text = whole(wrong)
    (said,) = told(workspace, text)
    assert said.rpartition(" [")[0].partition(" - ")[2] == hint
    assert told(workspace, text.replace(old, new, 1)) == []


@pytest.mark.parametrize("word", ["cfo", "cmo", "cxo"])
def test_another_leader_is_no_slip_of_the_pen(
    workspace: Callable[..., Workspace], word: str
) -> None:
    (said,) = told(workspace, FILE + f"positions:\n  cto: {{reports_to: {word}}}\n")
    assert f"no position '{word}' - known: ceo, cto, cpo" in said


def test_ids_of_one_area_are_not_taken_for_each_other(
    workspace: Callable[..., Workspace],
) -> None:
    (said,) = told(workspace, FILE + "assign: {product.no-such: cto}\n")
    assert "'charter show responsibilities' and 'charter show decisions' list them" in said


def test_what_is_not_known_is_told_with_all_that_is(workspace: Callable[..., Workspace]) -> None:
    (said,) = told(workspace, FILE + "positions: {cto: {zzz: 1}}\n")
    assert said.startswith("'zzz' is not known here - known: role, title, level,")


@pytest.mark.parametrize("word", ["yes", "No", "nein"])
def test_remote_is_a_region_and_no_yes(workspace: Callable[..., Workspace], word: str) -> None:
    (said,) = told(workspace, FILE + f"positions: {{cto: {{remote: {word}}}}}\n")
    assert said.startswith("'remote' must say from where one may work, such as the EU, not ")
    assert told(workspace, FILE + "positions: {cto: {remote: Norway}}\n") == []


def test_amounts_in_words_are_told_with_their_digits(workspace: Callable[..., Workspace]) -> None:
    pay = "positions: {cto: {pay: {min: 280 thousand, max: 300000, currency: USD}}}\n"
    (said,) = told(workspace, FILE + pay)
    assert "write: min: 280000" in said


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("us-caa", ["US-CA", "DE"], "US-CA"),
        ("Letterhead.docx", ["letterhead.docx"], "letterhead.docx"),
        ("prodct.roadmap", ["product.roadmap"], "product.roadmap"),
        ("product.rodmap", ["product.roadmap", "product.design"], "product.roadmap"),
        ("product.velocity", ["product.quality"], ""),
        ("cfo", ["cto", "ceo"], ""),
    ],
)
def test_a_word_that_may_be_meant(word: str, known: list[str], meant: str) -> None:
    assert nearest(word, known) == meant


def test_a_rule_that_is_one_of_a_list_is_followed():
    text = "responsibilities:\n  - id: product.roadmap\n    posting: 7\n"
    source = parse_yaml(text, "a.yaml")
    (problem,), _ = check_schema(source, "catalog")
    assert str(problem).startswith("a.yaml:3:14: 'posting' should be a sentence, a list of")
    assert problem.hint == "put it in quotes"
