"""Offer packs: the employer's letter, the charter as its annex, and what proves that they agree.

`make_pack` makes one; `charter.read.hire` reads the person's data.
"""

from __future__ import annotations

from charter.pack.make import Pack, PackPart, make_pack

__all__ = ["Pack", "PackPart", "make_pack"]
