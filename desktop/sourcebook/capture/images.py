"""Images of an article from their servers: what is asked for, how politely, and how much."""

from collections.abc import Iterable
from typing import Final

from sourcebook.base import urls
from sourcebook.base.counters import is_counter
from sourcebook.capture.fetch import Wish, fetch
from sourcebook.capture.read import allowed_hosts
from sourcebook.model.errors import (
    AddressForbidden,
    AddressRefused,
    AddressUnreachable,
    AddressUnsupported,
    SourceError,
    SourceTooLarge,
)
from sourcebook.model.picture import COUNTER, Fetched, Wanted
from sourcebook.model.settings import Settings

MAX_IMAGE_BYTES: Final = 30_000_000
"""Bytes of one image: a photograph of 50 megapixels at the highest quality has 25 MB."""

MAX_SILENCE_S: Final = 10.0
"""How long an image's server may be silent; the words do not wait for it, but the next one does."""

DEADLINE_S: Final = 45.0
"""How long one image may take in all: 30 MB over a slow line of 6 Mbit/s."""

LANES_A_HOST: Final = 2
"""Images asked of one host at a time; browsers ask six."""

IMAGES: Final = Wish(
    accept="image/webp,image/png,image/jpeg,image/gif,image/avif;q=0.9,image/*;q=0.8,*/*;q=0.1",
    most_bytes=MAX_IMAGE_BYTES,
    deadline_s=DEADLINE_S,
)
"""WebP before AVIF: it is drawn as it is."""


def fetch_image(wanted: Wanted, settings: Settings, private_host: str = "") -> Fetched:
    """Fetch one image; what goes wrong is told in the result.

    Blocks for seconds; never call it on a window's thread. Sends no cookie and no referrer, and
    never asks a private network, but for the hosts that the settings name and *private_host*, on
    which the article lies because the user said so. What the server says of the
    bytes is not believed: `clean.draw` looks at them.
    """
    if is_counter(wanted.address):
        return Fetched(wanted.number, wanted.address, reason=COUNTER)
    silence_s = min(settings.number("fetch_timeout_s"), MAX_SILENCE_S)
    try:
        answer = fetch(wanted.address, allowed_hosts(settings, private_host), silence_s, IMAGES)
    except SourceError as error:
        return Fetched(wanted.number, wanted.address, reason=_why(error))
    if is_counter(answer.address):
        return Fetched(wanted.number, wanted.address, reason=COUNTER)
    reason = "" if answer.data else "its server sent nothing"
    return Fetched(wanted.number, answer.address, answer.data, reason)


def lanes(images: Iterable[Wanted]) -> list[list[Wanted]]:
    """Deal *images* out into rows of which each is fetched one after the other.

    The images of one host fill at most `LANES_A_HOST` of them, so that no server is hurried.
    """
    by_host: dict[str, list[Wanted]] = {}
    for image in images:
        by_host.setdefault(urls.host_of(image.address), []).append(image)
    dealt = [row[at::LANES_A_HOST] for row in by_host.values() for at in range(LANES_A_HOST)]
    return [lane for lane in dealt if lane]


def _why(error: SourceError) -> str:
    if isinstance(error, AddressUnreachable):
        return str(error.fields["reason"])
    if isinstance(error, AddressRefused):
        return f"its server refused it with status {error.fields['status']}"
    words: dict[type[SourceError], str] = {
        AddressForbidden: "it leads to a private network",
        AddressUnsupported: "it leads to an address that is not on the web",
        SourceTooLarge: f"it is larger than {MAX_IMAGE_BYTES // 1_000_000} MB",
    }
    return words.get(type(error), "it could not be fetched")
