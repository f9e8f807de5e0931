"""How much one template may do: a count of steps and of text, with a clock behind it."""

from __future__ import annotations

import time
from typing import Any

from jinja2.exceptions import SecurityError

MAX_STEPS = 200_000
MAX_TEXT = 2_000_000
MAX_VALUE = 200_000
MAX_ITEMS = 20_000
MAX_DIGITS = 1000
_SECONDS = 2.0
_CLOCK_EVERY = 256
_ITEMS_PER_STEP = 16
_PLAIN_VALUES = (str, int, float, bool, type(None))


class Budget:
    """What the paper being rendered has left. Steps end first; the clock is for what they miss."""

    def __init__(self, max_text: int = MAX_TEXT) -> None:
        self._max_text = max_text
        self.reset()

    def reset(self) -> None:
        """Start again, for the next paper."""
        self._steps = 0
        self._next_look = _CLOCK_EVERY
        self._text = 0
        self._end = time.thread_time() + _SECONDS

    def step(self, count: int = 1) -> None:
        """Count steps. Raises SecurityError where they or the time are used up."""
        self._steps += count
        if self._steps > MAX_STEPS:
            raise SecurityError(f"more than {MAX_STEPS:,} steps in one paper; is a loop too long?")
        if self._steps >= self._next_look:
            # The thread's own time, so that a busy or sleeping computer does not count.
            self._next_look = self._steps + _CLOCK_EVERY
            if time.thread_time() > self._end:
                raise SecurityError(f"more than {_SECONDS:g} seconds of work in one paper")

    def text(self, length: int) -> None:
        """Count text that is written. Raises SecurityError where the paper becomes too long."""
        self._text += length
        self.step()
        if self._text > self._max_text:
            raise SecurityError(f"more than {self._max_text:,} characters in one paper")

    def value(self, value: Any) -> Any:
        """Return a value that is not too large. Raises SecurityError where it is."""
        if type(value) in _PLAIN_VALUES or isinstance(value, str | int):
            check_size(value)
            return value
        # Lists in lists double with every line; what C code does with them cannot be interrupted.
        left, open_ = MAX_ITEMS, [value]
        while open_:
            item = open_.pop()
            left -= 1
            if isinstance(item, str | int):
                check_size(item)
                left -= len(item) // 100 if isinstance(item, str) else 0
            elif isinstance(item, dict):
                open_ += [*item, *item.values()]
            elif isinstance(item, list | tuple) and not hasattr(item, "_fields"):
                open_ += item
            if left < len(open_):
                raise SecurityError(f"a list of more than {MAX_ITEMS:,} items")
        self.step((MAX_ITEMS - left) // _ITEMS_PER_STEP)
        return value


def check_size(value: str | int | float | None) -> None:
    """Raise SecurityError for a text or a number that is too long."""
    if isinstance(value, str):
        if len(value) > MAX_VALUE:
            raise SecurityError(f"a text of more than {MAX_VALUE:,} characters")
    elif isinstance(value, int) and value.bit_length() > MAX_DIGITS * 3:
        raise SecurityError(f"a number of more than {MAX_DIGITS:,} digits")
