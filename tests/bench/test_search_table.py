"""The tables of a search among fewer peers have gaps where the others would stand."""

from bench.search_table import NOTHING, as_text

ASKED = {"query": "AND of two", "ours_ms": [1.0, 2.0], "fts5_ms": [5.0, 9.0], "agree": True}
BUILT = {"documents_per_s": 700, "size_mb": 494.0, "text_mb": 593.0, "memory_mb": 90.0}
SAVED = {"ours": [20.0, 30.0], "fts5": [2.0, 3.0]}
WINDOW = {
    "key_to_paint_ms": {"100": [50.0, 60.0]},
    "busy_key_to_paint_ms": {"100": [50.0, 60.0]},
    "late_ms": {"idle": [0.1, 0.2], "searching": [0.1, 4.0]},
}
REPORT = {
    "size": 100,
    "queries": [ASKED],
    "build": {"ours": BUILT, "fts5": {**BUILT, "documents_per_s": 1_732}},
    "save": dict.fromkeys(
        ("add_ms", "found_after_add_ms", "update_ms", "found_after_update_ms"), SAVED
    ),
    "merge": {"ours": {"seconds": 13.0, "memory_mb": 370.0}, "fts5": None},
    "window": WINDOW,
}


def test_a_peer_that_is_left_out_is_a_gap() -> None:
    lines = {line[:26].strip(): line[26:].split() for line in as_text(REPORT).splitlines()}

    asked = lines["AND of two"]
    assert asked == [
        "1.00",
        "/",
        "2.00",
        NOTHING,
        "5.00",
        "/",
        "9.00",
        NOTHING,
        "0.20",
        "≤",
        "0.15!",
        NOTHING,
    ]
    assert lines["articles a second"] == ["700", NOTHING, "1,732", NOTHING]
    assert lines["add one, most"] == ["20.00", "/", "30.00", NOTHING, "2.00", "/", "3.00", NOTHING]
    assert lines["merge all, s"] == ["13.0", NOTHING, NOTHING, NOTHING]
    assert lines["searching"][-3:] == ["+3.8", "≤", "3!"]
