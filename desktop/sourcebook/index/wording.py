"""What is said of a query: how its parts were understood, and which were left out, and why."""

from typing import Final

from sourcebook.index.query import Field, Where

IN_TITLE: Final = "in the title"
BEGINNING: Final = "{word}…"
LIKE: Final = "like {word}"
PHRASE: Final = "“{words}”"
IN_FIELD: Final = {
    Where.ANYWHERE: "{words}",
    Where.TITLE: "title: {words}",
    Where.BY: "by: {words}",
    Where.SITE: "site: {words}",
}
EITHER: Final = "{one} or {other}"
NEAR: Final = "{parts} within {count} words"
ADJACENT: Final = "{parts} next to each other"

VALUE: Final = {
    Field.KIND: "in: {value}s",
    Field.IS: "{value}",
    Field.TAG: "tag: {value}",
    Field.HAS: "has: {value}",
    Field.COLOUR: "colour: {value}",
    Field.LANGUAGE: "language: {value}",
    Field.SITE: "site: {value}",
    Field.AUTHOR: "by: {value}",
}
DAYS: Final = {Field.DATE: "published: {days}", Field.SAVED: "saved: {days}"}
FROM_TO: Final = "{first} to {last}"
FROM: Final = "from {first}"
UP_TO: Final = "up to {last}"

ONE_WORD: Final = "1 word"
LENGTH: Final = "{first} words"
LENGTHS: Final = "{first} to {last} words"
LENGTH_OR_MORE: Final = "{first} words or more"
LENGTH_UP_TO: Final = "up to {last} words"

NO_FIELD: Final = "There is no “{name}:”. For the words themselves put them in quotation marks."
NOT_KNOWN: Final = "“{name}:” does not know “{value}”; it takes {known}."
QUESTION_MARK: Final = "“?” stands for no letter; “*” stands for any number of them."
SHORT_BEGINNING: Final = "Type two letters at least before the star."
SHORT_PATTERN: Final = "Type two letters at least beside the star."
MINUS_BEHIND: Final = "The minus stands before the field, not behind “{name}:”."
SPACE_BEHIND: Final = "No space stands between “{name}:” and what it looks for."
WEIGHT: Final = "“^” does not weigh words here; the best answers stand first by themselves."
MANY_SLIPS: Final = "At most two letters of a word may differ."
NO_LETTERS: Final = "“{signs}” has no letters to look for."
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
