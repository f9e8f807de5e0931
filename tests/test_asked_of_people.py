"""What a posting should not ask or say, by kind, beside sentences with the same words that may."""

import pytest

from charter.check.words.recognised import RECOGNISERS
from charter.check.words.years import years_asked

ASKED = [
    ("en", "degree", "You hold a degree in physics."),
    ("en", "degree", "Bachelor’s required; a master’s would be nice."),
    ("en", "age", "Applicants under 40."),
    ("en", "age", "Within three years of graduation."),
    ("en", "family", "Here, colleagues are family."),
    ("en", "citizenship", "You must be an Australian citizen."),
    ("en", "licence", "A full driving licence and your own car."),
    ("en", "hours", "You work evenings and weekends when a release needs it."),
    ("en", "origin", "A native speaker of Dutch."),
    ("en", "origin", "Perfect English."),
    ("en", "ability", "Able to lift 20 kg."),
    ("en", "gendered", "The ideal candidate knows his limits."),
    ("en", "jargon", "You roll up your sleeves."),
    ("en", "jargon", "Join our Rockstar team."),
    ("en", "jargon", "You are the Unicorn we look for."),
    ("en", "age", "Join our recent graduate programme."),
    ("en", "age", "We pay well; you are aged 25 to 35."),
    ("en", "hours", "You take part in the on-call rotation."),
    ("en", "hours", "Must be available in all time zones around the clock."),
    ("en", "licence", "You drive your own car to our sites."),
    ("de", "age", "Wir suchen einen jungen Kopf."),
    ("en", "age", "Age profile: 35-50"),
    ("en", "citizenship", "US citizen or green card"),
    ("en", "degree", "Ten people; MBA; German"),
    ("en", "family", "Single or willing to relocate within 30 days"),
    ("de", "citizenship", "Du bist Österreicher:in oder EU-Bürger:in."),
    ("de", "hours", "Du arbeitest auch mal die Nacht durch."),
    ("de", "licence", "Du hast den B-Schein."),
    ("fr", "hours", "Vous participez aux gardes de nuit."),
    ("en", "hours", "You never really switch off."),
    ("en", "family", "Working mothers may find the travel hard."),
    ("de", "degree", "Technische Ausbildung (Uni/FH) zwingend"),
    ("es", "degree", "Ingeniería informática"),
    ("da", "hours", "Aftener og weekender må påregnes."),
    ("es", "hours", "Se trabaja por las noches y los fines de semana."),
    ("de", "degree", "Abgeschlossenes Studium der Physik"),
    ("de", "age", "Du passt in unser junges, hungriges und lautes Team."),
    ("de", "citizenship", "Sie sind Muttersprachler und deutscher Staatsb\u00fcrger."),
    ("fr", "age", "Vous \u00eates de nationalit\u00e9 fran\u00e7aise et avez moins de 40 ans."),
    ("fr", "citizenship", "Vous \u00eates de nationalit\u00e9 fran\u00e7aise et avez une voiture."),
    ("de", "origin", "Deutsch auf Muttersprachniveau"),
    ("da", "degree", "Kandidatgrad i fysik"),
    ("da", "age", "Du er mellem 30 og 40 år."),
    ("fr", "degree", "Diplôme d'ingénieur exigé"),
    ("fr", "age", "Une équipe jeune et soudée"),
    ("fr", "gendered", "Nous cherchons un vendeur confirmé."),
    ("es", "degree", "Título universitario en física"),
    ("es", "age", "Menores de 40 años"),
    ("es", "gendered", "Buscamos un ingeniero para el turno de mañana."),
]
MAY = [
    ("en", "degree", "A degree or equivalent experience."),
    ("en", "degree", "You own our master data, to a high degree."),
    ("en", "degree", "No degree needed."),
    ("en", "degree", "A degree in physics is a plus."),
    ("en", "age", "We are not a young team."),
    ("en", "age", "We teach young people to swim."),
    ("en", "family", "We build apps for families."),
    ("en", "citizenship", "We do not discriminate by citizenship."),
    ("en", "licence", "Our code has an MIT licence."),
    ("en", "licence", "Able to drive change across teams."),
    ("en", "hours", "You never work at weekends."),
    ("en", "hours", "28 days of leave including bank holidays."),
    ("en", "origin", "You need no native English."),
    ("en", "ability", "You stand up for quality."),
    ("en", "gendered", "The customer decides when he pays."),
    ("en", "jargon", "We do not want rock stars."),
    ("en", "jargon", "You own our Ninja build system and the Guru board of Rockstar Games."),
    ("de", "jargon", "Sie verantworten unser Ninja-Build-System."),
    ("da", "jargon", "Du leder vores Ninja-byggesystem."),
    ("fr", "jargon", "Vous tenez le système de build Ninja."),
    ("es", "jargon", "Llevas el sistema de build Ninja."),
    ("en", "age", "Our recent graduate programme brings eight people into your teams."),
    ("en", "age", "The shop is small; our customers are mostly aged 50 to 70."),
    ("en", "age", "The trust supports young people aged 11 to 18."),
    ("de", "age", "Der Verein unterstützt junge Menschen zwischen 11 und 18 Jahren."),
    ("da", "age", "Fonden støtter unge mellem 11 og 18 år."),
    ("en", "hours", "You organise the on-call rotation so that nobody is woken twice."),
    ("en", "hours", "Positions are available in all time zones."),
    ("da", "hours", "Ingen aftener og weekender."),
    ("da", "hours", "Du arbejder ikke i weekenden."),
    ("en", "hours", "Out-of-hours calls go to our managed service, not to you."),
    ("fr", "hours", "Le garde de nuit vous ouvre."),
    ("de", "citizenship", "Sie sind Deutscher Meister im Rudern."),
    ("en", "hours", "You work no weekends."),
    ("en", "age", "The shop was founded by two friends in their twenties."),
    ("de", "age", "Der Laden wurde von zwei Freunden unter 30 Jahren gegründet."),
    ("es", "degree", "Responsable de Ingeniería"),
    ("en", "licence", "50M+ people in the US drive a personal car for work."),
    ("en", "benefits", "You are willing to relocate your family."),
    ("en", "benefits", "Prairie Health is an equal opportunity employer."),
    ("en", "jargon", "You will not be called a “ninja” here."),
    ("en", "jargon", "Attractive salary: £60,000 to £70,000."),
    ("de", "degree", "Kein Studium nötig."),
    ("de", "age", "Wir sind kein junges Team."),
    ("de", "origin", "Deutsch muss nicht Ihre Muttersprache sein."),
    ("da", "degree", "Uddannelse er ikke et krav."),
    ("fr", "degree", "Aucun diplôme exigé."),
    ("fr", "age", "Nos lecteurs ont entre 20 et 30 ans."),
    ("es", "degree", "Se valora un máster."),
    ("es", "age", "Sin límite de edad."),
]


