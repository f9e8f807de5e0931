"""Pay, days and addresses typed into own templates of postings that the company file says else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from charter.check.own.template_texts import typed_texts
from charter.check.words.pay import pay_in
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.word_lists import listed_languages
from charter.facts.company import Company, PositionInput
from charter.facts.languages import posting_language
from charter.facts.locales import code_of
from charter.named_tuples import NamedTuple
from charter.problems import Problem, nearest

_POSTING = "posting"
_WEB = re.compile(r"(?:https?://|\bwww\.)[\w-]+(?:\.[\w-]+)+(?:/[^\s<>()]*[^\s<>().,;])?")
_BEFORE_SITE = re.compile(r"(?:https?://)?(?:www\.)?")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class _Typed(NamedTuple):
    """A fact as a template has it: what kind, its words, and its values as data."""

    kind: str
    said: str
    values: frozenset[str]


_FIELDS = {
    "pay": "{{ posting.pay }}",
    "last day": "{{ posting.apply_until }}",
    "address": "{{ posting.apply_email }}",
    "web address": "{{ posting.apply_url }}",
}


def typed_facts(folder: Path, company: Company) -> Iterator[Problem]:
    """Yield each fact typed in a template that is not what the file says of a vacant position."""
    code = code_of(posting_language(company))
    vacant = [given for given in company.positions.values() if given.status == "vacant"]
    for text in typed_texts(folder, company, _POSTING) if vacant else ():
        of_one = [one for one in vacant if Path(text.place.path).name.startswith(f"{one.id}-")]
        for typed in _facts(text.text, code):
            if other := _contradicted(typed, of_one or vacant, company):
                at = f"{text.where}: " if text.where else ""
                message = f"{at}the {typed.kind} '{typed.said}' is typed here, and {other}"
                hint = f"write '{_FIELDS[typed.kind]}', or correct one of the two"
                yield Problem(text.place, "typed-fact", message, hint)


def _facts(text: str, code: str) -> Iterator[_Typed]:
    for found in _ADDRESS.finditer(text):
        yield _Typed("address", found[0], frozenset((found[0].casefold(),)))
    if code not in listed_languages():
        return
    if RECOGNISERS["apply"](text, code, "text"):
        for found in _WEB.finditer(text):
            yield _Typed("web address", found[0], frozenset((_site(found[0]),)))
    for paid in pay_in(text, code, ""):
        ends = frozenset(f"{end:g}" for end in (paid.least, paid.most) if end is not None)
        if ends:
            yield _Typed("pay", text[paid.start : paid.end].strip(), ends)
    for spotted in RECOGNISERS["closing-date"](text, code, "text"):
        day = spotted.said.get("date")
        if isinstance(day, str) and day:
            yield _Typed("last day", " ".join(text.split()), frozenset((day,)))


def _contradicted(typed: _Typed, vacant: Sequence[PositionInput], company: Company) -> str:
    """Return what the file says otherwise of one of the positions; nothing where it says the same.

    Where several are printed by one template, a fact of each is the fact of one alone.
    """
    for given in vacant:
        known = _known(typed.kind, given, company)
        same = typed.values <= known
        if typed.kind == "last day":
            (day,) = typed.values
            # A day may stand there without its year.
            same = any(one.endswith(day.removeprefix("-")) for one in known)
        if typed.kind == "web address":
            same = _is_site(typed.values, given, company)
        if not same:
            said = " and ".join(sorted(known)) or "none"
            return f"the company file has {said} for '{given.id}'"
    return ""


def _is_site(typed: frozenset[str], given: PositionInput, company: Company) -> bool:
    """Return whether a site is that of the way to apply, or else not nearly that of the company."""
    (site,) = typed
    if url := given.apply.url or company.apply.url:
        known = _site(url)
        return site == known or site.endswith(f".{known}") or known.endswith(f".{site}")
    own = _site(company.website)
    return site == own or not nearest(site, [own])


def _site(address: str) -> str:
    """Return the site of a web address, without www."""
    return _BEFORE_SITE.sub("", address.casefold(), count=1).partition("/")[0]


def _known(kind: str, given: PositionInput, company: Company) -> set[str]:
    if kind == "pay":
        return {f"{end:g}" for pay in given.ranges for end in pay.ends}
    own, usual = given.apply, company.apply
    if kind == "web address":
        return {_site(own.url or usual.url or company.website)}
    if kind == "last day":
        until = own.until or usual.until
        return {until.isoformat()} if until else set()
    return {email.casefold() for email in (own.email or usual.email,) if email}
