"""Blocks of shipped templates that many papers share, rendered once for all that print the same.

A block is a function of the fields that it reads: what it read is recorded while it runs, and a
paper with the same values in these gets the same text. Own templates can compute anything and are
counted and limited, so theirs are rendered each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.runtime import Context

MOST = 2_000
"""Texts of one block that are kept; then all are forgotten, and it begins anew."""
_Block = Callable[["Context"], Iterator[str]]
_Field = tuple[str, str]


class Speaking(Protocol):
    """What a block is rendered in: its language, and what was not there in it."""

    language: str
    untranslated: list[str]


class Reads:
    """Stands for a record in a template, and tells which of its fields were read.

    Whatever else a template does with it fails, so that no read goes unseen. `told` is shared by
    all that stand in the context of one paper.
    """

    __slots__ = ("name", "record", "told")

    def __init__(self, name: str, record: Any, told: set[_Field]) -> None:
        self.name, self.record, self.told = name, record, told

    def field(self, field: str) -> Any:
        """Return the record, for one of its fields that is read now."""
        self.told.add((self.name, field))
        return self.record

    def _refuse(self, *_: object) -> Any:
        raise TypeError(f"a shipped template uses '{self.name}' as a whole")

    __str__ = __bool__ = __iter__ = __len__ = __html__ = _refuse
    __eq__ = __hash__ = _refuse


def told_of(names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names of a context whose records tell what is read of them."""
    told: set[_Field] = set()
    return {n: Reads(n, v, told) if hasattr(v, "_fields") else v for n, v in names.items()}


def keep_blocks(template: Template, kind: str, environment: Speaking) -> None:
    """Let the blocks of a shipped template of a kind of paper be rendered once for each text."""
    if not any(isinstance(block, _KeptBlock) for block in template.blocks.values()):
        template.blocks = {
            name: _KeptBlock(block, kind, environment) for name, block in template.blocks.items()
        }


class _KeptBlock:
    """One block of a template, and its texts by the values of all fields that it ever read."""

    def __init__(self, block: _Block, kind: str, environment: Speaking) -> None:
        self._block, self._kind, self._environment = block, kind, environment
        self._fields: tuple[_Field, ...] = ()
        self._texts: dict[Any, str] = {}

    def __call__(self, context: Context) -> Iterator[str]:
        names = context.parent
        text = self._texts.get(self._key(names))
        if text is None:
            text = self._render(context, names[self._kind].told)
        names[self._kind].told.update(self._fields)
        yield text

    def _key(self, names: Mapping[str, Any]) -> tuple[Any, ...]:
        read = (getattr(names[name].record, field) for name, field in self._fields)
        return self._environment.language, *read

    def _render(self, context: Context, told: set[_Field]) -> str:
        around = set(told)
        told.clear()
        untranslated = len(self._environment.untranslated)
        try:
            text = "".join(self._block(context))
            read = set(told)
        finally:
            told |= around
        if not read <= set(self._fields):
            # Texts of before were kept by too few fields.
            self._fields = tuple(sorted({*self._fields, *read}))
            self._texts.clear()
        key = self._key(context.parent)
        if len(self._texts) >= MOST:
            self._texts.clear()
        if len(self._environment.untranslated) == untranslated and _is_sure(key):
            self._texts[key] = text
        return text


def _is_sure(value: Any) -> bool:
    """Return whether an equal value prints alike; 1 and 1.0 are equal, and do not."""
    if isinstance(value, tuple):
        return all(map(_is_sure, value))
    return value is None or isinstance(value, str | date | bool)
