"""SHA-256 as hexadecimal text."""

import hashlib


def sha256(data: bytes | str) -> str:
    """Return the digest of bytes, or of text in UTF-8 (lone surrogates kept)."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()
