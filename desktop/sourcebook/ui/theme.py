"""The colours of the window: light, sepia, dark, high contrast, and the style sheet of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sourcebook.model.highlight import Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one look, each as ``#rrggbb``.

    Every ink is readable (WCAG 2.1 AA, at least 4.5 to 1) on every ground it stands on; in high
    contrast by more (AAA, at least 7 to 1), and lines and borders stand out there, too.

    Attributes:
        name: ``light``, ``sepia``, ``dark`` or ``contrast``.
        is_dark: Whether light ink stands on dark ground.
        paper: Ground of the article, of fields and of dialogs.
        side: Ground of the panes beside the article.
        row: Ground of the selected row of a list.
        hover: Ground under the pointer, and of pressed buttons.
        chip: Ground of a tag.
        panel: Ground of code and of an image that is not there.
        selection: Ground of selected text.
        rule: Lines between panes, borders of fields and tables, scroll bars.
        text: Ink of what is read.
        dim: Ink of what stands beside it: bylines, captions, counts.
        link: Ink of links; also the ring around what has the keyboard.
        accent: Ink of the few things that stand out: the unread dot, the bar of a quotation.
        danger: Ink of what cannot be taken back lightly.
        highlights: Ground of highlights by their colour.
    """

    name: str
    is_dark: bool
    paper: str
    side: str
    row: str
    hover: str
    chip: str
    panel: str
    selection: str
    rule: str
    text: str
    dim: str
    link: str
    accent: str
    danger: str
    highlights: Mapping[Colour, str]


LIGHT: Final = Theme(
    name="light",
    is_dark=False,
    paper="#fefefd",
    side="#f6f6f4",
    row="#ffffff",
    hover="#ececea",
    chip="#e8e8e5",
    panel="#f5f5f2",
    selection="#cfe0fb",
    rule="#e4e4e1",
    text="#24262b",
    dim="#62656d",
    link="#2b5aac",
    accent="#a94a1f",
    danger="#b3261e",
    highlights=MappingProxyType(
        {
            Colour.YELLOW: "#ffeaa0",
            Colour.GREEN: "#cdeccb",
            Colour.BLUE: "#cfe3fb",
            Colour.PINK: "#f7d3de",
        }
    ),
)
"""Dark ink on white paper."""

SEPIA: Final = Theme(
    name="sepia",
    is_dark=False,
    paper="#f8f1e3",
    side="#f1e8d6",
    row="#fbf6ea",
    hover="#eadfc9",
    chip="#e6dac2",
    panel="#f0e6d2",
    selection="#e5d0a4",
    rule="#e3d6bd",
    text="#43382b",
    dim="#6b5b45",
    link="#7c4f16",
    accent="#8f4517",
    danger="#9c2a1c",
    highlights=MappingProxyType(
        {
            Colour.YELLOW: "#f2d98b",
            Colour.GREEN: "#d5dfae",
            Colour.BLUE: "#cbd8d6",
            Colour.PINK: "#efc9b6",
        }
    ),
)
"""Brown ink on the paper of old books."""

DARK: Final = Theme(
    name="dark",
    is_dark=True,
    paper="#1b1c1f",
    side="#161719",
    row="#26282c",
    hover="#25272b",
    chip="#303237",
    panel="#25272b",
    selection="#2e4468",
    rule="#33353a",
    text="#cbc8c1",
    dim="#9c9da1",
    link="#8fb3ea",
    accent="#e08a56",
    danger="#f08d83",
    highlights=MappingProxyType(
        {
            Colour.YELLOW: "#4f4318",
            Colour.GREEN: "#294830",
            Colour.BLUE: "#26435e",
            Colour.PINK: "#57313f",
        }
    ),
)
"""Light ink on dark paper, for the evening."""

CONTRAST: Final = Theme(
    name="contrast",
    is_dark=True,
    paper="#000000",
    side="#000000",
    row="#1c1c1c",
    hover="#1c1c1c",
    chip="#262626",
    panel="#161616",
    selection="#00419c",
    rule="#9a9a9a",
    text="#ffffff",
    dim="#dedede",
    link="#ffe14d",
    accent="#ffb066",
    danger="#ffb3ab",
    highlights=MappingProxyType(
        {
            Colour.YELLOW: "#574700",
            Colour.GREEN: "#005227",
            Colour.BLUE: "#004a8f",
            Colour.PINK: "#7d1046",
        }
    ),
)
"""White ink on black, for eyes that need strong edges."""

THEMES: Final[Mapping[str, Theme]] = MappingProxyType(
    {theme.name: theme for theme in (LIGHT, SEPIA, DARK, CONTRAST)}
)
"""Name → theme, in the order in which a person goes through them."""


_OUTLINED: Final = ("QCheckBox", "QComboBox", "QAbstractSpinBox")
_FUSION_DARKER: Final = 140
_OUTLINE_INK: Final = 0.65


def theme_named(name: str) -> Theme:
    """Return the theme a setting names; ``system`` asks the desktop.

    Raises:
        KeyError: There is no such theme (our bug: settings are checked).
    """
    return system_theme() if name == "system" else THEMES[name]


