"""SHA-256 as hexadecimal text."""

import hashlib
from collections.abc import Iterable


def sha256(data: bytes | str) -> str:
    """Return the digest of bytes, or of text in UTF-8 (lone surrogates kept)."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def sha256_of(pieces: Iterable[str]) -> str:
    """Return the digest of all *pieces* of a text, in UTF-8."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece.encode("utf-8", "surrogatepass"))
    return found.hexdigest()
