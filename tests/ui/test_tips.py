"""A tooltip shows words as they are, also when they look like HTML."""

import pytest
from PySide6.QtGui import Qt, QTextDocument

from sourcebook.ui.tips import plain_tip


@pytest.mark.parametrize("words", ["", "example.org", "https://example.org/a?b=1&c=2", "1 < 2"])
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    assert plain_tip(words) == words


@pytest.mark.parametrize(
    "words", ["<img src='/x.png'>", "mailto:<img\u00a0src='/x.png'>@y", "<b>x"]
)
def test_what_looks_like_html_is_shown_and_not_obeyed(words: str) -> None:
    assert Qt.mightBeRichText(words)
    document = QTextDocument()
    document.setHtml(plain_tip(words))
    assert document.toPlainText().replace("\u00a0", " ") == words.replace("\u00a0", " ")
