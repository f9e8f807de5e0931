"""Where one works, as people type it: what is no city, and what is no place to work from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import capwords

from charter.facts.locales import locale
from charter.named_tuples import NamedTuple
from charter.patterns import lazy_re
from charter.values.countries import COUNTRIES, code_of_name, is_place


class Misfit(NamedTuple):
    """What is wrong with a text, after its name, and what to write; a code where it has its own."""

    says: str
    hint: str
    code: str = ""


_ANYWHERE = lazy_re(
    r"(?:from )?(?:(?:anywhere|everywhere)(?: in the world)?|world-?wide|(?:the )?(?:whole )?world"
    r"|global(?:ly)?|any (?:country|place)|(?:von )?überall|weltweit|(?:hele )?verden(?: over)?"
    r"|overalt|hvor som helst)[.!]?\Z",
    re.I,
)
_HOW = (
    "remote|home[ -]?office|wfh|work(?:ing)? from home|from home|at home|home|mobile work(?:ing)?|"
    "mobiles arbeiten|mobilarbeit|mobil|fjernarbejde|tele ?work(?:ing)?|telecommut(?:e|ing)"
)
_MAYBE = (
    "possible|optional|available|flexible|flexibly|allowed|negotiable|agreed|occasional(?:ly)?|"
    "sometimes|partly|partial(?:ly)?|mostly|mainly|full|fully|completely|limited|some|true|false|"
    "möglich|muligt|teilweise|delvist|ok|okay|yes|no|ja|nein|nej|entirely|first|only|friendly|"
    "office|on-?site|hybrid|several|various|multiple"
)
_NO_PLACE = lazy_re(
    rf"(?:(?:\d{{1,3}} ?%|{_HOW}|{_MAYBE}|is|by|to be|as|up to|work|-)(?:[ ,.-]+|\Z))+\Z", re.I
)
"""How and how much one works remotely, without a word of where from."""
_DAYS = lazy_re(
    r"(\d|one|two|three|four|five)(?: ?(?:-|\u2013|to|or|bis) ?(?:\d|two|three|four|five))?"
    r" ?(?:days?|tage?n?|dage?)\b",
    re.I,
)
_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_AROUND_DAYS = lazy_re(
    r"\b(?:up to|max\.?|min\.?|at least|about|ca\.?|bis zu|(?:a|per|each|every|pro|in der|die|om|i)"
    r" (?:week|woche|ugen?)|weekly|(?:in|at|im|på) (?:the |our )?(?:office|büro|kontoret))",
    re.I,
)
_OFFICE = lazy_re(r"\b(?:office|on-?site|büro|kontor)", re.I)
_HOW_MUCH = rf"(?:(?:\d{{1,3}} ?%|{_MAYBE})[ ,-]+)*"
_HOW_FIRST = lazy_re(
    rf"{_HOW_MUCH}(?:{_HOW})\b[ ,:(-]*(?:(?:with|work|possible|möglich|muligt)\b[ ,]*)*"
    r"(?:(?:within|from|in|inside|across|throughout|only|anywhere|aus|innerhalb|von|fra|i|inden for"
    r"|overalt)\b )*(.+?)\)?\Z",
    re.I,
)
"""Words that say once more that one works remotely, and from where."""
_ROUND = lazy_re(
    rf"{_HOW_MUCH}(?:(?:remote|working)\b[ ,:(]*)?"
    r"(?:(?:within|from|in|inside|across|throughout|only)\b )*"
    r"(.+?)(?:[ -](?:only|based|wide)\)?|\))?\Z",
    re.I,
)
_HAS_ARTICLE = lazy_re(
    r"(?:UK|US|USA|EU|EEA|UAE|DACH region|Netherlands|Philippines|Nordics|Baltics|Americas"
    r"|United (?:Kingdom|States|Arab Emirates)|European Union|Czech Republic)\Z"
)
_JOINED = lazy_re(r"(, (?:and |or )?|/| (?:and|or|&|/) )")


def with_article(country: str) -> str:
    """Return the English name of a country as it stands after 'within': the United States."""
    return f"the {country}" if _HAS_ARTICLE.match(country) else country


def remote_misfit(text: str) -> Misfit | None:
    """Return why an English text says no place to work from, or does not stand after 'within'."""
    if found := remote_abroad(text):
        return found
    parts = _JOINED.split(_within(text))
    inner = "".join(map(with_article, parts))
    if inner == text or is_anywhere(inner):
        return None
    return Misfit(_printed(text), f"write 'remote: {inner}'")


def remote_abroad(text: str) -> Misfit | None:
    """Return the same of a text in any language, which must say a place to work from."""
    if (found := _DAYS.search(text)) and _is_only_days(text):
        days = int(_COUNTED.get(found[1].lower(), found[1]))
        days = days if _OFFICE.search(text) else max(5 - days, 0)
        hint = f"write 'office_days: {days}', the days a week in the office, and leave 'remote' out"
        return Misfit(f"is '{text}', which is no place to work from", hint)
    if is_anywhere(text):
        return None
    if _NO_PLACE.match(text) or re.match(r"hybrid\b", text, re.I):
        hint = "write from where one may work, such as 'remote: the EU'"
        if "hybrid" in text.casefold():
            hint = (
                "write the days a week in the office, such as 'office_days: 3', and leave this out"
            )
        return Misfit(f"is '{text}', which is no place to work from", hint)
    if found := _HOW_FIRST.match(text):
        inner = "".join(map(with_article, _JOINED.split(found[1])))
        says = f"is '{text}', and papers say themselves that it is remote, and then from where"
        return Misfit(says, f"write 'remote: {inner}'")
    if text in COUNTRIES or (re.fullmatch("[A-Z]{2}-[A-Z0-9]{1,3}", text) and is_place(text)):
        name = with_article(locale("en").countries[text.partition("-")[0]])
        hint = f"write 'remote: {name}' and 'remote_from: [{text}]'"
        return Misfit(_printed(text), hint)
    return None


def _is_only_days(text: str) -> bool:
    """Return whether a text that names days says nothing else, such as the EU."""
    rest = _AROUND_DAYS.sub(" ", _DAYS.sub(" ", text)).strip(" ,;.-/()")
    return not rest or bool(_NO_PLACE.match(rest))


def is_anywhere(text: str) -> bool:
    """Return whether one may work from wherever one is, which papers say in their own words."""
    return bool(_ANYWHERE.match(text.strip()) or _ANYWHERE.match(_within(text)))


def _printed(text: str) -> str:
    return f"is '{text}', and papers print 'remote within {text}'"


def _within(text: str) -> str:
    """Return a text without what stands around the place in it: 'remote in' Norway 'only'."""
    found = _ROUND.match(text.strip())
    return found[1] if found else text


def parts_of_area(text: str) -> list[str]:
    """Return what a text on where one may work from names, one after the other."""
    return _JOINED.split(_within(text))[::2]


def other_countries(text: str, codes: Sequence[str]) -> list[str]:
    """Return the codes of the countries that a text names, where `codes` are those of others."""
    named = [code_of_name(part) for part in _JOINED.split(text)[::2]]
    if not all(named) or set(named) == {code.partition("-")[0] for code in codes}:
        return []
    return named


_POSTCODE = lazy_re(
    r"[A-Z]{1,2}-?\d{4,6}|\d{4,6}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
)
_STREET = lazy_re(r"(?:street|road|avenue|lane|straße|strasse|str\.|gade|vej)\b", re.I)
_STATE = lazy_re(
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey"
    r"|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania"
    r"|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington|Wisconsin|Wyoming"
    r"|Ontario|Qu[eé]bec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick"
)
_NAMED_AND = lazy_re(
    r"(?:brighton|tyne|hammersmith|kensington|barking|windsor|telford|redcar|dumfries|perth|bath"
    r"|saint pierre|armagh|epsom|tonbridge|hinckley)\Z",
    re.I,
)
"""The first word of places whose name has an 'and' in it, such as Brighton and Hove."""
_TWO_NAMES = lazy_re(
    r"(?:biel|bienne|bozen|bolzano|meran|merano|brixen|bressanone|fribourg|freiburg|donostia"
    r"|vitoria|pamplona|main|oder|saale|ruhr)\Z",
    re.I,
)
"""Cities with a name in each of two languages, and rivers that tell two of one name apart."""
_APART = lazy_re(
    r"\s*(?:[|;()\u00b7\u2022+]|,)\s*|\s+[-\u2013\u2014]\s+|\s*/\s*"
    r"|\s+(?:or|oder|eller|ou|and|und|og|et|&)\s+",
    re.I,
)
_NAME = lazy_re(r"[^\W\d_][^\W\d_ .'\u2019-]*(?:[ .'\u2019-]+[^\W\d_]+)*\.?\Z")


def city_misfit(text: str) -> Misfit | None:
    """Return what is wrong with a text that should be the name of one city, and what to write."""
    if found := _POSTCODE.search(text):
        rest = " ".join(_POSTCODE.sub("", text).split()).strip(" ,")
        code = f"'postcode: \"{found[0]}\"'"
        hint = f"write 'city: {rest}' and {code}" if rest else f"write the city, and {code}"
        return Misfit(f"is '{text}', with the postcode {found[0]}", hint, "no-city")
    if re.search(r"\d", text) and _STREET.search(text):
        hint = "write the city alone, and the street as 'street:'"
        return Misfit(f"is '{text}', which is an address", hint, "no-city")
    if text.islower() and text.isascii() and text[0].isalpha():
        return Misfit(f"is '{text}', and papers print it so", f"write '{capwords(text)}'")
    parts = [part for part in _APART.split(text) if part]
    cities = [part for part in parts if not _is_no_city(part)]
    if not cities:
        hint = "write where one may work from as 'remote:', and its codes as 'remote_from:'"
        return Misfit(f"is '{text}', which is no city", hint, "no-city")
    if not all(map(_NAME.match, cities)):
        return None  # marks and digits are no list of cities
    if len(parts) == 1 or any(map(_TWO_NAMES.match, parts)) or _NAMED_AND.match(parts[0]):
        return None
    if len(cities) < len(parts) and (area := _area(cities, text)):
        return Misfit(
            f"is '{text}', which is no city", f"take this place out, and {area}", "no-city"
        )
    if len(cities) < len(parts):
        hint = f"write 'city: {cities[0]}'" if not cities[1:] else _by_itself(cities)
        hint += ", days in the office as 'office_days:', and remote work as 'remote:'"
        return Misfit(f"is '{text}', which is more than a city", hint, "no-city")
    if len(parts) == 2 and "(" in text:
        return None  # Frankfurt (Oder), Halle (Saale)
    if "," in text and all(keys := [_key_of(part) for part in parts[1:]]):
        hint = f"write '{', '.join([f'city: {parts[0]}', *keys])}'"
        if f"region: {parts[-1]}" == keys[-1] and parts[-1] in COUNTRIES:
            hint += f", or 'country: {parts[-1]}' where that is so"
        return Misfit(f"is '{text}', which is more than a city", hint, "no-city")
    return Misfit(f"is '{text}', which is more than one city", _by_itself(parts), "no-city")


_AREAS = lazy_re(
    r"(?:the )?(?:europe|emea|apac|asia|africa|dach|nordics|scandinavia|latam"
    r"|(?:north |south )?america)(?: region)?\Z",
    re.I,
)
_CITY_TOO = lazy_re(
    r"(?:singapore|singapur|luxemb(?:o?u)rg|monaco|gibraltar|hong ?kong|macao?u?|djibouti|dschibuti"
    r"|panama|kuwait|guatemala|mexico|san marino|malta)\Z",
    re.I,
)
"""Countries with a city of their name."""


def _area(cities: Sequence[str], text: str) -> str:
    """Return what to write where all that is left is a country, or several, to work from."""
    area = cities[0]
    if _CITY_TOO.match(area) or not re.search(rf"\b(?:{_HOW})\b", text, re.I):
        return ""
    country = area in COUNTRIES or code_of_name(area)
    if len(cities) > 1 or not (country or _HAS_ARTICLE.match(area) or _AREAS.match(area)):
        return ""
    misfit = remote_misfit(area)
    return misfit.hint if misfit else f"write 'remote: {area}'"


def _is_no_city(part: str) -> bool:
    return bool(_NO_PLACE.match(part) or _DAYS.search(part) or is_anywhere(part))


def _key_of(text: str) -> str:
    """Return how a region or a country after a city is written, or nothing."""
    if _STATE.fullmatch(text):
        return f"region: {text}"
    if len(text) == 2 and any(is_place(f"{country}-{text}") for country in ("US", "CA")):
        return f"region: {text}"
    code = text if text in COUNTRIES else code_of_name(text)
    return f"country: {code}" if code else ""


def _by_itself(cities: list[str]) -> str:
    listed = ", ".join(f"{{city: {city}}}" for city in cities)
    return f"write each by itself: 'places: [{listed}]'"
