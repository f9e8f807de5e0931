"""The sandbox that Word templates run in: the same as Markdown's, but what it prints is XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from charter.compose.org_chart import OrgChart
from charter.docx_templates.tags import WordTag
from charter.facts.prose import with_addresses
from charter.problems import CharterError, Place, Problem
from charter.render.guard import GuardedEnvironment
from charter.render.papers import in_words
from charter.write.xml import xml_text

NAME = "a template in Word"
"""Stands for the template in tracebacks; its lines are the numbers of its tags."""
CHART = "\ue002"
"""Stands in a paragraph for a chart where charts are not drawn: its text is wanted in Markdown."""
_MARKED = f"<w:p><w:r><w:t>{CHART}</w:t></w:r></w:p>"


class WordEnvironment(GuardedEnvironment):
    """Counts and limits what a template does, as in Markdown; no other template can be reached."""

    def __init__(self, box_style: str = "") -> None:
        super().__init__(
            loader=jinja2.DictLoader({}), finalize=self._to_xml, max_text=MAX_XML, shipped=""
        )
        self._box_style = box_style
        self.draws = True
        # Spaces around tags are the template's own.
        self.trim_blocks = self.lstrip_blocks = False
        self.globals["link"] = _text_of_link

    def printable(self, value: Any) -> str:
        """Return the text of one value; a chart is a drawing, not text."""
        return "" if isinstance(value, OrgChart) else super().printable(value)

    def is_unknown(self, value: object, field: str) -> bool:
        """Return whether a value has no field of that name that a template may print."""
        return isinstance(self.getattr(value, field), jinja2.Undefined)

    def _to_xml(self, value: Any) -> Any:
        """Return a value as the text of a Word file shows it; a chart is a drawing."""
        if isinstance(value, jinja2.Undefined | Markup):
            return value
        if value is None:
            # What was not given: a drawing that has no place, a date that nobody set.
            return Markup("")
        if isinstance(value, OrgChart):
            return Markup(_drawn(value, self._box_style) if self.draws else _MARKED)
        text = value if type(value) is str else str(value)
        text = with_addresses("\n".join(text.splitlines()) if "\r" in text else text)
        return Markup(xml_text(text.rstrip("\n")))


def _text_of_link(text: str, _: str) -> str:
    return text


def _drawn(chart: OrgChart, style: str) -> str:
    from charter.document.diagram import parse_mermaid
    from charter.write.diagram_layout import SMALL
    from charter.write.docx.drawing import drawing

    diagram = parse_mermaid(f"flowchart TD\n{chart.mermaid}", NAME)
    return drawing(diagram, 1, _ROOM, SMALL, style)


_ROOM = 470.0
"""How wide a chart may be, in points: the text of a usual page."""


MAX_XML = 30_000_000
"""Characters of XML in one paper; Word's markup is far longer than its text."""


@contextmanager
def not_too_deep() -> Iterator[None]:
    """Raise TemplateSyntaxError, on line 1, where Jinja or Python gives up on nested code."""
    try:
        yield
    except (RecursionError, MemoryError, SyntaxError) as bad:
        raise jinja2.TemplateSyntaxError(TOO_DEEP, 1) from bad


_MOST_BRANCHES = 500
_NO_FILTER = re.compile(r"No filter named '(.*)'\.")
_WITHOUT = "write the field without what stands after |; days and amounts are in words already"
TOO_DEEP = "this template is too long or nested too deeply"


def compiled(made: jinja2.Environment, source: str) -> jinja2.Template:
    """Return the template of one part of a Word file."""
    if source.count("elif ") > _MOST_BRANCHES:  # Python 3.14 compiles any number, others do not
        raise jinja2.TemplateSyntaxError(TOO_DEEP, 1)
    with not_too_deep():
        code = made.compile(source, NAME, NAME)
    return jinja2.Template.from_code(made, code, made.make_globals(None))


def problem_of(
    bad: Exception, lines: Sequence[int], tags: Sequence[WordTag], path: Path
) -> Problem:
    """Return what a person reads about `bad`; raises it again where no template is in its way."""
    line = bad.lineno if isinstance(bad, jinja2.TemplateSyntaxError) else _line(bad)
    if isinstance(bad, jinja2.TemplateSyntaxError) and bad.message == TOO_DEEP:
        line = None  # it is not one tag's fault
    if isinstance(bad, CharterError):
        code, message = bad.problems[0].code, bad.problems[0].message
    elif isinstance(bad, jinja2.TemplateSyntaxError):
        code, message = "template-syntax", _syntax_said(bad)
    elif isinstance(bad, jinja2.UndefinedError):
        code, message = "unknown-name", str(bad.message)
    elif isinstance(bad, SecurityError):
        code, message = "template-safety", f"a template may not do this: {bad}"
    elif type(bad).__module__.startswith("lxml"):
        code = "broken-blocks"
        message = "the loops and conditions do not fit the tables and paragraphs around them"
    elif line is None:
        raise bad
    else:
        code, message = "template-value", f"this cannot be computed: {in_words(bad)}"
    message, _, hint = message.partition(" - ")
    where = tags[lines[min(line, len(lines)) - 1]].where if line and lines else ""
    return Problem(Place(str(path)), code, f"{where}: {message}" if where else message, hint)


def _syntax_said(bad: jinja2.TemplateSyntaxError) -> str:
    """Return what is wrong with a tag; Jinja says of a filter only that there is none."""
    message = bad.message or "syntax error"
    found = _NO_FILTER.fullmatch(message)
    return f"unknown filter '{found[1]}' - {_WITHOUT}" if found else message


def _line(bad: Exception) -> int | None:
    line, traceback = None, bad.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == NAME:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
