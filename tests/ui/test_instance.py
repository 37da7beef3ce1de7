"""One window for each library; a second start raises the first."""

import os
import socket as sockets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from sourcebook.model.errors import LibraryInUse, LibraryUnavailable
from sourcebook.ui import instance as module
from sourcebook.ui.instance import Instance
from sourcebook.ui.wish import Wish

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from sourcebook.ui.instance import Instance
app = QCoreApplication([])
sys.exit(3 if Instance(Path(sys.argv[1])).claim() else 0)
"""


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> Iterator[Instance]:
    assert qapp
    made = Instance(tmp_path / "library")
    assert made.claim()
    yield made
    made.release()


def test_a_second_start_raises_the_first_window_and_ends(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", SECOND_START, str(tmp_path / "library")]
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = subprocess.Popen(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert second.wait(20) == 0


def test_a_second_start_is_over_before_the_window_is_loaded(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    code = (
        "import sys; from pathlib import Path; from sourcebook import ui;"
        "status = ui.run(Path(sys.argv[1]));"
        "loaded = {'PySide6.QtWidgets', 'sourcebook.app.jobs'} & sys.modules.keys();"
        "sys.exit(4 if loaded else status)"
    )
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "library")])
    assert second.wait(20) == 0


@pytest.mark.usefixtures("first")
def test_another_library_gets_a_window_of_its_own(tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")
    assert other.claim()
    other.release()


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no dead sockets")
def test_the_socket_of_a_dead_window_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory(prefix="s") as short:  # a socket's name has at most 108 bytes
        monkeypatch.setenv("TMPDIR", short)
        one = Instance(tmp_path / "library")
        with sockets.socket(sockets.AF_UNIX) as dead:
            dead.bind(f"{short}/{one._name}")
        assert one.claim()
        assert one._server.isListening()
        one.release()


@pytest.mark.usefixtures("qapp")
def test_a_window_that_holds_the_lock_and_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 0.1)
    holder, second = Instance(tmp_path), Instance(tmp_path)
    assert holder.claim()
    holder._server.close()
    with pytest.raises(LibraryInUse):
        second.claim()
    holder.release()
    assert second.claim()
    second.release()


@pytest.mark.usefixtures("qapp")
def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryUnavailable):
        Instance(tmp_path / "file" / "library").claim()


ASKING_START = """
import sys
from pathlib import Path
from sourcebook import ui
sys.exit(ui.run(Path(sys.argv[1]), sys.argv[2:], "new_note"))
"""


def test_a_second_start_hands_over_what_it_was_to_open(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", ASKING_START, str(tmp_path / "library")]
    with qtbot.waitSignal(first.asked, timeout=20_000) as heard:
        second = subprocess.Popen([*command, "page.html", "sourcebook:note/1"], cwd=tmp_path)
    assert second.wait(20) == 0
    assert heard.args == [Wish((str(tmp_path / "page.html"), "sourcebook:note/1"), "new_note")]


def test_rubbish_does_not_raise_the_window(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    for message in (b"rubbish\n", b"x" * 2_000_000):
        socket = QLocalSocket()
        socket.connectToServer(module._server_name(tmp_path / "library"))
        assert socket.waitForConnected(2000)
        with qtbot.assertNotEmitted(first.raise_wanted, wait=200):
            socket.write(message)
            socket.flush()
        socket.abort()
