"""Paper x template = Markdown."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from charter.compose.paper_kinds import KINDS
from charter.compose.unfinished import draft_title
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place, Problem, TemplateError
from charter.read.files import sha256
from charter.render.context import context_of
from charter.render.holes import unmarked, without_empty_items
from charter.render.markdown import laid_out

if TYPE_CHECKING:
    from charter.compose.papers import Paper

HASH_LENGTH = 12
BLANK_HASH = "0" * HASH_LENGTH
_BLANK_LINES = "\n\n\n"
_TITLE = re.compile(r"(#{1,6} )(.+)")
_FORM = ("template-syntax", "template-block", "template-loop")
_NAMES = ("unknown-name",)
_TOO_DEEP = (RecursionError, SyntaxError, MemoryError, ValueError)


class Markdown(NamedTuple):
    """One paper's text. `content_hash` is short hexadecimal; see `content_hash_of`."""

    paper: Paper
    text: str
    content_hash: str

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return self.paper.name


def hashed(paper: Paper, text: str) -> Markdown:
    """Return a paper's text, which has twelve zeros where its content hash stands, with that."""
    digest = content_hash_of(text)
    return Markdown(paper, text.replace(BLANK_HASH, digest), digest)


def is_draft(text: str, language: str) -> bool:
    """Return whether the first line of a Markdown text says that it is a draft."""
    return draft_title(language, "").strip() in text.partition("\n")[0]


def as_draft(text: str, language: str) -> str:
    """Return a Markdown text whose first line says that it is a draft."""
    if is_draft(text, language):
        return text
    mark = draft_title(language, "").strip()
    first, _, rest = text.partition("\n")
    if found := _TITLE.fullmatch(first):
        return f"{found[1]}{draft_title(language, found[2])}\n{rest}"
    return f"**{mark}** {text}"


