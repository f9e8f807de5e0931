"""Kinds of input that once went into papers, or were passed over, without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from charter.compose.other_forms import other_form
from charter.facts.slots import OF_COMPANY
from charter.load.company_file import read_workspace
from charter.resources import templates_folder
from conftest import Ran

Command = Callable[..., Ran]
COMPANY = """\
company:
  name: Tarn
  about: {about}
  country: GB
  currency: GBP
{company}structure: separate
positions:
  ceo: {{status: filled}}
  cto:
    status: vacant
    acting: ceo
    opening: This is a new position.
    pay: {{min: 120000, max: 140000}}
    places: [{{city: Leeds, country: GB}}]
    apply: {{email: jobs@tarn.example, until: 2027-03-31}}
    limits: {{spend: 50000, hire: team leads and below}}
  cpo: {{status: filled}}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def make(about: str = "Tarn makes maps.", company: str = "", **files: str) -> Path:
        text = COMPANY.format(about=about, company=company)
        (tmp_path / "company.yaml").write_text(text, "utf-8")
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_md_j2", ".md.j2")
            path = path if path.suffix else path.with_suffix(".yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8")
        return tmp_path

    return make


def both(charter: Command, folder: Path) -> list[str]:
    """Return what build and check say of a workspace."""
    day = ("--date", "2026-12-01")
    built = charter("build", str(folder), *day, "--force")
    checked = charter("check", str(folder), *day)
    return [built.out + built.err, checked.out + checked.err]


class TestTypedFacts:
    LINES = "Pay: £110,000 to £125,000\nWrite to careers@tarn.example by 31 January 2027."

    def in_word(self, folder: Path, lines: str) -> None:
        (folder / "templates").mkdir(exist_ok=True)
        document = docx.Document()
        for line in ("{{ posting.title }}", "{{ posting.about }}", *lines.split("\n")):
            document.add_paragraph(line)
        document.save(str(folder / "templates/posting.docx"))

    def test_what_the_company_file_says_otherwise_is_told(
        self, write: Callable[..., Path], charter: Command
    ) -> None:
        self.in_word(write(), self.LINES)
        for said in both(charter, write()):
            assert "paragraph 3: the pay '£110,000 to £125,000' is typed here" in said
            assert "the company file has 120000 and 140000 for 'cto'" in said
            assert "the address 'careers@tarn.example' is typed here" in said
            assert "by 31 January 2027.' is typed here, and the company file has 2027-03-31" in said
            assert said.count("[typed-fact]") == 3

    @pytest.mark.parametrize(
        "lines",
        [
            "Pay: £120,000 to £140,000\nWrite to jobs@tarn.example by 31 March 2027.",
            "Write to {{ posting.apply_email }} by {{ posting.apply_until }}.",
            "We were founded on 1 May 1990 and raised £2 million.",
            "Apply by 31 March.",
        ],
    )
    def test_the_same_and_other_facts_are_not(
        self, write: Callable[..., Path], charter: Command, lines: str
    ) -> None:
        self.in_word(write(), lines)
        assert all("typed-fact" not in said for said in both(charter, write()))

    @pytest.mark.parametrize(
        ("line", "site", "told"),
        [
            ("Apply at www.tarm.example/jobs.", "https://tarn.example", "www.tarm.example/jobs"),
            ("Apply at www.tarn.example/jobs.", "https://tarn.example", ""),
            ("Apply at https://jobs.tarn.example/9.", "https://tarn.example", ""),
            ("Apply at https://tarn.recruiter.example.", "https://tarn.example", ""),
            ("See https://www.tarm.example.", "https://tarn.example", ""),
        ],
    )
    def test_a_web_address_that_is_nearly_ours_is(
        self, write: Callable[..., Path], charter: Command, line: str, site: str, told: str
    ) -> None:
        self.in_word(write(company=f"  website: {site}\n"), line)
        for said in both(charter, write(company=f"  website: {site}\n")):
            assert (f"the web address '{told}' is typed here" in said) is bool(told)

    def test_in_markdown_too(self, write: Callable[..., Path], charter: Command) -> None:
        text = "# {{ posting.title }}\n\n{{ posting.about }}\n\nSalary: £90k a year\n"
        folder = write(templates__posting_md_j2=text)
        assert all("posting.md.j2:5: the pay '£90k" in said for said in both(charter, folder))

    def test_untouched_starters_have_none(
        self, write: Callable[..., Path], charter: Command
    ) -> None:
        folder = write()
        assert charter("templates", "eject", "posting.docx", "--workspace", str(folder)).code == 0
        assert all("typed-fact" not in said for said in both(charter, folder))


