"""The sandboxed Jinja2 environment that every template runs in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, ModuleLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from charter.compiled import compiled_templates
from charter.compose.wording import lower_first
from charter.problems import did_you_mean
from charter.render.markdown import escape, is_plain
from charter.resources import templates_folder

SAFE_LINKS = ("https://", "http://", "mailto:")


def environment(own: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Return an environment whose templates come from the folder `own`, then from the shipped.

    Every value that a template prints is escaped for Markdown; undefined names are errors.
    """
    compiled = compiled_templates()
    loaders: list[BaseLoader] = [FileSystemLoader(templates_folder())]
    if compiled is not None:
        loaders.insert(0, ModuleLoader(compiled))
    if own is not None and own.is_dir():
        loaders.insert(0, FileSystemLoader(own))
    made = _Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        finalize=_to_markdown,
        undefined=_Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals.clear()
    made.globals["link"] = link
    made.filters["small"] = lower_first
    return made


def _to_markdown(value: Any) -> Any:
    if type(value) is str:
        # Jinja escapes what comes back unless it is Markup, which is dear to make; most text is
        # the same escaped.
        plain = is_plain(value) and "  " not in value
        return value if plain else Markup(escape(value))
    # Markup is what a template itself wrote (a macro, a set block, link()); all else is plain text.
    return value if isinstance(value, Markup | _Missing) else Markup(escape(str(value)))


def link(text: str, address: str) -> Markup:
    """Return a Markdown link, or only the text where the address is not http, https or mailto."""
    if not address.lower().startswith(SAFE_LINKS):
        return Markup(escape(text))
    safe = address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C")
    return Markup(f"[{escape(text)}](<{safe}>)")


class _Environment(ImmutableSandboxedEnvironment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        # A field of a paper is safe by its type; the sandbox's own checks cost more than the rest.
        if attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _kinds_of_papers() -> list[str]:
    return [path.name.removesuffix(".md.j2") for path in templates_folder().glob("*.md.j2")]


class _Missing(StrictUndefined):
    """An undefined name whose message says what the template could have meant."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        known: list[str] = []
        if hasattr(self._undefined_obj, "_fields"):
            known = list(self._undefined_obj._fields)
        elif self._undefined_obj is missing and self._undefined_hint is None:
            known = [*_kinds_of_papers(), "content_hash", "link"]
        elif self._undefined_hint:
            return str(self._undefined_hint)
        hint = did_you_mean(name, known)
        return f"unknown name '{name}'" + (f" - {hint}" if hint else "")
