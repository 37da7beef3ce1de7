#!/usr/bin/env python3
"""Prove the package: install it into a bare Debian, use it as a user would, remove it, look round.

`python3 packaging/build.py && python3 packaging/smoke.py`, as root on Debian or Ubuntu: a bare root
is made by `mmdebstrap`, entered by `chroot`, and its mounts vanish with this program.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from build import ROOT, enter_venv, say
from product import newest

if TYPE_CHECKING:
    from support.screen import Screen

NEEDS = {
    "mmdebstrap": "mmdebstrap",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "lintian": "lintian",
    "rpm": "rpm",
}
DEBIANS_KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
"""What a Debian is made with; Ubuntu has them in a package of their own."""

BARE = ROOT / "build" / "bare"
USER = "reader"
HOME = f"/home/{USER}"
LIBRARY = f"{HOME}/.local/share/Sourcebook/library"
INSIDE = "SOURCEBOOK_SMOKE_INSIDE"
PATIENCE_S = 90.0
TRIES = 4
TRY_S = 20.0
"""A busy machine may not have moved the keyboard when something is typed: that is tried again."""

GREETING = "How to Read Closely"
"""The article that a new library shows."""

WORD = "zeppelinmooring"
"""A word that only the typed note has."""

STORY = "kestrelbreakwater"
"""A word that only the added article has."""

MOST_PACKED, MOST_INSTALLED = 75, 250
"""Megabytes of the package, and of what it puts on the disk."""

DESKTOP_FILES = "usr/share/applications/org.sourcebook.Sourcebook.desktop"
METAINFO = "usr/share/metainfo/org.sourcebook.Sourcebook.metainfo.xml"


def main() -> int:
    """Run every step; a step that fails ends it with a sentence."""
    if sys.platform != "linux" or os.geteuid() or not shutil.which("apt-get"):
        say("The package is proved as root on Debian or Ubuntu; here nothing was proved.")
        return 1
    if not os.environ.get(INSIDE):
        enter_venv()
        install_tools()
        command = ["unshare", "--mount", "--propagation", "private", sys.executable, *sys.argv]
        return subprocess.run(command, env={**os.environ, INSIDE: "1"}, check=False).returncode
    sys.path.insert(0, str(ROOT / "tests"))
    began = time.monotonic()
    package = newest_package()
    if "--package-only" not in sys.argv:
        same_command_line()
    make_bare_root()
    try:
        before = files_of_system()
        check_metadata(package)
        check_size(package)
        install_older()
        inside("apt-get", "install", "-y", "-q", "--no-install-recommends", f"/{package.name}")
        check(
            not (BARE / "usr/lib/sourcebook/obsolete").exists(), "the upgrade took old files away"
        )
        old_library_opens()
        use_window()
        check_bad_places()
        inside("apt-get", "purge", "-y", "-q", "sourcebook")
        check((BARE / LIBRARY[1:] / "library.db").is_file(), "the library is still there")
        left = sorted(
            name for name in files_of_system() - before if "sourcebook" in name.casefold()
        )
        check(not left, f"nothing else is left{': ' if left else ''}{' '.join(left[:5])}")
    finally:
        shutil.rmtree(BARE / "home", ignore_errors=True)
    for script in ("elsewhere.py", "measure.py"):
        subprocess.run([sys.executable, str(ROOT / "packaging" / script)], check=True)
    say(f"The package is proved in {time.monotonic() - began:.0f} s.")
    return 0


def check(truth: object, what: str) -> None:
    """Say that *what* holds, or end.

    Raises:
        SystemExit: It does not hold.
    """
    if not truth:
        raise SystemExit(f"Not proved: {what}.")
    say(f"    proved: {what}")


def install_tools() -> None:
    """Install the programs this needs, where they are missing."""
    packages = [package for name, package in NEEDS.items() if not shutil.which(name)]
    if not DEBIANS_KEYS.is_file():
        packages.append("debian-archive-keyring")
    if packages:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "-q", *command], check=True, env=environment)


def newest_package() -> Path:
    """Return the package that `build.py` made."""
    found = newest("sourcebook_*.deb")
    if not found:
        raise SystemExit("There is no package in dist/: run `python3 packaging/build.py` first.")
    return found


def same_command_line() -> None:
    """Run the tests of the command line against the frozen program."""
    program = ROOT / "build" / "frozen" / "sourcebook" / "sourcebook"
    environment = {**os.environ, "SOURCEBOOK_PROGRAM": str(program)}
    environment.pop(INSIDE)
    say("The tests of the command line, against the frozen program ...")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "tests/cli"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    check(done.returncode == 0, "the frozen program answers the command line as the source does")


def make_bare_root() -> None:
    """Make a Debian with nothing in it but apt, and mount what programs expect."""
    say("Making a bare Debian ...")
    shutil.rmtree(BARE, ignore_errors=True)
    base = BARE.with_suffix(".tar")
    if not base.is_file():
        base.parent.mkdir(parents=True, exist_ok=True)
        release = codename()
        command = ["mmdebstrap", "--variant=minbase", release, str(base)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    BARE.mkdir()
    subprocess.run(["tar", "-C", str(BARE), "-xf", str(base)], check=True)
    for file in ("resolv.conf", "hosts"):
        shutil.copy(f"/etc/{file}", BARE / "etc" / file)
    subprocess.run(["mount", "--rbind", "/dev", str(BARE / "dev")], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", str(BARE / "proc")], check=True)
    shutil.copy(newest_package(), BARE)
    inside("useradd", "--create-home", USER)
    inside("apt-get", "update", "-q")


def codename() -> str:
    """Return the name of the release of Debian this runs on; the oldest we support elsewhere."""
    release = platform.freedesktop_os_release()
    return release["VERSION_CODENAME"] if release.get("ID") == "debian" else "bookworm"


def inside(*command: str, user: str = "", **environment: str) -> str:
    """Run *command* in the bare root, and return what it printed.

    Raises:
        SystemExit: It failed.
    """
    done = subprocess.run(
        entered(*command, user=user, **environment), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-3000:]
        raise SystemExit(f"Not proved: `{' '.join(command)}` failed.\n{said}")
    return done.stdout


def entered(*command: str, user: str = "", **environment: str) -> list[str]:
    """Return *command* as it is run in the bare root."""
    home = HOME if user else "/root"
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    given = {"HOME": home, "PATH": path, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    words = [f"{name}={value}" for name, value in {**given, **environment}.items()]
    who = [f"--userspec={user}:{user}"] if user else []
    return ["chroot", *who, str(BARE), "/usr/bin/env", "-i", "-C", home, *words, *command]


def files_of_system() -> set[str]:
    """Return the files of the bare root outside homes and what apt keeps for itself."""
    skipped = ("home", "dev", "proc", "tmp", "var/lib/apt", "var/lib/dpkg", "var/cache", "var/log")
    found = set()
    for folder, folders, files in os.walk(BARE):
        place = os.path.relpath(folder, BARE)
        folders[:] = [one for one in folders if f"{place}/{one}".removeprefix("./") not in skipped]
        found |= {f"{place}/{file}" for file in files if not file.endswith(".deb")}
    return found


def check_metadata(package: Path) -> None:
    """Ask the tools of the desktop and of Debian; what they only warn of is no error."""
    tree = ROOT / "build" / "root"
    for command in (
        ["desktop-file-validate", str(tree / DESKTOP_FILES)],
        ["appstreamcli", "validate", "--no-net", str(tree / METAINFO)],
        ["lintian", "--fail-on", "error", "--tag-display-limit", "0", str(package)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said = "" if done.returncode == 0 else f" {done.stdout[-1000:]}"
        check(not said, f"{command[0]} has no error{said}")


def check_size(package: Path) -> None:
    """Compare the package with what it may weigh."""
    packed = package.stat().st_size / 1e6
    asked = ["dpkg-deb", "--field", str(package), "Installed-Size"]
    told = subprocess.run(asked, check=True, capture_output=True, text=True)
    installed = int(told.stdout) * 1024 / 1e6
    check(packed <= MOST_PACKED, f"the package has {packed:.0f} MB, at most {MOST_PACKED}")
    check(installed <= MOST_INSTALLED, f"{installed:.0f} MB installed, at most {MOST_INSTALLED}")


def install_older() -> None:
    """Install a package of an older version, which has a file that the new one has not."""
    root = ROOT / "build" / "older"
    shutil.rmtree(root, ignore_errors=True)
    for file, words in {
        "usr/lib/sourcebook/obsolete": "old\n",
        "DEBIAN/control": "Package: sourcebook\nVersion: 0.0.1\nArchitecture: all\n"
        "Maintainer: Sourcebook developers <sourcebook@example.org>\nDescription: older\n",
    }.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(words)
    command = ["dpkg-deb", "--root-owner-group", "-b", str(root), str(BARE / "older.deb")]
    subprocess.run(command, check=True, capture_output=True)
    inside("apt-get", "install", "-y", "-q", "/older.deb")


def old_library_opens() -> None:
    """Open a library that an older version has left."""
    fixtures = sorted((ROOT / "tests" / "data" / "libraries").iterdir())
    shutil.copytree(fixtures[0], BARE / HOME[1:] / "old-library")
    inside("chown", "-R", f"{USER}:{USER}", f"{HOME}/old-library")
    listed = inside("sourcebook", "--library", f"{HOME}/old-library", "list", "--json", user=USER)
    check(json.loads(listed), "a library of the first schema opens after the upgrade")


def use_window() -> None:
    """Add an article, type a note, search, find it, and quit, with real keys."""
    from support.screen import virtual_screen, wait_until  # noqa: PLC0415 - the path is set above

    story = BARE / HOME[1:] / "story.md"
    story.write_text(f"# The harbour\n\nIt had a {STORY} from 1921 on.\n", encoding="utf-8")
    with virtual_screen() as screen, window(screen.display) as program:
        wait_until(lambda: "Sourcebook" in screen.title(), "the window", PATIENCE_S)
        check(program.poll() is None, "the installed window opens for an ordinary user")
        # The welcome would take the place of a note begun before it.
        wait_until(lambda: GREETING in screen.title(), "the welcome", PATIENCE_S)
        inside("sourcebook", "open", f"{HOME}/story.md", user=USER, DISPLAY=screen.display)
        screen.key("ctrl+n")
        time.sleep(1)
        screen.type(f"A note about the {WORD} of 1921.")
        wait_until(lambda: found(WORD), "the typed note is found", PATIENCE_S)
        for _ in range(TRIES):
            search_and_open(screen)
            if WORD in screen.title():
                break
        wait_until(lambda: WORD in screen.title(), "the note opens from the answers", PATIENCE_S)
        wait_until(lambda: found(STORY), "the added article is found", PATIENCE_S)
        check(found(STORY), "the added article is found")
        picture = ROOT / "build" / "pictures" / "installed.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        take_picture(screen.display, picture)
        screen.key("ctrl+q")
        check(program.wait(PATIENCE_S) == 0, "it quits")
    check(found(WORD), "the typed note is on the disk and is found")


def search_and_open(screen: Screen) -> None:
    """Search by the icon's menu (Ctrl+F in a note looks in that note); open the first answer."""
    inside("sourcebook", "open", "--search", user=USER, DISPLAY=screen.display)
    time.sleep(2)
    screen.key("ctrl+a")
    screen.type(WORD)
    time.sleep(4)
    screen.key("Return")
    limit = time.monotonic() + TRY_S
    while WORD not in screen.title() and time.monotonic() < limit:
        time.sleep(0.5)


