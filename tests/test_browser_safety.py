"""Two who write at once, a process that dies, and those who should not get in, in a browser."""

from __future__ import annotations

import re
import shutil
import time
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from charter.write.journal import read_journal
from opened import NORTHWIND, Opened, window
from word_packages import element, letter, links, paragraph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PATIENCE = 60


def answer(screen: Page, words: str, fact: str = "headcount") -> None:
    """Type an answer to a question, and save it."""
    with screen.expect_event("load"):
        screen.locator(f"[name='company.{fact}']").fill(words)
        screen.keyboard.press("Enter")


def test_what_an_editor_changed_meanwhile_is_shown_and_never_overwritten(
    screen: Page, opened: Opened
) -> None:
    screen.goto(f"{opened.origin}/company")
    edited = opened.change("headcount: 48\n", "headcount: 50\n")
    answer(screen, "49")
    assert screen.locator("h1").inner_text() == "Somebody changed this meanwhile"
    both = screen.locator(".diff").inner_text().split()
    assert both == ["in", "the", "file", "50", "typed", "here", "49"]
    assert opened.company == edited
    screen.get_by_role("link", name="Keep what is in the file").click()
    assert screen.locator("[name='company.headcount']").input_value() == "50"
    assert opened.company == edited
    opened.change("headcount: 50\n", "headcount: 51\n")
    answer(screen, "49")
    screen.get_by_role("button", name="Write what I typed").click()
    assert "headcount: 49\n" in opened.company


def test_a_change_elsewhere_in_the_file_stays_beside_ones_own(screen: Page, opened: Opened) -> None:
    screen.goto(f"{opened.origin}/company")
    edited = opened.change("# the founder\n", "# the founder, Kim\n")
    answer(screen, "49")
    assert opened.company == edited.replace("headcount: 48\n", "headcount: 49\n")


def test_two_windows_at_one_place(browser: Browser, screen: Page, opened: Opened) -> None:
    with window(browser, opened) as other:
        for one in (screen, other):
            one.goto(f"{opened.origin}/company")
        answer(screen, "49")
        answer(other, "50")
        assert "Somebody changed this meanwhile" in other.inner_text("main")
        assert "headcount: 49\n" in opened.company
        for one in (screen, other):
            one.goto(f"{opened.origin}/owners/product.roadmap?to=vp-product")
        screen.get_by_role("button", name="Move to the VP Product").click()
        other.get_by_role("button", name="Move to the VP Product").click()
        assert opened.company.count("product.roadmap: vp-product") == 1
        assert len(read_journal(opened.folder)) == 2


def test_a_change_that_was_undone_in_another_window_is_undone_once(
    browser: Browser, screen: Page, opened: Opened
) -> None:
    before = opened.company
    screen.goto(f"{opened.origin}/company")
    answer(screen, "49")
    with window(browser, opened) as other:
        for one in (screen, other):
            one.goto(f"{opened.origin}/history")
        screen.get_by_role("button", name=re.compile("^Undo")).click()
        assert opened.company == before
        other.get_by_role("button", name=re.compile("^Undo")).click()
        assert opened.company == before
        assert other.locator("h1").inner_text() == "Nothing was changed"


def test_a_process_that_dies_while_it_writes_is_started_anew_and_saves(
    browser: Browser, tmp_path: Path
) -> None:
    """Killed within a write; tests/test_at_once.py looks at what each moment of one leaves."""
    folder = Path(shutil.copytree(NORTHWIND, tmp_path / "northwind"))
    base = (folder / "company.yaml").read_text("utf-8")
    opened = Opened(folder, dies_at=4)
    with browser.new_context() as context:
        screen = context.new_page()
        for typed in ("101", "102"):
            screen.goto(opened.address)
            screen.goto(f"{opened.origin}/company")
            screen.locator("[name='company.headcount']").fill(typed)
            screen.keyboard.press("Enter")
            if typed == "101":
                opened.process.wait(_PATIENCE)
                assert opened.company == base
                opened.kill()
                opened.start()
        screen.wait_for_url("**saved=*", timeout=_PATIENCE * 1000)
    assert opened.kill() == ""
    assert opened.company == base.replace("headcount: 48\n", "headcount: 102\n")


