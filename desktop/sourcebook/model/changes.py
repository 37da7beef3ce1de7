"""What a write changed, so that panes redraw that and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what changed, and the number of the last row of the change log.

    An edition changes only in which of its images are here.

    Add two with ``|``; the empty value changes nothing.
    """

    articles: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    editions: frozenset[str] = frozenset()
    alias_sets: frozenset[str] = frozenset()
    searches: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    seq: int = 0

    def __or__(self, other: "Changes") -> "Changes":
        """Join both; the later sequence number stands."""
        return Changes(
            self.articles | other.articles,
            self.notes | other.notes,
            self.highlights | other.highlights,
            self.tags | other.tags,
            self.editions | other.editions,
            self.alias_sets | other.alias_sets,
            self.searches | other.searches,
            self.rules | other.rules,
            max(self.seq, other.seq),
        )

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any(
            (
                *(self.articles, self.notes, self.highlights, self.tags, self.editions),
                *(self.alias_sets, self.searches, self.rules),
            )
        )
