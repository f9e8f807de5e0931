"""A PDF, opened by the library for it; what is wrong with the file is told in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from charter.extras import how_to_get
from charter.problems import InputError, error

_AGAIN = "ask for the file again"


@contextmanager
def open_pdf(path: Path, raw: bytes) -> Iterator[Any]:
    """Yield the document of pypdfium2 in `raw`, and close it. Raises InputError.

    So does what the library finds damaged while the document is in use. `path` is only its name.
    """
    try:
        pdfium = import_module("pypdfium2")
    except ImportError:
        message = "reading a PDF takes the library pypdfium2, which is not installed"
        raise error(InputError, path, "no-pdf-reader", message, how_to_get("pdf")) from None
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as bad:
        if "assword" in str(bad):
            hint = "save it without one, or give a copy that has none"
            raise error(InputError, path, "protected", "this PDF needs a password", hint) from None
        message = "this is no PDF, or it is damaged"
        raise error(InputError, path, "no-pdf", message, _AGAIN) from None
    try:
        yield document
    except pdfium.PdfiumError:
        message = "a page of this PDF is damaged"
        raise error(InputError, path, "no-pdf", message, _AGAIN) from None
    finally:
        document.close()
