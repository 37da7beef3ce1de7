"""What is installed is locked, whole, and named nowhere but by its name and hash."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ["runtime", "dev", "pip"]

REGISTRY = re.compile(
    rb"pypi\.(org|python)|pythonhosted|npmjs\.|deb\.debian|/simple\b|artifactory|nexus"
    rb"|(index-url|find-links|trusted-host)[ =]+\S*(/|\\)",
    re.IGNORECASE,
)
"""How the address of a registry looks, or the option that would name one."""


def locked(name: str) -> dict[str, str]:
    """Return the version of each package in a lock, by its canonical name."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE))


def tracked() -> list[Path]:
    """Return the files that git keeps and that exist."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  (git lies where the system has it)
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [file for file in files if file.is_file()]


def test_qt_is_pinned_below_the_release_that_kills_python() -> None:
    (qt,) = (
        Requirement(line)
        for line in PYPROJECT["project"]["dependencies"]
        if line.startswith("PySide6-Essentials")
    )
    assert not qt.specifier.contains("6.12.0")
    assert not qt.specifier.contains("6.11.2")
    assert qt.specifier.contains("6.11.3")
    assert qt.specifier.contains(locked("runtime")["pyside6-essentials"])


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith(" "):
            assert re.fullmatch(r"[a-z0-9._-]+==\S+( ; [^@]+)? \\", line), line
            assert following.startswith("    --hash=sha256:"), line
        else:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_the_locks_hold_all_that_the_project_asks_for() -> None:
    groups = PYPROJECT["dependency-groups"]
    asked = [line for group in groups.values() for line in group if isinstance(line, str)]
    runtime = PYPROJECT["project"]["dependencies"]
    for lines, lock in ((runtime, locked("runtime")), ([*asked, *runtime], locked("dev"))):
        for requirement in map(Requirement, lines):
            version = lock.get(canonicalize_name(requirement.name))
            assert version, f"{requirement.name} is not locked"
            assert requirement.specifier.contains(version), f"{requirement} but {version}"


def test_the_locks_agree_on_what_runs() -> None:
    runtime, dev = locked("runtime"), locked("dev")
    assert runtime
    assert {name: dev.get(name) for name in runtime} == runtime


def test_the_build_backend_is_locked_too() -> None:
    for requirement in map(Requirement, PYPROJECT["build-system"]["requires"]):
        assert requirement.specifier.contains(locked("dev")[canonicalize_name(requirement.name)])


def test_no_tracked_file_names_a_registry() -> None:
    guilty = [
        f"{file.relative_to(ROOT)}: {found.group().decode('ascii', 'replace')}"
        for file in tracked()
        if file != Path(__file__) and (found := REGISTRY.search(file.read_bytes()))
    ]
    assert not guilty
