"""charter schema."""

from __future__ import annotations

import click

from charter.cli import options
from charter.cli.output import echo_json, echo_text


@click.command("schema")
@click.argument(
    "name", type=click.Choice(["company", "catalog", "posting", "hire"]), default="company"
)
@options.json_output
@options.quiet
def command(name: str, as_json: bool, quiet: bool) -> None:
    """Print the JSON Schema of company.yaml, of a file in catalog/, a posting as JSON or hire.yaml.

    Editors use it to complete and check what you type; 'charter init' puts it into the workspace.
    --json prints {"version": 1, "name", "schema"}.
    """
    from charter.read.schema import schema, schema_path

    if as_json:
        echo_json({"version": 1, "name": name, "schema": schema(name)})
    elif not quiet:
        echo_text(schema_path(name).read_text("utf-8"))
