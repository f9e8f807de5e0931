"""Marks in own texts that papers print as they stand: Markdown, HTML, {names}, and blanks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter.check.own.other_language import in_another_language
from charter.problems import Place, Problem, listing
from charter.read.blanks import blanks_in
from charter.read.catalog import Catalog
from charter.read.catalog_files import own_files
from charter.read.company import Company, Workspace
from charter.read.presuppositions import SLOT, SLOTS, USERS
from charter.read.yaml_source import Path_, Source, read_yaml

_MARKS = re.compile(
    r"\*\*(?=\S)[^*\n]+\*\*|__(?=\S)[^_\n]+__|~~(?=\S)[^~\n]+~~|`[^`\n]+`|^#{1,6} |!?\[[^\]\n]+\]\("
    r"(?!(?:https?://|mailto:)[^\s<>]+\))[^)\n]*\)|!\[[^\]\n]*\]\([^)\n]*\)"
    r"|</?(?:a|b|br|em|h[1-6]|i|li|ol|p|strong|u|ul)(?: [^>\n]*)?/?>|&(?:amp|nbsp|lt|gt|#\d+);",
    re.MULTILINE | re.IGNORECASE,
)
_NAME = re.compile(r"\{\{?[^{}\n]+\}?\}")
_PRINTED = frozenset(
    ("about", "opening", "benefits", "equal_opportunity", "accommodation", "say", "send", "steps")
) | {"ai_in_hiring", "outcomes", "musts", "nice_to_have", "other", "equity", "other_pay", "remote"}
"""Keys of a company file whose texts papers print."""
_INTERNAL = frozenset(("outcomes", "other", "say"))
"""Keys of texts that charters print too, or that are for one place."""
_SENTENCES = frozenset(("charter", "posting", "say", "risk", "watch", "definition"))
"""Keys of the catalogue under which sentences stand."""
_FILLED = ("outcomes",)
"""Keys of texts in which {company} and the like are filled in."""
_TITLES = frozenset(("title", "short", "name", "legal_name", "city", "region", "holder"))
"""Keys of names, which can have brackets."""
_NOT_PRINTED = frozenset(
    ("internal", "was", "when", "claims", "notes", "tokens", "locked", "signed")
)
_NOT_PRINTED |= {"id", "source", "sources", "url", "website", "email", "hash", "reference"}
"""Keys of what no paper prints, or not as words."""


def printed_marks(workspace: Workspace) -> Iterator[Problem]:
    """Yield where a text of the company's own has a mark that papers print as it stands."""
    path = Path(workspace.company.place.path)
    if os.path.isfile(path):
        source = read_yaml(path)
        yield from marks_of(source, workspace.company, workspace.catalog)
        yield from in_another_language(workspace.company, source, [*_of_postings(source)])
    if (workspace.folder / "catalog").is_dir():
        folder, forwarding = workspace.folder / "catalog", workspace.catalog.forwarding
        for source, _ in own_files(folder, forwarding).files:
            for at, text in _texts(source.data, (), _SENTENCES):
                place, company = source.place(at), workspace.company
                yield from _marks(company, workspace.catalog, place, _name(at), text, True)
            yield from _blanks(source, workspace.company)


def _of_postings(source: Source) -> Iterator[tuple[Path_, str]]:
    """Yield the texts that postings print, and charters do not."""
    for at, text in _texts(source.data, (), _PRINTED | {"note"}):
        if not _INTERNAL.intersection(map(str, at)):
            yield at, text


def marks_of(source: Source, company: Company, catalog: Catalog) -> Iterator[Problem]:
    """Yield the marks in the texts of a company file, or of a row of a table."""
    for at, text in _texts(source.data, (), _PRINTED):
        filled = any(key in _FILLED for key in at)
        yield from _marks(company, catalog, source.place(at), _name(at), text, filled)
    yield from _blanks(source, company)


def _blanks(source: Source, company: Company) -> Iterator[Problem]:
    """Yield where a text has what was left to be filled in, but no names in single braces."""
    own = {*company.tokens, *f"{company.name} {company.legal_name}".split()}
    for at, text in _texts(source.data, ()):
        found = dict.fromkeys(b.text for b in blanks_in(text, title=_name(at) in _TITLES))
        if left := [f"'{blank}'" for blank in found if blank[0] != "{" and blank not in own]:
            message = f"'{_name(at)}' has {listing(left)}, which somebody was to fill in"
            hint = "write what belongs there, or leave it out: papers print it as it stands"
            yield Problem(source.place(at), "blank", message, hint)


def _marks(
    company: Company, catalog: Catalog, place: Place, name: str, text: str, filled: bool
) -> Iterator[Problem]:
    """Yield the marks of one text; in one that is `filled`, names of ours are put in."""
    if found := _MARKS.search(text):
        message = f"'{name}' has '{found[0].strip()}', which papers print with its marks"
        hint = "take the marks away; paragraphs, lists and [words](https://...) can be used"
        hint = "take the marks away" if filled else hint
        yield Problem(place, "printed-mark", message, hint)
    for braces in _NAME.findall(text):
        if braces.strip("{ }") in company.tokens:
            continue
        if not (filled and _is_filled(braces, catalog)):
            message = f"'{name}' has '{braces}', which nothing fills in"
            yield Problem(place, "printed-mark", message, "write the words themselves")


def _name(at: Path_) -> str:
    return next(str(key) for key in reversed(at) if isinstance(key, str))


def _is_filled(braces: str, catalog: Catalog) -> bool:
    """Return whether a sentence of the company's own has something put in for a name."""
    found = SLOT.fullmatch(braces)
    word = found[1].partition(".")[0] if found else ""
    return word in (*SLOTS, *USERS) or (catalog.role_id(word) or word) in catalog.roles


def _texts(
    value: Any, at: Path_, keys: frozenset[str] | None = None
) -> Iterator[tuple[Path_, str]]:
    """Yield the texts under any of the keys, or all; none that no paper prints."""
    if isinstance(value, str) and (keys is None or not keys.isdisjoint(map(str, at))):
        yield at, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in _NOT_PRINTED:
                yield from _texts(item, (*at, key), keys)
