"""Pages for a careers site: what stands in them, and whether everybody can read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import charter as package
from browser import audit, audits
from charter.write.web.files import careers_file
from making import composed, rendered, written

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
FULL = """\
company:
  name: Northwind
  legal_name: Northwind Robotics, Inc.
  website: https://northwind.example
  about: We sell fleet software to 212 warehouses in nine countries.
  country: US
  currency: USD
  benefits: [Health cover for you and your family.]
  equal_opportunity: We choose by what you can do.
  accommodation: Ask jobs@northwind.example for what you need in the interviews.
  apply:
    url: https://northwind.example/jobs/cpto?from=site&lang=en
    until: 2027-01-15
    send: Send a CV and one page on a decision you regret.
    steps: [Two talks with the CEO., A day with the team.]
structure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    opening: This is a new position.
    reference: NW-7
    posted: 2026-11-20
    pay: {min: 220000, max: 280000}
    equity: 1.0 to 1.6 per cent of the company
    limits: {spend: 9000, hire: leads}
    places: [{city: Denver, region: CO}]
    remote: the United States
    remote_from: [US]
    employment: full-time
"""


def pages_of(workspace: Any, **more: Any) -> dict[str, str]:
    papers = composed(package.organise(workspace), DAY, **more)
    files = dict(written(rendered(papers, None), ("html",), None))
    files |= careers_file(papers, DAY)
    return {name: page.decode() for name, page in files.items()}


class Seen(HTMLParser):
    """The tags of a page with their attributes, and its headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def addresses(self) -> list[str]:
        return [str(a[key]) for _, a in self.tags for key in ("href", "src", "action") if key in a]


@pytest.fixture
def full(workspace: Callable[..., Any]) -> dict[str, str]:
    return pages_of(workspace(FULL))


class TestPostingPage:
    def test_pay_closing_date_and_the_way_to_apply_come_first(self, full: dict[str, str]) -> None:
        page = full["cpto-posting.html"]
        key = page[page.index('<div class="key">') : page.index("<h2>")]
        assert "$220,000" in key
        assert "January 15, 2027" in key
        assert 'href="https://northwind.example/jobs/cpto?from=site&amp;lang=en">Apply</a>' in key

    def test_the_section_on_applying_ends_with_the_same_button(self, full: dict[str, str]) -> None:
        page = full["cpto-posting.html"]
        section = page[page.index('<section class="apply">') : page.index("</section>")]
        assert "<h2>" in section
        assert "A day with the team." in section
        assert section.rstrip().endswith("Apply</a></p>")
        assert "We choose by what you can do." in page[page.index("</section>") :]

    def test_without_address_date_and_pay_there_is_no_empty_box(
        self, workspace: Callable[..., Any]
    ) -> None:
        bare = workspace(
            "company: {name: X}\nstructure: combined\n"
            "positions: {cpto: {status: vacant, acting: ceo, places: [{city: Aarhus}]}}\n"
        )
        page = pages_of(bare)["cpto-posting.html"]
        assert '<div class="key">' not in page
        assert 'class="button"' not in page
        assert '<section class="apply">' not in page

    def test_an_e_mail_address_opens_a_letter_with_the_title(
        self, workspace: Callable[..., Any]
    ) -> None:
        mail = FULL.replace(
            "url: https://northwind.example/jobs/cpto?from=site&lang=en",
            "email: jobs@northwind.example",
        )
        page = pages_of(workspace(mail))["cpto-posting.html"]
        subject = "?subject=Chief%20Product%20and%20Technology%20Officer"
        assert f'href="mailto:jobs@northwind.example{subject}"' in page


PAGES = ("cpto-posting.html", "careers.html", "cpto-charter.html")


