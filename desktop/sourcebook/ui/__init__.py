"""The window and its panes: the only room that knows Qt."""

from sourcebook.ui.start import run

__all__ = ["run"]
