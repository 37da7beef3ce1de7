"""What passes between two processes comes out as it went in, in pieces between which others run."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcebook.app import passing
from sourcebook.app.passing import PIECE

simple = some.one_of(some.none(), some.booleans(), some.integers(), some.binary(), some.text())
values = some.recursive(
    simple,
    lambda inner: some.one_of(
        some.lists(inner, max_size=5),
        some.dictionaries(some.text(max_size=5), inner, max_size=5),
        some.tuples(inner, inner),
    ),
    max_leaves=20,
)


class Pipe:
    """A pipe that keeps its pieces until they are asked for."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def send_bytes(self, buf: bytes | memoryview, /) -> None:
        """Keep a piece."""
        self.pieces.append(bytes(buf))

    def next_piece(self) -> bytes:
        """Return the oldest piece."""
        if not self.pieces:
            raise EOFError
        return self.pieces.pop(0)


def passed(value: object) -> Any:
    """Return what comes out when *value* went in; nothing of it is left in the pipe."""
    pipe = Pipe()
    passing.send(pipe, value)
    assert all(0 < len(piece) <= PIECE for piece in pipe.pieces)
    try:
        return passing.receive(pipe.next_piece)
    finally:
        assert pipe.pieces == []


@given(values)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    assert passed(value) == value


@pytest.mark.parametrize("size", [0, 1, 65_536, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_bytes_of_every_length_come_out_as_they_went_in(size: int) -> None:
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    value = ("before", data, "between", data.decode("latin-1"), ["after", len(data)])
    assert passed(value) == value


def test_several_values_come_out_of_one_pipe_in_their_order() -> None:
    pipe = Pipe()
    for number in range(5):
        passing.send(pipe, [number, b"x" * (number * PIECE)])
    found = [passing.receive(pipe.next_piece) for _ in range(5)]
    assert [(number, len(data)) for number, data in found] == [(n, n * PIECE) for n in range(5)]


@pytest.mark.parametrize("kept", [0, 1, 2, 3])
def test_a_pipe_that_ends_too_early_is_told(kept: int) -> None:
    pipe = Pipe()
    passing.send(pipe, b"x" * 3 * PIECE)
    del pipe.pieces[kept:]
    with pytest.raises(EOFError):
        passing.receive(pipe.next_piece)


def test_many_small_objects_are_made_while_their_pieces_come() -> None:
    pipe = Pipe()
    passing.send(pipe, [Met(number) for number in range(40_000)])
    made: list[int] = []

    def next_piece() -> bytes:
        made.append(Met.count)
        return pipe.next_piece()

    Met.count = 0
    passing.receive(next_piece)
    steps = [after - before for before, after in pairwise(made)]
    assert len(steps) > 5
    assert max(steps) < 40_000 / 4


class Met:
    """Counts how many of it were made out of a pipe."""

    count = 0

    def __init__(self, number: int) -> None:
        self.number = number

    def __reduce__(self) -> tuple[object, ...]:
        return _met, (self.number, "some words to fill the frame")


def _met(number: int, _words: str) -> Met:
    Met.count += 1
    return Met(number)
