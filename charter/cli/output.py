"""The one way out to the terminal: every line that a command prints goes through here.

What steers a terminal is shown instead of sent, whoever wrote it; an output that is closed, full or
poor in letters ends no command.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

import click

from charter.problems import Problem

if TYPE_CHECKING:
    from charter.cli.report import Reported

_HIDDEN = (
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""What moves, hides, joins or turns text round: Unicode's Cc, Cf, Cs, Zl and Zp. Few texts have
any, so it is no pattern before one has."""
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PLAINLY = str.maketrans(
    dict(zip("‐‑‒–—―‘’‚“”„•·×\u00a0\u202f\u2009", "------''," + '"""' + "**x   ", strict=True))
    | {"…": "...", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "✓": "x"}
)
"""Signs of our own texts in letters that every terminal has."""

_KEY = os.urandom(8).hex()
"""Tells the looks that we give a text from those that the text brings: nobody can guess it."""
_LOOK = re.compile(f"\x1b{_KEY}\\[([0-9;]*)m")
_CODES = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "green": "32", "cyan": "36"}

_USUAL = 80
"""Columns of a terminal that does not say how many it has."""
_lost: dict[str, OSError] = {}
"""Streams that cannot be written to any more, and why."""
_done = [False]
_for_programs = {"form": ""}
"""In which form, if any, this run was asked to print for programs; empty once that is printed."""
_later: list[Problem] = []
"""What the command will end with, known before it is done."""


def visible(text: str) -> str:
    r"""Return `text` as one line in which what would steer a terminal is written out, as \x1b."""
    return text if text.isprintable() else re.sub(_HIDDEN, _escape, text)


def _escape(found: re.Match[str]) -> str:
    sign, code = found[0], ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is not UTF-8
        code -= 0xDC00
    wide = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return _NAMED.get(sign) or (f"\\x{code:02x}" if code < 0x100 else wide)


def style(
    text: str, *, bold: bool = False, dim: bool = False, underline: bool = False, fg: str = ""
) -> str:
    """Return `text` with a look, which only shows where `echo` finds a terminal that has it."""
    looks = {"bold": bold, "dim": dim, "underline": underline, fg: bool(fg)}
    codes = ";".join(_CODES[name] for name, wanted in looks.items() if wanted)
    return f"\x1b{_KEY}[{codes}m{text}\x1b{_KEY}[0m" if codes else text


def unstyle(text: str) -> str:
    """Return `text` without the looks that `style` gave it."""
    return _LOOK.sub("", text)


