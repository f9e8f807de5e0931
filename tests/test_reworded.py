"""After a charter was signed: a change of what it says is told from a change of how we say it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from charter.building import build
from charter.load.company_file import read_workspace
from charter.offer.pack.make import make_pack
from charter.offer.signing.sign import sign
from charter.offer.signing.since_signed import since_its_signing
from charter.offer.verify.verify import verify
from charter.read.schema import schema
from charter.review.substance import VERSION, fingerprint
from conftest import Ran
from edited_papers import signed_copy
from forwarded_catalogue import Line, catalogue, line

pytestmark = pytest.mark.usefixtures("in_2030")

Run = Callable[..., Ran]
DAY = date(2027, 1, 15)
COMPANY = """\
# As agreed
company: {name: Tarn, country: US, currency: USD, headcount: 60, business_model: saas}
structure: separate-with-vps
positions:
  ceo: {limits: {spend: 900000, hire: everybody}}
  cto:   # since May
    limits: {spend: 50000, hire: team leads and below}
    places: [{city: Denver, region: CO, country: US}]
  cpo: {limits: {spend: 40000, hire: everybody in product}}
assign:
  data.platform: cto
"""
OWN = """\
responsibilities:
  - id: technology-roadmap.architecture
    charter: Draws our map of the systems.
    posting: You draw our map of the systems.
  - id: product.roadmap
    charter: Sets our prices.
    posting: You set our prices.
"""
NOTE = "our wording changed since; nothing to do unless you want to"


def newly(said: Any) -> Any:
    """Return a text, or each wording of a list, in other words."""
    if isinstance(said, list):
        return [newly(one) for one in said]
    return said | {"say": newly(said["say"])} if isinstance(said, dict) else f"Newly said: {said}"


def reworded(raw: Any) -> None:
    """Say every shipped sentence in other words, with the same placeholders."""
    for kind, keys in (
        ("areas", ("title",)),
        ("responsibilities", ("title", "charter")),
        ("decisions", ("title", "charter")),
        ("measures", ("title", "definition")),
        ("interfaces", ("dispute", "rhythm")),
    ):
        for entry in raw[kind].values():
            for key in keys:
                if entry.data.get(key):
                    entry.data[key] = newly(entry.data[key])
    for role in raw["roles"].values():
        for key in ("mission", "outcomes", "risks", "first_days"):
            for statement in role.data.get(key) or ():
                for part in ("charter", "risk", "watch"):
                    if part in statement:
                        statement[part] = f"In new words, {statement[part]}"


def place(folder: Path, company: str = COMPANY, own: str = OWN) -> Path:
    (folder / "company.yaml").write_text(company, "utf-8")
    if own:
        (folder / "catalog").mkdir(exist_ok=True)
        (folder / "catalog" / "own.yaml").write_text(own, "utf-8")
    return folder


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace whose CTO signed the charter."""
    folder = place(tmp_path_factory.mktemp("signed"))
    sign(read_workspace(folder), "cto", DAY)
    return folder


