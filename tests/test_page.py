"""The page in the browser: who may ask it, what it shows, and what a click writes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import quote_plus

import pytest
import yaml
from docx import Document

from asked import agreed_round
from charter.audit.quotes import words_key
from charter.web.app import SCREENS
from charter.web.guard import READING
from charter.web.server import PageAnswer
from charter.write.journal import read_journal
from conftest import Ran
from page_driver import DAY, HERE, HOST_NAME, TOKEN, Page, company, northwind, text

PATHS = (
    *("/", "/company", "/structure", "/owners", "/owners/product.roadmap"),
    "/owners/product.roadmap?to=vp-product",
    "/owners/product.roadmap/parts?part.ceo=consulted",
    "/owners/product.roadmap/omit",
    "/owners/product.roadmap/dispute?who=cpto&who=vp-product",
    *("/owners?find=roadmap", "/positions", "/positions/cpto", "/papers", "/papers/cpto-posting"),
    *("/papers?group=joint", "/papers?group=interview"),
    *("/papers/vp-engineering-charter", "/publish", "/people", "/people?away=cpto", "/copies"),
    *("/positions-new", "/positions-new?role=vp-data&status=vacant&acting=ceo"),
    *("/positions/vp-product/above?to=ceo", "/positions/vp-product/out"),
    *("/existing", "/ask", "/look", "/offers", "/reorganise"),
    *(
        "/reorganise?to=separate&on=2027-03-01",
        "/history",
        "/signed",
        "/boards",
        "/edited",
        "/papers/cpto-charter/words?at=20",
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


@pytest.mark.parametrize("path", PATHS)
def test_every_screen_is_there_and_names_the_company(page: Page, path: str) -> None:
    answer = page.get(path)
    assert answer.status == 200
    assert "Northwind Robotics" in text(answer)
    assert answer.headers["cache-control"] == "no-store"
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert b"style=" not in answer.body
    assert not re.search(
        rb"<script(?! src=\"/static/)|\bon\w+=|<[^>]*https?://(?!www\.w3\.org)", _own(answer)
    )


def _own(answer: PageAnswer) -> bytes:
    """Return a page without what the company's own papers and facts say."""
    cut = re.sub(rb"<article.*?</article>", b"", answer.body, flags=re.DOTALL)
    return re.sub(rb'(value|href)="[^"]*"|<textarea.*?</textarea>', b"", cut, flags=re.DOTALL)


def test_each_address_has_a_test() -> None:
    files = (
        "/first",
        "/papers/{paper}/{file}",
        "/ask/{file}",
        "/ask/agenda/{mark}",
        "/boards/{file}",
        "/offers/{mark}",
        "/look/{file}",
        *("/reorganise/{plan}", "/reorganise-memo"),  # in tests/test_page_plans.py
    )
    told = {re.sub(r"\?.*", "", path) for path in PATHS}
    for path in SCREENS:
        pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", path))
        known = any(pattern.fullmatch(each) for each in told)
        assert known or path in files, path


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"cookie": ""}, 403),
        ({"cookie": "charter-8000=wrong"}, 403),
        ({"cookie": "charter-9000=secret"}, 403),
        ({"host": "evil.example:8000"}, 421),
        ({"host": "127.0.0.1:9000"}, 421),
        ({"host": ""}, 421),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "localhost:8000"}, 200),
        ({"sec_fetch_site": "none"}, 200),
        ({"origin": f"http://{HOST_NAME}"}, 200),
    ],
)
def test_only_its_own_browser_is_answered(page: Page, headers: dict[str, str], status: int) -> None:
    answer = page.get("/owners", **headers)
    assert answer.status == status
    assert ("Product roadmap" in text(answer)) == (status == 200)


