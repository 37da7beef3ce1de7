"""Killed at any moment, the program loses nothing that it said was saved."""

import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sourcebook.app import finding, noting, reading, upkeep
from sourcebook.app.opening import open_library
from sourcebook.model.search import Request

KILLS = 25

WINDOW = Path(__file__).with_name("killed_window.py")


@dataclass
class Said:
    """What a window said was on the disk before it was killed."""

    articles: list[str] = field(default_factory=list)
    words: int = 0

    def hear(self, line: str) -> None:
        """Take a whole line; one that the kill has cut off says nothing."""
        kind, _, what = line.rstrip("\n").partition(" ")
        assert kind != "failed", line
        if kind == "article" and line.endswith("\n"):
            self.articles.append(what)
        elif kind == "note" and line.endswith("\n"):
            self.words = int(what)


def killed_run(home: Path, run: str, chance: random.Random) -> Said:
    """Use a window, kill it at a moment nobody can foresee, and return what it said."""
    process = subprocess.Popen(
        [sys.executable, str(WINDOW), str(home / "library"), run],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SOURCEBOOK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert process.stdout is not None
    said = Said()
    for line in iter(process.stdout.readline, ""):
        said.hear(line)
        if line == "ready\n":
            break
    time.sleep(chance.uniform(0.0, 1.5))
    process.kill()
    for line in process.stdout.read().splitlines(keepends=True):
        said.hear(line)
    process.stdout.close()
    process.wait(10)
    return said


def many_kills(home: Path, kills: int) -> int:
    """Use one library, be killed, look what stands, again and again; return what was said."""
    chance = random.Random()  # noqa: S311 - other moments in every run of the tests are the point
    articles: list[str] = []
    words: dict[str, int] = {}
    for number in range(kills):
        said = killed_run(home, f"r{number}", chance)
        articles += said.articles
        words[f"r{number}"] = said.words
        with open_library(home / "library") as library:
            standing = set(reading.article_ids(library, "all"))
            bodies = " ".join(note.body for note in noting.list_notes(library))
        assert not [one for one in articles if one not in standing]
        for run, count in words.items():
            assert all(f"{run}-{word}." in bodies for word in range(1, count + 1)), run
    with open_library(home / "library") as library:
        report = upkeep.check(library)
        found = {hit.id for hit in finding.ask(library, Request("sentence", limit=1000)).hits}
    assert report.is_sound, report.findings
    assert found >= set(articles)
    assert articles
    return len(articles) + sum(words.values())


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_no_acknowledged_save_is_lost_in_25_kills(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:  # two windows at a time, each on a library of its own
        homes = [tmp_path / "one", tmp_path / "two"]
        said = list(pool.map(many_kills, homes, [KILLS // 2, KILLS - KILLS // 2]))
    assert all(said)
