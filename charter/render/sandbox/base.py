"""What every template runs in: strict, sandboxed, with no functions but our own."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from charter.compose.wording import lower_first
from charter.problems import did_you_mean
from charter.render.markdown import escape
from charter.resources import templates_folder

OTHER_NAMES = ("company", "position", "content_hash", "link")
SAFE_LINKS = ("https://", "http://", "mailto:")


def link(text: str, address: str) -> Markup:
    """Return a Markdown link, or only the text where the address is not http, https or mailto."""
    if not address.lower().startswith(SAFE_LINKS):
        return Markup(escape(text))
    safe = address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C")
    return Markup(f"[{escape(text)}](<{safe}>)")


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
        self.filters["small"] = lower_first

    def start_paper(self) -> None:
        """Do what must be done before each paper."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a paper, or what the sandbox lets through."""
        # A field of a paper is safe by its type; the sandbox's own checks cost more than the rest.
        if attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


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
