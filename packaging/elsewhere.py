#!/usr/bin/env python3
"""Prove the archive and the `.rpm`: install both into folders of their own, and use what came out.

`build.py` must have run; `smoke.py` runs this as root. The archive goes into a home with a long
name of spaces and umlauts, is then used from a folder nobody may write, and is removed again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import product
from build import say
from compare import contents
from product import BUILD, PACKAGE, ROOT

SAMPLE = ROOT / "resources" / "samples" / "lighthouse.md"
LONG = "Häuser am Fluß und ein sehr langer Name " * 5
"""200 characters with spaces and letters outside ASCII."""

NOBODY = 65_534
"""The user who may write nothing."""

PATIENCE_S = 90.0


def main() -> int:
    """Prove what is there; what was not built is left out."""
    sys.path.insert(0, str(ROOT / "tests"))
    with tempfile.TemporaryDirectory(prefix="elsewhere-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        for pattern, prove in (("*.tar.gz", prove_archive), ("*.rpm", prove_rpm)):
            package = product.newest(pattern)
            if package:
                say(f"Proving {package.name} ...")
                prove(package, place)
    return 0


def check(truth: object, what: str) -> None:
    """Say that *what* holds, or end.

    Raises:
        SystemExit: It does not hold.
    """
    if not truth:
        raise SystemExit(f"Not proved: {what}.")
    say(f"    proved: {what}")


def run(*command: str | Path, user: int | None = None, **environment: str) -> str:
    """Run *command*; return what it printed.

    Raises:
        SystemExit: It failed.
    """
    clean = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment}
    done = subprocess.run(
        [str(word) for word in command],
        env=clean,
        capture_output=True,
        text=True,
        check=False,
        user=user,
        group=user,
    )
    if done.returncode:
        raise SystemExit(
            f"Not proved: `{command[0]}` failed.\n{(done.stdout + done.stderr)[-2000:]}"
        )
    return done.stdout


def prove_archive(archive: Path, place: Path) -> None:
    """Install by `install.sh`, use it, make its folder unwritable, remove it."""
    home = place / LONG
    home.mkdir()
    run("tar", "-C", place, "-xf", archive)
    (script,) = place.glob("*/install.sh")
    said = run("sh", script, HOME=str(home))
    check("Installed in" in said, "install.sh installs into a home of 200 spaces and umlauts")
    program = home / ".local" / "bin" / PACKAGE
    entry = home / ".local/share/applications/org.sourcebook.Sourcebook.desktop"
    if shutil.which("desktop-file-validate"):
        run("desktop-file-validate", entry)
        check(f'Exec="{program}"' in entry.read_text("utf-8"), "the menu starts this very program")
    use(program, {"HOME": str(home)}, "the installed program answers there")
    library = home / ".local/share/Sourcebook/library/library.db"
    check(library.is_file(), "its library is in that home")
    prove_read_only(home / ".local" / "lib" / PACKAGE / PACKAGE, place / "of nobody")
    prove_window(program, home)
    run("sh", script, "--uninstall", HOME=str(home))
    kept = {".local/share/Sourcebook", ".local/state", ".config", ".cache"}
    left = [name for name in contents(home) if not name.startswith(tuple(kept))]
    left = [name for name in left if "mime" not in name and "mimeinfo" not in name]
    check(library.is_file(), "removing it leaves the library")
    check(not left, f"and nothing else{': ' if left else ''}{' '.join(left[:5])}")


def use(program: Path, environment: dict[str, str], what: str, user: int | None = None) -> None:
    """Add an article and list it."""
    run(program, "add", SAMPLE, user=user, **environment)
    check(json.loads(run(program, "list", "--json", user=user, **environment)), what)


def prove_read_only(program: Path, home: Path) -> None:
    """Use *program* as somebody who may not write where it lies."""
    home.mkdir()
    os.chown(home, NOBODY, NOBODY)
    what = "a folder that cannot be written holds the program as well"
    before = contents(program.parent)
    use(program, {"HOME": str(home)}, what, user=NOBODY)
    check(contents(program.parent) == before, "and nothing was written into it")


def prove_window(program: Path, home: Path) -> None:
    """Open the window where the system has no description of its fonts."""
    from support.screen import virtual_screen  # noqa: PLC0415 - the path is set by `main`

    nothing = str(home / "no such folder")
    with virtual_screen() as screen:
        environment = {**screen.environment, "HOME": str(home), "FONTCONFIG_PATH": nothing}
        environment["FONTCONFIG_FILE"] = f"{nothing}/fonts.conf"
        running = subprocess.Popen([program], env=environment, stderr=subprocess.DEVNULL)
        try:
            limit = time.monotonic() + PATIENCE_S
            while "Sourcebook" not in screen.title() and time.monotonic() < limit:
                time.sleep(0.1)
            check("Sourcebook" in screen.title(), "the window opens without fontconfig")
        finally:
            running.terminate()
            running.wait(PATIENCE_S)


def prove_rpm(package: Path, place: Path) -> None:
    """Install the `.rpm` with rpm into a root of its own, and compare what came out."""
    if not shutil.which("rpm"):
        say("Left out the .rpm: `rpm` is not installed.")
        return
    root = place / "rpm"
    root.mkdir()
    run("rpm", "--root", root, "--initdb")
    run("rpm", "--root", root, "--install", "--nodeps", "--noscripts", "--ignorearch", package)
    staged = {
        name: held
        for name, held in contents(BUILD / "root").items()
        if "/lintian/" not in name and not name.startswith("DEBIAN/")
    }
    found = {name: held for name, held in contents(root).items() if name.startswith("usr/")}
    found = {name: held for name, held in found.items() if "/rpm/" not in name}
    wrong = sorted(staged.items() ^ found.items())
    check(
        not wrong, f"rpm installs every file as it was built {wrong[:3] if wrong else ''}".strip()
    )
    use(root / "usr/bin" / PACKAGE, {"HOME": str(place / "rpm-home")}, "and the program runs")
    run("rpm", "--root", root, "--erase", "--nodeps", "--noscripts", PACKAGE)
    inside = (path.relative_to(root).as_posix() for path in root.rglob("*"))
    left = [name for name in inside if PACKAGE in name.casefold()]
    check(not left, "rpm takes all of it away again, folders too")


if __name__ == "__main__":
    sys.exit(main())
