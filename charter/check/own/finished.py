"""That locked statements and blocks stand in finished papers, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from charter.check.own.locked import STATEMENTS
from charter.compose.papers import Posting
from charter.facts.company import Lock, Workspace
from charter.facts.prose import pieces_of, with_addresses
from charter.own_templates.files import MARKDOWN, own_files
from charter.problems import Place, Problem
from charter.render.markdown import as_markdown
from charter.render.papers import Markdown


def missing_text(
    workspace: Workspace, texts: Sequence[Markdown], files: Mapping[str, bytes]
) -> list[Problem]:
    """Return a problem for each locked statement that a posting does not carry word for word."""
    locks = [lock for lock in workspace.company.locked if lock.name in STATEMENTS]
    own = own_files(workspace.folder / "templates")
    if not locks or not own:
        return []
    return [
        problem
        for text in texts
        if isinstance(text.paper, Posting)
        for lock in locks
        for problem in _missing(text, lock, files, own)
    ]


def _missing(
    text: Markdown, lock: Lock, files: Mapping[str, bytes], own: Mapping[str, Path]
) -> Iterator[Problem]:
    statement = str(getattr(text.paper, lock.name))
    if not statement:
        return
    message = f"the posting {text.name} does not carry '{lock.name}', locked in {lock.place}"
    hint = f"print {{{{ posting.{lock.name} }}}} in this template, as it is"
    said = " ".join(text.text.split())
    if not all(as_markdown(piece.text) in said for piece in pieces_of(statement)):
        yield Problem(Place(_template(text, own, MARKDOWN)), "locked", message, hint)
    elif document := files.get(f"{text.name}.docx"):
        # The Markdown is right; Word can only differ where it has a template of its own.
        template = _template(text, own, ".docx")
        words = _words(document, text.name) if template else ""
        if template and not all(with_addresses(p.text) in words for p in pieces_of(statement)):
            yield Problem(Place(template), "locked", f"{message}, in Word", hint)


def _template(text: Markdown, own: Mapping[str, Path], ending: str) -> str:
    for name in (text.name, text.paper.kind):
        if path := own.get(f"{name}{ending}"):
            return str(path)
    return "templates" if ending == MARKDOWN else ""


def _words(document: bytes, name: str) -> str:
    """Return the text of a Word file as one line, as far as its reader sees it."""
    from charter.document.docx.reader import text_of
    from charter.document.docx.word_file import word_file_of

    read = text_of(word_file_of(Path(name), document))
    edges = (p for section in read.edges for edge in section for p in edge.paragraphs)
    paragraphs = (
        "".join("" if span.look.hidden or span.look.struck else span.text for span in p.spans)
        for p in (*read.paragraphs, *edges)
    )
    return " ".join(" ".join(paragraphs).split())
