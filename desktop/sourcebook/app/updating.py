"""Ask whether there is a newer version, for people who want that; nothing is asked without."""

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sourcebook import __version__
from sourcebook.app.helper import Helper
from sourcebook.model.errors import AddressUnreachable
from sourcebook.model.settings import Settings, Value

if TYPE_CHECKING:
    from concurrent.futures import Future

ADDRESS: Final = "https://example.org/sourcebook/latest.txt"
"""A text whose first line is the newest version, such as ``1.2.3`` (packaging/RELEASING.md)."""

MEMORY_BYTES: Final = 500_000_000
PATIENCE_S: Final = 60.0

_VERSION: Final = re.compile(r"v?([0-9]{1,5}(?:\.[0-9]{1,5}){1,3})")


class Asker:
    """Asks in a process of its own, which ends with the answer."""

    def __init__(self) -> None:
        self._helper: Helper | None = None

    def ask(self, settings: Settings, address: str = ADDRESS) -> "Future[str]":
        """Have `newer_version` called."""
        helper = self._helper = Helper(
            "updates", patience_s=PATIENCE_S, memory_bytes=MEMORY_BYTES, steps_back=False
        )
        asked = helper.ask(newer_version_here, dict(settings.values), address)
        asked.add_done_callback(lambda _: helper.worker.close())
        return asked

    def close(self) -> None:
        """End the process, whatever it waits for."""
        if self._helper is not None:
            self._helper.close()


def newer_version_here(values: dict[str, Value], address: str) -> str:
    """Call `newer_version` in a helper process, which takes the values of the settings."""
    return newer_version(Settings(MappingProxyType(values)), address)


def newer_version(settings: Settings, address: str) -> str:
    """Return the version that *address* tells, or nothing when it is not newer than this one.

    One request is all that leaves this machine. Blocks while the server answers.

    Raises:
        SourceError: There is no answer, or none that is a version.
    """
    from sourcebook import capture  # noqa: PLC0415 - urllib3 is not on the way to the window

    told = _VERSION.fullmatch(capture.fetch_line(address, settings))
    if told is None:
        raise AddressUnreachable(source=address, reason="what it answers is no version")
    return told[1] if _order(told[1]) > _order(__version__) else ""


def _order(version: str) -> tuple[int, ...]:
    """Return the numbers of a version as they compare: 1.2 is 1.2.0, and comes after 1.2rc1."""
    found = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    written = found[0] if found else "0"
    numbers = [int(number) for number in written.split(".")[:4]]
    return (*numbers, *[0] * (4 - len(numbers)), int(written == version))
