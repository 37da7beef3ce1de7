"""Quotations with edits that are known, from sentences in five languages."""
# ruff: noqa: RUF001 - such signs are what it is about

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sourcebook.annotate.compare import SHORT_ELISION
from sourcebook.annotate.negations import negates, turns_the_sense
from sourcebook.annotate.tokens import tokens
from sourcebook.app.quoting import place_link
from sourcebook.app.verifying import verify
from sourcebook.base.digest import sha256
from sourcebook.library import Library
from sourcebook.model.quotation import Outcome
from sourcebook.notes import quotation
from support.making import add_article

SAMPLES: Final = Path(__file__).parents[1] / "data" / "sentences"
LANGUAGES: Final = ("en", "de", "fr", "tr", "ar")

NEGATIONS: Final = {
    "en": ("not", "never", "no"),
    "de": ("nicht", "nie", "kein"),
    "fr": ("pas", "jamais", "aucun"),
    "tr": ("değil", "asla", "hiç"),
    "ar": ("لا", "لم", "ليس"),
}

_SPACES: Final = re.compile(" ")
_HARAKAT: Final = re.compile("[\u064b-\u0652\u0670]")


@dataclass(frozen=True)
class Case:
    """A quotation as somebody wrote it, and what is true of it."""

    kind: str
    language: str
    words: str
    start: int
    end: int
    outcome: Outcome


@cache
def texts() -> dict[str, str]:
    """Return two articles for each language, of other sentences: ``en1``, ``en2``."""
    found = {}
    for name in LANGUAGES:
        paragraphs = (SAMPLES / f"{name}.txt").read_text("utf-8").strip().split("\n\n")
        halves = paragraphs[::2], paragraphs[1::2]
        for number, half in enumerate(halves, 1):
            found[f"{name}{number}"] = "\n".join(" ".join(one.split("\n")) for one in half)
    return found


