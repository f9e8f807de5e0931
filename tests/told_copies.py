"""What `charter verify` says of copies of one short charter, as text: an area of told.py.

The charter and its PDF stand in tests/data/sent, so that no new wording and no other font changes
what is said of them.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import charter
from charter.cli.verify import uncompared_said
from charter.document.document import Documents, document_of
from charter.document.pdf.text import around
from charter.load.hire import Hire
from charter.offer.pack import make, sources
from charter.offer.verify.ground import find_ground, rehash
from charter.offer.verify.pdf import read_pdf_copy
from charter.offer.verify.verdict import Verdict, of_file
from charter.offer.verify.verify import verify
from charter.problems import CharterError
from charter.read.files import sha256
from charter.render.papers import Markdown
from charter.write.docx.writer import DocxWriter
from making import composed, rendered
from tampering import draws, honest, pdf_report, pdf_signed
from tampering import pdf as pdf_means
from tampering.package import UnfitError
from tampering.sent import COMPANY

SENT = Path(__file__).resolve().parent / "data" / "sent"
LETTERS = Path(__file__).resolve().parent / "data" / "letters"
DAY = date(2027, 1, 15)
OF_EVERY = "of a PDF the words are compared"
PER_KIND = 4
"""Means of each kind of tampering that are tried on a Word file."""


def sent(folder: Path) -> tuple[charter.Workspace, Markdown]:
    """Write the company, and return it with the short charter as one of its papers."""
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    workspace = charter.read_workspace(folder)
    organisation = charter.organise(workspace)
    [paper] = composed(organisation, DAY, position="cpto", papers=("charter",))
    text = (SENT / "charter.md").read_text("utf-8")
    return workspace, rendered([paper])[0]._replace(text=text, content_hash=rehash(text))


def pack_of(folder: Path, letter: Path, hire: Hire | None = None) -> tuple[make.Pack, Any]:
    """Return the pack of the short charter with a letter, and what was made of the charter."""
    workspace, text = sent(folder)
    made = SimpleNamespace(
        texts=(text,),
        documents=Documents(),
        files={
            "cpto-charter.md": text.text.encode(),
            "cpto-charter.docx": DocxWriter(None).write(document_of(text)),
        },
        drafts=(),
        organisation=charter.organise(workspace),
    )
    with mock.patch.object(sources, "_made", return_value=made):
        return make.make_pack(workspace, "cpto", letter, hire, DAY), made


def packed(folder: Path, letter: str) -> Path:
    """Write the pack of the short charter with a letter, and return the folder that holds it."""
    pack, made = pack_of(folder, LETTERS / f"{letter}.docx")
    for name, content in pack.files.items():
        (folder / name).write_bytes(content)
    for name, content in made.files.items():
        (folder / name).write_bytes(content)
    return folder


def said(path: Path, against: Path | None) -> Iterator[str]:
    """Yield what is said of a copy, a line for each thing."""
    try:
        verdicts = verify(path, against)
    except CharterError as refused:
        yield from (
            f"  {problem.code}: {problem.message}; {problem.hint}" for problem in refused.problems
        )
        return
    for verdict in verdicts:
        yield from lines_of(verdict)


def lines_of(verdict: Verdict) -> Iterator[str]:
    """Yield a verdict in lines."""
    of = (verdict.status, verdict.against, verdict.hash, verdict.position, verdict.day)
    yield f"  {verdict.name}: {', '.join(map(str, of))}"
    yield from (f"  [{odd.code}] {odd.message[:200]}" for odd in verdict.oddities)
    for change in verdict.changes:
        yield f"  {change.section}: {change.old[:120]!r} -> {change.new[:120]!r}"
    yield from (f"  signed: {each[:200]}" for each in verdict.filled)
    yield from (f"  uncompared: {each[:200]}" for each in uncompared_said(verdict))
    yield from (f"  note: {each[:200]}" for each in verdict.notes if not each.startswith(OF_EVERY))


def word_files() -> Iterator[tuple[str, str]]:
    """Yield what is said of copies of a Word file: tampered by each kind of means, and honest."""
    draws.load()
    with tempfile.TemporaryDirectory() as home:
        packs = []
        for letter in ("header_with_image", "footnote"):
            folder = Path(home) / letter
            folder.mkdir()
            packs.append(packed(folder, letter))
        copy = Path(home) / "back.docx"

        def told(content: bytes, ground: Path) -> str:
            copy.write_bytes(content)
            return "\n".join(said(copy, ground)).replace(home, "")

        for kind, means in sorted(draws.MEANS.items()):
            lines = []
            for n, name in enumerate(sorted(means)):
                if n % -(-len(means) // PER_KIND):
                    continue
                pack = packs[n % 2]
                ground = pack / ("cpto-charter.md" if n % 3 == 2 else "cpto-offer.zip")
                content = (pack / "cpto-offer.docx").read_bytes()
                try:
                    draw = draws.apply(content, kind, name, n, letter=n % 5 == 4)
                except UnfitError:
                    continue
                lines.append(f"{name}: {draw.what}\n{told(draw.content, ground)}")
            yield kind.replace(" ", "-"), "\n".join(lines)
        content = (packs[0] / "cpto-offer.docx").read_bytes()
        lines = []
        for n, each in enumerate(honest.copies(content)):
            ground = packs[0] / ("cpto-charter.md" if n % 3 == 2 else "cpto-offer.zip")
            lines.append(f"{each.name}\n{told(each.content, ground)}")
        yield "honest", "\n".join(lines)


def pdfs() -> Iterator[tuple[str, str]]:
    """Yield what is said of copies of a PDF, and what is read of them."""
    content = (SENT / "charter.pdf").read_bytes()
    ground = find_ground(SENT / "charter.md", (), ())._replace(what="it")
    with tempfile.TemporaryDirectory() as home:
        copy = Path(home) / "back.pdf"

        def told(name: str, content: bytes) -> str:
            copy.write_bytes(content)
            found = read_pdf_copy(copy)
            marks = [
                f"  on page {mark.page}, {mark.code}: {mark.what}, {mark.text[:80]!r},"
                f" {' '.join(f'{side:.0f}' for side in mark.box)}{', over words' * mark.over}"
                for mark in found.marks
            ]
            return (
                "\n".join([name, *marks, *lines_of(of_file(copy, copy.name, ground, found))])
                .replace(str(SENT.parent.parent), "")
                .replace(home, "")
            )

        read = read_pdf_copy(SENT / "charter.pdf")
        lines = [*read.notes]
        for line in read.lines:
            place = " ".join(f"{side:.0f}" for side in around(line.boxes))
            lines.append(f"{line.page} {line.kind}: {line.text} {place}")
        yield "pdf-read", "\n".join(lines)
        lines = []
        for n, name in enumerate(sorted(pdf_report.PDF_MEANS)):
            if n % 2:
                continue
            try:
                draw = pdf_means.draw(content, name, n)
            except UnfitError:
                continue
            lines.append(told(f"{name}: {draw.what}", draw.content))
        yield "pdf-tampered", "\n".join(lines)
        lines = []
        for n, each in enumerate(pdf_signed.copies(content)):
            if " and " in each.name and n % 9:
                continue
            lines.append(told(each.name, each.content))
        yield "pdf-honest", "\n".join(lines)


def letters(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what each letter becomes with the charter: a digest of each part, and the notes."""
    hire = charter.read_hire(LETTERS.parent / "hires" / "okafor.yaml")
    lines = []
    for number, letter in enumerate(sorted(LETTERS.glob("*.docx"))):
        lines.append(letter.name)
        try:
            pack, _ = pack_of(folder, letter, hire if number % 2 else None)
        except CharterError as refused:
            lines += [f"  {p.code}: {p.message}; {p.hint}" for p in refused.problems]
            continue
        lines += [f"  note: {note}" for note in pack.notes]
        with zipfile.ZipFile(BytesIO(pack.files["cpto-offer.docx"])) as package:
            for name in sorted(package.namelist()):
                content = package.read(name)
                lines.append(f"  {name} {len(content)} {sha256(content)[:16]}")
        mail = pack.files["cpto-offer.eml"].decode().replace("\r\n", "\n")
        lines.append(mail.partition("Content-Transfer")[0])
    yield "letters", "\n".join(lines).replace(f"{LETTERS.parent}/", "")


