"""What a paper still lacks before it may go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charter.assign.organisation import Organisation, Position
from charter.read.languages import message, say_in

if TYPE_CHECKING:
    from charter.compose.papers import Posting


def draft_title(language: str, title: str) -> str:
    """Return the title of a paper that must not go out yet."""
    return say_in(language, message("Draft: {title}"), title=title)


def unset_limits(organisation: Organisation, position: Position) -> tuple[str, ...]:
    """Return the limits that a position's decisions need and nobody has set: spend, hire."""
    limits = position.given.limits
    mine = (a for a in organisation.decisions.values() if a.accountable == position.id)
    needed = {a.entry.limit for a in mine}
    unset = {"spend": limits.spend is None, "hire": not limits.hire}
    return tuple(name for name, is_unset in unset.items() if is_unset and name in needed)


def says_how_to_apply(posting: Posting) -> bool:
    """Return whether a posting tells its readers how to apply."""
    return bool(
        posting.apply_url or posting.apply_email or posting.apply_send or posting.apply_steps
    )
