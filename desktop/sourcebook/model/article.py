"""An article as the library knows it, across its captures and editions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where an article stands on the reader's desk."""

    INBOX = "inbox"
    READING = "reading"
    ARCHIVED = "archived"


class Status(StrEnum):
    """What stands in the way of an edition being the whole article."""

    WHOLE = ""
    CONSENT = "consent"
    """A wall that asks for consent stood before the page."""
    PAYWALL = "paywall"
    """The page shows its beginning only; the rest is for subscribers."""
    SCRIPT = "script"
    """The page shows its words only to a browser that runs its scripts."""
    TRUNCATED = "truncated"
    """The download or the file breaks off."""
    PLAIN = "plain"
    """It was too long or too hard for its structure: its plain words are shown."""
    NO_TEXT = "no text"
    """It is an image, or its pages are: a scan without a layer of text."""
    LOCKED = "locked"
    """It asks for a password."""
    MISSING = "missing"
    """The site answered with a page that says it has no such page, or an error."""
    PARTIAL = "partial"
    """A page of the article, or a part of the file, could not be read; or is a picture."""
    BROKEN = "broken"
    """It is damaged, or too hard: no word of it could be read."""

    @property
    def sentence(self) -> str:
        """Say it to the reader in English, and what can be done; nothing of a whole article."""
        return _SENTENCES.get(self.value, "")

    @property
    def label(self) -> str:
        """Say it in a word or two, for a list."""
        return _LABELS.get(self.value, "")


_SENTENCES: Final = {
    "consent": "The page asked for consent first: open the original, agree there, and paste it.",
    "paywall": "The page is for subscribers: only its beginning is here.",
    "script": "The page shows its words only in a browser: open the original and paste it.",
    "truncated": "The download broke off: the end is missing. Add the page again.",
    "plain": "The page was too long or too hard for its structure: its plain words are here.",
    "no text": "There are only pictures here: words in them cannot be searched.",
    "broken": "The file is damaged or too hard to read: its bytes are kept, but none of its words.",
    "locked": "The file asks for a password or a key: save a copy without one and add that.",
    "missing": "The page says that the article is not there.",
    "partial": "A part of this article could not be read. If a page did not answer, add it again.",
}
_LABELS: Final = {
    "consent": "consent wall",
    "paywall": "beginning only",
    "script": "needs a browser",
    "truncated": "cut short",
    "plain": "plain words",
    "no text": "no text",
    "locked": "locked",
    "missing": "not there",
    "partial": "incomplete",
    "broken": "cannot be read",
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a work; an empty string means not known.

    ``published`` is an ISO 8601 date or date-time, possibly shortened to a year or a
    month; ``language`` is a BCP 47 tag such as ``en`` or ``pt-BR``.
    """

    title: str = ""
    subtitle: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""


LONGEST_NAME = 60
"""Code points of the words that name an article without a title: one line of a list."""


@dataclass(frozen=True, slots=True)
class Article:
    """The work being read.

    ``address`` is empty for pasted text; ``edition_id`` names the edition shown now;
    ``words`` counts that edition's words; ``excerpt`` is its first text, up to 240 code
    points; times are UTC in ISO 8601; ``read_at`` and ``trashed_at`` are empty when unread
    and not in the trash.
    """

    id: str
    address: str
    metadata: Metadata
    edition_id: str
    words: int
    excerpt: str
    added_at: str
    changed_at: str
    state: State = State.INBOX
    is_starred: bool = False
    read_at: str = ""
    trashed_at: str = ""
    status: Status = Status.WHOLE
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the title, or the first words where there is none."""
        if self.metadata.title:
            return self.metadata.title
        words = " ".join(self.excerpt.split())
        return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rstrip() + "…"

    @property
    def minutes(self) -> int:
        """Reading time at 230 words a minute, at least one (Brysbaert 2019: 238 for English)."""
        return max(1, round(self.words / 230))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which articles a list shows, and how many each shelf holds."""

    name: str
    count: int