class TestNeverPrinted:
    def test_a_wording_behind_one_that_always_holds(
        self, write: Callable[..., Path], charter: Command
    ) -> None:
        said = """\
responsibilities:
  - id: technology-roadmap.architecture
    charter:
      - Sets the target architecture.
      - {say: Sets it with customers., when: {customers: [business]}}
"""
        for told in both(charter, write(catalog__ours=said)):
            assert "ours.yaml:5:9: this wording of 'charter' can never be printed" in told

    @pytest.mark.parametrize(
        "order",
        [
            "[{say: Sets it., when: {customers: [business]}}, Sets the target architecture.]",
            "[Sets it.]",
            "Sets it.",
        ],
    )
    def test_others_can_be(self, write: Callable[..., Path], charter: Command, order: str) -> None:
        said = f"responsibilities: [{{id: technology-roadmap.architecture, charter: {order}}}]"
        assert all("never-printed" not in told for told in both(charter, write(catalog__ours=said)))

    @pytest.mark.parametrize(("weight", "told"), [(1, True), (2, True), (3, False)])
    def test_work_that_is_too_light(
        self, write: Callable[..., Path], charter: Command, weight: int, told: bool
    ) -> None:
        said = f"""\
responsibilities:
  - id: delivery.certificates
    title: Certificates
    area: delivery
    charter: Keeps each release certified.
    posting: You keep each release certified.
    accountable: [cto]
    weight: {weight}
"""
        folder = write(catalog__ours=said)
        for found in both(charter, folder):
            assert ("the posting for 'cto' does not print this" in found) is told
        printed = "You keep each release certified." in (folder / "out/cto-posting.md").read_text()
        assert printed is not told

    def test_statements_of_places_where_no_post_is(
        self, write: Callable[..., Path], charter: Command
    ) -> None:
        lines = "  equal_opportunity: [{place: IE, say: We are fair.}, {place: GB, say: Fair.}]\n"
        lines += "  accommodation: [{place: US-CO, say: Write to us.}]\n"
        for told in both(charter, write(company=lines)):
            assert (
                "'equal_opportunity' for IE is printed nowhere: the vacant posts are in GB" in told
            )
            assert "'accommodation' for US-CO is printed nowhere" in told
            assert told.count("[never-printed]") == 2


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ('company.country == "UK"', "'country' can never be 'UK' - write 'GB'"),
        ('"UK" == company.country', "'country' can never be 'UK'"),
        ('posting.employment == "full time"', 'posting.facts.employment == "full-time"'),
        ('posting.employment == "Full_Time"', 'posting.facts.employment == "full-time"'),
        ('company.country == "GB"', ""),
        ('posting.facts.employment == "full-time"', ""),
    ],
)
def test_a_condition_that_never_holds_is_told_by_build_and_check(
    write: Callable[..., Path], charter: Command, condition: str, told: str
) -> None:
    text = "# {{ posting.title }}\n\n{% if " + condition + " %}Yes.{% endif %}\n"
    for said in both(charter, write(templates__posting_md_j2=text)):
        assert ("[never-so]" in said) is bool(told)
        assert told in said


def test_a_block_beside_the_folder_of_blocks_is_told_where_to_go(
    write: Callable[..., Path], charter: Command
) -> None:
    text = (templates_folder() / "blocks/sign-off.md.j2").read_text("utf-8")
    folder = write()
    (folder / "templates").mkdir()
    (folder / "templates/sign-off.md.j2").write_text(text, "utf-8")
    assert all("move it to 'blocks/sign-off.md.j2'" in said for said in both(charter, folder))


