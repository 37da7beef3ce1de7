"""Whatever markup says, the widgets that show articles ask no server and open no file."""

import base64
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from sourcebook.ui.article_pane.builder import SealedDocument
from sourcebook.ui.article_pane.note_card import NoteCard
from sourcebook.ui.article_pane.reader import Reader

PLANTED = QColor("#ff00ff")
LONG_AGO_S = 86_400 * 30


def sheet_of_a_note() -> QTextBrowser:
    ground = QWidget()
    sheet = NoteCard(ground).sheet
    sheet.setParent(None)
    return sheet


every_widget = pytest.mark.parametrize("make", [Reader, sheet_of_a_note])


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Return a socket that listens on this machine only."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0)
        yield listening


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """Return a picture that seems not to have been read for long."""
    path = tmp_path / "planted.png"
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(PLANTED)
    picture.save(str(path))
    make_old(path)
    return path


def make_old(path: Path) -> None:
    """Let reading *path* change its time of access, also where that is kept lazily."""
    now = time.time()
    os.utime(path, (now - LONG_AGO_S, now - LONG_AGO_S / 2))


def is_read(path: Path) -> bool:
    return time.time() - path.stat().st_atime < LONG_AGO_S / 2


def data_address(path: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(path.read_bytes()).decode()}"


def hostile(planted: Path, port: int) -> str:
    """Return markup with every way to ask for something that Qt knows, and some it does not."""
    web, file = f"http://127.0.0.1:{port}", planted.as_uri()
    targets = (f"{web}/p.png", file, str(planted), f"//127.0.0.1:{port}/q.png")
    parts = [f"<script src='{web}/s.js'>fetch('{web}')</script>", f"<iframe src='{web}'></iframe>"]
    for target in targets:
        parts += [
            f"<img src='{target}'>",
            f"<p style='background-image:url({target})'>words</p>",
            f"<table background='{target}'><tr><td background='{target}'>cell</td></tr></table>",
            f"<body background='{target}'>words</body>",
            f"<link rel='stylesheet' href='{target}'><style>@import url({target});</style>",
            f"<ul style='list-style-image:url({target})'><li>item</li></ul>",
            f"<object data='{target}'></object><embed src='{target}'><video poster='{target}'>",
        ]
    return "".join(parts)


def colours(widget: QWidget) -> set[int]:
    shown = widget.grab().toImage()
    return {shown.pixel(x, y) for x in range(0, 500, 4) for y in range(0, 500, 4)}


def visits(listening: socket.socket) -> int:
    count = 0
    while True:
        try:
            listening.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


@every_widget
def test_hostile_markup_reaches_no_server_and_opens_no_file(
    qtbot: QtBot,
    make: Callable[[], QTextBrowser],
    planted: Path,
    server: socket.socket,
) -> None:
    picture = data_address(planted)
    make_old(planted)
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(500, 500)
    widget.show()
    for html in (hostile(planted, server.getsockname()[1]), f"<img src='{picture}'>"):
        widget.setHtml(html)
        qtbot.wait(150)
        assert PLANTED.rgb() not in colours(widget)
    assert visits(server) == 0
    assert not is_read(planted)


@every_widget
def test_no_way_into_a_widget_leads_to_a_file(
    qtbot: QtBot, make: Callable[[], QTextBrowser], planted: Path
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    for kind in QTextDocument.ResourceType:
        for name in (planted.as_uri(), str(planted), data_address(planted), "qrc:/x", ""):
            make_old(planted)
            answer = widget.loadResource(kind.value, QUrl(name))
            assert isinstance(answer, QImage)
            assert answer.isNull()
            answer = SealedDocument().loadResource(kind.value, QUrl(name))
            assert isinstance(answer, QImage)
            assert answer.isNull()
            assert not is_read(planted)


def test_a_file_that_is_read_would_be_noticed(planted: Path) -> None:
    assert not is_read(planted)
    planted.read_bytes()
    if not is_read(planted):
        pytest.skip("this file system does not say when a file was read")


def test_an_ordinary_browser_is_caught(qtbot: QtBot, planted: Path) -> None:
    widget = QTextBrowser()
    qtbot.addWidget(widget)
    widget.resize(500, 500)
    widget.show()
    widget.setHtml(f"<img src='{planted.as_uri()}'>")
    qtbot.wait(100)
    assert PLANTED.rgb() in colours(widget)
