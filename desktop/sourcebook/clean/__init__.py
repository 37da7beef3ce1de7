"""The door of cleaning: from captured bytes to an edition that can be read."""

from sourcebook.clean.pipeline import VERSION, clean

__all__ = ["VERSION", "clean"]
