"""Labelled sets of names, an archive in which they occur, and how well they are found.

`tests/data/aliases/sets-a.json` was written before the rules that suggest spellings, `sets-b.json`
after them; both from general knowledge. Each set has spellings of one name with their languages
and *traps*, names that look like it and mean something else. The archive has one note for each
spelling and each trap, in sentences of filler.
"""

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sourcebook import index, library
from sourcebook.app import finding, indexing, naming
from sourcebook.app.opening import Library
from sourcebook.model.alias import Alias
from sourcebook.model.search import Request

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "aliases"

TOP: Final = 20
"""Answers of a search that count."""

FILLER: Final = """
The road was closed before noon and nobody could say why.|Prices of bread rose again.
A witness remembered the rain, the lorries and a long silence.|Two of the letters were lost.
The committee met behind a shut door and published nothing.|He carried the maps home.
Old people sat in front of the market and counted the buses.|A bridge had been mended.
Farmers sold their barley early this year.|She kept a copy in the drawer under the window.
Nothing in the ledger explains the missing sums.|The ferry came late, as it does in winter.
Some of the younger teachers left for good.|The clinic opened a second ward in a tent.
""".replace("\n", "|").strip("|")

ABOUT: Final = (
    "Most of what is known about {} comes from travellers.",
    "It was the year in which {} was in every newspaper.",
    "They argued about {} until the lamp went out.",
    "Later reports mention {}, but only in passing.",
)


@dataclass(frozen=True)
class Names:
    """The spellings of one name, and those that only look like it."""

    aliases: tuple[Alias, ...]
    traps: tuple[str, ...]

    @property
    def keys(self) -> set[str]:
        """Return the folded words of its spellings."""
        return {library.key_of(alias.spelling) for alias in self.aliases}

    def has(self, spelling: str) -> bool:
        """Tell whether *spelling* is this name, an article in it aside."""
        return _bare(spelling) in {_bare(alias.spelling) for alias in self.aliases}


@dataclass(frozen=True)
class Answered:
    """Mean recall and precision over the first `TOP` answers to each spelling of each set."""

    recall: float
    precision: float


@dataclass(frozen=True)
class Suggested:
    """The share of sets with a right offer, and that of the offers that are right."""

    sets: float
    right: float
    wrong: tuple[tuple[str, str], ...]
    """(name, what was offered for it)."""


def labelled(name: str) -> list[Names]:
    """Read a file of `FOLDER`."""
    content = json.loads((FOLDER / name).read_text("utf-8"))
    return [
        Names(
            tuple(Alias(alias["spelling"], alias["language"]) for alias in one["aliases"]),
            tuple(one["traps"]),
        )
        for one in content["sets"]
    ]


def plant(opened: Library, sets: Sequence[Names], background: Iterable[str] = ()) -> dict[str, str]:
    """Write the archive, teach the index; return note id → the folded name in it."""
    dice = random.Random(7)  # noqa: S311 - repeatable, not secret
    spellings = [alias.spelling for one in sets for alias in one.aliases]
    traps = [trap for one in sets for trap in one.traps]
    planted = {}
    for number, spelling in enumerate(dict.fromkeys([*spellings, *traps])):
        filler = dice.sample(FILLER.split("|"), 3)
        body = " ".join([*filler, dice.choice(ABOUT).format(spelling), dice.choice(filler)])
        note = library.add_note(opened, "", f"# Sheet {number}\n\n{body}", f"Sheet {number}").note
        planted[note.id] = library.key_of(spelling)
    for number, text in enumerate(background):
        library.add_note(opened, "", text, f"Page {number}")
    indexing.catch_up(opened)
    return planted


def search_expanded(opened: Library, spelling: str, *, is_exact: bool = False) -> list[str]:
    """Return the ids of the first answers to *spelling*, as the search box gives them.

    The one place where these measures search.
    """
    request = Request(f'"{spelling}"', TOP, is_exact=is_exact, wants_facets=False)
    return [hit.id for hit in finding.ask(opened, request).hits]


def answered(opened: Library, sets: Sequence[Names], planted: dict[str, str]) -> Answered:
    """Measure the search for every spelling, with the sets as a user makes them."""
    recalls, precisions = [], []
    for one in sets:
        wanted = {id_ for id_, key in planted.items() if key in one.keys}
        for alias in one.aliases:
            found = search_expanded(opened, alias.spelling)
            right = len(wanted.intersection(found))
            recalls.append(right / min(len(wanted), TOP))
            precisions.append(right / len(found) if found else 0.0)
    return Answered(sum(recalls) / len(recalls), sum(precisions) / len(precisions))


def changed_when_off(opened: Library, sets: Sequence[Names]) -> list[str]:
    """Switch all stored sets off; return the spellings that find anything else than alone."""
    for stored in naming.alias_sets(opened):
        naming.switch(opened, stored.id, is_on=False)
    spellings = [alias.spelling for one in sets for alias in one.aliases]
    return [
        spelling
        for spelling in spellings
        if search_expanded(opened, spelling) != search_expanded(opened, spelling, is_exact=True)
    ]


def store(opened: Library, sets: Sequence[Names]) -> None:
    """Make the sets as a user does."""
    for one in sets:
        library.put_alias_set(opened, one.aliases)


def suggested(opened: Library, sets: Sequence[Names]) -> Suggested:
    """Measure what is offered for the first spelling of each set, none of which is stored."""
    offered, right = 0, 0
    wrong = []
    for one in sets:
        offers = [offer.spelling for offer in naming.suggest(opened, one.aliases[0].spelling)]
        good = [spelling for spelling in offers if one.has(spelling)]
        wrong += [(one.aliases[0].spelling, bad) for bad in offers if bad not in good]
        offered += bool(good)
        right += len(good)
    return Suggested(offered / len(sets), right / max(1, right + len(wrong)), tuple(wrong))


def _bare(spelling: str) -> tuple[str, ...]:
    words = library.key_of(spelling).split()
    return tuple(word for word in words if word not in index.ARTICLES)
