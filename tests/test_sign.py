"""charter sign: which charter was signed stands in company.yaml, and later changes are guarded."""

from __future__ import annotations

import io
import json
import shutil
import zlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

import charter as api
from charter.cli.main import cli
from charter.load.company_file import read_workspace
from charter.problems import CharterError
from edited_papers import edit_word, signed_copy

pytestmark = pytest.mark.usefixtures("in_2030")

COMPANY = """\
# Of the board
company: {name: Tarn, country: US, currency: USD}   # a name
structure: combined-lean
positions:
  ceo: {status: filled}          # the founder
  cpto:
    leaning: technology   # by training
    limits: {spend: 50000, hire: team leads and below}

# the end
"""
Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, charter: Run) -> Path:
    """Return a workspace whose papers were built."""
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    assert charter("build", str(tmp_path), "--date", "2027-01-10").code == 0
    return tmp_path


def text(folder: Path) -> str:
    return (folder / "company.yaml").read_text("utf-8")


def change(folder: Path, old: str, new: str) -> None:
    assert old in text(folder)
    (folder / "company.yaml").write_text(text(folder).replace(old, new), "utf-8")


def sign(charter: Run, folder: Path, *more: str, day: str = "2027-01-15") -> Any:
    return charter("sign", str(folder), "--position", "cpto", "--date", day, *more)


def printed_hash(folder: Path) -> str:
    paper = (folder / "out/cpto-charter.md").read_text("utf-8")
    return paper.partition("content hash ")[2][:12]


