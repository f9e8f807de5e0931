"""What people were promised beside what charters give, in words."""

from __future__ import annotations

from collections.abc import Callable

from charter.audit.against import Promises, TakenPromise
from charter.audit.findings import SaidClaim
from charter.audit.report_summary import counted
from charter.compose.audit_paper import OnceRow, PromiseText
from charter.facts.catalog import Entry

_SHOWN = 12


def promise_text(
    one: Promises,
    row: Callable[[Entry, str, SaidClaim], OnceRow],
    title: Callable[[Entry], str],
) -> PromiseText:
    """Return what is said of one post; `title` is what an entry is called."""
    if not one.position:
        said = f"No position of the workspace is called '{one.post.title}' or has its role."
        return PromiseText(one.post.short, said, (), (), (), (), "")
    sure = [taken for taken in one.taken if taken.sure]
    rows = {taken.entry.id: row(taken.entry, _now(taken), taken.said[0]) for taken in one.taken}
    more = len(one.added) - _SHOWN
    return PromiseText(
        heading=one.post.short
        if one.post.short == one.title
        else f"{one.post.short} ({one.title})",
        summary=(
            f"Promised and given: {counted(len(one.kept), 'piece')} of work. Promised and not "
            f"given: {len(sure)}. Given and not promised: {len(one.added)}."
        ),
        lines=one.lines,
        taken=tuple(rows[taken.entry.id] for taken in sure),
        perhaps=tuple(rows[taken.entry.id] for taken in one.taken if not taken.sure),
        added=tuple(map(title, one.added[:_SHOWN])),
        added_more=f"; and {more} more" if more > 0 else "",
    )


def _now(taken: TakenPromise) -> str:
    """Return with whom work is now that was promised to somebody else."""
    if taken.why == "other":
        return taken.called
    if taken.why == "below":
        return f"{taken.called}, who reports to it"
    if taken.facts:
        return f"waits for facts: {', '.join(taken.facts)}"
    said = {"disputed": "disputed", "nobody": "nobody", "does-not-apply": "nobody, by the facts"}
    return said[taken.why]
