"""Makes the compiled form that charter/compiled.py loads; runs when a wheel is built."""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter.check.words import statements, years
from charter.check.words.meant import phrases_of
from charter.check.words.needed import needs_of
from charter.check.words.word_lists import lists_to_compile
from charter.compiled import BLANKS, CATALOG, LETTERHEAD, PHRASES, templates_by
from charter.load.catalog_files import read_catalog
from charter.load.shipped_catalog import plain_catalog
from charter.read.blank_words import words_of_blanks
from charter.render.environment import environment
from charter.resources import templates_folder
from charter.web.environment import of_screens
from charter.write.letterhead.letterhead import read_shipped

_MARSHAL_VERSION = 4
"""Read by every Python from 3.4 on."""


def compile_shipped(folder: Path) -> None:
    """Write the compiled form of everything shipped into `folder`."""

    folder.mkdir(parents=True, exist_ok=True)
    data = json.dumps(plain_catalog(), ensure_ascii=False, separators=(",", ":"))
    (folder / CATALOG).write_text(data, "utf-8")
    environment().compile_templates(
        templates_by(folder),
        filter_func=lambda name: name.endswith(".j2"),
        zip=None,
        ignore_errors=False,
    )
    screens = templates_by(folder, "screens")
    of_screens(None).compile_templates(screens, zip=None, ignore_errors=False)
    _compile_words(folder / "words")
    phrases: Any = phrases_of(read_catalog())
    (folder / PHRASES).write_bytes(marshal.dumps(phrases, _MARSHAL_VERSION))
    (folder / BLANKS).write_bytes(marshal.dumps(words_of_blanks(), _MARSHAL_VERSION))
    letterhead = read_shipped(templates_folder() / "letterhead.docx")
    fields: Any = (tuple(map(tuple, letterhead.parts)), *letterhead[1:])
    (folder / LETTERHEAD).write_bytes(marshal.dumps(fields, _MARSHAL_VERSION))


def _compile_words(folder: Path) -> None:
    """Write each list of words with what its patterns need, which takes long to find."""
    for name, data in lists_to_compile():
        language, _, kind = name.rpartition("/")
        patterns = set(_listed(data))
        if kind == "statements":
            patterns = set(statements.patterns_of(language))
        elif kind == "years":
            patterns |= set(years.patterns_of(language))
        needs = {words: needs_of(words) for words in sorted(patterns)}
        path = folder / f"{name}.marshal"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(marshal.dumps((data, needs if language else {}), _MARSHAL_VERSION))


def _listed(data: Any, inside: bool = False) -> Iterator[str]:
    """Yield the words that stand in lists, however deep."""
    if isinstance(data, dict):
        for each in data.values():
            yield from _listed(each)
    elif isinstance(data, list):
        for each in data:
            yield from _listed(each, inside=True)
    elif inside and isinstance(data, str):
        yield data
