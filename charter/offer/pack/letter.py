"""The employer's letter: read, checked, and filled in for one person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from charter.document.docx.reader import text_of
from charter.document.docx.word_file import WordFile, read_word_file
from charter.document.docx.xml import W, parse, xml_bytes
from charter.docx_templates.clean import loose_text, mend
from charter.docx_templates.environment import (
    WordEnvironment,
    compiled,
    not_too_deep,
    problem_of,
)
from charter.docx_templates.flaws import missing_pictures
from charter.docx_templates.holes import holes_in
from charter.docx_templates.outside import sendable
from charter.docx_templates.template import Story, WordTemplate, template_of
from charter.docx_templates.unseen import struck_out, unseen
from charter.load.hire import Hire, known_fields
from charter.named_tuples import NamedTuple
from charter.problems import (
    CharterError,
    InputError,
    Place,
    Problem,
    TemplateError,
    did_you_mean,
    error,
)
from charter.read.files import version_of
from charter.render.holes import unmarked

_FIELD = re.compile(r"\bhire\s*(?:\.\s*(\w+)|\[\s*[\"'](\w+)[\"']\s*\])")
_DOTTED = re.compile(r"(?<![\w.\"'])([A-Za-z_]\w*)\s?\.\s?([A-Za-z]\w*)")
_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
MADE_OF = {"pay_text": ("pay", "currency")}
"""Fields that are put together of others of the person's data."""
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible")


class Letter(NamedTuple):
    """A letter checked once. `changing` are the stories with fields, each ready to be filled.

    `unseen` are texts that nobody sees on the page, and that travel with it all the same; `struck`
    are those that are struck out.
    """

    template: WordTemplate
    word: WordFile
    parts: dict[str, bytes]
    changing: tuple[tuple[Story, Any], ...]
    environment: WordEnvironment
    unseen: tuple[str, ...]
    struck: tuple[str, ...]

    @property
    def document(self) -> str:
        """Return the name of the main part."""
        return self.template.stories[0].part

    @property
    def asks_for_hire(self) -> bool:
        """Return whether it has a field of the person's data."""
        return any(fields_of(tag.code) for tag in self.template.tags if tag.kind != "text")

    @property
    def page_changes(self) -> bool:
        """Return whether a header or footer has fields."""
        return any(story.part != self.document for story, _ in self.changing)


def read_letter(path: Path, tokens: Collection[str] = ()) -> Letter:
    """Return the letter at `path`. Raises InputError with everything that is wrong with it."""
    try:
        version = version_of(path)
    except FileNotFoundError:
        raise error(InputError, path, "no-file", "there is no such file") from None
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, path, "unreadable", message) from None
    return _read(path, tuple(tokens), version)


@lru_cache(maxsize=8)
def _read(path: Path, tokens: tuple[str, ...], _version: object) -> Letter:
    try:
        sent = sendable(read_word_file(path))
        template = template_of(sent, tokens)
    except (TemplateError, etree.XMLSyntaxError, KeyError, ValueError) as bad:
        if isinstance(bad, CharterError):
            raise InputError(map(_of_letter, bad.problems)) from None
        message = f"this Word file is damaged: {bad}"
        hint = "open it in Word and save it again as .docx"
        raise InputError([Problem(Place(str(path)), "no-word-file", message, hint)]) from None
    found = [*template.problems, *map(template.problem, template.flaws), *_protected(sent.word)]
    found += [template.problem(flaw) for flaw in missing_pictures(template)]
    environment = WordEnvironment()
    changing = []
    for story in template.stories if not found else ():
        if story.changes:
            try:
                changing.append((story, compiled(environment, story.source)))
            except Exception as bad:
                found.append(problem_of(bad, story.lines, template.tags, path))
    if found:
        raise InputError(map(_of_letter, found))
    with_comments = any(
        link.type.endswith(tuple(f"/{kind}" for kind in _COMMENTS))
        for link in sent.word.links_of(sent.word.document)
    )
    # What nobody has to touch goes out byte for byte; comments are for people inside.
    parts = template.parts if with_comments or changing else sent.word.parts
    read = text_of(sent.word)
    return Letter(
        template,
        sent.word,
        parts,
        tuple(changing),
        environment,
        tuple(unseen(read, tokens)),
        tuple(struck_out(read)),
    )


def _of_letter(problem: Problem) -> Problem:
    return problem._replace(message=problem.message.replace("the template has", "the letter has"))


def _protected(word: WordFile) -> Iterator[Problem]:
    for link in word.links_of(word.document):
        if not link.type.endswith("/settings") or link.target not in word.parts:
            continue
        for element in parse(word.parts[link.target]).iter(W + "documentProtection"):
            if element.get(W + "enforcement") in ("1", "true", "on"):
                message = "this letter is protected against changes"
                hint = "in Word, Review > Restrict Editing > Stop Protection, then save it"
                yield Problem(Place(str(word.path)), "protected", message, hint)


