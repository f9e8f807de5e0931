"""What is filled into a letter, and what stands beside it, is in the letter's own language."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.resources import examples_folder
from conftest import Ran

ENGLISH = (
    "We are glad to offer you the post from {{ hire.start }}. Your pay is {{ hire.pay_text }} "
    "({{ hire.pay }}) a year, and you have a car: {{ hire.car }}. All of it stands in the annex."
)
GERMAN = (
    "Wir freuen uns, Ihnen die Stelle zum {{ hire.start }} anzubieten. Ihr Gehalt ist "
    "{{ hire.pay_text }} ({{ hire.pay }}) im Jahr, und Sie haben ein Auto: {{ hire.car }}."
)
DANISH = (
    "Vi er glade for at tilbyde dig stillingen fra den {{ hire.start }}. Din l\u00f8n er "
    "{{ hire.pay_text }} ({{ hire.pay }}) om \u00e5ret, og du har en bil: {{ hire.car }}."
)
FRENCH = "Nous sommes heureux de vous offrir le poste, qui commence le {{ hire.start }} avec nous."
HIRE = """\
name: Anna Berg
start: 2027-05-01
pay: 172000
currency: EUR
answer_by: 2027-02-15
car: true
"""
MAILS = {
    "de": """\
Angebot: Chief Product and Technology Officer, Tarnquern
Guten Tag Anna Berg,

anbei erhalten Sie unser Angebot f\u00fcr die Stelle: Chief Product and Technology Officer.
Beigef\u00fcgt: die Stellenbeschreibung als Anlage A \
und der Nachweis der Zust\u00e4ndigkeiten als Anlage B.
Bitte antworten Sie bis zum 15. Februar 2027.

Mit freundlichen Gr\u00fc\u00dfen
Tarnquern
""",
    "da": """\
Tilbud: Chief Product and Technology Officer, Tarnquern
K\u00e6re Anna Berg,

Vedh\u00e6ftet er vores tilbud om stillingen: Chief Product and Technology Officer.
Vedlagt: stillingsbeskrivelsen som Bilag A og attesten for ansvarsfordelingen som Bilag B.
Svar venligst senest den 15. februar 2027.

Med venlig hilsen
Tarnquern
""",
    "en": """\
Offer: Chief Product and Technology Officer, Tarnquern
Dear Anna Berg,

attached is our offer for the post of Chief Product and Technology Officer.
With it goes the charter of the post as Annex A and the certificate of ownership as Annex B.
Please answer by 15 February 2027.

