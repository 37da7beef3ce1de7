"""A window that cannot open says in one sentence what to install."""

import sys

import pytest

from sourcebook.base import system_libraries
from sourcebook.base.system_libraries import after, sentence, trouble

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux comes in pieces")


def test_a_missing_library_is_named_with_the_command_that_brings_it() -> None:
    said = sentence(["libxcb-cursor.so.0", "libxcb-icccm.so.4"])
    assert "libxcb-cursor.so.0, libxcb-icccm.so.4" in said
    assert said.endswith("sudo apt install libxcb-cursor0 libxcb-icccm4")


@on_linux
def test_a_missing_library_is_found_before_qt_would_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {"libxcb-cursor.so.0"}
    monkeypatch.setattr(
        system_libraries, "_loads", lambda name: name not in absent and "PySide6" not in name
    )
    said = trouble({"DISPLAY": ":0"})
    assert said is not None
    assert "libxcb-cursor0" in said
    assert "libegl1" not in said


@on_linux
def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_loads", lambda _: True)
    assert "no screen" in str(trouble({}))


@on_linux
@pytest.mark.parametrize("chosen", ["", "wayland", "wayland;xcb", "wayland-egl", "xcb"])
def test_a_compositor_that_does_not_answer_is_no_screen(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setattr(system_libraries, "_loads", lambda _: True)
    monkeypatch.setattr(system_libraries, "_answers", lambda: False)
    monkeypatch.setattr(system_libraries, "_wayland_answers", lambda: False)
    there = {"QT_QPA_PLATFORM": chosen, "WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":77"}
    assert "no screen" in str(trouble(there))
    monkeypatch.setattr(system_libraries, "_wayland_answers", lambda: True)
    assert (trouble(there) is None) == (chosen != "xcb")
    monkeypatch.setattr(system_libraries, "_wayland_answers", lambda: False)
    monkeypatch.setattr(system_libraries, "_answers", lambda: True)
    assert (trouble(there) is None) == (chosen in {"", "xcb", "wayland;xcb"})


@on_linux
def test_nobody_answers_at_a_socket_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-of-nobody")
    assert not system_libraries._wayland_answers()


@pytest.mark.parametrize("chosen", ["offscreen", "minimal", "vnc:size=9x9"])
def test_a_platform_that_was_chosen_is_left_alone(chosen: str) -> None:
    assert trouble({"QT_QPA_PLATFORM": chosen}) is None


def test_an_import_that_broke_otherwise_is_not_hidden() -> None:
    with pytest.raises(ImportError, match="no name"):
        after(ImportError("cannot import no name"))
