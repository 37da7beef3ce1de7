"""Describe a passage so that it can be found again, and find it in another text; pure."""

from sourcebook.annotate.carry import carry
from sourcebook.annotate.compare import compare
from sourcebook.annotate.describe import describe
from sourcebook.annotate.differences import differences
from sourcebook.annotate.find_quote import find_quote
from sourcebook.annotate.resolve import resolve

__all__ = ["carry", "compare", "describe", "differences", "find_quote", "resolve"]
