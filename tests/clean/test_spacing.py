"""White space that means something is kept; that of prose is not."""

import pytest

from sourcebook.model.edition import Kind
from support.pages import cleaned, texts

BEFORE = "How the tower was built\n\nThis is what the people of the town were told:\n\n"
AFTER = "\n\nAfter that nobody spoke of it any more, and the tower stood for a long time."


def codes(text: str) -> list[str]:
    return texts(cleaned(BEFORE + text + AFTER), Kind.CODE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "    git clone tower\n    cd tower\n      make all",
            "git clone tower\ncd tower\n  make all",
        ),
        ("\tdef f(x):\n\t\treturn x", "def f(x):\n\treturn x"),
        ("    if true; then\n\n        make\n    fi", "if true; then\n\n    make\nfi"),
        ("    make install", "make install"),
        ("Run this:\n    make install\nThen it is there, and can be seen.", "make install"),
        ("> Do this:\n>\n>     make all\n>     make test", "make all\nmake test"),
    ],
)
def test_indented_commands_are_code_with_their_own_white_space(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "North    open\nSouth    shut\nWest  gate    open",
        "Bread     1.20   up\nMilk      0.90   down",
    ],
)
def test_columns_keep_their_places(text: str) -> None:
    assert codes(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "    It was built in three winters by people\n    who had nothing else to do.",
        "    The wall was built in three winters by people who had nothing else to\ndo, it shows.",
        "          The Second Tower",
        "It was built.  Nobody knew why.\nIt was built.  Nobody knew why.",
        "-  one tower\n-  two towers",
        "- one tower\n    and all that is in it\n- two towers",
        "\tHe went out.\n\tShe stayed at home.",
        "One  space too many here\nand one that is  somewhere else",
        "    " + "x" * 600 + "\n    y = 1 and " + "z " * 300,
    ],
)
def test_prose_and_lists_are_no_code(text: str) -> None:
    assert codes(text) == []


def test_a_text_that_is_indented_as_a_whole_is_none() -> None:
    lines = (BEFORE + "It was built in three winters." + AFTER).split("\n")
    edition = cleaned("\n".join(f"      {line}" for line in lines))
    assert edition.metadata.title == "How the tower was built"
    assert texts(edition, Kind.CODE) == []


def test_code_alone_is_its_own_text() -> None:
    assert texts(cleaned("a  1\nb  2\n\nc  3\nd  4")) == ["a  1\nb  2\n\nc  3\nd  4"]


def test_code_is_neither_byline_nor_notice() -> None:
    edition = cleaned(
        "The Tower\n\nTom Reed    Ann\nTom Sand    Bob" + AFTER + "\n\nShare  1\nShare  2"
    )
    assert edition.metadata.byline == ""
    assert texts(edition, Kind.CODE) == ["Tom Reed    Ann\nTom Sand    Bob", "Share  1\nShare  2"]
