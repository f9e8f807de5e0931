"""Names, lists, money and dates in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from charter.assign.organisation import Organisation, Position
from charter.read.catalog import Catalog
from charter.read.company import Pay, WorkPlace

_NAME = re.compile(r"\{([a-z-]+)\}")
_SENTENCE_START = re.compile(r"(^|[.!?]\s+)([a-z])")
_BOARD = "the board"


class Wording:
    """How one company's papers write names, lists, money and dates."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.language = "en-US" if organisation.company.country == "US" else "en-GB"

    def the(self, name: str) -> str:
        """Return a position in running text, such as "the VP Product"; the board above the head."""
        position = self.organisation.positions.get(name)
        return position.the if position else _BOARD

    def The(self, name: str) -> str:  # noqa: N802 - the capital is the point
        """Return a position at the start of a sentence."""
        return capital(self.the(name))

    def those(self, names: Iterable[str]) -> str:
        """Return positions as a list in running text: "the CEO and the VP Product"."""
        return self.listing([self.the(name) for name in names])

    def listing(self, items: list[str]) -> str:
        """Return items as a list in running text: "a, b and c"; American English adds a comma."""
        if len(items) < 3:
            return " and ".join(items)
        last = ", and " if self.language == "en-US" else " and "
        return last.join([", ".join(items[:-1]), items[-1]])

    def fill(self, text: str, position: Position) -> str:
        """Return a catalogue sentence with {company}, {manager} and {role} put in.

        A role that the company has not is put in by its abbreviation, so that the sentence stays
        readable; the tests see to it that no shipped sentence needs this.
        """

        def put(found: re.Match[str]) -> str:
            word = found[1]
            if word == "company":
                return self.organisation.company.name
            if word == "manager":
                return self.the(position.reports_to)
            named = (p.the for p in self.organisation.positions.values() if p.role.id == word)
            role = self.organisation.catalog.roles.get(word)
            return next(named, f"the {role.abbreviation}" if role else found[0])

        return capital(_NAME.sub(put, text)) if "{" in text else text

    def day(self, day: date) -> str:
        """Return a date in words, such as 15 January 2027 or January 15, 2027."""
        month = _MONTHS[day.month - 1]
        if self.language == "en-US":
            return f"{month} {day.day}, {day.year}"
        return f"{day.day} {month} {day.year}"

    def money(self, amount: float, currency: str) -> str:
        """Return an amount, such as $50,000 or DKK 110,000; cents only where there are some."""
        sign = _SIGNS.get(currency, f"{currency} ")
        return f"{sign}{amount:,.0f}" if amount == int(amount) else f"{sign}{amount:,.2f}"

    def pay(self, pay: Pay) -> str:
        """Return a pay range, such as "$220,000 to $280,000 a year"."""
        least, most = (self.money(amount, pay.currency) for amount in (pay.least, pay.most))
        amount = least if pay.least == pay.most else f"{least} to {most}"
        article = "an" if pay.per == "hour" else "a"
        note = f", {pay.note}" if pay.note else ""
        return f"{amount} {article} {pay.per}{note}"

    def place(self, place: WorkPlace, abroad: bool) -> str:
        """Return a place, with its country in words where `abroad`."""
        parts = [place.city, place.region]
        if abroad and place.country:
            parts.append(self._country(place.country))
        return ", ".join(part for part in parts if part)

    def _country(self, code: str) -> str:
        from babel import Locale

        return str(Locale.parse(self.language, sep="-").territories.get(code, code))

    def places(self, position: Position) -> str:
        """Return where one works, such as "Denver, CO; hybrid, three days a week in the office"."""
        given = position.given
        countries = {place.country for place in given.places} | {self.organisation.company.country}
        abroad = len(countries - {""}) > 1
        places = [self.place(place, abroad) for place in given.places]
        if given.remote:
            places.append(f"remote within {given.remote}")
        # A place with a comma in it wants a stronger mark between places.
        apart = "; " if any("," in place for place in places) and len(places) > 1 else ", "
        where = f"{apart}or ".join([apart.join(places[:-1]), places[-1]] if places[1:] else places)
        if not given.places:
            where = capital(where)
        if given.office_days:
            days = "one day" if given.office_days == 1 else f"{_NUMBERS[given.office_days]} days"
            where += f"; hybrid, {days} a week in the office"
        return where


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SIGNS = {"USD": "$", "GBP": "\u00a3", "EUR": "\u20ac"}
"""Signs that mean one currency to every reader of English; a dollar elsewhere is CAD, AUD ..."""


def without_company(text: str, catalog: Catalog) -> str:
    """Return a catalogue sentence as it reads before any company is known."""

    def put(found: re.Match[str]) -> str:
        word = found[1]
        if word in catalog.roles:
            return f"the {catalog.roles[word].abbreviation}"
        return {"company": "the company", "manager": "the position above"}.get(word, found[0])

    return capital(_NAME.sub(put, text)) if "{" in text else text


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")


def capital(text: str) -> str:
    """Return `text` with a capital at the start of each sentence."""
    return _SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), text)


def lower_first(text: str) -> str:
    """Return `text` with a small first letter, unless it starts with an abbreviation or a name."""
    first, _, _ = text.partition(" ")
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
