"""How fast articles are indexed and found, beside the engines that others would have taken.

All engines hold the same made-up articles and answer the same questions in the same run, one
after the other, so that a busy machine is busy for all of them. What counts are the ratios of
processor time; that of making the articles is left out.

What is measured is a program that has been open for a while. The search process checks the index
ahead while it is asked nothing (`app.resting`), and so does it here; peers have their files read
once meanwhile. Then every engine is asked `FIRST` questions of each kind that do not count, and
that are none of those that do.
"""

import json
import sys
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import process_time, thread_time
from typing import Final

import numpy as np

from bench import window_search
from bench.corpus import Corpus
from bench.engines import Engine, Fts5, PlainWhoosh, Sourcebook
from bench.in_child import in_child
from bench.questions import KINDS, Question, questions
from bench.search_table import as_text
from bench.tantivy_engine import Tantivy
from sourcebook.model.search import Document

ENGINES: Final[tuple[type[Engine], ...]] = (Sourcebook, PlainWhoosh, Fts5, Tantivy)

COUNT: Final = 40
"""Questions of each kind."""

FIRST: Final = 10
"""Questions of each kind that are asked before."""

PATIENCE_S: Final = 8.0
"""Processor time of one engine for one kind of question; it is asked at least once."""

SAVES: Final = 24
EXACT: Final = frozenset(KINDS) - {"fuzzy, distance 1"}
"""Kinds for which all engines must find the same; what is one letter apart they define apart."""

Report = dict[str, object]


@dataclass(frozen=True)
class Built:
    """What it took to build an index."""

    seconds: float
    size_bytes: int
    text_bytes: int


def run(*, as_json: bool, size: int, without: Container[str] = ()) -> int:
    """Measure beside all peers but those *without*, and print; return the exit status.

    Takes 40 minutes and more for 100,000 articles, most of it for Whoosh.
    """
    kinds = [kind for kind in ENGINES if kind.name not in without]
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        report = measure(Path(folder), size, kinds)
    print(json.dumps(report, indent=1) if as_json else as_text(report))
    return 0


def measure(folder: Path, size: int, kinds: Sequence[type[Engine]] = ENGINES) -> Report:
    """Build, ask, save and merge with engines of *kinds* in *folder*; use a window at the end."""
    build = {kind.name: _build_report(kind, folder / kind.name, size) for kind in kinds}
    engines = [kind(folder / kind.name) for kind in kinds]
    asked = _ask_all(engines, size)
    _tell("saving")
    save = _save_all(engines, size)
    for engine in engines:
        engine.close()
    merge = {kind.name: _merge_report(kind, folder / kind.name) for kind in kinds}
    _tell("typing in a window")
    window = window_search.measure(folder / "window", size)
    return {
        "size": size,
        "queries": asked,
        "build": build,
        "save": save,
        "merge": merge,
        "window": window,
    }


# --- building and merging -------------------------------------------------------------------


def _build_report(kind: type[Engine], folder: Path, size: int) -> Report:
    _tell(f"building {kind.name}")
    built, memory = in_child(build, kind, folder, size)
    return {
        "documents_per_s": round(size / built.seconds),
        "size_mb": _mb(built.size_bytes),
        "text_mb": _mb(built.text_bytes),
        "memory_mb": _mb(memory),
    }


def build(kind: type[Engine], folder: Path, size: int) -> Built:
    """Build an index of *size* documents; for a process of its own."""
    source = _Unclocked(Corpus().documents(0, size))
    began = process_time()
    engine = kind(folder)
    engine.build(source)
    engine.close()
    seconds = process_time() - began - source.seconds
    return Built(seconds, _size_bytes(folder), source.text_bytes)


