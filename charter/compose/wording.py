"""Names, lists and sentences in running text, in the language of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from charter.assign.organisation import Organisation, Position
from charter.assign.ownership import setting_of
from charter.compose.numbers import Numbers
from charter.compose.remote_words import ANYWHERE, OFFICE_DAYS, REMOTE
from charter.facts.areas import areas_within
from charter.facts.catalog import Catalog, Entry
from charter.facts.company import WorkPlace
from charter.facts.languages import (
    charter_language,
    is_english,
    language_name,
    message,
    messages_for,
    posting_language,
    put_in,
    require_charters,
    translations,
)
from charter.facts.locales import country_name, locale
from charter.facts.presuppositions import SLOT, TOLD_ANYWHERE
from charter.facts.terms import Pay
from charter.facts.where import is_anywhere
from charter.problems import InputError, Place, Problem
from charter.values.regions import said_region

_SENTENCE_START = re.compile(r"(^|[.!?]\s+)([^\W\d_])")
PLAIN = "plain"
"""The form of a position's name where a sentence asks for none."""


class Wording:
    """How one company's papers write names, lists, money and dates.

    `language` is that of the charters and all other internal papers, or of the postings.
    Raises InputError for internal papers in a language that they are not there in.
    """

    def __init__(self, organisation: Organisation, *, postings: bool = False) -> None:
        company = organisation.company
        self.organisation = organisation
        self.setting = setting_of(company, organisation.positions)
        self._missing: list[Problem] = []
        if postings:
            self.language = posting_language(company)
            self._sentences: Mapping[str, str] = messages_for(company)
        else:
            require_charters(company)
            self.language = charter_language(company)
            self._sentences = {}
        self._messages = translations(self.language)
        self.english = is_english(self.language)
        if not self.english and not postings:
            self._sentences = self._messages
        self._numbers: Numbers = Numbers(self.language)

    def say(self, message: str, **values: str) -> str:
        """Return a message of ours in the paper's language, its {names} put in."""
        said = self._messages.get(message)
        if said is None:
            said = message
            if not self.english:
                self.lacks(self.organisation.company.place, f"the words '{message}' are")
        return put_in(said, values)

    def sentence(self, text: str, place: Place, own: bool) -> str:
        """Return a sentence of the catalogue in the paper's language.

        One of the workspace's own entries is in the company's language already.
        """
        said = self._sentences.get(text)
        if said is None and not self.english and not own:
            self.lacks(place, f"the sentence '{text}' is")
        return text if said is None else said

    def has(self, text: str, own: bool) -> bool:
        """Return whether a sentence of the catalogue is there in the paper's language."""
        return self.english or own or text in self._sentences

    def title(self, entry: Entry) -> str:
        """Return the title of a responsibility or decision in the paper's language."""
        return self.sentence(entry.title, entry.place, entry.own)

    def phrase(self, entry: Entry) -> str:
        """Return an entry as it stands in a list within a sentence."""
        said = self.sentence(entry.phrase or entry.title, entry.place, entry.own)
        return said if entry.phrase else self.small(said)

    def area(self, name: str) -> str:
        """Return the title of an area in the paper's language."""
        area = self.organisation.catalog.areas[name]
        return self.sentence(area.title, area.place, area.own)

    def structure(self) -> str:
        """Return the title of the company's structure in the paper's language."""
        found = self.organisation.catalog.structures[self.organisation.company.structure]
        return self.sentence(found.title, found.place, found.own)

    def lacks(self, place: Place, what: str) -> None:
        """Note that something is not there in the paper's language; `complete` tells of it."""
        message = f"{what} not there in {language_name(self.language)}"
        hint = "add it to the workspace's own catalog/ in your words, or choose another language"
        self._missing.append(Problem(place, "no-translation", message, hint))

    def complete(self) -> None:
        """Raise InputError with everything that was asked for and is not translated."""
        if self._missing:
            raise InputError(self._missing)

    def the(self, name: str, form: str = PLAIN) -> str:
        """Return a position in running text, such as "the VP Product"; the board above the head.

        English puts an article before it; another language what the form has, such as a case.
        """
        position = self.organisation.positions.get(name)
        if self.english:
            return position.the if position else self.say("the board")
        return formed(position.short if position else self.say("the board"), form, self.language)

    def above(self, position: Position, form: str = PLAIN) -> str | None:
        """Return the one above a position in running text: a position, the board, or nobody."""
        return self.leader(position.reports_to, form)

    def leader(self, name: str, form: str = PLAIN) -> str | None:
        """Return a leader by id: above the head is the board, or nobody where there is none."""
        if not name and not self.setting.facts.get("board"):
            return None
        return self.the(name, form)

    def The(self, name: str) -> str:  # noqa: N802 - the capital is the point
        """Return a position at the start of a sentence."""
        return capital(self.the(name))

    def those(self, names: Iterable[str], form: str = PLAIN) -> str:
        """Return positions as a list in running text: "the CEO and the VP Product"."""
        return self.listing([self.the(name, form) for name in names])

    def listing(self, items: list[str]) -> str:
        """Return items as a list in running text: "a, b and c"; American English adds a comma."""
        return self._numbers.listing(items)

    def users(self, form: str) -> str | None:
        """Return the company's word for those who use what it makes, such as customers.

        `form` is users or user, with a case after a dot where a language has some.
        """
        called = str(self.setting.facts.get("users_called"))
        return locale(self.language).users.get(called, {}).get(form)

    def kind(self) -> str:
        """Return the word for what the company is: a public body or a charity is no company."""
        return self.say(_KINDS[str(self.setting.facts["kind"])])

    def small(self, text: str) -> str:
        """Return text as it stands within a line: with a small letter, but for German nouns."""
        return small_in(self.language, text)

    def day(self, day: date) -> str:
        """Return a date in words, such as 15 January 2027 or January 15, 2027."""
        return self._numbers.day(day)

    def number(self, amount: float) -> str:
        """Return a number as the language writes it."""
        return self._numbers.number(amount)

    def money(self, amount: float, currency: str) -> str:
        """Return an amount, such as $50,000 or DKK 110,000; cents only where there are some."""
        return self._numbers.money(amount, currency)

    def pay(self, pay: Pay) -> str:
        """Return a pay range, such as "$220,000–$280,000 a year" or "from $220,000 a year"."""
        if pay.least is None or pay.most is None:
            said = _FROM if pay.most is None else _UP_TO
            amount = self.say(said, amount=self._numbers.money(pay.ends[0], pay.currency))
        else:
            amount = self._numbers.span(pay.least, pay.most, pay.currency)
        said = self.say(_PAID[pay.per], amount=amount)
        return f"{said}, {pay.note}" if pay.note else said

    def place(self, place: WorkPlace, abroad: bool) -> str:
        """Return a place, with its country in words where `abroad`."""
        country = place.country or self.organisation.company.country
        parts = [place.city, said_region(place.region, country)]
        if abroad and place.country:
            parts.append(country_name(place.country, self.language))
        return ", ".join(part for part in parts if part)

    def places(self, position: Position) -> str:
        """Return where one works, such as "Denver, CO; hybrid, three days a week in the office"."""
        given, far = position.given, position.given.remote
        far = far or self.listing(areas_within(given.remote_from, self.language))
        countries = {place.country for place in given.places} | {self.organisation.company.country}
        abroad = len(countries - {""}) > 1
        places = [self.place(place, abroad) for place in given.places]
        remote = far and self.say(ANYWHERE if is_anywhere(far) else REMOTE, region=far)
        days = self.say(OFFICE_DAYS[given.office_days]) if given.office_days else ""
        if places and remote and days:
            # Whoever works remotely instead does not come to the office on these days.
            return f"{self._one_of(places)}; {days}; {self.say('or')} {remote}"
        where = self._one_of([*places, remote] if remote else places)
        where = "; ".join(part for part in (where, days) if part)
        return where if given.places else where[:1].upper() + where[1:]

    def _one_of(self, places: list[str]) -> str:
        # A place with a comma in it wants a stronger mark between places.
        apart = "; " if any("," in place for place in places) and len(places) > 1 else ", "
        if not places[1:]:
            return apart.join(places)
        before, either = locale(self.language).before_or, self.say("or")
        return f"{apart.join(places[:-1])}{apart if apart == '; ' else before}{either} {places[-1]}"


