"""Full-text search over articles, notes and highlights; the only room that knows Whoosh."""

from sourcebook.index.asking import Outcome, ask, frequencies
from sourcebook.index.completing import Completion, Vocabulary, complete
from sourcebook.index.expanding import Also, expand, spellings
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.parsing import Reading, parse, read
from sourcebook.index.places import places
from sourcebook.index.query import (
    NOTHING,
    Either,
    Every,
    Field,
    Filter,
    Query,
    Range,
    filters,
    rows,
    spelled,
)
from sourcebook.index.reading import chips
from sourcebook.index.scanning import answers
from sourcebook.index.search import search
from sourcebook.index.similar import telling_words
from sourcebook.index.snippet import snippet, snippets, title_spans
from sourcebook.index.whoosh_query import not_indexed

__all__ = [
    "NOTHING",
    "Also",
    "Completion",
    "Either",
    "Every",
    "Field",
    "Filter",
    "IndexFolder",
    "Outcome",
    "Query",
    "Range",
    "Reading",
    "Vocabulary",
    "answers",
    "ask",
    "chips",
    "complete",
    "expand",
    "filters",
    "frequencies",
    "not_indexed",
    "parse",
    "places",
    "read",
    "rows",
    "search",
    "snippet",
    "snippets",
    "spelled",
    "spellings",
    "telling_words",
    "title_spans",
]
