"""Which key does what: a preset, and over it the keys that the reader chose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from sourcebook.model.settings import Keys, Settings
from sourcebook.ui.action import Action, Place
from sourcebook.ui.actions import ACTIONS, BY_NAME
from sourcebook.ui.presets import PRESETS, Binding, Bindings

EDITING: Final = frozenset(
    {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab"}
)
"""Keys of every text and of every dialog; they cannot mean anything else."""

_PAGE: Final = frozenset({"Space", "Shift+Space", "PgUp", "PgDown", "Up", "Down", "Home", "End"})
"""Keys that turn the page of an article."""

_PLAIN: Final = frozenset(
    {"Backspace", "Del", "Down", "End", "Enter", "Home", "Ins", "Left", "PgDown", "PgUp"}
    | {"Return", "Right", "Space", "Up"}
)
"""Keys with a name that a text needs for itself."""

PLACE_NAMES: Final = {
    Place.LIST: "list",
    Place.ARTICLE: "article",
    Place.NOTES: "notes",
    Place.READING: "list, article",
    Place.HIGHLIGHTS: "highlights",
    Place.LIST | Place.HIGHLIGHTS: "list, highlights",
    Place.LIST | Place.BOX: "list, search box",
    Place.ARTICLE | Place.HIGHLIGHTS: "article, highlights",
}
"""What is said beside a key that does not work everywhere."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action."""

    bindings: Mapping[str, Bindings]

    def __getitem__(self, name: str) -> Bindings:
        """Return the keys of the action *name*."""
        return self.bindings.get(name, ())

    def first(self, name: str) -> str:
        """Return the action's first key as this system writes it, or nothing."""
        return native(self[name][0][0]) if self[name] else ""

    @property
    def names(self) -> dict[str, str]:
        """Return how each action is called up: by its first key, without one by its name."""
        return {one.name: self.first(one.name) or f"“{one.label}”" for one in ACTIONS}

    def written(self, name: str) -> str:
        """Return all keys of an action as this system writes them, with where they work."""
        return "   ".join(_with_place(key, place) for key, place in self[name])

    def short(self, name: str) -> str:
        """Return all keys of an action as this system writes them, each once."""
        return "  ".join(dict.fromkeys(native(key) for key, _ in self[name]))

    def clashes(self, name: str, key: str, place: Place) -> list[str]:
        """Return the other actions that *key* means somewhere in *place*."""
        return [
            other
            for other, bindings in self.bindings.items()
            if other != name and any(_overlap((key, place), one) for one in bindings)
        ]

    def with_key(self, name: str, key: str) -> "Keymap":
        """Give *key* to the action *name*, and take it from whatever had it there."""
        wanted = (key, place_for(BY_NAME[name], key))
        left = {
            other: tuple(one for one in bindings if not _overlap(one, wanted))
            for other, bindings in self.bindings.items()
        }
        return Keymap({**left, name: (*left.get(name, ()), wanted)})

    def without_key(self, name: str, key: str) -> "Keymap":
        """Take *key* from the action *name*."""
        return Keymap({**self.bindings, name: tuple(one for one in self[name] if one[0] != key)})

    def reset(self, name: str, preset: str) -> "Keymap":
        """Give the action *name* the keys of the preset, and take them from all others."""
        answer = Keymap({**self.bindings, name: ()})
        wanted = preset_bindings(preset)[name]
        left = {
            other: tuple(one for one in bindings if not _is_claimed(one, wanted))
            for other, bindings in answer.bindings.items()
        }
        return Keymap({**left, name: wanted})

    def own(self, preset: str) -> Keys:
        """Return what differs from the preset, as the settings keep it."""
        usual = preset_bindings(preset)
        return {
            name: tuple((key, _as_words(place)) for key, place in bindings)
            for name, bindings in self.bindings.items()
            if bindings != usual[name]
        }


