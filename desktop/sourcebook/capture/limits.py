"""How much is taken in."""

from typing import Final

from sourcebook.model.errors import SourceTooLarge

MAX_BYTES: Final = 200_000_000
"""Bytes of one source that are kept; cleaning has limits of its own, far below."""


def too_large(source: str, most_bytes: int = MAX_BYTES) -> SourceTooLarge:
    """Make the error for a source over *most_bytes*."""
    return SourceTooLarge(source=source, limit_mb=most_bytes // 1_000_000)
