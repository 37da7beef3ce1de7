"""The sentences that say what in a query was left out, and why."""

from typing import Final

NO_FIELD: Final = "There is no “{name}:”. For the words themselves put them in quotation marks."
NOT_KNOWN: Final = "“{name}:” does not know “{value}”; it takes {known}."
QUESTION_MARK: Final = "“?” stands for no letter; “*” stands for any number of them."
SHORT_BEGINNING: Final = "Type two letters at least before the star."
SHORT_PATTERN: Final = "Type two letters at least beside the star."
MINUS_BEFORE_IN: Final = "Put the minus before a word: -title:word."
NEAR_IN_TITLE: Final = "“near:” looks in texts; “in:title” cannot stand beside it."

TOO_MANY_WORDS: Final = "Only the first {count} words were looked for."
TOO_MANY_DIFFERENT: Final = "Only the first {count} different words were looked for."
TOO_LONG: Final = "Only the first {count:,} letters were read."

TAKES: Final = {
    "date": "Write a date as 2014, 2014-08, aug-2014, 2014-08-03 or 2014..2016.",
    "saved": "Write a date as 2014, 2014-08-03 or 2014..2016, or today, last-week, this-month.",
    "words": "Write a length as words:>2000, words:<500 or words:500..800.",
    "lang": "Write a language by its code, as lang:en or lang:tr.",
    "near": "Write words in brackets, as near:5(harbour lamp) or near:5(lam* (sea OR tide)).",
}
"""Field → what it takes."""
