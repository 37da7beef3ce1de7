"""Full-text search over articles, notes and highlights; the only room that knows Whoosh."""

from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.search import search
from sourcebook.index.snippet import snippet
from sourcebook.index.spellings import Spellings
from sourcebook.index.transliteration import ARTICLES
from sourcebook.index.vocabulary import spellings_in

__all__ = ["ARTICLES", "IndexFolder", "Spellings", "search", "snippet", "spellings_in"]
