"""Numbers that words say, and what to write for values that were meant for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.check.own.marks import printed_marks
from charter.check.words.pay import pay_in
from charter.load.company_file import read_workspace
from charter.problems import InputError, Problem
from charter.read.blanks import blanks_in
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder
from charter.values.number_words import number_in_words, number_said
from charter.values.numbers import Beside

COMPANY = """\
company:
  name: Acme
  country: {country}
  currency: {currency}
structure: separate
positions:
  ceo: {{status: filled}}
  cto:
    status: vacant
    acting: ceo
    {line}
  cpo: {{status: filled}}
{tail}
"""


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("three hundred and ten thousand", 310_000),
        ("Twenty-eight", 28),
        ("a million", 1_000_000),
        ("dreihundertvierzigtausend", 340_000),
        ("siebenundzwanzig", 27),
        ("tre hundrede tusind", 300_000),
        ("syvogtyve", 27),
        ("half a day", None),
        ("five and", None),
        ("ten times", None),
    ],
)
def test_a_number_in_words(said: str, number: int | None) -> None:
    assert number_in_words(said) == number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("0.25m", 250_000),
        ("\u00a32.5 million", 2_500_000),
        ("1,4 Mio. \u20ac", 1_400_000),
        ("80 Tsd.", 80_000),
        ("75 TEUR", 75_000),
        ("0.07m", 70_000),
        ("nine", 9),
        ("9 lives", None),
        ("", None),
    ],
)
def test_a_number_with_a_word_behind_it(said: str, number: int | None) -> None:
    assert number_said(said, Beside(decimal="," if "," in said else ".")) == number


def problems(
    tmp_path: Path, line: str, tail: str = "", country: str = "GB", currency: str = "GBP"
) -> list[Problem]:
    text = COMPANY.format(line=line, tail=tail, country=country, currency=currency)
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError) as wrong:
        read_workspace(tmp_path)
    return list(wrong.value.problems)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("pay: {min: 0.09m, max: 120000}", "write: min: 90000"),
        ("pay: {min: ninety thousand}", "write: min: 90000"),
        ("pay: \u00a385k - \u00a395k", "write 'pay: {min: 85000, max: 95000}'"),
        ("pay: 90,000 to 120,000 plus commission", "write 'pay: {min: 90000, max: 120000}'; what"),
        ("pay: 90000 a year", "write 'pay: {min: 90000, max: 90000}', or only 'min'"),
        ("pay: from 85k to 95k", "write 'pay: {min: 85000, max: 95000}'"),
        ("pay: between \u00a385k and \u00a395k", "write 'pay: {min: 85000, max: 95000}'"),
        ("pay: up to 95k", "write 'pay: {max: 95000}'"),
        ("pay: from 85k", "write 'pay: {min: 85000}'"),
        ("pay: ~90k", "write 'pay: {min: 90000, max: 90000}'"),
        ("apply: {url: HTTP://Acme.example/Jobs/CTO}", "write http://acme.example/Jobs/CTO"),
        ("benefits: [Lunch #free, a car]", 'write: benefits: ["Lunch #free", a car]'),
        ("pay: competitive", "write it as '{min: ..., max: ...}'"),
        ("office_days: three", "write: office_days: 3"),
        ("office_days: 4 days a week", "write: office_days: 4"),
        ("headcount: around thirty", "write: headcount: 30"),
        ("headcount: 30+", "write: headcount: 30"),
        ("headcount: \uff13\uff10", "write: headcount: 30"),
        ("employment: Teilzeit", "write 'employment: part-time'"),
        ("employment: 60 %", "write 'employment: part-time'"),
        ("employment: full or part time", "write 'employment: {hours: either}'"),
        (
            "employment: 1-year contract, full time",
            "write 'employment: {hours: full-time, term: fixed, months: 12}'",
        ),
        ("employment: unbefristet", "write 'employment: {term: permanent}'"),
        ("employment: flexible", "write it as '{hours: ..., term: ...}'"),
        ("equity: 0.75", "say what it is, such as '0.5 per cent of the company'"),
        ("equity: '0.75'", "write '0.75 per cent' or '75 per cent', whichever is meant"),
        ("other_pay: 20000", "say what it is, such as 'a bonus of up to 15 per cent of pay'"),
        ("apply: {email: 'Jo Day <jo@acme.example>'}", "write jo@acme.example"),
        ("apply: {phone: 01904 555 010}", "write it into the text after 'send:'"),
        ("time: {technology-roadmap: 0.3}", "write 'technology-roadmap: 30', in per cent"),
        ("pay: {min: 85,5, max: 120000}", "write 85.5"),
        ("limits: {spend: 1,2m, hire: leads}", "write 1200000"),
        ("opening: #1 in maps", "where it is no comment, write '#1 in maps', with the quotation"),
    ],
)
def test_the_line_to_write(tmp_path: Path, line: str, hint: str) -> None:
    (problem,) = problems(tmp_path, line)
    assert problem.hint.startswith(hint)


def test_a_share_of_time_may_have_its_sign(tmp_path: Path) -> None:
    text = COMPANY.format(
        line="time: {technology-roadmap: 30%}", tail="", country="GB", currency="GBP"
    )
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    given = read_workspace(tmp_path).company.positions["cto"]
    assert "30" in str(given.job)


@pytest.mark.parametrize("said", ["cto vs cpo", "CTO and CPO", "cto/cpo", "cto, cpo"])
def test_two_claims_in_one_text(tmp_path: Path, said: str) -> None:
    (problem,) = problems(tmp_path, "", f'disputed: {{product.roadmap: "{said}"}}')
    assert problem.hint == "write: [cto, cpo]"


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("A bonus of [X]%.", "[X]%"),
        ("\u00a3[x] to move", "\u00a3[x]"),
        ("[n] weeks of notice", "[n] weeks"),
        ("[x] done", ""),
        ("as in [1] and [2]", ""),
    ],
)
def test_a_letter_in_brackets_before_what_is_counted_is_a_blank(text: str, blank: str) -> None:
    assert [found.text for found in blanks_in(text)] == ([blank] if blank else [])


def test_the_file_of_numbers_is_as_its_schema_says() -> None:
    source = read_yaml(catalog_folder() / "words/numbers.yaml")
    assert check_schema(source, "words#numbers")[0] == []


def test_words_and_digits_of_a_company_file_that_differ_are_told(tmp_path: Path) -> None:
    line = "benefits: ['Twenty-five (28) days of leave.', 'Six (6) weeks of sabbatical.']"
    text = COMPANY.format(line=line, tail="", country="GB", currency="GBP")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    told = [each for each in printed_marks(read_workspace(tmp_path)) if each.code == "two-numbers"]
    assert [each.message for each in told] == [
        "'benefits' has 'Twenty-five (28)', which says two numbers"
    ]


@pytest.mark.parametrize(
    ("tail", "hint"),
    [
        ("assign: {strategy.technology-strategy: The CTO}", "write cto"),
        ("assign: {strategy.technology-strategy: Head of Product}", "write vp-product"),
        ("assign: {strategy.technology-strategy: Jo Day}", "write an id, such as cto; the name"),
        (
            "assign: {evangelism: cpo}",
            "write each that is meant on a line of its own, such as 'eva",
        ),
    ],
)
def test_who_and_what_is_assigned(tmp_path: Path, tail: str, hint: str) -> None:
    (problem,) = problems(tmp_path, "", tail)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("code", "hint"), [("dk", "write 'da:'"), ("fr", "there are: en"), ("de", "")]
)
def test_a_text_for_a_language_of_no_posting(tmp_path: Path, code: str, hint: str) -> None:
    text = COMPANY.format(line="", tail="", country="GB", currency="GBP")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    (tmp_path / "catalog").mkdir()
    own = (
        f"responsibilities:\n  - id: product.roadmap\n    posting: {{en: You plan., {code}: X.}}\n"
    )
    (tmp_path / "catalog" / "ours.yaml").write_text(own, "utf-8")
    try:
        read_workspace(tmp_path)
        found = []
    except InputError as wrong:
        found = list(wrong.problems)
    assert [each.code for each in found] == (["unknown-language"] if hint else [])
    assert all(each.hint.startswith(hint) and each.place.line == 3 for each in found)


@pytest.mark.parametrize(
    ("text", "language", "said", "most"),
    [
        (
            "We pay up to two hundred thousand dollars a year.",
            "en",
            "two hundred thousand",
            200_000,
        ),
        ("The salary is a hundred and ten thousand pounds.", "en", "a hundred and ten", 110_000),
        ("Das Gehalt betr\u00e4gt neunzigtausend Euro im Jahr.", "de", "neunzigtausend", 90_000),
        ("L\u00f8nnen er en million kroner om \u00e5ret.", "da", "en million", 1_000_000),
        ("You lead two thousand engineers.", "en", "", 0),
        ("Pay is \u00a390,000 a year.", "en", "\u00a390,000", 90_000),
    ],
)
def test_a_posting_that_states_its_pay_in_words(
    text: str, language: str, said: str, most: int
) -> None:
    found = pay_in(text, language)
    assert [each.most for each in found] == ([most] if most else [])
    assert all(text[each.start : each.end].startswith(said) for each in found)


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "You earn half a million dollars a year.", (500_000, 500_000)),
        ("en", "A salary of a quarter of a million dollars", (250_000, 250_000)),
        ("en", "The salary is one and a half million dollars.", (1_500_000, 1_500_000)),
        ("de", "Gehalt: eine halbe Million Euro", (500_000, 500_000)),
        ("de", "Gehalt: anderthalb Millionen Euro", (1_500_000, 1_500_000)),
        ("da", "Løn: halvanden million kroner", (1_500_000, 1_500_000)),
        (
            "en",
            "Between one hundred and fifty thousand and one hundred and eighty thousand dollars",
            (150_000, 180_000),
        ),
        ("en", "Salary: one hundred and fifty thousand dollars", (150_000, 150_000)),
        ("de", "Gehalt: neunzigtausend und hunderttausend Euro", (90_000, 90_000)),
    ],
)
def test_pay_in_words_has_parts_of_a_million_and_two_ends(
    language: str, text: str, ends: tuple[int, int]
) -> None:
    paid = pay_in(text, language)[0]
    assert (paid.least, paid.most) == ends
