"""What all tests of windows share."""

from typing import Final

import pytest

from sourcebook.ui.article_pane import arriving

USUAL_S: Final = arriving.PATIENCE_S


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reach every place at once, however busy the machine is."""
    monkeypatch.setattr(arriving, "PATIENCE_S", 60.0)


@pytest.fixture
def _hurried(_patient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for places as the program does."""
    monkeypatch.setattr(arriving, "PATIENCE_S", USUAL_S)
