"""How many pages a second are cleaned by one parse worker and by two, and whether the window waits.

Both pools get the same pages in the same run, in turns; the best round of each counts, since what
else the machine does only ever slows one down. The goal is 1.6 times as many on two cores.
"""

import json
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sourcebook.app.parsers import Parser, cores
from sourcebook.base.digest import sha256
from sourcebook.model.capture import Capture, Method, Resource, Source
from support.lateness import Lateness
from support.newspaper import front_page
from support.studio import Studio, open_studio
from support.truth import true_pages

PAGES: Final = 24
"""A few seconds of work for one worker."""

ROUNDS: Final = 2

IDLE_MS: Final = 3000

GOAL: Final = 1.6
"""How many times as many pages two workers clean as one, on two cores."""


def run(*, as_json: bool) -> int:
    """Measure and print; return the exit status."""
    kind, pages = _pages()
    rates = rates_of(pages)
    found: dict[str, object] = {
        "pages": len(pages),
        "kind": kind,
        "cores": cores(),
        "pages_per_s": {str(size): round(rate, 1) for size, rate in rates.items()},
        "ratio": round(rates[2] / rates[1], 2),
        "goal": GOAL,
        "late_ms": latenesses(pages),
    }
    print(json.dumps(found, indent=1) if as_json else _text(found))
    return 0


def rates_of(pages: Sequence[bytes]) -> dict[int, float]:
    """Return how many *pages* a second a pool cleans, by the number of its workers."""
    pools = {size: Parser(size) for size in (1, 2)}
    captures = [_capture(page) for page in pages]
    best = dict.fromkeys(pools, 0.0)
    try:
        for pool in pools.values():
            _seconds(pool, captures[: 4 * pool.size])  # starts the workers, and lets them import
        for _ in range(ROUNDS):
            for size, pool in pools.items():
                best[size] = max(best[size], len(captures) / _seconds(pool, captures))
    finally:
        for pool in pools.values():
            pool.close()
    return best


def latenesses(pages: Sequence[bytes]) -> dict[str, dict[str, float]]:
    """Return how late the window's timer is while it idles, and while *pages* are captured."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["SOURCEBOOK_HOME"] = home
        with open_studio(Path(home) / "library") as studio:
            studio.wait_until(lambda: "Closely" in studio.window.desk.title, "the first article")
            studio.jobs.when_index_is_current().result(60)
            studio.settle(1000)
            idle = Lateness()
            studio.settle(IDLE_MS)
            idle.stop()
            return {"idle": _told(idle), "capturing": _told(_while_capturing(studio, pages))}


def _while_capturing(studio: Studio, pages: Sequence[bytes]) -> Lateness:
    lateness = Lateness()
    futures = [studio.jobs.add(Source.stdin(page)) for page in pages]
    studio.wait_until(lambda: all(future.done() for future in futures), "the pages", seconds=600)
    return lateness.stop()


def _told(lateness: Lateness) -> dict[str, float]:
    return {"worst": round(lateness.worst_ms, 1), "p99": round(lateness.share_ms(0.99), 1)}


def _pages() -> tuple[str, list[bytes]]:
    """Return the pages and what they are: every so many-th of the real ones where they lie near."""
    real = true_pages()
    if not real:
        return "made for this", [front_page(n, 80).encode() for n in range(PAGES)]
    step = max(1, len(real) // PAGES)
    return "of the web", [page.path.read_bytes() for page in real[::step][:PAGES]]


def _capture(page: bytes) -> Capture:
    resource = Resource("page", "https://example.org/", "text/html", page, sha256(page))
    address = resource.address
    return Capture("", address, address, Method.HTTP, "text/html", "", "", (resource,))


def _seconds(pool: Parser, captures: Sequence[Capture]) -> float:
    began = time.perf_counter()
    for _, cleaned in pool.ahead(pool.prepare, captures):
        cleaned.result()
    return time.perf_counter() - began


def _text(found: dict[str, object]) -> str:
    rates, late = found["pages_per_s"], found["late_ms"]
    assert isinstance(rates, dict)
    assert isinstance(late, dict)
    return "\n".join(
        [
            f"{found['pages']} pages {found['kind']}, {found['cores']} cores",
            *(f"{size} worker(s): {rate:.1f} pages/s" for size, rate in rates.items()),
            f"two beside one: {found['ratio']} times (goal {GOAL})",
            *(
                f"window while {what}: {ms['worst']:.1f} ms late at worst, {ms['p99']:.1f} at p99"
                for what, ms in late.items()
            ),
        ]
    )
