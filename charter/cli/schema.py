"""charter schema."""

from __future__ import annotations

import click

from charter.cli.output import echo_text


@click.command("schema")
@click.argument(
    "name", type=click.Choice(["company", "catalog", "posting", "hire"]), default="company"
)
def command(name: str) -> None:
    """Print the JSON Schema of company.yaml, of a file in catalog/, a posting as JSON or hire.yaml.

    Editors use it to complete and check what you type; 'charter init' puts it into the workspace.
    """
    from charter.read.schema import schema_path

    echo_text(schema_path(name).read_text("utf-8"))
