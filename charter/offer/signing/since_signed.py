"""What a workspace writes now otherwise than in the charter that was signed.

Filling the post is no change of it: who holds a position, from when, and who acts until then stand
in the charter, but what was agreed is what the position answers for. Nor is the next day of review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from charter.assign.organisation import Finding
from charter.facts.company import PositionInput, Workspace
from charter.facts.languages import left_open
from charter.named_tuples import NamedTuple
from charter.offer.sent import SentCharter, sent_charters
from charter.offer.verify.verdict import Verdict
from charter.problems import CharterError, Problem
from charter.review.changes import Change, changes
from charter.review.lines import Line, lines_of_markdown
from charter.review.said import Said, said
from charter.review.substance import changed_parts

_SIGNED_CELLS = 4
"""For, name, signature, date."""


class SinceSigned(NamedTuple):
    """What was changed since a charter was signed; `known` is False where its text is lost.

    `parts` are those that say something else now: none where only sentences that are shipped read
    otherwise, and None where that cannot be told.
    """

    changes: tuple[Said, ...]
    known: bool = True
    parts: tuple[str, ...] | None = None


def since_signed(
    workspace: Workspace, given: PositionInput, digest: str, of: date
) -> SinceSigned | None:
    """Return what the workspace writes otherwise than the charter of day `of` with a content hash.

    None where it writes the same, but for who holds the position. Raises CharterError.
    """
    made = [m for m in sent_charters(workspace, [of], given.id) if m.position == given.id]
    if not made or made[0].hash == digest:
        return None
    now, *earlier = made
    before = next((m for m in earlier if m.hash == digest), None)
    before = before or _before_it_was_filled(workspace, given, digest, of)
    if before is None:
        return SinceSigned((), known=False)
    old, new = (lines_of_markdown(m.text, given.id) for m in (before, now))
    filling = _Filling(workspace, given.id, new[-1].section if new else "")
    changed = [change for change in changes(old, new) if not filling.is_all(change)]
    found = tuple(said(changed, filling.language))
    return SinceSigned(found) if found else None


REWORDED = "our wording changed since; nothing to do unless you want to"


def differing(workspace: Workspace) -> Iterator[Finding]:
    """Yield a finding for each signed charter that the workspace now writes otherwise.

    It is advice, or a note where only our wording changed since.
    """
    for given in workspace.company.positions.values():
        try:
            since = since_its_signing(workspace, given)
        except CharterError:
            continue  # what is wrong is said elsewhere
        if since is None:
            continue
        problem = Problem(given.place, "signed-otherwise", *_told(given, since))
        if since.parts == ():
            problem = Problem(given.place, "reworded", *_told(given, since))
        changes = tuple((c.section, c.old, c.new) for c in since.changes)
        yield Finding("advice" if since.parts != () else "note", problem, changes=changes)


def since_its_signing(workspace: Workspace, given: PositionInput) -> SinceSigned | None:
    """Return what the workspace writes otherwise than the charter that a position was signed with.

    None where it writes the same, or none was signed. Raises CharterError.
    """
    if not given.signed_hash or given.signed_of is None:
        return None
    since = since_signed(workspace, given, given.signed_hash, given.signed_of)
    if since is None or not given.signed_says:
        return since
    return since._replace(parts=changed_parts(workspace, given.id, given.signed_says))


def notes_since(
    workspace: Workspace, position: str, digest: str, compared: bool = True
) -> tuple[str, ...]:
    """Return what to say of a copy of the charter that a position was signed with: what changed.

    `digest` is the content hash of the copy's charter; of any other charter there is nothing.
    `compared` is False where the copy only prints it.
    """
    given = workspace.company.positions.get(position)
    if given is None or given.signed_hash != digest:
        return ()
    since = since_its_signing(workspace, given)
    if since is None:
        return ()
    if since.parts == ():
        same = (
            "what was signed is what the workspace writes today, in other words: only our wording"
        )
        return (REWORDED,) if compared else (f"{same} changed since",)
    if since.parts:
        said = ", ".join(since.parts)
        return (f"what this charter says was changed since it was signed: {said}",)
    return ("the workspace writes another text now; whether it says something else is not known",)


def with_notes_since(verdict: Verdict, workspace: Workspace) -> Verdict:
    """Return a verdict on a copy that also says what changed since that charter was signed."""
    if not verdict.hash:
        return verdict
    compared = verdict.status != "unknown"
    more = notes_since(workspace, verdict.position, verdict.hash, compared)
    return verdict._replace(notes=(*verdict.notes, *more))


def _told(given: PositionInput, since: SinceSigned) -> tuple[str, str]:
    """Return the message and the hint on a charter that reads otherwise now."""
    charter = f"the charter of '{given.id}' that was signed on {given.signed}"
    count = len(since.changes)
    where = f", in {count} place{'s' if count > 1 else ''}" if since.known else ""
    if since.parts == ():
        return f"{charter} says the same in other words{where}", REWORDED
    hint = "build the new text, let it be signed and record that ('charter sign' with --force), "
    hint += "or undo the change"
    if since.parts:
        message = f"{charter} changed in what it says{where}: {', '.join(since.parts)}"
    else:
        message = f"{charter} is not what this workspace writes now{where}"
        hint += "; when it was signed, it was not yet recorded what it says, so whether only our "
        hint += "wording changed since cannot be told"
    if not since.known:
        hint += (
            f"; its text, with the content hash {given.signed_hash}, is not remembered here: "
            "'charter verify' with the signed file and --against says what differs"
        )
    return message, hint


def _before_it_was_filled(
    workspace: Workspace, given: PositionInput, digest: str, of: date
) -> SentCharter | None:
    """Return the signed charter where it is today's, but for who holds the position."""
    company = workspace.company
    for was in _otherwise_held(given, list(company.positions)):
        positions = {**company.positions, given.id: was}
        then = workspace._replace(company=company._replace(positions=positions))
        for made in sent_charters(then, [of], given.id, earlier=False):
            if made.position == given.id and made.hash == digest:
                return made
    return None


