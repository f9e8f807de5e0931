"""Patterns that are made when a text is first held against them.

To make one takes up to a hundred times as long as to look with it, and most of those that modules
have are for what hardly anybody writes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["lazy_re"]


class _Pattern:
    def __init__(self, written: str, flags: int = 0) -> None:
        self._written = written, flags

    def __getattr__(self, name: str) -> Any:
        """Return what the pattern has under a name, which stands here from then on."""
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


if TYPE_CHECKING:

    def lazy_re(written: str, flags: int = 0) -> re.Pattern[str]:
        """Return a pattern as `re.compile` does, which is made when it is first looked with."""
else:
    lazy_re = _Pattern
