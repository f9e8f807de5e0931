"""`charter transition`: who has, gets and leaves which position, and one story on every page.

Each folder in tests/transitions is a transition, whose papers stand in tests/golden/transitions;
each in tests/transitions_bad is one that cannot be, with all that is said of it.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from charter.assign.ledger import Ledger, balance
from charter.assign.ledger_people import people_of
from charter.assign.ledger_seats import seat_changes
from charter.assign.organisation import Position
from charter.assign.ownership import organise
from charter.cli.transition_papers import changed_charters
from charter.compose.changed_charters import SECTIONS, asks_for_nothing, changed_sections
from charter.compose.charter import compose_charter
from charter.compose.handover import Handover, compose_handovers
from charter.compose.handover_talks import BOARD, Meetings
from charter.compose.ledger import compose_ledger
from charter.compose.papers import Charter
from charter.compose.tale import Tale
from charter.compose.wording import Wording
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.maker import Maker
from charter.problems import CharterError
from charter.reorganise.sides import Side
from edited_papers import signed_copy
from test_assign_properties import companies, read

pytestmark = pytest.mark.usefixtures("in_2030")

HERE = Path(__file__).parent
GOOD, BAD = HERE / "transitions", HERE / "transitions_bad"
DAY, TODAY = date(2027, 2, 1), date(2026, 12, 1)
HEAD = "company: {name: Acme, country: GB, business_model: saas}\nstructure: separate-with-vps\n"


@pytest.fixture
def transition(charter, tmp_path, monkeypatch):
    """Run a transition from a folder, and return what it wrote as Markdown by name."""
    monkeypatch.setattr("charter.cli.transition_papers.can_redline", lambda: False)

    def command(folder: Path, *more: str, text: str = ""):
        monkeypatch.chdir(folder)
        words = shlex.split(text or (folder / "command.txt").read_text())
        out = tmp_path / "papers"
        where = ("--date", "2026-12-01", "--format", "md", "--out", str(out))
        ran = charter("transition", *words, *where, *more)
        return ran, {path.name: path.read_text() for path in out.glob("*.md")}

    return command


@pytest.fixture
def two(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write two company files that differ in their positions, and return their folder."""

    def write(before: str, after: str) -> Path:
        for name, text in (("from", before), ("to", after)):
            (tmp_path / name).mkdir()
            lines = "".join(f"  {line}\n" for line in text.splitlines())
            (tmp_path / name / "company.yaml").write_text(f"{HEAD}positions:\n{lines}")
        return tmp_path

    return write


def talks(page: str) -> list[tuple[str, str, str]]:
    section = page.partition("by when\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", section, re.MULTILINE)
    return [row for row in rows if row[0] not in ("By", "---")]


@pytest.mark.parametrize("folder", sorted(BAD.iterdir()), ids=lambda folder: folder.name)
def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written(folder, transition):
    ran, papers = transition(folder)

    # How much work there is depends on the catalogue.
    said = re.sub("[0-9]+ pieces of work", "N pieces of work", ran.err).splitlines()
    said = [line for line in said if line.endswith("]")]
    assert said == (folder / "expected.txt").read_text().splitlines()
    assert ran.code == 1
    assert not papers


class TestTheSmallestCase:
    """A Head of Data leaves, the position is open under another boss, and somebody acts."""

    @pytest.fixture
    def papers(self, transition):
        ran, papers = transition(GOOD / "head-of-data-leaves")
        assert ran.code == 0
        assert "Nothing moves" not in ran.out
        return papers

    def test_the_charters_of_both_bosses_and_of_the_position_are_new(self, papers):
        for name in ("cto", "cpo", "vp-data"):
            assert "| **Valid from** | 1 February 2027 |" in papers[f"{name}-charter.md"]
            assert "It holds from 1 February 2027." in papers[f"{name}-charter.md"]
            assert f"{name}-changes.md" in papers
        assert "cio-charter.md" not in papers
        assert "Nothing changes for the CIO." in papers["ledger.md"]

    def test_the_ledger_names_boss_title_status_and_who_acts(self, papers):
        for row in (
            "| The VP Data | Reports to | The CTO | The CPO |",
            "| The VP Data | Title | Head of Data | VP Data |",
            "| The VP Data | Status | Filled | Vacant |",
            "| The VP Data | Acting | Nobody | The CTO |",
            "| The VP Data | Held by | Its holder of today | Nobody |",
        ):
            assert row in papers["ledger.md"]

    def test_whoever_leaves_becomes_nothing_and_hands_over_before(self, papers):
        page = papers["vp-data-before-handover.md"]
        assert "# Handover: Head of Data" in page
        assert "you are the" not in page
        assert "until 1 February 2027" in page
        assert talks(page) == [
            ("18 January 2027", "The CTO", "Hand over 6 responsibilities, held for the VP Data.")
        ]
        assert "first 30 days" not in page

    def test_whoever_acts_takes_it_over_and_agrees_what_waits_with_the_boss(self, papers):
        found = talks(papers["cto-handover.md"])
        take = "Take over 6 responsibilities, held for the VP Data."
        agree = "Agree what you decide for the VP Data, and what waits."
        assert ("18 January 2027", "The Head of Data", take) in found
        assert ("18 January 2027", "The CPO", agree) in found
        assert "**For the VP Data: 6 responsibilities**" in papers["cto-handover.md"]


