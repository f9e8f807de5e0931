"""What law, words and shape ask of a workspace's own postings, each where its words are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from charter.assign.hiring import is_posted
from charter.assign.law import laws_reaching, spots_of
from charter.assign.organisation import Organisation, Position
from charter.assign.places import place_of_position
from charter.check.law.case import Printed
from charter.check.law.known import Coming, KnownPlace, coming, known_of, not_looked_at
from charter.check.law.law import law_remarks, laws_in_sight, untold_items
from charter.check.law.listed import AskedItem, asked_items
from charter.check.law.text import said_by_law, said_once
from charter.check.papers.printed import printed_by
from charter.check.remark import Remark, in_reading_order
from charter.compose.papers import Paper, Posting
from charter.compose.posting import compose_posting
from charter.document.outside.reading import Piece, Reading
from charter.docx_templates.choice import WordTemplates
from charter.facts.odd_pay import not_meant
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, TemplateError, listing
from charter.render.papers import Markdown, Renderer


class PostingLaw(NamedTuple):
    """One posting: the laws that were looked at, by id, what to do beside it, and remarks.

    `notes` say what was not checked; `gender` is a score that leans to one side, or "". `places`
    are all that is known of each place, `coming` what begins there within a year. `asked` is each
    thing that they ask the posting to show, with what satisfies it.
    """

    position_id: str
    laws: tuple[str, ...]
    also: tuple[str, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...] = ()
    gender: str = ""
    places: tuple[KnownPlace, ...] = ()
    coming: tuple[Coming, ...] = ()
    asked: tuple[AskedItem, ...] = ()

    @property
    def errors(self) -> tuple[Remark, ...]:
        """Return what must be put right before the posting is published."""
        return tuple(remark for remark in self.remarks if remark.severity == "error")

    @property
    def advice(self) -> tuple[Remark, ...]:
        """Return what should be thought about."""
        return tuple(remark for remark in self.remarks if remark.severity == "advice")


def posting_laws(
    organisation: Organisation, day: date, templates: Path | None = None
) -> tuple[PostingLaw, ...]:
    """Return what the law asks of each posting.

    With the folder `templates`, also of what they print, and what its words and shape ask for.
    """
    made = []
    renderer = Renderer(templates) if templates else None
    word = WordTemplates(templates, organisation.company.tokens) if templates else None
    for name, position in organisation.positions.items():
        if not is_posted(position):
            continue
        reaches = laws_in_sight(organisation, position, day)
        posting = compose_posting(organisation, name, day)
        paper = _rendered(renderer, posting) if renderer else None
        printed: list[Printed] = []
        if renderer and word:
            printed += printed_by(templates, renderer.render, word, posting)
        beside: dict[str, list[str]] = {}
        whole = laws_reaching(organisation, position)
        for law in (r.law for r in whole if r.law.state(day) in ("in-force", "customary")):
            for duty in (*law.also, *((f"Keep: {law.keep}.",) if law.keep else ())):
                beside.setdefault(duty, []).append(law.name)
        also = tuple(f"{listing(names)}: {duty}" for duty, names in beside.items())
        remarks = law_remarks(organisation, name, day, printed)
        laws = tuple(reach.law.id for reach in reaches)
        places = known_of(organisation.catalog, spots_of(organisation, position), day)
        notes = (*not_looked_at(places), *untold_items(organisation, name, day))
        begins = coming(whole, day)
        asked = asked_items(organisation, name, day, printed)
        found = PostingLaw(name, laws, also, remarks, notes, "", places, begins, asked)
        made.append(_with_words(found, organisation, paper, templates))
    return tuple(made)


def _with_words(
    posting: PostingLaw, organisation: Organisation, paper: Markdown | None, templates: Path | None
) -> PostingLaw:
    if templates is None:
        return posting
    if paper is None:
        note = "words not checked: its template cannot be used; see 'charter templates check'"
        return posting._replace(notes=(*posting.notes, note))
    checked = check_words(organisation, paper, templates, posting.remarks)
    _, by_law = said_once(checked.remarks, posting.remarks)
    remarks = in_reading_order([*by_law, *checked.remarks])
    notes = (*posting.notes, *checked.notes)
    return posting._replace(remarks=remarks, notes=notes, gender=checked.gender)


def _rendered(renderer: Renderer, posting: Posting) -> Markdown | None:
    try:
        return renderer.render(posting)
    except TemplateError:
        # A template that cannot be used stops the build, which says where and why.
        return None


class Checked(NamedTuple):
    """Remarks on one posting, what was not checked, and its gender-coded words in one line or "".

    The line is there for a text that leans to one side and has no remark that says so.
    """

    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]
    gender: str


def check_words(
    organisation: Organisation, made: Markdown, folder: Path, by_law: Iterable[Remark]
) -> Checked:
    """Return what words and shape of a rendered posting ask for, but not what the law said.

    `folder` has the workspace's own templates.
    """
    from charter.check.papers.posting import check_posting
    from charter.check.words.gender import leans, named
    from charter.check.words.pay_remarks import pay_remarks
    from charter.check.words.word_lists import language_name, listed_languages
    from charter.document.outside.from_markdown import reading_of_markdown

    position = organisation.positions[made.name.removesuffix("-posting")]
    code = made.paper.language.partition("-")[0] or "en"
    if code not in listed_languages():
        return Checked((), (f"words not checked: no lists for {language_name(code)}",), "")
    try:
        reading = reading_of_markdown(made.text, made.name, code)
    except InputError as long:
        return Checked((), tuple(f"words not checked: {p.message}" for p in long.problems), "")
    report = check_posting(reading, code, each=True)
    said = {remark.code for remark in said_once(report.remarks, by_law)[1]}
    if any(
        finding.problem.code == "no-way-to-apply" and position.id in finding.about
        for finding in organisation.findings
    ):
        said.add("law-apply")
    if any(map(not_meant, position.given.ranges)):
        said.add("pay-not-meant")
    # Open and wide pay is told where the company file says it.
    paid = (one for one in pay_remarks(reading, code) if one.code == "pay-contradicts")
    kept = [remark for remark in (*report.remarks, *paid) if not said_by_law(remark.code, said)]
    remarks = _at_home(kept, reading, organisation, position, made.paper, folder) if kept else []
    gender = ""
    if report.gender and leans(report.gender.own):
        score = report.gender.own
        sides = (("feminine", score.feminine), ("masculine", score.masculine))
        counts = ", ".join(
            f"{len(found)} {side}{f' ({named(found)})' if found else ''}" for side, found in sides
        )
        if not any(remark.code == "gender-coded" for remark in kept):
            gender = f"{score.coding}: {counts}"
    return Checked(in_reading_order(remarks), (), gender)


def _at_home(
    remarks: list[Remark],
    reading: Reading,
    organisation: Organisation,
    position: Position,
    posting: Paper,
    folder: Path,
) -> list[Remark]:
    """Return remarks at the file that says the words; those without words at the position."""
    from charter.trace.spots import Spots

    spots = Spots(organisation, position, posting, folder)
    sections = _sections(reading)
    moved = []
    for remark in remarks:
        if not remark.place.line:
            place = place_of_position(organisation, position)
            message = f"the posting for '{position.id}': {remark.message}"
        else:
            number = _piece(reading, remark.place)
            piece = reading.pieces[number]
            at = next(
                (n for n in range(len(piece.text)) if reading.place(piece, n) == remark.place), 0
            )
            words = remark.quote
            is_title = piece.kind == "heading" and piece.level == 1
            place, label = spots.of(piece.text, at, words, sections[number], is_title)
            message = f"{remark.message}; from {label}"
        moved.append(remark._replace(place=place, message=message))
    return list(dict.fromkeys(moved))


def _sections(reading: Reading) -> list[str]:
    """Return for each piece the heading that it stands under; a heading stands under itself."""
    found, section = [], ""
    for piece in reading.pieces:
        section = piece.text if piece.kind == "heading" else section
        found.append(section)
    return found


def _piece(reading: Reading, place: Place) -> int:
    """Return the number of the piece that a place is in."""

    def start(piece: Piece) -> tuple[int, int]:
        return piece.spots[0].line, piece.spots[0].column

    wanted = (place.line, place.column)
    return max(n for n, piece in enumerate(reading.pieces) if not n or start(piece) <= wanted)
