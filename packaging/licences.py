"""Collect the licences of everything that is bundled, and list it for people and for machines."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import bundle

LICENCE_NAMES = ("licen", "copying", "notice", "authors", "copyright", "ofl")
"""How the names of files begin or go on that say under which terms a work stands."""


@dataclass(frozen=True)
class Work:
    """One bundled work of others."""

    name: str
    version: str
    licence: str
    address: str


def collect(folder: Path) -> list[Work]:
    """Copy all licences into *folder*, a folder for each work, and list the works in `works.json`.

    Raises:
        SystemExit: A work says nothing about its licence at all.
    """
    shutil.rmtree(folder, ignore_errors=True)
    works = []
    for name, distribution in bundle.runtime_distributions().items():
        work = describe(distribution)
        if not (copy_texts(distribution, folder / name) or work.licence):
            raise SystemExit(f"{name} names no licence, so it cannot be passed on.")
        works.append(work)
    works += [python(folder / "python"), bootloader(folder / "pyinstaller")]
    works.sort(key=lambda work: work.name.casefold())
    rows = [vars(work) for work in works]
    (folder / "works.json").write_text(json.dumps(rows, indent=1), "utf-8")
    shutil.copy(bundle.ROOT / "LICENSE", folder / "sourcebook-LICENSE")
    return works


def describe(distribution: metadata.Distribution) -> Work:
    """Return what the metadata of *distribution* says about it."""
    about = distribution.metadata
    named = [value for key in ("License-Expression", "License") for value in about.get_all(key, [])]
    classified = [
        value.split(" :: ")[-1]
        for value in about.get_all("Classifier", [])
        if value.startswith("License ::")
    ]
    licence = next(
        (
            text.splitlines()[0]
            for text in [*named, *classified]
            if text.strip() not in {"", "UNKNOWN"}
        ),
        "",
    )
    addresses = [value.split(",")[-1].strip() for value in about.get_all("Project-URL", [])]
    address = next(iter(about.get_all("Home-page", [])), "") or (addresses[0] if addresses else "")
    return Work(about["Name"], about["Version"], licence[:120], address or "")


def copy_texts(distribution: metadata.Distribution, folder: Path) -> int:
    """Copy the licence texts that lie in *distribution*; return how many."""
    count = 0
    for file in distribution.files or []:
        is_text = any(part in file.name.casefold() for part in LICENCE_NAMES)
        found = Path(str(file.locate()))
        if is_text and file.suffix not in {".py", ".pyc", ".json"} and found.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            name = "-".join(file.parts[1:]).replace("licenses-", "")
            shutil.copy(found, folder / name)
            count += 1
    return count


def python(folder: Path) -> Work:
    """Copy the licence of Python, which is part of its library."""
    folder.mkdir(parents=True, exist_ok=True)
    library = Path(sysconfig.get_path("stdlib"))
    for text in (library / "LICENSE.txt", library.parent / "LICENSE.txt"):
        if text.is_file():
            shutil.copy(text, folder / text.name)
            break
    version = ".".join(map(str, sys.version_info[:3]))
    return Work("Python", version, "PSF-2.0", "https://www.python.org")


def bootloader(folder: Path) -> Work:
    """Copy the licence of what starts the frozen program."""
    work = describe(metadata.distribution("pyinstaller"))
    copy_texts(metadata.distribution("pyinstaller"), folder)
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return Work(work.name, work.version, licence, work.address)


def write_sbom(file: Path) -> None:
    """Write a CycloneDX list of what the program is made of, without a time or a random number.

    Raises:
        SystemExit: The tool failed.
    """
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
    command += ["--of", "JSON", "--pyproject", str(bundle.ROOT / "pyproject.toml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"No list of components could be made: {done.stderr[-2000:]}")
    whole = json.loads(done.stdout)
    ours = {bundle.plain(name) for name in bundle.runtime_distributions()}
    whole["components"] = [
        component
        for component in whole.get("components", [])
        if bundle.plain(component["name"]) in ours
    ]
    kept = {component["bom-ref"] for component in whole["components"]}
    kept.add(whole.get("metadata", {}).get("component", {}).get("bom-ref", ""))
    whole["dependencies"] = [
        {**row, "dependsOn": sorted(set(row.get("dependsOn", [])) & kept)}
        for row in whole.get("dependencies", [])
        if row["ref"] in kept
    ]
    file.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")
