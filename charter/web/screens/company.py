"""The company: facts as questions, with what each of them decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.named_tuples import NamedTuple
from charter.problems import Problem
from charter.read.schema import TOLD, fact_names, schema
from charter.web.changes import company_data
from charter.web.desk import standing
from charter.web.fields import FormField, field_of
from charter.web.forms import keep_form, typed_again
from charter.web.pages import broken, desk_of, page

_WORDS = (
    *("name", "legal_name", "website", "about", "country", "currency", "users_called"),
    *("charter_in_contract", "equal_opportunity", "accommodation", "benefits", "ai_in_hiring"),
    *TOLD,
    *("functions", "headcount_by_place", "language", "valid_from", "signatures"),
)
_APPLY = ("url", "email", "until", "send")


class AskedFact(NamedTuple):
    """A fact to be stated: what is asked, and the titles of the work that waits for it."""

    field: FormField
    waits: tuple[str, ...]


def company(
    request: Request,
    form: FormData | None = None,
    problems: Sequence[Problem] = (),
    links: Mapping[str, str] | None = None,
) -> Response:
    """Show what the company says of itself, and what it has not said yet.

    `form` is what was typed and refused for `problems`; `links` lead to their fields.
    """
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    data = company_data(desk)
    unanswered = now.organisation.unanswered
    questions = [
        AskedFact(
            typed_again(field, form),
            tuple(_titles(now.organisation, unanswered.get(str(field.path[-1]), ()))),
        )
        for field in _facts(data)
    ]
    questions.sort(key=lambda each: (each.field.value is not None, -len(each.waits)))
    return page(
        request,
        "company.html",
        now,
        422 if problems else 200,
        title="Company",
        problems=problems,
        links=links or {},
        words=[typed_again(field_of(data, ("company", name)), form) for name in _WORDS],
        apply=[typed_again(field_of(data, ("company", "apply", n)), form) for n in _APPLY],
        waiting=[each for each in questions if each.waits],
        others=[each for each in questions if not each.waits and each.field.value is None],
        said=[each for each in questions if not each.waits and each.field.value is not None],
        stated=len(now.organisation.company.facts),
        all_facts=len(fact_names()),
    )


def answer(request: Request, form: FormData, _: object) -> Response:
    """Write the answers and words that were changed."""
    names = [name for name in form if name.startswith("company.")]
    return keep_form(request, form, names, "/company", again=partial(company, request, form))


def _facts(data: Any) -> Iterator[FormField]:
    properties: Mapping[str, Any] = schema("company")["$defs"]["company"]["properties"]
    for name, about in properties.items():
        plain = about.get("type") in ("boolean", "integer") or "enum" in about
        if plain and name not in (*_WORDS, "linkedin_id"):
            yield field_of(data, ("company", name))


def _titles(organisation: Any, entries: tuple[str, ...]) -> Iterator[str]:
    catalog = organisation.catalog
    for entry in entries:
        found = catalog.responsibilities.get(entry) or catalog.decisions.get(entry)
        yield found.title if found else entry
