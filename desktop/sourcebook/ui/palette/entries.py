"""What can be chosen in the palette, made from the tables and from the library."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from sourcebook.app.recalling import Choices
from sourcebook.model.search import Found
from sourcebook.model.settings import SETTINGS, Setting, Settings, Value
from sourcebook.model.title import Title
from sourcebook.ui import colour_names
from sourcebook.ui.action import Action
from sourcebook.ui.actions import ACTIONS
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.keymap import Keymap

OPENING_IT: Final = frozenset({"palette", "palette_commands"})
"""Actions that are no use while the palette is open."""

_CHOICES: Final = {"theme": "Colours", "key_preset": "Keys", "highlight_colour": "New highlights"}
"""Settings of a few words of which each can be chosen at once, with a short name."""


class Kind(Enum):
    """What an entry is."""

    COMMAND = "Command"
    ARTICLE = "Article"
    NOTE = "Note"
    TAG = "Tag"
    SETTING = "Setting"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be chosen.

    Attributes:
        kind: What it is.
        target: The name of the action or setting, the id, the tag.
        words: What is read and matched.
        about: What stands beside it: keys, a site, a value.
        value: What a setting becomes; None leads to its field.
    """

    kind: Kind
    target: str
    words: str
    about: str = ""
    value: Value | None = None

    @property
    def key(self) -> str:
        """Return what this choice is remembered by."""
        value = "" if self.value is None else f"={self.value}"
        return f"{self.kind.name.lower()}:{self.target}{value}"

    @property
    def spoken(self) -> str:
        """Return all that is said of it, each part keeping its own direction."""
        kind = QCoreApplication.translate("palette", self.kind.value)
        return ", ".join(
            part for part in (isolated(self.words), isolated(self.about), kind) if part
        )


def command_entries(keymap: Keymap, settings: Settings | None = None) -> list[Entry]:
    """Return every action with its keys, and colours with the names that the reader gave them."""
    return [
        _command(action, keymap, settings or Settings())
        for action in ACTIONS
        if action.name not in OPENING_IT
    ]


def setting_entries(settings: Settings) -> list[Entry]:
    """Return every setting; of those with a few values one entry for each."""
    return [entry for one in SETTINGS for entry in _of_setting(one, settings)]


def entries_of(choices: Choices) -> list[Entry]:
    """Return the articles, notes and tags of a library, the titles first."""
    titles = [title_entry(title) for title in choices.titles]
    return [*titles, *(Entry(Kind.TAG, tag, f"#{tag}") for tag in choices.tags)]


def title_entry(title: Title) -> Entry:
    """Return the entry of an article or a note."""
    kind = Kind.NOTE if title.kind is Found.NOTE else Kind.ARTICLE
    return Entry(kind, title.id, title.words, title.about)


def _command(action: Action, keymap: Keymap, settings: Settings) -> Entry:
    words = colour_names.label(action, settings)
    return Entry(Kind.COMMAND, action.name, words, keymap.first(action.name))


def _of_setting(setting: Setting, settings: Settings) -> list[Entry]:
    name, standing = setting.name, settings[setting.name]
    meaning = QCoreApplication.translate("settings", setting.meaning).removesuffix(".")
    if name in _CHOICES:
        short = QCoreApplication.translate("settings", _CHOICES[name])
        return [_choice(name, f"{short}: {one}", one, standing) for one in setting.choices]
    if isinstance(standing, bool):
        words = QCoreApplication.translate("settings", "Off" if standing else "On")
        return [Entry(Kind.SETTING, name, f"{meaning}: {words.lower()}", value=not standing)]
    return [Entry(Kind.SETTING, name, meaning, str(standing))]


def _choice(name: str, words: str, value: Value, standing: Value) -> Entry:
    mark = QCoreApplication.translate("palette", "now") if value == standing else ""
    return Entry(Kind.SETTING, name, words, mark, value)
