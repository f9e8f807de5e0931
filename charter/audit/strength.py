"""What a duty says of its subject: that it owns a work, decides, may stop it, or helps others."""

from __future__ import annotations

import re
from functools import lru_cache

from charter.audit.kinds import without_label
from charter.audit.others import from_verb
from charter.audit.papers import Strength
from charter.audit.words import begins, found_by, within

_SHARED = re.compile(r"\bto (?:\w+ )?(?:decide|approve|make)\b", re.IGNORECASE)


@lru_cache(50_000)
def strength_of(text: str, above: Strength | None = None) -> Strength:
    """Return what a duty says of its subject; `above` is what the lead-in of its list says."""
    said = said_by(text)
    if said in ("decides", "stops") or above is None:
        return said or "owns"
    if said is None:
        return above
    if said == "owns" and above != "owns":
        return "owns" if within("claims", "strength", "strongly").search(text) else above
    return said


def said_by(text: str) -> Strength | None:
    """Return what a text itself says of its subject, or None where it has no word for that."""
    plain = " ".join(re.sub(r"[*\[\]]", "", text).split())
    if within("claims", "strength", "negated").search(plain):
        return "none"
    bare = without_label(plain)
    if within("claims", "strength", "stops").search(bare):
        return "stops"
    head = _without_lead(bare)
    helps = _helps(head)
    if not (helps and _SHARED.search(bare)) and _decides(plain):
        return "decides"
    if found_by("claims", "strength", "none").search(head):
        return "none"
    if found_by("claims", "not_duty", "filler").search(bare):
        return "none"
    if helps:
        return "supports"
    if within("claims", "strength", "owning").search(bare):
        return "owns"
    return None


def _decides(plain: str) -> bool:
    """Return whether a text says that its subject decides, and not how or with whom others do."""
    left = within("claims", "strength", "not_deciding").sub(" ", plain)
    return bool(within("claims", "strength", "decides").search(left))


def _helps(head: str) -> bool:
    if within("claims", "strength", "grows").match(head):
        return False
    found = begins("claims", "strength", "supports").match(head)
    if found is None:
        return False
    rest = head[found.end() :]
    also = re.match(r"(?:,? and|,|/)\s+(\w+)", rest)
    return not (also and begins("claims", "strength", "owning").fullmatch(also[1]))


def _without_lead(bare: str) -> str:
    """Return a text from its first verb on, without "you will" and the like before it."""
    head = from_verb(bare)
    while True:
        found = begins("claims", "leads").match(head) or begins("claims", "adverbs").match(head)
        if found is None or found.end() >= len(head) - 1:
            return head
        head = head[found.end() :].lstrip(" ,:")
