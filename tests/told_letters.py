"""What is said of odd letters and templates made in Word, and what they become: areas of told.py.

tests/data/odd-letters.txt lists them in the short form of told_word.py; each is read as an offer
letter, and as a whole template for charters.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import docx

import charter
from charter.compose.papers import Paper
from charter.document.docx.reader import text_of
from charter.document.docx.word_file import word_file_of
from charter.document.docx.xml import W
from charter.docx_templates.annotate import annotate
from charter.docx_templates.check import WordMistake, check_word_template, notes_on
from charter.docx_templates.filler import WordFiller
from charter.load.hire import Hire, hire_of
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.letter import fill_letter, read_letter
from charter.offer.pack.shown import shown_values
from charter.problems import CharterError
from charter.render.context import context_of
from making import composed, rendered
from told_tables import BRIEFS, DAY, told
from told_word import PAGE, Small, each_odd, package_of, xml
from word_packages import save

_HIRES: tuple[Hire | None, ...] = (
    None,
    hire_of(
        {"name": "Ada <Okafor>", "start": "2027-06-01", "pay": 245000, "currency": "CAD",
         "address": "12 Fernbrook Lane\nToronto", "remote": True, "car": False, "days": 2.5},
        "hire.yaml",
    ),
)  # fmt: skip
_BEGINS, _ID = f"{W}commentRangeStart", f"{W}id"
_TOKENS = ("letter_date", "sign.here")
_TEXT = xml("p (r (t ={{~charter.title~}}))")
_STYLES = xml(
    "style type=paragraph styleId=Heading1 (name heading~1); style type=table styleId=T (name t)"
)
_PLACES: dict[str, Callable[[str], Small]] = {
    "body": lambda inner: Small(inner or _TEXT, _STYLES),
    "among text": lambda inner: Small(_TEXT + inner, _STYLES),
    "header": lambda inner: Small(
        _TEXT, section=xml("headerReference r:id=rId6; footerReference r:id=rId11") + PAGE,
        header=inner, footer=xml("p (r (t ={{~company.name~}}))"),
    ),
    "settings": lambda inner: Small(_TEXT, settings=inner),
    "parts": lambda inner: Small(
        _TEXT + xml("p (r (drawing (a:blip r:embed=rId20)); hyperlink r:id=rId21 (r (t =x)))"),
        parts=inner,
    ),
    "notes": lambda inner: Small(_TEXT, footnotes=inner),
}  # fmt: skip


@cache
def _paper() -> Paper:
    workspace = charter.read_workspace(BRIEFS / "northwind")
    [paper] = composed(charter.organise(workspace), DAY, position="cpto", papers=("charter",))
    return paper


def _as_letter(path: Path) -> Iterator[str]:
    for hire in _HIRES:
        who = "nobody" if hire is None else "somebody"
        try:
            letter = read_letter(path, _TOKENS)
            yield f"  letter, its page changes: {letter.page_changes}"
            blanks = blanks_of(letter, hire)
            yield from told(blanks.problems, f"not as it is, for {who}: ")
            notes = (*(f"the letter: {note}" for note in letter.template.notes), *blanks.notes)
            yield from (f"  note for {who}: {note}" for note in notes)
            names = context_of(_paper(), "0" * 12)
            made = fill_letter(letter, names, hire, shown_values(hire, "en"))
        except CharterError as refused:
            yield from told(refused.problems, f"for {who}: ")
            continue
        for name, content in made.items():
            if content != letter.word.parts.get(name):
                digest = sha256(content).hexdigest()[:8]
                yield f"  for {who}: {name} {len(content)} {digest}"
        yield from _texts(path, made, f"for {who}")


def _as_template(path: Path) -> Iterator[str]:
    found = check_word_template(path, [_paper()], _TOKENS)
    for mistake in found:
        yield f"  template, paragraph {mistake.paragraph}: {mistake.problem}"
    yield from (f"  template: {note}" for note in notes_on(path))
    if found:
        yield from _annotated(path, found)
        return
    filler = WordFiller(path, _TOKENS)
    with zipfile.ZipFile(io.BytesIO(filler.fill(rendered([_paper()])[0]))) as package:
        made = {name: package.read(name) for name in package.namelist()}
    for name, content in made.items():
        yield f"  template: {name} {len(content)} {sha256(content).hexdigest()[:8]}"
    yield from _texts(path, made, "template")
    yield f"  as text: {filler.text(_paper()).text!r}"


def _annotated(path: Path, found: list[WordMistake]) -> Iterator[str]:
    """Yield where the comments of the copy stand that shows the mistakes."""
    marked = path.with_name("marked.docx")
    try:
        annotate(path, found, marked)
    except CharterError as refused:
        yield from told(refused.problems, "marked: ")
        return
    for number, paragraph in enumerate(docx.Document(str(marked)).paragraphs, 1):
        at = [each.get(_ID) for each in paragraph._p.iter(_BEGINS)]
        if at:
            yield f"  comments {at} at paragraph {number}: {paragraph.text[:60]!r}"
    yield from (
        f"  comment: {c.text[:200]!r} {c.initials}" for c in docx.Document(str(marked)).comments
    )


def _texts(path: Path, parts: dict[str, bytes], mark: str) -> Iterator[str]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    read = text_of(word_file_of(path, out.getvalue()))
    edges = [p for section in read.edges for edge in section for p in edge.paragraphs]
    yield from (f"  {mark}: {p.story} {p.text!r}" for p in (*read.paragraphs, *edges) if p.text)


def letters() -> Iterator[tuple[str, str]]:
    """Yield what is said of each letter, other than without the odd thing in it."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "charter.docx"

        def read(small: Small) -> Iterator[str]:
            save(path, dict(package_of(small)))
            for line in (*_as_letter(path), *_as_template(path)):
                yield line.replace(f"{home}/", "")

        yield from each_odd("odd-letters.txt", _PLACES, read)


ODD_LETTERS = {"odd-letters": letters}
