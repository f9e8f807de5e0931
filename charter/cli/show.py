"""charter show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from charter.cli import options

if TYPE_CHECKING:
    from charter.cli.show_lists import Choice
    from charter.cli.show_owners import Owners
    from charter.read.catalog import Catalog


class _KindOrId(click.ParamType):
    """A kind or an id; the shell completes both."""

    name = "id"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the kinds and the shipped ids that start with what was typed."""
        from charter.cli.show_lists import KINDS, entries_of
        from charter.read.catalog_files import read_catalog

        catalog = read_catalog()
        ids = [*KINDS, *(name for kind in KINDS for name in entries_of(catalog, kind))]
        return [CompletionItem(name) for name in ids if name.startswith(incomplete)]


@click.command("show")
@click.argument("name", type=_KindOrId(), metavar="[KIND_OR_ID]", default="")
@click.option("--area", type=options.CatalogId("areas"), default="", help="Only of this area.")
@click.option(
    "--role",
    type=options.CatalogId("roles"),
    default="",
    help="Only where this role stands in the accountable order; with a structure or workspace, "
    "only what it owns there.",
)
@click.option(
    "--structure",
    type=options.CatalogId("structures"),
    default="",
    help="Show who owns what in this structure.",
)
@click.option(
    "--job",
    type=click.Choice(["right-thing", "thing-right", "both"]),
    default="",
    show_default=False,
    help="Only of this job: building the right thing, or building the thing right.",
)
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    help="Show who owns what in this company, with its own catalogue.",
)
@options.json_output
def command(
    name: str,
    area: str,
    role: str,
    structure: str,
    job: str,
    workspace: Path | None,
    as_json: bool,
) -> None:
    """Show the catalogue: a list of one kind, or everything about one id.

    \b
    Kinds: areas, responsibilities, decisions, roles, structures, measures,
           evidence, interfaces, examples

    Without --workspace this is the catalogue as it ships. --area, --role, --structure and --job
    choose among responsibilities and decisions.

    \b
    --json prints one object:
      kind      the kind of the entries; "kinds" when no kind or id is given
      version   1
      entries   a list; one item for an id. Keys are those of the catalogue, with
                place (path, line, column). For evidence also cited_by. With
                --structure or --workspace, responsibilities and decisions have
                  applies      yes, no or depends
                  depends_on   facts that nobody has stated
                  assignment   accountable, responsible, consulted, informed,
                               veto, dispute, because; null where it does not apply
    """
    from charter.cli.show_lists import ENTRY_KINDS, KINDS, Choice, checked, find
    from charter.read.catalog_files import read_catalog

    _check_use(name, bool(area or role or structure or job), structure, workspace)
    catalog, owners = _read(structure, workspace)
    checked(catalog.areas, "area", area)
    choice = Choice(area, _role(catalog, owners, role, structure), job)
    if not name:
        _show_kinds(catalog, as_json)
    elif name in KINDS:
        _show_list(catalog, name, choice, owners if name in ENTRY_KINDS else None, as_json)
    else:
        kind, found = find(catalog, name)
        shipped = read_catalog() if workspace else catalog
        _show_one(catalog, kind, found, owners, shipped, as_json)


def _check_use(name: str, choosing: bool, structure: str, workspace: Path | None) -> None:
    from charter.cli.show_lists import ENTRY_KINDS, KINDS

    if structure and workspace:
        raise click.UsageError(
            "give --structure or --workspace: a workspace has a structure of its own"
        )
    only_structure = name not in KINDS and name
    if choosing and name not in ENTRY_KINDS and not (only_structure and structure):
        raise click.UsageError(
            "--area, --role, --structure and --job choose among responsibilities or decisions, "
            "such as 'charter show responsibilities --role cto --structure separate'"
        )


def _read(structure: str, workspace: Path | None) -> tuple[Catalog, Owners | None]:
    from charter.cli.show_lists import checked
    from charter.cli.show_owners import owners_in_structure, owners_of
    from charter.read.catalog_files import read_catalog
    from charter.read.company_file import read_workspace

    if workspace:
        read = read_workspace(workspace)
        return read.catalog, owners_of(read)
    catalog = read_catalog()
    checked(catalog.structures, "structure", structure)
    return catalog, owners_in_structure(catalog, structure) if structure else None


