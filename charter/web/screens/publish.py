"""Publish: any posting looked at, from a file or from words that are pasted."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.check.papers.posting import lint
from charter.check.words.word_lists import listed_languages
from charter.problems import InputError, error
from charter.web.desk import standing
from charter.web.forms import Files, words_of
from charter.web.pages import desk_of, page
from charter.web.uploads import for_a_moment, put

_ENDINGS = (".docx", ".md", ".txt", ".html", ".htm")


def publish(request: Request) -> Response:
    """Ask for a posting."""
    return page(
        request,
        "publish.html",
        title="Look at a posting",
        report=None,
        text="",
        places="",
        language="",
        languages=listed_languages(),
    )


def lint_text(request: Request, form: FormData, files: Files) -> Response:
    """Say what is to be put right in a posting."""
    desk = desk_of(request)
    text, places = words_of(form, "text"), words_of(form, "places")
    language = words_of(form, "language")
    codes = [code.strip() for code in places.split(",") if code.strip()]
    name, content = next((f for f in files.get("file", []) if f[1]), ("posting.md", text.encode()))
    ending = Path(name).suffix.lower()
    if not content.strip():
        message = "there is no posting to look at"
        raise error(InputError, "", "nothing", message, "paste its words, or choose a file")
    if ending not in _ENDINGS:
        message = f"'{name}' is not read here"
        raise error(InputError, "", "not-read", message, f"take one of {', '.join(_ENDINGS)}")
    with for_a_moment() as folder:
        path = put(folder, f"posting{ending}", content)
        report = lint(path, desk.day, places=codes, language=language)
    return page(
        request,
        "publish.html",
        standing(desk),
        title="Look at a posting",
        report=report,
        text=text,
        places=places,
        language=language,
        languages=listed_languages(),
    )
