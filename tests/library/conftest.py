"""A library for the tests of its room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.library import Library, open_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the library lies."""
    return tmp_path / "library"


@pytest.fixture
def lib(folder: Path) -> Iterator[Library]:
    """Return an empty library that may be written."""
    with open_library(folder, write=True) as opened:
        yield opened