def test_the_printed_address_lets_in_and_leaves_no_token(page: Page) -> None:
    wrong = page.get("/owners?key=wrong&find=x", cookie="")
    assert wrong.status == 403
    answer = page.get(f"/owners?key={TOKEN}&find=x", cookie="")
    assert (answer.status, answer.headers["location"]) == (303, "/owners?find=x")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_redirect_leads_nowhere_else(page: Page) -> None:
    answer = page.get(f"//evil.example/?key={TOKEN}", cookie="")
    assert not answer.headers.get("location", "/").startswith(("//", "http"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec_fetch_site": "", "origin": ""}, 403),
        ({"sec_fetch_site": "none"}, 403),
        ({"sec_fetch_site": "", "origin": "http://evil.example"}, 403),
        ({"sec_fetch_site": "", "origin": f"http://{HOST_NAME}"}, 303),
        ({"content_length": "900000000"}, 413),
        ({"content_length": "many"}, 413),
    ],
)
def test_a_write_says_where_it_is_from(
    page: Page, folder: Path, headers: dict[str, str], status: int
) -> None:
    before = company(folder)
    answer = page.post("/company", {"company.markets": "3", "was.company.markets": ""}, **headers)
    assert answer.status == status
    assert (company(folder) != before) == (status == 303)


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"]
)
def test_nothing_outside_of_its_files_is_given(page: Page, path: str) -> None:
    assert page.get(path).status == 404


def test_a_fact_is_answered_listed_and_undone(page: Page, folder: Path) -> None:
    before = company(folder)
    done = page.post("/company", {"company.markets": " 3 ", "was.company.markets": "null"})
    assert (done.status, done.headers["location"]) == (303, "/company?saved=1")
    assert "\n  markets: 3\n" in company(folder)
    assert _lines_but(company(folder), "markets") == _lines_but(before, "markets")
    assert "Saved: In how many countries do you sell? 3" in text(page.get("/company?saved=1"))
    back = page.post("/history", {"change": "1", "back": "/company"})
    assert back.headers["location"] == "/company?saved=2"
    assert company(folder) == before
    assert [entry.what for entry in read_journal(folder)] == [
        "In how many countries do you sell? 3",
        "undid 1: In how many countries do you sell? 3",
    ]


def test_a_country_is_picked_by_its_name(page: Page) -> None:
    company = page.get("/company").body.decode()
    assert '<option value="US" selected>United States</option>' in company
    form = {"company.country": "DE", "was.company.country": '"US"'}
    done = page.post("/company", form)
    assert "Saved: Country: Germany" in text(page.get(done.headers["location"]))
    assert "country: DE" in page.desk.company.read_text("utf-8")


def test_a_form_that_is_saved_as_it_was_says_so(page: Page) -> None:
    before = (page.desk.company).read_text("utf-8")
    same = {"company.countries_count": "", "was.company.countries_count": ""}
    done = page.post("/company", same)
    assert "Nothing was changed" in text(page.get(done.headers["location"]))
    assert page.desk.company.read_text("utf-8") == before


def _lines_but(said: str, word: str) -> list[str]:
    return [line for line in said.splitlines() if word not in line]


def test_an_answer_is_taken_back(page: Page, folder: Path) -> None:
    form = {"company.headcount": "", "was.company.headcount": "48"}
    assert page.post("/company", form).status == 303
    assert "\n  headcount:" not in company(folder)


@pytest.mark.parametrize("typed", ["many", "-3", "1.000", "3 or 4"])
def test_what_is_no_answer_is_told_and_nothing_is_written(
    page: Page, folder: Path, typed: str
) -> None:
    before = company(folder)
    answer = page.post("/company", {"company.markets": typed, "was.company.markets": "null"})
    assert answer.status == 422
    assert "Nothing was changed" in text(answer)
    assert company(folder) == before
    assert read_journal(folder) == ()


def test_what_somebody_changed_elsewhere_stays(page: Page, folder: Path) -> None:
    edited = company(folder).replace("headcount: 48", "headcount: 50", 1)
    (folder / "company.yaml").write_text(edited, "utf-8")
    page.post("/company", {"company.markets": "3", "was.company.markets": "null"})
    assert "headcount: 50" in company(folder)
    assert "markets: 3" in company(folder)


def test_two_at_the_same_place_are_both_shown(page: Page, folder: Path) -> None:
    edited = company(folder).replace("headcount: 48", "headcount: 50", 1)
    (folder / "company.yaml").write_text(edited, "utf-8")
    form = {"company.headcount": "49", "was.company.headcount": "48"}
    answer = page.post("/company", form)
    assert answer.status == 409
    assert "in the file 50 typed here 49" in text(answer)
    assert company(folder) == edited
    (was,) = re.findall(r'name="was\.company\.headcount" value="([^"]*)"', answer.body.decode())
    assert page.post("/company", {**form, "was.company.headcount": was}).status == 303
    assert "headcount: 49" in company(folder)


