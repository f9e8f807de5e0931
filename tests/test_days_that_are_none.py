"""Days and quarters that no calendar has, and last days to apply that are past."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from charter import lint
from charter.check.own.marks import not_yet_begun
from charter.check.own.other_forms import days_that_are_none
from charter.check.words.dates import begun_in, not_days_in
from charter.checking import checked_organisation
from charter.load.company_file import read_workspace
from charter.read.yaml_source import Source
from test_other_language import COMPANY


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Ship version two by 31/2/2027.", "31/2/2027"),
        ("en", "Ship version two by 2027-02-30.", "2027-02-30"),
        ("en", "Done by 31 April, in both regions.", "31 April"),
        ("en", "Done by February 29, 2027.", "February 29, 2027"),
        ("en", "A launch in Q5.", "Q5"),
        ("en", "A launch in 2027 Q5.", "2027 Q5"),
        ("en", "All on version two in H3 2027.", "H3 2027"),
        ("en", "All on version two in H2 2027, by 5 people of H3 Ltd and a 2027 H1.", ""),
        ("de", "Im 3. Halbjahr 2027 sind alle umgestellt.", "3. Halbjahr"),
        ("de", "Fertig am 31.2.2027.", "31.2.2027"),
        ("de", "Fertig bis zum 31. November.", "31. November"),
        ("de", "Im 5. Quartal sind alle Kunden umgestellt.", "5. Quartal"),
        ("da", "Klar den 30. februar 2027.", "30. februar 2027"),
        ("en", "Done by the 28th of Febuary 2027.", "28th of Febuary 2027"),
        ("en", "Done by Setpember 30, 2027.", "Setpember 30, 2027"),
        ("en", "Done by Monday 2 March 2027.", "Monday 2 March 2027"),
        ("de", "Fertig am Montag, den 2. März 2027.", "Montag, den 2. März 2027"),
        ("da", "Klar mandag den 2. marts 2027.", "mandag den 2. marts 2027"),
        ("en", "Done by Tuesday, March 2, 2027, 1 Januar 2027 or 30 Sept 2027.", ""),
        (
            "en",
            "We bought 12 Marshall 2027 amplifiers, and 2 Augusta 2026 boats; Friday 2 to 3.",
            "",
        ),
        ("en", "Done by 29 February 2028, or by 29 February.", ""),
        ("en", "A launch in Q4, and 24/7 support.", ""),
        ("en", "Hold 99.9 per cent, version 31.2 and ratio 31/2.", ""),
        ("en", "The Q50 and model Q5.2 are supported.", ""),
        ("en", "You may hire 31 people; 40 may stay.", ""),
        ("de", "Im 4. Quartal sind alle Kunden umgestellt.", ""),
    ],
)
def test_a_day_that_no_calendar_has(language: str, text: str, said: str) -> None:
    assert [text[a:b] for a, b in not_days_in(text, language)] == [said] * bool(said)
    at = ("positions", "cto", "outcomes", 0)
    tags = {"en": "en-GB", "de": "de-DE", "da": "da-DK"}
    company = COMPANY._replace(language=COMPANY.language._replace(charters=tags[language]))
    source = Source("company.yaml", {}, {at: (1, 1)}, {})
    told = [p.message for p in days_that_are_none(company, source, [(at, text)])]
    assert told == [f"'outcomes' has '{said}', which no calendar has"] * bool(said)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Apply by 31 March 2025 at jobs@acme.example.", ["closed"]),
        ("The closing date is 2026-11-30.", ["closed"]),
        ("Apply by 1 December 2026 at jobs@acme.example.", []),
        ("Apply by 31 March at jobs@acme.example.", []),
        ("We were founded on 31 March 2009. Apply by 2 March 2027.", []),
        ("Apply by 31/2/2027 at jobs@acme.example.", ["no-such-day"]),
    ],
)
def test_the_last_day_of_a_posting_of_others(tmp_path: Path, text: str, codes: list[str]) -> None:
    posting = "# CTO\n\nYou own the architecture and lead all the engineers of the company.\n\n"
    (tmp_path / "p.md").write_text(posting + text, "utf-8")
    report = lint(tmp_path / "p.md", date(2026, 12, 1))
    found = [r.code for r in report.remarks if r.code in ("closed", "no-such-day")]
    assert found == codes


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "We make maps. It was founded in 2091 and has four ports.", 2091),
        ("en", "Established 2028, with our own staff.", 2028),
        ("en", "We have run it since May 2031.", 2031),
        ("de", "Wir wurden 2091 gegr\u00fcndet.", 2091),
        ("da", "Vi blev stiftet i 2091.", 2091),
        ("en", "It was founded in 2009, and a second office will be established in 2028.", 2009),
        ("en", "Ships 2,028 parcels since 2020.5 or so; a plan for 2031, since we grow.", 0),
    ],
)
def test_a_beginning_in_a_year_to_come(language: str, text: str, year: int) -> None:
    assert [said for *_, said in begun_in(text, language)] == [year] * bool(year)


def test_it_is_told_by_the_day_of_the_papers(tmp_path: Path) -> None:
    text = "company: {name: Acme, about: Founded in 2026.}\nstructure: separate\n"
    text += "positions: {ceo: {}, cto: {status: vacant, acting: ceo}, cpo: {}}\n"
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    read = read_workspace(tmp_path)
    [said] = not_yet_begun(read, date(2025, 12, 31))
    assert "company.yaml:1:" in str(said)
    assert "'about' has 'Founded in 2026', a year that is still to come" in str(said)
    assert not [*not_yet_begun(read, date(2026, 1, 1))]
    told = checked_organisation(read, date(2025, 12, 31)).findings
    assert "year-to-come" in [finding.problem.code for finding in told]
