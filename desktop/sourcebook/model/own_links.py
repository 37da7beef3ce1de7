"""What the links of a rendered note begin with that lead to no web address."""

from typing import Final

NOTE_LINK: Final = "sourcebook:note?title="
"""A note, by its title."""

TAG_LINK: Final = "sourcebook:tag?name="
"""All that carries a tag."""

TASK_LINK: Final = "sourcebook:task?line="
"""The box of a task, by the line it stands on, from 0."""
