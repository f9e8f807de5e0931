"""What a member of a zip file holds, unpacked some at a time."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

STEP = 1 << 16
"""Bytes that are unpacked at once."""
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError),
    ValueError,
)
"""What Python's zipfile raises of a member; RuntimeError where it is protected by a password."""


class UnpackError(Exception):
    """A member that is damaged or protected, or `odd`: packed in a way that nobody packs files."""

    def __init__(self, odd: bool = False) -> None:
        self.odd = odd


def blocks(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member holds, some at a time. Raises UnpackError.

    What the zip file says of its size is not believed: whoever takes the blocks counts them.
    """
    if info.compress_type not in _KNOWN:  # Python unpacks the others without a bound
        raise UnpackError(odd=True)
    try:
        with package.open(info) as packed:
            while block := packed.read(STEP):
                yield block
    except _DAMAGED:
        raise UnpackError from None
