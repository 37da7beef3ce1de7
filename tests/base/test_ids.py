"""Ids are unique UUIDv7 and sort by time."""

import time
import uuid

from sourcebook.base.ids import new_id


def test_an_id_is_a_version_7_uuid() -> None:
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_a_later_id_sorts_after_an_earlier_one() -> None:
    first = new_id()
    time.sleep(0.003)
    assert first < new_id()


def test_ids_made_in_one_millisecond_sort_as_they_were_made() -> None:
    made = []
    for _ in range(2_000):
        made.append(new_id())
        until = time.time_ns() + 1_000
        while time.time_ns() < until:
            pass
    assert made == sorted(made)


def test_ids_made_in_one_millisecond_differ() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_the_time_in_an_id_is_now() -> None:
    milliseconds = uuid.UUID(new_id()).int >> 80
    assert abs(milliseconds / 1000 - time.time()) < 60