def found(query: str) -> bool:
    """Tell whether the command line finds something."""
    said = inside("sourcebook", "search", query, "--json", user=USER)
    return bool(json.loads(said)["total"])


def take_picture(display: str, file: Path) -> None:
    """Take a picture of the screen, where the tool for it is installed."""
    if shutil.which("scrot"):
        command = ["scrot", "--overwrite", str(file)]
        subprocess.run(command, env={**os.environ, "DISPLAY": display}, check=False)


@contextmanager
def window(display: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the installed program's window; end it if it has not ended."""
    command = entered("sourcebook", user=USER, DISPLAY=display)
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield program
    finally:
        if program.poll() is None:
            program.terminate()
            program.wait(PATIENCE_S)


def check_bad_places() -> None:
    """Use libraries in awkward places, and a system that lacks what a window needs."""
    awkward = f"{HOME}/{'sehr langer Pfad mit Umlauten äöü ' * 5}"
    inside("sourcebook", "--library", awkward, "add", f"{HOME}/story.md", user=USER)
    listed = inside("sourcebook", "--library", awkward, "list", "--json", user=USER)
    check(json.loads(listed), "a long path with spaces and umlauts holds a library")
    other = BARE / "mnt"
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(other)], check=True)
    other.chmod(0o777)
    environment = {"HOME": "/mnt"}
    inside("sourcebook", "add", f"{HOME}/story.md", user=USER, **environment)
    check((other / LIBRARY.removeprefix(f"{HOME}/")).is_dir(), "a home on another disk will do")
    subprocess.run(["umount", str(other)], check=True)
    screenless = subprocess.run(
        entered("sourcebook", user=USER), capture_output=True, text=True, check=False
    )
    check("no screen" in screenless.stderr, "no screen is said in a sentence")
    inside("dpkg", "--remove", "--force-depends", "libxcb-cursor0")
    missing = subprocess.run(
        entered("sourcebook", user=USER, DISPLAY=":99"), capture_output=True, text=True, check=False
    )
    check("apt install libxcb-cursor0" in missing.stderr, "a missing library is named")
    inside("apt-get", "install", "-y", "-q", "-f")


if __name__ == "__main__":
    sys.exit(main())
