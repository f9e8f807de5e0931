"""Every mistake in a whole template made in Word, before any paper is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from lxml import etree

from charter.compose.paper_kinds import KINDS
from charter.compose.papers import Paper
from charter.document.docx.reader import text_of
from charter.document.docx.text import DocxText
from charter.document.docx.word_file import read_word_file
from charter.document.docx.xml import W
from charter.docx_templates.filler import WordFiller
from charter.docx_templates.flaws import mistakes_of
from charter.docx_templates.marks import told_marks
from charter.docx_templates.odd_text import told_text
from charter.docx_templates.outside import sendable
from charter.docx_templates.story import paragraphs, parse_part, pieces, shortened
from charter.docx_templates.template import WordTemplate, read_word_template, template_of
from charter.docx_templates.unseen import struck_out, unseen
from charter.docx_templates.worked_out import told_worked_out
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place, Problem, TemplateError
from charter.render.papers import BLANK_HASH, Markdown

_HASH = re.compile(r"\{\s*hash\s*\}", re.IGNORECASE)
_SAYS = re.compile(r"\w")
_OF_PAGE = ("header", "footer")
_BLANKS = ("form", "mark", "open", "highlight", "watermark")
"""Kinds of what looks like a blank; lines to sign are usual in papers."""


class WordMistake(NamedTuple):
    """One mistake. `paragraph` counts all paragraphs of the main text from 1; 0 is elsewhere."""

    problem: Problem
    paragraph: int = 0


def check_word_template(
    path: Path, papers: Sequence[Paper], tokens: Collection[str]
) -> list[WordMistake]:
    """Return every mistake of the template at `path`, also those that only `papers` bring out.

    `tokens` are marks that other programs fill in.
    """
    try:
        template = read_word_template(path, tokens)
    except TemplateError as bad:
        return [WordMistake(problem) for problem in bad.problems]
    found = [WordMistake(*mistake) for mistake in mistakes_of(template)]
    if not found:
        found = list(_rendered(template, papers))
    return sorted(dict.fromkeys(found), key=lambda m: (m.paragraph or 10**6, m.problem))


def notes_on(path: Path, tokens: Collection[str] = ()) -> list[Problem]:
    """Return what papers made from the template at `path` do without, where it can be read.

    Also what they print that looks like a blank; `tokens` are marks that other programs fill in.
    """
    try:
        sent = sendable(read_word_file(path))
    except TemplateError:
        return []
    notes = [Problem(Place(str(path)), "outside", note) for note in sent.notes]
    left = left_in(template_of(sent, tokens), tokens)
    notes += [Problem(Place(str(path)), "blank", note) for note in left]
    signed = (kind.id for kind in KINDS.values() if kind.signed)
    if any(path.stem == kind or path.stem.endswith(f"-{kind}") for kind in signed):
        said = dict.fromkeys(_left_to_word(text_of(sent.word)))
        notes += [Problem(Place(str(path)), "only-in-word", note) for note in said]
    return notes


def left_in(template: WordTemplate, tokens: Collection[str]) -> Iterator[str]:
    """Yield what each paper made from a template says, and its author may have meant for nobody."""
    for each in template.unfilled:
        if each.kind in _BLANKS:
            yield f"{each} is printed as it stands"
    read = text_of(template.word)
    for text in unseen(read, tokens):
        yield f"text that does not show goes into papers, where a reader can find it: {text}"
    for text in struck_out(read):
        yield f"{text} is printed struck out"
    yield from told_marks(template)
    yield from told_text(template)
    yield from told_worked_out(template, "{{ charter.date_text }}")


def left_in_page(path: Path, tokens: Collection[str]) -> Iterator[str]:
    """Yield what looks like a blank in the header and footer that papers take from a letterhead."""
    try:
        template = read_word_template(path, tokens)
    except (TemplateError, etree.XMLSyntaxError, KeyError, ValueError):
        return  # what a letterhead is read for is another part of the file
    yield from told_marks(template, _OF_PAGE)
    yield from told_text(template, _OF_PAGE)
    yield from told_worked_out(template, "{date}", _OF_PAGE)
    for text in unseen(text_of(template.word), tokens, edges_only=True):
        yield f"text that does not show goes into papers, where a reader can find it: {text}"
    for flaw in template.flaws:
        if flaw.code == "tracked-changes" and flaw.where.words.startswith(_OF_PAGE):
            told = f"has tracked changes in its {flaw.where.words}, which papers take as accepted"
            yield f"{told}: accept or reject them in Word, under Review"
    yield from _only_in_some(template)
    for each in template.unfilled:
        tells_itself = each.text.startswith(("{", "$"))  # as its own kind of mistake
        of_page = each.where.words.startswith(_OF_PAGE)
        if of_page and not tells_itself and each.kind in (*_BLANKS, "field"):
            yield f"{each} is printed as it stands"


def _only_in_some(template: WordTemplate) -> Iterator[str]:
    """Yield where a letterhead says something around a hash, which public papers have not."""
    for name, words in template.names.items():
        if words.startswith(_OF_PAGE):
            for paragraph, where in paragraphs(parse_part(template.word.parts[name]), words):
                parts = "".join(
                    "\t" if piece.element.tag == f"{W}tab" else piece.text
                    for piece in pieces(paragraph)
                ).split("\t")
                said = [_HASH.sub("", part) for part in parts if _HASH.search(part)]
                if any(map(_SAYS.search, said)):
                    yield (
                        f"'{{hash}}' is empty in postings, and leaves a hole in "
                        f"'{shortened(where.text)}' ({where.words}): put it into a line of its own"
                    )


def _left_to_word(read: DocxText) -> Iterator[str]:
    """Yield what the text of a paper in other formats does not have from its Word file."""
    for unread in read.unread:
        yield f"{unread.what}, in {unread.where}: look at it in the other formats of the paper"
    for paragraph in read.paragraphs:
        for span in paragraph.spans:
            if span.look.symbols and (text := shortened(span.text)):
                yield f"'{text}' in {span.look.symbols}: other formats show these letters, no signs"


def _rendered(template: WordTemplate, papers: Sequence[Paper]) -> Iterator[WordMistake]:
    """Yield what goes wrong when the papers are made."""
    numbers = {str(tag.where): tag.where.number for tag in template.tags}
    try:
        filler = WordFiller(template.path, read=template, trial=True)
    except TemplateError as bad:
        yield from (_placed(problem, numbers) for problem in bad.problems)
        return
    for paper in papers:
        try:
            signed = KINDS[paper.kind].signed
            filler.fill(filler.text(paper) if signed else Markdown(paper, "", BLANK_HASH))
        except CharterError as bad:
            yield from (_placed(problem, numbers) for problem in bad.problems)


def _placed(problem: Problem, numbers: dict[str, int]) -> WordMistake:
    where = (n for words, n in numbers.items() if problem.message.startswith(f"{words}: "))
    return WordMistake(problem._replace(place=Place(problem.place.path)), next(where, 0))
