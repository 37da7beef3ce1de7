#!/usr/bin/env python3
"""Set up, run and check Sourcebook: `python3 dev.py --help` tells the commands.

It needs nothing but Python itself. What it installs goes into `.venv` beside it, exactly as
`requirements/` says; only on Debian, and only for root, does it install system packages as well.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-by-dev.json"
LOCKS = [ROOT / "requirements" / name for name in ("pip.txt", "dev.txt")]

OLDEST = (3, 11)
NEWEST = (3, 13)
GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
"""The oldest C library for Qt, by machine, as the wheels of PySide6-Essentials 6.11 are tagged."""

QT_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package for each system library that Qt's libraries and platform plugins link to."""

JOURNEY_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
"""Debian's package for each program that the journeys need: a screen, windows on it, and keys."""

NO_TESTS = 5
"""What pytest exits with when it was asked for tests and none were chosen."""

CHECKS = {
    "ruff format": ["ruff", "format", "--check"],
    "ruff check": ["ruff", "check"],
    "mypy": ["mypy"],
    "lint-imports": ["lint-imports"],
    "deptry": ["deptry", "desktop"],
    "vulture": ["vulture"],
    "codespell": ["codespell"],
}
"""What `test` runs before pytest, by the name it prints."""

LATER = {
    "bench": ("tests/bench/__main__.py", "Nothing to measure here: {} is missing."),
    "soak": ("tests/faults/soak.py", "Nothing to soak yet: {} comes with the fault tests."),
    "shots": ("tests/journeys/shots.py", "No pictures to take yet: {} comes with the window."),
    "train": ("tests/training/__main__.py", "Nothing to train here: {} is missing."),
    "build": ("packaging/build.py", "Nothing to build yet: {} comes with the installers."),
}
"""The script behind a command, and what is said while it does not exist."""


class Stop(Exception):
    """Something is missing; the text says in a sentence what to do about it."""


# --- what a machine must have -------------------------------------------------------------------


def python_problem(version: tuple[int, ...]) -> str | None:
    """Say what is wrong with Python *version*, or None when it will do."""
    if OLDEST <= version[:2] <= NEWEST:
        return None
    found, oldest, newest = (".".join(map(str, v[:2])) for v in (version, OLDEST, NEWEST))
    return (
        f"This is Python {found}, and Sourcebook needs {oldest} to {newest}: "
        f"start it with one of these, for instance `python{newest} dev.py setup`."
    )


def glibc_problem(machine: str, found: str) -> str | None:
    """Say that the C library is too old for Qt, or None when it will do or is another one."""
    oldest = GLIBC.get(machine)
    if not oldest or not found or tuple(map(int, found.split(".")[:2])) >= oldest:
        return None
    return (
        f"This system's C library is glibc {found}, and Qt needs {oldest[0]}.{oldest[1]} "
        f"on {machine}: use a newer release of the system (Debian 12 or Ubuntu 22.04 on x86_64)."
    )


def missing_sonames(ldd_output: str) -> list[str]:
    """Return the libraries that `ldd` did not find, each once, in order."""
    lines = (line.split() for line in ldd_output.splitlines() if line.endswith("=> not found"))
    return sorted({words[0] for words in lines})


def packages_for(sonames: list[str]) -> tuple[list[str], list[str]]:
    """Return Debian's packages that hold *sonames*, and the sonames nobody here has met."""
    packages = sorted({QT_PACKAGES[name] for name in sonames if name in QT_PACKAGES})
    return packages, [name for name in sonames if name not in QT_PACKAGES]


def can_install() -> bool:
    """Tell whether this is root on a system with Debian's packages."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_line(packages: list[str]) -> str:
    """Return the one command that installs *packages*, as a person would type it."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def apt_install(packages: list[str]) -> bool:
    """Install Debian's *packages*; needs root. Say so, and tell whether it worked."""
    say(f"Installing system packages: {' '.join(packages)} ...")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-2000:] + done.stderr[-2000:], file=sys.stderr)
            return False
    return True


