"""Addresses of mail and of the web, as texts say them and as links lead to them."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SCHEME = re.compile(r"(?:mailto:|https?://)?(?:www\.)?", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*\S+(?:@|://|\bwww\.)\S*\s*|\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Return whether a text is an address of mail or of the web, and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def address_of(text: str) -> str:
    """Return an address as it is compared: without what stands before or behind it."""
    bare = _SCHEME.sub("", unquote(text).strip(), count=1)
    return bare.partition("?subject=")[0].rstrip("/").casefold()
