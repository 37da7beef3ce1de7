"""A process that writes to a library and says on its standard output what is saved.

Started by the tests of faults as ``python writer.py FOLDER NAME COUNT``; ends or is killed.
"""

import sys
from pathlib import Path

from sourcebook import library
from sourcebook.library import Library, open_library
from support.making import add_article


def main(folder: str, name: str, count: str) -> None:
    """Save a note again and again, and add an article now and then."""
    with open_library(Path(folder), write=True) as lib:
        note = library.add_note(lib, "", "", name).note
        say(f"note {note.id}")
        for number in range(int(count)):
            body = f"{note.body}{name} {number}\n"
            note = library.save_note(lib, note.id, body, name, note.revision, name).note
            say(f"saved {number}")
            if number % 5 == 0:
                say(f"added {added(lib, name, number)}")


def added(lib: Library, name: str, number: int) -> str:
    """Add an article and return its id."""
    return add_article(lib, f"The text of {name} {number}. " * 50, f"{name} {number}")


def say(words: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
