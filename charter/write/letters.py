"""How the letters of a matrix look, in every format.

The letter says all; shade and border repeat it, so that black and white and any eye will do.
"""

from __future__ import annotations

from charter.named_tuples import NamedTuple


class LetterLook(NamedTuple):
    """How a letter's cell looks: colours as six hexadecimal digits, `fill` empty for none."""

    name: str
    fill: str = ""
    ink: str = "1B1F24"
    bold: bool = False
    outlined: bool = False


_STRONG = LetterLook("strong", "1F4E5F", "FFFFFF", bold=True)
LOOKS = {
    "A": _STRONG,
    "D": _STRONG,
    "V": LetterLook("outlined", bold=True, outlined=True),
    "X": LetterLook("outlined", bold=True, outlined=True),
    "R": LetterLook("middle", "A9C3CC"),
    "C": LetterLook("light", "E4EDF0"),
}
PLAIN = LetterLook("plain")
GROUP_FILL = "EEF3F5"
