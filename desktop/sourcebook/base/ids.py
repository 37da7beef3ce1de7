"""Names for new things: UUIDv7, which sort by the time they were made (RFC 9562, 5.7)."""

import secrets
import time
import uuid


def new_id() -> str:
    """Make an id: 48 bits of milliseconds, 12 of their fraction, 62 random ones, as text.

    The fraction (RFC 9562, 6.2, method 3) keeps the order of what is made in one millisecond.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64
    return str(uuid.UUID(int=value | 0x2 << 62 | secrets.randbits(62)))
