"""Make what Windows installs: an installer for one person, and a folder to carry along."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import product
from product import DIST

SCRIPT = Path(__file__).with_name("windows") / "sourcebook.nsi"


def installer(tree: Path, icons: Path) -> Path:
    """Make the installer by NSIS."""
    target = DIST / f"Sourcebook-{product.version()}-setup.exe"
    given = {
        "VERSION": product.version(),
        "TREE": tree,
        "ICON": icons / "sourcebook.ico",
        "OUT": target,
    }
    defined = [f"-D{name}={value}" for name, value in given.items()]
    subprocess.run(["makensis", "-V2", "-WX", *defined, str(SCRIPT)], check=True)
    return target


def portable(tree: Path) -> Path:
    """Make the portable archive; `SOURCEBOOK_HOME` names the folder for everything it keeps."""
    name = DIST / f"Sourcebook-{product.version()}-windows-portable"
    return Path(shutil.make_archive(str(name), "zip", tree.parent, tree.name))
