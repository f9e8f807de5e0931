"""The text of a company.yaml made from papers: what is certain counts, the rest are notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from charter.assign.conditions import unanswered
from charter.audit.certain import certain_work
from charter.audit.findings import SaidClaim
from charter.audit.quotes import one_line
from charter.audit.seats import AuditSeat, audit_seats, setting_of_audit
from charter.audit.spots import short_names, short_spot
from charter.auditing import AuditedPapers
from charter.edit.yaml_values import as_flow
from charter.new_workspace.text import (
    LIMITS,
    OF_HEAD,
    WIDTH,
    fact_lines,
    noted,
    scalar,
    with_limits,
)
from charter.write.schemas import schema_line

_HEAD = """\
# Made by 'charter audit' with --write from papers that you have.
# Notes in “quotes” are sentences of these papers, which is personal data: only you can read this
# file, and git leaves it out. Delete them when all is settled.
#
# Each line is a name, a colon and a value; two spaces in front put it under the line above.
# Text after '# ' is a note. A line that starts with '#' and no space is a choice:
# delete the '#', put in your own value, and it counts.
#
# charter check    shows who owns what, and what is missing
# charter build    writes the charters and the postings into the folder 'out'
"""


def workspace_text(found: AuditedPapers, name: str) -> str:
    """Return the text: positions with lines, `assign` and `disputed`, each with its sentences."""
    return "".join(_Text(found).lines(name))


class _Text:
    def __init__(self, found: AuditedPapers) -> None:
        self._audit, self._base = found.audit, found.base
        self._seating = audit_seats(found.audit, found.base)
        self._work = certain_work(found.audit, found.base)
        self._names = short_names(source.name for source in found.audit.read.sources)

    def lines(self, name: str) -> Iterator[str]:
        structure = self._seating.structure
        yield schema_line("company")
        yield _HEAD
        yield f"\ncompany:\n  name: {scalar(name)}\n"
        yield "  # Facts; they decide which work applies to you:\n"
        known: dict[str, tuple[object, str]] = {}
        if self._base:
            company = self._base.company
            given = {**company.facts, "country": company.country, "currency": company.currency}
            known = {
                fact: (as_flow(value), "as in the workspace that you named")
                for fact, value in given.items()
                if value != ""
            }
        yield from fact_lines(known)
        yield "\n# Who leads; 'charter show structures' lists all structures:\n"
        yield from noted(f"structure: {structure.id}", structure.title)
        yield "\npositions:\n"
        limited = with_limits(self._audit.catalog, structure)
        for seat in self._seating.seats:
            yield from self._seat(seat, limited)
        yield from self._assign()
        yield from self._disputed()
        yield from self._left()

    def _seat(self, seat: AuditSeat, limited: set[str]) -> Iterator[str]:
        yield f"  {seat.id}:\n"
        for note in seat.notes:
            yield from self._note(note, 4)
        for key, value in seat.keys:
            yield f"    {key}: {as_flow(value)}\n"
        if seat.id in limited:
            yield f"    #{OF_HEAD if seat.id == 'ceo' else LIMITS}\n"
        if not seat.keys:
            yield "    status: filled\n"

    def _note(self, text: str, indent: int) -> Iterator[str]:
        """Yield a note in lines; whatever a paper says stays behind its number sign."""
        plain = one_line(text)
        space = " " * indent
        yield from (f"{space}# {line}\n" for line in wrap(plain, WIDTH - indent - 2) or [""])

    def _quotes(self, said: Iterable[SaidClaim], indent: int = 2) -> Iterator[str]:
        for each in said:
            claim = each.placed.claim
            where = short_spot(claim.place, claim.where, self._names)
            who = self._audit.called(each.by)
            yield from self._note(f"“{claim.quote}” ({who}: {where})", indent)

    def _assign(self) -> Iterator[str]:
        work = self._work
        if not (work.once or work.waiting or work.stopped or work.vetoes):
            yield "\n#assign:\n"
            return
        yield "\n# Who has what, as one paper says and no other does:\n"
        yield "assign:\n" if work.once or work.stopped or work.vetoes else "#assign:\n"
        for held in work.once:
            yield from self._quotes(held.said)
            yield f"  {held.entry.id}: {held.post}\n"
        for clash in work.stopped:
            owner, *stopping = [side.post for side in clash.sides]
            yield from self._quotes(each for side in clash.sides for each in side.said[:1])
            yield "  # Who may stop it is not settled; with the second line it is:\n"
            choice = as_flow({"accountable": owner, "veto": stopping})
            yield f"  {clash.entries[0].id}: {owner}\n"
            yield f"  #{clash.entries[0].id}: {choice}\n"
        for name, said_so in work.vetoes.items():
            yield from self._quotes(said_so)
            yield f"  {name}: {as_flow({'veto': list(dict.fromkeys(s.of for s in said_so))})}\n"
        for held in work.waiting:
            yield from self._quotes(held.said)
            facts = ", ".join(held.waits)
            yield from self._note(f"It applies by these facts, not stated yet: {facts}.", 2)
            yield f"  #{held.entry.id}: {held.post}\n"

    def _disputed(self) -> Iterator[str]:
        counting, others = self._work.disputed, self._work.doubtful
        if not (counting or others):
            return
        yield "\n# What two papers claim; a line under 'assign' settles it, in the place of this:\n"
        yield "disputed:\n" if counting else "#disputed:\n"
        for clash in (*counting, *others):
            yield from self._quotes(each for side in clash.sides for each in side.said[:2])
            names = [side.post for side in clash.sides if not side.stops]
            if clash in others:
                setting = setting_of_audit(self._audit, self._base)
                waits = unanswered(clash.entries[0].when, setting)
                said = f"by facts not stated yet: {', '.join(waits)}" if waits else "not certain"
                yield from self._note(f"Which work this is, or whether it applies, is {said}.", 2)
            mark = "#" if clash in others else ""
            yield f"  {mark}{clash.entries[0].id}: {as_flow(names)}\n"

    def _left(self) -> Iterator[str]:
        count = len(self._audit.look) + len(self._audit.unplaced)
        if count:
            said = (
                f"{count} duties are left out here, since it is not certain what they mean: place "
                "them in review.xlsx, which 'charter audit' writes with --out, and take it back "
                "with --review."
            )
            yield "\n"
            yield from self._note(said, 0)
