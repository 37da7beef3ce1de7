"""A window in which somebody types a note while articles are being added, until it is killed.

Prints a line for each thing that the program says is on the disk:

    article <id>
    failed <why>
    ready                                  after the first article
    note <number of the last word typed>
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtTest import QTest

from sourcebook.app import reading
from sourcebook.app.adding import Added
from sourcebook.model.capture import Source
from support.studio import Studio, open_studio


def tell(line: str) -> None:
    """Say that something is on the disk; the write ends before the next step begins."""
    os.write(1, f"{line}\n".encode())


def add(studio: Studio, run: str, number: int) -> None:
    """Add an article that no run before has added; its id is told when it is stored."""
    text = f"Article {number} of run {run}\n\n" + f"Sentence {number} of the run {run}. " * 200

    def stored(added: Added) -> None:
        tell(f"article {added.id}" if added.id else f"failed {added.error}")
        if number == 0:
            tell("ready")
        add(studio, run, number + 1)

    future = studio.jobs.add(Source.pasted_text(text))
    future.add_done_callback(lambda done: None if done.cancelled() else stored(done.result()))


def use(folder: Path, run: str) -> None:
    """Type one word after the other, for ever."""
    with open_studio(folder) as studio:
        ids = studio.jobs.write(reading.article_ids, "all").result()  # after the welcome library
        studio.window.desk.open_article(ids[-1])
        studio.wait_until(lambda: studio.window.desk.article, "an article")
        pane = studio.window.notes_pane
        studio.window.actions_made["focus_notes"].trigger()
        add(studio, run, 0)
        number = 0
        while True:
            number += 1
            QTest.keyClicks(pane.editor, f"{run}-{number}. ")
            QTest.qWait(30)
            if number % 9 == 0:  # a pause, in which the note is saved
                studio.wait_until(lambda: pane.is_settled, "the note on the disk")
                tell(f"note {number}")


if __name__ == "__main__":
    use(Path(sys.argv[1]), sys.argv[2])
