"""The first run: a folder without company.yaml becomes a workspace."""

from __future__ import annotations

import re

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.load.catalog_files import read_catalog
from charter.problems import InputError, error
from charter.web.forms import words_of
from charter.web.pages import desk_of, page, to

_COUNTS = re.compile(r" +(?:(?:limits|apply|status|acting):(?= |$)|[\w-]+: \{status: filled\})")
_COUNTS_ALREADY = re.compile(r"(?m)^# How to apply and the limits are .*\n(?:# .*\n)*(?:#\n)?")
"""What a new file says of these examples."""


def first(request: Request) -> Response:
    """Ask for a name and who leads."""
    desk = desk_of(request)
    if desk.company.exists():
        return to("/")
    structures = list(read_catalog().structures.values())
    return page(request, "first.html", title="Begin", structures=structures)


def begin(request: Request, form: FormData, _: object) -> Response:
    """Make the workspace, as charter init does."""
    from charter.new_workspace.making import make_workspace
    from charter.new_workspace.text import company_text, usable_name

    desk = desk_of(request)
    name, structure = words_of(form, "name"), words_of(form, "structure")
    catalog = read_catalog()
    if not usable_name(name) or structure not in catalog.structures:
        message = "the company has no name yet, or nobody leads it"
        raise error(InputError, "", "no-name", message, "type its name, and choose who leads")
    text = company_text(catalog, catalog.structures[structure], name)
    make_workspace(desk.folder, without_examples(text))
    return to("/company")


def without_examples(text: str) -> str:
    """Return a new company file in which examples that count already are examples alone.

    On a terminal they keep a first build from being all drafts; here nothing is said for anybody,
    nor who is there already.
    """
    found: list[str] = []
    inside = 0
    for line in _COUNTS_ALREADY.sub("", text).splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if inside and indent <= inside:
            inside = 0
        if _COUNTS.match(line) or (inside and line.strip() and not line.lstrip().startswith("#")):
            inside = inside or indent
            found.append(f"{line[:indent]}#{line[indent:]}")
        else:
            found.append(line)
    return "\n".join(found) + "\n"
