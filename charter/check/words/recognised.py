"""What is recognised in a text, by kind: the one registry of recognisers that all checks use.

A recogniser takes a text, its language and where it stands, and returns each thing that it finds.
`tools/sentences.py` measures them on a table of sentences.
"""

from __future__ import annotations

from charter.check.words.found import Recogniser, SaidValue, Spotted, Stands
from charter.check.words.musts import musts_heading
from charter.check.words.phrases_recognised import GENDERED, of_codes
from charter.check.words.years import years_asked

__all__ = ["RECOGNISERS", "Recogniser", "SaidValue", "Spotted", "Stands"]

RECOGNISERS: dict[str, Recogniser] = {
    "ability": of_codes("ability-coded"),
    "age": of_codes("age-coded"),
    "citizenship": of_codes("citizenship"),
    "degree": of_codes("degree"),
    "family": of_codes("family", "private-question"),
    "gendered": of_codes(*GENDERED),
    "hours": of_codes("hours"),
    "jargon": of_codes("jargon", "family"),
    "licence": of_codes("licence"),
    "musts": musts_heading,
    "origin": of_codes("origin-coded"),
    "years": years_asked,
}
"""A recogniser for each kind, in the order of the alphabet."""
