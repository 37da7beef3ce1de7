"""Write alias sets so that this program, a spreadsheet or a person can read them.

JSON holds all of a set::

    {"format": "sourcebook-aliases", "version": 1, "sets": [
      {"aliases": [{"spelling": "Sinjar", "language": "en"}], "note": "", "is_on": true}]}

CSV has the columns ``name``, ``alias`` and ``language``, one line for each spelling; ``name`` is
the first spelling of its set, which has a line of its own.
"""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

from sourcebook.base import atomic
from sourcebook.model.alias import AliasSet
from sourcebook.model.errors import ExportFailed

FORMAT = "sourcebook-aliases"
VERSION = 1


def write_aliases(sets: Iterable[AliasSet], target: Path) -> None:
    """Write *sets* to *target*, as CSV if its name ends in ``.csv``, else as JSON.

    Raises:
        ExportFailed: The disk refused; what stood at *target* before still stands there.
    """
    text = _csv(sets) if target.suffix.lower() == ".csv" else _json(sets)
    try:
        atomic.write_text(target, text)
    except OSError as error:
        raise ExportFailed(target=target, reason=error.strerror or str(error)) from error


def _json(sets: Iterable[AliasSet]) -> str:
    content = [
        {
            "aliases": [
                {"spelling": alias.spelling, "language": alias.language} for alias in one.aliases
            ],
            "note": one.note,
            "is_on": one.is_on,
        }
        for one in sets
    ]
    document = {"format": FORMAT, "version": VERSION, "sets": content}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _csv(sets: Iterable[AliasSet]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(("name", "alias", "language"))
    for one in sets:
        for alias in one.aliases:
            writer.writerow((one.name, alias.spelling, alias.language))
    return lines.getvalue()
