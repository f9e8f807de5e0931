"""What is recognised in a text, by kind: the one registry of recognisers that all checks use.

A recogniser takes a text, its language and where it stands, and returns each thing that it finds.
`tools/sentences.py` measures them on a table of sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from charter.check.words.found import Recogniser, SaidValue, Spotted, Stands
from charter.check.words.musts import musts_heading
from charter.check.words.offers import benefits, other_pay
from charter.check.words.pay_seen import contradicting, open_pay, stated_pay, wide_pay
from charter.check.words.phrases_recognised import GENDERED, of_codes
from charter.check.words.statements import statements
from charter.check.words.years import years_asked

__all__ = ["RECOGNISERS", "Recogniser", "SaidValue", "Spotted", "Stands"]


def _anywhere(recogniser: Callable[[str, str], Sequence[Spotted]]) -> Recogniser:
    """Return a recogniser that does not ask where a text stands."""
    return lambda text, language, _where: recogniser(text, language)


RECOGNISERS: dict[str, Recogniser] = {
    "ability": of_codes("ability-coded"),
    "accommodation": statements("accommodation"),
    "age": of_codes("age-coded", "fast-pace"),
    "ai": statements("ai"),
    "all-genders": statements("all-genders"),
    "apply": statements("apply"),
    "benefits": _anywhere(benefits),
    "citizenship": of_codes("citizenship"),
    "closing-date": statements("closing-date"),
    "degree": of_codes("degree"),
    "equal-opportunity": statements("equal-opportunity"),
    "family": of_codes("family", "private-question"),
    "gendered": of_codes(*GENDERED),
    "hours": of_codes("hours"),
    "jargon": of_codes("jargon", "family", "fast-pace"),
    "licence": of_codes("licence"),
    "musts": musts_heading,
    "origin": of_codes("origin-coded"),
    "other-pay": _anywhere(other_pay),
    "pay": _anywhere(stated_pay),
    "pay-contradict": _anywhere(contradicting),
    "pay-open": _anywhere(open_pay),
    "pay-wide": _anywhere(wide_pay),
    "vacancy": statements("vacancy"),
    "years": years_asked,
}
"""A recogniser for each kind, in the order of the alphabet."""
