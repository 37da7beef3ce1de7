"""A library and its surroundings for tests of use cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.app.opening import Library, open_library
from support.serving import site

__all__ = ["site"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with open_library(tmp_path / "library") as opened:
        yield opened
