"""The language of a letter: what is filled into it, and written beside it, is written so too."""

from __future__ import annotations

import re
from collections import Counter

from charter.check.words.language import guess, only_in, tell
from charter.check.words.word_lists import function_words, labels, language_name
from charter.document.docx.xml import W, parse
from charter.docx_templates.story import text_of
from charter.facts.languages import language_problem, languages
from charter.facts.locales import code_of, home_of, is_written_in
from charter.offer.pack.letter import Letter, fields_of
from charter.problems import InputError, Place, listing

_LETTERS = re.compile(r"[^\W\d_]{3}")
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
    code = guess(words_of(letter)) or _by_labels(words_of(letter))
    if not code and _LETTERS.search(words_of(letter)):
        said = "the letter has too few words to tell its language by: what is filled in is in "
        said += f"{language_name(code_of(papers))}; name another with --language"
        return papers, said if letter.asks_for_hire else ""
    spoken = _spoken(letter, code or code_of(papers))
    if not code and len(spoken) > 1:  # as much of the one as of the other
        code = code_of(papers) if code_of(papers) in spoken else min(spoken)
    others = spoken - {code}
    if code in languages() and others:
        names = listing(sorted(map(language_name, {code, *others})))
        said = f"the letter is in {names}: dates and amounts in it are all in "
        return (papers if code == code_of(papers) else _full(code, papers)), (
            f"{said}{language_name(code)}, or in the language that --language names"
        )
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


def _by_labels(text: str) -> str:
    """Return the language of a letter of labels, or "" where they tell none or two."""
    words = set(_words(text))
    known = {name: words & {*labels(name), *function_words()[name]} for name in languages()}
    counts = sorted(((len(found), name) for name, found in known.items()), reverse=True)
    return counts[0][1] if counts[0][0] > sum(count for count, _ in counts[1:2]) else ""


def _spoken(letter: Letter, code: str) -> set[str]:
    """Return the languages of the paragraphs in which something of the person is filled in."""
    body = parse(letter.word.parts[letter.document])
    texts = [text_of(paragraph) for paragraph in body.iter(W + "p")]
    said = [_TAG.sub(" ", text) for text in texts if fields_of(text)]
    found = ((guess(text), text) for text in said)
    return {c for c, text in found if c in languages() and (c == code or _is_other(text, c, code))}


def _is_other(text: str, theirs: str, ours: str) -> bool:
    """Return whether a paragraph is plainly in another language.

    Two words that neighbours share, such as den and du, make none beside a word of ours.
    """
    said = only_in(text, theirs, ours)
    return tell(said) or (len(set(said)) > 1 and not set(_words(text)) & function_words()[ours])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


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
