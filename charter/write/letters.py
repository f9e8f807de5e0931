"""How the letters of a matrix look, in every format.

The letter says all; shade and border repeat it, so that black and white and any eye will do.
"""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """How a letter's cell looks: colours as six hexadecimal digits, `fill` empty for none."""

    name: str
    fill: str = ""
    ink: str = "1B1F24"
    bold: bool = False
    outlined: bool = False


_STRONG = Look("strong", "1F4E5F", "FFFFFF", bold=True)
LOOKS = {
    "A": _STRONG,
    "D": _STRONG,
    "V": Look("outlined", bold=True, outlined=True),
    "R": Look("middle", "A9C3CC"),
    "C": Look("light", "E4EDF0"),
}
PLAIN = Look("plain")
GROUP_FILL = "EEF3F5"
