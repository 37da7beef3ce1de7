"""What in a query cannot be meant: the sentence that says so, and what could stand in its place."""

import re
import unicodedata
from datetime import date
from typing import Final

from sourcebook.base import folding
from sourcebook.index import elsewhere, tidying, values, wording
from sourcebook.index.lexing import FIELDS, Lexeme

MOST_SIGNS: Final = 3
"""Signs without letters that are told of one stretch."""

_SLIP: Final = re.compile(r"([a-z]{2,9}):(?!//)", re.IGNORECASE)
_ONE_LETTER: Final = re.compile(r"[^\W_]+(?:\?[^\W_]+)+")
_SLOP: Final = re.compile(r"~[0-9]+")
_WEIGHT: Final = re.compile(r"(.*)\^[0-9]+(?:\.[0-9]+)?", re.DOTALL)
_MANY_SLIPS: Final = re.compile(r"(.*[^\W_])~(?:[3-9]|[0-9]{2,})", re.DOTALL)
_PICTURES: Final = "\u2190"
"""The first arrow; signs before it (© ° ™ ℃) stand in ordinary texts."""


class Trouble(Exception):
    """A stretch means nothing; carries a sentence, and what could stand in its place."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice


def refuse_slip(lexeme: Lexeme) -> None:
    """Tell a field of another program, or one misspelt; what is no field is a word with a colon.

    Raises:
        Trouble: The name before the colon is known elsewhere, or is nearly one of ours.
    """
    match = None if lexeme.field or lexeme.is_quoted else _SLIP.match(lexeme.text)
    if match is None:
        return
    name, value = match[1].lower(), lexeme.text[match.end() :]
    if value and elsewhere.is_elsewhere(name):
        meant = elsewhere.meant_by(name, value)
        raise Trouble(
            wording.NO_FIELD.format(name=name), f"{_sign(lexeme)}{meant}" if meant else ""
        )
    meant = tidying.nearest(name, tuple(FIELDS)) if name not in FIELDS else ""
    if meant:
        advice = f"{_sign(lexeme)}{meant}:{value}"
        raise Trouble(wording.NO_FIELD.format(name=name), advice)


def refuse_apart(lexeme: Lexeme, following: Lexeme | None, text: str) -> None:
    """Tell a minus or a space between a field and what it looks for.

    Nothing behind the colon yet is half a field, and no mistake.

    Args:
        lexeme: What is looked at.
        following: The next one, if there is one.
        text: The whole query.

    Raises:
        Trouble: One of these stands there.
    """
    name = lexeme.name
    if not name or lexeme.is_quoted:
        return
    if lexeme.text.startswith("-") and (rest := lexeme.text.lstrip("-")):
        sign = "" if lexeme.is_negated else "-"
        raise Trouble(wording.MINUS_BEHIND.format(name=name), f"{sign}{name}:{rest}")
    if lexeme.text or following is None or following.name or following.sign not in ("", "("):
        return
    if name.lower() == "near":
        raise Trouble(wording.TAKES["near"])
    typed = text[following.start : following.end]
    sign = "-" if lexeme.is_negated != following.is_negated else ""
    advice = "" if following.sign else f"{sign}{name}:{typed.removeprefix('-')}"
    raise Trouble(wording.SPACE_BEHIND.format(name=name), advice)


def refuse_signs(lexeme: Lexeme, before: Lexeme) -> None:
    """Tell signs of other programs' queries that mean nothing here.

    Raises:
        Trouble: A question mark stands within a word, ``^3`` behind one, or ``~5`` behind a phrase.
    """
    if lexeme.is_quoted:
        return
    text = lexeme.text
    is_behind = before.end == lexeme.start and (before.is_quoted or before.sign == ")")
    if _ONE_LETTER.fullmatch(text):
        raise Trouble(wording.QUESTION_MARK, _typed(lexeme, text.replace("?", "*")))
    if _SLOP.fullmatch(text) and is_behind:
        raise Trouble(wording.TAKES["near"])
    weighed = _WEIGHT.fullmatch(text)
    if weighed and (is_behind or re.search(r"[^\W\d_]", weighed[1])):
        raise Trouble(wording.WEIGHT, _typed(lexeme, weighed[1]) if weighed[1] else "")
    if match := _MANY_SLIPS.fullmatch(text):
        raise Trouble(wording.MANY_SLIPS, _typed(lexeme, f"{match[1]}~2"))


def refuse_pictures(lexeme: Lexeme) -> None:
    """Tell signs without a letter or digit; punctuation alone means nothing, and is passed over.

    Raises:
        Trouble: There is a sign in it, such as 😀 or +.
    """
    is_sign = any(unicodedata.category(sign).startswith("S") for sign in lexeme.text)
    is_begun = lexeme.is_open and not lexeme.is_quoted and lexeme.text.isascii()
    if is_sign and not is_begun:  # a lone ~ or < may go on
        raise Trouble(wording.NO_LETTERS.format(signs=_shortened(lexeme.text.strip())))


def pictures_in(text: str) -> str:
    """Return what is said of the pictures among words, which are not looked for; or nothing."""
    if text.isascii():
        return ""
    signs = (sign for sign in text if unicodedata.category(sign) == "So" and sign > _PICTURES)
    lost = dict.fromkeys(sign for sign in signs if not any(folding.tokens(sign)))
    return wording.NO_LETTERS.format(signs=_shortened("".join(lost))) if lost else ""


def wrong_value(lexeme: Lexeme, today: date) -> Trouble:
    """Say what a field would take instead of the value that it has."""
    field, value = lexeme.field, lexeme.text.strip()
    known = values.KNOWN.get(field, ())
    meant = tidying.nearest(value, known) if known else tidying.likely(field, value)
    if meant and not known and values.filter_of(field, meant, today) is None:
        meant = ""
    advice = _typed(lexeme, meant) if meant else ""
    if not known:
        return Trouble(wording.TAKES[field], advice)
    sentence = wording.NOT_KNOWN.format(name=field, value=value, known=", ".join(known))
    return Trouble(sentence, advice)


def _typed(lexeme: Lexeme, value: str) -> str:
    """Return *value* behind what stood before it."""
    return f"{_sign(lexeme)}{lexeme.name}{':' if lexeme.name else ''}{value}"


def _sign(lexeme: Lexeme) -> str:
    return "-" if lexeme.is_negated else ""


def _shortened(signs: str) -> str:
    return signs if len(signs) <= MOST_SIGNS else f"{signs[:MOST_SIGNS]}…"
