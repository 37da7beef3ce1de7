"""What all tests share: no window on anybody's screen, repeatable examples, the data beside us."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# Set before Qt is imported; a journey that wants a real window sets what it needs.
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # a shared machine is not the test's fault
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of data beside the checkout; skip the test where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no data beside this checkout")
    return folder


@pytest.fixture
def settled_heap() -> Iterator[None]:
    """Keep what earlier tests left out of the collector's sight, as the program does at its start.

    To look through all that hundreds of tests have imported and cached takes 300 ms at any moment.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let those that are timed alone begin with a settled heap (called by pytest)."""
    if isinstance(item, pytest.Function) and item.get_closest_marker("alone"):
        item.fixturenames.insert(0, "settled_heap")
