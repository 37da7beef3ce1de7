"""Find the places where words given by a person stand in a text."""

from sourcebook.annotate.typography import Span, fold_quote, fold_text, occurrences, straighten


def find_quote(text: str, quote: str) -> tuple[Span, ...]:
    """Return the places of *quote* in *text*: those that are the same, then those that look it.

    White space, quotation marks, dashes, ligatures and invisible characters may differ; letters
    may not, nor their case and accents. An empty *quote* stands nowhere.
    """
    exact = [(start, start + len(quote)) for start in occurrences(text, quote)]
    meant = straighten(quote)
    alike = [
        (start, end)
        for start, end in fold_text(text).places(fold_quote(quote))
        if straighten(text[start:end]) == meant
    ]
    return tuple(exact) or tuple(dict.fromkeys(alike))
