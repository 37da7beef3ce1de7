"""Fields that other programs have, and what is meant by them here."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_MEANT: Final[Mapping[str, str]] = MappingProxyType(
    {
        name: meant
        for meant, names in {
            "date:": "year month published newer older",
            "date:<": "before",
            "date:<=": "until till",
            "date:>": "after",
            "date:>=": "since",
            "saved:": "added created",
            "in:": "type kind",
            "is:": "state status",
            "by:": "from writer creator",
            "site:": "url domain source website publisher",
            "title:": "intitle subject",
            "tag:": "label category hashtag",
            "has:": "filetype ext",
        }.items()
        for name in names.split()
    }
)
"""Name of a field → what stands before its value here."""

_KINDS: Final = {"note": "in:notes", "article": "in:articles", "highlight": "in:highlights"}
_ADDRESS: Final = re.compile(r"(?:[a-z]+://)?(?:www\.)?([^/?#]+).*", re.IGNORECASE | re.DOTALL)


def is_elsewhere(name: str) -> bool:
    """Tell whether *name*, in small letters, is a field of another program."""
    return name in _MEANT


def meant_by(name: str, value: str) -> str:
    """Return what *value* behind such a field is here, or nothing where that is not known."""
    before = _MEANT[name]
    if before == "in:":
        kind = value.casefold().removesuffix("s")
        return _KINDS.get(kind, "has:pdf" if kind == "pdf" else "")
    if before == "site:" and (match := _ADDRESS.fullmatch(value)):
        return f"site:{match[1]}"
    return f"{before}{value}"
