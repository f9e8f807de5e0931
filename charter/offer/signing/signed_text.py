"""Which text was signed: that of a copy that came back, or the one in the out folder."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from charter.check.words.signing import days_at_signing
from charter.facts.company import PositionInput, Workspace
from charter.named_tuples import NamedTuple
from charter.offer.sent import sent_charters
from charter.offer.verify.ground import rehash
from charter.problems import InputError, error, listing, typed

if TYPE_CHECKING:
    from charter.offer.verify.verdict import Verdict


class SignedText(NamedTuple):
    """The charter that was signed: hash and date, how it was found, what was not compared.

    `days` are those that stand where one signs.
    """

    hash: str
    of: date
    because: str
    not_compared: str = ""
    days: tuple[date, ...] = ()


def from_copy(
    workspace: Workspace,
    given: PositionInput,
    copy: Path,
    as_compared: bool,
    against: Path | None,
) -> SignedText:
    """Return the charter in a copy that came back.

    It is compared with the workspace, or with what was sent (`against`), whose charter the
    workspace must write or remember. Raises InputError.
    """
    from charter.offer.verify.verify import verify, worst

    sent = against or workspace.folder
    verdicts = verify(copy, sent)
    status = worst(verdicts)
    first = verdicts[0]
    taken = ("unchanged", "signed", *(["as-compared"] if as_compared else []))
    if status not in taken:
        why = "it cannot be told whether it is the charter that this workspace writes"
        away = ""
        if status == "changed":
            why = "it is not the charter that this workspace writes"
            away = "; where only the letterhead is another since, give --sent and the pack"
            if against:
                why, away = f"it is not the charter in {against.name}", ""
        if status == "as-compared":
            why = "not all of it could be compared with the charter that this workspace writes"
        run = f"'charter verify {typed(copy)} --against {typed(sent)}'"
        hint = f"{run} says what differs{away}"
        if status == "as-compared":
            hint = f"{run} says what was not; "
            hint += "--as-compared records it all the same, and what was not compared"
        raise error(InputError, copy, "not-this-charter", why, hint)
    if first.position and first.position != given.id:
        message = f"this is the charter of '{first.position}', not of '{given.id}'"
        raise error(InputError, copy, "not-this-charter", message, "name the other --position")
    of = first.day or _day_of(workspace, given, copy, first.hash)
    days = tuple(days_at_signing(said for verdict in verdicts for said in verdict.filled))
    if missing := _not_signed(verdicts):
        if not as_compared:
            why = f"nothing that signs it was found for {listing(missing)}"
            hint = "give the copy that came back signed; where it is signed in a way that is not "
            hint += "seen here, --as-compared records it all the same, and what was not found"
            raise error(InputError, copy, "not-signed", why, hint)
        notes = [note for v in verdicts if v.status == "as-compared" for note in v.notes]
        left = "; ".join([*notes, f"no signature was found for {listing(missing)}"])
        because = f"{copy.name} carries it, and was not seen signed"
        return SignedText(first.hash, of, because, left, days)
    if status == "as-compared":
        left = "; ".join(note for v in verdicts if v.status == status for note in v.notes)
        because = f"{copy.name} carries it, as far as compared"
        return SignedText(first.hash, of, because, left, days)
    return SignedText(first.hash, of, f"{copy.name} carries it, word for word", days=days)


def _not_signed(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Return the lines to sign that are empty in a copy; of a pack, in each paper within it."""
    papers = verdicts[1:] or verdicts
    return min((verdict.unsigned for verdict in papers), key=len)


def _day_of(workspace: Workspace, given: PositionInput, copy: Path, digest: str) -> date:
    """Return the date of the charter in a copy, which the workspace writes or remembers."""
    from charter.offer.verify.ground import dates_in, ground_of_zip, read_zip
    from charter.offer.verify.verdict import read_copy

    if copy.suffix.lower() == ".zip":
        text = ground_of_zip(read_zip(copy), copy).text
    else:
        text = "\n".join(read_copy(copy).texts)
    for of in dict.fromkeys(dates_in(text)):
        if digest in _hashes(workspace, given, [of]):
            return of
    why = f"its charter {digest} is none that this workspace writes or remembers for '{given.id}'"
    hint = "name the workspace that it was made from, or the other --position"
    raise error(InputError, copy, "not-this-charter", why, hint)


def from_workspace(
    workspace: Workspace, given: PositionInput, day: date, said: date | None
) -> SignedText:
    """Return the charter in the out folder, or as it is written."""
    path = workspace.folder / "out" / f"{given.id}-charter.md"
    if said is None and path.is_file():
        from charter.offer.verify.ground import dates_in
        from charter.read.files import read_text

        text = read_text(path)
        digest = rehash(text)
        days = list(dict.fromkeys(dates_in(text)))
        for of in days:
            if digest in _hashes(workspace, given, [of]):
                return SignedText(digest, of, f"out/{path.name} has it")
        message = "this is not what the workspace writes or wrote: it was edited"
        hint = f"'charter diff {typed(path)}' shows what; or give the signed copy with --file"
        raise error(InputError, path, "not-this-charter", message, hint)
    (digest,) = _hashes(workspace, given, [day], earlier=False)
    return SignedText(digest, day, f"the workspace writes it on {day}")


def _hashes(
    workspace: Workspace, given: PositionInput, days: Collection[date], earlier: bool = True
) -> list[str]:
    found = sent_charters(workspace, days, given.id, earlier)
    return [made.hash for made in found if made.position == given.id]
