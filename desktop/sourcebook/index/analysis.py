"""Hand the words of `base.folding` to Whoosh, each with its position."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Composable, Token

from sourcebook.base import folding


class FoldedWords(Composable):
    """A Whoosh analyzer; words that cover one another share a position."""

    def __call__(
        self, value: str, *, positions: bool = False, chars: bool = False, **kwargs: Any
    ) -> Iterator[Token]:
        """Yield one and the same token, filled anew for each word, as Whoosh's own do."""
        token = Token(positions, chars, **kwargs)
        position, reach = -1, -1
        for token.text, token.startchar, token.endchar in folding.tokens(value):
            if token.endchar > reach:
                reach = token.endchar
                position += 1
            token.pos = position
            yield token

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))
