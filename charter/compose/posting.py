"""The posting of one position. It reads only what may be published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from charter.assign.hiring import is_only_its_label
from charter.assign.law import statements_for
from charter.assign.organisation import Organisation, Position
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import Viewpoint, holds_here, viewpoint
from charter.compose.choice import Worded, in_rhythm
from charter.compose.core import distance, usual_roles
from charter.compose.lines import fields_led
from charter.compose.papers import Posting, PostingFacts, says_how_to_apply
from charter.compose.published_title import posted_title
from charter.compose.terms import (
    employment_said,
    pay_by_place,
    pay_said,
    spot_ranges,
    spots_of,
)
from charter.compose.texts import Home, all_printed, fill, fill_own, in_each_wording
from charter.compose.wording import Wording, capital
from charter.read.catalog import Entry
from charter.read.company import Apply
from charter.read.languages import message
from charter.read.prose import as_sentence
from charter.read.said import Statement
from charter.read.terms import said_for

OWNS = 6
HELPS = (message("Good to have, but not required:"), message("It helps, and is no condition:"))
"""What stands before it in postings, and stood before: copies of our template have it still."""
SUCCESS = 4
MUSTS = 7
NICE_TO_HAVE = 3


def compose_posting(organisation: Organisation, position_id: str, day: date) -> Posting:
    """Return what the posting of a position says on `day`.

    Raises InputError with everything that is not there in the language of the postings.
    """
    seen, company = seen_from_outside(organisation, position_id), organisation.company
    position = seen.positions[position_id]
    given, role, ai = position.given, position.role, company.ai_in_hiring
    words, view = Wording(seen, postings=True), viewpoint(seen, position, day)

    def published(
        statements: tuple[Statement, ...], own: tuple[str, ...] = (), most: int | None = None
    ) -> tuple[str, ...]:
        if own:
            return own  # all that the company wrote
        return tuple(said for _, said in _holding(words, statements, view, most))

    apply = _apply(given.apply, company.apply)
    bare = is_only_its_label(company, given.equity)
    codes = [code for code, _ in spots_of(position, words)] or [company.country]
    posting = Posting(
        position_id=position.id,
        title=posted_title(position, words.language),
        short=position.short,
        company=company.name,
        legal_name=company.legal_name,
        language=words.language,
        country=company.country,
        date=day,
        date_text=words.day(day),
        where=words.places(position),
        employment=employment_said(given.employment, words),
        about=company.about,
        website=company.website,
        opening=given.opening,
        pitch=next(iter(published(role.pitch)), ""),
        owns=tuple(said for _, said in duties_shown(organisation, view, words)),
        success=_sentences(_success(view, words) or published(role.outcomes, (), SUCCESS)),
        musts=tuple(said for _, said in musts_shown(view, words)),
        nice_to_have=_sentences(published(role.nice_to_have, given.nice_to_have, NICE_TO_HAVE)),
        people=people_said(view, words),
        pay=pay_said(position, words),
        pay_by_place=pay_by_place(position, words),
        equity="" if bare else given.equity,
        benefits=(*given.benefits, *company.benefits, *([capital(given.equity)] if bare else ())),
        apply_url=apply.url,
        apply_email=apply.email,
        apply_until=words.day(apply.until) if apply.until else "",
        apply_send=as_sentence(apply.send),
        apply_steps=apply.steps,
        equal_opportunity=as_sentence(said_for(company.equal_opportunity, codes)),
        accommodation=as_sentence(said_for(company.accommodation, codes)),
        facts=_facts(words, position, apply, day),
        ai_in_hiring=as_sentence(ai) if isinstance(ai, str) else ai,
        statements=statements_for(organisation, position, day),
    )
    words.complete()
    return posting._replace(draft=bool(organisation.gaps) or not says_how_to_apply(posting))


def _holding(
    words: Wording, statements: Iterable[Statement], view: Viewpoint, most: int | None = None
) -> tuple[tuple[Statement, str], ...]:
    """Return the statements of the role that are true here, each with what it says in postings."""
    found = []
    for statement in statements:
        if statement.posting and holds_here(statement, view):
            at = Home(statement.place, view.position.role.own)
            if said := all_printed(words, statement.wordings, at, view.position):
                found.append((statement, Worded(statement.id or statement.posting, said)))
    shown = found[:most]
    chosen = in_rhythm(words, view.position, [sentence for _, sentence in shown])
    return tuple((statement, said) for (statement, _), said in zip(shown, chosen, strict=True))


def _facts(words: Wording, position: Position, apply: Apply, day: date) -> PostingFacts:
    given = position.given
    return PostingFacts(
        reference=given.reference,
        posted=given.posted or day,
        until=apply.until,
        employment=given.employment.word,
        places=given.places,
        remote=given.remote,
        remote_from=given.remote_from,
        office_days=given.office_days,
        pay=given.pay if len(given.ranges) == 1 else None,
        other_pay="" if given.other_pay.lower() == "none" else given.other_pay,
        benefits=(*given.benefits, *words.organisation.company.benefits),
        apply_url=apply.url,
        apply_email=apply.email,
        vacancy=given.vacancy,
        terms=given.employment,
        ranges=given.ranges,
        spot_pay=spot_ranges(position, words),
    )


def musts_shown(view: Viewpoint, words: Wording) -> tuple[tuple[Statement | None, str], ...]:
    """Return the musts that a posting shows, each with its statement; the company's own have none.

    What the company wrote itself is all that is shown.
    """
    if own := view.position.given.musts:
        return tuple((None, said) for said in own)
    return _holding(words, view.position.role.musts, view, MUSTS)


def duties_shown(
    organisation: Organisation, view: Viewpoint, words: Wording
) -> tuple[tuple[Entry, str], ...]:
    """Return the weightiest work, as a posting says it.

    What a planned position will own is not promised to the reader of this one.
    """
    mine, chosen = _work(organisation, view)
    shown = [e for e in mine if e.id in chosen]
    said = ((e, in_each_wording(words, e.posting, Home(e.place, e.own), view)) for e in shown)
    duties = [(entry, Worded(entry.id, wordings)) for entry, wordings in said if wordings]
    texts = in_rhythm(words, view.position, [wordings for _, wordings in duties])
    return tuple((entry, text) for (entry, _), text in zip(duties, texts, strict=True))


def work_not_named(organisation: Organisation, position_id: str, day: date) -> tuple[Entry, ...]:
    """Return the work with a sentence for postings that the posting of a position has no room for.

    It names the weightiest.
    """
    seen = seen_from_outside(organisation, position_id)
    mine, chosen = _work(seen, viewpoint(seen, seen.positions[position_id], day))
    return tuple(entry for entry in mine if entry.id not in chosen)


def _work(organisation: Organisation, view: Viewpoint) -> tuple[list[Entry], set[str]]:
    """Return the work of a position that postings can name, and the ids of what they name.

    That is the weightiest, spread over areas before doubling up.
    """
    position = view.position
    mine = [
        a.entry
        for a in organisation.responsibilities.values()
        if a.accountable == position.id and any(holds_here(text, view) for text in a.entry.posting)
    ]
    role, usual = position.role.id, usual_roles(organisation.catalog)
    score = {entry.id: distance(entry, role, usual) - entry.weight for entry in mine}
    ranked = sorted(mine, key=lambda entry: score[entry.id])
    seen: dict[str, int] = {}
    turns = []
    for entry in ranked:
        seen[entry.area] = seen.get(entry.area, 0) + 1
        turns.append((seen[entry.area] + score[entry.id], entry))
    turns.sort(key=lambda turn: turn[0])
    return mine, {entry.id for _, entry in turns[:OWNS]}


def _sentences(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts that can follow each other in a paragraph."""
    return tuple(map(as_sentence, texts))


