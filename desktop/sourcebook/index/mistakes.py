"""What in a query cannot be meant: the sentence that says so, and what could stand in its place."""

import re
from typing import Final

from sourcebook.index import values, wording
from sourcebook.index.lexing import FIELDS, Lexeme

_SLIP: Final = re.compile(r"([a-z]{2,9}):(?!//)", re.IGNORECASE)
_ONE_LETTER: Final = re.compile(r"[^\W_]+(?:\?[^\W_]+)+")
_SLOP: Final = re.compile(r"~[0-9]+")


class Trouble(Exception):
    """A stretch means nothing; carries a sentence, and what could stand in its place."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice


def refuse_slip(lexeme: Lexeme) -> None:
    """Tell a field whose name is misspelt; what is no field at all is a word with a colon.

    Raises:
        Trouble: The name before the colon is nearly one of ours.
    """
    match = None if lexeme.field or lexeme.is_quoted else _SLIP.match(lexeme.text)
    if match is None:
        return
    name = match[1].lower()
    meant = values.nearest(name, tuple(FIELDS)) if name not in FIELDS else ""
    if meant:
        sign = "-" if lexeme.is_negated else ""
        advice = f"{sign}{meant}:{lexeme.text[match.end() :]}"
        raise Trouble(wording.NO_FIELD.format(name=name), advice)


def refuse_signs(lexeme: Lexeme, before: Lexeme) -> None:
    """Tell signs of other programs' queries that mean nothing here.

    Raises:
        Trouble: A question mark stands within a word, or ``~5`` behind a phrase.
    """
    if lexeme.is_quoted:
        return
    if _ONE_LETTER.fullmatch(lexeme.text):
        raise Trouble(wording.QUESTION_MARK, lexeme.text.replace("?", "*"))
    if _SLOP.fullmatch(lexeme.text) and before.is_quoted and before.end == lexeme.start:
        raise Trouble(wording.TAKES["near"])


def wrong_value(name: str, value: str) -> Trouble:
    """Say what a field would take instead of *value*."""
    if name in values.KNOWN:
        known = values.KNOWN[name]
        meant = values.nearest(value, known)
        advice = f"{name}:{meant}" if meant else ""
        sentence = wording.NOT_KNOWN.format(name=name, value=value, known=", ".join(known))
        return Trouble(sentence, advice)
    return Trouble(wording.TAKES[name])
