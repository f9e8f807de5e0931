"""What papers say for certain of who has what, and what of it a company does not say yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from charter.assign.conditions import applies, unanswered
from charter.assign.organisation import Organisation
from charter.audit.findings import ASSERTED, Audit, Clash, HeldOnce, Post, SaidClaim
from charter.audit.seats import audit_seats, setting_of_audit
from charter.facts.catalog import Entry
from charter.facts.company import Workspace
from charter.load.company_checks import position_key
from charter.named_tuples import NamedTuple
from charter.problems import listing
from charter.read.yaml_source import Path_

_MOST_SAID = 3


class SaidOnce(NamedTuple):
    """Work that one post says of itself and no other claims; `waits` are facts that decide."""

    entry: Entry
    post: str
    said: tuple[SaidClaim, ...]
    waits: tuple[str, ...] = ()


class CertainWork(NamedTuple):
    """Who has what by papers: of one, of one who another may stop, to stop only, and of several.

    `waiting` and `doubtful` are the same of work of which it is not certain that it is meant, or
    that it applies.
    """

    once: tuple[SaidOnce, ...]
    waiting: tuple[SaidOnce, ...]
    stopped: tuple[Clash, ...]
    vetoes: Mapping[str, tuple[SaidClaim, ...]]
    disputed: tuple[Clash, ...]
    doubtful: tuple[Clash, ...]


def certain_work(audit: Audit, base: Workspace | None) -> CertainWork:
    """Return who has what, as far as the posts of the papers and of the structure go."""
    seats = {seat.id for seat in audit_seats(audit, base).seats}
    setting = setting_of_audit(audit, base)
    own = [(held, own_words(held)) for held in audit.once if held.post in seats]
    once = [SaidOnce(h.entry, h.post, said) for h, said in own if said]
    waits = [each._replace(waits=unanswered(each.entry.when, setting)) for each in once]

    def counts(clash: Clash) -> bool:
        sure = any(each.sure >= ASSERTED for side in clash.sides for each in side.said)
        return sure and applies(clash.entries[0].when, setting)

    def of(kind: str) -> list[Clash]:
        return [c for c in audit.clashes if c.kind == kind and {s.post for s in c.sides} <= seats]

    return CertainWork(
        tuple(each for each in once if applies(each.entry.when, setting)),
        tuple(each for each in waits if each.waits),
        tuple(filter(counts, of("stops"))),
        {name: tuple(said) for name, said in _vetoes(audit, base, seats)},
        tuple(filter(counts, of("twice"))),
        tuple(clash for clash in of("twice") if not counts(clash)),
    )


def own_words(held: HeldOnce) -> tuple[SaidClaim, ...]:
    """Return the words of a post's own papers: what others say of it settles nothing."""
    return tuple(each for each in held.said if each.by == each.of)


def _vetoes(
    audit: Audit, base: Workspace | None, seats: set[str]
) -> Iterator[tuple[str, list[SaidClaim]]]:
    """Yield what one may stop for certain, and who decides it no paper says."""
    setting = setting_of_audit(audit, base)
    told = {e.id for clash in audit.clashes for e in clash.entries}
    told |= {held.entry.id for held in audit.once}
    found: dict[str, list[SaidClaim]] = {}
    for each in audit.said:
        entry = audit.catalog.decisions.get(each.entry)
        if entry is None or entry.id in told or not applies(entry.when, setting):
            continue
        own = each.of == each.by and each.of in seats
        if own and each.sure >= ASSERTED and each.placed.claim.strength == "stops":
            found.setdefault(entry.id, []).append(each)
    yield from found.items()


class CertainLine(NamedTuple):
    """A line of company.yaml that papers give for certain, and what stands there; with who says so.

    `about` is the work or the position, `posts` are the positions that it names.
    """

    path: Path_
    value: Any
    was: Any
    about: str
    posts: tuple[str, ...]
    said: tuple[SaidClaim, ...] = ()


class TakenOver(NamedTuple):
    """What of papers a company does not say yet; `otherwise` is what it has settled otherwise.

    `missing` are the posts of which this company has no position.
    """

    lines: tuple[CertainLine, ...] = ()
    otherwise: tuple[CertainLine, ...] = ()
    missing: tuple[Post, ...] = ()


def taken_over(audit: Audit, base: Workspace, organisation: Organisation, data: Any) -> TakenOver:
    """Return what of papers can be taken into the company file of a workspace, given its data.

    What somebody settled there stays: an owner or a dispute that has its line, a line to report.
    """
    lines = [*_Over(audit, organisation, base, data).lines()]
    missing = [p for p in audit.posts if _position(organisation, p.id, p.role) is None]
    return TakenOver(
        tuple(each for each in lines if each.was is None),
        tuple(each for each in lines if each.was is not None),
        tuple(missing),
    )


