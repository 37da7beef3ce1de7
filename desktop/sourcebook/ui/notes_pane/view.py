"""How a note is looked at: as it is written, as it is read, or both."""

from enum import Enum


class View(Enum):
    """What the notes pane shows."""

    EDIT = "edit"
    SPLIT = "split"
    PREVIEW = "preview"

    @classmethod
    def named(cls, name: str) -> "View":
        """Return the view of this name; the source for any other word."""
        return next((view for view in cls if view.value == name), cls.EDIT)

    @property
    def following(self) -> "View":
        """Return the view that comes next."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]
