"""Load, check and keep the settings."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sourcebook.base import atomic, paths
from sourcebook.model.errors import SettingInvalid
from sourcebook.model.settings import SETTINGS, Setting, Settings, Value

log = logging.getLogger(__name__)

_current: dict[tuple[Path, int, int], Settings] = {}
"""The settings read last, by the state of their file."""

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def settings_file() -> Path:
    """Return the file that holds the settings."""
    return paths.settings_folder() / "settings.json"


def load(file: Path | None = None) -> Settings:
    """Read the settings; what is missing or does not fit stands at its default, and is logged."""
    values: dict[str, Value] = {}
    for name, value in _read(file or settings_file()).items():
        try:
            values[name] = checked(name, value)
        except SettingInvalid as error:
            log.warning("%s", error)
    return Settings(MappingProxyType(values))


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
    text = json.dumps(dict(settings.values), indent=2, sort_keys=True, ensure_ascii=False)
    atomic.write_text(file or settings_file(), text + "\n")


def changed(settings: Settings, name: str, value: object) -> Settings:
    """Return *settings* with one value changed.

    Raises:
        SettingInvalid: It does not fit the table.
    """
    return Settings(MappingProxyType({**settings.values, name: checked(name, value)}))


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
    except (OSError, ValueError) as error:
        log.warning("the settings cannot be read (%s); the defaults are used", error)
        return {}
    return found if isinstance(found, dict) else {}