Kind regards
Tarnquern
""",
}  # fmt: skip
"""The subject, then the text."""


def said(ran: Ran) -> str:
    """Return what is said of a pack, but of the person's data, which is not this company's."""
    lines = ran.err.splitlines(keepends=True)
    told = ("the letter prints nothing of", "'currency' of the hire file is another")
    return "".join(line for line in lines if not line.startswith(told))


class Offer:
    """Packs the offer of an invented company with a letter."""

    def __init__(self, folder: Path, charter: Callable[..., Ran]) -> None:
        self.folder, self.charter = folder, charter
        text = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
        text = text.replace("company:\n", "company:\n  charter_in_contract: true\n", 1)
        text = text.replace("start: 2027-06-01", "start: 2027-05-01")
        (folder / "company.yaml").write_text(text, "utf-8")
        (folder / "hire.yaml").write_text(HIRE, "utf-8")

    def pack(self, letter: str, *more: str) -> Ran:
        document = docx.Document()
        document.add_paragraph(letter)
        document.save(str(self.folder / "letter.docx"))
        files = ("--letter", str(self.folder / "letter.docx"), "--hire", "hire.yaml")
        return self.charter(
            "pack", "--position", "cpto", *files, "--certificate", "--date", "2027-01-15", *more
        )

    @property
    def lines(self) -> list[str]:
        made = docx.Document(str(self.folder / "out/offers/cpto-offer.docx"))
        return [paragraph.text for paragraph in made.paragraphs]

    @property
    def mail(self) -> str:
        content = (self.folder / "out/offers/cpto-offer.eml").read_bytes()
        message: Any = email.message_from_bytes(content, policy=email.policy.default)
        return f"{message['Subject']}\n{message.get_body().get_content()}".replace("\r\n", "\n")


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, charter: Callable[..., Ran]) -> Offer:
    monkeypatch.chdir(tmp_path)
    return Offer(tmp_path, charter)


@pytest.mark.parametrize(
    ("letter", "filled", "annex", "contract"),
    [
        (ENGLISH, "1 May 2027|\u20ac172,000|(172,000)|: yes", "Annex", "This charter is part"),
        (GERMAN, "1. Mai 2027|172.000\u00a0\u20ac|(172.000)|: ja", "Anlage", "ist Teil des"),
        (DANISH, "1. maj 2027|172.000\u00a0\u20ac|(172.000)|: ja", "Bilag", "er en del af"),
    ],
)
def test_all_that_is_filled_in_is_in_the_language_of_the_letter(
    letter: str, filled: str, annex: str, contract: str, offer: Offer
) -> None:
    assert offer.pack(letter).code == 0
    first, label, sentence, *rest = offer.lines
    assert [words for words in filled.split("|") if words not in first] == []
    assert (label, contract in sentence) == (f"{annex} A", True)
    assert f"{annex} B" in rest


@pytest.mark.parametrize(("letter", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (DANISH, "da")])
def test_the_e_mail_is_in_the_language_of_the_letter(letter: str, code: str, offer: Offer) -> None:
    offer.pack(letter)
    assert offer.mail == MAILS[code]


def test_the_language_that_was_read_is_told_and_an_option_says_another(offer: Offer) -> None:
    told = offer.pack(GERMAN)
    assert said(told) == (
        "the letter is read as German, and what is filled in and the e-mail are written so; if it "
        "is not, name its language with --language\n"
    )
    assert said(offer.pack(GERMAN, "--language", "de-AT", "--force")) == ""
    assert "\u20ac\u00a0172.000" in offer.lines[0]
    assert offer.lines[1] == "Beilage A"
    offer.pack(GERMAN, "--language", "en-US", "--force")
    assert "May 1, 2027" in offer.lines[0]
    assert said(offer.pack(ENGLISH, "--force")) == ""


def test_the_annex_is_called_what_the_letter_calls_it(offer: Offer) -> None:
    offer.pack(f"{GERMAN} Mehr steht in Anlage A.", "--language", "de-AT")
    assert "Anlage A" in offer.lines


def test_a_language_that_there_are_no_words_for_is_told(offer: Offer) -> None:
    assert said(offer.pack(FRENCH)) == (
        "the letter looks French, which there are no words for: dates, amounts and the e-mail are "
        "in English; see --language\n"
    )
    assert "1 May 2027" in offer.lines[0]
    ran = offer.pack(FRENCH, "--language", "fr")
    assert ran.code == 2
    assert "--language: there are no papers in the language 'fr' - there are: en, en-GB" in ran.err


def test_an_offer_with_a_german_letter_reads_back_unchanged(
    offer: Offer, charter: Callable[..., Ran]
) -> None:
    offer.pack(GERMAN, "--language", "de-AT")
    offers = offer.folder / "out/offers"
    ran = charter(
        "verify", str(offers / "cpto-offer.docx"), "--against", str(offers / "cpto-offer.zip")
    )
    assert ran.code == 0


@pytest.mark.parametrize(
    ("letter", "period"),
    [(ENGLISH, "year"), (GERMAN, "Jahr"), (DANISH, "\u00e5r")],
)
def test_the_period_of_the_pay_is_in_the_language_of_the_letter(
    letter: str, period: str, offer: Offer
) -> None:
    with (offer.folder / "hire.yaml").open("a", encoding="utf-8") as file:
        file.write("per: year\n")
    asks = (
        "{% if hire.per == 'year' %}, asked{% endif %}{% if hire.per != 'month' %}, not{% endif %}"
    )
    offer.pack(f"{letter} ({{{{ hire.per }}}}{asks})")
    assert f"({period}, asked, not)" in offer.lines[0]


@pytest.mark.parametrize(
    ("letter", "day"),
    [
        ("Beginn: {{ hire.start }} Gehalt: {{ hire.pay }}", "1. Mai 2027"),
        ("Startdato: {{ hire.start }} L\u00f8n: {{ hire.pay }}", "1. maj 2027"),
        ("Start date: {{ hire.start }} Salary: {{ hire.pay }}", "1 May 2027"),
    ],
)
def test_labels_alone_tell_the_language_of_a_letter(letter: str, day: str, offer: Offer) -> None:
    offer.pack(letter)
    assert day in offer.lines[0]


def test_a_letter_whose_language_nothing_tells_is_told(offer: Offer) -> None:
    assert said(offer.pack("Xyzzy: {{ hire.start }}")) == (
        "the letter has too few words to tell its language by: what is filled in is in English; "
        "name another with --language\n"
    )
    assert said(offer.pack("Xyzzy: {{ hire.start }}", "--language", "de", "--force")) == ""


@pytest.mark.parametrize(
    "half",
    [
        GERMAN.replace(" ({{ hire.pay }})", ""),
        "wir freuen uns, Ihnen die Stelle anzubieten. Beginn {{ hire.start }}, Gehalt wie unten.",
    ],
)
def test_a_letter_in_two_languages_is_told_which_its_figures_are_in(
    offer: Offer, half: str
) -> None:
    halves = "We are glad to offer you the post from {{ hire.start }}, and all of it is yours."
    document = docx.Document()
    document.add_paragraph(halves)
    document.add_paragraph(half)
    document.save(str(offer.folder / "two.docx"))
    ran = offer.charter(
        *("pack", "--position", "cpto", "--letter", str(offer.folder / "two.docx")),
        *("--hire", "hire.yaml", "--date", "2027-01-15"),
    )
    assert "the letter is in English and German: dates and amounts in it are all in " in ran.err


@pytest.mark.parametrize(
    ("language", "said", "theirs"),
    [
        ("de", "yes", "English"),
        ("de", "No.", "English"),
        ("da", "Ja", ""),
        ("de", "ja", ""),
        ("en-GB", "nej", "Danish"),
        ("da", "nein", "German"),
        ("en-GB", "no", ""),
    ],
)
def test_yes_and_no_of_another_language_are_told(language: str, said: str, theirs: str) -> None:
    from charter.load.hire import Hire
    from charter.offer.pack.foreign import other_forms

    told = [*other_forms(Hire("hire.yaml", {"name": "Ada", "company_car": said}), language)]
    assert [f"is {theirs}, and the letter is" in line for line in told] == (
        [True] if theirs else []
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (">-\n  Mühlgasse 12\n  50667 Köln", True),
        (">\n  Vestergade 3B\n  8000 Aarhus C", True),
        (">-\n  12 Mill Road\n  Leeds\n  LS1 4AB", True),
        ("|\n  Mühlgasse 12\n  50667 Köln", False),
        ("Mühlgasse 12, 50667 Köln", False),
        ("12 Mill Road, Leeds LS1 4AB", False),
    ],
)
def test_an_address_whose_lines_were_folded_is_told(tmp_path: Path, said: str, told: bool) -> None:
    from charter.load.hire import read_hire

    (tmp_path / "hire.yaml").write_text(f"name: Ada\naddress: {said}\n", "utf-8")
    notes = read_hire(tmp_path / "hire.yaml").notes
    assert any("[folded-lines]" in note for note in notes) is told
