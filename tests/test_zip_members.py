"""charter/read/zip_members.py: what a member of a zip file holds, whatever the file says of it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from charter.read.zip_members import DAMAGED, ODD, TOO_LARGE, UnpackError, blocks, opened, unpack

TEXT = b"ferries to the island " * 20_000


def packed(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        package.writestr("a.txt", TEXT)
    return made.getvalue()


def held(raw: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(raw)) as package:
        return b"".join(blocks(package, package.infolist()[0]))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_comes_whole_and_some_at_a_time(method: int) -> None:
    assert held(packed(method)) == TEXT
    with zipfile.ZipFile(BytesIO(packed(method))) as package:
        sizes = [len(block) for block in blocks(package, package.infolist()[0])]
    assert max(sizes) <= 1 << 16 < sum(sizes)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_in_another_way_is_odd_and_not_unpacked(method: int) -> None:
    with pytest.raises(UnpackError) as bad:
        held(packed(method))
    assert bad.value.why == ODD


def test_a_damaged_member_is_told_as_damaged() -> None:
    raw = bytearray(packed())
    start = raw.index(b"a.txt") + 5
    raw[start + 8 : start + 40] = b"\xff" * 32
    with pytest.raises(UnpackError) as bad:
        held(bytes(raw))
    assert bad.value.why == DAMAGED


def test_a_member_with_a_password_is_told_as_damaged() -> None:
    raw = bytearray(packed())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    with pytest.raises(UnpackError):
        held(bytes(raw))


def test_no_more_is_unpacked_than_was_asked_for() -> None:
    with opened(packed()) as package:
        info = package.infolist()[0]
        assert unpack(package, info, len(TEXT)) == TEXT
        with pytest.raises(UnpackError) as bad:
            unpack(package, info, len(TEXT) - 1)
    assert bad.value.why == TOO_LARGE


@pytest.mark.parametrize("raw", [b"", b"no zip file", packed()[:-30]])
def test_what_is_no_zip_file_is_told_as_damaged(raw: bytes) -> None:
    with pytest.raises(UnpackError) as bad:
        opened(raw)
    assert bad.value.why == DAMAGED
