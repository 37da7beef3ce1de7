"""One window for each library: a second start raises the first one."""

from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sourcebook.base.digest import sha256
from sourcebook.model.errors import LibraryInUse, LibraryUnavailable
from sourcebook.ui.wish import MAX_BYTES, Wish

LOCK_NAME: Final = "lock"
"""File in the library folder whose lock the window holds."""

ANSWER_MS: Final = 500
"""How long the first window may take to answer the second start."""

PATIENCE_S: Final = 10.0
"""How long a start waits for a window that is just closing."""

_NOTHING: Final = Wish()


def raise_running(folder: Path, wish: Wish = _NOTHING) -> bool:
    """Raise the window that has the library in *folder*, and hand it *wish*.

    Returns:
        False when none answers.

    Needs no application; blocks for up to a second while a window is busy.
    """
    socket = QLocalSocket()
    socket.connectToServer(_server_name(folder))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(wish.encoded)
    socket.flush()
    return socket.waitForReadyRead(ANSWER_MS)


class Instance(QObject):
    """The claim of this process on a library.

    Signals:
        raise_wanted: Another start asks for this window.
        asked: The same, with what it asks for (a `Wish`).
    """

    raise_wanted = Signal()
    asked = Signal(object)

    def __init__(self, folder: Path, wish: Wish = _NOTHING) -> None:
        super().__init__()
        self._folder = folder
        self._wish = wish
        self._name = _server_name(folder)
        self._lock = FileLock(folder / LOCK_NAME)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self) -> bool:
        """Claim the library; False when another window has it and was raised.

        Blocks for less than a second, but for up to ten while another window is closing.

        Raises:
            LibraryInUse: Another window has it and does not answer.
            LibraryUnavailable: The folder cannot be made or written.
        """
        if self._lock_within(0):
            self._listen()
            return True
        if raise_running(self._folder, self._wish):
            return False
        if self._lock_within(PATIENCE_S):
            self._listen()
            return True
        raise LibraryInUse(folder=self._folder)

    def release(self) -> None:
        """Let another window have the library."""
        self._server.close()
        self._lock.release()

    def _lock_within(self, seconds: float) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=seconds)
        except Timeout:
            return False
        except OSError as error:
            reason = error.strerror or str(error)
            raise LibraryUnavailable(folder=self._folder, reason=reason) from error
        return True

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # a process that died leaves its socket
        self._server.listen(self._name)

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setReadBufferSize(MAX_BYTES)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._answer(socket))
        if socket.bytesAvailable():
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= MAX_BYTES:
                socket.abort()
            return
        wish = Wish.decoded(bytes(socket.readLine().data()))
        if wish is not None:
            socket.write(b"raised\n")
            socket.flush()
            self.raise_wanted.emit()
            self.asked.emit(wish)


def _server_name(folder: Path) -> str:
    return f"sourcebook-{sha256(str(folder.resolve()))[:24]}"
