"""What leaves a library: one file a format, named in one table."""

from collections.abc import Callable
from pathlib import Path

from sourcebook.exporters import archive
from sourcebook.exporters.aliases import write_aliases
from sourcebook.exporters.references import REFERENCES, write_references
from sourcebook.model.dossier import Dossier

WRITERS: dict[str, Callable[[Dossier, Path], int]] = {"archive": archive.write}
"""Name of a form, as the command line says it → what writes it and returns the rows written."""


def writer(form: str) -> Callable[[Dossier, Path], int]:
    """Return what writes *form*, one of `WRITERS`."""
    return WRITERS[form]


__all__ = ["REFERENCES", "WRITERS", "write_aliases", "write_references", "writer"]
