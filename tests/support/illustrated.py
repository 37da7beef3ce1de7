"""Pages with images, and images, for tests of what becomes of them."""

from io import BytesIO

from PIL import Image

from sourcebook.model.capture import Source
from support.site import Site

WORDS = "<p>Every evening somebody climbed the steps and lit the lamp of the harbour again.</p>"


def an_image(form: str = "PNG", size: tuple[int, int] = (120, 80), shade: int = 90) -> bytes:
    """Return an image in the format named *form*."""
    to = BytesIO()
    Image.new("RGB", size, (shade, 20, 30)).save(to, form)
    return to.getvalue()


def a_page(site: Site, *names: str) -> Source:
    """Serve an article that shows these images between its paragraphs."""
    shown = "".join(f'{WORDS * 2}<img src="/{name}" alt="{name}">{WORDS}' for name in names)
    page = f"<html><title>Harbour</title><body><article><h1>Harbour</h1>{shown}</article></body>"
    return Source.at(site.page("/page", page.encode()))
