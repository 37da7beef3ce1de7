"""What the actions do, a file a family."""

from sourcebook.ui.commands.adding import Adding
from sourcebook.ui.commands.adjusting import Adjusting
from sourcebook.ui.commands.choosing import Choosing
from sourcebook.ui.commands.close_reading import CloseReading
from sourcebook.ui.commands.cutting import Cutting
from sourcebook.ui.commands.examining import Examining
from sourcebook.ui.commands.following import Following
from sourcebook.ui.commands.going import Going
from sourcebook.ui.commands.landing import Landing
from sourcebook.ui.commands.looking import Looking
from sourcebook.ui.commands.marking import Marking
from sourcebook.ui.commands.mentioning import Mentioning
from sourcebook.ui.commands.mirroring import Mirroring
from sourcebook.ui.commands.naming import Naming
from sourcebook.ui.commands.organising import Organising, Target
from sourcebook.ui.commands.quoting import Quoting
from sourcebook.ui.commands.reading_aloud import ReadingAloud
from sourcebook.ui.commands.referencing import Referencing
from sourcebook.ui.commands.reviewing import Reviewing
from sourcebook.ui.commands.revising import Revising
from sourcebook.ui.commands.ruling import Ruling
from sourcebook.ui.commands.saving import Saving
from sourcebook.ui.commands.searching import Searching
from sourcebook.ui.commands.tracing import Tracing
from sourcebook.ui.commands.tying import Tying
from sourcebook.ui.commands.updating import Updating
from sourcebook.ui.commands.verifying import Verifying
from sourcebook.ui.commands.wishing import Wishing
from sourcebook.ui.commands.writing import Writing

__all__ = [
    "Adding",
    "Adjusting",
    "Choosing",
    "CloseReading",
    "Cutting",
    "Examining",
    "Following",
    "Going",
    "Landing",
    "Looking",
    "Marking",
    "Mentioning",
    "Mirroring",
    "Naming",
    "Organising",
    "Quoting",
    "ReadingAloud",
    "Referencing",
    "Reviewing",
    "Revising",
    "Ruling",
    "Saving",
    "Searching",
    "Target",
    "Tracing",
    "Tying",
    "Updating",
    "Verifying",
    "Wishing",
    "Writing",
]
