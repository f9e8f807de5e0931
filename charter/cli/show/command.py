"""charter show."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.values import CatalogId

if TYPE_CHECKING:
    from collections.abc import Callable

    from charter.cli.show.owners import Owners
    from charter.facts.catalog import Catalog


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the kinds and the shipped ids that start with what was typed."""
    from charter.cli.show.lists import KINDS, entries_of
    from charter.load.catalog_files import read_catalog

    catalog = read_catalog()
    ids = [*KINDS, *(name for kind in KINDS for name in entries_of(catalog, kind))]
    return [name for name in ids if name.startswith(incomplete)]


@click.command("show")
@click.argument("words", metavar="[KIND_OR_ID_OR_WORDS]", nargs=-1, shell_complete=_complete)
@options.areas
@click.option(
    "--role",
    type=CatalogId("roles"),
    default="",
    help="Only where this role stands in the accountable order; with a structure or workspace, "
    "only what it owns there.",
)
@options.structure()
@click.option(
    "--job",
    type=click.Choice(["right-thing", "thing-right", "both"]),
    help="Only of this job: building the right thing, or building the thing right.",
)
@options.company()
@options.json_output
@options.quiet
def command(
    words: tuple[str, ...],
    areas: tuple[str, ...],
    role: str,
    structure: str,
    job: str | None,
    workspace: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show the catalogue: a list of one kind, everything about one id, or what words mean in it.

    \b
    Kinds: areas, responsibilities, decisions, roles, structures, measures,
           evidence, interfaces, joint_outcomes, laws, examples

    'charter show laws' lists what is known of the law on postings, place by place: in force, not
    yet, looked for and not found, unclear, nobody looked. 'charter show law us-co' tells all about
    a place by its ISO 3166 code.

    Words are what a company calls a piece of work, such as 'vendor management', or a title, such as
    'Head of Engineering': the entries that are called so are listed, each with the phrase that says
    so, or the three that come nearest.

    Without --workspace this is the catalogue as it ships. --area, --role, --structure and --job
    choose among responsibilities and decisions. With --workspace, an entry that the workspace
    changed shows the shipped wording below its own.

    \b
    --json prints one object:
      kind      the kind of the entries; "kinds" when no kind or id is given, "search" for words
      version   1
      entries   a list; one item for an id. Keys are those of the catalogue, with
                place (path, line, column). For evidence also cited_by, for laws state,
                status, last_read and stale; of one place, place stands beside kind. With
                --structure or --workspace, responsibilities and decisions have
                  applies      yes, no or depends
                  depends_on   facts that nobody has stated
                  assignment   accountable, responsible, consulted, informed,
                               veto, dispute, because; null where it does not apply
                With --workspace, an id also has
                  origin        shipped, changed, own or omitted
                  origin_place  where the workspace says so, or null
                  changed       the fields that differ from the shipped entry
                  shipped       the shipped entry where they differ, or null
                For words, words and sure (whether entries are called so, or are only
                nearest) stand beside kind, and each entry has
                  found_by      the phrase that is like the words
                  score         from 0 to 1, which is a phrase of just these words
    """
    from charter.cli.show.lines import print_kinds, print_list
    from charter.cli.show.lists import ENTRY_KINDS, KINDS, Choice, checked

    name = " ".join(words).strip()
    _check_use(name, bool(areas or role or job), structure, workspace)
    catalog, owners = _read(structure, workspace)
    checked(catalog.areas, "area", *areas)
    choice = Choice(areas, _role(catalog, owners, role, structure), job or "")
    show: Callable[[], None]
    if place := _place_of(name):
        from charter.cli.show.lines import print_place

        show = partial(print_place, catalog, place, as_json)
    elif name and name not in KINDS:
        show = _looked_up(catalog, name, owners, workspace, as_json)
    elif name:
        told = owners if name in ENTRY_KINDS else None
        show = partial(print_list, catalog, name, choice, told, as_json)
    else:
        show = partial(print_kinds, catalog, as_json)
    if as_json or not quiet:
        show()


def _place_of(name: str) -> str:
    """Return the code of the place whose law is asked for: 'law us-co'; "" for anything else."""
    from charter.values.places_meant import place_hint, place_named

    first, _, said = name.partition(" ")
    if first not in ("law", "laws") or not said:
        return ""
    code = place_named(said)
    if not code and (hint := place_hint(said)):
        raise click.UsageError(f"'{said}' is no code of a country or region - {hint}")
    return code


def _looked_up(
    catalog: Catalog, name: str, owners: Owners | None, workspace: Path | None, as_json: bool
) -> Callable[[], None]:
    """Return what prints the entry of an id or title, or those that are called by some words."""
    from charter.cli.show.lines import print_found, print_one
    from charter.cli.show.origin import origin_of
    from charter.cli.show.search import Search, look_up
    from charter.load.catalog_files import read_catalog

    origin = origin_of(name, workspace, read_catalog() if workspace else catalog)
    if origin.omitted:
        catalog = origin.shipped
    looked_up = look_up(catalog, name)
    if isinstance(looked_up, Search):
        return partial(print_found, catalog, looked_up, owners, as_json)
    kind, found = looked_up
    return partial(print_one, catalog, kind, found, owners, origin, as_json)


def _check_use(name: str, choosing: bool, structure: str, workspace: Path | None) -> None:
    from charter.cli.show.lists import ENTRY_KINDS, KINDS

    if structure and workspace:
        raise click.UsageError(
            "give --structure or --workspace: a workspace has a structure of its own"
        )
    one_id = name and name not in KINDS
    if name not in ENTRY_KINDS and (choosing or (structure and not one_id)):
        raise click.UsageError(
            "--area, --role, --structure and --job choose among responsibilities or decisions, "
            "such as 'charter show responsibilities --role cto --structure separate'"
        )


def _read(structure: str, workspace: Path | None) -> tuple[Catalog, Owners | None]:
    from charter.cli.show.lists import checked
    from charter.cli.show.owners import owners_in_structure, owners_of
    from charter.load.catalog_files import read_catalog
    from charter.load.company_file import read_workspace

    if workspace:
        read = read_workspace(workspace)
        return read.catalog, owners_of(read)
    catalog = read_catalog()
    checked(catalog.structures, "structure", structure)
    return catalog, owners_in_structure(catalog, structure) if structure else None


def _role(catalog: Catalog, owners: Owners | None, word: str, structure: str) -> str:
    """Return the id of the role or position that `word` names. Raises InputError."""
    from charter.cli.show.lists import checked
    from charter.problems import InputError, error

    positions = owners.organisation.positions if owners else {}
    if word in positions:
        return word
    role = catalog.role_id(word) or word
    aliases = [alias for known in catalog.roles.values() for alias in known.aliases]
    checked([*catalog.roles, *positions], "role", role, also=aliases)
    if role and owners and all(p.role.id != role for p in positions.values()):
        where = f"the structure '{structure}'" if structure else "this company"
        message = f"{where} has no '{role}'"
        raise error(InputError, "", "unknown-role", message, f"it has {', '.join(positions)}")
    return role
