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


@dataclass(frozen=True, slots=True)
class ReadSet:
    """What a file says about one set: its spellings, or the ``problem`` that stands in the way.

    ``row`` counts rows, lines or entities of the file from one, as an editor shows them;
    ``problem`` is a sentence, empty when there is none.
    """

    row: int
    aliases: tuple[Alias, ...] = ()
    note: str = ""
    is_on: bool = True
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A spelling in the archive that may be another of the same name.

    ``spelling`` is written as it is found most often, ``language`` that of an article it stands
    in, ``documents`` how many of those looked at have it; a smaller ``distance`` is nearer.
    """

    spelling: str
    language: str
    documents: int
    distance: float