class TestAnotherBoss:
    """A CISO moves from the CTO, whose charter is signed and was promised more, to the CEO."""

    @pytest.fixture
    def ran(self, transition):
        return transition(GOOD / "ciso-to-ceo")

    def test_the_signed_charter_that_loses_a_report_is_guarded_with_what_was_promised(self, ran):
        out = ran[0].out
        assert out.startswith("Signed charters and promises that would lose something")
        assert "- promised: All engineering, data and security (offer letter of 2021-02-10)." in out
        assert "- 1 direct report: CISO" in out
        first = ran[1]["ledger.md"].partition("## What happens")[0]
        assert "promised: All engineering, data and security" in first
        assert "1 direct report: CISO" in first

    def test_machines_are_told_the_same(self, transition):
        data = json.loads(transition(GOOD / "ciso-to-ceo", "--json")[0].out)

        (guard,) = data["guard"]
        assert guard["promised"] == [
            "All engineering, data and security (offer letter of 2021-02-10)."
        ]
        assert {"kind": "direct reports", "items": ["CISO"]} in guard["losses"]
        line = {"position": "ciso", "kind": "reports_to", "from": "cto", "to": "ceo"}
        assert line in data["positions"]
        assert data["on"] == "2027-03-01"
        assert {"ceo", "cto", "ciso"} <= {each["position"] for each in data["charters"]}

    def test_the_two_bosses_and_the_report_get_charter_redline_and_page(self, ran):
        for name in ("ceo", "cto", "ciso"):
            assert {f"{name}-charter.md", f"{name}-changes.md", f"{name}-handover.md"} <= {*ran[1]}

    def test_the_old_boss_passes_on_and_the_new_one_agrees_goals(self, ran):
        pages = {name: talks(ran[1][f"{name}-handover.md"]) for name in ("ceo", "cto", "ciso")}
        agree = "Agree goals, and sign the new charter."  # no limits: its charter has none
        assert ("22 February 2027", "The CEO", agree) in pages["ciso"]
        assert ("22 February 2027", "The CISO", agree) in pages["ceo"]
        tell = "Tell what passes to the CEO: goals and agreements."
        assert ("22 February 2027", "The CISO", tell) in pages["cto"]
        assert any(who == "The CTO" and "with the CISO" in about for _, who, about in pages["ceo"])

    def test_a_promise_without_a_signature_is_shown_too_and_one_that_is_kept_is_not(
        self, two, transition
    ):
        promised = "promised: ['All of product.']"
        before = f"cto: {{status: filled, {promised}}}\ncpo: {{status: filled, {promised}}}"
        after = "cto: {status: filled}\nvp-engineering: {reports_to: cpo}"
        ran, _ = transition(two(before, after), text="from to --on 2027-02-01")

        assert ran.out.count("promised: All of product.") == 1
        assert "Chief Technology Officer\n    - promised: All of product." in ran.out
        assert "1 direct report: VP Engineering" in ran.out


