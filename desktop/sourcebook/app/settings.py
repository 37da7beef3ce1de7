"""Load, check and keep the settings."""

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sourcebook.base import atomic, paths
from sourcebook.model.errors import SettingInvalid
from sourcebook.model.settings import SETTINGS, Keys, Setting, Settings, Value

log = logging.getLogger(__name__)

_current: dict[tuple[Path, int, int], Settings] = {}
"""The settings read last, by the state of their file."""

KEYS: Final = "keys"
"""The entry of the file that holds the keys that were changed."""

MOST_KEYED: Final = 500
"""Actions whose keys are read; there are not so many."""

MOST_KEYS: Final = 12
"""Keys of one action that are read."""

LONGEST_KEY: Final = 60
"""Code points of the name of an action, of a key and of its places."""

LONGEST_TEXT: Final = 2_000
"""Code points of a setting that is a text."""

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def settings_file() -> Path:
    """Return the file that holds the settings."""
    return paths.settings_folder() / "settings.json"


def load(file: Path | None = None) -> Settings:
    """Read the settings; what is missing or does not fit stands at its default, and is logged."""
    values: dict[str, Value] = {}
    found = _read(file or settings_file())
    for name, value in found.items():
        if name == KEYS:
            continue
        try:
            values[name] = checked(name, value)
        except SettingInvalid as error:
            log.warning("%s", error)
    return Settings(MappingProxyType(values), _keys(found.get(KEYS)))


def current() -> Settings:
    """Return the settings in force; the file is read again only when it has changed."""
    file = settings_file()
    try:
        stat = file.stat()
        state = (file, stat.st_mtime_ns, stat.st_size)
    except OSError:
        state = (file, 0, 0)
    if state not in _current:
        _current.clear()
        _current[state] = load(file)
    return _current[state]


def save(settings: Settings, file: Path | None = None) -> None:
    """Write the settings so that a crash leaves the old ones or the new ones."""
    keys = {KEYS: dict(settings.keys)} if settings.keys else {}
    whole = {**settings.values, **keys}
    text = json.dumps(whole, indent=2, sort_keys=True, ensure_ascii=False)
    atomic.write_text(file or settings_file(), text + "\n")


def changed(settings: Settings, name: str, value: object) -> Settings:
    """Return *settings* with one value changed.

    Raises:
        SettingInvalid: It does not fit the table.
    """
    values = MappingProxyType({**settings.values, name: checked(name, value)})
    return replace(settings, values=values)


def with_keys(settings: Settings, keys: Keys) -> Settings:
    """Return *settings* with other keys changed; what they mean is known to the window."""
    return replace(settings, keys=MappingProxyType(dict(keys)))


def checked(name: str, value: object) -> Value:
    """Return *value* in the type of the setting *name*.

    Raises:
        SettingInvalid: There is no such setting, or the value does not fit it.
    """
    setting = _BY_NAME.get(name)
    if setting is None:
        raise SettingInvalid(name=name, value=value, reason="there is no such setting.")
    if isinstance(setting.default, bool):
        if isinstance(value, bool):
            return value
        raise SettingInvalid(name=name, value=value, reason="it is true or false.")
    if isinstance(setting.default, str):
        return _checked_text(setting, value)
    return _checked_number(setting, value)


def _checked_text(setting: Setting, value: object) -> str:
    if not isinstance(value, str):
        raise SettingInvalid(name=setting.name, value=value, reason="it is a text.")
    if len(value) > LONGEST_TEXT:
        reason = f"it has at most {LONGEST_TEXT} letters."
        raise SettingInvalid(name=setting.name, value=f"{value[:20]}…", reason=reason)
    if setting.choices and value not in setting.choices:
        reason = f"it is one of {', '.join(setting.choices)}."
        raise SettingInvalid(name=setting.name, value=value, reason=reason)
    return value


def _checked_number(setting: Setting, value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SettingInvalid(name=setting.name, value=value, reason="it is a number.")
    if not setting.low <= value <= setting.high:
        reason = f"it lies between {setting.low:g} and {setting.high:g}."
        raise SettingInvalid(name=setting.name, value=value, reason=reason)
    return int(value) if isinstance(setting.default, int) else float(value)


def _read(file: Path) -> Mapping[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the settings cannot be read (%s); the defaults are used", error)
        return {}
    return found if isinstance(found, dict) else {}


def _keys(found: object) -> Keys:
    """Return the keys that have the right form; whether they exist is known to the window."""
    rows = [*found.items()][:MOST_KEYED] if isinstance(found, dict) else []
    return MappingProxyType(
        {
            name: tuple((row[0], row[1]) for row in keys[:MOST_KEYS] if _is_key(row))
            for name, keys in rows
            if len(name) <= LONGEST_KEY and isinstance(keys, list)
        }
    )


def _is_key(row: object) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 2
        and all(isinstance(part, str) and 0 < len(part) <= LONGEST_KEY for part in row)
    )
