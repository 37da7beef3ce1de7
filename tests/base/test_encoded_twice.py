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
def test_it_never_fails_and_settles(text: str) -> None:
    once(text)
