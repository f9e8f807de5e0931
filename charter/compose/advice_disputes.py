"""What 'charter advise' says of work that several claim today."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.organisation import Assignment
from charter.assign.ownership import organise
from charter.compose.wording import Wording, capital
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple


class Unsettled(NamedTuple):
    """An entry that several claim, and who would own it if the company file said nothing."""

    assigned: Assignment
    usual: str


def unsettled_of(workspace: Workspace) -> tuple[Unsettled, ...]:
    """Return what several positions claim in a company."""
    company = workspace.company
    if not company.disputed:
        return ()
    disputed = organise(workspace)
    usual = organise(workspace._replace(company=company._replace(disputed=())))
    found = (
        (a, usual.owner(d.entry)) for d in company.disputed if (a := disputed.assigned(d.entry))
    )
    return tuple(Unsettled(assigned, owner) for assigned, owner in found)


def unsettled_words(unsettled: tuple[Unsettled, ...], words: Wording) -> Iterator[str]:
    """Yield a sentence on each dispute: who claims what, and whose it usually is."""
    for each in unsettled:
        who = capital(words.those(each.assigned.claimed))
        all_of_them = "all" if each.assigned.claimed[2:] else "both"
        usual = f" The catalogue would give it to {words.the(each.usual)}." if each.usual else ""
        title = words.title(each.assigned.entry)
        yield f"Not settled: {who} {all_of_them} claim “{title}”.{usual}"