def _role(catalog: Catalog, owners: Owners | None, word: str, structure: str) -> str:
    """Return the id of the role or position that `word` names. Raises InputError."""
    from charter.cli.show_lists import checked
    from charter.problems import InputError, error

    positions = owners.organisation.positions if owners else {}
    if word in positions:
        return word
    role = catalog.role_id(word) or word
    aliases = [alias for known in catalog.roles.values() for alias in known.aliases]
    checked([*catalog.roles, *positions], "role", role, aliases)
    if role and owners and all(p.role.id != role for p in positions.values()):
        where = f"the structure '{structure}'" if structure else "this company"
        message = f"{where} has no '{role}'"
        raise error(InputError, "", "unknown-role", message, f"it has {', '.join(positions)}")
    return role


def _show_kinds(catalog: Catalog, as_json: bool) -> None:
    from charter.cli.show_data import document
    from charter.cli.show_lists import KINDS, entries_of
    from charter.cli.show_text import paragraph, table, terminal_width

    counts = {kind: len(entries_of(catalog, kind)) for kind in KINDS}
    if as_json:
        entries = [
            {"id": kind, "title": title, "count": counts[kind]} for kind, title in KINDS.items()
        ]
        _print_json(document("kinds", entries))
        return
    width = terminal_width()
    click.secho(f"The catalogue, version {catalog.version}", bold=True)
    cells = [(kind, str(counts[kind]), title) for kind, title in KINDS.items()]
    _print(table(("kind", "count", "what it is"), cells, width))
    more = "'charter show KIND' lists one kind, 'charter show ID' tells all about one entry, such as 'charter show cto'."
    _print(paragraph(more, width))


def _show_list(
    catalog: Catalog, kind: str, choice: Choice, owners: Owners | None, as_json: bool
) -> None:
    from charter.cli.show_data import data_of, document
    from charter.cli.show_lists import ENTRY_KINDS, choose, entries_of, header, rows
    from charter.cli.show_text import table, terminal_width

    found: list[Any] = list(entries_of(catalog, kind).values())
    everything = len(found)
    if kind in ENTRY_KINDS:
        found = choose(found, choice, owners)
    if as_json:
        _print_json(document(kind, data_of(catalog, found, owners)))
        return
    width = terminal_width()
    waiting = owners.waiting if owners else {}
    sure = [entry for entry in found if entry.id not in waiting]
    open_ones = [entry for entry in found if entry.id in waiting]
    count = f"{len(sure)} of {everything}" if len(sure) < everything else str(everything)
    click.secho(f"{count} {kind}{_whose(catalog, choice, owners)}", bold=True)
    columns = header(kind, choice, owners)
    _print(table(columns, list(rows(catalog, kind, sure, choice, owners)), width))
    if open_ones:
        click.echo()
        click.secho(f"{len(open_ones)} more, depending on facts that nobody has stated", bold=True)
        columns = (*columns[:-1], "depends on")
        cells = [
            (*row[:-1], ", ".join(waiting[row[0]]))
            for row in rows(catalog, kind, open_ones, choice, owners)
        ]
        _print(table(columns, cells, width))


def _whose(catalog: Catalog, choice: Choice, owners: Owners | None) -> str:
    text = f" in {catalog.areas[choice.area].title}" if choice.area else ""
    if choice.role:
        text += f" of {choice.role}" if owners else f" with {choice.role} in the accountable order"
    if owners:
        text += f", {owners.organisation.company.name}"
    return text


def _show_one(
    catalog: Catalog, kind: str, found: Any, owners: Owners | None, shipped: Catalog, as_json: bool
) -> None:
    from charter.cli.show_data import data_of, document
    from charter.cli.show_entry import describe, place_field, title_of
    from charter.cli.show_lists import attribute
    from charter.cli.show_text import Field, fields, terminal_width

    if as_json:
        _print_json(document(kind, data_of(catalog, [found], owners)))
        return
    singular = {"responsibilities": "responsibility", "evidence": "claim"}.get(kind, kind[:-1])
    click.secho(title_of(catalog, found), bold=True)
    where = f", {owners.organisation.company.name}" if owners else ""
    click.echo(f"{found.id}: {singular}{where}")
    if kind == "examples":
        use = f"charter init FOLDER --example {found.id}"
        made = [Field("File", (found.path,)), Field("Use", (use,))]
    else:
        made = [
            *describe(catalog, found, owners),
            place_field(found, attribute(kind), shipped),
        ]
    _print(fields(made, terminal_width()))


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)


def _print_json(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
