"""`install.sh` puts the program where it is told, and takes none away before it has another."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import product

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="installs on Linux")

LINUX = product.ROOT / "packaging" / "linux"
ENTRY = f"share/applications/{product.IDENTIFIER}.desktop"
PROGRAM = "lib/sourcebook/sourcebook"


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    folder = tmp_path / "sourcebook-2"
    usr = folder / "usr"
    for name in (ENTRY, "share/man/man1/sourcebook.1.gz", "lib/sourcebook/_internal/new"):
        (usr / name).parent.mkdir(parents=True, exist_ok=True)
        (usr / name).write_text("new")
    shutil.copy(LINUX / "install.sh", folder)
    shutil.copy(LINUX / f"{product.IDENTIFIER}.desktop", usr / ENTRY)
    write_program(usr, "echo Sourcebook 2")
    (usr / "bin").mkdir()
    (usr / "bin/sourcebook").symlink_to(f"../{PROGRAM}")
    return folder


def write_program(usr: Path, does: str) -> None:
    (usr / PROGRAM).write_text(f"#!/bin/sh\n{does}\n")
    (usr / PROGRAM).chmod(0o755)


def older(prefix: Path) -> Path:
    for name in (PROGRAM, "lib/sourcebook/_internal/obsolete", ENTRY):
        (prefix / name).parent.mkdir(parents=True, exist_ok=True)
        (prefix / name).write_text("old")
    return prefix


def install(
    unpacked: Path, prefix: str | Path, *more: str, path: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(unpacked / "install.sh"), "--prefix", str(prefix), *more],
        cwd=unpacked.parent,
        env={"PATH": path + os.environ["PATH"], "HOME": str(unpacked.parent), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def first_argument(entry: Path) -> str:
    """Read the program out of *entry* as a desktop does: the text, the quotes, the field codes."""
    line = re.findall(r"^Exec=(.*)$", entry.read_text("utf-8"), re.MULTILINE)[0]
    assert re.fullmatch(r"(?:[^\\]|\\\\)*", line), "a backslash is two in such a text"
    quoted = line.replace("\\\\", "\\")
    found = re.fullmatch(r'(nice -n 0 )?"((?:\\["`$\\]|[^"`$\\])*)" open %U', quoted)
    assert found, line
    program = re.sub(r"\\(.)", r"\1", found[2])
    assert bool(found[1]) == bool({"%", "="} & {*program}), "no first word has such a sign"
    return program.replace("%%", "%")


@pytest.mark.parametrize(
    "name",
    ["plain", "opt rel", "100%", "50%f", "a=b", "a$HOME", "back\\slash", 'a"b', "`id`", "a&b|c"],
)
def test_the_menu_starts_the_program_wherever_it_lies(unpacked: Path, name: str) -> None:
    done = install(unpacked, name)
    prefix = unpacked.parent / name
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Installed in {prefix}." in done.stdout
    entry = prefix / ENTRY
    assert first_argument(entry) == str(prefix / "bin/sourcebook")
    validate = shutil.which("desktop-file-validate")
    if validate:
        subprocess.run([validate, str(entry)], check=True)


def test_an_older_version_is_replaced_and_nothing_of_it_left(
    unpacked: Path, tmp_path: Path
) -> None:
    prefix = older(tmp_path / "here")
    mine = prefix / "bin" / "mine"
    mine.parent.mkdir()
    mine.touch()
    assert install(unpacked, prefix).returncode == 0
    found = {path.relative_to(prefix).as_posix() for path in prefix.rglob("*")}
    assert {"bin/mine", "bin/sourcebook", PROGRAM, ENTRY, "lib/sourcebook/_internal/new"} <= found
    assert "lib/sourcebook/_internal/obsolete" not in found
    assert (prefix / ENTRY).read_text() != "old"
    assert not list(prefix.glob(".*"))


@pytest.mark.parametrize("fails", ["is there room on the disk?", "cannot run Sourcebook."])
def test_the_older_version_stays_when_the_new_one_cannot_be_had(
    unpacked: Path, tmp_path: Path, fails: str
) -> None:
    prefix = older(tmp_path / "here")
    tools = tmp_path / "tools"
    tools.mkdir()
    if "disk" in fails:
        (tools / "tar").write_text('#!/bin/sh\n[ "$1" = cf ] || exit 2\n')
        (tools / "tar").chmod(0o755)
    else:
        write_program(unpacked / "usr", "exit 1")
    done = install(unpacked, prefix, path=f"{tools}:")
    assert done.returncode == 1
    assert f"{fails} Nothing was changed in {prefix}." in done.stderr
    for name in (PROGRAM, "lib/sourcebook/_internal/obsolete", ENTRY):
        assert (prefix / name).read_text() == "old"
    assert not list(prefix.glob(".*"))


def test_what_was_set_aside_by_one_that_was_killed_comes_back(
    unpacked: Path, tmp_path: Path
) -> None:
    prefix = older(tmp_path / "here")
    (prefix / "lib/sourcebook").rename(prefix / ".sourcebook-old")
    write_program(unpacked / "usr", "exit 1")
    assert install(unpacked, prefix).returncode == 1
    assert (prefix / PROGRAM).read_text() == "old"


def test_removing_it_leaves_what_is_not_ours(unpacked: Path, tmp_path: Path) -> None:
    prefix = tmp_path / "here"
    (prefix / "lib").mkdir(parents=True)
    (prefix / "lib" / "mine").touch()
    assert install(unpacked, prefix).returncode == 0
    assert install(unpacked, "here", "--uninstall").returncode == 0
    left = [path.name for path in prefix.rglob("*") if not path.is_dir()]
    assert [name for name in left if "mime" not in name] == ["mine"]
