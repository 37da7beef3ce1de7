"""What people call the parts of a question: kinds, facets and their values, orders, chips."""

import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from sourcebook.model.search import Answers, Chip, Choice, Earlier, Facet, Found, Part, Sort
from sourcebook.ui.article_pane.direction import isolated

KINDS: Final = {
    Found.ARTICLE: "Article",
    Found.NOTE: "Note",
    Found.HIGHLIGHT: "Highlight",
}

FACETS: Final = {
    Facet.KIND: "Kind",
    Facet.SITE: "Site",
    Facet.AUTHOR: "Author",
    Facet.YEAR: "Year",
    Facet.TAG: "Tag",
    Facet.LANGUAGE: "Language",
    Facet.STATE: "State",
}
"""Facet → name, in the order shown."""

STATES: Final = {
    "unread": "Unread",
    "read": "Read",
    "starred": "Starred",
    "archived": "Archived",
    "annotated": "Annotated",
    "orphaned": "Passage lost",
}

SORTS: Final = {
    Sort.RELEVANCE: "Best first",
    Sort.DATE: "Newest first",
    Sort.SAVED: "Last saved first",
    Sort.TITLE: "By title",
}
"""Order → name, in the order of the menu."""

LONGEST_SAID: Final = 26
"""Code points of words on a chip that says something of them, too."""

_ROLES: Final = {Part.WITHOUT: "without {word}", Part.EITHER: "either {word}"}
"""What is said of a part beside its words."""

MOST_NAMES: Final = 3
"""Other spellings that a chip shows; all stand in its tooltip."""

LONGEST: Final = 42
"""Code points of a word on a chip or a button."""


def kind(found: Found) -> str:
    """Return what people call a kind of answer."""
    return QCoreApplication.translate("search", KINDS[found])


def facet(one: Facet) -> str:
    """Return what people call a facet."""
    return QCoreApplication.translate("search", FACETS[one])


def sort(one: Sort) -> str:
    """Return what people call an order."""
    return QCoreApplication.translate("search", SORTS[one])


def value(choice: Choice) -> str:
    """Return what people call a value of a facet."""
    known = {Facet.KIND: {found.value: name for found, name in KINDS.items()}, Facet.STATE: STATES}
    name = known.get(choice.facet, {}).get(choice.value)
    if name is not None:
        return QCoreApplication.translate("search", name)
    if choice.facet is Facet.LANGUAGE:
        return _language(choice.value)
    return " ".join(choice.value.split())


def short(words: str, longest: int = LONGEST) -> str:
    """Cut off what is too long for a chip."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def chip(one: Chip) -> str:
    """Return what stands on a chip."""
    told = _ROLES.get(one.part, "{word}")
    word = QCoreApplication.translate("search", told).format(word=short(one.label))
    if not one.also:
        return word
    names = ", ".join(isolated(short(name)) for name in one.also[:MOST_NAMES])
    names += "…" if len(one.also) > MOST_NAMES else ""
    said = QCoreApplication.translate("search", "{word}  also: {names}")
    return said.format(word=isolated(word), names=names)


def explained(one: Chip) -> str:
    """Return all there is to say of a chip, as plain text."""
    if one.trouble and one.part is not Part.TROUBLE:
        said = QCoreApplication.translate("search", "{word}. {trouble}")
        return said.format(word=explained(replace(one, trouble="")), trouble=one.trouble)
    if one.trouble:
        advice = QCoreApplication.translate("search", "Try {advice}.").format(advice=one.advice)
        return f"{one.trouble} {advice}" if one.advice else one.trouble
    if one.also:
        said = QCoreApplication.translate("search", "{word}, also looked for as: {names}")
        return said.format(word=one.label, names=", ".join(one.also))
    return one.label


def is_in_trouble(chips: Sequence[Chip]) -> bool:
    """Tell whether nothing in a question with these *chips* could be meant."""
    return bool(chips) and all(one.part is Part.TROUBLE for one in chips)


def nothing_found(chips: Sequence[Chip]) -> str:
    """Return what is said where a question with these *chips* has no answer."""
    if is_in_trouble(chips):
        return QCoreApplication.translate("search", "There was nothing to look for")
    return QCoreApplication.translate("search", "Nothing has these words")


def without_index(answers: Answers) -> str:
    """Return what is said while there is no index to answer."""
    said = QCoreApplication.translate(
        "search", "The index is being made: words as written, the newest first."
    )
    if answers.index_trouble:
        said = QCoreApplication.translate(
            "search", "The index cannot be made ({reason}): words as written, the newest first."
        ).format(reason=answers.index_trouble)
    if answers.is_partial:
        told = QCoreApplication.translate("search", "{sentence} Only the newest were read.")
        said = told.format(sentence=said)
    return said


def narrowing(one: Choice | Earlier) -> str:
    """Return what the answers are narrowed to: a value, or an earlier question."""
    if isinstance(one, Earlier):
        return QCoreApplication.translate("search", "Within: {words}").format(
            words=isolated(short(one.query, LONGEST_SAID))
        )
    return f"{facet(one.facet)}: {isolated(short(value(one)))}"


def more(count: int, shown: int | None = None) -> str:
    """Return what is said of further sentences that match, *shown* of them."""
    if shown is None or shown == count:
        said = QCoreApplication.translate("search", "{count} more").format(count=f"{count:,}")
    else:
        said = QCoreApplication.translate("search", "{shown} of {count} more").format(
            shown=shown, count=f"{count:,}"
        )
    return f"{said} {'▸' if shown is None else '▾'}"


def tooltip(words: str) -> str:
    """Return *words* so that Qt shows them in a tooltip as they are, whatever looks like HTML."""
    return f"<span>{html.escape(words)}</span>"


def is_telling(one: Chip) -> bool:
    """Tell whether a chip says more than the word that was typed."""
    return one.part is not Part.WORD or bool(one.also or one.trouble)


def _language(code: str) -> str:
    locale = QLocale(code)
    if locale.language() == QLocale.Language.C:
        return code
    return QLocale.languageToString(locale.language())
