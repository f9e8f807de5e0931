"""The environment that screens are filled in by, and what their templates may call."""

from __future__ import annotations

import json
import re
from functools import cache
from gettext import NullTranslations
from pathlib import Path, PurePath
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    ModuleLoader,
    StrictUndefined,
)
from markupsafe import Markup

from charter.compiled import compiled_screens
from charter.problems import Place


@cache
def environment() -> Environment:
    """Return what fills in screens, from their compiled form where a wheel carries it."""
    return of_screens(compiled_screens())


_WEIGHTY = re.compile(r"\w{4,}")


def of_screens(compiled: Path | None) -> Environment:
    """Return what fills in screens, or compiles them where nothing is `compiled` yet."""
    written: BaseLoader = FileSystemLoader(Path(__file__).resolve().parent / "templates")
    made = Environment(
        loader=ChoiceLoader([ModuleLoader(compiled), written]) if compiled else written,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # English is all there is of the page's own words so far; they are marked all the same.
    made.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    made.filters["shown"] = shown
    made.filters["was"] = was
    made.filters["file_name"] = lambda path: PurePath(path).name
    made.filters["where"] = where
    made.filters["sentence"] = sentence
    made.filters["adds_to"] = adds_to
    made.globals["icon"] = icon
    made.filters["percent"] = lambda part: f"{part:.0%}"
    return made


def shown(value: Any) -> str:
    """Return a value of a file as a field shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and not any(isinstance(v, dict | list) for v in value.values()):
        return "\n".join(f"{key}: {inner}" for key, inner in value.items())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return str(value)


def where(place: Place) -> str:
    """Return a place as people say it: the file's name and the line."""
    name = PurePath(place.path).name
    return f"{name}, line {place.line}" if place.line else name


def sentence(text: str) -> str:
    """Return words as a sentence begins, without the stop at its end."""
    return text[:1].upper() + text[1:].removesuffix(".")


def adds_to(hint: str, label: str) -> bool:
    """Return whether a hint says more than the label above it: two words of weight, or more."""
    said = {word[:5] for word in _WEIGHTY.findall(label.casefold())}
    return len({word[:5] for word in _WEIGHTY.findall(hint.casefold())} - said) > 1


def was(value: Any) -> str:
    """Return a value of a file so that a form can bring it back unchanged."""
    return json.dumps(value, default=str, ensure_ascii=False)


def icon(name: str) -> Markup:
    """Return a mark of the page; its words stand beside it."""
    return (
        Markup('<svg class="i" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-%s"/></svg>')
        % name
    )
