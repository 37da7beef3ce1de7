"""All families of commands, in the order of the help."""

from sourcebook.cli import (
    adding,
    anchoring,
    citing,
    cutting,
    finding,
    illustrating,
    naming,
    noting,
    organising,
    originals,
    proving,
    reading,
    revising,
    ruling,
    transfer,
    upkeep,
    verifying,
    window,
)

FAMILIES = (
    adding,
    reading,
    cutting,
    ruling,
    illustrating,
    finding,
    naming,
    noting,
    citing,
    verifying,
    revising,
    organising,
    proving,
    originals,
    anchoring,
    upkeep,
    transfer,
    window,
)
"""Each has ``declare(commands, common)``, which adds its commands to the parser."""