_KINDS = {
    "business": message("company"),
    "public": message("organisation"),
    "charity": message("organisation"),
}
_FROM, _UP_TO = message("from {amount}"), message("up to {amount}")
_PAID = {
    "year": message("{amount} a year"),
    "month": message("{amount} a month"),
    "week": message("{amount} a week"),
    "day": message("{amount} a day"),
    "hour": message("{amount} an hour"),
}


def as_in_catalogue(text: str, catalog: Catalog) -> str:
    """Return a catalogue sentence as it reads before any company is known."""

    def put(found: re.Match[str]) -> str:
        word, about = found[1], found[2] or ""
        if word in catalog.roles:
            return f"the {catalog.roles[word].abbreviation}"
        if word == "owner":
            if work := catalog.responsibilities.get(about):
                return f"whoever answers for {lower_first(work.title)}"
            return "whoever decides that" if about in catalog.decisions else found[0]
        if word == "held":
            return ", ".join(part.partition("=")[0].strip() for part in about.split(","))
        if word in ("functions", "decided"):
            return about.replace(",", ", ")
        return _ANYWHERE.get(word, found[0])

    if "{" not in text:
        return text
    return _SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), SLOT.sub(put, text))


_ANYWHERE = {
    "company": "the company",
    "organisation": "company",
    "currency": "our currency",
    "manager": "the position above",
    "reports": "those who report to it",
    "settler": "the position above both",
    "users": "users",
    "user": "user",
    **TOLD_ANYWHERE,
}
"""What slots stand for before any company is known."""


def capital(text: str) -> str:
    """Return `text` with a capital at its start; behind Acme Inc. no sentence begins."""
    return text[:1].upper() + text[1:]


def small_in(language: str, text: str) -> str:
    """Return text as it stands within a line of a language that may keep capitals of nouns."""
    return text if locale(language).capital_nouns else lower_first(text)


def lower_first(text: str) -> str:
    """Return `text` with a small first letter, unless it starts with an abbreviation or a name."""
    first = re.split(r"[\s-]", text, maxsplit=1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


@cache
def formed(title: str, form: str, language: str) -> str:
    """Return a position's title in a form of a language, by its first rule that fits the title.

    A rule is a pattern and its forms; see `positions` in schemas/language.schema.json.
    """
    small = lower_first(title)
    for rule in locale(language).positions:
        if found := re.fullmatch(rule["titles"], title):
            groups = (small[slice(*found.span(group))] for group in range(found.re.groups + 1))
            return rule.get(form, "{title}").format(*groups, title=title, small=small)
    return title
