"""What the index keeps of a document."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from whoosh.fields import ID, NUMERIC, TEXT, Schema

from sourcebook.base import folding
from sourcebook.index.analysis import FoldedWords
from sourcebook.model.search import Document

VERSION: Final = "4"
"""Raise it when the fields, the form of the files or the words of `base.folding` change: an
index of another version is made anew."""

ID_FIELD: Final = "id"
TITLE: Final = "title"
HEADINGS: Final = "headings"
BODY: Final = "body"
AUTHOR: Final = "author"
SITE: Final = "site"
KIND: Final = "kind"
LANGUAGE: Final = "language"
DATE: Final = "date"
SAVED: Final = "saved"
WORDS: Final = "words"

TEXTS: Final = (TITLE, HEADINGS, BODY, AUTHOR, SITE)
"""Fields whose words are found."""

EXACT: Final = (ID_FIELD, KIND, LANGUAGE)
"""Fields whose value is found as a whole."""

NUMBERS: Final = (DATE, SAVED, WORDS)
"""Fields found by ranges: days as yyyymmdd, 0 when unknown, and how many words there are."""

WHOLE_AUTHOR: Final = "author="
WHOLE_SITE: Final = "site="
TITLE_KEY: Final = "title="
"""Columns that are only counted or sorted by."""

VALUES: Final = MappingProxyType[str, Callable[[Document], str]](
    {
        ID_FIELD: lambda document: document.id,
        KIND: lambda document: document.kind.value,
        LANGUAGE: lambda document: document.language.lower(),
        WHOLE_AUTHOR: lambda document: document.author,
        WHOLE_SITE: lambda document: document.site,
        TITLE_KEY: lambda document: folding.fold(document.title),
    }
)
"""Column → its value of a document."""


def schema() -> Schema:
    """Return the fields as Whoosh knows them."""
    words = FoldedWords()
    number = {name: NUMERIC(int, 32, signed=False, shift_step=0) for name in NUMBERS}
    return Schema(
        **{ID_FIELD: ID(unique=True, stored=True)},
        **{name: ID() for name in EXACT if name != ID_FIELD},
        **{name: TEXT(words) for name in TEXTS},
        **number,
    )


def numbers_of(document: Document) -> dict[str, int]:
    """Return the numbers of a document by field."""
    return {
        DATE: day_of(document.date),
        SAVED: day_of(document.saved),
        WORDS: min(document.words, 0x7FFFFFFF),
    }


def day_of(moment: str) -> int:
    """Return an ISO date, perhaps shortened, as yyyymmdd; what is not known is 0.

    2014 is 20140000: before every day of that year, and found by its range.
    """
    digits = moment[:10].split("T", maxsplit=1)[0].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isascii() and digits.isdigit() else 0
