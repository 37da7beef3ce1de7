"""Put what was probably meant in the place of what cannot be meant in a query."""

import re
from collections.abc import Iterable
from typing import Final

from sourcebook.model.search import Chip

_NOT: Final = re.compile(r"\bNOT\s+\Z")


def corrected(text: str, chips: Iterable[Chip]) -> str:
    """Return *text* with the first mistake put right of which it is known how, or nothing.

    All else stays as it was typed.
    """
    trouble = next((chip for chip in chips if chip.trouble and chip.advice), None)
    if trouble is None:
        return ""
    end = trouble.end
    before = _NOT.sub("", text[: trouble.start])  # the advice has a minus for it
    name, colon, value = trouble.advice.partition(":")
    if value and text[:end].endswith(":"):  # what stood apart stands in the advice, too
        apart = text.find(value, end)
        end = apart + len(value) if apart >= 0 else end
    return f"{before}{name}{colon}{value}{text[end:]}"