class TestPeopleAndMoney:
    """Disciplines that go to another with a line, though every decision stays where it is."""

    @staticmethod
    def told(ran):
        rows = [line.strip() for line in ran.out.splitlines() if " loses: " in line]
        return {row.partition(" loses: ")[0]: row.partition(" loses: ")[2] for row in rows}

    def test_what_goes_with_a_report_to_another_boss_is_lost_and_gained(self, transition, two):
        folder = two("vp-data: {reports_to: cto}", "vp-data: {reports_to: cpo}")
        said = self.told(transition(folder, text="from to --on 2027-02-01")[0])
        assert said["The CTO"] == (
            "Direct reports: VP Data; hiring: data; budget: data. Gains: Nothing."
        )
        assert said["The CPO"] == (
            "Nothing. Gains: Direct reports: VP Data; hiring: data; budget: data."
        )

    def test_what_the_head_takes_over_is_gained_by_the_head(self, transition, two):
        folder = two("vp-data: {reports_to: cto}", "vp-data: {reports_to: ceo}")
        said = self.told(transition(folder, text="from to --on 2027-02-01")[0])
        assert said["The CEO"].endswith(
            "Gains: Direct reports: VP Data; hiring: data; budget: data."
        )

    def test_an_entry_that_moves_whole_is_told_by_its_title_alone(self, transition, two):
        folder = two("cto: {status: filled}", "cto: {status: filled}")
        lines = "assign: {decision.technology-hires: vp-engineering}\n"
        with (folder / "to" / "company.yaml").open("a") as file:
            file.write(lines)
        said = self.told(transition(folder, text="from to --on 2027-02-01")[0])
        assert said["The CTO"] == "1 decision. Gains: Nothing."
        assert said["The VP Engineering"] == "Nothing. Gains: 1 decision."
        # Whose leader is not below the VP Engineering is hired by the head from then on.
        assert said["The CEO"] == "Nothing. Gains: Hiring: data, security, internal systems."

    def test_whoever_signed_is_told_of_it_first(self, transition, two):
        signed = "signed: {date: 2026-01-05, hash: 0123456789ab}"
        folder = two(
            f"cto: {{status: filled, {signed}}}\nvp-data: {{reports_to: cto}}",
            f"cto: {{status: filled, {signed}}}\nvp-data: {{reports_to: cpo}}",
        )
        ran, _ = transition(folder, text="from to --on 2027-02-01")
        guard = ran.out.partition("loses:")[0]
        assert "- hiring: data" in guard
        assert "- budget: data" in guard


class TestOneStory:
    def test_who_gets_a_position_of_a_structure_holds_it_on_every_page(self, transition):
        ran, papers = transition(GOOD / "vp-becomes-cpo")

        assert ran.code == 0
        assert "The VP Product becomes the CPO on February 1, 2027." in papers["ledger.md"]
        together = "\n".join(t for n, t in papers.items() if "charter" not in n)
        assert "CPO is planned" not in together
        assert "the CPO acts" not in together
        assert ", for the CPO" not in together
        assert "you are the CPO" in papers["cpo-handover.md"]
        charter = papers["cpo-charter.md"]
        assert "| **Held by** | Bo Lind |" in charter
        assert "| **Start** | February 1, 2027 |" in charter
        assert "## Outcomes of the first year" in charter
        assert "Settles with the CEO who does each part of the old job now" in charter
        assert not any("'cpo' is new" in line for line in ran.out.splitlines())

    def test_nobody_can_become_what_is_advertised_or_what_nobody_holds(self, transition, two):
        folder = two(
            "vp-product: {status: planned, acting: cpo}", "cpo: {status: vacant, acting: ceo}"
        )
        words = "from to --on 2027-02-01 --person vp-product=cpo"
        assert "no-holder" in transition(folder, text=words)[0].err
        words = "from to --on 2027-02-01 --person cto=cpo"
        assert "open-position" in transition(folder, text=words)[0].err

    def test_a_holder_who_leaves_a_structure_leaves_it_open_and_the_boss_acts(
        self, transition, two
    ):
        folder = two("vp-product: {holder: Bo Lind}", "ceo:")
        words = "from separate-with-vps --on 2027-02-01 --person vp-product=nobody"
        ran, papers = transition(folder, text=words)

        assert (
            "The VP Product is planned. Until somebody is there, the CPO holds this work."
            in ran.out
        )
        assert "'vp-product' is open, for its holder leaves it, and 'cpo' acts" in ran.out
        assert "Bo Lind" not in papers["vp-product-charter.md"]
        assert "until 1 February 2027" in papers["vp-product-before-handover.md"]

    def test_a_position_of_a_structure_that_one_leaves_and_another_takes_is_held(
        self, transition, two
    ):
        words = "from separate-with-vps --on 2027-02-01 --person vp-engineering=cto"
        folder = two("vp-engineering: {holder: Bo Lind}", "ceo:")
        ran, papers = transition(folder, text=f"{words} --person cto=nobody")

        assert "The VP Engineering becomes the CTO on 1 February 2027." in ran.out
        assert "| **Held by** | Bo Lind |" in papers["cto-charter.md"]
        assert "The VP Engineering is planned." in ran.out

    def test_names_in_both_files_say_who_moves(self, transition, two):
        before = "cto: {holder: Ada Berg}\nvp-engineering: {holder: Bo Lind}"
        after = "cto: {holder: bo  LIND}\nvp-engineering: {holder: Cy Moor}"
        ran, papers = transition(two(before, after), "--json", text="from to --on 2027-02-01")

        persons = json.loads(ran.out)["persons"]
        assert persons["vp-engineering"] == "cto"
        assert persons["cto"] is None
        assert persons["ceo"] == "ceo"
        assert "From 1 February 2027 you are the CTO." in papers["cto-handover.md"]
        assert "The VP Engineering (then the CTO)" in papers["cto-before-handover.md"]
        assert (
            "You are the VP Engineering from 1 February 2027."
            in papers["vp-engineering-handover.md"]
        )

    def test_follows_in_the_file_says_what_person_says(self, transition, two):
        before = "cto: {follows: no}\nvp-engineering: {follows: cto}"
        folder = two(before, "vp-engineering: {status: vacant, acting: cto}")
        told, _ = transition(folder, "--json", text="from to --on 2027-02-01")
        (folder / "from" / "company.yaml").write_text(HEAD)
        words = "from to --on 2027-02-01 --person vp-engineering=cto --person cto=nobody"
        said, _ = transition(folder, "--json", "--force", text=words)

        one, other = (json.loads(ran.out) for ran in (told, said))
        assert one["persons"] == other["persons"]
        assert one["persons"]["vp-engineering"] == "cto"
        assert one["entries"] == other["entries"]

    def test_what_is_said_here_goes_before_what_the_file_says(self, transition, two):
        folder = two("vp-engineering: {follows: no}", "vp-engineering:")
        words = (
            "from to --on 2027-02-01 --person vp-engineering=vp-product --person vp-product=nobody"
        )
        ran, _ = transition(folder, "--json", text=words)

        assert json.loads(ran.out)["persons"]["vp-engineering"] == "vp-product"


