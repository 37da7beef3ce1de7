"""The one table of settings: name, type, default, meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

Value = str | int | float | bool

Keys = Mapping[str, tuple[tuple[str, str], ...]]
"""Name of an action → its keys, each with the places where it works, as words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    ``choices`` limits text to these words; ``low`` and ``high`` limit numbers.
    """

    name: str
    default: Value
    meaning: str
    choices: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        "theme",
        "system",
        "Colours of the window.",
        ("system", "light", "sepia", "dark", "contrast"),
    ),
    Setting("text_size_px", 19, "Size of the article's text in pixels.", low=12, high=40),
    Setting(
        "column_characters", 68, "Width of the article's column in characters.", low=40, high=120
    ),
    Setting(
        "line_height", 1.62, "Distance of lines in the article, in letter sizes.", low=1.1, high=2.4
    ),
    Setting(
        "text_font",
        "Literata",
        "Typeface of the article: Literata, Inter, JetBrains Mono, or one of this system.",
    ),
    Setting(
        "justified",
        default=False,
        meaning="Lines of the article end at the same margin on both sides.",
    ),
    Setting("note_size_px", 14, "Size of the text in the notes pane in pixels.", low=10, high=32),
    Setting(
        "smart_punctuation",
        default=False,
        meaning="The preview of a note shows straight quotation marks curled, and -- as a dash.",
    ),
    Setting(
        "pair_signs",
        default=True,
        meaning="Brackets, quotation marks and marks of Markdown are written in pairs in a note.",
    ),
    Setting(
        "focus_mode",
        default=False,
        meaning="Paragraphs of a note that are not being written are dimmed.",
    ),
    Setting(
        "typewriter",
        default=False,
        meaning="The line that is written stays in the middle of the notes pane.",
    ),
    Setting(
        "single_keys",
        default=True,
        meaning="Single letters are commands while the article or a list has the focus.",
    ),
    Setting(
        "key_preset",
        "sourcebook",
        "The keys to begin with: our own, or like those of other programs.",
        ("sourcebook", "zotero", "reader", "vim"),
    ),
    Setting(
        "highlight_colour",
        "yellow",
        "Colour of a new highlight.",
        ("yellow", "green", "blue", "pink"),
    ),
    Setting("name_yellow", "", "What yellow means to you, such as “check”."),
    Setting("name_green", "", "What green means to you."),
    Setting("name_blue", "", "What blue means to you."),
    Setting("name_pink", "", "What pink means to you."),
    Setting(
        "voice_rate",
        175,
        "How fast an article is read aloud, in words a minute.",
        low=80,
        high=450,
    ),
    Setting(
        "fetch_timeout_s", 20, "How long a web server may be silent, in seconds.", low=1, high=300
    ),
    Setting(
        "fetch_allowed_hosts",
        "",
        "Hosts of your own network that pages may lead to, separated by commas. "
        "One that you enter yourself needs no entry.",
    ),
    Setting(
        "fetch_images",
        default=True,
        meaning="Get the images of an article from the web when it is added.",
    ),
    Setting(
        "follow_pages",
        default=True,
        meaning="Articles of several pages are captured whole, AMP pages as the full ones.",
    ),
    Setting(
        "search_forms",
        default=True,
        meaning="A search for a word finds its other forms, too: running and runs for run.",
    ),
    Setting(
        "search_sort",
        "relevance",
        "Order of the answers to a search.",
        ("relevance", "date", "saved", "title"),
    ),
    Setting(
        "search_grouped",
        default=False,
        meaning="Answers of one article stand together.",
    ),
    Setting(
        "search_band",
        default=True,
        meaning="What the answers can be narrowed to stands above them.",
    ),
    Setting(
        "citation_style",
        "plain",
        "How a quotation names its source: in one plain line, or in a style of the sciences.",
        ("plain", "apa", "chicago-author-date", "chicago-notes", "mla", "harvard"),
    ),
    Setting(
        "mentions_panel",
        default=False,
        meaning="What speaks of the note or article that lies open stands below the note.",
    ),
    Setting(
        "notes_folder", "", "Folder in which every note is also a Markdown file; empty for none."
    ),
    Setting(
        "notes_folder_both_ways",
        default=False,
        meaning="What is changed in the folder of notes is taken into the notes.",
    ),
    Setting(
        "look_for_updates",
        default=False,
        meaning="Each start asks the project's server for the newest version; nothing is sent "
        "but the request.",
    ),
    Setting("backups_kept", 14, "How many daily backups are kept.", low=2, high=365),
)
"""Every setting there is; the manual's page on settings is checked against this table."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; what is not set stands at its default.

    ``keys`` are those that the reader changed; they stand in the same file.
    """

    values: MappingProxyType[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    keys: Keys = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, name: str) -> Value:
        """Return the value of the setting *name*.

        Raises:
            KeyError: There is no such setting (our bug).
        """
        return self.values.get(name, DEFAULTS[name])

    def text(self, name: str) -> str:
        """Return a text setting."""
        return str(self[name])

    def number(self, name: str) -> float:
        """Return a number setting."""
        return float(self[name])

    def flag(self, name: str) -> bool:
        """Return a yes-or-no setting."""
        return bool(self[name])


DEFAULTS: Final = MappingProxyType({setting.name: setting.default for setting in SETTINGS})
"""Name → default."""
