"""Which codes name a country or a region that exists."""

from __future__ import annotations

REGIONS = {
    "US": (
        "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH"
        " NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR UM VI"
    ),
    "CA": "AB BC MB NB NL NS NT NU ON PE QC SK YT",
}
"""ISO 3166-2 of the countries whose regions have laws of their own here."""
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "XX", "ZZ"}


def is_place(code: str) -> bool:
    """Return whether an ISO 3166 code is in use; regions are looked up where we know them all."""
    from babel import Locale

    country, _, region = code.partition("-")
    if country in _NO_COUNTRIES or country not in Locale("en").territories:
        return False
    return not region or country not in REGIONS or region in REGIONS[country].split()
