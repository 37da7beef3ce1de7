#!/usr/bin/env python3
"""Tell what keeps a tag from being released, one line each: `release_check.py v0.2.0`.

It needs no other package, and a Python as old as 3.10: the release workflow asks it first.
"""

from __future__ import annotations

import re
import sys

import product
import release_notes

UPDATING = product.ROOT / "desktop" / "sourcebook" / "app" / "updating.py"
CHANGELOG = product.ROOT / "CHANGELOG.md"
NOBODY = re.compile(r"\bexample\.(org|com|net)\b")
"""Names that belong to nobody: what stands there has still to be filled in."""


def obstacles(tag: str, version: str, changelog: str, places: dict[str, str]) -> list[str]:
    """Return a sentence for everything that must be put right before *tag* is released.

    *places* are addresses that people will get, by what they are called in the sentence.
    """
    found = []
    if tag != f"v{version}":
        found.append(f"The tag is {tag} but the program says it is {version}: tag v{version}.")
    if not release_notes.sections(changelog).get(version):
        found.append(f"CHANGELOG.md says nothing below a heading “## [{version}]”.")
    found += [
        f"{name} is still {place}: put in a place of the project."
        for name, place in places.items()
        if NOBODY.search(place)
    ]
    return found


def places() -> dict[str, str]:
    """Return the addresses that go into the packages, by what they are called.

    Raises:
        SystemExit: The program no longer says where it asks for its newest version.
    """
    told = re.search(r'^ADDRESS\b[^=\n]*= "([^"]+)"', UPDATING.read_text("utf-8"), re.MULTILINE)
    if not told:
        raise SystemExit(f"{UPDATING.name} names no ADDRESS.")
    return {
        "ADDRESS in desktop/sourcebook/app/updating.py": told[1],
        "MAINTAINER in packaging/product.py": product.MAINTAINER,
        "SOURCEBOOK_HOMEPAGE": product.HOMEPAGE,
        "SOURCEBOOK_PICTURES": product.PICTURES,
    }


def main() -> int:
    """Print the obstacles of the tag on the command line; 1 if there are any."""
    changelog = CHANGELOG.read_text("utf-8")
    found = obstacles(sys.argv[1], product.version(), changelog, places())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
