"""A zip file whose unchanging parts are copied as they lie, compressed once.

Compressing the static parts of a Word file again for each paper costs more than all else together,
and to start deflate for a small part costs more than the part is worth;
zipfile cannot copy compressed data, so the few structures of the format are written here
(APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). Times are fixed, so the same parts give the same bytes.
"""

from __future__ import annotations

import struct
import zlib

from charter.named_tuples import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DATE = (1980 - 1980) << 9 | 1 << 5 | 1
_STORED, _DEFLATED = 0, 8
_SMALL = 2000
"""A part of fewer bytes that is made for each paper is stored as it is."""
_UTF8_NAME = 0x800


class Part(NamedTuple):
    """One file of a package; `data` is its content, compressed by raw deflate or as it is."""

    name: str
    data: bytes
    size: int
    crc: int
    method: int


def compress(name: str, content: bytes, level: int = 1) -> Part:
    """Return `content` as a compressed part."""
    data = zlib.compress(content, level, -15)
    return Part(name, data, len(content), zlib.crc32(content), _DEFLATED)


def pack(name: str, content: bytes) -> Part:
    """Return `content` as a part, in the way that takes the least time."""
    if len(content) >= _SMALL:
        return compress(name, content)
    return Part(name, content, len(content), zlib.crc32(content), _STORED)


class Package:
    """Parts laid out once; `with_parts` returns the whole file with some more behind them."""

    def __init__(self, parts: list[Part]) -> None:
        self._count = len(parts)
        self._body, self._directory = _lay_out(parts, 0)

    def with_parts(self, parts: list[Part]) -> bytes:
        """Return a whole zip file: the laid-out parts, then `parts`."""
        body, directory = _lay_out(parts, len(self._body))
        count = self._count + len(parts)
        size = len(self._directory) + len(directory)
        start = len(self._body) + len(body)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)
        return b"".join((self._body, body, self._directory, directory, end))


def _lay_out(parts: list[Part], offset: int) -> tuple[bytes, bytes]:
    body, directory = [], []
    for part in parts:
        name = part.name.encode()
        flags = 0 if part.name.isascii() else _UTF8_NAME
        sizes = (part.crc, len(part.data), part.size)
        common = (20, flags, part.method, 0, _DATE, *sizes, len(name), 0)
        local = _LOCAL.pack(b"PK\3\4", *common) + name
        directory.append(_CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + name)
        body += [local, part.data]
        offset += len(local) + len(part.data)
    return b"".join(body), b"".join(directory)
