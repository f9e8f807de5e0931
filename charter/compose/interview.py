"""The interview guide of one position: what is asked about each must and duty of its posting."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from math import ceil

from charter.assign.organisation import Organisation
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.interview_limits import NOT_CHECKED, OffLimits, off_limits
from charter.compose.interview_people import Asker, askers_of, shared_out
from charter.compose.posting import people_around
from charter.compose.shown import duties_shown, musts_shown
from charter.compose.terms import employment_said, pay_said
from charter.compose.texts import fill
from charter.compose.unfinished import draft_title
from charter.compose.wording import Wording, capital
from charter.facts.catalog import Entry
from charter.facts.interview import InterviewQuestion
from charter.facts.languages import message, say_in
from charter.facts.prose import as_sentence
from charter.named_tuples import NamedTuple

MINUTES_EACH, MINUTES_BEFORE, MINUTES_AFTER = 7, 5, 8
"""For one question, for what all candidates are told, and for the candidate's own questions."""
FURTHER = 2
"""Questions on decisions, for a talk that has time left."""
LONGEST = 7
"""Questions of one talk: about an hour. Who has more meets the candidate twice."""
_OF_TITLE = message(
    "Tell us about the last time you answered for work of this kind: {title}. What did you do "
    "yourself, and what came of it?"
)
_OF_MUST = message(
    "Tell us about a time that shows this, from our posting: {must} What did you do yourself, and "
    "what came of it?"
)
_PLAIN = InterviewQuestion(
    "",
    (
        message("One case, with its time, its place and the people in it"),
        message("Tells own work from that of others, and knows the result"),
    ),
    message("Speaks of what one ought to do"),
)
"""What goes with a question that nobody has written: it holds for every case that is told."""


_Asked = tuple[Entry | None, str, InterviewQuestion, bool]
"""The work that a question is about, or None; what the posting says of it; whether it is plain."""


class AskedQuestion(NamedTuple):
    """One question: its number in the guide, its talk, and what of the posting it is about.

    `entry` is the id of the work, or "" for a must. A `plain` one was made from a title: nobody has
    written one for it.
    """

    number: int
    talk: int
    about: str
    entry: str
    ask: str
    strong: tuple[str, ...]
    warning: str
    plain: bool


class InterviewTalk(NamedTuple):
    """One talk: who leads it, with a name where the company file has one, and its length."""

    order: int
    who: str
    holder: str
    numbers: str
    minutes: int


class Interview(NamedTuple):
    """The guide for all who interview for one position. It is internal: no candidate gets it.

    A `draft` must not be used yet: the posting that it follows must not go out. The one above
    `decides`, whoever else scores.
    """

    position_id: str
    title: str
    short: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    where: str
    talks: tuple[InterviewTalk, ...]
    questions: tuple[AskedQuestion, ...]
    told: tuple[str, ...]
    further: tuple[str, ...]
    off_limits: tuple[OffLimits, ...]
    plain: str
    decides: str
    draft: bool = False
    kind: str = "interview"

    @property
    def names_law(self) -> bool:
        """Return whether a law is named beside anything that is not asked."""
        return any(NOT_CHECKED not in said for one in self.off_limits for said in one.known)

    @property
    def name(self) -> str:
        """Return the file name, such as cpto-interview."""
        return f"{self.position_id}-interview"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        title = say_in(self.language, message("Interview guide: {title}"), title=self.title)
        return draft_title(self.language, title) if self.draft else title


def compose_interview(organisation: Organisation, position_id: str, day: date) -> Interview:
    """Return what everybody who interviews for a position asks, tells and leaves alone.

    Raises InputError with everything that is not there in the language of the charters.
    """
    seen, company = seen_from_outside(organisation, position_id, day), organisation.company
    position, words = seen.positions[position_id], Wording(seen)
    view = viewpoint(seen, position, day)
    askers = askers_of(seen, position, words)
    talks, questions = _talks(seen, askers, _asked(organisation, view, words))
    guide = Interview(
        position_id=position.id,
        title=position.title,
        short=position.short,
        company=company.name,
        legal_name=company.legal_name,
        language=words.language,
        country=company.country,
        date=day,
        date_text=words.day(day),
        where=words.places(position),
        talks=talks,
        questions=questions,
        told=_told(view, words),
        further=_further(view, words, {asked.entry for asked in questions}),
        off_limits=off_limits(organisation, position, day),
        plain="",
        decides=_named(askers[0]),
        draft=bool(organisation.gaps),
    )
    made = [asked.number for asked in guide.questions if asked.plain]
    numbers = words.listing([str(number) for number in made])
    words.complete()
    return guide._replace(plain=numbers)


