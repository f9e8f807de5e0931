"""Texts of a posting that are in another language than the posting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from charter.check.words.language import guess, only_in, tell
from charter.check.words.word_lists import function_words
from charter.problems import Place, Problem
from charter.read.company import Company
from charter.read.languages import language_name, languages, posting_language
from charter.read.locales import code_of
from charter.read.yaml_source import Path_, Source


def in_another_language(
    company: Company, source: Source, texts: Sequence[tuple[Path_, str]]
) -> Iterator[Problem]:
    """Yield each text of postings that is in another language; short ones of a post as one text."""
    ours = code_of(posting_language(company))
    short: dict[tuple[Path_, str], list[tuple[Path_, str]]] = defaultdict(list)
    told: set[Path_] = set()
    for at, text in texts:
        found = guess(text)
        if found in languages() and found != ours:
            yield _problem(source.place(at), _name(at), ours, found)
            told.add(at)
        for theirs in languages() if ours in function_words() and found != ours else ():
            if theirs != ours and only_in(text, theirs, ours) and not only_in(text, ours, theirs):
                short[at[:2], theirs].append((at, text))
    for (_, theirs), listed in sorted(short.items(), key=lambda each: -len(each[1])):
        if tell(word for _, text in listed for word in only_in(text, theirs, ours)):
            for at, _ in listed:
                if at not in told:
                    yield _problem(source.place(at), _name(at), ours, theirs)
                told.add(at)


def _problem(place: Place, name: str, ours: str, theirs: str) -> Problem:
    ours, theirs = language_name(ours), language_name(theirs)
    message = f"'{name}' is {theirs}, and postings here are {ours}"
    return Problem(place, "other-language", message, f"write it in {ours}")


def _name(at: Path_) -> str:
    return next(str(key) for key in reversed(at) if isinstance(key, str))
