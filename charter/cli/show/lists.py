"""The kinds of things in the catalogue: finding one by its id, choosing some, listing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from charter.cli.options import today
from charter.cli.show.entry import title_of
from charter.cli.show.law import law_cells
from charter.cli.show.owners import Owners
from charter.compose.wording import as_in_catalogue
from charter.facts.catalog import Catalog, Entry
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem, did_you_mean, error
from charter.resources import examples_folder

KINDS = {
    "areas": "Fields of work that responsibilities and decisions belong to",
    "responsibilities": "Work that one position is accountable for",
    "decisions": "What is decided again and again, and who decides",
    "roles": "Kinds of jobs",
    "structures": "Which roles a company has, and who reports to whom",
    "measures": "Figures by which outcomes are judged",
    "evidence": "What named sources claim; the catalogue cites it",
    "interfaces": "What two neighbouring roles give each other",
    "joint_outcomes": "What two leaders reach together and neither alone",
    "laws": "What the law of a place asks of a posting, read when, and where nobody looked",
    "examples": "Invented companies to start from with 'charter init'",
}
ENTRY_KINDS = ("responsibilities", "decisions")


class Example(NamedTuple):
    """A shipped example workspace; its title is the first comment line of its company.yaml."""

    id: str
    title: str
    path: str


class Choice(NamedTuple):
    """Which responsibilities or decisions to list; empty means all. `role` is a role's id."""

    areas: tuple[str, ...]
    role: str
    job: str


def examples() -> dict[str, Example]:
    """Return the shipped examples by id."""
    found = {}
    for file in sorted(examples_folder().glob("*/company.yaml")):
        lines = file.read_text("utf-8").splitlines()
        comments = (line.lstrip("# ") for line in lines if line.startswith("#"))
        title = next((text for text in comments if not text.startswith("yaml-")), "")
        found[file.parent.name] = Example(file.parent.name, title, str(file))
    return found


def entries_of(catalog: Catalog, kind: str) -> dict[str, Any]:
    """Return everything of a kind by id, in the catalogue's order."""
    if kind == "examples":
        return dict(examples())
    return dict(getattr(catalog, attribute(kind)))


def attribute(kind: str) -> str:
    """Return the name of the catalogue's mapping that holds a kind."""
    return "claims" if kind == "evidence" else kind


def find(catalog: Catalog, word: str) -> tuple[str, Any] | None:
    """Return the kind and the entry that an id or a role's alias names, or None.

    An id of before names what it was renamed to, or joined to. Raises InputError for one that is
    no more, or several.
    """
    name = catalog.role_id(word) or word
    went = catalog.forwarding.get(name)
    if went and len(went.to) == 1:
        name = went.to[0]
    for kind in KINDS:
        entries = entries_of(catalog, kind)
        if name in entries:
            return kind, entries[name]
    if went:
        hint = f"see {' and '.join(repr(to) for to in went.to)}" if went.to else went.why
        message = f"'{word}' is {'no more' if not went.to else 'several entries now'}"
        raise error(InputError, "", "unknown-id", message, hint)
    return None


def not_found(catalog: Catalog, word: str) -> CharterError:
    """Return the error that no id is `word`, with the nearest one."""
    known = [*KINDS, *(name for kind in KINDS for name in entries_of(catalog, kind))]
    known += (alias for role in catalog.roles.values() for alias in role.aliases)
    hint = did_you_mean(word, known) or "'charter show' lists the kinds"
    return error(InputError, "", "unknown-id", f"the catalogue has no '{word}'", hint)


def checked(
    known: Iterable[str],
    what: str,
    *names: str,
    also: Iterable[str] = (),
    meant: Callable[[str], str] = lambda _: "",
) -> None:
    """Raise InputError with each of `names` that is given and is not known.

    `meant` says what to write for a name that means one in other words.
    """
    choices, others = list(known), list(also)
    problems = [
        Problem(
            Place(""),
            f"unknown-{what}",
            f"unknown {what} '{name}'",
            meant(name)
            or did_you_mean(name, [*choices, *others])
            or f"known: {', '.join(choices)}",
        )
        for name in names
        if name and name not in choices
    ]
    if problems:
        raise InputError(problems)


def choose(entries: Iterable[Entry], choice: Choice, owners: Owners | None) -> list[Entry]:
    """Return the entries that fit `choice`.

    With owners, those that apply or may apply, and of a role those that it owns; without, those
    where the role stands anywhere in the accountable order.
    """
    return [
        entry
        for entry in entries
        if (not choice.areas or entry.area in choice.areas)
        and choice.job in ("", entry.job)
        and (_owned(owners, entry, choice.role) if owners else _stands(entry, choice.role))
    ]


def _stands(entry: Entry, role: str) -> bool:
    return not role or role in entry.accountable


def _owned(owners: Owners, entry: Entry, role: str) -> bool:
    assignment = owners.assignment(entry)
    if assignment is None:
        return False
    position = owners.organisation.positions.get(assignment.accountable)
    return not role or (position is not None and role in (position.role.id, position.id))


def header(kind: str, choice: Choice, owners: Owners | None) -> tuple[str, ...]:
    """Return the names of a list's columns."""
    if kind in ENTRY_KINDS:
        if owners:
            return (
                ("id", "title", "because") if choice.role else ("id", "title", "owner", "because")
            )
        return ("id", "title", f"order of {choice.role}" if choice.role else "owner, in order")
    third = {
        "areas": ("entries",),
        "roles": ("also called",),
        "structures": ("positions",),
        "measures": ("unit",),
        "evidence": (),
        "interfaces": ("rhythm",),
        "joint_outcomes": (),
        "laws": ("state", "from", "read", "source"),
        "examples": (),
    }
    second = {
        "evidence": "claim",
        "joint_outcomes": "sentence",
        "interfaces": "between",
        "laws": "place",
    }
    return ("id", second.get(kind, "title"), *third[kind])


def rows(
    catalog: Catalog, kind: str, found: Iterable[Any], choice: Choice, owners: Owners | None
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each entry of a list, one tuple an entry."""
    for entry in found:
        title = title_of(catalog, entry)
        match kind:
            case "areas":
                yield entry.id, title, str(_count(catalog, entry.id))
            case "roles":
                yield entry.id, title, ", ".join([entry.abbreviation, *entry.aliases])
            case "structures":
                yield entry.id, title, ", ".join(entry.positions)
            case "measures":
                yield entry.id, title, as_in_catalogue(entry.unit, catalog)
            case "interfaces":
                yield entry.id, title, entry.rhythm
            case "evidence":
                yield entry.id, entry.text
            case "examples" | "joint_outcomes":
                yield entry.id, title
            case "laws":
                yield law_cells(entry, today())
            case _:
                yield (entry.id, title, *_owner_cells(entry, choice, owners))


def _owner_cells(entry: Entry, choice: Choice, owners: Owners | None) -> tuple[str, ...]:
    if owners is None:
        order = ", ".join(entry.accountable)
        if not choice.role:
            return (order,)
        rank = entry.accountable.index(choice.role) + 1
        return (f"{rank} of {len(entry.accountable)}: {order}",)
    assignment = owners.assignment(entry)
    if assignment is None:
        return ()
    facts = owners.waiting.get(entry.id)
    why = f"if stated: {', '.join(facts)}" if facts else assignment.because.kind
    return (why,) if choice.role else (assignment.accountable or "nobody", why)


def _count(catalog: Catalog, area: str) -> int:
    entries = (*catalog.responsibilities.values(), *catalog.decisions.values())
    return sum(entry.area == area for entry in entries)
