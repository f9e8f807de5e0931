"""What a letter goes out with and cannot be meant, told before the pack is made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from charter.load.company_file import read_workspace
from charter.load.hire import Hire
from charter.offer.pack.make import make_pack
from charter.problems import InputError

COMPANY = """\
company: {name: Tarn, country: GB, currency: GBP, charter_in_contract: false}
structure: separate
positions:
  ceo: {status: filled, holder: Ruth Mbeki}
  cto:
    status: vacant
    acting: ceo
    pay: {min: 120000, max: 140000}
    limits: {spend: 50000, hire: team leads and below}
  cpo: {status: filled, holder: Bo Rask, limits: {spend: 50000, hire: team leads and below}}
"""
HIRE = Hire(
    "hire.yaml",
    {"name": "Ada Okafor", "pay": 130000, "currency": "GBP", "start": date(2027, 5, 1)},
)


def told(tmp_path: Path, line: str, position: str = "cto", link: str = "") -> list[str]:
    """Return what is told of a letter with this line, which is a link where one is given."""
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    letter = docx.Document()
    letter.add_paragraph("Dear {{ hire.name }}, you get {{ hire.pay_text }} from {{ hire.start }}.")
    paragraph = letter.add_paragraph("" if link else line)
    if link:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), paragraph.part.relate_to(link, kind, is_external=True))
        element.append(paragraph.add_run(line)._r)
        paragraph._p.append(element)
    path = tmp_path / "letter.docx"
    letter.save(str(path))
    workspace = read_workspace(tmp_path)
    try:
        pack = make_pack(workspace, position, path, HIRE, date(2026, 12, 1), formats=("zip",))
    except InputError as bad:
        return [problem.message for problem in bad.problems]
    return list(pack.notes)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Please answer by DD Month 2027.", "nothing fills in 'DD Month 2027'"),
        ("Your pay is \u00a3NNN,NNN.", "nothing fills in '\u00a3NNN,NNN'"),
        ("Please return by ../../2027.", "nothing fills in '../../2027'"),
        ("Please return by __/__/2027.", "nothing fills in '__/__/2027'"),
        ("Your allowance is \u00a3---.", "nothing fills in '\u00a3---'"),
        ("Schedule C has your benefits.", "names 'Schedule C', and the pack has Annex A alone"),
        ("The enclosed Appendix 2 has the plan.", "the letter names 'Appendix 2', and the pack"),
        ("You start with us on 1 June 2027.", "the start '1 June 2027' is typed there, and is"),
        ("Reference: ####", "nothing fills in '####'"),
        ("Your probation is ... months.", "nothing fills in '... months'"),
        ("Your probation is \u2026 months.", "nothing fills in '\u2026 months'"),
        ("He/she reports to the CEO.", "paragraph 2: 'He/she' is for a man or a woman"),
        ("Your post is Chief Product Officer.", "the letter offers 'Chief Product Officer'"),
        ("Annex B is attached.", "paragraph 2: the letter names 'Annex B', and the pack has Annex"),
        ("Your pay is \u00a30.", "paragraph 2: '\u00a30' is typed there, an amount of nothing"),
        ("Write to hr@.", "paragraph 2: 'hr@.' is no whole address"),
        ("See https:// for more.", "paragraph 2: 'https://' is no whole address"),
        ("Private\ue000 sign", "the letter: 'Private' (paragraph 2) has a sign of one font alone"),
        ("Two\u2028lines", "the letter: 'Two lines' (paragraph 2) has a line end that most"),
        ("\u200b", "the letter: the line (paragraph 2) has a space of no width"),
    ],
)
def test_what_cannot_be_meant_is_told(tmp_path: Path, line: str, said: str) -> None:
    [each] = told(tmp_path, line)
    assert said in each


@pytest.mark.parametrize(
    "line",
    [
        "Annex A is the charter.",
        "Months later ... months later we met.",
        "We pay \u00a30.50 a mile and \u00a310 a day.",
        "You report to the Chief Executive Officer.",
        "Your post is Chief Technology Officer.",
        "Your role is to lead the team.",
        "Write to hr@tarn.example or see https://tarn.example/a.",
        "Write to hr@{{ company.name }}.example and/or call.",
        "Issue # 5 of 3",
        "Schedule 1 to the Act holds, and Appendix A is the charter.",
        "You start on 1 May 2027, and your probation ends on 1 August 2027.",
        "Your car costs \u00a3300, not more \u2013 see ../../2027/a, or 1/2/2027.",
    ],
)
def test_what_can_be_meant_is_not(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, line) == []


@pytest.mark.parametrize(
    ("words", "link", "said"),
    [
        ("https://tarn.example/a", "https://evil.example/", "is a link to https://evil.example/"),
        ("jobs@tarn.example", "mailto:bob@old.example", "is a link to mailto:bob@old.example"),
        ("jobs@tarn.example", "mailto:Jobs@tarn.example?subject=CTO", ""),
        ("our site", "https://tarn.example", ""),
        ("the plan", "file:///C:/Users/anna/plan.pdf", "is a link to a file of one machine"),
    ],
)
def test_a_link_leads_where_its_words_say(tmp_path: Path, words: str, link: str, said: str) -> None:
    notes = told(tmp_path, words, link=link)
    assert len(notes) == bool(said)
    assert said in "".join(notes)


def test_a_post_that_another_holds_is_told(tmp_path: Path) -> None:
    notes = told(tmp_path, "Welcome.", "cpo")
    assert any("'cpo' is filled in" in note and "held by Bo Rask" in note for note in notes)
