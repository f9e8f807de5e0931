"""Countries by their codes of ISO 3166: a list of our own, since another costs a start.

A test compares it with the territories of Babel.
"""

from __future__ import annotations

import json
from functools import cache

from charter.resources import languages_folder
from charter.values.numbers import currencies_of
from charter.values.regions import is_region

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())
_MEANT = {"UK": "GB", "EN": "GB", "EL": "GR", "SP": "ES", "SW": "SE", "JA": "JP"}
"""What people write instead: other organisations' codes and those of languages."""


_NAMED = {
    "great britain": "GB", "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "the uk": "GB", "u.k.": "GB", "united kingdom": "GB",
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "the us": "US", "america": "US",
    "united states of america": "US", "holland": "NL", "the netherlands": "NL", "turkey": "TR",
    "czech republic": "CZ", "korea": "KR", "uae": "AE", "brd": "DE", "hong kong": "HK",
    "gbr": "GB", "deu": "DE", "dnk": "DK", "swe": "SE", "nor": "NO", "fin": "FI", "nld": "NL",
    "bel": "BE", "fra": "FR", "esp": "ES", "prt": "PT", "ita": "IT", "che": "CH", "aut": "AT",
    "irl": "IE", "pol": "PL", "can": "CA", "aus": "AU", "ind": "IN", "ger": "DE",
    "republic of ireland": "IE", "eire": "IE", "macau": "MO", "burma": "MM", "ivory coast": "CI",
}  # fmt: skip
"""Names of countries in everyday use that CLDR has not."""
PARTS = frozenset(("england", "scotland", "wales", "northern ireland"))
"""Names that stand for a country, and that are a region of it too."""
_MONEY_NAMED = {
    "EUR": "euro euros",
    "GBP": "pound pounds sterling pounds-sterling pound-sterling british-pound british-pounds",
    "USD": "$ us-dollar us-dollars dollar dollars american-dollars",
    "CAD": "canadian-dollar canadian-dollars",
    "AUD": "australian-dollar australian-dollars",
    "CHF": "franc francs swiss-franc swiss-francs franken schweizer-franken sfr",
    "DKK": "danish-krone danish-kroner danske-kroner dkr",
    "SEK": "swedish-krona swedish-kronor svenska-kronor skr",
    "NOK": "norwegian-krone norwegian-kroner norske-kroner nkr",
    "JPY": "yen",
    "INR": "rupee rupees indian-rupee indian-rupees",
    "PLN": "zloty złoty",
}


def code_of_name(name: str) -> str:
    """Return the code of a country by its name in a language of ours, or how people call it."""
    said = " ".join(name.split()).casefold()
    return _MEANT.get(said.upper(), "") or _NAMED.get(said, "") or _names().get(said, "")


def currency_of_name(name: str) -> str:
    """Return the code of a currency by its sign or its name."""
    said = "-".join(name.casefold().rstrip(".").split())
    if len(signs := currencies_of(said)) == 1:
        return signs[0]
    return next((code for code, names in _MONEY_NAMED.items() if said in names.split()), "")


@cache
def _names() -> dict[str, str]:
    """Return the countries by their names in each language of ours."""
    found: dict[str, str] = {}
    for path in sorted((languages_folder() / "locales").glob("*.json")):
        for code, name in json.loads(path.read_bytes())["countries"].items():
            if code in COUNTRIES:
                found.setdefault(name.casefold(), code)
    return found


def country_hint(code: str) -> str:
    """Return what to write instead of an unknown code."""
    if code in _MEANT:
        return f"did you mean '{_MEANT[code]}'?"
    if code in ("EU", "EEA"):
        return "write the countries by themselves, such as DE, FR"
    return "ISO 3166 has two letters for each country, such as US, DK or GB"


def is_place(code: str) -> bool:
    """Return whether an ISO 3166 code is in use; regions are looked up where we know them all."""
    country, _, region = code.partition("-")
    return country in COUNTRIES and (not region or is_region(code))


_MONEY = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST
XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_MONEY.split())
"""The ISO 4217 codes of money that is in use; a test asks Babel."""
