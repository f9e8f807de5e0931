"""The duties of a posting are listed in one voice: as sentences, as tasks, or begun above them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import charter as api
from charter.assign.organisation import Organisation
from charter.assign.viewpoint import viewpoint
from charter.compose.choice import Worded
from charter.compose.papers import Posting
from charter.compose.posting import compose_posting
from charter.compose.shapes import in_length
from charter.compose.voice import BEGUN, TASKS, begins_done, in_one_sentence, said_in
from charter.compose.wording import Wording
from charter.load.catalog_files import read_catalog
from edited_papers import COMPANY
from making import rendered
from test_posting_shapes import DAY, in_shape, made

NAMES = [f"Company {number}" for number in range(12)]
PHRASES = [phrase for entry in read_catalog().responsibilities.values() for phrase in entry.posting]


def postings(language: str, shape: str) -> list[tuple[Posting, str]]:
    found = []
    for name in NAMES:
        posting = compose_posting(in_shape(made(language, name), shape), "cto", DAY)
        found.append((posting, rendered([posting], None)[0].text))
    return found


def words(language: str) -> Wording:
    return Wording(made(language), postings=True)


@pytest.mark.parametrize(
    ("language", "voice", "said", "listed"),
    [
        ("en", TASKS, "You set the course.", "Set the course."),
        ("en", BEGUN, "You set the course.", "set the course"),
        ("de", BEGUN, "Sie kümmern sich um den Kurs.", "kümmern Sie sich um den Kurs"),
        ("da", BEGUN, "Du har ansvaret for kursen.", "har du ansvaret for kursen"),
        ("de", BEGUN, "Sie entscheiden, was wir bauen.", "entscheiden Sie, was wir bauen"),
        ("de", BEGUN, "Sie gewinnen und halten Leute.", "gewinnen und halten Sie Leute"),
        ("de", BEGUN, "Sie suchen, schulen und halten sie.", "suchen, schulen und halten Sie sie"),
        ("da", BEGUN, "Du finder og fastholder folk.", "finder og fastholder du folk"),
        ("de", TASKS, "Sie legen den Kurs fest.", ""),
        ("en", BEGUN, "You are the head.", ""),
        ("en", BEGUN, "Our course is your choice.", ""),
        ("en", BEGUN, "You set the course. Others hold it.", ""),
    ],
)
def test_a_sentence_to_the_reader_goes_on_after_a_beginning(
    language: str, voice: str, said: str, listed: str
) -> None:
    assert said_in(words(language), voice, said) == listed


@pytest.mark.parametrize(
    ("language", "lead", "inside"),
    [("en", "you will:", ""), ("de", " …", " Sie"), ("da", " …", " du")],
)
def test_what_begins_a_list_stands_above_it_and_each_item_goes_on(
    language: str, lead: str, inside: str
) -> None:
    begun = [(p, text) for p, text in postings(language, "plain") if p.work[0].lead]
    assert begun
    for posting, text in begun:
        (group,) = posting.work
        assert group.lead.casefold().endswith(lead)
        assert f"{group.lead}\n\n- {group.items[0]}\n" in text
        for item in group.items:
            assert item[0].islower()
            assert not item.endswith(".")
            assert inside in item
        assert all(said.endswith(".") for said in posting.owns)


def test_a_hand_lists_duties_in_its_voice_and_each_company_always_alike() -> None:
    begun = [p.work for p, _ in postings("en", "plain")]
    assert begun == [p.work for p, _ in postings("en", "plain")]
    assert len({work[0].lead for work in begun}) >= 3
    for posting, _ in postings("en", "short")[:3]:
        (group,) = posting.work
        assert not group.lead
        assert not any(item.startswith(("You ", "Our ")) for item in group.items)


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_what_is_asked_is_asked_and_what_is_named_is_no_sentence(language: str) -> None:
    asks = {"en": "ave you", "de": "Haben Sie ", "da": "Har du "}[language]
    for posting, text in postings(language, "questions")[:3]:
        assert asks in posting.asked.lead
        assert all(item.endswith("?") for item in posting.asked.items)
        assert posting.enough in text
    for posting, text in postings(language, "formal")[:3]:
        assert not any(item.endswith((".", "?")) for item in posting.asked.items)
        assert f"{posting.asked.lead}\n\n- {posting.asked.items[0]}\n" in text
        assert not posting.enough


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_what_begins_the_musts_can_say_how_many_are_enough(language: str) -> None:
    three = {"en": "three", "de": "drei", "da": "tre"}[language]
    for posting, text in postings(language, "seeking")[:4]:
        assert three in posting.asked.lead
        assert begins_done(words(language), posting.asked.lead)
        assert not posting.enough
        assert posting.asked.lead in text


def test_a_brief_hand_and_a_full_one_say_a_sentence_each_in_its_own_wordings() -> None:
    view = viewpoint(made(), made().positions["cto"], DAY)
    said = [Worded("a", ("Go.", "Go there at once.", "Go now.", "Go there now, please."))]
    brief, full = (
        set(
            in_length(view._replace(organisation=in_shape(made(), hand)), words("en"), said)[
                0
            ].wordings
        )
        for hand in ("short", "letter")
    )
    assert brief == {"Go.", "Go now."}
    assert full == {"Go there at once.", "Go there now, please."}


def test_what_names_the_company_is_kept_by_a_brief_hand_too() -> None:
    organisation = in_shape(made(product_name="Rome"), "short")
    view = viewpoint(organisation, organisation.positions["cto"], DAY)
    said = [Worded("a", ("Go.", "Go to Rome as soon as you can.", "Go on from there.", "Go now."))]
    kept = in_length(view, Wording(organisation), said)[0].wordings
    assert kept == ("Go.", "Go to Rome as soon as you can.", "Go now.")


def test_a_hand_with_lines_of_facts_names_the_manager_there_alone() -> None:
    for posting, text in postings("en", "short")[:3]:
        assert "**Reports to:** CEO\n" in text
        assert not any("CEO" in said for said in posting.people)


def test_each_task_stands_under_its_name_where_the_language_has_it() -> None:
    posting, text = postings("en", "named-tasks")[0]
    for group in posting.work:
        assert f"- **{group.label}.** {group.items[0]}\n" in text
    posting, _ = postings("de", "named-tasks")[0]
    assert [group.label for group in posting.work] == [""]


def test_a_list_of_what_comes_first_is_begun_by_no_words_of_ours() -> None:
    for posting, _ in postings("en", "first-things-first"):
        assert not any(group.lead for group in posting.work)


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_each_duty_has_a_wording_that_can_be_begun(language: str) -> None:
    said = words(language)
    lacks = [
        str(phrase.say)
        for phrase in PHRASES
        if not any(
            said_in(said, BEGUN, said.sentence(text, phrase.place, own=False))
            for text in phrase.wordings
        )
    ]
    assert lacks == []


def test_the_only_area_of_a_posting_needs_no_name() -> None:
    data: dict[str, Any] = {
        "company": {"name": "Orrin", "country": "GB", "currency": "GBP", "headcount": 12},
        "structure": "separate-with-vps",
        "positions": {"vp-product": {"status": "vacant"}},
    }
    organisation: Organisation = in_shape(api.organise(api.workspace_of(data)), "by-area")
    posting = compose_posting(organisation, "vp-product", DAY)
    if len(posting.work) == 1:
        assert not posting.work[0].label


@pytest.mark.parametrize(
    ("language", "lead"), [("en", "You have"), ("de", "Sie haben"), ("da", "Du har")]
)
def test_what_the_reader_has_done_is_begun_above_the_list(language: str, lead: str) -> None:
    leads = set()
    for posting, text in postings(language, "plain"):
        leads.add(posting.asked.lead)
        assert begins_done(words(language), posting.asked.lead)
        assert f"{posting.asked.lead}\n\n- {posting.asked.items[0]}\n" in text
        assert [f"{lead} {item}." for item in posting.asked.items] == list(posting.musts)
    assert len(leads) >= 3


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_results_are_begun_above_their_list_or_say_what_is_so(language: str) -> None:
    for posting, text in postings(language, "year-first")[:3]:
        lead, items = posting.results.lead, posting.results.items
        assert f"{lead}\n\n- {items[0]}\n" in text
        assert not any(item.endswith(".") for item in items)
    for posting, text in postings(language, "told")[:3]:
        assert f"## {posting.headings.success}\n\n- {posting.success[0]}\n" in text
    for posting, text in postings(language, "short")[:3]:
        assert f"**{posting.headings.year}** {posting.success[0]}" in text


def test_a_must_that_joins_a_begun_list_is_told_with_all_in_whole_sentences(
    charter, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edited = Path("out/cpto-posting.md")
    Path("company.yaml").write_text(COMPANY.replace("name: Acme", "name: Orrin"), "utf-8")
    charter("build", "--format", "md", "--date", "2026-12-01", "--force")
    text = edited.read_text("utf-8")
    before, lead, after = re.split(r"(\S.*(?:y|Y)ou have:\n\n)(?=(?:- .*\n)+\n)", text, maxsplit=1)
    edited.write_text(f"{before}{lead}- You speak Danish.\n{after}", "utf-8")
    after = after.partition("\n## ")[0]

    told = charter("diff", str(edited)).out
    (written,) = re.findall(r"musts: \[(.*?)\]'", " ".join(told.split()))
    items = re.findall(r"(?m)^- (.*[^.\n])$", after)
    assert items
    assert written.startswith("You speak Danish.")
    assert all(f"You have {item}." in written for item in items)


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        (["run a team", "met a date", "kept it"], "You have run a team, met a date and kept it."),
        (["run a, b", "met a date", "left"], "You have run a, b; met a date; and left."),
    ],
)
def test_what_one_has_done_can_be_one_sentence(items: list[str], sentence: str) -> None:
    assert in_one_sentence(words("en"), items) == sentence


def test_a_duty_that_begins_with_you_can_be_a_task_too() -> None:
    texts = [text for phrase in PHRASES for text in phrase.wordings if text.startswith("You ")]
    unsayable = re.compile(r"(?<!what)(?<!who) and (can|will|may|must|have tried)\b")
    assert [text for text in texts if unsayable.search(text.partition(". ")[0])] == []