def test_it_records_the_day_the_hash_and_the_charters_own_date(
    folder: Path, charter: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # in 2030
    ran = sign(charter, folder)

    given = read_workspace(folder).company.positions["cpto"]
    assert (ran.code, ran.err) == (0, "")
    assert str(given.signed) == "2027-01-15"
    assert given.signed_hash == printed_hash(folder)
    assert str(given.signed_of) == "2027-01-10"


def test_comments_and_order_stay_and_nothing_else_changes(folder: Path, charter: Run) -> None:
    sign(charter, folder)

    lines = text(folder).splitlines()
    assert [line for line in lines if line in COMPANY.splitlines()] == COMPANY.splitlines()
    assert len(lines) == len(COMPANY.splitlines()) + 5


def test_a_position_on_one_line_stays_on_it(folder: Path, charter: Run) -> None:
    charter("sign", str(folder), "--position", "ceo", "--date", "2027-01-15")

    (line,) = [line for line in text(folder).splitlines() if line.startswith("  ceo:")]
    assert "signed: {date: 2027-01-15" in line
    assert line.endswith("# the founder")


def test_line_ends_of_windows_and_a_byte_order_mark_stay(folder: Path, charter: Run) -> None:
    file = folder / "company.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + COMPANY.replace("\n", "\r\n").encode())

    assert sign(charter, folder).code == 0

    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_a_date_that_stood_there_alone_gets_its_hash(folder: Path, charter: Run) -> None:
    change(
        folder,
        "leaning: technology   # by",
        "signed: 2027-01-15   # in Oslo\n    leaning: technology   # by",
    )

    assert sign(charter, folder).code == 0

    assert read_workspace(folder).company.positions["cpto"].signed_hash == printed_hash(folder)
    assert "# in Oslo" in text(folder)


def test_a_date_that_stood_there_and_is_another_is_not_replaced(folder: Path, charter: Run) -> None:
    change(folder, "leaning:", "signed: 2027-01-11\n    leaning:")

    ran = sign(charter, folder)

    assert ran.code == 1
    assert "already" in ran.err
    assert "2027-01-11" in text(folder)


def test_without_papers_the_charter_of_the_day_is_meant(tmp_path: Path, charter: Run) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")

    assert sign(charter, tmp_path).code == 0

    assert "charter_date" not in text(tmp_path)


@pytest.mark.parametrize("command", ["verify", "diff"])
def test_a_file_that_is_not_there_is_told_so(charter: Run, tmp_path: Path, command: str) -> None:
    ran = charter(command, str(tmp_path / "none.docx"))
    assert ran.code == 1
    assert "there is no such" in ran.err or "No such file" in ran.err


UNSET = COMPANY.replace("    limits: {spend: 50000, hire: team leads and below}\n", "")


def test_a_charter_with_a_limit_to_be_set_is_a_draft_that_is_signed_only_when_asked(
    tmp_path: Path, charter: Run
) -> None:
    (tmp_path / "company.yaml").write_text(UNSET, "utf-8")
    built = charter("build", str(tmp_path), "--date", "2027-01-10")
    assert built.code == 1
    assert built.err.count("[limit-to-be-set]") == 2
    paper = tmp_path / "out/cpto-charter"
    title = "Draft \N{EN DASH} Charter: Chief Product and Technology Officer"
    assert paper.with_suffix(".md").read_text("utf-8").startswith(f"# {title}\n")
    word = docx.Document(str(paper.with_suffix(".docx")))
    assert word.paragraphs[0].text == title
    assert "Draft \N{EN DASH} " in "".join(p.text for p in word.sections[0].header.paragraphs)

    copy = signed_copy(paper.with_suffix(".docx"), tmp_path / "signed.docx")
    refused = sign(charter, tmp_path, "--file", str(copy))
    assert refused.code == 1
    assert "[draft]" in refused.err
    assert text(tmp_path) == UNSET
    assert sign(charter, tmp_path, "--draft").code == 0


def test_a_copy_of_which_not_all_was_compared_is_taken_and_recorded_only_when_asked(
    folder: Path, charter: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charter.offer.verify import verify

    def in_part(path: Path, against: Path | None = None) -> Any:
        return [v._replace(status="as-compared", notes=("a chart",)) for v in real(path, against)]

    real = verify.verify
    monkeypatch.setattr(verify, "verify", in_part)
    monkeypatch.setattr(verify, "worst", lambda verdicts: verdicts[0].status)
    copy = ("--file", str(folder / "out/cpto-charter.docx"))
    refused = sign(charter, folder, *copy)
    assert refused.code == 1
    assert "not all of it could be compared" in refused.err
    assert text(folder) == COMPANY

    assert sign(charter, folder, *copy, "--as-compared").code == 0
    assert 'not_compared: "a chart"' in text(folder) or "not_compared: a chart" in text(folder)
    read_workspace(folder)


def test_a_signed_copy_is_verified_and_its_charter_recorded(folder: Path, charter: Run) -> None:
    copy = signed_copy(folder / "out/cpto-charter.docx", folder / "signed.docx")
    ran = sign(charter, folder, "--file", str(copy))

    assert ran.code == 0
    assert printed_hash(folder) in text(folder)
    assert "word for word" in ran.out


@pytest.mark.parametrize(
    ("but", "said", "missing"),
    [
        ("", ("", "", ""), "Chief Product and Technology Officer and Tarn"),
        ("", ("", "", "15 January 2027"), "Chief Product and Technology Officer and Tarn"),
        ("Chief", ("Ann Lee", "A. Lee", "15 January 2027"), "Chief Product and Technology Officer"),
        ("Tarn", ("Ann Lee", "signed", "15 January 2027"), "Tarn"),
        # A name in the column for names says who is to sign.
        ("", ("Ann Lee", "", "15 January 2027"), "Chief Product and Technology Officer and Tarn"),
    ],
)
def test_a_copy_that_not_all_signed_is_recorded_only_when_asked(
    folder: Path, charter: Run, but: str, said: tuple[str, ...], missing: str
) -> None:
    made, copy = folder / "out/cpto-charter.docx", folder / "back.docx"
    signed_copy(made, copy, but=but, said=said)
    refused = sign(charter, folder, "--file", str(copy))
    assert refused.code == 1
    assert f"nothing that signs it was found for {missing} - " in refused.err
    assert "[not-signed]" in refused.err
    assert text(folder) == COMPANY

    assert sign(charter, folder, "--file", str(copy), "--as-compared").code == 0
    assert f"not_compared: no signature was found for {missing}\n" in text(folder)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("15 January 2027", []),
        ("15.1.2027", []),
        ("", []),
        (
            "12 January 2027",
            ["the copy has 2027-01-12 where one signs, and 2027-01-15 is recorded"],
        ),
        ("01/02/2027", []),  # two days, and none to tell
        (
            "1 March 2024",
            [
                "the copy has 2024-03-01 where one signs, and 2027-01-15 is recorded",
                "the copy has 2024-03-01 where one signs, before the charter of 2027-01-10",
            ],
        ),
    ],
)
def test_a_day_at_the_signatures_that_is_none_recorded_is_told(
    folder: Path, charter: Run, said: str, told: list[str]
) -> None:
    made, copy = folder / "out/cpto-charter.docx", folder / "back.docx"
    signed_copy(made, copy, said=("Ann Lee", "A. Lee", said))

    ran = sign(charter, folder, "--file", str(copy))

    assert ran.code == 0, ran.err
    assert [line for line in ran.err.splitlines() if "where one signs" in line] == [
        line for line in ran.err.splitlines() if any(each in line for each in told)
    ]
    assert all(each in ran.err for each in told)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


