"""Open the library a command works on, and find the thing an id stands for."""

import argparse
import sys
from pathlib import Path

from sourcebook.app import opening, organising
from sourcebook.app.opening import Library
from sourcebook.model.errors import NotInLibrary

SESSION = "command line"
"""The name under which the command line saves notes."""


def open_library(request: argparse.Namespace) -> Library:
    """Open the library of *request*, making it when it is not there."""
    return opening.open_library(Path(request.library))


def article_id(library: Library, short_id: str) -> str:
    """Return the full id of an article.

    Raises:
        NotInLibrary: The id is not that of an article.
    """
    kind, full = organising.resolve(library, short_id)
    if kind != "article":
        raise NotInLibrary(id=short_id)
    return full


def read_text(name: str) -> str:
    """Read a file, or standard input for ``-``, as UTF-8; damaged bytes are replaced."""
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return data.decode("utf-8-sig", "replace")
