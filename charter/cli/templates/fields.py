"""charter templates fields."""

from __future__ import annotations

from pathlib import Path

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo, echo_json, style, work_is_done
from charter.compose.paper_kinds import listed_kinds


@click.command("fields")
@click.argument("paper", type=click.Choice(listed_kinds()), default="charter")
@options.json_output
@options.formats(("md", "docx"))
@options.out("this folder")
@options.force
@options.quiet
def command(
    paper: str,
    as_json: bool,
    formats: tuple[str, ...] | None,
    out: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """List what a template of a paper can print: name, meaning, example.

    The same names work in Markdown templates and, for papers of one position, in Word templates.
    The examples are from the example company Tarnquern. --format writes fields-charter.md or
    fields-charter.docx.

    \b
    --json prints one object:
      version  1
      paper    charter, posting ...
      fields   name, about, kind (text, date, list, drawing), example, write
      folder, written, unchanged   with --format
    """
    from charter.starters.fields import fields_of

    if formats is None and (out or force):
        raise click.UsageError("'--out' and '--force' are for a file: add --format docx")
    rows = fields_of(paper)
    data = {"version": 1, "paper": paper, "fields": [row._asdict() for row in rows]}
    if formats is None and as_json:
        echo_json(data)
    elif formats is None and not quiet:
        from charter.cli.printer import say

        for row in rows:
            echo(style(row.write, bold=True))
            said = (row.about, row.example and f"Example: {row.example}")
            say(f"    {text}" for text in said if text)
    if formats is None:
        return
    from charter.cli.written import tell
    from charter.make import Wanted, make_papers
    from charter.starters.fields import DAY, example, fields_text
    from charter.write.files import write_files

    made = make_papers(example(), Wanted(DAY, (fields_text(paper, rows),), formats=formats))
    done = write_files(out or Path(), made.files, force=force)
    work_is_done()
    if as_json:
        echo_json(data | written_data(done))
    tell(done, quiet or as_json)
