"""A law as typed data."""

from __future__ import annotations

from datetime import date

from charter.named_tuples import NamedTuple
from charter.problems import Place


class StatedWords(NamedTuple):
    """What a statement shows, and words of it by which it is found in a posting."""

    shows: str
    words: str


class Law(NamedTuple):
    """What one place asks of a posting, as dated data.

    `places` are ISO 3166 codes; `cities` narrow them. `starts` is None where nobody verified it.
    `employees` is the least size of an employer, counted `there`, in `all` or as is `unknown`.
    `stage` is advert or before-interview. `status` is in-force, partly, deadline-passed,
    customary or not-verified; only what is in force is required. `widest` and `no_pay_above` are
    amounts a year in `currency`. `statement` names a block of the posting's template.
    """

    id: str
    title: str
    name: str
    places: tuple[str, ...]
    cities: tuple[str, ...]
    starts: date | None
    employees: int | None
    counted: str
    stage: str
    status: str
    shows: tuple[str, ...]
    form: str
    widest: float | None
    no_pay_above: float | None
    currency: str
    remote: bool
    reports_into: bool
    statement: str
    said: tuple[StatedWords, ...]
    also: tuple[str, ...]
    source: str
    checked: date
    place: Place
    own: bool
