"""Remarks on the days of a posting: one that no calendar has, a last day that is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.check.remark import OWN_JUDGEMENT, Remark
from charter.check.words.dates import dates_in, not_days_in
from charter.check.words.recognised import RECOGNISERS
from charter.document.outside.reading import Reading


def day_remarks(reading: Reading, language: str, today: date) -> Iterator[Remark]:
    """Yield a remark on each day that cannot be, and on each last day to apply before `today`."""
    for piece in reading.pieces:
        for start, end in not_days_in(piece.text, language):
            yield Remark(
                "advice",
                "no-such-day",
                reading.place(piece, start),
                piece.text[start:end],
                "no calendar has this",
                "Readers cannot tell which day is meant.",
                OWN_JUDGEMENT,
                "The day that is meant, with the month as a word: '28 February 2027'.",
            )
        closing = RECOGNISERS["closing-date"](piece.text, language, "text")
        for day in dates_in(piece.text, language):
            said = str(day.said["date"] or "")
            is_last = any(found.start <= day.start < found.end for found in closing)
            if is_last and len(said) == len(today.isoformat()) and said < today.isoformat():
                yield Remark(
                    "advice",
                    "closed",
                    reading.place(piece, day.start),
                    piece.text[day.start : day.end],
                    "the last day to apply is past",
                    "Readers take the post for filled, and do not apply.",
                    OWN_JUDGEMENT,
                    "A last day that is still to come; or take the posting down.",
                )
