"""What is said of a copy by what stands before, in and behind its charter: a part of told.py."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from charter.cli.verify import uncompared_said
from charter.document.docx.text import DocxText
from charter.document.parse import parse_markdown
from charter.offer.verify.copy import Copy, Oddity, TextLine
from charter.offer.verify.ground import SentText, dates_in, rehash
from charter.offer.verify.lines import markdown_lines
from charter.offer.verify.verdict import Verdict, of_file
from charter.offer.verify.words import words_in
from told_word import Small, package_of, xml

_PATH = Path(__file__)  # read only where nothing but its bytes is compared
_BODY = """\
# Charter: CTO

1. Decides what is built, hears the CPO on it, and tells the board once it is settled for good.
2. Decides who is hired into the engineering teams, up to five people a year, with the CEO's yes.
3. Decides how the systems are run, who is on call for them, and when a release is taken back.
4. Spends up to fifty thousand dollars a year on tools and services without asking anybody else.

| Signed | Name | Date |
| --- | --- | --- |
| CTO |  |  |

Content hash: 000000000000
"""
_HASH = rehash(_BODY)
TEXT = _BODY.replace("0" * 12, _HASH)
_CERTIFICATE = "# Certificate\n\nEach decision has one owner.\n"
_PART = "This charter is part of the employment contract."
_NOT = "This charter is not part of the employment contract and can change without it."
_LETTER = ("Dear Ada,", "we offer you this position.")


def _letter() -> bytes:
    """Return the letter as the Word file that lies in the pack."""
    out = io.BytesIO()
    body = "".join(xml(f"p (r (t ={line.replace(' ', '~')}))") for line in _LETTER)
    with zipfile.ZipFile(out, "w") as package:
        for name, content in package_of(Small(body)).items():
            package.writestr(name, content)
    return out.getvalue()


_SENT = SentText(TEXT, "cto-charter", "what the workspace writes", "cto")
_GROUNDS = {
    "": _SENT,
    "dated": _SENT._replace(day=date(2026, 12, 1)),
    "part of the contract": _SENT._replace(part_of_contract=True),
    "no part of the contract": _SENT._replace(part_of_contract=False, certificate=_CERTIFICATE),
    "its own pack": _SENT._replace(letter=_letter(), part_of_contract=True),
    "not alike": _SENT._replace(alike=0.14),
    "a bit alike": _SENT._replace(alike=0.15),
}
_AFTER = ("Annex B", "Certificate", "Each decision has one owner.")
_SERVICE = ("Certificate of Completion", "Envelope Id: 12", "Signed by Ada")
_COPIES: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "alone": ((), ()),
    "in a pack": ((*_LETTER, "Annex A", _PART), _AFTER),
    "in a pack without a part": ((*_LETTER, "Annex A", _NOT), ()),
    "without a sentence": ((*_LETTER, "Annex A"), ()),
    "with the sentence far above": ((_PART, *("x",) * 8, "Annex A"), ()),
    "with the sentence above": ((_PART, *("x",) * 6, "Annex A"), ()),
    "with more before it": (("Annex A", _PART, "It is void."), ()),
    "with a line before it": (("It is void.",), ()),
    "with many lines before it": ([*map("{}.".format, range(22))], ()),
    "with a long line before it": (("x" * 700,), ()),
    "with a line behind it": ((), ("It is void.",)),
    "with many lines behind it": ((), (*map("{}.".format, range(22)), "Annex B", "x")),
    "with another annex": ((), ("Annex B", "Void")),
    "with its certificate": ((), _AFTER),
    "with a page of a service": ((), _SERVICE),
    "twice": ((), tuple(line for line in TEXT.splitlines() if line and "|" not in line)),
}


def _copy(before: Sequence[str], after: Sequence[str], pdf: bool, old: str, new: str) -> Copy:
    """Return a copy with lines around the charter, edited; in a PDF on pages of its own."""
    lines: list[TextLine] = []
    inside = markdown_lines(parse_markdown(TEXT.replace(old, new), "x"))
    kinds = [("paragraph", [text], "", 1) for text in before]
    kinds += [(line.kind, list(line.cells) or [line.text], line.label or "", 2) for line in inside]
    kinds += [("paragraph", [text], "", 3) for text in after]
    for number, (kind, cells, label, page) in enumerate(kinds):
        words = [w for n, cell in enumerate(cells) for w in words_in(cell, number, 0 if pdf else n)]
        held = tuple(cells) if kind == "row" and not pdf else ()
        made = TextLine(" ".join(cells), "text" if pdf else kind, tuple(words), held)
        lines.append(made._replace(page=page) if pdf else made._replace(label=label))
    read = None if pdf else DocxText(Path("x"), ())
    return Copy(tuple(lines), frozenset({_HASH}), read=read)


def _short(said: Verdict) -> str:
    told = [f"{said.status}, {said.position or 'nobody'} {said.hash or 'no hash'}"]
    changes = [" | ".join(f"{each[:60]} ({len(each)})" for each in one) for one in said.changes]
    told += changes[:2] + [f"{len(changes) - 4} more"] * (len(changes) > 4) + changes[2:][-2:]
    told += [f"{odd.code}: {odd.message}" for odd in said.oddities]
    told += [f"+ {each}" for each in said.filled]
    told += [f"not compared: {each}" for each in uncompared_said(said)]
    return "\n    ".join((*told, *(f"note: {each}" for each in said.notes)))


_EDITS = {
    "as it was": ("", ""),
    "signed": ("| CTO |  |  |", "| CTO | Ada Okafor | 12 May 2027 |"),
    "maybe signed": ("| CTO |  |  |", "| CTO | Void |  |"),
    "changed": ("fifty thousand", "sixty thousand"),
}


def _verdicts() -> Iterator[str]:
    for name, (before, after) in _COPIES.items():
        for form in ("Word", "PDF"):
            copy = _copy(before, after, form == "PDF", "", "")
            shown: dict[str, list[str]] = {}
            for ground, sent in _GROUNDS.items():
                said = _short(of_file(_PATH, "copy", sent, copy))
                shown.setdefault(said, []).append(ground or "the charter")
            yield f"{name}, in {form}:"
            yield from (f"  {', '.join(grounds)}: {said}" for said, grounds in shown.items())
    for name, edit in _EDITS.items():
        for form in ("Word", "PDF"):
            for ground in ("dated", "its own pack"):
                said = of_file(_PATH, "copy", _GROUNDS[ground], _copy((), (), form == "PDF", *edit))
                yield f"{name}, in {form}, {ground}: {_short(said)}"


def _special() -> Iterator[str]:
    """Yield what is said where something else than words decides."""
    copy = _copy((), (), False, "", "")
    odd = (Oddity("tracked-changes", "tracked"), Oddity("note", "Ada", 2))
    other = frozenset({"0123456789ab", "ba9876543210"})
    copies = {
        "pictures": copy._replace(readable=False),
        "other hashes": copy._replace(hashes=other),
        "no hash": copy._replace(hashes=frozenset()),
        "odd": copy._replace(oddities=odd, notes=("a note",), signs=("a sign",)),
        "signed by a note": copy._replace(oddities=odd[1:]),
    }
    itself = sha256(_PATH.read_bytes()).hexdigest()
    grounds = {
        "a charter": _GROUNDS["dated"],
        "a charter of no day": _SENT,
        "not alike": _GROUNDS["not alike"],
        "recorded": _SENT._replace(recorded="0123456789ab"),
        "edited itself": _SENT._replace(text=TEXT.replace("fifty", "sixty")),
        "without a hash": _SENT._replace(text=TEXT.replace(_HASH, "none")),
        "a manifest": _SENT._replace(text="", parts=(("a", "b"), ("c", itself))),
        "another manifest": _SENT._replace(text="", parts=(("a", "b"),)),
    }
    for name, each in copies.items():
        for ground, sent in grounds.items():
            yield f"{name} against {ground}: {_short(of_file(_PATH, 'copy', sent, each))}"


_DATES = (
    "1 December 2026", "December 1, 2026", "1. Dezember 2026", "1. december 2026", "2026-12-01",
    "31 February 2026", "1 December 26", "on 1 December 2026 and 2 January 2027", "December 2026",
    "1 Dec 2026", "32 December 2026", "0 December 2026", "1 DECEMBER 2026", "11 December 2026x",
)  # fmt: skip


def verdicts() -> Iterator[str]:
    """Yield all of it."""
    yield from _verdicts()
    yield from _special()
    for text in _DATES:
        yield f"{text!r}: {', '.join(map(str, dates_in(text)))}"