class TestWhoLeaves:
    def test_before_the_day_hands_over_to_whoever_acts_then(self, transition):
        _, papers = transition(GOOD / "leaver")

        page = papers["cto-before-handover.md"]
        assert "You have your position until 20 January 2027." in page
        (talk,) = talks(page)
        assert talk[:2] == ("6 January 2027", "The VP Engineering")
        work = re.findall(r"[0-9]+ responsibilities and [0-9]+ decisions", talk[2])[0]
        assert talk[2] == f"Hand over {work}."
        acting = papers["vp-engineering-handover.md"]
        for said in (
            "| **Acts for** | The CTO from 21 January 2027; from 1 February 2027 nobody |",
            "| **Reports to** | The CTO (you act from 21 January 2027); "
            "from 1 February 2027 the CTO |",
        ):
            assert said in acting
        later = [t for t in talks(papers["cto-handover.md"]) if t[1] == "The VP Engineering"]
        assert later[0][0] == "In the first 30 days of the new holder"
        assert later[0][2].startswith(f"Take over {work}: open matters")

    def test_whose_successor_is_not_there_yet_hands_over_to_the_one_above(self, transition, two):
        folder = two("cto: {holder: Ada Berg, follows: no}", "cto: {holder: Cy Moor}")
        _, papers = transition(folder, text="from to --on 2027-02-01")

        talk, *_ = talks(papers["cto-before-handover.md"])
        assert talk[:2] == ("18 January 2027", "The CEO")
        assert talk[2].endswith("to be passed on to the new CTO.")
        assert "hand it to the CEO, who passes it on." in papers["cto-before-handover.md"]
        passed = [t for t in talks(papers["ceo-handover.md"]) if t[1] == "The new CTO"]
        assert passed[0][2].startswith("Hand over ")
        assert ", from the present CTO." in passed[0][2]
        assert "first 30 days" not in papers["cto-before-handover.md"]

    def test_nobody_who_is_new_too_passes_it_on(self, transition, two):
        before = "cto: {holder: Ada Berg}\nvp-engineering: {holder: Bo Lind}"
        after = "cto: {holder: Cy Moor}\nvp-engineering: {holder: Dee Ray}"
        _, papers = transition(two(before, after), text="from to --on 2027-02-01")

        talk, *_ = talks(papers["vp-engineering-before-handover.md"])
        assert talk[1] == "The CEO"
        assert talk[2].endswith("to be passed on to the new VP Engineering.")

    def test_whose_time_ends_can_have_another_position_but_not_the_same(self, transition, two):
        before = "cto: {holder: Ada Berg, ends: 2027-01-31}"
        folder = two(before, "cpo: {holder: Ada Berg}\ncto: {status: vacant, acting: cpo}")
        ran, _ = transition(folder, text="from to --on 2027-02-01 --person cpo=nobody")
        assert "The CTO becomes the CPO" in ran.out
        (folder / "to" / "company.yaml").write_text(
            f"{HEAD}positions: {{cto: {{holder: Ada Berg}}}}"
        )
        ran, _ = transition(folder, text="from to --on 2027-02-01")
        assert "4:33: 'cto' ends on 2027-01-31 in FROM, and TO still names its holder" in ran.err

    def test_the_last_day_is_the_day_of_the_change_where_nothing_else_says_one(
        self, transition, two
    ):
        folder = two("cto: {ends: 2027-01-31}", "cto: {status: vacant, acting: ceo}")
        ran, papers = transition(folder, "--json", text="from to")

        assert json.loads(ran.out)["on"] == "2027-01-31"
        assert "until 31 January 2027" in papers["cto-before-handover.md"]

    def test_a_last_day_on_the_eve_leaves_nothing_between(self, transition, two):
        folder = two("cto: {ends: 2027-01-31}", "cto: {status: vacant, acting: ceo}")
        assert transition(folder, text="from to --on 2027-02-01")[0].code == 0
        assert "falls-between" in transition(folder, text="from to --on 2027-02-02")[0].err


