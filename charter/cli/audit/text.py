"""What `charter audit` says on a terminal: the five lines, then what is to be settled first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from charter.audit.report import compose_audit
from charter.auditing import AuditedPapers
from charter.cli.output import style
from charter.cli.printer import Prose, Text, TextColumn, TextTable
from charter.compose.audit_paper import AuditPaper, ClashText, QuoteLine

_CLASHES, _NOBODY, _LOOKS, _OTHERS = 12, 12, 8, 6
"""What is printed; the report and --json have all."""


def texts_of(found: AuditedPapers, day: date, quiet: bool) -> Iterator[Text]:
    """Yield what is found. With `quiet` only what is left to do, in one line each."""
    against = found.against.company.name if found.against else ""
    paper = compose_audit(found.audit, day, found.promises, against)
    if quiet:
        yield from _left(paper)
        return
    yield style(
        f"{paper.heading}: {paper.company}" if found.audit.company else paper.heading, bold=True
    )
    yield from (Prose(" ".join(line.items), 2, f"{line.label} ", 2) for line in paper.summary)
    yield from _promises(paper)
    yield from _clashes(paper)
    yield from _differ(paper)
    yield from _nobody(paper)
    yield from _looks(paper)
    yield from _near(paper)
    yield from _papers(paper)


def _left(paper: AuditPaper) -> Iterator[Text]:
    for one in paper.promises:
        yield from (f"{one.heading}: promised, and not given: {row.title}" for row in one.taken)
        yield from (f"{one.heading}: {line}" for line in one.lines)
    yield from (f"{clash.title}: {clash.says}" for clash in paper.clashes)
    yield from (clash.title for clash in paper.disagreements)
    if paper.nobody:
        yield f"{len(paper.nobody)} pieces of work are claimed by nobody."
    yield from paper.unread


def _quotes(quotes: Sequence[QuoteLine], indent: int = 4) -> Iterator[Text]:
    for quote in quotes:
        yield Prose(f"“{quote.quote}” ({quote.place})", indent, f"{quote.who}: ", 2)


def _more(count: int, shown: int, what: str) -> Iterator[Text]:
    if count > shown:
        yield f"  ... {count - shown:,} more; {what}"


def _claimed(clashes: Sequence[ClashText], most: int) -> Iterator[Text]:
    for number, clash in enumerate(clashes[:most], 1):
        yield Prose(f"{style(clash.title, bold=True)}. {clash.says}", 2, f"{number}. ")
        yield from _quotes(clash.quotes, 5)


def _clashes(paper: AuditPaper) -> Iterator[Text]:
    if paper.clashes:
        yield ""
        yield style("Claimed twice, or against each other", bold=True)
        yield from _claimed(paper.clashes, _CLASHES)
        yield from _more(len(paper.clashes), _CLASHES, "the report and --json have all")


def _differ(paper: AuditPaper) -> Iterator[Text]:
    if paper.disagreements:
        yield ""
        yield style("Papers that say different things", bold=True)
    for clash in paper.disagreements:
        yield Prose(clash.title, 2, "- ")
        yield from _quotes(clash.quotes)


def _nobody(paper: AuditPaper) -> Iterator[Text]:
    if paper.nobody:
        yield ""
        yield style("Claimed by nobody", bold=True)
        columns = [TextColumn("Work"), TextColumn("Area"), TextColumn("Usually with")]
        yield TextTable(columns, [tuple(row) for row in paper.nobody[:_NOBODY]])
        yield from _more(len(paper.nobody), _NOBODY, "the report and --json have all")
    if paper.depends:
        yield ""
        yield style("Nobody claims it either, and a fact decides whether you need it", bold=True)
        for group in paper.depends[:_OTHERS]:
            yield Prose(" ".join(group.items), 2, f"{group.label} ", 2)
        yield from _more(len(paper.depends), _OTHERS, "the report and --json have all")


def _looks(paper: AuditPaper) -> Iterator[Text]:
    if not paper.look:
        return
    yield ""
    yield style("Look at these: what they mean is not certain", bold=True)
    for row in paper.look[:_LOOKS]:
        other = f", or: {row.other}" if row.other else ""
        yield Prose(f"“{row.quote}” ({row.place})", 2, f"{row.who}: ", 2)
        yield Prose(f"{row.first}{other}; {row.why}", 4, "= ")
    yield from _more(len(paper.look), _LOOKS, "review.xlsx has all, with --out")


def _near(paper: AuditPaper) -> Iterator[Text]:
    if not paper.near:
        return
    yield ""
    yield style("Side by side: work of one field", bold=True)
    for clash in paper.near[:_OTHERS]:
        yield Prose(f"{clash.title}.", 2, "- ")
        yield from _quotes(clash.quotes)
    yield from _more(len(paper.near), _OTHERS, "the report and --json have all")


def _promises(paper: AuditPaper) -> Iterator[Text]:
    for one in paper.promises:
        yield ""
        yield style(f"Promised: {one.heading}", bold=True)
        yield Prose(one.summary, 2)
        yield from (Prose(line, 2, "- ") for line in one.lines)
        for rows, what in ((one.taken, "not given"), (one.perhaps, "perhaps not given")):
            for row in rows:
                yield Prose(f"{row.title}: {what}; now with: {row.who}", 2, "- ")
                yield Prose(f"“{row.quote}” ({row.place})", 4)
        if one.added:
            yield Prose(f"{'; '.join(one.added)}{one.added_more}", 2, "Added: ", 2)


def _papers(paper: AuditPaper) -> Iterator[Text]:
    yield ""
    yield style("The papers, and what their words are for", bold=True)
    columns = [
        TextColumn("Paper", whole=True),
        TextColumn("Post"),
        TextColumn("Reports to"),
        TextColumn("Date"),
        TextColumn("Duties", ">"),
        TextColumn("Required", ">"),
        TextColumn("About us", ">"),
        TextColumn("Filler", ">"),
    ]
    rows = [
        (
            row.file,
            f"{row.title} ({row.note})" if row.note else row.title,
            *(row.reports_to.partition(" (")[0], row.date.partition(" (")[0]),
            *(row.duties, row.requirements, row.boilerplate, row.filler),
        )
        for row in paper.papers
    ]
    yield TextTable(columns, rows)
    for group in paper.aside:
        yield Prose(" ".join(group.items), 2, f"Set aside: {group.label}: ", 2)
    for line in paper.unread:
        yield Prose(line, 2, "- ", 2)
