"""The posting of one position. It reads only what may be published."""

from __future__ import annotations

from datetime import date

from charter.assign.hiring import is_only_its_label
from charter.assign.law import statements_for
from charter.assign.organisation import Organisation, Position
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.applying import apply_wording
from charter.compose.choice import one_of
from charter.compose.colleagues import BEING_HIRED, borders_said, people_said, reached
from charter.compose.enough import enough_of
from charter.compose.headings import headings_of
from charter.compose.introduction import introduced, joined_with
from charter.compose.papers import Posting, PostingFacts, says_how_to_apply
from charter.compose.published_title import posted_title
from charter.compose.shapes import (
    forms_of,
    musts_listed,
    results_listed,
    shape_of,
    takes_up,
    voice_of_musts,
    work_in_groups,
)
from charter.compose.shown import (
    duties_shown,
    musts_shown,
    nice_to_have_shown,
    outcomes_shown,
    pitch_of,
    pitched,
)
from charter.compose.terms import (
    employment_said,
    pay_by_place,
    pay_said,
    spot_ranges,
    spots_of,
)
from charter.compose.voice import ASKED
from charter.compose.wording import Wording, capital
from charter.facts.company import Apply
from charter.facts.languages import message
from charter.facts.prose import as_sentence
from charter.facts.slots import is_none
from charter.facts.terms import said_for

_WHY_OPEN = {
    "new": (
        message("This is a new position."),
        message("Nobody has had this post before."),
        message("We did not have this position before."),
        message("The position was created for this work."),
    ),
    "left": (
        message("Whoever had this post before you has left."),
        message("You follow somebody who has left."),
    ),
    "moved": (
        message("Whoever had this post before you has another one here now."),
        message("You follow somebody who has another post here now."),
    ),
    "retired": (
        message("Whoever had this post before you has retired."),
        message("You follow somebody who has retired."),
    ),
    "term-ended": (
        message("Whoever had this post before you had it for a time, and that time is over."),
        message("You follow somebody who had this post for a time."),
    ),
}


def compose_posting(organisation: Organisation, position_id: str, day: date) -> Posting:
    """Return what the posting of a position says on `day`.

    Raises InputError with everything that is not there in the language of the postings.
    """
    seen, company = seen_from_outside(organisation, position_id, day), organisation.company
    position = seen.positions[position_id]
    given, ai = position.given, company.ai_in_hiring
    words, view = Wording(seen, postings=True), viewpoint(seen, position, day)
    shape, headings, pitch = (
        shape_of(view),
        headings_of(words, shape_of(view).headings),
        pitch_of(view, words),
    )
    musts, duties = musts_shown(view, words), duties_shown(organisation, view, words)
    answer = takes_up(view, duties, pitched(view, words))
    duties = tuple((entry, said) for entry, said in duties if said != answer)
    about = joined_with(introduced(view, words), reached(view, words, _told_above(view, words)))
    apply = _apply(given.apply, company.apply)
    forms = forms_of(shape, apply_wording(view, apply))
    work_said = " ".join(said for _, said in duties)
    success = _sentences(outcomes_shown(view, words, f"{answer} {work_said}"))
    asked = musts_listed(view, words, [said for _, said in musts])
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
        about=about,
        website=company.website,
        opening=_opening(view, words),
        pitch=" ".join(filter(None, (pitch, answer))),
        hard=as_sentence(given.hard),
        owns=tuple(said for _, said in duties),
        success=success,
        results=results_listed(view, words, success),
        musts=tuple(as_sentence(said) for _, said in musts),
        enough=_enough(view, words, len(musts), forms.enough, asked.lead),
        nice_to_have=_sentences(nice_to_have_shown(view, words)),
        people=people_around(view, words),
        reports_to=_under_whom(view, words),
        headings=headings,
        order=shape.order,
        forms=forms,
        work=work_in_groups(view, words, duties, (headings.first, headings.rest)),
        asked=asked,
        limits=_limits(view, words),
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


def people_around(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return whom the reader works with and for, but for what stands above that in the posting."""
    told = _told_above(view, words)
    borders = borders_said(view, words, told) if shape_of(view).limits == "people" else ()
    return (*people_said(view, words, told, shape_of(view).facts == "line"), *borders)


def _under_whom(view: Viewpoint, words: Wording) -> str:
    """Return whom one reports to, for a line of its own; nothing at the head of a company."""
    head = view.organisation.positions.get(view.position.reports_to)
    if head is None:
        return ""
    return words.say(BEING_HIRED, position=head.short) if head.status == "vacant" else head.short


def _enough(view: Viewpoint, words: Wording, musts: int, where: str, lead: str) -> str:
    """Return that not all musts are needed, unless what begins their list (`lead`) says it."""
    how = shape_of(view).enough
    how = where if how == "apply" or (how == "lead" and not lead) else how
    return enough_of(words, view.position, musts, how, voice_of_musts(view, words) == ASKED)


def _limits(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return what neighbours settle, where the posting says that apart from whom they are."""
    if shape_of(view).limits == "people":
        return ()
    return borders_said(view, words, _told_above(view, words))


def _told_above(view: Viewpoint, words: Wording) -> str:
    given, about = view.position.given, introduced(view, words)
    return "\n".join((about, given.opening, given.hard, pitch_of(view, words)))


def _opening(view: Viewpoint, words: Wording) -> str:
    """Return why there is this post: in the company's own words, else in ours."""
    given = view.position.given
    if given.opening or not given.why_open:
        return given.opening
    return one_of(words, view.position, "why open", map(words.say, _WHY_OPEN[given.why_open]))


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
        other_pay="" if is_none(given.other_pay) else given.other_pay,
        benefits=(*given.benefits, *words.organisation.company.benefits),
        apply_url=apply.url,
        apply_email=apply.email,
        vacancy=given.vacancy,
        terms=given.employment,
        ranges=given.ranges,
        spot_pay=spot_ranges(position, words),
    )


def _sentences(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts that can follow each other in a paragraph."""
    return tuple(map(as_sentence, texts))


def _apply(own: Apply, company: Apply) -> Apply:
    address = own if own.url or own.email else company
    return Apply(
        url=address.url,
        email=address.email,
        until=own.until or company.until,
        send=own.send or company.send,
        steps=own.steps or company.steps,
    )