class TestWhoActs:
    def test_another_one_who_acts_is_a_change_with_a_handover(self, transition, two):
        folder = two(
            "vp-product: {status: vacant, acting: cpo}", "vp-product: {status: vacant, acting: cto}"
        )
        ran, papers = transition(folder, text="from to --on 2027-02-01")

        assert "The VP Product: Acting: The CPO -> The CTO" in ran.out
        assert "What you no longer hold for others" in papers["cpo-handover.md"]
        (said,) = (t for t in talks(papers["cpo-handover.md"]) if t[1] == "The CTO")
        assert said[0] == "18 January 2027"
        assert re.match("Hand over .* decisions, held for the VP Product[.]", said[2])

    def test_two_who_act_and_one_who_starts(self, transition):
        _, papers = transition(GOOD / "two-acting")

        found = talks(papers["cpo-handover.md"])
        assert {by for by, _, _ in found} == {"In the first 30 days of the new holder"}
        assert "at the latest on 1 June 2027" in papers["cto-charter.md"]
        assert "| The CTO | Acting until | Not stated | 1 June 2027 |" in papers["ledger.md"]

    def test_the_acting_one_whose_time_is_over_holds_nothing(self, transition, two, tmp_path):
        after = "cto: {status: vacant, acting: ceo, acting_until: 2027-01-15}"
        ran, papers = transition(two("ceo:", after), text="from to --on 2027-02-01")

        assert ran.code == 1
        assert "'ceo' acts for 'cto' until 2027-01-15" in ran.err
        assert not papers
        assert transition(tmp_path, text="from to --on 2027-01-15")[0].code == 0


class TestWhatHolds:
    def test_only_nothing_is_nothing(self, transition, two):
        same = "cto: {holder: Ada Berg, limits: {spend: 5, currency: GBP}}"
        ran, papers = transition(two(same, same), text="from to")

        assert "Nothing moves" in ran.out
        assert not papers

    def test_another_limit_is_a_new_charter_though_nothing_moves(self, transition, two):
        before = "cto: {limits: {spend: 5, currency: GBP}}"
        after = "cto: {limits: {spend: 7, currency: GBP}}"
        ran, papers = transition(two(before, after), text="from to --on 2027-02-01")

        assert "Nothing moves" not in ran.out
        assert "The CTO: limits" in ran.out
        assert "Gains: Spending limit: from GBP 5 to GBP 7." in ran.out
        charters = {name for name in papers if name.endswith("-charter.md")}
        assert charters == {"cto-charter.md"}

    def test_limits_are_agreed_only_where_a_charter_has_some(self, transition, two):
        after = "cto: {reports_to: cpo, limits: {spend: 7, currency: GBP}}\n"
        after += "vp-product: {reports_to: cto}"
        _, papers = transition(two("cto: {}", after), text="from to --on 2027-02-01")

        cto, vp = (papers[f"{name}-handover.md"] for name in ("cto", "vp-product"))
        assert "Agree goals and limits, and sign the new charter." in cto
        assert "Agree goals, and sign the new charter." in vp
        assert "Agree goals and limits" not in vp

    def test_a_change_of_any_kind_needs_a_day(self, transition, two):
        folder = two("vp-product: {reports_to: cpo}", "vp-product: {reports_to: cto}")
        ran, _ = transition(folder, text="from to")

        assert ran.code == 2
        assert "valid_from" in ran.err

    def test_a_file_that_says_from_when_it_holds_writes_the_same_charters(
        self, charter, transition, tmp_path
    ):
        _, papers = transition(GOOD / "ciso-to-ceo")
        out = tmp_path / "built"
        charter("build", "to", "--date", "2026-12-01", "--format", "md", "--out", str(out))

        assert (out / "cto-charter.md").read_text() == papers["cto-charter.md"]

    def test_a_copy_of_the_new_charter_is_known_though_the_file_says_no_day(
        self, charter, two, transition
    ):
        limits = "limits: {spend: 5, currency: GBP, hire: anybody}"
        folder = two(f"cto: {{{limits}}}", f"cto: {{{limits}, reports_to: cpo}}")
        (folder / "to" / "out").mkdir()
        transition(folder, "--format", "docx,md", text="from to --on 2027-02-01")
        copy = folder / "papers" / "cto-charter.docx"

        verified = charter("verify", str(copy), "--against", "to")
        assert verified.code == 0, verified.out + verified.err
        back = signed_copy(copy, folder / "signed.docx")
        signed = ("--position", "cto", "--date", "2027-01-20", "--file", str(back))
        assert charter("sign", "to", *signed).code == 0
        assert "signed-otherwise" not in charter("check", "to").out


