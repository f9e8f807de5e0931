"""What people were promised in their papers, held against what a workspace gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from charter.assign.organisation import Assignment, Organisation, Position
from charter.audit.findings import ASSERTED, FAINT, NOTHING, Audit, Post, SaidClaim
from charter.audit.posts import role_named
from charter.facts.catalog import Entry
from charter.named_tuples import NamedTuple

SeenByPaper = Mapping[str, Mapping[str, float]]


class TakenPromise(NamedTuple):
    """Work that a paper promises and the charter does not give: the words, and whose it is now.

    `owner` is a position and `called` its short name, "" where nobody has it, several or where it
    does not apply: see `why`. Work that is `below` is with somebody who reports to the position;
    `facts` are those that nobody stated and by which it would apply.
    """

    entry: Entry
    said: tuple[SaidClaim, ...]
    owner: str
    why: Literal["other", "below", "disputed", "nobody", "does-not-apply"]
    called: str = ""
    facts: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Return whether the paper certainly promises this, and the charter certainly does not."""
        return not self.facts and max(each.sure for each in self.said) >= ASSERTED


class Promises(NamedTuple):
    """The papers of one post beside what a position gets.

    `position` is "" where the workspace has none for the post. `kept` is promised and given,
    `taken` promised and not given, `added` given and not promised. `lines` are sentences on lines
    and titles that differ.
    """

    post: Post
    position: str
    title: str
    kept: tuple[Entry, ...]
    taken: tuple[TakenPromise, ...]
    added: tuple[Entry, ...]
    lines: tuple[str, ...]

    @property
    def broken(self) -> bool:
        """Return whether something promised for certain is not given, or a line differs."""
        return bool(self.lines) or any(taken.sure for taken in self.taken) or not self.position


def promises_of(
    audit: Audit, organisation: Organisation, seen: SeenByPaper
) -> tuple[Promises, ...]:
    """Return what each post was promised beside what it gets.

    `seen` is how likely any claim of a paper means an entry, at most, by the paper's id.
    """
    return tuple(_promises(audit, organisation, seen, post) for post in audit.posts)


def _promises(audit: Audit, organisation: Organisation, seen: SeenByPaper, post: Post) -> Promises:
    position = position_of(organisation, post)
    if position is None:
        return Promises(post, "", "", (), (), (), ())
    own = [each for each in audit.said if each.by == post.id == each.of and each.entry]
    owning = [each for each in own if each.owning and each.sure >= FAINT]
    given = {**organisation.responsibilities, **organisation.decisions}
    entries = {**audit.catalog.responsibilities, **audit.catalog.decisions}
    promised: dict[str, list[SaidClaim]] = {}
    for each in owning:
        promised.setdefault(each.entry, []).append(each)
    kept = [entries[name] for name in promised if _has(given.get(name), position.id)]
    taken = [
        _taken(entries[name], words, given.get(name), organisation, position.id)
        for name, words in promised.items()
        if not _has(given.get(name), position.id)
    ]
    touched = {m.entry for each in own for m in each.placed.matches if m.probability >= NOTHING}
    for paper in post.papers:
        touched |= {name for name, most in seen.get(paper, {}).items() if most >= NOTHING}
    added = [
        made.entry
        for name, made in given.items()
        if made.accountable == position.id and name not in touched
    ]
    return Promises(
        post,
        position.id,
        position.title,
        _weighty(kept),
        tuple(sorted(taken, key=_rank)),
        _weighty(added),
        tuple(_lines(audit, organisation, post, position)),
    )


def position_of(organisation: Organisation, post: Post) -> Position | None:
    """Return the position of a post: the one of its title, else the first of its role."""
    positions = organisation.positions.values()
    titled = [p for p in positions if p.title.casefold() == post.title.casefold()]
    held = [p for p in positions if post.role and p.role.id == post.role]
    return next((p for p in (*titled, *held)), None)


def _has(made: Assignment | None, position: str) -> bool:
    return made is not None and made.accountable == position


def _taken(
    entry: Entry,
    said: Iterable[SaidClaim],
    made: Assignment | None,
    organisation: Organisation,
    position: str,
) -> TakenPromise:
    words = tuple(sorted(said, key=lambda each: -each.sure))
    if made is None:
        facts = tuple(f for f, ids in organisation.unanswered.items() if entry.id in ids)
        return TakenPromise(entry, words, "", "does-not-apply", facts=facts)
    if made.claimed:
        return TakenPromise(entry, words, "", "disputed")
    if not made.accountable:
        return TakenPromise(entry, words, "", "nobody")
    called = organisation.positions[made.accountable].short
    below = made.accountable in organisation.below(position)
    return TakenPromise(entry, words, made.accountable, "below" if below else "other", called)


def _rank(taken: TakenPromise) -> tuple[bool, bool, int, str]:
    return not taken.sure, taken.why == "below", -taken.entry.weight, taken.entry.title


def _weighty(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.weight, entry.title)))


def _lines(
    audit: Audit, organisation: Organisation, post: Post, position: Position
) -> Iterator[str]:
    """Yield what papers say of the line and the title of a post, where the workspace differs."""
    papers = [paper for paper in audit.read.papers if paper.id in post.papers]
    above = organisation.positions.get(position.reports_to)
    for paper in papers:
        if paper.reports_to:
            role = role_named(audit.catalog, paper.reports_to.text)
            said = " ".join(paper.reports_to.text.split())
            if role and above is not None and role != above.role.id:
                yield f"The paper says it reports to '{said}'; here it reports to {above.the}."
            elif role and above is None:
                yield f"The paper says it reports to '{said}'; here it reports to nobody."
        title = " ".join(paper.title.text.split())
        role_here = organisation.catalog.roles.get(position.role.id)
        usual = {role_here.title, role_here.abbreviation} if role_here else set()
        if title and title.casefold() not in {t.casefold() for t in (position.title, *usual)}:
            yield f"The paper is for '{title}'; here the title is '{position.title}'."
