"""A file from outside as a reading, by the ending of its name."""

from __future__ import annotations

import os
from pathlib import Path

from charter.document.outside.reading import Reading
from charter.problems import InputError, error

MAX_BYTES = 400_000
_WORD_SAVES_AS_DOCX = (".doc", ".dot", ".odt", ".rtf", ".docm")


def reading_of(path: Path) -> Reading:
    """Return what a reader sees of a .md, .txt, .html or .docx file. Raises InputError.

    Whatever ends otherwise is refused, as is what is too long for a posting or has no words.
    """
    ending = path.suffix.lower()
    if ending in (".md", ".markdown"):
        from charter.document.outside.from_markdown import read_markdown as read
    elif ending in (".html", ".htm"):
        from charter.document.outside.from_html import read_html as read
    elif ending in (".docx", ".dotx"):
        from charter.document.outside.from_docx import read_word as read
    elif ending == ".txt":
        from charter.document.outside.from_plain_text import read_plain_text as read
    elif os.path.isdir(path):
        hint = "name the files in it, such as a .md, .txt, .html or .docx file"
        raise error(InputError, path, "not-a-file", "this is a folder, not a file", hint)
    else:
        what = f"'{ending}' is no format that can be checked" if ending else "it has no ending"
        hint = "give a .md, .txt, .html or .docx file"
        if ending in _WORD_SAVES_AS_DOCX:
            hint = "open it in Word and save it as .docx"
        raise error(InputError, path, "format", what, hint)
    of_text = ending not in (".docx", ".dotx") and os.path.isfile(path)
    if of_text and path.stat().st_size > MAX_BYTES:
        message = f"larger than {MAX_BYTES // 1000} kB"
        raise error(InputError, path, "too-large", message, "give the file of one posting")
    reading = read(path)
    if not reading.pieces:
        hint = "is this the right file?"
        raise error(InputError, path, "no-text", "there are no words in it", hint)
    return reading
