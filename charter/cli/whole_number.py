"""What options take that are whole numbers."""

from __future__ import annotations

import re
from typing import Any

import click


class WholeNumber(click.IntRange):
    """A whole number; one that is typed in another form is answered with what to write."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; fails with what to write instead, or with what it may be."""
        text = str(value).strip()
        if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
            parts = [re.sub(r"[\s.,'’_]", "", part) for part in re.split(r"[-–—]|\bto\b", text)]
            digits = [part for part in parts if re.fullmatch(r"\d+", part, re.ASCII)]
            grouped = len(parts) > 1 or re.fullmatch(r"\d{1,3}([\s.,'’_]\d{3})+", text, re.ASCII)
            meant = " or ".join(digits) if grouped and len(digits) == len(parts) else ""
            hint = f"write {meant}" if meant else "write digits alone, such as 1200"
            self.fail(f"'{value}' is no whole number - {hint}", param, ctx)
        return super().convert(value, param, ctx)
