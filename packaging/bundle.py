"""Say what goes into the frozen program: pure functions over names, asked by `sourcebook.spec`."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "desktop" / "sourcebook"

NAMED_BY_STRINGS = ("markdown.extensions", "whoosh", "dateparser", "citeproc")
"""Packages that import parts of themselves by a name that stands in a string."""

DATA_OF = ("trafilatura", "justext", "tld", "citeproc", "certifi", "htmldate")
"""Packages that read files lying beside their modules."""

FONTS = ("fontpkg_literata", "fontpkg_inter", "fontpkg_jetbrains_mono")
"""Folders of typefaces, found by name (`ui/fonts.py`)."""

UNUSED_MODULES = (
    "IPython",
    "_curses",
    "_sqlite3",
    "_tkinter",
    "curses",
    "idlelib",
    "lib2to3",
    "lxml.objectify",
    "numpy.f2py",
    "readline",
    "sqlite3",
    "tkinter",
    "turtledemo",
    "zstandard._cffi",
    "zstandard.backend_cffi",
)
"""What others import when it is there, and do without."""

QT_LIBRARIES = frozenset(
    {"Core", "DBus", "Gui", "Network", "Svg", "WaylandClient", "Widgets", "WlShellIntegration"}
    | {"XcbQpa"}
)
"""Qt's own libraries that the window and its plugins link to."""

QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qwebp"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that are of use, by folder. Without OpenGL and TLS: nothing here needs them."""

LOCALES = frozenset({"root.dat", "en.dat", "en_US.dat", "en_GB.dat"})
"""Babel's locale data: courlan asks for it only to filter by language, which we never do."""

SYSTEM_LIBRARIES = re.compile(
    r"lib(X|xcb|xkb|wayland|GL|EGL|glib|gio|gobject|gmodule|gthread|dbus|fontconfig|freetype|harfbuzz"
    r"|graphite|cairo|pango|pixman|gdk|gtk|atk|atspi|epoxy|fribidi|thai|datrie|cups|systemd|mount|blkid"
    r"|selinux|krb|gssapi|k5|com_err|keyutils|pcre|gcrypt|gpg|jpeg|png|expat|brotli|lz4|cap\.|bsd|md\."
    r"|avahi|gnutls|nettle|hogweed|tasn1|p11|idn|unistring|gmp|zstd|stdc\+\+|gcc_s|ncurses|tinfo"
    r"|readline|sqlite|tcl|tk|db-|drm|gbm|rsvg|xml2|icu)"
)
"""Libraries that belong to the system: a copy from another one breaks its fonts and its input."""

PATCHED = re.compile(r"\.libs/")
"""Libraries that were patched after linking: taking symbols out of them would break them."""


def runtime_distributions() -> dict[str, metadata.Distribution]:
    """Return what the program needs to run, by its plain name, the program itself left out."""
    found: dict[str, metadata.Distribution] = {}
    todo = ["sourcebook"]
    while todo:
        name = plain(todo.pop())
        if name in found:
            continue
        found[name] = metadata.distribution(name)
        todo += [need.name for need in needs_of(found[name])]
    del found["sourcebook"]
    return dict(sorted(found.items()))


def needs_of(distribution: metadata.Distribution) -> list[Requirement]:
    """Return what *distribution* requires here, extras that we ask for included."""
    environment = {str(key): str(value) for key, value in default_environment().items()}
    needs = map(Requirement, distribution.requires or [])
    extras = ("", "html_clean", "html-clean")  # lxml[html_clean] of readability and justext
    return [
        need
        for need in needs
        if not need.marker
        or any(need.marker.evaluate({**environment, "extra": extra}) for extra in extras)
        if plain(need.name) in installed()
    ]


@cache
def installed() -> frozenset[str]:
    """Return the plain names of all that is installed."""
    return frozenset(plain(one.metadata["Name"]) for one in metadata.distributions())


def foreign_modules() -> list[str]:
    """Return the modules of all that is installed and not needed by the program, as tools."""
    ours = {*runtime_distributions(), "sourcebook"}
    homes = metadata.packages_distributions()
    return sorted(
        module
        for module, owners in homes.items()
        if module.isidentifier() and not any(plain(owner) in ours for owner in owners)
    )


def plain(name: str) -> str:
    """Return a distribution's name as PyPI compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def own_data() -> list[tuple[str, str]]:
    """Return the program's files that are no modules, each with the folder it goes into."""
    beside = [
        file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix not in {".py", ".pyc"}
    ]
    below = [file for file in (ROOT / "resources").rglob("*") if file.is_file()]
    return [(str(file), _folder(file, PACKAGE.parent)) for file in sorted(beside)] + [
        (str(file), _folder(file, ROOT)) for file in sorted(below)
    ]


def _folder(file: Path, top: Path) -> str:
    return file.parent.relative_to(top).as_posix()


def is_wanted_entry(target: str, source: str, kind: str) -> bool:
    """Tell whether PyInstaller's entry is of use: a file by where it goes, a link by both its ends.

    A framework of macOS goes whole or not at all: one without its library cannot be signed.
    """
    if kind != "SYMLINK":
        return is_wanted(target)
    return is_wanted(source) and is_wanted_of_framework(target)


def is_wanted_of_framework(path: str) -> bool:
    """Tell whether *path* is outside the frameworks of Qt, or in one that is used."""
    framework = re.search(r"(?:^|/)Qt(\w+)\.framework(?:/|$)", path)
    return framework is None or framework[1] in QT_LIBRARIES


def is_wanted(target: str) -> bool:
    """Tell whether the file that would become *target* in the bundle is used by the program."""
    path = target.replace("\\", "/")
    name = path.rsplit("/", 1)[-1]
    if "PySide6/" in path or "libQt6" in name or name.startswith("Qt6"):
        return is_wanted_of_qt(path)
    if path.startswith("babel/locale-data/"):
        return name in LOCALES
    return not (sys.platform == "linux" and "/" not in path and SYSTEM_LIBRARIES.match(name))


def is_wanted_of_qt(path: str) -> bool:
    """Tell the same of a file of Qt or PySide6."""
    name = path.rsplit("/", 1)[-1]
    if not is_wanted_of_framework(path):
        return False
    if "/plugins/" in path:
        folder = path.split("/plugins/")[1].partition("/")[0]
        bare = re.sub(r"^lib|\.(so|dll|dylib)$", "", name)
        return bare in QT_PLUGINS.get(folder, set())
    if "/translations/" in path:
        return name.startswith("qtbase_")
    if "/qml/" in path or path.endswith((".pyi", ".typed", ".html")):
        return False
    library = re.match(r"(?:lib)?Qt6?(\w+?)(?:\.so|\.dll|\.dylib|\.abi3|\.pyd|$)", name)
    return library is None or library[1] in QT_LIBRARIES
