"""What a recogniser returns: from where to where in a text something stands, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from charter.named_tuples import NamedTuple

Where = Literal["text", "heading", "title"]
Value = str | int | float | None
_NOTHING: Mapping[str, Value] = MappingProxyType({})


class Found(NamedTuple):
    """From where to where in a text something stands, and what it says there, by name."""

    start: int
    end: int
    said: Mapping[str, Value] = _NOTHING


Recogniser = Callable[[str, str, Where], Sequence[Found]]
