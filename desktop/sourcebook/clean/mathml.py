"""Formulas of MathML as runs of letters on one line: raised, lowered, or neither.

What is written by its shape gets a sign for it, as in formulas of Word: ``a/(b + c)``, ``√x``.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

Run = tuple[str, str]
"""Letters, and how they stand: ``sup``, ``sub``, or an empty string."""

MAX_RUNS: Final = 1_000
"""Runs of one formula; a longer one is a program."""

MAX_NESTED: Final = 40
"""Levels of a formula whose shape is read; deeper down it is read sign by sign."""

_PASSED: Final = frozenset({"annotation", "annotation-xml", "mphantom"})
_SCRIPTS: Final = {
    "msub": ("sub",),
    "msup": ("sup",),
    "msubsup": ("sub", "sup"),
    "munder": ("sub",),
    "mover": ("sup",),
    "munderover": ("sub", "sup"),
}
_SIGNS: Final = {"sup": "^", "sub": "_"}
_SPACED: Final = frozenset("=<>≤≥≠≈≡≅∼∝→←↔⇒⇐⇔↦∈∉∋⊂⊃⊆⊇∪∩∧∨+−-±∓×÷·∗*:|")  # noqa: RUF001 - signs
_ACCENTS: Final = frozenset("¯‾^ˆ~˜→⃗˙¨´`ˇ˘")  # noqa: RUF001 - signs
_JOINTS: Final = {"mtable": "; ", "mtr": " "}


def spelt(math: HtmlElement, before: str) -> list[Run]:
    """Return the runs of a formula after the words *before* it, with a space where words meet."""
    runs = list(islice((run for run in runs_of(math) if run[0]), MAX_RUNS))
    found: list[Run] = []
    for text, stance in runs:
        if found and found[-1][1] == stance:
            found[-1] = (f"{found[-1][0]}{text}".replace("  ", " "), stance)
        else:
            found.append((text, stance))
    if not found:
        return []
    found[0] = (found[0][0].lstrip(), found[0][1])
    found[-1] = (found[-1][0].rstrip(), found[-1][1])
    first = [(" ", "")] if before[-1:].isalnum() else []
    last = [(" ", "")] if (math.tail or "")[:1].isalnum() else []
    return [*first, *found, *last]


def runs_of(element: HtmlElement, stance: str = "", depth: int = 0) -> Iterator[Run]:
    """Yield the letters of a formula in the order in which it is read aloud."""
    tag = str(element.tag).rpartition(":")[2]
    parts = list(element)
    if tag in _PASSED:
        return
    if depth > MAX_NESTED:
        yield "".join(map(str, islice(element.itertext(), MAX_RUNS))), stance
    elif tag in _SCRIPTS and parts:
        yield from _with_scripts(parts, _SCRIPTS[tag], stance, depth)
    elif tag == "mfrac" and len(parts) == 2:
        yield from _grouped(parts[:1], stance, depth)
        yield "/", stance
        yield from _grouped(parts[1:], stance, depth)
    elif tag == "msqrt":
        yield "√", stance
        yield from _grouped(parts, stance, depth) if parts else [((element.text or "").strip(), "")]
    elif tag == "mroot" and parts:
        yield from _raised(parts[1:], "sup", stance, depth)
        yield "√", stance
        yield from _grouped(parts[:1], stance, depth)
    else:
        yield from _plain(tag, element, stance, depth)


def _plain(tag: str, element: HtmlElement, stance: str, depth: int) -> Iterator[Run]:
    """Yield what has no shape of its own: letters, signs, rows, tables, brackets."""
    if tag == "mspace":
        yield " ", stance
    text = " ".join((element.text or "").split())
    is_between = tag == "mo" and text in _SPACED and not _is_sign(element)
    is_word = tag == "mi" and len(text) > 1
    yield f" {text} " if is_between or is_word else text, stance
    joint = _JOINTS.get(tag, "")
    if tag == "mfenced":
        joint = element.get("separators", ",")[:1]
        yield element.get("open", "("), stance
    for at, part in enumerate(element):
        if at and joint:
            yield joint, stance
        yield from runs_of(part, stance, depth + 1)
        yield " ".join((part.tail or "").split()), stance
    if tag == "mfenced":
        yield element.get("close", ")"), stance


def _is_sign(operator: HtmlElement) -> bool:
    """Tell a minus that begins a number or stands after another sign; one that is a script, too."""
    before = operator.getprevious()
    return before is None or before.tag == "mo"


def _with_scripts(
    parts: Sequence[HtmlElement], stances: Sequence[str], stance: str, depth: int
) -> Iterator[Run]:
    yield from runs_of(parts[0], stance, depth + 1)
    for part, raised in zip(parts[1:], stances, strict=False):
        if "".join(map(str, part.itertext())).strip() in _ACCENTS:
            yield from runs_of(part, stance, depth + 1)
        else:
            yield from _raised([part], raised, stance, depth)


def _raised(parts: Sequence[HtmlElement], raised: str, stance: str, depth: int) -> Iterator[Run]:
    """Yield parts raised or lowered; within those that are, a sign says it."""
    if stance:
        yield _SIGNS[raised], stance
        yield from _grouped(parts, stance, depth)
    else:
        for part in parts:
            yield from runs_of(part, raised, depth + 1)


def _grouped(parts: Sequence[HtmlElement], stance: str, depth: int) -> Iterator[Run]:
    """Yield parts in brackets when they are more than one sign or number."""
    runs = [run for part in parts for run in runs_of(part, stance, depth + 1)]
    is_one = "".join(text for text, _ in runs).strip().isalnum()
    yield from runs if is_one else [("(", stance), *runs, (")", stance)]
