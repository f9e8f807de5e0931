"""How `charter verify` takes texts apart, and which it takes for one: an area of told.py."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from charter.check.words.signing import _doubts, asks_to_sign, is_clause, is_fill, is_mark, is_stamp
from charter.document.alike import BROKEN, plain
from charter.document.docx.text import Look
from charter.offer.verify.words import (
    by_line,
    page_numbers,
    same,
    sentence,
    words_in,
    words_in_looks,
    words_of_lines,
)
from told_tables import short

_TEXTS = (
    "Pays up to $1,250.50 (50%), by 12/01/2027 at 9:30.",
    "‘one’ ‚two‛ ′three′ `four´ “five” „six‟ ″seven″ «eight»",
    "a‐b‑c‒d–e—f―g−h",
    "soft\u00adhyphen zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffmark",
    "\u061cright\u200e to\u200f left\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 end",
    "o\ufb00er \ufb01nd \ufb02ow o\ufb03ce wa\ufb04e \ufb05op \ufb06op wait\u2026",
    "pro\ufffeduct pro\u0002duct roll-\ufffeout",
    "• one · two ● three ▪ four ◦ five ⁃ six \uf0b7 seven \uf0a7 eight",
    "snake_case ___ x_1 a.b 3.14 3,000.00 1:2 1/2 v2 2nd",
    "Zürich café naïve cafe\u0301 Ελλάδα 東京",
    "The hash is 0123456789ab, not 0123456789abc.",
    "   spaces\u00a0and\ttabs\nand lines   ",
    "",
)
_STAMPS = (
    "DocuSign Envelope ID: 1234", "Docusign document", "Adobe Sign Transaction Number: x",
    "acrobat sign id 1", "SignWell Document 12", "Skribble Umschlag 5", "Dropbox Sign: Document ID",
    "HelloSign transaction", "eSignature ID 9", "Signature ID: 7", "signature of the CEO",
    "DocuSign" + " x" * 28 + " id", "DocuSign" + " x" * 31 + " id", "DocuSign. Envelope",
    "eSignature ID " + "9" * 145, "eSignature ID " + "9" * 146,
)  # fmt: skip
_PAIRS = (
    "over time", "overtime", "over-time", "over\ufffetime", "over-\ufffetime", "Over time",
    "OVER TIME", "over", "",
)  # fmt: skip
_FILLS = (
    "Ada Okafor", "Dr. Ada de la Cruz-Okafor, Toronto", "ada okafor", "Jo", "X", "", "  ",
    "12 May 2027", "12th of May, 2027", "May 12th, 2027", "2027 May 12", "12.05.2027", "5/12/27",
    "12 Maj 2027", "12. Mai 2027", "12 Mayo 2027", "den 12. maj 2027", "2027年5月12日", "9:30 am",
    "17:05:09 +02'00'", "12 Foo 2027", "Signed by Ada Okafor", "/s/ Ada Okafor", "Signed:",
    "ada@okafor.example", "0123abcd-45", "0123abc", "Pays $5", "Bonus 50%", "EUR 500", "500 EUR",
    "1,000", "1 000", "1000", "1999", "2027", "12345", "3.5", "1.5.7", "10.000,00",
    "The bonus is void", "Void", "Not agreed", "Agreed", "subject to review", "no",
    "Anna von und zu", "Договор недействителен и не подписан", "Анна", "_____", "...",
    "O'Neill", "Jean-luc", "Mary-Ann", "B.", "Msc", "PhD", "Prof. Dr. med. Ada Okafor MBA",
    "Supercalifragilistics", "Supercalifragilistice Ada", "東京都東京都東京都東",
    "東京都東京都東京都東京",
    "محمد", " ".join("Ada" for _ in range(25)), " ".join("Ada" for _ in range(26)),
    "one two", "one two three", "one Two three four", "Name 1ª 2º", "{{Sig_es_:signer1:signature}}",
    "{{Dte_es_:signer2:date}}", "Sig es signer1 signature", "\\s1\\", "/sn1/", "Sig3", "Date",
    "Signature:", "Place, date", "Unterschrift", "Underskrift",
    "Please sign here in the presence of",
    "Signature of the employee, and the date", "Name of the holder of this one office",
)  # fmt: skip
_PAGES = (
    "Page 1 of 12", "Seite 3 von 4", "Side 2 af 9", "page", "pages", "12345", "1234", "#", "3 / 4",
    "of the page", "often",
)  # fmt: skip


def words() -> Iterator[tuple[str, str]]:
    """Yield the words of texts, the pairs that are the same, and what is a stamp or a number."""
    lines = []
    for text in _TEXTS:
        lines.append(f"{text!r}: {plain(text)!r}")
        found = list(words_in(text, 3, 2))
        lines += [f"  {sentence(found)!r}", *(f"  {short(word)}" for word in found)]
    bold, small, turned = Look(bold=True), Look(size=7, hidden="small"), Look(turned=True)
    for pieces in (
        [("Pays ", Look()), ("up", bold), (" to", bold)],
        [("Pa", Look()), ("ys", bold), (" now", small)],
        [("o\ufb03", small), ("ce", turned), (".", bold)],
        [("a", bold), ("", small), ("b", bold)],
        [],
    ):
        lines.append(f"{[text for text, _ in pieces]}")
        lines += [f"  {short(word)}" for word in words_in_looks(pieces, 1, 4)]
    lines.append(f"{by_line(words_of_lines(['one two', '', 'three', 'four']))}")
    yield "words", "\n".join(lines)
    lines = []
    for one, other in itertools.product(_PAIRS, repeat=2):
        before, after = list(words_in(one)), list(words_in(other))
        caps = [word._replace(look=Look(caps=True)) for word in before]
        half = [word._replace(look=Look(caps=not n)) for n, word in enumerate(before)]
        told = (same(before, after), same(caps, after), same(half, after))
        lines.append(f"{one!r} {other!r}: {told}")
    yield "pairs", "\n".join(lines)
    lines = [f"{text[:60]}{len(text)}: {is_stamp(text)}" for text in _STAMPS]
    lines += [f"{text}: {page_numbers().sub('_', text)}" for text in _PAGES]
    yield (
        "fills",
        "\n".join(
            f"{text[:60]!r}: mark {is_mark(text)}, fill {is_fill(text)}, clause {is_clause(text)},"
            f" asks {asks_to_sign(text)}, {_doubts(text)}"
            for text in _FILLS
        ),
    )
    yield "stamps", "\n".join([*lines, page_numbers().pattern, f"{ord(BROKEN):x}"])


WORDS = {"words": words}