@pytest.fixture
def folder(signed: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    return Path(shutil.copytree(signed, tmp_path / "w"))


def change(folder: Path, old: str, new: str, name: str = "company.yaml") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def parts(folder: Path) -> tuple[str, ...] | None:
    """Return the parts that changed; nothing at all is told by the word itself."""
    workspace = read_workspace(folder)
    since = since_its_signing(workspace, workspace.company.positions["cto"])
    return ("the same text",) if since is None else since.parts


def findings(charter: Run, folder: Path, *codes: str) -> list[dict[str, Any]]:
    found = json.loads(charter("check", str(folder), "--json").out)["findings"]
    return [f for f in found if f["code"] in ("reworded", "signed-otherwise")]


def test_signing_records_what_the_charter_says_beside_its_hash(folder: Path) -> None:
    given = read_workspace(folder).company.positions["cto"]

    assert given.signed_says == fingerprint(read_workspace(folder), "cto")
    assert given.signed_says.startswith(f"{VERSION}-")
    assert parts(folder) == ("the same text",)


@pytest.mark.parametrize(
    ("company", "position", "recorded"),
    [
        ("northwind", "cpto", "1b8ed2"),
        ("kestrel", "cto", "7689ae"),
        ("kestrel", "vp-data", "4d2108"),
    ],
)
def test_lines_and_places_are_recorded_as_they_always_were(
    company: str, position: str, recorded: str
) -> None:
    """Taken on 2026-11-30: another record would call every signed charter with a place changed."""
    folder = Path(__file__).resolve().parent / "briefs" / company
    assert fingerprint(read_workspace(folder), position).split("-")[9] == recorded


def test_other_words_of_ours_are_a_note_that_asks_for_nothing(folder: Path, charter: Run) -> None:
    with catalogue(change=reworded):
        (note,) = findings(charter, folder)
        checked = charter("check", str(folder))
        quiet = charter("check", str(folder), "--quiet")

    assert (note["severity"], note["code"], note["hint"]) == ("note", "reworded", NOTE)
    assert "'cto' that was signed on 2027-01-15 says the same in other words, in" in note["message"]
    assert any("Newly said" in each["new"] for each in note["changes"])
    assert checked.code == 0
    assert checked.out.count(NOTE) == 1
    assert NOTE not in quiet.out


def test_a_limit_is_a_change_of_what_it_says(folder: Path, charter: Run) -> None:
    change(folder, "spend: 50000", "spend: 40000")

    (finding,) = findings(charter, folder)

    assert (finding["severity"], finding["code"]) == ("advice", "signed-otherwise")
    assert finding["message"].endswith("changed in what it says, in 1 place: its limits")


def test_both_at_once_are_a_change_of_what_it_says(folder: Path, charter: Run) -> None:
    change(folder, "spend: 50000", "spend: 40000")

    with catalogue(change=reworded):
        (finding,) = findings(charter, folder)

    assert finding["code"] == "signed-otherwise"
    assert finding["message"].endswith(": its limits")
    assert len(finding["changes"]) > 1


@pytest.mark.parametrize(
    ("old", "new", "name", "said"),
    [
        (
            "data.platform: cto",
            "data.platform: vp-engineering",
            "company.yaml",
            "what it answers for",
        ),
        ("assign:", "assign:\n  decision.roadmap: cto", "company.yaml", "what it decides"),
        ("city: Denver", "city: Boulder", "company.yaml", "its lines, places and other facts"),
        ("Draws our map", "Draws a map", "catalog/own.yaml", "your own words"),
        (
            "structure: separate-with-vps",
            "structure: separate",
            "company.yaml",
            "whom it works with",
        ),
    ],
)
def test_what_the_company_changes_is_named(
    folder: Path, old: str, new: str, name: str, said: str
) -> None:
    if "decision" in new:
        workspace = read_workspace(folder)
        other = next(n for n, e in workspace.catalog.decisions.items() if e.accountable[0] == "cpo")
        new = new.replace("decision.roadmap", other)
    change(folder, old, new, name)

    assert said in (parts(folder) or ())


def test_own_words_on_the_work_of_others_are_no_change(folder: Path) -> None:
    change(folder, "Sets our prices", "Sets all prices", "catalog/own.yaml")

    assert parts(folder) == ("the same text",)
    with catalogue(change=reworded):
        assert parts(folder) == ()


def test_an_own_template_is_a_change_and_a_copy_of_ours_is_none(
    folder: Path, charter: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert charter("templates", "eject", "charter.md.j2", "--workspace", str(folder)).code == 0
    with catalogue(change=reworded):
        assert parts(folder) == ()

    change(folder, "## ", "## Our ", "templates/charter.md.j2")
    assert parts(folder) == ("your own templates",)


RENAMED = line("responsibilities", "renamed", "data.platform", "data.platforms")
SPLIT = line("responsibilities", "split", "data.platform", "data.platform-a", "data.platform-b")
ROLE = line("roles", "renamed", "vp-engineering", "vp-software")


@pytest.mark.parametrize("lines", [(RENAMED,), (SPLIT,), (RENAMED, ROLE)], ids=str)
def test_ids_that_were_renamed_or_split_are_no_change(
    folder: Path, lines: tuple[Line, ...]
) -> None:
    with catalogue(*lines, change=reworded):
        assert parts(folder) == ()


def test_ids_that_went_before_the_signing_and_after_it(tmp_path: Path) -> None:
    later = {**ROLE, "since": "2027-03"}
    with catalogue(RENAMED):
        folder = place(tmp_path)
        sign(read_workspace(folder), "cto", DAY)

    with catalogue(RENAMED, later, change=reworded):
        assert parts(folder) == ()


def test_another_boss_is_a_change(tmp_path: Path) -> None:
    text = COMPANY.replace(
        "  cpo:", "  vp-product: {reports_to: ceo}\n  vp-engineering: {}\n  cpo:"
    )
    folder = place(tmp_path, text)
    sign(read_workspace(folder), "vp-engineering", DAY, draft=True)
    change(folder, "vp-engineering: {", "vp-engineering: {reports_to: cpo, ")

    workspace = read_workspace(folder)
    since = since_its_signing(workspace, workspace.company.positions["vp-engineering"])

    assert since is not None
    assert "its lines, places and other facts" in (since.parts or ())


def test_the_certificate_has_no_notes(folder: Path, charter: Run) -> None:
    with catalogue(change=reworded):
        done = charter("build", str(folder), "--paper", "certificate", "--format", "md")
        text = (folder / "out" / "certificate.md").read_text("utf-8")

    assert done.code == 0
    assert "in other words" not in text


def test_a_split_of_which_a_part_goes_elsewhere_is_one(folder: Path) -> None:
    change(folder, "  data.platform: cto", "  data.platform-a: cto\n  data.platform-b: cpo")

    with catalogue(SPLIT, change=reworded):
        assert "what it answers for" in (parts(folder) or ())


def test_work_that_the_catalogue_adds_is_a_change(folder: Path) -> None:
    def more(raw: Any) -> None:
        entry = deepcopy(raw["responsibilities"]["data.platform"])
        entry.data["id"] = "data.more"
        entry.data["accountable"] = ["cto"]
        raw["responsibilities"]["data.more"] = entry

    with catalogue(change=more):
        assert "what it answers for" in (parts(folder) or ())


@pytest.mark.parametrize("says", ["", "    says: 99-aaaaaa\n", "    says: 1-aaaaaa\n"])
def test_a_charter_of_which_that_was_not_recorded_cannot_be_told(
    folder: Path, charter: Run, says: str
) -> None:
    given = read_workspace(folder).company.positions["cto"]
    change(folder, f'      says: "{given.signed_says}"\n', f"  {says}" if says else "")

    with catalogue(change=reworded):
        (finding,) = findings(charter, folder)

    assert (finding["severity"], finding["code"]) == ("advice", "signed-otherwise")
    assert "whether only our wording changed since cannot be told" in finding["hint"]
    assert len(finding["changes"]) > 1


def test_a_signing_of_before_is_compared_with_the_text_that_was_kept(
    tmp_path: Path, charter: Run
) -> None:
    old = Path(__file__).parent / "data/old_workspaces/signed"
    there = Path(shutil.copytree(old, tmp_path / "w"))
    (there / "out").mkdir()
    shutil.copy(old / "kept-texts.json", there / "out" / ".charter-texts.json")

    with catalogue(change=reworded):
        (finding,) = findings(charter, there)
        (there / "out" / ".charter-texts.json").unlink()
        (lost,) = findings(charter, there)

    assert len(finding["changes"]) > 1
    assert "cannot be told" in finding["hint"]
    assert lost["changes"] == []
    assert "is not remembered here" in lost["hint"]


def test_a_copy_that_comes_back_after_we_reworded_is_signed(
    tmp_path: Path, charter: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # in 2030
    folder = place(tmp_path)
    assert charter("build", str(folder), "--date", "2027-01-10").code == 0
    copy = signed_copy(folder / "out" / "cto-charter.docx", tmp_path / "signed.docx")
    on = ("--position", "cto", "--date", "2027-01-15", "--file", str(copy))

    with catalogue(change=reworded):
        assert charter("build", str(folder), "--date", "2027-01-15").code == 0
        done = charter("sign", str(folder), *on)
        assert (done.code, done.err) == (0, "")
        assert parts(folder) == ()
        change(folder, "spend: 50000", "spend: 40000")
        assert parts(folder) == ("its limits",)


def test_a_copy_that_says_something_else_is_not_signed(tmp_path: Path, charter: Run) -> None:
    folder = place(tmp_path)
    assert charter("build", str(folder), "--date", "2027-01-10").code == 0
    copy = signed_copy(folder / "out" / "cto-charter.docx", tmp_path / "signed.docx")
    change(folder, "spend: 50000", "spend: 40000")

    with catalogue(change=reworded):
        refused = charter(
            "sign", str(folder), "--position", "cto", "--date", "2027-01-20", "--file", str(copy)
        )

    assert refused.code == 1
    assert "[not-this-charter]" in refused.err


def test_signing_again_records_the_new_text_and_keeps_nothing_of_the_old(folder: Path) -> None:
    change(folder, "spend: 50000", "spend: 40000")
    before = read_workspace(folder).company.positions["cto"].signed_says
    change(folder, f'says: "{before}"', f'says: "{before}"\n      not_compared: a picture')

    sign(read_workspace(folder), "cto", date(2027, 2, 1), force=True)

    text = (folder / "company.yaml").read_text("utf-8")
    assert "not_compared" not in text
    assert "# since May" in text
    assert parts(folder) == ("the same text",)


VALUES = {
    "anyOf": None,
    "array": ["Something new."],
    "boolean": True,
    "integer": 5,
    "number": 5,
    "string": "Something new",
}
SPECIAL: dict[str, Any] = {
    "website": "https://new.example",
    "headcount_by_place": {"DE": 5},
    "country": "GB",
    "currency": "EUR",
    "apply": {"email": "new@tarn.example"},
    "language": "en-GB",
    **dict.fromkeys(("equal_opportunity", "accommodation", "ai_in_hiring"), "Something new."),
    "limits": {"spend": 1, "hire": "nobody", "other": ["Buys nothing."]},
    "pay": {"min": 1, "max": 2},
    "places": [{"city": "Oslo", "country": "NO"}],
    "remote_from": ["NO"],
    "internal": {"notes": "New"},
    "posted": "2027-01-02",
    "start": "2027-01-02",
    "reference": "R-1",
    "role": "cto",
    "level": None,
    "takes": ["product.roadmap"],
    "holders": None,
    "acting": "ceo",
    "reports_to": "cpo",
    "also_reports_to": "cpo",
    "deputy": "cpo",
    "signed": None,
    "functions": ["sales"],
    "valid_from": "2027-01-02",
    "review_by": "2027-01-02",
    "reviewed": "2027-01-02",
    "time": {"delivery": 20},
    "teams": [{"name": "Payments", "people": 6}],
    "acting_until": None,
    "follows": None,
    "goal_by": "2031-06-30",
    "ends": "2027-01-02",
    "outcomes": ["Ships a new thing."],
}
TOGETHER = {"goal": {"goal_by": "2031-06-30"}, "goal_by": {"goal": "Nobody waits."}}
"""What a company must say beside a key."""


def values_of(name: str, rule: dict[str, Any]) -> list[Any]:
    if name in SPECIAL:
        return [SPECIAL[name]]
    while "$ref" in rule or "anyOf" in rule:
        rule = rule["anyOf"][0] if "anyOf" in rule else rule
        if "$ref" in rule:
            rule = schema("company")["$defs"][rule["$ref"].rpartition("/")[2]]
    if "enum" in rule:
        return [value for value in rule["enum"] if value != "vacant"][:3]
    kind = rule["type"] if isinstance(rule["type"], str) else rule["type"][0]
    return [True, False] if kind == "boolean" else [VALUES[kind]]


CHANGES = [
    (where, name, value)
    for where in ("company", "position")
    for name, rule in schema("company")["$defs"][where]["properties"].items()
    for value in values_of(name, rule)
    if value is not None
]


@pytest.mark.parametrize("whose", ["cto", "ceo"])
def test_no_change_of_the_company_file_is_taken_for_our_wording(
    signed: Path, whose: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(signed, tmp_path / "w"))
    text = (folder / "company.yaml").read_text("utf-8")
    taken = []
    with catalogue():
        for where, name, value in CHANGES:
            data = yaml.safe_load(text)
            at = data["company"] if where == "company" else data["positions"].setdefault(whose, {})
            if where == "company" and whose != "cto":
                continue
            at |= {name: value} | TOGETHER.get(name, {})
            (folder / "company.yaml").write_text(json.dumps(data, default=str), "utf-8")
            if parts(folder) == ():
                taken.append((where, name, value))

    assert taken == []


def test_verify_says_what_the_signing_was_and_what_changed_since(
    folder: Path, charter: Run
) -> None:
    built = folder / "out" / "cto-charter.docx"
    charter("build", str(folder), "--date", "2027-01-15", "--format", "docx,md")
    with catalogue(change=reworded):
        verified = charter("verify", str(built), "--against", str(folder))
        change(folder, "spend: 50000", "spend: 40000")
        changed = charter("verify", str(built), "--against", str(folder), "--json")

    assert verified.code == 0
    assert f"Note: {NOTE}" in verified.out
    (file,) = json.loads(changed.out)["files"]
    assert changed.code == 0
    assert any(n.startswith("what this charter says was changed since") for n in file["notes"])
    assert any(n.endswith("its limits") for n in file["notes"])


def test_verify_says_nothing_of_the_signing_of_another_charter(folder: Path, charter: Run) -> None:
    change(folder, "spend: 50000", "spend: 40000")
    charter("build", str(folder), "--date", "2027-02-01", "--format", "docx,md")
    copy = folder / "out" / "cto-charter.docx"

    verified = charter("verify", str(copy), "--against", str(folder))

    assert verified.code == 0
    assert "Note:" not in verified.out


# A text that was signed, and of which nothing but its hash is kept


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what somebody has: the signed workspace without `out`, the copy and the pack."""
    folder = tmp_path_factory.mktemp("kept") / "w"
    folder.mkdir()
    place(folder, COMPANY.replace("headcount", "charter_in_contract: true, headcount"))
    build(folder, day=DAY)
    workspace = read_workspace(folder)
    sign(workspace, "cto", DAY)
    letter = Path(__file__).parent / "data/letters/styles_de.docx"
    pack = make_pack(workspace, "cto", letter, None, DAY, formats=("docx", "zip"))
    (folder.parent / "cto.zip").write_bytes(pack.files["cto-offer.zip"])
    for name in ("cto-charter.docx", "cto-charter.md", "cpo-charter.docx"):
        shutil.copy(folder / "out" / name, folder.parent)
    shutil.rmtree(folder / "out")
    return folder.parent


def edited(path: Path, to: Path, *pairs: tuple[str, str], within: str = "word/document") -> Path:
    """Write a Word file again, with text replaced in its parts that are named so."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in pairs if name.startswith(within) else ():
                assert before.encode() in text or name != "word/document.xml"
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return to


def signed_hash(folder: Path) -> str:
    return read_workspace(folder).company.positions["cto"].signed_hash


def test_a_copy_whose_text_nobody_kept_cannot_be_told(
    kept: Path, tmp_path: Path, charter: Run
) -> None:
    folder = Path(shutil.copytree(kept / "w", tmp_path / "w"))
    copy = ("verify", str(kept / "cto-charter.docx"), "--against")
    as_signed = charter(*copy, str(folder))
    with catalogue(change=reworded):
        lost = charter(*copy, str(folder))
        given = charter(*copy, str(kept / "cto-charter.md"))
        change(folder, "spend: 50000", "spend: 40000")
        both = charter(*copy, str(folder))

    assert as_signed.code == 0
    assert (lost.code, given.code, both.code) == (1, 0, 1)
    for said in (lost.out, both.out):
        assert said.startswith("cto-charter.docx: cannot be told\n")
        assert f"content hash {signed_hash(folder)}" in said
        assert "give --against the pack that was sent, or" in " ".join(said.split())
    assert "only our wording changed since" in " ".join(lost.out.split())
    assert "only our wording" not in " ".join(both.out.split())
    assert "was changed since it was signed: its limits" in " ".join(both.out.split())


def test_a_copy_that_only_prints_the_recorded_hash_is_no_proof(kept: Path, tmp_path: Path) -> None:
    forged = edited(kept / "cto-charter.docx", tmp_path / "f.docx", ("$50,000", "$500,000"))

    (known,) = verify(forged, kept / "w")
    with catalogue(change=reworded):
        (lost,) = verify(forged, kept / "w")

    assert known.status == "changed"
    assert (lost.status, lost.changes, lost.position) == ("unknown", (), "cto")
    assert "was not compared" in lost.notes[0]

    digest = signed_hash(kept / "w")
    twofold = edited(kept / "cto-charter.docx", tmp_path / "t.docx", (digest, "0a0a0a0a0a0a"))
    with catalogue(change=reworded):
        (lost,) = verify(twofold, kept / "w")
    assert (lost.status, lost.hash) == ("unknown", digest)
    assert "it also prints 0a0a0a0a0a0a" in lost.notes


def test_the_text_is_looked_for_on_its_own_day_whichever_day_a_copy_names(
    kept: Path, tmp_path: Path
) -> None:
    copy = edited(kept / "cto-charter.docx", tmp_path / "f.docx", ("2027", "2029"))

    (verdict,) = verify(copy, kept / "w")

    assert (verdict.status, verdict.hash) == ("changed", signed_hash(kept / "w"))


@pytest.mark.parametrize("name", ["cto-charter.docx", "cpo-charter.docx"])
def test_a_copy_with_another_hash_and_another_text_is_changed(
    kept: Path, tmp_path: Path, name: str
) -> None:
    copy = kept / name
    if name.startswith("cto"):
        copy = edited(
            copy, tmp_path / "f.docx", (signed_hash(kept / "w"), "0a0a0a0a0a0a"), within="word/"
        )

    with catalogue(change=reworded):
        (verdict,) = verify(copy, kept / "w")

    assert verdict.status == "changed"
    assert any("give --against the pack that was sent" in note for note in verdict.notes)


def test_a_pack_has_the_very_text_whose_hash_was_recorded(kept: Path, charter: Run) -> None:
    with catalogue(change=reworded):
        whole, *inside = verify(kept / "cto.zip", kept / "w")
        again = charter(
            "sign", str(kept / "w"), "--position", "cto", "--date", "2027-01-20", "--force",
            "--as-compared", "--file", str(kept / "cto.zip"),
        )  # fmt: skip

    assert (whole.status, whole.hash) == ("unchanged", signed_hash(kept / "w"))
    assert {each.status for each in inside} <= {"unchanged", "as-compared"}
    assert again.code == 1
    assert "is recorded as signed already, and its text is not kept" in again.err
