"""What the colours of highlights are called: by our names, and by those the reader gave them."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings
from sourcebook.ui.action import Action

LONGEST_NAME: Final = 40
"""Code points of a reader's name that are shown; it stands in menus."""

_ACTIONS: Final = {f"colour_{one}": one for one in Colour}

_COLOURS: Final = {
    Colour.YELLOW: "Yellow",
    Colour.GREEN: "Green",
    Colour.BLUE: "Blue",
    Colour.PINK: "Pink",
}


def given(settings: Settings) -> dict[Colour, str]:
    """Return the reader's name of each colour in one line, empty where there is none."""
    return {one: " ".join(settings.text(f"name_{one}").split())[:LONGEST_NAME] for one in Colour}


def told(colour: Colour, settings: Settings) -> str:
    """Return how a colour is told: “Yellow — check”."""
    return _joined(QCoreApplication.translate("colours", _COLOURS[colour]), colour, settings)


def label(action: Action, settings: Settings) -> str:
    """Return the words of an action; one that marks in a colour tells its name, too."""
    colour = _ACTIONS.get(action.name)
    return action.label if colour is None else _joined(action.label, colour, settings)


def _joined(words: str, colour: Colour, settings: Settings) -> str:
    name = given(settings)[colour]
    return f"{words} — {name}" if name else words
