"""The interview guide: its questions, who asks them, and what nobody asks."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.check.words.words import word_remarks
from charter.compose.interview import FURTHER, LONGEST, Interview, compose_interview
from charter.compose.posting import compose_posting
from charter.document.outside.reading import Piece, Reading, Spot
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.facts.interview import InterviewQuestion, not_asked
from charter.load.own_entries import entry_hash
from charter.load.shipped_catalog import plain_catalog
from charter.make import Wanted, make_papers
from charter.problems import InputError
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder
from conftest import Ran

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
FULL = """\
company:
  name: Tarn
  country: US
  currency: USD
  kind: business
  headcount: 400
  product_and_technology_headcount: 200
  personal_data: true
  runs_service: true
  cloud: true
  functions: [finance, legal, sales, marketing, support]
  apply: {email: jobs@tarn.example}
structure: separate-full
positions:
"""
OPEN = "  %s: {status: vacant, acting: ceo, places: [{city: Denver, region: CO, country: US}]}\n"


def questions(catalog: Catalog) -> Iterator[tuple[str, InterviewQuestion | None]]:
    """Yield every question by what it is about."""
    for entry in (*catalog.responsibilities.values(), *catalog.decisions.values()):
        yield entry.id, entry.interview
    for role in (*catalog.roles.values(), *catalog.own_roles.values()):
        for must in role.musts:
            yield f"{role.id}: {must.posting}", must.interview


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w'{}]+", text.casefold())


def pattern(text: str) -> re.Pattern[str]:
    """Return what a sentence can be printed as, whatever its slots stand for."""
    return re.compile(".+".join(map(re.escape, re.split(r"\{[^}]*\}", text))))


def guide(workspace: Workspace, name: str) -> Interview:
    return compose_interview(organise(workspace), name, DAY)


class TestQuestions:
    def test_every_entry_and_every_must_has_one(self, catalog: Catalog) -> None:
        found = dict(questions(catalog))
        assert len(found) > 300
        assert [name for name, question in found.items() if question is None] == []

    def test_each_is_one_question_of_a_length_to_say_aloud(self, catalog: Catalog) -> None:
        for name, question in questions(catalog):
            assert question
            assert 12 <= len(question.ask.split()) <= 28, name
            told = "Tell |Describe |Walk |Take |Lead |Please "
            assert "?" in question.ask or re.match(told, question.ask), name

    def test_none_asks_what_somebody_would_do(self, catalog: Catalog) -> None:
        supposed = re.compile(r"\bwould (you|they)\b|\bimagine\b|\bsuppose\b|\bif you (were|had)\b")
        assert [n for n, q in questions(catalog) if q and supposed.search(q.ask.casefold())] == []

    def test_signs_are_short_and_each_question_has_a_warning(self, catalog: Catalog) -> None:
        for name, question in questions(catalog):
            assert question
            assert 2 <= len(question.strong) <= 3, name
            for sign in (*question.strong, question.warning):
                assert 2 <= len(sign.split()) <= 11, (name, sign)
                assert not sign.endswith("."), (name, sign)

    def test_no_two_are_alike(self, catalog: Catalog) -> None:
        said = [(name, set(words_of(q.ask))) for name, q in questions(catalog) if q]
        alike = [
            (one, other)
            for (one, mine), (other, theirs) in combinations(said, 2)
            if len(mine & theirs) >= 0.8 * min(len(mine), len(theirs))
        ]
        assert alike == []

    def test_none_has_words_that_a_posting_should_not_have(self, catalog: Catalog) -> None:
        found = []
        for name, question in questions(catalog):
            assert question
            text = ". ".join((question.ask, *question.strong, question.warning))
            reading = Reading("", "", (Piece("paragraph", 0, text, (Spot(0, 1, 1),)),), "en")
            found += [(name, remark.quote) for remark in word_remarks(reading, "en")]
        assert found == []

    def test_a_question_is_no_part_of_what_a_lock_holds(self, catalog: Catalog) -> None:
        entry = catalog.responsibilities["product.roadmap"]
        assert entry_hash(entry) == entry_hash(entry._replace(interview=None))


class TestGuide:
    @pytest.mark.parametrize("name", ["cto", "cpo", "vp-engineering", "vp-product", "ciso"])
    def test_it_asks_about_the_musts_and_duties_of_the_posting_and_nothing_else(
        self, workspace: Make, name: str
    ) -> None:
        organisation = organise(workspace(FULL + OPEN % name))
        found = compose_interview(organisation, name, DAY)
        posting = compose_posting(organisation, name, DAY)
        musts = [asked.about for asked in found.questions if not asked.entry]
        assert sorted(musts) == sorted(posting.musts)
        asked_on = [asked.entry for asked in found.questions if asked.entry]
        assert {organisation.owner(entry) for entry in asked_on} == {name}
        known = organisation.catalog.responsibilities
        assert len(asked_on) == len(posting.owns)
        for entry in asked_on:
            wordings = [pattern(s) for one in known[entry].posting for s in one.wordings]
            assert any(w.fullmatch(duty) for w in wordings for duty in posting.owns), entry

    def test_each_question_is_asked_once_and_numbered_through(self, workspace: Make) -> None:
        found = guide(workspace(FULL + OPEN % "cto"), "cto")
        assert [asked.number for asked in found.questions] == [*range(1, len(found.questions) + 1)]
        assert len({asked.ask for asked in found.questions}) == len(found.questions)
        assert [talk.order for talk in found.talks] == [*range(1, len(found.talks) + 1)]

    def test_above_beside_and_below_ask_by_name_where_there_is_one(self, workspace: Make) -> None:
        more = "  ceo: {holder: Ida Moe}\n" + OPEN % "cto"
        found = guide(workspace(FULL + more), "cto")
        assert found.talks[0].who == "Chief Executive Officer"
        assert found.talks[0].holder == "Ida Moe"
        assert len(found.talks) == 3
        assert "VP Engineering" in [talk.who for talk in found.talks]

    def test_two_who_share_a_post_ask_together(self, workspace: Make) -> None:
        more = "  ceo: {holders: [{name: Ida Moe}, {name: Ola Ruud}]}\n" + OPEN % "cto"
        assert guide(workspace(FULL + more), "cto").talks[0].holder == "Ida Moe and Ola Ruud"

    def test_a_post_that_nobody_holds_asks_nobody(self, workspace: Make) -> None:
        more = OPEN % "cto" + "  vp-engineering: {status: vacant}\n  cpo: {status: vacant}\n"
        found = guide(workspace(FULL + more), "cto")
        assert not {"VP Engineering", "Chief Product Officer"} & {t.who for t in found.talks}

    def test_the_one_above_decides_whoever_else_scores(self, workspace: Make) -> None:
        more = "  ceo: {holder: Ida Moe}\n" + OPEN % "cto"
        assert guide(workspace(FULL + more), "cto").decides == "Chief Executive Officer, Ida Moe"
        more = "  cto: {holder: Bo Ek}\n" + OPEN % "vp-engineering"
        found = guide(workspace(FULL + more), "vp-engineering")
        assert found.decides == "Chief Technology Officer, Bo Ek"

    def test_a_neighbour_asks_about_work_in_which_it_has_a_part(self, workspace: Make) -> None:
        organisation = organise(workspace(FULL + OPEN % "cto"))
        found = compose_interview(organisation, "cto", DAY)
        titles = {p.title: p.id for p in organisation.positions.values()}
        beside = titles[found.talks[1].who]
        for asked in found.questions:
            if asked.talk == 2 and asked.entry:
                a = organisation.responsibilities[asked.entry]
                assert beside in (*a.responsible, *a.consulted, *a.informed, *a.veto)

    def test_no_talk_is_longer_than_an_hour_or_so(self, workspace: Make) -> None:
        text = """\
