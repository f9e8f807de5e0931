"""From a workspace to papers in memory: the one way in which papers are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from charter.assign.organisation import Finding, Organisation
from charter.assign.positions import positions_named
from charter.check.own.own_text import check_finished, check_own_text
from charter.check.papers.drafts import PostingTemplates, drafts_of, marked_as_draft
from charter.compose.paper_kinds import KINDS, PaperKind, Subject, named_kinds, usual_kinds
from charter.document.document import Documents
from charter.facts.company import Workspace
from charter.file_formats import FORMATS, USUAL, Writing, without_paper
from charter.maker import Maker
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem, TemplateError, not_known
from charter.render.papers import Markdown

if TYPE_CHECKING:
    from charter.compose.papers import Paper

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Wanted(NamedTuple):
    """What is to be made, on which `day`.

    `papers` are ids of kinds, papers that are composed already, and texts that are rendered
    already. `positions` are ids of positions or roles, none for all; with `areas` they narrow
    papers of the whole company. `formats` are file endings: without any, papers are composed and
    not rendered. `clip` is the most characters that a posting's plain text may have, 0 for no
    limit.

    With `to_compare` the papers are only held against others, and what no build would write is let
    through. Without `as_made` no whole template in Word is used, for texts that none says any more.
    """

    day: date
    papers: Sequence[str | Paper | Markdown] = usual_kinds()
    positions: Sequence[str] = ()
    formats: Sequence[str] = USUAL
    areas: Sequence[str] = ()
    clip: int = 0
    to_compare: bool = False
    as_made: bool = True


class Made(NamedTuple):
    """Papers in memory: what they say, their text, and the content of each file by its name.

    `texts` are there where a format needs them, and `documents` parses each when it is asked for,
    once. `drafts` is what makes drafts of papers: these must not go out yet, and say so. `notes`
    are for the person.
    """

    organisation: Organisation
    papers: tuple[Paper, ...]
    texts: tuple[Markdown, ...]
    documents: Documents
    files: Mapping[str, bytes]
    drafts: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be settled, or thought about, in who owns what."""
        return self.organisation.findings


def make_papers(
    workspace: Workspace,
    wanted: Wanted,
    maker: Maker | None = None,
    organisation: Organisation | None = None,
) -> Made:
    """Return the papers of a workspace; nothing is written to disk.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> wanted = charter.Wanted(date(2026, 12, 1), positions=["cpto"], formats=["docx"])
    >>> sorted(charter.make_papers(workspace, wanted).files)
    ['cpto-charter.docx', 'cpto-posting.docx']

    `maker` is for those who make the papers of many companies, `organisation` for those who have
    settled already who owns what in this one. Raises CharterError with every problem: InputError
    for what nobody can make, such as the posting of a position that is not vacant; TemplateError
    for templates; OutputError where a format cannot be made here.
    """
    maker = maker or Maker(keep=False)
    organisation = organisation or maker.organise(workspace)
    kinds = _kinds(organisation, wanted)
    if not wanted.to_compare and (wrong := check_own_text(workspace)):
        raise InputError(wrong)
    subject = Subject(
        workspace, organisation, wanted.day, "", tuple(wanted.areas), tuple(wanted.positions)
    )
    given = [each for each in wanted.papers if not isinstance(each, str)]
    tools, documents = maker.tools(workspace), Documents(maker.sections)
    own = PostingTemplates(tools.own, tools.text, tools.templates)
    papers: list[Paper | Markdown] = [*given, *_composed(subject, kinds, own)]
    writings = [Writing(p, tools, documents, wanted.clip, wanted.as_made) for p in papers]
    formats = [each for each in FORMATS.values() if each.ending in wanted.formats]
    files: dict[str, bytes] = {}
    jobs = [(w, f) for w in writings for f in formats if f.is_for(w.paper.kind)]
    for writing, format_, content in _all(jobs, lambda job: (*job, job[1].write(job[0]))):
        if content is not None:
            files[format_.file_name(writing.paper)] = content
    done = [writing.paper for writing in writings]
    texts = [writing.text for writing in writings if writing.is_rendered]
    drafts: list[Problem] = []
    if not wanted.to_compare:
        if unlocked := check_finished(workspace, texts, files):
            raise TemplateError(unlocked)
        drafts = drafts_of(organisation, done, wanted.day, own)
    if not wanted.positions:
        for each in formats:
            files |= each.overview(done, wanted.day) if each.overview else {}
    notes = dict.fromkeys(map(str, workspace.cut))
    notes |= dict.fromkeys(note for w, f in jobs if f.notes for note in f.notes(w))
    if tools.own and not wanted.to_compare:
        from charter.check.own.template_texts import foreign_templates
        from charter.check.own.typed_facts import typed_facts

        notes |= dict.fromkeys(map(str, foreign_templates(tools.own, workspace.company)))
        notes |= dict.fromkeys(map(str, typed_facts(tools.own, workspace.company)))
    return Made(
        organisation, tuple(done), tuple(texts), documents, files, tuple(drafts), tuple(notes)
    )


