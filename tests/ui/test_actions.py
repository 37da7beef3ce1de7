"""One table of actions: no two share a key in one place, and each has what it needs."""

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence

from sourcebook.base import paths
from sourcebook.ui.actions import (
    ACTIONS,
    BY_NAME,
    ROW_MENU,
    TOOL_BUTTONS,
    Action,
    Place,
    is_single_character,
)

SINGLE_PLACES = (Place.LIST, Place.ARTICLE, Place.WINDOW)


def clashes(actions: tuple[Action, ...]) -> list[str]:
    """Return the keys that mean two things in one place."""
    meanings = defaultdict(set)
    for action in actions:
        for key, place in action.keys:
            where = SINGLE_PLACES if place is Place.WINDOW else place
            for one in where:
                meanings[QKeySequence(key).toString(), one].add(action.name)
    return [f"{key} in {place.name}" for (key, place), names in meanings.items() if len(names) > 1]


def test_no_key_means_two_things_in_one_place() -> None:
    assert clashes(ACTIONS) == []


def test_a_clash_is_seen() -> None:
    one = BY_NAME["trash"]
    other = Action("x", "x", one.menu, "x", (("Del", Place.LIST),))
    everywhere = Action("y", "y", one.menu, "y", (("#", Place.WINDOW),))
    assert clashes((one, other)) == ["Del in LIST"]
    assert clashes((one, everywhere)) == ["# in LIST", "# in ARTICLE"]


def test_names_are_given_once() -> None:
    assert len(BY_NAME) == len(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS, ids=[action.name for action in ACTIONS])
def test_an_action_can_be_read_and_its_keys_exist(action: Action) -> None:
    assert action.text
    assert action.help.endswith(".")
    for key, _ in action.keys:
        assert not QKeySequence(key).isEmpty()
        assert QKeySequence(key).toString() == key
    if action.icon:
        assert paths.resource(f"icons/{action.icon}.svg").is_file()


def test_a_single_character_is_a_command_only_where_nothing_is_typed() -> None:
    places = {place for action in ACTIONS for key, place in action.keys if is_single_character(key)}
    typing = Place.WINDOW | Place.NOTES
    assert not any(place & typing for place in places)


def test_buttons_and_menus_name_actions_of_the_table() -> None:
    assert {*TOOL_BUTTONS, *ROW_MENU} <= BY_NAME.keys()
    assert all(BY_NAME[name].icon for name in TOOL_BUTTONS)
