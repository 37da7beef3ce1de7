"""The line above the list of highlights: whose they are, how many, their order, and a way out."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from sourcebook.model.highlight import Order
from sourcebook.ui import fonts, icons
from sourcebook.ui.theme import Theme

ORDERS: Final = {
    Order.TEXT: "In the text",
    Order.NEWEST: "Newest first",
    Order.COLOUR: "By colour",
}
BY_ARTICLE: Final = "By article"
"""What the order of the text is called over the whole library."""


class Head(QWidget):
    """Three buttons; the first says the count.

    Signals:
        scope_wanted: Whether the highlights of the whole library are wanted.
        order_wanted: Another order is wanted (Order).
        left: The list shall be put away.
    """

    scope_wanted = Signal(bool)
    order_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope_button = self._button(self.tr("Whose highlights are listed"))
        self.scope_button.setFont(fonts.sans(11, 600))
        self.order_button = self._button(self.tr("Order of the highlights"))
        self._close = self._button(self.tr("Put the highlights away"))
        self._close.setIconSize(QSize(14, 14))
        self._close.setFixedSize(24, 24)
        self._close.clicked.connect(self.left)
        self._make_scopes()
        self._make_orders()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 4)
        row.setSpacing(2)
        row.addWidget(self.scope_button)
        row.addStretch()
        row.addWidget(self.order_button)
        row.addWidget(self._close)

    @property
    def words(self) -> str:
        """Return what is said of the list."""
        return self.scope_button.text()

    def say(self, *, is_of_library: bool, count: int, picked: int) -> None:
        """Say whose highlights are listed, how many, and how many of them are picked."""
        scope = self.tr("Whole library") if is_of_library else self.tr("This article")
        shown = self.tr("{picked} of {count} chosen") if picked else "{count}"
        self.scope_button.setText(f"{scope}   {shown.format(picked=picked, count=count)}")
        for action in self._scopes.actions():
            action.setChecked(action.data() == is_of_library)

    def set_order(self, order: Order, *, is_of_library: bool) -> None:
        """Show an order as the chosen one."""
        for action in self._orders.actions():
            one = Order(action.data())
            action.setText(_order(one, is_of_library=is_of_library))
            action.setChecked(one is order)
        self.order_button.setText(f"{_order(order, is_of_library=is_of_library)} ▾")

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self.scope_button.setStyleSheet(f"QToolButton {{ color: {theme.dim}; }}")
        self.order_button.setStyleSheet(f"QToolButton {{ color: {theme.dim}; padding: 1px 5px; }}")
        self._close.setIcon(icons.icon("close", theme.dim))

    def _make_scopes(self) -> None:
        menu = QMenu(self.scope_button)
        self._scopes = QActionGroup(menu)
        for words, is_of_library in (
            (self.tr("This article"), False),
            (self.tr("Whole library"), True),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(is_of_library)
            self._scopes.addAction(action)
        self._scopes.triggered.connect(lambda one: self.scope_wanted.emit(bool(one.data())))
        self._hang(self.scope_button, menu)

    def _make_orders(self) -> None:
        menu = QMenu(self.order_button)
        self._orders = QActionGroup(menu)
        for order in Order:
            action = menu.addAction("")
            action.setCheckable(True)
            action.setData(order.value)
            self._orders.addAction(action)
        self._orders.triggered.connect(lambda one: self.order_wanted.emit(Order(one.data())))
        self._hang(self.order_button, menu)

    def _hang(self, button: QToolButton, menu: QMenu) -> None:
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setMenu(menu)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setFont(fonts.sans(11))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _order(order: Order, *, is_of_library: bool) -> str:
    is_by_article = is_of_library and order is Order.TEXT
    return QCoreApplication.translate("highlights", BY_ARTICLE if is_by_article else ORDERS[order])
