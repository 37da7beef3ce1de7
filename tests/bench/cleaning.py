"""How well and how fast pages are cleaned, beside the tools whose opinions are asked.

All tools see the same pages in the same run. F1, precision, recall and the share of identical
texts are those of `support.truth`; structure those of `support.structure`. “Unseen hosts” are
judged by trees that were trained without any page of that host (five folds). “Whole truths” are
the pages whose truth holds what most extractors agree on (`support.whole`): against the others
precision says nothing.
"""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final
from unittest.mock import patch

from lxml import html as lxml_html

from sourcebook.clean import clean, edition_as_text, forest
from sourcebook.model.capture import Capture, Method, Resource
from support.structure import (
    KINDS,
    Overlap,
    Structure,
    expected_structure,
    overlap,
    structure_of_edition,
    structure_of_html,
)
from support.truth import TruePage, score, true_pages
from support.whole import is_whole
from training.clean import FOLDS, Example, example_of, fold_trees

OURS: Final = "sourcebook"
UNSEEN: Final = "sourcebook, unseen hosts"


@dataclass(frozen=True)
class Found:
    """What a tool found on a page, and the processor time it took."""

    text: str
    structure: Structure
    seconds: float


@dataclass(frozen=True)
class Measured:
    """All that was measured of one page, by the name of the tool."""

    page: TruePage
    texts: dict[str, str]
    overlaps: dict[str, dict[str, Overlap]]
    seconds: dict[str, float]
    is_whole: bool


def run(*, as_json: bool) -> int:
    """Measure and print; return the exit status."""
    pages = true_pages()
    if not pages:
        print("There are no pages with a true text here: nothing was measured.")
        return 0
    with ProcessPoolExecutor() as pool:
        examples = list(pool.map(example_of, pages, chunksize=8))
    trees = _trees_by_fold(examples)
    with ProcessPoolExecutor(initializer=_keep_trees, initargs=(trees,)) as pool:
        measured = list(pool.map(measure_page, pages, chunksize=4))
    groups = {
        name: [one for one in measured if one.page.set_name == name]
        for name in sorted({page.set_name for page in pages})
    }
    groups["held out"] = [one for one in measured if one.page.is_held_out]
    groups["whole truths"] = [one for one in measured if one.is_whole]
    groups["whole truths, held out"] = [one for one in groups["held out"] if one.is_whole]
    table = [row for name, chosen in groups.items() for row in _rows(name, chosen)]
    print(json.dumps({"pages": len(pages), "rows": table}, indent=1) if as_json else _text(table))
    return 0


def measure_page(page: TruePage) -> Measured:
    """Let every tool read one page."""
    wanted = expected_structure(page.html, page.truth, page.address)
    found = {name: _timed(tool, page) for name, tool in TOOLS.items()}
    return Measured(
        page,
        {name: one.text for name, one in found.items()},
        {name: overlap(wanted, one.structure) for name, one in found.items()},
        {name: one.seconds for name, one in found.items()},
        is_whole(page),
    )


_TREES: dict[int, forest.Forest] = {}


def _keep_trees(trees: dict[int, forest.Forest]) -> None:
    """Give a helper process the trees of all folds, and let it import what takes long."""
    _TREES.update(trees)
    page = TruePage("", "", "", next(iter(true_pages())).path, "")
    for tool in TOOLS.values():
        tool(page)


def _trees_by_fold(examples: Sequence[Example]) -> dict[int, forest.Forest]:
    learned = [example for example in examples if not example.page.is_held_out]
    return {fold: fold_trees(learned, fold) for fold in range(FOLDS)}


def _timed(tool: Callable[[TruePage], tuple[str, Structure]], page: TruePage) -> Found:
    began = time.process_time()
    text, structure = tool(page)
    return Found(text, structure, time.process_time() - began)


def _ours(page: TruePage) -> tuple[str, Structure]:
    data = page.path.read_bytes()
    resource = Resource("page", page.address, "text/html", data, "")
    capture = Capture("", "", page.address, Method.HTTP, "text/html", "utf-8", "", (resource,))
    edition = clean(capture).edition
    return edition_as_text(edition, without_labels=True), structure_of_edition(
        edition, page.address
    )


