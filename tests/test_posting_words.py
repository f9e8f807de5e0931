"""Words: the published gender score, and phrases that are found and those that are right."""

from __future__ import annotations

import pytest

from charter.check.document import Document, Piece, Spot
from charter.check.gender import own_score, plain_score, tokens
from charter.check.language import guess
from charter.check.posting import check_posting
from charter.check.word_lists import gender_list

WORDS = gender_list("en")


def posting(text: str, title: str = "Head of Product", language: str = "en") -> Document:
    heading = Piece("heading", 1, title, (Spot(0, 1, 1),))
    return Document(
        "a.md", title, (heading, Piece("paragraph", 0, text, (Spot(0, 3, 1),))), language
    )


def said(text: str, title: str = "Head of Product", language: str = "en") -> list[tuple[str, str]]:
    """Return severity and code of the remarks on words."""
    report = check_posting(posting(text, title, language))
    codes = ("age-coded", "ability-coded", "origin-coded", "jargon", "gender-coded")
    return [
        (r.severity, r.code)
        for r in report.remarks
        if r.code in codes or r.code.startswith("masculine")
    ]


# Scored by hand with the published list and rules.
@pytest.mark.parametrize(
    ("text", "feminine", "masculine", "coding"),
    [
        ("irrelevant words", 0, 0, "empty"),
        ("sharing versus aggression", 1, 1, "neutral"),
        ("Ambition:competition–decisiveness, empathy&kindness", 2, 3, "masculine-coded"),
        ("Ambition:competition–decisiveness&leadership, other", 0, 4, "strongly masculine-coded"),
        ("empathy&kindness, co-operation and other words", 3, 0, "feminine-coded"),
        ("empathy&kindness, co-operation, trust", 4, 0, "strongly feminine-coded"),
        ("we use SharePoint", 0, 0, "empty"),
        ("dominant", 0, 2, "masculine-coded"),  # begins with two stems
        ("a well known data-driven team", 0, 1, "masculine-coded"),  # split at the hyphen
        ("Sharing data-driven", 1, 0, "feminine-coded"),  # the second word keeps its hyphen
        ("the -driven one", 0, 0, "empty"),  # a hyphen in front keeps it whole
    ],
)
def test_plain_mode_gives_the_published_numbers(text, feminine, masculine, coding):
    score = plain_score(text, WORDS)
    assert (len(score.feminine), len(score.masculine), score.coding) == (
        feminine,
        masculine,
        coding,
    )


def test_words_are_parted_as_published():
    assert tokens("Who is Connect@HBS?\tSharing—ambitious (leader)/x") == [
        *("who", "is", "connect", "hbs", "sharing", "ambitious", "leader", "x")
    ]


def test_own_mode_leaves_out_headings_title_and_the_nouns_of_the_field():
    text = "As Lead Analyst you take decisions, and it is determined by the objectives."
    document = posting(text, "Lead Analyst")
    assert plain_score(document.text, WORDS).coding == "strongly masculine-coded"
    assert own_score(document, WORDS).coding == "empty"


def test_strongly_masculine_words_are_advice():
    assert said("You are ambitious, assertive, fearless and competitive.") == [
        ("advice", "gender-coded")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We want a recent college graduate.", ("error", "age-coded")),
        ("We want a young, dynamic person.", ("error", "age-coded")),
        ("You are a digital native.", ("advice", "age-coded")),
        ("A fast-paced shop.", ("advice", "age-coded")),
        ("You are able-bodied.", ("error", "ability-coded")),
        ("You must be able to stand.", ("advice", "ability-coded")),
        ("You are a native English speaker.", ("advice", "origin-coded")),
        ("A rock star.", ("advice", "jargon")),
        ("We offer a competitive salary.", ("advice", "jargon")),
        ("You report to the chairman.", ("advice", "masculine-word")),
        ("The candidate shows that he can sell.", ("error", "masculine-pronoun")),
    ],
)
def test_words_that_shut_out_or_say_nothing_are_found(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "You stand up a team and stand in for the CEO.",
        "You manage people, and serve young people in need.",
        "You are able to see the bigger picture.",
        "On 1 March our founder says he will leave.",
        "The candidate says how he or she works.",
        "It advances the state of the art, and we mature our standards.",
        "You are at least 18 years old.",
        "We run cloud native services.",
        "A company with financial leverage.",
    ],
)
def test_words_that_are_right_where_they_stand_are_left_alone(text):
    assert said(text) == []


def test_a_masculine_title_is_an_error():
    assert said("x", "Salesman") == [("error", "masculine-word")]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Leiter Produkt", "Sie führen.", [("error", "masculine-title")]),
        ("Product Manager", "Sie führen.", [("advice", "masculine-title")]),
        ("Leiter Produkt (m/w/d)", "Sie führen.", []),
        ("Leiter*in Produkt", "Sie führen.", []),
        ("Leitung Produkt", "Sie führen.", []),
        ("Leiter Produkt", "Wir suchen Menschen aller Geschlechter.", []),
        ("Leitung", "Wir sind ein junges, dynamisches Team.", [("advice", "age-coded")]),
        ("Leitung", "Wir suchen junge Mitarbeiter.", [("error", "age-coded")]),
    ],
)
def test_german(title, text, expected):
    assert said(text, title, "de") == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Formand", "Du leder.", [("error", "masculine-word")]),
        ("Leder", "Et ungt dynamisk team.", [("advice", "age-coded")]),
        ("Leder", "Vi søger en yngre medarbejder.", [("error", "age-coded")]),
        ("Leder", "Kandidaten viser, at han kan.", [("error", "masculine-pronoun")]),
        ("Leder", "Du leder et godt hold.", []),
    ],
)
def test_danish(title, text, expected):
    assert said(text, title, "da") == expected


def test_a_language_without_lists_is_said_not_to_be_checked():
    report = check_posting(posting("Un ninja jeune.", language="fr"))
    assert report.notes == ("words and contents: not checked, no lists for French",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and report to our founder in the city.", "en"),
        ("Sie arbeiten mit dem Team und berichten an die Leitung der Firma.", "de"),
        ("Du arbejder sammen med vores hold, og det er dig, der leder af og til.", "da"),
        ("Du jobber sammen med våre folk, og det er deg som leder av og til.", "nb"),
        ("Product 1 2 3 4 5 6 7 8 9", ""),
    ],
)
def test_the_language_is_guessed_by_function_words(text, language):
    assert guess(text) == language
