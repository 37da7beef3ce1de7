"""Make the frozen program: one folder that runs on systems that have no Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import bundle
import licences
from product import BUILD, build_time

FROZEN = BUILD / "frozen"
EXECUTABLE = "sourcebook.exe" if sys.platform == "win32" else "sourcebook"
SPEC = Path(__file__).with_name("sourcebook.spec")


def freeze(icons: Path, *, pruned: bool = True) -> Path:
    """Run PyInstaller, and return the folder it made, with licences in it.

    Raises:
        SystemExit: PyInstaller failed; its reason was printed.
    """
    target = FROZEN if pruned else BUILD / "unpruned"
    icon = {"win32": "sourcebook.ico", "darwin": "sourcebook.icns"}.get(sys.platform)
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",  # with the time below it makes two builds alike
        "SOURCE_DATE_EPOCH": str(build_time()),
        "SOURCEBOOK_ICON": str(icons / icon) if icon else "",
        "SOURCEBOOK_UNPRUNED": "" if pruned else "1",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    work = BUILD / ("pyinstaller" if pruned else "pyinstaller-unpruned")
    command += ["--distpath", str(target), "--workpath", str(work), str(SPEC)]
    nice = ["nice", "-n", "10"] if shutil.which("nice") else []  # it gives way to whoever works
    done = subprocess.run([*nice, *command], env=environment, check=False)
    if done.returncode:
        raise SystemExit("PyInstaller failed: its reason stands above.")
    tree = target / "sourcebook"
    if pruned:
        licences.collect(tree / "_internal" / "licences")
        strip_symbols(tree)
    tidy(tree)
    return tree


def strip_symbols(tree: Path) -> None:
    """Take tables of symbols out of libraries, where there is `strip`: 32 MB less."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    for file in files_below(tree):
        if ".so" in file.name and not bundle.PATCHED.search(file.as_posix()):
            subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)


def tidy(tree: Path) -> None:
    """Set the modes and times that every package wants: libraries are not run, nothing is newer."""
    when = build_time()
    for path in sorted(tree.rglob("*"), reverse=True):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.parent == tree
        path.chmod(0o755 if runs else 0o644)
        if path.stat().st_mtime > when:
            os.utime(path, (when, when))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files below *folder* in order, links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def size_bytes(folder: Path) -> int:
    """Return how many bytes the files below *folder* have."""
    return sum(file.stat().st_size for file in files_below(folder))


def is_current(tree: Path) -> bool:
    """Tell whether a frozen program is there that is newer than the sources it was made of."""
    executable = tree / EXECUTABLE
    stamp = BUILD / "frozen.stamp"
    if not executable.is_file() or not stamp.is_file():
        return False
    sources = [*bundle.PACKAGE.rglob("*.py"), *(bundle.ROOT / "resources").rglob("*"), SPEC]
    sources += [SPEC.with_name(f"{name}.py") for name in ("bundle", "licences", "natives")]
    sources += licences.TEXTS.iterdir()
    return max(source.stat().st_mtime for source in sources) < float(stamp.read_text("utf-8"))


def mark_current() -> None:
    """Remember that the frozen program was made now."""
    (BUILD / "frozen.stamp").write_text(str(time.time()), "utf-8")
