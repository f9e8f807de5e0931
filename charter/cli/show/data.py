"""What `charter show` prints for machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from charter.check.words.meant import called
from charter.cli.options import today
from charter.cli.show.entry import cited_by
from charter.cli.show.law import law_data
from charter.cli.show.owners import Owners
from charter.facts.catalog import Catalog, Claim, Entry, Interface
from charter.facts.law import Law
from charter.facts.said import Phrase

JSON_VERSION = 1


def document(kind: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the object that --json prints."""
    return {"kind": kind, "version": JSON_VERSION, "entries": entries}


def data_of(catalog: Catalog, found: Iterable[Any], owners: Owners | None) -> list[dict[str, Any]]:
    """Return entries as plain data, with their owners where a company or structure is given."""
    entries = []
    for entry in found:
        data: dict[str, Any] = plain(entry)
        if isinstance(entry, Entry):
            data |= {"charter": _usual(entry.charter), "posting": _usual(entry.posting) or None}
            data["said_as"] = called(entry)
        if isinstance(entry, Interface):
            data["dispute"] = " ".join(one.say for one in entry.dispute)
        if isinstance(entry, Entry | Interface):
            data["wordings"] = _wordings(entry)
        if isinstance(entry, Law):
            data |= law_data(entry, today())
        if isinstance(entry, Claim):
            data["cited_by"] = [text.partition(":")[0] for text in cited_by(catalog, entry.id)]
        if owners and isinstance(entry, Entry):
            data |= _owners(owners, entry)
        entries.append(data)
    return entries


def _usual(wordings: tuple[Phrase, ...]) -> str:
    """Return the wording that is printed where no other holds."""
    return wordings[-1].say if wordings else ""


def _wordings(entry: Entry | Interface) -> dict[str, list[Any]]:
    """Return every sentence of an entry with what it presupposes, by its key."""
    keys = ("charter", "posting") if isinstance(entry, Entry) else _EXCHANGED
    return {
        key: [
            {
                "say": one.say,
                "also": list(one.also),
                "when": plain(one.when),
                "claims": plain(one.claims),
            }
            for one in getattr(entry, key)
        ]
        for key in keys
    }


_EXCHANGED = ("first_gives", "second_gives", "dispute")


def _owners(owners: Owners, entry: Entry) -> dict[str, Any]:
    assignment = owners.assignment(entry)
    facts = owners.waiting.get(entry.id, ())
    made = None
    if assignment:
        made = plain(assignment._replace(entry=entry))
        del made["entry"]
        made["accountable"] = made["accountable"] or None
        made["dispute"] = made["dispute"] or None
    applies = "no" if assignment is None else "depends" if facts else "yes"
    return {"applies": applies, "depends_on": list(facts), "assignment": made}


def plain(value: Any) -> Any:
    """Return named tuples as dictionaries, all the way down; a text as what it says."""
    if isinstance(value, Phrase):
        return value.say
    if hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value
