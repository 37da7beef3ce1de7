"""What is drawn of an image, told from its bytes; nothing an image holds can do harm."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sourcebook.clean import draw
from sourcebook.model.picture import COUNTER, Drawing


def an_image(form: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: Any) -> bytes:
    """Return an image whose left half is red, in the format named *form*."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    to = BytesIO()
    picture.convert(mode).save(to, form, **how)
    return to.getvalue()


def opened(drawing: Drawing) -> Image.Image:
    """Return what is drawn."""
    assert drawing.drawn is not None
    return Image.open(BytesIO(drawing.drawn))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_what_qt_draws_stays_as_it_came(form: str) -> None:
    drawing = draw(an_image(form))
    assert drawing == Drawing(f"image/{form.lower()}", 60, 40)


@pytest.mark.parametrize("form", ["AVIF", "BMP", "TIFF", "ICO", "JPEG2000"])
def test_other_formats_are_made_anew(form: str) -> None:
    drawing = draw(an_image(form))
    assert drawing.media_type.startswith("image/")
    assert (drawing.drawn_type, drawing.reason) == ("image/webp", "")
    picture = opened(drawing).convert("RGB")
    assert picture.size == (drawing.width, drawing.height)
    red, green, _ = picture.getpixel((picture.width // 4, picture.height // 2))  # type: ignore[misc]  # three colours
    assert (red > 200, green < 60) == (True, True)


def test_a_photograph_held_sideways_is_drawn_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    drawing = draw(an_image("JPEG", exif=exif.tobytes()))
    assert (drawing.width, drawing.height) == (40, 60)
    assert opened(drawing).size == (40, 60)


def test_printing_colours_become_those_of_the_screen() -> None:
    drawing = draw(an_image("JPEG", mode="CMYK"))
    assert drawing.media_type == "image/jpeg"
    assert opened(drawing).mode == "RGB"


def test_sixteen_bits_become_eight_without_clipping() -> None:
    grey = Image.new("I;16", (40, 40), 32_768)
    to = BytesIO()
    grey.save(to, "PNG")
    value = opened(draw(to.getvalue())).convert("L").getpixel((9, 9))
    assert isinstance(value, int | float)
    assert 120 < value < 136


def test_what_is_clear_stays_clear() -> None:
    picture = Image.new("RGBA", (3000, 40), (255, 0, 0, 0))
    to = BytesIO()
    picture.save(to, "PNG")
    assert opened(draw(to.getvalue())).getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_wide_image_is_drawn_as_wide_as_a_screen_shows(form: str) -> None:
    drawing = draw(an_image(form, (6000, 300)))
    assert (drawing.width, drawing.height) == (2400, 120)
    assert opened(drawing).size == (2400, 120)


def test_a_very_tall_image_is_drawn_smaller() -> None:
    drawing = draw(an_image("PNG", (1000, 20_000)))
    assert drawing.height <= 16_383
    assert drawing.width * drawing.height <= 16_000_000


def test_a_moving_image_stays_as_it_came() -> None:
    frames = [Image.new("P", (30, 30), shade) for shade in (0, 90, 180)]
    to = BytesIO()
    frames[0].save(to, "GIF", save_all=True, append_images=frames[1:])
    assert draw(to.getvalue()) == Drawing("image/gif", 30, 30)


def test_a_moving_avif_is_drawn_by_its_first_frame() -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    to = BytesIO()
    frames[0].save(to, "AVIF", save_all=True, append_images=frames[1:])
    red, _, blue = opened(draw(to.getvalue())).convert("RGB").getpixel((30, 30))  # type: ignore[misc]  # three colours
    assert (red > 200, blue < 60) == (True, True)


def test_one_pixel_is_a_counter() -> None:
    assert draw(an_image("GIF", (1, 1))).reason == COUNTER


def test_svg_is_never_drawn() -> None:
    for data in (
        b"<svg xmlns='x'/>",
        b"<?xml version='1.0'?>\n<!-- x -->\n<svg>",
        b"\xef\xbb\xbf<SVG>",
    ):
        drawing = draw(data)
        assert (drawing.media_type, drawing.width) == ("image/svg+xml", 0)
        assert drawing.reason == "it is drawn as SVG"


def a_bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100_000))
    mark = b"\x89PNG\r\n\x1a\n"
    return mark + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (9_000, 9_000), (10_000, 10_000)])
def test_a_bomb_is_not_opened(size: tuple[int, int]) -> None:
    drawing = draw(a_bomb(*size))
    assert (drawing.width, drawing.reason) == (0, "it has too many pixels")


def test_what_broke_off_is_drawn_as_far_as_it_goes() -> None:
    data = an_image("JPEG", (600, 400))
    drawing = draw(data[: len(data) // 2])
    assert drawing.reason == "it breaks off"
    assert opened(drawing).size == (600, 400)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "sent nothing"),
        (b"<!doctype html><p>Not found", "sent a page"),
        (b'{"error": 1}', "sent a page"),
        (b"\0\0\0\x20ftypheic\0\0\0\0", "HEIC"),
        (b"%PDF-1.7", "no image"),
        (b"GIF89a", "damaged"),
        (b"\xff\xd8\xff\xe0rubbish", "damaged"),
    ],
)
def test_what_is_no_image_says_why(data: bytes, reason: str) -> None:
    drawing = draw(data)
    assert drawing.width == 0
    assert reason in drawing.reason or "no image" in drawing.reason


@given(
    st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "ICO"]),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=20),
    st.integers(0, 5000),
)
def test_no_damage_makes_it_raise(form: str, harm: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(an_image(form, (20, 20)))
    for at, value in harm:
        data[at % len(data)] = value
    drawing = draw(bytes(data[: keep or None]))
    assert bool(drawing.width) or drawing.reason


@pytest.mark.parametrize("head", [b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"])
def test_a_format_that_nobody_here_draws_is_named(head: bytes) -> None:
    drawing = draw(head + b"rubbish")
    assert drawing.media_type == "image/jxl"
    assert "JPEG XL" in drawing.reason
