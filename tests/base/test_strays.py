# ruff: noqa: RUF001 - marks of windows-1252
"""Letters of an older encoding amid UTF-8 are mended; what was cut through is not."""

import pytest

from sourcebook.base.encoding import decode
from sourcebook.base.strays import decode_mended

UTF8 = "Die Füße der Möwe — „größer“, sagte der Wärter. " * 20


@pytest.mark.parametrize(
    "words",
    ["Über Äpfel, groß", "ein café.", "“so” – it’s", "Il a été à Paris", "SÃO PAULO", "¿Qué día?"],
)
def test_words_of_windows_are_read_among_others(words: str) -> None:
    mixed = UTF8.encode() + words.replace("¿", "").encode("cp1252") + b"\n" + UTF8.encode()
    assert decode(mixed, "utf-8")[0] == f"{UTF8}{words.replace('¿', '')}\n{UTF8}"


@pytest.mark.parametrize(
    "broken", [b"don\xe2 ", b"don\xe2\x80 ", b"f\xc3 ", b"\xff end", b"\xbc\xbc", b" \x81 "]
)
def test_what_was_cut_through_is_told(broken: bytes) -> None:
    assert "\ufffd" in decode_mended(UTF8.encode() + broken)


def test_many_broken_places_cost_one_pass() -> None:
    assert decode_mended(b"a\xff " * 300_000).count("\ufffd") == 0
    assert decode_mended(b"\xff\xff" * 300_000) == "\ufffd" * 600_000
