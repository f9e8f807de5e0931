"""What a letter and an annex become as one Word file, where one of them is odd: a part of told.py.

tests/data/odd-joined.txt lists the odd things in the short form of told_word.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256

from charter.offer.pack.join import Annex, join
from charter.offer.pack.parts import Parts
from told_word import PAGE, Small, each_odd, package_of, xml

_DOCUMENT = "word/document.xml"
_LETTER = Small(xml("p (r (t =Dear~reader)); p (pPr (pStyle S; numPr (numId 1)); r (t =a))"))
_ANNEX = Small(
    xml(
        "p (r (t =Clause; endnoteReference id=1)); tbl (tr (tc (p)));"
        " p (pPr (pStyle S; numPr (numId 1)); r (rPr (rStyle C); t =b))"
    ),
    section=xml("headerReference r:id=rId6; footerReference r:id=rId11") + PAGE,
)
_PIECE = "(?=<w:p>|<w:p |<w:sectPr|<w:style |<w:num |<w:abstract|<Relationship |<Override)"
_FIELDS = ("body", "styles", "settings", "numbering", "theme", "footnotes", "section", "header")


def _places() -> dict[str, Callable[[str], tuple[Small, Small]]]:
    def odd(field: str, small: Small, inner: str) -> Small:
        kept = f"{small.body}{inner}" if field == "body" else inner
        return small._replace(**{field: kept}) if inner else small

    def of_letter(field: str) -> Callable[[str], tuple[Small, Small]]:
        return lambda inner: (odd(field, _LETTER, inner), _ANNEX)

    def of_annex(field: str) -> Callable[[str], tuple[Small, Small]]:
        return lambda inner: (_LETTER, odd(field, _ANNEX, inner))

    def of_both(field: str) -> Callable[[str], tuple[Small, Small]]:
        return lambda inner: (odd(field, _LETTER, inner), odd(field, _ANNEX, inner))

    made = {}
    for field in (*_FIELDS, "parts"):
        made[f"{field} of the letter"] = of_letter(field)
        made[f"{field} of the annex"] = of_annex(field)
        made[f"{field} of both"] = of_both(field)
    return made


def _lines(both: tuple[Small, Small]) -> Iterator[str]:
    letter, annex = map(package_of, both)
    base = Parts(letter, _DOCUMENT)
    join(base, [Annex(f"Annex {name}", name, Parts(annex, _DOCUMENT), "en") for name in "AB"])
    for name, content in base.all().items():
        text = content.decode("utf-8", "replace")
        text = re.sub(r"^<\?xml[^>]*\?>\s*| xmlns(:\w+)?=\"[^\"]*\"", "", text)
        for piece in re.split(
            r"(?=<w:p>|<w:p |<w:sectPr|<w:style |<w:num |<w:abs|<Rel|<Over)", text
        ):
            more = f"... {sha256(piece.encode()).hexdigest()[:8]}" if len(piece) > 260 else ""
            yield f"  {name.removeprefix('word/')}: {piece[:260]}{more}"


def joined() -> Iterator[tuple[str, str]]:
    """Yield what the two become, other than without the odd thing."""
    return each_odd("odd-joined.txt", _places(), _lines)


JOINED = {"odd-joined": joined}
