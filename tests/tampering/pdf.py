"""Tampered copies of a PDF, and the report on them and on honest ones."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
)

from tampering.carriers import SENTENCES
from tampering.draws import Done, Draw
from tampering.package import UnfitError
from tampering.pdf_pages import (
    Box,
    bytes_of,
    cells,
    fill,
    find,
    image,
    lay_over,
    place_image,
    rewrite,
    text_at,
    writer_of,
)

Tamper = Callable[[bytes, Any, random.Random], Done]
PDF_MEANS: dict[str, Tamper] = {}
_PHRASES = (
    "$50,000",
    "This position alone",
    "team leads and below",
    "decides",
    "Mission",
    "January 15, 2027",
)


def pdf_means(name: str) -> Callable[[Tamper], Tamper]:
    def register(function: Tamper) -> Tamper:
        PDF_MEANS[name] = function
        return function

    return register


def draw(content: bytes, name: str, seed: int) -> Draw:
    """Return a copy changed by one means. Raises UnfitError where it has no place."""
    writer = writer_of(content)
    done = PDF_MEANS[name](content, writer, random.Random(seed))
    return Draw(seed, "PDF", name, done.what, done.visible, bytes_of(writer))


def somewhere(content: bytes, rng: random.Random) -> tuple[str, Box]:
    for phrase in rng.sample(_PHRASES, len(_PHRASES)):
        try:
            return phrase, find(content, phrase)
        except UnfitError:
            continue
    raise UnfitError("none of the phrases")


def _over(make: Callable[[Box, str], bytes], *, visible: bool = True) -> Tamper:
    def apply(content: bytes, writer: Any, rng: random.Random) -> Done:
        phrase, box = somewhere(content, rng)
        lay_over(writer, box.page, make(box, rng.choice(SENTENCES)))
        return Done(f"over {phrase!r}", visible)

    return apply


def _line(box: Box, _: str) -> bytes:
    y = (box.bottom + box.top) / 2
    return f"q 0.8 w {box.left} {y} m {box.right} {y} l S Q\n".encode()


def _strip(box: Box, _: str) -> bytes:
    """A line as a thin filled box."""
    y = (box.bottom + box.top) / 2
    return f"q 0 g {box.left} {y} {box.right - box.left} 0.7 re f Q\n".encode()


def _curve(box: Box, _: str) -> bytes:
    return f"q 1 w {box.left} {box.bottom} m {box.left} {box.top} {box.right} {box.bottom} {box.right} {box.top} c S Q\n".encode()


def _strokes(box: Box, _: str) -> bytes:
    """NO, drawn by lines: words that are in no text."""
    x, y = box.left - 25, box.bottom
    return f"q 1 w {x} {y} m {x} {y + 8} l {x + 6} {y} l {x + 6} {y + 8} l S {x + 9} {y} 6 8 re S Q\n".encode()


_OVER: dict[str, Callable[[Box, str], bytes]] = {
    "a line through words": _line,
    "a line through words as a thin box": _strip,
    "a curve through words": _curve,
    "words drawn by lines": _strokes,
    "a white box": lambda box, t: fill(box),
    "a black box": lambda box, t: fill(box, 0),
    "a white box with other words": lambda box, t: (
        fill(box) + text_at(box.left, box.bottom, "$900,000")
    ),
    "new words": lambda box, t: text_at(60, 30, t),
    "new words, tiny": lambda box, t: text_at(60, 30, t, 1),
    "new words across the page": lambda box, t: text_at(100, 400, "VOID", 120),
    "new words in grey": lambda box, t: text_at(60, 40, t, 9, "0.6 g"),
    "new words as outline": lambda box, t: text_at(60, 40, t, 9, "1 Tr"),
    "new words named as nothing": lambda box, t: (
        b"/Span <</ActualText ()>> BDC " + text_at(60, 40, t) + b" EMC\n"
    ),
    "new words marked as an artifact": lambda box, t: (
        b"/Artifact BMC " + text_at(60, 40, t) + b" EMC\n"
    ),
    "an inline picture": lambda box, t: (
        f"q {box.right - box.left} 0 0 9 {box.left} {box.bottom} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n".encode(
            "latin-1"
        )
    ),
}
for _name, _make in _OVER.items():
    PDF_MEANS[_name] = _over(_make)
PDF_MEANS["words that are not drawn"] = _over(
    lambda box, t: text_at(60, 40, t, 9, "3 Tr"), visible=False
)
PDF_MEANS["words off the page"] = _over(lambda box, t: text_at(-900, 40, t), visible=False)


@pdf_means("a picture over words")
def _picture(content: bytes, writer: Any, rng: random.Random) -> Done:
    phrase, box = somewhere(content, rng)
    lay_over(writer, box.page, place_image(box), {"/Pic": image()})
    return Done(f"over {phrase!r}")


@pdf_means("words in a form XObject")
def _form(content: bytes, writer: Any, rng: random.Random) -> Done:
    form = DecodedStreamObject()
    form.set_data(text_at(60, 40, rng.choice(SENTENCES)))
    font = DictionaryObject(
        {
            NameObject(f"/{k}"): NameObject(f"/{v}")
            for k, v in (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"))
        }
    )
    form[NameObject("/Type")], form[NameObject("/Subtype")] = (
        NameObject("/XObject"),
        NameObject("/Form"),
    )
    form[NameObject("/BBox")] = ArrayObject([FloatObject(n) for n in (0, 0, 612, 792)])
    form[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/Tmp"): font})}
    )
    lay_over(writer, 0, b"q /Pic Do Q\n", {"/Pic": form})
    return Done("words in a form XObject")


def _hidden(change: Callable[[bytes], bytes], what: str) -> Tamper:
    def apply(content: bytes, writer: Any, rng: random.Random) -> Done:
        rewrite(writer, rng.randrange(len(writer.pages)), change)
        return Done(what)

    return apply


for _name, _change in {
    "all words of a page not drawn": lambda b: b.replace(b"0 Tr", b"3 Tr"),
    "one line of words not drawn": lambda b: b.replace(b"0 Tr", b"3 Tr", 5).replace(
        b"3 Tr", b"0 Tr", 4
    ),
    "one line only for cutting out": lambda b: b.replace(b"0 Tr", b"7 Tr", 5).replace(
        b"7 Tr", b"0 Tr", 4
    ),
    "a page cut out to nothing": lambda b: b"q 0 0 1 1 re W n\n" + b + b"\nQ",
    "a page made small": lambda b: b"q 0.02 0 0 0.02 0 0 cm\n" + b + b"\nQ",
    "a page moved aside": lambda b: b"q 1 0 0 1 3000 0 cm\n" + b + b"\nQ",
    "a page turned over": lambda b: b"q -1 0 0 1 612 0 cm\n" + b + b"\nQ",
    "a line squeezed": lambda b: re.sub(rb"0 Tr", rb"0 Tr 1 Tz", b, count=6),
    "a line raised": lambda b: re.sub(rb"0 Tr", rb"0 Tr 300 Ts", b, count=6),
    "white words": lambda b: re.sub(rb"[\d.]+ [\d.]+ [\d.]+ scn\nBT", b"1 1 1 scn\nBT", b),
    "words of size 1": lambda b: re.sub(rb"(/f\d+) [\d.]+ Tf", rb"\1 1 Tf", b, count=9),
}.items():
    PDF_MEANS[_name] = _hidden(_change, _name)


@pdf_means("words in the lines to sign: condition")
def _condition(content: bytes, writer: Any, rng: random.Random) -> Done:
    (name, signature, _), _ = cells(content)
    words = text_at(name.left, name.bottom, "Anna Berg, if", 7) + text_at(
        signature.left, signature.bottom, "the board agrees", 7
    )
    lay_over(writer, name.page, words)
    return Done("a condition beside the name")


@pdf_means("words in the lines to sign: amount")
def _amount(content: bytes, writer: Any, rng: random.Random) -> Done:
    _, (name, _, date) = cells(content)
    lay_over(
        writer,
        name.page,
        text_at(name.left, name.bottom, "J. Weber", 7)
        + text_at(date.left, date.bottom, "up to $500,000", 7),
    )
    return Done("an amount in the cell for the date")


@pdf_means("another page")
def _page(content: bytes, writer: Any, rng: random.Random) -> Done:
    writer.insert_blank_page(612, 792, index=rng.randrange(len(writer.pages)))
    lay_over(writer, 0, text_at(60, 700, rng.choice(SENTENCES)))
    return Done("a page with words is put in")


@pdf_means("a page taken out")
def _page_out(content: bytes, writer: Any, rng: random.Random) -> Done:
    del writer.pages[rng.randrange(len(writer.pages))]
    return Done("a page is missing")


@pdf_means("a page twice, the second over-written")
def _page_twice(content: bytes, writer: Any, rng: random.Random) -> Done:
    writer.add_page(writer.pages[0])
    lay_over(writer, len(writer.pages) - 1, text_at(60, 300, rng.choice(SENTENCES)))
    return Done("a page comes a second time")


@pdf_means("the page's edge cut")
def _crop(content: bytes, writer: Any, rng: random.Random) -> Done:
    page = writer.pages[rng.randrange(len(writer.pages))]
    page.cropbox = RectangleObject((0, 500, 612, 792))
    return Done("the lower part of a page is outside of what is shown")


@pdf_means("a file attached")
def _attached(content: bytes, writer: Any, rng: random.Random) -> Done:
    writer.add_attachment("terms.txt", b"void")
    return Done("a file attached", False)
