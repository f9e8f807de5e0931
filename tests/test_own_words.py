"""What a person wrote into company.yaml stands in every paper as they meant it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.document.outside.from_file import reading_of
from charter.make import Wanted, make_papers
from charter.problems import InputError

DAY = date(2026, 12, 1)
COMPANY = """\
company:
  name: Havn
  country: {country}
  currency: EUR
  language: {{postings: {language}, charters: en-GB}}
{company}
structure: separate
positions:
  ceo: {{}}
  cto:
    status: vacant
    acting: ceo
    limits: {{spend: 9000, hire: leads}}
{position}
"""
ADDRESSES = ("https://havn.example/jobs", "jobs+cto@havn.example")
APPLY = "    apply: {url: 'https://havn.example/jobs', email: jobs+cto@havn.example"


def company(
    position: str = "", general: str = "", language: str = "en-GB", country: str = "GB"
) -> str:
    return COMPANY.format(country=country, language=language, company=general, position=position)


Posting = Callable[..., str]


@pytest.fixture
def posting(workspace: Callable[..., Any], tmp_path: Path) -> Posting:
    """Make the posting of the CTO in a format, and read it as others would, a line a block."""

    def make(ending: str, *text: str, **more: str) -> str:
        wanted = Wanted(DAY, ["posting"], ["cto"], [ending])
        files = make_papers(workspace(company(*text, **more)), wanted).files
        path = tmp_path / f"cto-posting.{ending}"
        path.write_bytes(files[path.name])
        return reading_of(path).text if ending != "txt" else path.read_text("utf-8")

    return make


class TestHowToApply:
    @pytest.mark.parametrize(
        ("language", "day"),
        [("en-GB", "31 March 2027"), ("de", "31. März 2027"), ("da", "31. marts 2027")],
    )
    @pytest.mark.parametrize("until", ["", ", until: 2027-03-31"])
    @pytest.mark.parametrize("ending", ["txt", "docx", "html"])
    def test_web_and_e_mail_address_both_stand_there(
        self, language: str, day: str, until: str, ending: str, posting: Posting
    ) -> None:
        """In one sentence with the day, whichever of its wordings it is."""
        text = posting(ending, f"{APPLY}{until}}}", language=language)
        said = [line for line in text.splitlines() if all(each in line for each in ADDRESSES)]
        assert len(said) == 1
        assert (day in said[0]) is bool(until)


TEXT = """\
We sell **boats** to hotels
in Kiel.

