"""Bytes become the text their writer meant, whatever is claimed about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.encoding import codec_of, decode

GERMAN = "Die Füße der Möwe — „größer“ als gedacht, sagte der Wärter. " * 4
RUSSIAN = "Река вернулась в старое русло, и никто уже не верил этому. " * 6


@pytest.mark.parametrize(
    "claim", ["", "utf-8", "ascii", "iso-8859-1", "windows-1251", "zip", "x\0"]
)
def test_utf8_survives_every_claim(claim: str) -> None:
    assert decode(GERMAN.encode(), claim) == (GERMAN, "utf-8")


def test_windows_quotes_survive_the_claim_of_latin_1() -> None:
    text = "“Quoted” — and dashed"
    assert decode(text.encode("cp1252"), "iso-8859-1")[0] == text


def test_a_few_windows_quotes_need_no_claim() -> None:
    text = "“Quoted” — and dashed. " * 3
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(codec: str) -> None:
    assert decode(GERMAN.encode(codec), "ascii")[0] == GERMAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_known(codec: str) -> None:
    assert decode(GERMAN.encode(codec))[0] == GERMAN


def test_the_page_may_name_its_own_encoding() -> None:
    page = f'<html><meta charset="koi8-r"><p>{RUSSIAN}'
    assert decode(page.encode("koi8-r"))[0] == page


@pytest.mark.parametrize(("codec", "claim"), [("cp932", "Shift_JIS"), ("gb18030", "gb2312")])
def test_a_true_claim_of_the_transport_is_believed(codec: str, claim: str) -> None:
    text = "河流回到城市。人们站在桥上。" * 5
    assert decode(text.encode(codec, "ignore"), claim)[0] == text.encode(codec, "ignore").decode(
        codec
    )


def test_unclaimed_cyrillic_is_detected() -> None:
    assert decode(RUSSIAN.encode("cp1251"))[0] == RUSSIAN


def test_damage_in_utf8_costs_only_the_damaged_place() -> None:
    data = (GERMAN * 20).encode() + b"\xff end"
    text, codec = decode(data)
    assert codec == "utf-8"
    assert text == GERMAN * 20 + "\ufffd end"


def test_halves_of_pairs_from_a_clipboard_are_joined() -> None:
    pair = "a \ud83d\ude00 b \ud83d c"
    assert decode(pair.encode("utf-8", "surrogatepass"), "utf-8")[0] == "a 😀 b \ufffd c"


def test_a_codec_that_is_no_encoding_of_text_is_not_known() -> None:
    assert codec_of("zlib") == codec_of("idna") == ""


@given(st.binary(), st.text())
def test_decoding_never_raises(data: bytes, claim: str) -> None:
    text, codec = decode(data, claim)
    assert isinstance(text, str)
    assert codec
