"""Rounded panels behind code and behind images that are not there."""

from typing import Final

from PySide6.QtGui import QTextBlockFormat

from sourcebook.ui.article_pane.typography import Property, Typography

PANEL_EM: Final = 0.9
"""White between the edge of a panel and what stands in it, in sizes of the body's letters."""


def make_panel(form: QTextBlockFormat, typography: Typography) -> None:
    """Have a panel painted behind a block, and make room for it."""
    pad = typography.em(PANEL_EM)
    form.setLeftMargin(form.leftMargin() + pad)
    form.setRightMargin(form.rightMargin() + pad)
    form.setProperty(Property.PANEL, 1)
