"""What the papers of a company say together: from claims with their entries to an `Audit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from charter.assign.conditions import Setting, applies, setting_for, unanswered
from charter.assign.fitting import without_company
from charter.assign.likest import likest_structure
from charter.audit.clashes import clashes_of
from charter.audit.disagreements import disagreements_of, lines_of
from charter.audit.findings import (
    ASSERTED,
    NOTHING,
    Audit,
    Clash,
    HeldOnce,
    NotKnown,
    PaperShares,
    Post,
    SaidClaim,
)
from charter.audit.looks import looks_of
from charter.audit.papers import PapersRead, Placed
from charter.audit.posts import post_of_role, posts_of
from charter.audit.twins import Twin
from charter.facts.catalog import Catalog, Entry
from charter.facts.company import Workspace
from charter.problems import Problem

_SAME = "same-paper"
"""The code of a file that says what another one says: it is left out, and was read."""
_NONE: Mapping[str, float] = MappingProxyType({})
_NO_GROUPS: Mapping[str, str] = MappingProxyType({})


def audit_of(
    catalog: Catalog,
    read: PapersRead,
    placed: Sequence[Placed],
    workspace: Workspace | None = None,
    *,
    seen: Mapping[str, float] = _NONE,
    groups: Mapping[str, str] = _NO_GROUPS,
    fields: Mapping[str, str] = _NO_GROUPS,
    twins: Sequence[Twin] = (),
) -> Audit:
    """Return what these papers say together.

    `workspace` lends the facts by which entries apply. `seen` is how likely any claim means an
    entry, at most; `groups` tells which entries are of one field, `fields` what these are
    called; `twins` are claims in the same words.
    """
    posts = posts_of(catalog, read.papers)
    said = tuple(_said(posts, placed))
    entries = {**catalog.responsibilities, **catalog.decisions}
    clashes = clashes_of(entries, said, groups, twins)
    setting = setting_of_papers(catalog, posts, workspace)
    # Without a paper nothing was looked at, so nothing is missing.
    works = _works(said)
    open_ = [
        entry
        for entry in entries.values()
        if posts
        and not _is_touched(entry.id, said, seen)
        and works.isdisjoint(entry.goes_with if entry.kind == "decision" else ())
    ]
    elsewhere = [each.title for each in read.set_aside if each.title]
    look = looks_of(entries, said, (*clashes.perhaps, *clashes.said))
    return Audit(
        catalog=catalog,
        company=workspace.company.name if workspace else "",
        read=read,
        posts=posts,
        said=said,
        once=tuple(_once(entries, said, (*clashes.said, *clashes.perhaps))),
        clashes=clashes.said,
        nobody=_weighty(entry for entry in open_ if applies(entry.when, setting)),
        depends=tuple(_depends(open_, setting)),
        look=look,
        unplaced=tuple(_unplaced(said, clashes.said)),
        disagreements=tuple(disagreements_of(catalog, posts, read.papers, elsewhere)),
        shares=tuple(_shares(read)),
        applying=sum(applies(entry.when, setting) for entry in entries.values()),
        roles=frozenset(setting.roles),
        fields=fields,
        lines=lines_of(catalog, posts, read.papers, elsewhere),
        problems=tuple(_problems(read, unread=True)),
        notes=tuple(_problems(read, unread=False)),
    )


def _said(posts: Sequence[Post], placed: Iterable[Placed]) -> Iterator[SaidClaim]:
    """Yield the claims of papers that count, each with whose it is."""
    home = {paper: post.id for post in posts for paper in post.papers}
    for each in placed:
        by = home.get(each.claim.paper)
        if by is not None:
            subject = each.claim.subject
            yield SaidClaim(each, by, post_of_role(posts, subject) if subject else by)


def setting_of_papers(
    catalog: Catalog, posts: Sequence[Post], workspace: Workspace | None
) -> Setting:
    """Return what conditions of entries are matched against: facts, if any, and all roles."""
    roles = {post.role for post in posts if post.role}
    if workspace is None:
        structure = likest_structure(catalog, roles)
        there = roles | {*structure.positions}
        return setting_for(without_company(catalog, structure.id).company, there)
    company = workspace.company
    there = {*catalog.structures[company.structure].positions}
    there |= {given.role for given in company.positions.values() if given.role}
    return setting_for(company, roles | there)


def _is_touched(entry: str, said: Iterable[SaidClaim], seen: Mapping[str, float]) -> bool:
    """Return whether any paper says something that may mean an entry."""
    if seen.get(entry, 0.0) >= NOTHING:
        return True
    return any(
        match.entry == entry and (each.placed.confirmed or match.probability >= NOTHING)
        for each in said
        if not each.placed.nothing
        for match in each.placed.matches[: 1 if each.placed.confirmed else None]
    )


def _works(said: Iterable[SaidClaim]) -> frozenset[str]:
    """Return the work that somebody certainly claims: with it goes what is to be decided in it."""
    return frozenset(each.entry for each in said if each.owning and each.sure >= ASSERTED)


def _once(
    entries: Mapping[str, Entry], said: Iterable[SaidClaim], clashes: Iterable[Clash]
) -> Iterator[HeldOnce]:
    """Yield the work that one post claims for certain, and that is in no clash."""
    contested = {e.id for c in clashes if c.kind in ("twice", "stops") for e in c.entries}
    found: dict[tuple[str, str], list[SaidClaim]] = {}
    for each in said:
        if each.owning and each.sure >= ASSERTED and each.entry in entries:
            found.setdefault((each.entry, each.of), []).append(each)
    made = [
        HeldOnce(entries[name], post, tuple(words))
        for (name, post), words in found.items()
        if name not in contested
    ]
    yield from sorted(made, key=lambda held: (-held.entry.weight, held.entry.title))


def _weighty(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.weight, entry.title)))


def _depends(entries: Iterable[Entry], setting: Setting) -> Iterator[NotKnown]:
    """Yield each fact that nobody stated, the one on which most depends first."""
    waiting: dict[str, list[Entry]] = {}
    for entry in entries:
        for fact in unanswered(entry.when, setting):
            waiting.setdefault(fact, []).append(entry)
    for fact, own in sorted(waiting.items(), key=lambda one: (-len(one[1]), one[0])):
        yield NotKnown(fact, _weighty(own))


def _unplaced(said: Iterable[SaidClaim], clashes: Iterable[Clash]) -> Iterator[SaidClaim]:
    """Yield the claims that mean no entry that we know of, and stand in no clash either."""
    told = {s.placed.claim.id for clash in clashes for side in clash.sides for s in side.said}
    for each in said:
        claim = each.placed.claim
        if each.nothing and claim.strength != "none" and claim.id not in told:
            yield each


def _shares(read: PapersRead) -> Iterator[PaperShares]:
    for paper in read.papers:
        words: dict[str, int] = {}
        for part in paper.parts:
            words[part.kind] = words.get(part.kind, 0) + len(part.line.text.split())
        yield PaperShares(paper.id, words)


def _problems(read: PapersRead, *, unread: bool) -> Iterator[Problem]:
    """Yield what is to be told of files that were not read, or of those that were."""
    for source in read.sources:
        for problem in source.problems:
            if unread is (not source.lines and problem.code != _SAME):
                yield problem