class TestWhatIsNew:
    """What is said to change in a charter."""

    @pytest.fixture
    def charters(self, two):
        folder = two("cto: {holder: Ada Berg}\nvp-product: {status: vacant, acting: ceo}", "ceo:")
        sides = [read_workspace(folder / name) for name in ("from", "to")]
        return [compose_charter(organise(side), "cpo", TODAY) for side in sides], sides[0]

    def test_every_field_of_a_charter_has_a_name_for_it(self):
        dates = {"date", "date_text", "kind", "language", "country", "company", "position_id"}
        in_others = {"short", "manager", "new_holder"}

        assert {*SECTIONS} == {*Charter._fields} - dates - in_others

    def test_who_holds_which_position_asks_for_no_signature(self, charters):
        (before, after), side = charters
        found = changed_sections(before, after, Wording(organise(side)))

        assert "VP Product (vacant)" in str(before.facts)
        assert found == ("who holds which position", "the drawing of its lines")
        assert asks_for_nothing(found)

    def test_nor_does_another_order(self, charters):
        (before, _), side = charters
        turned = before._replace(exclusions=before.exclusions[::-1], chart=None)
        found = changed_sections(before, turned, Wording(organise(side)))

        assert found == ("the order in which it says things", "the drawing of its lines")
        assert asks_for_nothing(found)

    def test_whatever_else_differs_is_named_with_who_holds_it_and_without_the_drawing(
        self, charters
    ):
        (before, after), side = charters
        other = after._replace(limits=("Hires nobody.",), exclusions=after.exclusions[1:])
        found = changed_sections(before, other, Wording(organise(side)))

        assert found == ("who holds which position", "limits", "what is not this position")
        assert not asks_for_nothing(found)
        same = changed_sections(before, before, Wording(organise(side)))
        assert same == ("its wording",)
        assert not asks_for_nothing(same)

    def test_another_boss_is_no_question_of_who_holds_a_position(self, charters):
        (before, _), side = charters
        facts = tuple((k, "The CTO" if k == "Reports to" else v) for k, v in before.facts)
        found = changed_sections(before, before._replace(facts=facts), Wording(organise(side)))

        assert found == ("the facts at its head",)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("people") / "company.yaml"


NAMES = st.sampled_from(["Ada Berg", "Bo Lind", "Cy Moor"])
DAYS = st.sampled_from(["2027-01-15", "2027-01-31", "2027-02-01", "2027-03-01"])
TITLES = st.sampled_from(["Head of A", "Head of B"])
HELD = st.fixed_dictionaries(
    {}, optional={"holder": NAMES, "title": TITLES, "start": DAYS, "ends": DAYS}
)


@st.composite
def held_companies(draw: st.DrawFn):
    """Return a company file in which some holders have names, and some time ends or begins."""
    company = draw(companies())
    for name, known in company["positions"].items():
        said = {**(known or {}), **draw(HELD)}
        if "holders" in said:
            said.pop("holder", None)
        if said.get("start", "") >= said.get("ends", "9"):
            del said["ends"]
        company["positions"][name] = said
    return company


