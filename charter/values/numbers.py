"""Numbers, amounts and shares as people type them: one reading, or an error that names both.

A mark with three digits after it parts thousands where there are two such groups, or where the
country and the currency beside the number put another mark before a fraction. Else nobody knows.
"""

from __future__ import annotations

import re

from charter.named_tuples import NamedTuple
from charter.patterns import lazy_re

_COMMA = """
AD AL AM AO AR AT AX BA BE BF BG BJ BL BN BO BQ BR BY CD CF CG CI CL CO CR CV CY CZ DE DK DZ EE
ES FI FO FR GA GE GF GL GN GP GQ GR GW HR HT HU ID IS IT KG KZ LA LB LT LU LV LY MA MC MD ME MF
MK ML MQ MR MZ NC NE NL NO PF PL PM PT RE RO RS RU SE SI SJ SK SM SN SR ST TG TJ TL TM TN TR UA
UY UZ VA VE VN WF YT
"""
_POINT = """
AE AG AI AS AU BB BD BH BM BS BT BW BZ CC CK CN CU CX DM DO EG EH ER ET FJ FK FM GB GD GG GH GI
GM GS GT GU GY HK HN IE IL IM IN IO IQ IR JE JM JO JP KE KH KI KN KP KR KW KY LC LI LK LR LS MH
MM MN MP MS MT MV MW MX MY NA NF NG NI NP NR NU NZ OM PA PE PG PH PK PN PR PS PW QA SA SB SD SG
SH SL SO SS SV SY TC TH TK TO TT TV TW TZ UG UM US VC VG VI WS YE ZM ZW
"""
_OF_COUNTRIES = dict.fromkeys(_COMMA.split(), ",") | dict.fromkeys(_POINT.split(), ".")
"""What stands before a fraction, where all languages of a country agree; a test asks Babel."""
_OF_CURRENCIES = {
    **dict.fromkeys(("EUR", "DKK", "NOK", "SEK", "ISK", "PLN", "CZK", "HUF", "RON", "BRL"), ","),
    **dict.fromkeys(("USD", "GBP", "AUD", "NZD", "SGD", "HKD", "INR", "ILS", "JPY", "MXN"), "."),
}
_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP
LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR
PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP
SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR
ZMW
"""
CURRENCIES = tuple(_CODES.split())
"""The codes of ISO 4217 in use, without those of metals and funds."""
_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD"))
_SIGNS: dict[str, frozenset[str]] = {
    "$": _DOLLARS,
    "€": frozenset(("EUR",)),
    "£": frozenset(("GBP",)),
    "₹": frozenset(("INR",)),
    "₪": frozenset(("ILS",)),
    "zł": frozenset(("PLN",)),
    "¥": frozenset(("JPY", "CNY")),
    "kr": frozenset(("DKK", "NOK", "SEK", "ISK")),
    "rs": frozenset(("INR", "PKR", "LKR", "NPR", "MUR")),
    "us$": frozenset(("USD",)),
    "ca$": frozenset(("CAD",)),
    "c$": frozenset(("CAD",)),
    "au$": frozenset(("AUD",)),
    "a$": frozenset(("AUD",)),
    "nz$": frozenset(("NZD",)),
    "s$": frozenset(("SGD",)),
    "hk$": frozenset(("HKD",)),
}
_SCALES = frozenset(("LPA", "LAC"))
"""Words for how many there are, a lakh a year, that look like a code."""
_SIGN = r"[^\W\d_]{0,3}[$€£₹₪¥]?\.?"
_AMOUNT = lazy_re(
    rf"(?P<minus>[-+]?)(?P<before>{_SIGN})\s*(?P<digits>[0-9][0-9.,'’_\s]*(?<=[0-9]))"
    rf"(?:\s*(?P<times>[kK])(?![rR])|[.,][-–—]{{1,2}}|/[-–=])?\s*(?P<after>{_SIGN})\Z"
)
_RANGE = lazy_re(
    rf"(?P<first>{_SIGN}\s*[0-9][0-9.,'’_\s]*[kK]?)(?:[-–—]| to | bis | til )"
    rf"\s*(?P<last>{_SIGN}\s*[0-9][0-9.,'’_\s]*[kK]?)\s*{_SIGN}\Z"
)
_PERCENT = lazy_re(r"(?P<digits>[-+]?[\d.,]+)\s*(?:%|per ?cent|Prozent|procent)\Z", re.ASCII)
_GROUPED = lazy_re(
    r"[1-9]\d{0,2}(?:([.,'’_\s])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d{1,15})?\Z", re.ASCII
)
_INDIAN = lazy_re(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d{1,15})?\Z", re.ASCII)
_PLAIN = lazy_re(r"\d{1,16}(?:[.,]\d{1,15})?\Z", re.ASCII)
_TWO_WAYS = lazy_re(r"[1-9]\d{0,2}([.,])\d{3}\Z", re.ASCII)


class Beside(NamedTuple):
    """What stands beside a number: an ISO 3166 code, an ISO 4217 code, and its table's decimal."""

    country: str = ""
    currency: str = ""
    decimal: str = ""


