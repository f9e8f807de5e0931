"""What a recogniser returns: from where to where in a text something stands, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from charter.named_tuples import NamedTuple

Stands = Literal["text", "heading", "title"]
SaidValue = str | int | float | None
_NOTHING: Mapping[str, SaidValue] = MappingProxyType({})


class Spotted(NamedTuple):
    """From where to where in a text something stands, and what it says there, by name."""

    start: int
    end: int
    said: Mapping[str, SaidValue] = _NOTHING


Recogniser = Callable[[str, str, Stands], Sequence[Spotted]]
