"""Every bound on what comes from outside, at both of its sides: what is just within is read.

The numbers stand here again, since a test that takes them from the code notices no change.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest

from charter.check.words.signing import is_stamp
from charter.document.diagram import parse_mermaid
from charter.document.docx import word_file, zip_parts
from charter.document.docx.reader import text_of
from charter.document.docx.word_file import WordFile, word_file_with
from charter.document.outside.from_file import reading_of
from charter.document.parse import parse_markdown
from charter.document.sections import Sections
from charter.docx_templates import environment
from charter.offer.verify import compare, ground, pdf, pdf_drawn, pdf_notes, pdf_page
from charter.offer.verify.found import summed
from charter.problems import CharterError
from charter.write import record, spreadsheet, texts
from charter.write.letterhead.letterhead import Fields
from charter.write.letterhead.read import letterhead_of
from charter.write.pdf.furniture import FurnitureReader
from charter.write.pdf.look import Styles, page_of
from charter.write.spreadsheet import Sheet
from told_tables import DAY
from told_word import Small, package_of, xml
from word_packages import PAGE, element, letter

PATH = Path("x")


def word(**given: Any) -> WordFile:
    made = letter(**given)
    return word_file_with(PATH, {n: c.encode() for n, c in made.items() if isinstance(c, str)})


def zipped(*parts: tuple[str, bytes], pack: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", pack) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def parts_of_a_zip(count: int, _: Path) -> None:
    zip_parts.unpacked(zipped(*((str(n), b"") for n in range(count))))


def a_part(size: int, _: Path) -> None:
    zip_parts.unpacked(zipped(("x", bytes(size))))


def parts_in_all(size: int, _: Path) -> None:
    whole = 50_000_000
    zip_parts.unpacked(
        zipped(("a", bytes(whole)), ("b", bytes(whole)), ("c", bytes(size - 2 * whole)))
    )


def tight_parts(size: int, _: Path) -> None:
    zip_parts.unpacked(zipped(("x", bytes(size)), pack=zipfile.ZIP_DEFLATED))


def tight_parts_in_all(size: int, _: Path) -> None:
    first = bytes(10_000_000)
    parts = (("a", first), ("b", bytes(size - len(first))))
    zip_parts.unpacked(zipped(*parts, pack=zipfile.ZIP_DEFLATED))


def how_tight(ratio: int, _: Path) -> None:
    """Read a part of more bytes than may be tight, packed to just so many times less."""
    size = 21_000_000
    wanted = size // ratio if ratio == 200 else size // 200 - 1
    noise, letters = random.Random("noise").randbytes(wanted), wanted * 4 // 5
    for _again in range(9):
        content = noise[:letters] + bytes(size - letters)
        packed = zlib.compressobj(6, zlib.DEFLATED, -15)
        found = len(packed.compress(content) + packed.flush())
        if found == wanted:
            break
        letters += wanted - found
    assert found == wanted
    zip_parts.unpacked(zipped(("x", content), pack=zipfile.ZIP_DEFLATED))


def nested(depth: int, _: Path) -> None:
    zip_parts.scan("x", b"<a>" * depth + b"</a>" * depth)


def paragraphs(count: int, _: Path) -> None:
    zip_parts.scan("x", element("body", "<w:p/>" * count).encode())


def text_in_all(size: int, _: Path) -> None:
    made = {n: c.encode() for n, c in letter().items() if isinstance(c, str)}
    rest = size - sum(map(len, made.values()))
    end = b"</w:document>"
    document = made["word/document.xml"]
    made["word/document.xml"] = document.replace(end, b" " * rest + end)
    word_file_with(PATH, made)


def letters_of_a_text(count: int, _: Path) -> None:
    text_of(word(body=f"<w:p><w:r><w:t>{'x' * (count - len('Dear reader,'))}</w:t></w:r></w:p>"))


def styles_on_styles(count: int, _: Path) -> None:
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(count)
    )
    if found := text_of(word(styles=styles)).unread:
        raise OverflowError(found)


def styles_of_a_letterhead(count: int, _: Path) -> None:
    letterhead_of(word(styles='<w:style w:styleId="s"/>' * count))


def boxes(count: int, _: Path) -> None:
    parse_mermaid("flowchart TD\n" + "\n".join(f'n{n}["x"]' for n in range(count)), "x")


def quotes_in_quotes(depth: int, _: Path) -> None:
    parse_markdown("> " * depth + "x", "x")


def lists_in_lists(depth: int, _: Path) -> None:
    parse_markdown("- " * depth + "x", "x")


def bytes_of_a_posting(size: int, folder: Path) -> None:
    (folder / "x.md").write_text("x" * size)
    reading_of(folder / "x.md")


def words_of_a_posting(count: int, folder: Path) -> None:
    (folder / "x.txt").write_text("x\n" + "y " * (count - 1))
    reading_of(folder / "x.txt")


def pieces_of_a_posting(count: int, folder: Path) -> None:
    (folder / "x.md").write_text("x\n\n" * count)
    reading_of(folder / "x.md")


def tags_of_a_posting(count: int, folder: Path) -> None:
    (folder / "x.html").write_text("<b>x" * count)
    reading_of(folder / "x.html")


def branches(count: int, _: Path) -> None:
    made = environment.WordEnvironment()
    environment.compiled(made, "{% if 0 %}" + "{% elif 0 %}" * count + "{% endif %}")


def words_of_an_offer(count: int, _: Path) -> None:
    line = SimpleNamespace(words=["x"] * count)
    with mock.patch.object(compare, "WordComparison", mock.MagicMock()):
        compare.compare(mock.MagicMock(), SimpleNamespace(lines=[line]), PATH)  # type: ignore[arg-type]


def files_of_a_pack(count: int, folder: Path) -> None:
    (folder / "x.zip").write_bytes(zipped(*((str(n), b"") for n in range(count))))
    ground.read_zip(folder / "x.zip")


def pages(count: int, _: Path) -> None:
    class Pages:
        def __len__(self) -> int:
            return count

        def __getitem__(self, number: int) -> Any:
            raise EOFError

    with pytest.raises(EOFError):
        pdf._read(Pages(), b"", PATH)


def letters_of_a_pdf(count: int, _: Path) -> None:
    page = SimpleNamespace(lines=[("x" * count, ())], letters=())
    with (
        mock.patch.object(pdf, "set_upright"),
        mock.patch.object(pdf, "text_of_page", return_value=page),
        mock.patch.object(pdf, "LetterGrid", side_effect=EOFError),
        pytest.raises(EOFError),
    ):
        pdf._read([mock.MagicMock()], b"", PATH)


REFUSED: list[tuple[Callable[[int, Path], None], int]] = [
    (parts_of_a_zip, 1_000),
    (a_part, 50_000_000),
    (parts_in_all, 100_000_000),
    (tight_parts, 20_000_000),
    (tight_parts_in_all, 20_000_000),
    (how_tight, 200),
    (nested, 200),
    (paragraphs, 50_000),
    (text_in_all, 40_000_000),
    (letters_of_a_text, 2_000_000),
    (styles_on_styles, 50),
    (styles_of_a_letterhead, 5_000),
    (boxes, 400),
    (quotes_in_quotes, 15),
    (lists_in_lists, 15),
    (bytes_of_a_posting, 400_000),
    (words_of_a_posting, 20_000),
    (pieces_of_a_posting, 5_000),
    (tags_of_a_posting, 10_000),
    (branches, 500),
    (words_of_an_offer, 200_000),
    (files_of_a_pack, 100),
    (pages, 300),
    (letters_of_a_pdf, 1_500_000),
]


@pytest.mark.parametrize(("read", "limit"), REFUSED, ids=[r.__name__ for r, _ in REFUSED])
def test_what_is_just_within_is_read_and_more_is_refused(
    read: Callable[[int, Path], None], limit: int, tmp_path: Path
) -> None:
    read(limit, tmp_path)
    with pytest.raises(Exception) as refused:  # noqa: PT011
        read(limit + 1, tmp_path)
    kinds = (CharterError, zip_parts.RefusedError, OverflowError, environment.jinja2.TemplateError)
    assert isinstance(refused.value, kinds), refused.value


def versions_of_a_paper(count: int, folder: Path) -> int:
    made = [
        SimpleNamespace(
            name="x", text=f"{n}", content_hash="hash", paper=SimpleNamespace(date_text="")
        )
        for n in range(count)
    ]
    for one in made:
        texts.remember(folder, [one])  # type: ignore[list-item]
    return len(texts.recall(folder, made[0]))  # type: ignore[arg-type]


def letters_of_a_cell(count: int, _: Path) -> int:
    made = spreadsheet.write_xlsx([Sheet("x", ["a"], [["y" * count]], [9], 0)], "t", "c", DAY)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return len(max(re.findall(b"y+", package.read("xl/sharedStrings.xml"))))


def names_in_a_row(count: int, _: Path) -> int:
    return sum(name.isdigit() for name in summed(map(str, range(count))))


def lines_of_a_header(count: int, _: Path) -> int:
    small = Small(
        section=xml("headerReference r:id=rId6") + PAGE, header=xml("p (r (t =x))") * count
    )
    made = letterhead_of(word_file_with(PATH, package_of(small)))
    styles = Styles(made)
    found = FurnitureReader(made, styles, []).kinds(
        "header", page_of(made, "US", False), Fields("", "", "", ""), "en"
    )
    return len(found["other"].lines)


def sections_at_once(count: int, _: Path) -> int:
    kept = Sections()
    before = [kept.of(f"{n}", "x")[0] for n in range(count)]
    return sum(kept.of(f"{n}", "x")[0] is one for n, one in enumerate(before[:1])) * count


def notes_of_a_page(count: int, _: Path) -> int:
    raw, looked = mock.MagicMock(), []
    raw.FPDFPage_GetAnnotCount.return_value = count
    raw.FPDFPage_GetAnnot.side_effect = lambda _page, number: looked.append(number)
    page = mock.MagicMock()
    page.get_bbox.return_value = (0, 0, 1, 1)
    with mock.patch.object(pdf_notes, "import_module", return_value=raw):
        told = list(pdf_notes.notes_on(page, 1, mock.MagicMock()))
    assert [mark.code for mark in told] == ["too-many"] * (count > len(looked))
    return len(looked)


def things_of_a_page(kind: int, segments: int = 0) -> Callable[[int, Path], int]:
    """Return how many things of a kind a page may have; none where there are too many."""

    def looked_at(count: int, _: Path) -> int:
        thing = SimpleNamespace(
            type=kind, raw=None, container=None, get_bounds=lambda: (0, 0, 1, 1)
        )
        number = 2 if segments else count
        page, raw = mock.MagicMock(), mock.MagicMock()
        page.get_objects.return_value = iter([thing] * number)
        raw.FPDFPath_CountSegments.side_effect = [count - 1, 1] if segments else None
        with mock.patch.object(pdf_page, "import_module", return_value=raw):
            return count if pdf_page._things(page) else 0

    return looked_at


def runs_of_ink(count: int, _: Path) -> int:
    lines = pdf_drawn.Drawn(b"\0\xff" * count, 2 * count, 1, 2 * count)
    return len(pdf_drawn._pieces(lines, 9) or ())


def letters_of_a_tag(count: int, folder: Path) -> int:
    folder.mkdir()
    (folder / "x.md").write_text(f"a {{% {'b' * (count - 6)} %}} c")
    return 0 if "b" in reading_of(folder / "x.md").text else count


def letters_of_a_title(count: int, folder: Path) -> int:
    folder.mkdir()
    (folder / "x.txt").write_text("x" * count)
    return len(reading_of(folder / "x.txt").title)


def letters_of_a_signed_stamp(count: int, _: Path) -> int:
    return count if is_stamp("eSignature ID " + "9" * (count - 14)) else 0


CUT: dict[str, tuple[Callable[[int, Path], int], int, int]] = {
    "versions of a paper": (versions_of_a_paper, 6, 6),
    "letters of a cell": (letters_of_a_cell, 32_767, 32_767),
    "names in a row": (names_in_a_row, 20, 20),
    "lines of a header": (lines_of_a_header, 60, 60),
    "sections that are kept": (sections_at_once, 4_000, 0),
    "notes of a page": (notes_of_a_page, 2_000, 2_000),
    "texts of a page": (things_of_a_page(1), 20_000, 0),
    "pictures of a page": (things_of_a_page(3), 500, 0),
    "forms of a page": (things_of_a_page(5), 20_000, 0),
    "lines drawn on a page": (things_of_a_page(2, 2), 400_000, 0),
    "a tag that a site fills in": (letters_of_a_tag, 2_000, 0),
    "a first line that is the title": (letters_of_a_title, 100, 0),
    "the number that a service prints": (letters_of_a_signed_stamp, 159, 0),
    "runs of ink": (runs_of_ink, 60_000, 0),
}
"""How many of a thing are kept, and how many where there is one more."""


@pytest.mark.parametrize("name", CUT)
def test_more_than_is_wanted_is_left_out(name: str, tmp_path: Path) -> None:
    kept, limit, beyond = CUT[name]
    assert (kept(limit, tmp_path / "a"), kept(limit + 1, tmp_path / "b")) == (limit, beyond)


IN_BOUNDS: dict[str, tuple[Any, str, Callable[[], object], int]] = {
    "record": (record, "read_bytes", lambda: record.read_record(PATH), 50_000_000),
    "pack": (ground, "read_bytes", lambda: ground.read_zip(PATH), 200_000_000),
    "pdf": (pdf, "read_bytes", lambda: pdf.read_pdf_copy(PATH), 100_000_000),
    "elements and attributes": (word_file, "scan", word, 1_500_000),
}


@pytest.mark.parametrize("name", IN_BOUNDS)
def test_files_are_read_in_bounds(name: str) -> None:
    module, reader, read, limit = IN_BOUNDS[name]
    with mock.patch.object(module, reader, side_effect=EOFError) as asked, pytest.raises(EOFError):
        read()
    assert asked.call_args.args[-1] == limit
