"""What somewhere in a page is said of a field, and where it was said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from sourcebook.clean.blocks import one_line


@dataclass(frozen=True, slots=True)
class Claim:
    """A value for a field; ``source`` and ``is_guess`` as in `model.citation.Origin`."""

    value: str
    source: str
    is_guess: bool = False


NO_CLAIM: Final = Claim("", "")


def first(claims: Iterable[Claim], fit: Callable[[str], str] = one_line) -> Claim:
    """Return the first of *claims* that *fit* leaves something of, as *fit* leaves it."""
    for claim in claims:
        if value := fit(claim.value):
            return Claim(value, claim.source, claim.is_guess)
    return NO_CLAIM
