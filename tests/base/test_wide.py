# ruff: noqa: RUF001 - letters of other scripts
"""Text in two or four bytes a character is known without its mark, and nothing else is."""

import os
import sys
from pathlib import Path

import pytest

from sourcebook.base.encoding import decode
from sourcebook.base.wide import wide_codec

TEXTS = (
    "The water came back, and nobody had asked for it.\n",
    "Весной вода вернулась в старое русло. Никто уже не ждал её.\n",
    "春天，水又回到了旧河道。一个人也没有想到。\n",
    "春になると水は戻ってきた。\n誰も知らなかった。\n",
    "عادت المياه إلى مجراها القديم.\n",
    "वसंत में पानी लौट आया।\n",
    "봄이 되자 물이 돌아왔다.\n",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("times", [1, 200])
def test_text_of_every_writing_is_read(text: str, codec: str, times: int) -> None:
    data = (text * times).encode(codec)
    assert wide_codec(data) == codec
    assert decode(data, "utf-8") == (text * times, codec)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_other_text_with_a_zero_in_it_is_not_wide(text: str, codec: str) -> None:
    data = (text * 9).encode(codec)
    assert wide_codec(data) == wide_codec(data + b"\0" + data) == ""


def test_text_that_breaks_off_amid_a_character_keeps_the_others() -> None:
    text = TEXTS[1] * 3
    assert decode(text.encode("utf-16-le") + b"\x41")[0] == f"{text}\ufffd"


def test_programs_and_libraries_are_no_text() -> None:
    places = [Path(sys.executable), *Path(os.__file__).parent.rglob("*.so")]
    assert {wide_codec(place.read_bytes()) for place in places} == {""}
