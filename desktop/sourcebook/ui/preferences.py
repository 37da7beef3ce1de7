"""The settings in force, told to whoever draws by them and kept on the disk."""

from PySide6.QtCore import QObject, QTimer, Signal

from sourcebook.app import settings as use_cases
from sourcebook.app.jobs import Jobs
from sourcebook.model.errors import SettingInvalid
from sourcebook.model.settings import DEFAULTS, Keys, Settings, Value
from sourcebook.ui.theme import THEMES, Theme, theme_named
from sourcebook.ui.work import Work

KEEP_MS = 300
"""A change is written this long after the last one: a spin box passes many values."""


class Preferences(QObject):
    """Holds the settings.

    Signals:
        changed: The name of a setting that has another value now, ``keys``, or nothing for all.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, jobs: Jobs, work: Work) -> None:
        super().__init__()
        self._settings = settings
        self._jobs = jobs
        self._work = work
        self._is_trying = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self._keep)

    @property
    def settings(self) -> Settings:
        """Return the settings in force."""
        return self._settings

    @property
    def theme(self) -> Theme:
        """Return the theme in force."""
        return theme_named(self._settings.text("theme"))

    def set(self, name: str, value: Value) -> None:
        """Change a setting; a value that does not fit is told and changes nothing."""
        try:
            new = use_cases.changed(self._settings, name, value)
        except SettingInvalid as error:
            self._work.failed.emit(error)
            return
        if new[name] == self._settings[name]:
            return
        self._take(new, name)

    def set_keys(self, keys: Keys) -> None:
        """Change which keys differ from the preset."""
        if keys != self._settings.keys:
            self._take(use_cases.with_keys(self._settings, keys), use_cases.KEYS)

    def try_out(self) -> Settings:
        """Keep nothing of what is changed from now on, until `keep_tried` or `go_back`.

        Returns:
            The settings to go back to.
        """
        self.keep_now()
        self._is_trying = True
        return self._settings

    def keep_tried(self) -> None:
        """Keep what was tried out."""
        self._is_trying = False
        self._timer.start()

    def go_back(self, settings: Settings) -> None:
        """Put *settings* in force as they were before."""
        self._is_trying = False
        if settings != self._settings:
            self._take(settings, "")

    def step_text_size(self, by: int) -> None:
        """Set the article larger or smaller; 0 sets it in its usual size."""
        standing = int(self._settings.number("text_size_px"))
        wanted = standing + by if by else int(DEFAULTS["text_size_px"])
        self.set("text_size_px", min(40, max(12, wanted)))

    def next_theme(self) -> None:
        """Go to the theme after the one in force."""
        names = [*THEMES]
        self.set("theme", names[(names.index(self.theme.name) + 1) % len(names)])

    def _take(self, new: Settings, name: str) -> None:
        self._settings = new
        self._jobs.settings = new
        if not self._is_trying:
            self._timer.start()
        self.changed.emit(name)

    def keep_now(self) -> None:
        """Write what is waiting to be written."""
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def _keep(self) -> None:
        settings = self._settings
        written = self._jobs.write(lambda _library: use_cases.save(settings))
        self._work.then(written, owner=self)
