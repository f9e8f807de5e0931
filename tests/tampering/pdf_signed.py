"""PDF copies that were saved again or signed, and the PDFs they are copies of.

What Adobe Acrobat Sign and DocuSign write is imitated after their documentation: names, dates and
pictures at their marks, the envelope's number on each page, a certificate as the last page.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdf.annotations import FreeText

from charter.building import build
from charter.load.company_file import read_workspace
from charter.offer.pack.make import make_pack
from tampering.honest import Honest
from tampering.package import UnfitError
from tampering.pdf_fields import add_field
from tampering.pdf_pages import (
    Box,
    bytes_of,
    cells,
    fill,
    image,
    lay_over,
    place_image,
    text_at,
    writer_of,
)
from tampering.sent import COMPANY, DAY, LETTERS, Sent
from tampering.signed import PEOPLE

ENVELOPE = "DocuSign Envelope ID: 8F3C1A2B-4D5E-6F70-8192-A3B4C5D6E7F8"
_CERTIFICATE = (
    "Certificate Of Completion",
    "Envelope Id: 8F3C1A2B4D5E6F708192A3B4C5D6E7F8   Status: Completed",
    "Subject: Complete with DocuSign: cpto-charter.pdf",
    "Source Envelope: Document Pages: 4   Signatures: 2   Initials: 0",
    "Signer Events   Signature   Timestamp",
    "Anna Berg   anna@tarn.example   Sent: 3/10/2027 9:01:12 AM   Signed: 3/10/2027 9:14:40 AM",
    "Jonas Weber   jonas@tarn.example   Sent: 3/10/2027 9:14:42 AM   Signed: 3/10/2027 10:02:05 AM",
)
_AUDIT = (
    "cpto-charter",
    "Final Audit Report   2027-03-10",
    "Created: 2027-03-10   By: HR (hr@tarn.example)   Status: Signed",
    "Transaction ID: CBJCHBCAABAAx1y2z3",
    "Document e-signed by Anna Berg (anna@tarn.example)",
    "Agreement completed. 2027-03-10 - 10:02:05 AM GMT",
)


class SentPdf(NamedTuple):
    """A PDF that was sent, its grounds, and the service whose marks it has."""

    name: str
    path: Path
    grounds: tuple[Path, ...]
    signatures: str = ""


def pdfs(sent: list[Sent], place: Path) -> list[SentPdf]:
    """Return the charter as our own PDF, and what LibreOffice prints where it is there."""
    folder = place / "pdf-sent"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    build(folder, day=DAY, formats=("md", "pdf"))
    out = folder / "out"
    made = [SentPdf("our PDF", out / "cpto-charter.pdf", (folder, out / "cpto-charter.md"))]
    if not shutil.which("soffice"):
        return made
    from tampering.render import office

    sources = {each.path: each for each in sent}
    marked: dict[Path, str] = {}
    for service in ("adobe-sign", "docusign"):
        other = place / f"pdf-{service}"
        other.mkdir(parents=True, exist_ok=True)
        (other / "company.yaml").write_text(
            COMPANY.replace("  currency: USD\n", f"  currency: USD\n  signatures: {service}\n"),
            "utf-8",
        )
        pack = make_pack(
            read_workspace(other),
            "cpto",
            LETTERS / "styles_de.docx",
            None,
            DAY,
            formats=("docx", "zip"),
        )
        for name, content in pack.files.items():
            (other / name).write_bytes(content)
        offer = other / "cpto-offer.docx"
        sources[offer] = Sent(f"offer for {service}", offer, (other / "cpto-offer.zip", other))
        marked[offer] = service
    copies_of: dict[Path, Sent] = {}
    for n, each in enumerate(sources.values()):
        plain = place / f"print{n}.docx"
        plain.write_bytes(each.path.read_bytes())
        copies_of[plain] = each
    for plain, target in office(list(copies_of), "pdf", place / "printed").items():
        each = copies_of[plain]
        made.append(
            SentPdf(f"{each.name} printed", target, each.grounds, marked.get(each.path, ""))
        )
    return made


def copies(
    content: bytes, service: str = "", people: Sequence[tuple[str, str, str]] = PEOPLE
) -> Iterator[Honest]:
    """Yield honest copies of a PDF, signed by these people."""
    yield Honest("as it was sent", content)
    yield Honest("saved again by pypdf", bytes_of(writer_of(content)))
    small = writer_of(content)
    for page in small.pages:
        page.compress_content_streams()
    small.compress_identical_objects()
    small.add_metadata({"/Producer": "Other", "/Title": "Charter"})
    yield Honest("made smaller", bytes_of(small))
    out = BytesIO()
    pdfium.PdfDocument(content).save(out)
    yield Honest("saved again by PDFium", out.getvalue())
    turned = writer_of(content)
    for page in turned.pages:
        page.rotate(90)
    yield Honest("turned", bytes_of(turned))
    try:
        lines = cells(content)
    except UnfitError:
        return
    for person, employer, day in people:
        try:
            yield Honest(
                f"signed by {person} and {employer}, {day}",
                _typed(content, lines, person, employer, day),
                True,
            )
        except UnicodeEncodeError:  # Helvetica has no such letters
            continue
    yield Honest("signed in form fields", _fields(content, lines), True)
    yield Honest("signed in notes", _notes(content, lines), True)
    yield Honest("signed by pictures", _pictures(content, lines), True)
    yield Honest("signed by pen", _strokes(content, lines), True)
    yield Honest("signed by DocuSign", _docusign(content, lines), True)
    yield Honest("signed by Adobe", _adobe(content, lines, service), True)
    yield Honest("with a certificate's field", _certified(content))


def _typed(
    content: bytes, lines: list[tuple[Box, Box, Box]], person: str, employer: str, day: str
) -> bytes:
    writer = writer_of(content)
    for (name, _, date), who in zip(lines, (person, employer), strict=True):
        lay_over(
            writer,
            name.page,
            text_at(name.left, name.bottom + 2, who, 7)
            + text_at(date.left, date.bottom + 2, day, 7),
        )
    return bytes_of(writer)


def _pictures(content: bytes, lines: list[tuple[Box, Box, Box]]) -> bytes:
    writer = writer_of(_typed(content, lines, "Anna Berg", "Jonas Weber", "10.03.2027"))
    for _, signature, _ in lines:
        lay_over(writer, signature.page, place_image(signature), {"/Pic": image()})
    return bytes_of(writer)


def _strokes(content: bytes, lines: list[tuple[Box, Box, Box]]) -> bytes:
    writer = writer_of(content)
    for _, box, _ in lines:
        pen = f"q 1 w {box.left} {box.bottom} m {box.left + 20} {box.top + 9} {box.left + 30} {box.bottom - 5} {box.right - 20} {box.top} c S Q\n"
        lay_over(writer, box.page, pen.encode())
    return bytes_of(writer)


def _notes(content: bytes, lines: list[tuple[Box, Box, Box]]) -> bytes:
    writer = writer_of(content)
    for (name, signature, date), who in zip(lines, ("Anna Berg", "Jonas Weber"), strict=True):
        for box, text in ((name, who), (signature, who), (date, "10.03.2027")):
            writer.add_annotation(box.page, FreeText(text=text, rect=box[1:], font_size="8pt"))
    return bytes_of(writer)


def _fields(content: bytes, lines: list[tuple[Box, Box, Box]]) -> bytes:
    writer = writer_of(content)
    for n, ((name, signature, date), who) in enumerate(
        zip(lines, ("Anna Berg", "Jonas Weber"), strict=True)
    ):
        for box, text, field in (
            (name, who, "Name"),
            (signature, who, "Signature"),
            (date, "10.03.2027", "Date"),
        ):
            add_field(writer, box, f"{field}{n}", text)
    return bytes_of(writer)


def _certified(content: bytes) -> bytes:
    """A digital signature that is not shown."""
    writer = writer_of(content)
    add_field(writer, Box(0, 0, 0, 0, 0), "Signature1", "", "/Sig")
    return bytes_of(writer)


def _last_page(writer: Any, words: tuple[str, ...]) -> None:
    writer.add_blank_page(612, 792)
    page = b"".join(text_at(50, 740 - 20 * n, line) for n, line in enumerate(words))
    lay_over(writer, len(writer.pages) - 1, page)


def _docusign(content: bytes, lines: list[tuple[Box, Box, Box]]) -> bytes:
    """Its number on each page, a frame with a picture, and its certificate; the marks stay under it."""
    writer = writer_of(content)
    for number in range(len(writer.pages)):
        lay_over(writer, number, text_at(20, 780, ENVELOPE, 7))
    for (name, signature, date), who in zip(lines, ("Anna Berg", "Jonas Weber"), strict=True):
        frame = text_at(signature.left, signature.top + 2, "DocuSigned by:", 5) + text_at(
            signature.left, signature.bottom - 5, "8F3C1A2B4D5E6F7...", 5
        )
        words = text_at(name.left, name.bottom + 2, who, 8) + text_at(
            date.left, date.bottom + 2, "3/10/2027", 8
        )
        lay_over(writer, name.page, frame + words + place_image(signature), {"/Pic": image()})
    _last_page(writer, _CERTIFICATE)
    return bytes_of(writer)


def _adobe(content: bytes, lines: list[tuple[Box, Box, Box]], service: str) -> bytes:
    """Its tags covered, name and time of signing in the cell, and its audit report."""
    writer = writer_of(content)
    for (name, signature, date), who in zip(lines, ("Anna Berg", "Jonas Weber"), strict=True):
        cover = fill(signature) + fill(date) if service == "adobe-sign" else b""
        told = text_at(signature.left, signature.bottom - 4, f"{who} (Mar 10, 2027 10:02 GMT+1)", 4)
        words = text_at(name.left, name.bottom + 2, who, 8) + text_at(
            date.left, date.bottom + 2, "Mar 10, 2027", 8
        )
        lay_over(
            writer, name.page, cover + told + words + place_image(signature), {"/Pic": image()}
        )
    _last_page(writer, _AUDIT)
    return bytes_of(writer)
