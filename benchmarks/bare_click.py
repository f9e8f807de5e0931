"""A click program with as many options and commands as charter, which does nothing."""

from __future__ import annotations

import click


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A WORKSPACE is a folder with company.yaml, or a company file; '.' when left out.",
)
@click.version_option("1.0")
def cli() -> None:
    """Settle who owns what in product and technology, then write papers that agree."""


for name in ("init", "check", "build", "show", "schema"):
    cli.command(name, help=f"The command {name} of a program that does nothing.")(lambda: None)

if __name__ == "__main__":
    cli()
