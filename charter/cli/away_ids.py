"""What --without takes: positions that are away together, or the word for each in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from charter.cli.values import PositionIds

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

EACH = "each"
"""What --without takes in place of positions, for each of them in turn."""


class AwayIds(PositionIds):
    """Positions that are away at the same time, or the word for each in turn."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the words; fails where one stands for all and others are named too."""
        words = super().convert(value, param, ctx)
        if EACH in words and words[1:]:
            self.fail(f"'{EACH}' takes every position by itself; name no other", param, ctx)
        return words

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the positions of the workspace, and the word for each in turn."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, param, incomplete)
        each = [CompletionItem(EACH, help="each in turn")] if EACH.startswith(incomplete) else []
        return [*found, *each]
