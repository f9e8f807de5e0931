"""What a form brings back, and writing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Finding
from charter.problems import InputError, Place, Problem, error
from charter.values.days import day_of
from charter.values.numbers import Beside, ReadingError
from charter.web.changes import Wish, keep, taken_from_signed
from charter.web.clashes import clash_page
from charter.web.desk import standing
from charter.web.fields import FormField, field_of, given_value, was_of
from charter.web.pages import NOTHING, desk_of, page, refused, to
from charter.web.rows import currency_in, given_rows, rows_of, said_rows
from charter.web.told import anchor

Files = dict[str, list[tuple[str, bytes]]]
"""What was uploaded, by the name of the field: the name of each file, and its content."""


class ShownAgain(Protocol):
    """Return the screen of a form with what was typed into it, and why that was not written."""

    def __call__(self, problems: Sequence[Problem], links: Mapping[str, str]) -> Response:
        """Return it; `links` lead to the fields of what could not be read, by their labels."""


def words_of(form: FormData, name: str) -> str:
    """Return what was typed into a field, without the blanks around it."""
    given = form.get(name, "")
    return given.replace("\r\n", "\n").strip() if isinstance(given, str) else ""


def typed_again(field: FormField, form: FormData | None) -> FormField:
    """Return a field with what was typed into it; as it is where no form was refused."""
    before = form.get(f"was.{field.name}") if form else None
    if form is None or field.fixed or not isinstance(before, str):
        return field
    return field._replace(typed=words_of(form, field.name), before=before)


def day_in(text: str, label: str) -> date | None:
    """Return the day that was typed into a field; None for nothing. Raises InputError."""
    try:
        found = day_of(text) if text else None
    except ReadingError as bad:
        raise error(InputError, "", bad.code, f"{label}: {bad.message}", bad.hint) from None
    if text and found is None:
        message = f"{label}: '{text}' is no day"
        raise error(InputError, "", "not-a-date", message, "write it as 2027-01-15")
    return date.fromisoformat(found) if found else None


def keep_form(
    request: Request,
    form: FormData,
    names: Iterable[str],
    back: str,
    start: str = "",
    lists: Collection[str] = (),
    titles: Mapping[str, Mapping[str, str]] | None = None,
    *,
    again: ShownAgain,
) -> Response:
    """Write the values of a form whose fields have these names, and lead back.

    Where something of it cannot be, nothing is written, and it stands there `again` as typed.

    A field's name is its path in company.yaml; `start` stands before it in the words of the change.
    Those in `lists` have a row for each item. `titles` has what the ids in a field are called.
    """
    wishes, problems, links = [], list[Problem](), dict[str, str]()
    names = list(names)
    of_company = beside_of(request)
    for name in names:
        path = tuple(int(k) if k.isdecimal() else k for k in name.split("."))
        field = field_of({}, path)
        try:
            if name in lists:
                value = given_rows(rows_of({}, path), form, of_company)
            else:
                text, beside = _typed(form, names, name, of_company)
                value = given_value(field, text, beside)
        except ReadingError as bad:
            place = Place(field.label)
            problems.append(Problem(place, bad.code, bad.message, bad.hint))
            links[field.label] = f"#{anchor(path)}"
            continue
        words = said_rows(value) if name in lists else _said(value)
        words = dict(field.choices).get(words, words)
        words = (titles or {}).get(name, {}).get(words, words)
        label = field.label if field.label.endswith("?") else f"{field.label}:"
        said = f"{start}{label} {_shortened(words)}"
        wishes.append(Wish(field.path, value, was_of(words_of(form, f"was.{name}")), said))
    if problems:
        return again(problems, links)
    return keep_wishes(request, form, wishes, back, again=again)


def _typed(
    form: FormData, names: Sequence[str], name: str, of_company: Beside
) -> tuple[str, Beside]:
    """Return what was typed into a field, and what tells how it is written.

    A sum of a position can be in a currency of its own: that of the field beside it, which it may
    also name itself. Raises ReadingError.
    """
    text, start = words_of(form, name), name.rpartition(".")[0]
    if f"{start}.currency" not in names or not start.startswith("positions."):
        return text, of_company
    near = {n: words_of(form, n) for n in names if n.rpartition(".")[0] == start}
    said = currency_in({n.rpartition(".")[2]: each for n, each in near.items()}, of_company)
    own = of_company._replace(currency=said or of_company.currency)
    return (said if name.endswith(".currency") else text), own


def keep_wishes(
    request: Request,
    form: FormData,
    wishes: Sequence[Wish],
    back: str,
    what: str = "",
    again: ShownAgain | None = None,
) -> Response:
    """Write the wishes of a form and lead back; or show why nothing was written."""
    if not words_of(form, "anyway") and (found := taken_from_signed(desk_of(request), wishes)):
        return _signed_first(request, form, found, back)
    done = keep(desk_of(request), wishes, what)
    if done.clashes:
        return clash_page(request, form, done.clashes, back)
    if done.problems:
        return again(done.problems, {}) if again else refused(request, done.problems, back)
    return to(back, done.entry.number if done.entry else NOTHING)


def _signed_first(
    request: Request, form: FormData, found: Sequence[Finding], back: str
) -> Response:
    """Return the screen that says which signed charters would differ, before anything is saved."""
    again = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    title = "Signed already"
    return page(
        request, "signed_first.html", None, 409, title=title, found=found, again=again, back=back
    )


def beside_of(request: Request) -> Beside:
    """Return what of the company tells how its numbers are written."""
    workspace = standing(desk_of(request)).workspace
    company = workspace.company if workspace else None
    return Beside(company.country, company.currency) if company else Beside()


def _said(value: Any) -> str:
    if value is None:
        return "taken out"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {inner}" for key, inner in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _shortened(said: str) -> str:
    return said if len(said) <= 80 else f"{said[:79].rstrip()}…"