def test_without_the_token_nothing_is_shown(browser: Browser, opened: Opened) -> None:
    with browser.new_context() as context:
        screen = context.new_page()
        for path in ("/", "/owners", "/?key=guessed", "/static/style.css"):
            got = screen.goto(opened.origin + path)
            assert got
            assert got.status == 403
            assert "charter open" in screen.inner_text("body")


def test_under_a_name_of_another_nothing_is_shown(browser: Browser, opened: Opened) -> None:
    """DNS rebinding: the name leads here, and the token is known, and it is still refused."""
    with browser.new_context() as context:
        screen = context.new_page()
        there = opened.address.replace("127.0.0.1", "evil.example")
        got = screen.goto(there)
        assert got
        assert (got.status, screen.inner_text("body").strip()) == (
            421,
            "This page answers to its own address only.",
        )


_ATTACK = """
<form method="post" action="{origin}/company"><input name="company.markets" value="7">
<input name="was.company.markets" value="null"><button>Win</button></form>
<img src="{origin}/owners"><iframe src="{origin}/owners"></iframe>
"""


@pytest.mark.parametrize("where", ["http://evil.example:9", "http://127.0.0.1:9"])
def test_a_page_of_another_neither_reads_nor_writes(
    browser: Browser, opened: Opened, where: str
) -> None:
    """Of another site, and of another program on this machine, whose cookies are the same."""
    before = opened.company
    with browser.new_context() as context:
        own = context.new_page()
        own.goto(opened.address)
        attack = _ATTACK.format(origin=opened.origin)
        context.route(
            f"{where}/**", lambda route: route.fulfill(body=attack, content_type="text/html")
        )
        screen = context.new_page()
        screen.goto(f"{where}/")
        frames = [frame.content() for frame in screen.frames if frame != screen.main_frame]
        assert not any("Northwind" in text for text in frames)
        for how in ("{credentials: 'include'}", "{mode: 'no-cors', credentials: 'include'}"):
            read = f"fetch('{opened.origin}/owners', {how}).then(r => r.text()).catch(() => '')"
            assert "Northwind" not in screen.evaluate(f"() => {read}")
        screen.get_by_role("button", name="Win").click()
        assert "not answered" in screen.inner_text("body")
        assert opened.company == before


