"""The window and its panes: the only room that knows Qt."""

from sourcebook.ui.application import run

__all__ = ["run"]
