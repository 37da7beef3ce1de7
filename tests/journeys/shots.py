"""Take the pictures of the window that stand in the README and in the manual.

Run by `python3 dev.py shots`; with a folder as argument the pictures go there instead.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

SIZE = (1400, 900)
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
    return files


def main() -> int:
    """Take the pictures and name them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "help" / "pictures"
    for file in take(folder):
        sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