company: {name: Tarn, country: US, currency: USD, apply: {email: jobs@tarn.example}}
structure: combined-lean
positions:
  cpto: {status: vacant, places: [{city: Denver, region: CO, country: US}]}
"""
        found = guide(workspace(text), "cpto")
        assert [talk.who for talk in found.talks] == ["Chief Executive Officer"] * 2
        for talk in found.talks:
            asked = sum(one.talk == talk.order for one in found.questions)
            assert 0 < asked <= LONGEST
            assert talk.minutes == 5 + 7 * asked + 8

    def test_decisions_of_the_same_work_are_for_time_that_is_left(self, workspace: Make) -> None:
        organisation = organise(workspace(FULL + OPEN % "cpo"))
        found = compose_interview(organisation, "cpo", DAY)
        of = {e.entry.interview.ask: e for e in organisation.decisions.values()}  # type: ignore[union-attr]
        assert 0 < len(found.further) <= FURTHER
        asked_on = {asked.entry for asked in found.questions}
        for ask in found.further:
            assert of[ask].accountable == "cpo"
            assert asked_on & {*of[ask].entry.goes_with}

    def test_all_are_told_the_pay_of_the_posting(self, workspace: Make) -> None:
        pay = "  cto: {status: vacant, pay: {min: 180000, max: 210000, per: year}}\n"
        assert "Pay: $180,000" in " ".join(guide(workspace(FULL + pay), "cto").told)
        told = " ".join(guide(workspace(FULL + OPEN % "cto"), "cto").told)
        assert "Pay: none is set in the company file" in told

    def test_hours_are_a_sentence_of_their_own(self, workspace: Make) -> None:
        post = (OPEN % "cto").replace("acting: ceo", "acting: ceo, employment: {hours: part-time}")
        told = guide(workspace(FULL + post), "cto").told
        assert told[0] == "Place and hours: Denver, CO. Part-time."


class TestOwnEntries:
    OWN = """\
