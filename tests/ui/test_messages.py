"""An error says the same in the window and on the command line, or its translation."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from sourcebook.model.errors import AmbiguousId, SourceEmpty
from sourcebook.ui import messages


class German(QTranslator):
    """Knows one template."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt names it
        """Tell Qt to ask."""
        return False

    def translate(
        self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        """Translate what is known."""
        known = {("errors", AmbiguousId.template): "„{id}“ passt auf {count} Dinge."}
        return known.get((context, text), "")


def test_without_a_translation_the_english_sentence_is_said() -> None:
    error = SourceEmpty(source="a{b}.txt")
    assert messages.sentence(error) == str(error)


def test_a_template_is_translated_before_its_fields_are_filled_in(
    qapp: QCoreApplication,
) -> None:
    german = German()
    qapp.installTranslator(german)
    try:
        assert messages.sentence(AmbiguousId(id="ab", count=3)) == "„ab“ passt auf 3 Dinge."
    finally:
        qapp.removeTranslator(german)


@pytest.mark.usefixtures("qapp")
def test_braces_in_a_source_are_not_taken_for_fields() -> None:
    assert "{evil}" in messages.sentence(SourceEmpty(source="{evil}"))
