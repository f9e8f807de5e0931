"""What a person left to be filled in is told wherever a paper or a letter would print it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from charter import lint, make_pack, read_hire, read_workspace
from charter.check.words.word_lists import listed_languages
from charter.problems import InputError
from charter.read.blanks import blanks_in, codes, denied, says_nothing
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.render.as_printed import unfilled
from charter.resources import catalog_folder, examples_folder, templates_folder
from conftest import Ran
from test_own_words import company

Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
ROOT = Path(__file__).resolve().parent

BLANKS = {
    "Your manager is ((manager name)).": "((manager name))",
    "a bonus of £?? a year": "??",
    "a bonus of ??€ a year": "??",
    "from €??k": "??",
    "You work at [Name] in Kiel.": "[Name]",
    "You get [pension?] here.": "[pension?]",
    "We are [company name].": "[company name]",
    "A bonus of [£ amount] and [€].": "[£ amount], [€]",
    "From [ ... ] to [●], [?] or [XX].": "[ ... ], [●], [?], [XX]",
    "We at <company> start on <Start date>.": "<company>, <Start date>",
    "XX weeks of leave": "XX weeks",
    "xx weeks, nn days, x months": "xx weeks, nn days, x months",
    "?? days or __ days": "?? days, __ days",
    "With XX engineers in XX countries for XXX": "XX engineers, XX countries, XXX",
    "€XX,XXX, £XXk and a bonus of X%": "€XX,XXX, £XXk, X%",
    "on XX.XX.2027, 0X May, 1X June 2027, until 20XX": "XX.XX, 0X May, 1X, 20XX",
    "Pension: TBD - ask Ann": "TBD",
    "tbc, T.B.D. or tba": "tbc, T.B.D., tba",
    "The bonus is to be confirmed.": "to be confirmed",
    "New [confirm w/ CFO], dental [check provider]": "[confirm w/ CFO], [check provider]",
    "Pension (to be checked with HR), 1 % [board to approve]": "to be checked, [board to approve]",
    "Bonus [mit CFO klären], Rente (noch zu klären)": "[mit CFO klären], noch zu klären",
    "Bonus [CFO bekræfter], pension (skal afklares)": "[CFO bekræfter], skal afklares",
    "Bonus: to be agreed": "to be agreed",
    "Name: ____": "____",
    "from .... to ....": "...., ....",
    "Start: …": "…",
    "We pay ??? a year (??), or 10 % (?)": "???, (??), (?)",
    "Equity: ?": "?",
    "Lorem ipsum dolor": "Lorem ipsum",
    "insert your pitch here": "insert your pitch here",
    "TODO: write. Placeholder text. Your text here": "TODO, Placeholder text, Your text here",
    "(insert date) (à compléter)": "(insert date), (à compléter)",
    "Datum (bitte ergänzen), Gehalt (Betrag einsetzen)": "(bitte ergänzen), (Betrag einsetzen)",
    "NAME EINFÜGEN, INSERT NAME": "NAME EINFÜGEN, INSERT NAME",
    "Salary: £ per annum": "£ per annum",
    "a salary of €.": "€",
    "Ihr Gehalt beträgt EUR brutto": "EUR brutto",
    "Delete as appropriate": "Delete as appropriate",
    "*delete as applicable": "delete as applicable",
    "(delete whichever does not apply)": "delete whichever does not apply",
    "Nichtzutreffendes streichen": "Nichtzutreffendes streichen",
    "Dear [Mr/Ms] Okafor,": "[Mr/Ms]",
    "You report to N.N. and to Mr XX": "N.N., XX",
    "Bonus: folgt": "folgt",
    "Vergütung wird noch ergänzt": "wird noch ergänzt",
    "Løn: oplyses senere": "oplyses senere",
    "salaire à définir": "à définir",
    "Max Mustermann": "Max Mustermann",
    "begins on … 2027, from ... 2028, ab … 2027, le … 2027": "… 2027, ... 2028, … 2027, … 2027",
    "the __ of January, XXth of May, on … May 2027": "__ of January, XXth of May, … May 2027",
    "den __. januar, am .. Mai 2027, le __ avril": "__. januar, .. Mai 2027, __ avril",
    "[ ] days, (  ) months and [   ] weeks' leave": "[ ] days, (  ) months, [   ] weeks",
    "from 00/00/0000 to 00.00.2027": "00/00/0000, 00.00.2027",
    "£00,000, € 00.000,00 and £1xx,000": "£00,000, € 00.000,00, £1xx,000",
    "N%, nn %, __% or _ %": "N%, nn %, __%, _ %",
    "to firstname.lastname@a.example, vorname_nachname@b.example": "firstname.lastname@a.example, "
    "vorname_nachname@b.example",
    "call 000-000-0000, reference A/XXXX/2027": "000-000-0000, XXXX",
    "John Doe and Jane Q. Public of Anytown, at Your Company Name": "John Doe, Jane Q. Public, "
    "Anytown, Your Company Name",
    "TO BE AGREED": "TO BE AGREED",
    "Certainly! Here is a description of you: We sail.": "Certainly! Here is a description",
    "Sample Letter": "Sample Letter",
    "Name Surname": "Name Surname",
}
"""Texts, and the blanks in each."""

IN_LETTERS = {
    "Dear (name),": "Dear (name)",
    "Dear ,": "Dear",
    "Kære Navn,": "Kære Navn",
    "Sehr geehrte Frau Nachname,": "Sehr geehrte Frau Nachname",
    "Dear Mr Surname,": "Dear Mr Surname",
    "Dear Name,": "Dear Name",
    "Mr/Mrs/Ms Okafor": "Mr/Mrs/Ms",
    "Dear Mr/Ms Okafor,": "Mr/Ms",
    "Frau/Herrn Lund": "Frau/Herrn",
    "Sehr geehrte/r Frau Lund": "Sehr geehrte/r",
    "Sehr geehrte(r) Frau Lund": "Sehr geehrte(r)",
    "Hr./Fru Lund": "Hr./Fru",
    "M./Mme Dupont": "M./Mme",
    "Name...... and why???": "......, ???",
    "on DD/MM/YYYY": "DD/MM/YYYY",
    "on DD/MM/20YY, TT.MM.2027 or mm/dd/20yy": "DD/MM/20YY, TT.MM.2027, mm/dd/20yy",
    "Your role [as agreed] is": "[as agreed]",
    "on dd/mm/yy, tt.mm.jj or Month Day, Year; until 20..": "dd/mm/yy, tt.mm.jj, Month Day, Year, "
    "20..",
    "you report to NAME, at ADDRESS LINE 1": "NAME, ADDRESS LINE 1",
    "Dear Candidate,": "Dear Candidate",
    "Sehr geehrter Herr Mustermann,": "Sehr geehrter Herr Mustermann",
    "with _ _ _ _ _ of . . . . . .": "_ _ _ _ _, . . . . . .",
}
"""Texts that are a blank in letters only."""

NO_BLANKS = """\
in spring … 2027 was good; 2027 … 2029, and … May sun; January ... 2028 will be better
on 10.10.2027, 01/01/2027, 00:00 h; £100,000, €90.000,00, $0 and 0.000 defects; X May be
10 days, (8) months, m/w/d, [x] yes, anna.lund@firma.example, first.last; 5 % of n, no %
Will Mustermann-Lund, Doe Run, John Deere, Jane of Doe, the Company Name is
Certainly, here is where we sail. Of course, here is a job. You are to be advised of changes.
The DATE format; section 20AA; S/M/L/XL/XXL; a sample letter is enclosed
Dear Candidate Experience team, the name on the door, address the board
See [our handbook](https://a.example/b_(c)) and [write](mailto:a@b.example).
We sail, e.g. in Kiel, i.e. at sea ... and more, and so on... or on…
and more..... and more…… and more!!!
"They [the team] are great," says Ann. It was [sic] great.
"The best boss [...] I had", says “a friend [of ours]”, "[the] best"
Head of Product [m/w/d], engineers [M/F/D], [f/m/x], [mwd], [she/her] and (m/f/d)
We are #1 at C&A [in Kiel] or [close to it].
XX chromosomes and XY, X-ray, X chromosome
Article XX, Annex XX and Title XXX of the treaty
im XX. Jahrhundert, in the XXth century, Louis XX, Pius XX
XL, XXL and XXXL shirts, XX-Large; Xero, XING, Maxx, SpaceX and Dos Equis XX
Chapters IX, XI, XIX, XXI and XXX-I
We use X daily, like Generation X people do, and 10x engineers, 2x growth since 2019
3 x weeks, 2 x 10 days, 4XX and 5xx errors, HTTP 2xx, C++ and C#
Why us? Really?? Yes! Ready for more??? A question? Days are long.
You earn €90,000 per year, 90,000 € per year, 90.000 EUR brutto, 90 000 kr om året
paid in EUR per month, revenue in €, costs in £, a salary of $90k gross; currency: €
snake_case, __init__, a_b, $PATH, #hash, @ada, 5*3*2 <3, 1 < 2 and 3 > 2
ada@x.example <ada@x.example>, Vec<String>, List<Integer>, <br> and <strong>bold</strong>
See [1], [12] and [2]. - [ ] task, - [x] done; child[ren], employee[s]
Dear Sir or Madam,
Dear Ada,
Dear all,
Hello, we build boats.
Targets are to be confirmed by the board each year, and to be decided with you.
What is to be done, to be agreed and to be completed is yours to say.
Insert coins at the arcade (and insert joy); enter the market here and there
Teams, die sich (gut) ergänzen. Menschen (die sich ergänzen). Das ist noch offen für Ideen.
todo list, to-dos, todo lo que, TBDs
he/she, his/her, s/he, and/or, CI/CD, PhD, M.A., B.Sc., N.N. Petrov, A.N. Other
Pay: see below. What you get: leave, a bike ...
Your choice: take it or leave it; delete code, strike a balance
1. Plan ........ 3
in months, weeks and days; per annum; gross and net
[in our view] a claim [how to check a claim] (references to be checked by us) [check in desk]
Bonus (paid once, as approved), terms to be checked at the start (to be agreed with the board)
""".splitlines()

TITLES = ("CTO [Remote]", "Head of Product [Berlin]", "Engineer [80-100%]", "VP [m/w/d]")


def said(text: str, **more: bool) -> str:
    return ", ".join(blank.text for blank in blanks_in(text, **more))


@pytest.mark.parametrize(("text", "blanks"), BLANKS.items(), ids=[*BLANKS])
def test_blanks_are_found(text: str, blanks: str) -> None:
    assert said(text) == blanks
    assert said(text, letter=True) == blanks


@pytest.mark.parametrize(("text", "blanks"), IN_LETTERS.items(), ids=[*IN_LETTERS])
def test_blanks_of_letters_are_found_there_only(text: str, blanks: str) -> None:
    assert (said(text), said(text, letter=True)) == ("", blanks)


@pytest.mark.parametrize("text", NO_BLANKS)
def test_other_words_are_no_blanks(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize("text", TITLES)
def test_a_title_can_have_brackets(text: str) -> None:
    assert said(text, title=True) == ""


@pytest.mark.parametrize("blank", ["[Title]", "[Company Name]", "[TBC]", "[Berlin?]", "XX", "TBD"])
def test_a_title_with_a_blank_is_told(blank: str) -> None:
    assert said(f"Head of {blank}", title=True) == blank


def test_a_hostile_text_is_read_in_time() -> None:
    for piece in (
        "[a",
        "(insert ",
        "Dear ",
        "X ",
        "? ",
        ". ",
        "_ ",
        "insert a ",
        "\u00ab a",
        "<a ",
    ):
        blanks_in(piece * 20_000, letter=True)


@pytest.mark.parametrize(
    "text",
    ["TBD", "tbc.", "n/a", "?", "...", "-", "___", "XXX", "[...]", "Lorem ipsum dolor", "folgt",
     "følger", "à définir"],
)  # fmt: skip
def test_a_whole_text_can_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["X", "XX", "CTO", "Kiel", "no", "none", "Tbilisi", "A [b]"])
def test_a_short_text_says_something(text: str) -> None:
    assert not says_nothing(text)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


@pytest.mark.parametrize(
    "folder", [ROOT / "briefs", ROOT / "good", examples_folder(), catalog_folder()], ids=str
)
def test_what_is_shipped_and_good_has_no_blanks(folder: Path) -> None:
    files = [f for f in folder.rglob("*.yaml") if "words" not in f.parts]
    read = (yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in files)
    every = [text.replace("{", "").replace("}", "") for data in read for text in texts(data)]
    assert [(text, said(text)) for text in every if said(text)] == []


def test_the_words_of_each_language_and_of_all_others_are_as_their_schema_says() -> None:
    folder = catalog_folder() / "words"
    for name in ("", *listed_languages()):
        source = read_yaml(folder / name / "blanks.yaml")
        assert check_schema(source, "words#blanks")[0] == []


def test_words_of_each_language_say_no_and_name_codes() -> None:
    assert {"no", "nein", "nej", "aucun"} <= denied()
    for name in ("zip", "plz", "postnr", "kontonummer", "cost_centre", "cp"):
        assert codes().fullmatch(name)
    assert not codes().fullmatch("bonus")


def told(ran: Ran) -> list[str]:
    return [line.partition(": ")[2] for line in ran.out.splitlines() if "[blank]" in line]


def test_blanks_of_the_company_file_are_told_with_place_and_words(
    tmp_path: Path, charter: Command
) -> None:
    general = "  about: We sell [boats] to XX countries. The pension is to be confirmed."
    file = tmp_path / "company.yaml"
    file.write_text(
        company("    benefits: ['xx weeks of leave', 'a [sic] bike']", general), "utf-8"
    )
    ran = charter("check", str(tmp_path))
    hint = "write what belongs there, or leave it out: papers print it as it stands [blank]"
    assert told(ran) == [
        f"'about' has '[boats]', 'XX countries' and 'to be confirmed', which somebody was to fill "
        f"in - {hint}",
        f"'benefits' has 'xx weeks', which somebody was to fill in - {hint}",
    ]
    line = file.read_text("utf-8").splitlines().index(general) + 1
    assert f"company.yaml:{line}:10: 'about' has" in ran.out
    assert "'about' has '[boats]'" in charter("build", str(tmp_path)).err


def test_blanks_of_an_own_catalogue_are_told(tmp_path: Path, charter: Command) -> None:
    (tmp_path / "company.yaml").write_text(company(), "utf-8")
    (tmp_path / "catalog").mkdir()
    ours = "responsibilities:\n  - id: product.backlog\n    charter: 'Orders it within nn days.'\n"
    (tmp_path / "catalog/ours.yaml").write_text(ours, "utf-8")
    [line] = told(charter("check", str(tmp_path)))
    assert line.startswith("'charter' has 'nn days', which somebody was to fill in")


def test_blanks_of_an_own_template_are_told(tmp_path: Path, charter: Command) -> None:
    (tmp_path / "company.yaml").write_text(company(), "utf-8")
    (tmp_path / "templates").mkdir()
    text = "# {{ charter.title }}\n\nPay: £ {{ company.name }} per annum, XX weeks off.\n"
    (tmp_path / "templates/charter.md.j2").write_text(text, "utf-8")
    ran = charter("check", str(tmp_path))
    [line] = told(ran)
    assert line.startswith("'XX weeks' is a blank that nobody filled in")
    assert "charter.md.j2:3:38: 'XX weeks'" in ran.out


def test_shipped_templates_have_no_blanks() -> None:
    assert list(unfilled(templates_folder())) == []


def test_a_name_and_the_marks_of_other_programs_are_no_blanks(
    tmp_path: Path, charter: Command
) -> None:
    text = company("", "  about: At TBC Bank you sign [Sign here].")
    text = text.replace("name: ", "name: TBC Bank # ", 1) + "\ntokens: ['[Sign here]']\n"
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    assert told(charter("check", str(tmp_path))) == []


def test_blanks_of_a_posting_are_told_once_by_lint(tmp_path: Path) -> None:
    file = tmp_path / "posting.md"
    text = (
        "# CTO [Remote]\n\nJoin [Company], [the best](https://a.example).\n\n- XX days\n- XX days\n"
    )
    file.write_text(text, "utf-8")
    found = [r for r in lint(file, DAY).remarks if r.code == "blank"]
    assert [(r.place.line, r.place.column, r.quote) for r in found] == [
        (3, 6, "[Company]"),
        (5, 3, "XX days"),
    ]


Offer = Callable[..., list[str]]


@pytest.fixture
def offer(tmp_path: Path) -> Offer:
    """Give what packs a letter for a hire, and returns what is wrong, or how the e-mail begins."""
    general = "  charter_in_contract: true"
    (tmp_path / "company.yaml").write_text(company("", general), "utf-8")
    workspace = read_workspace(tmp_path)

    def make(*lines: str, hire: str = "name: Ada Okafor", **more: Any) -> list[str]:
        paper = docx.Document()
        for line in lines:
            paper.add_paragraph(line.lstrip("#"), "Heading 1" if line[0] == "#" else None)
        paper.save(str(tmp_path / "letter.docx"))
        (tmp_path / "hire.yaml").write_text(hire, "utf-8")
        person = read_hire(tmp_path / "hire.yaml")._replace(source="hire.yaml")
        try:
            done = make_pack(workspace, "cto", tmp_path / "letter.docx", person, DAY, **more)
        except InputError as bad:
            return [f"{problem.message} [{problem.code}]" for problem in bad.problems]
        mail = message_from_bytes(done.files["cto-offer.eml"], policy=default)
        assert isinstance(mail, EmailMessage)
        text = mail.get_body()
        assert text is not None
        [first, *_] = str(text.get_content()).splitlines()
        return [first]

    return make


def test_a_letter_names_all_its_blanks(offer: Offer) -> None:
    lines = ("Dear Name,", "Pay: TBC, £ per annum, for xx weeks", "Ms/Mr {{ hire.name }}")
    [problem] = offer(*lines)
    named = "'Dear Name' (paragraph 1), 'TBC' (paragraph 2), '£ per annum' (paragraph 2), "
    named += "'xx weeks' (paragraph 2) and 'Ms/Mr' (paragraph 3)"
    assert problem == f"nothing fills in {named} of the letter [unfilled]"


def test_a_currency_before_a_field_has_its_amount(offer: Offer) -> None:
    hire = "name: Ada\npay: 90000\ncurrency: GBP"
    assert offer("{{ hire.name }} earns £ {{ hire.pay }} per annum", hire=hire) == ["Dear Ada,"]


@pytest.mark.parametrize(
    ("hire", "told"),
    [
        ("notice: TBC", "'notice' of hire.yaml has a blank in it"),
        ("notice: xx weeks\nmanager: '[Name]'", "'notice' and 'manager' of hire.yaml have a blank"),
        ("notice: three months\nbonus: none\ncar: n/a", "Dear Ada,"),
    ],
)
def test_blanks_of_a_hire_file_are_told_by_their_fields(hire: str, told: str, offer: Offer) -> None:
    [said] = offer("{{ hire.name }}: {{ hire.notice }}", hire=f"name: Ada\n{hire}")
    assert said.startswith(told)


ADA, FIRST = "name: Ada Okafor", "name: Okafor, Ada"
GREETS = "paragraph 1: the letter greets with 'name' of hire.yaml, which has the surname first"
COMMA = "paragraph 1: 'salutation' of hire.yaml ends with a ',', and the letter goes on behind it"


@pytest.mark.parametrize(
    ("line", "hire", "told"),
    [
        ("Dear {{ hire.name }},", FIRST, f"{GREETS} [greeting]"),
        ("Offer for {{ hire.name }}", FIRST,
         "the e-mail greets with 'name' of hire.yaml, which has the surname first [greeting]"),
        ("{{ hire.name }}", f"{FIRST}\nsalutation: Dear Ms Okafor", "Dear Ms Okafor,"),
        ("Dear {{ hire.name }},", "name: Ada Okafor, PhD", "Dear Ada Okafor, PhD,"),
        ("Dear {{ hire.name }},", "name: Ada Okafor, Jr.", "Dear Ada Okafor, Jr.,"),
        ("Dear {{ hire.salutation }}, welcome", f"{ADA}\nsalutation: 'Ms,'", f"{COMMA} [greeting]"),
        ("Dear {{ hire.salutation }} Okafor,", f"{ADA}\nsalutation: 'Ms,'", f"{COMMA} [greeting]"),
        ("Dear {{ hire.salutation }} Okafor,", f"{ADA}\nsalutation: Ms", "Dear Ada Okafor,"),
        ("{{ hire.salutation }},", f"{ADA}\nsalutation: 'Dear Ms Okafor,'", f"{COMMA} [greeting]"),
        ("{{ hire.salutation }}", f"{ADA}\nsalutation: 'Dear Ms Okafor,'", "Dear Ms Okafor,"),
        ("Dear {{ hire.salutation }},", f"{ADA}\nsalutation: Dear Ms Okafor",
         "paragraph 1: the letter says 'Dear', and so does 'salutation' of hire.yaml [greeting]"),
        ("Dear {{ hire.salutation }},", f"{ADA}\nsalutation: Madame", "Madame,"),
        ("Dear {% if hire.place %}you{% endif %},", ADA,
         "paragraph 1: behind 'Dear' the letter has nobody to greet [greeting]"),
    ],
)  # fmt: skip
def test_a_greeting_that_reads_wrong_is_told(line: str, hire: str, told: str, offer: Offer) -> None:
    assert offer(line, hire=hire) == [told]
    assert told.endswith(",") or offer(line, hire=hire, as_is=True)[0].endswith(",")


A_TOO = "the letter has 'Annex A' of its own, and the charter is that too [two-annexes]"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Dear all,", "#Annex A: Benefits", "A bike."), f"paragraph 2: {A_TOO}"),
        (("Dear all,", "Annex A"), f"paragraph 2: {A_TOO}"),
        (("Annex A describes your post.", "Annexes:", "Annex A: charter"), "Dear Ada Okafor,"),
        (("#Annex B: Benefits", "A bike.", "#Appendix A", "A car."), "Dear Ada Okafor,"),
    ],
)
def test_an_annex_of_the_letters_own_with_our_label_is_told(
    lines: tuple[str, ...], told: str, offer: Offer
) -> None:
    assert offer(*lines, "For {{ hire.name }}") == [told]


def test_the_certificate_is_annex_b(offer: Offer) -> None:
    [told] = offer("#Annex B: Benefits", "For {{ hire.name }}", certificate=True)
    assert told.startswith("paragraph 1: the letter has 'Annex B' of its own, and the certificate")
