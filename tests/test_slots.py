"""Texts that stand within a sentence of ours: what fits there, and what is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.building import build
from charter.facts.prose import as_sentence
from charter.facts.where import city_misfit, remote_abroad, remote_misfit
from charter.load.prose_checks import check_sentences
from charter.problems import CharterError
from charter.read.yaml_source import parse_yaml, read_yaml

ROOT = Path(__file__).parents[1]
COMPANY = """\
company:
  name: Acme
  country: GB
  currency: GBP
  business_model: saas
%sstructure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    apply: {email: jobs@acme.example, until: 2027-03-31}
%s"""


def told(workspace: Callable[..., Any], company: str = "", position: str = "") -> list[str]:
    """Return what is told of a company file with one more line, without places."""
    lines = (f"  {company}\n" if company else "", f"    {position}\n" if position else "")
    try:
        workspace(COMPANY % lines)
    except CharterError as bad:
        return [str(each).partition(": ")[2] for each in bad.problems]
    return []


OFFICE = "the days a week in the office, and leave 'remote' out"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("the EU", None),
        ("Norway", None),
        ("EMEA", None),
        ("Germany, Austria and Switzerland", None),
        ("US states where we have an office", None),
        ("the UK, with 2 days a month in London", None),
        ("the EU, 2 days a week in the office", None),
        ("anywhere", None),
        ("Worldwide", None),
        ("remote worldwide", None),
        ("hybrid", "write the days a week in the office, such as 'office_days: 3'"),
        ("2 days a week", f"write 'office_days: 3', {OFFICE}"),
        ("up to two days", f"write 'office_days: 3', {OFFICE}"),
        ("2 days a week in the office", f"write 'office_days: 2', {OFFICE}"),
        ("UK only", "write 'remote: the UK'"),
        ("UK-based", "write 'remote: the UK'"),
        ("UK", "write 'remote: the UK'"),
        ("EU or UK", "write 'remote: the EU or the UK'"),
        ("remote within the EU", "write 'remote: the EU'"),
        ("Remote (Norway)", "write 'remote: Norway'"),
        ("Fully remote in the UK", "write 'remote: the UK'"),
        ("100% remote within the EU", "write 'remote: the EU'"),
        ("fully remote, anywhere", None),
        ("mostly remote from Norway or Sweden", "write 'remote: Norway or Sweden'"),
        ("Home office in the Nordics", "write 'remote: the Nordics'"),
        ("working from home across Canada", "write 'remote: Canada'"),
        ("DE", "write 'remote: Germany' and 'remote_from: [DE]'"),
        ("US-CO", "write 'remote: the United States' and 'remote_from: [US-CO]'"),
        *((each, "write from where one may work, such as 'remote: the EU'") for each in (
            "fully remote", "100 %", "Homeoffice möglich", "home office", "possible", "yes, partly",
        )),
    ],
)  # fmt: skip
def test_remote_says_a_place_to_work_from(text: str, hint: str | None) -> None:
    found = remote_misfit(text)
    assert (found and found.hint) == hint or (found and hint and found.hint.startswith(hint))


@pytest.mark.parametrize("text", ["UK", "EU oder UK", "Deutschland", "weltweit"])
def test_a_place_in_brackets_of_a_german_posting_needs_no_article(text: str) -> None:
    assert remote_abroad(text) is None


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Fully remote within the EU", "the EU"),
        ("100 % Homeoffice aus Deutschland", "Deutschland"),
        ("Remote, innerhalb von Österreich", "Österreich"),
        ("fjernarbejde i Danmark", "Danmark"),
    ],
)
def test_in_any_language_it_is_not_said_twice_that_it_is_remote(text: str, inner: str) -> None:
    found = remote_abroad(text)
    assert found is not None
    assert found.hint == f"write 'remote: {inner}'"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "· London, or remote from anywhere in the world*"),
        ("de", "· London oder remote (weltweit)*"),
        ("da", "· London eller fjernarbejde fra hele verden*"),
    ],
)
def test_work_from_anywhere_is_said_in_our_words(tmp_path: Path, language: str, said: str) -> None:
    lines = "remote: anywhere\n    places: [{city: London}]"
    company = f"  language: {{postings: {language}, charters: en-GB}}\n"
    (tmp_path / "company.yaml").write_text(COMPANY % (company, f"    {lines}\n"))
    build(tmp_path, day=date(2026, 12, 1), papers=("posting",), formats=("md",))
    assert said in (tmp_path / "out" / "cpto-posting.md").read_text("utf-8")


BOTH = "write each by itself: 'places: [{city: %s}, {city: %s}]'"
FROM = "write where one may work from as 'remote:', and its codes as 'remote_from:'"
BESIDE = ", days in the office as 'office_days:', and remote work as 'remote:'"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        *((city, None) for city in (
            "Berlin", "St. John's", "Stoke-on-Trent", "Frankfurt am Main", "Frankfurt (Oder)",
            "Rothenburg ob der Tauber", "Brighton and Hove", "Biel/Bienne", "Mobile", "København",
            "London (Canary Wharf)", "Newcastle upon Tyne", "'s-Hertogenbosch", "東京",
        )),
        ("Berlin or Munich", BOTH % ("Berlin", "Munich")),
        ("Berlin oder München", BOTH % ("Berlin", "München")),
        ("London & Leeds", BOTH % ("London", "Leeds")),
        ("London | Leeds", BOTH % ("London", "Leeds")),
        ("London/Leeds", BOTH % ("London", "Leeds")),
        ("London, Leeds", BOTH % ("London", "Leeds")),
        ("London (hybrid)", f"write 'city: London'{BESIDE}"),
        ("London / Remote", f"write 'city: London'{BESIDE}"),
        ("London, 2 days a week", f"write 'city: London'{BESIDE}"),
        ("Remote (London)", f"write 'city: London'{BESIDE}"),
        ("Remote (EU)", "take this place out, and write 'remote: the EU'"),
        ("Remote, Germany", "take this place out, and write 'remote: Germany'"),
        ("Remote / Europe", "take this place out, and write 'remote: Europe'"),
        ("Remote (Singapore)", f"write 'city: Singapore'{BESIDE}"),
        ("London, UK", "write 'city: London, country: GB'"),
        ("Berlin, Germany", "write 'city: Berlin, country: DE'"),
        ("Köln, Deutschland", "write 'city: Köln, country: DE'"),
        ("Denver, CO", "write 'city: Denver, region: CO', or 'country: CO' where that is so"),
        ("New York, NY, USA", "write 'city: New York, region: NY, country: US'"),
        ("Denver, Colorado", "write 'city: Denver, region: Colorado'"),
        ("Atlanta, Georgia, USA", "write 'city: Atlanta, region: Georgia, country: US'"),
        ("10115 Berlin", "write 'city: Berlin' and 'postcode: \"10115\"'"),
        ("London SW1A 1AA", "write 'city: London' and 'postcode: \"SW1A 1AA\"'"),
        ("SW1A 1AA", "write the city, and 'postcode: \"SW1A 1AA\"'"),
        ("10 Downing Street, London", "write the city alone, and the street as 'street:'"),
        ("Chester-le-Street", None),
        ("new york", "write 'New York'"),
        ("Remote", FROM),
        ("Home office", FROM),
    ],
)  # fmt: skip
def test_a_city_is_one_place(text: str, hint: str | None) -> None:
    found = city_misfit(text)
    assert (found.hint if found else None) == hint


@pytest.mark.parametrize(
    ("places", "twice"),
    [
        ("[{city: London}, {city: LONDON}]", "have 'London' and 'LONDON', which are one city"),
        ("[{city: London}, {city: London}]", "have 'London' twice"),
        ("[{city: London}, {city: London, country: CA, region: ON}]", ""),
        ("[{city: London}, {city: Leeds}]", ""),
    ],
)
def test_a_place_stands_once(workspace: Callable[..., Any], places: str, twice: str) -> None:
    found = told(workspace, position=f"places: {places}")
    assert len(found) == bool(twice)
    assert all(twice in each for each in found)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("hire: team leads and below", None),
        ("hire: 'engineers, within the approved headcount'", None),
        ("hire: all", None),
        ("hire: nobody", None),
        ("hire: none", None),
        ("hire: 'no'", "write 'hire: nobody'"),
        ("hire: keine", "write 'hire: nobody'"),
        ("hire: 'yes'", "write whom, such as 'hire: team leads and below'"),
        ("hire: unlimited", "write 'hire: all'"),
        ("hire: team leads with approval of the CEO",
         "write only whom the holder may hire alone, or 'hire: nobody'"),
        ("hire: Hires the team leads.", "write 'hire: team leads'"),
        ("other: ['no']", "write what it is, or leave it out"),
        ("other: [Signs leases.]", None),
        ("other: ['- Signs leases.']", "write 'Signs leases.'"),
    ],
)  # fmt: skip
def test_a_limit_fits_the_sentence_it_is_printed_in(
    workspace: Callable[..., Any], line: str, hint: str | None
) -> None:
    found = told(workspace, position=f"limits: {{{line}}}")
    assert len(found) == (hint is not None)
    assert all(f" - {hint} [" in each for each in found)


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("ai_in_hiring: false", False),
        ("ai_in_hiring: A language model ranks applications; people decide.", False),
        ("ai_in_hiring: maybe", True),
        ("ai_in_hiring: not clear", True),
        ("accommodation: hr@acme.example", True),
        ("accommodation: '+44 20 7946 0000'", True),
        ("accommodation: 'Tel.: 020 7946 0000'", True),
        ("accommodation: Write to hr@acme.example for an adjustment.", False),
        ("equal_opportunity: https://acme.example/diversity", True),
        ("equal_opportunity: [{say: hr@acme.example, place: GB}]", True),
        ("equal_opportunity: We hire on merit", False),
        ("equal_opportunity: 私たちは誰でも歓迎します", False),
        ("benefits: [https://acme.example/benefits]", True),
        ("benefits: ['[All our benefits](https://acme.example/benefits)']", False),
        ("benefits: [30 days off]", False),
        ("about: Robots", False),
        ("about: https://acme.example", True),
        ("apply: {send: CV}", True),
        ("apply: {send: Send your CV.}", False),
    ],
)
def test_a_sentence_is_one(workspace: Callable[..., Any], line: str, is_told: bool) -> None:
    assert [each for each in told(workspace, line) if "[does-not-fit]" not in each] == []
    assert bool(told(workspace, line)) == is_told


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("plus 10 per cent pension", False),
        ("reviewed every year", False),
        ("plus 10 per cent (of base)", False),
        ("(plus bonus)", True),
        (", plus bonus", True),
        ("Plus pension.", True),
        ("per 3 months", True),
        ("a quarter", True),
        ("monthly", True),
        ("pro Quartal", True),
    ],
)
def test_a_note_of_pay_is_no_other_period(
    workspace: Callable[..., Any], note: str, is_told: bool
) -> None:
    assert bool(told(workspace, position=f"pay: {{max: 90000, note: '{note}'}}")) == is_told


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("title: Head of Design", ""),
        ("title: Head of Eng.", ""),
        ("title: Head of Design, A and B", ""),
        ("title: Head of Design.", "Head of Design"),
        ("title: the Head of Design", "Head of Design"),
        ("title: The head of design.", "Head of Design"),
        ("title: Head  of Design", "Head of Design"),
        ("title: Chief Product Officer,", "Chief Product Officer"),
        ("short: Head of Design.", "Head of Design"),
    ],
)
def test_a_title_stands_within_sentences(
    workspace: Callable[..., Any], line: str, meant: str
) -> None:
    found = told(workspace, position=line)
    assert len(found) == bool(meant)
    assert all(f"write '{meant}' [" in each for each in found)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("title: Roadmap", ""),
        ("title: The roadmap", ""),
        ("title: iOS quality", ""),
        ("title: the Roadmap.", "The Roadmap"),
        ("title: Roadmap.", "Roadmap"),
        ("phrase: the roadmap", ""),
        ("phrase: GDPR requests", ""),
        ("phrase: The roadmap.", "the roadmap"),
        ("phrase: How discovery runs", "how discovery runs"),
        ("phrase: the  roadmap", "the roadmap"),
    ],
)
def test_an_own_entry_stands_within_sentences(line: str, meant: str) -> None:
    source = parse_yaml(f"responsibilities:\n  - id: product.x\n    {line}\n", "ours.yaml")
    found = [problem.hint for problem in check_sentences(source)]
    assert found == [f"write '{meant}'"][: bool(meant)]


def test_all_that_is_shipped_fits() -> None:
    apart = {"boards", "examples", "languages", "words", "law"}
    for path in sorted((ROOT / "catalog").rglob("*.yaml")):
        if apart.isdisjoint(path.parts):
            assert check_sentences(read_yaml(path)) == [], path


@pytest.mark.parametrize(
    ("company", "position", "meant"),
    [
        ("", "places: [{city: Bonn, country: Germany}]", "write DE"),
        ("", "places: [{city: Bonn, country: Deutschland}]", "write DE"),
        ("", "places: [{city: Hull, country: uk}]", "write GB"),
        ("", "remote_from: [usa]", "write US"),
        ("", "pay: {max: 90000, currency: Euro}", "write EUR"),
        ("", "pay: {max: 90000, currency: £}", "write GBP"),
        ("", "pay: {max: 90000, currency: kr}", "write DKK or ISK or NOK or SEK"),
        ("", "pay: {max: 50k per quarter}", "write 'max: 200000', the amount of a year"),
        ("", "pay: {max: 30k per 3 months}", "write 'max: 120000', the amount of a year"),
        ("", "pay: {max: £6000/month}", "write 'max: 6000' and 'per: month'"),
        ("", "pay: {max: 90000, per: quarter}", "write 'per: year', and amounts 4 times as high"),
        ("", "pay: {max: 90000, per: annum}", "write 'per: year'"),
        ("", "limits: {spend: 50k per order}", "write 'spend: 50000', which holds for each sum by"),
        ("", "holders: [{name: A, share: 0.6}]", "write 'share: 60', in per cent"),
        ("", "holders: [{name: A, share: 3/5}]", "write 'share: 60', in per cent"),
        ("", "office_days: 2-3", "write one number, such as 'office_days: 3'"),
        ("language: English", "", "write en"),
        ("language: en_GB", "", "write en-GB"),
        ("language: {postings: Deutsch}", "", "write de"),
    ],
)
def test_a_name_is_told_with_the_code_to_write(
    workspace: Callable[..., Any], company: str, position: str, meant: str
) -> None:
    (found,) = told(workspace, company, position)
    assert f" - {meant}" in found


@pytest.mark.parametrize(
    ("position", "company", "is_told"),
    [
        ("posted: 2027-04-01", "", True),
        ("posted: 2027-03-31", "", False),
        ("posted: 2027-04-01\n    apply: {until: 2027-05-01}", "apply: {until: 2027-01-01}", False),
    ],
)
def test_nothing_is_posted_after_it_closed(
    workspace: Callable[..., Any], position: str, company: str, is_told: bool
) -> None:
    text = COMPANY % (f"  {company}\n" if company else "", f"    {position}\n")
    if "apply: {until: 2027-05" in position:
        text = text.replace("    apply: {email: jobs@acme.example, until: 2027-03-31}\n", "")
    found = []
    try:
        workspace(text)
    except CharterError as bad:
        found = [each.code for each in bad.problems]
    assert found == ["date-order"][:is_told]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("the platform is up", "The platform is up."),
        ("All is well.", "All is well."),
        ("What holds?", "What holds?"),
        ("Says 'no.'", "Says 'no.'"),
        ("iOS is out", "iOS is out."),
        ("acme.example is up", "acme.example is up."),
        ("Two\nlines", "Two\nlines"),
        ("", ""),
    ],
)
def test_a_sentence_of_ones_own_begins_and_ends_as_one(text: str, printed: str) -> None:
    assert as_sentence(text) == printed


def test_sentences_of_ones_own_can_follow_each_other(tmp_path: Path) -> None:
    own = """\
