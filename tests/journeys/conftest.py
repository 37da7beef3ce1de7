"""A virtual screen for whole uses of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support import screen as screens
from support.program import Program
from support.screen import Screen


@pytest.fixture
def screen() -> Iterator[Screen]:
    """Return a virtual screen, or skip where its programs are not installed."""
    if lacking := screens.missing():
        pytest.skip(f"a virtual screen needs {', '.join(lacking)}")
    with screens.virtual_screen() as made:
        yield made


@pytest.fixture
def sourcebook(tmp_path: Path) -> Program:
    """Return the program on a library that the window uses too."""
    return Program(tmp_path / "home")