- Forty people
- Two sites [in Aarhus](https://aarhus.example/a_(b))

Join us."""
SHOWN = ["We sell **boats** to hotels in Kiel.", "Forty people", "Two sites in Aarhus", "Join us."]


def block(key: str, text: str, indent: int) -> str:
    """Write a text under its key as YAML does with "|"."""
    lines = (f"{' ' * (indent + 2)}{line}".rstrip() for line in text.split("\n"))
    return f"{' ' * indent}{key}: |\n" + "\n".join(lines)


FIELDS = {
    "about": ("", block("about", TEXT, 2)),
    "opening": (block("opening", TEXT, 4), ""),
    "equal_opportunity": ("", block("equal_opportunity", TEXT, 2)),
    "accommodation": ("", block("accommodation", TEXT, 2)),
    "benefits": ("    benefits:\n" + block("-", TEXT, 6).replace("-:", "-"), ""),
    "send": ("    apply:\n" + block("send", TEXT, 6), ""),
    "steps": ("    apply:\n      steps:\n" + block("-", TEXT, 8).replace("-:", "-"), ""),
}


class TestParagraphsListsAndLinks:
    """In Markdown, Word, web page, plain text and PDF alike."""

    @pytest.mark.parametrize("ending", ["md", "docx", "html", "txt"])
    @pytest.mark.parametrize("field", FIELDS)
    def test_each_is_a_line_of_its_own(self, field: str, ending: str, posting: Posting) -> None:
        lines = [
            line.strip().removeprefix("- ").replace(" (https://aarhus.example/a_(b))", "")
            for line in posting(ending, *FIELDS[field]).split("\n")
        ]
        assert [line for line in SHOWN if line not in lines] == [], lines

    def test_a_list_is_a_list_and_a_link_a_link(
        self, workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        made = workspace(company(*FIELDS["about"]))
        (html,) = _html(made)
        assert (
            "<p>We sell **boats** to hotels in Kiel.</p>\n<ul><li>Forty people</li>"
            '<li>Two sites <a href="https://aarhus.example/a_(b)">in Aarhus</a></li></ul>\n'
            "<p>Join us.</p>"
        ) in html

    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("First.\nSecond.", "<p>First.</p>\n<p>Second.</p>"),
            ("Havn A/S\nNygade 1\n8000 Aarhus", "<p>Nygade 1</p>\n<p>8000 Aarhus</p>"),
            ("We need:\n1. one\n2. two", "<p>We need:</p>\n<ol><li>one</li><li>two</li></ol>"),
            ("We need:\n3. one\n4. two", '<ol start="3"><li>one</li><li>two</li></ol>'),
            ("In:\n1. one\n3. two", "<p>In:</p>\n<p>1. one</p>\n<p>3. two</p>"),
            ("For:\n\u2022 one\n\u2022 two", "<p>For:</p>\n<ul><li>one</li><li>two</li></ul>"),
            ("# one\n> two\n+49 30 1", "<p># one</p>\n<p>&gt; two</p>\n<p>+49 30 1</p>"),
            ("[a](javascript:x) b", "<p>[a](javascript:x) b</p>"),
            ("[a b](mailto:a+b@c.example).", '<p><a href="mailto:a+b@c.example">a b</a>.</p>'),
            ("We:\na) x\nb) y", "<p>We:</p>\n<p>a) x</p>\n<p>b) y</p>"),
            ("![a](https://a.example/a.png)", "<p>![a](https://a.example/a.png)</p>"),
            ("|a|\n|-|\n|b|", "<p>|a|</p>\n<p>|-|</p>\n<p>|b|</p>"),
        ],
    )  # fmt: skip
    def test_what_lines_become(self, text: str, html: str, workspace: Callable[..., Any]) -> None:
        (page,) = _html(workspace(company(block("opening", text, 4))))
        assert html in page


def _html(workspace: Any) -> list[str]:
    files = make_papers(workspace, Wanted(DAY, ["posting"], ["cto"], ["html"])).files
    return [text.decode() for name, text in files.items() if name == "cto-posting.html"]


LIST = "We have: - health insurance - 25 days"


@pytest.mark.parametrize(
    ("position", "general", "said"),
    [
        ("", f"  about: '{LIST}'", "in 'about' are all on one line - write '|' alone after the "
         "colon, and each item on a line of its own that begins with '- '"),
        ("    opening: >-\n      We have:\n      - health\n      - leave", "",
         "the items of the list in 'opening' are all on one line - write '|' alone"),
        (f"    musts: ['{LIST}']", "", "'musts' are all on one line - write it as a sentence"),
        ("    musts:\n      - |\n        You have:\n        - one\n        - two", "",
         "'musts' is one paragraph in papers, and this has several, or a list - write it as one"),
        ("    outcomes:\n      - |\n        One.\n\n        Two.", "",
         "'outcomes' is one paragraph in papers, and this has several, or a list"),
    ],
)  # fmt: skip
def test_a_list_that_would_be_lost_is_refused(
    position: str, general: str, said: str, workspace: Callable[..., Any]
) -> None:
    with pytest.raises(InputError) as caught:
        workspace(company(position, general))
    (problem,) = caught.value.problems
    assert said in str(problem)


def test_a_list_in_a_sentence_of_the_catalogue_is_refused(workspace: Callable[..., Any]) -> None:
    ours = "decisions:\n  - id: decision.roadmap\n    charter: |\n      Decides:\n      - all\n"
    with pytest.raises(InputError, match="'charter' is one paragraph in papers"):
        workspace(company(), ours=ours)


def test_a_dash_in_a_sentence_is_no_list(workspace: Callable[..., Any]) -> None:
    text = "We sell boats - large ones - to hotels. On 3 - 4 days a week - or more - we sail."
    assert workspace(company("", f"  about: {text}")).company.about == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We sell **boats** here.", "'about' has '**boats**', which papers print with its marks"),
        ("We __sell__ boats.", "'about' has '__sell__', which papers print with its marks"),
        ("# Boats for all", "'about' has '# Boats for all', which papers print with its marks"),
        ("Use `git` here.", "'about' has '`git`', which papers print with its marks"),
        ("We <b>sell</b> boats.", "'about' has '<b>' and '</b>', which papers print with their"),
        ("R&amp;D", "'about' has '&amp;', which papers print with its marks"),
        ("See [us](www.a.example).", "'about' has '[us](www.a.example)', which papers print"),
        ("![a](https://a.example/a.png)", "'about' has '![a](https://a.example/a.png)', which"),
        (
            "*We* sell `a` to ~~all~~.",
            "'about' has '*We*', '`a`' and '~~all~~', which papers print",
        ),
        ("You work at {company}.", "'about' has '{company}', which nothing fills in"),
        ("You work at {{ company.name }}.", "has '{{ company.name }}', which nothing fills in"),
        ("We are #1, sell 5*3*2 <3 snake_case_names at C&A [in Kiel]. {", ""),
        ("See [us](https://a.example/a_(b)) or a+b@c.example.", ""),
    ],
)
def test_marks_that_papers_print_are_told_by_check_and_build(
    text: str, said: str, tmp_path: Path, charter: Callable[..., Any]
) -> None:
    (tmp_path / "company.yaml").write_text(company("", f"  about: '{text}'"), "utf-8")
    checked, built = charter("check", str(tmp_path)), charter("build", str(tmp_path))
    for told in (checked.out, built.err):
        assert (said in told) if said else "printed-mark" not in told


@pytest.mark.parametrize(
    ("about", "position", "said"),
    [
        ("We sell.\n# ask Sales first", "", "has '# ask Sales first', which papers print with its"),
        ("We sell.\n# ask Sales first", "", "where it is a note to yourselves, take its line out"),
        ("You will:\n-hire two VPs", "", "'about' has '-hire two VPs', which papers take for no"),
        ("Old &amp; slow&nbsp;code &lt; 1.", "", "write '&', a space and '<' [printed-mark]"),
        ("Old &amp; <b>slow</b> code.", "", "take the marks away"),
        (
            "You see Error! Reference source not found. here.",
            "",
            "'Error! Reference source not found.'",
        ),
        ("You will:\n-hire two VPs", "", "of a list - write '- hire two VPs' [printed-mark]"),
        (
            "",
            "opening: See <https://a.example>.",
            "'opening' has '<https://a.example>', which papers print",
        ),
        ("", "title: Chief *Boat* Officer", "'title' has '*Boat*', which papers print with"),
    ],
)
def test_marks_are_told_with_what_to_do_wherever_papers_print_a_text(
    about: str, position: str, said: str, tmp_path: Path, charter: Callable[..., Any]
) -> None:
    lines = "".join(f"\n    {line}" for line in about.split("\n"))
    text = company(f"    {position}", f"  about: |{lines}" if about else "")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    assert said in charter("check", str(tmp_path)).out


def test_marks_in_a_name_or_a_sentence_of_the_catalogue_are_told(
    tmp_path: Path, charter: Callable[..., Any]
) -> None:
    (tmp_path / "company.yaml").write_text(company(), "utf-8")
    (tmp_path / "catalog").mkdir()
    ours = "  - {id: product.backlog, title: The *backlog*, charter: 'Orders it.[^1]'}\n"
    (tmp_path / "catalog/ours.yaml").write_text(f"responsibilities:\n{ours}", "utf-8")
    told = charter("check", str(tmp_path)).out
    assert "'title' has '*backlog*', which papers print with its marks - take the marks aw" in told
    assert "'charter' has '[^1]', which papers print with its marks - take the marks away" in told


def test_a_name_in_a_sentence_of_the_catalogue_that_nothing_fills_in_is_told(
    tmp_path: Path, charter: Callable[..., Any]
) -> None:
    (tmp_path / "company.yaml").write_text(
        company("    outcomes: ['{nix} at {company}.']"), "utf-8"
    )
    (tmp_path / "catalog").mkdir()
    sentence = "Orders {nix} of {company} for {ceo}, and {owner:decision.backlog-order}, {cto.acc}."
    ours = f"responsibilities:\n  - id: product.backlog\n    charter: '{sentence}'\n"
    (tmp_path / "catalog/ours.yaml").write_text(ours, "utf-8")
    told = [
        line for line in charter("check", str(tmp_path)).out.splitlines() if "printed-m" in line
    ]
    assert [line.partition(": ")[2] for line in told] == [
        f"'{name}' has '{{nix}}', which nothing fills in - write the words themselves "
        "[printed-mark]"
        for name in ("outcomes", "charter")
    ]


def test_a_text_of_the_company_in_another_language_than_the_posting_is_told(
    tmp_path: Path, charter: Callable[..., Any]
) -> None:
    about = (
        "  about: We sell the boats that we have built, and our people are in Kiel and in Aarhus."
    )
    (tmp_path / "company.yaml").write_text(company("", about, language="de"), "utf-8")
    said = "'about' is English, and postings here are German - write it in German [other-language]"
    assert said in charter("check", str(tmp_path)).out
    assert said in charter("build", str(tmp_path)).err
    (tmp_path / "company.yaml").write_text(company("", about), "utf-8")
    assert "other-language" not in charter("check", str(tmp_path)).out
