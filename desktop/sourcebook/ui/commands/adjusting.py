"""Change how the window looks and which keys it has, and read about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sourcebook.model.settings import Settings
from sourcebook.ui.action_set import ActionSet
from sourcebook.ui.preferences import Preferences

if TYPE_CHECKING:
    from sourcebook.ui.dialogs.settings import SettingsDialog


class Adjusting(QObject):
    """Opens the dialogs of settings and help."""

    def __init__(
        self, preferences: Preferences, actions: Callable[[], ActionSet], window: QWidget
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._actions = actions
        self._window = window

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        preferences = self._preferences
        return {
            "about": self.tell_about,
            "change_keys": self.change_keys,
            "larger_text": lambda: preferences.step_text_size(1),
            "next_theme": preferences.next_theme,
            "normal_text": lambda: preferences.step_text_size(0),
            "open_settings": self.open_settings,
            "show_manual": self.show_manual,
            "show_shortcuts": self.show_shortcuts,
            "smaller_text": lambda: preferences.step_text_size(-1),
        }

    def tell_about(self) -> None:
        """Say what this program is, and what it is built with."""
        from sourcebook.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - only when it is asked

        AboutDialog(self._window).open()

    def show_manual(self) -> None:
        """Open the manual."""
        from sourcebook.ui.dialogs.manual import ManualDialog  # noqa: PLC0415 - only when it is asked

        ManualDialog(self._window, self._actions().keymap).open()

    def open_settings(self, name: str = "") -> None:
        """Open the settings, at the one called *name*; what is changed is seen at once."""
        from sourcebook.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - only when it is asked

        before: Settings = self._preferences.try_out()
        dialog = SettingsDialog(before, self._preferences.theme, self._window)
        dialog.changed.connect(self._preferences.set)
        dialog.changed.connect(lambda *_: self._show_sample(dialog))
        dialog.accepted.connect(self._preferences.keep_tried)
        dialog.rejected.connect(lambda: self._preferences.go_back(before))
        dialog.keys_wanted.connect(self.change_keys)
        dialog.open()
        dialog.go_to(name)

    def _show_sample(self, dialog: "SettingsDialog") -> None:
        dialog.show_sample(self._preferences.theme, self._preferences.settings)

    def change_keys(self) -> None:
        """Open the dialog in which keys are changed."""
        from sourcebook.ui.dialogs.keys import KeysDialog  # noqa: PLC0415 - only when it is asked

        dialog = KeysDialog(self._preferences.settings, self._window)
        dialog.preset_chosen.connect(lambda name: self._preferences.set("key_preset", name))
        dialog.changed.connect(self._preferences.set_keys)
        dialog.open()

    def show_shortcuts(self) -> None:
        """Show every key."""
        from sourcebook.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - only when it is asked

        dialog = ShortcutsDialog(self._actions().keymap, self._window)
        dialog.keys_wanted.connect(self.change_keys)
        dialog.open()
