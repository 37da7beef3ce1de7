# ruff: noqa: RUF001 - these are the signs themselves, look-alikes on purpose
"""The signs of many scripts that tell structure, named once."""

from typing import Final

BULLETS: Final = "-–*•‣▪◦●·∙"
"""What stands before an item of a list; no long dash: novels begin their speech with it."""

DASHES: Final = "-–—"
BETWEEN: Final = "|•·–—»:-"
"""What stands between a title and the name of its site."""

DASH: Final = "–"

STOPS: Final = ".!?…。！？؟۔:।॥።։។"
"""What ends a sentence, or announces the next."""

CALLS: Final = "!?؟！？"
"""What may end a heading too."""

PAUSES: Final = ",;،؛、"
"""What ends no sentence and no heading."""

CLOSERS: Final = "\"'”’»)]"
"""What may follow the end of a sentence."""

AFTER_ADDRESS: Final = ".,;:!?…)]}'’”"
"""What ends a sentence with a web address in it, and is no part of the address."""

OPENERS: Final = "—–-\"“”«»„‘'([{"
"""What speech or a note begins with, and hardly any heading."""

NO_TITLE_END: Final = ".,;:。،؛।॥።"
"""What ends a line that is no title."""

APOSTROPHES: Final = "'’"
COLONS: Final = ":："
BRACKETS: Final = ("(（", ")）")
"""Brackets around a number, opening and closing."""

SLASHES: Final = "/／"
