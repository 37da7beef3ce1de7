"""Look into Linux programs and libraries: what they need of the system they run on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from freeze import files_below

BASE = {
    "ld-linux-aarch64.so.1": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
}
"""Debian's packages for libraries that every system has."""

LOADERS = ("ld-linux-aarch64.so.1", "ld-linux-x86-64.so.2")
"""What starts programs: it comes with glibc, and rpm does not ask for it by its file."""

OPTIONAL = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""Debian's packages for what only Wayland needs; without them a window opens through X."""


def libraries(tree: Path) -> list[Path]:
    """Return the programs and libraries below *tree*."""
    return [file for file in files_below(tree) if is_elf(file)]


def is_elf(file: Path) -> bool:
    """Tell whether *file* is a Linux program or library."""
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def needed(files: Iterable[Path]) -> set[str]:
    """Return the libraries that *files* are linked to, by the names the linker looks for."""
    command = ["readelf", "-d", *map(str, files)]
    said = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
    ).stdout
    return set(re.findall(r"\(NEEDED\)\s+Shared library: \[([^\]]+)\]", said))


def outside(tree: Path) -> set[str]:
    """Return the libraries that *tree* needs and does not bring."""
    files = libraries(tree)
    brought = {path.name for path in tree.rglob("*") if ".so" in path.name}
    return needed(files) - brought


def newest_glibc(files: Iterable[Path]) -> tuple[int, int]:
    """Return the oldest version of glibc on which all of *files* run."""
    versions = {(2, 17)}
    for file in files:
        found = re.findall(rb"GLIBC_2\.(\d+)", file.read_bytes())
        versions |= {(2, int(minor)) for minor in found}
    return max(versions)
