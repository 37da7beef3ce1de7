"""The use cases without a window: one file a family of commands."""

from sourcebook.cli.terminal import parse, run

__all__ = ["parse", "run"]
