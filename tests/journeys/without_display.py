"""Do the main job where there is no screen, say what happens, and save pictures of the window.

Run by `python3 dev.py run` on a machine without a display; works on a library of its own that is
gone afterwards. The argument is the folder for the pictures.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

ARTICLE = """The Bridge at Low Water

Rosa Lindqvist

When the river fell last August the piers of the older bridge came up, and with them a stone.

The stone names the mason, Aram Şengül, and a year that no chronicle of the town has room for.
"""

NOTE = "# Low water\n\nAsk the archive for the flood register of that year. #bridges\n"


def say(sentence: str) -> None:
    """Tell what was done."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def do_main_job(home: Path, pictures: Path) -> None:
    """Add, write, find again, in new processes and in the window.

    Raises:
        AssertionError: A step did not do what it should.
    """
    os.environ["SOURCEBOOK_HOME"] = str(home)
    from support.program import Program
    from support.studio import open_studio

    sourcebook = Program(home)
    with open_studio(sourcebook.library, theme="light") as studio:
        studio.wait_until(lambda: studio.window.desk.note_id, "the welcome library")
        studio.picture(pictures / "welcome.png")
    say(f"The welcome library is there: {len(sourcebook('list', '--json').json)} articles.")

    article = sourcebook.add(ARTICLE)
    sourcebook("note", article, "--append", NOTE)
    say("An article was added and a note written beside it.")

    for query, kind in (("sengul", "article"), ("flood register", "note")):
        (hit,) = sourcebook("search", query, "--json").json["hits"]
        assert (hit["kind"], hit["article_id"]) == (kind, article), hit
        say(f"Found by “{query}”, in a new process: the {kind} “{hit['title']}”.")

    with open_studio(sourcebook.library, theme="light") as studio:
        studio.window.desk.open_article(article)
        studio.wait_until(lambda: "Bridge" in studio.window.desk.title, "the article")
        studio.settle()
        studio.picture(pictures / "article-and-note.png")


def main() -> int:
    """Do the job and say where the pictures are."""
    pictures = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "pictures")
    with tempfile.TemporaryDirectory() as home:
        do_main_job(Path(home), pictures)
    say(f"Pictures of the window: {pictures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
