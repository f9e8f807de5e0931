"""A company's statements in postings: one for all places, or one for each."""

from __future__ import annotations

from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose.posting import compose_posting
from charter.problems import InputError

DAY = date(2026, 12, 1)
SAYS = """\
  equal_opportunity:
    - {place: US-NY, say: New York says so.}
    - {place: US, say: The States say so.}
    - {say: We choose by the work.}
"""
PLACES = {
    "New York": "{city: New York, region: NY, country: US}",
    "Denver": "{city: Denver, region: CO, country: US}",
    "Toronto": "{city: Toronto, region: ON, country: CA}",
    "Montreal": "{city: Montreal, region: QC, country: CA}",
}


@pytest.fixture
def posting(workspace):
    """Return what the posting of a CTO in these places prints as its statement."""

    def make(*places, says=SAYS, country="US"):
        listed = ", ".join(PLACES[name] for name in places)
        at = f", places: [{listed}]" if places else ""
        text = f"company:\n  name: Acme\n  country: {country}\n{says}structure: cto-led\n"
        text += f"positions:\n  cto: {{status: vacant, acting: ceo{at}}}\n"
        return compose_posting(organise(workspace(text)), "cto", DAY).equal_opportunity

    return make


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (["New York"], "New York says so."),
        (["Denver"], "The States say so."),
        (["Toronto"], "We choose by the work."),
        (["Toronto", "Montreal"], "We choose by the work."),
        (["New York", "Toronto"], "New York says so.\n\nWe choose by the work."),
        ([], "The States say so."),
    ],
)
def test_each_place_has_the_nearest_statement_and_each_stands_once(posting, places, said):
    assert posting(*places) == said


def test_one_text_holds_everywhere(posting):
    assert posting("Denver", says="  equal_opportunity: We choose by the work.\n") == (
        "We choose by the work."
    )


def test_where_none_is_for_the_place_nothing_is_printed(posting):
    assert posting("Toronto", says=SAYS.replace("    - {say: We choose by the work.}\n", "")) == ""


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("[{place: US, say: A.}, {place: US, say: B.}]", "has two texts for US"),
        ("[{say: A.}, {say: B.}]", "has two texts for all other places"),
        ("[{place: XX, say: A.}]", "'XX' is no country of ISO 3166"),
        ("[{place: New York, say: A.}]", "must be an ISO 3166 code"),
        ("[{place: US}]", "'say'"),
        ("[]", "equal_opportunity"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(posting, says, told):
    with pytest.raises(InputError) as bad:
        posting("Denver", says=f"  equal_opportunity: {says}\n")
    [problem] = bad.value.problems
    assert told in f"{problem.message} {problem.hint}"
    assert problem.place.line == 4
