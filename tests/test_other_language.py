"""Short texts of a posting in another language than the posting are told, as one text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from charter.check.own.other_language import (
    in_another_language,
    internal_in_another,
    sentence_other,
)
from charter.check.words.short_facts import languages_of_few
from charter.check.words.words import word_remarks
from charter.document.outside.from_markdown import reading_of_markdown
from charter.load.company_file import read_workspace
from charter.read.schema import posted_texts
from charter.read.yaml_source import Source
from charter.resources import catalog_folder, examples_folder

COMPANY = read_workspace(examples_folder() / "tarnquern").company
GERMAN = COMPANY._replace(language=COMPANY.language._replace(postings="de-DE"))


def told(company: object, *texts: str) -> list[str]:
    """Return the texts that are told of one position."""
    listed = [(("positions", "cpto", "musts", n), text) for n, text in enumerate(texts)]
    places = {at: (n + 1, 1) for n, (at, _) in enumerate(listed)}
    source = Source("company.yaml", {}, places, {})
    found = in_another_language(company, source, listed)  # type: ignore[arg-type]
    return [texts[(problem.place.line or 0) - 1] for problem in found]


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (("You have led forty engineers.", "Sie sprechen Deutsch.", "You speak German."), (0, 2)),
        (("Paid by the company.", "25 days of leave a year.", "Shares of the company."), (0, 1, 2)),
        (
            ("Arbejde med mange.", "Erfahrung mit SAP", "Vi s\u00f8ger dig som er klar til det"),
            (0, 2),
        ),
    ],
)
def test_short_texts_are_told(texts: tuple[str, ...], wrong: tuple[int, ...]) -> None:
    assert sorted(told(GERMAN, *texts)) == sorted(texts[n] for n in wrong)


@pytest.mark.parametrize(
    "texts",
    [
        ("Erfahrung als Head of Product", "VP of Engineering gewesen", "Proof of Concept"),
        ("State of the Art Technik", "Head of the Lab"),
        ("SAP", "Jira, Confluence", "Go-to-market in Europa"),
    ],
)
def test_names_and_idioms_are_not(texts: tuple[str, ...]) -> None:
    assert told(GERMAN, *texts) == []


def test_a_word_of_another_language_is_no_jargon() -> None:
    def told(text: str) -> list[str]:
        reading = reading_of_markdown(text, "posting.md", "en")
        return [remark.code for remark in word_remarks(reading, "en")]

    assert told("Chaque client utilise la nouvelle version.") == []
    assert told("We utilise the new version.") == ["jargon"]


SWEDISH = "Det här är en ny tjänst. Du leder alla våra utvecklare och rapporterar till vd."


def fact(company: object, key: str, text: str) -> str:
    """Return the language that a fact of a position is said to be in, or nothing."""
    at = ("positions", "cpto", key)
    source = Source("company.yaml", {}, {at: (1, 1)}, {})
    found = [*in_another_language(company, source, [(at, text)])]  # type: ignore[arg-type]
    return found[0].message.partition(" is ")[2].partition(",")[0] if found else ""


@pytest.mark.parametrize(
    ("postings", "key", "text", "theirs"),
    [
        ("de-DE", "remote", "the EU", "English"),
        ("en-GB", "outcomes", "Chaque client utilise la nouvelle version.", "French"),
        ("en-GB", "hard", "Cada cliente usa la nueva versi\u00f3n.", "Spanish"),
        ("de-DE", "benefits", "Une \u00e9quipe de dix personnes.", "French"),
        ("en-GB", "outcomes", "Two offices in Rue de la Paix, Paris.", ""),
        ("en-GB", "outcomes", "Los Angeles and San Diego on one system.", ""),
        ("de-DE", "other_pay", "a bonus of up to 10 per cent", "English"),
        ("de-DE", "equity", "share options", "English"),
        ("de-DE", "equity", "aktieoptioner", "Danish"),
        ("da-DK", "equity", "Aktienoptionen", "German"),
        ("en-GB", "equity", "Aktienoptionen", "German"),
        ("da-DK", "opening", SWEDISH, "Swedish"),
        ("da-DK", "benefits", "Private health insurance", "English"),
        ("de-DE", "remote", "Spain and Portugal", "English"),
        ("da-DK", "remote", "Schweden oder Norwegen", "German"),
        ("en-GB", "remote", "Tyskland", "Danish"),
        ("de-DE", "remote", "Spanien und Portugal", ""),
        ("de-DE", "remote", "Portugal, Malta", ""),
        ("en-GB", "remote", "Spain, Portugal and the Netherlands", ""),
        ("de-DE", "equity", "Stock options", ""),
        ("de-DE", "other_pay", "Bonus", ""),
        ("de-DE", "remote", "EU", ""),
        ("de-DE", "equity", "Aktienoptionen", ""),
        ("da-DK", "equity", "aktieoptioner", ""),
        ("da-DK", "opening", "Stillingen er ny. Du leder alle vores udviklere og designere.", ""),
        ("en-GB", "note", "plus pension", ""),
        ("en-GB", "benefits", "a pension plan", ""),
        ("en-GB", "remote", "the EU", ""),
        ("de-DE", "equal_opportunity", "We choose by what a person can do.", "English"),
        ("de-DE", "hard", "Half of our customers still run the first version.", "English"),
        ("en-GB", "hard", "Die Hälfte der Kunden nutzt noch Version 1.", "German"),
        ("da-DK", "hard", "Die Hälfte der Kunden nutzt noch Version 1.", "German"),
        ("en-US", "hard", "Die Hälfte unserer Kunden nutzt noch die erste Version.", "German"),
        ("en-GB", "opening", "Unser Team wächst jede Woche.", "German"),
        ("en-GB", "hard", "Kunderne betaler stadig med check hver måned.", "Danish"),
        ("en-GB", "hard", "Two old monoliths, one tired team, zero documentation.", ""),
        ("da-DK", "hard", "Du har lanceret et produkt i et andet land.", ""),
        ("da-DK", "opening", "I et tidligere job lagde du to systemer sammen.", ""),
        ("en-GB", "why_leaders", "Der er meget arbejde, og vi bliver flere hos jer.", "Danish"),
        ("da-DK", "accommodation", "Tell us what you need.", "English"),
        ("da-DK", "hard", "Kunderne har ventet to år for længe.", ""),
        ("da-DK", "hard", "Den gamle kode kan ingen læse, der mangler test.", ""),
        ("de-DE", "hard", "Wer hier bauen will, braucht Geduld.", ""),
        ("en-GB", "hard", "Old servers die every week.", ""),
        ("de-DE", "outcomes", "Every customer runs the second version.", "English"),
        ("da-DK", "outcomes", "Jeder Kunde nutzt die zweite Version.", "German"),
        ("en-GB", "steps", "Ein Gespräch mit dem CEO", "German"),
        ("de-DE", "musts", "You speak English", "English"),
        ("de-DE", "musts", "Customer Success", ""),
        ("de-DE", "musts", "Hands-on-Mentalität", ""),
        ("de-DE", "outcomes", "cto.fewer-incidents-each-year", ""),
        ("en-GB", "equity", "options over 0.8 per cent, vesting over four years", ""),
        ("de-DE", "note", "plus car", "English"),
        ("de-DE", "send", "Send a CV.", "English"),
        ("da-DK", "send", "Send a CV.", "English"),
        ("de-DE", "send", "A CV.", "English"),
        ("da-DK", "send", "CV und Anschreiben.", "German"),
        ("en-GB", "send", "Send et CV.", "Danish"),
        ("en-GB", "send", "Ein Lebenslauf.", "German"),
        ("de-DE", "steps", "A call.", "English"),
        ("da-DK", "steps", "Two interviews.", "English"),
        ("de-DE", "hard", "Two clients left.", "English"),
        ("en-GB", "hard", "Kunderne venter stadig på version to.", "Danish"),
        ("en-GB", "hard", "Koden er gammel.", "Danish"),
        ("en-GB", "hard", "Vi har ingen test.", "Danish"),
        ("de-DE", "send", "CV und Anschreiben.", ""),
        ("da-DK", "send", "Send et CV.", ""),
        ("da-DK", "send", "Dit CV.", ""),
        ("en-GB", "send", "A CV; no cover letter.", ""),
        ("de-DE", "steps", "Coffee Chat", ""),
        ("de-DE", "steps", "Meet the Team", ""),
        ("de-DE", "steps", "Offer", ""),
        ("de-DE", "steps", "Video-Call", ""),
        ("da-DK", "steps", "Case", ""),
        ("en-GB", "steps", "A call", ""),
        ("de-DE", "hard", "Legacy Code.", ""),
        ("da-DK", "hard", "Gammel kode.", ""),
        ("en-GB", "hard", "No tests.", ""),
        ("de-DE", "remote", "EU and UK", "English"),
    ],
)
def test_facts_of_a_few_words(postings: str, key: str, text: str, theirs: str) -> None:
    company = COMPANY._replace(language=COMPANY.language._replace(postings=postings))
    assert fact(company, key, text) == theirs


NAMES = {"en": "English", "de": "German", "da": "Danish"}
FACTS = yaml.safe_load((Path(__file__).parent / "data/short-facts.yaml").read_text("utf-8"))


@pytest.mark.parametrize("ours", ["en-GB", "de-DE", "da-DK"])
def test_no_fact_of_a_few_words_is_told_in_its_own_language(ours: str) -> None:
    company = COMPANY._replace(language=COMPANY.language._replace(postings=ours, charters=ours))
    keys = ("equity", "other_pay", "benefits", "note", "remote", "travel", "hire")
    told = {(key, text): fact(company, key, text) for text in FACTS[ours[:2]] for key in keys}
    assert len(told) > 1000
    assert [each for each, theirs in told.items() if theirs] == []


@pytest.mark.parametrize(
    ("theirs", "ours", "share"),
    [
        ("en", "de-DE", 0.83),
        ("en", "da-DK", 0.8),
        ("de", "en-GB", 0.65),
        ("de", "da-DK", 0.7),
        ("da", "en-GB", 0.6),
        ("da", "de-DE", 0.7),
    ],
)
def test_most_facts_of_another_language_are_told(theirs: str, ours: str, share: float) -> None:
    company = COMPANY._replace(language=COMPANY.language._replace(postings=ours))
    told = [fact(company, "benefits", text) for text in FACTS[theirs]]
    named = [each for each in told if each]
    assert len(named) >= share * len(told)
    assert sum(NAMES[theirs] not in each for each in named) <= 0.02 * len(told)


@pytest.mark.parametrize(
    ("charters", "key", "text", "told"),
    [
        ("en-GB", "travel", "zwei Tage im Monat", "'travel' is German, and job descriptions here"),
        ("en-GB", "on_call", "vagt hver sjette uge", "'on_call' is Danish, and job descriptions"),
        ("en-GB", "travel", "two days a month", ""),
        ("de-DE", "travel", "two days a month", "'travel' is English, and job descriptions here"),
        ("de-DE", "hire", "team leads and below", "'hire' is English, and charters here"),
        ("de-DE", "on_call", "Rufbereitschaft im Wechsel", ""),
    ],
)
def test_facts_of_job_descriptions_are_in_the_language_of_charters(
    charters: str, key: str, text: str, told: str
) -> None:
    company = GERMAN._replace(language=GERMAN.language._replace(charters=charters))
    at = ("positions", "cpto", key)
    source = Source("company.yaml", {}, {at: (1, 1)}, {})
    found = [problem.message for problem in internal_in_another(company, source, [(at, text)])]
    assert [message[: len(told)] for message in found] == [told] * bool(told)


@pytest.mark.parametrize("code", ["de", "da"])
def test_no_sentence_of_ours_is_told_in_its_own_language(code: str) -> None:
    text = (catalog_folder() / f"languages/{code}.po").read_text("utf-8")
    said = re.findall(r'^(msgid|msgstr) "(.*)"$', text, re.MULTILINE)
    ours = {"msgid": "en", "msgstr": code}
    whole = [(ours[kind], words) for kind, words in said if "{" not in words and " " in words]
    assert len(whole) > 1000
    assert [(c, words) for c, words in whole if languages_of_few(words, c, item=True)] == []


@pytest.mark.parametrize(
    "key", ["about", "hard", "why_leaders", "opening", "accommodation", "note"]
)
def test_what_the_schema_discloses_is_looked_at(key: str) -> None:
    assert key in posted_texts()
    assert not posted_texts() & {"name", "title", "city", "holder", "hire", "spend", "reference"}


GERMAN_LIMIT = "Verträge mit Lieferanten bis zwei Jahre Laufzeit ohne Rücksprache mit dem Rat."
GERMAN_WORK = "Legt die Architektur für die nächsten drei Jahre fest und zeigt sie im Mai dem Rat."
COMPANY_FILE = """\
company: {{name: Tarn, about: Tarn makes maps., country: GB, currency: GBP}}
structure: separate
positions:
  ceo: {{status: filled}}
  cto: {{status: filled, limits: {{spend: 50000, hire: team leads, other: ["{0}"]}}}}
  cpo: {{status: filled}}