def zipped(**members: str | bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return held.getvalue()


@cache
def hostile() -> dict[str, bytes]:
    """Return files that are not what they seem, are made to harm, or are as large as may be."""
    zeros = b"0" * 70_000_000
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in letter().items():
            package.writestr(name, content)
    good = held.getvalue()
    laughs = '<!DOCTYPE a [<!ENTITY b0 "ha">'
    for n in range(1, 9):
        laughs += f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">'
    document = element("document", f"<w:body>{paragraph('&b8;')}</w:body>")
    reads = f'<!DOCTYPE a [<!ENTITY b8 SYSTEM "file:///etc/passwd">]>{document}'
    away = links(("rId9", "attachedTemplate", "http://evil.example/x.dotm"), outside=("rId9",))
    script = b"<script>alert(1)</script><img src=x onerror=alert(1)>"
    return {
        "no-zip.docx": b"no zip",
        "cut.docx": good[: len(good) // 2],
        "bomb.docx": word({"word/document.xml": zeros}),
        "laughs.docx": word({"word/document.xml": laughs + "]>" + document}),
        "reads.docx": word({"word/document.xml": reads}),
        "away.docx": word({"word/_rels/settings.xml.rels": away}),
        "macro.docx": word({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        "climbs.docx": word({"../../../evil.txt": "x", "/tmp/evil.txt": "x"}),
        "deep.docx": word(
            {"word/document.xml": element("document", "<w:p>" * 50_000 + "</w:p>" * 50_000)}
        ),
        "climbs.zip": zipped(**{"..__..__evil.txt": "x", "__tmp__evil.txt": "x"}),
        "bomb.zip": zipped(**{"bomb.txt": zeros, "in.zip": zipped(**{"bomb.txt": zeros})}),
        "many.zip": zipped(**{f"{n}.md": "# x" for n in range(3_000)}),
        "program.exe": b"MZ" + bytes(5_000),
        "program.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 20,
        "script.html": script,
        "script.md": b"# " + script,
        "odd.csv": b'"\xff\xfe\x00,=cmd()|/c calc\n' * 50,
        "bomb.xlsx": zipped(**{"xl__workbook.xml": zeros, "[Content_Types].xml": "<Types/>"}),
        "nul.txt": b"\x00\x1b[31m\x07 hello",
        "<b>name</b>.md": b"# Chief Technology Officer",
    }


def word(parts: dict[str, bytes | str]) -> bytes:
    """Return a letter as a Word file with parts of one's own in it."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in letter(more=parts).items():
            package.writestr(name, content)
    return held.getvalue()


UPLOADS = {
    "/publish": ("Look", "docx md html txt exe"),
    "/copies": ("Compare", "docx pdf zip exe"),
    "/look": ("Use it", "docx exe"),
    "/offers": ("Make the pack", "docx exe"),
    "/ask": ("Show where they differ", "docx xlsx csv exe"),
    "/existing": ("Put them in", "docx pdf zip md html txt exe csv xlsx"),
}
"""Each screen that takes a file: its button, and the kinds it reads, with one that none does."""


@pytest.mark.parametrize("path", UPLOADS)
def test_a_hostile_file_is_told_or_kept_as_it_is_and_does_nothing(
    screen: Page, opened: Opened, tmp_path: Path, path: str
) -> None:
    outside = {
        each for each in opened.folder.parent.parent.rglob("*") if opened.folder not in each.parents
    }
    before, (button, kinds) = opened.company, UPLOADS[path]
    for name, content in hostile().items():
        if name.rpartition(".")[2] not in kinds.split():
            continue
        screen.goto(opened.origin + path)
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        screen.locator("#file").set_input_files(file)
        began = time.monotonic()
        with screen.expect_response(lambda got: got.request.method == "POST") as got:
            screen.get_by_role("button", name=button, exact=True).click()
        screen.wait_for_load_state()
        assert time.monotonic() - began < _PATIENCE, name
        assert got.value.status in (200, 303, 422), name
        said = screen.inner_text("main")
        assert "root:x:0" not in said, name
        assert "Traceback" not in said, name
        assert str(tmp_path.parent.parent) not in said.replace(str(opened.folder), ""), name
        assert "/tmp/tmp" not in said, name
        if path == "/existing":
            kept = opened.folder / "papers" / name
            assert not kept.exists() or kept.read_bytes() == content
            kept.unlink(missing_ok=True)
    assert opened.company == before
    assert screen.evaluate("() => !document.querySelector('main script')")
    now = {
        each for each in opened.folder.parent.parent.rglob("*") if opened.folder not in each.parents
    }
    assert now == outside
    assert not Path("/tmp/evil.txt").exists()
    made = {each.name for each in opened.folder.iterdir()}
    assert made <= {"company.yaml", "papers", ".gitignore", ".charter", "templates", "audit.yaml"}


def test_a_file_that_is_too_large_is_told(screen: Page, opened: Opened, tmp_path: Path) -> None:
    screen.goto(f"{opened.origin}/copies")
    large = tmp_path / "a.pdf"
    large.write_bytes(bytes(41_000_000))
    screen.locator("#file").set_input_files(large)
    screen.get_by_role("button", name="Compare", exact=True).click()
    screen.get_by_text("That is too large: 40 MB at most.").wait_for()
