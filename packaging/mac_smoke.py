#!/usr/bin/env python3
"""Prove the disk image on macOS: attach it, open the application as a user does, look round.

`python3 packaging/build.py && python3 packaging/mac_smoke.py`, as somebody who has no
library yet: the application makes one, and its window holds it.
"""

from __future__ import annotations

import os
import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import product
from product import DIST

LOCK = Path.home() / "Library" / "Application Support" / product.NAME / "library" / "lock"
"""The window makes it and holds it."""

PATIENCE_S = 120.0


def main() -> int:
    """Run every step; a step that fails ends it with a sentence."""
    if platform.system() != "Darwin":
        print("The disk image is proved on macOS; here nothing was proved.")
        return 1
    images = sorted(DIST.glob("*.dmg"), key=lambda file: file.stat().st_mtime)
    if not images:
        raise SystemExit("There is no disk image in dist/: run `python3 packaging/build.py` first.")
    place = product.BUILD / "attached"
    place.mkdir(parents=True, exist_ok=True)
    run("hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", str(place), str(images[-1]))
    try:
        prove(place / f"{product.NAME}.app")
    finally:
        run("hdiutil", "detach", "-force", str(place))
    print("The disk image is proved.")
    return 0


def prove(app: Path) -> None:
    """Ask the application for its version, open it, and end it again.

    Raises:
        SystemExit: It has no window, or no place in the Dock.
    """
    run("codesign", "--verify", "--strict", "--deep", str(app))
    said = run(str(app / "Contents" / "MacOS" / product.PACKAGE), "--version")
    if product.version() not in said:
        raise SystemExit(f"Not proved: it says it is {said!r}, not {product.version()}.")
    run("open", "-n", str(app))
    limit = time.monotonic() + PATIENCE_S
    kind, process = "", 0
    while not (process and LOCK.is_file()):
        if time.monotonic() > limit:
            raise SystemExit(f"Not proved: {app} opens no window (no {LOCK}, process {process}).")
        time.sleep(1)
        kind, process = running(run("lsappinfo", "list"), product.IDENTIFIER)
    time.sleep(5)  # it must also stay
    kind, process = running(run("lsappinfo", "list"), product.IDENTIFIER)
    if process:
        os.kill(process, signal.SIGTERM)
    if kind != "Foreground":
        raise SystemExit(f"Not proved: it is a program of the kind {kind or 'that has ended'}.")


def running(listing: str, identifier: str) -> tuple[str, int]:
    """Return kind and process of *identifier* in what `lsappinfo list` prints; `"", 0` if absent.

    The kind is `Foreground` for a program with a place in the Dock and menus.
    """
    for entry in re.split(r"^\s*\d+\) ", listing, flags=re.MULTILINE):
        if f'bundleID="{identifier}"' in entry:
            kind = re.search(r'\btype="(\w+)"', entry)
            process = re.search(r"\bpid = (\d+)", entry)
            if kind and process:
                return kind[1], int(process[1])
    return "", 0


def run(*command: str) -> str:
    """Run *command*; return what it printed.

    Raises:
        SystemExit: It failed.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(
            f"Not proved: `{command[0]}` failed.\n{(done.stdout + done.stderr)[-2000:]}"
        )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
