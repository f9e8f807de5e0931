"""What each paper is, what its words are for, and what was left out of the audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charter.audit.findings import Audit
from charter.audit.papers import Quoted, SetAside
from charter.audit.spots import spot
from charter.compose.audit_paper import PaperRow
from charter.compose.papers import Group
from charter.problems import Problem

_SHOWN = 8


def paper_rows(audit: Audit, names: dict[str, str]) -> Iterator[PaperRow]:
    """Yield a row for each paper."""
    shares = {share.paper: share for share in audit.shares}
    counting = {paper for post in audit.posts for paper in post.papers}
    for paper in audit.read.papers:
        share = shares[paper.id]
        note = "" if paper.id in counting else "an older version: does not count"
        yield PaperRow(
            names.get(paper.source, paper.source),
            " ".join(paper.title.text.split()) or paper.id,
            _found([paper.reports_to]),
            _found(paper.reports),
            _found([paper.pay]),
            _found([paper.date]),
            f"{share.percent('duty', 'result')}%",
            f"{share.percent('requirement')}%",
            f"{share.percent('boilerplate')}%",
            f"{share.percent('filler')}%",
            f"{share.percent('fact')}%",
            note,
        )


def _found(quotes: Iterable[Quoted | None]) -> str:
    """Return what a paper says of one thing, with where in its file, or that it says nothing."""
    said = [
        f"{' '.join(quote.text.split())} ({_where(quote)})"
        for quote in quotes
        if quote and quote.text.strip()
    ]
    return "; ".join(said[:_SHOWN]) + "; ..." * (len(said) > _SHOWN) or "not said"


def _where(quote: Quoted) -> str:
    return spot(quote.place._replace(path=""), quote.where).removeprefix(", ") or "its file"


def aside_groups(audit: Audit, names: dict[str, str]) -> Iterator[Group]:
    """Yield what is no leader's paper, with why, and what to do where a note says that."""
    for one in audit.read.set_aside:
        hints = [note.hint for note in audit.notes if note.hint and _is_told(note, [one])]
        title = f" ('{one.title}')" if one.title else ""
        yield Group(
            f"{names.get(one.source, one.source)}{title}", (" - ".join([one.reason, *hints[:1]]),)
        )


def unread_lines(audit: Audit) -> Iterator[str]:
    """Yield what was not read, or not whole, and why; then what else is to be known of files."""
    notes = [note for note in audit.notes if not _is_told(note, audit.read.set_aside)]
    for problem in (*audit.problems, *notes):
        hint = f" - {problem.hint}" if problem.hint else ""
        yield f"{problem.place}: {problem.message}{hint}"


def _is_told(note: Problem, aside: Iterable[SetAside]) -> bool:
    """Return whether what was set aside, and why, says the same as a note on a file."""
    return any(note.place.path == one.source and note.message.endswith(one.reason) for one in aside)
