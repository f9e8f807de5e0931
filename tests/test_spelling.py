"""English papers in British or American spelling, never both; company text as it was written."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from charter.assign.ownership import organise
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.facts.languages import spelling, spellings, spelt_for, translations
from making import composed, rendered

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import update_golden  # noqa: E402
import update_languages  # noqa: E402

DAY = date(2026, 12, 1)
PAIRS = yaml.safe_load((update_languages.FOLDER / "en-US.yaml").read_text("utf-8"))["spelling"]
BRITISH = re.compile(rf"\b(?:{'|'.join(PAIRS)})\b", re.IGNORECASE)
# Words that American English has too, with another meaning or beside the other form.
_IN_BOTH = {"among", "check", "every two weeks", "learned", "practice", "rotation", "while"}
AMERICAN = re.compile(rf"\b(?:{'|'.join(set(PAIRS.values()) - _IN_BOTH)})\b", re.IGNORECASE)
Make = Callable[..., Workspace]
FACTS = (
    "headcount: 900\n  product_and_technology_headcount: 300\n  markets: 5\n  regulated: true\n"
    "  investors: true\n  ai_in_product: true\n  personal_data: true\n  devices: true\n"
    "  outsourced_development: true\n  standards: true\n  speaks_publicly: true"
)


def company(structure: str, country: str, more: str = "") -> str:
    return (
        f"company:\n  name: Northwind\n  country: {country}\n  currency: USD\n  {FACTS}\n{more}"
        f"structure: {structure}\n"
    )


def texts(read: Workspace) -> str:
    papers = composed(organise(read), DAY)
    return "\n".join(made.text for made in rendered(papers, None))


@pytest.mark.parametrize("language", [name for name in spellings() if spelling(name).messages])
def test_the_sentences_of_a_spelling_are_those_of_its_words(language: str) -> None:
    file = update_languages.FOLDER / f"{language}.json"
    made = update_languages.respelt(file.with_suffix(".yaml"))
    assert file.read_text("utf-8") == made, "run tools/update_languages.py"


def test_no_word_is_spelt_alike_and_none_is_changed_twice() -> None:
    assert {word for word, new in PAIRS.items() if word == new or new in PAIRS} == set()


@pytest.mark.parametrize("kind", ["business", "charity", "public"])
@pytest.mark.parametrize("country", ["US", "GB"])
def test_papers_of_every_structure_are_spelt_one_way(
    country: str, kind: str, catalog: Catalog, workspace: Make
) -> None:
    other = BRITISH if country == "US" else AMERICAN
    for name, structure in catalog.structures.items():
        if kind != "business" and name not in ("separate-full", "cto-led"):
            continue
        roles = [r for r in structure.positions if catalog.roles[r].level != "neighbour"]
        vacant = "".join(f"  {r}: {{status: vacant}}\n" for r in roles if r != "ceo")
        positions = f"positions:\n{vacant}" if vacant else ""
        read = workspace(company(name, country, f"  kind: {kind}\n") + positions)
        papers = composed(organise(read), DAY)
        for made in rendered(papers, None):
            assert other.findall(made.text) == [], f"{name}, {made.name}"


def test_the_other_papers_of_an_american_company_are_spelt_one_way() -> None:
    made = update_golden.papers(update_golden.BRIEFS / "northwind")
    own = ("company.yaml",)
    found = {name: BRITISH.findall(content.decode()) for name, content in made.items()}
    assert {name: words for name, words in found.items() if words and name not in own} == {}


def test_british_english_is_what_the_files_hold(workspace: Make, catalog: Catalog) -> None:
    assert translations("en-GB") == {}
    assert workspace(company("combined", "GB")).catalog.roles == catalog.roles


def test_company_text_keeps_its_spelling(workspace: Make) -> None:
    more = "  about: Our organisation makes licences in the Harbour Centre.\n"
    position = (
        "positions:\n  cpto: {status: vacant, title: Head of Programmes, short: Head of Programmes,"
        " opening: We organise theatre programmes.}\n"
    )
    said = texts(workspace(company("combined", "US", more) + position))
    assert "Our organisation makes licences in the Harbour Centre." in said
    assert "We organise theatre programmes." in said
    assert "# Draft \N{EN DASH} Head of Programmes" in said
    assert "Head of Programs" not in said


def test_an_own_entry_keeps_its_spelling(workspace: Make) -> None:
    own = (
        "responsibilities:\n  - id: product.theatre\n    title: Theatre\n    area: product\n"
        "    weight: 3\n    charter: Organises the theatre.\n    accountable: [cpto]\n"
    )
    said = texts(workspace(company("combined", "US"), own=own))
    assert "**Theatre.** Organises the theatre." in said
    assert "organization" in said


def test_postings_and_charters_can_be_spelt_differently(workspace: Make) -> None:
    vacant = "positions:\n  cto: {status: vacant}\n  ceo: {status: filled}\n"
    for postings, charters in (("en-GB", "en-US"), ("en-US", "en-GB"), ("de", "en-US")):
        more = f"  language: {{postings: {postings}, charters: {charters}}}\n"
        papers = composed(organise(workspace(company("separate", "GB", more) + vacant)), DAY)
        for made in rendered(papers, None):
            wanted = postings if made.paper.kind == "posting" else charters
            other = {"en-GB": AMERICAN, "en-US": BRITISH, "de": re.compile(r"\bYou\b")}[wanted]
            assert other.findall(made.text) == [], (made.name, wanted)


def test_names_addresses_and_capitals_stay() -> None:
    words = re.compile(rf"\b({'|'.join(PAIRS)})\b", re.IGNORECASE)
    text = "Organise {organise} at https://organise.example/centre, ORGANISE; per cent a month"
    assert update_languages.spell(text, words, PAIRS) == (
        "Organize {organise} at https://organise.example/centre, ORGANIZE; percent a month"
    )


def test_nothing_but_sentences_is_respelt(catalog: Catalog, workspace: Make) -> None:
    ids = {text for text in spelling("en-US").messages if re.fullmatch(r"[a-z0-9._/-]+", text)}
    assert ids == {"organisation"}, "the word for what is no company"

    american = spelt_for(catalog, workspace(company("combined", "US")).company)
    assert american.areas["organisation"].id == "organisation"
    for kind in ("responsibilities", "decisions"):
        ours, theirs = getattr(catalog, kind), getattr(american, kind)
        assert {name: e.area for name, e in ours.items()} == {n: e.area for n, e in theirs.items()}