def _unseen(page: TruePage) -> tuple[str, Structure]:
    trees = None if page.is_held_out else _TREES.get(page.fold(FOLDS))
    if trees is None:
        return _ours(page)
    with patch("sourcebook.clean.judge.forest", return_value=trees):
        return _ours(page)


def _trafilatura(
    *, favor_precision: bool = False, favor_recall: bool = False
) -> Callable[[TruePage], tuple[str, Structure]]:
    def tool(page: TruePage) -> tuple[str, Structure]:
        import trafilatura

        text = trafilatura.extract(
            page.html,
            include_comments=False,
            favor_precision=favor_precision,
            favor_recall=favor_recall,
        )
        markup = trafilatura.extract(
            page.html,
            url=page.address or None,
            include_comments=False,
            include_links=True,
            include_images=True,
            include_formatting=True,
            output_format="html",
            favor_precision=favor_precision,
            favor_recall=favor_recall,
        )
        return text or "", structure_of_html(markup or "", page.address)

    return tool


def _readability(page: TruePage) -> tuple[str, Structure]:
    from readability import Document

    markup = Document(page.html).summary(html_partial=True)
    text = str(lxml_html.fromstring(markup).xpath("string()")) if markup.strip() else ""
    return text, structure_of_html(markup, page.address)


TOOLS: Final[dict[str, Callable[[TruePage], tuple[str, Structure]]]] = {
    OURS: _ours,
    UNSEEN: _unseen,
    "trafilatura": _trafilatura(),
    "trafilatura, precision": _trafilatura(favor_precision=True),
    "trafilatura, recall": _trafilatura(favor_recall=True),
    "readability-lxml": _readability,
}
"""Name → tool, from a page to its text and its structure."""


def _rows(group: str, measured: Sequence[Measured]) -> list[dict[str, object]]:
    rows = []
    for name in TOOLS:
        found = score([one.page for one in measured], [one.texts[name] for one in measured])
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for one in measured:
            for kind, part in one.overlaps[name].items():
                numbers = (part.wanted, part.recalled, part.given, part.right)
                sums[kind] = [a + b for a, b in zip(sums[kind], numbers, strict=True)]
        rows.append(
            {
                "set": group,
                "pages": len(measured),
                "tool": name,
                "f1": round(found.f1, 4),
                "precision": round(found.precision, 4),
                "recall": round(found.recall, 4),
                "identical": round(found.identical, 3),
                "cpu_ms": round(1000 * sum(o.seconds[name] for o in measured) / len(measured)),
                "structure_recall": {k: _ratio(sums[k][1], sums[k][0]) for k in KINDS},
                "structure_precision": {k: _ratio(sums[k][3], sums[k][2]) for k in KINDS},
            }
        )
    return rows


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _text(table: Sequence[dict[str, object]]) -> str:
    lines = []
    before = ""
    for row in table:
        if row["set"] != before:
            before = str(row["set"])
            lines += ["", f"{before}, {row['pages']} pages", _HEAD]
        lines.append(
            f"{row['tool']!s:<26}{row['f1']:>8.4f}{row['precision']:>8.4f}{row['recall']:>8.4f}"
            f"{row['identical']:>10.3f}{row['cpu_ms']:>8}  {_kinds(row['structure_recall'])}"
        )
        lines.append(f"{'':<68}  {_kinds(row['structure_precision'])} (precision)")
    return "\n".join(lines)


_HEAD: Final = (
    f"{'':<26}{'F1':>8}{'prec.':>8}{'recall':>8}{'identical':>10}{'CPU ms':>8}  "
    + " ".join(f"{kind[:7]:>7}" for kind in KINDS)
)


def _kinds(shares: object) -> str:
    assert isinstance(shares, dict)
    return " ".join("      -" if shares[k] is None else f"{shares[k]:>7.3f}" for k in KINDS)
