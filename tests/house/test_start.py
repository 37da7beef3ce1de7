"""The way to the first paint is short: what it does not need is loaded later."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "lighthouse.md"

HEAVY = (
    "PIL",
    "apsw.ext",
    "babel",
    "bibtexparser",
    "charset_normalizer",
    "citeproc",
    "courlan",
    "dateparser",
    "email",
    "htmldate",
    "justext",
    "lxml",
    "markdown",
    "numpy",
    "pypdfium2",
    "rapidfuzz",
    "readability",
    "sourcebook.annotate",
    "sourcebook.clean",
    "sourcebook.cli.families",
    "sourcebook.exporters",
    "sourcebook.importers",
    "sourcebook.index",
    "sourcebook.notes",
    "sourcebook.ui.dialogs.about",
    "sourcebook.ui.dialogs.settings",
    "trafilatura",
    "whoosh",
)
"""What is loaded when it is first needed; each cost part of the start before."""

LOADED = """
import sys
from sourcebook import cli, ui
from sourcebook.ui import application
cli.parse([])
print("\\n".join(set(sys.argv[1:]) & sys.modules.keys()))
"""

PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow
from sourcebook import __main__
from sourcebook.ui import opened_files

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print("\\n".join(["painted", *set(heavy) & sys.modules.keys()]), flush=True)
            os._exit(0)
        return False

heavy, watch, begin = sys.argv[1:], Watch(), opened_files.Application.__init__

def watched(self, *given):
    begin(self, *given)
    self.installEventFilter(watch)

opened_files.Application.__init__ = watched
__main__.main([])
"""

RUNNING = """
import gc, os
from PySide6.QtWidgets import QApplication
from sourcebook import __main__

def look(*_):
    print(gc.isenabled(), flush=True)
    os._exit(0)

QApplication.exec = look
__main__.main([])
"""


def printed_by(code: str, home: Path) -> list[str]:
    """Run *code* in an interpreter of its own; return the lines that it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SOURCEBOOK_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", code, *HEAVY],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.split()


def test_the_window_is_loaded_without_what_is_heavy(tmp_path: Path) -> None:
    assert printed_by(LOADED, tmp_path) == []


def test_the_first_paint_needs_nothing_heavy(tmp_path: Path) -> None:
    environment = {**os.environ, "SOURCEBOOK_HOME": str(tmp_path)}  # a new library fills itself
    add = [sys.executable, "-m", "sourcebook", "add", str(SAMPLE)]
    subprocess.run(add, env=environment, capture_output=True, timeout=120, check=True)
    assert printed_by(PAINTED, tmp_path) == ["painted"]


def test_memory_is_looked_through_again_once_the_window_is_shown(tmp_path: Path) -> None:
    assert printed_by(RUNNING, tmp_path) == ["True"]