responsibilities:
  - id: acme.barns
    title: Barns of our farmers
    area: product
    weight: 3
    charter: Answers for the barns.
    posting: You answer for the barns.
    accountable: [cto]
%s"""

    def asked(self, workspace: Make, interview: str = "") -> tuple[Interview, str]:
        text = FULL.replace("  personal_data", "  users_called: clients\n  personal_data")
        found = guide(workspace(text + OPEN % "cto", own=self.OWN % interview), "cto")
        return found, next(a.ask for a in found.questions if a.entry == "acme.barns")

    def test_one_without_a_question_gets_a_plain_one_and_the_guide_says_so(
        self, workspace: Make
    ) -> None:
        found, ask = self.asked(workspace)
        assert "barns of our farmers" in ask
        (number,) = [str(a.number) for a in found.questions if a.plain]
        assert found.plain == number

    def test_its_own_question_has_the_slots_of_postings(self, workspace: Make) -> None:
        own = (
            "    interview:\n      ask: Which barn of {users} have you mended, and how?\n"
            "      strong: [Was there, Knows the roof]\n      warning: Never saw one\n"
        )
        found, ask = self.asked(workspace, own)
        assert ask == "Which barn of clients have you mended, and how?"
        assert found.plain == ""

    def test_musts_of_the_company_are_asked_about_as_they_stand(self, workspace: Make) -> None:
        given = '  cto: {status: vacant, musts: ["You have run a dairy."]}\n'
        found = guide(workspace(FULL + given), "cto")
        (must,) = [a for a in found.questions if not a.entry]
        assert "You have run a dairy." in must.ask
        assert must.plain

    def test_a_question_without_signs_is_an_error_with_its_place(self, workspace: Make) -> None:
        with pytest.raises(InputError) as bad:
            self.asked(workspace, "    interview: {ask: Which barn have you mended?}\n")
        assert {p.code for p in bad.value.problems} == {"missing-key"}
        assert {p.place.line for p in bad.value.problems} <= {8, 9}


class TestNotAsked:
    def known(self, workspace: Make, place: str, title: str) -> str:
        text = FULL + f"  cto: {{status: vacant, places: [{place}]}}\n"
        limits = guide(workspace(text), "cto").off_limits
        return next(". ".join(one.known) for one in limits if one.title == title)

    def test_a_row_of_the_place_counts_with_the_day_it_was_read(self, workspace: Make) -> None:
        said = self.known(workspace, "{region: BC, city: Victoria, country: CA}", "Earlier pay")
        assert re.search(r"since 2023-11-01, read 2026-11", said)

    def test_a_source_of_the_word_lists_counts_for_its_place_only(self, workspace: Make) -> None:
        colorado = "{city: Denver, region: CO, country: US}"
        assert self.known(workspace, colorado, "Earlier pay") == "Denver, CO: C.R.S. 8-5-102"
        texas = "{city: Austin, region: TX, country: US}"
        assert self.known(workspace, texas, "Earlier pay") == "Austin, TX: not checked"
        assert "29 CFR 1625.4(a)" in self.known(workspace, texas, "Age")

    def test_a_place_that_nobody_looked_at_is_not_checked(self, workspace: Make) -> None:
        kenya = "{city: Nairobi, country: KE}"
        for one in not_asked():
            assert self.known(workspace, kenya, one.title).endswith(": not checked")

    def test_without_a_place_nothing_is_checked(self, workspace: Make) -> None:
        limits = guide(workspace(FULL + "  cto: {status: vacant}\n"), "cto").off_limits
        assert {one.known for one in limits} == {("no place is set: not checked",)}

    def test_remote_work_has_the_laws_of_parts_of_a_country_by_name(self, workspace: Make) -> None:
        text = FULL + "  cto: {status: vacant, remote: Canada, remote_from: [CA]}\n"
        limits = {one.title: one.known for one in guide(workspace(text), "cto").off_limits}
        assert "(CA-ON)" in limits["Age"][0]
        assert "British Columbia: " in limits["Earlier pay"][0]

    def test_the_list_is_as_its_schema_says(self) -> None:
        source = read_yaml(catalog_folder() / "words" / "not-asked.yaml", "not-asked.yaml")
        assert check_schema(source, "words#not-asked")[0] == []
        assert {one.id for one in not_asked()} == {
            *("pay-history", "age", "family", "health", "citizenship", "criminal-record"),
            "private-life",
        }

    def test_of_health_it_is_asked_whether_not_what_somebody_needs(self, workspace: Make) -> None:
        (health,) = [one for one in not_asked() if one.id == "health"]
        assert "ask if they can do them, with or without an adjustment" in health.instead
        assert "need" not in " ".join(one.instead for one in not_asked())
        told = " ".join(guide(workspace(FULL + OPEN % "cto"), "cto").told)
        assert "an adjustment for the talks can say so at any time; we do not ask why" in told

    def test_every_ground_is_there_and_one_without_a_source_is_not_checked(
        self, workspace: Make
    ) -> None:
        words = " ".join(f"{one.title} {one.such_as}".casefold() for one in not_asked())
        for ground in ("race", "religion", "orientation", "union", "politics", "genetic"):
            assert ground in words
        denver = "{city: Denver, region: CO, country: US}"
        assert "Title VII" in self.known(workspace, denver, "Origin, race, religion")
        private = self.known(workspace, denver, "Private life")
        assert private == "Denver, CO: not checked"
        toronto = "{city: Toronto, region: 'ON', country: CA}"
        origin = self.known(workspace, toronto, "Origin, race, religion")
        assert "Employment Standards Act 2000, part III.1" in origin

    def test_own_places_are_named_once_and_the_others_counted(self, workspace: Make) -> None:
        places = "[{city: Denver, region: CO, country: US}, {city: Berlin, country: DE}]"
        where = f"places: {places}, remote: far, remote_from: [AT, BE, DE, KE, US]"
        text = FULL + f"  cto: {{status: vacant, {where}}}\n"
        limits = {one.title: one.known for one in guide(workspace(text), "cto").off_limits}
        assert limits["Age"] == (
            "Denver, CO; 1 further: 29 CFR 1625.4(a)",
            "Berlin, DE; 2 further: Directive 2000/78/EC, article 2, national law not checked",
            "1 further: not shown",
        )
        assert limits["Private life"] == ("Every place: not checked",)


class TestBuild:
    def build(self, charter: Command, folder: Path, company: str, *more: str) -> Ran:
        folder.mkdir(exist_ok=True)
        (folder / "company.yaml").write_text(company, "utf-8")
        day = ("--date", "2026-12-01")
        return charter("build", str(folder), "--paper", "interview", "--format", "md", *day, *more)

    def test_a_vacant_position_has_one_and_a_filled_one_only_by_name(
        self, charter: Command, tmp_path: Path
    ) -> None:
        company = FULL + OPEN % "cto" + "  cpo: {}\n"
        self.build(charter, tmp_path / "a", company)
        assert [p.name for p in (tmp_path / "a/out").glob("*.md")] == ["cto-interview.md"]
        self.build(charter, tmp_path / "b", company, "--position", "cpo")
        assert [p.name for p in (tmp_path / "b/out").glob("*.md")] == ["cpo-interview.md"]

    def test_without_a_vacant_position_there_is_none(
        self, charter: Command, tmp_path: Path
    ) -> None:
        ran = self.build(charter, tmp_path / "a", FULL + "  cpo: {}\n")
        assert ran.code == 1
        assert "there is no interview to write: no position is vacant" in ran.err

    def test_it_is_a_draft_where_its_posting_is_one(self, charter: Command, tmp_path: Path) -> None:
        fine = (
            FULL + "  cto: {status: vacant, acting: ceo, places: [{city: Nairobi, country: KE}]}\n"
        )
        ran = self.build(charter, tmp_path / "a", fine)
        assert (ran.code, ran.err) == (0, "")
        ran = self.build(charter, tmp_path / "b", FULL + OPEN % "cto")
        assert ran.code == 1
        assert "Colorado" in ran.err
        text = (tmp_path / "b/out/cto-interview.md").read_text("utf-8")
        assert text.startswith("# Draft \N{EN DASH} ") or "Draft" in text[:200]

    def test_what_is_said_of_laws_stands_where_one_is_named(
        self, charter: Command, tmp_path: Path
    ) -> None:
        denver = FULL + OPEN % "cto"
        leeds = denver.replace("city: Denver, region: CO, country: US", "city: Leeds, country: GB")
        for folder, company, told in (("a", leeds, False), ("b", denver, True)):
            self.build(charter, tmp_path / folder, company)
            text = (tmp_path / folder / "out/cto-interview.md").read_text("utf-8")
            assert ("Of a law without 'read'" in text) == told, folder

    def test_the_page_has_all_parts(self, charter: Command, tmp_path: Path) -> None:
        self.build(charter, tmp_path / "a", FULL + OPEN % "cto")
        text = (tmp_path / "a/out/cto-interview.md").read_text("utf-8")
        for part in (
            "Who asks what",
            "Told to all alike",
            "1, no case of their own, nor one near it; 2, ",
            "Decides, after reading all scores:** Chief Executive Officer",
            "Who reports to this position scores, and does not decide.",
            "A strong answer shows",
            "Not asked, by anyone",
            "Decide only when all scores are in",
            "Signature",
            "internal, not for candidates",
        ):
            assert part in text
        # A heading stands apart, for whoever reads the Markdown as it lies.
        assert not re.search(r"[^\n]\n##", text)

    def test_no_pack_takes_it(self, charter: Command, tmp_path: Path) -> None:
        ran = charter("pack", "--help")
        assert "interview" not in ran.out
        from charter.offer.pack.mail import _ANNEXES

        assert set(_ANNEXES) == {"charter", "certificate"}

    def test_edits_of_it_are_not_taken_back(self, charter: Command, tmp_path: Path) -> None:
        self.build(charter, tmp_path / "a", FULL + OPEN % "cto")
        ran = charter("diff", str(tmp_path / "a/out/cto-interview.md"))
        assert ran.code == 1
        assert "this is one of interview guides; edits come back from charters" in ran.err


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_guides_fit_two_pages(workspace: Make, tmp_path: Path) -> None:
    names = ("cto", "cpo", "vp-engineering", "vp-product", "ciso", "vp-data")
    far = "remote: anywhere, remote_from: [US, CA, DE]"
    for country in ("US", "DE"):  # Letter and A4
        text = FULL.replace("country: US", f"country: {country}")
        rows = "".join((OPEN % name).replace("vacant,", f"vacant, {far},") for name in names[:1])
        rows += "".join(OPEN % name for name in names[1:3]) + "  ciso: {}\n"
        read = workspace(text + rows)
        wanted = Wanted(DAY, ("interview",), names, formats=("docx",))
        for name, content in make_papers(read, wanted).files.items():
            (tmp_path / f"{country}-{name}").write_bytes(content)
    made = sorted(tmp_path.glob("*.docx"))
    assert len(made) == 2 * len(names)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    options = ("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path))
    subprocess.run(["soffice", profile, *options, *map(str, made)], capture_output=True, check=True)
    pages = {}
    for path in sorted(tmp_path.glob("*.pdf")):
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        pages[path.stem] = int(re.search(r"Pages:\s+(\d+)", told)[1])  # type: ignore[index]
    assert {name: count for name, count in pages.items() if count > 2} == {}
    assert len(pages) == len(made)


def test_the_wheel_has_the_questions_too() -> None:
    entries = plain_catalog()["entries"]
    for kind in ("responsibilities", "decisions"):
        assert all("interview" in data for *_, data in entries[kind])
