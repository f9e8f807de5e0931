"""The size of paper that each country prints on."""

from __future__ import annotations

LETTER_COUNTRIES = frozenset(
    ["US", "CA", "MX", "CL", "CO", "CR", "GT", "PA", "PH", "PR", "SV", "VE"]
)
PAPER_SIZES = {"letter": (12240, 15840, 1134), "a4": (11906, 16838, 1134)}
"""Width, height and side margin in twentieths of a point.

The shorter paper has the wider text, so that papers take as many pages on both.
"""


def paper_size(country: str) -> tuple[int, int, int]:
    """Return width, height and side margin of a country's page, in twentieths of a point."""
    return PAPER_SIZES["letter" if country in LETTER_COUNTRIES else "a4"]
