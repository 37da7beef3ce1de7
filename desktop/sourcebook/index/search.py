"""Answer questions from the newest state of the index."""

from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sourcebook.index.columnar.answers import Outcome, Wanted, answered
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


class _Opened(NamedTuple):
    """A state of an index, and what the pointer to it was."""

    folder: IndexFolder
    pointed: object
    snapshot: Snapshot
    scorer: Scorer


def snapshot_of(folder: Path) -> tuple[Snapshot, Scorer]:
    """Open the newest state of the index in *folder*, or return it when it is open already.

    Costs some microseconds when nothing changed; the next state uses the files of this one.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    kept = _opened.get(folder)
    index = kept.folder if kept else IndexFolder(folder)
    pointed = index.pointed()
    if kept is None or kept.pointed != pointed or not kept.snapshot.is_in_force:
        snapshot = index.snapshot(kept.snapshot.columns if kept else None)
        kept = _Opened(index, pointed, snapshot, Scorer(snapshot, MODEL))
        _opened.clear()
        _opened[folder] = kept
    return kept.snapshot, kept.scorer


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
