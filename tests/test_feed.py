"""Feeds for job boards: what is in them, numbers that stay, and everything that stops a feed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

import charter as package
from charter.compose.headings import headings_for
from charter.compose.wording import Wording
from charter.feeds.board import board
from charter.feeds.boards import BOARDS, writer_of
from charter.feeds.jobs import Opening, jobs_of, openings
from charter.feeds.lacks import board_remarks, opening_lacks
from charter.feeds.xml import FeedElement, document
from conftest import Ran
from making import composed

JOB_BOARDS = [name for name in BOARDS if name != "atom"]  # tests/test_atom.py
DATA = Path(__file__).resolve().parent / "data" / "boards"
DAY = "2026-12-01"
COMPANY = """\
# who we are
company:
  name: Northwind
  legal_name: Northwind Robotics, Inc.
  country: US
  currency: USD
  apply: {url: "https://northwind.example/jobs/7?a=1&b=2", email: jobs@northwind.example,
    until: 2027-01-15}
structure: combined
positions:
  cpto:                  # being hired
    status: vacant
    acting: ceo
    reference: NW-7
    posted: 2026-11-20
    pay: {min: 220000, max: 280000}
    other_pay: none
    benefits: [Health cover.]
    places: [{city: Denver, region: CO}]
    office_days: 3
"""
JUTLAND = """\
company:
  name: Sejlads
  country: DK
  currency: DKK
  apply: {url: "https://sejlads.example/job", email: job@sejlads.example, until: 2027-01-31}
structure: separate
positions:
  cto:
    status: vacant
    acting: ceo
    reference: SEJL-CTO
    posted: 2026-11-25
    pay: {min: 110000, max: 130000, per: month}
    places: [{city: Aarhus, region: Midtjylland}]
