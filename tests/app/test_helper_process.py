"""What a helper does while it is asked nothing stops as soon as it is asked something."""

import logging
from collections.abc import Iterator
from functools import partial

import pytest

from sourcebook.app import helper_process, passing


class Piped:
    """The helper's end of a pipe: nothing comes *quiet* times, then a call, then it closes."""

    def __init__(self, quiet: int) -> None:
        self.waited: list[float] = []
        self.sent: list[bytes] = []
        self._quiet = quiet
        passing.send(self, (abs, (-3,)))
        self._coming, self.sent = iter(self.sent), []

    def poll(self, timeout: float = 0.0) -> bool:
        """Tell whether something came, at once."""
        self.waited.append(timeout)
        return len(self.waited) > self._quiet

    def recv_bytes(self) -> bytes:
        """Return a piece of the call."""
        try:
            return next(self._coming)
        except StopIteration:
            raise EOFError from None

    def send_bytes(self, buf: bytes | memoryview, /) -> None:
        """Keep a piece of the answer."""
        self.sent.append(bytes(buf))


@pytest.fixture(autouse=True)
def nothing_meanwhile() -> Iterator[None]:
    """Leave nothing to be done."""
    yield
    helper_process._meanwhile.clear()


def served(quiet: int) -> Piped:
    pipe = Piped(quiet)
    helper_process.serve(pipe)
    assert pipe.sent
    return pipe


def test_steps_are_taken_until_something_is_asked() -> None:
    steps: list[int] = []

    def step() -> bool:
        steps.append(1)
        return True

    helper_process.meanwhile(step)
    pipe = served(quiet=4)
    assert len(steps) == 4
    assert pipe.waited[0] > 10 * pipe.waited[1] > 0


def test_nothing_is_waited_for_when_nothing_is_left() -> None:
    left = iter([True, False])
    helper_process.meanwhile(partial(next, left))
    assert len(served(quiet=9).waited) == 2


def test_what_breaks_meanwhile_is_logged_and_the_question_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> bool:
        raise ZeroDivisionError

    helper_process.meanwhile(broken)
    with caplog.at_level(logging.ERROR):
        assert len(served(quiet=3).waited) == 1
    assert "broke" in caplog.text
    caplog.clear()