def _otherwise_held(given: PositionInput, others: Sequence[str]) -> Iterator[PositionInput]:
    """Yield a position as it can have been: open, with anybody acting, or without its holder."""
    for start in dict.fromkeys((None, given.start)):
        held = given._replace(start=start)
        yield held._replace(status="filled", holder="", holders=(), acting="")
        for status in ("vacant", "planned"):
            for acting in ("", *others):
                if acting != given.id:
                    yield held._replace(status=status, holder="", holders=(), acting=acting)
    yield given._replace(start=None)


class _Filling:
    """Tells changes that only say who holds a position, and from when.

    `signing` is the section with the lines to sign.
    """

    def __init__(self, workspace: Workspace, position: str, signing: str) -> None:
        from charter.assign.ownership import organise
        from charter.compose.charter_facts import holding_labels, holds_from, status_marks
        from charter.compose.meetings import meets_once
        from charter.compose.settling import while_it_is_open
        from charter.compose.sign_off import review_sayings
        from charter.compose.unfinished import draft_title
        from charter.compose.wording import Wording

        organisation = organise(workspace)
        words = Wording(organisation)
        self._title = organisation.positions[position].title
        self.language, self._signing = words.language, signing
        self._labels = holding_labels(words)
        self._holds_from = re.compile(" ?" + left_open(holds_from(words, "{day}")))
        self._review = re.compile("|".join(map(left_open, review_sayings(words))))
        pieces = (*meets_once(words), *while_it_is_open(words))
        self._open = re.compile("|".join(map(left_open, pieces)))
        # That a paper is a draft follows from what it says, which is compared.
        self._marks = (*status_marks(words), draft_title(words.language, ""))

    def is_all(self, change: Change) -> bool:
        """Return whether a change says nothing else."""
        lines = [line for line in (change.old, change.new) if line is not None]
        if all(line.kind == "row" and line.title in self._labels for line in lines):
            return True
        if all(self._is_signature(line) for line in lines):
            return True  # one more, or one fewer, shares the post
        if change.old is None or change.new is None:
            return False
        return self._unfilled(change.old) == self._unfilled(change.new)

    def _is_signature(self, line: Line) -> bool:
        """Return whether a line is one of the holders' to sign."""
        return self._is_to_sign(line) and line.cells[0] == self._title

    def _is_to_sign(self, line: Line) -> bool:
        cells = line.cells
        there = line.kind == "row" and line.section == self._signing
        return there and len(cells) == _SIGNED_CELLS and not any(cells[2:])

    def _unfilled(self, line: Line) -> Sequence[str]:
        cells = list(line.cells)
        if self._is_to_sign(line):
            cells[1] = ""  # the name at a line to sign
        for mark in self._marks:
            cells = [cell.replace(mark, "") for cell in cells]
        if line.section == self._signing:
            cells = [self._review.sub("", cell, count=1) for cell in cells]
        return [self._open.sub("", self._holds_from.sub("", cell)) for cell in cells]
