"""The table of settings is sound."""

import pytest

from sourcebook.model.settings import DEFAULTS, SETTINGS, Setting, Settings


def test_names_are_unique() -> None:
    assert len(DEFAULTS) == len(SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_default_fits_its_own_limits(setting: Setting) -> None:
    default = setting.default
    choices = setting.choices
    if choices:
        assert default in choices
    elif not isinstance(default, str | bool):
        assert setting.low <= default <= setting.high


def test_what_is_not_set_stands_at_its_default() -> None:
    assert Settings().number("text_size_px") == DEFAULTS["text_size_px"]
    assert Settings().flag("single_keys") is True


def test_an_unknown_setting_is_our_bug() -> None:
    with pytest.raises(KeyError):
        Settings().text("no_such_setting")
