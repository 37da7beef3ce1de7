"""Take everything out of a library, and bring it in again."""

from pathlib import Path

from sourcebook import exporters, importers, library
from sourcebook.app import wikilinking
from sourcebook.library import Library
from sourcebook.model.changes import Changes

FORMS = tuple(exporters.WRITERS)
"""The forms in which a library can leave."""


def export_library(opened: Library, form: str, target: Path) -> int:
    """Write the whole library to *target* in the form named *form*; return the rows written.

    Raises:
        ExportFailed: Nothing was left at *target*.
    """
    write = exporters.writer(form)
    with library.dossier(opened) as dossier:
        return write(dossier, target)


def import_file(opened: Library, source: Path) -> Changes:
    """Bring in what another Sourcebook has exported; what is known already is passed over.

    Raises:
        ImportFailed: The library is as it was before.
    """
    read = importers.reader(source)
    with read(source) as dossier:
        changes = library.take_in(opened, dossier)
    return changes | wikilinking.keep_links_of(opened, changes.notes)
