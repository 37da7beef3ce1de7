"""What the installers call the program: its names, its version, the files it opens."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
DIST = ROOT / "dist"

NAME = "Sourcebook"
PACKAGE = "sourcebook"
IDENTIFIER = "org.sourcebook.Sourcebook"
SUMMARY = "Read articles, take notes beside them, and find both again"
DESCRIPTION = """\
Sourcebook is for people who read closely and must be able to prove what they
wrote. One window shows the article next to your notes; everything you save is
searchable as you type, down to the passage. It works offline, without an
account, and sends nothing to anyone."""
HOMEPAGE = os.environ.get("SOURCEBOOK_HOMEPAGE", "https://example.org/sourcebook")
"""Where the project is at home; the release workflow knows it."""

PICTURES = os.environ.get("SOURCEBOOK_PICTURES", f"{HOMEPAGE}/pictures")
"""Where the pictures of `resources/help/pictures` are shown to those who look for programs."""

MAINTAINER = "Sourcebook developers <sourcebook@example.org>"
SCHEME = "sourcebook"
ARCHIVE = "application/x-sourcebook-archive"

OPENS = {
    "text/html": ("html", "htm"),
    "application/xhtml+xml": ("xhtml",),
    "text/markdown": ("md", "markdown"),
    "application/pdf": ("pdf",),
    "application/epub+zip": ("epub",),
    ARCHIVE: ("sourcebook",),
}
"""The files offered under “Open with”, and how their names end."""

WITHOUT_GIT = 1_790_000_000
"""Seconds since 1970 that stand for the time of a build outside a checkout."""


def version() -> str:
    """Return the version, as the package says it."""
    text = (ROOT / "desktop" / "sourcebook" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if not found:
        raise SystemExit("desktop/sourcebook/__init__.py names no version.")
    return os.environ.get("SOURCEBOOK_VERSION") or found[1]


def newest(pattern: str) -> Path | None:
    """Return the file in `DIST` that was made last and matches *pattern*: nobody empties it."""
    return max(DIST.glob(pattern), key=lambda file: file.stat().st_mtime_ns, default=None)


def build_time() -> int:
    """Return the time that goes into packages, that of the last commit: builds are alike."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    done = subprocess.run(
        ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"],
        capture_output=True,
        text=True,
        check=False,
    )
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else WITHOUT_GIT


def build_date() -> dt.datetime:
    """Return `build_time` as a date in UTC."""
    return dt.datetime.fromtimestamp(build_time(), dt.UTC)


def mac_plist() -> dict[str, object]:
    """Return what macOS is told about the application."""
    types = [
        {
            "CFBundleTypeName": mime,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner" if mime == ARCHIVE else "Alternate",
            "CFBundleTypeExtensions": list(endings),
        }
        for mime, endings in OPENS.items()
    ]
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version(),
        "CFBundleDocumentTypes": types,
        "CFBundleURLTypes": [
            {"CFBundleURLName": IDENTIFIER, "CFBundleURLSchemes": [SCHEME]},
        ],
        "LSBackgroundOnly": False,
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence",
    }
