"""Text of a Word file that a page says otherwise than meant: what nobody sees, a typed page number.

A number that Word counts by itself is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jinja2

from charter.document.docx.xml import OFFICE, W, parse
from charter.docx_templates.environment import not_too_deep
from charter.docx_templates.story import own, paragraphs, shortened, text_of
from charter.docx_templates.template import WordTemplate
from charter.facts.languages import languages
from charter.facts.locales import footer_words
from charter.read.blanks import FILLED
from charter.read.unseen import garbled_in, unseen_in
from charter.render.touching import touching
from charter.values.addresses import address_of, is_address

_OF_PAGE = ("header", "footer")
_HYPHEN = "\u00ad"
"""Shows in Word where a word is parted, and nowhere else."""
_NUMBER = rf"(?:\d{{1,3}}|{FILLED})"
_BLANK = re.compile(r"[ \t\n]+")
_HAS_DIGIT = re.compile(r"\d")
_ENDS = re.compile(r"</w:(?:p|tc)>|<w:(?:br|cr|tab)\b[^>]*>")
_ELEMENT = re.compile(r"<[^>]*>")


def told_text(template: WordTemplate, of: tuple[str, ...] = ("",)) -> Iterator[str]:
    """Yield what of the texts of a Word file papers print otherwise than it was meant.

    `of` is how the places begin that count.
    """
    found: dict[str, None] = {}
    for name, words in template.names.items():
        if name.endswith(".rels"):
            continue
        # As it is in the file: what templates are filled in from has lost some signs already.
        for paragraph, where in paragraphs(parse(template.word.parts[name], bare=True), words):
            if where.words.startswith(of):
                links = _links(paragraph, template, name)
                odd = (
                    *_unseen(where.text),
                    *_garbled(where.text),
                    *_page(paragraph, words),
                    *links,
                )
                found |= {f"{each[0]} ({where.words}) {each[1]}": None for each in odd}
    yield from found
    for at, said in _touching(template):
        if at.startswith(of):
            yield f"{at}: {said}"


def _touching(template: WordTemplate) -> Iterator[tuple[str, str]]:
    """Yield what is printed with nothing between, and where."""
    environment = jinja2.Environment(autoescape=True)  # reads a template, and runs none
    for story in template.stories if not template.flaws else ():
        try:
            with not_too_deep():
                tree = environment.parse(story.source)
        except jinja2.TemplateSyntaxError:
            continue  # said when it is filled in
        for each in touching(tree, _seen):
            tag = template.tags[story.lines[min(each.line, len(story.lines)) - 1]]
            yield tag.where.words, f"{each.message}: {each.hint}"


def _seen(data: str) -> str:
    """Return what a reader sees of a piece of a part's XML."""
    return _ELEMENT.sub("", _ENDS.sub("\v", data).replace("\n", "")).replace("\v", "\n")


def _unseen(text: str) -> Iterator[tuple[str, str]]:
    text = text.replace(_HYPHEN, "")
    whole = unseen_in(text)[2] if unseen_in(text)[0] else ""
    for word in _BLANK.split(text) if whole or unseen_in(text)[0] else ():
        mark, called, kept = unseen_in(word)
        if mark:
            said = f"has {called} (U+{ord(mark):04X}) in it, which nobody sees: type it anew"
            yield f"'{shortened(kept.strip() or whole)}'" if whole.strip() else "the line", said


def _garbled(text: str) -> Iterator[tuple[str, str]]:
    word, meant = garbled_in(text)
    if word:
        yield f"'{word}'", f"has letters that got lost: write {meant or 'the whole word anew'}"


_ON_ONE_MACHINE = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE)


def _links(paragraph: Any, template: WordTemplate, part: str) -> Iterator[tuple[str, str]]:
    """Yield each link whose words are an address, and that leads to another one."""
    targets = {link.id: link.target for link in template.word.links_of(part) if link.external}
    for link in own(paragraph, W + "hyperlink"):
        said, target = text_of(link).strip(), targets.get(link.get(f"{{{OFFICE}}}id", ""), "")
        if _ON_ONE_MACHINE.match(target):
            yield (
                f"'{shortened(said)}'",
                f"is a link to a file of one machine, {shortened(target)}: take the link away",
            )
        elif target and is_address(said) and address_of(said) != address_of(target):
            yield (
                f"'{shortened(said)}'",
                f"is a link to {shortened(target)}: change the one of them that is not meant",
            )


def _page(paragraph: Any, words: str) -> Iterator[tuple[str, str]]:
    """Yield a number of a page, or of all pages, that somebody typed."""
    text = _typed(paragraph)
    for found in _pages().finditer(text):
        # Of the main text only a line that says nothing else is one.
        alone = found["count"] and text.strip() == found[0]
        if _HAS_DIGIT.search(found[0]) and (words.startswith(_OF_PAGE) or alone):
            said = found[0].replace(FILLED, "...")
            hint = "put the number of the page there in Word, with Insert > Page Number"
            yield f"'{said}'", f"is typed, and stands so on every page: {hint}"


def _typed(paragraph: Any) -> str:
    """Return the text of a paragraph with one character for each that Word works out."""
    text, depth = "", 0
    marks = (W + "t", W + "tab", W + "fldChar", W + "fldSimple", W + "pgNum")
    for element in own(paragraph, *marks):
        if element.tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            depth += (kind == "begin") - (kind == "end")
            text += FILLED if kind == "end" and not depth else ""
        elif element.tag in (W + "fldSimple", W + "pgNum"):
            text += FILLED
        elif not depth and next(element.iterancestors(W + "fldSimple"), None) is None:
            text += element.text or "" if element.tag == W + "t" else "\t"
    return text


@cache
def _pages() -> re.Pattern[str]:
    """Return what matches the number of a page in any of our languages."""
    ways = {footer_words(code) for code in languages()}
    before = "|".join(sorted(re.escape(first.strip()) for first, _ in ways))
    between = "|".join(sorted({re.escape(then.strip()) for _, then in ways} | {"/"}))
    return re.compile(
        rf"\b(?:{before})\s{{0,2}}{_NUMBER}(?![\w,.]\d)"
        rf"(?P<count>\s{{0,2}}(?:{between})\s{{0,2}}{_NUMBER})?(?!\w)",
        re.IGNORECASE,
    )
