"""The time now, as text that sorts."""

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the UTC time in ISO 8601 with milliseconds, as ``2026-03-01T09:30:00.000Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
