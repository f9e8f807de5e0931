"""What is dear to make of a catalogue, kept for who asks for the same one again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from charter.read.catalog import Catalog

_Made = TypeVar("_Made")


class MadeOf(Generic[_Made]):
    """Makes something of a catalogue, and keeps the last: a catalogue never changes.

    Companies without a catalogue of their own share one object, so a batch or a page makes it once.
    """

    def __init__(self, make: Callable[[Catalog], _Made]) -> None:
        self._make = make
        self._last: tuple[Catalog, _Made] | None = None

    def __call__(self, catalog: Catalog) -> _Made:
        """Return what is made of a catalogue; nobody changes it."""
        last = self._last
        if last is None or last[0] is not catalog:
            self._last = last = (catalog, self._make(catalog))
        return last[1]
