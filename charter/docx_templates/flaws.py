"""What cannot work in a template made in Word: its tags, its styles, its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import jinja2
from lxml import etree

from charter.compose.paper_kinds import KINDS, position_kinds
from charter.document.docx.word_file import relationships
from charter.document.docx.xml import R, W
from charter.docx_templates.environment import TOO_DEEP, WordEnvironment, not_too_deep
from charter.docx_templates.story import Where, paragraphs
from charter.docx_templates.tags import Flaw, WordTag
from charter.docx_templates.template import WordTemplate
from charter.problems import Place, Problem
from charter.render.base import PaperEnvironment
from charter.render.field_types import names_of
from charter.render.name_checker import NameChecker
from charter.render.tags import TemplateText, syntax_said

_PICTURES = ("blip", "imagedata", "svgBlip")
_STYLED = {W + "pStyle": "paragraph", W + "rStyle": "character", W + "tblStyle": "table"}
_OPENERS = ("for", "if", "set", "macro", "call", "filter", "with", "block", "autoescape")
_BROKEN = {"for": "{% for _ in [] %}", "if": "{% if 1 %}"}
_AS_FIELDS = {
    "company": "company.name",
    "title": "position.title",
    "date": "{}.date_text",
    "hash": "content_hash",
}
"""The tokens of a letterhead, and the field that says the same."""
_DOTTED = re.compile(r"(?:charter|posting|company|position)\.\w+")
_NO_FIELD = (
    "'charter templates fields' lists what to write in {{ }}; what is filled in elsewhere stands "
    "under 'tokens' in the company file"
)
_ELSEWHERE = ("include", "extends", "import", "from")


def mistakes_of(template: WordTemplate) -> list[tuple[Problem, int]]:
    """Return each mistake once, with the paragraph of the main text that it is in, or 0.

    One of them is enough to make no paper from the template.
    """
    every = (template.flaws, _tag_flaws(template), _file_flaws(template), _unfilled(template))
    flaws = dict.fromkeys(flaw for flaws in every for flaw in flaws)
    found = [(problem, 0) for problem in template.problems]
    found += [(template.problem(flaw), flaw.where.number) for flaw in flaws]
    return found or [(problem, 0) for problem in _without_fields(template)]


def _unfilled(template: WordTemplate) -> Iterator[Flaw]:
    """Yield what looks like a field of another program, or like one of a letterhead."""
    for each in template.unfilled:
        if each.kind == "field":
            name = each.text.strip("{}$ ")
            field = _AS_FIELDS.get(name.lower(), name if _DOTTED.fullmatch(name) else "")
            hint = (
                f"write {{{{ {field.format(_called(_kind(template)))} }}}}" if field else _NO_FIELD
            )
            message = f"nothing fills in '{each.text}'"
            yield Flaw(each.where, "unknown-token", message, hint)


def _without_fields(template: WordTemplate) -> Iterator[Problem]:
    """Yield a problem where a template prints nothing of a paper: it is a letterhead, or a letter.

    Every paper made from it would say the same, and nothing of what the Markdown says.
    """
    if not any(tag.kind == "print" for tag in template.tags):
        message = "prints no field, so papers made from it would say nothing of the position"
        hint = "did you mean letterhead.docx? 'charter templates fields' lists what to type here"
        yield Problem(Place(str(template.path)), "no-field", message, hint)


def _tag_flaws(template: WordTemplate) -> Iterator[Flaw]:
    """Yield what is wrong in tags by themselves, and names that no paper has."""
    environment, plain = WordEnvironment(), PaperEnvironment(loader=jinja2.DictLoader({}))
    kind = _kind(template)
    for story in template.stories:
        tags = [template.tags[number] for number in story.lines]
        broken = set()
        for number, tag in enumerate(tags):
            if flaw := _syntax(environment, tag):
                broken.add(number)
                yield flaw
        source = "\n".join(_balanced(tags, broken))
        checker = NameChecker(TemplateText("", source, plain), _names(kind), "")
        try:
            with not_too_deep():
                checker.check(plain.parse(source))
        except jinja2.TemplateSyntaxError as bad:
            # Each tag is sound and all blocks are closed, so this is rare: an else without its if.
            if bad.message == TOO_DEEP and any(f.code == "template-syntax" for f in template.flaws):
                continue
            yield Flaw(tags[bad.lineno - 1].where, "template-syntax", bad.message or "syntax error")
            continue
        for problem in checker.problems:
            where = tags[problem.place.line - 1].where
            yield Flaw(where, problem.code, problem.message, problem.hint)


def _called(kind: str) -> str:
    return KINDS[kind].called if kind in KINDS else kind


def _kind(template: WordTemplate) -> str:
    stem = template.path.stem
    kinds = (kind for kind in position_kinds() if stem == kind or stem.endswith(f"-{kind}"))
    return next(kinds, stem.rpartition("-")[2])


def _names(kind: str) -> dict[str, Any]:
    """Return the names that a template of a kind of paper can use, each with its kind."""
    kinds = position_kinds()
    if kind in kinds:
        return names_of(kind)
    return {name: of for each in kinds for name, of in names_of(each).items()}


def _syntax(environment: WordEnvironment, tag: WordTag) -> Flaw | None:
    """Return what Jinja says about one tag taken by itself, its block closed."""
    word = tag.word
    if tag.kind == "text" or word.startswith("end") or word == "else":
        return None
    if word in _ELSEWHERE:
        message = f"'{word}' does not work in Word: there is no other template to reach"
        return Flaw(tag.where, "template-syntax", message, "put its text here")
    if tag.written.startswith("{{{"):
        return Flaw(tag.where, "template-syntax", f"'{tag.quoted}' has three braces", "write two")
    source = tag.alone
    if word == "elif":
        source = f"{{% if 1 %}}{source}{{% endif %}}"
    elif word in _OPENERS and not (word == "set" and "=" in tag.code):
        source += f"{{% end{word} %}}"
    try:
        with not_too_deep():
            environment.parse(source)
    except jinja2.TemplateSyntaxError as bad:
        said, hint = syntax_said(bad.message, tag.written)
        return Flaw(tag.where, "template-syntax", f"'{tag.quoted}': {said}", hint)
    return None


def _balanced(tags: Sequence[WordTag], broken: set[int]) -> Iterator[str]:
    """Yield one line for each tag, so that blocks nest although some are wrong or not closed."""
    open_: list[str] = []
    for number, tag in enumerate(tags):
        word, line = tag.word, tag.alone
        opens = word in _OPENERS and not (word == "set" and "=" in tag.code)
        if opens:
            line = _BROKEN.get(word, "") if number in broken else line
            open_ += [word] if line else []
        elif word.startswith("end"):
            line = ""
            if word[3:] in open_:
                while open_:
                    last = open_.pop()
                    line += f"{{% end{last} %}}"
                    if last == word[3:]:
                        break
        elif number in broken or (word in ("else", "elif") and not open_):
            line = ""
        last_line = number == len(tags) - 1
        yield line + ("".join(f"{{% end{w} %}}" for w in reversed(open_)) if last_line else "")


def _file_flaws(template: WordTemplate) -> Iterator[Flaw]:
    """Yield styles that are not there, pictures that will not show, tags where none can work."""
    styles = _styles(template)
    for story in template.stories:
        root = etree.fromstring(template.parts[story.part])
        there = {
            r.id
            for r in relationships(template.parts, story.part)
            if r.external or r.target in template.parts
        }
        words = template.names.get(story.part, "")
        told = set()
        places = {}
        for paragraph, where in paragraphs(root, words):
            places[paragraph] = where
            for element in paragraph.iter(*_STYLED):
                yield from _style_flaw(element, where, styles)
            for element in paragraph.iter():
                if _refers_to_nothing(element, there) and element not in told:
                    told.add(element)
                    yield _missing(element, where)
        for element in root.iter():
            if _refers_to_nothing(element, there) and element not in told:
                yield _missing(element, Where(words or "the page", ""))
        for element in root.iter(W + "tblStyle"):
            first = next(element.getparent().getparent().iter(W + "p"), None)
            at = places.get(first, Where("table", ""))
            yield from _style_flaw(element, at, styles)


def missing_pictures(template: WordTemplate) -> Iterator[Flaw]:
    """Yield each picture that will not show."""
    return (flaw for flaw in _file_flaws(template) if flaw.code == "missing-image")


def _refers_to_nothing(element: Any, there: set[str]) -> bool:
    return any(
        name.startswith(R) and value and value not in there
        for name, value in element.attrib.items()
    )


def _missing(element: Any, where: Where) -> Flaw:
    if etree.QName(element).localname in _PICTURES:
        message = "a picture will not show: it is missing in the file"
        return Flaw(where, "missing-image", message, "delete it and insert it again")
    what = etree.QName(element).localname
    message = f"something that belongs here is missing in the file ({what})"
    return Flaw(where, "missing-part", message, "open the file in Word and save it again")


def _styles(template: WordTemplate) -> set[str]:
    for relation in relationships(template.parts, template.stories[0].part):
        if relation.type.endswith("/styles") and relation.target in template.parts:
            root = etree.fromstring(template.parts[relation.target])
            return {style.get(W + "styleId", "") for style in root.iter(W + "style")}
    return set()


def _style_flaw(element: Any, where: Where, styles: set[str]) -> Iterator[Flaw]:
    name = element.get(W + "val", "")
    if name not in styles:
        message = f"the file has no {_STYLED[str(element.tag)]} style '{name}'"
        yield Flaw(where, "unknown-style", message, "choose a style of the list in Word")