DRAWN = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", (1).to_bytes(4) * 2 + b"\x08\0\0\0\0")
DRAWN += _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")


def test_a_drawn_signature_signs_its_line(folder: Path, charter: Run) -> None:
    copy = folder / "back.docx"
    signed_copy(folder / "out/cpto-charter.docx", copy, but="Tarn")
    document = docx.Document(str(copy))
    cell = document.tables[-1].rows[2].cells[2]
    cell.paragraphs[0].add_run().add_picture(
        io.BytesIO(DRAWN), docx.shared.Mm(30), docx.shared.Mm(8)
    )
    document.save(str(copy))
    assert sign(charter, folder, "--file", str(copy)).code == 0


def test_a_copy_of_another_position_is_refused(folder: Path, charter: Run) -> None:
    ran = sign(charter, folder, "--file", str(folder / "out/ceo-charter.docx"))

    assert ran.code == 1
    assert "charter of 'ceo', not of 'cpto'" in ran.err
    assert text(folder) == COMPANY


def test_a_copy_that_was_changed_is_refused_and_the_next_step_said(
    folder: Path, charter: Run, tmp_path: Path
) -> None:
    change(folder, "spend: 50000", "spend: 900000")
    charter("build", str(folder), "--out", str(tmp_path / "else"), "--date", "2027-01-10")
    change(folder, "spend: 900000", "spend: 50000")

    ran = sign(charter, folder, "--file", str(tmp_path / "else/cpto-charter.docx"))

    assert ran.code == 1
    assert "[not-this-charter]" in ran.err
    assert "charter verify" in ran.err
    assert text(folder) == COMPANY


def test_a_paper_that_was_edited_is_refused(folder: Path, charter: Run) -> None:
    paper = folder / "out/cpto-charter.md"
    paper.write_text(paper.read_text("utf-8").replace("$50,000", "$90,000"), "utf-8")

    assert "[not-this-charter]" in sign(charter, folder).err


def test_a_charter_that_the_workspace_no_longer_writes_is_refused_with_what_differs(
    folder: Path, charter: Run
) -> None:
    change(folder, "spend: 50000", "spend: 60000")

    ran = sign(charter, folder)

    assert ran.code == 1
    assert "$50,000" in ran.err
    assert "$60,000" in ran.err
    assert "Limits" in ran.err


def test_force_records_a_charter_that_the_workspace_no_longer_writes(
    folder: Path, charter: Run
) -> None:
    digest = printed_hash(folder)
    change(folder, "spend: 50000", "spend: 60000")

    note = "the workspace writes another text now, which this does not sign"
    ran = sign(charter, folder, "--force")
    quiet = sign(charter, folder, "--force", "--quiet")
    data = json.loads(sign(charter, folder, "--force", "--json").out)
    assert (ran.code, quiet.code, quiet.out) == (0, 0, "")
    assert f"{folder}/company.yaml: {note}" in quiet.err
    assert note in ran.err
    assert note in data["notes"]
    assert read_workspace(folder).company.positions["cpto"].signed_hash == digest


