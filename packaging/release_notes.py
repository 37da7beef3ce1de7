#!/usr/bin/env python3
"""Print the section of the changelog that tells of one version: `release_notes.py 0.2.0`."""

from __future__ import annotations

import re
import sys

from product import ROOT


def section(changelog: str, version: str) -> str:
    """Return what stands below the heading of *version*, else below that of what is unreleased.

    Raises:
        SystemExit: There is neither.
    """
    for name in (version, "Unreleased"):
        heading = rf"^## \[{re.escape(name)}\][^\n]*\n(.*?)(?=^## |\Z)"
        found = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
        if found:
            return found[1].strip()
    raise SystemExit(f"CHANGELOG.md has no section for {version}.")


if __name__ == "__main__":
    print(section((ROOT / "CHANGELOG.md").read_text("utf-8"), sys.argv[1].removeprefix("v")))
