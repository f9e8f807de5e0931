"""Everything about one law of the catalogue, as labelled paragraphs; all laws as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from charter.check.law.items import ITEMS
from charter.check.law.words import (
    CHECKLIST,
    STATES,
    is_stale,
    planned_day,
    source_of,
    status_of,
)
from charter.cli.output import style
from charter.cli.printer import Text
from charter.cli.show.fields import Field, labelled
from charter.facts.catalog import Catalog
from charter.facts.languages import OURS
from charter.facts.law import EVERYWHERE, Law, LawSource
from charter.facts.locales import country_name

_STAGE = {
    "advert": "in the posting",
    "before-interview": "here, or before the interview",
    "after-interview": "after the interview",
    "on-request": "on request",
    "at-offer": "with the offer",
    "at-use": "before it is used",
    "customary": "in the posting, by custom",
}
_COUNTED = {
    "there": "(people there)",
    "all": "(people in all)",
    "unknown": "(whether people there or in all is not known)",
}
_CONFIDENCE = {
    "two": "two independent sources or more",
    "one": "one source",
    "memory": "from memory",
    "none": "none",
}
_STALE = "over a year ago: look whether it still holds"


def law_fields(law: Law, day: date) -> list[Field]:
    """Return the fields of a law as it is on a day."""
    codes = "everywhere else" if EVERYWHERE in law.places else ", ".join(law.places)
    cities = f"{codes}: {', '.join(law.cities)}" if law.cities else codes
    size = f"of at least {law.employees:,} {_COUNTED[law.counted]}" if law.employees else ""
    earlier = ""
    if law.earlier:
        stage = _STAGE[law.earlier.stage]
        earlier = f"{law.earlier.starts.isoformat()}, {stage}"
    return [
        Field("Codes", (cities,)),
        Field("State", (_state(law, day),)),
        Field("From", (law.starts.isoformat() if law.starts else "",)),
        Field("Enforced", (law.enforced.isoformat() if law.enforced else "",)),
        Field("Earlier", (earlier,)),
        Field("Employers", tuple(filter(None, (size, law.who, _somebody(law))))),
        Field("Shows", tuple(_item(name) for name in law.shows)),
        Field("Shown", (_STAGE[law.stage] if law.shows else "",)),
        Field("In the posting", tuple(_item(name) for name in law.always)),
        Field("Only if", (law.only_if,)),
        Field("Form", _forms(law)),
        Field("Range", (_range(law),)),
        Field("Reaches", (_reaches(law),)),
        Field("Not for", law.exceptions),
        Field("Statement", (f"blocks/statements/{law.statement}.md.j2",) if law.statement else ()),
        Field("Also", law.also),
        Field("Keep", (law.keep,)),
        Field("Note", (law.note,)),
        Field("Statute", (law.statute,)),
        Field("Sources", tuple(map(_source, law.sources))),
        Field("Looked for", (_looked(law),)),
        Field("Text of law", ("was read" if law.law_read else "was not read",)),
        Field("Confidence", (_CONFIDENCE[law.confidence],)),
        Field("Not confirmed", law.open),
        Field("Last read", (f"{_last(law, day)}. {CHECKLIST}",)),
    ]


def _state(law: Law, day: date) -> str:
    state, status = STATES[law.state(day)], status_of(law, day)
    return status if status.startswith(state) else f"{state}; {status}"


def _item(name: str) -> str:
    item = ITEMS[name]
    return f"no {item.what.removeprefix('a ')}" if item.ban else item.what


def _forms(law: Law) -> tuple[str, ...]:
    return (*filter(None, (law.form,)), *(f"{_item(name)}: {said}" for name, said in law.forms))


def _somebody(law: Law) -> str:
    return "with somebody in the place" if law.somebody_there else ""


def _source(source: LawSource) -> str:
    read = source.read or "on a day that nobody noted"
    return f"{source.page}; speaks for {source.speaks_for}; read {read}"


def _looked(law: Law) -> str:
    if not law.searched or law.finding == "not-looked":
        return ""
    return f"{law.searched}{f', on {law.looked}' if law.looked else ''}"


def _last(law: Law, day: date) -> str:
    if law.checked is None:
        return "never" if law.finding == "not-looked" else "never: it is from memory"
    return law.last_read + (f", {_STALE}" if is_stale(law, day) else "")


def _range(law: Law) -> str:
    said = ["both ends of a range"] if law.closed else []
    if law.widest is not None:
        said.append(f"at most {law.currency} {law.widest:,.0f} a year wide")
    if law.widest_share is not None:
        proposed = " (proposed)" if law.proposed else ""
        said.append(f"the most at most {law.widest_share:.0%} above the least{proposed}")
    if law.no_pay_above is not None:
        said.append(f"no pay need be shown above {law.currency} {law.no_pay_above:,.0f} a year")
    return "; ".join(said)


def _reaches(law: Law) -> str:
    if law.finding != "duty":
        return ""
    kinds = {
        "remote work from there": law.reach.remote,
        "work that reports to somebody there": law.reach.reports_into,
        "work elsewhere for an employer based there": law.reach.based,
    }
    said = ["work done there: yes", *(f"{what}: {how}" for what, how in kinds.items())]
    return "; ".join(said).replace(": unknown", ": not known")


def law_cells(law: Law, day: date) -> tuple[str, ...]:
    """Return the cells of a row of the list: id, place, state, first day, day read, source."""
    first = law.sources[0].page if law.sources else ""
    more = f" and {len(law.sources) - 1} more" if len(law.sources) > 1 else ""
    planned = planned_day(law, day)
    was = "was planned for" if planned and planned < day else "planned"
    starts = law.starts.isoformat() if law.starts else f"{was} {planned}" if planned else ""
    read = law.last_read or "never"
    return law.id, _place(law), STATES[law.state(day)], starts, read, first + more


def _place(law: Law) -> str:
    """Return the place of a law in words, that of a region with its country before it."""
    countries = {place.partition("-")[0] for place in law.places}
    if EVERYWHERE in countries:
        return "everywhere else"
    country = country_name(countries.pop(), OURS) if len(countries) == 1 else ""
    regional = country and all("-" in place for place in law.places)
    return f"{country}: {law.name}" if regional else law.name


def below_laws(laws: Sequence[Law], day: date) -> Iterator[Text]:
    """Yield what stands below the list: what is old, and how to see all of a place."""
    if stale := [law.id for law in laws if is_stale(law, day)]:
        yield ""
        yield f"Last read over a year ago, look whether they still hold: {', '.join(stale)}"
    yield ""
    yield f"'charter show law us-co' tells all about a place. {CHECKLIST}"


def laws_of_place(catalog: Catalog, code: str) -> list[Law]:
    """Return all rows on a place by its code, also those of its country and of its cities."""
    country = code.partition("-")[0]
    own = [law for law in catalog.laws.values() if code in law.places]
    if not own:
        own = [law for law in catalog.laws.values() if EVERYWHERE in law.places]
    return own + [law for law in catalog.laws.values() if country != code and country in law.places]


def place_texts(laws: Sequence[Law], code: str, day: date) -> Iterator[Text]:
    """Yield all that is known of a place."""
    yield style(f"{code}: {len(laws)} {'row' if len(laws) == 1 else 'rows'}", bold=True)
    for law in laws:
        yield ""
        yield style(f"{law.id}: {law.title}", bold=True)
        yield labelled(one for one in law_fields(law, day) if any(one.items))


def law_data(law: Law, day: date) -> dict[str, Any]:
    """Return what --json adds to a law: its state on the day, and whether it was read lately."""
    return {
        "state": law.state(day),
        "status": status_of(law, day),
        "source": source_of(law),
        "checked": law.last_read,
        "remote": law.reach.remote != "no",
        "reports_into": law.reach.reports_into == "yes",
        "last_read": law.last_read or None,
        "stale": is_stale(law, day),
    }
