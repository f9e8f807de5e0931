"""What a zip file and its members hold, unpacked some at a time."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

STEP = 1 << 16
"""Bytes that are unpacked at once."""
DAMAGED, ODD, TOO_LARGE = "damaged", "odd", "too-large"
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_RAISED = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError),
    ValueError,
)
"""What Python's zipfile raises of what it cannot read; RuntimeError of what has a password."""


class UnpackError(Exception):
    """Why something was not unpacked.

    `why` is DAMAGED, of protected ones as well, ODD where it is packed in a way that nobody packs
    files, or TOO_LARGE.
    """

    def __init__(self, why: str = DAMAGED) -> None:
        self.why = why


def opened(file: bytes | BinaryIO) -> zipfile.ZipFile:
    """Return the zip file that `file` is. Raises UnpackError where it is none."""
    try:
        return zipfile.ZipFile(BytesIO(file) if isinstance(file, bytes) else file)
    except _RAISED:
        raise UnpackError from None


def unpack(package: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """Return the bytes of a member, `most` at the most. Raises UnpackError."""
    made = bytearray()
    for block in blocks(package, info):
        made += block
        if len(made) > most:
            raise UnpackError(TOO_LARGE)
    return bytes(made)


def blocks(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member holds, some at a time. Raises UnpackError.

    What the zip file says of its size is not believed: whoever takes the blocks counts them.
    """
    if info.compress_type not in _KNOWN:  # Python unpacks the others without a bound
        raise UnpackError(ODD)
    try:
        with package.open(info) as packed:
            while block := packed.read(STEP):
                yield block
    except _RAISED:
        raise UnpackError from None
