#!/usr/bin/env python3
"""Print the section of the changelog that tells of one version: `release_notes.py 0.2.0`.

`release_notes.py Unreleased` prints what the next version will say.
"""

from __future__ import annotations

import re
import sys

from product import ROOT


def sections(changelog: str) -> dict[str, str]:
    """Return what stands below each heading of a version, by that version."""
    found = re.findall(
        r"^## \[([^\]\n]+)\][^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL
    )
    return {version: words.strip() for version, words in found}


def section(changelog: str, version: str) -> str:
    """Return what stands below the heading of *version*.

    Raises:
        SystemExit: There is no such heading, or nothing below it.
    """
    words = sections(changelog).get(version)
    if not words:
        raise SystemExit(f"CHANGELOG.md has no section for {version}.")
    return words


if __name__ == "__main__":
    print(section((ROOT / "CHANGELOG.md").read_text("utf-8"), sys.argv[1].removeprefix("v")))
