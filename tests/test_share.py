"""The page that everybody gets: who owns what, searchable, with nothing that is not for all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from browser import audit, run_in
from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from charter.sharing import share_page
from conftest import Ran

HERE = Path(__file__).resolve().parent
DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def northwind() -> bytes:
    return share_page(organise(read_workspace(HERE / "briefs" / "northwind")), DAY)


def test_every_piece_of_work_stands_there_with_its_owner(northwind: bytes) -> None:
    organisation = organise(read_workspace(HERE / "briefs" / "northwind"))
    rows = dict(re.findall(r"<dt>(.*?)</dt><dd><b>(.*?)</b>", northwind.decode()))
    everything = {**organisation.responsibilities, **organisation.decisions}
    assert rows == {
        title.replace("&", "&amp;").replace("'", "&#x27;"): organisation.positions[owner].short
        for title, owner in ((a.entry.title, a.accountable) for a in everything.values())
    }


def test_it_has_no_pay_no_names_and_no_facts(northwind: bytes) -> None:
    said = unescape(northwind.decode())
    for secret in ("220", "280,000", "Series A", "head_is_founder", "starving"):
        assert secret not in said, secret


def test_names_stand_there_only_where_asked_for(tmp_path: Path) -> None:
    folder = shutil.copytree(HERE / "briefs" / "northwind", tmp_path / "n")
    path = folder / "company.yaml"
    text = path.read_text("utf-8")
    line = "  vp-engineering: {status: filled}"
    assert line in text
    new = text.replace(line, "  vp-engineering: {status: filled, holder: <Jo> Smith}", 1)
    path.write_text(new, "utf-8")
    organisation = organise(read_workspace(folder))
    assert b"Smith" not in share_page(organisation, DAY)
    assert b"&lt;Jo&gt; Smith" in share_page(organisation, DAY, names=True)


def test_it_fetches_nothing_and_runs_its_own_script_only(northwind: bytes) -> None:
    said = northwind.decode()
    assert not re.search(r"(?:src|href|action)=|url\(|https?://", said)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', said)
    assert "script-src 'sha256-" in policy
    assert "default-src 'none'" in policy
    assert said.count("<script") == 1


SEARCHES = {
    "price list": ("Price and packaging", "Security"),
    "roadmap": ("Product roadmap", "Pricing and packaging"),
    "on-call": ("On-call", "Pricing and packaging"),
}


@pytest.mark.parametrize("typed", SEARCHES)
def test_work_is_found_by_what_companies_call_it(
    northwind: bytes, tmp_path: Path, typed: str
) -> None:
    shown = searched(northwind, tmp_path, typed)
    found, left = SEARCHES[typed]
    assert any(found in title for title in shown["work"]), shown
    assert not any(title.startswith(left) for title in shown["work"])


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("who signs 40000", "Chief Product and Technology Officer"),
        ("who signs 40k", "Chief Product and Technology Officer"),
        ("40,000", "Chief Product and Technology Officer"),
        ("who signs 900000000", "Nobody"),
    ],
)
def test_who_signs_for_an_amount_is_told(
    northwind: bytes, tmp_path: Path, typed: str, who: str
) -> None:
    assert who in searched(northwind, tmp_path, typed)["found"]


def searched(page: bytes, folder: Path, typed: str) -> dict[str, object]:
    return run_in(
        page,
        folder,
        f"""
        const find = document.getElementById("find");
        find.value = {typed!r};
        find.dispatchEvent(new Event("input"));
        const shown = [...document.querySelectorAll("[data-said]")].filter((row) => !row.hidden);
        return {{found: document.getElementById("found").textContent,
                work: shown.map((row) => row.querySelector("dt").textContent)}};
        """,
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_accessibility(northwind: bytes, tmp_path: Path, dark: bool) -> None:
    found = audit(northwind, tmp_path, dark=dark)
    assert found.broken == {}


def test_the_command_writes_it_beside_the_papers(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = shutil.copytree(HERE / "briefs" / "northwind", tmp_path / "n")
    done = charter("share", str(folder), "--date", str(DAY))
    assert done.code == 0
    assert (folder / "out/who-owns-what.html").read_bytes() == share_page(
        organise(read_workspace(folder)), DAY
    )
