# ruff: noqa: RUF001 - signs that stand for others
"""What was encoded twice reads as it was meant; what is right stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.encoded_twice import once
from sourcebook.base.encoding import decode

MEANT = "“We’re here” – café, déjà vu… the river’s edge"


@pytest.mark.parametrize("through", ["latin-1", "cp1252"])
def test_signs_that_were_encoded_twice_are_mended(through: str) -> None:
    meant = MEANT if through == "latin-1" else MEANT.replace("”", "’")  # U+201D has no byte there
    twice = meant.encode().decode(through)
    assert once(twice) == meant
    assert decode(f"<p>{twice}".encode()) == (f"<p>{meant}", "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        MEANT,
        "NESCAFÉ® and NESCAFÉ® and NESCAFÉ® and NESCAFÉ®",
        "The sign “â€™” is what “’” becomes, “Ã©” is “é”, and “â€œ” is “““.",
        "Ünïcödé ñandú façade",
        "São Tomé, “Ã£” alone",
        "Ðð Þþ Ææ Öö",
    ],
)
def test_text_that_is_right_stays(text: str) -> None:
    assert once(text) == text


@given(st.text())
def test_it_never_fails_and_leaves_ascii_alone(text: str) -> None:
    ascii_only = text.encode("ascii", "ignore").decode()
    assert once(f"{text} end").endswith(" end")
    assert once(ascii_only) == ascii_only


@given(st.lists(st.sampled_from(["é", "’", "ü", "—", "ß", "œ", "word ", "."]), min_size=3))
def test_what_was_encoded_twice_is_what_it_was(pieces: list[str]) -> None:
    text = f"é’ü {''.join(pieces)}"
    assert once(text.encode().decode("latin-1")) == text