def test_numbers_compared_with_texts_and_asked_of_nothing_are_told_in_plain_words() -> None:
    from charter.render.papers import in_words

    with pytest.raises(TypeError) as bad:
        max(1, "1")  # type: ignore[type-var]
    assert in_words(bad.value).startswith("a number is compared with a text - write the number")


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (">-\n    Tarn stands for\n    1. maps\n    2. people\n    3. profit", "begins with '1. '"),
        (">-\n    We have:\n    1) maps\n    2) people", "begins with '1) '"),
        (">-\n    Tarn sells soft-\n    ware for maps.", "write 'software'"),
        ("Tarn\ufb01eld makes maps.", "write 'Tarnfield'"),
        ("Our pre- and post-sales teams make maps.", ""),
        ("Version 1.0 came before 2.0 did.", ""),
    ],
)
def test_lines_that_were_run_together_are_told(
    write: Callable[..., Path], charter: Command, about: str, told: str
) -> None:
    for said in both(charter, write(about=about)):
        assert told in said
        codes = ("list-in-a-line", "parted-word", "lost-letters")
        assert any(code in said for code in codes) is bool(told)


def test_days_of_a_sentence_are_no_list(write: Callable[..., Path]) -> None:
    text = "Danmark: 1. januar, derefter 2. februar og 3. marts."
    assert read_workspace(write(about=f"'{text}'")).company.about == text


def test_all_that_is_in_another_form_is_told_at_once() -> None:
    form, hint, said = other_form("Start 1/5/2027, 140,000 kr. om året", "da")
    assert form == "a day and a number in another form"
    assert said == ("1/5/2027", "140,000 kr.")
    assert "1. maj 2027" in hint
    assert "12.500" in hint


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("Ruth Mbeki, MBA (CEO ad interim)", "write 'Ruth Mbeki, MBA'"),
        ("Ruth Mbeki (acting)", "write 'Ruth Mbeki'"),
        ("Ruth Mbeki, MBA Oxon", ""),
        ("Ruth Mbeki, PhD (Leeds)", ""),
        ("Ruth Mbeki, Tom Hale", "write 'holders: [{name: Ruth Mbeki}, {name: Tom Hale}]'"),
        ("Ruth Mbeki and Tom Hale", "write 'holders: [{name: Ruth Mbeki}, {name: Tom Hale}]'"),
    ],
)
def test_the_degree_and_the_remark_behind_a_name_are_no_second_holder(said: str, hint: str) -> None:
    found = OF_COMPANY["holder"](said)
    assert (found.hint if found else "").startswith(hint)
    assert bool(found) is bool(hint)


@pytest.mark.parametrize("name", ["Company.YAML", "COMPANY.yaml", "company.yml", "Company.Yml"])
def test_the_company_file_of_another_case_is_named(
    tmp_path: Path, charter: Command, name: str
) -> None:
    (tmp_path / name).write_text(COMPANY.format(about="x", company=""), "utf-8")
    assert f"rename '{name}' to it" in charter("check", str(tmp_path)).err


LEAST = """\
company: {name: Tarn%s}
structure: %s
positions: {%s: {status: vacant, acting: ceo}}
"""


@pytest.mark.parametrize(("structure", "head"), [("separate", "cto"), ("combined", "cpto")])
@pytest.mark.parametrize("language", ["", "de", "da"])
@pytest.mark.parametrize("starter", ["posting.docx", "charter.docx", "posting.md.j2"])
def test_an_untouched_starter_makes_the_papers_of_a_company_with_the_least_facts(
    tmp_path: Path, charter: Command, structure: str, head: str, language: str, starter: str
) -> None:
    said = f", language: {{postings: {language}, charters: en-GB}}" if language else ""
    (tmp_path / "company.yaml").write_text(LEAST % (said, structure, head), "utf-8")
    assert charter("templates", "eject", starter, "--workspace", str(tmp_path)).code == 0
    day = ("--date", "2026-12-01")
    # What is a draft may have holes; as a paper that goes out it may have none either.
    with_limits = (
        (tmp_path / "company.yaml")
        .read_text("utf-8")
        .replace(
            "acting: ceo",
            "acting: ceo, limits: {spend: 5, currency: GBP, hire: nobody}, "
            "apply: {email: a@b.example}",
        )
    )
    for text in (with_limits, (tmp_path / "company.yaml").read_text("utf-8")):
        (tmp_path / "company.yaml").write_text(text, "utf-8")
        ran = charter("build", str(tmp_path), *day, "--force")
        assert "empty-field" not in ran.err
        assert (tmp_path / f"out/{head}-posting.docx").is_file()
        assert (tmp_path / f"out/{head}-charter.docx").is_file()
        shutil.rmtree(tmp_path / "out")