def system_theme() -> Theme:
    """Return high contrast or the dark theme where the desktop says so, else the light one.

    Desktops without a platform theme answer "unknown", and Qt cannot be told to look
    otherwise there, so the program paints its own colours everywhere.
    """
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    scheme = hints.colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """Return the colours for all that the style sheet does not name."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.paper,
        role.WindowText: theme.text,
        role.Base: theme.paper,
        role.AlternateBase: theme.side,
        role.Text: theme.text,
        role.PlaceholderText: theme.dim,
        role.Button: theme.side,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Accent: theme.link,
        role.Light: theme.paper,
        role.Midlight: theme.hover,
        role.Mid: theme.rule,
        role.Dark: theme.rule,
        role.Shadow: theme.rule,
    }
    answer = QPalette()
    for which, colour in colours.items():
        answer.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        answer.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.dim))
    return answer


def put_on(app: QApplication, theme: Theme) -> None:
    """Give the whole program the colours of *theme*."""
    app.setPalette(palette(theme))
    for kind in _OUTLINED:
        app.setPalette(outlined_palette(theme), kind)  # type: ignore[arg-type] # the stub is wrong
    app.setStyleSheet(style_sheet(theme))


def outlined_palette(theme: Theme) -> QPalette:
    """Return the colours of boxes to tick, to choose and to count in.

    Fusion draws their outline in the colour of the window, 1.4 times as dark, which on dark paper
    is no line at all; these have no ground of their own, so the window's colour is free.
    """
    answer = palette(theme)
    answer.setColor(QPalette.ColorRole.Window, outline(theme).lighter(_FUSION_DARKER))
    return answer


def outline(theme: Theme) -> QColor:
    """Return the line around a box: ink that stands back, mixed with the paper."""
    dim, paper = QColor(theme.dim), QColor(theme.paper)
    part = _OUTLINE_INK
    return QColor.fromRgbF(
        dim.redF() * part + paper.redF() * (1 - part),
        dim.greenF() * part + paper.greenF() * (1 - part),
        dim.blueF() * part + paper.blueF() * (1 - part),
    )


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole window.

    Widgets say what they are by properties, set before they are shown:

    - ``ground`` is ``paper`` or ``side``: what a pane stands on. A widget of a class of
      ours also needs ``Qt.WidgetAttribute.WA_StyledBackground``.
    - ``tone`` is ``dim``, ``accent`` or ``danger``: the ink of a label or a button.
    - ``look`` is ``search`` (a roomy, round search field), ``flat`` (a list or a text
      that shows the ground behind it), ``card`` (a floating panel) or ``chip`` (a label or
      a button on a small round ground).

    It names no font: variable fonts keep their weights only when set by `QWidget.setFont`.
    """
    colours = {
        name: value
        for name in theme.__dataclass_fields__
        if isinstance(value := getattr(theme, name), str)
    }
    return _SHEET.substitute(colours)


_SHEET: Final = Template("""
QMainWindow, QDialog, QMessageBox, QWidget[ground="paper"] { background: $paper; color: $text; }
QWidget[ground="side"] { background: $side; color: $text; }
QLabel { background: transparent; color: $text; }
QLabel[tone="dim"], QPushButton[tone="dim"] { color: $dim; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"], QPushButton[tone="danger"] { color: $danger; }
QFrame[look="card"] { background: $paper; border: 1px solid $rule; border-radius: 12px; }

QSplitter::handle { background: $rule; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: $paper; color: $text; border: 1px solid $rule; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $selection; selection-color: $text;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid $link; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { color: $dim; }
QLineEdit[look="search"] { border-radius: 8px; padding: 7px 10px; }
QLineEdit[look="flat"], QPlainTextEdit[look="flat"], QTextEdit[look="flat"],
QLineEdit[look="flat"]:focus, QPlainTextEdit[look="flat"]:focus, QTextEdit[look="flat"]:focus {
    background: transparent; border: none; border-radius: 0; padding: 0;
}

QAbstractItemView {
    background: $paper; color: $text; border: 1px solid $rule; border-radius: 6px; outline: none;
    selection-background-color: $selection; selection-color: $text;
}
QAbstractItemView[look="flat"] { background: transparent; border: none; border-radius: 0; }
QListView::item, QTreeView::item { padding: 6px 10px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QTableView { gridline-color: $rule; }
QTableView[look="sheet"]::item { padding: 5px 8px; }
QHeaderView::section {
    background: $side; color: $dim; border: none; border-bottom: 1px solid $rule; padding: 5px 8px;
}

QToolButton {
    background: transparent; color: $text; border: 2px solid transparent; border-radius: 6px;
    padding: 2px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $chip; }
QToolButton:focus { border-color: $link; }
QToolButton:disabled { color: $dim; }
QToolButton::menu-indicator { image: none; }

QLabel[look="chip"], QToolButton[look="chip"] {
    background: $chip; border: 1px solid $chip; border-radius: 5px; padding: 1px 6px;
}
QToolButton[look="chip"]:hover { background: $hover; border-color: $rule; }
QToolButton[look="chip"]:focus, QToolButton[look="chip"]:checked { border-color: $link; }

QPushButton {
    background: $side; color: $text; border: 1px solid $rule; border-radius: 6px;
    padding: 6px 14px; min-width: 56px;
}
QPushButton:hover, QPushButton:pressed { background: $hover; }
QPushButton:default { border-color: $dim; }
QPushButton:focus { border: 2px solid $link; padding: 5px 13px; }
QPushButton:disabled { color: $dim; background: $paper; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $rule; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QMenuBar { background: $side; color: $text; border-bottom: 1px solid $rule; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $paper; color: $text; border: 1px solid $rule; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 14px; border-radius: 5px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $dim; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $rule; margin: 5px 8px; }

QToolTip { background: $panel; color: $text; border: 1px solid $rule; padding: 4px 7px; }
QStatusBar { background: $side; color: $dim; border-top: 1px solid $rule; }
QStatusBar::item { border: none; }
QProgressBar { background: $chip; border: none; border-radius: 3px; max-height: 6px; color: $text; }
QProgressBar::chunk { background: $link; border-radius: 3px; }
""")
