"""What a workspace writes now otherwise than in the charter that was signed.

Filling the post is no change of it: who holds a position, from when, and who acts until then stand
in the charter, but what was agreed is what the position answers for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from charter.assign.organisation import Finding
from charter.offer.sent import SentCharter, sent_charters
from charter.problems import CharterError, Problem
from charter.read.company import PositionInput, Workspace
from charter.review.changes import Change, changes
from charter.review.lines import Line, lines_of_markdown
from charter.review.said import Said, said

_SIGNED_CELLS = 4
"""For, name, signature, date."""


class SinceSigned(NamedTuple):
    """What was changed since a charter was signed; `known` is False where its text is lost."""

    changes: tuple[Said, ...]
    known: bool = True


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
    filling = _Filling(workspace, new[-1].section if new else "")
    changed = [change for change in changes(old, new) if not filling.is_all(change)]
    found = tuple(said(changed, filling.language))
    return SinceSigned(found) if found else None


def differing(workspace: Workspace) -> Iterator[Finding]:
    """Yield advice for each signed charter that the workspace now writes otherwise."""
    for given in workspace.company.positions.values():
        if not given.signed_hash or given.signed_of is None:
            continue
        try:
            since = since_signed(workspace, given, given.signed_hash, given.signed_of)
        except CharterError:
            continue  # what is wrong is said elsewhere
        if since is None:
            continue
        count = len(since.changes)
        where = f", in {count} place{'s' if count > 1 else ''}" if since.known else ""
        message = (
            f"the charter of '{given.id}' that was signed on {given.signed} is not what this "
            f"workspace writes now{where}"
        )
        hint = "let the new text be signed ('charter sign' with --force), or undo the change"
        if not since.known:
            hint += (
                "; its text, with the content hash "
                f"{given.signed_hash}, is not remembered here: 'charter verify' with the signed "
                "file and --against says what differs"
            )
        problem = Problem(given.place, "signed-otherwise", message, hint)
        yield Finding(
            "advice", problem, changes=tuple((c.section, c.old, c.new) for c in since.changes)
        )


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
        yield held._replace(status="filled", holder="", acting="")
        for status in ("vacant", "planned"):
            for acting in ("", *others):
                if acting != given.id:
                    yield held._replace(status=status, holder="", acting=acting)
    yield given._replace(start=None)


class _Filling:
    """Tells changes that only say who holds a position, and from when.

    `signing` is the section with the lines to sign.
    """

    def __init__(self, workspace: Workspace, signing: str) -> None:
        from charter.assign.ownership import organise
        from charter.compose.charter_facts import holding_labels, status_marks
        from charter.compose.unfinished import draft_title
        from charter.compose.wording import Wording

        words = Wording(organise(workspace))
        self.language, self._signing = words.language, signing
        self._labels = holding_labels(words)
        # That a paper is a draft follows from what it says, which is compared.
        self._marks = (*status_marks(words), draft_title(words.language, ""))

    def is_all(self, change: Change) -> bool:
        """Return whether a change says nothing else."""
        lines = [line for line in (change.old, change.new) if line is not None]
        if all(line.kind == "row" and line.title in self._labels for line in lines):
            return True
        if change.old is None or change.new is None:
            return False
        return self._unfilled(change.old) == self._unfilled(change.new)

    def _unfilled(self, line: Line) -> Sequence[str]:
        cells = list(line.cells)
        signed = line.kind == "row" and line.section == self._signing
        if signed and len(cells) == _SIGNED_CELLS and not any(cells[2:]):
            cells[1] = ""  # the name at a line to sign
        for mark in self._marks:
            cells = [cell.replace(mark, "") for cell in cells]
        return cells
