"""What papers that a company has say for certain, as lines to be taken over into its file."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.audit.certain import CertainLine, TakenOver, said_of, said_of_all, taken_over
from charter.auditing import AuditedPapers
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.web.changes import Wish, company_data
from charter.web.environment import was
from charter.web.fields import was_of
from charter.web.forms import keep_wishes, words_of
from charter.web.pages import desk_of


class TakenLine(NamedTuple):
    """A line to be taken over: its name in the form, what it says, and how that was until now."""

    name: str
    value: str
    says: str
    now: str
    quotes: tuple[str, ...]


def to_take(audited: AuditedPapers, organisation: Organisation, data: object) -> TakenOver:
    """Return what of papers the company file does not say yet."""
    assert audited.base is not None
    return taken_over(audited.audit, audited.base, organisation, data)


def lines_of(found: Iterable[CertainLine], organisation: Organisation) -> tuple[TakenLine, ...]:
    """Return lines in the words of the page."""
    return tuple(_line(each, organisation) for each in found)


def take_over(
    request: Request, form: FormData, audited: AuditedPapers, organisation: Organisation
) -> Response:
    """Write the lines that were chosen, where nothing stands meanwhile that says otherwise."""
    data = company_data(desk_of(request))
    found = to_take(audited, organisation, data)
    there = {_line(each, organisation).name: each for each in (*found.lines, *found.otherwise)}
    chosen = [str(name) for name in form.getlist("take")]
    wishes, lines = list[Wish](), list[CertainLine]()
    for name in chosen:
        line = there.get(name)
        if line is None or was(line.value) != words_of(form, f"is.{name}"):
            message = "what the papers say has changed since the page showed it"
            raise error(InputError, "", "changed-meanwhile", message, "look at the list again")
        before = was_of(words_of(form, f"was.{name}"))
        lines.append(line)
        if line.path[0] == "disputed":  # no owner may have been named meanwhile
            owned = f"assign.{line.about}"
            shown = was_of(words_of(form, f"was.{owned}"))
            wishes.append(Wish(("assign", line.about), None, shown, "", gone=True))
        wishes.append(Wish(line.path, line.value, before, said_of(line, organisation)))
    if not wishes:
        message = "nothing was chosen"
        raise error(InputError, "", "nothing", message, "choose what is to be taken over")
    what = said_of_all(lines, organisation)
    return keep_wishes(request, form, wishes, "/existing#take", what)


def _line(line: CertainLine, organisation: Organisation) -> TakenLine:
    now = ""
    if line.about in organisation.positions:
        above = organisation.positions[line.about].reports_to
        now = organisation.positions[above].short if above else ""
    elif (owner := organisation.owner(line.about)) and line.path[-1] != "veto":
        now = organisation.positions[owner].short
    quotes = tuple(dict.fromkeys(each.placed.claim.quote for each in line.said))
    name = ".".join(map(str, line.path))
    return TakenLine(name, was(line.value), said_of(line, organisation), now, quotes)
