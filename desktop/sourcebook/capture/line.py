"""The first line of a small text on a web server."""

from typing import Final

from sourcebook.capture.fetch import Wish, fetch
from sourcebook.capture.read import allowed_hosts
from sourcebook.model.settings import Settings

A_LINE: Final = Wish("text/plain", most_bytes=4_096, deadline_s=30.0)
"""Nobody waits for it, and it is never long."""


def fetch_line(address: str, settings: Settings) -> str:
    """Return the first line of the text at *address*, without the space around it.

    Sends one request, without cookies. Blocks for up to 30 seconds; never call it on a window's
    thread.

    Raises:
        SourceError: As `fetch` says.
    """
    answer = fetch(address, allowed_hosts(settings), settings.number("fetch_timeout_s"), A_LINE)
    return answer.data.decode("utf-8", "replace").strip().partition("\n")[0].strip()