responsibilities:
  - {id: strategy.zebras, title: Zebra care, area: strategy, job: right-thing, weight: 3,
     charter: looks after the zebras, posting: you look after our zebras, accountable: [cpto]}
decisions:
  - {id: decision.food, title: Food, area: strategy, job: right-thing, weight: 1,
     charter: what the zebras eat, decides: [cpto]}
interfaces:
  - {id: ceo-cpto, first_gives: [a list of zebras], dispute: the dice settle it}
roles:
  - {id: cpto, risks: [{risk: zebras flee, watch: counts them each night}]}
"""
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "ours.yaml").write_text(own)
    lines = "    outcomes: [all zebras smile]\n    limits: {other: [signs leases]}\n"
    company = "  apply: {send: send a photo}\n"
    (tmp_path / "company.yaml").write_text(COMPANY % (company, lines))
    build(tmp_path, day=date(2026, 12, 1), formats=("md",))
    papers = "\n".join(path.read_text() for path in (tmp_path / "out").glob("cpto-*.md"))
    for said in ("Looks after the zebras.", "What the zebras eat.", "A list of zebras.",
                 "The dice settle it.", "Zebras flee.", "Counts them each night.",
                 "All zebras smile.", "Signs leases.", "Send a photo.",
                 "You look after our zebras."):  # fmt: skip
        assert said in papers, said


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("holder: Jo Smith", ""),
        ("holder: Smith, Jo", ""),
        ("holder: Jo Smith, PhD", ""),
        ("holder: Anders Sand", ""),
        ("holder: Jo Smith and Ada Berg", "write 'holders: [{name: Jo Smith}, {name: Ada Berg}]'"),
        ("holder: Jo Smith, Ada Berg", "write 'holders: [{name: Jo Smith}, {name: Ada Berg}]'"),
        ("holder: jo@acme.example", "write the name of the person"),
        ("holder: to be hired", "write what it is, or leave it out"),
        ("equity: 0.5 per cent", ""),
        ("equity: 'Equity: 0.5%'", "write '0.5%'"),
        ("other_pay: none", ""),
        ("other_pay: '0'", "write 'none', or leave it out"),
        ("benefits: [30 days off]", ""),
        ("benefits: ['- gym']", "write 'gym'"),
        ("musts: ['2. You led a team.']", "write 'You led a team.'"),
        ("musts: ['3.5 years is no must']", ""),
        ("opening: 'TODO: write this'", "write what it is, or leave it out"),
        ("opening: '[your text]'", "write what it is, or leave it out"),
        ("opening: '[Our site](https://acme.example)'", ""),
        ("opening: Lorem ipsum dolor.", "write what it is, or leave it out"),
        ("remote: the UK\n    remote_from: [GB]", ""),
        ("remote: the EU\n    remote_from: [DE, FR]", ""),
        ("remote: the US\n    remote_from: [US-CO]", ""),
        ("remote: the UK\n    remote_from: [DE]",
         "write 'remote_from: [GB]', or correct 'remote'"),
        ("office_days: 0", ""),
        ("office_days: 0\n    places: [{city: London}]",
         "say from where one may work as 'remote:', and leave 'office_days' out"),
        ("places: [{city: London, region: England}]", ""),
        ("places: [{city: Atlanta, region: Georgia, country: US}]", ""),
        ("places: [{city: London, region: UK}]", "write 'country: GB', and leave 'region' out"),
        ("places: [{city: London, region: London}]", "leave 'region' out"),
        ("places: [{city: New York, region: New York, country: US}]", "write 'region: NY'"),
        ("places: [{city: Berlin, region: Berlin, country: DE}]", "leave 'region' out"),
    ],
)  # fmt: skip
def test_what_papers_would_print_oddly_is_told(
    workspace: Callable[..., Any], line: str, hint: str
) -> None:
    found = told(workspace, position=line)
    assert len(found) == bool(hint)
    assert all(f" - {hint} [" in each for each in found)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title: chief technology officer", "write 'Chief Technology Officer'"),
        ("title: vp of data and ai", "write 'VP of Data and AI'"),
        ("title: iOS lead", ""),
        ("limits: {spend: 0.5}", "write the whole sum in digits"),
        ("limits: {spend: 0}", ""),
    ],
)
def test_small_titles_and_sums_are_told(
    workspace: Callable[..., Any], line: str, hint: str
) -> None:
    found = told(workspace, position=line)
    assert len(found) == bool(hint)
    assert all(f" - {hint} [" in each for each in found)


def test_the_name_of_an_agent_stands_within_sentences(workspace: Callable[..., Any]) -> None:
    agents = "agents: {bot: {name: the Bot., answers_to: cpto, does: [delivery.execution]}}\n"
    with pytest.raises(CharterError) as bad:
        workspace(COMPANY % ("", "") + agents)
    assert [each.hint for each in bad.value.problems] == ["write 'Bot'"]


def test_who_signs_for_nothing_signs_for_no_spending(tmp_path: Path) -> None:
    lines = "    limits: {spend: 0}\n    office_days: 5\n    places: [{city: Hull}]\n"
    company = "  equal_opportunity: we hire everybody\n"
    (tmp_path / "company.yaml").write_text(COMPANY % (company, f"{lines}    opening: you lead\n"))
    build(tmp_path, day=date(2026, 12, 1), formats=("md",))
    charter, posting = ((tmp_path / "out" / f"cpto-{kind}.md").read_text() for kind in (
        "charter", "posting"))  # fmt: skip
    assert "Signs for no spending without a second signature." in charter
    assert "Spending above that" not in charter
    assert "Hull; five days a week in the office" in posting
    assert "We hire everybody." in posting
