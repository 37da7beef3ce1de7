"""Learn from true pages which segments of a page are its article: ``dev.py train clean``.

    --data DIR   learn from these sets instead (each with html/ and ground-truth/; may be repeated)
    --check      cross-validate by host and print the scores; writes nothing
    --output F   where the trees go; the resources of this checkout unless given

The same pages and the same seed give the same file. A tenth of the hosts is never learned from.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np

from sourcebook.base.digest import sha256
from sourcebook.clean import forest
from sourcebook.clean.dom import parse
from sourcebook.clean.features import FEATURES, VOTES, measure
from sourcebook.clean.forest import FILE
from sourcebook.clean.judge import description_of
from sourcebook.clean.metadata import read_metadata
from sourcebook.clean.opinions import WORD, align, opinions, words_of
from sourcebook.clean.segment import Form, segments_of
from support.truth import DATA, Score, TruePage, f1_of, score, true_pages

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261125
FOLDS = 5
ROUNDS = 220
THRESHOLD = 0.47
"""From the cross-validation over 712 pages: the F1 of both sets is flat from 0.43 to 0.5."""

DOUBTFUL = 0.7
"""F1 below which a truth is doubted."""

DOUBTED = 0.1
"""Weight of a page whose truth is doubted."""

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 15,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_UNSURE = frozenset({Form.CODE, Form.CAPTION})
"""Forms that truths keep or leave out as they like; the words around them decide."""


@dataclass(frozen=True)
class Example:
    """A page as it is learned from: a row and a label for each segment that has words.

    ``texts`` are what is scored: captions are no part of it, so they are empty there.
    """

    page: TruePage
    rows: np.ndarray
    labels: np.ndarray
    counts: np.ndarray
    is_sure: np.ndarray
    texts: tuple[str, ...]


def example_of(page: TruePage) -> Example:
    """Measure one page; its labels are the shares of words that the truth holds."""
    root, _ = parse(page.html)
    body = root.find("body")
    segments = segments_of(root if body is None else body, page.address)
    worded = [segment for segment in segments if words_of(segment)]
    found = read_metadata(root, page.address)
    votes = opinions(root, worded, found.body)
    rows = measure(worded, votes, " ".join(found.titles), description_of(root))
    words = [words_of(segment) for segment in worded]
    return Example(
        page,
        np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES)),
        np.array(align(words, WORD.findall(page.truth)), dtype=np.float64),
        np.array([len(own) for own in words], dtype=np.float64),
        np.array([segment.form not in _UNSURE for segment in worded], dtype=bool),
        tuple("" if segment.form is Form.CAPTION else segment.text for segment in worded),
    )


def weights_of(example: Example) -> np.ndarray:
    """Weigh segments by their words and their clearness, every page alike as the score does."""
    true_words = float((example.counts * example.labels).sum()) or 1.0
    weights = 0.15 + np.minimum(example.counts / true_words * 40, 8)
    weights *= 0.3 + 0.7 * np.abs(2 * example.labels - 1)
    weights = np.where(example.is_sure, weights, weights * 0.02)
    total = float(weights.sum())
    return weights / total * 60 if total else weights


def learn(
    examples: Sequence[Example], trust: Mapping[str, float], *, without_votes: bool = False
) -> lightgbm.Booster:
    """Fit the trees; *without_votes* those for a page on which every voter failed.

    *trust* weighs pages by their id: see `trust_in`.
    """
    used = [example for example in examples if len(example.rows)]
    rows = np.vstack([example.rows for example in used])
    if without_votes:
        rows = rows.copy()
        rows[:, _of_votes()] = -1.0
    labels = np.concatenate([example.labels for example in used]) > 0.5
    weights = np.concatenate(
        [weights_of(example) * trust.get(example.page.id, 1.0) for example in used]
    )
    data = lightgbm.Dataset(rows, labels.astype(int), weight=weights)
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def trust_in(examples: Sequence[Example]) -> dict[str, float]:
    """Weigh down the pages whose truth is nothing like what trees find that never saw them.

    Such a truth is mostly cut short, or of another page. Measured over 712 pages: F1 on the
    Scrapinghub set .972 → .977.
    """
    texts = cross_validated(examples, {})
    return {
        one.page.id: DOUBTED
        for one, text in zip(examples, texts, strict=True)
        if f1_of(one.page, text) < DOUBTFUL
    }


def cross_validated(
    examples: Sequence[Example], trust: Mapping[str, float], *, without_votes: bool = False
) -> list[str]:
    """Return for each page the text that trees find which never saw its host."""
    texts: dict[str, str] = {}
    for fold in range(FOLDS):
        seen = [one for one in examples if one.page.fold(FOLDS) != fold]
        trees = learn(seen, trust, without_votes=without_votes)
        for one in examples:
            if one.page.fold(FOLDS) == fold:
                texts[one.page.id] = _text_of(one, trees, without_votes=without_votes)
    return [texts[example.page.id] for example in examples]


def fold_trees(examples: Sequence[Example], fold: int) -> forest.Forest:
    """Train trees that never saw the hosts of *fold*, as the program uses them."""
    seen = [one for one in examples if one.page.fold(FOLDS) != fold]
    full = [_as_used(tree) for tree in trees_of(learn(seen, {}))]
    return forest.Forest(full, full, THRESHOLD, f"fold {fold}")


def trees_of(booster: lightgbm.Booster) -> list[list[list[float]]]:
    """Write the trees as `clean.forest` reads them."""
    return [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def main(arguments: Sequence[str]) -> int:
    """Learn, or cross-validate; print what was seen."""
    request = _parser().parse_args(arguments)
    pages = [page for folder in request.data or [DATA] for page in true_pages(folder)]
    learned = [page for page in pages if not page.is_held_out]
    if not learned:
        print("There are no pages to learn from: name a folder of sets with --data DIR.")
        return 1
    print(f"Measuring {len(learned)} pages; {len(pages) - len(learned)} are held out ...")
    with ProcessPoolExecutor() as pool:
        examples = list(pool.map(example_of, learned, chunksize=8))
    if request.check:
        _check(examples)
        return 0
    trust = trust_in(examples)
    known = {
        "version": _version(examples),
        "pages": len(examples),
        "threshold": THRESHOLD,
        "features": list(FEATURES),
        "full": trees_of(learn(examples, trust)),
        "alone": trees_of(learn(examples, trust, without_votes=True)),
    }
    request.output.parent.mkdir(exist_ok=True)
    request.output.write_text(json.dumps(known, separators=(",", ":")) + "\n", "utf-8")
    print(f"{request.output}: {request.output.stat().st_size // 1000} kB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py train clean", description=__doc__)
    parser.add_argument("--data", type=Path, action="append", help="folder of page sets")
    parser.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / FILE)
    return parser


def _check(examples: Sequence[Example]) -> None:
    trust = trust_in(examples)
    for name, without_votes in (("with votes", False), ("without votes", True)):
        texts = cross_validated(examples, trust, without_votes=without_votes)
        for set_name in sorted({example.page.set_name for example in examples}):
            chosen = [i for i, one in enumerate(examples) if one.page.set_name == set_name]
            found = score([examples[i].page for i in chosen], [texts[i] for i in chosen])
            print(f"{name:<14} {set_name:<16} {_line(found)}", flush=True)


def _line(found: Score) -> str:
    return (
        f"pages {found.pages:>4}  F1 {found.f1:.4f}  precision {found.precision:.4f}  "
        f"recall {found.recall:.4f}  identical {found.identical:.3f}"
    )


def _text_of(example: Example, trees: lightgbm.Booster, *, without_votes: bool) -> str:
    if not len(example.rows):
        return ""
    rows = example.rows.copy()
    if without_votes:
        rows[:, _of_votes()] = -1.0
    kept = np.asarray(trees.predict(rows)) > THRESHOLD
    return "\n".join(text for text, keep in zip(example.texts, kept, strict=True) if keep)


def _of_votes() -> list[int]:
    return [
        index
        for index, name in enumerate(FEATURES)
        if "vote" in name or any(vote in name for vote in VOTES)
    ]


def _version(examples: Sequence[Example]) -> str:
    seen = "".join(sorted(example.page.id for example in examples))
    return sha256(f"{SEED}{ROUNDS}{sorted(PARAMETERS.items())}{seen}")[:12]


def _as_used(tree: list[list[float]]) -> forest.Tree:
    features, thresholds, lefts, rights, values = tree
    whole = ([int(one) for one in column] for column in (features, lefts, rights))
    feature, left, right = whole
    return feature, thresholds, left, right, values


def _flat(root: Mapping[str, object]) -> list[list[float]]:
    features: list[float] = []
    thresholds: list[float] = []
    lefts: list[float] = []
    rights: list[float] = []
    values: list[float] = []

    def add(node: Mapping[str, object]) -> int:
        at = len(features)
        for column in (features, thresholds, lefts, rights, values):
            column.append(0)
        if "leaf_value" in node:
            features[at], values[at] = -1, round(float(str(node["leaf_value"])), 5)
        else:
            features[at] = int(str(node["split_feature"]))
            thresholds[at] = float(f"{float(str(node['threshold'])):.7g}")
            for column, side in ((lefts, "left_child"), (rights, "right_child")):
                child = node[side]
                assert isinstance(child, Mapping)
                column[at] = add(child)
        return at

    add(root)
    return [features, thresholds, lefts, rights, values]
