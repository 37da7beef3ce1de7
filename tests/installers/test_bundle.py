"""The frozen program has what the program uses, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bundle


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/libpyside6.abi3.so.6.11",
        "babel/locale-data/root.dat",
        "libpython3.11.so.1.0",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
        "pillow.libs/libxcb-9065bb12.so.1.1.0",
    ],
)
def test_what_is_used_is_kept(target: str) -> None:
    assert bundle.is_wanted(target)


@pytest.mark.parametrize(
    "target",
    [
        "PySide6/QtQuick.abi3.so",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "babel/locale-data/mgo.dat",
    ],
)
def test_what_is_not_used_is_left_out(target: str) -> None:
    assert not bundle.is_wanted(target)


@pytest.mark.parametrize("library", ["QtCore", "QtWidgets"])
def test_a_framework_that_is_used_is_kept_whole(library: str) -> None:
    assert all(bundle.is_wanted_entry(*entry) for entry in framework(library))


@pytest.mark.parametrize("library", ["QtQuick", "QtQml", "QtWebEngineCore"])
def test_nothing_is_left_of_a_framework_that_is_not_used(library: str) -> None:
    assert not any(bundle.is_wanted_entry(*entry) for entry in framework(library))


def framework(library: str) -> list[tuple[str, str, str]]:
    """Return what PyInstaller would bundle of a framework: target, source and kind."""
    top = f"PySide6/Qt/lib/{library}.framework"
    plist = "Resources/Info.plist"
    return [
        (f"{top}/Versions/A/{library}", f"/site/{top}/Versions/A/{library}", "BINARY"),
        (f"{top}/Versions/A/{plist}", f"/site/{top}/{plist}", "DATA"),
        (f"{top}/Versions/Current", "A", "SYMLINK"),
        (f"{top}/{library}", f"Versions/Current/{library}", "SYMLINK"),
        (f"{top}/Resources", "Versions/Current/Resources", "SYMLINK"),
        (library, f"{top}/Versions/A/{library}", "SYMLINK"),
    ]


def test_links_at_the_top_go_where_their_library_goes() -> None:
    assert bundle.is_wanted_entry("libicudata.so.73", "PySide6/Qt/lib/libicudata.so.73", "SYMLINK")
    assert not bundle.is_wanted_entry("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK")


@given(st.text())
def test_any_name_gets_an_answer(target: str) -> None:
    assert bundle.is_wanted(target) in {True, False}


def test_the_requirements_are_bundled_and_the_tools_are_not() -> None:
    needed = bundle.runtime_distributions()
    assert {"lxml-html-clean", "trafilatura", "numpy", "shiboken6"} <= needed.keys()
    assert not {"pytest", "pyinstaller", "sourcebook", "scipy"} & needed.keys()
    foreign = bundle.foreign_modules()
    assert {"pytest", "mypy", "scipy"} <= set(foreign)
    assert not {"sourcebook", "lxml", "numpy", "PIL", "yaml"} & set(foreign)


def test_schema_and_resources_are_data() -> None:
    folders = {folder for _, folder in bundle.own_data()}
    assert {"sourcebook/library/schema", "resources/help", "resources/icons"} <= folders