def keymap(settings: Settings) -> Keymap:
    """Return the keys in force.

    A key that two actions want in one place belongs to the one for which the reader chose it,
    else to the first of the table; so an odd file of settings makes no key useless.
    """
    usual = preset_bindings(settings.text("key_preset"))
    chosen = {name: _read(keys) for name, keys in settings.keys.items() if name in BY_NAME}
    claimed: list[Binding] = []
    found: dict[str, Bindings] = {}
    for name in [*chosen, *(name for name in usual if name not in chosen)]:
        wanted = chosen.get(name, usual[name])
        found[name] = tuple(one for one in wanted if not _is_claimed(one, claimed))
        claimed += found[name]
    return Keymap({action.name: found[action.name] for action in ACTIONS})


def preset_bindings(preset: str) -> dict[str, Bindings]:
    """Return the keys of every action in a preset."""
    changed = PRESETS[preset]
    return {action.name: changed.get(action.name, action.keys) for action in ACTIONS}


def normal(key: str) -> str:
    """Return *key* as the table writes it, nothing if it is no single chord."""
    sequence = QKeySequence(key)
    return sequence.toString() if sequence.count() == 1 else ""


def native(key: str) -> str:
    """Return *key* as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def place_for(action: Action, key: str) -> Place:
    """Return where a new key of *action* works.

    Where its other keys do; but what is also typed, or moves in a text, works only while the list
    or the article has the focus.
    """
    own = Place(0)
    for _, place in action.keys:
        own |= place
    if not works_while_typing(key):
        reading = own & (Place.READING | Place.HIGHLIGHTS)
        return reading or Place.READING
    return Place.WINDOW if not own or Place.WINDOW in own else own


def works_while_typing(key: str) -> bool:
    """Tell whether *key* means nothing to a text that has the focus."""
    bare = key.removeprefix("Shift+")
    return len(bare) > 1 and bare not in _PLAIN


def is_reserved(key: str, place: Place) -> bool:
    """Tell whether *key* belongs to the text that is there."""
    return key in EDITING or (bool(place & (Place.ARTICLE | Place.HIGHLIGHTS)) and key in _PAGE)


def _overlap(one: Binding, other: Binding) -> bool:
    """Tell whether two bindings clash; in the notes a key of theirs goes before the window's."""
    if one[0] != other[0]:
        return False
    if (one[1] is Place.WINDOW) != (other[1] is Place.WINDOW):
        return bool((_everywhere(one[1]) & _everywhere(other[1])) & ~Place.NOTES)
    return bool(_everywhere(one[1]) & _everywhere(other[1]))


def _is_claimed(binding: Binding, claimed: Iterable[Binding]) -> bool:
    return any(_overlap(binding, one) for one in claimed)


def _everywhere(place: Place) -> Place:
    everything = Place.LIST | Place.ARTICLE | Place.NOTES | Place.HIGHLIGHTS | Place.BOX
    return everything if Place.WINDOW in place else place


def _read(keys: Iterable[tuple[str, str]]) -> Bindings:
    """Return the keys of the settings that exist, in the places that exist."""
    found = ((normal(key), _place(places)) for key, places in keys)
    return tuple((key, place) for key, place in found if key and place)


def _place(words: str) -> Place:
    names = {place.name.lower(): place for place in Place if place.name}
    answer = Place(0)
    for word in words.split():
        answer |= names.get(word, Place(0))
    return answer


def _as_words(place: Place) -> str:
    return " ".join(one.name.lower() for one in place if one.name)


def _with_place(key: str, place: Place) -> str:
    where = PLACE_NAMES.get(place, "")
    written = native(key)
    return f"{written} ({QCoreApplication.translate('actions', where)})" if where else written


def manual_line(action: Action, keymap: Keymap) -> str:
    """Return the line of the manual's table on *action*."""
    keys = ", ".join(f"{_code(key)}{_beside(place)}" for key, place in keymap[action.name])
    return f"| {action.text} | {keys} | {action.help} |"


def _code(key: str) -> str:
    """Write *key* as code in Markdown, also a backtick or the line between two cells."""
    return f"`` {key} ``" if "`" in key else f"`{key}`".replace("|", "\\|")


def _beside(place: Place) -> str:
    return f" ({PLACE_NAMES[place]})" if place in PLACE_NAMES else ""
