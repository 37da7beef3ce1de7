"""Say errors in the user's language."""

from PySide6.QtCore import QCoreApplication

from sourcebook.model.errors import SourcebookError


def sentence(error: SourcebookError) -> str:
    """Return what *error* says: its class's template translated, then its fields filled in."""
    template = QCoreApplication.translate("errors", type(error).template)
    return template.format(**error.fields)
