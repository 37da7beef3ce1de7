"""BM25F: how much a word in a field says of a document, with the formula that Whoosh uses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log
from types import MappingProxyType

import numpy as np

from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.columnar.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Model:
    """What is free in BM25.

    Attributes:
        saturation: How many times a word must stand in a text to say twice as much as once.
        length: How much length counts.
        lengths: The same for one field.
        rarities: Field → another one in which a word is counted, too, to tell how rare it is; a
            word of every fourth text may stand in a single title.
    """

    saturation: float = 1.2
    length: float = 0.75
    lengths: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    rarities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def length_in(self, name: str) -> float:
        """Return how much length counts in a field: 0 not at all, 1 fully."""
        return self.lengths.get(name, self.length)


class Scorer:
    """Scores the words of one state of the index."""

    def __init__(self, snapshot: Snapshot, model: Model) -> None:
        self._snapshot = snapshot
        self.model = model
        self._documents = max(1, snapshot.documents)
        self._norms: dict[tuple[str, int], Array] = {}
        self.most = model.saturation + 1
        """What a word scores at most for each unit of its rarity."""

    def rarity(self, documents: int) -> float:
        """Return the inverse document frequency of what stands in so many documents."""
        return log(self._documents / (documents + 1)) + 1

    def norms(self, name: str, number: int) -> Array:
        """Return for each document how often a word must stand in it to score half of the most.

        Args:
            name: A field of words.
            number: A segment.
        """
        found = self._norms.get((name, number))
        if found is None:
            columns = self._snapshot.segments[number].columns
            total = sum(segment.columns.total(name) for segment in self._snapshot.segments)
            average = total / self._documents or 1.0
            share = self.model.length_in(name)
            lengths = columns.lengths(name).astype(np.float32)
            found = (self.model.saturation * ((1 - share) + share * lengths / average)).astype(
                np.float32
            )
            self._norms[name, number] = found
        return found