def require_packages(packages: list[str], why: str) -> None:
    """Install *packages* where that is allowed, else stop and say how to do it."""
    if not (can_install() and apt_install(packages)):
        raise Stop(f"{why}. On Debian or Ubuntu: `{apt_line(packages)}`, then try again.")


# --- the virtual environment --------------------------------------------------------------------


def tool(name: str) -> str:
    """Return the path of a program inside `.venv`."""
    windows = sys.platform == "win32"
    return str(VENV / ("Scripts" if windows else "bin") / (name + ".exe" if windows else name))


def stamp() -> dict[str, str]:
    """Return what `.venv` is made from; equal stamps need no work.

    The checkout's place counts, since a virtual environment cannot be moved.
    """
    import tomllib  # noqa: PLC0415  (missing before Python 3.11, which must still be told so)

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = {key: pyproject[key] for key in ("build-system", "project", "dependency-groups")}
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode())
    for lock in LOCKS:
        digest.update(lock.read_bytes())
    return {"place": str(ROOT), "python": platform.python_version(), "parts": digest.hexdigest()}


def read_stamp() -> dict[str, str]:
    """Return the stamp that `.venv` carries; empty when it was never finished."""
    try:
        found = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and Path(tool("python")).exists() else {}


def setup() -> None:
    """Make `.venv` as the locks say; well under a second when nothing has changed."""
    problem = python_problem(sys.version_info[:2]) or glibc_problem(platform.machine(), glibc())
    if problem:
        raise Stop(problem)
    wanted, found = stamp(), read_stamp()
    if wanted != found:
        if any(wanted[key] != found.get(key) for key in ("place", "python")):
            make_venv()
        STAMP.unlink(missing_ok=True)  # until all is in place, this is a half-made one
        install_locked()
        STAMP.write_text(json.dumps(wanted), "utf-8")
    require_qt()


def glibc() -> str:
    """Return the version of glibc, or nothing on another C library or system."""
    name, version = platform.libc_ver() if sys.platform == "linux" else ("", "")
    return version if name == "glibc" else ""


def make_venv() -> None:
    """Make an empty `.venv` with pip in it, in place of any other."""
    if Path(sys.prefix).resolve() == VENV:
        raise Stop("This Python lives in .venv, which must be made anew: use the system's Python.")
    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        package = f"python3.{sys.version_info[1]}-venv"
        require_packages([package], "This Python cannot make virtual environments (no ensurepip)")
    say("Making .venv ...")
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise Stop(f"The old .venv cannot be removed ({error}): end what uses it.") from error
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        raise Stop("Python could not make .venv: the reason stands above.")


