"""The `charter` command: errors and exit codes. A command's module is imported when it runs."""

from __future__ import annotations

import gc
import os
import sys

import click

from charter.cli.groups import LazyGroup

# The module that holds each command, and the line that helps to choose it.
COMMANDS = {
    "init": ("init.command", "Make a workspace: a folder with company.yaml."),
    "check": ("check", "Show who owns what, and every problem."),
    "build": ("build", "Write charters and postings."),
    "feed": ("feed", "Write job-board feeds of all open postings."),
    "matrix": ("matrix", "Show or write who is accountable, responsible, consulted, informed."),
    "advise": ("advise", "Say which structure fits, on what grounds, and whom to hire first."),
    "compare": ("compare", "Show the same company under several structures, side by side."),
    "transition": ("transition", "Write what a reorganisation moves, from whom to whom and when."),
    "templates": (
        "templates.command",
        "Make the templates your own: list, eject, check, update ...",
    ),
    "diff": ("diff", "Show what somebody changed in a paper, and take it into the workspace."),
    "pack": ("pack", "Join an offer letter and the charter into one pack, as Word, PDF and zip."),
    "verify": (
        "verify",
        "Say whether a copy that came back carries the charter that was sent.",
    ),
    "sign": ("sign", "Record in company.yaml that a charter was signed, and which."),
    "batch": ("batch", "Make the papers of many companies, positions or hires."),
    "show": ("show.command", "Show the catalogue: responsibilities, roles, structures ..."),
    "schema": ("schema", "Print the JSON Schema of a file that you write."),
}


@click.group(
    cls=LazyGroup,
    commands_in="charter.cli",
    lines=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A WORKSPACE is a folder with company.yaml, or a company file; '.' when left out.",
)
@click.version_option(package_name="charter", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Settle who owns what in product and technology, then write papers that agree."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


def run() -> None:
    """Run the command line. Exit code 0: fine; 1: findings or bad input; 2: wrong usage."""
    from charter.problems import CharterError

    # A command lives for a fraction of a second; looking for garbage would take a tenth of it.
    gc.disable()
    try:
        cli(prog_name="charter")
    except CharterError as bad:
        report(bad)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def report(bad: Exception) -> None:
    """Print each problem on a line of its own, and their number, on standard error."""
    problems = getattr(bad, "problems", ())
    for problem in problems:
        click.echo(str(problem), err=True)
    if len(problems) > 1:
        click.secho(f"{len(problems)} problems", err=True, bold=True)
