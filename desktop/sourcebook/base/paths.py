"""Where things lie: the user's library and settings, and the files that ship with the program."""

import os
import sys
from importlib import resources
from pathlib import Path

import platformdirs

NAME = "Sourcebook"

HOME_VARIABLE = "SOURCEBOOK_HOME"
"""Environment variable: a folder that holds everything, for a portable installation."""


def library_folder() -> Path:
    """Return the folder of the library that opens when none is named."""
    return (
        _home() / "library"
        if _portable()
        else Path(platformdirs.user_data_dir(NAME, appauthor=False)) / "library"
    )


def templates_folder() -> Path:
    """Return the folder of the templates of notes, which the reader may change."""
    return library_folder().parent / "templates"


def settings_folder() -> Path:
    """Return the folder of the settings and of the window's state."""
    return (
        _home() / "settings"
        if _portable()
        else Path(platformdirs.user_config_dir(NAME, appauthor=False))
    )


def log_folder() -> Path:
    """Return the folder of logs and crash reports."""
    return (
        _home() / "logs" if _portable() else Path(platformdirs.user_log_dir(NAME, appauthor=False))
    )


def cache_folder() -> Path:
    """Return the folder of what can be thrown away at any time."""
    return (
        _home() / "cache"
        if _portable()
        else Path(platformdirs.user_cache_dir(NAME, appauthor=False))
    )


def resource(name: str) -> Path:
    """Return the path of a file or folder that ships with the program, as ``icons/tag.svg``.

    It is found in a frozen program, in an installed package and in a checkout.

    Raises:
        FileNotFoundError: It is in none of them (our bug, or a broken installation).
    """
    for root in _resource_roots():
        path = root / name
        if path.exists():
            return path
    msg = f"The program's file resources/{name} is missing. Install Sourcebook again."
    raise FileNotFoundError(msg)


def licences_folder() -> Path | None:
    """Return the folder with the licences of all that a frozen program brings; else None."""
    frozen = getattr(sys, "_MEIPASS", None)
    folder = Path(frozen) / "licences" if frozen else None
    return folder if folder and folder.is_dir() else None


def _resource_roots() -> list[Path]:
    package = Path(str(resources.files("sourcebook")))
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen) / "resources"] if frozen else []
    return [*roots, package / "resources", package.parents[1] / "resources"]


def _portable() -> bool:
    return bool(os.environ.get(HOME_VARIABLE))


def _home() -> Path:
    return Path(os.environ[HOME_VARIABLE]).expanduser()
