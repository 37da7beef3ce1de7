"""Hand references over to programs that keep them, in the forms that they read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sourcebook.app import citing
from sourcebook.app.citing import Work
from sourcebook.library import Library

FORMS: Final = ("bibtex", "ris")
"""The forms beside CSL-JSON, which is what `Work.item` is."""


def references(works: Sequence[Work], form: str) -> str:
    """Return works in one of `FORMS`, or as ``csl-json``."""
    from sourcebook import exporters  # noqa: PLC0415 - not on the way to the window

    return exporters.REFERENCES[form]([work.item for work in works])


def references_to(opened: Library, article_ids: Sequence[str], form: str) -> str:
    """Return articles as `references` does; nothing when all of them are gone."""
    return references(citing.works(opened, article_ids), form)


def references_in(opened: Library, body: str, form: str) -> str:
    """Return the articles that a note quotes as `references` does; nothing when it quotes none."""
    return references(citing.sources_of(opened, body), form)


def save_references(opened: Library, body: str, target: Path) -> int:
    """Write the articles that a note quotes to a file; return how many they are.

    Its name says the form: ``.bib``, ``.ris`` or ``.json`` (CSL-JSON). A note that quotes
    nothing writes nothing.

    Raises:
        ExportFailed: The disk refused; what stood at *target* before still stands there.
    """
    from sourcebook import exporters  # noqa: PLC0415 - not on the way to the window

    works = citing.sources_of(opened, body)
    if works:
        exporters.write_references([work.item for work in works], target)
    return len(works)
