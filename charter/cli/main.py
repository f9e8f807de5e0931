"""The `charter` command: errors and exit codes. A command's module is imported when it runs."""

from __future__ import annotations

import errno
import gc
import sys
from typing import TYPE_CHECKING

import click

from charter.cli.groups import LazyGroup
from charter.cli.output import echo, echo_problems, echo_text, finish, lose, open_streams, secho

if TYPE_CHECKING:
    from types import TracebackType

    from charter.problems import CharterError

_OF_STREAMS = (errno.EPIPE, errno.EBADF, errno.EIO, errno.ENOSPC)

# In the order in which one works: under each heading the commands, the module that holds each, and
# the line that helps to choose it.
COMMANDS = {
    "Start": {
        "init": ("init.command", "Make a workspace: a folder with company.yaml."),
        "audit": ("audit.command", "Show who claims what in papers that you have already."),
        "ask": ("ask", "Write what each leader answers alone: who decides, and who should."),
        "settle": ("settle", "Lay the answers side by side, and settle what they agree on."),
    },
    "Decide": {
        "check": ("check", "Show who owns what, and every problem."),
        "matrix": ("matrix", "Show or write who is accountable, responsible, consulted, informed."),
        "advise": ("advise", "Say which structure fits, on what grounds, and whom to hire first."),
        "compare": ("compare", "Show the same company under several structures, side by side."),
        "transition": (
            "transition",
            "Write what a reorganisation moves, from whom to whom and when.",
        ),
    },
    "Write": {
        "build": ("build", "Write charters, postings and the certificate."),
        "templates": (
            "templates.command",
            "Make the templates your own: list, eject, check, update ...",
        ),
        "update": ("update", "Write ids of the catalogue that changed into your files."),
        "diff": (
            "diff",
            "Show what somebody changed in a paper, and take it into the workspace.",
        ),
        "batch": ("batch", "Make the papers of many companies, positions or hires."),
    },
    "Publish and offer": {
        "lint": ("lint", "Check the words, the shape and the law of any posting."),
        "feed": ("feed", "Write job-board feeds of all open postings."),
        "pack": (
            "pack",
            "Join an offer letter and the charter into one pack, as Word, PDF and zip.",
        ),
        "verify": (
            "verify",
            "Say whether a copy that came back carries the charter that was sent.",
        ),
        "sign": ("sign", "Record in company.yaml that a charter was signed, and which."),
    },
    "Look up": {
        "show": ("show.command", "Show the catalogue: responsibilities, roles, structures ..."),
        "schema": ("schema", "Print the JSON Schema of a file that you write."),
    },
}


@click.group(
    cls=LazyGroup,
    commands_in="charter.cli",
    groups=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A WORKSPACE is a folder with company.yaml, or a company file; '.' when left out.",
)
@click.version_option(package_name="charter", message="%(prog)s %(version)s")
def cli() -> None:
    """Settle who owns what in product and technology, then write papers that agree."""


def run() -> None:
    """Run the command line. Exit code 0: fine; 1: findings or bad input; 2: wrong usage.

    An output that cannot be written is 1 where printing was all that the command had to do.
    """
    from charter.problems import CharterError

    # A command lives for a fraction of a second; looking for garbage would take a tenth of it.
    gc.disable()
    sys.excepthook = _show_bug
    open_streams()
    stdout = sys.stdout
    code: object
    try:
        code = cli.main(prog_name="charter", standalone_mode=False)
    except CharterError as bad:
        report(bad)
        code = 1
    except click.ClickException as bad:
        report_usage(bad)
        code = bad.exit_code
    except click.Abort:
        echo("Aborted!", err=True)
        code = 1
    except SystemExit as left:
        # Where the reader of its help has gone, click puts another stream in the place of this one.
        code = left.code if sys.stdout is stdout else 0
    except OSError as bad:
        if bad.filename is not None or bad.errno not in _OF_STREAMS:
            raise
        lose("stdout", bad)  # only click itself, with its help, writes past our own way out
        code = 0
    sys.exit(finish(code if isinstance(code, int) else 0))


def report(bad: CharterError) -> None:
    """Print each problem, and their number; for a program that asked for it, as its object."""
    from charter.cli.printer import of_problem, say

    say(map(of_problem, bad.problems), err=True)
    if len(bad.problems) > 1:
        secho(f"{len(bad.problems)} problems", err=True, bold=True)
    echo_problems(bad.problems)


def report_usage(bad: click.ClickException) -> None:
    """Print how a command is used, and what was wrong with the way it was called."""
    ctx = bad.ctx if isinstance(bad, click.UsageError) else None
    if ctx is not None and isinstance(bad, click.exceptions.NoArgsIsHelpError):
        echo_text(ctx.get_help(), err=True)
        return
    if ctx is not None:
        echo_text(ctx.get_usage(), err=True)
        echo(f"Try '{ctx.command_path} {max(ctx.help_option_names, key=len)}' for help.", err=True)
        echo(err=True)
    from charter.cli.printer import say

    say([f"Error: {bad.format_message()}"], err=True)


def _show_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """Print a traceback like Python, but what it quotes from files cannot steer the terminal."""
    from traceback import format_exception

    for part in format_exception(kind, bug, trace):
        echo_text(part, err=True)
