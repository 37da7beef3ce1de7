"""Full-text search over articles, notes and highlights; the only room that knows Whoosh."""

from sourcebook.index.advising import advised
from sourcebook.index.asking import ask, frequencies
from sourcebook.index.columnar.answers import Outcome, Wanted
from sourcebook.index.columnar.tally import Tally
from sourcebook.index.completing import Vocabulary, complete
from sourcebook.index.correcting import corrected
from sourcebook.index.expanding import Also, expand, inflect, other_spellings
from sourcebook.index.forms import forms_of, spoken_in
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.parsing import parse, read
from sourcebook.index.pieces import Reading, as_typed
from sourcebook.index.places import places
from sourcebook.index.query import (
    NOTHING,
    Either,
    Every,
    Field,
    Filter,
    Forms,
    Query,
    Range,
    filters,
    in_language,
    rows,
    spelled,
)
from sourcebook.index.reading import chips
from sourcebook.index.scanning import answers
from sourcebook.index.search import forget, warm
from sourcebook.index.similar import telling_words
from sourcebook.index.snippet import (
    MOST_SNIPPETS,
    Excerpts,
    excerpts,
    snippet,
    snippets,
    title_spans,
)
from sourcebook.index.spellings import Spellings
from sourcebook.index.transliteration import ARTICLES
from sourcebook.index.vocabulary import spellings_in
from sourcebook.index.whoosh_query import not_indexed

__all__ = [
    "ARTICLES",
    "MOST_SNIPPETS",
    "NOTHING",
    "Also",
    "Either",
    "Every",
    "Excerpts",
    "Field",
    "Filter",
    "Forms",
    "IndexFolder",
    "Outcome",
    "Query",
    "Range",
    "Reading",
    "Spellings",
    "Tally",
    "Vocabulary",
    "Wanted",
    "advised",
    "answers",
    "as_typed",
    "ask",
    "chips",
    "complete",
    "corrected",
    "excerpts",
    "expand",
    "filters",
    "forget",
    "forms_of",
    "frequencies",
    "in_language",
    "inflect",
    "not_indexed",
    "other_spellings",
    "parse",
    "places",
    "read",
    "rows",
    "snippet",
    "snippets",
    "spelled",
    "spellings_in",
    "spoken_in",
    "telling_words",
    "title_spans",
    "warm",
]
