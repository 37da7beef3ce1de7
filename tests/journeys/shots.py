"""Take the pictures of the window that stand in the README and in the manual.

Run by `python3 dev.py shots`; with a folder as argument the pictures go there instead.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support.studio import Studio

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

SIZE = (1400, 900)
CLOSE_UP = (1060, 640)
"""Of the window, from its right edge: the article and the note."""

IN_MANUAL_PX = 640
"""Width of a picture in the manual."""

THEMES = ("light", "sepia", "dark", "contrast")


def take(folder: Path) -> list[Path]:
    """Take one picture of the welcome library in each theme, one of the palette and of a search."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from support.studio import open_studio

    files = []
    for theme in THEMES:
        with tempfile.TemporaryDirectory() as home:
            os.environ["SOURCEBOOK_HOME"] = home
            with open_studio(Path(home) / "library", theme=theme) as studio:
                studio.window.resize(*SIZE)
                studio.wait_until(lambda: "Closely" in studio.window.desk.title, "the article")
                studio.settle()
                files.append(folder / f"window-{theme}.png")
                studio.picture(files[-1])
                if theme == "light":
                    studio.window.actions_made["palette"].trigger()
                    QTest.keyClicks(studio.window.focusWidget(), "the")
                    studio.settle()
                    files.append(folder / "palette-light.png")
                    studio.picture(files[-1])
                    QTest.keyClick(studio.window.focusWidget(), Qt.Key.Key_Escape)
                    studio.jobs.when_index_is_current().result(60)
                    studio.window.left_pane.focus_search()
                    QTest.keyClicks(studio.window.search_box, "sahin")
                    studio.wait_until(lambda: studio.window.results_pane.current_hit, "answers")
                    studio.wait_until(lambda: studio.window.results_pane.band.buttons, "counts")
                    studio.settle()
                    files.append(folder / "search-light.png")
                    studio.picture(files[-1])
                    files.append(_take_note(studio, folder / "note-light.png"))
    return files


def _take_note(studio: "Studio", file: Path) -> Path:
    """Take a picture of an article and a note that quotes it, one word of it wrong."""
    from PySide6.QtCore import QRect, Qt

    from sourcebook.app import quoting

    window = studio.window
    reading = window.desk.reading
    assert reading is not None
    text = reading.edition.text
    quoted = []
    for start in (text.index("You stop"), text.index("A highlight is")):
        end = text.index(".", start) + 1
        quoted.append(quoting.quoted(reading, start, end))
    body = "# On reading\n\n" + "\n".join(quoted).replace("decide", "doubt", 1)
    window.commands.going.focus_notes()
    window.notes_pane.editor.setPlainText(f"{body}\nAnd what if it is *not* believed? #question")
    window.actions_made["next_wrong_quotation"].trigger()
    studio.wait_until(lambda: not window.notes_pane.verdicts.is_empty, "the verdicts")
    studio.settle()
    grabbed = window.grab()
    wide, high = CLOSE_UP
    part = grabbed.copy(QRect(grabbed.width() - wide, 0, wide, high))
    scaled = part.scaledToWidth(IN_MANUAL_PX, Qt.TransformationMode.SmoothTransformation)
    assert scaled.save(str(file)), file
    return file


def main() -> int:
    """Take the pictures and name them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "help" / "pictures"
    for file in take(folder):
        sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
