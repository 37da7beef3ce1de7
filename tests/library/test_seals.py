"""A seal is the hash of the JSON of the sealed columns, however long they are."""

import json

import pytest

from sourcebook.base.digest import sha256, sha256_of
from sourcebook.library import tables
from sourcebook.library.connection import Value


@pytest.mark.parametrize(
    "values",
    [
        [],
        [""],
        ["one", 2, None, 2.5],
        ['"quoted" \\ \n\t\x01', "ğ 漢 😀", "\ud83d\ude00 \ud83d"],
        ["x" * 99_999 + "😀" + "y" * 200_001, "\n" * 100_000],
    ],
)
def test_a_text_is_sealed_in_pieces_as_it_would_be_whole(values: list[Value]) -> None:
    pieces = list(tables._as_json(values))
    assert "".join(pieces) == json.dumps(values)
    assert sha256_of(pieces) == sha256(json.dumps(values))
    assert max(map(len, pieces)) <= 6 * tables._STRETCH
