"""What people write where they sign, and what is a clause instead."""

from __future__ import annotations

import pytest

from charter.check.words.signing import asks_to_sign, is_fill

NAMES = (
    "Anna Berg",
    "Dr. med. Eva-Maria Gr\u00e4fin von und zu Hohenfels",
    "Jean-Luc d'Aubign\u00e9",
    "Sjoerd van 't Hoff",
    "Sin\u00e9ad O'Connor",
    "Jos\u00e9 Mar\u00eda Ruiz y Picasso",
    "M.\u00aa J. N\u00fa\u00f1ez",
    "ppa. Tom Krause",
    "Tarn Software, Inc., by J. Weber, CEO",
    "\u5c71\u7530 \u592a\u90ce",
    "Will Power",
    "/s/ Jane Roe",
    "Digitally signed by Jane Roe Date: 2027.03.10 14:00:00 +01'00'",
    "Lu et approuv\u00e9",
)
DATES = (
    "10.03.2027",
    "9.3.2027",
    "den 10.03.2027",
    "Ravensburg, den 10.03.2027",
    "10/03/2027",
    "2027-03-10",
    "10-3-2027",
    "10 mars 2027",
    "10. marts 2027",
    "10th March 2027",
    "March 10, 2027",
    "En Madrid, a 20 de abril de 2027",
    "2027. \u00e1prilis 20.",
    "V Praze dne 20. 4. 2027",
    "2027\u5e743\u670810\u65e5",
)
CLAUSES = (
    "Anna Berg, if the board agrees",
    "Subject to Contract",
    "NOT AGREED",
    "vorbehaltlich Zustimmung",
    "I sign sections 1 to 3 only",
    "\u20ac 90.000",
    "150000",
    "GBP 200000",
    "Salary: GBP 200",
    "The bonus is void.",
    "Agreed under protest",
    "may spend 10,000",
    "\u043d\u0435\u0442 \u043d\u0438\u043a\u043e\u0433\u0434\u0430",
)


@pytest.mark.parametrize("text", [*NAMES, *DATES])
def test_names_dates_and_places_sign(text: str) -> None:
    assert is_fill(text)


@pytest.mark.parametrize("text", CLAUSES)
def test_words_that_no_name_has_and_amounts_are_a_clause(text: str) -> None:
    assert not is_fill(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Signature", True),
        ("Ort, Datum", True),
        ("Accepted by (name)", True),
        ("Notice period", False),
        ("We look forward to the date on which you join us in Denver", False),
    ],
)
def test_a_line_of_a_letter_says_what_goes_beside_it(text: str, asks: bool) -> None:
    assert asks_to_sign(text) is asks
