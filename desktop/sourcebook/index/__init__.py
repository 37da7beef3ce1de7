"""Full-text search over articles, notes and highlights; the only room that knows Whoosh."""

from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.search import search
from sourcebook.index.snippet import snippet

__all__ = ["IndexFolder", "search", "snippet"]
