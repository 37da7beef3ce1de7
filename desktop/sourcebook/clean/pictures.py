"""Give an image the form in which it is drawn; the original stays what it is.

Runs in a helper process that can be ended: decoders are written in C and read what strangers
made. PNG, JPEG, GIF and WebP are drawn as they came; whatever Qt does not draw, or would draw
wrongly (turned, in printing colours, too large), is made anew as WebP.
"""

import struct
import warnings
import zlib
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from sourcebook.model.picture import COUNTER, Drawing

MAX_PIXELS: Final = 80_000_000
"""Of an image that is opened: twice a large camera's; as RGBA 320 MB of the worker's GB."""

MAX_WIDTH: Final = 2400
"""Pixels drawn across: a column of 70 letters on the finest screens has not more."""

MAX_DRAWN: Final = 16_000_000
"""Pixels of what is drawn; a tall chart of more would take 64 MB in the window alone."""

_LEAST_BYTES: Final = 200
"""What broke off before this many bytes shows nothing."""

QUALITY: Final = 88
"""Of WebP with losses; no difference is seen on photographs, text in images stays clean."""

_AS_THEY_ARE: Final = frozenset({"PNG", "JPEG", "MPO", "GIF", "WEBP"})
_OPENED: Final = (
    *("PNG", "JPEG", "GIF", "WEBP"),
    *("AVIF", "BMP", "DIB", "TIFF", "ICO", "CUR", "JPEG2000", "TGA"),
)
"""Formats that are tried at all: Pillow knows forty more, some of which start other programs."""

_LOSSLESS: Final = frozenset({"BMP", "DIB", "ICO", "CUR", "PNG", "GIF"})
_PLAIN_MODES: Final = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
_TURNED: Final = 0x0112
"""The EXIF tag that says how the camera was held."""

_TYPES: Final = {
    "MPO": "image/jpeg",
    "DIB": "image/bmp",
    "CUR": "image/x-icon",
    "TGA": "image/x-tga",
}
_BROKEN: Final = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError),
    *(AttributeError, RuntimeError, struct.error, zlib.error),
)
"""All that Pillow was seen to raise on damaged files."""


def draw(data: bytes) -> Drawing:
    """Tell what *data* is, and make the form that is drawn where it cannot be drawn itself.

    Costs some milliseconds where nothing is to be done, up to two seconds for the largest.
    Never raises on what is no image: then the reason says so.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _drawing(data)
        except UnidentifiedImageError:
            return _unknown(data)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
            return Drawing("", reason="it has too many pixels")
        except _BROKEN:
            return Drawing("", reason="it is damaged")


def _drawing(data: bytes) -> Drawing:
    with Image.open(BytesIO(data), formats=_OPENED) as image:
        kind = image.format or ""
        media_type = _TYPES.get(kind) or Image.MIME.get(kind, "")
        if image.width * image.height > MAX_PIXELS:
            return Drawing(media_type, reason="it has too many pixels")
        if image.width <= 1 or image.height <= 1:
            return Drawing(media_type, reason=COUNTER)
        is_whole = _load(image, data)
        if is_whole and _is_fit(image, kind):
            return Drawing(media_type, image.width, image.height)
        drawn = _shrunk(_upright(image))
        form = BytesIO()
        _in_screen_colours(drawn).save(
            form, "WEBP", quality=QUALITY, lossless=kind in _LOSSLESS, method=2, exact=False
        )
        reason = "" if is_whole else "it breaks off"
        return Drawing(media_type, drawn.width, drawn.height, form.getvalue(), "image/webp", reason)


def _load(image: Image.Image, data: bytes) -> bool:
    """Decode the first frame; tell whether all of it was there.

    What broke off is decoded as far as it goes.
    """
    if image.format == "JPEG" and image.width > 2 * MAX_WIDTH:
        image.draft(None, (MAX_WIDTH, MAX_WIDTH))
    try:
        image.load()
    except OSError:
        if len(data) < _LEAST_BYTES:
            raise
    else:
        return True
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # Pillow has no other way to ask for it
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return False


def _is_fit(image: Image.Image, kind: str) -> bool:
    return (
        kind in _AS_THEY_ARE
        and image.mode in _PLAIN_MODES
        and image.width <= MAX_WIDTH
        and image.width * image.height <= MAX_DRAWN
        and image.getexif().get(_TURNED, 1) == 1
    )


def _upright(image: Image.Image) -> Image.Image:
    return ImageOps.exif_transpose(image)


def _shrunk(image: Image.Image) -> Image.Image:
    scale = min(1.0, MAX_WIDTH / image.width, (MAX_DRAWN / (image.width * image.height)) ** 0.5)
    # WebP has no more than 16,383 pixels in a direction.
    scale = min(scale, 16_383 / image.width, 16_383 / image.height)
    if scale == 1.0:
        return image
    size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
    has_levels = image.mode not in {"1", "P", "PA"} and not image.mode.startswith("I")
    return image.resize(size, Image.Resampling.LANCZOS if has_levels else None)


def _in_screen_colours(image: Image.Image) -> Image.Image:
    """Return *image* in sRGB with eight bits a colour."""
    if image.mode in {"I;16", "I;16B", "I;16L", "I", "F"}:
        return _eight_bits(image)
    has_clear = "A" in image.getbands() or "transparency" in image.info
    wanted = "RGBA" if has_clear else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" and profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, given, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, *_BROKEN):
            return image.convert("RGB")
        return turned or image.convert("RGB")
    return image if image.mode == wanted else image.convert(wanted)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey image of sixteen bits or more in eight: Pillow would clip, not scale."""
    low, high = (float(value) for value in image.getextrema()[:2])  # type: ignore[arg-type]
    top = 65_535.0 if 255 < high <= 65_535 and low >= 0 else max(high, 1.0)
    return image.convert("F").point(lambda value: value * (255.0 / top)).convert("L")


def _unknown(data: bytes) -> Drawing:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head:
        return Drawing("", reason="its server sent nothing")
    if b"<svg" in head:
        return Drawing("image/svg+xml", reason="it is drawn as SVG")
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"heim", b"heis"}:
        return Drawing("image/heic", reason="its format (HEIC) cannot be drawn here")
    if data.startswith((b"\xff\x0a", b"\0\0\0\x0cJXL ")):
        return Drawing("image/jxl", reason="its format (JPEG XL) cannot be drawn here")
    if head.startswith((b"<!doctype", b"<html", b"<head", b"<?xml", b"{")):
        return Drawing("", reason="its server sent a page instead of an image")
    return Drawing("", reason="it is no image, or of a kind that cannot be drawn here")
