"""What Whoosh's own parser makes of a string is answered by us as by Whoosh's own searcher."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from whoosh import qparser

from sourcebook.index.columnar.answers import Wanted, answered
from sourcebook.index.columnar.evaluate import Evaluator
from sourcebook.index.columnar.scoring import Model, Scorer
from sourcebook.index.columnar.snapshot import Snapshot
from sourcebook.index.columnar.whoosh_view import searcher_of
from sourcebook.index.index_folder import IndexFolder
from sourcebook.index.schema import schema
from sourcebook.model.search import Document, Found
from support.asked import DOCUMENTS

_parsing: Any = qparser  # Whoosh has no types


@cache
def parser() -> Any:
    made = _parsing.QueryParser("body", schema())
    for plugin in (
        _parsing.FuzzyTermPlugin,
        _parsing.SequencePlugin,
        _parsing.RegexPlugin,
        _parsing.GtLtPlugin,
    ):
        made.add_plugin(plugin())
    return made


def both(snapshot: Snapshot, query: Any) -> tuple[set[str], set[str]]:
    evaluator = Evaluator(snapshot, Scorer(snapshot, Model()))
    ours = {match.id for match in answered(snapshot, evaluator, query, Wanted(100)).matches}
    theirs = searcher_of(snapshot).search(query, limit=None, optimize=False)
    return ours, {hit["id"] for hit in theirs}


TEXTS = ("sea lamp oil", "sea", "lamp tide seas", "oil the sea lamp", "tide oil", "sea oil lamp")


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Six documents in two segments, one of which was deleted and one changed."""
    folder = IndexFolder(tmp_path_factory.mktemp("index"))
    made = [
        Document(
            f"d{at}",
            Found.ARTICLE if at % 2 else Found.NOTE,
            "",
            f"T{at}",
            text,
            date=f"2014-08-0{at + 1}",
            language="en",
            words=len(text.split()),
        )
        for at, text in enumerate(TEXTS)
    ]
    folder.rebuild(made[:3])
    folder.update([*made[3:], made[2]], ["d1"])
    return folder.snapshot()


@pytest.mark.parametrize(
    "asked",
    [
        *("sea", "sea lamp", "sea OR lamp", "sea NOT lamp", "NOT sea", "sea AND NOT lamp"),
        *(
            "sea ANDNOT lamp",
            "tide ANDNOT oil",
            "NOT oil",
            "NOT (sea OR tide)",
            "oil ANDNOT (lamp AND sea)",
            "(NOT sea) OR oil",
        ),
        *("sea ANDMAYBE lamp", "sea REQUIRE lamp", "(sea OR oil) AND (lamp OR tide)"),
        *('"sea lamp"', '"oil lamp"~3', '"sea la*"', '"(sea OR oil) lamp"', 'NOT "sea lamp"'),
        *("se*", "s*a", "?ea", "*", "*:*", "title:*", "kind:*", "language:*", "sea ANDNOT s*"),
        *("sea~", "seal~2", "lmap~", "kind:articl~", "kind:noet~2", "language:ne~", "id:d9~"),
        *("[lamp TO sea]", "{lamp TO sea}", "[lamp TO]", "[a TO z]", "title:[t0 TO t2]"),
        *("date:[20140801 TO 20140803]", "date:20140801", "words:[2 TO 3]", "words:>2"),
        *("saved:[20000101 TO]", "NOT words:[2 TO]", "kind:[a TO b]", "id:[d0 TO d2]"),
        *("title:t1", "kind:article", "kind:art*", "id:d1", "id:d*", "language:en", "kind:n*e"),
        *("body:sea title:t0", "sea^2 lamp", "nofield:x", r'r"se.*"', r'r"o[il]+"'),
        *("sea AND (lamp ANDNOT (oil ANDMAYBE tide))", "(sea REQUIRE (NOT tide))^3 OR t*"),
    ],
)
def test_a_string_is_answered_as_whoosh_answers_it(six: Snapshot, asked: str) -> None:
    ours, theirs = both(six, parser().parse(asked))
    assert ours == theirs


LEAVES = st.sampled_from(
    [
        *("sea", "seal", "tide", "lamp", "oil", "sengal", "f16", "title:sea", "headings:oil"),
        *('"sea lamp"', '"oil sea"~2', "se*", "*d?", "t?de", "seas~", "tdie~", "lamp~2", "*"),
        *("[lamp TO sea]", "[sea TO]", "words:[1 TO 3]", "date:[20140101 TO]", "words:<2"),
        *("kind:note", "kind:ntoe~", "kind:a*", "language:tr", "language:t?", "id:d0*", "sea^3"),
    ]
)
JOINTS = st.sampled_from([" ", " AND ", " OR ", " NOT ", " ANDNOT ", " ANDMAYBE ", " REQUIRE "])
STRINGS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, JOINTS, inner).map(lambda three: f"({''.join(three)})"),
        inner.map("NOT {}".format),
        inner.map("({})^2".format),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None, phases=[Phase.generate, Phase.explicit])
@given(
    st.lists(DOCUMENTS, min_size=1, max_size=6),
    st.lists(DOCUMENTS, max_size=4),
    st.lists(st.integers(0, 11).map("d{:02}".format), max_size=2),
    st.lists(STRINGS, min_size=3, max_size=8),
)
def test_nested_strings_are_answered_as_whoosh_answers_them(
    first: list[Document], later: list[Document], gone: list[str], strings: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = IndexFolder(Path(folder))
        index.rebuild(first)
        index.update(later, gone)
        snapshot = index.snapshot()
        for string in strings:
            ours, theirs = both(snapshot, parser().parse(string))
            assert ours == theirs, string
