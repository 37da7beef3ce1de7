"""Keys can be changed; no key means two things in one place, whatever the settings say."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.settings import DEFAULTS, SETTINGS, Settings
from sourcebook.ui.action import Place
from sourcebook.ui.actions import ACTIONS, BY_NAME
from sourcebook.ui.keymap import (
    EDITING,
    Keymap,
    is_reserved,
    keymap,
    manual_line,
    normal,
    place_for,
    preset_bindings,
)
from sourcebook.ui.presets import NAMES, PRESETS

USUAL = keymap(Settings())

every_preset = pytest.mark.parametrize("preset", PRESETS)


def settings(preset: str = "sourcebook", **keys: tuple[tuple[str, str], ...]) -> Settings:
    return Settings(MappingProxyType({"key_preset": preset}), MappingProxyType(keys))


def clashes(keys: Keymap) -> list[str]:
    return [
        f"{key} of {name} is {other}"
        for name, bindings in keys.bindings.items()
        for key, place in bindings
        for other in keys.clashes(name, key, place)
    ]


@every_preset
def test_no_preset_gives_a_key_to_two_actions_in_one_place(preset: str) -> None:
    assert clashes(Keymap(preset_bindings(preset))) == []


@every_preset
def test_a_preset_names_actions_and_keys_that_exist(preset: str) -> None:
    assert PRESETS[preset].keys() <= BY_NAME.keys()
    for name, bindings in PRESETS[preset].items():
        assert bindings, name
        for key, place in bindings:
            assert normal(key) == key
            assert key not in EDITING
            assert Place.WINDOW not in place or place is Place.WINDOW


def test_the_setting_offers_every_preset() -> None:
    choices = next(one.choices for one in SETTINGS if one.name == "key_preset")
    assert [*choices] == [*PRESETS] == [*NAMES]
    assert DEFAULTS["key_preset"] == "sourcebook"
    assert preset_bindings("sourcebook") == {one.name: one.keys for one in ACTIONS}


def test_a_key_of_the_settings_takes_it_from_whoever_had_it() -> None:
    keys = keymap(settings(star=(("E", "list article"), ("Ctrl+Alt+S", "window"))))
    assert keys["star"] == (("E", Place.READING), ("Ctrl+Alt+S", Place.WINDOW))
    assert keys["archive"] == ()
    assert clashes(keys) == []


def test_the_same_key_may_mean_two_things_in_two_places() -> None:
    assert USUAL.clashes("next_item", "J", Place.LIST) == []
    assert USUAL.clashes("next_item", "J", Place.WINDOW) == ["next_paragraph"]


key_texts = st.sampled_from(
    ["A", "Ctrl+A", "Ctrl+F", "E", "Ctrl+K, Ctrl+C", "", "Nonsense+9", "\x00"]
)
place_texts = st.sampled_from(
    ["list", "article", "window", "list article", "moon", "", "list moon"]
)
names = st.sampled_from([*list(BY_NAME)[:12], "no_such_action"])


@given(
    st.sampled_from([*PRESETS]),
    st.dictionaries(names, st.lists(st.tuples(key_texts, place_texts), max_size=4).map(tuple)),
)
def test_whatever_the_settings_say_no_key_means_two_things(
    preset: str, keys: dict[str, tuple[tuple[str, str], ...]]
) -> None:
    found = keymap(settings(preset, **keys))
    assert clashes(found) == []
    assert found.bindings.keys() == BY_NAME.keys()


@every_preset
def test_what_differs_from_the_preset_is_all_that_is_kept(preset: str) -> None:
    before = keymap(settings(preset))
    assert before.own(preset) == {}
    after = before.with_key("star", "Ctrl+F").with_key("about", "F9").without_key("quit", "Ctrl+Q")
    again = keymap(Settings(MappingProxyType({"key_preset": preset}), after.own(preset)))
    assert again == after
    assert clashes(after) == []


def test_resetting_an_action_takes_its_keys_back() -> None:
    changed = USUAL.with_key("star", "E")
    assert changed["archive"] == ()
    assert changed["star"] == (*BY_NAME["star"].keys, ("E", Place.READING))
    back = changed.reset("archive", "sourcebook")
    assert back["archive"] == BY_NAME["archive"].keys
    assert back["star"] == BY_NAME["star"].keys
    assert back == USUAL


@pytest.mark.parametrize(
    ("name", "key", "place"),
    [
        ("star", "Ctrl+J", Place.READING),
        ("add_address", "Ctrl+J", Place.WINDOW),
        ("add_address", "J", Place.READING),
        ("add_address", "Shift+J", Place.READING),
        ("add_address", "F9", Place.WINDOW),
        ("add_address", "Del", Place.READING),
        ("search", "Ctrl+J", Place.WINDOW),
        ("search", "J", Place.READING),
        ("about", "Ctrl+J", Place.WINDOW),
        ("about", "J", Place.READING),
        ("highlight", "J", Place.ARTICLE),
    ],
)
def test_a_new_key_works_where_it_is_in_nobodys_way(name: str, key: str, place: Place) -> None:
    assert place_for(BY_NAME[name], key) == place


@pytest.mark.parametrize(
    ("key", "place", "expected"),
    [
        ("Ctrl+C", Place.WINDOW, True),
        ("Tab", Place.LIST, True),
        ("Space", Place.ARTICLE, True),
        ("Space", Place.LIST, False),
        ("J", Place.READING, False),
    ],
)
def test_keys_of_texts_are_not_given_away(key: str, place: Place, *, expected: bool) -> None:
    assert is_reserved(key, place) is expected


def test_keys_are_said_as_they_are_now() -> None:
    keys = USUAL.with_key("about", "F9").without_key("star", "S")
    assert keys.first("about") == "F9"
    assert keys.names["star"] == "“Star”"
    assert keys.written("search") == "Ctrl+F   / (list, article)"
    assert keys.short("archive") == "E"
    assert manual_line(BY_NAME["about"], keys).split("|")[2] == " `F9` "
    odd = Keymap({"about": (("`", Place.READING), ("|", Place.LIST))})
    assert "`` ` `` (list, article), `\\|` (list)" in manual_line(BY_NAME["about"], odd)