def test_an_owner_is_moved_with_what_would_follow_shown_first(page: Page, folder: Path) -> None:
    before = company(folder)
    shown = page.get("/owners/product.roadmap?to=vp-product")
    assert "Charter: VP Product: changes" in text(shown)
    assert company(folder) == before
    (was,) = set(re.findall(r'name="was" value="([^"]*)"', shown.body.decode()))
    form = {"to": "vp-product", "was": unescape(was)}
    assert 'name="with" value="decision.roadmap"' in shown.body.decode()
    done = page.post("/owners/product.roadmap", form)
    assert done.status == 303
    assert "product.roadmap: vp-product" in company(folder)
    again = page.get(done.headers["location"])
    assert "Product roadmap: to the VP Product" in text(again)
    (was,) = re.findall(r'name="was" value="([^"]*)"', again.body.decode())
    assert page.post("/owners/product.roadmap", {"to": "", "was": unescape(was)}).status == 303
    assert "product.roadmap" not in company(folder)


def test_a_move_that_the_file_does_not_allow_is_told(page: Page, folder: Path) -> None:
    before = company(folder)
    answer = page.post("/owners/product.roadmap", {"to": "nobody-here", "was": "null"})
    assert answer.status == 422
    assert "nobody-here" in text(answer)
    assert company(folder) == before


def test_another_structure_that_fits_is_chosen(page: Page, folder: Path) -> None:
    answer = page.post("/structure", {"structure": "no-such", "was": json.dumps("combined")})
    assert answer.status in (409, 422)
    assert "structure: combined" in company(folder)


def test_fields_of_a_position_are_written_where_it_stands(page: Page, folder: Path) -> None:
    names = re.findall(r'name="(positions\.[^"]+)"', page.get("/positions/cpto").body.decode())
    assert "positions.cpto.holder" in names
    form = {"positions.cpto.pay.max": "290k", "was.positions.cpto.pay.max": "280000"}
    assert page.post("/positions/cpto", form).status == 303
    assert "max: 290000" in company(folder)


def test_papers_are_written_as_build_writes_them(
    page: Page, folder: Path, charter: Callable[..., Ran], tmp_path: Path
) -> None:
    answer = page.post("/papers", {})
    assert "10 files were written" in text(answer)
    charter("build", str(folder), "--out", str(tmp_path / "o"), "--date", str(DAY))
    for path in (tmp_path / "o").glob("*.md"):
        assert (folder / "out" / path.name).read_bytes() == path.read_bytes()
    assert "as written" in text(page.get("/papers"))


@pytest.mark.parametrize("ending", ["docx", "md", "html"])
def test_a_paper_is_downloaded(page: Page, ending: str) -> None:
    answer = page.get(f"/papers/cpto-charter/cpto-charter.{ending}")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="cpto-charter.{ending}"'
    assert page.get(f"/papers/cpto-charter/other.{ending}").status == 422


@pytest.mark.parametrize("path", ["/papers/cfo-charter", "/papers/x", "/papers/..%2f..%2fetc"])
def test_a_paper_that_there_is_not_is_told(page: Page, path: str) -> None:
    assert page.get(path).status in (404, 422)


def test_a_posting_from_anywhere_is_looked_at_and_kept_nowhere(page: Page, folder: Path) -> None:
    said = "# Engineer\n\nWe look for a digital native who works with us in our office every day.\n"
    answer = page.post("/publish", {"text": said, "places": "US-CO"})
    assert "“digital native”" in text(answer)
    assert "to put right" in text(answer)
    before = sorted(folder.rglob("*"))
    uploaded = page.upload("/publish", "posting.md", said.encode())
    assert "“digital native”" in text(uploaded)
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", b"no zip"), ("a.exe", b"MZ"), ("../../a.md", b"\xff\xfe\x00"), ("a.md", b"")],
)
def test_a_hostile_upload_is_told(page: Page, folder: Path, name: str, content: bytes) -> None:
    before = sorted(folder.parent.rglob("*"))
    for path in ("/publish", "/copies"):
        answer = page.upload(path, name, content)
        assert answer.status in (200, 422)
        assert "Traceback" not in text(answer)
    assert sorted(folder.parent.rglob("*")) == before


