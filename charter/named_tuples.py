"""Named tuples that cost a command's start less than those of `typing`.

That module compiles the text of each field's type, which nothing asks for, and so takes more than
twice the time for a class; a command makes about a hundred before it does anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    _ITS_OWN = ("__annotations__", "__module__", "__qualname__")

    class _Making(type):
        def __new__(cls, name: str, _: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the named tuple that the body of a class describes."""
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = fields
            for key, value in body.items():
                if key not in fields and key not in _ITS_OWN:
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Making, "NamedTuple", (), {"__module__": __name__})
