# ruff: noqa: RUF001 - signs that look alike are what is tested
"""Words as Whoosh takes them."""

from sourcebook.index.analysis import FoldedWords


def test_words_that_cover_one_another_share_a_position() -> None:
    text = "In Şengal’ın F-16, 民主力"
    tokens = FoldedWords()(text, positions=True, chars=True)
    found = [(token.text, token.pos, text[token.startchar : token.endchar]) for token in tokens]
    assert found == [
        ("in", 0, "In"),
        ("sengalin", 1, "Şengal’ın"),
        ("sengal", 1, "Şengal"),
        ("in", 1, "ın"),
        ("f", 2, "F"),
        ("16", 3, "16"),
        ("f16", 3, "F-16"),
        ("民主", 4, "民主"),
        ("主力", 5, "主力"),
        ("力", 5, "力"),
    ]