def _success(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return the outcomes that the company chose from the role's, or wrote itself."""
    given, outcomes = view.position.given.outcomes, view.position.role.outcomes
    known = {s.id for s in outcomes}
    holding = {s.id: said for s, said in _holding(words, outcomes, view)} if given else {}
    written = [text for text in given if text not in known]
    own = {text: as_sentence(fill_own(words, text, view.position) or text) for text in written}
    said = holding | own
    return tuple(said[text] for text in given if text in said)[:SUCCESS]


_TO_VACANT = message("You report to {manager} (being hired now).")


def people_said(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return whom the holder reports to, leads and works beside, as sentences to the reader."""
    known, me = view.organisation.positions, view.position

    def named(names: Iterable[str]) -> str:
        return words.listing([_with_state(words, known[name]) for name in names])

    lines = []
    if me.reports_to:
        vacant = known[me.reports_to].status == "vacant"
        said = _TO_VACANT if vacant else message("You report to {manager}.")
        lines.append(fill(words, words.say(said), me) or "")
    fields = fields_led(view, words)
    if len(me.reports) == 1:
        lines.append(capital(words.say("{position} reports to you.", position=named(me.reports))))
    elif me.reports:
        said = words.say("{positions} report to you.", positions=named(me.reports))
        lines.append(capital(said))
    if fields:
        said = message("The people in {fields} report to you.")
        lines.append(words.say(said, fields=words.listing(fields)))
    elif not me.reports:
        lines.append(words.say("No team reports to you."))
    peers = [
        name
        for name, p in known.items()
        if p.reports_to == me.reports_to and name != me.id and p.writes_papers
    ]
    if peers and me.reports_to:
        lines.append(words.say("Beside you: {positions}.", positions=named(peers)))
    return tuple(lines)


def _with_state(words: Wording, position: Position) -> str:
    name = words.the(position.id)
    if position.status == "vacant":
        return words.say("{position} (being hired now)", position=name)
    return name


def _apply(own: Apply, company: Apply) -> Apply:
    address = own if own.url or own.email else company
    return Apply(
        url=address.url,
        email=address.email,
        until=own.until or company.until,
        send=own.send or company.send,
        steps=own.steps or company.steps,
    )