ALONE = Beside()


class ReadingError(Exception):
    """A value that a person wrote and that cannot be taken as one thing."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def decimal_of(country: str) -> str:
    """Return what stands before a fraction in a country, or nothing where that is not certain."""
    return _OF_COUNTRIES.get(country, "")


def has_two_readings(text: str) -> bool:
    """Return whether a mark in a number can part thousands as well as stand before a fraction."""
    return bool(_TWO_WAYS.match(text.lstrip("+-")))


def number_of(text: str, unit: str = "", beside: Beside = ALONE) -> int | float | None:
    """Return the number that a text is, or None where it is none.

    `unit` is `money`, which may have the sign or code of its currency and a k for thousands, or
    `percent`. Raises ReadingError where it can be two numbers, or is in another currency.
    """
    text = " ".join(text.split())
    if unit == "money" and (found := _RANGE.match(text)):
        raise _several(text, found, beside)
    if unit == "percent" and (found := _PERCENT.match(text)):
        text = found["digits"]
    found = _AMOUNT.match(text)
    if found is None or (unit != "money" and _has_words(found)):
        return None
    said = _with_sign(found, beside, text)
    if said is None:
        return None
    digits = found["digits"]
    times = 1000 if found["times"] else 1
    two = _TWO_WAYS.match(digits)
    decimal = two[1] if two and unit == "percent" else _decimal(digits, said)
    if two and not decimal:
        raise _two(text, digits, times)
    read = _read(digits, decimal)
    return None if read is None else _whole(read * times * (-1 if found["minus"] == "-" else 1))


def currency_at(text: str) -> str:
    """Return the currency that an amount names itself; "" for none, or where several have its sign.

    Raises ReadingError where what stands there is no currency.

    >>> currency_at("CAD 230k"), currency_at("$230,000"), currency_at("230,000")
    ('CAD', '', '')
    """
    found = _AMOUNT.match(" ".join(text.split()))
    said = _with_sign(found, ALONE, text) if found else None
    return said.currency if said else ""


class Amounts(NamedTuple):
    """What a text says of money: its amounts, the lower first, their currency, and the rest."""

    amounts: tuple[int | float, ...]
    currency: str
    rest: str


_ONE = lazy_re(r"[$€£₹₪¥]?\s?\b\d[\d.,'’]*(?: ?\d{3})*(?: ?[kK](?![rR]))?(?:\s?[$€£₹₪¥])?")
_BETWEEN = lazy_re(r"\s*(?:[-–—]|to|bis|til|and|und|og)?\s*\Z")


def amounts_in(text: str, beside: Beside = ALONE) -> Amounts | None:
    """Return the amount or the range that a text begins with; None where it begins with none.

    Raises ReadingError where one can be two numbers.
    """
    found = list(_ONE.finditer(text))
    if not found or text[: found[0].start()].strip():
        return None
    pair = (
        found[:2]
        if len(found) > 1 and _BETWEEN.match(text[found[0].end() : found[1].start()])
        else found[:1]
    )
    said = [each[0].strip() for each in pair]
    if len(said) > 1 and said[1][-1] in "kK" and said[0][-1].isdigit():
        said[0] += said[1][-1]
    signs = {sign for each in said for sign in _SIGNS if sign in each}
    currencies = {code for sign in signs for code in currencies_of(sign)}
    currency = currencies.pop() if len(currencies) == 1 else ""
    near = beside._replace(currency=currency) if currency else beside
    amounts = [number_of(each, "money", near) for each in said]
    numbers = [amount for amount in amounts if amount is not None]
    if len(numbers) < len(said) or numbers != sorted(numbers):
        return None
    other = currency if currency and currency != beside.currency else ""
    return Amounts(tuple(numbers), other, text[pair[-1].end() :].strip(" .,;"))


def currencies_of(sign: str) -> list[str]:
    """Return the currencies that a sign such as £ or kr. can be, US dollars first; else none."""
    possible = _SIGNS.get(sign.casefold().rstrip("."), ())
    return sorted(possible, key=lambda code: (code != "USD", code))


def _several(text: str, found: re.Match[str], beside: Beside) -> ReadingError:
    """Return the error of two amounts in the place of one."""
    first, last = found["first"], found["last"]
    if last[-1] in "kK" and first[-1].isdigit():
        first += last[-1]  # 180-220k
    hint = "write the lower under 'min' and the higher under 'max'"
    try:
        amounts = [number_of(each.strip(), "money", beside) for each in (first, last)]
    except ReadingError:
        amounts = []
    low, high = amounts or (None, None)
    if low and high and low < high:
        hint = f"write {low} under 'min' and {high} under 'max'"
    return ReadingError("two-numbers", f"'{text}' is two amounts", hint)


def _has_words(found: re.Match[str]) -> bool:
    return bool(found["before"] or found["after"] or found["times"])


def _with_sign(found: re.Match[str], beside: Beside, text: str) -> Beside | None:
    """Return what stands beside an amount, with the currency at it; None where that is none."""
    possible: frozenset[str] | None = None
    for said in filter(None, (found["before"], found["after"])):
        sign = said.rstrip(".")
        known = _SIGNS.get(sign.casefold(), frozenset((sign,)) if _is_code(sign) else frozenset())
        possible = known if possible is None else possible & known
    if possible is None:
        return beside
    if not possible:
        return None
    for sign in possible.difference(CURRENCIES):
        message = f"'{text}' has '{sign}' with the amount, and that is no currency"
        hint = f"write the number alone; '{sign}' belongs into words, as after 'note:' of pay"
        raise ReadingError("other-currency", message, hint)
    if _is_code(beside.currency) and beside.currency not in possible:
        message = f"'{text}' is not in {beside.currency}, the currency beside it"
        raise ReadingError("other-currency", message, "correct the amount or 'currency'")
    return beside._replace(currency=next(iter(possible))) if len(possible) == 1 else beside


def _is_code(sign: str) -> bool:
    return len(sign) == 3 and sign.isascii() and sign.isupper() and sign not in _SCALES


def _decimal(digits: str, beside: Beside) -> str:
    """Return what stands before a fraction, as far as it is known."""
    if beside.decimal:
        return beside.decimal
    country = decimal_of(beside.country)
    # Each country writes euros by its own habit.
    own = country and beside.currency == "EUR"
    currency = "" if own else _OF_CURRENCIES.get(beside.currency, "")
    known = {mark for mark in (country, currency) if mark}
    two = _TWO_WAYS.match(digits)
    # Nobody writes three digits after the mark of a fraction, and some use it for thousands.
    return known.pop() if two and len(known) == 1 and two[1] not in known else ""


def _two(text: str, digits: str, times: int) -> ReadingError:
    many = _whole(float(re.sub("[.,]", "", digits)) * times)
    fraction = f"{_whole(float(digits.replace(',', '.')) * times)}"
    # A third decimal that counts needs a nought behind it to be told from thousands.
    few = f"{fraction}0" if has_two_readings(fraction) else fraction
    message = f"'{text}' has two readings, {many} and {fraction}"
    return ReadingError("two-readings", message, f"write {many} or {few}")


def _read(digits: str, decimal: str) -> float | None:
    """Return the value of digits with marks, each group of thousands whole."""
    if _TWO_WAYS.match(digits):
        mark = digits[-4]
        digits = digits.replace(mark, "." if mark == decimal else "")
    elif grouped := _GROUPED.match(digits):
        group = grouped[1]
        if group == decimal:
            return None
        digits = digits.replace(group, "").replace(",", ".")
    elif _INDIAN.match(digits):
        digits = digits.replace(",", "")
    elif _PLAIN.match(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    return float(digits) if "." in digits else int(digits)


def _whole(number: int | float) -> int | float:
    return int(number) if isinstance(number, float) and number.is_integer() else number
