"""A window with nothing in it: what the start of the program is compared with."""

import sys

from PySide6.QtNetwork import QLocalServer
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("Bare Sourcebook")
parts = (QSvgRenderer(), QLocalServer())  # the program loads these parts of Qt, too
window.resize(1400, 900)
window.show()
sys.exit(app.exec())
