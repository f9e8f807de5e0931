"""What an old letter goes out with: a date that Word sets anew, boxes, another post or person.

Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from charter.assign.organisation import Position
from charter.check.own.other_title import titles_of_others
from charter.check.words.word_lists import section
from charter.document.docx.xml import W, parse
from charter.docx_templates.story import paragraphs, shortened
from charter.docx_templates.worked_out import worked_out
from charter.facts.languages import languages
from charter.facts.locales import code_of
from charter.load.hire import Hire
from charter.offer.pack.letter import Letter, fields_of
from charter.problems import Place, Problem
from charter.read.blanks import greeting, titles

_EMPTY, _TICKED = "\u2610\u25a1\u25fb\u2b1c", "\u2611\u2612\u2705\u2714\u25a0\u25fc"
_SYMBOLS = {
    **dict.fromkeys(("F06F", "F0A8", "F071", "F072", "F0A3"), _EMPTY[0]),
    **dict.fromkeys(("F0FE", "F0FD", "F078", "F052", "F053", "F054"), _TICKED[0]),
}
"""Boxes of Wingdings, by the codes of their characters."""
_TAG = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]+")
_END = re.compile(r"[.,;:!?()\[\]\n\u2013\u2014]|\{[{%]")
_NEAR = 30
_SPELT = str.maketrans({"\u00f8": "oe", "\u00e6": "ae", "\u00e5": "aa", "\u00df": "ss"})
_UMLAUTS = str.maketrans({"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue"})


def changing_days(letter: Letter) -> Iterator[Problem]:
    """Yield where a letter prints a day that Word works out each time it is opened or printed."""
    for name, where in (each for each in worked_out(letter.template) if each.is_day):
        said = f"'{shortened(where.text)}'" if where.text.strip() else "a day"
        message = f"{where.words}: Word works out a day here each time ({name}): now it is {said}"
        hint = "type the day, or write {{ charter.date_text }} for the day of the offer"
        place = Place(str(letter.template.path))
        yield Problem(place, "changing-date", message, f"{hint}; or pack it with --as-is")


def worked_out_in(letter: Letter) -> Iterator[str]:
    """Yield where a letter prints a name, or words of two, that Word works out anew."""
    for name, where in (each for each in worked_out(letter.template) if not each.is_day):
        yield (
            f"{where.words}: Word works out anew what stands here ({name}): now it is "
            f"'{shortened(where.text)}'; type what is meant"
        )


def boxes_of(letter: Letter) -> Iterator[str]:
    """Yield which paragraphs of a letter have boxes, ticked or not, that go out as they are."""
    for words, text, paragraph in paragraphs_of(letter):
        marks = [c for c in text if c in _EMPTY + _TICKED]
        codes = (each.get(W + "char", "").upper() for each in paragraph.iter(W + "sym"))
        marks += [_SYMBOLS[code] for code in codes if code in _SYMBOLS]
        marks += [_state(each) for each in paragraph.iter(W + "checkBox")]
        if not marks:
            continue
        ticked = sum(mark in _TICKED for mark in marks)
        how = "none of them ticked" if not ticked else f"{ticked} of {len(marks)} ticked"
        if len(marks) == 1:
            how = "ticked" if ticked else "not ticked"
        boxes = "a box" if len(marks) == 1 else f"{len(marks)} boxes"
        said = f"{words} has {boxes} to tick, {how}, and goes out so: '{shortened(text)}'"
        yield f"the letter: {said}; look whether that is this person's"


def _state(box: Any) -> str:
    """Return the mark of a box of an old form."""
    set_ = box.find(f"{W}checked")
    set_ = box.find(f"{W}default") if set_ is None else set_
    on = set_ is not None and set_.get(W + "val", "1") in ("1", "true", "on")
    return _TICKED[0] if on else _EMPTY[0]


def other_posts(letter: Letter, position: Position) -> Iterator[str]:
    """Yield where a letter offers a post by another title than that of the charter behind it."""
    own = (position.title, position.short, position.id, position.role.title)
    told: set[str] = set()
    for words, text, _ in paragraphs_of(letter):
        for said in titles_of_others(text, position.role.id, own):
            if said not in told:
                told.add(said)
                yield (
                    f"{words}: the letter offers '{said}', and the charter that goes with it is "
                    f"that of '{position.title}': write {{{{ position.title }}}} there, or pack "
                    "the other position"
                )


def greets_another(letter: Letter, filled: Mapping[str, bytes], hire: Hire) -> Iterator[str]:
    """Yield where a greeting has a name, and no part of it is in the name of the hire."""
    name = str(hire.values.get("name") or "")
    greetings = {"'salutation'": str(hire.values.get("salutation") or "")}
    for story, _ in letter.changing:
        names = letter.template.names.get(story.part, "")
        for _, where in paragraphs(parse(filled[story.part]), names):
            if greeting().match(where.text):
                greetings.setdefault(where.words, where.text)
    for said_at, text in greetings.items():
        greets = greeting().match(text)
        said = [w for w in _WORD.findall(text[greets.end() if greets else 0 :]) if w[0].isupper()]
        said = [word for word in said if not titles().fullmatch(word)]
        if name and said and _forms(name).isdisjoint(_forms(" ".join(said))):
            yield (
                f"{said_at}: the greeting has no part of 'name' of {hire.source}: look whom the "
                "letter greets"
            )
            return


def other_period(letter: Letter, hire: Hire, position: Position, language: str) -> Iterator[str]:
    """Yield where a letter says that the pay is for another period than the hire file says.

    Where that says none, it is the period of a range of the position that the pay lies in.
    """
    per, code = str(hire.values.get("per") or ""), code_of(language)
    whose = f"'per' of {hire.source} is {per}"
    if not per:
        per = _period_of_range(hire.values.get("pay"), position)
        whose = f"'pay' of {hire.source} is pay by the {per} in {position.given.place}"
    if not per or code not in languages():
        return
    periods = {name: "|".join(said) for name, said in _periods(code).items()}
    for words, text, _ in paragraphs_of(letter):
        for tag in _TAG.finditer(text):
            if not {"pay", "pay_text"} & set(fields_of(tag[0])):
                continue
            near = f"{text[max(0, tag.start() - _NEAR) : tag.start()]} "
            near += _END.split(text[tag.end() :].replace("p.", "p\u2024"))[0][:_NEAR]
            near = near.replace("\u2024", ".")
            found = [
                name
                for name, said in periods.items()
                if re.search(rf"(?<!\w)(?:{said})(?!\w)", near, re.IGNORECASE)
            ]
            if found and per not in found:
                a = "an" if found[0] == "hour" else "a"
                there = "write {{ hire.per }} there, or " if "per" in hire.values else ""
                yield (
                    f"{words}: the letter has the pay for {a} {found[0]}, and {whose}: "
                    f"{there}change one of them"
                )
                return


def _period_of_range(pay: object, position: Position) -> str:
    """Return the period of the ranges of a position that an amount lies in; "" for none or two."""
    if not isinstance(pay, int | float):
        return ""
    fits = {r.per for r in position.given.ranges if (r.least or 0) <= pay <= (r.most or pay)}
    return fits.pop() if len(fits) == 1 else ""


def _periods(code: str) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = section(code, "pay", "periods")
    return found


def paragraphs_of(letter: Letter) -> Iterator[tuple[str, str, Any]]:
    """Yield each paragraph of the letter as it was before it is filled: where, text, element."""
    for name, words in letter.template.names.items():
        if name.startswith("word/") and not name.endswith(".rels") and name in letter.word.parts:
            for paragraph, where in paragraphs(parse(letter.word.parts[name]), words):
                yield where.words, where.text, paragraph


def _forms(text: str) -> set[str]:
    """Return the words of a name as people may spell them: M\u00fcller, Mueller, Muller."""
    small = text.casefold().translate(_SPELT)
    forms = {small, small.translate(_UMLAUTS)}
    forms |= {
        "".join(c for c in unicodedata.normalize("NFKD", each) if not unicodedata.combining(c))
        for each in tuple(forms)
    }
    words = {word for form in forms for word in re.findall(r"[^\W\d_]+", form)}
    return {word for word in words if len(word) > 1}
