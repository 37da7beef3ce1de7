#!/usr/bin/env python3
"""Say what differs between two builds: `compare.py DIR DIR`; exit status 1 when anything does."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path


def contents(tree: Path) -> dict[str, str]:
    """Return what each file below *tree* holds: a sum, or where a link leads."""
    return {
        path.relative_to(tree).as_posix(): f"-> {path.readlink()}"
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return a line for each file that is in one only or differs."""
    lines = [f"only in the first: {name}" for name in sorted(one.keys() - other.keys())]
    lines += [f"only in the second: {name}" for name in sorted(other.keys() - one.keys())]
    both = sorted(one.keys() & other.keys())
    return lines + [f"differs: {name}" for name in both if one[name] != other[name]]


if __name__ == "__main__":
    found = differences(*(contents(Path(folder)) for folder in sys.argv[1:3]))
    print("\n".join(found) or "The two builds are the same to the byte.")
    sys.exit(bool(found))
