"""Answer questions from the newest state of the index."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sourcebook.index.columnar import warming
from sourcebook.index.columnar.answers import Outcome, Wanted, answered
from sourcebook.index.columnar.damaged import Damaged
from sourcebook.index.columnar.evaluate import Evaluator
from sourcebook.index.columnar.scoring import Model, Scorer
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.damage import damage_told
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.schema import BODY, HEADINGS, TITLE

MODEL: Final = Model(saturation=2.5, rarities=MappingProxyType({TITLE: BODY, HEADINGS: BODY}))
"""How words are weighed; tuned on the even questions of ``bench relevance``."""

FIRST: Final = Wanted()

_opened: dict[Path, "_Opened"] = {}
"""The newest state that was asked for, by the folder of the index."""


@dataclass(slots=True)
class _Opened:
    """A state of an index, and what the pointer to it was.

    Attributes:
        folder: The index.
        pointed: What the pointer was.
        snapshot: The state.
        scorer: Scores its words.
        warming: Checks what no question has asked for yet, a step at a time; None: not begun.
        damage: Which file `warm` found not to be what was written.
    """

    folder: IndexFolder
    pointed: object
    snapshot: Snapshot
    scorer: Scorer
    warming: Iterator[int] | None = None
    damage: str = ""


def snapshot_of(folder: Path) -> tuple[Snapshot, Scorer]:
    """Open the newest state of the index in *folder*, or return it when it is open already.

    Costs some microseconds when nothing changed; the next state uses the files of this one.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
        Damaged: So it has, for `warm` found that it is not what was written.
    """
    kept = _opened.get(folder)
    index = kept.folder if kept else IndexFolder(folder)
    pointed = index.pointed()
    if kept is None or kept.pointed != pointed or not kept.snapshot.is_in_force:
        snapshot = index.snapshot(kept.snapshot.columns if kept else None)
        kept = _Opened(index, pointed, snapshot, Scorer(snapshot, MODEL))
        _opened.clear()
        _opened[folder] = kept
    if kept.damage:
        raise Damaged(kept.damage)
    return kept.snapshot, kept.scorer


def warm(folder: Path, most_bytes: int) -> bool:
    """Check a piece more of the state that was asked last; tell whether some may be left.

    For moments in which nobody asks: the next answers find in memory, and checked, what they need,
    which is up to half of their time. Costs some tenths of a millisecond and reads at most a
    quarter of a megabyte. Damage is told by the next question.

    Args:
        folder: Where the index lies.
        most_bytes: How much of a state is checked in this way, postings before places.
    """
    kept = _opened.get(folder)
    if kept is None or kept.damage:
        return False
    if kept.warming is None:
        kept.warming = warming.steps(kept.snapshot, most_bytes)
    try:
        return next(kept.warming, None) is not None
    except Damaged as damage:
        kept.damage = str(damage)
        return False


def forget(folder: Path) -> None:
    """Let the files of the index in *folder* go, as before it is rebuilt."""
    _opened.pop(folder, None)
    IndexFolder(folder).let_go()


def find(folder: Path, query: Any, wanted: Wanted = FIRST) -> Outcome:
    """Answer *query*, one of Whoosh's with `IdSet` as a further leaf.

    Costs about a millisecond at 2,000 articles, and more for a phrase of words that are
    everywhere; `dev.py bench search` prints it.

    Args:
        folder: Where the index lies.
        query: What is asked.
        wanted: Which answers, in which order, and which facets are to be counted.

    Raises:
        IndexUnavailable: The index has to be rebuilt; *query* is never to blame.
    """
    with damage_told():
        snapshot, scorer = snapshot_of(folder)
        return answered(snapshot, Evaluator(snapshot, scorer), query, wanted)
