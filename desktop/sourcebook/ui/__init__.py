"""The window and its panes: the only room that knows Qt."""
