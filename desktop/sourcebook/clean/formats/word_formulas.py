"""Formulas of Word (Office MathML) as runs of letters on one line: raised, lowered, or neither."""

from collections.abc import Iterator
from typing import Final

from sourcebook.clean.formats.trees import Element, attribute, first, name_of

Run = tuple[str, str]
"""Letters, and how they stand: ``superscript``, ``subscript``, or an empty string."""

_RAISED: Final = {"sup": "superscript", "sub": "subscript"}
_PASSED: Final = frozenset({"del", "movefrom", "deltext"})
"""What a tracker struck out, as in the words around a formula."""

_JOINTS: Final = {"func": " ", "mr": " ", "m": "; ", "eqarr": "; "}
"""What stands between the parts of functions, rows, matrices, and lines of equations."""


def runs_of(element: Element, stance: str = "") -> Iterator[Run]:
    """Yield the letters of a formula in the order in which it is read aloud.

    What is written by its shape gets a sign for it: ``a/(b+c)``, ``√(x)``, and the brackets
    that Word keeps as a property.
    """
    match name_of(element):
        case "t":
            yield element.text or "", stance
        case "f":
            yield from _grouped(_part(element, "num"), stance)
            yield "/", stance
            yield from _grouped(_part(element, "den"), stance)
        case "rad":
            yield from _inside(_part(element, "deg"), "superscript")
            yield "√", stance
            yield from _grouped(_part(element, "e"), stance)
        case "d":
            yield from _bracketed(element, stance)
        case "nary":
            yield _property(element, "chr", "∫"), stance
            yield from _inside(element, stance)
        case name if name in _JOINTS:
            yield from _joined(element, _JOINTS[name], stance)
        case name:
            yield from _inside(element, _RAISED.get(name, stance))


def _inside(element: Element | None, stance: str) -> Iterator[Run]:
    for child in () if element is None else element:
        if name_of(child) not in _PASSED:
            yield from runs_of(child, stance)


def _joined(element: Element, joint: str, stance: str) -> Iterator[Run]:
    parts = (list(runs_of(child, stance)) for child in element)
    for at, part in enumerate(part for part in parts if part):
        yield from [(joint, stance), *part] if at else part


def _grouped(part: Element | None, stance: str) -> Iterator[Run]:
    """Yield a part in brackets when it is more than one sign or number."""
    runs = list(_inside(part, stance))
    is_one = "".join(text for text, _ in runs).strip().isalnum()
    yield from runs if is_one else [("(", stance), *runs, (")", stance)]


def _bracketed(element: Element, stance: str) -> Iterator[Run]:
    yield _property(element, "begChr", "("), stance
    parts = [child for child in element if name_of(child) == "e"]
    for at, part in enumerate(parts):
        if at:
            yield _property(element, "sepChr", "|"), stance
        yield from _inside(part, stance)
    yield _property(element, "endChr", ")"), stance


def _part(element: Element, name: str) -> Element | None:
    return next((child for child in element if name_of(child) == name), None)


def _property(element: Element, name: str, usual: str) -> str:
    """Return the sign that a formula states among its properties; an empty one is stated, too."""
    found = first(_part(element, f"{name_of(element)}pr"), name.lower())
    return usual if found is None else attribute(found, "val")
