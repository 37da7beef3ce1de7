"""A window with nothing in it: what the start of the program is compared with."""

import sys

from PySide6.QtNetwork import QLocalServer
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("Bare Sourcebook")
window.renderer = QSvgRenderer()
window.server = QLocalServer()
window.resize(1400, 900)
window.show()
sys.exit(app.exec())