def cases(count: int, seed: int) -> list[Case]:
    """Return that many quotations, of all kinds in turn; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    made: list[Case] = []
    kinds = list(_KINDS)
    while len(made) < count:
        kind = kinds[len(made) % len(kinds)]
        language = chance.choice(tuple(texts()))
        if case := _case(kind, language, chance):
            made.append(case)
    return made


def note_of(some: list[Case], ids: dict[str, str], hashes: dict[str, str]) -> str:
    """Return a note that quotes them all, in the order given."""
    return "\n".join(
        quotation(
            case.words,
            "",
            place_link(ids[case.language], case.start, case.end, hashes[case.language]),
        )
        for case in some
    )


def judged(lib: Library, some: list[Case]) -> list[tuple[Case, Outcome]]:
    """Verify a note that quotes them all; other articles are found by their very words.

    Adds the articles to an empty library.
    """
    known = texts()
    ids = {name: add_article(lib, text, title=name) for name, text in known.items()}
    hashes = {name: sha256(text) for name, text in known.items()}

    def elsewhere(words: str) -> list[str]:
        bare = "".join(point for point in words if point.isalnum())
        return [
            ids[name]
            for name, text in known.items()
            if bare in "".join(point for point in text if point.isalnum())
        ]

    verdicts = verify(lib, note_of(some, ids, hashes), elsewhere)
    assert len(verdicts) == len(some)
    return list(zip(some, (one.outcome for one in verdicts), strict=True))


def _case(kind: str, language: str, chance: random.Random) -> Case | None:
    text = texts()[language]
    words = [match.span() for match in re.finditer(r"\S+", text)]
    length = chance.randint(8, 45)
    first = chance.randrange(len(words) - length)
    start, end = words[first][0], words[first + length - 1][1]
    edit, outcome = _KINDS[kind]
    edited = edit(text[start:end], language, chance)
    return Case(kind, language, edited, start, end, outcome) if edited else None


def _unchanged(words: str, _language: str, _chance: random.Random) -> str:
    return words


def _typography(words: str, _language: str, chance: random.Random) -> str:
    ways: list[Callable[[str], str]] = [
        lambda it: it.replace("“", '"').replace("”", '"').replace("„", '"'),
        lambda it: it.replace("’", "'").replace("—", " – ").replace("–", "-"),
        lambda it: it.replace("'", "’").replace('"', "”"),
        lambda it: it.replace("fi", "ﬁ").replace("fl", "ﬂ"),
        lambda it: _SPACES.sub("\u00a0", it, count=3),
        lambda it: it.replace("...", "…") if "…" not in it else it,
        lambda it: re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", it, count=2),
        lambda it: _HARAKAT.sub("", it),
        lambda it: it[0].swapcase() + it[1:] if it[0] not in "iıİI" else it,
        lambda it: f"“{it}”",
        lambda it: it.rstrip(".,;:!?؟،"),
        lambda it: it.replace(" ", "\n", 1),
    ]
    for way in chance.sample(ways, 3):
        words = way(words)
    return words


def _split(words: str, chance: random.Random, fewest: int) -> tuple[list[str], int, int]:
    """Choose a stretch of words that leaves some on both sides."""
    parts = words.split(" ")
    low = chance.randint(2, max(2, len(parts) // 2))
    return parts, low, min(len(parts) - 2, low + chance.randint(fewest, 12))


def _elision(words: str, _language: str, chance: random.Random) -> str:
    parts, low, high = _split(words, chance, 1)
    if negates(tokens(" ".join(parts[low:high])).folded):
        return ""  # another sense, or nearly so: see the next kind
    return _with_dots(parts, low, high, chance)


def _with_dots(parts: list[str], low: int, high: int, chance: random.Random) -> str:
    mark = chance.choice(["[…]", "…", "[...]", "...", "(…)", "[ … ]"])
    return " ".join([*parts[:low], mark, *parts[high:]])


def _elided_negation(words: str, _language: str, chance: random.Random) -> str:
    parts = words.split(" ")
    found = [at for at, part in enumerate(parts) if negates(tokens(part).folded)]
    inner = [at for at in found if 2 <= at < len(parts) - 2]
    if not inner:
        return ""
    at = chance.choice(inner)
    low, high = max(2, at - chance.randint(0, 4)), min(len(parts) - 2, at + chance.randint(1, 5))
    if len(tokens(" ".join(parts[low:high])).forms) > SHORT_ELISION:
        return ""
    return _with_dots(parts, low, high, chance)


def _bracket(words: str, language: str, chance: random.Random) -> str:
    parts = words.split(" ")
    at = chance.randint(1, len(parts) - 2)
    put = chance.choice([negation for each in NEGATIONS.values() for negation in each])
    way = chance.choice(["instead", "beside", "letter", "end", "sic"])
    if way == "letter":
        bare = parts[0].lstrip("“„«\"'‘(")
        if not bare[:1].isalpha() or language.startswith("tr"):
            return ""
        return " ".join([f"[{bare[0].swapcase()}]{bare[1:]}", *parts[1:]])
    if way == "end":
        parts.append(f"[{put} {language}]")
    elif way == "instead":
        if turns_the_sense(tokens(parts[at]).folded):
            return ""  # no rule of quoting allows that
        parts[at] = "[the minister]"
    else:
        parts.insert(at, "[sic]" if way == "sic" else "[as he said]")
    return " ".join(parts)


def _swapped(words: str, language: str, chance: random.Random) -> str:
    parts = words.split(" ")
    at = chance.randrange(len(parts))
    other = chance.choice(texts()[language].split())
    if not other.isalpha() or other.casefold() == parts[at].casefold():
        return ""
    if not any(point.isalpha() for point in parts[at]):
        return ""
    return " ".join([*parts[:at], other, *parts[at + 1 :]])


def _letter(words: str, _language: str, chance: random.Random) -> str:
    parts = words.split(" ")
    at = chance.randrange(len(parts))
    if len(parts[at]) < 4 or not parts[at].isalpha():
        return ""
    changed = parts[at][:2] + ("x" if parts[at][2] != "x" else "y") + parts[at][3:]
    return " ".join([*parts[:at], changed, *parts[at + 1 :]])


def _negation(words: str, language: str, chance: random.Random) -> str:
    parts = words.split(" ")
    found = [at for at, part in enumerate(parts) if part.casefold() in NEGATIONS[language[:2]]]
    inner = [at for at in found if 0 < at < len(parts) - 1]
    if inner:
        del parts[chance.choice(inner)]
    else:
        parts.insert(chance.randint(1, len(parts) - 1), chance.choice(NEGATIONS[language[:2]]))
    return " ".join(parts)


def _elision_and_swap(words: str, language: str, chance: random.Random) -> str:
    parts, low, high = _split(words, chance, 1)
    head = _swapped(" ".join(parts[:low]), language, chance)
    tail = " ".join(parts[high:])
    if len(tail.split()) < 5 or not head:
        return ""
    return f"{head} […] {tail}"


def _typography_and_negation(words: str, language: str, chance: random.Random) -> str:
    return _typography(_negation(words, language, chance), language, chance)


def _elsewhere(_words: str, language: str, chance: random.Random) -> str:
    other = language[:2] + ("2" if language.endswith("1") else "1")
    parts = texts()[other].split()
    at = chance.randrange(len(parts) - 20)
    return " ".join(parts[at : at + chance.randint(8, 20)])


_Edit = Callable[[str, str, random.Random], str]

_KINDS: Final[dict[str, tuple[_Edit, Outcome]]] = {
    "unchanged": (_unchanged, Outcome.EXACT),
    "typography": (_typography, Outcome.TYPOGRAPHY),
    "elision": (_elision, Outcome.EXACT),
    "a negation left out": (_elided_negation, Outcome.WORDS),
    "brackets": (_bracket, Outcome.EXACT),
    "a word swapped": (_swapped, Outcome.WORDS),
    "a letter changed": (_letter, Outcome.WORDS),
    "a negation dropped or put in": (_negation, Outcome.WORDS),
    "left out and swapped": (_elision_and_swap, Outcome.WORDS),
    "set otherwise and negated": (_typography_and_negation, Outcome.WORDS),
    "of another article": (_elsewhere, Outcome.ATTRIBUTION),
}