def ledger_of(before: Workspace, after: Workspace) -> Ledger:
    one, other = organise(before), organise(after)
    people = people_of(one, other, ())
    return balance(one, other, people.persons, DAY)


@given(held_companies(), held_companies())
@settings(max_examples=150)
def test_every_difference_in_lines_holders_titles_and_acting_is_in_the_ledger(file, before, after):
    ledger = ledger_of(read(file, before), read(file, after))
    found = {(change.position, change.kind) for change in seat_changes(ledger)}
    paper = compose_ledger(ledger, DAY, TODAY)
    rows = {(who.casefold(), what) for who, what, _, _ in paper.seats}

    old, new = ledger.before.positions, ledger.after.positions
    for name in {*old, *new}:
        if name not in old or name not in new:
            assert (name, "new" if name in new else "ended") in found
            continue
        was, now = old[name], new[name]
        said = new[name].the.casefold()
        for kind, label, differs in (
            ("reports_to", "Reports to", was.reports_to != now.reports_to),
            ("title", "Title", was.title != now.title),
            ("status", "Status", was.status != now.status),
            ("acting", "Acting", was.acting != now.acting),
            ("start", "Start", was.given.start != now.given.start),
            ("reports", "Direct reports", {*was.reports} != {*now.reports}),
        ):
            assert ((name, kind) in found) == differs
            assert not differs or (said, label) in rows
        first, then = was.given.holder, now.given.holder
        if "filled" == was.status == now.status and first and then and first != then:
            assert (name, "holder") in found
            stays = {*first.split(", ")} & {*then.split(", ")}  # one may come to share it, or go
            assert stays or (name, "person") in found
        held = "filled" in (was.status, now.status)
        assert ((name, "person") in found) == (held and ledger.persons.get(name) != name)


@given(held_companies(), held_companies())
@settings(max_examples=100)
def test_every_owner_and_every_pair_of_hands_that_changes_is_in_the_ledger(file, before, after):
    ledger = ledger_of(read(file, before), read(file, after))

    assert ledger.balances
    for line in ledger.lines:
        if line.kind in ("kept", "shared"):
            assert ledger.goes_on(line.giver, line.taker)
            assert line.giver != line.taker or ledger.persons.get(line.eve, "") == line.held
    everybody = [*ledger.persons, *ledger.gone]
    held = [p.id for p in ledger.before.positions.values() if p.status == "filled"]
    assert sorted(everybody) == sorted(held)
    assert len({*ledger.persons.values()}) == len(ledger.persons)
    assert all(ledger.after.positions[new].status == "filled" for new in ledger.persons.values())


@given(held_companies(), held_companies())
@settings(max_examples=60, deadline=None)
def test_a_charter_whose_text_changes_is_named_and_both_sides_of_a_talk_are_told(
    file, before, after
):
    one, other = read(file, before), read(file, after)
    ledger = ledger_of(one, other)
    sides = Side("from", one, (), False, one), Side("to", other, (), False, other)
    try:
        charters = changed_charters(ledger, TODAY, sides, Maker())
    except CharterError:
        assume(False)
    named = {each.position: "; ".join(each.sections) for each in charters}
    sign = {each.position for each in charters if not asks_for_nothing(each.sections)}

    old, new = ledger.before.positions, ledger.after.positions
    for name, position in new.items():
        was = old.get(ledger.before_of(name) or name)
        says = [
            (p.title, side[p.reports_to].the if p.reports_to else "", _held(p), _reports(side, p))
            for side, p in ((old, was), (new, position))
            if p
        ]
        if position.writes_papers and (was is None or says[0] != says[1]):
            assert name in named
    pages = {
        (page.position_id): page for page in compose_handovers(ledger, DAY, TODAY, named, sign)
    }
    tale = Tale(ledger, DAY)
    for meeting in Meetings(tale, DAY, TODAY, sign).all:
        assert meeting.one != meeting.other
        for someone, about in zip((meeting.one, meeting.other), meeting.about, strict=True):
            if someone != BOARD:
                page = pages[_file(ledger, *someone)]
                assert any(about in talk.about for talk in page.talks)
    for name in ledger.gone:
        _hands_over_before(pages[_file(ledger, name, "")], tale, name)


def _held(position: Position) -> str:
    return position.given.holder if position.status == "filled" else position.status


def _reports(side: Mapping[str, Position], position: Position) -> tuple[str, ...]:
    return tuple(sorted(side[name].the for name in position.reports))


