"""The manual names every action, key, setting and error there is, and none that is not."""

import re
from pathlib import Path

import pytest

from sourcebook.model import errors
from sourcebook.model.errors import SourcebookError
from sourcebook.model.settings import SETTINGS, Setting, Settings
from sourcebook.ui.actions import ACTIONS, Action
from sourcebook.ui.keymap import keymap, manual_line

MANUAL = Path(__file__).resolve().parents[2] / "resources" / "help" / "manual.md"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return MANUAL.read_text("utf-8").splitlines()


def first_cells(lines: list[str], heading: str) -> list[str]:
    """Return the first cells of the table whose head begins with *heading*."""
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append(line.split("|")[1].strip())
    return table


def action_line(action: Action) -> str:
    """Return how the manual names an action."""
    return manual_line(action, keymap(Settings()))


def setting_line(setting: Setting) -> str:
    """Return how the manual's line on a setting begins."""
    usual = setting.default
    written = str(usual).lower() if isinstance(usual, bool) else str(usual)
    return f"| `{setting.name}` | {f'`{written}`' if written else 'empty'} | {setting.meaning}"


def leaf_errors() -> set[str]:
    """Return the names of the errors that are raised: those nothing is derived from."""
    return {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type)
        and issubclass(kind, SourcebookError)
        and not kind.__subclasses__()
    }


@pytest.mark.parametrize("action", ACTIONS, ids=[action.name for action in ACTIONS])
def test_every_action_stands_in_the_manual_with_its_keys(lines: list[str], action: Action) -> None:
    assert action_line(action) in lines


@pytest.mark.parametrize("setting", SETTINGS, ids=[setting.name for setting in SETTINGS])
def test_every_setting_stands_in_the_manual_with_its_usual_value(
    lines: list[str], setting: Setting
) -> None:
    assert any(line.startswith(setting_line(setting)) for line in lines)


def test_the_manual_names_exactly_the_errors_there_are(lines: list[str]) -> None:
    assert sorted(first_cells(lines, "error")) == sorted(leaf_errors())


def test_the_manual_names_nothing_that_is_gone(lines: list[str]) -> None:
    assert first_cells(lines, "action") == [action.text for action in ACTIONS]
    assert first_cells(lines, "setting") == [f"`{setting.name}`" for setting in SETTINGS]


def test_every_chord_in_the_text_is_a_key_of_the_table(lines: list[str]) -> None:
    known = {key for action in ACTIONS for key, _ in action.keys} | {"Ctrl+Return"}
    named = {chord for line in lines for chord in re.findall(r"`(Ctrl\+[^`]+|F\d+)`", line)}
    assert named <= known
