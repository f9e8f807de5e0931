"""docs/reference.md is what the program is: its commands, and the files that these write."""

from __future__ import annotations

import io
import json
import shutil
import stat
import sys
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from asked import agreed_round
from charter.cli.main import COMMANDS
from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import make_reference  # noqa: E402

HEADINGS = make_reference.file_rows()
ROWS = [row for rows in HEADINGS.values() for row in rows]
LETTER = ROOT / "tests/data/letters/continous_section_break.docx"
NAMES = ("Quillfeather", "Ostrander", "Marchbanks", "Tolliver")
COMPANY = """\
company:
  name: Northwind
  country: US
  currency: USD
  charter_in_contract: false
structure: combined
positions:
  ceo: {holder: Zoltan Quillfeather, limits: {spend: 900000, hire: everybody}}
  cpto:
    status: vacant
    acting: ceo
    places: [{city: Denver, region: CO, country: US}]
    pay: {min: 220000, max: 280000}
    other_pay: none
    benefits: [Health insurance.]
    apply: {url: "https://northwind.example/jobs", email: jobs@northwind.example, until: 2099-03-31}
    limits: {spend: 50000, hire: team leads and below}
  vp-engineering:
    holder: Wendeline Ostrander
    limits: {spend: 9000, hire: nobody}
    review_by: 2099-01-01
  vp-product:
    holders: [{name: Ada Marchbanks, share: 50, until: 2099-05-01}, {name: Bo Tolliver, share: 50}]
    limits: {spend: 9000, hire: nobody}
"""


def test_the_page_is_up_to_date() -> None:
    said = make_reference.REFERENCE.read_text("utf-8")
    assert said == make_reference.reference(), "run tools/make_reference.py"


def test_the_page_has_every_command_and_its_own_options() -> None:
    said = make_reference.reference()
    listed = [line[13:] for line in said.splitlines() if line.startswith("#### charter ")]
    assert {name.split()[0] for name in listed} == {n for g in COMMANDS.values() for n in g}
    assert {"templates eject", "templates check"} < set(listed)
    check = said.partition("#### charter check\n")[2].partition("####")[0]
    assert "| `--without POSITIONS` |" in check
    assert "--quiet" not in check, "said once for all commands"
    assert said.count("`-q, --quiet`") == 1


def row_of(path: str) -> dict[str, object] | None:
    return next((r for r in ROWS if any(fnmatchcase(path, name) for name in r["files"])), None)


def texts(content: bytes) -> Iterator[bytes]:
    """Yield all that a file says, out of its packages too."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield from texts(package.read(name))
    elif content.startswith(b'{"version": 1, "texts"'):
        for versions in json.loads(content)["texts"].values():
            yield from (zlib.decompress(b64decode(version)) for version in versions)
    else:
        yield content


def names_people(path: Path) -> bool:
    said = list(texts(path.read_bytes()))
    return any(name.encode() in text for name in NAMES for text in said)


def files_of(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@pytest.fixture
def worked_in(tmp_path: Path, charter: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace in which all that writes files has run."""
    monkeypatch.chdir(tmp_path)
    assert charter("init", "ws", "--structure", "combined").code == 0
    folder = tmp_path / "ws"
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    ran = [
        charter("build", "ws", "--format", "md,docx,html,txt,json"),
        *(charter("build", "ws", "--paper", p) for p in ("certificate", "interview")),
        *(charter("build", "ws", "--paper", p) for p in ("job-description", "authority")),
        charter("build", "ws", "--paper", "joint", "--position", "vp-engineering,vp-product"),
        charter("matrix", "ws", "--format", "docx,xlsx,svg,csv"),
        charter("share", "ws"),
        charter("advise", "ws", "--format", "md,docx"),
        charter("check", "ws", "--calendar", "ws/out/days.ics"),
        charter("feed", "ws", "--assign-references"),
        charter(
            "pack", "ws", "--position", "cpto", "--letter", str(LETTER), "--format", "docx,zip,eml"
        ),
        charter("ask", "ws", "--position", "ceo,vp-engineering,vp-product"),
    ]
    assert [(each.code, each.err) for each in ran if each.code] == []
    answers = agreed_round(folder, ("ceo", "vp-engineering", "vp-product"), "CEO")
    (folder / "out/questions/answers.csv").write_text(answers, "utf-8")
    (folder / "out/questions/answers.csv").chmod(0o600)
    charter("settle", "ws/out/questions", "--workspace", "ws", "--dry-run")
    assert charter("settle", "ws/out/questions", "--workspace", "ws").code in (0, 1)
    shutil.copytree(ROOT / "tests/data/audit/kestrel", tmp_path / "old")
    assert charter("audit", "old", "--workspace", "ws", "--format", "md,xlsx").code == 1
    for name in ("sign-off", "letterhead.docx"):
        assert charter("templates", "eject", name, "--workspace", "ws").code == 0
    return folder


def test_every_file_that_is_written_has_its_row_and_who_is_named_is_told(worked_in: Path) -> None:
    found = files_of(worked_in)
    kinds = {"out/memo.md", "out/settle/agenda.md", "out/audit/review.xlsx", ".charter/journal"}
    assert kinds < set(found)
    known = [
        path for path in found if path.rpartition("/")[2] not in (".gitignore", ".charter.json")
    ]
    assert [path for path in known if row_of(path) is None] == []
    named = [path for path in known if names_people(worked_in / path)]
    assert len(named) > 12
    untold = [p for p in named if not str((row_of(p) or {})["personal"]).startswith("yes")]
    assert untold == []


def test_what_only_you_can_read_is_so(worked_in: Path) -> None:
    heading = "Papers with people's data, which only you can read"
    private = [name for row in HEADINGS[heading] for name in row["files"]]
    private += [n for r in ROWS if "only you can read it" in r["personal"] for n in r["files"][:1]]
    files = [p for p in files_of(worked_in) if any(fnmatchcase(p, name) for name in private)]
    assert len(files) > 9
    modes = {p: stat.S_IMODE((worked_in / p).stat().st_mode) for p in files}
    assert {
        p for p, mode in modes.items() if mode != 0o600 and not p.endswith("/.gitignore")
    } == set()


def test_who_is_forgotten_as_the_page_says_is_gone(
    worked_in: Path, charter: Callable[..., Ran]
) -> None:
    steps = make_reference.FORGET
    line = "rm -rf northwind/out northwind/.charter/journal northwind/audit.yaml"
    assert line in steps
    text = COMPANY.replace("holder: Zoltan Quillfeather, ", "").replace(
        "    holder: Wendeline Ostrander\n", ""
    )
    start = text.index("    holders:")
    text = text[:start] + text[text.index("\n", start) + 1 :]
    (worked_in / "company.yaml").write_text(text, "utf-8")
    for word in line.split()[2:]:
        path = worked_in / word.removeprefix("northwind/")
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    assert charter("build", "ws").code == 0
    assert [path for path in files_of(worked_in) if names_people(worked_in / path)] == []
