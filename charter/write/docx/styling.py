"""What the styles of a letterhead are in WordprocessingML, for paragraphs and runs.

Element names and their order follow ECMA-376 part 1, 17.3.
"""

from __future__ import annotations

from functools import lru_cache

from charter.write.letterhead.letterhead import Letterhead

_CHARACTER_STYLES = (
    # The style's name, and the direct formatting that stands for it, in the order of CT_RPr.
    ("Code", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'),
    ("Strong", "<w:b/><w:bCs/>"),
    ("Emphasis", "<w:i/><w:iCs/>"),
    ("Hyperlink", '<w:u w:val="single"/>'),
)


class Styling:
    """Starts paragraphs and runs in a letterhead's styles; each start is made once."""

    def __init__(self, letterhead: Letterhead) -> None:
        self.style = letterhead.style
        self.numbers = letterhead.numbers
        self.paragraph = lru_cache(maxsize=1000)(self._paragraph)
        self.look = lru_cache(self._look)

    def _paragraph(
        self,
        style: str,
        keep: bool = False,
        number: str = "",
        bidi: bool = False,
        space: int = 0,
        indent: int = 0,
    ) -> str:
        """Return the start of a paragraph, up to its first run."""
        # A letterhead of one's own may set plain text close; papers need space between paragraphs.
        style_id = self.style(style or "Charter Text")
        inner = "".join(
            [
                f'<w:pStyle w:val="{style_id}"/>' if style_id else "",
                "<w:keepNext/>" if keep else "",
                number,
                "<w:bidi/>" if bidi else "",
                f'<w:spacing w:before="{space}"/>' if space else "",
                f'<w:ind w:left="{indent}"/>' if indent else "",
            ]
        )
        return f"<w:p><w:pPr>{inner}</w:pPr>" if inner else "<w:p>"

    def _look(self, *wanted: bool) -> str:
        """Return run properties: a run has one character style, what comes on top is direct."""
        named = [
            (self.style(name), direct)
            for (name, direct), on in zip(_CHARACTER_STYLES, wanted, strict=True)
            if on
        ]
        first = next((pair for pair in reversed(named) if pair[0]), ("", ""))
        mark = f'<w:rStyle w:val="{first[0]}"/>' if first[0] else ""
        return mark + "".join(direct for pair in named if pair != first for direct in pair[1:])
