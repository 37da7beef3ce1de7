"""What the tests of capturing share."""

from support.serving import site

__all__ = ["site"]
