"""Signed papers on the page: recorded after a comparison, and what differs since."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from charter.load.company_file import read_workspace
from edited_papers import signed_copy
from page_driver import Page, company, hidden, northwind, text

CHARTER = "vp-engineering-charter.docx"
RECORD = {"position": "vp-engineering", "day": "2026-12-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = northwind(tmp_path)
    Page(folder).post("/papers", {})
    return folder


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> bytes:
    return signed_copy(folder / "out" / CHARTER, tmp_path / "signed.docx").read_bytes()


def test_a_signed_copy_is_compared_and_recorded_and_taken_back(
    page: Page, folder: Path, copy: bytes
) -> None:
    before, files = company(folder), sorted(folder.rglob("*"))
    assert "VP Engineering not recorded" in text(page.get("/signed"))
    compared = page.upload("/copies", "signed.docx", copy)
    assert "signed.docx: signed, and unchanged" in text(compared)
    assert b'href="/signed?position=vp-engineering"' in compared.body
    assert sorted(folder.rglob("*")) == files

    done = page.upload("/signed", "signed.docx", copy, **RECORD)
    assert "the charter of the VP Engineering was signed on December 1, 2026" in text(done)
    assert "VP Engineering December 1, 2026 what was signed" in text(page.get("/signed"))
    given = read_workspace(folder).company.positions["vp-engineering"]
    assert str(given.signed) == "2026-12-01"
    assert given.signed_hash in (folder / "out/vp-engineering-charter.md").read_text("utf-8")

    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_without_a_copy_the_charter_in_the_folder_counts(page: Page, folder: Path) -> None:
    done = page.post("/signed", {**RECORD, "day": "1 December 2026"})
    assert done.status == 200, text(done)
    assert str(read_workspace(folder).company.positions["vp-engineering"].signed) == "2026-12-01"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"day": ""}, "The day of signing is not said"),
        ({"day": "soon"}, "'soon' is no day"),
        ({"day": "2026-12-02"}, "December 2, 2026, is a day to come: today is December 1, 2026"),
        ({"day": "2026-11-01"}, "after the day of signing"),
        ({"position": "cfo"}, "cfo"),
        ({"charter_date": "2026-13-40"}, "is no day"),
    ],
)
def test_what_cannot_be_recorded_is_told(
    page: Page, folder: Path, form: dict[str, str], told: str
) -> None:
    before = company(folder)
    answer = page.post("/signed", {**RECORD, **form})
    assert answer.status == 422
    assert told in text(answer)
    assert company(folder) == before


def test_another_text_and_a_copy_without_a_signature_are_not_recorded(
    page: Page, folder: Path
) -> None:
    before = company(folder)
    unsigned = (folder / "out" / CHARTER).read_bytes()
    answer = page.upload("/signed", "back.docx", unsigned, **RECORD)
    assert "nothing that signs it was found" in text(answer).lower()
    assert "tick “Also a copy of which not all could be compared" in text(answer)
    other = docx.Document(io.BytesIO(unsigned))
    other.add_paragraph("He also owns the budget.")
    changed = io.BytesIO()
    other.save(changed)
    answer = page.upload("/signed", "back.docx", changed.getvalue(), **RECORD)
    assert answer.status == 422
    assert "not the charter" in text(answer)
    assert "Compare it under “A copy that came back”" in text(answer)
    assert "/tmp" not in text(answer).replace(str(folder), "")
    assert company(folder) == before


def test_an_offer_that_came_back_asks_for_the_pack_that_was_sent(page: Page, copy: bytes) -> None:
    offer = docx.Document(io.BytesIO(copy))
    offer.element.body.insert(0, offer.add_paragraph("Dear Robin,")._p)
    made = io.BytesIO()
    offer.save(made)
    told = text(page.upload("/signed", "offer.docx", made.getvalue(), **RECORD))
    assert "choose the pack that was sent too" in told
    assert "What was not compared" not in told


def test_what_is_written_otherwise_since_is_a_list(page: Page, folder: Path) -> None:
    page.post("/signed", RECORD)
    moved = {"to": "vp-engineering", "was": "null", "anyway": "1"}
    page.post("/owners/product.roadmap", moved)
    shown = text(page.get("/signed"))
    assert "VP Engineering December 1, 2026 differs" in shown
    assert "signed nothing written now" in shown
    assert "roadmap" in shown.partition("written now")[2]
    home = page.get("/").body.decode()
    assert 'href="/signed">See what differs' in home
    copy = (folder / "out/vp-engineering-charter.docx").read_bytes()
    assert "was changed since it was signed" in text(page.upload("/copies", "back.docx", copy))
    again = page.post("/signed", RECORD)
    assert "already" in text(again)
    assert "Tick “In the place of what is recorded already”" in text(again)
    page.post("/papers", {})
    page.post("/signed", {**RECORD, "force": "yes"})
    assert "VP Engineering December 1, 2026 what was signed" in text(page.get("/signed"))
    assert "recorded that VP Engineering was signed" in text(page.get("/history"))


LIMIT = "positions.vp-engineering.limits.spend"


def test_what_a_change_takes_from_a_signed_charter_is_said_before_it_is_saved(
    page: Page, folder: Path
) -> None:
    page.post("/signed", RECORD)
    signed = company(folder)
    was = hidden(page.get("/positions/vp-engineering"), f"was.{LIMIT}")
    typed = {LIMIT: "77000", f"was.{LIMIT}": was}
    asked = page.post("/positions/vp-engineering", typed)
    assert asked.status == 409
    assert "The charter of the VP Engineering, signed on December 1, 2026, will differ" in text(
        asked
    )
    assert "77,000" in text(asked)
    assert "Save anyway" in text(asked)
    assert company(folder) == signed
    sent = {name: hidden(asked, name) for name in (*typed, "anyway")}
    assert page.post("/positions/vp-engineering", sent).status == 303
    assert "77000" in company(folder)
    # What differs already is not asked again.
    posting = {"positions.vp-engineering.reference": "ENG-7"}
    assert page.post("/positions/vp-engineering", posting).status == 303


def test_what_takes_nothing_from_a_signed_charter_is_saved_at_once(
    page: Page, folder: Path
) -> None:
    page.post("/signed", RECORD)
    count = {"company.headcount": "49", "was.company.headcount": "48"}
    assert page.post("/company", count).status == 303
    holder = {"positions.vp-engineering.holder": "Robin Okafor"}
    assert page.post("/positions/vp-engineering", holder).status == 303
    assert "Robin Okafor" in company(folder)


def test_a_signed_copy_is_held_against_the_pack_where_the_letterhead_is_another_since(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear {{ hire.name }}, we offer you the post.")
    content = io.BytesIO()
    letter.save(content)
    path = folder / "company.yaml"
    said = company(folder).replace("company:\n", "company:\n  charter_in_contract: false\n", 1)
    path.write_text(said, "utf-8")
    form = {"position": "vp-engineering", "hire": "name: Robin Okafor"}
    made = page.upload("/offers", "letter.docx", content.getvalue(), **form)
    (tmp_path / "pack.zip").write_bytes(made.body)
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        pack.extract("vp-engineering-charter.docx", tmp_path)
    back = signed_copy(tmp_path / "vp-engineering-charter.docx", tmp_path / "back.docx")
    head = docx.Document()
    head.sections[0].footer.paragraphs[0].text = "Registered in Denver"
    (folder / "templates").mkdir(exist_ok=True)
    head.save(str(folder / "templates/letterhead.docx"))
    alone = page.upload("/signed", "pack.zip", back.read_bytes(), **RECORD)
    files = [("file", "pack.docx", back.read_bytes()), ("sent", "pack.zip", made.body)]
    assert alone.status == 422
    assert "was signed on December 1, 2026" in text(page.upload_all("/signed", files, **RECORD))


def test_a_letter_that_was_changed_is_seen_beside_the_pack_that_was_sent(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear {{ hire.name }}, we offer you the post for 240000 a year.")
    content = io.BytesIO()
    letter.save(content)
    path = folder / "company.yaml"
    said = company(folder).replace("company:\n", "company:\n  charter_in_contract: false\n", 1)
    path.write_text(said, "utf-8")
    form = {"position": "cpto", "hire": "name: Robin Okafor"}
    made = page.upload("/offers", "letter.docx", content.getvalue(), **form)
    assert made.status == 200, text(made)
    with zipfile.ZipFile(io.BytesIO(made.body)) as pack:
        name = next(n for n in pack.namelist() if n.endswith("offer.docx"))
        offer = docx.Document(io.BytesIO(pack.read(name)))
    first = next(p for p in offer.paragraphs if "240000" in p.text)
    first.runs[0].text = first.text.replace("240000", "290000")
    for run in first.runs[1:]:
        run.text = ""
    back = io.BytesIO()
    offer.save(back)
    alone = text(page.upload("/copies", "back.docx", back.getvalue()))
    files = [("file", "back.docx", back.getvalue()), ("against", "pack.zip", made.body)]
    shown = text(page.upload_all("/copies", files))
    assert "290000" not in alone
    assert "back.docx: not what was sent" in shown
    assert "290000" in shown


def test_what_is_said_of_a_pack_stands_before_it_is_downloaded(page: Page, folder: Path) -> None:
    """Pay outside the range of the posting is told, without the sum, and nothing is on disk."""
    letter = docx.Document()
    letter.add_paragraph("Dear {{ hire.name }}, we offer you {{ hire.pay }} from {{ hire.start }}.")
    content = io.BytesIO()
    letter.save(content)
    path = folder / "company.yaml"
    said = company(folder).replace("company:\n", "company:\n  charter_in_contract: false\n", 1)
    path.write_text(said, "utf-8")
    before = sorted(folder.rglob("*"))
    hire = "name: Robin Okafor\nstart: 2027-03-01\npay: 500000\ncurrency: USD"
    form = {"position": "cpto", "hire": hire}
    shown = page.upload("/offers", "letter.docx", content.getvalue(), **form)
    assert shown.status == 200
    told = text(shown)[: text(shown).index("For which post?")]
    assert "of what you say of the person is outside the pay range" in told
    assert "500" not in told
    assert "Okafor" not in told
    (link,) = re.findall(r'href="(/offers/[^"]+)"', shown.body.decode())
    with zipfile.ZipFile(io.BytesIO(page.get(link).body)) as pack:
        assert "manifest.json" in pack.namelist()
    assert page.get("/offers/other").status == 422
    fine = form | {"hire": hire.replace("500000", "250000")}
    made = page.upload("/offers", "letter.docx", content.getvalue(), **fine)
    assert made.headers["content-type"] == "application/zip" or "outside" not in text(made)
    assert sorted(folder.rglob("*")) == before


def test_an_open_page_only_shows(folder: Path) -> None:
    page = Page(folder, read_only=True)
    assert b'method="post"' not in page.get("/signed").body
    assert page.post("/signed", RECORD).status == 403
