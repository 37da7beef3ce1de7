"""Say in a sentence which libraries of the system a window needs and does not find."""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package for each system library that a window under X needs."""

_PLUGIN: Final = "Qt/plugins/platforms/libqxcb.so"

_WAYLAND: Final = "libwayland-client.so.0"

_NO_SCREEN: Final = (
    "There is no screen for a window here. `sourcebook --help` tells what works without one."
)


def trouble(environment: Mapping[str, str]) -> str | None:
    """Say why no window can open here, or None. Without this Qt would end the program by a crash.

    Costs little: what is loaded here is needed in any case.
    """
    named = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    chosen = [name.partition("-")[0] for name in named.split(";") if name]
    if sys.platform != "linux" or (chosen and not {"xcb", "wayland"} & {*chosen}):
        return None
    wants_wayland = "wayland" in chosen or (not chosen and "WAYLAND_DISPLAY" in environment)
    if wants_wayland and _wayland_answers():
        return None
    if chosen and "xcb" not in chosen:
        return _NO_SCREEN
    missing = [] if _loads(_plugin()) else [name for name in PACKAGES if not _loads(name)]
    if missing:
        return sentence(missing)
    return None if environment.get("DISPLAY") and _answers() else _NO_SCREEN


def after(error: ImportError) -> str:
    """Say what is missing after Qt's own libraries could not be loaded.

    Raises:
        ImportError: *error* itself, where it is no library of the system that is missing.
    """
    missing = [name for name in PACKAGES if not _loads(name)]
    if sys.platform != "linux" or "shared object" not in str(error) or not missing:
        raise error
    return sentence(missing)


def sentence(missing: list[str]) -> str:
    """Name the libraries in *missing*, and the command that brings them."""
    packages = " ".join(sorted({PACKAGES[name] for name in missing}))
    return (
        f"Sourcebook needs libraries of the system that are missing here: {', '.join(missing)}. "
        f"On Debian or Ubuntu: sudo apt install {packages}"
    )


def _plugin() -> str:
    found = importlib.util.find_spec("PySide6")
    places = found.submodule_search_locations if found else None
    return str(Path(next(iter(places))) / _PLUGIN) if places else "PySide6"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library, os.RTLD_LAZY)
    except OSError:
        return False
    return True


def _wayland_answers() -> bool:
    """Tell whether a compositor takes a connection; without its library there is none."""
    if not _loads(_WAYLAND):
        return False
    client = ctypes.CDLL(_WAYLAND)
    client.wl_display_connect.restype = ctypes.c_void_p
    connection = client.wl_display_connect(None)
    if connection:
        client.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)


def _answers() -> bool:
    """Tell whether the X server takes a connection."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = x11.XOpenDisplay(None)
    if connection:
        x11.XCloseDisplay(ctypes.c_void_p(connection))
    return bool(connection)
