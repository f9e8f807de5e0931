"""Prints what `charter show` found: the kinds, a list, or one entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from charter.cli.options import today
from charter.cli.output import echo_json, style
from charter.cli.printer import Text, TextColumn, TextTable, say
from charter.cli.show.data import data_of, document
from charter.cli.show.entry import place_field, title_of
from charter.cli.show.fields import Field, labelled
from charter.cli.show.lists import (
    ENTRY_KINDS,
    KINDS,
    Choice,
    attribute,
    choose,
    entries_of,
    header,
    rows,
)
from charter.cli.show.origin import EntryOrigin, origin_data, with_shipped
from charter.cli.show.owners import Owners
from charter.compose.wording import as_in_catalogue
from charter.facts.catalog import Catalog, Entry

if TYPE_CHECKING:
    from charter.cli.show.search import Search


def print_kinds(catalog: Catalog, as_json: bool) -> None:
    """Print each kind, how many there are, and how to go on."""
    counts = {kind: len(entries_of(catalog, kind)) for kind in KINDS}
    if as_json:
        entries = [
            {"id": kind, "title": title, "count": counts[kind]} for kind, title in KINDS.items()
        ]
        echo_json(document("kinds", entries))
        return
    columns = (TextColumn("kind", whole=True), TextColumn("count", ">"), TextColumn("what it is"))
    more = (
        "'charter show KIND' lists one kind. 'charter show ID' tells all about one entry, such as "
        "'charter show cto'."
    )
    cells = [(kind, str(counts[kind]), title) for kind, title in KINDS.items()]
    say(
        [
            style(f"The catalogue, version {catalog.version}", bold=True),
            TextTable(columns, cells),
            more,
        ]
    )


def print_list(
    catalog: Catalog, kind: str, choice: Choice, owners: Owners | None, as_json: bool
) -> None:
    """Print the chosen entries of a kind; those that depend on unstated facts stand apart."""
    found: list[Any] = list(entries_of(catalog, kind).values())
    everything = len(found)
    if kind in ENTRY_KINDS:
        found = choose(found, choice, owners)
    if as_json:
        echo_json(document(kind, data_of(catalog, found, owners)))
        return
    waiting = owners.waiting if owners else {}
    sure = [entry for entry in found if entry.id not in waiting]
    open_ones = [entry for entry in found if entry.id in waiting]
    count = f"{len(sure)} of {everything}" if len(sure) < everything else str(everything)
    heads = header(kind, choice, owners)
    texts: list[Text] = [style(f"{count} {kind}{_whose(catalog, choice, owners)}", bold=True)]
    texts.append(_listed(heads, list(rows(catalog, kind, sure, choice, owners))))
    if open_ones:
        more = f"{len(open_ones)} more, depending on facts that nobody has stated"
        cells = [
            (*row[:-1], ", ".join(waiting[row[0]]))
            for row in rows(catalog, kind, open_ones, choice, owners)
        ]
        texts += ["", style(more, bold=True), _listed((*heads[:-1], "depends on"), cells)]
    if owners and found and len(found) < everything and choice == Choice((), "", ""):
        rest = everything - len(found)
        texts += ["", f"{rest} {'does' if rest == 1 else 'do'} not apply here"]
    if kind == "laws":
        from charter.cli.show.law import below_laws

        texts += below_laws(found, today())
    say(texts)


def _listed(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> TextTable:
    """Return a table of entries, whose ids are never broken; what counts stands to the right."""
    id_, *others = heads
    columns = [TextColumn(head, ">" if head == "entries" else "<") for head in others]
    return TextTable([TextColumn(id_, whole=True), *columns], rows)


def _whose(catalog: Catalog, choice: Choice, owners: Owners | None) -> str:
    titles = " and ".join(catalog.areas[area].title for area in choice.areas)
    text = f" in {titles}" if titles else ""
    if choice.role:
        text += f" owned by {choice.role}" if owners else f" with {choice.role} in their order"
    return f"{text}, {owners.organisation.company.name}" if owners else text


def print_place(catalog: Catalog, code: str, as_json: bool) -> None:
    """Print all rows on the law of a place."""
    from charter.cli.show.law import laws_of_place, place_texts

    laws = laws_of_place(catalog, code)
    if as_json:
        echo_json(document("laws", data_of(catalog, laws, None)) | {"place": code})
        return
    say(place_texts(laws, code, today()))


def print_found(catalog: Catalog, search: Search, owners: Owners | None, as_json: bool) -> None:
    """Print the entries that are called so, each with the phrase that says so."""
    known = {**catalog.responsibilities, **catalog.decisions}
    entries = [known[meant.entry] for meant in search.found]
    if as_json:
        data = data_of(catalog, entries, owners)
        for made, meant in zip(data, search.found, strict=True):
            made |= {"found_by": meant.phrase, "score": round(meant.score, 2)}
        echo_json(document("search", data) | {"words": search.words, "sure": search.sure})
        return
    count = "One entry is" if len(entries) == 1 else f"{len(entries)} entries are"
    title = f"{count} called '{search.words}', or the like"
    if not search.sure:
        near = "the nearest entry is" if len(entries) == 1 else f"the nearest {len(entries)} are"
        title = f"No entry is called '{search.words}'; {near}"
    heads = ("id", "title", "owner" if owners else "owner, in order", "found by")
    rows = [
        (entry.id, entry.title, _owner(entry, owners), meant.phrase)
        for entry, meant in zip(entries, search.found, strict=True)
    ]
    more = f"'charter show {entries[0].id}' tells all about the first."
    say([style(title, bold=True), _listed(heads, rows), more])


def _owner(entry: Entry, owners: Owners | None) -> str:
    if owners is None:
        return ", ".join(entry.accountable)
    assignment = owners.assignment(entry)
    if assignment is None:
        return "does not apply"
    return assignment.accountable or "nobody"


def print_one(
    catalog: Catalog,
    kind: str,
    found: Any,
    owners: Owners | None,
    origin: EntryOrigin,
    as_json: bool,
) -> None:
    """Print everything about one entry."""
    if as_json:
        data = data_of(catalog, [found], owners)
        if owners and owners.of_company:
            data[0] |= origin_data(found, origin)
        echo_json(document(kind, data))
        return
    singular = {"responsibilities": "responsibility", "evidence": "claim"}.get(kind, kind[:-1])
    where = f", {owners.organisation.company.name}" if owners else ""
    if kind == "examples":
        use = f"charter init FOLDER --example {found.id}"
        made = [Field("File", (found.path,)), Field("Use", (use,))]
    else:
        made = [
            *with_shipped(catalog, found, origin, owners),
            place_field(found, attribute(kind), origin.shipped),
        ]
    plain = [
        Field(label, tuple(as_in_catalogue(item, catalog) for item in items))
        for label, items in made
    ]
    heading = style(title_of(catalog, found), bold=True)
    say([heading, f"{found.id}: {singular}{where}", labelled(plain)])
