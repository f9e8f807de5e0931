"""What does not fit where the letter prints it: a name in a greeting, a comma, a second Annex A."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from charter.check.words.signing import signing
from charter.document.docx.xml import W, parse
from charter.docx_templates.story import paragraphs
from charter.load.hire import Hire
from charter.named_tuples import NamedTuple
from charter.offer.pack.letter import Letter
from charter.offer.words import annexes
from charter.problems import Place, Problem
from charter.read.blanks import greeting, is_title, titles

_ENDS = re.compile(r"[,;:]\s*$")
_GOES_ON = re.compile(r"\s*\S")
_MARK = re.compile(r"\s*[,;:.!]")
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'\u2019 -]*), ([^\W\d_][\w'\u2019 .-]*)")
_DEGREE = re.compile(r"\w\.\w|[A-Z]{2,}|[a-z][A-Z]")
_LABEL_WORDS = 12
_OURS = {"A": "the charter", "B": "the certificate of ownership"}
_AS_IT_IS = "write it as the letter is to say it, such as Ada Okafor"


class _Line(NamedTuple):
    """A paragraph of the filled letter: where it stands, what it says, how it greets or None."""

    where: str
    text: str
    greets: re.Match[str] | None


def misfits(
    letter: Letter, filled: Mapping[str, bytes], hire: Hire | None, labels: str, mail: bool
) -> Iterator[Problem]:
    """Yield what reads wrong in a letter that was `filled`, and nothing that it says of the person.

    `labels` are the letters of our annexes; with `mail` an e-mail is drafted, which greets too.
    """
    place = Place(str(letter.template.path))
    yield from _second_annexes(letter, filled[letter.document], labels, place)
    if hire is None:
        return
    lines = [
        _Line(where.words, where.text, greeting().match(where.text))
        for story, _ in letter.changing
        for _, where in paragraphs(
            parse(filled[story.part]), letter.template.names.get(story.part, "")
        )
    ]
    given = {name: said for name, said in hire.values.items() if isinstance(said, str) and said}
    found = [odd for line in lines for odd in _beside(line, given, hire, place)]
    found += (odd for line in lines for odd in _greeting(line, given, hire, place))
    yield from found
    surname_first = _is_surname_first(given.get("name", "")) and not found
    if mail and surname_first and is_title(given.get("salutation", "")):
        message = f"the e-mail greets with 'name' of {hire.source}, which has the surname first"
        hint = f"{_AS_IT_IS}, or add 'salutation:', such as Dear Ms Okafor"
        yield Problem(place, "greeting", message, hint)


def _beside(line: _Line, given: Mapping[str, str], hire: Hire, place: Place) -> Iterator[Problem]:
    """Yield where a text that ends with a comma stands before another, or within a greeting."""
    for name, said in given.items():
        for found in re.finditer(re.escape(said.rstrip()), line.text) if _ENDS.search(said) else ():
            goes_on = (_GOES_ON if line.greets else _MARK).match(line.text, found.end())
            if goes_on:
                message = (
                    f"{line.where}: '{name}' of {hire.source} ends with a '{said.rstrip()[-1]}'"
                )
                message += ", and the letter goes on behind it"
                yield Problem(
                    place, "greeting", message, "take it away there; the letter has its own"
                )
                break


def _greeting(line: _Line, given: Mapping[str, str], hire: Hire, place: Place) -> Iterator[Problem]:
    """Yield where a letter greets twice, or by a name that has the surname first."""
    if line.greets is None:
        return
    said = line.greets[0].strip()
    rest = line.text[line.greets.end() :]
    for name, value in given.items():
        if value in rest and _is_surname_first(value):
            message = f"{line.where}: the letter greets with '{name}' of {hire.source}, which has "
            yield Problem(place, "greeting", f"{message}the surname first", _AS_IT_IS)
        again = greeting().match(value)
        if again and rest.lstrip().startswith(value) and not titles().fullmatch(again[0].strip()):
            message = (
                f"{line.where}: the letter says '{said}', and so does '{name}' of {hire.source}"
            )
            hint = f"write {{{{ hire.{name} }}}} without '{again[0].strip()}' before it"
            yield Problem(place, "greeting", message, hint)
    if re.match(r"\s+[,:]", rest):
        message = f"{line.where}: behind '{said}' the letter has nobody to greet"
        yield Problem(place, "greeting", message, f"add what it prints there to {hire.source}")


def _is_surname_first(name: str) -> bool:
    """Return whether a name is "Okafor, Ada", and not "Ada Okafor, PhD"."""
    found = _SURNAME_FIRST.fullmatch(name.strip())
    return found is not None and not any(
        _DEGREE.search(word) or word.strip(".").casefold() in signing().small
        for word in found[2].split()
    )


def _second_annexes(
    letter: Letter, document: bytes, labels: str, place: Place
) -> Iterator[Problem]:
    """Yield each annex of the letter's own that has the label of one of ours."""
    label, before = annexes(labels), None
    root = parse(document)
    listed = list(paragraphs(root))
    for number, (paragraph, where) in enumerate(listed):
        found = label.match(where.text.lstrip())
        short = len(where.text.split()) <= _LABEL_WORDS and not _ENDS.search(where.text)
        follows = any(each.text.strip() for _, each in listed[number + 1 :])
        alone = found is not None and where.text.strip() == found[0]
        if found and (alone or (short and follows and _begins(paragraph, before, letter))):
            ours = _OURS[found[0][-1]]
            message = (
                f"{where.words}: the letter has '{found[0]}' of its own, and {ours} is that too"
            )
            hint = "name it by another letter of the alphabet in Word"
            hint += "" if alone else ", or pack the letter as it is with --as-is"
            yield Problem(place, "two-annexes", message, hint)
        before = paragraph


def _begins(paragraph: Any, before: Any, letter: Letter) -> bool:
    """Return whether a paragraph is a heading, or the first of a page."""
    breaks = f".//{W}br[@{W}type='page']"
    if paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None or (
        before is not None
        and (before.find(breaks) is not None or before.find(f"{W}pPr/{W}sectPr") is not None)
    ):
        return True
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style.get(W + "val", "") if style is not None else ""
    runs = [run for run in paragraph.iter(W + "r") if run.find(W + "t") is not None]
    bold = bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
    return bold or paragraph.find(breaks) is not None or named in _headings(letter)


def _headings(letter: Letter) -> set[str]:
    """Return the ids of the styles that Word calls a heading, in whichever language it is."""
    parts = (text for name, text in letter.word.parts.items() if name.endswith("/styles.xml"))
    return {
        style.get(W + "styleId", "")
        for text in parts
        for style in parse(text).iter(W + "style")
        for name in style.iter(W + "name")
        if re.match("heading|title", name.get(W + "val", ""), re.IGNORECASE)
    }
