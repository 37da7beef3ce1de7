"""What stands in a new note beside an article."""

from sourcebook.model.article import Article
from sourcebook.notes.quotation import escape


def starter(article: Article) -> str:
    """Return the beginning of a note: the article's title, where it is from, room to write."""
    known = article.metadata
    facts = " · ".join(filter(None, (known.byline, known.site, known.published)))
    lines = [f"# {escape(known.title)}"] if known.title else []
    lines += [escape(facts)] if facts else []
    lines += [f"<{article.address}>"] if article.address.startswith(("http://", "https://")) else []
    return "".join(f"{' '.join(line.split())}\n\n" for line in lines)