def install_locked() -> None:
    """Fill `.venv` with what the locks name, and with this project, editable."""
    locked = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement"]
    say("Installing what requirements/ names (the first time takes a minute or two) ...")
    for lock in LOCKS:
        pip(*locked, str(lock))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip(*arguments: str) -> None:
    """Run `pip install` in `.venv`; stop with a sentence when it fails."""
    command = [tool("python"), "-m", "pip", "install", "--quiet", "--retries", "2", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print((done.stdout + done.stderr)[-4000:], file=sys.stderr)
        raise Stop(pip_problem(done.stdout + done.stderr))


def pip_problem(output: str) -> str:
    """Turn what pip printed into the one sentence a person needs."""
    offline = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError")
    if any(name in output for name in (*offline, "Connection refused", "Read timed out")):
        return "No network: the packages could not be fetched. Connect, and try again."
    if "DO NOT MATCH THE HASHES" in output:
        return "A package is not the one that was locked, so nothing was kept; try again later."
    if "No space left" in output:
        return "The disk is full: .venv needs about 1 GB."
    return "pip could not install the packages: its reason stands above."


def require_qt() -> None:
    """Install, or ask for, the system libraries that Qt needs here."""
    sonames = missing_qt(plugin_for_display())
    if not sonames:
        return
    packages, unknown = packages_for(sonames)
    if unknown:
        raise Stop(f"Qt needs system libraries that are missing: {', '.join(sonames)}.")
    require_packages(packages, f"Qt needs system libraries that are missing ({', '.join(sonames)})")


def missing_qt(plugin: str) -> list[str]:
    """Return the system libraries that Qt's *plugin*, and Qt itself, do not find."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return []
    pyside = next(VENV.glob("lib/python3*/site-packages/PySide6"))
    files = [
        pyside / "QtNetwork.abi3.so",
        pyside / "QtWidgets.abi3.so",
        pyside / "QtSvg.abi3.so",
        pyside / f"Qt/plugins/platforms/lib{plugin}.so",
    ]
    command = ["ldd", *map(str, files)]
    return missing_sonames(
        subprocess.run(command, capture_output=True, text=True, check=False).stdout
    )


# --- the screen ---------------------------------------------------------------------------------


def plugin_for_display() -> str:
    """Return the name of Qt's platform plugin for the screen that this session has."""
    if not has_display():
        return "qoffscreen"
    return "qxcb" if os.environ.get("DISPLAY") else "qwayland"


def has_display() -> bool:
    """Tell whether there is a screen for a window. An X server is asked, and must answer."""
    if sys.platform != "linux" or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # there may be one, and Qt itself needs this library: `require_qt` asks for it
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = x11.XOpenDisplay(None)
    if connection:
        x11.XCloseDisplay(ctypes.c_void_p(connection))
    return bool(connection)


# --- the commands -------------------------------------------------------------------------------


def say(line: str) -> None:
    """Print *line* at once, also into a pipe or to a console with few letters."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)


def start(*command: str) -> int:
    """Run a program of `.venv` in the checkout, with the user's input and output."""
    return subprocess.run([tool(command[0]), *command[1:]], cwd=ROOT, check=False).returncode


def run(rest: list[str]) -> int:
    """Open the window, or do its main job without one where there is no display."""
    setup()
    if rest or has_display():
        return start("python", "-m", "sourcebook", *rest)
    say("There is no display here, so the main job is done without a window.")
    pictures = ROOT / "build" / "pictures"
    status = start("python", "tests/journeys/without_display.py", str(pictures))
    if status == 0:
        say(f"Pictures of the window are in {pictures}.")
    return status


def prepare_journeys() -> None:
    """Install what the journeys need on Linux, or say that they will be skipped."""
    if sys.platform != "linux":
        return
    programs = [name for name in JOURNEY_PROGRAMS if not shutil.which(name)]
    packages, unknown = packages_for(missing_qt("qxcb"))
    packages += [JOURNEY_PROGRAMS[name] for name in programs]
    if (not packages and not unknown) or (can_install() and apt_install(packages)):
        return
    say(
        "The journeys that open a window on a virtual screen will be skipped; "
        f"to have them: `{apt_line(packages)}` (Debian, Ubuntu)."
    )


def test(rest: list[str], *, fast: bool, coverage: bool) -> int:
    """Run every check, also after one has failed, and pytest last."""
    setup()
    if not fast:
        prepare_journeys()
    results = {name: check(name, command) for name, command in CHECKS.items()}
    results["pytest"] = run_pytest(rest, fast=fast, coverage=coverage)
    failed = [name for name, passed in results.items() if not passed]
    say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def check(name: str, command: list[str]) -> bool:
    """Run one check, print its verdict, and what it found when it failed."""
    began = time.monotonic()
    done = subprocess.run(
        [tool(command[0]), *command[1:]],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    passed = done.returncode == 0
    say(f"{name:<14}{'ok' if passed else 'FAILED':<8}{time.monotonic() - began:5.1f} s")
    if not passed:
        say((done.stdout + done.stderr).rstrip())
    return passed


def run_pytest(rest: list[str], *, fast: bool, coverage: bool) -> bool:
    """Run the tests on all cores, then those that want the machine for themselves.

    Journeys have a screen each. *fast* leaves out what takes long; *coverage* tells at the end
    which lines were run, and takes half as long again.
    """
    spread = ["-n", "auto", "--dist", "worksteal"]
    parts = [[*spread, "-m", "not slow and not journey and not alone"]]
    if not fast:
        parts = [[*spread, "-m", "not alone"], ["-m", "alone"]]
    began = time.monotonic()
    passed = True
    for number, part in enumerate(parts):
        counted = ["--cov", "--cov-report=", *(["--cov-append"] if number else [])]
        passed &= pytest([*part, *(counted if coverage else ["--no-cov"]), *rest])
    if coverage:
        start("coverage", "report")
    say(f"{'pytest':<14}{'ok' if passed else 'FAILED':<8}{time.monotonic() - began:5.1f} s")
    return passed


def pytest(arguments: list[str]) -> bool:
    """Run pytest, its output shown; no test at all is no failure."""
    return start("python", "-m", "pytest", *arguments) in {0, NO_TESTS}


def later(command: str, rest: list[str]) -> int:
    """Run the script behind *command*, or say that it is still to come."""
    script, sentence = LATER[command]
    if not (ROOT / script).exists():
        raise Stop(sentence.format(script))
    setup()
    if script.endswith("__main__.py"):
        os.environ["PYTHONPATH"] = str(ROOT / "tests")  # they use what the tests have
        return start("python", "-m", Path(script).parent.name, *rest)
    return start("python", script, *rest)


def parser() -> argparse.ArgumentParser:
    """Return the description of all commands."""
    top = argparse.ArgumentParser(prog="dev.py", description="Set up, run and check Sourcebook.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands.add_parser("setup", help="make .venv and all that is needed; quick when all is there")
    commands.add_parser("run", help="open the window; `run -- ARGS` is the command line")
    tests = commands.add_parser("test", help="run every check; `test -- ARGS` goes to pytest")
    tests.add_argument("--fast", action="store_true", help="leave out slow tests and journeys")
    tests.add_argument("--coverage", action="store_true", help="tell which lines were not run")
    bench = commands.add_parser("bench", help="measure how fast things are")
    bench.add_argument("name", nargs="?", help="one benchmark; all without it")
    bench.add_argument("--json", action="store_true", help="print the numbers as JSON")
    bench.add_argument("--size", type=int, metavar="N", help="how many articles are searched")
    bench.add_argument("--seed", type=int, metavar="N", help="makes other texts and other changes")
    bench.add_argument("--without", action="append", metavar="PEER", help="leave it out of search")
    soak = commands.add_parser("soak", help="run the long fault tests")
    soak.add_argument("name", nargs="?", help="one of them; all without it")
    commands.add_parser("shots", help="take the pictures of the window for the manual")
    train = commands.add_parser("train", help="learn the program's numbers from examples")
    train.add_argument("name", nargs="?", help="what to train; `train clean -- --help` tells more")
    train.add_argument("--data", action="append", metavar="DIR", help="learn from these pages")
    commands.add_parser("build", help="make the installers; `build -- ARGS` goes to the builder")
    return top


def main(arguments: list[str]) -> int:
    """Do what the command line says; return the exit status (2 for wrong usage)."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    options, rest = parser().parse_args(arguments[:cut]), arguments[cut + 1 :]
    try:
        if options.command == "setup":
            setup()
            return 0
        if options.command == "run":
            return run(rest)
        if options.command == "test":
            return test(rest, fast=options.fast, coverage=options.coverage)
        name = [options.name] if getattr(options, "name", None) else []
        flags = ["--json"] if getattr(options, "json", False) else []
        for option in ("size", "seed"):
            number = getattr(options, option, None)
            flags += [f"--{option}={number}"] if number is not None else []
        flags += [f"--without={peer}" for peer in getattr(options, "without", None) or []]
        flags += [f"--data={folder}" for folder in getattr(options, "data", None) or []]
        return later(options.command, [*name, *flags, *rest])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
