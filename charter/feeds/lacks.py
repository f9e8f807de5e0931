"""What job boards ask for, and an opening lacks or says wrongly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from charter.assign.hiring import is_posted
from charter.assign.organisation import Organisation
from charter.check.law.case import CompanyFile
from charter.check.remark import Remark, Severity, in_reading_order
from charter.check.words.word_lists import listed_languages, section
from charter.compose.posting import compose_posting
from charter.facts.languages import OURS
from charter.facts.locales import country_name
from charter.facts.where import is_anywhere, parts_of_area
from charter.feeds.board import Board, FeedField, board
from charter.feeds.boards import BOARDS, writer_of
from charter.feeds.description import plain_length
from charter.feeds.jobs import MOST, Job, Opening, is_open, jobs_of, openings
from charter.feeds.xml import FeedElement
from charter.named_tuples import NamedTuple
from charter.problems import Problem, listing
from charter.values.countries import code_of_name

_IN_APPLY = "apply"
_PAY = re.compile(
    r"[$€£¥]\s?\d+|\d+\s?(?:[$€£¥]|kr\b)|\bkr\.?\s?\d+|\d+[.,\u2019\u00a0 ]\d{3}\b|\d{5,}|\d+\s?k\b"
    r"|\b(?:USD|EUR|GBP|CAD|AUD|CHF|DKK|SEK|NOK)\s?\d+"
    r"|\d+\s?(?:USD|EUR|GBP|CAD|AUD|CHF|DKK|SEK|NOK)\b",
    re.IGNORECASE,
)
_SHORTEST_PLACE = 3
"""Letters of a place that is looked for in titles: "ON" is a province and a word."""


class Lack(NamedTuple):
    """One thing that is missing or wrong: an error stops the feed. `board` is empty for all."""

    severity: Severity
    board: str
    problem: Problem


class _Case(NamedTuple):
    opening: Opening
    file: CompanyFile

    @property
    def name(self) -> str:
        return self.opening.position.id

    def problem(self, key: str, code: str, message: str, hint: str) -> Problem:
        position = self.opening.position
        where = key if key in (_IN_APPLY, "company") else "position"
        place = self.file.place(position, where, "" if where != "position" else key)
        return Problem(place, code, message, hint)


def board_remarks(organisation: Organisation, day: date) -> tuple[Remark, ...]:
    """Return, as advice, what would keep the open postings of a company out of feeds on `day`."""
    found: dict[Problem, tuple[str, ...]] = {}
    postings = (
        compose_posting(organisation, name, day)
        for name, position in organisation.positions.items()
        if is_posted(position)
    )
    out = [each for each in openings(organisation, postings) if is_open(each, day)]
    lacks = [*same_references(out)]
    for opening in out:
        lacks += opening_lacks(opening)
        lacks += (one for name in BOARDS for one in job_lacks(jobs_of(opening), name))
    for lack in lacks:
        if lack.severity == "error" or lack.problem.code == "no-remote-country":
            _put(found, lack)
    remarks = [
        Remark(
            "advice",
            problem.code,
            problem.place,
            "",
            problem.message,
            _why(problem, names),
            "; ".join(board(n).source for n in names or BOARDS),
            problem.hint,
        )
        for problem, names in found.items()
    ]
    return in_reading_order(remarks)


def _why(problem: Problem, names: tuple[str, ...]) -> str:
    if problem.code == "no-remote-country":
        return "Google asks for the countries of a remote job that has no place."
    return f"'charter feed' writes no feed for {titles_of(names) or 'job boards'} so."


def titles_of(names: Iterable[str]) -> str:
    """Return the titles of boards, such as "Indeed and LinkedIn"."""
    return listing([board(name).title for name in names])


def _put(found: dict[Problem, tuple[str, ...]], lack: Lack) -> None:
    """Add what is lacking; where another board says the same, both say it once, by its hint."""
    new = lack.problem
    bare = new.message.removeprefix(f"{titles_of((lack.board,))}: ") if lack.board else ""
    for old, names in found.items():
        same = (old.place, old.code) == (new.place, new.code)
        if bare and same and old.message == f"{titles_of(names)}: {bare}":
            if lack.board not in names:
                del found[old]
                both = (*names, lack.board)
                found[new._replace(message=f"{titles_of(both)}: {bare}")] = both
            return
    found.setdefault(new, (lack.board,) if lack.board else ())


def opening_lacks(opening: Opening) -> Iterator[Lack]:
    """Yield what is wrong with an opening whatever the board."""
    case = _Case(opening, CompanyFile(opening.organisation))
    yield from _reference(case)
    yield from _title(case)
    facts, name = opening.posting.facts, case.name
    if facts.remote and not facts.remote_from:
        yield _no_country(case, facts.remote, not facts.places)
    elif not facts.places and not facts.remote_from:
        message = f"'{name}' has no place, and no board lists a job that is nowhere"
        hint = "add 'places:', or 'remote_from:' with the countries one may work from"
        yield _error(case.problem("remote", "no-place", message, hint))
    for place in facts.places:
        if not place.country and not opening.posting.country:
            message = f"{place.city} has no country"
            hint = "add 'country: DK' to the place, or to 'company'"
            yield _error(case.problem("places", "no-country", message, hint))
    jobs = [(job.number, job.spot.city or job.spot.area) for job in jobs_of(opening)]
    listed = [*jobs, *((code, code) for code in facts.remote_from)]
    for where in dict.fromkeys(said for (_, said), times in Counter(listed).items() if times > 1):
        message = f"{where} stands twice among the places of '{name}'"
        yield _error(case.problem("places", "duplicate-place", message, "keep one"))
    if not facts.apply_url and not facts.apply_email:
        message = f"'{name}' does not say where to apply"
        hint = "add 'apply:' with 'url:', the address of this posting on your site"
        yield _error(case.problem(_IN_APPLY, "no-apply", message, hint))
    elif facts.apply_url and not _is_web_address(facts.apply_url):
        message = f"'{facts.apply_url}' is no web address"
        hint = "it must start with https:// and name a site"
        yield _error(case.problem(_IN_APPLY, "unsafe-link", message, hint))
    if opening.position.given.posted is None:
        message = f"'{name}' does not say when its posting first went out; feeds say today each day"
        hint = f"add 'posted: {facts.posted.isoformat()}'"
        yield Lack("advice", "", case.problem("posted", "no-posted", message, hint))


def job_lacks(jobs: Sequence[Job], name: str, poster: str = "*") -> Iterator[Lack]:
    """Yield what a board asks for and the jobs of one opening lack; the same only once.

    A description that was not made is not looked at, nor is a poster "*".
    """
    known = board(name)
    for field in known.fields.values():
        found = {lack for job in jobs for lack in _field_lacks(job, field, known, poster)}
        yield from sorted(found, key=lambda lack: lack.problem.message)


def same_references(found: Iterable[Opening]) -> Iterator[Lack]:
    """Yield an error for every opening whose reference another has too."""
    holders: dict[str, list[_Case]] = {}
    for opening in found:
        reference = opening.posting.facts.reference
        if reference:
            case = _Case(opening, CompanyFile(opening.organisation))
            holders.setdefault(reference.casefold(), []).append(case)
    for cases in holders.values():
        places = [case.problem("reference", "", "", "").place for case in cases]
        for number, case in enumerate(cases if len(cases) > 1 else ()):
            others = ", ".join(str(p) for n, p in enumerate(places) if n != number)
            reference = case.opening.posting.facts.reference
            message = f"'{reference}' is also the reference in {others}"
            hint = "give each posting its own; change the one that is not out yet"
            problem = case.problem("reference", "duplicate-reference", message, hint)
            yield _error(problem)


def _error(problem: Problem, name: str = "") -> Lack:
    return Lack("error", name, problem)


def _no_country(case: _Case, remote: str, nowhere: bool) -> Lack:
    """Return that a remote posting has no country, which stops it where it has no place either."""
    message = f"'{case.name}' is remote within {remote}, and says no country as a code"
    if is_anywhere(remote):
        message = f"'{case.name}' is remote from anywhere, and names no country"
    message += ", by which search engines and boards list remote jobs"
    named = [code_of_name(part) for part in parts_of_area(remote)]
    codes = f"'remote_from: [{', '.join(named)}]'" if all(named) else "'remote_from:'"
    hint = f"add {codes}" if all(named) else f"add {codes} with the countries one may work from"
    problem = case.problem("remote", "no-remote-country", message, hint)
    return _error(problem) if nowhere else Lack("advice", "", problem)


def _reference(case: _Case) -> Iterator[Lack]:
    from charter.feeds.references import suggested

    opening = case.opening
    reference = opening.posting.facts.reference
    if not reference:
        message = f"'{case.name}' has no reference, by which boards know a posting again"
        line = f"reference: {suggested(opening)}"
        hint = f"add '{line}', or run 'charter feed --assign-references'"
        yield _error(case.problem("reference", "no-reference", message, hint))
    elif len(reference) > MOST:
        message = (
            f"the reference '{reference}' has {len(reference)} characters; a feed has room for"
            f" {MOST}, and adds a mark for the place"
        )
        yield _error(case.problem("reference", "too-long", message, "write a shorter one"))


def _title(case: _Case) -> Iterator[Lack]:
    title, posting = case.opening.posting.title, case.opening.posting
    wrong = [("pay", found[0].strip()) for found in [_PAY.search(title)] if found]
    places = [
        name
        for job in jobs_of(case.opening)
        for name in (job.spot.city, job.spot.state, country_name(job.spot.country, OURS))
        if len(name) >= _SHORTEST_PLACE and name not in posting.company
    ]
    types = [word for code in listed_languages() for word in section(code, "shape", "employment")]
    for what, words in (("a place", places), ("an employment type", types)):
        wrong += [(what, word) for word in words if _has_word(title, word)][:1]
    for what, quote in wrong:
        message = f"the title '{title}' has {what} in it ('{quote}'); boards want the title alone"
        hint = "take it out of 'title'; the feed says it in a field of its own"
        yield _error(case.problem("title", "title-is-not-bare", message, hint))


def _has_word(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))


def _is_web_address(address: str) -> bool:
    if not address.isprintable() or any(sign in address for sign in ' <>"'):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _field_lacks(job: Job, field: FeedField, known: Board, poster: str) -> Iterator[Lack]:
    case = _Case(job.opening, CompanyFile(job.opening.organisation))
    made = {one.name: one for one in writer_of(known.id).elements(job, known, poster)}
    one = made.get(field.name, FeedElement(field.name))
    text = one.text
    if field.key == "opening":
        if not job.description:
            return
        length = plain_length(text) if field.least else len(text)
    else:
        length = len(text)
    # What every board needs has a message of its own in opening_lacks().
    if field.key in ("reference", "posted", "title", "company") and not text:
        return
    if not text and not one.children and not one.attributes:
        if (
            field.need != "optional"
            and field.code != "no-field"
            and not _is_fine_without(job, field)
        ):
            severity: Severity = "error" if field.need == "required" else "advice"
            message = f"{known.title}: '{case.name}' {field.lacks}"
            yield Lack(severity, known.id, case.problem(field.key, field.code, message, field.add))
    elif field.starts and not text.startswith(field.starts):
        message = f"{known.title}: '{text}' does not start with {field.starts}"
        yield _error(case.problem(field.key, "not-https", message, field.add), known.id)
    elif field.most and length > field.most:
        message = (
            f"{known.title}: {field.name} of '{case.name}' has {length:,} characters,"
            f" more than {field.most:,}"
        )
        yield _error(case.problem(field.key, "too-long", message, "make it shorter"), known.id)
    elif length < field.least:
        message = (
            f"{known.title}: {field.name} of '{case.name}' has {length:,} characters,"
            f" fewer than {field.least:,}"
        )
        yield _error(case.problem(field.key, "too-short", message, "say more"), known.id)


def _is_fine_without(job: Job, field: FeedField) -> bool:
    """Return whether a remote job has no such field by its nature, or another job has it."""
    has_places = bool(job.posting.facts.places)
    return not job.spot.city and (field.name == "state" or (field.name == "city" and has_places))
