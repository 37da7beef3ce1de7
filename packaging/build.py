#!/usr/bin/env python3
"""Make the installers for the system this runs on: `python3 packaging/build.py`.

It needs Python and the tools of the system (`binutils`, `dpkg-deb`, `rpmbuild`; NSIS on Windows).
What it cannot make for want of one it says, and makes the rest. Everything lands in `dist/`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"

T = TypeVar("T")


def main() -> int:
    """Build what the command line asks for."""
    enter_venv()
    options = parse()
    import draw_icons  # noqa: PLC0415 - these live in .venv
    import freeze  # noqa: PLC0415
    from product import BUILD, DIST  # noqa: PLC0415

    DIST.mkdir(exist_ok=True)
    icons = step("Drawing icons", lambda: draw_icons.draw_all(BUILD / "icons"))
    tree = freeze.FROZEN / "sourcebook"
    if options.reuse and freeze.is_current(tree):
        say(f"Using the frozen program in {tree.relative_to(ROOT)} again.")
    else:
        tree = step("Freezing the program (a minute or two)", lambda: freeze.freeze(icons))
        freeze.mark_current()
    if options.unpruned:
        step("Freezing it unpruned, to compare", lambda: freeze.freeze(icons, pruned=False))
    if not options.frozen_only:
        made = packages(tree, icons, options)
        finish(made, DIST, tree)
    report(tree)
    return 0


def enter_venv() -> None:
    """Go on in `.venv`, which `dev.py setup` makes; returns at once when this is it."""
    if Path(sys.prefix).resolve() == VENV:
        return
    done = subprocess.run([sys.executable, str(ROOT / "dev.py"), "setup"], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    python = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    again = [str(python), *sys.argv]
    raise SystemExit(subprocess.run(again, check=False).returncode)


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--reuse", action="store_true", help="keep the frozen program if no source is newer"
    )
    parser.add_argument("--frozen-only", action="store_true", help="make no packages")
    parser.add_argument("--only", metavar="LIST", help="packages to make, as `deb,rpm,tar`")
    parser.add_argument("--quick", action="store_true", help="pack faster, and a little larger")
    parser.add_argument(
        "--unpruned", action="store_true", help="freeze everything as well, to compare sizes"
    )
    return parser.parse_args()


def packages(tree: Path, icons: Path, options: argparse.Namespace) -> list[Path]:
    """Make the packages of this system; return their files."""
    only = set(options.only.split(",")) if options.only else set()
    makers: dict[str, tuple[str, Callable[[], Path]]] = {}
    if sys.platform == "linux":
        import linux_bundles  # noqa: PLC0415 - each system has its own
        import linux_packages  # noqa: PLC0415

        root = step("Laying out the files", lambda: linux_packages.stage(tree, icons))
        makers = {
            "deb": ("dpkg-deb", lambda: linux_packages.deb(root, 3 if options.quick else 6)),
            "rpm": ("rpmbuild", lambda: linux_packages.rpm(root)),
            "tar": ("sh", lambda: linux_packages.archive(root)),
            "appimage": ("appimagetool", lambda: linux_bundles.appimage(root)),
            "flatpak": ("flatpak-builder", lambda: linux_bundles.flatpak(root)),
        }
    elif sys.platform == "win32":
        import windows_packages  # noqa: PLC0415

        makers = {
            "setup": ("makensis", lambda: windows_packages.installer(tree, icons)),
            "zip": ("cmd", lambda: windows_packages.portable(tree)),
        }
    else:
        import mac_packages  # noqa: PLC0415

        makers = {"dmg": ("hdiutil", lambda: mac_packages.disk_image(tree))}
    made = []
    for name, (tool, make) in makers.items():
        if only and name not in only:
            continue
        if shutil.which(tool):
            made.append(step(f"Making the {name} package", make))
        else:
            say(f"Left out {name}: `{tool}` is not installed.")
    return made


def finish(made: list[Path], folder: Path, tree: Path) -> None:
    """Write the list of components of *tree* and the checksums beside the packages."""
    import licences  # noqa: PLC0415 - lives in .venv

    sbom = folder / "sourcebook.cdx.json"
    step(
        "Listing the components", lambda: licences.write_sbom(sbom, tree / "_internal" / "licences")
    )
    sums = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in (*made, sbom)
    ]
    (folder / "SHA256SUMS").write_text("\n".join(sorted(sums)) + "\n", "utf-8")


def report(tree: Path) -> None:
    """Print how large everything is."""
    import freeze  # noqa: PLC0415 - lives in .venv
    from product import BUILD, DIST  # noqa: PLC0415

    rows = [("installed", freeze.size_bytes(tree))]
    whole = BUILD / "unpruned" / "sourcebook"
    if whole.is_dir():
        rows.append(("installed, unpruned", freeze.size_bytes(whole)))
    rows += [(file.name, file.stat().st_size) for file in sorted(DIST.iterdir()) if file.is_file()]
    say("")
    for name, size in rows:
        say(f"{name:<50}{size / 1e6:8.1f} MB")


def step(what: str, do: Callable[[], T]) -> T:
    """Say *what* is done and, when it is done, how long it took."""
    began = time.monotonic()
    say(f"{what} ...")
    result = do()
    say(f"    {time.monotonic() - began:.1f} s")
    return result


def say(line: str) -> None:
    """Print at once, also into a pipe."""
    print(line, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
