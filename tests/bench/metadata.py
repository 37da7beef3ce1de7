"""How often title, author and date are exactly right: ours beside trafilatura's, in one run.

The pages are sets with ``html/`` and ``ground-truth/``. Hosts whose hash falls into one tenth are
reported apart: no rule was made while looking at them.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from trafilatura.metadata import extract_metadata

from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import read_metadata

FIELDS: Final = ("title", "author", "date")
DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data" / "extraction"

Known = Mapping[str, str]
"""Field → value; an unknown field is empty."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what people say is true of it; fields that nobody filled in are missing."""

    name: str
    address: str
    html: str
    truth: Known

    @property
    def is_held_out(self) -> bool:
        """Whether its host is in the tenth that nothing was tuned on."""
        host = urlsplit(self.address).hostname or ""
        digest = hashlib.md5(host.encode(), usedforsecurity=False).hexdigest()
        return int(digest, 16) % 10 == 0


@dataclass(slots=True)
class Score:
    """Counts for one tool on one part: asked, right, and given where there is nothing, by field."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def share(self, name: str) -> float:
        """Return the share of exact matches of a field."""
        return self.right[name] / self.asked[name] if self.asked[name] else 0.0


def pages(data: Path) -> Iterator[Page]:
    """Yield every page below *data* for which a field is known."""
    for file in sorted(data.glob("*/ground-truth/*.json")):
        told = json.loads(file.read_text("utf-8"))
        truth = {name: told[name] for name in FIELDS if told.get(name)}
        html = file.parents[1] / "html" / f"{file.stem}.html"
        if truth and html.exists():
            words = html.read_text("utf-8", "replace")
            yield Page(f"{file.parents[1].name}/{file.stem}", told["url"], words, truth)


def ours(page: Page) -> Known:
    """Return what this program reads."""
    known = read_metadata(parse(page.html)[0], page.address).metadata
    return {"title": known.title, "author": known.byline, "date": known.published[:10]}


def trafilaturas(page: Page) -> Known:
    """Return what trafilatura reads."""
    known = extract_metadata(page.html, page.address)
    return {"title": known.title or "", "author": known.author or "", "date": known.date or ""}


TOOLS: Final[Mapping[str, Callable[[Page], Known]]] = {
    "sourcebook": ours,
    "trafilatura": trafilaturas,
}


def plain(name: str, value: str) -> str:
    """Return what is compared: letters and digits only; for authors their names in order."""
    folded = unicodedata.normalize("NFKC", value).casefold()
    if name == "author":
        folded = re.sub(r"\s+(?:and|&)\s+|;", ",", folded)
    parts = ("".join(filter(str.isalnum, part)) for part in folded.split(","))
    return ",".join(part for part in parts if part)


def measure(data: Path = DATA) -> dict[tuple[str, str], Score]:
    """Return the scores by tool and part; the parts are ``seen hosts`` and ``held-out hosts``."""
    scores: dict[tuple[str, str], Score] = {}
    for page in pages(data):
        part = "held-out hosts" if page.is_held_out else "seen hosts"
        for tool, read in TOOLS.items():
            score = scores.setdefault((tool, part), Score())
            known = read(page)
            for name, truth in page.truth.items():
                score.asked[name] += 1
                is_right = plain(name, known[name]) == plain(name, truth)
                score.right[name] += is_right
                score.wrong[name] += bool(known[name]) and not is_right
    return scores


def run(*, as_json: bool) -> int:
    """Print the shares of exact matches, and how many of the rest were wrong and not missing."""
    scores = measure()
    if not scores:
        print("There are no pages with a true title, author or date here: nothing was measured.")
        return 0
    rows = [_row(*key, score) for key, score in sorted(scores.items(), key=lambda i: i[0][::-1])]
    print(json.dumps({"rows": rows}, indent=1) if as_json else "\n".join(map(_line, rows)))
    return 0


def _row(tool: str, part: str, score: Score) -> dict[str, object]:
    fields = {
        name: {
            "right": round(score.share(name), 3),
            "wrong": score.wrong[name],
            "asked": score.asked[name],
        }
        for name in FIELDS
    }
    return {"part": part, "tool": tool, "fields": fields}


def _line(row: dict[str, object]) -> str:
    fields = row["fields"]
    assert isinstance(fields, dict)
    told = "  ".join(
        f"{name} {one['right']:.3f} ({one['wrong']} of {one['asked']} wrong)"
        for name, one in fields.items()
    )
    return f"{row['part']:15} {row['tool']:12} {told}"
