"""How many neighbours a charter tells in full: as many as keep it to four pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from charter.assign.borders import are_in_line, borders_of
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.core import CORE, LEAST
from charter.compose.neighbours import close_and_further
from charter.compose.papers import Charter
from charter.compose.room import MOST, in_full, rows_beyond, rows_of
from charter.document.document import document_of
from charter.facts.said import Phrase
from charter.write.docx.writer import DocxWriter
from making import composed, rendered

DAY = date(2026, 12, 1)
STRUCTURES = (
    *("combined", "combined-lean", "cpo-led", "cto-led", "founder-led"),
    *("separate", "separate-with-vps", "separate-full"),
)
NEIGHBOURS = ("cfo", "cro", "cmo", "chro", "general-counsel", "vp-customer-success")
LARGE = (
    "name: Acme, country: US, customers: business, headcount: 900, markets: 12, designers: 40, "
    "data_people: 50, product_and_technology_headcount: 200, regulated: true, standards: true, "
    "personal_data: true, ai_in_product: true, investors: true, outsourced_development: true, "
    "publishes_code: true, speaks_publicly: true"
)
MODELS = ("saas", "marketplace", "hardware", "services")
FOUR_PAGES = 2350
"""Words of a charter at most, in its fields; its headings and the words between are not counted."""
NOT_PRINTED = ("accountabilities", "unowned", "chart", "title", "short", "position_id")


@pytest.fixture
def large(workspace):
    """Return a company of a structure in which everybody whom a charter may name is there."""

    def make(structure: str, model: str = "saas", more: str = "") -> Organisation:
        filled = "".join(f"  {name}: {{status: filled}}\n" for name in NEIGHBOURS)
        facts = f"business_model: {model}, {LARGE}"
        return organise(
            workspace(f"company: {{{facts}}}\nstructure: {structure}\npositions:\n{filled}{more}")
        )

    return make


def words(value: Any) -> int:
    if isinstance(value, str):
        return len(value.split())
    return sum(map(words, value)) if isinstance(value, tuple) else 0


def length(paper: Charter) -> int:
    return words(tuple(getattr(paper, name) for name in paper._fields if name not in NOT_PRINTED))


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("model", MODELS)
def test_charters_of_large_companies_keep_to_their_words(large, structure, model):
    made = large(structure, model)
    lengths = {name: length(compose_charter(made, name, DAY)) for name in writers(made)}
    assert {name: found for name, found in lengths.items() if found > FOUR_PAGES} == {}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_border_is_told_in_full_in_both_charters_or_in_none(large, structure):
    made = large(structure)
    for one, other in combinations(writers(made), 2):
        sides = [
            there in [border.other for border in close_and_further(made, here)[0]]
            for here, there in ((one, other), (other, one))
        ]
        assert sides in ([True, True], [False, False])


@pytest.mark.parametrize("structure", STRUCTURES)
def test_only_leaders_reports_and_closest_peers_have_rows_beyond_the_room(large, structure):
    made = large(structure)
    for name in writers(made):
        close, further = close_and_further(made, name)
        here, room = made.positions[name], rows_of(made, made.positions[name])
        always = [
            border
            for border in close
            if (
                are_in_line(here, made.positions[border.other])
                and made.positions[border.other].writes_papers
            )
            or name in {closest_peer(made, border.other), border.other}
            or border.other == closest_peer(made, name)
        ]
        assert len(close) - len(always) <= max(0, room - len(always)), name
        # Who has no charter has no limit: none with a part is left out while there is room.
        left = [
            border.other
            for border in further
            if not made.positions[border.other].writes_papers
            and {*border.mine, *border.theirs} - {"informed"}
        ]
        assert len(close) >= room or not left, name


def test_more_work_leaves_room_for_fewer_rows(large):
    rooms = [
        rows_of(made, made.positions[name])
        for made, name in (
            (large("separate-full"), "vp-design"),
            (large("separate-full"), "cto"),
            (large("combined"), "cpto"),
            (large("combined-lean"), "cpto"),
        )
    ]
    assert rooms == sorted(rooms, reverse=True)
    assert (rooms[0], rooms[-1]) == (MOST, 0)


def test_every_neighbour_with_a_part_is_named_beside_its_part(large):
    made = large("combined-lean")
    paper = compose_charter(made, "cpto", DAY)
    lines = {group.label: group.items for group in paper.further_neighbours}
    assert [near.name for near in paper.neighbours] == ["The CEO"], "the leader, room or none"
    assert len(lines) == len(borders_of(made, "cpto")) - 1
    assert all(
        item.startswith(("is heard on", "can stop", "works on")) for item in lines["The CRO"]
    )


def test_two_who_only_meet_have_a_line_that_says_when(large):
    made = large("separate-full")
    assert frozenset(("ceo", "vp-engineering")) not in in_full(made)
    for one, other in (("ceo", "VP Engineering"), ("vp-engineering", "CEO")):
        lines = compose_charter(made, one, DAY).further_neighbours
        (items,) = (group.items for group in lines if group.label == f"The {other}")
        assert items == ("meets this position every two weeks, 45 minutes",)


THIRTEEN = "  ciso: {}\n  cio: {}\n  vp-platform: {}\n  vp-quality: {}\n"


def shared(made: Organisation, one: str, other: str) -> int:
    """Return in how many decisions of one of two the other has a say."""
    return sum(
        {one, other} <= {a.accountable, *a.responsible, *a.consulted, *a.veto} - {""}
        and a.accountable in (one, other)
        for a in made.decisions.values()
    )


def closest_peer(made: Organisation, name: str) -> str:
    """Return the leader of another line with whom a position shares most decisions, or nothing."""
    here = made.positions[name]
    closeness = {border.other: border.closeness for border in borders_of(made, name)}
    peers = [
        other
        for other in writers(made)
        if here.writes_papers
        and other in closeness
        and shared(made, name, other) > 1
        and not are_in_line(here, made.positions[other])
    ]
    return max(peers, key=lambda other: (shared(made, name, other), closeness[other]), default="")


@pytest.mark.parametrize("structure", STRUCTURES)
def test_those_who_share_most_decisions_have_a_row(large, structure):
    made = large(structure)
    for name in writers(made):
        if peer := closest_peer(made, name):
            assert frozenset((name, peer)) in in_full(made)


def test_where_many_leaders_report_here_the_closest_peers_have_rows_and_the_rest_is_shorter(large):
    made = large("separate-full", more=THIRTEEN)
    assert {frozenset(("cto", "cpo")), frozenset(("cto", "ciso"))} <= in_full(made)
    papers = {name: compose_charter(made, name, DAY) for name in writers(made)}
    lengths = {name: length(paper) for name, paper in papers.items()}
    assert {name: found for name, found in lengths.items() if found > FOUR_PAGES} == {}
    cto = made.positions["cto"]
    assert rows_beyond(made, cto) > 3
    assert len(papers["cto"].core) == LEAST
    assert len(papers["cto"].accountabilities) == len(papers["cto"].core) + sum(
        len(group.items) for group in papers["cto"].further
    )
    assert len(papers["cpo"].core) == CORE


def test_all_wordings_of_an_entry_count_alike(large):
    """Which of them holds may change with the day; a longer one for others takes no row away."""
    made = large("separate-full")

    def rows(*lengths: int) -> int:
        told = tuple(Phrase(" ".join(["word"] * number), ()) for number in lengths)
        entries = {
            name: a._replace(entry=a.entry._replace(charter=told))
            for name, a in made.responsibilities.items()
        }
        there = made._replace(responsibilities=entries, decisions={})
        return rows_of(there, there.positions["vp-data"])

    assert rows(150, 50) == rows(50, 150) == rows(100)
    assert rows(150) < rows(100) < rows(50)


def test_whoever_has_a_charter_has_a_row_with_a_boss_who_has_none(workspace):
    made = organise(
        workspace(
            f"company: {{business_model: saas, {LARGE}}}\nstructure: separate-full\npositions:\n"
            "  coo: {title: COO, level: neighbour, reports_to: ceo}\n  cto: {reports_to: coo}\n"
        )
    )
    assert {frozenset(("cto", "coo")), frozenset(("cto", "cpo"))} <= in_full(made)


def writers(made: Organisation) -> list[str]:
    """Return the positions that have a charter."""
    return [name for name, position in made.positions.items() if position.writes_papers]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_charters_of_large_companies_take_four_pages(large, tmp_path):
    if "Carlito" not in told("fc-list", "Carlito"):
        pytest.skip("Carlito, which is as wide as Calibri, is not installed")
    writer = DocxWriter()
    for structure in ("combined", "combined-lean", "separate-full"):
        more = THIRTEEN if structure == "separate-full" else ""
        for text in rendered(composed(large(structure, more=more), DAY), None):
            document = document_of(text)  # the page of the US holds less than that of others
            document = document._replace(paper=text.paper._replace(country="US"))
            (tmp_path / f"{structure}-{text.name}.docx").write_bytes(writer.write(document))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = map(str, sorted(tmp_path.glob("*.docx")))
    told("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files)
    pages = {
        path.stem: int(re.search(r"Pages: +(\d+)", told("pdfinfo", str(path)))[1])
        for path in tmp_path.glob("*.pdf")
    }
    assert len(pages) == len(list(tmp_path.glob("*.docx"))) > 10
    assert {name: number for name, number in pages.items() if number > 4} == {}


def told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