def _asked(organisation: Organisation, view: Viewpoint, words: Wording) -> list[_Asked]:
    """Return what is asked on each must and duty that the posting shows, and if it is plain."""
    found: list[_Asked] = []
    for statement, must in musts_shown(view, words):
        said = as_sentence(must)
        written = statement.interview if statement else None
        question = _filled(words, view, written)
        plain = _plain(words, words.say(_OF_MUST, must=said))
        found.append((None, said, question or plain, question is None))
    for entry, _ in duties_shown(organisation, view, words):
        question = _filled(words, view, entry.interview)
        found.append(
            (
                entry,
                as_sentence(words.title(entry)),
                question or _of_title(words, entry),
                not question,
            )
        )
    return found


def _of_title(words: Wording, entry: Entry) -> InterviewQuestion:
    return _plain(words, words.say(_OF_TITLE, title=words.small(words.title(entry))))


def _plain(words: Wording, ask: str) -> InterviewQuestion:
    strong = tuple(words.say(sign) for sign in _PLAIN.strong)
    return InterviewQuestion(ask, strong, words.say(_PLAIN.warning))


def _filled(
    words: Wording, view: Viewpoint, written: InterviewQuestion | None
) -> InterviewQuestion | None:
    """Return a question with its slots put in; None where one stands for nothing here."""
    if written is None:
        return None
    texts = [fill(words, text, view.position) for text in (written.ask, *written.strong)]
    warning = fill(words, written.warning, view.position)
    if warning is None or None in texts:
        return None
    ask, *strong = [text for text in texts if text is not None]
    return InterviewQuestion(ask, tuple(strong), warning)


def _talks(
    organisation: Organisation, askers: Sequence[Asker], asked: Sequence[_Asked]
) -> tuple[tuple[InterviewTalk, ...], tuple[AskedQuestion, ...]]:
    """Return the talks in order, and their questions numbered through."""
    whose = shared_out(organisation, askers, [entry for entry, _, _, _ in asked])
    talks: list[InterviewTalk] = []
    questions: list[AskedQuestion] = []
    for at, asker in enumerate(askers):
        for part in _parts([one for one, by in zip(asked, whose, strict=True) if by == at]):
            first, order = len(questions) + 1, len(talks) + 1
            questions += [_numbered(first + n, order, *one) for n, one in enumerate(part)]
            last = len(questions)
            numbers = f"{first}\N{EN DASH}{last}" if last > first else str(first)
            minutes = MINUTES_BEFORE + MINUTES_EACH * len(part) + MINUTES_AFTER
            talks.append(InterviewTalk(order, asker.title, asker.holder, numbers, minutes))
    return tuple(talks), tuple(questions)


def _parts(asked: Sequence[_Asked]) -> Iterator[Sequence[_Asked]]:
    """Yield the questions of each talk, as even as can be."""
    if asked:
        each = ceil(len(asked) / ceil(len(asked) / LONGEST))
        yield from (asked[at : at + each] for at in range(0, len(asked), each))


def _numbered(
    number: int,
    talk: int,
    entry: Entry | None,
    about: str,
    question: InterviewQuestion,
    plain: bool,
) -> AskedQuestion:
    name = entry.id if entry else ""
    return AskedQuestion(number, talk, about, name, *question, plain)


def _named(asker: Asker) -> str:
    return f"{asker.title}, {asker.holder}" if asker.holder else asker.title


def _further(view: Viewpoint, words: Wording, work: Collection[str]) -> tuple[str, ...]:
    """Return questions on decisions that the position makes about work that it is asked on."""
    found = []
    for assigned in view.organisation.decisions.values():
        entry = assigned.entry
        question = _filled(words, view, entry.interview)
        if question and view.owns(entry.id) and any(one in work for one in entry.goes_with):
            found.append((-entry.weight, question.ask))
    found.sort(key=lambda one: one[0])
    return tuple(ask for _, ask in found[:FURTHER])


def _told(view: Viewpoint, words: Wording) -> tuple[str, ...]:
    """Return what every candidate hears in the same words, whoever asks."""
    return tuple(filter(None, _tells(view, words)))


def _tells(view: Viewpoint, words: Wording) -> Iterator[str]:
    position, company = view.position, view.organisation.company
    terms = employment_said(position.given.employment, words)
    where = capital(". ".join(filter(None, (words.places(position), terms))))
    yield words.say("Place and hours: {where}.", where=where) if where else ""
    yield words.say(
        "Lines, as the posting says them: {people}", people=" ".join(people_around(view, words))
    )
    if pay := pay_said(position, words):
        yield words.say("Pay: {pay}", pay=as_sentence(pay))
    else:
        yield words.say("Pay: none is set in the company file; agree beforehand what all are told.")
    steps = position.given.apply.steps or company.apply.steps
    if steps:
        yield words.say("What comes next: {steps}", steps=" ".join(map(as_sentence, steps)))
    else:
        yield words.say("What comes next, by which day, and from whom they will hear.")
    yield words.say(
        "Everyone gets the same questions in the same order, and we take notes. Whoever needs an "
        "adjustment for the talks can say so at any time; we do not ask why, and it changes no "
        "score."
    )
