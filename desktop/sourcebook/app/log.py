"""The log: what happened, never what somebody reads or writes.

Messages name ids, counts and kinds of errors. Titles, texts, notes and queries do not
belong in it; `Redacting` takes the text of errors of ours out, since they quote sources.
"""

import logging
import logging.handlers
import sys

from sourcebook.base import paths
from sourcebook.model.errors import SourcebookError

LARGEST_BYTES = 1_000_000
"""The log is begun anew at this size; one older file is kept."""

FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"


class Redacting(logging.Formatter):
    """Formats records without the words of a reader's sources."""

    def format(self, record: logging.LogRecord) -> str:
        """Name an error of ours by its kind instead of its sentence."""
        if isinstance(record.args, tuple):
            record.args = tuple(_redacted(one) for one in record.args)
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """Keep the trace, leave the message out: it may quote a source."""
        text = super().formatException(ei)  # type: ignore[arg-type]  # logging's own triple
        lines = [line for line in text.splitlines() if line.startswith((" ", "Traceback"))]
        kind = type(ei[1]).__name__ if isinstance(ei, tuple) else "an error"
        return "\n".join([*lines, kind])


def start(*, to_terminal: bool) -> None:
    """Begin to log into the log folder; where that cannot be written, only to the terminal."""
    root = logging.getLogger("sourcebook")
    if root.handlers:
        return
    root.setLevel(logging.INFO)
    try:
        folder = paths.log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            folder / "sourcebook.log", maxBytes=LARGEST_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        to_terminal = True
    else:
        _attach(root, file)
    if to_terminal:
        _attach(root, logging.StreamHandler(sys.stderr))


def _attach(root: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(Redacting(FORM))
    root.addHandler(handler)


def _redacted(one: object) -> object:
    return type(one).__name__ if isinstance(one, SourcebookError) else one
