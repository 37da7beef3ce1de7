"""Real pages with the true text of their article, and how a found text is scored against it.

The scores are those of the article extraction benchmark of Scrapinghub: runs of four words,
each page weighed alike. A page is identical when all its words are, in their order.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sourcebook.base.digest import sha256
from sourcebook.base.encoding import decode

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction"
"""Where a checkout of the page sets lies beside this one; tests skip where it is absent."""

HELD_OUT = 10
"""One host in so many is never learned from: the gate is measured on these."""

_RUN = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class TruePage:
    """A page and the words of its article."""

    set_name: str
    id: str
    address: str
    path: Path
    truth: str

    @property
    def host(self) -> str:
        """Return the host without ``www.``; what is learned on one is not tested on it."""
        address = self.address if "//" in self.address else f"//{self.address}"
        return urlsplit(address).netloc.lower().removeprefix("www.")

    @property
    def html(self) -> str:
        """Return the page as the program reads it: what was encoded twice is mended."""
        return decode(self.path.read_bytes(), "utf-8")[0]

    def fold(self, folds: int) -> int:
        """Return the fold of this page in a cross-validation by host."""
        return fold_of(f"{self.host}+", folds)

    @property
    def is_held_out(self) -> bool:
        """Tell whether no training ever sees this page."""
        return fold_of(self.host, HELD_OUT) == 0


@dataclass(frozen=True)
class Score:
    """How well texts fit the truth: page-normalised F1, precision, recall; share of identical."""

    f1: float
    precision: float
    recall: float
    identical: float
    pages: int


def true_pages(folder: Path = DATA) -> list[TruePage]:
    """Return the pages of every set in *folder*, ordered; none where it is absent."""
    found = []
    for file in sorted(folder.glob("*/ground-truth/*.json")):
        known = json.loads(file.read_text("utf-8"))
        page = file.parents[1] / "html" / f"{file.stem}.html"
        name, truth = file.parents[1].name, known["articleBody"]
        found.append(TruePage(name, file.stem, known.get("url") or "", page, truth))
    return found


def fold_of(host: str, folds: int) -> int:
    """Return the fold of a host: the same one on every machine."""
    return int(sha256(host), 16) % folds


def score(pages: Sequence[TruePage], texts: Sequence[str]) -> Score:
    """Score the *texts* found on *pages*."""
    shares = [_shares(page.truth, text) for page, text in zip(pages, texts, strict=True)]
    precision = _mean([_share(hit, extra) for hit, extra, _ in shares if hit + extra > 0])
    recall = _mean([_share(hit, missed) for hit, _, missed in shares if hit + missed > 0])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    same = [
        float(words(page.truth) == words(text)) for page, text in zip(pages, texts, strict=True)
    ]
    return Score(f1, precision, recall, _mean(same), len(pages))


def f1_of(page: TruePage, text: str) -> float:
    """Score one page."""
    hit, extra, missed = _shares(page.truth, text)
    return 2 * hit / (2 * hit + extra + missed) if hit else 0.0


def words(text: str) -> list[str]:
    """Return the words that are compared."""
    return _WORD.findall(text)


def _shares(truth: str, found: str) -> tuple[float, float, float]:
    """Return the shares of runs that are in both, only found, and only true."""
    true_runs, found_runs = _runs(truth), _runs(found)
    hit = (true_runs & found_runs).total()
    extra, missed = found_runs.total() - hit, true_runs.total() - hit
    total = hit + extra + missed
    return (hit / total, extra / total, missed / total) if total else (0.0, 0.0, 0.0)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    own = words(text)
    runs = (tuple(own[at : at + _RUN]) for at in range(max(1, len(own) - _RUN + 1)))
    return Counter(run for run in runs if run)


def _share(hit: float, wrong: float) -> float:
    return hit / (hit + wrong)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
