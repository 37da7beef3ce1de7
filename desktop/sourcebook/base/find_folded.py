"""Find words in a text as the search does: Sengal finds Şengal."""

from sourcebook.base.folding import fold, fold_with_map, unfold


class FoldedText:
    """A text that is searched again and again; folding it costs what `fold_with_map` does."""

    def __init__(self, text: str) -> None:
        self._folded, self._offsets = fold_with_map(text)

    def places(self, sought: str, most: int) -> list[tuple[int, int]]:
        """Return where *sought* stands, also inside words, in code points of the original.

        White space in it is one space each; at most *most* places, none over another.
        """
        needle = fold(" ".join(sought.split()))
        found: list[tuple[int, int]] = []
        at = self._folded.find(needle) if needle.strip() else -1
        while at >= 0 and len(found) < most:
            end = at + len(needle)
            found.append(unfold(self._offsets, at, end))
            at = self._folded.find(needle, end)
        return found