def test_what_is_signed_already_is_said_and_stays(folder: Path, charter: Run) -> None:
    sign(charter, folder)
    before = text(folder)

    ran = sign(charter, folder, day="2027-01-20")

    assert ran.code == 1
    assert "was signed on 2027-01-15 already" in ran.err
    assert text(folder) == before


def test_force_records_a_second_signing_in_place_of_the_first(folder: Path, charter: Run) -> None:
    sign(charter, folder)

    assert sign(charter, folder, "--force", day="2027-01-20").code == 0

    given = read_workspace(folder).company.positions["cpto"]
    assert (str(given.signed), str(given.signed_of)) == ("2027-01-20", "2027-01-10")


def test_an_unknown_position_is_refused_with_the_nearest(folder: Path, charter: Run) -> None:
    ran = charter("sign", str(folder), "--position", "cptoo", "--date", "2027-01-15")

    assert ran.code == 1
    assert "did you mean 'cpto'" in ran.err


def test_a_charter_is_not_signed_before_its_own_date(folder: Path, charter: Run) -> None:
    ran = sign(charter, folder, day="2027-01-05")

    assert ran.code == 1
    assert "[date-order]" in ran.err


def test_check_says_nothing_while_the_workspace_writes_what_was_signed(
    folder: Path, charter: Run
) -> None:
    sign(charter, folder)

    assert "signed-otherwise" not in charter("check", str(folder)).out


def test_check_says_what_differs_from_what_was_signed(folder: Path, charter: Run) -> None:
    sign(charter, folder)
    change(folder, "spend: 50000", "spend: 40000")

    found = json.loads(charter("check", str(folder), "--json").out)["findings"]

    (advice,) = [f for f in found if f["code"] == "signed-otherwise" and "'cpto'" in f["message"]]
    assert advice["severity"] == "advice"
    assert len(advice["message"]) < 200
    assert "--force" in advice["hint"]
    assert advice["changes"] == [
        {
            "section": "Limits",
            "old": "Signs for spending up to $50,000 without a second signature.",
            "new": "Signs for spending up to $40,000 without a second signature.",
        }
    ]
    shown = charter("check", str(folder)).out
    assert "      - Signs for spending up to $50,000 without a second signature.\n" in shown
    assert "      + Signs for spending up to $40,000 without a second signature.\n" in shown


OFFERED = """\
company: {name: Tarn, country: US, currency: USD, charter_in_contract: true}
structure: combined-lean
positions:
  ceo: {status: filled}
  cpto:
    status: vacant
    acting: ceo
    leaning: technology
    limits: {spend: 50000, hire: team leads and below}
"""
FILLED = OFFERED.replace("acting: ceo", "holder: Ada Khan\n    start: 2027-03-01").replace(
    "status: vacant", "status: filled"
)


def otherwise(charter: Run, folder: Path) -> list[Any]:
    found = json.loads(charter("check", str(folder), "--json").out)["findings"]
    return [f["changes"] for f in found if f["code"] == "signed-otherwise"]


def _letterhead(folder: Path) -> None:
    """Put in a letterhead with a header and a footer of its own."""
    (folder / "templates").mkdir()
    head = docx.Document()
    head.sections[0].header.paragraphs[0].text = "Tarn Inc."
    head.sections[0].footer.paragraphs[0].text = "Registered in Denver"
    head.save(str(folder / "templates/letterhead.docx"))


@pytest.mark.parametrize("changed", [False, True], ids=["", "changed"])
def test_a_copy_is_held_against_what_was_sent_where_the_letterhead_is_another_since(
    tmp_path: Path, charter: Run, changed: bool
) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear Ada, here is our offer.")
    letter.save(str(tmp_path / "letter.docx"))
    (tmp_path / "company.yaml").write_text(OFFERED, "utf-8")
    packed = ("--letter", str(tmp_path / "letter.docx"), "--out", str(tmp_path / "sent"))
    day = ("--date", "2027-01-10")
    assert charter("pack", str(tmp_path), "--position", "cpto", *packed, *day).code == 0
    back = signed_copy(tmp_path / "sent/cpto-offer.docx", tmp_path / "back.docx")
    if changed:
        edit_word(back, "50,000", "90,000")
    _letterhead(tmp_path)

    alone = sign(charter, tmp_path, "--file", str(back))
    ran = sign(
        charter, tmp_path, "--file", str(back), "--sent", str(tmp_path / "sent/cpto-offer.zip")
    )

    assert alone.code == 1
    if changed:
        assert "it is not the charter in cpto-offer.zip" in ran.err
        assert "signed:" not in text(tmp_path)
    else:
        assert ran.code == 0, ran.err
        assert read_workspace(tmp_path).company.positions["cpto"].signed == date(2027, 1, 15)


