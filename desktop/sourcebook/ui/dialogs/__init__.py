"""The dialogs of the window; each asks or says one thing, and is loaded when it is first asked."""
