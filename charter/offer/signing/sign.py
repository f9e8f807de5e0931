"""Recording in company.yaml that a charter was signed: on which day, and which text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.edit.positions import position_in
from charter.facts.company import NOWHERE, PositionInput, Workspace, no_folder
from charter.named_tuples import NamedTuple
from charter.offer.sent import SentCharter, sent_charters
from charter.offer.signing.signed_text import from_copy, from_workspace
from charter.offer.signing.since_signed import since_signed
from charter.problems import InputError, Problem, error, listing, typed
from charter.read.rewriting import KEY, Renaming
from charter.read.yaml_source import parse_yaml
from charter.render.papers import is_draft
from charter.review.substance import changed_parts, fingerprint
from charter.write.in_place import edit_file
from charter.write.journal import InJournal
from charter.write.texts import remember, said_by

_TOLD = 3
"""Changes that a message names."""


class Signed(NamedTuple):
    """What was recorded. `charter_date` is the charter's own; `because` says how the text was
    found, `notes` what whoever records it should know."""

    file: Path
    position: str
    day: date
    hash: str
    charter_date: date
    because: str
    notes: tuple[str, ...] = ()


def sign(
    workspace: Workspace,
    position: str,
    day: date,
    copy: Path | None = None,
    charter_date: date | None = None,
    force: bool = False,
    draft: bool = False,
    as_compared: bool = False,
    today: date | None = None,
    against: Path | None = None,
) -> Signed:
    """Record that the charter of a position was signed on `day`, and return what was recorded.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> signed = charter.sign(workspace, "vp-engineering", date(2026, 12, 4))
    >>> signed.position, str(signed.file)
    ('vp-engineering', 'northwind/company.yaml')

    `copy` is the file that came back, compared with the workspace, or with what was sent
    (`against`) where the letterhead is another since. Without it the charter is the one in the out
    folder, or the one that the workspace writes on `charter_date` or `day`. A `day` after `today`
    is noted: nobody has signed then. `as_compared` takes a copy of which not all could be compared,
    or that shows no signature, `draft` a charter that is one. Raises InputError for a copy that is
    not this charter, a position that there is not, or one that is signed already, unless `force`.
    """
    if workspace.folder == NOWHERE:
        raise no_folder(workspace, "save it as company.yaml: that is where a signing is recorded")
    given = _position(workspace, position)
    if given.signed_hash and not force:
        when = (
            f"'{given.id}' was signed on {given.signed} already, content hash {given.signed_hash}"
        )
        hint = "--force records the new one in its place"
        raise InputError([Problem(given.place, "already-signed", when, hint)])
    if given.signed and not given.signed_hash and given.signed != day and not force:
        when = f"'{given.id}' was signed on {given.signed} already"
        hint = f"give '--date {given.signed}', or --force to record the new day in its place"
        raise InputError([Problem(given.place, "already-signed", when, hint)])
    text = (
        from_copy(workspace, given, copy, as_compared, against)
        if copy is not None
        else from_workspace(workspace, given, charter_date or day, charter_date)
    )
    digest, of = text.hash, text.of
    if of > day:
        message = f"the charter has the date {of}, after the day of signing {day}"
        hint = "correct --date; a charter is made before it is signed"
        raise InputError([Problem(given.place, "date-order", message, hint)])
    sent = _sent(workspace, given, digest, of)
    if not draft and is_draft(sent.text, sent.paper.language):
        message = f"this charter of {of} is a draft: something in it is still to be settled"
        hint = f"'charter build {typed(workspace.folder)}' says what; --draft records it as it is"
        raise InputError([Problem(given.place, "draft", message, hint)])
    since = since_signed(workspace, given, digest, of)
    # Of a charter of before, what it said is known where it was remembered.
    out = workspace.folder / "out"
    says = said_by(out, sent.markdown) if since else fingerprint(workspace, given.id)
    reworded = bool(since and says) and changed_parts(workspace, given.id, says) == ()
    if since and not reworded and not force:
        told = "; ".join(map(str, since.changes[:_TOLD]))
        more = len(since.changes) - _TOLD
        told = f": {told}{f'; and {more} more' if more > 0 else ''}" if told else ""
        message = f"the workspace writes another text now than this charter of {of}{told}"
        hint = "undo the change or let the new text be signed; --force records this one"
        raise InputError([Problem(given.place, "not-this-charter", message, hint)])
    otherwise = bool(since and not reworded)
    notes = (
        *_notes(given, day, today or date.today(), otherwise),
        *_other_days(day, of, text.days),
    )
    value = {"date": day.isoformat(), "hash": digest}
    if of != day:
        value["charter_date"] = of.isoformat()
    if says:
        value["says"] = says
    if text.not_compared:
        value["not_compared"] = text.not_compared
    recorded = {sent.markdown.name: says} if says else {}
    remember(out, [sent.markdown], sent=True, says=recorded)  # for `check`, later
    file = Path(given.place.path)
    listed = InJournal(file.parent, lambda: f"recorded that '{given.id}' was signed on {day}")
    edit_file(file, lambda text: _with(text, workspace, given, value, force), [listed])
    return Signed(file, given.id, day, digest, of, text.because, notes)


def _notes(given: PositionInput, day: date, today: date, otherwise: bool) -> Iterator[str]:
    """Yield what to know of a signing; `otherwise`: the workspace writes another text now."""
    if len(given.holders) > 1:
        names = listing(one.name for one in given.holders)
        yield f"the charter has a line for each of {names}: record it once all of them have signed"
    if otherwise:
        yield "the workspace writes another text now, which this does not sign"
    if day > today:
        yield (
            f"{day} is a day to come (today is {today}), and is recorded now; the right --date "
            "with --force puts another in its place"
        )


def _other_days(day: date, of: date, days: Sequence[date]) -> Iterator[str]:
    """Yield which of the days at the signatures of a copy cannot be, and that none is `day`."""
    there = listing(map(str, dict.fromkeys(days)))
    if days and day not in days:
        yield (
            f"the copy has {there} where one signs, and {day} is recorded: look which day counts; "
            "--force puts another in its place"
        )
    if early := [each for each in dict.fromkeys(days) if each < of]:
        yield f"the copy has {listing(map(str, early))} where one signs, before the charter of {of}"


def _position(workspace: Workspace, position: str) -> PositionInput:
    from charter.assign.ownership import organise
    from charter.assign.positions import position_named

    company, organisation = workspace.company, organise(workspace)
    name = position_named(organisation, position)
    if name not in company.positions:
        message = f"'{name}' comes from the structure and does not stand in this file"
        hint = f"add '{name}: {{status: filled}}' under 'positions:'"
        raise InputError([Problem(company.place, "unknown-position", message, hint)])
    return company.positions[name]


def _sent(workspace: Workspace, given: PositionInput, digest: str, of: date) -> SentCharter:
    for made in sent_charters(workspace, [of], given.id):
        if made.position == given.id and made.hash == digest:
            return made
    message = (
        f"the charter {digest} of {of} is recorded as signed already, and its text is not kept"
    )
    raise InputError([Problem(given.place, "already-signed", message, "nothing is left to record")])


def _with(
    text: str, workspace: Workspace, given: PositionInput, value: dict[str, str], force: bool
) -> str:
    from charter.edit.yaml_edit import set_value
    from charter.edit.yaml_names import rename

    name = given.place.path
    key, told = position_in(text, given, workspace.catalog)
    at = ("positions", key, "signed")
    there = told.get("signed")
    digest = there.get("hash", "") if isinstance(there, dict) else ""
    when = there.get("date") if isinstance(there, dict) else there
    since = there is not None and (str(when), digest) != (str(given.signed), given.signed_hash)
    if since and not force:
        message = f"'{given.id}' was recorded as signed meanwhile; nothing was changed"
        hint = "look at what stands there now; --force records the new one in its place"
        raise error(InputError, name, "already-signed", message, hint)
    if isinstance(there, dict):
        for each, said in value.items():
            text = set_value(text, (*at, each), said, name)
        for each in there.keys() - value.keys():  # they were of the charter of before
            text = rename(text, Renaming((*at, each), KEY, ()), name)
        return text
    return _one_line(text, at, there, value, name)


def _one_line(
    text: str, at: tuple[str, ...], there: object, value: dict[str, str], name: str
) -> str:
    """Return the text with `signed: {date: ..., hash: ...}`; a date alone is replaced by it."""
    from charter.edit.yaml_edit import set_value

    if there is None:
        return set_value(text, at, value, name)
    from charter.edit.yaml_places import spans

    plain = text.replace("\r\n", "\n")
    span = spans(plain)[at]
    parts = ", ".join(f'{key}: "{said}"' for key, said in value.items())
    made = f"{plain[: span.start]}{{{parts}}}{plain[span.end :]}"
    if parse_yaml(made, name).data["positions"][at[1]]["signed"] != value:
        message = f"'{'.'.join(at)}' cannot be changed without touching the text around it"
        raise error(InputError, name, "cannot-edit", message, f"write it by hand: {{{parts}}}")
    return made.replace("\n", "\r\n") if "\r\n" in text else made