"""


@pytest.mark.parametrize(
    ("limit", "catalogue", "where"),
    [
        (GERMAN_LIMIT, "", "'other' is German, and charters here are English"),
        (
            "Contracts of up to two years.",
            f"responsibilities: [{{id: technology-roadmap.architecture, charter: {GERMAN_WORK}}}]",
            "this sentence is German, and charters here are English",
        ),
        (
            "Contracts of up to two years.",
            "responsibilities:\n  - {id: technology-roadmap.architecture, charter: "
            "[{say: Sets it., when: {customers: [business]}}, {say: " + GERMAN_WORK + "}]}",
            "this sentence is German, and charters here are English",
        ),
        ("Contracts of up to two years.", "", ""),
    ],
)
def test_charters_have_one_language_too(
    tmp_path: Path, limit: str, catalogue: str, where: str
) -> None:
    from charter.check.own.own_text import findings_of_own_text

    (tmp_path / "company.yaml").write_text(COMPANY_FILE.format(limit), "utf-8")
    if catalogue:
        (tmp_path / "catalog").mkdir()
        (tmp_path / "catalog/ours.yaml").write_text(catalogue, "utf-8")
    found = [f.problem for f in findings_of_own_text(read_workspace(tmp_path))]
    told = [each.message for each in found if each.code == "other-language"]
    assert told == ([where] if where else [])


def test_wordings_whose_languages_are_exchanged_are_told(tmp_path: Path) -> None:
    from charter.check.own.own_text import check_own_text

    text = COMPANY_FILE.format("Contracts of up to two years.")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/ours.yaml").write_text(
        "roles:\n  - id: cto\n    reworded:\n"
        "      - was: You have talked a team out of a rewrite it wanted, and kept its trust.\n"
        "        say:\n"
        "          en: Sie haben einem Team ausgeredet, alles neu zu schreiben, und blieben.\n"
        "          de: You have talked a team out of a rewrite, and nobody of them left.\n",
        "utf-8",
    )
    told = [(p.place.line, p.message) for p in check_own_text(read_workspace(tmp_path))]
    assert told == [
        (6, "this sentence stands for English, and is German"),
        (7, "this sentence stands for German, and is English"),
    ]


@pytest.mark.parametrize("path", sorted(examples_folder().parent.parent.glob("tests/briefs/*")))
def test_no_brief_is_told(path: Path) -> None:
    from charter.check.own.own_text import unused_text

    codes = [problem.code for problem in unused_text(read_workspace(path))]
    assert "other-language" not in codes


@pytest.mark.parametrize("code", ["de", "da"])
def test_no_sentence_of_our_translations_is_told_to_be_in_another_language(code: str) -> None:
    text = (catalog_folder() / "languages" / f"{code}.po").read_text("utf-8")
    entries = re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n)+)', text, re.MULTILINE)[1:]
    joined = ("".join(re.findall('"(.*)"', entry)) for entry in entries)
    said = [re.sub(r"\{[^{}]*\}", "Tarn", sentence) for sentence in joined if sentence]
    assert len(said) > 1000
    assert [sentence for sentence in said if sentence_other(sentence, code)] == []
