"""Qt's bindings must not use up None.

PySide6 6.12.0 drops one reference too many each time C++ hands over None; Python 3.11 has some
6,300 of them, and dies within minutes of painting. From 3.12 on, None is immortal.
"""

import sys

from PySide6.QtGui import QTextBlockFormat, QTextFormat

UNSET = QTextFormat.Property.UserProperty.value + 1
CALLS = 1000


def test_a_thousand_nones_from_qt_use_up_no_reference() -> None:
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        assert QTextBlockFormat().property(UNSET) is None
    assert sys.getrefcount(None) - before > -CALLS / 10
