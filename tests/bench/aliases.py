"""How well the spellings of a name are found and suggested, and what that costs.

The sets are those of `support.names`: ``sets-a`` was there before the rules, ``sets-b``
came after, so that its rows say how the rules do on names they have not seen. Recall and precision
are those of the first 20 answers with sets as a user makes them. “Offered” is the share of sets for
which a right spelling is suggested, “right” that of the suggestions which are; beside real pages,
other spellings in them count as wrong though some are not.
"""

import json
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from sourcebook.app.opening import open_library
from sourcebook.index import Spellings
from support.names import (
    answered,
    changed_when_off,
    labelled,
    plant,
    store,
    suggested,
)
from support.truth import true_pages

FILES: Final = ("sets-a.json", "sets-b.json")
PAGES: Final = 300
"""Real pages among which the names are looked for a second time."""

LEXICON: Final = 500_000
"""Words of a large archive."""


def run(*, as_json: bool) -> int:
    """Measure and print; return the exit status."""
    pages = [page.truth for page in true_pages()[:PAGES]]
    backgrounds = [[], pages] if pages else [[]]
    rows = [_measured(name, background) for background in backgrounds for name in FILES]
    lexicon = _lexicon_measured()
    if as_json:
        print(json.dumps({"sets": rows, "lexicon": lexicon}, indent=1))
        return 0
    print(_line(list(rows[0])))
    for row in rows:
        print(_line([_said(value) for value in row.values()]))
    print(
        "{words} words: learned in {learn_s} s, again in {again_s} s; offers for one in "
        "{offers_ms[0]} ms (p50), {offers_ms[1]} ms (p95)".format(**lexicon)
    )
    return 0


def _measured(name: str, background: Sequence[str]) -> dict[str, Any]:
    """Measure one file of sets among *background*."""
    sets = labelled(name)
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder) / "library") as opened:
        planted = plant(opened, sets, background)
        began = time.process_time()
        offers = suggested(opened, sets)
        suggest_ms = (time.process_time() - began) * 1000 / len(sets)
        store(opened, sets)
        answers = answered(opened, sets, planted)
        changed = changed_when_off(opened, sets)
    return {
        "sets": name,
        "pages": len(background),
        "recall": answers.recall,
        "precision": answers.precision,
        "offered": offers.sets,
        "right": offers.right,
        "changed_off": len(changed),
        "suggest_ms": suggest_ms,
    }


def _lexicon_measured() -> dict[str, Any]:
    """Measure the offers for names in a lexicon of made-up words."""
    dice = random.Random(3)  # noqa: S311 - repeatable, not secret
    names = [one.aliases[0].spelling.lower() for file in FILES for one in labelled(file)]
    plain = [name for name in names if name.isascii() and name.isalpha()]
    pieces = [name[at : at + 3] for name in plain for at in range(0, len(name), 3)]
    words = set(plain)
    while len(words) < LEXICON:
        words.add("".join(dice.choices(pieces, k=dice.choice((2, 2, 3, 3, 4)))))
    lexicon = [(word, 1) for word in sorted(words)]
    began = time.process_time()
    spellings = Spellings(lexicon)
    learned = time.process_time()
    spellings.learn(lexicon)
    again = time.process_time()
    costs = [_offers_ms(spellings, name) for name in plain]
    cuts = quantiles(costs, n=20)
    return {
        "words": LEXICON,
        "learn_s": round(learned - began, 1),
        "again_s": round(again - learned, 2),
        "offers_ms": [round(cuts[9], 2), round(cuts[18], 2)],
    }


def _offers_ms(spellings: Spellings, name: str) -> float:
    began = time.process_time()
    spellings.offers(name)
    return (time.process_time() - began) * 1000


def _said(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _line(cells: Sequence[str]) -> str:
    return "  ".join(cell.ljust(11) for cell in cells)