def _file(ledger: Ledger, old: str, new: str) -> str:
    return new or (f"{old}-before" if old in ledger.after.positions else old)


def _hands_over_before(page: Handover, tale: Tale, name: str) -> None:
    assert not any("first 30 days" in talk.by for talk in page.talks)
    assert "you are the" not in page.opening
    assert page.gets == page.holds == ()
    last = tale.last_day(name)
    assert last is not None
    assert tale.new.day(last) in dict(page.facts)["Position"]


def heads(papers: Mapping[str, str], kind: str, label: str) -> dict[str, str]:
    """Return the row of a label at the head of each paper of a kind, by position."""
    found = {}
    for name, page in papers.items():
        row = re.search(rf"^\| \*\*{label}\*\* \| (.*) \|$", page, re.MULTILINE)
        if name.endswith(f"-{kind}.md"):
            found[name.removesuffix(f"-{kind}.md")] = row[1].rpartition("; from ")[2] if row else ""
    return found


@pytest.mark.parametrize("board", [True, False])
def test_a_handover_names_the_same_lines_as_the_charter(board, transition, two):
    folder = two(
        "ciso: {title: CISO, level: executive, reports_to: cto,"
        " takes: [operations-and-security.security-posture]}",
        "ciso: {title: CISO, level: executive, reports_to: ceo,"
        " takes: [operations-and-security.security-posture]}\nvp-design: {}\nvp-data: {}",
    )
    for side in ("from", "to"):
        file = folder / side / "company.yaml"
        file.write_text(
            file.read_text().replace("saas}", f"saas, board: {str(board).lower()}}}", 1)
        )
    ran, papers = transition(folder, text="from to --on 2027-02-01")
    assert ran.code == 0

    for label in ("Reports to", "Direct reports"):
        charters, handovers = (heads(papers, k, label) for k in ("charter", "handover"))
        both = charters.keys() & handovers.keys()
        assert {"ceo", "cto", "ciso", "vp-product", "vp-engineering", "vp-design"} <= both
        for name in both:
            now = handovers[name].removeprefix("1 February 2027 ")
            assert now[:1].upper() + now[1:] == charters[name], (name, label)
    assert ("the board" in papers["ceo-handover.md"].lower()) is board
    assert ("Whoever signs for Acme" in papers["ceo-handover.md"]) is not board


@pytest.mark.parametrize(("board", "above"), [(True, "the board"), (False, "nobody")])
def test_whoever_led_all_and_gets_a_boss_is_told_both(board, above, transition, two):
    folder = two("ceo: {status: filled}", "cto: {status: filled}")
    for side in ("from", "to"):
        file = folder / side / "company.yaml"
        file.write_text(
            file.read_text().replace("saas}", f"saas, board: {str(board).lower()}}}", 1)
        )
    ran, papers = transition(
        folder, text="from to --on 2027-02-01 --person ceo=cto --person cto=nobody"
    )
    assert ran.code == 0, ran.err

    assert f"reporting line: from {above} to the CEO" in papers["ledger.md"]


def test_whoever_claimed_what_is_settled_on_another_gives_it_and_the_ledger_counts_it(
    transition, two
):
    folder = two("cto: {promised: [All of it.]}", "cto: {promised: [All of it.]}")
    file = folder / "from" / "company.yaml"
    file.write_text(file.read_text() + "disputed: {strategy.product-vision: [cto, cpo]}\n")
    ran, papers = transition(folder, text="from to --on 2027-02-01")
    assert ran.code == 0

    page, ledger = papers["cto-handover.md"], papers["ledger.md"]
    assert "To the CPO; claimed before by the CTO and the CPO: 1 responsibility" in page
    assert re.search(r"^\| The CTO \| A claim to 1 piece of work", ledger, re.MULTILINE)
    assert "- a claim that was not settled: Product vision" in ledger
    assert re.search(r"^\| The CPO \| Nothing \| 1 responsibility", ledger, re.MULTILINE)


@pytest.mark.parametrize(
    ("start", "said"), [("2021", "2021"), ("2021-05", "May 2021"), ("2021-05-03", "3 May 2021")]
)
def test_a_start_is_told_as_far_as_it_is_known(start, said, transition, two):
    folder = two("cto: {start: 2019}", f"cto: {{start: {start}}}\ncpo: {{reports_to: cto}}")
    ran, papers = transition(folder, text="from to --on 2027-02-01")
    assert ran.code == 0

    assert f"| The CTO | Start | 2019 | {said} |" in papers["ledger.md"]
    assert f"| **Start** | {said} |" in papers["cto-charter.md"]
