"""What every test of the house's rules needs."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_collecting() -> Iterator[None]:
    """Keep the garbage collector out while source is parsed.

    WORKAROUND github.com/python/cpython/issues/106905: Python code that a collection calls, as
    Hypothesis has it, upsets the parser's count of its own depth; until Python 3.12.
    """
    gc.disable()
    yield
    gc.enable()
