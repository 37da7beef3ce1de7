"""Start the window on a library, and end it so that everything is on the disk."""

import gc
import logging
import os
import signal
import sys
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox

from sourcebook import __version__
from sourcebook.app import log, session, upkeep, warming, welcome
from sourcebook.app import settings as settings_of
from sourcebook.app.jobs import Jobs
from sourcebook.app.session import WindowState
from sourcebook.base import replaced
from sourcebook.model.errors import ProgramReplaced, SourcebookError
from sourcebook.model.settings import Settings
from sourcebook.ui import crash, fonts, icons, messages
from sourcebook.ui.instance import Instance
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.opened_files import Application
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.theme import put_on, theme_named
from sourcebook.ui.wish import Wish
from sourcebook.ui.work import Work

_log = logging.getLogger(__name__)

DESKTOP_ID: Final = "org.sourcebook.Sourcebook"
"""Name of the desktop entry, by which desktops find the icon (packaging/product.py)."""

_NOTHING: Final = Wish()

KEEP_MS: Final = 1500
"""The state of the window is kept this long after something else was opened."""

WARM_MS: Final = 200
"""What the first paint did without is loaded this long after the window is shown."""

WINDOWS_WAKE_MS: Final = 300
"""Windows has no pipe for signals, so Python is given a turn this often to see Ctrl+C."""


def run(folder: Path, wish: Wish = _NOTHING) -> int:
    """Open the window on the library in *folder* until it is closed; return the exit status.

    Where the library is open in another window that one is raised, and this returns 0.
    """
    log.start(to_terminal=False)
    settings = settings_of.load()
    app = _application(settings)
    instance = Instance(folder, wish)
    try:
        if not instance.claim():
            return 0
        jobs = Jobs(folder, settings)
        jobs.open()
    except SourcebookError as error:
        instance.release()
        _say_fatal(error)
        return 1
    try:
        return _show(app, instance, jobs, settings, wish)
    finally:
        jobs.close()
        instance.release()


class CrashWatch(QObject):
    """Shows what nobody caught, one dialog at a time, and keeps a report of each."""

    _caught = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._program = replaced.mark()
        self._dialog: QDialog | None = None
        self._caught.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Take what nobody caught; it is ``sys.excepthook``."""
        self._caught.emit(error)

    def tell(self, error: BaseException) -> None:
        """Say an error of ours in the bar; anything else is our bug and gets the dialog.

        Unless the program was replaced under the window: then that is the reason.
        """
        if not isinstance(error, SourcebookError) and replaced.mark() != self._program:
            error = ProgramReplaced()
        if isinstance(error, SourcebookError):
            self._window.say_error(error)
            return
        from sourcebook.ui.dialogs.crash import CrashDialog  # noqa: PLC0415 - only when it is asked

        report = crash.report(error)
        file = crash.keep(report)
        if self._dialog is None:
            self._dialog = CrashDialog(self._window.what_is_safe(), report, file, self._window)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None


class Interrupts(QObject):
    """Tells of Ctrl+C and of the system's wish to end, between two events.

    Signals:
        wanted: The program shall end.
    """

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        if sys.platform == "win32":
            timer = QTimer(self, interval=WINDOWS_WAKE_MS)
            timer.timeout.connect(lambda: None)
            timer.start()
        else:
            self._read, self._write = os.pipe()
            os.set_blocking(self._read, False)
            os.set_blocking(self._write, False)
            signal.set_wakeup_fd(self._write)
            self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._drain)

    def stop(self) -> None:
        """Leave signals as they were."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        if sys.platform != "win32":
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
            os.close(self._read)
            os.close(self._write)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.wanted.emit()

    def _drain(self) -> None:
        os.read(self._read, 64)


def _application(settings: Settings) -> Application:
    """Make the application: its names, its look, its letters."""
    app = Application(sys.argv[:1])
    app.setStyle("Fusion")
    app.setApplicationName("Sourcebook")
    app.setApplicationDisplayName("Sourcebook")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(DESKTOP_ID)
    app.setWindowIcon(icons.mark())
    fonts.load_fonts()
    app.setFont(fonts.sans(13))
    put_on(app, theme_named(settings.text("theme")))
    return app


def _show(app: Application, instance: Instance, jobs: Jobs, settings: Settings, wish: Wish) -> int:
    """Show the window until it is closed."""
    work = Work(jobs)
    preferences = Preferences(settings, jobs, work)
    window = MainWindow(jobs, work, preferences, session.load(jobs.folder))
    watch = CrashWatch(window)
    before, sys.excepthook = sys.excepthook, watch.hook
    work.failed.connect(watch.tell)
    interrupts = Interrupts(app)
    interrupts.wanted.connect(window.close)
    instance.raise_wanted.connect(window.come_forward)
    instance.asked.connect(window.commands.wishing.take)
    app.asked.connect(window.commands.wishing.take)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _: window.apply_settings())
    hints.accessibility().contrastPreferenceChanged.connect(lambda _: window.apply_settings())
    keeper = Keeper(window, jobs, work)
    work.then(jobs.write(welcome.fill, settings), window.greet, owner=window)
    work.then(jobs.read(upkeep.daily_backup, settings), owner=window)
    window.show()
    QTimer.singleShot(WARM_MS, window, lambda: work.then(jobs.read(warming.warm), owner=window))
    window.commands.wishing.take(wish)
    gc.freeze()  # what stays for good is looked through no more: each time took 25 to 140 ms
    gc.enable()  # `start` had put it off
    status = app.exec()
    keeper.keep(keeper.last)
    interrupts.stop()
    sys.excepthook = before
    return status


class Keeper(QObject):
    """Keeps how the window is left, also for the case that it is never closed."""

    def __init__(self, window: MainWindow, jobs: Jobs, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._work = work
        self.last = window.state
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self._keep_soon)
        window.desk.turned.connect(self._timer.start)
        window.closed.connect(self._look)

    def keep(self, state: WindowState) -> None:
        """Write *state*; blocks. Where it cannot be written the window opens as a new one."""
        try:
            session.save(self._jobs.folder, state)
        except OSError as error:
            _log.warning("the state of the window cannot be written (%s)", type(error).__name__)

    def _look(self) -> None:
        self.last = self._window.state

    def _keep_soon(self) -> None:
        self._look()
        state = self.last
        self._work.then(self._jobs.write(lambda _library: self.keep(state)), owner=self)


def _say_fatal(error: SourcebookError) -> None:
    """Say why there will be no window."""
    words = messages.sentence(error)
    sys.stderr.write(f"{words}\n")
    QMessageBox.critical(None, "Sourcebook", words)