def test_a_copy_that_came_back_is_compared(page: Page, folder: Path) -> None:
    page.post("/papers", {})
    copy = (folder / "out" / "vp-engineering-charter.docx").read_bytes()
    answer = page.upload("/copies", "signed.docx", copy)
    assert "signed.docx: unchanged" in text(answer)


def test_papers_that_there_are_already_are_read_and_a_duty_is_placed(
    page: Page, folder: Path
) -> None:
    """What is put in stays as it is, nobody else can read it, and an answer is remembered."""
    cto = (
        b"# Chief Technology Officer\n\n## Duties\n\n- Own the product roadmap.\n"
        b"- Run the roadmap of the platform with the teams.\n- Lead the engineers.\n"
    )
    cpo = b"# Chief Product Officer\n\n## Duties\n\n- Own the product roadmap.\n"
    assert page.upload("/existing", "C:\\old\\cto.md", cto).status == 303
    assert page.upload("/existing", "cpo.md", cpo).status == 303
    assert (folder / "papers/cto.md").read_bytes() == cto
    assert "papers/" in (folder / ".gitignore").read_text("utf-8").splitlines()
    shown = page.get("/existing")
    assert "Own the product roadmap" in text(shown)
    assert "Claimed twice" in text(shown) or "claimed twice" in text(shown)
    forms = re.findall(
        r'name="claim" value="([^"]+)"><input type="hidden" name="quote" value="([^"]+)"',
        shown.body.decode(),
    )
    assert forms
    quote = unescape(forms[0][1])
    asked = [
        (name, unescape(said))
        for row in forms
        for name, said in zip(("claim", "quote"), row, strict=True)
    ]
    assert page.post_pairs("/existing", asked).status == 422
    placed = [(f"entry.{number}", "none") for number in range(len(forms))]
    assert page.post_pairs("/existing", [*asked, *placed]).status == 303
    assert (folder / "audit.yaml").is_file()
    assert b'name="claim"' not in page.get("/existing").body
    back = page.post("/existing", {"forget": words_key(quote)})
    assert back.status == 303
    assert len(page.get("/existing").body.split(b'name="claim"')) == 2
    assert page.upload("/existing", "cto.md", b"other").status == 422
    assert (folder / "papers/cto.md").read_bytes() == cto


