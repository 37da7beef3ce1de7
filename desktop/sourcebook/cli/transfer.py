"""Commands that take everything out and bring it in: ``export`` and ``import``."""

import argparse
from pathlib import Path

from sourcebook.app import transfer
from sourcebook.cli import opening, out


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    export = commands.add_parser("export", parents=[common], help="write the library to a file")
    export.add_argument(
        "--as", dest="form", choices=transfer.FORMS, default="archive", help="in which form"
    )
    export.add_argument("--output", type=Path, required=True, metavar="FILE")
    export.set_defaults(run=run_export)
    bring = commands.add_parser("import", parents=[common], help="bring an export in")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.set_defaults(run=run_import)


def run_export(request: argparse.Namespace) -> int:
    """Write the library out."""
    with opening.open_library(request) as library:
        rows = transfer.export_library(library, request.form, request.output)
    print(f"Written: {request.output}, {out.count(rows, 'row', 'rows')}.")
    return 0


def run_import(request: argparse.Namespace) -> int:
    """Bring a file in."""
    with opening.open_library(request) as library:
        changes = transfer.import_file(library, request.file)
    articles = out.count(len(changes.articles), "article", "articles")
    notes = out.count(len(changes.notes), "note", "notes")
    print(f"Brought in: {articles}, {notes}.")
    return 0
