"""When to try again what failed: soon at first, then less and less often."""

from collections.abc import Callable
from time import monotonic
from typing import Final

FIRST_S: Final = 5.0
"""How long to wait after the first failure; each further one doubles it."""

LONGEST_S: Final = 300.0
"""A disk that was full, or a folder that was not ours, may be mended meanwhile."""


class Patience:
    """Remembers failures of one thing."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._until = float("-inf")
        self.failures = 0
        self.reason = ""
        """Why it failed the last time; empty when it did not."""

    def is_due(self) -> bool:
        """Tell whether it may be tried."""
        return self._clock() >= self._until

    def failed(self, reason: str) -> None:
        """Note that it failed."""
        wait = min(LONGEST_S, FIRST_S * 2 ** min(self.failures, 10))
        self.failures += 1
        self.reason = reason
        self._until = self._clock() + wait

    def succeeded(self) -> None:
        """Forget all failures."""
        self.failures = 0
        self.reason = ""
        self._until = float("-inf")