def _kinds(organisation: Organisation, wanted: Wanted) -> list[PaperKind]:
    """Return the kinds that are asked for and have one of the formats.

    Raises InputError with all that is not known.
    """
    asked = list(dict.fromkeys(each for each in wanted.papers if isinstance(each, str)))
    known = named_kinds()
    where = Place(organisation.company.place.path)
    problems = [
        *not_known("unknown-paper", "paper", asked, known, where.path),
        *not_known("unknown-format", "format", wanted.formats, FORMATS, where.path),
        *not_known("unknown-area", "area", wanted.areas, organisation.catalog.areas, where.path),
    ]
    if not wanted.papers:
        hint = f"name some of {', '.join(known)}"
        problems.append(Problem(where, "unknown-paper", "no kind of paper is named", hint))
    if wanted.clip < 0:
        said = f"a posting cannot be held to {wanted.clip} characters"
        problems.append(Problem(where, "clip-too-short", said, "0 is for no limit"))
    try:
        positions_named(organisation, wanted.positions)
    except InputError as bad:
        problems += bad.problems
    if problems:
        raise InputError(problems)
    there = [*asked, *(each.kind for each in _papers_in(wanted))]
    problems += (
        Problem(where, "not-in-format", f"{ending} is for {having}", f"leave out {ending}")
        for ending, having in without_paper(there, wanted.formats)
    )
    if problems:
        raise InputError(problems)
    formats = [FORMATS[ending] for ending in wanted.formats]
    kinds = [KINDS[name] for name in asked]
    return [k for k in kinds if not formats or any(each.is_for(k.id) for each in formats)]


def _papers_in(wanted: Wanted) -> Iterator[Paper]:
    for each in wanted.papers:
        if not isinstance(each, str):
            yield each.paper if isinstance(each, Markdown) else each


def _composed(subject: Subject, kinds: Sequence[PaperKind], own: PostingTemplates) -> list[Paper]:
    """Return the papers of these kinds: those of each position, then those of the company."""
    organisation = subject.organisation
    of_positions = [kind for kind in kinds if kind.of_position]
    chosen = _chosen(organisation, subject.positions) if of_positions else []
    wanted = [
        (kind, subject._replace(position=name))
        for name in chosen
        for kind in of_positions
        if kind.condition is None
        or kind.condition.takes(organisation.positions[name], bool(subject.positions))
    ]
    wanted += [(kind, subject) for kind in kinds if not kind.of_position]
    if of_positions and not wanted:
        raise _nothing(of_positions[-1], subject, chosen)
    return _all(wanted, lambda one: _compose(*one, own))


def _compose(kind: PaperKind, subject: Subject, own: PostingTemplates) -> Paper:
    assert kind.compose is not None
    return marked_as_draft(subject.organisation, kind.compose(subject), subject.day, own)


def _chosen(organisation: Organisation, words: Sequence[str]) -> list[str]:
    if words:
        return positions_named(organisation, words, with_papers=True)
    return [name for name, p in organisation.positions.items() if p.writes_papers]


def _nothing(kind: PaperKind, subject: Subject, chosen: Sequence[str]) -> InputError:
    organisation = subject.organisation
    place = organisation.company.place
    if chosen:
        place = organisation.positions[chosen[0]].given.place
    positions = subject.positions
    named = " nor ".join(f"'{name}'" for name in positions)
    whose = f"{'neither ' * (len(positions) > 1)}{named}" if positions else "no position"
    verb = "is not" if len(positions) == 1 else "is"
    said, hint = (kind.condition.said, kind.condition.hint) if kind.condition else ("there", "")
    message = f"there is no {kind.id} to write: {whose} {verb} {said}"
    return InputError([Problem(place, "nothing-to-write", message, hint)])


def _all(items: Iterable[_Item], of: Callable[[_Item], _Result]) -> list[_Result]:
    """Return what `of` gives for each item. Raises the problems of all of them, each once."""
    done: list[_Result] = []
    failed: list[CharterError] = []
    for item in items:
        try:
            done.append(of(item))
        except CharterError as bad:
            failed.append(bad)
    if failed:
        raise type(failed[0])(dict.fromkeys(p for bad in failed for p in bad.problems))
    return done
