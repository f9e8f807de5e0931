"""What an old letter goes out with: metadata, days that Word sets, boxes, another post or name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from conftest import Ran

COMPANY = """\
company:
  {name: Larkfield, legal_name: Larkfield Ltd, country: GB, currency: GBP,
    charter_in_contract: false}
structure: separate
positions:
  ceo: {status: filled, holder: Ruth Mbeki}
  cto:
    status: vacant
    acting: ceo
    pay: {min: 120000, max: 140000}
    limits: {spend: 50000, hire: team leads and below}
"""
HIRE = "name: Ada Okafor\nsalutation: Dear Ms Okafor\npay: 128500\ncurrency: GBP\n"
WORDS = """\
{{ hire.name }}
{{ hire.salutation }},
We are pleased to offer you the position of {{ position.title }}.
Your salary is {{ hire.pay_text }} a year, and we look forward to working with you.
Yours sincerely"""
_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Offer:
    """Packs a letter with a hire."""

    def __init__(self, charter: Callable[..., Ran], folder: Path) -> None:
        self._charter, self.folder = charter, folder
        (folder / "w").mkdir()
        (folder / "w/company.yaml").write_text(COMPANY, "utf-8")

    def pack(
        self,
        words: str = WORDS,
        hire: str = HIRE,
        change: Callable[..., object] | None = None,
        *more: str,
    ) -> str:
        """Return what is told."""
        letter = Document()
        letter.core_properties.author = letter.core_properties.comments = ""
        for line in words.splitlines():
            letter.add_paragraph(line)
        if change:
            change(letter)
        letter.save(str(self.folder / "letter.docx"))
        (self.folder / "hire.yaml").write_text(hire, "utf-8")
        ran = self._charter(
            *("pack", str(self.folder / "w"), "--position", "cto", "--format", "docx", "--force"),
            *("--letter", str(self.folder / "letter.docx")),
            *("--hire", str(self.folder / "hire.yaml"), "--out", str(self.folder / "out")),
            *("--date", "2026-12-01", *more),
        )
        return " ".join(ran.err.split())

    def part(self, name: str) -> str:
        """Return a part of the offer."""
        with zipfile.ZipFile(self.folder / "out/cto-offer.docx") as file:
            return file.read(name).decode()


@pytest.fixture
def offer(charter: Callable[..., Ran], tmp_path: Path) -> Offer:
    return Offer(charter, tmp_path)


def test_a_letter_that_is_right_has_nothing_to_tell(offer: Offer) -> None:
    told = offer.pack()
    for words in ("greeting", "offers", "properties", "a box", "works out", "the pay for"):
        assert words not in told


@pytest.mark.parametrize(
    ("name", "greeted", "told"),
    [
        ("Anna Berg", "Dear Ms Okafor", True),
        ("Anna Berg", "Liebe Frau M\u00fcller", True),
        ("Anna M\u00fcller", "Sehr geehrte Frau Dr. Mueller", False),
        ("S\u00f8ren \u00d8stergaard", "K\u00e6re Soeren", False),
        ("Ada Okafor", "Dear Ada", False),
        ("Jos\u00e9 Garc\u00eda", "Dear Mr Garcia", False),
    ],
)
def test_who_is_greeted_is_the_hire(offer: Offer, name: str, greeted: str, told: bool) -> None:
    said = offer.pack(hire=HIRE.replace("Ada Okafor", name).replace("Dear Ms Okafor", greeted))
    assert ("the greeting has no part of 'name'" in said) is told


def test_a_greeting_typed_in_an_old_letter_is_told(offer: Offer) -> None:
    said = offer.pack(WORDS.replace("{{ hire.salutation }}", "Dear Lars Jensen"))
    assert "paragraph 2: the greeting has no part of 'name' of" in said


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("offer you the position of Chief Product Officer.", "Chief Product Officer"),
        ("offer you employment as Head of Marketing.", "Head of Marketing"),
        ("Your role: VP of Engineering", "VP of Engineering"),
        ("As our next CPO, you own the roadmap.", "CPO"),
        ("As our CTO you own the systems, as our CEO told you.", ""),
        ("bieten Ihnen die Stelle als Leiterin Vertrieb an.", "Leiterin Vertrieb an"),
        ("tilbyde dig stillingen som Chief Product Officer.", "Chief Product Officer"),
        ("offer you the position of CTO.", ""),
        ("offer you the role of our chief technology officer (m/f/d).", ""),
        ("It is a position of trust. You report to the Chief Executive Officer.", ""),
    ],
)
def test_the_post_is_that_of_the_charter(offer: Offer, line: str, told: str) -> None:
    said = offer.pack(f"{WORDS}\n{line}")
    assert ("the letter offers" in said) is bool(told)
    assert not told or f"the letter offers '{told}'" in said


def test_metadata_of_an_old_letter_are_taken_out_and_told(offer: Offer) -> None:
    def change(letter: object) -> None:
        said = letter.core_properties  # type: ignore[attr-defined]
        said.title, said.keywords = "Offer letter Lars Jensen", "Jensen; rejected"
        said.author, said.last_modified_by, said.comments = "Ruth", "Tom", "second choice"

    told = offer.pack(WORDS, HIRE, change)
    said = told.partition("taken out of the letter: ")[2]
    for words in ("title", "author", "keywords", "comments", "last modified by"):
        assert words in said
    core = offer.part("docProps/core.xml")
    for words in ("Jensen", "Ruth", "Tom", "second choice"):
        assert words not in core


def test_a_property_that_the_letter_prints_stays_and_is_told(offer: Offer) -> None:
    def change(letter: object) -> None:
        letter.core_properties.title = "Offer"  # type: ignore[attr-defined]
        _field(letter, "TITLE")

    assert "so these stay in the file: title" in offer.pack(WORDS, HIRE, change)
    assert "Offer" in offer.part("docProps/core.xml")


@pytest.mark.parametrize("name", ["DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE"])
def test_a_day_that_word_works_out_is_refused(offer: Offer, name: str) -> None:
    told = offer.pack(WORDS, HIRE, lambda letter: _field(letter, rf'{name} \@ "d MMMM yyyy"'))
    assert f"paragraph 6: Word works out a day here each time ({name}): now it is" in told
    assert "[changing-date]" in told
    asis = offer.pack(WORDS, HIRE, lambda letter: _field(letter, rf'{name} \@ "d"'), "--as-is")
    assert "[changing-date]" not in asis
    assert "Word works out a day" in asis


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("\u2610 full time \u2610 part time", "2 boxes to tick, none of them ticked"),
        ("\u2611 full time \u2610 part time", "2 boxes to tick, 1 of 2 ticked"),
        ("Full time \u25a1", "a box to tick, not ticked"),
    ],
)
def test_boxes_are_told(offer: Offer, line: str, told: str) -> None:
    assert f"paragraph 6 has {told}, and goes out so: '{line}'" in offer.pack(f"{WORDS}\n{line}")


def test_boxes_of_old_forms_are_told(offer: Offer) -> None:
    box = f'<w:r {_NS}><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'

    def change(letter: object) -> None:
        letter.add_paragraph("Bonus")._p.append(parse_xml(box))  # type: ignore[attr-defined]

    assert "has a box to tick, not ticked" in offer.pack(WORDS, HIRE, change)


@pytest.mark.parametrize(
    ("line", "per", "told"),
    [
        ("Pay: {{ hire.pay_text }} a year.", "month", "year"),
        ("Pay: {{ hire.pay_text }} gross per month.", "year", "month"),
        ("A monthly salary of {{ hire.pay_text }}.", "year", "month"),
        ("Pay: {{ hire.pay_text }} p.a.", "month", "year"),
        ("Pay: {{ hire.pay_text }} a month.", "month", ""),
        ("Pay: {{ hire.pay_text }} a {{ hire.per }}.", "month", ""),
        ("Pay: {{ hire.pay_text }}. You have 30 days of leave a year.", "month", ""),
    ],
)
def test_the_period_of_the_pay_is_that_of_the_hire(
    offer: Offer, line: str, per: str, told: str
) -> None:
    words = WORDS.replace("Your salary is {{ hire.pay_text }} a year, and w", "W")
    said = offer.pack(f"{words}\n{line}", f"{HIRE}per: {per}\n")
    assert ("the letter has the pay for a" in said) is bool(told)
    assert not told or f"the letter has the pay for a {told}, and 'per' of" in said


def test_a_plain_danish_letter_is_danish_alone(offer: Offer) -> None:
    told = offer.pack(
        "{{ hire.name }}\nK\u00e6re Ada\n"
        "Vi er glade for at kunne tilbyde dig stillingen som {{ position.title }}. Du begynder den "
        "{{ hire.start }}. Din l\u00f8n er {{ hire.pay_text }} om \u00e5ret.\n"
        "Giv os venligst besked senest den {{ hire.start }}, om du tager imod tilbuddet.",
        f"{HIRE}start: 2027-03-01\n".replace("Dear Ms", "K\u00e6re"),
    )
    assert "the letter is read as Danish" in told
    assert "German" not in told


def _field(letter: object, code: str) -> None:
    field = f'<w:fldSimple {_NS} w:instr=" {code.replace(chr(34), "&quot;")} "><w:r><w:t>3 February'
    field += " 2024</w:t></w:r></w:fldSimple>"
    letter.add_paragraph("")._p.append(parse_xml(field))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Please sign by 15 January 2024.",
            "paragraph 1: the last day to answer '15 January 2024'",
        ),
        ("This offer is open until 4 May 2027.", "another day than 'answer_by'"),
        ("Please reply by 15 February 2027.", ""),
        ("You replied to our advert of 1 March 2026 on 4 March 2026.", ""),
        ("Start date: 1 March 2026", "paragraph 1: the start '1 March 2026'"),
        ("Start date: 3 May 2027", ""),
        ("Start date\n1 March 2026", "paragraph 2: the start '1 March 2026'"),
        ("Start date\nWelcome.\n1 March 2026", ""),
    ],
)
def test_a_day_typed_otherwise_than_the_hire_says_is_told(
    offer: Offer, line: str, told: str
) -> None:
    hire = f"{HIRE}start: 2027-05-03\nanswer_by: 2027-02-15\n"

    said = offer.pack(f"{line}\n{WORDS}", hire)

    assert told in said
    assert ("is typed there" in said) == bool(told)


def test_a_last_day_to_answer_that_is_past_is_told_where_the_hire_has_none(offer: Offer) -> None:
    said = offer.pack(f"Please sign by 15 January 2024.\n{WORDS}")

    assert "'15 January 2024' is typed there, and is before 2026-12-01" in said
    assert "is typed there" not in offer.pack(f"Please sign by 15 January 2027.\n{WORDS}")


@pytest.mark.parametrize(
    ("label", "told"), [("Start date", True), ("Start date:", True), ("Born", False)]
)
def test_a_label_in_the_cell_beside_it_says_which_day_it_is(
    offer: Offer, label: str, told: bool
) -> None:
    def change(letter: Document) -> None:
        table = letter.add_table(rows=2, cols=2)
        for cell, said in zip(
            (*table.rows[0].cells, *table.rows[1].cells),
            ("Salary", "a sum", label, "1 March 2026"),
            strict=True,
        ):
            cell.text = said

    said = offer.pack(WORDS, f"{HIRE}start: 2027-05-03\n", change)

    assert ("table 1, row 2, column 2: the start '1 March 2026' is typed there" in said) is told


@pytest.mark.parametrize(
    ("said", "hire", "told"),
    [
        ("per month", "", "is pay by the year in"),
        ("a year", "", ""),
        ("per month", "per: month\n", ""),
        ("a year", "per: month\n", "the pay for a year, and 'per' of"),
    ],
)
def test_a_years_pay_is_no_months(offer: Offer, said: str, hire: str, told: str) -> None:
    ran = offer.pack(WORDS.replace("a year", said), HIRE + hire)

    assert told in ran
    assert ("the letter has the pay for" in ran) == bool(told)


_MARK = (
    '<w:pict {ns} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:9pt;height:9pt">'
    '<v:textpath string="{said}"/></v:shape></w:pict>'
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("DRAFT", True),
        ("ENTWURF", True),
        ("SAMPLE", True),
        ("DO NOT COPY", True),
        ("Kladde", True),
        ("MUSTER", True),
        ("Draft 2 | for review", True),
        ("CONFIDENTIAL", False),
        ("Sample Robotics", False),
    ],
)
def test_a_watermark_of_what_is_not_to_be_sent_is_told(offer: Offer, said: str, told: bool) -> None:
    def change(letter: Document) -> None:
        run = letter.sections[0].header.paragraphs[0].add_run()
        run._r.append(parse_xml(_MARK.format(ns=_NS, said=said)))

    assert (
        f"the letter has the watermark '{said}' (header)" in offer.pack(WORDS, HIRE, change)
    ) is (told)


def test_a_name_that_word_works_out_anew_is_told(offer: Offer) -> None:
    def change(letter: Document) -> None:
        field = f'<w:fldSimple {_NS} w:instr=" AUTHOR "><w:r><w:t>Bo Lee</w:t></w:r></w:fldSimple>'
        letter.add_paragraph("With ")._p.append(parse_xml(field))

    said = offer.pack(WORDS, HIRE, change)

    assert "Word works out anew what stands here (AUTHOR): now it is 'With Bo Lee'" in said


@pytest.mark.parametrize(
    ("field", "says", "told"),
    [
        (
            "DATE",
            "1.3.2024",
            "Word works out a day anew each time a paper is opened (DATE, header)",
        ),
        ("AUTHOR", "Bo Lee", "Word works out anew in each paper what stands here (AUTHOR, header)"),
        ("FILENAME", "l.docx", "works out anew in each paper what stands here (FILENAME, header)"),
        ("PAGE", "1", ""),
        ("NUMPAGES", "2", ""),
    ],
)
def test_a_letterhead_with_what_word_works_out_is_told(
    charter: Callable[..., Ran], tmp_path: Path, field: str, says: str, told: str
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    letter = Document()
    line = letter.sections[0].header.paragraphs[0]
    code = f'<w:fldSimple {_NS} w:instr=" {field} "><w:r><w:t>{says}</w:t></w:r></w:fldSimple>'
    line._p.append(parse_xml(code))
    letter.save(str(tmp_path / "templates/letterhead.docx"))

    ran = charter("templates", "check", str(tmp_path))
    said = " ".join(f"{ran.out} {ran.err}".split())

    assert told in said if told else "Word works out" not in said
    assert field != "DATE" or "for the day of the paper write {date} there" in said


def test_a_field_with_a_capital_is_told_as_a_hire_file_has_it(offer: Offer) -> None:
    said = offer.pack("Dear {{ hire.Name }}, {{ hire.Notice }}, {{ today }}")

    assert "unknown field 'hire.Name' - write hire.name [" in said
    assert "write hire.notice, and add 'notice:' to " in said
    assert "write {{ charter.date_text }} for the day of the offer" in said


def test_a_field_of_the_person_by_another_name_is_told_by_ours(offer: Offer) -> None:
    said = offer.pack(WORDS.replace("{{ hire.name }}", "{{ candidate.name }}"))
    assert "unknown name 'candidate' - write hire.name for what --hire gives" in said


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Enclosed: Annex A, Charter of the CPO.", "is not the charter that goes with the letter"),
        ("Annex A: job description of the Head of Product", "is not the charter"),
        ("Annex A, Charter of the CTO dated 1 March 2024", "has another day than the charter"),
        ("Annex A is the charter of 1 March 2024.", "has another day than the charter"),
        ("Annex A (Charter of the Chief Technology Officer), dated 1 December 2026", ""),
        ("Annex A says what you and the CEO decide. You report to the CEO.", ""),
        ("Annex A, the charter of your post, agreed with the CEO and valid from 1 May 2027", ""),
        ("Signed for Acme Corporation, Inc.", "the letter is from 'Acme Corporation, Inc'"),
        ("Acme Corp is pleased to offer you this.", "the letter is from 'Acme Corp'"),
        ("On behalf of Globex GmbH", "the letter is from 'Globex GmbH'"),
        ("Signed for Larkfield Holdings Ltd, and on behalf of Larkfield Ltd", ""),
        ("Your pension is with Legal & General plc; Bupa Ltd offers you cover.", ""),
        ("Please end your employment with Globex Ltd by then.", ""),
    ],
)
def test_what_an_old_letter_says_of_another_charter_or_employer(
    offer: Offer, line: str, told: str
) -> None:
    said = offer.pack(f"{WORDS}\n{line}")
    known = ("is not the charter", "another day than the charter", "the letter is from")
    assert told in said if told else not any(words in said for words in known)
