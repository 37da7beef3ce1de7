"""A program of its own for each test of the command line."""

from pathlib import Path

import pytest

from support.program import Program


@pytest.fixture
def sourcebook(tmp_path: Path) -> Program:
    """Return the program on an empty library."""
    return Program(tmp_path)
