"""Pay that nobody can mean: amounts with their thousands left out, or of another period."""

from __future__ import annotations

from math import inf

from charter.facts.terms import Pay
from charter.values.number_words import in_thousands

LEAST = {"year": 5000, "month": 400, "week": 100, "day": 20, "hour": 1}
"""Below this nobody hires a leader, in any currency in use; above it a currency may be a weak one.

Who writes 220 a year means thousands, or another period.
"""
MOST = {"month": 150_000, "week": 50_000, "day": 50_000, "hour": 5000}
"""Above this a year's pay was meant, in the currencies of which one buys at least a bread roll."""
_MUCH = {"month": 45_000, "week": 15_000, "day": 6000, "hour": 350}
_LITTLE = 20_000
"""Above the first, and below the second a year, whoever leads is hardly ever paid."""
_WORTH = dict.fromkeys(("USD", "EUR", "GBP", "CAD", "AUD", "CHF"), 1)
_WORTH |= dict.fromkeys(("DKK", "SEK", "NOK"), 5)
"""How many times as much the same pay is in a currency, roughly; of others nobody says."""


def not_meant(pay: Pay) -> tuple[str, str] | None:
    """Return what is wrong with an amount that no leader is paid, and what to write."""
    most = pay.ends[-1]
    if noted := in_thousands(pay.note):
        return _of_thousands(pay, noted)
    if most == 0:
        return "pay of 0 is no pay that is offered", "Write the amount, or leave 'pay' out."
    if pay.least == 0:
        return "pay from 0 on is no pay that is offered", "Leave 'min' out: it says 'up to' then."
    if most < LEAST[pay.per]:
        message = f"{most:,g} is less than a {pay.per}'s pay".replace("a hour", "an hour")
        if most >= LEAST["hour"] and pay.per != "hour":
            whole = " and ".join(f"{end * 1000:.0f}" for end in pay.ends)
            much = _MUCH.get(pay.per, inf) * _WORTH.get(pay.currency, inf)
            yearly = " and per: year" if most * 1000 > much else ""
            return message, f"Write {whole}{yearly}, or per: hour."
        return message, "Write the whole amount."
    if pay.least is not None and most >= 100 * pay.least and pay.least < LEAST[pay.per]:
        message = f"{pay.least:,g} is less than a {pay.per}'s pay".replace("a hour", "an hour")
        return message, f"Write the whole amount, such as {pay.least * 1000:.0f}."
    worth = _WORTH.get(pay.currency)
    if worth and most > MOST.get(pay.per, most) * worth:
        message = f"{most:,g} is more than a {pay.per}'s pay".replace("a hour", "an hour")
        return message, "Write per: year."
    return None


def _of_thousands(pay: Pay, noted: str) -> tuple[str, str]:
    """Return that a note makes thousands of amounts, which papers print as they stand."""
    out = f"take '{noted}' out of 'note'" if noted != pay.note.strip() else "leave 'note' out"
    if pay.ends[-1] >= LEAST["year"]:
        message = f"{pay.ends[-1]:,g} '{noted}' is a thousand times what is meant"
        return message, f"{out[0].upper()}{out[1:]}."
    ends = (("min", pay.least), ("max", pay.most))
    whole = ", ".join(f"{key}: {end * 1000:.0f}" for key, end in ends if end is not None)
    return f"the amounts are '{noted}', and job boards list them as they stand", (
        f"Write {{{whole}}}, and {out}."
    )


def may_be_of(pay: Pay) -> tuple[str, str] | None:
    """Return how much an amount is that is likelier of another period, and both readings of it."""
    worth = _WORTH.get(pay.currency)
    if not worth or not_meant(pay):
        return None
    first, last = pay.ends[0], pay.ends[-1]
    if first > _MUCH.get(pay.per, first) * worth:
        other = {"hour": "day", "day": "month", "week": "year", "month": "year"}[pay.per]
        how = "much"
    elif pay.per == "year" and last < _LITTLE * worth:
        other, how = "month", "little"
    else:
        return None
    a = "an" if pay.per == "hour" else "a"
    message = f"{last:,g} {a} {pay.per} is {how} for whoever leads: it may be a {other}'s pay"
    instead = f"Write per: {other} if it is a {other}'s; if it is {a} {pay.per}'s, leave it."
    return message, instead
