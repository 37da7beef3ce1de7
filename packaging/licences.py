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
from typing import Any

import bundle
import natives
import product

LICENCE_NAMES = ("licen", "copying", "notice", "authors", "copyright", "ofl")
"""What stands in the names of files, or of their folders, that tell the terms of a work."""

NO_TEXTS = frozenset({".py", ".pyc", ".pyi", ".json"})
"""Endings of files that have such a name and are no text for people."""

TEXTS = Path(__file__).with_name("licence_texts")
"""Texts of works that do not bring their own."""

OF_QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
"""The LGPL adds to the GPL, and wants both handed on."""

LENT = {
    "cobble": ("cobble.txt",),
    "fontpkg": ("fontpkg.txt",),
    "Python": ("Python-incorporated.txt", "expat.txt"),
    "pyside6-essentials": OF_QT,
    "shiboken6": OF_QT,
}
"""Works that bring no text, or not that of a part: what is put beside them out of `TEXTS`."""

WITHOUT_TEXT = {
    "Microsoft Visual C++ Runtime": "its terms let a program bring it and ask for no text",
}
"""Works that may be passed on without a text, and why."""


@dataclass(frozen=True)
class Work:
    """One bundled work of others."""

    name: str
    version: str
    licence: str
    address: str
    files: tuple[str, ...] = ()


def collect(folder: Path) -> list[Work]:
    """Copy all licences into *folder*, a folder for each work, and list the works in `works.json`.

    Of libraries that are no packages those are told that lie beside *folder*.

    Raises:
        SystemExit: A work brings no text of its licence, and none is lent to it here.
    """
    shutil.rmtree(folder, ignore_errors=True)
    works = []
    for name, distribution in bundle.runtime_distributions().items():
        copy_texts(distribution, folder / name)
        lend(LENT.get(name, ()), folder / name)
        works.append(describe(distribution))
        require_text(name, folder / name)
    works += [python(folder / "python"), bootloader(folder / "pyinstaller")]
    works += brought_along(folder)
    works.sort(key=lambda work: work.name.casefold())
    rows = [vars(work) for work in works]
    (folder / "works.json").write_text(json.dumps(rows, indent=1), "utf-8")
    shutil.copy(bundle.ROOT / "LICENSE", folder / "sourcebook-LICENSE")
    return works


def lend(texts: tuple[str, ...], folder: Path) -> None:
    """Copy *texts* of `TEXTS` into *folder*."""
    for text in texts:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(TEXTS / text, folder / text)


def require_text(name: str, folder: Path) -> None:
    """Make sure that *folder* has a text about the work *name*.

    Raises:
        SystemExit: It has none, and `WITHOUT_TEXT` gives no reason.
    """
    if name not in WITHOUT_TEXT and not any(folder.glob("*")):
        raise SystemExit(
            f"{name} brings no text of its licence, so it cannot be passed on: put the text into "
            f"packaging/{TEXTS.name}/ and name it in LENT of licences.py."
        )


def brought_along(folder: Path) -> list[Work]:
    """Copy the licences of the libraries that lie beside *folder* and are no packages."""
    works = []
    for native, files in natives.found(folder.parent).items():
        place = folder / native.name.casefold().replace(" ", "-")
        lend(native.texts, place)
        require_text(native.name, place)
        version = native.version(files[0])
        works.append(Work(native.name, version, native.licence, native.address, tuple(files)))
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


def copy_texts(distribution: metadata.Distribution, folder: Path) -> None:
    """Copy the licence texts that lie in *distribution*, by their own name or that of a folder."""
    for file in distribution.files or []:
        within = file.parts[1:] or file.parts
        is_text = any(part in "/".join(within).casefold() for part in LICENCE_NAMES)
        found = Path(str(file.locate()))
        if is_text and file.suffix not in NO_TEXTS and found.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(found, folder / "-".join(within).replace("licenses-", ""))


def python(folder: Path) -> Work:
    """Copy the licence of Python, which is part of its library."""
    folder.mkdir(parents=True, exist_ok=True)
    library = Path(sysconfig.get_path("stdlib"))
    for text in (library / "LICENSE.txt", library.parent / "LICENSE.txt"):
        if text.is_file():
            shutil.copy(text, folder / text.name)
            break
    require_text("Python", folder)
    lend(LENT["Python"], folder)
    version = ".".join(map(str, sys.version_info[:3]))
    return Work("Python", version, "PSF-2.0", "https://www.python.org")


def bootloader(folder: Path) -> Work:
    """Copy the licence of what starts the frozen program."""
    work = describe(metadata.distribution("pyinstaller"))
    copy_texts(metadata.distribution("pyinstaller"), folder)
    require_text(work.name, folder)
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return Work(work.name, work.version, licence, work.address)


def write_sbom(file: Path, folder: Path) -> None:
    """Write a CycloneDX list of what the program is made of, without a time or a random number.

    *folder* is where `collect` has put the licences: the works it lists that are no packages of
    Python, such as Python itself, join the list.

    Raises:
        SystemExit: The tool failed.
    """
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
    command += ["--of", "JSON", "--pyproject", str(bundle.ROOT / "pyproject.toml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"No list of components could be made: {done.stderr[-2000:]}")
    rows = json.loads((folder / "works.json").read_text("utf-8"))
    whole = completed(json.loads(done.stdout), rows)
    file.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")


def completed(whole: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the list *whole* with what is bundled and nothing else; *rows* as in `works.json`."""
    ours = {bundle.plain(name) for name in bundle.runtime_distributions()}
    kept = [part for part in whole.get("components", []) if bundle.plain(part["name"]) in ours]
    named = {bundle.plain(part["name"]) for part in kept}
    others = [component(row) for row in rows if bundle.plain(row["name"]) not in named]
    root = whole.setdefault("metadata", {}).setdefault("component", {})
    root["version"] = product.version()
    references = {part["bom-ref"] for part in kept} | {root.get("bom-ref", "")}
    dependencies = [
        {**row, "dependsOn": sorted(set(row.get("dependsOn", [])) & references)}
        for row in whole.get("dependencies", [])
        if row["ref"] in references
    ]
    for row in dependencies:
        if row["ref"] == root.get("bom-ref"):
            row["dependsOn"] = sorted({*row["dependsOn"], *(part["bom-ref"] for part in others)})
    dependencies += [{"ref": part["bom-ref"]} for part in others]
    return {**whole, "components": [*kept, *others], "dependencies": dependencies}


def component(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of `works.json` as CycloneDX describes a library."""
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": "==".join(filter(None, (row["name"], row["version"]))),
        "name": row["name"],
        "licenses": [{"expression": row["licence"]}],
    }
    if row["version"]:
        told["version"] = row["version"]
    if row.get("files"):
        told["description"] = f"Brought along as {', '.join(row['files'])}."
    return told
