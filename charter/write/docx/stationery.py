"""A letterhead made ready for one language and country."""

from __future__ import annotations

import re

from charter.facts.locales import footer_words
from charter.write.letterhead.letterhead import (
    NUMBERING,
    PER_PAPER,
    RELATIONSHIPS,
    STYLES,
    TOKEN,
    Fields,
    Letterhead,
)
from charter.write.package import Package, compress, pack
from charter.write.xml import xml_text

_PAGE, _OF = ">Page </w:t>", "> of </w:t>"


class Stationery:
    """A letterhead made ready for one language and country: what never changes is laid out once."""

    def __init__(
        self, letterhead: Letterhead, language: str, country: str, landscape: bool = False
    ) -> None:
        texts = letterhead.texts
        self.page = letterhead.page(country, landscape)
        self.width = _text_width(self.page)
        self.height = _text_height(self.page, letterhead.reach)
        usual = _text_width(letterhead.section)
        self._with_tokens = {
            # Text and the names of tokens by turns.
            name: TOKEN.split(_moved_tabs(_numbered(text, language), usual, self.width))
            for name, text in texts.items()
            if name not in (*PER_PAPER, STYLES)
        }
        self._unchanged = {
            name: compress(name, texts[name].encode(), 9)
            for name in (NUMBERING, RELATIONSHIPS)
            if texts.get(name)
        }
        styles = re.sub(
            r'(<w:lang\b[^>]*?w:val=")[^"]*', rf"\g<1>{language}", texts[STYLES], count=1
        )
        styles = _moved_tabs(styles, usual, self.width)
        self._package = Package([*letterhead.parts, compress(STYLES, styles.encode(), 9)])

    def document(self, parts: dict[str, str], fields: Fields) -> bytes:
        """Return a whole Word file; `parts` are the texts that differ from paper to paper."""
        values = {name: xml_text(value) for name, value in fields._asdict().items()}
        filled = {
            name: "".join([values[p] if n % 2 else p for n, p in enumerate(pieces)])
            for name, pieces in self._with_tokens.items()
        }
        own = [pack(name, text.encode()) for name, text in (parts | filled).items()]
        return self._package.with_parts(
            own + [part for name, part in self._unchanged.items() if name not in parts]
        )


def _numbered(text: str, language: str) -> str:
    """Return a part whose "Page 1 of 2" is said in the paper's language."""
    if not (_PAGE in text and _OF in text):
        return text
    before, between = (xml_text(word) for word in footer_words(language))
    return text.replace(_PAGE, f">{before}</w:t>").replace(_OF, f">{between}</w:t>")


def _text_width(section: str) -> int:
    """Return the width between the margins, in twentieths of a point."""
    width = _figure(section, "pgSz", "w", 11906)
    sides = (("left", 1134), ("right", 1134), ("gutter", 0))
    return max(width - sum(_figure(section, "pgMar", *side) for side in sides), 2000)


def _text_height(section: str, reach: int) -> int:
    """Return the height between the margins, below a header that reaches down so far."""
    height = _figure(section, "pgSz", "h", 16838)
    top = max(_figure(section, "pgMar", "top", 1134), reach)
    return max(height - top - _figure(section, "pgMar", "bottom", 1134), 2000)


def _figure(section: str, element: str, name: str, usual: int) -> int:
    found = re.search(rf'<w:{element}\b[^>]*?w:{name}="-?(\d+)"', section)
    return int(found[1]) if found else usual


def _moved_tabs(text: str, upright: int, width: int) -> str:
    """Return `text` where what stood at the right margin of an upright page does so again."""
    if upright == width:
        return text
    return re.sub(rf'(<w:tab w:val="right" w:pos="){upright}"', rf'\g<1>{width}"', text)
