"""What own templates and the letterhead print that their author may not have meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from charter.check.words.language import other_than
from charter.check.words.signing import asks_to_sign
from charter.check.words.word_lists import language_name
from charter.compose.other_forms import other_form
from charter.compose.paper_kinds import KINDS
from charter.docx_templates.check import left_in_page, notes_on
from charter.docx_templates.story import paragraphs, parse_part
from charter.docx_templates.template import WordTemplate, read_word_template
from charter.facts.company import Company, Workspace
from charter.facts.languages import charter_language, posting_language
from charter.facts.locales import code_of
from charter.named_tuples import NamedTuple
from charter.own_templates.files import LETTERHEAD, WORD, own_files
from charter.problems import Place, Problem, TemplateError, listing
from charter.render.mistakes import ENDING, Templates, kind_of_template
from charter.write.letterhead.check import check_letterhead

_SIGNERS = re.compile(r"\bsigners\b|\bsignatures?\b")
_LINE = re.compile(r"_{4,}|\.{8,}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def template_notes(workspace: Workspace) -> Iterator[Problem]:
    """Yield what papers made with the templates of a workspace print as it stands, or lack."""
    folder, company = workspace.folder / "templates", workspace.company
    for name, path in own_files(folder).items():
        if name == LETTERHEAD:
            yield from check_letterhead(path).problems
            yield from (
                Problem(Place(str(path)), "blank", note)
                for note in left_in_page(path, company.tokens)
            )
        elif name.endswith(WORD):
            yield from notes_on(path, company.tokens)
    yield from foreign_templates(folder, company)
    yield from unsigned_templates(folder, company.tokens)


class TypedText(NamedTuple):
    """A line or paragraph of a template without its tags; `where` names it in a Word file."""

    where: str
    place: Place
    text: str


def foreign_templates(folder: Path, company: Company) -> Iterator[Problem]:
    """Yield each own template that is in another language than what it prints of a company."""
    for kind, texts in _by_template(folder, company):
        yield from _foreign(texts, kind, company)


def unsigned_templates(folder: Path, tokens: Collection[str] = ()) -> Iterator[Problem]:
    """Yield each own Word template of a paper that is signed, and that has no lines to sign."""
    for name, path in own_files(folder).items():
        kind = KINDS.get(kind_of_template(f"{path.stem}{ENDING}"))
        if name == LETTERHEAD or not name.endswith(WORD) or kind is None or not kind.signed:
            continue
        try:
            template = read_word_template(path, tokens)
        except TemplateError:
            continue  # said when the template is used
        asked = any(_SIGNERS.search(tag.code) for tag in template.tags if tag.kind != "text")
        typed = any(asks_to_sign(text) or _LINE.search(text) for _, text in _of_word(template))
        if not (asked or typed):
            message = (
                "papers made from this template have no lines to sign: add a table with a row "
            )
            message += f"for each name of '{kind.called}.signers', and one for the company"
            yield Problem(Place(str(path)), "no-lines-to-sign", message)


def typed_texts(folder: Path, company: Company, kind: str) -> Iterator[TypedText]:
    """Yield what stands in own templates of a kind of paper, beside their tags."""
    for of, texts in _by_template(folder, company):
        if of == kind:
            yield from texts


def _by_template(folder: Path, company: Company) -> Iterator[tuple[str, list[TypedText]]]:
    """Yield the kind of paper of each own template, with its texts."""
    for name, path in own_files(folder).items():
        kind = kind_of_template(f"{path.stem}{ENDING}")
        if name == LETTERHEAD or not name.endswith(WORD) or kind not in KINDS:
            continue
        try:
            template = read_word_template(path, company.tokens)
        except TemplateError:
            continue  # said when the template is used
        place = Place(str(path))
        yield kind, [TypedText(words, place, text) for words, text in _of_word(template)]
    templates = Templates(folder)
    for name, text in templates.texts.items():
        for kind in templates.kinds(name)[:1]:
            plain = _TAG.sub(lambda tag: " " + "\n" * tag[0].count("\n"), text)
            lines = enumerate(plain.split("\n"), 1)
            yield kind, [TypedText("", Place(str(folder / name), n), line) for n, line in lines]


def _of_word(template: WordTemplate) -> Iterator[tuple[str, str]]:
    """Yield where each paragraph of a template stands, and its words."""
    for name, words in template.names.items():
        if not name.endswith(".rels"):
            for _, where in paragraphs(parse_part(template.word.parts[name]), words):
                yield where.words, _TAG.sub(" ", where.text)


def _foreign(texts: list[TypedText], kind: str, company: Company) -> Iterator[Problem]:
    """Yield that texts are in another language than the papers of a kind, at the first of them."""
    public = KINDS[kind].public
    language = posting_language(company) if public else charter_language(company)
    ours = code_of(language)
    found = [(where, place, other_than(text, ours)) for where, place, text in texts]
    told = [each for each in found if each[2]]
    if not told and (whole := other_than("\n".join(text for *_, text in texts), ours)):
        told = [(where, place, whole) for where, place, text in texts if text.strip()][:1]
    for where, place, theirs in told[:1]:
        papers = "postings" if public else f"the papers of the kind '{kind}'"
        message = (
            f"this template is {language_name(theirs)}, and {papers} are {language_name(ours)}"
        )
        at = f"{where}: " if where else ""
        hint = f"write it in {language_name(ours)}"
        hint += ", or name the language of postings under 'company'" if public else ""
        yield Problem(place, "other-language", f"{at}{message}", hint)
    for where, place, text in () if told else texts:
        form = other_form(text, language)
        if form.what:
            at = f"{where}: " if where else ""
            than = f" than {language_name(ours)} writes" * form.what.endswith("form")
            said = listing(f"'{each}'" for each in form.said)
            message = f"{at}this template has {form.what}{than}: {said}"
            yield Problem(place, "other-form", message, form.hint)
