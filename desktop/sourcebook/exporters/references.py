"""Write references to works in the forms that programs for citations read."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sourcebook.base import atomic
from sourcebook.exporters.bibtex import bibtex
from sourcebook.exporters.csl_item import Item
from sourcebook.exporters.ris import ris
from sourcebook.model.errors import ExportFailed


def _csl_json(items: Sequence[Item]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


REFERENCES: Final[dict[str, Callable[[Sequence[Item]], str]]] = {
    "bibtex": bibtex,
    "ris": ris,
    "csl-json": _csl_json,
}
"""Name of a form, as the command line says it → what writes works in it."""

SUFFIXES: Final = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json"}
"""End of a file's name → the form of the file."""


def write_references(items: Sequence[Item], target: Path) -> None:
    """Write works, CSL-JSON each, to *target* in the form that its name says, else as BibTeX.

    Raises:
        ExportFailed: The disk refused; what stood at *target* before still stands there.
    """
    text = REFERENCES[SUFFIXES.get(target.suffix.lower(), "bibtex")](items)
    try:
        atomic.write_bytes(target, text.encode())
    except OSError as error:
        raise ExportFailed(target=target, reason=error.strerror or str(error)) from error
