"""Several wordings of one sentence: which a posting prints, and where else they are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.choice import Worded, in_rhythm, joins, one_of, opening
from charter.compose.posting import compose_posting
from charter.compose.wording import Wording
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.trace.spots import Spots
from conftest import Ran

DAY = date(2026, 12, 1)
COMPANY = """\
company: {name: %s, country: US, currency: USD, headcount: 60, language: %s}
structure: separate-with-vps
positions:
  ceo: {limits: {spend: 900000, hire: everybody}}
  cto: {status: vacant, apply: {email: jobs@tarn.example}, limits: {spend: 50000, hire: leads}}
  cpo: {limits: {spend: 40000, hire: leads}}
"""
OWN = """\
responsibilities:
  - id: technology-roadmap.architecture
    weight: 3
    charter: Draws our map of the systems.
    posting:
      - say:
          - You draw our map of the systems for {company}.
          - Our map of the systems is yours to draw.
          - To draw our map of the systems falls to you.
"""
WAYS = ("You draw our map", "Our map of the systems", "To draw our map")
TEXT = Worded("one", ("You a.", "Here you b.", "What you c."))


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Workspace]:
    def read(name: str = "Tarn", own: str = OWN, language: str = "en-US") -> Workspace:
        folder = tmp_path / name.lower()
        (folder / "catalog").mkdir(parents=True, exist_ok=True)
        (folder / "company.yaml").write_text(COMPANY % (name, language))
        (folder / "catalog" / "ours.yaml").write_text(own)
        return read_workspace(folder)

    return read


def chosen(organisation: Organisation, sentences: list[Worded]) -> tuple[str, ...]:
    words = Wording(organisation, postings=True)
    return in_rhythm(words, organisation.positions["cto"], sentences)


def map_of(workspace: Workspace) -> str:
    posting = compose_posting(organise(workspace), "cto", DAY)
    (said,) = [duty for duty in posting.owns if "our map" in duty.lower()]
    return said


def test_a_posting_prints_one_of_the_wordings_and_always_the_same(made: Callable[..., Workspace]):
    names = [f"Tarn {number}" for number in range(12)]
    said = [map_of(made(name)) for name in names]

    assert said == [map_of(made(name)) for name in names]
    assert all(any(text.startswith(way) for way in WAYS) for text in said)
    assert len(set(said)) > 1


def test_each_wording_comes_first_somewhere(made: Callable[..., Workspace]):
    known = [organise(made(f"Tarn {number}")) for number in range(12)]

    assert {chosen(organisation, [TEXT])[0] for organisation in known} == set(TEXT.wordings)


def test_a_wording_whose_slots_stand_for_nothing_is_left_out(made: Callable[..., Workspace]):
    own = OWN.replace("is yours", "is {settler} and yours").replace("To draw", "With {settler}")

    for number in range(6):
        assert map_of(made(f"Tarn {number}", own)).startswith("You draw our map of the systems")


def test_no_three_neighbours_open_alike_where_there_is_another_wording(
    made: Callable[..., Workspace],
):
    organisation = organise(made())
    for turn in range(20):
        sentences = [TEXT._replace(id=f"{turn} {number}") for number in range(7)]
        openings = [opening(text) for text in chosen(organisation, sentences)]
        assert all(len(set(openings[at : at + 3])) > 1 for at in range(5)), openings


def test_under_a_quarter_joins_two_statements_where_there_is_another_wording(
    made: Callable[..., Workspace],
):
    organisation = organise(made())
    ways = ("You a, and see b.", "Here you a, and see b.", "You see b.", "What you a.")
    for turn in range(20):
        sentences = [Worded(f"{turn} {number}", ways) for number in range(8)]
        assert sum(", and " in text for text in chosen(organisation, sentences)) <= 2


def test_a_list_of_things_joins_no_statements():
    assert joins("You set the goals, and the teams hold them.", ", and ")
    assert not joins("You set goals, dates, and names.", ", and ")
    assert not joins("You set the goals.", ", and ")


def test_no_order_of_sentences_changes_which_one_comes_first(made: Callable[..., Workspace]):
    organisation = organise(made())
    words, cto = Wording(organisation, postings=True), organisation.positions["cto"]
    sentences = [TEXT._replace(id=f"{number}") for number in range(2)]

    assert chosen(organisation, sentences[::-1]) == chosen(organisation, sentences)[::-1]
    for sentence in sentences:
        assert (
            one_of(words, cto, sentence.id, sentence.wordings)
            == chosen(organisation, [sentence])[0]
        )


def test_nothing_chosen_of_nothing(made: Callable[..., Workspace]):
    assert chosen(organise(made()), []) == ()


@pytest.mark.parametrize("name", ["Tarn", "Tarn 1", "Tarn 2", "Tarn 3"])
def test_each_wording_is_found_where_it_is_written(made: Callable[..., Workspace], name: str):
    workspace = made(name)
    organisation, said = organise(workspace), map_of(workspace)
    posting = compose_posting(organisation, "cto", DAY)
    spots = Spots(organisation, organisation.positions["cto"], posting, workspace.folder)

    found = spots.of(said, 0, said[:16], "", is_title=False)
    assert found.label == "responsibility technology-roadmap.architecture"
    line = next(n for n, text in enumerate(OWN.split("\n"), 1) if said[:16] in text)
    assert found.place.line == line
    (origin,) = {o.path for o in spots.origins if o.text == said}
    assert origin[:3] == ("posting", 0, "say")


def test_the_catalogue_shows_each_wording(
    made: Callable[..., Workspace], charter: Callable[..., Ran]
):
    folder = str(made().folder)

    out = charter("show", "technology-roadmap.architecture", "--workspace", folder).out
    assert "Or: Our map of the systems is yours to draw." in " ".join(out.split())
    out = charter("show", "technology-roadmap.architecture", "--workspace", folder, "--json").out
    assert "Our map of the systems is yours to draw." in out


def test_one_wording_of_ours_can_stand_for_a_single_one(made: Callable[..., Workspace]):
    was = "Our map of the systems is yours to draw."
    own = OWN + f"    reworded:\n      - {{was: {was}, say: Yours it is.}}\n"
    entry = made(own=own).catalog.responsibilities["technology-roadmap.architecture"]

    assert entry.posting[0].wordings == ("Yours it is.",)


def test_a_list_of_one_wording_is_none(made: Callable[..., Workspace], charter: Callable[..., Ran]):
    own = OWN.split("          - Our map", maxsplit=1)[0]
    folder = Path(str(made().folder))
    (folder / "catalog" / "ours.yaml").write_text(own)

    ran = charter("check", str(folder))
    assert ran.code != 0
    assert "ours.yaml" in ran.err + ran.out
