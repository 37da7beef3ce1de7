"""Each contract of import-linter is broken on purpose, in a copy, and must say so by its name.

A contract that cannot fail is no contract: a room may have been renamed, or never listed.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "tool"
]["importlinter"]["contracts"]
SIBLINGS = ("annotate", "capture", "clean", "exporters", "importers", "index", "library", "notes")
ROOMS = ("app", "base", "cli", "model", "ui", *SIBLINGS)
JOBS = ("threading", "_thread", "concurrent", "multiprocessing", "subprocess", "asyncio", "psutil")
NETWORK = ("urllib3", "certifi", "http", "socket", "ssl", "ftplib", "smtplib")

Breach = tuple[str, str]
"""The room that imports, and what it imports though it must not."""


def from_all_but(*allowed: str, modules: tuple[str, ...]) -> list[Breach]:
    """Return a breach for each of *modules* in every room but the *allowed*."""
    return [(room, name) for room in ROOMS if room not in allowed for name in modules]


UPWARDS = [("base", "model"), ("model", "notes"), ("library", "app"), ("app", "ui"), ("app", "cli")]
SIDEWAYS = [*zip(SIBLINGS, [*SIBLINGS[1:], SIBLINGS[0]], strict=True), ("cli", "ui"), ("ui", "cli")]

BREACHES: dict[str, list[Breach]] = {
    "Imports point one way": [(room, f"sourcebook.{other}") for room, other in UPWARDS + SIDEWAYS],
    "Only ui knows Qt": from_all_but("ui", modules=("PySide6", "shiboken6")),
    "ui and cli ask app, never a room": [
        (room, f"sourcebook.{other}") for room in ("ui", "cli") for other in SIBLINGS
    ],
    "Only library says SQL": from_all_but("library", modules=("apsw",)),
    "Nobody opens a second SQLite": from_all_but(modules=("sqlite3",)),
    "Only index knows Whoosh": from_all_but("index", modules=("whoosh",)),
    "Only capture talks to the network": from_all_but("capture", modules=NETWORK),
    "Only jobs, parsers and worker make threads": from_all_but(modules=JOBS),
    "Rooms are entered by their door": [("app", f"sourcebook.{room}.cellar") for room in SIBLINGS],
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the program and of its contracts, free to be broken."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "desktop", tmp_path / "desktop", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(copy: Path) -> tuple[int, str]:
    """Run import-linter over *copy*; return its exit status and its report on one line."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import *; lint_imports_command()"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "desktop"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, re.sub(r"\s+", " ", done.stdout + done.stderr)


def test_every_contract_has_its_breach() -> None:
    assert [contract["name"] for contract in CONTRACTS] == [*BREACHES, "No circles"]


@pytest.mark.slow
@pytest.mark.parametrize("name", BREACHES)
def test_a_broken_contract_says_so(copy: Path, name: str) -> None:
    package = copy / "desktop" / "sourcebook"
    for room in SIBLINGS:
        (package / room / "cellar.py").write_text('"""A module behind a door."""\n', "utf-8")
    for room, module in BREACHES[name]:
        with (package / room / "_breach.py").open("a", encoding="utf-8") as file:
            file.write(f"import {module}\n")
    status, report = lint_imports(copy)
    assert status == 1
    assert f"{name} BROKEN" in report
    findings = report.partition(" Broken contracts ")[2].partition(f" {name} ----")[2]
    for room, module in BREACHES[name]:
        assert re.search(rf"sourcebook\.{room}\._breach -> {re.escape(module)}\b", findings), room


@pytest.mark.slow
def test_a_circle_is_told_between_rooms_and_inside_one(copy: Path) -> None:
    package = copy / "desktop" / "sourcebook"
    (package / "base" / "hen.py").write_text("import sourcebook.base.egg\n", "utf-8")
    (package / "base" / "egg.py").write_text("import sourcebook.base.hen\n", "utf-8")
    (package / "model" / "hen.py").write_text("import sourcebook.app\n", "utf-8")
    status, report = lint_imports(copy)
    assert status == 1
    assert "No circles BROKEN" in report
    assert "No cycles are allowed in sourcebook." in report
    assert "No cycles are allowed in sourcebook.base." in report


@pytest.mark.slow
def test_a_room_without_a_place_in_the_layers_is_told(copy: Path) -> None:
    (copy / "desktop" / "sourcebook" / "attic.py").write_text('"""Up there."""\n', "utf-8")
    status, report = lint_imports(copy)
    assert status == 1
    assert "attic" in report