"""


@pytest.fixture
def feed(tmp_path: Path, charter: Callable[..., Ran]) -> Callable[..., Ran]:
    """Write companies into folders a, b ... and run the command: `feed(COMPANY, JUTLAND)`."""

    def run(*companies: str, more: tuple[str, ...] = ()) -> Ran:
        folders = []
        for name, text in zip("abcdef", companies, strict=False):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "company.yaml").write_text(text, "utf-8")
            folders.append(str(tmp_path / name))
        return charter("feed", *folders, "--date", DAY, "--out", str(tmp_path / "out"), *more)

    return run


@pytest.fixture
def jobs(tmp_path: Path) -> Callable[..., list[dict[str, str]]]:
    """Read the jobs of a feed that fits its schema: `jobs("indeed")`."""

    def read(board: str) -> list[dict[str, str]]:
        tree = etree.parse(tmp_path / "out" / f"{board}.xml")
        etree.XMLSchema(etree.parse(DATA / f"{board}.xsd")).assertValid(tree)
        return [{one.tag: one.text or "" for one in job} for job in tree.findall("job")]

    return read


def said(ran: Ran, tmp_path: Path) -> list[str]:
    return ran.err.replace(f"{tmp_path}/", "").splitlines()


class TestWhatIsInAFeed:
    def test_indeed(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        assert feed(COMPANY).code == 0
        (job,) = jobs("indeed")
        description = job.pop("description")
        assert job == {
            "title": "Chief Product and Technology Officer",
            "date": "2026-11-20",
            "referencenumber": "NW-7-7io3ql",
            "requisitionid": "NW-7",
            "url": "https://northwind.example/jobs/7?a=1&b=2",
            "company": "Northwind",
            "sourcename": "Northwind Robotics, Inc.",
            "city": "Denver",
            "state": "CO",
            "country": "US",
            "email": "jobs@northwind.example",
            "salary": "$220000 - $280000 per year",
            "remotetype": "Hybrid remote",
            "expirationdate": "2027-01-15",
        }
        assert description.startswith("<p><strong>Pay:</strong> $220,000–$280,000 a year</p>\n<p>")
        (apply,) = [line for line in description.splitlines() if "jobs/7?a=1&b=2" in line]
        for words in ("jobs@northwind.example", "January 15, 2027"):
            assert words in apply

    def test_linkedin(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]], tmp_path: Path
    ) -> None:
        assert feed(COMPANY).code == 0
        (job,) = jobs("linkedin")
        assert len(job.pop("description")) > 1000
        job.pop("salaries")
        assert job == {
            "partnerJobId": "NW-7-7io3ql",
            "company": "Northwind",
            "title": "Chief Product and Technology Officer",
            "applyUrl": "https://northwind.example/jobs/7?a=1&b=2",
            "location": "Denver, CO",
            "city": "Denver",
            "state": "CO",
            "country": "US",
            "workplaceTypes": "Hybrid",
            "posterEmail": "jobs@northwind.example",
            "listDate": "Fri, 20 Nov 2026 00:00:00 GMT",
            "expirationDate": "Fri, 15 Jan 2027 23:59:59 GMT",
        }
        tree = etree.parse(tmp_path / "out" / "linkedin.xml")
        pay = [(one.tag, one.text) for one in tree.find(".//salary").iter() if not len(one)]
        assert pay == [
            ("amount", "280000"),
            ("currencyCode", "USD"),
            ("amount", "220000"),
            ("currencyCode", "USD"),
            ("period", "YEARLY"),
            ("type", "BASE_SALARY"),
        ]

    def test_many_companies_in_many_languages_and_currencies(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]], tmp_path: Path
    ) -> None:
        ran = feed(COMPANY, JUTLAND.replace("country: DK", "country: DK\n  language: da"))
        assert ran.code == 0
        organisation = package.organise(package.read_workspace(tmp_path / "b"))
        headings = headings_for(Wording(organisation, postings=True), "role")
        description = jobs("linkedin")[1]["description"]
        assert "Jobbet" in headings
        assert [each for each in headings if f"<strong>{each}</strong>" in description]
        assert ran.out.endswith("4 written; 2 postings, 2 jobs\n")
        assert [job["company"] for job in jobs("indeed")] == ["Northwind", "Sejlads"]
        assert [job["salary"] for job in jobs("indeed")][1] == "DKK 110000 - DKK 130000 per month"
        assert [job["location"] for job in jobs("linkedin")] == ["Denver, CO", "Aarhus, Denmark"]

    def test_a_job_for_each_place_and_each_remote_country(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        remote = "    remote: the US and Germany\n    remote_from: [US-TX, DE]\n"
        assert feed(COMPANY + remote).code == 0
        found = [(j["city"], j["state"], j["country"], j["remotetype"]) for j in jobs("indeed")]
        assert found == [
            ("Denver", "CO", "US", "Hybrid remote"),
            ("Remote", "TX", "US", "Fully remote"),
            ("Remote", "", "DE", "Fully remote"),
        ]
        assert [j["location"] for j in jobs("linkedin")] == [
            "Denver, CO",
            "Texas, United States",
            "Germany",
        ]
        assert len({j["requisitionid"] for j in jobs("indeed")}) == 1
        assert len({j["referencenumber"] for j in jobs("indeed")}) == 3

    def test_one_board_alone(self, feed: Callable[..., Ran], tmp_path: Path) -> None:
        assert feed(COMPANY, more=("--board", "indeed")).code == 0
        assert [p.name for p in (tmp_path / "out").glob("*.xml")] == ["indeed.xml"]

    def test_a_workspace_named_twice_counts_once(
        self,
        tmp_path: Path,
        charter: Callable[..., Ran],
        jobs: Callable[..., list[dict[str, str]]],
    ) -> None:
        (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
        twice = (str(tmp_path), str(tmp_path / "company.yaml"))
        assert charter("feed", *twice, "--date", DAY, "--out", str(tmp_path / "out")).code == 0
        assert len(jobs("indeed")) == 1

    def test_the_same_run_gives_the_same_bytes(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        feed(COMPANY)
        before = (tmp_path / "out" / "linkedin.xml").read_bytes()
        ran = feed(COMPANY)
        assert ran.out == "0 written, 4 unchanged; 1 posting, 1 job\n"
        assert (tmp_path / "out" / "linkedin.xml").read_bytes() == before

    def test_nothing_internal(self, feed: Callable[..., Ran], tmp_path: Path) -> None:
        secret = (
            "    holder: Zsofia Zachary\n    limits: {spend: 98765, hire: zeppelins}\n"
            "    internal: {reason: zero, notes: zigzag}\n    signed: 2026-01-01\n"
        )
        assert feed(COMPANY + secret).code == 0
        text = "".join(p.read_text("utf-8") for p in (tmp_path / "out").glob("*.xml"))
        for word in ("Zsofia", "98765", "98,765", "zeppelins", "zigzag", "2026-01-01"):
            assert word not in text


class TestWhatIsOpen:
    def test_a_posting_whose_last_day_has_gone_by_is_left_out(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]], tmp_path: Path
    ) -> None:
        ran = feed(COMPANY.replace("2027-01-15", "2026-11-30"), JUTLAND)
        assert ran.code == 0
        assert said(ran, tmp_path)[0] == (
            "a/company.yaml:11:3: 'cpto' is left out: it closed on 2026-11-30"
        )
        assert [job["company"] for job in jobs("indeed")] == ["Sejlads"]

    def test_the_last_day_itself_is_open(self, feed: Callable[..., Ran]) -> None:
        assert feed(COMPANY.replace("2027-01-15", DAY)).out.endswith("1 posting, 1 job\n")

    def test_no_open_posting_empties_the_feeds_and_says_so(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        ran = feed(COMPANY.replace("status: vacant", "status: planned"))
        assert ran.code == 0
        assert ran.err == "no posting is open on 2026-12-01: the feeds are empty\n"
        assert jobs("indeed") == jobs("linkedin") == []


class TestNumbers:
    def numbers(
        self, text: str, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> dict[str, str]:
        ran = feed(text)
        assert ran.code == 0, ran.err
        return {job["city"]: job["referencenumber"] for job in jobs("indeed")}

    def test_they_survive_rewording_other_pay_and_places_that_come_and_move(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        before = self.numbers(COMPANY, feed, jobs)
        text = COMPANY.replace("220000", "230000").replace("name: Northwind", "name: Southwind")
        text = text.replace(
            "[{city: Denver, region: CO}]",
            "[{city: Aarhus, country: DK}, {city: DENVER, country: US, region: Colorado}]",
        )
        text += "    title: Head of Everything\n    opening: Something else.\n"
        after = self.numbers(text, feed, jobs)
        assert after == {"Aarhus": "NW-7-nhimfv", "DENVER": before["Denver"]}

    def test_two_cities_of_one_name_differ_by_their_region(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        two = "[{city: Springfield, region: IL}, {city: Springfield, region: MA}]"
        assert feed(COMPANY.replace("[{city: Denver, region: CO}]", two)).code == 0
        assert len({job["referencenumber"] for job in jobs("indeed")}) == 2

    def test_assigned_ones_are_written_down_and_nothing_else_changes(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        text = COMPANY.replace("    reference: NW-7\n", "")
        ran = feed(text, more=("--assign-references",))
        assert ran.code == 0
        assert "/a/company.yaml: 'cpto' is now northwind-cpto-2026-11\n" in ran.out
        now = (tmp_path / "a" / "company.yaml").read_text("utf-8")
        assert now == text + "    reference: northwind-cpto-2026-11\n"
        assert "is now" not in feed(now, more=("--assign-references",)).out

    @pytest.mark.parametrize(("start", "end"), [("", "\r\n"), ("\ufeff", "\n")])
    def test_line_ends_marks_links_and_rights_of_the_file_stay(
        self, start: str, end: str, tmp_path: Path, charter: Callable[..., Ran]
    ) -> None:
        text = start + COMPANY.replace("    reference: NW-7\n", "").replace("\n", end)
        real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
        real.write_bytes(text.encode())
        real.chmod(0o640)
        link.symlink_to(real)
        out = str(tmp_path / "out")
        ran = charter("feed", str(link), "--date", DAY, "--out", out, "--assign-references")
        assert ran.code == 0
        assert real.read_bytes().decode() == f"{text}    reference: northwind-cpto-2026-11{end}"
        assert link.is_symlink()
        assert real.stat().st_mode & 0o777 == 0o640
        assert [path.name for path in tmp_path.glob(".*")] == [".charter"]  # the list of changes

    def test_two_companies_of_one_name_get_two(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        text = COMPANY.replace("    reference: NW-7\n", "")
        assert feed(text, text, more=("--assign-references",)).code == 0
        second = (tmp_path / "b" / "company.yaml").read_text("utf-8")
        assert second.endswith("reference: northwind-cpto-2026-11-2\n")

    def test_none_is_assigned_while_a_workspace_cannot_be_read(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        text = COMPANY.replace("    reference: NW-7\n", "")
        assert feed(text, "company: {}\n", more=("--assign-references",)).code == 1
        assert (tmp_path / "a" / "company.yaml").read_text("utf-8") == text


ERRORS = {
    "no reference": (
        ("    reference: NW-7\n", ""),
        "a/company.yaml:11:3: 'cpto' has no reference, by which boards know a posting again - add"
        " 'reference: northwind-cpto-2026-11', or run 'charter feed --assign-references'"
        " [no-reference]",
    ),
    "a long reference": (
        ("NW-7", "N" * 34),
        f"a/company.yaml:14:5: the reference '{'N' * 34}' has 34 characters; a feed has room for"
        " 33, and adds a mark for the place - write a shorter one [too-long]",
    ),
    "no place": (
        ("    places: [{city: Denver, region: CO}]\n    office_days: 3\n", ""),
        "a/company.yaml:11:3: 'cpto' has no place, and no board lists a job that is nowhere - add"
        " 'places:', or 'remote_from:' with the countries one may work from [no-place]",
    ),
    "no country": (
        ("  country: US\n", ""),
        "a/company.yaml:18:5: Denver has no country - add 'country: DK' to the place, or to"
        " 'company' [no-country]",
    ),
    "a country twice": (
        ("    office_days: 3\n", "    office_days: 3\n    remote_from: [US, US]\n"),
        "a/company.yaml:19:5: US stands twice among the places of 'cpto' - keep one"
        " [duplicate-place]",
    ),
    "nowhere to apply": (
        (
            COMPANY[COMPANY.index("  apply:") : COMPANY.index("structure:")],
            "",
        ),
        "a/company.yaml:9:3: 'cpto' does not say where to apply - add 'apply:' with 'url:', the"
        " address of this posting on your site [no-apply]",
    ),
    "no web page": (
        ('url: "https://northwind.example/jobs/7?a=1&b=2", ', ""),
        "a/company.yaml:7:3: Indeed: 'cpto' has no web page to send people to - add 'url:' under"
        " 'apply', the address of this posting on your site [no-web-page]",
    ),
    "no secure web page": (
        ("https://northwind", "http://northwind"),
        "a/company.yaml:7:3: LinkedIn: 'http://northwind.example/jobs/7?a=1&b=2' does not start"
        " with https:// - add 'url:' under 'apply', an address that starts with https://"
        " [not-https]",
    ),
    "an address without a site": (
        ("https://northwind.example/jobs/7?a=1&b=2", "https://?a=1"),
        "a/company.yaml:7:3: 'https://?a=1' is no web address - it must start with https:// and"
        " name a site [unsafe-link]",
    ),
    "a script for an address": (
        ("https://northwind.example/jobs/7?a=1&b=2", "javascript:alert(1)"),
        "a/company.yaml:7:16: 'url' must be a web address that starts with https:// or http://, not"
        " 'javascript:alert(1)' [wrong-form]",
    ),
    "nobody who posts": (
        (", email: jobs@northwind.example", ""),
        "a/company.yaml:7:3: LinkedIn: 'cpto' has no e-mail address of who posts it, which LinkedIn"
        " asks for since June 2025 - add 'email:' under 'apply', or give one for all jobs with"
        " --poster [no-poster]",
    ),
    "a long title": (
        ("    office_days: 3\n", f"    office_days: 3\n    title: {'Head ' * 41}\n"),
        "a/company.yaml:21:5: LinkedIn: title of 'cpto' has 204 characters, more than 200 - make it"
        " shorter [too-long]",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_names_its_line_and_no_feed_is_written(
    name: str, feed: Callable[..., Ran], tmp_path: Path
) -> None:
    (old, new), message = ERRORS[name]
    assert old in COMPANY
    ran = feed(COMPANY.replace(old, new))
    assert ran.code == 1
    assert message in said(ran, tmp_path)
    assert not (tmp_path / "out").exists()


def test_a_description_too_short_for_linkedin(feed: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a" / "templates").mkdir(parents=True)
    (tmp_path / "a" / "templates" / "posting.md.j2").write_text("# {{ posting.title }}\n\nShort.\n")
    assert (
        "a/company.yaml:11:3: LinkedIn: description of 'cpto' has 6 characters, fewer than 100 -"
        " say more [too-short]"
    ) in said(feed(COMPANY), tmp_path)


DRAFTS = {
    "work has no owner": ("    acting: ceo\n", "", "[nobody-acting]"),
    "the law asks for more": ("    pay: {min: 220000, max: 280000}\n", "", "[law-"),
}


@pytest.mark.parametrize("why", DRAFTS)
def test_a_posting_that_is_a_draft_goes_in_only_when_asked_and_says_so(
    why: str,
    feed: Callable[..., Ran],
    jobs: Callable[..., list[dict[str, str]]],
    tmp_path: Path,
) -> None:
    old, new, reason = DRAFTS[why]
    company = COMPANY.replace(old, new)
    ran = feed(company)
    assert ran.code == 1
    assert "the posting of 'cpto' is a draft, and would be published" in ran.err
    assert reason in ran.err
    assert "--draft" in ran.err
    assert not (tmp_path / "out").exists()
    assert feed(company, more=("--draft",)).code == 0
    for name in JOB_BOARDS:
        (job,) = jobs(name)
        assert job["title"] == "Draft \N{EN DASH} Chief Product and Technology Officer"
        assert not job["description"].startswith("<h1>")


def test_a_draft_that_has_closed_stops_no_feed(feed: Callable[..., Ran]) -> None:
    ran = feed(COMPANY.replace("    acting: ceo\n", "").replace("2027-01-15", "2026-11-30"))
    assert ran.code == 0
    assert "left out: it closed on 2026-11-30" in ran.err


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("CPTO ($220k)", "pay in it ('$220')"),
        ("CPTO, 220,000 a year", "pay in it ('220,000')"),
        ("CPTO Denver", "a place in it ('Denver')"),
        ("CPTO, United States", "a place in it ('United States')"),
        ("CPTO (full-time)", "an employment type in it ('full-time')"),
    ],
)
def test_a_title_holds_the_title_alone(
    title: str, found: str, feed: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = feed(f'{COMPANY}    title: "{title}"\n')
    assert ran.code == 1
    assert (
        f"a/company.yaml:21:5: the title '{title}' has {found}; boards want the title alone - take"
        " it out of 'title'; the feed says it in a field of its own [title-is-not-bare]"
    ) in said(ran, tmp_path)


@pytest.mark.parametrize("title", ["Chief Product Officer (m/w/d)", "CTO, K8s and 2030 Programme"])
def test_a_title_with_a_mark_or_a_figure_is_a_title(title: str, feed: Callable[..., Ran]) -> None:
    ran = feed(f'{COMPANY}    title: "{title}"\n')
    assert ran.code == 0, ran.err


class TestManyWorkspaces:
    def test_all_errors_of_all_are_named_and_nothing_is_written(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        wrong = JUTLAND.replace("    reference: SEJL-CTO\n", "")
        ran = feed(wrong, COMPANY, "company: {}\n", COMPANY.replace("CO}", "CO, zip: 1}"))
        assert ran.code == 1
        files = [line.split(":")[0] for line in said(ran, tmp_path)[:-1]]
        assert list(dict.fromkeys(files)) == [f"{name}/company.yaml" for name in "acd"]
        assert not (tmp_path / "out").exists()

    def test_an_error_leaves_an_earlier_feed_as_it_was(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        feed(COMPANY)
        before = (tmp_path / "out" / "indeed.xml").read_bytes()
        assert feed(COMPANY.replace("    reference: NW-7\n", "")).code == 1
        assert (tmp_path / "out" / "indeed.xml").read_bytes() == before

    def test_one_reference_for_two_postings(self, feed: Callable[..., Ran], tmp_path: Path) -> None:
        ran = feed(COMPANY, JUTLAND.replace("SEJL-CTO", "nw-7"))
        assert said(ran, tmp_path)[:2] == [
            "a/company.yaml:14:5: 'NW-7' is also the reference in b/company.yaml:11:5 - give each"
            " posting its own; change the one that is not out yet [duplicate-reference]",
            "b/company.yaml:11:5: 'nw-7' is also the reference in a/company.yaml:14:5 - give each"
            " posting its own; change the one that is not out yet [duplicate-reference]",
        ]


class TestAdvice:
    def test_what_boards_like_to_have(self, feed: Callable[..., Ran], tmp_path: Path) -> None:
        text = JUTLAND.replace("    pay: {min: 110000, max: 130000, per: month}\n", "")
        text = text.replace(", until: 2027-01-31", "").replace(", region: Midtjylland", "")
        text = text.replace("    posted: 2026-11-25\n", "").replace("country: DK", "country: KE")
        text = text.replace("city: Aarhus", "city: Nairobi")
        ran = feed(text)
        assert ran.code == 0, ran.err
        notes = ("linkedin.xml: ", "talent.xml: ")
        lines = [line for line in said(ran, tmp_path) if not line.startswith(notes)]
        assert lines[0] == f"Advice ({len(lines) - 1})"
        assert [re.findall(r"\[([\w-]+)\]$", line)[0] for line in lines[1:]] == [
            "no-closing-date",
            "no-closing-date",
            "no-pay",
            "no-pay",
            "no-posted",
            "no-region",
        ]

    def test_what_the_law_of_the_place_asks_for_is_an_error(
        self, feed: Callable[..., Ran], tmp_path: Path
    ) -> None:
        ran = feed(COMPANY.replace("    pay: {min: 220000, max: 280000}\n", ""))
        assert ran.code == 1
        assert any("Colorado" in line for line in said(ran, tmp_path))

    def test_hourly_pay_keeps_its_cents(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]], tmp_path: Path
    ) -> None:
        pay = "{min: 95.5, max: 110.25, per: hour}"
        ran = feed(COMPANY.replace("{min: 220000, max: 280000}", pay))
        assert ran.code == 0
        assert "no-pay" not in ran.err
        assert jobs("indeed")[0]["salary"] == "$95.50 - $110.25 per hour"
        tree = etree.parse(tmp_path / "out" / "linkedin.xml")
        assert [one.text for one in tree.iter("amount")] == ["110.25", "95.50"]
        assert tree.findtext(".//period") == "HOURLY"

    def test_pay_with_one_end_has_no_place_at_linkedin_and_is_told_so(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        company = COMPANY.replace("{min: 220000, max: 280000}", "{min: 220000}")
        ran = feed(company.replace("country: US", "country: KE").replace(", region: CO", ""))
        assert ran.code == 0
        told = " ".join(ran.err.split())
        assert "has no pay with two ends, and LinkedIn takes no other - give 'pay' both" in told
        assert "salaries" not in jobs("linkedin")[0]


class TestHostileText:
    TEXT = "]]> <script>alert(1)</script> &lt;img src=x&gt; R&D <![CDATA[ &#60;b&#62; %(x)s {{ 7 }}"

    def test_it_stays_text(
        self, feed: Callable[..., Ran], jobs: Callable[..., list[dict[str, str]]]
    ) -> None:
        hostile = self.TEXT.replace('"', '\\"')
        text = COMPANY.replace("name: Northwind\n", f'name: "{hostile}"\n')
        text = text.replace("city: Denver", f'city: "{hostile}"')
        ran = feed(f'{text}    opening: "{hostile}"\n    short: "x ]]>"\n')
        assert ran.code == 0, ran.err
        for name in JOB_BOARDS:
            (job,) = jobs(name)
            for part in ("company", "city", "description"):
                assert "\u2039script\u203aalert(1)\u2039/script\u203a" in job[part]
                assert "& lt;img src=x& gt; R&D" in job[part]
                assert not re.search(r"&#?\w+;", job[part])

    def test_no_control_characters_and_no_broken_section(self) -> None:
        text = "a\x00\x1b[31m\x85\u2028b ]]> ]]>\ud800 c\ufffe"
        made = document(FeedElement("source", children=(FeedElement("x", text),)))
        assert etree.fromstring(made)[0].text == "a[31m b ]]> ]]> c"


def test_check_says_what_keeps_a_posting_out_of_feeds(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.replace("    reference: NW-7\n", ""), "utf-8")
    organisation = package.organise(package.read_workspace(tmp_path))
    (remark,) = board_remarks(organisation, date(2026, 12, 1))
    assert (remark.severity, remark.code, remark.place.line) == ("advice", "no-reference", 11)
    assert remark.why == "'charter feed' writes no feed for job boards so."


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https:///jobs",
        "https://[x",
        "//northwind.example",
        "https://northwind.example/<b>",
        'https://northwind.example/"',
        "https://northwind.example/a b",
        "https://northwind.example/\u202egpj",
    ],
)
def test_an_address_that_came_in_past_the_schema_is_looked_at_again(
    address: str, tmp_path: Path
) -> None:
    (opening,) = openings_of(COMPANY, tmp_path)
    facts = opening.posting.facts._replace(apply_url=address)
    opening = opening._replace(posting=opening.posting._replace(facts=facts))
    assert [lack.problem.code for lack in opening_lacks(opening)] == ["unsafe-link"]


@pytest.mark.parametrize("name", BOARDS)
def test_every_element_is_one_of_the_fields_that_the_board_documents(
    name: str, tmp_path: Path
) -> None:
    (opening,) = openings_of(COMPANY, tmp_path)
    known = board(name)
    made = writer_of(name).elements(*jobs_of(opening), known, "")
    fields = known.fields
    assert [one.name for one in made] == [f for f in fields if f in {one.name for one in made}]
    required = {field.name for field in fields.values() if field.need == "required"}
    (text,) = (field.name for field in fields.values() if field.key == "opening")
    assert required - {one.name for one in made if one.text or one.children} == {text}  # none here


def openings_of(text: str, folder: Path) -> list[Opening]:
    (folder / "company.yaml").write_text(text, "utf-8")
    organisation = package.organise(package.read_workspace(folder))
    return openings(organisation, composed(organisation, date.fromisoformat(DAY)))


def test_wrong_usage(charter: Callable[..., Ran]) -> None:
    assert "known: indeed, linkedin, talent, atom" in charter("feed", "--board", "monster").err
    assert charter("feed", "--board", "monster").code == 2
    assert charter("feed", "--poster", "nobody").code == 2


def test_references_of_one_company_begin_alike_and_come_with_their_day(
    feed: Callable[..., Ran], tmp_path: Path
) -> None:
    bare = COMPANY.replace("name: Northwind\n", "name: Tallyho Ltd\n", 1)
    bare = bare.replace("    reference: NW-7\n", "").replace("    posted: 2026-11-20\n", "")
    place = "places: [{city: Denver, region: CO}]"
    second = "  vp-engineering: {status: vacant, acting: cpto, other_pay: none,"
    second += f" pay: {{min: 180000, max: 220000}}, {place}}}\n"
    ran = feed(bare + second, more=("--assign-references",))
    given = re.findall(r"is now (\S+)", ran.out)
    assert given == ["tallyho-cpto-2026-12", "tallyho-vp-engineering-2026-12"]
    text = (tmp_path / "a" / "company.yaml").read_text("utf-8")
    assert text.count("posted: 2026-12-01") == 2
