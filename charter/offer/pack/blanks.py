"""What in a letter nobody filled in, and what of the person's data no letter prints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.check.words.signing import signing
from charter.docx_templates.marks import told_marks
from charter.docx_templates.odd_text import told_text
from charter.docx_templates.placeholders import Unfilled
from charter.facts.odd_pay import may_be_of, not_meant
from charter.facts.terms import Pay
from charter.load.hire import Hire
from charter.named_tuples import NamedTuple
from charter.offer.pack.letter import MADE_OF, Letter, fields_of
from charter.problems import Place, Problem, listing
from charter.read.blanks import blanks_in, denied, says_nothing

_BETWEEN = re.compile(r"_{3,}|\.{5,}|\u2026{2,}|\s{2,}|\t")
_SIGNED = re.compile(
    r"\b(?:sign|unterschr|underskr|unterzeichn|lu et approuv|fait \u00e0|please print|print name"
    r"|(?:in )?(?:druckbuchstaben|blockschrift|blokbogstaver))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\w[.!?]\s*$")
_BY_MAIL = ("email",)
_AS_IS = "or pack the letter as it is with --as-is"
_HINT = (
    "write {{ hire.name }} and the like for what --hire gives, put what is filled in later under "
    f"'tokens' in the company file, {_AS_IS}"
)


class Blanks(NamedTuple):
    """What keeps a letter from being sent as it is, and what is only to be known of it."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def blanks_of(letter: Letter, hire: Hire | None) -> Blanks:
    """Return what in a letter nothing fills in, and the person's data that it does not print.

    Fields of the hire are named, and nothing of what they say.
    """
    place = Place(str(letter.template.path))
    left = [each for each in letter.template.unfilled if not _is_to_sign(each)]
    found = [each for each in left if each.kind != "watermark"]
    problems = []
    for each in left:
        if each.kind == "watermark":
            message = f"the letter has the watermark {each}"
            hint = f"take it out in Word, with Design > Watermark, {_AS_IS}"
            problems.append(Problem(place, "watermark", message, hint))
    if found:
        message = f"nothing fills in {listing(map(str, found))} of the letter"
        problems.append(Problem(place, "unfilled", message, _HINT))
    if hire and (unsaid := [name for name, said in hire.values.items() if _is_left(said)]):
        told = listing(f"'{name}'" for name in unsaid)
        message = f"{told} of {hire.source} {'has' if len(unsaid) == 1 else 'have'} a blank in it"
        hint = f"write there what the letter is to print, {_AS_IS}"
        problems.append(Problem(place, "unfilled", message, hint))
    for text in letter.unseen:
        message = f"the letter has text that does not show, and that its reader can find: {text}"
        hint = f"take it out in Word, where the button \u00b6 shows hidden text, {_AS_IS}"
        problems.append(Problem(place, "hidden-text", message, hint))
    for text in letter.struck:
        message = f"the letter has text that is struck out, and is sent so: {text}"
        problems.append(Problem(place, "struck-out", message, f"take it out in Word, {_AS_IS}"))
    unused = list(_unused(letter, hire)) if hire else []
    notes = []
    if hire and unused and not letter.asks_for_hire:
        message = f"the letter prints nothing of {hire.source}"
        hint = f"write {{{{ hire.name }}}} where the name belongs, leave out --hire, {_AS_IS}"
        problems.append(Problem(place, "unused-hire", message, hint))
    elif unused:
        notes.append(f"the letter prints nothing of {listing(unused)}, which the hire file gives")
    notes += (f"the letter: {told}" for told in told_marks(letter.template))
    notes += (f"the letter: {told}" for told in told_text(letter.template))
    if hire and (wrong := _not_meant(hire)):
        notes.append(wrong)
    return Blanks(tuple(problems), tuple(notes))


def _is_left(said: object) -> bool:
    """Return whether a text of the person's data is, or has, what was to be filled in."""
    if not isinstance(said, str) or said.strip().casefold() in denied():
        return False
    return says_nothing(said) or any(blank.kind != "field" for blank in blanks_in(said))


def _not_meant(hire: Hire) -> str:
    """Return what is odd about a person's pay, which the letter prints as it stands."""
    pay, per = hire.values.get("pay"), str(hire.values.get("per", "year"))
    currency = str(hire.values.get("currency", ""))
    if not isinstance(pay, int | float):
        return ""
    paid = Pay(pay, pay, currency, per, "")
    if asked := may_be_of(paid):
        return f"the pay in the hire file: {asked[0]}"
    if not not_meant(paid):
        return ""
    a = "an" if per == "hour" else "a"
    return f"the pay in the hire file cannot be {a} {per}'s pay; write the whole amount, or 'per:'"


def _is_to_sign(each: Unfilled) -> bool:
    """Return whether a blank is a line that people sign or date, not one in a sentence."""
    text = each.where.text
    if each.kind != "blank" or _ENDS.search(text):
        return False
    labels = [piece.strip(" :,/()") for piece in _BETWEEN.split(text)]
    asks = signing().asks
    return _SIGNED.search(text) is not None or all(
        asks.fullmatch(label) for label in labels if re.search(r"\w", label)
    )


def _unused(letter: Letter, hire: Hire) -> Iterator[str]:
    used = set(_BY_MAIL)
    for tag in letter.template.tags:
        if tag.kind != "text":
            used.update(fields_of(tag.code))
            if re.search(r"\bhire\b(?!\s*[.\[])", tag.code):
                return
    for name in list(used):
        used.update(MADE_OF.get(name, ()))
    yield from (name for name in hire.values if name not in used)
