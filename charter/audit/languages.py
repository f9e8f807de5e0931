"""Which lines of a paper are English; those in another language are told as not read."""

from __future__ import annotations

from collections.abc import Sequence

from charter.audit.papers import PaperFile, PaperLine
from charter.audit.words import LANGUAGE
from charter.check.words.language import guess, only_in, other_than, tell
from charter.check.words.word_lists import language_name
from charter.problems import Place, Problem

_MOST = 0.85


def english_of(file: PaperFile) -> tuple[PaperFile, str]:
    """Return a file with its English lines alone, and the language of one that has none."""
    if not file.lines:
        return file, ""
    languages = _languages(file.lines)
    words: dict[str, int] = {}
    for line, language in zip(file.lines, languages, strict=True):
        words[language] = words.get(language, 0) + len(line.text.split())
    others = {name: count for name, count in words.items() if name not in (LANGUAGE, "")}
    if not others:
        return file, ""
    other = max(others, key=lambda name: (others[name], name))
    known = words.get(LANGUAGE, 0) + others[other]
    if others[other] >= _MOST * known:
        message = f"this paper is in {language_name(other)}, and was not read"
        hint = "give its English text: duties are read in English alone"
        problem = Problem(Place(file.name), "other-language", message, hint)
        return file._replace(problems=(*file.problems, problem), language=other), other
    if others[other] < 12 and LANGUAGE in words and others[other] < 0.1 * known:
        return file, ""
    kept = tuple(
        line for line, language in zip(file.lines, languages, strict=True) if language not in others
    )
    message = f"its text in {language_name(other)} was not read; the English was"
    hint = "duties are read in English alone"
    problem = Problem(Place(file.name), "other-language", message, hint)
    return file._replace(lines=kept, problems=(*file.problems, problem), language=LANGUAGE), ""


def _language(text: str) -> str:
    """Return the language of a line, or "" where few words of it tell."""
    language = guess(text)
    if language in (LANGUAGE, ""):
        return language or other_than(text, LANGUAGE)
    return language if tell(only_in(text, language, LANGUAGE)) else ""


def _languages(lines: Sequence[PaperLine]) -> list[str]:
    """Return the language of each line; one that tells none has that of those around it."""
    found = [_language(line.text) for line in lines]
    parts: list[list[int]] = []
    for number, line in enumerate(lines):
        if line.kind == "heading" or not parts:
            parts.append([])
        parts[-1].append(number)
    made = list(found)
    for part in parts:
        told = [found[number] for number in part if found[number]]
        whole = guess(" ".join(lines[number].text for number in part))
        usual = whole or (max(set(told), key=lambda name: (told.count(name), name)) if told else "")
        before = ""
        for number in part:
            mixed = len(set(told)) > 1
            made[number] = found[number] or (before if mixed and before else usual)
            before = found[number] or before
    return made
