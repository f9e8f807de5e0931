"""Marks in own texts that papers print as they stand: Markdown, HTML, {names}, and blanks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from charter.check.own.likely_slips import days_far_off, likely_slips
from charter.check.own.other_country import other_countries, other_regions
from charter.check.own.other_forms import days_that_are_none, in_another_form, years_to_come
from charter.check.own.other_language import (
    OF_JOB_DESCRIPTIONS,
    in_another_language,
    internal_in_another,
)
from charter.check.own.other_title import openings_for_others
from charter.facts.catalog import Catalog
from charter.facts.company import Company, Workspace
from charter.facts.presuppositions import SLOT, SLOTS, USERS
from charter.facts.slots import is_none
from charter.load.catalog_files import own_files
from charter.problems import Place, Problem, listing
from charter.read.blanks import blanks_in
from charter.read.markup import loose_items, marks_in, signs_meant
from charter.read.schema import posted_texts
from charter.read.yaml_source import Path_, Source, read_yaml
from charter.values.number_words import contradictions

_PARTED = re.compile(r"(?<![\w-])([^\W\d_]{2,})- ([^\W\d_A-ZÄÖÜÆØÅ]{2,})(?!\w)")
_AFTER_HYPHEN = frozenset(("and", "or", "to", "und", "oder", "bzw", "sowie", "bis", "og", "eller"))
_AFTER_HYPHEN |= {"samt", "til", "et", "ou", "nor", "but", "as", "über", "noch", "wie", "in", "auf"}
"""Words before which a part of a word may stand with its hyphen: pre- and post-."""
_LINK_WITHOUT = re.compile(r"\[([^\[\]]+)\]\(((?:[\w-]+\.)+[\w-]{2,}(?:/[^\s()]*)?)\)")
"""A link whose address lacks its https://."""
_NAME = re.compile(r"\{\{?[^{}\n]+\}?\}")
_INTERNAL = frozenset(("outcomes", "other", "say"))
"""Keys of texts that charters print too, or that are for one place."""
_OF_PLACES = frozenset(("other", "say"))
"""Those of them that no posting prints, or only where a place asks for it."""
_OF_CHARTERS = frozenset(("limits",))
"""Keys of a company file whose texts charters alone print."""
_SENTENCES = frozenset(("charter", "posting", "say", "risk", "watch", "definition"))
"""Keys of the catalogue under which sentences stand."""
_CAN_BE = "; paragraphs, lists and [words](https://...) can be used"
_FILLED = ("outcomes",)
"""Keys of texts in which {company} and the like are filled in."""
_TITLES = frozenset(("title", "short", "name", "legal_name", "city", "region", "holder"))
"""Keys of names, which can have brackets."""
_NOT_PRINTED = frozenset(
    ("internal", "was", "when", "claims", "notes", "tokens", "locked", "signed")
)
_NOT_PRINTED |= {"id", "source", "sources", "url", "website", "email", "hash", "reference"}
"""Keys of what no paper prints, or not as words."""


def printed_marks(workspace: Workspace, source: Source | None = None) -> Iterator[Problem]:
    """Yield where a text of the company's own has a mark that papers print as it stands.

    `source` is what the company was read from, where that is no company file alone.
    """
    path = Path(workspace.company.place.path)
    if source is None and os.path.isfile(path):
        source = read_yaml(path)
    if source is not None:
        yield from marks_of(source, workspace.company, workspace.catalog)
        yield from likely_slips(source, workspace.company)
        yield from other_countries(source, workspace.company)
        yield from other_regions(source, workspace.company, workspace.catalog)
        yield from openings_for_others(source, workspace.company, workspace.catalog)
        posted = [*_of_postings(source)]
        yield from in_another_language(workspace.company, source, posted)
        internal = [*_texts(source.data, (), _OF_CHARTERS | OF_JOB_DESCRIPTIONS | {"outcomes"})]
        internal = [(at, text) for at, text in internal if (at, text) not in posted]
        yield from internal_in_another(workspace.company, source, internal)
    if (workspace.folder / "catalog").is_dir():
        folder, forwarding = workspace.folder / "catalog", workspace.catalog.forwarding
        for own, _ in own_files(folder, forwarding).files:
            for at, text in _texts(own.data, ()):
                place, company = own.place(at), workspace.company
                yield from _marks(place, _name(at), text, "")
                if not _SENTENCES.isdisjoint(map(str, at)):
                    yield from _braces(company, workspace.catalog, place, _name(at), text, True)
            yield from _blanks(own, workspace.company)
            sentences = [*_texts(own.data, (), _SENTENCES)]
            yield from in_another_form(workspace.company, own, sentences)
            yield from days_that_are_none(workspace.company, own, sentences)


