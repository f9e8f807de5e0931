"""What the law of given places says of any posting: remarks, and what is known of the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from charter.assign.law import How, LawSpot, reaches_of
from charter.assign.law_counts import Counts
from charter.check.law.known import (
    Coming,
    KnownPlace,
    coming,
    found_none,
    known_of,
    not_looked_at,
    to_come,
)
from charter.check.law.text import FRENCH, OPTIONAL, Asking, law_remarks_for_text
from charter.check.law.words import CHECKLIST
from charter.check.remark import Remark
from charter.check.words.word_lists import has_law_words, listed_languages, section
from charter.document.outside.reading import Reading
from charter.facts.catalog import Catalog
from charter.facts.languages import OURS
from charter.facts.locales import country_name
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, did_you_mean, listing
from charter.values.countries import is_place
from charter.values.regions import region_name


class LawOfText(NamedTuple):
    """The places asked about with all that is known of each, and what begins within a year.

    `notes` say what was not checked, and what there is to know beside the remarks.
    """

    places: tuple[KnownPlace, ...]
    coming: tuple[Coming, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]


def unknown_places(places: Iterable[str], catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each code that is no country, or no region of one whose are known."""
    known = sorted({p for law in catalog.laws.values() for p in law.places if p != "*"})
    for given in places:
        place = given.partition(" ")[0]
        if not is_place(place):
            near = did_you_mean(place.upper(), known)
            hint = near if near.startswith("did") else f"with laws here: {', '.join(known)}"
            message = f"'{place}' is no country or region"
            yield Problem(Place(""), "unknown-place", message, hint)


def unknown_things(has: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each thing that an employer is said to have and no law asks about."""
    known = (*OPTIONAL, FRENCH)
    for name in has:
        if name not in known:
            hint = did_you_mean(name, known) or f"known: {', '.join(known)}"
            yield Problem(Place(""), "unknown-thing", f"there is no '{name}' to have", hint)


def asking_of(
    places: Sequence[str],
    reports_to: Sequence[str] = (),
    headcount: int | None = None,
    there: int | None = None,
    has: Sequence[str] = (),
) -> Asking:
    """Return what is asked, of places given as US-CO, or US-OH Cleveland for a city."""
    spots = [*(_spot("place", one) for one in places), *(_spot("manager", p) for p in reports_to)]
    return Asking(tuple(spots), Counts(headcount, there=there), frozenset(has))


def _spot(how: How, given: str) -> LawSpot:
    code, _, city = given.partition(" ")
    words = f"{city.strip()}, {code}" if city else code
    return LawSpot(how, code, city.strip(), f"reports to {words}" if how == "manager" else words)


def law_of_text(
    reading: Reading, language: str, catalog: Catalog, asking: Asking, day: date
) -> LawOfText:
    """Return what the law of places says of a text in a language."""
    places = known_of(catalog, asking.spots, day)
    begins = coming(reaches_of(catalog, asking.spots, asking.counts, reading.title), day)
    alike = regions_of_that_code(asking.spots, catalog)
    notes = [*alike, *not_looked_at(places), *found_none(places, begins)]
    notes += [f"To come: {one.said}" for one in to_come(places, begins)]
    remarks, untold = law_remarks_for_text(reading, catalog, asking, day, language)
    if untold and not has_law_words(language):
        untold = ["The law of the place was not checked: there are no words for this language"]
    notes += words_of_elsewhere(language, asking.spots, catalog)
    return LawOfText(places, begins, tuple(remarks), (*notes, *untold, CHECKLIST))


def regions_of_that_code(spots: Iterable[LawSpot], catalog: Catalog) -> Iterator[str]:
    """Yield a note where a country without law here has the code of a region with it: CO."""
    known = {place for law in catalog.laws.values() for place in law.places}
    for code in dict.fromkeys(spot.code for spot in spots if "-" not in spot.code):
        same = sorted(place for place in known if place.endswith(f"-{code}"))
        if same and code not in known:
            meant = listing((f"{region_name(place)}, write {place}" for place in same), "or for")
            yield f"'{code}' is {_named(code, catalog)}; for {meant}"


def words_of_elsewhere(language: str, spots: Iterable[LawSpot], catalog: Catalog) -> Iterator[str]:
    """Yield a note where words are judged by the law of other places than those of the posting."""
    law_of = section(language, "language", "law_of") if language in listed_languages() else None
    if not law_of:
        return
    union = {place for law in catalog.laws.values() if law.id == _UNION for place in law.places}
    known = {*law_of, *(union if "EU" in law_of else ())}
    codes = dict.fromkeys(spot.code.partition("-")[0] for spot in spots if spot.how == "place")
    if others := [code for code in codes if code not in known]:
        names = listing(_named(code, catalog) for code in law_of)
        where = listing(_named(code, catalog) for code in others)
        yield (
            f"Words are judged by the law of {names}, as each remark says; nobody has looked"
            f" whether the law of {where} says the same"
        )


_UNION = "eu-ai"
"""The row whose places are the countries of the European Union."""


def _named(code: str, catalog: Catalog) -> str:
    """Return the name of a country as it stands in a sentence: the Netherlands."""
    if code == "EU":
        return "the European Union"
    for law in catalog.laws.values():
        if law.places == (code,):
            return law.name
    name = country_name(code, OURS)
    return f"the {name}" if name.startswith("United") or name.endswith(_PLURAL) else name


_PLURAL = ("Islands", "Philippines", "Maldives", "Bahamas", "Seychelles", "Comoros")
"""How names of countries end that have an article."""
