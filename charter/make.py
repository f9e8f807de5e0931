"""From a workspace to papers on disk: the whole pipeline in one call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.assign.positions import positions_named
from charter.check.own.own_text import check_finished, check_own_text
from charter.check.papers.drafts import drafts_of, marked_as_draft
from charter.compose.papers import Paper
from charter.docx_templates.texts import Texts
from charter.problems import CharterError, InputError, Problem, TemplateError
from charter.read.company import Workspace
from charter.read.company_file import read_workspace
from charter.render.papers import Markdown
from charter.write.files import Written, held, write_files
from charter.write.lock import clear

if TYPE_CHECKING:
    from charter.document.document import Documents
    from charter.write.docx.writer import DocxWriter
    from charter.write.pdf.writer import PdfWriter

FORMATS = ("md", "docx")
EVERY_FORMAT = (*FORMATS, "pdf", "html", "json", "txt")
_WEB = frozenset(("html", "json", "txt"))
PAPERS = ("charter", "posting")
LETTERHEAD = Path("templates") / "letterhead.docx"


def papers_of(
    organisation: Organisation,
    day: date,
    positions: Collection[str] = (),
    papers: Collection[str] = PAPERS,
) -> list[Paper]:
    """Return the papers of an organisation: charters of all positions, postings of the vacant ones.

    `positions` are ids of positions or roles; all, where it names none. Raises InputError with
    those that there are not, or where a posting is asked for and none of them is vacant.
    """
    from charter.compose.charter import compose_charter
    from charter.compose.posting import compose_posting

    chosen = _chosen(organisation, positions)
    made: list[Paper] = []
    untranslated: list[Problem] = []
    for name in chosen:
        position = organisation.positions[name]
        for paper, compose in (("charter", compose_charter), ("posting", compose_posting)):
            posted = position.status == "vacant" and position.can_be_posted
            if paper not in papers or (paper == "posting" and not posted):
                continue
            try:
                made.append(marked_as_draft(organisation, compose(organisation, name, day), day))
            except InputError as bad:
                untranslated += bad.problems
    if untranslated:
        raise InputError(untranslated)
    if not made:
        named = " nor ".join(f"'{name}'" for name in positions)
        whose = f"{'neither ' * (len(positions) > 1)}{named}" if positions else "no position"
        verb = "is not" if len(positions) == 1 else "is"
        message = f"there is no posting to write: {whose} {verb} vacant with text for a posting"
        hint = "add 'status: vacant' to the position that you are hiring for"
        place = organisation.positions[chosen[0]].given.place
        raise InputError([Problem(place, "nothing-to-write", message, hint)])
    return made


def _chosen(organisation: Organisation, words: Collection[str]) -> list[str]:
    if words:
        return positions_named(organisation, words, with_papers=True)
    return [name for name, p in organisation.positions.items() if p.writes_papers]


def render_papers(
    papers: Sequence[Paper],
    own_templates: Path | None,
    tokens: Collection[str] = (),
    word: WordFiles | None = None,
) -> list[Markdown]:
    """Return the Markdown of each paper. Raises TemplateError with the problems of all of them.

    A charter with a whole template in Word says what that writes. `tokens` are marks in such
    templates that other programs fill in; `word` is what then makes the files.
    """
    renderer = Texts(own_templates, tokens, word.templates if word else None)
    made: list[Markdown] = []
    problems: list[Problem] = []
    for paper in papers:
        try:
            made.append(renderer.of(paper))
        except CharterError as bad:
            problems += bad.problems
            kind = type(bad)
    if problems:
        raise kind(problems)
    return made


def files_of(
    texts: list[Markdown],
    formats: Collection[str],
    own_templates: Path | None,
    tokens: Collection[str] = (),
    clip: int = 0,
    word: WordFiles | None = None,
    documents: Documents | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file; json is for postings only, pdf needs an extra.

    `tokens` are marks in whole Word templates that other programs fill in; `clip` is the most
    characters that a plain text of a posting may have, 0 for no limit. `word` is for those who make
    the papers of many companies, `documents` for those who need what was written once more. Raises
    TemplateError, at the end, with the problems of all papers, and OutputError where pdf cannot be
    made here.
    """
    from charter.document.document import Documents

    word = word or WordFiles(own_templates, tokens)
    documents = documents or Documents()
    problems: list[Problem] = []
    for text in texts:
        if "md" in formats:
            yield f"{text.name}.md", text.text.encode()
        for ending, write in (("docx", word.docx), ("pdf", word.pdf)):
            if ending in formats:
                try:
                    yield f"{text.name}.{ending}", write(text, documents)
                except TemplateError as bad:
                    problems += bad.problems
        if not _WEB.isdisjoint(formats):
            from charter.write.web.files import web_files

            try:
                yield from web_files(documents.of(text), formats, clip)
            except TemplateError as bad:
                problems += bad.problems
    if problems:
        raise TemplateError(problems)