@pytest.mark.parametrize(("language", "kind", "text"), ASKED)
def test_what_is_asked_is_found(language: str, kind: str, text: str) -> None:
    assert RECOGNISERS[kind](text, language, "text")


@pytest.mark.parametrize(("language", "kind", "text"), MAY)
def test_the_same_words_in_another_sense_are_not(language: str, kind: str, text: str) -> None:
    assert RECOGNISERS[kind](text, language, "text") == []


@pytest.mark.parametrize(
    ("language", "title", "found"),
    [
        ("de", "Krankenschwester", True),
        ("de", "Krankenpfleger/-in", False),
        ("fr", "Directeur commercial", True),
        ("fr", "Directeur commercial (H/F)", False),
        ("fr", "Directrice ou directeur commercial", False),
        ("fr", "Développeur·se", False),
        ("es", "Programador", True),
        ("es", "Programador/a", False),
        ("es", "Jefatura de equipo", False),
        ("en", "Salesman", True),
        ("en", "Sales representative", False),
    ],
)
def test_a_title_of_one_gender_is_found(language: str, title: str, found: bool) -> None:
    assert bool(RECOGNISERS["gendered"](title, language, "title")) is found


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "6-10 years of experience", 6),
        ("en", "A minimum of 6 years in product", 6),
        ("en", ">4 years in a similar role", 4),
        ("en", "At least five years managing people", 5),
        ("en", "15+ yrs", 15),
        ("en", "7 to 10 years under their belt", 7),
        ("en", "Minimum 8 years' product management", 8),
        ("en", "Must-haves: 20 years in technology; an MBA", 20),
        ("en", "A person who has twelve to fifteen years in edtech", 12),
        ("fr", "Expérience : > 3 ans", 3),
        ("es", "Experiencia: > 3 años", 3),
        ("da", "Erfaring: > 3 år", 3),
        ("de", "Berufserfahrung: > 3 Jahre", 3),
        ("en", "18 months of experience", 1.5),
        ("en", "Over a decade of leading teams", 10),
        ("de", "Mindestens fünf Jahre Berufserfahrung", 5),
        ("da", "Mindst 5 års erfaring", 5),
        ("fr", "Au moins 5 ans d'expérience", 5),
        ("es", "Al menos cinco años de experiencia", 5),
    ],
)
def test_years_are_read_with_their_number(language: str, text: str, years: object) -> None:
    assert [found.said["years"] for found in years_asked(text, language)] == [years]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At most 8 years of experience."),
        ("en", "Our company has 30 years of experience."),
        ("en", "A contract of two years."),
        ("en", "We have grown a lot in our 7+ years."),
        ("en", "Over ten years of orders sit in one table."),
        ("en", "Lease: 10 years in Leeds."),
        ("en", "Paid leave is available after one year of employment."),
        ("en", "In your first two years you hire ten people."),
        ("en", "A plan over three years."),
        ("en", "You do not need ten years of experience."),
        ("de", "Höchstens 5 Jahre Erfahrung."),
        ("da", "Vi har 40 års erfaring."),
        ("fr", "La fondatrice a 20 ans d'expérience."),
        ("es", "Nuestra empresa tiene 40 años de experiencia."),
    ],
)
def test_years_of_others_and_most_years_are_not_asked_for(language: str, text: str) -> None:
    assert years_asked(text, language) == []


@pytest.mark.parametrize(
    ("language", "heading", "found"),
    [
        ("en", "Key Qualifications & Competencies", True),
        ("en", "Because you bring", True),
        ("en", "What will you bring", True),
        ("en", "We need you to bring", True),
        ("en", "On day one", True),
        ("en", "Person Specification", True),
        ("en", "What we bring", False),
        ("en", "Nice to have", False),
        ("en", "Why join us", False),
        ("de", "Dein Profil", True),
        ("de", "Das erwartet dich", False),
        ("da", "Vi forventer", True),
        ("da", "Dine opgaver", False),
        ("fr", "Votre profil", True),
        ("fr", "Vos missions", False),
        ("es", "Requisitos", True),
        ("es", "Qué ofrecemos", False),
    ],
)
def test_headings_over_musts_are_known(language: str, heading: str, found: bool) -> None:
    assert bool(RECOGNISERS["musts"](heading, language, "heading")) is found
