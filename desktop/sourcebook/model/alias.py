"""The spellings of one name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling; ``language`` is a BCP 47 tag, or empty where nobody said."""

    spelling: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class AliasSet:
    """Spellings that mean the same, such as Daesh, ISIS and Islamic State.

    The first one names the set. One that is off is kept and expands nothing. Times are UTC.
    """

    id: str
    aliases: tuple[Alias, ...]
    note: str = ""
    is_on: bool = True
    created_at: str = ""
    changed_at: str = ""

    @property
    def name(self) -> str:
        """Return the spelling that names the set."""
        return self.aliases[0].spelling
