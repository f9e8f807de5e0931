"""The environment that Markdown templates run in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from markupsafe import Markup

from charter.problems import CharterError
from charter.read.files import read_text
from charter.render.base import Missing, PaperEnvironment
from charter.render.loaders import loader
from charter.render.markdown import as_markdown, escape, is_plain
from charter.resources import templates_folder


def environment(own: Path | None = None) -> PaperEnvironment:
    """Return an environment whose templates come from the folder `own`, then from the shipped.

    Every value that a template prints is escaped for Markdown; undefined names are errors. Own
    templates are counted and limited, see charter/render/guard.py.
    """
    if own is None or not own.is_dir():
        return PaperEnvironment(loader=loader(None), finalize=_to_markdown)
    from charter.render.guard import GuardedEnvironment

    shipped = f"{templates_folder()}{os.sep}"
    made = GuardedEnvironment(loader=loader(own), finalize=_to_markdown, shipped=shipped)
    made.globals["pays_below"] = _pays_below(own)
    return made


def _pays_below(own: Path) -> bool:
    """Return whether an own template prints the pay where it stood before: it stands there alone.

    That is an own block `pay`, or an own posting that changes ours and has one.
    """
    own_postings = [own / "posting.md.j2", *sorted(own.glob("*-posting.md.j2"))]
    for path in (own / "blocks" / "pay.md.j2", *own_postings):
        try:
            text = read_text(path)
        except CharterError:
            continue  # there is none, or who renders it says what is wrong
        block = path.parent.name == "blocks" or ("extends" in text and "block pay" in text)
        if block and "posting.pay" in text and "pay_above" not in text:
            return True
    return False


def _to_markdown(value: Any) -> Any:
    if type(value) is str:
        # Jinja escapes what comes back unless it is Markup, which is dear to make; most text is
        # the same escaped.
        plain = is_plain(value) and "  " not in value
        return value if plain else Markup(as_markdown(value))
    # Markup is what a template itself wrote (a macro, a set block, link()); all else is plain text.
    return value if isinstance(value, Markup | Missing) else Markup(escape(str(value)))
