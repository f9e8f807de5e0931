"""A PDF taken apart and changed: where words stand, and what is laid over them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tampering.package import UnfitError


class Box(NamedTuple):
    """Where words stand on a page, in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def find(content: bytes, words: str, *, last: bool = False) -> Box:
    """Return where words stand first, or last. Raises UnfitError where they do not."""
    document = pdfium.PdfDocument(content)
    found: list[Box] = []
    for number, page in enumerate(document):
        text = page.get_textpage()
        search = text.search(words, match_case=True)
        while match := search.get_next():
            rects = [text.get_rect(n) for n in range(text.count_rects(*match))]
            line = [r for r in rects if abs(r[1] - rects[0][1]) < 4]
            if line:
                left, bottom = min(r[0] for r in line), min(r[1] for r in line)
                right, top = max(r[2] for r in line), max(r[3] for r in line)
                found.append(Box(number, left, bottom, right, top))
    if not found:
        raise UnfitError(f"no {words!r}")
    return found[-1 if last else 0]


def writer_of(content: bytes) -> PdfWriter:
    return PdfWriter(clone_from=BytesIO(content))


def bytes_of(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def text_at(x: float, y: float, text: str, size: float = 9, more: str = "") -> bytes:
    """Return the operators that write text in Helvetica."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return f"q {more} BT /Tmp {size} Tf {x} {y} Td (".encode() + shown + b") Tj ET Q\n"


def fill(box: Box, grey: float = 1, grow: float = 1) -> bytes:
    """Return the operators that paint over a box."""
    wide, high = box.right - box.left + 2 * grow, box.top - box.bottom + 2 * grow
    return f"q {grey} g {box.left - grow} {box.bottom - grow} {wide} {high} re f Q\n".encode()


def lay_over(
    writer: PdfWriter, page: int, operators: bytes, images: dict[str, Any] | None = None
) -> None:
    """Draw on a page, over what is there."""
    target = writer.pages[page]
    over = PageObject.create_blank_page(width=target.mediabox.width, height=target.mediabox.height)
    stream = DecodedStreamObject()
    stream.set_data(operators)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    resources = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/Tmp"): font})}
    )
    if images:
        resources[NameObject("/XObject")] = DictionaryObject(
            {NameObject(name): writer._add_object(image) for name, image in images.items()}
        )
    over[NameObject("/Resources")] = resources
    over[NameObject("/Contents")] = stream
    target.merge_page(over)


def image(width: int = 20, height: int = 8, colour: tuple[int, int, int] = (20, 20, 120)) -> Any:
    """Return a picture of one colour as an object of a PDF."""
    stream = DecodedStreamObject()
    stream.set_data(bytes(colour) * (width * height))
    for key, value in (("Type", "/XObject"), ("Subtype", "/Image"), ("ColorSpace", "/DeviceRGB")):
        stream[NameObject(f"/{key}")] = NameObject(value)
    from pypdf.generic import NumberObject

    for key, number in (("Width", width), ("Height", height), ("BitsPerComponent", 8)):
        stream[NameObject(f"/{key}")] = NumberObject(number)
    return stream


def place_image(box: Box) -> bytes:
    """Return the operators that draw the picture /Pic in a box."""
    return f"q {box.right - box.left} 0 0 {box.top - box.bottom} {box.left} {box.bottom} cm /Pic Do Q\n".encode()


def rewrite(writer: PdfWriter, page: int, change: Callable[[bytes], bytes]) -> None:
    """Change the operators of a page."""
    contents = writer.pages[page].get_contents()
    if contents is None:
        raise UnfitError("an empty page")
    before = contents.get_data()
    after = change(before)
    if after == before:
        raise UnfitError("nothing to change")
    stream = DecodedStreamObject()
    stream.set_data(after)
    writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)


def cells(content: bytes) -> list[tuple[Box, Box, Box]]:
    """Return the cells for name, signature and date of each line to sign."""
    heads = [find(content, word, last=True) for word in ("Name", "Signature", "Date")]
    rows = [
        find(content, word, last=True)
        for word in ("Chief Product and Technology", "Tarn Software, Inc.")
    ]
    return [
        tuple(
            Box(head.page, head.left, row.bottom - 2, head.left + 90, row.top + 2) for head in heads
        )  # type: ignore[misc]
        for row in rows
    ]


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
