"""Shape and contents: each check fails on a text made for it, and is silent on a good one."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.check.papers.posting import check_posting
from charter.check.words.contents import content_remarks
from charter.check.words.ease import reading_ease
from charter.check.words.musts import must_lists, musts_heading
from charter.compose.headings import _STYLES, wordings_of
from charter.document.outside.from_file import reading_of
from charter.document.outside.from_markdown import reading_of_markdown
from charter.facts.languages import translations

ROOT = Path(__file__).resolve().parent.parent
OUR_POSTINGS = sorted(
    path for folder in ("out", "tests/golden/*") for path in ROOT.glob(f"{folder}/*posting.md")
)

GOOD = """# Head of Product

Havn · Copenhagen

## The role

{prose}

## What you bring

{musts}

Pay: $120,000 to $150,000 a year.

## How to apply

Write to jobs@havn.example by 31 March 2027.
"""
PROSE = "You choose what we build, and you say why. " * 28
MUSTS = "- You have built a thing that people used, and you can say what it cost them.\n" * 5


@pytest.fixture
def codes(tmp_path):
    def check(text: str) -> list[str]:
        path = tmp_path / "a.md"
        path.write_text(text, "utf-8")
        return [remark.code for remark in check_posting(reading_of(path), "en").remarks]

    return check


def good(prose: str = PROSE, musts: str = MUSTS) -> str:
    return GOOD.format(prose=prose, musts=musts)


def test_a_good_posting_gets_no_remark(codes):
    assert codes(good()) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("length", good("Short.", MUSTS)),
        ("length", good(PROSE * 3, MUSTS * 1)),
        ("bullets", good(PROSE, "- You can.\n")),
        ("bullets", good("You choose.", MUSTS + "\nMore\n" + MUSTS * 3)),
        ("long-sentence", good(PROSE + "It goes on " * 11 + ".", MUSTS)),
        ("sentences", good(("You choose what we build and why and for whom " * 3 + ". ") * 9)),
        ("musts", good(PROSE, MUSTS + "- And one more thing.\n")),
        ("years-of-experience", good(PROSE + "You have at least 5 years of experience.")),
        ("years-of-experience", good(PROSE + "You have 10+ years' product experience.")),
        ("title-pay", good().replace("# Head of Product", "# Head of Product, $150,000")),
        ("title-place", good().replace("# Head of Product", "# Head of Product in Copenhagen")),
        ("title-place", good().replace("# Head of Product", "# Head of Product (Remote)")),
        ("no-title", good().replace("# Head of Product", "")),
        ("no-pay", good().replace("$120,000 to $150,000", "good")),
        ("no-apply", good().replace("How to apply", "End").replace("jobs@havn.example", "us")),
        ("no-closing-date", good().replace(" by 31 March 2027", "")),
    ],
)
def test_what_is_wrong_is_said(code, text, codes):
    assert code in codes(text)


def test_hard_text_is_said_to_be_hard(codes):
    hard = "Organisational interdependencies necessitate multidisciplinary prioritisation. " * 40
    assert "reading-ease" in codes(good(hard))


def test_what_helps_is_no_must_and_a_list_of_papers_is_none(codes):
    more = "\nGood to have, but not required:\n\n- You sing.\n- You dance.\n"
    assert "musts" not in codes(good(PROSE, MUSTS + more))
    papers = "\nFor each job on your resume, provide:\n\n- dates\n- hours\n"
    assert "musts" not in codes(good(PROSE, MUSTS + papers))


@pytest.mark.parametrize("path", OUR_POSTINGS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_postings_tell_as_much_as_they_list(path):
    report = check_posting(reading_of(path))
    assert 1 / 5 < report.shape.bullets <= 1 / 2
    assert "bullets" not in [remark.code for remark in report.remarks]


@pytest.mark.parametrize(
    ("language", "sentence", "formula", "score"),
    [
        # 6 words, 6 syllables: 206.835 - 84.6 x 1 - 1.015 x 6
        ("en", "The cat sat on the mat.", "Flesch reading ease", 116.1),
        # 4 words, 4 syllables: 180 - 4 - 58.5 x 1
        ("de", "Das ist gut so.", "Flesch reading ease after Amstad", 117.5),
        # 5 words, one of 7 letters or more: 5 + 20
        ("da", "Du leder vores produkt nu.", "LIX", 25.0),
    ],
)
def test_reading_ease_is_by_the_formula_it_names(language, sentence, formula, score):
    ease = reading_ease([sentence], language)
    assert (ease.formula, ease.score) == (formula, score)


def test_a_language_without_a_formula_has_no_score():
    assert reading_ease(["Il fait beau."], "fr") is None


def report_on(text, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    return {r.code: r for r in check_posting(reading_of(path), "en").remarks}


def test_long_sentences_of_a_file_are_one_remark_with_their_lines(tmp_path):
    long = "It goes on " * 11 + "."
    found = report_on(good(f"{long}\n\n{PROSE}\n\n{long}"), tmp_path)["long-sentence"]
    assert found.message == (
        "2 sentences have more than 30 words, the longest 33: lines 7 (33 words), 11 (33 words)"
    )


def test_too_many_musts_are_said_at_their_heading(tmp_path):
    found = report_on(good(PROSE, MUSTS + "- And one more thing.\n"), tmp_path)["musts"]
    assert (found.place.line, found.place.column, found.quote) == (9, 4, "What you bring")
    assert found.message == "6 things are asked under it, from line 11 on"


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "You must know Java, Go, AWS, budgets, hiring and boards.", 6),
        ("en", "## What you bring\n\nYou know Java, Go, AWS, budgets, hiring, boards and law.", 7),
        ("de", "Sie müssen Java, Go, AWS, Budgets, Personal und Gremien kennen.", 6),
        ("da", "Du skal kende Java, Go, AWS, budgetter, ansættelser og bestyrelser.", 6),
        ("fr", "Vous devez maîtriser Java, Go, AWS, les budgets, le droit et les conseils.", 6),
        ("es", "Debes conocer Java, Go, AWS, presupuestos, contratación y consejos.", 6),
        ("en", "You need Java, Go, AWS, law, hiring, and boards to be fast, calm and kind.", 6),
        ("en", "What we look for: leads; payments; audits; hiring; closing; and French.", 6),
        ("de", "Ihr Profil: Java, Go, AWS, Budgets, Personal und Gremien.", 6),
        ("en", "The role: planning, buying, running, measuring, hiring and telling.", 0),
        ("en", "You must know Java, Go, AWS, budgets and boards.", 0),
        ("en", "You must know AWS (S3, EC2, RDS, EKS, SQS, SNS) and budgets.", 0),
        ("en", "You need not know Java, Go, AWS, budgets, hiring and boards.", 0),
        ("en", "You will own hiring, budgets, platform, security, data and support.", 0),
        ("en", "We look for a leader in Paris, London, Rome, Oslo, Bern or Kyiv.", 0),
        ("en", "## What you bring\n\nWe offer health, dental, vision, life, leave and pension.", 0),
        ("de", "Wir suchen eine Leitung für Köln, Bonn, Trier, Mainz, Ulm oder Jena.", 0),
    ],
)
def test_musts_in_one_sentence_are_counted(language, text, count):
    reading = reading_of_markdown(f"# Head of Product\n\n{text}\n", "a.md", language)
    said = [r.message for r in content_remarks(reading, language) if r.code == "musts"]
    assert said == ([f"{count} things are asked in one sentence"] if count else [])


@pytest.mark.parametrize("after", ["Salary & hours:", "**Pay:**"])
def test_musts_end_where_another_part_begins(after):
    runs = "- Runs.\n" * 4
    text = f"# Head of Product\n\n**You’re someone who:**\n\n{runs}\n{after}\n\n- A.\n- B.\n"
    [(heading, bullets)] = must_lists(reading_of_markdown(text, "a.md", "en"), "en")
    assert (heading.text, len(bullets)) == ("You’re someone who:", 4)


def test_musts_go_on_under_a_long_lead_in():
    lead_in = "Nous serons attentifs à ce que cette personne :"
    text = f"# CTO\n\n## Profil\n\n- Un.\n\n{lead_in}\n\n- Deux.\n"
    [(_, bullets)] = must_lists(reading_of_markdown(text, "a.md", "fr"), "fr")
    assert len(bullets) == 2


def test_a_short_posting_is_said_to_be_short_and_no_more(tmp_path):
    found = report_on(good("Short.", MUSTS), tmp_path)["length"]
    assert found.message == "106 words, shorter than most; those of 300 to 700 do best"
    assert "cannot tell" not in found.why


LABELS = ("first", "rest", "year")
"""Labels within a part, of which none has six items or more."""
OF_BOTH = ("What we hope to see", "Was wir uns erhoffen")
"""Other companies say so of what they ask; below ours stand five results at most."""


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_of_our_own_headings_those_of_musts_alone_are_of_musts(language: str) -> None:
    said = translations(language) if language != "en" else {}
    taken = {
        (part, text)
        for part in {part for style in _STYLES.values() for part in style}.difference(LABELS)
        for text in (said.get(each, each) for each in wordings_of(part))
        if musts_heading(text, language)
    }
    taken = {(part, text) for part, text in taken if text not in OF_BOTH}
    assert {part for part, _ in taken} == {"musts"}
    assert {text for _, text in taken} == {said.get(t, t) for t in wordings_of("musts")}