def test_a_pack_that_this_workspace_did_not_write_is_no_measure(
    folder: Path, tmp_path: Path, charter: Run
) -> None:
    change(folder, "spend: 50000", "spend: 900000")
    charter("build", str(folder), "--out", str(tmp_path / "else"), "--date", "2027-01-10")
    change(folder, "spend: 900000", "spend: 50000")
    copy = signed_copy(tmp_path / "else/cpto-charter.docx", tmp_path / "back.docx")
    against = ("--sent", str(tmp_path / "else/cpto-charter.md"), "--as-compared")

    ran = sign(charter, folder, "--file", str(copy), *against)

    assert ran.code == 1
    assert "is none that this workspace writes or remembers for 'cpto'" in ran.err
    assert text(folder) == COMPANY


@pytest.mark.parametrize("remembered", [True, False], ids=["", "out was deleted"])
def test_the_life_of_a_charter_from_the_offer_to_the_first_change(
    tmp_path: Path, charter: Run, remembered: bool
) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear Ada, here is our offer.")
    letter.save(str(tmp_path / "letter.docx"))
    company = tmp_path / "company.yaml"
    company.write_text(OFFERED, "utf-8")
    day = ("--date", "2027-01-10")
    packed = charter(
        "pack", str(tmp_path), "--position", "cpto", "--letter", str(tmp_path / "letter.docx"), *day
    )
    assert packed.code == 0

    offer = docx.Document(str(tmp_path / "out/offers/cpto-offer.docx"))
    for row, name in zip(offer.tables[-1].rows[1:], ("Ada Khan", "J. Doe"), strict=True):
        for cell, words in zip(row.cells[1:], (name, "signed", "15 January 2027"), strict=True):
            cell.text = words
    offer.save(str(tmp_path / "signed.docx"))
    for position, code in (("cpto", 0), ("ceo", 1)):
        copy = ("--file", str(tmp_path / "signed.docx"), "--date", "2027-01-15")
        assert charter("sign", str(tmp_path), "--position", position, *copy).code == code
    if not remembered:
        shutil.rmtree(tmp_path / "out")
    assert otherwise(charter, tmp_path) == []

    signing = company.read_text("utf-8").partition("    signed:")[2]
    company.write_text(f"{FILLED}    signed:{signing}", "utf-8")
    assert otherwise(charter, tmp_path) == []

    text = company.read_text("utf-8")
    company.write_text(text.replace("spend: 50000", "spend: 40000"), "utf-8")
    old, new = (f"Signs for spending up to ${n},000 without a second signature." for n in (50, 40))
    change = {"section": "Limits", "old": old, "new": new}
    for size in range(12):  # papers of other days and texts do not push out what was signed
        company.write_text(text.replace("spend: 50000", f"spend: {40_000 - size}"), "utf-8")
        charter("build", str(tmp_path), *day, "--format", "md", "-q")
    company.write_text(text.replace("spend: 50000", "spend: 40000"), "utf-8")
    assert otherwise(charter, tmp_path) == [[change] if remembered else []]


def test_the_post_of_a_neighbour_can_be_filled_too(tmp_path: Path, charter: Run) -> None:
    company = tmp_path / "company.yaml"
    company.write_text(OFFERED, "utf-8")
    charter("build", str(tmp_path), "--date", "2027-01-10")
    assert "(vacant)" in (tmp_path / "out/ceo-charter.md").read_text("utf-8")
    charter("sign", str(tmp_path), "--position", "ceo", "--date", "2027-01-15")
    signed = company.read_text("utf-8")
    company.write_text(signed.replace("status: vacant\n    acting: ceo", "status: filled"), "utf-8")

    assert otherwise(charter, tmp_path) == []


