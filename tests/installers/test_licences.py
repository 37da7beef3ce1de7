"""Everything that is bundled is listed, and goes along with the text of its licence."""

import json
import os
import time
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import bundle
import freeze
import licences
import natives
import product

BESIDE = (
    "libcrypto.so.3",
    "libssl.so.3",
    "libffi.so.8",
    "libbz2.so.1.0",
    "liblzma.so.5",
    "libuuid.so.1",
    "libz.so.1",
    "libpython3.11.so.1.0",
)
"""What lies beside the packages in a frozen program on Debian 12."""

WINDOWS = ("libcrypto-3.dll", "libffi-8.dll", "python311.dll", "VCRUNTIME140_1.dll", "zlib1.dll")


def frozen(folder: Path, *names: str) -> Path:
    qt = folder / "PySide6" / "Qt" / "lib"
    qt.mkdir(parents=True)
    for name in names:
        (folder / name).touch()
    (qt / "libicudata.so.73").touch()
    (folder / "_cffi.cpython-311-x86_64-linux-gnu.so").touch()
    (folder / "libicudata.so.73").symlink_to("PySide6/Qt/lib/libicudata.so.73")
    return folder


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = frozen(tmp_path_factory.mktemp("internal"), *BESIDE) / "licences"
    licences.collect(folder)
    return folder


def test_every_package_has_the_text_of_its_licence(collected: Path) -> None:
    for name in (*bundle.runtime_distributions(), "python", "pyinstaller"):
        texts = [file for file in (collected / name).glob("*") if file.stat().st_size > 100]
        assert texts, name


def test_what_stands_under_the_lgpl_brings_it_and_the_gpl(collected: Path) -> None:
    for name in ("pyside6-essentials", "shiboken6"):
        lesser = (collected / name / "LGPL-3.0.txt").read_text("utf-8")
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in lesser
        assert "Version 3" in (collected / name / "GPL-3.0.txt").read_text("utf-8")


def test_the_parts_of_python_that_others_wrote_have_their_texts(collected: Path) -> None:
    texts = {file.name: file.read_text("utf-8") for file in (collected / "python").iterdir()}
    assert "Stefan Krah" in texts["Python-incorporated.txt"]
    assert "Expat maintainers" in texts["expat.txt"]
    assert any("PYTHON SOFTWARE FOUNDATION LICENSE" in text for text in texts.values())


def test_a_text_is_known_by_the_folder_it_lies_in(collected: Path) -> None:
    names = {file.name for file in (collected / "pypdfium2").iterdir()}
    assert any("pdfium.txt" in name for name in names)
    assert any("BSD-3-Clause" in name for name in names)


def test_libraries_beside_the_packages_are_listed_with_their_text(collected: Path) -> None:
    rows = json.loads((collected / "works.json").read_text("utf-8"))
    named = {row["name"]: row for row in rows}
    assert named["OpenSSL"]["files"] == ["libcrypto.so.3", "libssl.so.3"]
    assert (named["ICU"]["version"], named["ICU"]["files"]) == ("73", ["libicudata.so.73"])
    for name in ("bzip2", "icu", "libffi", "libuuid", "openssl", "xz-utils", "zlib"):
        assert any((collected / name).iterdir()), name
    assert "libpython3.11.so.1.0" not in str(rows)


def test_those_of_windows_are_known(tmp_path: Path) -> None:
    names = {native.name for native in natives.found(frozen(tmp_path / "internal", *WINDOWS))}
    assert names == {"ICU", "OpenSSL", "libffi", "Microsoft Visual C++ Runtime", "zlib"}


def test_a_library_that_nobody_knows_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"libnew\.so\.2: say them in natives\.py"):
        natives.found(frozen(tmp_path / "internal", "libnew.so.2"))


def test_a_work_without_a_text_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(licences.LENT, "cobble")
    with pytest.raises(SystemExit, match="cobble brings no text of its licence"):
        licences.collect(tmp_path / "licences")


def test_every_text_is_lent_to_somebody_and_every_loan_is_there() -> None:
    lent = {text for texts in licences.LENT.values() for text in texts}
    lent |= {text for native in natives.NATIVES for text in native.texts}
    assert lent == {file.name for file in licences.TEXTS.iterdir()}
    bare = {native.name for native in natives.NATIVES if not native.texts}
    assert bare == set(licences.WITHOUT_TEXT)


def test_the_list_of_components_has_versions_python_and_libraries(collected: Path) -> None:
    rows = json.loads((collected / "works.json").read_text("utf-8"))
    numpy = next(row for row in rows if row["name"] == "numpy")
    reference = f"numpy=={numpy['version']}"
    tool = {
        "metadata": {"component": {"bom-ref": "root", "name": "sourcebook"}},
        "components": [
            {"name": "numpy", "bom-ref": reference, "version": numpy["version"]},
            {"name": "pytest", "bom-ref": "pytest==1", "version": "1"},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["pytest==1", reference]}],
    }
    whole = licences.completed(tool, rows)
    assert whole["metadata"]["component"]["version"] == product.version()
    parts = {part["name"]: part for part in whole["components"]}
    assert {"Python", "pyinstaller", "OpenSSL", "ICU", "zlib", "numpy"} <= parts.keys()
    assert "pytest" not in parts
    assert parts["OpenSSL"]["licenses"] == [{"expression": "Apache-2.0"}]
    references = {part["bom-ref"] for part in whole["components"]} | {"root"}
    assert len(references) == len(whole["components"]) + 1
    (root,) = (row for row in whole["dependencies"] if row["ref"] == "root")
    assert {"libffi", reference} <= set(root["dependsOn"]) <= references


def test_a_frozen_program_older_than_a_licence_is_frozen_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freeze, "BUILD", tmp_path)
    monkeypatch.setattr(licences, "TEXTS", tmp_path / "texts")
    (tmp_path / freeze.EXECUTABLE).touch()
    (tmp_path / "texts").mkdir()
    freeze.mark_current()
    assert freeze.is_current(tmp_path)
    text = tmp_path / "texts" / "new.txt"
    text.touch()
    os.utime(text, (time.time() + 60, time.time() + 60))
    assert not freeze.is_current(tmp_path)


def test_collecting_again_begins_anew(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "internal") / "licences"
    (folder / "gone").mkdir(parents=True)
    licences.collect(folder)
    assert not (folder / "gone").exists()


@pytest.mark.slow
def test_the_list_is_one_that_the_strict_schema_takes(collected: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.json"
    licences.write_sbom(listed, collected)
    text = listed.read_text("utf-8")
    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    assert JsonStrictValidator(version).validate_str(text) is None
