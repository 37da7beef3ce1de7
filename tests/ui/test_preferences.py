"""Settings are kept a moment after a change, or tried out and taken back."""

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.app import settings as settings_of
from sourcebook.model.settings import Settings
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.theme import THEMES
from sourcebook.ui.work import Work
from support.fake_jobs import FakeJobs


@pytest.fixture
def jobs() -> FakeJobs:
    return FakeJobs()


@pytest.fixture
def preferences(qtbot: QtBot, jobs: FakeJobs) -> Preferences:  # noqa: ARG001 - it needs Qt
    work = Work(jobs)
    made = Preferences(Settings(), jobs.as_jobs, work)
    made.work = work  # type: ignore[attr-defined] # kept alive
    return made


def test_what_is_tried_out_is_in_force_but_not_kept(
    preferences: Preferences, jobs: FakeJobs
) -> None:
    preferences.try_out()
    preferences.set("text_size_px", 30)
    preferences.keep_now()
    assert preferences.settings.number("text_size_px") == 30
    assert jobs.settings.number("text_size_px") == 30
    assert jobs.calls == []


def test_what_was_tried_out_can_be_taken_back(preferences: Preferences, jobs: FakeJobs) -> None:
    told: list[str] = []
    preferences.changed.connect(told.append)
    before = preferences.try_out()
    preferences.set("text_size_px", 30)
    preferences.set("theme", "contrast")
    preferences.go_back(before)
    assert preferences.settings == before == jobs.settings
    assert told == ["text_size_px", "theme", ""]


def test_what_was_tried_out_can_be_kept(preferences: Preferences, jobs: FakeJobs) -> None:
    preferences.try_out()
    preferences.set("text_size_px", 30)
    preferences.keep_tried()
    preferences.keep_now()
    assert len(jobs.calls) == 1


def test_changes_before_are_kept_before_anything_is_tried_out(
    preferences: Preferences, jobs: FakeJobs
) -> None:
    preferences.set("theme", "dark")
    preferences.try_out()
    assert len(jobs.calls) == 1


def test_going_on_through_the_themes_passes_each_once(preferences: Preferences) -> None:
    seen = []
    for _ in THEMES:
        preferences.next_theme()
        seen.append(preferences.theme.name)
    assert sorted(seen) == sorted(THEMES)


def test_keys_are_told_and_kept_once(preferences: Preferences, jobs: FakeJobs) -> None:
    told: list[str] = []
    preferences.changed.connect(told.append)
    for _ in range(2):
        preferences.set_keys({"star": (("F9", "window"),)})
    preferences.keep_now()
    assert told == [settings_of.KEYS]
    assert len(jobs.calls) == 1
