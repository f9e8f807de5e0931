"""What is recognised in a text, by kind: the one registry of recognisers that all checks use.

A recogniser takes a text, its language and where it stands, and returns each thing that it finds.
`tools/sentences.py` measures them on a table of sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from charter.check.words.found import Recogniser, SaidValue, Spotted, Stands
from charter.check.words.offers import benefits, other_pay
from charter.check.words.pay_seen import contradicting, open_pay, stated_pay, wide_pay

__all__ = ["RECOGNISERS", "Recogniser", "SaidValue", "Spotted", "Stands"]


def _anywhere(recogniser: Callable[[str, str], Sequence[Spotted]]) -> Recogniser:
    """Return a recogniser that does not ask where a text stands."""
    return lambda text, language, _where: recogniser(text, language)


RECOGNISERS: dict[str, Recogniser] = {
    "benefits": _anywhere(benefits),
    "other-pay": _anywhere(other_pay),
    "pay": _anywhere(stated_pay),
    "pay-contradict": _anywhere(contradicting),
    "pay-open": _anywhere(open_pay),
    "pay-wide": _anywhere(wide_pay),
}
"""A recogniser for each kind, in the order of the alphabet."""