class _Unclocked:
    """Documents, and the processor time that making them took."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self.seconds = 0.0
        self.text_bytes = 0

    def __iter__(self) -> Iterator[Document]:
        while (document := self._next()) is not None:
            yield document

    def _next(self) -> Document | None:
        began = thread_time()
        document = next(self._documents, None)
        if document is not None:
            self.text_bytes += len(document.body.encode())
        self.seconds += thread_time() - began
        return document


def _merge_report(kind: type[Engine], folder: Path) -> Report | None:
    if not kind.can_merge:
        return None
    _tell(f"merging {kind.name}")
    seconds, memory = in_child(merge, kind, folder)
    return {"seconds": round(seconds, 2), "memory_mb": _mb(memory)}


def merge(kind: type[Engine], folder: Path) -> float:
    """Merge all segments; for a process of its own."""
    began = process_time()
    engine = kind(folder)
    engine.merge_all()
    engine.close()
    return process_time() - began


# --- asking ---------------------------------------------------------------------------------


def _ask_all(engines: list[Engine], size: int) -> list[Report]:
    drawn = questions(Corpus(), size, COUNT + FIRST)
    _tell("asking for the first time")
    for engine in engines:
        for question in drawn["common term"][COUNT:]:  # opens what is opened once
            engine.ask(question)
        engine.rest()
        for asked in drawn.values():
            _ask_some(engine, asked[COUNT:])
    return [_ask_kind(name, asked[:COUNT], engines, size) for name, asked in drawn.items()]


def _ask_some(engine: Engine, asked: list[Question]) -> None:
    """Ask what does not count, as long as it takes no longer than what does."""
    took = 0.0
    for question in asked:
        if took < PATIENCE_S:
            took += sum(_timed(engine, question))


def _ask_kind(name: str, asked: list[Question], engines: list[Engine], size: int) -> Report:
    _tell(f"asking: {name}")
    took: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for turn, question in enumerate(asked):
        shift = turn % len(engines)  # nobody always finds the caches as the same one left them
        for engine in engines[shift:] + engines[:shift]:
            if sum(took[engine.name]) < PATIENCE_S:
                took[engine.name] += _timed(engine, question)
    report: Report = {"query": name}
    for peer, times in took.items():
        report[f"{peer}_ms"] = _ms(times)
        report[f"{peer}_asked"] = len(times)
    if name in EXACT:
        report["agree"] = _agreement(asked, engines, size)
    return report


def _timed(engine: Engine, question: Question) -> list[float]:
    """Return the one time it took, or nothing when the engine knows no such question."""
    began = process_time()
    answers = engine.ask(question)
    seconds = process_time() - began
    return [] if answers is None else [seconds]


def _agreement(asked: list[Question], engines: list[Engine], size: int) -> bool:
    """Tell whether all find the same documents, asked for all of them; plain Whoosh is too slow."""
    quick = [engine for engine in engines if not isinstance(engine, PlainWhoosh)]
    for question in asked[:2]:
        found = [engine.ask(question, limit=size) for engine in quick]
        sets = [set(numbers) for numbers in found if numbers is not None]
        if any(one != sets[0] for one in sets):
            return False
    return True


# --- saving ---------------------------------------------------------------------------------


def _save_all(engines: list[Engine], size: int) -> Report:
    """Add some documents and replace others, one a commit; ask right after each."""
    corpus = Corpus()
    added = [corpus.document(size + number) for number in range(SAVES)]
    replaced = [
        replace(corpus.document(2 * size + number), id=corpus.document(number * 37 % size).id)
        for number in range(SAVES)
    ]
    [question] = questions(corpus, size, 1)["common term"]
    report: Report = {}
    for name, documents in {"add": added, "update": replaced}.items():
        took: dict[str, list[float]] = {engine.name: [] for engine in engines}
        found: dict[str, list[float]] = {engine.name: [] for engine in engines}
        for document in documents:
            for engine in engines:
                if sum(took[engine.name]) < PATIENCE_S:
                    began = process_time()
                    engine.save(document)
                    took[engine.name].append(process_time() - began)
                    found[engine.name] += _timed(engine, question)
        report[f"{name}_ms"] = {one: _ms(times, most=True) for one, times in took.items()}
        report[f"found_after_{name}_ms"] = {one: _ms(times) for one, times in found.items()}
    return report


# --- telling --------------------------------------------------------------------------------


def _ms(seconds: list[float], *, most: bool = False) -> list[float] | None:
    """Return median and 95th percentile, or the maximum, in milliseconds."""
    if not seconds:
        return None
    high = max(seconds) if most else float(np.percentile(seconds, 95))
    return [round(1000 * median(seconds), 3), round(1000 * high, 3)]


def _mb(size_bytes: int) -> float:
    return round(size_bytes / 1e6, 1)


def _size_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _tell(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)
