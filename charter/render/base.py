"""What every template runs in: strict, sandboxed, with no functions but our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from charter.compose.wording import small_in
from charter.facts.languages import is_english, translations
from charter.problems import did_you_mean
from charter.render.holes import Holes
from charter.render.kept_blocks import Reads
from charter.render.markdown import escape, escape_inline, linked
from charter.resources import templates_folder

OTHER_NAMES = ("company", "position", "content_hash", "link")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def link(text: str, address: str) -> Markup:
    """Return a Markdown link, or only the text where the address is not http, https or mailto."""
    return Markup(linked(escape(text), address))


class PaperEnvironment(ImmutableSandboxedEnvironment):
    """What every template runs in: strict, sandboxed, with no functions but our own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            autoescape=True,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            **options,
        )
        self.globals.clear()
        self.globals["link"] = link
        self.globals["_"] = self.say
        self.globals["pays_below"] = False
        self.filters["small"] = self.small
        self.holes = Holes()
        self.speak("en-GB")

    def speak(self, language: str) -> None:
        """Write what follows in a language, such as de-AT."""
        self.language = language
        self._messages: Mapping[str, str] = translations(language)
        self.untranslated: list[str] = []

    def say(self, message: str, **values: Any) -> str:
        """Return a message of a template in the paper's language, its {names} put in as text."""
        said = self._messages.get(message)
        if said is None:
            said = message
            if not is_english(self.language):
                self.untranslated.append(message)
        if not values:
            return said

        def put(found: re.Match[str]) -> str:
            value = values.get(found[1], found[0])
            if isinstance(value, Markup):
                return str(value)
            text = self.text_of(value)
            return escape_inline(text) if found.start() else escape(text)

        return Markup(_PLACEHOLDER.sub(put, escape(said)))

    def text_of(self, value: Any) -> str:
        """Return a value as the text that stands in a message."""
        return str(value)

    def small(self, text: str) -> str:
        """Return text as it stands within a line: with a small letter, but for German nouns."""
        return small_in(self.language, text)

    def start_paper(self) -> None:
        """Do what must be done before each paper."""
        self.holes.forget()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a paper, or what the sandbox lets through."""
        if type(obj) is Reads:
            obj = obj.field(attribute)
        # A field of a paper is safe by its type; the sandbox's own checks cost more than the rest.
        if attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item, or a field of a paper by its name."""
        if type(obj) is Reads:
            obj = obj.field(argument)
        return super().getitem(obj, argument)


def kinds_of_papers() -> list[str]:
    """Return the names of the shipped templates of papers, such as charter."""
    return sorted(path.name.removesuffix(".md.j2") for path in templates_folder().glob("*.md.j2"))


class Missing(StrictUndefined):
    """An undefined name whose message says what the template could have meant."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return str(self._undefined_hint)
        if self._undefined_obj is None:
            return f"'{name}' is asked of what is empty here - put {{% if ... %}} around it"
        if isinstance(self._undefined_name, int):
            return f"there is no item {name}; the first is 0"
        hint = ""
        if self._undefined_obj is missing:
            # Which names are known depends on the paper; only a near one helps.
            hint = did_you_mean(name, [*kinds_of_papers(), *OTHER_NAMES])
            hint = "" if hint.startswith("known") else hint
        elif hasattr(self._undefined_obj, "_fields"):
            hint = did_you_mean(name, self._undefined_obj._fields)
        return f"unknown name '{name}'" + (f" - {hint}" if hint else "")
