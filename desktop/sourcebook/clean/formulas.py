"""Formulas of a page: each once, as its author wrote it, where pages hold it up to three times."""

from typing import Final

from lxml.html import HtmlElement

MAX_FORMULA: Final = 2_000
"""Code points of a formula; a longer one is a program."""


def formula_of(tag: str, element: HtmlElement) -> str:
    """Return the TeX of the formula that *element* holds, an empty string where none is known.

    MathJax keeps it in a script, KaTeX and others in an annotation of MathML.
    """
    if tag == "script":
        is_tex = (element.get("type") or "").lower().startswith("math/tex")
        return _one_line(element.text or "") if is_tex else ""
    if tag != "math":
        return ""
    annotations = element.xpath(".//*[local-name() = 'annotation' and contains(@encoding, 'tex')]")
    named = [*(str(one.text or "") for one in annotations), element.get("alttext") or ""]
    return _one_line(next((text for text in named if text.strip()), ""))


def signs_around(tag: str, element: HtmlElement) -> str:
    """Return the two signs that a browser, or a shape, puts around the words of *element*.

    Those of a short quotation; brackets for the reading of a sign (``rt``) that has none.
    """
    if tag == "q":
        return "“”"
    around = element.getparent() if tag == "rt" else None
    if around is None or next(around.iter("rp"), None) is not None:
        return ""
    return "()" if element.text_content().strip() else ""


def is_drawn_formula(tag: str, element: HtmlElement) -> bool:
    """Tell the picture in letters of a formula that stands before it as MathML or TeX."""
    if tag != "span" or element.get("aria-hidden") != "true":
        return False
    before = element.getprevious()
    is_after_math = before is not None and (
        before.tag == "math" or before.find(".//math") is not None
    )
    return is_after_math or "katex-html" in (element.get("class") or "")


def _one_line(text: str) -> str:
    return " ".join(text.split())[:MAX_FORMULA]
