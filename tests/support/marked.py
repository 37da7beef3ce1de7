"""A library in memory whose highlights can be listed, and a hand on the keys."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from sourcebook.app import highlighting, noting
from sourcebook.app.highlighting import Listed
from sourcebook.base.folding import fold
from sourcebook.model.anchor import ORPHAN, Anchor, Fit, Placement
from sourcebook.model.changes import Changes
from sourcebook.model.highlight import Colour, Highlight, Sought
from support.fake_jobs import Shelfful

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def mark(
    name: str, article_id: str, start: int, colour: Colour = Colour.YELLOW, comment: str = ""
) -> Highlight:
    """Make a highlight of eight letters; one that stands at -1 is an orphan."""
    anchor = Anchor(f"Sentence of {name}", "", "", max(0, start), start + 8, "")
    placed = Placement(start, start + 8, Fit.EXACT) if start >= 0 else ORPHAN
    return Highlight(name, article_id, anchor, placed, colour, comment)


class Marked(Shelfful):
    """Three articles, two of them with highlights."""

    def __init__(self) -> None:
        super().__init__()
        self.highlights = {
            "a1": (
                mark("h1", "a1", 0, comment="**Why?**"),
                mark("h2", "a1", 200, Colour.GREEN),
                mark("h3", "a1", -1, Colour.PINK, "lost"),
            ),
            "a2": (mark("h4", "a2", 500, Colour.BLUE),),
        }
        self.answers |= {
            highlighting.highlight_ids: self._ids,
            highlighting.listed: self._listed,
            highlighting.recolour: self._recolour,
            highlighting.remove: self._remove,
            highlighting.as_markdown: lambda ids, _names: "\n".join(f"> {one}" for one in ids),
            highlighting.comment_html: lambda markdown: f"<p>{markdown}</p>",
            noting.change_highlight: self._comment,
        }

    @property
    def all(self) -> list[Highlight]:
        """Return every highlight."""
        return [one for marks in self.highlights.values() for one in marks]

    def _ids(self, sought: Sought) -> list[str]:
        return [
            one.id
            for one in self.all
            if sought.article_id in {"", one.article_id}
            and all(
                word in fold(f"{one.anchor.quote} {one.comment}")
                for word in fold(sought.words).split()
            )
            and (not sought.colours or one.colour in sought.colours)
            and (one.comment or not sought.has_comment)
            and (one.placement == ORPHAN or not sought.is_orphan)
        ]

    def _listed(self, ids: Sequence[str]) -> list[Listed]:
        known = {one.id: one for one in self.all}
        found = [known[one] for one in ids if one in known]
        return [Listed(one, self.articles[one.article_id]) for one in found]

    def _recolour(self, ids: Sequence[str], colour: Colour) -> Changes:
        return self._put(
            [replace(one, colour=colour) if one.id in ids else one for one in self.all], ids
        )

    def _remove(self, ids: Sequence[str]) -> Changes:
        return self._put([one for one in self.all if one.id not in ids], ids)

    def _comment(self, highlight_id: str, *, comment: str) -> Changes:
        marks = [replace(o, comment=comment) if o.id == highlight_id else o for o in self.all]
        return self._put(marks, [highlight_id])

    def _put(self, marks: Sequence[Highlight], ids: Sequence[str]) -> Changes:
        self.highlights = {
            article_id: tuple(one for one in marks if one.article_id == article_id)
            for article_id in ("a1", "a2")
        }
        changes = Changes(highlights=frozenset(ids))
        for tell in self.on_changes:
            tell(changes)
        return changes