def carried(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of one text, each with the look that the text has in it."""
    look = ""
    for line in lines:
        looks = _LOOK.findall(line)
        ends = f"\x1b{_KEY}[0m" if (looks[-1] != "0" if looks else look) else ""
        yield f"{look}{line}{ends}"
        if looks:
            look = f"\x1b{_KEY}[{looks[-1]}m" if ends else ""


def indented(line: str) -> tuple[int, str]:
    """Return by how many columns a line is indented, and it without them."""
    begun = _LOOK.match(line)
    look = begun[0] if begun else ""
    bare = line[len(look) :].lstrip(" ")
    return len(line) - len(look) - len(bare), look + bare


def echo(line: object = "", *, err: bool = False) -> None:
    """Print one line; a line break within it comes from a text of others, and is shown as such."""
    _write(f"{_shown(str(line), err)}\n", err)


def secho(line: object, *, err: bool = False, bold: bool = False, fg: str = "") -> None:
    """Print one line with a look."""
    echo(style(str(line), bold=bold, fg=fg), err=err)


def echo_text(text: str, *, err: bool = False) -> None:
    """Print a text whose line breaks are ours."""
    for line in text.removesuffix("\n").split("\n"):
        echo(line, err=err)


def for_programs(form: str) -> None:
    """Take that output is for programs: what keeps a command from its work has this form as well.

    The form is json, or one of `charter.cli.report.REPORTS`.
    """
    _for_programs["form"] = form


def tell_later(problems: Iterable[Problem]) -> None:
    """Take what the command will end with, so that the object of --json has it too."""
    _later.extend(problems)


def echo_json(data: dict[str, Any], indent: int | None = 2) -> None:
    """Print the one object for programs; what steers a terminal is escaped as JSON has it."""
    if _later:
        from charter.cli.data import problem_data

        data = {**data, "problems": [*data.get("problems", ()), *map(problem_data, _later)]}
    _echo_object(data, indent)


def echo_report(form: str, found: Iterable[Reported]) -> None:
    """Print findings in the form of a program that shows them beside the lines."""
    from charter.cli.report import REPORTS

    made = REPORTS[form](found)
    if not isinstance(made, str):
        _echo_object(made, 2)
        return
    _for_programs["form"] = ""
    if made:
        echo_text(made)


def _echo_object(data: dict[str, Any], indent: int | None) -> None:
    import json

    _for_programs["form"] = ""
    unicode = "utf" in (getattr(sys.stdout, "encoding", None) or "utf").lower()
    text = json.dumps(data, indent=indent, ensure_ascii=not unicode)
    lines = [
        line if line.isprintable() else re.sub(_HIDDEN, _as_json, line) for line in text.split("\n")
    ]
    _write("\n".join(lines) + "\n", False)


def echo_problems(problems: Iterable[Problem]) -> None:
    """Print what is wrong in the form of a program, where that was asked for."""
    found = list(problems)
    form = _for_programs["form"]
    if form == "json":
        from charter.cli.data import problem_data

        _later.clear()
        echo_json({"version": 1, "problems": [problem_data(problem) for problem in found]})
    elif form:
        from charter.cli.report import of_problem

        echo_report(form, map(of_problem, found))


def _as_json(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def redraw(line: str = "") -> None:
    """Put `line` in the place of the one that stands last on the terminal of stderr."""
    _write(f"\r\x1b[K{visible(line)}", True)


def is_live(*, err: bool = False) -> bool:
    """Return whether the output is a terminal, of which lines can be drawn anew."""
    stream = _stream(err)
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def terminal_columns(*, err: bool = False) -> int | None:
    """Return how wide lines may be, or None where they go to a file or another program.

    COLUMNS counts before what the terminal says, but not where there is none: a program that reads
    lines with GNU readline hands it to all that it starts.
    """
    stream = _stream(err)
    if stream is None or not stream.isatty():
        return None
    wanted = os.environ.get("COLUMNS", "")
    if re.fullmatch("0{0,9}[1-9][0-9]{0,5}", wanted, re.ASCII):
        return int(wanted)
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    return _USUAL


def flush() -> None:
    """Have what was said read now, by a command that goes on."""
    if stream := _stream(False):
        stream.flush()


def work_is_done() -> None:
    """Say that from here on the output only tells of what is done, such as papers written."""
    _done[0] = True


def open_streams() -> None:
    """Make the streams of the process fit for `echo`, however they were handed to us."""
    _lost.clear()
    _done[0] = False
    for_programs("")
    _later.clear()
    codecs.register_error("charter", _in_poor_letters)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed: its number must not become that of a file of ours. It goes to the first that
            # is opened now, and writing to that fails.
            number = os.open(os.devnull, os.O_RDONLY)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
        elif name != "stdin" and hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="charter")


def finish(code: int) -> int:
    """Return the exit code of the process: `code`, but 1 where its output was all and is lost."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except OSError as bad:
            lose(name, bad)
    lost = _lost.get("stdout")
    if lost is None or _done[0] or _has_left(lost):
        return code
    said = "it is closed" if lost.errno == errno.EBADF else lost.strerror
    echo(f"the output could not be written: {said}", err=True)
    return code or 1


def lose(name: str, bad: OSError) -> None:
    """Note that a stream cannot be written to; what is still held for it goes nowhere."""
    _lost[name] = bad
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, getattr(sys, name).fileno())
        os.close(nowhere)


def _has_left(bad: OSError) -> bool:
    """Return whether a reader went away, who had what it wanted; Windows says EINVAL then."""
    return bad.errno == errno.EPIPE or (os.name == "nt" and bad.errno == errno.EINVAL)


def _stream(err: bool) -> TextIO | None:
    return sys.stderr if err else sys.stdout


def _shown(text: str, err: bool) -> str:
    pieces = _LOOK.split(text)
    coloured = len(pieces) > 1 and is_live(err=err) and not os.environ.get("NO_COLOR")
    pieces[0::2] = map(visible, pieces[0::2])
    pieces[1::2] = [f"\x1b[{codes}m" if coloured else "" for codes in pieces[1::2]]
    return "".join(pieces)


def _write(text: str, err: bool) -> None:
    name = "stderr" if err else "stdout"
    if name in _lost:
        return
    try:
        click.echo(text, file=_stream(err), nl=False, color=True)
    except OSError as bad:
        lose(name, bad)


def _in_poor_letters(bad: UnicodeError) -> tuple[str, int]:
    """Write out what an encoding lacks: our own signs plainly, other letters as \\u0141."""
    assert isinstance(bad, UnicodeEncodeError)
    piece = bad.object[bad.start : bad.end].translate(_PLAINLY)
    return piece.encode("ascii", "backslashreplace").decode("ascii"), bad.end