def packs() -> Iterator[tuple[str, str]]:
    """Yield what is said of packs that were changed."""
    with tempfile.TemporaryDirectory() as home:
        folder = packed(Path(home), "styles_de")
        with zipfile.ZipFile(folder / "cpto-offer.zip") as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text, listed = parts["cpto-charter.md"], parts["manifest.json"]
        other = text.replace(b"$50,000", b"$90,000")
        honest_other = other.replace(
            rehash(text.decode()).encode(), rehash(other.decode()).encode()
        )
        listed_other = listed.replace(sha256(text).encode(), sha256(honest_other).encode())
        changes: dict[str, dict[str, bytes | None]] = {
            "as sent": {},
            "another charter": {"cpto-charter.md": other},
            "another charter with its hash": {"cpto-charter.md": honest_other},
            "another charter with its hash, listed": {
                "cpto-charter.md": honest_other,
                "manifest.json": listed_other,
            },
            "no charter": {"cpto-charter.md": None},
            "no manifest": {"manifest.json": None},
            "manifest of a newer version": {
                "manifest.json": listed.replace(b'"version": 1', b'"version": 2')
            },
            "a part missing": {"cpto-letter.docx": None},
            "a part more": {"terms.txt": b"void"},
            "a damaged offer": {"cpto-offer.docx": b"PK"},
            "a charter that is no text": {"cpto-charter.md": b"\xff"},
            "the charter for the offer": {"cpto-offer.docx": parts["cpto-charter.docx"]},
            "in a folder": {"x/cpto-charter.docx": parts["cpto-charter.docx"]},
        }
        changed = folder / "back.zip"
        manifest = folder / "manifest.json"
        manifest.write_bytes(listed)
        lines = []
        for name, change in changes.items():
            with zipfile.ZipFile(changed, "w") as package:
                for part, content in {**parts, **change}.items():
                    if content is not None:
                        package.writestr(part, content)
            for ground in (None, folder / "cpto-offer.zip", folder / "cpto-charter.md", manifest):
                lines += [
                    f"{name}, against {ground.name if ground else 'itself'}",
                    *said(changed, ground),
                ]
        alone = folder / "alone"
        alone.mkdir()
        (alone / "manifest.json").write_bytes(listed)
        for name, path in (("x.doc", None), ("none.docx", None), ("back.docx", "cpto-offer.docx")):
            copy = folder / name
            if path:
                copy.write_bytes((folder / path).read_bytes())
            elif name != "none.docx":
                copy.write_bytes(b"x")
            for ground in (None, alone / "manifest.json", manifest, folder / "nowhere"):
                lines += [
                    f"{name}, against {ground.name if ground else 'nothing'}",
                    *said(copy, ground),
                ]
        yield from letters(Path(home))
        yield "packs", "\n".join(lines).replace(home, "")
