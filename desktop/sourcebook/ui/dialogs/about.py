"""Say what this program is, in which version, and under which licences."""

import json
from typing import Final

from PySide6.QtWidgets import QTextBrowser, QWidget

from sourcebook import __version__
from sourcebook.base import paths
from sourcebook.ui.dialogs.sheet import Sheet

PACKAGES: Final = (
    "PySide6-Essentials",
    "apsw",
    "whoosh3",
    "trafilatura",
    "lxml",
    "nh3",
    "Markdown",
    "urllib3",
    "zstandard",
    "fontpkg-literata",
    "fontpkg-inter",
    "fontpkg-jetbrains-mono",
)
"""The works of others that a reader meets most; the folder ``licences`` of a build names all."""


class AboutDialog(Sheet):
    """Version and licences."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(f"Sourcebook {__version__}", parent)
        self.setWindowTitle(self.tr("About Sourcebook"))
        self.add_words(self.tr("Read articles, take notes beside them, and find both again."))
        self.add_words(
            self.tr("It works offline, without an account, and sends nothing to anyone."),
            tone="dim",
        )
        self.add_words(self.tr("Free software under the MIT licence, built with:"))
        works = QTextBrowser()
        works.setPlainText("\n".join(works_of_others()))
        works.setAccessibleName(self.tr("Licences"))
        works.setFixedHeight(190)
        self.body.addWidget(works)
        self.add_buttons(self.tr("Close"))


def works_of_others() -> list[str]:
    """Return a line for each work of others: all that a build brings, else what a reader meets."""
    folder = paths.licences_folder()
    if folder is None:
        return list(filter(None, map(_work, PACKAGES)))
    rows = json.loads((folder / "works.json").read_text("utf-8"))
    lines = [f"{row['name']} {row['version']}  {row['licence']}".rstrip() for row in rows]
    return [*lines, "", str(folder)]


def _work(package: str) -> str:
    """Return name, version and licence of an installed package, or nothing."""
    from importlib import metadata  # noqa: PLC0415 - only a program run from its source asks

    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ""
    fields = [field for field in ("License-Expression", "License") if field in about]
    licence = next((about[field].splitlines()[0] for field in fields if about[field]), "")
    return f"{about['Name']} {about['Version']}  {licence}".rstrip()
