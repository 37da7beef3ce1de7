"""Names for new things: UUIDv7, which sort by the time they were made (RFC 9562, 5.7)."""

import secrets
import time
import uuid


def new_id() -> str:
    """Make an id: 48 bits of milliseconds, then 74 random bits, as lower-case text."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))