@pytest.mark.parametrize("name", PAGES)
class TestEveryPage:
    def test_runs_nothing_and_fetches_nothing(self, full: dict[str, str], name: str) -> None:
        seen = Seen(full[name])
        tags = {tag for tag, _ in seen.tags}
        assert not tags & {"link", "img", "iframe", "object", "embed", "base", "form", "video"}
        assert {a.get("type") for tag, a in seen.tags if tag == "script"} <= {"application/ld+json"}
        assert not any(key.startswith("on") for _, a in seen.tags for key in a)
        assert not any("style" in a for _, a in seen.tags)
        assert not {"url(", "@import"} & set(full[name].split())
        assert "url(" not in full[name]
        assert "@import" not in full[name]
        assert "default-src 'none'" in full[name]

    def test_has_one_h1_and_skips_no_level(self, full: dict[str, str], name: str) -> None:
        levels = Seen(full[name]).headings
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_has_a_language_and_one_main(self, full: dict[str, str], name: str) -> None:
        seen = Seen(full[name])
        assert dict(seen.tags)["html"] == {"lang": "en-US"}
        assert [tag for tag, _ in seen.tags].count("main") == 1


class TestTheAudit:
    """The audit sees what is wrong, on the page and in the scheme in which it is wrong."""

    @pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
    def test_axe_finds_nothing(self, full: dict[str, str], dark: bool, tmp_path: Path) -> None:
        found = audits([full[name].encode() for name in PAGES], tmp_path, dark=dark)
        assert [one.broken for one in found] == [{}] * len(PAGES)
        assert min(one.passed for one in found) > 10

    def test_one_wrong_page_of_several_is_the_one_that_is_told(
        self, full: dict[str, str], tmp_path: Path
    ) -> None:
        good, bad = (
            full["careers.html"].replace(' lang="en-US"', lang) for lang in (' lang="en-US"', "")
        )
        found = audits([good.encode(), bad.encode(), good.encode()], tmp_path, dark=False)
        assert ["html-has-lang" in one.broken for one in found] == [False, True, False]

    def test_a_page_made_wrong_on_purpose_fails(self, full: dict[str, str], tmp_path: Path) -> None:
        page = full["cpto-posting.html"]
        page = re.sub(r"<h2>(.*?)</h2>", r"<h5>\1</h5>", page.replace(' lang="en-US"', ""), count=1)
        page = page.replace("<main>", '<main><img src="data:,"><a href="https://x.example"></a>')
        broken = audit(page.encode(), tmp_path, dark=False).broken
        assert {"html-has-lang", "heading-order", "image-alt", "link-name"} <= set(broken)

    def test_pale_ink_fails_in_the_dark_only(self, full: dict[str, str], tmp_path: Path) -> None:
        page = full["cpto-posting.html"].replace("--grey: #a3afb8", "--grey: #4a5258")
        assert page != full["cpto-posting.html"]
        assert "color-contrast" in audit(page.encode(), tmp_path, dark=True).broken
        assert audit(page.encode(), tmp_path, dark=False).broken == {}


