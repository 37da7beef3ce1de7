"""How much is taken in."""

from typing import Final

from sourcebook.model.errors import SourceTooLarge

MAX_BYTES: Final = 200_000_000
"""Bytes of one source that are kept; cleaning has limits of its own, far below."""


def too_large(source: str) -> SourceTooLarge:
    """Make the error for a source over `MAX_BYTES`."""
    return SourceTooLarge(source=source, limit_mb=MAX_BYTES // 1_000_000)
