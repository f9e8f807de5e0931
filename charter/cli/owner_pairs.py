"""ENTRY=POSITION on the command line: who is to own what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from charter.cli.values import Words, completed_list, position_titles, titles_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class OwnerPairs(Words):
    """Entries with the position that is to own each, ENTRY=POSITION, with commas between them."""

    name = "owners"

    def __init__(self) -> None:
        self.what, self.known = "owners", ()

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return pairs of an entry and a position; fails where a part is missing."""
        if isinstance(value, tuple):
            return value
        found: dict[str, str] = {}
        for word in super().convert(value, param, ctx):
            entry, _, position = (part.strip() for part in word.partition("="))
            if not entry or not position:
                said = f"'{word}' is not ENTRY=POSITION, such as product.roadmap=vp-product"
                self.fail(said, param, ctx)
            if found.setdefault(entry, position) != position:
                self.fail(f"'{entry}' is given to two positions", param, ctx)
        return tuple(found.items())

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the entries, and behind the sign the positions, that start with what was typed."""
        before, comma, last = incomplete.rpartition(",")
        entry, sign, position = last.partition("=")
        if sign:
            known = {f"{entry}={n}": title for n, title in position_titles(ctx).items()}
        else:
            known = {
                f"{name}=": title
                for kind in ("responsibilities", "decisions")
                for name, title in titles_of(ctx, kind).items()
            }
        return completed_list(known, f"{before}{comma}{entry}{sign}{position}")
