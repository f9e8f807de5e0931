"""The table in which a person confirms or changes what duties mean, and how it is read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from charter.audit.findings import ASSERTED, Audit, SaidClaim
from charter.audit.memory import NONE, Answer, entry_named, not_an_entry
from charter.audit.quotes import words_key
from charter.audit.spots import short_names, short_spot
from charter.audit.words import whole
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, listing

HEADINGS = (
    "Claim",
    "Paper",
    "Quote",
    "Place",
    "First choice",
    "Second choice",
    "Third choice",
    "Led there by",
    "Why it matters",
    "Entry",
)
WIDTHS = (10.0, 18.0, 60.0, 22.0, 34.0, 30.0, 30.0, 26.0, 34.0, 34.0)
HOW = (
    "Go from the top: what matters most stands first, and you can stop anywhere.",
    "In the column 'Entry' write 1, 2 or 3 for one of our choices, an id or a title of the list of "
    "entries, or none where the duty is none of them. Leave it empty where you do not know.",
    "Leave the quote as it is: it tells which duty your answer is for.",
    "Then run the same 'charter audit' again with --review and this file; with --workspace your "
    "answers are remembered in audit.yaml there.",
    "This file quotes papers of people (personal data): keep it where you keep those, and delete "
    "it when you are done.",
)
_IDS = re.compile(r"\(([a-z0-9.-]+)\)\s*\Z")
_NOTHING = frozenset((NONE, "nothing", "no", "n", "0", "no entry"))
_DASHES = "-\u2010\u2011\u2012\u2013\u2014. \t"
_CHOICES = {"1": 0, "2": 1, "3": 2, "first": 0, "second": 1, "third": 2, "yes": 0, "y": 0, "x": 0}
_CHOICES |= {"ok": 0, "ja": 0, "true": 0, "✓": 0, "1st": 0, "2nd": 1, "3rd": 2}
_CHOICE = re.compile(r"^(?:the |choice |#)|(?: choice| option| one|\))$")
_AND = re.compile(r"[,;/&+]| and ")


class ReviewRow(NamedTuple):
    """A row of the table that a person filled in: what stands under four of its headings."""

    place: Place
    claim: str
    quote: str
    entry: str


class Reviewed(NamedTuple):
    """What a table says: answers by the key of their words, what is wrong, and what is stale."""

    answers: Mapping[str, Answer]
    problems: tuple[Problem, ...]
    stale: tuple[Problem, ...]


def review_rows(audit: Audit) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table, those first whose answer is worth most."""
    names = short_names(source.name for source in audit.read.sources)
    why = {look.said.placed.claim.id: look.why for look in audit.look}
    whose: dict[str, list[str]] = {}
    for said in audit.said:
        whose.setdefault(words_key(said.placed.claim.quote), []).append(audit.called(said.by))
    return tuple(tuple(_row(audit, each, whose, why, names)) for each in _in_order(audit))


def _in_order(audit: Audit) -> Iterator[SaidClaim]:
    """Yield each duty once: unclear ones, those of clashes, those not placed, all others."""
    clashing = (each for clash in audit.clashes for side in clash.sides for each in side.said)
    others = sorted(audit.said, key=lambda each: each.sure)
    seen: set[str] = set()
    for each in (*(look.said for look in audit.look), *clashing, *audit.unplaced, *others):
        key = words_key(each.placed.claim.quote)
        if each.placed.claim.strength != "none" and key not in seen:
            seen.add(key)
            yield each


def _row(
    audit: Audit,
    said: SaidClaim,
    whose: Mapping[str, list[str]],
    why: Mapping[str, str],
    names: dict[str, str],
) -> Iterator[str]:
    claim, placed = said.placed.claim, said.placed
    yield claim.id
    yield listing(whose[words_key(claim.quote)])
    yield claim.quote
    yield short_spot(claim.place, claim.where, names)
    choices = [_choice(audit.catalog, match.entry) for match in placed.matches[:3]]
    yield from (*choices, *[""] * (3 - len(choices)))
    yield placed.matches[0].phrase if placed.matches else ""
    yield why.get(claim.id) or _usual_why(said)
    yield NONE if placed.nothing else placed.matches[0].entry if placed.confirmed else ""


def _usual_why(said: SaidClaim) -> str:
    if said.placed.confirmed or said.placed.nothing:
        return "you said so"
    if said.sure >= ASSERTED:
        return "taken as certain"
    return "fits nothing we know" if said.nothing else "only to place it"