def fill_letter(
    letter: Letter, names: Mapping[str, Any], hire: Hire | None, shown: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the parts of the letter with its fields filled in; others are as they were.

    `names` are what fields can print besides `hire`, `shown` the person's data as text. Raises
    InputError with every field that cannot be filled.
    """
    wrong = [*_unknown(letter, hire, shown), *_unknown_names(letter, names)]
    if wrong:
        raise InputError(wrong)
    context = {**names, "hire": {**dict.fromkeys(known_fields(), ""), **shown}}
    roots: dict[str, Any] = {}
    letter.environment.start_paper()
    for story, template in letter.changing:
        try:
            rendered = template.render(context)
            wrong += holes_in(rendered, letter.environment, letter.template, story)
            roots[story.part] = _filled(unmarked(rendered), letter.template.path)
        except Exception as bad:
            tags = letter.template.tags
            wrong.append(_discreet(problem_of(bad, story.lines, tags, letter.template.path), shown))
    if wrong:
        raise InputError(wrong)
    turns = letter.template.turns
    lists = {turns.part: turns.numbered(roots.values())} if turns else {}
    return letter.parts | {name: xml_bytes(root) for name, root in roots.items()} | lists


def _filled(rendered: str, path: Path) -> Any:
    if "\n" in rendered or "\t" in rendered:
        from docxtpl import DocxTemplate

        rendered = DocxTemplate("").resolve_listing(rendered)
    root = etree.fromstring(rendered.encode())
    if loose_text(root):
        message = "a field's text would stand in no paragraph"
        hint = "write {{ ... }} without the letter p for text"
        raise TemplateError([Problem(Place(str(path)), "loose-text", message, hint)])
    mend(root)
    return root


def _discreet(problem: Problem, shown: Mapping[str, str]) -> Problem:
    """Return a problem without what the person's data says."""
    message = problem.message
    for value in sorted(filter(None, shown.values()), key=len, reverse=True):
        message = message.replace(value, "...")
    return problem._replace(message=message)


def _unknown(letter: Letter, hire: Hire | None, shown: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each field of the letter that the person's data does not give."""
    place = Place(str(letter.template.path))
    asked = {
        name
        for tag in letter.template.tags
        if tag.kind == "statement"
        for name in fields_of(tag.code)
    }
    for tag in letter.template.tags:
        if tag.kind == "text":
            continue
        for name in fields_of(tag.code):
            if name in shown:
                continue
            known = name in known_fields()
            if known and name in asked:
                continue
            if hire is None:
                message = f"{tag.where}: the letter asks for '{name}' of the person"
                hint = "name the file with the person's data: --hire hire.yaml"
                yield Problem(place, "no-hire", message, hint)
            elif known:
                message = f"{tag.where}: the letter asks for '{name}', which the hire lacks"
                yield Problem(place, "missing-field", message, f"add '{name}:' to {hire.source}")
            elif lacks := [each for each in MADE_OF.get(name, ()) if each not in shown]:
                message = f"{tag.where}: '{name}' is made of {' and '.join(MADE_OF[name])}"
                hint = f"add '{lacks[0]}:' to {hire.source}"
                yield Problem(place, "missing-field", message, hint)
            else:
                message = f"{tag.where}: unknown field 'hire.{name}'"
                small = re.sub(r"\W+", "_", name).lower()
                hint = did_you_mean(name, [*shown, *known_fields()])
                add = f"add '{small}:' to {hire.source}"
                if small != name:  # a hire file has no capitals
                    hint, add = "", f"write hire.{small}" + f", and {add}" * (small not in shown)
                near = hint if hint.startswith("did") else ""
                yield Problem(
                    place, "unknown-name", message, " or ".join(filter(None, (near, add)))
                )


_TODAY = frozenset(("date", "today", "now"))
"""What people call the day on which a letter is written."""


def _unknown_names(letter: Letter, names: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each tag that starts from a name which no letter has."""
    from jinja2.meta import find_undeclared_variables

    known = {*names, "hire", *letter.environment.globals}
    unknown: set[str] = set()
    for story, _ in letter.changing:
        with not_too_deep():
            tree = letter.environment.parse(story.source)
            unknown |= find_undeclared_variables(tree) - known
    for tag in letter.template.tags:
        for name in _WORD.findall(tag.code) if tag.kind != "text" else ():
            if name in unknown:
                message = f"{tag.where}: unknown name '{name}'"
                hint = did_you_mean(name, ["hire", *names])
                if name in _TODAY:
                    hint = "write {{ charter.date_text }} for the day of the offer"
                elif not hint.startswith("did"):
                    of = re.search(rf"(?<!\w){name}\s?\.\s?(\w+)", tag.code)
                    is_known = of is not None and of[1].lower() in known_fields()
                    field = of[1].lower() if of and is_known else name
                    hint = f"write hire.{field} for what --hire gives; add it to 'tokens' in the "
                    hint += "company file where another program fills it in"
                yield Problem(Place(str(letter.template.path)), "unknown-name", message, hint)
        for owner, name in _DOTTED.findall(tag.code) if tag.kind != "text" else ():
            value = names.get(owner)
            if value is not None and letter.environment.is_unknown(value, name):
                message = f"{tag.where}: unknown field '{name}' of '{owner}'"
                hint = did_you_mean(name, getattr(value, "_fields", ()))
                yield Problem(Place(str(letter.template.path)), "unknown-name", message, hint)


def fields_of(code: str) -> Sequence[str]:
    """Return the fields of the hire that a tag names."""
    return [found[1] or found[2] for found in _FIELD.finditer(code)]
