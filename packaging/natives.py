"""Know the libraries that come along and are no packages of Python: their names and terms."""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LIBRARY = re.compile(r"\.(so(\.\d+)*|dll|dylib)$", re.IGNORECASE)
"""How the names of libraries end on Linux, Windows and macOS."""

MODULE = re.compile(r"\.(cpython-|cp3|abi3\.)")
"""What stands in the name of a library that is a module of Python, and so part of its package."""

OF_PYTHON = re.compile(r"(lib)?python3", re.IGNORECASE)
"""Python's own library: `licences.python` speaks of it."""


@dataclass(frozen=True)
class Native:
    """A library that Python or Qt brings along."""

    name: str
    files: re.Pattern[str]
    licence: str
    address: str
    texts: tuple[str, ...]
    version: Callable[[str], str] = lambda _file: ""


def numbered(file: str) -> str:
    """Return the first number of a file's name, which for ICU is its version; else nothing."""
    found = re.search(r"\d+", file)
    return found[0] if found else ""


def _native(
    name: str,
    files: str,
    licence: str,
    address: str,
    *texts: str,
    version: Callable[[str], str] = lambda _file: "",
) -> Native:
    return Native(name, re.compile(files, re.IGNORECASE), licence, address, texts, version)


NATIVES = (
    _native("bzip2", r"(lib)?bz2\b", "bzip2-1.0.6", "https://sourceware.org/bzip2", "bzip2.txt"),
    _native("Expat", r"libexpat\b", "MIT", "https://libexpat.github.io", "expat.txt"),
    _native(
        "ICU",
        r"(lib)?icu(data|dt|i18n|in|uc)",
        "Unicode-DFS-2016",
        "https://icu.unicode.org",
        "ICU.txt",
        version=numbered,
    ),
    _native("libffi", r"libffi\b", "MIT", "https://sourceware.org/libffi", "libffi.txt"),
    _native("libuuid", r"libuuid\b", "BSD-3-Clause", "https://kernel.org", "libuuid.txt"),
    _native(
        "Microsoft Visual C++ Runtime",
        r"(api-ms-win-|concrt|msvcp|ucrtbase|vcruntime)",
        "LicenseRef-Microsoft-Visual-Cpp-Runtime",
        "https://visualstudio.microsoft.com",
    ),
    _native(
        "OpenSSL",
        r"lib(crypto|ssl)\b",
        "Apache-2.0",
        "https://openssl-library.org",
        "Apache-2.0.txt",
        version=lambda _file: ssl.OPENSSL_VERSION.split()[1],
    ),
    _native(
        "XZ Utils",
        r"(lib)?lzma\b",
        "0BSD OR LicenseRef-public-domain",
        "https://tukaani.org/xz",
        "xz.txt",
    ),
    _native(
        "zlib",
        r"(lib)?z(lib)?1?\.",
        "Zlib",
        "https://zlib.net",
        "zlib.txt",
        version=lambda _file: zlib.ZLIB_RUNTIME_VERSION,
    ),
)
"""What was found in frozen programs; the terms were read in the sources of each."""


def found(internal: Path) -> dict[Native, list[str]]:
    """Return which of `NATIVES` lie below *internal*, and the names of their files there.

    What lies in the folders of packages, as `pillow.libs`, belongs to their licences.

    Raises:
        SystemExit: There is a library beside the packages that nobody here knows.
    """
    here: dict[Native, list[str]] = {}
    unknown = []
    for file in own_libraries(internal):
        name = file.name
        owner = next((one for one in NATIVES if one.files.match(name)), None)
        if owner:
            here.setdefault(owner, []).append(name)
        elif file.parent == internal and not OF_PYTHON.match(name):
            unknown.append(name)
    if unknown:
        raise SystemExit(f"Nobody knows the terms of {', '.join(unknown)}: say them in natives.py.")
    return here


def own_libraries(internal: Path) -> list[Path]:
    """Return the libraries right in *internal* and in the folders of Qt, links left out."""
    folders = [internal, *(internal / "PySide6").glob("Qt/lib"), internal / "PySide6"]
    return [
        file
        for folder in folders
        for file in sorted(folder.glob("*"))
        if LIBRARY.search(file.name) and not MODULE.search(file.name) and not file.is_symlink()
    ]
