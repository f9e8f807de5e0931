"""Whether a Word file that is no longer as we wrote it was only saved again by another program.

Such a file is still ours: it says and shows what we wrote, now or before. What cannot be read in
it, a comment, a tracked change or a signature makes it a person's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from charter.compose.paper_kinds import KINDS
from charter.compose.papers import Charter, Posting
from charter.document.docx.reader import text_of
from charter.document.docx.text import DocxParagraph, DocxText
from charter.document.docx.word_file import word_file_of
from charter.facts.company import Workspace
from charter.facts.languages import charter_language, posting_language
from charter.make import Wanted, make_papers
from charter.maker import Maker
from charter.problems import CharterError
from charter.render.papers import BLANK_HASH, Markdown, hashed, is_draft
from charter.review.changes import changes
from charter.review.compare import day_of
from charter.review.word import lines_of_word
from charter.write.texts import recall


def only_saved_again(workspace: Workspace, day: date, path: Path, content: bytes) -> bool:
    """Return whether the paper at `path`, which has this content, says and shows what we wrote.

    `path` names the paper, and lies in the folder that remembers what it said; `day` is its date
    where it has none.
    """
    try:
        read = text_of(word_file_of(path, content))
        if read.comments or read.tracked or read.deleted or read.signed:
            return False
        return any(_same(ours, read) for ours in _ours(workspace, day, path, read))
    except CharterError:
        return False


def _ours(workspace: Workspace, day: date, path: Path, read: DocxText) -> Iterator[DocxText]:
    """Yield what we write under this name, then what we wrote before. Raises CharterError."""
    name, _, kind = path.stem.rpartition("-")
    public = kind in KINDS and KINDS[kind].public
    language = (posting_language if public else charter_language)(workspace.company)
    on = day_of(lines_of_word(read), kind, language) or day
    maker = Maker()
    organisation = maker.organise(workspace)
    wanted = Wanted(on, (kind,), (name,), formats=("md",), to_compare=True)
    texts = make_papers(workspace, wanted, maker, organisation).texts

    def docx(text: Markdown) -> DocxText:
        one = wanted._replace(papers=(text,), formats=("docx",))
        return _read_again(*make_papers(workspace, one, maker, organisation).files.values())

    for text in texts:
        if text.name != path.stem:
            continue
        yield docx(text)
        if maker.tools(workspace).templates.path(text.paper):
            continue  # no template in Word can say an earlier text again
        for before in recall(path.parent, text):
            yield docx(_as_written(before, text))


def _as_written(text: str, like: Markdown) -> Markdown:
    """Return a remembered text, in which the hash of today's stands, with its own."""
    paper = like.paper
    if isinstance(paper, Charter | Posting):
        paper = paper._replace(draft=is_draft(text, paper.language))
    return hashed(paper, text.replace(like.content_hash, BLANK_HASH))


def _read_again(content: bytes) -> DocxText:
    return text_of(word_file_of(Path("paper.docx"), content))


def _same(ours: DocxText, read: DocxText) -> bool:
    one, other = lines_of_word(ours), lines_of_word(read)
    known = {unread.key for unread in ours.unread}
    return (
        all(unread.key in known for unread in read.unread)
        and not changes(one.lines, other.lines)
        and not changes(one.beside, other.beside)
        and _looks(ours) == _looks(read)
        and ours.pages == read.pages
    )


def _looks(read: DocxText) -> list[object]:
    """Return all that is written, and how it looks, whatever pieces a program cuts it into."""
    edges = [edge.paragraphs for section in read.edges for edge in section]
    paragraphs = [*read.paragraphs, *(p for each in edges for p in each)]
    return [_look(p) for p in paragraphs if p.text.strip()]


def _look(paragraph: DocxParagraph) -> object:
    signs = [(c, s.look, s.link) for s in paragraph.spans for c in s.text if not c.isspace()]
    return paragraph.kind, paragraph.level, paragraph.cell, paragraph.merged, signs