class WordFiles:
    """Makes Word files from whole Word templates, and from documents where there is none.

    A PDF is made from a document, in the look of the same letterhead.
    """

    def __init__(self, own_templates: Path | None, tokens: Collection[str]) -> None:
        from charter.docx_templates.choice import WordTemplates

        self._folder = own_templates
        self.templates = WordTemplates(own_templates, tokens)
        self._writer: DocxWriter | None = None
        self._pdf: PdfWriter | None = None

    def docx(self, text: Markdown, documents: Documents) -> bytes:
        """Return the Word file of one paper. Raises TemplateError."""
        if template := self.templates.path(text.paper):
            return self.templates.fill(template, text)
        from charter.write.docx.writer import DocxWriter

        self._writer = self._writer or DocxWriter(self._folder)
        return self._writer.write(documents.of(text))

    def pdf(self, text: Markdown, documents: Documents) -> bytes:
        """Return the PDF of one paper. Raises TemplateError, and OutputError without the extra."""
        from charter.write.pdf.writer import PdfWriter

        self._pdf = self._pdf or PdfWriter(self._folder)
        return self._pdf.write(documents.of(text))


def build(
    workspace: Path | Workspace,
    out: Path | None = None,
    *,
    day: date,
    positions: Collection[str] = (),
    papers: Collection[str] = PAPERS,
    formats: Collection[str] = FORMATS,
    force: bool = False,
    keep: bool = False,
    clip: int = 0,
    ours: Callable[[Path, bytes], bool] | None = None,
) -> Written:
    """Write the papers of a workspace and return what was written.

    A paper that a person edited stops the run, unless `force` overwrites it, or `keep` leaves it
    and writes the new one beside it. `ours` is asked of a paper that is not as it was left, with
    its content, whether it is ours all the same; without it, it was edited. `out` is the
    workspace's own `out` folder when left out. `clip` is the limit of a posting's plain text; what
    it cost is among the notes. Papers that must not go out yet are written as drafts, and `drafts`
    says what makes them so. Raises CharterError with every problem; then no file has changed.
    """
    from charter.document.document import Documents
    from charter.write.texts import remember

    if isinstance(workspace, Path):
        workspace = read_workspace(workspace)
    organisation = organise(workspace)
    if wrong := check_own_text(workspace):
        raise InputError(wrong)
    templates = workspace.folder / "templates"
    if set(formats) == {"json"}:
        papers = ("posting",)
    made = papers_of(organisation, day, positions, papers)
    tokens, documents = workspace.company.tokens, Documents()
    word = WordFiles(templates, tokens)
    texts = render_papers(made, templates, tokens, word)
    files = dict(files_of(texts, formats, templates, tokens, clip, word, documents))
    if unlocked := check_finished(workspace, texts, files):
        raise TemplateError(unlocked)
    notes: tuple[str, ...] = ()
    if "html" in formats and not positions:
        from charter.write.web.files import careers_file

        files |= careers_file(made, day)
    if clip and "txt" in formats:
        from charter.write.web.files import clip_notes

        notes = tuple(clip_notes(map(documents.of, texts), clip))
    whole = not positions and set(papers) == set(PAPERS)
    folder = out or workspace.folder / "out"
    with held(folder):
        done = write_files(folder, files, force=force, whole=whole, keep=keep, ours=ours)
        remember(folder, texts)  # also what a killed run wrote and did not come to remember
    clear(workspace.folder, workspace.folder / "catalog", templates, templates / ".shipped")
    left = tuple(name for name in done.left_over if _is_such_a_paper(name, formats))
    drafts = tuple(drafts_of(organisation, made, day))
    return done._replace(left_over=left, notes=notes, drafts=drafts)


def _is_such_a_paper(name: str, formats: Collection[str]) -> bool:
    # Other commands write into the same folder; what they left is not for `build` to judge.
    file = Path(name)
    paper = file.stem.endswith(tuple(f"-{paper}" for paper in PAPERS))
    return paper and file.suffix[1:] in formats
