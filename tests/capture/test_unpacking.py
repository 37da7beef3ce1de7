"""What is packed is unpacked to its very end, and a torn end is no end."""

import gzip
import zlib
from collections.abc import Callable
from hashlib import sha256

import pytest

from sourcebook.capture.unpacking import MAX_PIECE, Unpacking

DENSE = b"".join(sha256(b"%d" % n).digest() for n in range(100))
WORDS = DENSE + bytes(5 * MAX_PIECE) + b"The river returned."
Pack = Callable[[bytes], bytes]
PACKS: list[tuple[str, Pack]] = [("gzip", gzip.compress), ("deflate", zlib.compress)]


def raw(data: bytes) -> bytes:
    """Pack without the frame of zlib, as some servers do."""
    return zlib.compress(data)[2:-4]


def unpacked(coding: str, packed: bytes, step: int) -> tuple[bytes, bool]:
    """Unpack *packed*, which comes *step* bytes at a time; tell whether it is complete."""
    unpacking, data = Unpacking(coding), bytearray()
    for start in range(0, len(packed), step):
        for piece in unpacking.unpack(packed[start : start + step]):
            assert len(piece) <= MAX_PIECE
            data += piece
    return bytes(data), unpacking.is_complete


@pytest.mark.parametrize("step", [1, 7, 65_536, 10_000_000])
@pytest.mark.parametrize(("coding", "pack"), [*PACKS, ("x-gzip", gzip.compress), ("deflate", raw)])
def test_all_of_it_is_unpacked_however_it_comes(coding: str, pack: Pack, step: int) -> None:
    assert unpacked(coding, pack(WORDS), step) == (WORDS, True)


@pytest.mark.parametrize("cut", [1, 8, 9, 200, 3_000])
@pytest.mark.parametrize(("coding", "pack"), [*PACKS, ("deflate", raw)])
def test_a_torn_end_is_known(coding: str, pack: Pack, cut: int) -> None:
    data, is_complete = unpacked(coding, pack(WORDS)[:-cut], 1_000)
    assert WORDS.startswith(data)
    assert not is_complete


@pytest.mark.parametrize("step", [1, 64, 65_536])
def test_one_stream_may_follow_another(step: int) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two")
    assert unpacked("gzip", packed, step) == (b"one two", True)
    assert unpacked("gzip", packed[:-3], step) == (b"one two", False)


@pytest.mark.parametrize("step", [1, 64, 65_536])
@pytest.mark.parametrize("garbage", [b"\0\0\0", b"\x1f", b"\x1f\x8bno stream", b"<!-- cached -->"])
@pytest.mark.parametrize(("coding", "pack"), PACKS)
def test_what_stands_behind_the_end_is_passed_over(
    coding: str, pack: Pack, garbage: bytes, step: int
) -> None:
    assert unpacked(coding, pack(b"words") + garbage, step) == (b"words", True)


def test_nothing_at_all_is_complete() -> None:
    assert Unpacking("gzip").is_complete


@pytest.mark.parametrize("coding", ["", "identity"])
def test_what_is_not_packed_is_handed_on(coding: str) -> None:
    assert unpacked(coding, b"as it is", 3) == (b"as it is", True)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_was_never_packed_is_damage(coding: str) -> None:
    with pytest.raises(zlib.error):
        unpacked(coding, b"no packing at all", 65_536)


def test_all_that_came_of_a_torn_stream_is_unpacked() -> None:
    packed = gzip.compress(bytes(9 * MAX_PIECE))
    for length in range(900, 1_150):  # here a piece is full
        came = zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(packed[:length])
        assert unpacked("gzip", packed[:length], length) == (came, False)
