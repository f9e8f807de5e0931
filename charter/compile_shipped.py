"""Makes the compiled form that charter/compiled.py loads; runs when a wheel is built."""

from __future__ import annotations

import json
import marshal
from pathlib import Path
from typing import Any

from charter.check.words.meant import phrases_of
from charter.compiled import BLANKS, CATALOG, LETTERHEAD, PHRASES, templates_by
from charter.read.blanks import words_of_blanks
from charter.read.catalog_files import read_catalog
from charter.read.shipped_catalog import plain_catalog
from charter.render.environment import environment
from charter.resources import templates_folder
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
    phrases: Any = phrases_of(read_catalog())
    (folder / PHRASES).write_bytes(marshal.dumps(phrases, _MARSHAL_VERSION))
    (folder / BLANKS).write_bytes(marshal.dumps(words_of_blanks(), _MARSHAL_VERSION))
    letterhead = read_shipped(templates_folder() / "letterhead.docx")
    fields: Any = (tuple(map(tuple, letterhead.parts)), *letterhead[1:])
    (folder / LETTERHEAD).write_bytes(marshal.dumps(fields, _MARSHAL_VERSION))