def test_a_charter_that_is_not_remembered_is_told_without_its_changes(
    tmp_path: Path, charter: Run
) -> None:
    company = tmp_path / "company.yaml"
    company.write_text(COMPANY, "utf-8")
    sign(charter, tmp_path)
    (tmp_path / "out/.charter-texts.json").unlink()
    company.write_text(text(tmp_path).replace("50000", "60000"), "utf-8")

    assert otherwise(charter, tmp_path) == [[]]
    assert "not remembered here" in charter("check", str(tmp_path)).out


def test_a_transition_guards_what_was_signed(folder: Path, charter: Run, tmp_path: Path) -> None:
    sign(charter, folder)
    new = tmp_path / "new"
    new.mkdir()
    (new / "company.yaml").write_text(text(folder).replace("spend: 50000", "spend: 40000"), "utf-8")

    days = ("--on", "2027-04-01", "--date", "2027-03-01")
    ran = charter("transition", str(folder), str(new), *days, "--json")

    (guard,) = json.loads(ran.out)["guard"]
    assert guard["signed"] == "2027-01-15"
    assert "spending limit" in [loss["kind"] for loss in guard["losses"]]


@pytest.mark.parametrize(
    "signed", ["{date: 2027-01-15}", "{date: 2027-01-15, hash: xyz}", "yesterday", "{hash: 3f2a}"]
)
def test_a_signing_that_cannot_be_right_is_refused(folder: Path, charter: Run, signed: str) -> None:
    change(folder, "leaning:", f"signed: {signed}\n    leaning:")

    ran = charter("check", str(folder))

    assert ran.code == 1
    assert "company.yaml:7:" in ran.err
    assert "Traceback" not in ran.err


def test_json_has_a_version_and_what_was_recorded(folder: Path, charter: Run) -> None:
    data = json.loads(sign(charter, folder, "--json").out)

    assert data["version"] == 1
    assert (data["position"], data["date"]) == ("cpto", "2027-01-15")
    assert data["hash"] == printed_hash(folder)


@pytest.mark.parametrize(
    ("day", "today", "told"),
    [
        ("2062-01-15", "2027-01-15", True),
        ("2027-01-16", "2027-01-15", True),
        ("2027-01-15", "2027-01-15", False),
    ],
)
def test_a_day_to_come_is_told_even_when_quiet_and_ends_with_1(
    folder: Path, charter: Run, monkeypatch: pytest.MonkeyPatch, day: str, today: str, told: bool
) -> None:
    noon = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))

    ran = sign(charter, folder, "--quiet", day=day)

    assert (ran.code, ran.out) == (int(told), "")
    assert (f"{day} is a day to come (today is {today}), and is recorded" in ran.err) == told
    assert f"date: {day}" in (folder / "company.yaml").read_text("utf-8")
    assert bool(ran.err) == told


def test_the_command_is_listed() -> None:
    assert {"sign", "verify"} <= set(cli.list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize("before", ["", "    signed: 2027-01-15\n"])
@pytest.mark.parametrize(
    "meanwhile",
    ["    signed: 2027-01-12\n", "    signed: {date: 2027-01-15, hash: 0123456789ab}\n"],
)
def test_what_was_recorded_while_it_ran_is_not_written_over(
    folder: Path, before: str, meanwhile: str
) -> None:
    change(folder, "\n# the end", f"{before}\n# the end")
    read = read_workspace(folder)
    change(folder, f"{before}\n# the end", f"{meanwhile}\n# the end")
    saved, day = text(folder), date(2027, 1, 15)
    with pytest.raises(CharterError) as bad:
        api.sign(read, "cpto", day)
    assert [problem.code for problem in bad.value.problems] == ["already-signed"]
    assert text(folder) == saved
    assert api.sign(read, "cpto", day, force=True).hash in text(folder)
