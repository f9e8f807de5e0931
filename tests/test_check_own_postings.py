"""`charter check` on words and shape of the workspace's own postings, and on job boards."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.check.papers.own_postings import check_words, posting_laws
from charter.compose.posting import compose_posting
from charter.facts.catalog import Catalog
from charter.load.company_file import read_workspace
from charter.render.papers import Markdown, Renderer
from charter.resources import catalog_folder, examples_folder, templates_folder
from charter.trace.spots import Spots
from conftest import Ran

DAY = date(2026, 12, 1)
GOOD = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
LANGUAGES = Path(__file__).parent / "languages"
Check = Callable[..., list[dict[str, object]]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, charter: Callable[..., Ran]) -> Check:
    """Change the good workspace, and return all remarks on its posting, errors first."""
    monkeypatch.chdir(tmp_path)

    def remarks(*changes: tuple[str, str], **files: str) -> list[dict[str, object]]:
        text = GOOD
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        Path("company.yaml").write_text(text, "utf-8")
        done = charter("check", "--json", "--date", "2026-12-01")
        (posting,) = json.loads(done.out)["postings"]
        assert done.code == (1 if posting["errors"] else 0)
        return [*posting["errors"], *posting["advice"]]

    return remarks


def where(remark: dict[str, object]) -> tuple[object, ...]:
    return remark["path"], remark["line"], remark["column"]


def line_of(text: str, path: str = "company.yaml") -> int:
    lines = Path(path).read_text("utf-8").split("\n")
    (number,) = [n for n, line in enumerate(lines, 1) if text in line]
    return number


def test_the_good_workspace_has_no_remark(check: Check) -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "quote", "label"),
    [
        ("Twelve people work", "Twelve ninjas work", "jargon", "ninjas", "company.about"),
        ("Twelve people", "Here a young\n    team", "age-coded", "young team", "company.about"),
        ("20 days of", "Ninja days of", "jargon", "Ninja", "company.benefits"),
        ("This is a new", "A fast-paced", "fast-pace", "fast-paced", "positions.cpto.opening"),
        ("stock options", "rock star options", "jargon", "rock star", "positions.cpto.equity"),
        ("paid every", "wizards paid", "jargon", "wizards", "positions.cpto.pay.note"),
        ("Send a CV", "Send a rock star CV", "jargon", "rock star", "positions.cpto.apply.send"),
        ("- Two conv", "- Ninjas and conv", "jargon", "Ninjas", "positions.cpto.apply.steps"),
        (
            "    opening:",
            "    musts:\n      - 10+ years of experience with databases.\n    opening:",
            "years-of-experience",
            "10+ years of experience",
            "positions.cpto.musts",
        ),
    ],
)
def test_words_stand_at_their_line_of_the_company_file(
    check: Check, old: str, new: str, code: str, quote: str, label: str
) -> None:
    (remark,) = check((old, new))
    assert (remark["code"], remark["quote"]) == (code, quote)
    assert str(remark["message"]).endswith(f"; from company fact {label}")
    lines = Path("company.yaml").read_text("utf-8").split("\n")
    first, column = quote.split(maxsplit=1)[0], remark["column"]
    assert isinstance(column, int)
    line = lines[line_of(f" {first}") - 1]
    assert where(remark) == ("company.yaml", line_of(f" {first}"), line.index(first) + 1)


def test_an_error_ends_with_exit_code_1(check: Check) -> None:
    remark, *_ = check(("Twelve people work", "Recent graduates work"))
    assert (remark["code"], remark["quote"]) == ("age-coded", "Recent graduates")
    assert where(remark)[1] == line_of("Recent graduates")


def test_a_title_stands_at_its_key(check: Check) -> None:
    remark, *_ = check(("  cpto:\n", "  cpto:\n    title: Chairman of Product\n"))
    assert (remark["code"], remark["quote"]) == ("masculine-word", "Chairman")
    assert where(remark)[1] == line_of("Chairman")


def test_words_of_an_own_entry_stand_in_its_file(check: Check, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/ours.yaml").write_text(
        "responsibilities:\n"
        "  - id: product.roadmap\n"
        "    charter: Publishes the roadmap.\n"
        "    posting: >-\n"
        "      You publish the roadmap, and as a\n"
        "      ninja you defend it.\n",
        "utf-8",
    )
    (remark,) = check()
    assert where(remark) == ("catalog/ours.yaml", 6, 7)
    assert remark["message"] == "is jargon or filler; from responsibility product.roadmap"


def test_words_of_an_own_template_stand_in_it(check: Check, tmp_path: Path) -> None:
    (tmp_path / "templates/blocks").mkdir(parents=True)
    (tmp_path / "templates/charter.md.j2").write_text("A guru.\n", "utf-8")
    shipped = (templates_folder() / "blocks/statements.md.j2").read_text("utf-8")
    own = tmp_path / "templates/blocks/statements.md.j2"
    own.write_text(f"{shipped}\nWe want a guru.\n", "utf-8")
    (remark,) = check()
    assert where(remark)[:2] == ("templates/blocks/statements.md.j2", shipped.count("\n") + 2)
    assert remark["quote"] == "guru"


@pytest.mark.usefixtures("from_files")
def test_words_of_a_shipped_entry_stand_in_the_catalogue(catalog: Catalog) -> None:
    organisation = organise(read_workspace(examples_folder() / "tarnquern"))
    posting = compose_posting(organisation, "cpto", DAY)
    position = organisation.positions["cpto"]
    spots = Spots(organisation, position, posting, Path("templates"))
    sentences = [
        o for o in spots.origins if o.place.path.startswith("catalog/") and o.raw == o.text
    ]
    assert len(sentences) > 20
    for origin in sentences:
        last = origin.text.rstrip(".").rsplit(" ", 1)[-1]
        at = origin.text.rindex(last)
        written = spots.of(origin.text, at, last, "What you will own", is_title=False)
        assert written.label == origin.label
        file = catalog_folder() / written.place.path.removeprefix("catalog/")
        line = file.read_text("utf-8").split("\n")[written.place.line - 1]
        assert line[written.place.column - 1 :].startswith(last), origin


def test_what_has_no_words_stands_at_the_position(check: Check) -> None:
    remote = "    remote: Canada\n    remote_from: [CA]\n"
    (remark,) = check(("    pay: {min", "    # pay: {min"), (remote, ""))
    assert remark["message"] == "the posting for 'cpto': no pay is shown"
    assert where(remark)[:2] == ("company.yaml", line_of("  cpto:"))


def test_a_long_posting_is_long(check: Check) -> None:
    codes = {r["code"]: r for r in check(("This is a new", "We rest each day. " * 90 + "A new"))}
    assert str(codes["length"]["message"]).startswith("the posting for 'cpto': ")


def test_what_the_law_says_is_said_once(tmp_path: Path) -> None:
    text = GOOD.replace("    pay: {min", "    # pay: {min").replace(
        '{city: Toronto, region: "ON", country: CA}', "{city: Denver, region: CO, country: US}"
    )
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    organisation = organise(read_workspace(tmp_path))
    (posting,) = posting_laws(organisation, DAY, tmp_path / "templates")
    codes = [remark.code for remark in posting.remarks]
    assert "law-pay" in codes
    assert "no-pay" not in codes


def test_a_missing_way_to_apply_is_said_once(check: Check) -> None:
    start, end = GOOD.index("    apply:\n"), GOOD.index("    internal:")
    codes = [r["code"] for r in check((GOOD[start:end], ""))]
    assert codes == ["no-closing-date"]


def test_a_language_without_lists_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    organisation = organise(read_workspace(examples_folder() / "tarnquern"))
    monkeypatch.setattr("charter.check.words.word_lists.listed_languages", lambda: ("de",))
    made = Renderer().render(compose_posting(organisation, "cpto", DAY))
    checked = check_words(organisation, made, tmp_path, ())
    assert checked == ((), ("words not checked: no lists for English",), "")


@pytest.mark.parametrize(("folder", "name"), [("havn-da", "cpo"), ("kranich-de", "cto")])
def test_german_and_danish_postings_are_read_in_their_language(folder: str, name: str) -> None:
    organisation = organise(read_workspace(LANGUAGES / folder))
    made: Markdown = Renderer().render(compose_posting(organisation, name, DAY))
    assert check_words(organisation, made, Path("templates"), ()).remarks == ()


def test_a_score_that_leans_is_told(check: Check, charter: Callable[..., Ran]) -> None:
    check(
        (
            "Twelve people work",
            "Twelve confident, ambitious, decisive, competitive, dominating people work",
        )
    )
    said = " ".join(charter("check", "--date", "2026-12-01").out.split())
    assert "confident, ambitious, decisive, competitive" in said
    assert check() == []
    assert "gender-coded" not in charter("check", "--date", "2026-12-01").out


def test_what_boards_need_is_a_group_of_its_own(check: Check, charter: Callable[..., Ran]) -> None:
    check()
    done = charter("check", "--date", "2026-12-01")
    group = done.out.partition("For job boards")[2]
    assert done.code == 0
    assert group.startswith(" (2), as 'charter feed' needs it\n")
    assert (
        "Indeed, LinkedIn and Talent.com: 'cpto' has no web page to send people to - add 'url:'"
        in " ".join(group.split())
    )
    assert "Why:" not in group
    boards = json.loads(charter("check", "--json", "--date", "2026-12-01").out)["boards"]
    assert [remark["code"] for remark in boards] == ["no-reference", "no-web-page"]


def test_a_position_that_is_filled_has_no_board_remarks(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    text = GOOD.replace("status: vacant", "status: filled").replace("    acting: ceo", "    #")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    data = json.loads(charter("check", str(tmp_path), "--json").out)
    assert (data["postings"], data["boards"]) == ([], [])


def test_words_of_two_postings_are_printed_once(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    text = (Path(__file__).parent / "briefs/tallyho/company.yaml").read_text("utf-8")
    assert "  about:" in text
    (tmp_path / "company.yaml").write_text(
        text.replace("  about:", "  benefits: [A ninja handbook.]\n  about:", 1), "utf-8"
    )
    said = charter("check", str(tmp_path)).out
    assert said.count('"ninja" is jargon') == 1


def test_one_reference_for_two_postings_is_told_before_the_feed(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    text = "company: {name: Acme, country: GB, currency: GBP}\nstructure: separate\npositions:\n"
    text += "  ceo: {status: filled}\n"
    for post, reference in (("cto", "a-1"), ("cpo", "A-1")):
        text += f"  {post}: {{status: vacant, acting: ceo, reference: {reference}}}\n"
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    done = charter("check", str(tmp_path), "--date", "2026-12-01")
    group = done.out.partition("For job boards")[2]
    assert group.count("[duplicate-reference]") == 2
    assert "company.yaml:5:" in group
    (tmp_path / "company.yaml").write_text(text.replace("A-1", "a-2"), "utf-8")
    done = charter("check", str(tmp_path), "--date", "2026-12-01")
    assert "[duplicate-reference]" not in done.out
