"""What a posting states is told by the sentence, not by a word, in each language with lists."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter.check.law.seen import shows
from charter.check.papers.posting import check_posting
from charter.check.words import statements
from charter.check.words.dates import dates_in
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.word_lists import has_law_words, listed_languages, section
from charter.document.outside.from_markdown import reading_of_markdown
from conftest import Ran

Command = Callable[..., Ran]
DAYS = {
    "en": {
        "Applications close at noon on Friday 2 April 2027.": "2027-04-02",
        "Send us your CV by 3 May.": "--05-03",
        "Deadline: May 3rd, 2027": "2027-05-03",
        "Applications are welcome at any time.": "open",
        "Closing date\n5 March 2027": "2027-03-05",
        "Apply by 03/04/2027.": None,
    },
    "de": {
        "Ihre Bewerbung schicken Sie bitte bis zum 3. Mai.": "--05-03",
        "Einsendeschluss: 03.05.2027": "2027-05-03",
        "Die Anzeige bleibt online, bis die Stelle besetzt ist.": "open",
    },
    "da": {
        "Send din ansøgning senest den 3. maj 2027.": "2027-05-03",
        "Opslaget lukker, når vi har fundet den rette.": "open",
    },
    "fr": {
        "Envoyez votre dossier avant le 1er mai 2027.": "2027-05-01",
        "Les candidatures sont lues au fil de l'eau.": "open",
    },
    "es": {
        "Envía tu candidatura antes del 3 de mayo de 2027.": "2027-05-03",
        "El anuncio sigue abierto hasta que encontremos a alguien.": "open",
    },
}
NO_DAYS = {
    "en": (
        "You meet every deadline.",
        "The tax deadline is 30 April.",
        "This post ends on 31 December 2028.",
        "Once the role is filled, we tell all applicants within 3 days.",
        "Candidates meet 2-3 people.",
    ),
    "de": ("Der Abschluss liegt bis zum 5. vor.", "Der Vertrag endet am 31.12.2028."),
    "da": ("Du har første udkast klar senest den 1. maj.",),
    "fr": ("Le contrat court jusqu'au 31 décembre 2028.",),
    "es": ("El contrato dura hasta el 31 de diciembre de 2028.",),
}
STATED = {
    "accommodation": {
        "en": "Tell us if you need an adjustment for the interview.",
        "de": "Wenn Sie für das Gespräch Unterstützung brauchen, sagen Sie es uns.",
        "da": "Sig til, hvis du har brug for støtte ved samtalen på grund af et handicap.",
        "fr": "Si vous avez besoin d'un aménagement pour l'entretien, écrivez-nous.",
        "es": "Si necesitas una adaptación en la entrevista, dínoslo.",
    },
    "ai": {
        "en": "Software ranks the applications before a person sees them.",
        "de": "Wir setzen in der Auswahl keine künstliche Intelligenz ein.",
        "da": "Vi bruger ikke kunstig intelligens til at vurdere ansøgninger.",
        "fr": "Aucune intelligence artificielle ne trie les candidatures.",
        "es": "No usamos inteligencia artificial para evaluar candidaturas.",
    },
    "all-genders": {
        "en": "Head of Product (m/f/d)",
        "de": "Produktleitung (w/m/d)",
        "da": "Produktchef (m/k/d)",
        "fr": "Responsable produit (H/F)",
        "es": "Responsable de producto (H/M)",
    },
    "apply": {
        "en": "Send your CV to anna@havn.example.",
        "de": "Bewerben Sie sich über unser Formular.",
        "da": "Send din ansøgning til anna@havn.example.",
        "fr": "Envoyez votre candidature à anna@havn.example.",
        "es": "Envía tu candidatura a anna@havn.example.",
    },
    "equal-opportunity": {
        "en": "No one is turned down for their age or faith.",
        "de": "Wir entscheiden ohne Ansehen von Alter und Herkunft.",
        "da": "Vi ansætter uanset alder og tro.",
        "fr": "Nous recrutons sans distinction d'âge ni d'origine.",
        "es": "Contratamos sin importar la edad ni el origen.",
    },
    "vacancy": {
        "en": "Our first CTO retires, and we look for a successor.",
        "de": "Die Stelle ist neu geschaffen und ab sofort zu besetzen.",
        "da": "Stillingen er nyoprettet.",
        "fr": "Ce poste est vacant.",
        "es": "El puesto es de nueva creación.",
    },
}
TEMPTING = {
    "accommodation": {
        "en": ("You propose adjustments to the plan.", "Hotel accommodation is paid."),
        "de": ("Sie schlagen Anpassungen am Budget vor.",),
        "da": ("Du foreslår tilpasninger af planen.",),
        "fr": ("Vous proposez des adaptations du plan.",),
        "es": ("Propones ajustes al presupuesto.",),
    },
    "ai": {
        "en": ("We use AI in our product.", "You recruit a team of AI engineers."),
        "de": ("Unsere Software prüft Rechnungen mit KI.",),
        "da": ("Vores produkt bruger kunstig intelligens.",),
        "fr": ("Notre produit utilise l'intelligence artificielle.",),
        "es": ("Nuestro producto usa inteligencia artificial.",),
    },
    "all-genders": {
        "en": ("Our work and/or yours.",),
        "de": ("Sie haben Entwicklerinnen und Entwickler eingestellt.", "Kommen Sie rein."),
        "da": ("Vi er i gang 24/7.",),
        "fr": ("Un rôle de direction.",),
        "es": ("Un equipo de ocho.",),
    },
    "apply": {
        "en": (
            "You apply pressure where it helps.",
            "Apply your knowledge of markets.",
            "You talk with users, and write down what you heard.",
            "Read about us at https://havn.example/about.",
            "Agencies need not apply.",
        ),
        "de": ("Wir lesen jede Bewerbung.",),
        "da": ("Vi læser alle ansøgninger.",),
        "fr": ("Vous envoyez des rapports aux clients.",),
        "es": ("Escribes informes para los clientes.",),
    },
    "equal-opportunity": {
        "en": ("We offer equal-opportunity lending.", "Our app serves people of all ages."),
        "de": ("Sie bevorzugen einfache Lösungen.", "Vielfalt an Aufgaben."),
        "da": ("En mangfoldighed af opgaver.",),
        "fr": ("Une diversité de projets.",),
        "es": ("Oportunidades de crecimiento.",),
    },
    "vacancy": {
        "en": ("Vacancy is what our product measures.", "The position reports to the board."),
        "de": ("Wir sind offen für neue Ideen.",),
        "da": ("Du er åben for nye idéer.",),
        "fr": ("Un poste de travail moderne.",),
        "es": ("Un puesto con responsabilidad.",),
    },
}
KINDS = sorted(STATED)
LANGUAGES = sorted(DAYS)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [(language, text, day) for language, days in DAYS.items() for text, day in days.items()],
)
def test_a_last_day_is_found_with_its_value(language: str, text: str, day: str | None) -> None:
    found = RECOGNISERS["closing-date"](text, language, "text")
    assert day in [each.said["date"] for each in found]
    assert shows(text, "until", language)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in NO_DAYS for text in NO_DAYS[language]]
)
def test_another_day_is_no_last_day(language: str, text: str) -> None:
    assert list(dates_in("3 May 2027", "en"))
    assert not shows(text, "until", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_is_found(kind: str, language: str) -> None:
    text = STATED[kind][language]
    found = RECOGNISERS[kind](text, language, "text")
    assert found
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_its_words_in_another_sense_are_none(kind: str, language: str) -> None:
    for text in TEMPTING[kind][language]:
        assert not shows(text, kind, language), text


def test_each_language_with_lists_has_rules() -> None:
    for language in listed_languages():
        assert has_law_words(language)
        for kind in ("closing-date", *KINDS):
            assert section(language, "statements", kind)["rules"]
    assert RECOGNISERS["apply"]("Send your CV to us.", "it", "text") == ()


def test_only_a_line_that_is_a_label_is_read_with_the_next() -> None:
    posting = "Contact\nanna@havn.example"
    assert shows(posting, "apply", "en")
    assert not shows(posting.replace("Contact", "Our values"), "apply", "en")


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("until 31.3.", "de", "--03-31"),
        ("before 1er avril 2027", "fr", "2027-04-01"),
        ("el 3 de mayo de 2027", "es", "2027-05-03"),
        ("05/04/2027", "fr", "2027-04-05"),
        ("05/04/2027", "en", None),
        ("04/31/2027 or 31/04/2027", "en", ""),
        ("by May 2027", "en", "2027-05"),
        ("24/7", "de", ""),
        ("30 February", "en", ""),
        ("29 February", "en", "--02-29"),
    ],
)
def test_days_are_read_by_the_habits_of_a_language(
    text: str, language: str, day: str | None
) -> None:
    found = [each.said["date"] for each in dates_in(text, language)]
    assert found == ([] if day == "" else [day])


def _codes(text: str, language: str = "") -> set[str]:
    return {
        remark.code for remark in check_posting(reading_of_markdown(text, "a.md", language)).remarks
    }


def test_lint_says_what_a_posting_lacks_and_what_it_has() -> None:
    text = "# Head of Product\n\nYou meet deadlines by 5 May, and apply what you learn.\n"
    assert {"no-apply", "no-closing-date"} <= _codes(text, "en")
    said = f"{text}\n## How to apply\n\nSend your CV to anna@havn.example by 5 May 2027.\n"
    assert _codes(said, "en").isdisjoint({"no-apply", "no-closing-date"})


def test_front_matter_closes_with_a_day_and_not_with_a_promise() -> None:
    text = "---\ncloses: {}\n---\n# Head of Product\n\nYou lead the work of the whole team.\n"
    assert "no-closing-date" not in _codes(text.format("2027-05-05"), "en")
    assert "no-closing-date" not in _codes(text.format("open until filled"), "en")
    assert "no-closing-date" in _codes(text.format("TBD"), "en")


def test_the_law_of_a_place_asks_by_the_sentence(tmp_path: Path, charter: Command) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "# Head of Product\n\nVacancy is what our product measures. You adjust the plan, and you "
        "use AI. You get the best from the people in the team.\n",
        "utf-8",
    )
    where = ("--language", "en", "--place", "CA-ON", "--date", date(2026, 12, 1).isoformat())
    assert "[law-vacancy]" in charter("lint", str(file), *where).out
    file.write_text(
        f"{file.read_text('utf-8')}\nThis posting is for an existing vacancy.\n", "utf-8"
    )
    assert "[law-vacancy]" not in charter("lint", str(file), *where).out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_one_and_names_lists_that_there_are(language: str) -> None:
    for kind in ("closing-date", *KINDS):
        for rule in statements._rules(kind, language):
            for words in filter(None, (*rule.needs, rule.unless)):
                made = re.compile(statements._compiled(words, language).source)
                assert "<" not in made.pattern.replace("(?<", "")


def test_long_and_odd_texts_are_read_in_time() -> None:
    for text in ("Apply " + "-" * 3000, "We use AI " * 300, "." * 3000, "a-b " * 1000):
        for kind in ("closing-date", *KINDS):
            RECOGNISERS[kind](text, "en", "text")


def test_kinds_stand_in_the_order_of_the_alphabet() -> None:
    assert list(RECOGNISERS) == sorted(RECOGNISERS)
    assert all(kind.replace("-", "").isalpha() for kind in RECOGNISERS)
