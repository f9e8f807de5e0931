"""The words of a paper: where each sentence comes from, and one of them said otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.review.rewording import reword
from charter.review.sources import SentenceSource, sentence_sources
from charter.trace.origins import COMPANY
from charter.web.desk import standing
from charter.web.forms import words_of
from charter.web.made_papers import made_paper
from charter.web.pages import broken, desk_of, page, to
from charter.write.journal import read_journal

_FIGURE = re.compile(
    r"\d|\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)"
    r"(?:[ -]\w+)?[ -](?:hours?|days?|weeks?|months?|years?|customers|users|items|figures)|"
    r"(?:one|two|three|four|nine) in (?:two|three|four|five|ten|twenty)|per cent|twice a \w+)\b",
    re.IGNORECASE,
)


class TracedPiece(NamedTuple):
    """A piece of a paper with what it is in the words of the page, and where to change it."""

    number: int
    source: SentenceSource
    what: str
    link: str
    own: bool

    @property
    def figure(self) -> bool:
        """Return whether it has a figure that came with the program, and nobody here has said."""
        return (
            self.source.origin is not None
            and not self.own
            and bool(_FIGURE.search(self.source.text))
        )


def words(request: Request) -> Response:
    """Show where each sentence of a paper comes from; one of them to be said otherwise."""
    now = standing(desk_of(request))
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    name, asked = request.path_params["paper"], request.query_params.get("at", "")
    made, text = made_paper(request, name, ("md",))
    sources = sentence_sources(now.workspace, made.organisation, text)
    pieces = list(_traced(now.organisation, sources))
    chosen = next((each for each in pieces if str(each.number) == asked), None)
    signed = [p for p in now.organisation.positions.values() if p.given.signed]
    return page(
        request,
        "words.html",
        now,
        title=text.paper.heading,
        name=name,
        pieces=pieces,
        chosen=chosen,
        signed=signed,
        language=text.paper.language,
    )


def say(request: Request, form: FormData, _: object) -> Response:
    """Let one sentence say something else, in the file that it comes from."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    name, at = request.path_params["paper"], words_of(form, "at")
    made, text = made_paper(request, name, ("md",))
    sources = sentence_sources(now.workspace, made.organisation, text)
    piece = sources[int(at)] if at.isdecimal() and int(at) < len(sources) else None
    if piece is None or piece.text != words_of(form, "was"):
        message = "the paper says something else there by now; nothing was changed"
        raise error(InputError, "", "changed-meanwhile", message, "look at it again")
    reword(now.workspace, text, piece, words_of(form, "say"), desk.day)
    return to(f"/papers/{name}/words", read_journal(desk.folder)[-1].number)


def _traced(
    organisation: Organisation, sources: tuple[SentenceSource, ...]
) -> Iterator[TracedPiece]:
    for number, source in enumerate(sources):
        origin = source.origin
        if origin is None:
            own = source.template.own
            what = "your template" if own else "template, and facts in it"
            yield TracedPiece(number, source, what, "/look" if own else "", own)
            continue
        own = origin.kind == COMPANY or not origin.place.path.startswith("catalog/")
        what, link = _said(organisation, source)
        yield TracedPiece(number, source, what, link, own)


def _said(organisation: Organisation, source: SentenceSource) -> tuple[str, str]:
    origin = source.origin
    assert origin is not None
    if origin.kind == COMPANY:
        inside = origin.path[0] == "positions"
        key = str(origin.path[2 if inside else 1]).replace("_", " ")
        return f"your words: {key}", f"/positions/{origin.path[1]}" if inside else "/company"
    assigned = organisation.assigned(origin.id)
    if assigned is not None:
        return assigned.entry.title, f"/owners/{origin.id}"
    if origin.kind == "roles":
        role = organisation.catalog.roles[origin.id]
        return f"{role.title}: {str(origin.path[0]).replace('_', ' ')}", ""
    if origin.kind == "measures" and origin.id in organisation.catalog.measures:
        return f"measure: {organisation.catalog.measures[origin.id].title}", ""
    return {"interfaces": "what two positions exchange"}.get(origin.kind, origin.label), ""