class TestCareersPage:
    TWO = FULL.replace("structure: combined", "structure: separate").replace(
        "  cpto:\n",
        "  cpo: {status: vacant, acting: ceo, opening: New., apply: {until: 2026-12-20}, "
        "limits: {spend: 9, hire: leads}, places: [{city: Boulder}]}\n  cto:\n",
    )

    def test_lists_open_postings_the_one_that_closes_first_in_front(
        self, workspace: Callable[..., Any]
    ) -> None:
        page = pages_of(workspace(self.TWO))["careers.html"]
        links = [a for a in Seen(page).addresses() if a.endswith(".html")]
        assert links == ["cpo-posting.html", "cto-posting.html"]
        assert "Apply by December 20, 2026" in page
        assert "$220,000" in page
        assert "Denver, CO" in page

    def test_one_that_closed_yesterday_is_not_listed_and_one_that_closes_today_is(
        self, workspace: Callable[..., Any]
    ) -> None:
        closed = pages_of(workspace(self.TWO.replace("2026-12-20", "2026-11-30")))
        assert "cpo-posting.html" not in closed["careers.html"]
        assert "cpo-posting.html" in closed
        today = pages_of(workspace(self.TWO.replace("2026-12-20", "2026-12-01")))
        assert "cpo-posting.html" in today["careers.html"]

    def test_says_so_when_all_are_closed(self, workspace: Callable[..., Any]) -> None:
        page = pages_of(workspace(FULL.replace("2027-01-15", "2026-11-30")))["careers.html"]
        assert "<p>No position is open now.</p>" in page

    def test_is_not_written_for_one_role_which_would_hide_the_others(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        two = self.TWO.replace("Denver, region: CO", "Leeds, country: GB").replace(
            "    remote: the United States\n    remote_from: [US]\n", ""
        )
        workspace(two.replace("Boulder", "Hull, country: GB"))
        args = ("--format", "html", "--date", "2026-12-01", "--quiet")
        assert charter("build", str(tmp_path), "--position", "cpo", *args).code == 0
        assert not (tmp_path / "out" / "careers.html").exists()
        assert charter("build", str(tmp_path), *args).code == 0
        assert (tmp_path / "out" / "careers.html").exists()


HOSTILE = '<script>alert(1)</script> & \\"quoted\\" </title></style>'


def test_company_text_is_never_markup(workspace: Callable[..., Any]) -> None:
    text = FULL.replace("name: Northwind\n", f'name: "{HOSTILE}"\n')
    for line in ("This is a new position.", "Send a CV and one page on a decision you regret."):
        text = text.replace(line, f'"{HOSTILE}"')
    text = text.replace("max: 280000}", f'max: 280000, note: "{HOSTILE}"}}')
    text = text.replace("{city: Denver, region: CO}", f'{{city: "{HOSTILE}", region: CO}}')
    text = text.replace("1.0 to 1.6 per cent of the company", f'"{HOSTILE}"')
    for page in pages_of(workspace(text)).values():
        assert "<script>" not in page
        head = page[: page.index("<body")]
        assert head.count("</title>") == page.count("</style>") == 1
        assert "alert(1)" in page


def test_a_link_of_another_kind_is_only_text(workspace: Callable[..., Any]) -> None:
    papers = composed(package.organise(workspace(FULL)), DAY, papers=("posting",))
    bad = [p._replace(apply_url="javascript:alert(1)", website="data:text/html,x") for p in papers]
    page = written(rendered(bad), ("html",))["cpto-posting.html"]
    assert not [a for a in Seen(page.decode()).addresses() if a.startswith(("javascript", "data"))]


class TestCommand:
    LEEDS = FULL.replace("{city: Denver, region: CO}", "{city: Leeds, country: GB}").replace(
        "    remote: the United States\n    remote_from: [US]\n", ""
    )

    def test_a_page_of_a_position_that_is_filled_now_is_named(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        workspace(self.LEEDS)
        args = ("build", str(tmp_path), "--format", "html", "--date", "2026-12-01", "--quiet")
        assert charter(*args).err == ""
        workspace(self.LEEDS.replace("vacant", "filled"))
        left = tmp_path / "out" / "cpto-posting.html"
        assert charter(*args).err == (f"{left}: left from an earlier run; nothing needs it now\n")

    def test_pages_are_not_left_over_for_a_run_that_makes_word_files(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        workspace(self.LEEDS)
        args = ("build", str(tmp_path), "--date", "2026-12-01", "--quiet")
        assert charter(*args, "--format", "html").code == 0
        assert charter(*args).err == ""

    def test_charters_have_no_json(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        workspace(self.LEEDS)
        said = charter("build", str(tmp_path), "--paper", "charter", "--format", "json")
        assert said.code == 2
        assert "json is for postings: leave out --paper charter, or json" in said.err


@pytest.mark.parametrize(
    ("language", "label"),
    [("en-GB", "Apply by"), ("de-AT", "Bewerbungsfrist"), ("da", "Ansøgningsfrist")],
)
def test_labels_of_a_page_follow_the_language(
    workspace: Callable[..., Any], language: str, label: str
) -> None:
    papers = composed(package.organise(workspace(FULL)), DAY, papers=("posting",))
    ours = [paper._replace(language=language) for paper in papers]
    page = written(rendered(ours), ("html",))["cpto-posting.html"]
    assert f'<html lang="{language}">' in page.decode()
    assert f"<dt>{label}</dt>" in page.decode()


def test_the_company_is_named_once_above_the_text(workspace: Callable[..., Any]) -> None:
    page = pages_of(workspace(FULL))["cpto-posting.html"]
    shown = page[page.index("<body") : page.index('<div class="key">')]
    assert shown.count("Northwind") == 1


def test_the_list_and_the_page_write_employment_alike(workspace: Callable[..., Any]) -> None:
    pages = pages_of(workspace(FULL))
    for name in ("cpto-posting.html", "careers.html"):
        body = pages[name][pages[name].index("<body") :]
        assert "full-time" in body
        assert "Full-time" not in body