def not_yet_begun(workspace: Workspace, day: date) -> Iterator[Problem]:
    """Yield where a text of the company's own speaks on `day` of a year to come as of one past."""
    path = workspace.company.place.path
    if os.path.isfile(path):
        source = read_yaml(Path(path))
        texts = _texts(source.data, (), posted_texts())
        yield from years_to_come(workspace.company, source, texts, day)
        yield from days_far_off(source, day)


def printed() -> frozenset[str]:
    """Return the keys of a company file whose texts papers print."""
    return posted_texts() | _INTERNAL


def _of_postings(source: Source) -> Iterator[tuple[Path_, str]]:
    """Yield the texts that postings print; of a post without one, what charters print is none."""
    positions = source.data.get("positions") or {}
    for at, text in _texts(source.data, (), posted_texts()):
        own = "outcomes" in at and (positions.get(at[1]) or {}).get("status") != "vacant"
        no_text = at[-1] == "other_pay" and is_none(text)
        if not own and not no_text and _OF_PLACES.isdisjoint(map(str, at)):
            yield at, text


def marks_of(source: Source, company: Company, catalog: Catalog) -> Iterator[Problem]:
    """Yield the marks in the texts of a company file, or of a row of a table."""
    for at, text in _texts(source.data, ()):
        place, is_printed = source.place(at), not printed().isdisjoint(map(str, at))
        filled = any(key in _FILLED for key in at)
        yield from _marks(place, _name(at), text, _CAN_BE if is_printed and not filled else "")
        if is_printed:
            yield from _braces(company, catalog, place, _name(at), text, filled)
    yield from _parted(source)
    yield from _blanks(source, company)
    forms = [(at, text) for at, text in _texts(source.data, (), printed()) if "say" not in at]
    yield from in_another_form(company, source, forms)
    yield from days_that_are_none(company, source, forms)


def _parted(source: Source) -> Iterator[Problem]:
    """Yield each word that a line end parted, and that is printed with a hyphen and a space."""
    for at, text in _texts(source.data, (), printed()):
        for one, other in _PARTED.findall(" ".join(text.split())):
            if other not in _AFTER_HYPHEN:
                message = f"'{_name(at)}' has '{one}- {other}', a word that a line end parted"
                hint = f"write '{one}{other}', or without the space after the hyphen"
                yield Problem(source.place(at), "parted-word", message, hint)


def _blanks(source: Source, company: Company) -> Iterator[Problem]:
    """Yield where a text has what was left to be filled in, but no names in single braces."""
    own = {*company.tokens, *f"{company.name} {company.legal_name}".split()}
    for at, text in _texts(source.data, ()):
        found = dict.fromkeys(b.text for b in blanks_in(text, title=_name(at) in _TITLES))
        if left := [f"'{blank}'" for blank in found if blank[0] != "{" and blank not in own]:
            message = f"'{_name(at)}' has {listing(left)}, which somebody was to fill in"
            hint = "write what belongs there, or leave it out: papers print it as it stands"
            yield Problem(source.place(at), "blank", message, hint)


def _marks(place: Place, name: str, text: str, can_be: str) -> Iterator[Problem]:
    """Yield the marks of one text; `can_be` says what of Markdown it may have."""
    if found := marks_in(text):
        its = "its" if len(found) == 1 else "their"
        marks = listing([f"'{mark}'" for mark in found])
        message = f"'{name}' has {marks}, which papers print with {its} marks"
        hint = f"take the marks away{can_be}"
        if can_be and all(map(_LINK_WITHOUT.fullmatch, found)):
            hint = f"write {_LINK_WITHOUT.sub(_with_https, found[0])}"
        if signs := signs_meant(found):
            hint = f"write {listing(signs)}"
        if any(mark.startswith("# ") for mark in found):
            hint += "; where it is a note to yourselves, take its line out"
        yield Problem(place, "printed-mark", message, hint)
    for said in contradictions(text):
        message = f"'{name}' has '{said}', which says two numbers"
        yield Problem(place, "two-numbers", message, "write the one that is meant")
    for line, meant in loose_items(text):
        message = f"'{name}' has '{line}', which papers take for no item of a list"
        yield Problem(place, "printed-mark", message, f"write '{meant}'")


def _with_https(link: re.Match[str]) -> str:
    return f"[{link[1]}](https://{link[2]})"


def _braces(
    company: Company, catalog: Catalog, place: Place, name: str, text: str, filled: bool
) -> Iterator[Problem]:
    """Yield the names in braces of a text; in one that is `filled`, those of ours are put in."""
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
