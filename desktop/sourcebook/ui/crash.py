"""Write down what failed, without a word of anybody's articles or notes."""

import logging
import platform
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion

from sourcebook import __version__
from sourcebook.base import clock, paths

log = logging.getLogger(__name__)


def report(error: BaseException) -> str:
    """Return versions and the way to the failure.

    Messages of errors and values of variables are left out: they may quote a text.
    """
    lines = [
        f"Sourcebook {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"{clock.utc_now()}",
        "",
    ]
    for one in _chain(error):
        lines += ["".join(traceback.format_tb(one.__traceback__)).rstrip(), type(one).__name__, ""]
    return "\n".join(lines)


def keep(text: str) -> Path | None:
    """Write a report into the folder of logs; None where that cannot be written."""
    file = paths.log_folder() / f"crash-{clock.utc_now().replace(':', '')}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        log.warning("a crash report cannot be written (%s)", type(error).__name__)
        sys.stderr.write(text)
        return None
    return file


def _chain(error: BaseException) -> list[BaseException]:
    """Return the errors that led to *error*, the first one first."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and cause not in chain:
        chain.append(cause)
    return chain[::-1]