def _choice(catalog: Catalog, name: str) -> str:
    entry = catalog.responsibilities.get(name) or catalog.decisions.get(name)
    return f"{entry.title} ({name})" if entry else name


def entry_rows(catalog: Catalog) -> tuple[tuple[str, ...], ...]:
    """Return all entries that a person can name, by area."""
    entries = (*catalog.responsibilities.values(), *catalog.decisions.values())
    return tuple((e.id, e.title, catalog.areas[e.area].title, e.kind) for e in entries)


def reviewed(audit: Audit, rows: Iterable[ReviewRow]) -> Reviewed:
    """Return what a table says of the claims of this audit."""
    catalog = audit.catalog
    by_words = {words_key(each.placed.claim.quote): each for each in audit.said}
    by_id = {each.placed.claim.id: each for each in audit.said}
    answers: dict[str, Answer] = {}
    places: dict[str, Place] = {}
    problems, stale = list[Problem](), list[Problem]()
    for row in rows:
        if not row.entry.strip() or whole("answers", "unknown").match(row.entry.strip()):
            continue
        said = by_words.get(words_key(row.quote)) if row.quote.strip() else by_id.get(row.claim)
        if said is None:
            stale.append(_stale(row))
            continue
        if not row.entry.strip(_DASHES):
            message = f"'{row.entry.strip()}' may say that it is none, or that there is no answer"
            hint = f"write '{NONE}', or leave it empty"
            problems.append(Problem(row.place, "two-readings", message, hint))
            continue
        entry = _meant(catalog, row, said)
        if not entry:
            problems.append(_unknown(catalog, row, said))
            continue
        key = words_key(said.placed.claim.quote)
        if key in answers and answers[key].entry != entry:
            message = f"two rows answer for one duty, '{answers[key].entry}' at {places[key]} too"
            problems.append(Problem(row.place, "two-answers", message, "keep one of the two"))
            continue
        answers[key] = Answer(said.placed.claim.quote, entry)
        places[key] = row.place
    return Reviewed(answers, tuple(problems), tuple(stale))


def _meant(catalog: Catalog, row: ReviewRow, said: SaidClaim) -> str:
    """Return the entry that a person wrote, NONE, or "" where it is none."""
    word = " ".join(row.entry.split())
    plain = word.casefold().strip(" .")
    if plain in _NOTHING:
        return NONE
    choice = _CHOICE.sub("", plain)
    if choice in _CHOICES:
        chosen = said.placed.matches[_CHOICES[choice] : _CHOICES[choice] + 1]
        return chosen[0].entry if chosen else ""
    if found := _IDS.search(word):
        word = found[1]
    if entry := entry_named(catalog, word):
        return entry
    offered = [match.entry for match in said.placed.matches]
    begin = [name for name in offered if _titled(catalog, name).startswith(f"{plain} ")]
    return begin[0] if len(begin) == 1 else ""


def _unknown(catalog: Catalog, row: ReviewRow, said: SaidClaim) -> Problem:
    """Return the problem of an answer that names no entry, or several."""
    parts = [part for part in _AND.split(row.entry) if part.strip()]
    if len(parts) > 1 and all(_meant(catalog, row._replace(entry=part), said) for part in parts):
        message = f"'{row.entry.strip()[:80]}' names several entries, and a duty counts for one"
        return Problem(row.place, "two-entries", message, "write the one that it is about most")
    return not_an_entry(catalog, row.place, row.entry.strip())


def _titled(catalog: Catalog, name: str) -> str:
    entry = catalog.responsibilities.get(name) or catalog.decisions.get(name)
    return entry.title.casefold() if entry else ""


def _stale(row: ReviewRow) -> Problem:
    said = " ".join((row.quote or row.claim).split())[:80]
    message = f"'{said}' stands in none of these papers (any more), so this answer is not used"
    return Problem(row.place, "stale-row", message, "name the papers that it is from, or delete it")


def columns_of(headings: Iterable[str], known: Callable[[str], str]) -> dict[str, str]:
    """Return which heading of a table is which of ours: claim, quote and entry."""
    wanted = {known(name): name.casefold() for name in ("Claim", "Quote", "Entry")}
    return {heading: wanted[known(heading)] for heading in headings if known(heading) in wanted}
