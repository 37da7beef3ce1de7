"""The learned judge: many small trees over the numbers of `features`, evaluated in plain Python.

``dev.py train clean`` makes the file; nothing that learns is needed to use it.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sourcebook.base import paths
from sourcebook.clean.features import FEATURES

FILE: Final = "cleaner/forest.json"
"""Where the trees lie among the resources."""

Tree = tuple[list[int], list[float], list[int], list[int], list[float]]
"""For each node its feature (−1 for a leaf), threshold, left and right node, and value."""  # noqa: RUF001 - a minus


@dataclass(frozen=True, slots=True)
class Forest:
    """What was learned.

    Attributes:
        full: Trees over all features.
        alone: Trees that know no votes, for pages on which every voter failed.
        threshold: The probability from which a segment belongs to the article.
        version: Which training it comes from.
    """

    full: Sequence[Tree]
    alone: Sequence[Tree]
    threshold: float
    version: str

    def probabilities(self, rows: Sequence[Sequence[float]], *, has_votes: bool) -> list[float]:
        """Return for each row of `features.measure` how likely it is part of the article.

        Costs about 0.1 ms a row.
        """
        trees = self.full if has_votes else self.alone
        return [_logistic(sum(_leaf(tree, row) for tree in trees)) for row in rows]


@cache
def forest() -> Forest:
    """Return the forest that ships with the program; reads it once.

    Raises:
        ValueError: It was trained for other features (our bug: train anew).
    """
    known = json.loads(paths.resource(FILE).read_text("utf-8"))
    if known["features"] != list(FEATURES):
        msg = f"resources/{FILE} was trained for other features: run `dev.py train clean`"
        raise ValueError(msg)
    full, alone = ([tuple(tree) for tree in known[name]] for name in ("full", "alone"))
    return Forest(full, alone, known["threshold"], known["version"])


def _leaf(tree: Tree, row: Sequence[float]) -> float:
    feature, threshold, left, right, value = tree
    node = 0
    while feature[node] >= 0:
        node = left[node] if row[feature[node]] <= threshold[node] else right[node]
    return value[node]


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))