def test_what_two_papers_claim_is_put_in_dispute_and_settled(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.post("/first", {"name": "Acme", "structure": "separate"})
    for title in ("Chief Technology Officer", "Chief Product Officer"):
        said = f"# {title}\n\n## Duties\n\n- Owns the product roadmap.\n"
        page.upload("/existing", f"{title.split()[1]}.md", said.encode())
    said = text(page.get("/existing"))
    assert "Next step" in said
    assert "review.xlsx" not in said
    assert "--write" not in said
    assert "Product roadmap: in dispute between" in said
    form = {"dispute": "product.roadmap", "who": "cto,cpo"}
    assert page.post("/existing", form).headers["location"].startswith("/owners/product.roadmap")
    assert "product.roadmap: [cto, cpo]" in company(tmp_path)
    assert read_journal(tmp_path)[-1].what.endswith("roadmap, between CTO and CPO")
    assert "In dispute; claimed by CTO, CPO" in text(page.get("/owners/product.roadmap"))
    settled = page.post("/owners/product.roadmap", {"to": "cpo", "was": "null"})
    assert settled.status == 303
    assert "disputed" not in re.sub("#.*", "", company(tmp_path))


def test_a_company_that_begins_here_has_said_nothing_yet(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.post("/first", {"name": "Acme", "structure": "separate"})
    positions = yaml.safe_load(company(tmp_path))["positions"]
    assert {key for told in positions.values() for key in told or {}} <= {"status", "acting"}
    home = text(page.get("/"))
    assert "does not say up to which sum it signs" in home


@pytest.mark.parametrize("name", ["../../evil.md", ".hidden", "..", "a" * 300 + ".md"])
def test_a_paper_is_kept_in_its_folder_only(page: Page, folder: Path, name: str) -> None:
    page.upload("/existing", name, b"# Chief Technology Officer\n\n- Own the roadmap.\n")
    found = {path.relative_to(folder.parent).parts[:2] for path in folder.parent.rglob("*evil*")}
    assert found <= {("northwind", "papers")}
    assert not (folder.parent / "evil.md").exists()


def test_leaders_are_asked_and_what_they_agree_on_is_written(page: Page, folder: Path) -> None:
    for ending in ("docx", "xlsx"):
        got = page.get(f"/ask/cpto.{ending}")
        assert got.headers["content-disposition"].endswith(f'cpto-questions.{ending}"')
    before = company(folder)
    back = agreed_round(folder, ("ceo", "cpto", "vp-product"), "VP Product").encode()
    shown = page.upload("/ask", "answers.csv", back)
    assert company(folder) == before
    assert shown.status == 200
    done = page.upload("/ask", "answers.csv", back, apply="yes")
    assert "written" in text(done)
    assert ": agreed, to VP Product" in text(done)
    agenda = re.search(r"/ask/agenda/[\w-]+", done.body.decode())
    assert agenda is not None
    assert page.get(agenda[0]).body.startswith(b"PK")
    assert company(folder) != before
    assert read_journal(folder)[-1].what.endswith(": agreed, to VP Product")
    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_a_whole_paper_is_not_taken_as_letterhead(page: Page, folder: Path) -> None:
    for kind in ("charter", "posting"):
        whole = page.get(f"/look/{kind}.docx").body
        told = page.upload("/look", "ours.docx", whole, what="letterhead")
        assert told.status == 422
        assert "This is a whole paper, not a letterhead" in text(told)
        assert page.upload("/look", "ours.docx", whole, what=kind).status == 303
    assert not (folder / "templates/letterhead.docx").exists()


def test_a_paper_without_a_title_is_asked_whose_it_is(page: Page, folder: Path) -> None:
    said = b"# Job description\n\n## Duties\n\n- Owns the product roadmap.\n- Sets pricing.\n"
    for name in ("scan001.md", "scan002.md"):
        page.upload("/existing", name, said + name.encode())
    shown = page.get("/existing")
    assert "Whose paper is this?" in text(shown)
    assert "scan001.md choose a position" in text(shown)
    for name in ("scan001.md", "scan002.md"):
        assert page.post("/existing", {"whose": name, "position": "cpto"}).status == 303
    title = "Chief Product and Technology Officer"
    there = sorted(path.name for path in (folder / "papers").iterdir())
    assert there == [f"{title} (2).md", f"{title}.md"]
    assert (folder / "papers" / f"{title}.md").read_bytes() == said + b"scan001.md"
    assert "Whose paper is this?" not in text(page.get("/existing"))
    assert page.post("/existing", {"whose": "../company.yaml", "position": "cpto"}).status == 422
    assert page.post("/existing", {"whose": f"{title}.md", "position": "cfo"}).status == 422


def test_a_letterhead_is_taken_and_the_one_before_is_kept(page: Page, folder: Path) -> None:
    letters = HERE / "data" / "letters"
    first = (letters / "header_with_image.docx").read_bytes()
    second = (letters / "docproperties_header_footer_3_sections.docx").read_bytes()
    assert page.upload("/look", "ours.docx", first).status == 303
    assert (folder / "templates/letterhead.docx").read_bytes() == first
    assert "Papers stand on your letterhead" in text(page.get("/look"))
    page.upload("/look", "new.docx", second)
    kept = [path.read_bytes() for path in (folder / "templates/.kept").iterdir()]
    assert kept in ([], [first])
    assert page.upload("/look", "page.pdf", b"%PDF-1.7").status == 422
    assert page.upload("/look", "broken.docx", b"PK").status == 422
    assert (folder / "templates/letterhead.docx").read_bytes() in (first, second)


def test_an_offer_is_packed_and_nothing_of_it_is_kept(page: Page, folder: Path) -> None:
    letter = Document()
    letter.add_paragraph("Dear {{ hire.name }}, we offer you the post from {{ hire.start }}.")
    content = io.BytesIO()
    letter.save(content)
    before = sorted(folder.rglob("*"))
    hire = "name: Robin Okafor\nstart: 2027-03-01"
    asked = page.upload("/offers", "letter.docx", content.getvalue(), position="cpto", hire=hire)
    assert asked.status == 422
    assert "Is the charter part of the employment contract?" in text(asked)
    assert "/tmp" not in text(asked).replace(str(folder), "")
    path = folder / "company.yaml"
    said = path.read_text("utf-8").replace(
        "company:\n", "company:\n  charter_in_contract: false\n", 1
    )
    path.write_text(said, "utf-8")
    made = page.upload("/offers", "letter.docx", content.getvalue(), position="cpto", hire=hire)
    assert made.status == 200, text(made)
    with zipfile.ZipFile(io.BytesIO(made.body)) as pack:
        assert any(name.endswith(".docx") for name in pack.namelist())
    wrong = page.upload("/offers", "letter.docx", content.getvalue(), position="cpto", hire="x")
    assert wrong.status == 422
    assert sorted(folder.rglob("*")) == before


def test_what_a_reorganisation_moves_is_shown_and_nothing_is_written(
    page: Page, folder: Path
) -> None:
    before = company(folder)
    shown = text(page.get("/reorganise?to=separate&on=2027-03-01"))
    assert "Chief Technology Officer" in shown or "CTO" in shown
    assert "CPTO" in shown
    assert company(folder) == before


def test_a_drill_says_what_is_left_undone(page: Page) -> None:
    assert "While away: CPTO" in text(page.get("/people?away=cpto"))


def test_read_only_shows_everything_and_changes_nothing(folder: Path) -> None:
    page, before = Page(folder, read_only=True), company(folder)
    for path in PATHS:
        answer = page.get(path)
        assert answer.status == 200
        assert b'method="post"' not in answer.body or path in READING
    assert page.post("/company", {"company.markets": "3"}).status == 403
    assert company(folder) == before


def test_with_hidden_pay_no_amount_is_on_any_screen(folder: Path) -> None:
    page = Page(folder, hide_pay=True)
    for path in (*PATHS, "/papers/cpto-posting/cpto-posting.md"):
        answer = page.get(path)
        assert not re.search(r"220[,.]?000|280[,.]?000", answer.body.decode("utf-8", "replace")), (
            path
        )
    form = {"positions.cpto.pay.max": "1", "was.positions.cpto.pay.max": "1"}
    assert "280000" not in text(page.post("/positions/cpto", form))


def test_a_mistake_in_the_file_is_shown_and_the_page_goes_on(page: Page, folder: Path) -> None:
    good = company(folder)
    (folder / "company.yaml").write_text(good.replace("structure:", "structur:"), "utf-8")
    answer = page.get("/")
    assert answer.status == 422
    assert "company.yaml, line" in text(answer)
    (folder / "company.yaml").write_text(good, "utf-8")
    assert page.get("/").status == 200


def test_an_empty_folder_becomes_a_workspace(tmp_path: Path, charter: Callable[..., Ran]) -> None:
    page = Page(tmp_path)
    assert page.get("/").headers["location"] == "/first"
    assert "What is the company called?" in text(page.get("/first"))
    assert page.post("/first", {"name": " ", "structure": "separate"}).status == 422
    assert list(tmp_path.iterdir()) == []
    assert page.post("/first", {"name": "Acme & Söhne", "structure": "separate"}).status == 303
    assert "Acme & Söhne" in text(page.get("/"))
    assert charter("check", str(tmp_path)).err == ""
    assert page.get("/first").headers["location"] == "/"


def test_what_a_company_wrote_is_text_and_no_markup(page: Page, folder: Path) -> None:
    evil = "<script>alert(1)</script>"
    page.post(
        "/company",
        {
            "company.legal_name": evil,
            "was.company.legal_name": json.dumps("Northwind Robotics, Inc."),
        },
    )
    assert evil in company(folder)
    for path in (*PATHS, f"/owners?find={quote_plus(evil)}"):
        assert evil.encode() not in page.get(path).body, path
