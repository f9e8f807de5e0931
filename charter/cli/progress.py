"""How far a run is: one line that changes on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from time import monotonic

from charter.batch.report import Summary
from charter.cli.output import echo, is_live, redraw
from charter.cli.printer import width_of

_REDRAW, _LINE = 0.2, 30.0


class Progress:
    """Says on stderr how many rows are done, how many a second, and how long is left."""

    def __init__(self, quiet: bool) -> None:
        self._quiet, self._live = quiet, is_live(err=True)
        self._start = self._said = monotonic()

    def at(self, summary: Summary, part: float) -> None:
        """Say how far it is, if it is time to."""
        now = monotonic()
        if self._quiet or now - self._said < (_REDRAW if self._live else _LINE):
            return
        self._said = now
        line = progress_line(summary, part, now - self._start)
        if self._live:
            redraw(line[: (width_of(err=True) or len(line) + 1) - 1])
        else:
            echo(line, err=True)

    def clear(self) -> None:
        """Take the line away, so that another can be written."""
        if self._live and not self._quiet:
            redraw()


def progress_line(summary: Summary, part: float, seconds: float) -> str:
    """Return how far a run is after some seconds, with what is left by the part that is read."""
    rate = summary.rows / seconds if seconds > 0 else 0.0
    failed = f", {summary.failed:,} failed" if summary.failed else ""
    left = f", about {_length(seconds / part - seconds)} left" if 0 < part < 1 else ""
    return f"{summary.rows:,} rows{failed}, {rate:,.0f} a second{left}"


def _length(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"
