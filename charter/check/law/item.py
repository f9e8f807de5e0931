"""What one item is that a law can ask a posting to show."""

from __future__ import annotations

from collections.abc import Callable

from charter.assign.organisation import Position
from charter.compose.papers import Posting
from charter.named_tuples import NamedTuple


class Item(NamedTuple):
    """One thing to show. `key` is what to add to `where`: the position, its `apply`, the company.

    `shown` returns the texts of the posting that show it: None where nothing is stated, and an
    empty tuple where what is stated needs no words. The statement of a law can state it too, where
    the posting is `sayable`. A template prints it with `field`. A `ban` is a thing that the posting
    must not have: `shown` returns None where it has. `untold` is what nobody can check by words.
    What is `fine` all the same needs no words after all.
    """

    what: str
    key: str
    where: str
    why: str
    shown: Callable[[Posting, Position], tuple[str, ...] | None]
    field: str = ""
    sayable: Callable[[Posting], object] = bool
    ban: bool = False
    untold: bool = False
    fine: Callable[[Posting], bool] = lambda _posting: False

    @property
    def lack(self) -> str:
        """Return what a posting does, such as "does not show the pay"."""
        return f"has {self.what}" if self.ban else f"does not show {self.what}"

    @property
    def verb(self) -> str:
        """Return what a law does about it."""
        return "forbids" if self.ban else "asks for"
