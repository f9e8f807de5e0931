"""The language of a letter: what is filled into it, and written beside it, is written so too."""

from __future__ import annotations

import re
from collections import Counter

from charter.check.words.language import guess
from charter.check.words.word_lists import language_name
from charter.document.docx.xml import W, parse
from charter.docx_templates.story import text_of
from charter.offer.pack.letter import Letter
from charter.problems import InputError, Place
from charter.read.languages import language_problem, languages
from charter.read.locales import code_of, home_of, is_written_in

_TAG = re.compile(r"\{[{%].*?[}%]\}")


def letter_language(letter: Letter, papers: str, given: str = "") -> tuple[str, str]:
    """Return the language of a letter with its country, such as de-AT, and a note where needed.

    It is the one `given`, else what its words are in, else that of the `papers`, whose country it
    takes. Raises InputError where no paper can be in the one given.
    """
    if given:
        if problem := language_problem(given, Place("")):
            raise InputError([problem])
        return _full(given, papers), ""
    code = guess(words_of(letter))
    if not code or code == code_of(papers):
        return papers, ""
    name = language_name(code)
    if code not in languages():
        said = f"the letter looks {name}, which there are no words for: dates, amounts and the "
        return papers, f"{said}e-mail are in {language_name(code_of(papers))}; see --language"
    marked = Counter(_marked(letter)).most_common()
    own = next((lang for lang, _ in marked if code_of(lang) == code and is_written_in(lang)), code)
    said = f"the letter is read as {name}, and what is filled in and the e-mail are written so; "
    return _full(own, papers), f"{said}if it is not, name its language with --language"


def _full(language: str, papers: str) -> str:
    """Return a language with a country: its own, else that of the papers, else its home."""
    if "-" in language:
        return language
    here = f"{language}-{papers.partition('-')[2]}"
    return here if is_written_in(here) else f"{language}-{home_of(language)}"


def words_of(letter: Letter) -> str:
    """Return the text of a letter without its fields."""
    body = parse(letter.word.parts[letter.document])
    return _TAG.sub(" ", "\n".join(text_of(paragraph) for paragraph in body.iter(W + "p")))


def _marked(letter: Letter) -> list[str]:
    """Return the language of each mark in the letter's text and styles."""
    parts = (text for name, text in letter.word.parts.items() if name.endswith(".xml"))
    found = re.findall(rb'<w:lang\b[^>]*?w:val="([A-Za-z]{2}-[A-Z]{2})"', b"".join(parts))
    return [mark.decode() for mark in found]