class Renderer:
    """Renders papers with one environment, so that each template is compiled once.

    With `keep`, for those who render many, a block of a shipped template is rendered once for all
    papers in which it prints the same. Papers made on `trial` may have holes where they are empty.
    """

    def __init__(
        self, own_templates: Path | None = None, keep: bool = False, trial: bool = False
    ) -> None:
        from charter.render.environment import environment

        self._trial = trial
        self._environment = environment(own_templates)
        self._folder = own_templates
        self._own: frozenset[str] = frozenset()
        own = own_templates is not None and own_templates.is_dir()
        self._keep = keep and not own
        if own_templates is not None and own:
            self._own = frozenset(os.listdir(own_templates))

    def render(self, paper: Paper) -> Markdown:
        """Return the Markdown of `paper`. Raises TemplateError with the template's own line.

        An own template with the paper's name, such as cpto-charter.md.j2, goes before the one of
        its kind.
        """
        name = f"{paper.name}.md.j2"
        if name not in self._own:
            name = f"{paper.kind}.md.j2"
        said = self._text(name, context_of(paper, BLANK_HASH), paper.language)
        text = without_empty_items(said)
        if self._own:
            self._refuse_holes(text, paper)
        text = laid_out(unmarked(text))
        self._refuse_mixture(name, paper.language)
        while _BLANK_LINES in text:
            text = text.replace(_BLANK_LINES, "\n\n")
        text = text.strip() + "\n"
        if getattr(paper, "draft", False):
            text = as_draft(text, paper.language)
        return hashed(paper, text)

    def _refuse_holes(self, text: str, paper: Paper) -> None:
        """Raise TemplateError where a field leaves a hole in a finished paper."""
        if self._trial or getattr(paper, "draft", False):
            return
        holes = dict.fromkeys(self._environment.holes.within(text))
        if found := [
            Problem(Place(h.file, h.line), "empty-field", h.message, h.hint) for h in holes
        ]:
            raise TemplateError(found)

    def _refuse_mixture(self, name: str, language: str) -> None:
        """Raise TemplateError where a shipped template said something in English only.

        What an own template says is the company's own business.
        """
        missing = () if self._own else dict.fromkeys(self._environment.untranslated)
        if missing:
            message = "the words '{}' are not there in the language '{}'"
            hint = "choose another language"
            raise TemplateError(
                Problem(Place(name), "no-translation", message.format(text, language), hint)
                for text in missing
            )

    def _text(self, name: str, context: Mapping[str, Any], language: str) -> str:
        import jinja2

        try:
            self._environment.start_paper()
            self._environment.speak(language)
            template = self._environment.get_template(name)
            if self._keep:
                from charter.render.kept_blocks import keep_blocks, told_of

                called = KINDS[name.removesuffix(".md.j2")].called
                keep_blocks(template, called, self._environment)
                context = told_of(context)
            return template.render(context)
        except CharterError:
            raise
        except jinja2.TemplateSyntaxError as bad:
            place = Place(bad.filename or bad.name or name, bad.lineno)
            if problems := self._mistakes(place, _FORM):
                raise TemplateError(problems) from None
            raise _problem(place, "template-syntax", bad.message or "syntax error") from None
        except jinja2.TemplateNotFound as bad:
            place = _place_in_template(bad.__traceback__) or Place(name)
            raise _problem(place, "no-template", f"there is no template '{bad.name}'") from None
        except Exception as bad:
            # What a template computes can raise anything; a bug of ours has no template on its way.
            place_ = _place_in_template(bad.__traceback__)
            if place_ is None and self._own and isinstance(bad, _TOO_DEEP):
                message = "this template is too long or nested too deeply"
                raise _problem(Place(name), "template-syntax", message) from None
            if place_ is None:
                raise
            code, message = _said(bad)
            others = self._mistakes(place_, _NAMES) if code in _NAMES else []
            if any(problem.place.line == place_.line for problem in others):
                raise TemplateError(others) from None
            raise _problem(place_, code, message) from None

    def _mistakes(self, place: Place, codes: Collection[str]) -> list[Problem]:
        """Return all of some kinds that is wrong with an own template, each with its column."""
        path = Path(place.path)
        if self._folder is None or self._folder not in path.parents:
            return []
        from charter.render.mistakes import check_template

        found = check_template(path, self._folder)
        return [p for p in found if p.code in codes] if place.line else []


def in_words(bad: Exception) -> str:
    """Return what went wrong in a template, in the same words with every Python."""
    if isinstance(bad, ZeroDivisionError):
        return "division by zero"
    if isinstance(bad, TypeError) and "not supported between" in str(bad) and "'str'" in str(bad):
        return "a number is compared with a text - write the number without quotation marks"
    return str(bad)


def _said(bad: Exception) -> tuple[str, str]:
    """Return the code and the message for what went wrong while a template ran."""
    import jinja2
    from jinja2.exceptions import SecurityError

    if isinstance(bad, jinja2.UndefinedError):
        return "unknown-name", str(bad.message)
    if isinstance(bad, SecurityError):
        return "template-safety", f"a template may not do this: {bad}"
    if isinstance(bad, RecursionError):
        return "template-loop", "this template includes or calls itself without end"
    return "template-value", f"this cannot be computed: {in_words(bad)}"


def _problem(place: Place, code: str, message: str) -> TemplateError:
    return TemplateError([Problem(place, code, message)])


def content_hash_of(text: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of a text with its own hash blanked."""
    return sha256(text.encode())[:HASH_LENGTH]


def _place_in_template(traceback: TracebackType | None) -> Place | None:
    """Return the innermost line of a template in a traceback."""
    place = None
    while traceback is not None:
        if "__jinja_template__" in traceback.tb_frame.f_globals or _is_template(traceback):
            place = Place(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _is_template(traceback: TracebackType) -> bool:
    return traceback.tb_frame.f_code.co_filename.endswith(".j2")