def said_of(line: CertainLine, organisation: Organisation) -> str:
    """Return a line in the words of a change."""
    whom = listing(organisation.positions[name].short for name in line.posts)
    if line.about in organisation.positions:
        return f"{organisation.positions[line.about].short}: reports to the {whom}"
    found = organisation.assigned(line.about)
    title = found.entry.title if found else line.about
    if line.path[0] == "disputed":
        return f"{title}: in dispute between {whom}"
    return f"{title}: {whom} can stop it" if line.path[-1] == "veto" else f"{title}: to the {whom}"


def said_of_all(lines: Sequence[CertainLine], organisation: Organisation) -> str:
    """Return many lines in the words of one change."""
    said = [said_of(line, organisation) for line in lines]
    more = [f"and {len(said) - _MOST_SAID} more"] if len(said) > _MOST_SAID + 1 else []
    return f"taken over from papers: {'; '.join([*(said[:_MOST_SAID] if more else said), *more])}"


def _position(organisation: Organisation, post: str, role: str) -> str | None:
    """Return the position that a post is: of its id, or else the only one of its role."""
    if post in organisation.positions:
        return post
    same = [n for n, p in organisation.positions.items() if p.role.id == role]
    return same[0] if len(same) == 1 else None


class _Over:
    def __init__(self, audit: Audit, organisation: Organisation, base: Workspace, data: Any):
        self._audit, self._organisation, self._data = audit, organisation, data
        self._of = {p.id: _position(organisation, p.id, p.role) for p in audit.posts}
        self._work = certain_work(audit, base)

    def lines(self) -> Iterator[CertainLine]:
        for held in self._work.once:
            yield from self._owned(held.entry, held.post, held.said)
        for clash in self._work.stopped:
            said = tuple(each for side in clash.sides for each in side.said[:1])
            yield from self._owned(clash.entries[0], clash.sides[0].post, said)
        for entry, said in self._work.vetoes.items():
            yield from self._stopped(entry, said)
        for clash in self._work.disputed:
            yield from self._claimed(clash)
        for post, boss in self._audit.lines.items():
            yield from self._reports(post, boss)

    def _owned(self, entry: Entry, post: str, said: tuple[SaidClaim, ...]) -> Iterator[CertainLine]:
        found, owner = self._organisation.assigned(entry.id), self._position(post)
        if found is None or owner is None or found.accountable == owner:
            return
        there = self._at("assign", entry.id)
        part = isinstance(there, dict) and "accountable" not in there
        settled = found.because.kind == "company" and not part
        was = self._at("disputed", entry.id) or there or (found.accountable if settled else None)
        path = ("assign", entry.id, "accountable") if part else ("assign", entry.id)
        yield CertainLine(path, owner, None if part else was, entry.id, (owner,), said)

    def _stopped(self, entry: str, said: tuple[SaidClaim, ...]) -> Iterator[CertainLine]:
        found = self._organisation.assigned(entry)
        who = [self._position(each.of) for each in said]
        names = tuple(dict.fromkeys(name for name in who if name))
        there = self._at("assign", entry)
        if found is None or not names or {*names} <= {*found.veto, found.accountable}:
            return
        if there is None or (isinstance(there, dict) and "veto" not in there):
            path: Path_ = ("assign", entry, "veto")
            yield CertainLine(path, [*names], None, entry, names, said)

    def _claimed(self, clash: Clash) -> Iterator[CertainLine]:
        entry = clash.entries[0].id
        found = self._organisation.assigned(entry)
        who = [self._position(side.post) for side in clash.sides if not side.stops]
        names = tuple(dict.fromkeys(name for name in who if name))
        if found is None or len(names) < 2 or found.claimed:
            return
        said = tuple(each for side in clash.sides for each in side.said[:1])
        was = self._at("assign", entry)
        was = found.accountable if was is None and found.because.kind == "company" else was
        yield CertainLine(("disputed", entry), [*names], was, entry, names, said)

    def _reports(self, post: str, boss: str) -> Iterator[CertainLine]:
        name, above = self._position(post), self._position(boss)
        if name is None or above is None or above in self._organisation.below(name):
            return
        position = self._organisation.positions[name]
        if position.reports_to != above != name:
            given = self._at("positions")
            key = position_key(self._organisation.catalog, name, given or {}) or name
            path: Path_ = ("positions", key, "reports_to")
            yield CertainLine(path, above, self._at(*path), name, (above,))

    def _position(self, post: str) -> str | None:
        """Return the position that is meant by a post, or by a role without a paper."""
        return self._of[post] if post in self._of else _position(self._organisation, post, post)

    def _at(self, *path: Any) -> Any:
        found = self._data
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        return found
