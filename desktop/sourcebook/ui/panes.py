"""The parts of the window that commands act on, named once."""

from dataclasses import dataclass

from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.highlights_pane import HighlightsPane
from sourcebook.ui.left_pane import LeftPane
from sourcebook.ui.library_pane import LibraryPane
from sourcebook.ui.notes_pane import NotesPane, Previewing
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.search_pane import ResultsPane, SearchBox


@dataclass(frozen=True, slots=True)
class Panes:
    """What stands in the window, from left to right."""

    left: LeftPane
    library: LibraryPane
    results: ResultsPane
    highlights: HighlightsPane
    box: SearchBox
    article: ArticlePane
    notes: NotesPane
    previewing: Previewing
    notices: NoticeBar
