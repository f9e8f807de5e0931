"""The list of what the law asks a posting to show, with what satisfies each item of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.assign.organisation import Organisation
from charter.check.law.case import Printed
from charter.check.law.law import asked_for, case_of, is_untold, shown_for
from charter.check.law.seen import left_out
from charter.check.law.words import is_required, sources
from charter.named_tuples import NamedTuple
from charter.problems import Place

SHOWN, STATED, MISSING, UNTOLD = "shown", "stated", "missing", "not-checked"


class AskedItem(NamedTuple):
    """One thing that laws ask a posting to show, or forbid where it is `forbidden`.

    `state` is shown, stated (what is said needs no words there), missing or not-checked; `shown`
    are the texts of the posting that satisfy it. `required` is whether a law certainly asks for it
    today; `laws` are their ids, `place` is where it is said, or would be.
    """

    item: str
    what: str
    state: str
    required: bool
    forbidden: bool
    shown: tuple[str, ...]
    laws: tuple[str, ...]
    source: str
    place: Place


def asked_items(
    organisation: Organisation, position_id: str, day: date, printed: Sequence[Printed] = ()
) -> tuple[AskedItem, ...]:
    """Return all that the law asks the posting of a position to show on `day`.

    What a template of one's own leaves out of it is missing.
    """
    case = case_of(organisation, position_id, day, printed)
    found = []
    for asked in asked_for(case.reaches, case.position.given.ranges, day):
        shown, _ = shown_for(asked, case)
        lost = shown and any(
            left_out(each.text, asked.name, shown, case.posting.language) for each in case.printed
        )
        state = SHOWN if shown else STATED
        if is_untold(asked, case.posting):
            state = UNTOLD
        elif shown is None or lost:
            state = MISSING
        found.append(
            AskedItem(
                asked.name,
                asked.item.what,
                state,
                any(is_required(reach, day, asked.name) for reach in asked.reaches),
                asked.item.ban,
                () if state in (MISSING, UNTOLD) else shown or (),
                tuple(reach.law.id for reach in asked.reaches),
                sources(reach.law for reach in asked.reaches),
                case.file.place(case.position, asked.item.where),
            )
        )
    return tuple(found)
